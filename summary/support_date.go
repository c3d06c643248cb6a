package summary

import (
	"slices"
	"time"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/number"
)

// maxDates is the number of dates of a body that those of a claim are compared with.
const maxDates = 1000

// maxRange is the longest stretch of the body of which a day of the claim may be one.
const maxRange = 40 * 24 * time.Hour

// checkDates finds the dates and lengths of a sentence of the claim that the body lacks
// or gives otherwise.
func (c *Checker) checkDates(t *claimText, s sentence, cand []matched, out []Finding) []Finding {
	for i := range t.dates {
		m := &t.dates[i]
		here, ok := t.stretchIn(s, m.Span)
		if !ok {
			continue
		}
		t.isFact(here)
		if vagueDate(m) || t.single(m, here) {
			continue
		}
		if f, ok := c.missingYear(t, m, here); ok {
			out = append(out, f)
			continue
		}
		if f, ok := c.otherEnds(t, m, here); ok {
			out = append(out, f)
			continue
		}
		var same, clear []stretch
		for j := range min(len(c.dates), maxDates) {
			if c.sameDate(m, &c.dates[j].m) {
				same = append(same, c.dates[j].stretch)
				if c.dates[j].m.Conflict == 0 {
					clear = append(clear, c.dates[j].stretch)
				}
			}
		}
		if m.Conflict == date.WeekdayConflict && len(clear) > 0 && len(clear) == len(same) {
			// The weekday is not that of its date, and the body's is.
			out = append(out, t.finding(c, OtherDate, here, clear[0]))
			continue
		}
		others := inside(t, c.dates, func(p *datePlace) stretch { return p.stretch }, c, cand, func(p *datePlace) bool {
			return kindredDates(m, &p.m) && !c.sameDate(m, &p.m) && !c.claimsDate(t, &p.m)
		})
		found := len(same) > 0 || c.phrase(t, here, exactKey)
		if !found && c.isPublication(m) {
			// The body need not repeat it, but may have another weekday for the same.
			if r := c.best(t, s, here, others); m.Rule.HasDay && r.displaces(rival{}, 0) {
				out = append(out, t.finding(c, OtherDate, here, r.stretch))
				continue
			}
			found = true
		}
		if f, ok := c.decide(t, s, here, same, others, found, MissingDate, OtherDate); ok && !(f.Reason == MissingDate && m.Value.IsDuration() && t.inWords(here)) {
			out = append(out, f)
		}
	}
	return out
}

// otherEnds tells whether the body lacks one of the ends of a range, as one of a range or
// by itself: «من 14 إلى 18 فبراير» where it has «يومي 14 و15 فبراير».
func (c *Checker) otherEnds(t *claimText, m *date.Mention, here stretch) (Finding, bool) {
	if m.ValueEnd.IsZero() || m.Value.IsZero() || m.Value.IsDuration() || c.phrase(t, here, exactKey) {
		return Finding{}, false
	}
	first, firstOK := c.hasEnd(m, m.Value.Start())
	last, lastOK := c.hasEnd(m, m.ValueEnd)
	switch {
	case firstOK && lastOK:
		return Finding{}, false
	case firstOK:
		return t.otherRange(c, here, first), true
	case lastOK:
		return t.otherRange(c, here, last), true
	}
	return Finding{}, false // as other dates
}

// otherRange is the finding for a range of which the body has one end: what it has instead
// where that is a range, too.
func (t *claimText) otherRange(c *Checker, here stretch, have *datePlace) Finding {
	if have == nil || have.m.ValueEnd.IsZero() {
		return t.finding(c, MissingDate, here, stretch{})
	}
	return t.finding(c, OtherDate, here, have.stretch)
}

