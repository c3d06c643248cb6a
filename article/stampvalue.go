package article

import (
	"slices"
	"strings"
	"time"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/text"
)

// The years in which a paper may have been printed.
const (
	firstYear = 1800
	lastYear  = 2199
)

// published takes a stamp for the publication date, unless one is there. What does not
// tell its day («يونيو 2012», «12 - 3», «منذ 2 أسبوع») is none.
func (s *state) published(sp text.Span) {
	if s.a.Published.Value != "" || sp.Empty() {
		return
	}
	m, ok := date.Finder{Country: s.stampCountry()}.Stamp(sp.Of(s.src))
	if !ok {
		return
	}
	s.a.Issues = slices.Clip(s.a.Issues) // the source keeps its own
	for _, i := range m.Issues {
		i.Span = i.Span.Shift(sp.Start)
		s.a.Issues = append(s.a.Issues, i)
	}
	if m.Basis != date.Stated || m.Value.Day() == 0 {
		return
	}
	if y, ok := m.Value.Year(); !ok || y < firstYear || y > lastYear {
		return
	}
	if m.Conflict != 0 {
		s.a.Issues = append(s.a.Issues, text.Issue{Code: StampConflict, Span: m.Shift(sp.Start), Message: conflicts[m.Conflict]})
	}
	s.a.Published = Published{Part: s.part(sp), Value: m.Value.String(), Basis: Stated}
}

// StampConflict is the code of the issue of a stamp that contradicts itself.
const StampConflict = "stamp-conflict"

var conflicts = [...]string{
	date.MonthConflict:    "the two names of the month disagree; the first one counts",
	date.WeekdayConflict:  "the weekday is not that of the date; the date counts",
	date.CalendarConflict: "the Hijri and the Gregorian date disagree; the Gregorian one counts",
}

// Time is the beginning of the day or minute of publication in a location: the Anchor of a
// [date.Finder]. ok is false where the text does not tell it.
func (p Published) Time(loc *time.Location) (t time.Time, ok bool) {
	v, err := date.Parse(p.Value)
	if err != nil {
		return t, false
	}
	t, _, ok = v.Bounds(loc)
	return t, ok
}

// stampCountry is the country whose order of day and month the numeric stamps have. The
// e-papers whose relative stamp («أمس 11:03 AM») has an English AM or PM put the month
// first, as the United States do.
func (s *state) stampCountry() string {
	if s.Country != "" {
		return s.Country
	}
	for _, u := range s.us {
		if u.role != RoleTimestamp {
			continue
		}
		line := u.Of(s.src)
		if (strings.HasSuffix(line, "AM") || strings.HasSuffix(line, "PM")) && (strings.Contains(line, "أمس") || strings.Contains(line, "منذ") || strings.Contains(line, "اليوم")) {
			return "US"
		}
	}
	return ""
}
