package date

import "github.com/khabar-go/khabar/internal/numeral"

// fullDay reads a day: a date in digits or with a month's name, «17 من الشهر الجاري»,
// «12 منه». short allows day and month in digits alone: something before it tells that
// it is a date.
func (r *reader) fullDay(j int, short bool) (e expr, ok bool) {
	it := r.at(j)
	switch {
	case it.kind == digits:
		if e, ok = r.digitDate(j, short); ok {
			if !e.year.given() && !e.two {
				r.dateTail(&e)
			}
			return e, true
		}
		return r.dayMonth(j)
	case it.kind == latin || it.is(isMonth):
		return r.monthDay(j)
	case it.kind == arabic:
		return r.dayMonth(j)
	}
	return e, false
}

// dayNumber reads the number of a day: 17، الـ17، السابع عشر، غرة، فاتح.
func (r *reader) dayNumber(j int) (n int, k int) {
	it := r.at(j)
	if it.kind == digits {
		if it.digits > 2 || !r.plainLeft(j) {
			return 0, j
		}
		return int(it.num), j + 1
	}
	if it.kind != arabic {
		return 0, j
	}
	switch bare := r.unprefixed(j); bare {
	case keyGhurra, keyFatih, keyAlFatih:
		return 1, j + 1
	}
	s := r.small(j)
	if s.k == j || s.words && !s.ord && !(s.def && (s.n == 20 || s.n == 30)) && !(s.def && s.n > 20) {
		return 0, j
	}
	return s.n, s.k
}

// dayMonth reads a day of a month: «17 تموز/يوليو», «السابع عشر من الشهر الجاري».
func (r *reader) dayMonth(j int) (e expr, ok bool) {
	n, k := r.dayNumber(j)
	if k == j {
		return e, false
	}
	e.from, e.start = j, r.beginsAt(j)
	e.core = coreDate
	e.day = uint8(min(n, 99))
	e.impossible = n == 0 || n > 31
	isDigits := r.at(k-1).kind == digits
	it := r.peek(k)
	from := false
	switch {
	case it.key == keyMin:
		k++
		from = true
	case it.signed('-'), it.signed('/'), it.signed(','):
		if !isDigits {
			return e, false
		}
		k++
	case it.key == keyMinHu || it.key == keyMinHa:
		if it.key == keyMinHu && n <= 31 && (r.ctx.kind == moment || r.joined(j)) {
			e.ofText, e.to, e.end = true, k+1, it.end
			e.month = monthSpec{dir: dirSame}
			return e, e.day > 0 && !e.impossible
		}
	case it.is(isDir) && it.def() && dir(it.word.n) == dirNow && it.pre == hasDef && (isDigits || n > 1): // 17 الجاري
		e.month = monthSpec{dir: dirNow}
		e.to, e.end = k+1, it.end
		return e, true
	}
	it = r.peek(k)
	if it.kind != arabic && it.kind != latin {
		return e, false
	}
	if m, nk := r.month(k); m.n != 0 {
		if it.pre&(hasWaw|hasFeh|hasBeh|hasLam|hasKaf) != 0 && it.cl != 0 {
			return e, false
		}
		if m.weak && m.cal == Gregorian && m.sys == uint8(Libyan) && !r.libyanOK(nk) {
			return e, false
		}
		e.month = m
		e.to = nk
		r.dateTail(&e)
		if m.cal == HijriCalendar && m.n == 2 && m.weak && !m.noun && !from && !e.year.given() && (n < 10 || r.at(k-1).kind == sign) { // 3 - صفر is a score
			return e, false
		}
		if m.cal == CopticCalendar && !(e.year.has && e.year.n > 1000 && e.year.n < 1900) {
			return e, false
		}
		e.weak = m.weak && !from && !isDigits && !e.year.given()
		return e, true
	}
	if s := r.peek(k); isDigits && !from && s.kind == arabic && !(r.isUnitAt(k, Months) && s.pre == hasDef) { // 19 سيتمبر 2022
		if m, nk := r.misspelt(k, 0); m.n != 0 && r.yearBehind(nk) {
			e.month, e.to = m, nk
			r.dateTail(&e)
			return e, true
		}
		return e, false
	}
	if !from && !(isDigits && r.isUnitAt(k, Months) && it.pre == hasDef) { // 14 الشهر المقبل
		return e, false
	}
	return r.dayOfMonth(e, k)
}

// joined tells whether item j stands behind إلى, حتى or و.
func (r *reader) joined(j int) bool {
	p := r.prev(j)
	return p.is(isPrepTo) || p.is(isPrepUntil) || p.key == keyWa || r.at(j).pre&hasWaw != 0
}