// hasEnd tells whether the body has an end of a range, and where, a range before a date.
// The place is nil for the day of publication, which it need not have.
func (c *Checker) hasEnd(m *date.Mention, end date.Value) (have *datePlace, ok bool) {
	a := date.Mention{Value: end, Rule: m.Rule, Mod: m.Mod, Basis: m.Basis}
	for i := range min(len(c.dates), maxDates) {
		p := &c.dates[i]
		isRange := !p.m.ValueEnd.IsZero()
		for _, v := range [...]date.Value{p.m.Value, p.m.ValueEnd} {
			b := date.Mention{Value: v, Rule: p.m.Rule, Basis: p.m.Basis}
			if v.IsZero() || v.IsDuration() || !c.sameDate(&a, &b) {
				continue
			}
			if isRange {
				return p, true
			}
			have = p
		}
	}
	return have, have != nil || c.isPublication(&a)
}

// How the body has a year.
const (
	impliedYear = 1 + iota // by «الأحد», which is in it, or by its publication
	givenYear              // as such: 2023, العام الماضي
)

// missingYear tells whether a date of the claim has a year in digits that no date of the
// body has.
func (c *Checker) missingYear(t *claimText, m *date.Mention, here stretch) (Finding, bool) {
	grain := impliedYear
	if m.Value.Grain() == date.Year {
		grain = givenYear
	}
	for i := here.first; i < here.end; i++ {
		w := &t.words[i]
		if !w.mark || w.n == 0 || len(t.at[i]) > 0 || c.digits[w.keys[0]] {
			continue
		}
		v, err := number.Parse(w.Of(t.s))
		year, whole := v.Int64()
		if err != nil || !whole || year < 1000 || year > 2999 || c.years[int(year)] >= grain {
			continue
		}
		return t.finding(c, MissingDate, here, stretch{}), true
	}
	return Finding{}, false
}

// vagueDate tells of expressions that say too little to be false: حاليا، قبل أيام.
func vagueDate(m *date.Mention) bool {
	if _, isRange := m.Value.End(); isRange && m.Basis == date.Relative && m.Value.Month() != 0 && m.Rule.Month == 0 && m.Rule.Unit != date.NoUnit { // اليومين المقبلين
		return true
	}
	if m.Rule.Unit >= date.Decades || m.Basis == date.Vague || m.Value.IsRef() || m.Quant != 0 {
		return true
	}
	if m.Value.IsZero() && m.Rule.IsZero() {
		return true
	}
	if m.Value.IsDuration() {
		_, known := amount(m.Value)
		return !known
	}
	return m.Value.IsZero() && m.Rule.Unit < date.Days
}

// single tells of a length of one unit that is not counted: مع مرور عام.
func (t *claimText) single(m *date.Mention, here stretch) bool {
	length, _ := amount(m.Value)
	if !m.Value.IsDuration() || !slices.Contains(unitSeconds[:], length) {
		return false
	}
	return t.inWords(here)
}

// inWords tells of a stretch without digits: «منذ عامين» is what a claim may make of dates.
func (t *claimText) inWords(here stretch) bool {
	for i := here.first; i < here.end; i++ {
		if t.words[i].mark {
			return false
		}
	}
	return true
}

// sameDate tells whether a date of the body says what one of the claim says, or more
// exactly.
func (c *Checker) sameDate(a, b *date.Mention) bool {
	if a.Value.IsDuration() || b.Value.IsDuration() {
		return sameLength(a, b)
	}
	if a.Value.IsZero() || b.Value.IsZero() {
		return a.Value.IsZero() && b.Value.IsZero() && a.Rule == b.Rule
	}
	if a.Value == b.Value {
		return true
	}
	x, y := a.Value.Start(), b.Value.Start()
	if y.IsRef() {
		return false
	}
	if _, isRange := a.Value.End(); a.Rule.Month != 0 && !isRange && x.Month() != 0 && y.Month() != 0 {
		return openYear(x, y) // without a year: الـ7 من أكتوبر
	}
	if _, ok := x.Year(); !ok {
		return openYear(x, y)
	}
	if _, ok := y.Year(); !ok {
		return openYear(y, x)
	}
	if end, isRange := a.Value.End(); isRange {
		bEnd, ok := b.Value.End()
		return ok && x == y && end == bEnd
	}
	from, to, ok := bounds(a)
	bFrom, bTo, bOK := bounds(b)
	if !ok || !bOK {
		return false
	}
	// The body's is within the claim's.
	if !bFrom.Before(from) && !bTo.After(to) {
		return true
	}
	// The claim's is within a range of the body, or a part of a day of it.
	if !from.Before(bFrom) && !to.After(bTo) {
		if _, isRange := b.Value.End(); isRange && bTo.Sub(bFrom) <= maxRange || x.Grain() >= date.DayPart && y.Grain() >= date.Day && partsAgree(x, y) {
			return true
		}
	}
	return false
}

