package date

// A date in digits: 28/7/2024، 2024-07-28، 28 - 7 - 2024، 22/1/1446هـ.

// digitDate reads a date in digits at item j. Two numbers, day and month, are one
// only where short is set: something else tells that they are a date.
func (r *reader) digitDate(j int, short bool) (e expr, ok bool) {
	if !r.plainLeft(j) {
		return e, false
	}
	a, s1, b := r.at(j), r.peek(j+1), r.peek(j+2)
	if s1.kind != sign || b.kind != digits || s1.sign != '/' && s1.sign != '-' && s1.sign != '.' {
		return e, false
	}
	if s1.sign == '.' && (s1.gap != none0 || b.gap != none0) {
		return e, false
	}
	s2, c := r.peek(j+3), r.peek(j+4)
	e.from, e.start = j, a.start
	if s2.kind == sign && s2.sign == s1.sign && c.kind == digits && (s2.sign != '.' || s2.gap == none0 && c.gap == none0) {
		return r.threeNumbers(e, j)
	}
	if s2.kind == sign && s2.gap == none0 && c.kind == digits && c.gap == none0 {
		return e, false
	}
	if r.whole && s1.sign == '/' && a.digits <= 2 && b.digits == 4 && a.num >= 1 && a.num <= 12 && b.num > 1900 && b.num < 2100 { // 2/2013
		e.core = coreDate
		e.month.n, e.year = uint8(a.num), yearSpec{n: int16(b.num), has: true}
		e.to, e.end = j+3, b.end
		return e, true
	}
	if short && a.digits <= 2 && b.digits <= 2 && s1.gap == none0 && b.gap == none0 && r.plainRight(j+2) {
		e.core, e.numeric = coreDate, true
		e.day, e.month.n = uint8(a.num), uint8(b.num)
		e.swapped = true
		e.to, e.end = j+3, b.end
		if e.month.n > 12 && e.day <= 12 {
			e.day, e.month.n = e.month.n, e.day
			e.swapped = false
		}
		e.impossible = e.month.n > 12 || e.month.n == 0 || e.day == 0 || e.day > 31
		return e, true
	}
	return e, false
}

func (r *reader) threeNumbers(e expr, j int) (expr, bool) {
	a, b, c := r.at(j), r.at(j+2), r.at(j+4)
	if b.digits > 2 || a.num < 0 || c.num < 0 {
		return e, false
	}
	if n := r.at(j + 5); n.gap == none0 && (n.kind == digits || n.kind == latin && !r.isoT(j+5) || n.kind == sign && (n.sign == '/' || n.sign == '-' || n.sign == '.') && r.at(j+6).kind == digits && r.at(j+6).gap == none0) {
		return e, false
	}
	k := j + 5
	first := false // the year stands first
	var y, m, d int
	switch {
	case a.digits == 4 && c.digits <= 2:
		first = true
		y, m, d = int(a.num), int(b.num), int(c.num)
	case c.digits == 4 && a.digits <= 2:
		d, m, y = int(a.num), int(b.num), int(c.num)
	case c.digits == 2 && a.digits <= 2:
		d, m, y = int(a.num), int(b.num), int(c.num)
		if r.at(j+1).gap != none0 || d == 0 || m == 0 || d > 31 || m > 12 && d > 12 || d > 12 && m > 12 {
			return e, false
		}
		e.two = true
	default:
		return e, false
	}
	e.core, e.numeric = coreDate, true
	e.year = yearSpec{n: int16(y), has: true}
	k = r.era(k, &e.year)
	if !e.year.era && !e.two && y >= 1300 && y <= 1500 {
		e.year.cal = HijriCalendar
	}
	if !e.two && e.year.cal == Gregorian && (y < 1000 || y > 2199) {
		return e, false
	}
	e.month.cal = e.year.cal
	if !first && m > 12 && d <= 12 {
		d, m = m, d
	} else if !first && d <= 12 && m <= 12 && d != m {
		e.swapped = true
	}
	if first && m > 12 && d <= 12 && d > 0 && m <= 31 && e.year.cal == HijriCalendar {
		d, m = m, d
	}
	e.day, e.month.n = uint8(min(d, 255)), uint8(min(m, 255))
	e.to, e.end = k, r.endsAt(k)
	e.impossible = m < 1 || m > 12 || d < 1 || d > 31
	return e, true
}

// isoT tells whether item j is the T of ISO 8601 before a clock time.
func (r *reader) isoT(j int) bool {
	it := r.at(j)
	n := r.at(j + 1)
	return it.kind == latin && it.end == it.start+1 && r.text[it.start] == 'T' && n.kind == digits && n.gap == none0 && n.digits == 2
}