// yearBehind tells whether a year in digits stands at item j.
func (r *reader) yearBehind(j int) bool {
	it := r.peek(j)
	return it.kind == digits && it.digits == 4 && it.num > 1900 && it.num < 2100
}

// libyanOK tells whether a year or ف stands behind a Libyan month.
func (r *reader) libyanOK(k int) bool {
	if r.yearBehind(k) {
		return true
	}
	y, n := r.year(k, true)
	return n > k && y.has
}

// dayOfMonth reads the month behind «17 من»: «الشهر الجاري», «هذا الشهر», «الشهر ذاته»,
// «شهر سبعة».
func (r *reader) dayOfMonth(e expr, k int) (expr, bool) {
	it := r.peek(k)
	if it.kind == atEnd {
		return e, false
	}
	var f expr
	ok := false
	switch {
	case it.is(isDemo):
		f, ok = r.demonstrated(k)
	case r.isUnitAt(k, Months) && it.def() || it.key == keyShahruna:
		f, ok = r.unitPeriod(k)
	case r.isUnitAt(k, Months):
		if m, nk := r.numberMonth(k); m.n != 0 {
			e.month, e.to = m, nk
			r.dateTail(&e)
			return e, true
		}
	}
	if !ok && r.isUnitAt(k, Months) { // 27 من الشهر الثامن
		if m, nk := r.numberMonth(k); m.n != 0 {
			e.month, e.to = m, nk
			r.dateTail(&e)
			return e, true
		}
	}
	if !ok || f.core != coreUnit || f.unit != Months {
		return e, false
	}
	e.month = monthSpec{dir: f.dir, noun: true}
	e.ofText = f.dir == dirSame
	e.to, e.end = f.to, f.end
	e.weak = false
	return e, true
}

// numberMonth reads a month by its number: «شهر 7», «شهر سبعة», «الشهر السابع».
func (r *reader) numberMonth(j int) (m monthSpec, k int) {
	if !r.isUnitAt(j, Months) {
		return m, j
	}
	s := r.small(j + 1)
	if s.k == j+1 || r.peek(j+1).kind == atEnd || s.n < 1 || s.digits && !r.plainLeft(j+1) {
		return m, j
	}
	if r.at(j).def() && !(s.ord && s.def) || !r.at(j).def() && s.ord {
		return m, j
	}
	if s.words && !s.ord {
		d, _ := r.dirAt(s.k)
		if y, k := r.year(s.k, true); (s.n == 1 || (k == s.k || !y.given()) && !r.whole) && d == noDir {
			return m, j
		}
	}
	return monthSpec{n: uint8(min(s.n, 99)), noun: true}, s.k
}

// monthDay reads a month with the day behind it: «فبراير ١٤ ٢٠١٠», «May 18, 2024».
func (r *reader) monthDay(j int) (e expr, ok bool) {
	m, k := r.monthName(j, false)
	if m.n == 0 {
		return e, false
	}
	d := r.peek(k)
	if d.kind != digits || d.digits > 2 || d.num < 1 || d.num > 31 || !r.plainLeft(k) {
		return e, false
	}
	y, n := r.year(k+1, true)
	if n == k+1 || !y.has {
		if !r.whole || m.weak || r.peek(k+1).kind != atEnd {
			return e, false
		}
		y, n = yearSpec{}, k+1
	}
	e = expr{from: j, start: r.beginsAt(j), core: coreDate, day: uint8(d.num), month: m, year: y, to: n, end: r.endsAt(n)}
	return e, true
}

// monthDays reads days behind their month: «يوليو 13-15», alone or with their year.
func (r *reader) monthDays(j int) (e expr, ok bool) {
	m, k := r.monthName(j, false)
	a := r.peek(k)
	if m.n == 0 || a.kind != digits || a.digits > 2 {
		return e, false
	}
	c, n := r.peek(k+1), k+2
	b := r.peek(n)
	if !c.signed('-') && !c.is(isPrepTo) || b.kind != digits || b.digits > 2 || a.num < 1 || b.num <= a.num || b.num > 31 {
		return e, false
	}
	e = expr{from: j, start: r.beginsAt(j), core: coreDate, day: uint8(b.num), month: m, to: n + 1, end: b.end}
	r.dateTail(&e)
	if !e.year.has && !r.lone(&e) {
		return e, false
	}
	r.till = e
	e.day, e.hasEnd = uint8(a.num), true
	return e, true
}