func bounds(m *date.Mention) (from, to time.Time, ok bool) {
	from, to, ok = m.Bounds(time.UTC)
	return
}

// partsAgree tells whether two times of a day do not exclude each other.
func partsAgree(a, b date.Value) bool {
	if b.Grain() <= date.Day || a.Grain() <= date.Day {
		return true
	}
	return a.Part() == b.Part() || b.Part() == date.NoPart || a.Part() == date.NoPart
}

// openYear tells whether a day and month without a year are those of another date.
func openYear(a, b date.Value) bool {
	return a.Month() != 0 && a.Month() == b.Month() && (a.Day() == 0 || a.Day() == b.Day())
}

// sameLength tells whether two lengths are equal, in whatever units: two weeks, 14 days.
func sameLength(a, b *date.Mention) bool {
	if !a.Value.IsDuration() || !b.Value.IsDuration() {
		return false
	}
	if a.Value == b.Value {
		return true
	}
	v, ok := amount(a.Value)
	w, ok2 := amount(b.Value)
	if !ok || !ok2 {
		return false
	}
	by := 0.001
	switch a.Mod {
	case date.Approx:
		by = 0.1
	case date.MoreThan:
		return w >= v && w <= 1.2*v
	case date.LessThan:
		return w <= v && w >= 0.8*v
	}
	return near(v, w, by)
}

var unitSeconds = [...]float64{
	date.Seconds: 1, date.Minutes: 60, date.Hours: 3600, date.Days: 86400, date.Weeks: 7 * 86400,
	date.Months: 365.0 / 12 * 86400, date.Quarters: 365.0 / 4 * 86400, date.Years: 365 * 86400,
	date.Decades: 3650 * 86400, date.Centuries: 36500 * 86400, date.Millennia: 365000 * 86400,
}

// amount is a length in seconds.
func amount(v date.Value) (sum float64, known bool) {
	for u := date.Seconds; u <= date.Millennia; u++ {
		n, ok := v.Amount(u)
		if !ok {
			return 0, false
		}
		sum += n * unitSeconds[u]
	}
	return sum, sum > 0
}

// kindredDates tells whether a date of the body can stand where the claim has another.
func kindredDates(a, b *date.Mention) bool {
	if vagueDate(b) || a.Value.IsDuration() != b.Value.IsDuration() || a.Value.IsZero() != b.Value.IsZero() {
		return false
	}
	return true
}

func (c *Checker) claimsDate(t *claimText, b *date.Mention) bool {
	for i := range min(len(t.dates), maxPlaces) {
		if c.sameDate(&t.dates[i], b) {
			return true
		}
	}
	return false
}

// isPublication tells whether a date of the claim is the day on which the article was
// published, which the body need not repeat.
func (c *Checker) isPublication(m *date.Mention) bool {
	day, ok := c.n.Article.Published.Time(time.UTC)
	if !ok || m.Value.IsZero() || m.Value.IsDuration() || m.Conflict != 0 { // أمس الخميس, of a Thursday
		return false
	}
	from, to, ok := bounds(m)
	day = day.Truncate(24 * time.Hour)
	return ok && from.Before(day.Add(24*time.Hour)) && to.After(day) && to.Sub(from) <= 25*time.Hour
}
