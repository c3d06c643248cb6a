package article

import (
	"strconv"
	"strings"
	"time"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/lexicon"
)

// published takes a stamp for the publication date, unless one is there.
func (s *state) published(sp text.Span) {
	if s.a.Published.Value != "" || sp.Empty() {
		return
	}
	s.r.load(s.src, sp)
	if v := s.r.stampValue(s.monthFirst()); v != "" {
		s.a.Published = Published{Part: s.part(sp), Value: v, Basis: Stated}
	}
}

// monthFirst tells whether the article's numeric stamps put the month before the day:
// so do the e-papers whose relative stamp («أمس 11:03 AM») has an English AM or PM.
func (s *state) monthFirst() bool {
	for _, u := range s.us {
		if u.role != RoleTimestamp {
			continue
		}
		line := u.Of(s.src)
		if (strings.HasSuffix(line, "AM") || strings.HasSuffix(line, "PM")) && (strings.Contains(line, "أمس") || strings.Contains(line, "منذ") || strings.Contains(line, "اليوم")) {
			return true
		}
	}
	return false
}

// An atom is a word of a stamp with its value.
type atom struct {
	kind  lexicon.StampKind // NoStamp for a number
	value int
	at    int // its element
}

// stampValue gives the value of the stamp that the reader holds, as TIMEX3, or "" where
// it does not tell day, month and year of the Gregorian calendar.
func (r *reader) stampValue(monthFirst bool) string {
	atoms := r.atoms()
	day, weekday := time.Time{}, 0
	for _, a := range atoms {
		if a.kind == lexicon.Weekday {
			weekday = a.value
			break
		}
	}
	for i := range atoms {
		if d, ok := r.day(atoms[i:], weekday, monthFirst); ok {
			day = d
			break
		}
	}
	if day.IsZero() {
		return ""
	}
	if clock := r.clock(atoms); clock != "" {
		return day.Format(time.DateOnly) + "T" + clock
	}
	return day.Format(time.DateOnly)
}

// atoms reads numbers and words of time off the elements.
func (r *reader) atoms() []atom {
	var buf [maxElements]atom
	as := buf[:0]
	for i := 0; i < r.n; {
		e := r.el[i]
		if e.sign != 0 {
			i++
			continue
		}
		if isNumber(e.Of(r.src)) {
			for _, f := range strings.Split(text.FoldDigits.String(e.Of(r.src)), ".") {
				if v, err := strconv.Atoi(f); err == nil && len(as) < cap(as) {
					as = append(as, atom{lexicon.NoStamp, v, i})
				}
			}
			i++
			continue
		}
		var w lexicon.Stamp
		n := r.phrase(i, lexicon.MaxStampWords, func(k []byte) (ok bool) {
			w, ok = lexicon.StampWord(k)
			return ok
		})
		if n > 0 && w.Kind != lexicon.NoStamp && w.Kind != lexicon.Joiner && len(as) < cap(as) {
			as = append(as, atom{w.Kind, w.Value, i})
		}
		i += max(n, 1)
	}
	return append([]atom(nil), as...)
}

// day reads a date at the start of the atoms: day, month's name (or both of its names)
// and year, or three numbers.
func (r *reader) day(as []atom, weekday int, monthFirst bool) (time.Time, bool) {
	if len(as) < 3 || as[0].kind != lexicon.NoStamp {
		return time.Time{}, false
	}
	d, j := as[0].value, 1
	if as[1].kind == lexicon.Month {
		for j < len(as) && as[j].kind == lexicon.Month {
			j++
		}
		if j == len(as) || as[j].kind != lexicon.NoStamp {
			return time.Time{}, false
		}
		return date(as[j].value, as[1].value, d)
	}
	if as[1].kind != lexicon.NoStamp || as[2].kind != lexicon.NoStamp || !r.dashed(as[0].at, as[2].at) {
		return time.Time{}, false
	}
	a, b, c := as[0].value, as[1].value, as[2].value
	if a > 31 { // 2012-07-08
		return date(a, b, c)
	}
	first, ok := date(c, b, a)
	second, ok2 := date(c, a, b)
	switch {
	case !ok:
		return second, ok2
	case !ok2:
		return first, ok
	case weekday > 0 && isoWeekday(first) != weekday && isoWeekday(second) == weekday:
		return second, true
	case weekday == 0 && monthFirst:
		return second, true
	}
	return first, true
}

// dashed tells whether only signs of a numeric date stand between two numbers.
func (r *reader) dashed(i, j int) bool {
	for k := i; k <= j; k++ {
		switch r.el[k].sign {
		case 0, '/', '-', '.':
		default:
			return false
		}
	}
	return true
}

func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// date is a day of the Gregorian calendar, if there is one and a paper may have been
// printed then.
func date(year, month, day int) (time.Time, bool) {
	if year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31 {
		return time.Time{}, false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == day
}

// clock reads the first clock time, hours and minutes with a colon between: 15:53, 12:09 م.
func (r *reader) clock(as []atom) string {
	for i := 0; i+1 < len(as); i++ {
		h, m := as[i], as[i+1]
		if h.kind != lexicon.NoStamp || m.kind != lexicon.NoStamp || m.at != h.at+2 || r.el[h.at+1].sign != ':' || h.value > 23 || m.value > 59 {
			continue
		}
		hour := h.value
		if i+2 < len(as) && as[i+2].kind == lexicon.Meridiem {
			switch {
			case as[i+2].value == 2 && hour < 12:
				hour += 12
			case as[i+2].value == 1 && hour == 12:
				hour = 0
			}
		}
		return two(hour) + ":" + two(m.value)
	}
	return ""
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