// dateTail reads what follows a month: the year, الماضي, «من العام الماضي», and the
// same date by the other calendar.
func (r *reader) dateTail(e *expr) {
	k := e.to
	d, n := r.dirAt(k)
	if n > k && d != dirLast && d != dirNew && d != dirNext {
		e.month.dir = d
		k = n
		if d == dirPast || d == dirNow || d == dirFuture {
			if y, n := r.year(k, true); n > k && y.has && r.sameYearKind(e, y) {
				e.year, k = y, n
			} else if n > k && y.dir != noDir && r.peek(k).key == keyMin {
				e.year, k = y, n
			}
		}
	} else if y, n := r.year(k, true); n > k && r.sameYearKind(e, y) && !r.rangeAhead(k) && !(r.peek(k).signed('-') && y.has && !y.era && r.at(n).signed(':')) {
		e.year, k = y, n
		if e.year.cal == Gregorian && e.month.cal != Gregorian && e.year.n > 1600 && e.month.cal == HijriCalendar {
			// رمضان عام 2024: the month that lies in the Gregorian year
			e.year.cal = Gregorian
		} else if e.year.has && !e.year.era {
			e.year.cal = e.month.cal
		}
		if d, n := r.dirAt(k); n > k && d != dirLast && d != dirNew && d != dirNext {
			k = n
		}
	}
	e.to, e.end = k, r.endsAt(k)
	if c := r.peek(k); e.day > 0 && c.kind == arabic && (c.key == keyMin) { // 7 تموز من الشهر الجاري
		if f, ok := r.unitPeriodAt(k + 1); ok && f.core == coreUnit && f.unit == Months && !e.year.given() && e.month.dir == noDir && f.dir == dirNow {
			e.to, e.end = f.to, f.end
		}
	}
}

func (r *reader) unitPeriodAt(j int) (expr, bool) {
	if r.peek(j).kind != arabic {
		return expr{}, false
	}
	return r.unitPeriod(j)
}

// rangeAhead tells whether «- 26/7/2024» or «- 5 يوليو» stands at item k: no year.
func (r *reader) rangeAhead(k int) bool {
	if !r.peek(k).signed('-') && !r.peek(k).signed('/') {
		return false
	}
	d := r.peek(k + 1)
	return d.kind == digits && d.digits <= 2
}

// sameYearKind tells whether a year may belong to a date: a Coptic month has no
// Gregorian year.
func (r *reader) sameYearKind(e *expr, y yearSpec) bool {
	if y.bc {
		return false
	}
	if y.has && y.era && y.cal != e.month.cal && e.month.cal == Gregorian {
		return false
	}
	return true
}

// monthExpr reads a month without a day: «يونيو/حزيران 2024», «شهر تموز الماضي».
func (r *reader) monthExpr(j int) (e expr, ok bool) {
	if e, ok = r.monthDay(j); ok {
		return e, true
	}
	if r.at(j).kind == latin {
		m, k := r.monthName(j, false)
		if m.n == 0 || !r.yearBehind(k) {
			return e, false
		}
	}
	m, k := r.month(j)
	if m.n == 0 {
		if m, k = r.numberMonth(j); m.n == 0 {
			return e, false
		}
		e = expr{from: j, start: r.beginsAt(j), core: coreDate, month: m, to: k}
		if s := r.peek(k); s.signed('/') || s.signed('-') {
			if y := r.peek(k + 1); y.kind == digits && y.digits == 4 {
				e.to = k + 1
				e.year = yearSpec{n: int16(y.num), has: true}
				e.to = r.era(k+2, &e.year)
				e.end = r.endsAt(e.to)
				e.impossible = m.n > 12
				return e, true
			}
		}
		r.dateTail(&e)
		e.impossible = m.n > 12
		if r.at(j).def() && !e.year.given() {
			return e, false
		}
		if !e.year.given() && m.n > 12 {
			return e, false
		}
		return e, true
	}
	e = expr{from: j, start: r.beginsAt(j), core: coreDate, month: m, to: k}
	r.dateTail(&e)
	e.weak = m.weak && !m.noun && !e.year.given() && e.month.dir == noDir
	if m.sys == uint8(Libyan) && !m.noun && !e.year.era && !m.dual {
		return e, false
	}
	if m.cal == CopticCalendar {
		return e, false
	}
	if m.cal == HijriCalendar && e.weak && m.noun {
		e.weak = false
	}
	return e, true
}

// ordinalOf tells whether item j is an ordinal with the article, and its number.
func (r *reader) ordinalOf(j int) (n, k int) {
	it := r.peek(j)
	if it.kind == atEnd {
		return 0, j
	}
	if r.article(j) || it.kind == digits {
		s := r.small(j)
		if s.k > j {
			return s.n, s.k
		}
		return 0, j
	}
	l, ok := r.lex(j)
	if !ok || l.And || l.Prep {
		return 0, j
	}
	s := r.smallWords(j)
	if s.k == j || !s.ord && !(s.def && s.n >= 20) && !(l.Class == numeral.Unit && s.n > 20) && !(l.Def && l.Class == numeral.Unit && s.n > 10) {
		return 0, j
	}
	return s.n, s.k
}
