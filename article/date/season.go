package date

import "github.com/khabar-go/khabar/internal/numeral"

// Stretches longer than a month: seasons, quarters, halves, decades, centuries.

// ofYear reads the year that a part of it belongs to: «2024», «من عام 2024», «لعام
// 2024», «العام الماضي», «من العام».
func (r *reader) ofYear(j int) (y yearSpec, k int) {
	if y, k = r.year(j, true); k > j {
		return y, k
	}
	k = j
	if it := r.peek(k); it.key == keyMin || it.key == keyFi {
		k++
	}
	it := r.peek(k)
	if k > j && r.isUnitAt(k, Years) && it.pre == hasDef { // من العام
		return yearSpec{dir: dirNow, noun: true}, k + 1
	}
	if r.isUnitAt(k, Years) && it.pre&hasLam != 0 { // لعام 2024، للسنة الجارية
		if y, k := r.yearNoun(k); y.given() {
			return y, k
		}
	}
	if it.key == keyAlQarn {
		return y, j
	}
	return yearSpec{}, j
}

// season reads «صيف 2024», «الصيف الماضي», «فصل الصيف», «شتاء 2023-2024».
func (r *reader) season(j int) (e expr, ok bool) {
	e.from, e.start = j, r.beginsAt(j)
	k := j
	if it := r.at(k); it.key == keyFasl || it.stem == keyFasl || it.is(isTerm) {
		k++
	}
	it := r.at(k)
	if k > j {
		it = r.peek(k)
	}
	if !it.is(isSeason) || k > j && it.pre != hasDef {
		return e, false
	}
	e.core, e.n = coreSeason, it.word.n
	k++
	d, n := r.dirAt(k)
	switch {
	case it.def() && n > k:
		if d == dirLast || d == dirNew || d == dirSame {
			return e, false
		}
		e.dir = d
		k = n
	case it.def():
		dm := r.peek(k)
		if dm.is(isDemo) && dm.word.n == 1 && dm.pre == 0 && !r.peek(k+1).is(isUnit) {
			e.dir = dirNow
			k++
		} else if k-j < 2 {
			return e, false
		}
	default:
		y, n := r.ofYear(k)
		if n == k {
			return e, false
		}
		e.year = y
		k = n
		if s := r.at(k); y.has && (s.signed('-') || s.signed('/')) && s.gap == none0 && r.at(k+1).kind == digits && r.at(k+1).gap == none0 {
			k += 2
		}
	}
	e.to, e.end = k, r.endsAt(k)
	return e, true
}

// portion reads quarters and halves: «الربع الثالث من العام الماضي», «السداسي الأول من
// 2024», «النصف الثاني من شهر آب».
func (r *reader) portion(j int) (e expr, ok bool) {
	it := r.at(j)
	if !it.is(isPortion) || !it.def() {
		return e, false
	}
	e.from, e.start = j, r.beginsAt(j)
	e.core = corePortion
	e.unit = Quarters
	most := 4
	if it.word.n == uint8(Half) {
		e.unit = Months // halves
		most = 2
	}
	k := j + 1
	n, nk := r.ordinalOf(k)
	if nk == k {
		if w := r.peek(k); w.key == keyAlAkhir || w.key == keyAlAkhira {
			n, nk = most, k+1
		}
	}
	if nk == k {
		if d, m := r.dirAt(k); m > k && it.key == keyAlRub && d != dirLast && d != dirNew && d != dirSame {
			e.n, e.dir = 0, d
			e.to, e.end = m, r.endsAt(m)
			return e, true
		}
		return e, false
	}
	if n < 1 || n > most || r.at(k).kind == digits && !r.article(k) {
		return e, false
	}
	if w := r.peek(nk); (w.key == keyWaAlAkhir || w.key == keyWaAlAkhira) && n == most { // الرابع والأخير
		nk++
	}
	e.n = uint8(n)
	k = nk
	if y, m := r.ofYear(k); m > k && !y.bc {
		e.year = y
		e.to, e.end = m, r.endsAt(m)
		return e, true
	}
	// of a month
	if most == 2 {
		m := k
		if r.peek(m).key == keyMin {
			m++
		}
		if f, ok := r.container(m); ok && m > k && f.core != coreDate {
			if f.core == coreUnit && f.unit == Months {
				e.month = monthSpec{dir: f.dir, noun: true}
				e.to, e.end = f.to, f.end
				return e, true
			}
			if f.core == coreDecade || f.core == coreCentury {
				return e, false
			}
		} else if ok && m > k && f.core == coreDate && f.day == 0 && f.month.n > 0 {
			e.month, e.year = f.month, f.year
			e.to, e.end = f.to, f.end
			return e, true
		}
		return e, false
	}
	if it.key != keyAlRub {
		return e, false
	}
	if r.quarterFinal(nk) {
		return e, false
	}
	e.to, e.end = k, r.endsAt(k)
	return e, true
}

// quarterFinal tells whether the quarter is one of a match: «الربع الأول من المباراة».
func (r *reader) quarterFinal(k int) bool {
	it := r.peek(k)
	if it.key == keyMin || it.key == keyLam {
		return true
	}
	for i := k - 1; i > k-14 && i > 1; i-- { // a score before it: 24-15
		if s := r.at(i); s.signed('-') && s.gap == none0 && r.at(i-1).kind == digits && r.at(i+1).kind == digits && r.at(i+1).gap == none0 && r.at(i-1).digits <= 3 && r.at(i+1).digits <= 3 {
			return true
		}
	}
	return false
}

// container reads a month, year or longer stretch that a part of is meant.
func (r *reader) container(j int) (e expr, ok bool) {
	it := r.peek(j)
	switch {
	case it.kind == atEnd:
		return e, false
	case it.is(isDemo):
		e, ok = r.demonstrated(j)
		return e, ok && e.core != coreDeictic
	case it.is(isDecade):
		return r.decade(j)
	case it.is(isUnit) && it.word.flags == 0:
		if it.word.n == uint8(Decades) || it.word.n == uint8(Centuries) {
			return r.century(j)
		}
		if e, ok = r.unitPeriod(j); ok {
			return e, true
		}
		if r.isUnitAt(j, Weeks) {
			return r.nthWeek(j)
		}
		if r.isUnitAt(j, Months) {
			return r.monthExpr(j)
		}
		return r.yearExpr(j)
	case it.key == keyShahruna || it.key == keyAmuna || it.key == keySanatuna || it.key == keyQarnuna:
		return r.unitPeriod(j)
	case it.is(isMonth), it.is(isMonthhead), it.is(isHijri), it.is(isHijrihead), it.kind == latin:
		e, ok = r.monthExpr(j)
		e.weak = false
		return e, ok
	case it.is(isSeason):
		if e, ok = r.monthExpr(j); ok {
			return e, ok
		}
		return r.season(j)
	case it.is(isTerm):
		return r.term(j)
	case it.is(isPortion):
		if it.key == keyFasl {
			return r.season(j)
		}
		return r.portion(j)
	case it.kind == digits:
		return r.yearExpr(j)
	}
	return e, false
}

// yearExpr reads a year by itself: «عام 2024», «2024م», «العام الهجري 1445».
func (r *reader) yearExpr(j int) (e expr, ok bool) {
	y, k := r.year(j, false)
	if k == j || r.at(j).is(isDemo) {
		return e, false
	}
	e = expr{from: j, start: r.beginsAt(j), core: coreDate, year: y, to: k, end: r.endsAt(k)}
	if !y.noun && !y.era {
		e.bareYear = true
		e.weak = true
	}
	if y.noun && !y.has && y.dir == noDir {
		return e, false
	}
	return e, true
}

// yearOfCentury reads «عام 75 من القرن الماضي», and «السنة الأولى للهجرة».
func (r *reader) yearOfCentury(j int) (e expr, ok bool) {
	if !r.isUnitAt(j, Years) {
		return e, false
	}
	s := r.small(j + 1)
	if s.k == j+1 || r.peek(j+1).kind == atEnd {
		return e, false
	}
	if s.ord && s.def && r.at(j).def() {
		var y yearSpec
		k := r.era(s.k, &y)
		if y.era && y.cal == HijriCalendar {
			y.n, y.has, y.noun = int16(s.n), true, true
			return expr{from: j, start: r.beginsAt(j), core: coreDate, year: y, to: k, end: r.endsAt(k)}, true
		}
		return e, false
	}
	if !s.digits || r.peek(s.k).key != keyMin {
		return e, false
	}
	c, ok := r.century(s.k + 1)
	if !ok || c.core != coreCentury {
		return e, false
	}
	e = expr{from: j, start: r.beginsAt(j), core: coreCentury, n: c.n, dir: c.dir, year: c.year, to: c.to, end: c.end}
	e.day, e.inner = uint8(s.n), uint8(coreDate)
	return e, true
}

// decade reads «التسعينيات», «تسعينيات القرن الماضي», «عقد التسعينيات».
func (r *reader) decade(j int) (e expr, ok bool) {
	e.from, e.start = j, r.beginsAt(j)
	k := j
	if it := r.at(k); it.kind == arabic && !it.is(isDecade) {
		k++
		if !r.peek(k).is(isDecade) || !r.peek(k).def() {
			return e, false
		}
	}
	it := r.at(k)
	if !it.is(isDecade) {
		return e, false
	}
	e.core, e.n = coreDecade, it.word.n
	k++
	c := k
	if r.peek(c).key == keyMin {
		c++
	}
	if f, ok := r.century(c); ok && f.core == coreCentury && !f.year.bc && r.peek(c).kind != atEnd {
		e.inner, e.dir, e.year = f.n, f.dir, f.year
		e.unit = Centuries
		k = f.to
	} else if n := r.peek(k); !it.def() && !(n.is(isDecade) && n.pre == hasWaw) {
		return e, false
	}
	e.to, e.end = k, r.endsAt(k)
	return e, true
}

// century reads «القرن العشرين», «القرن الـ19», «القرن الماضي», and the same of عقد and
// ألفية: «العقد الأول من القرن الحادي والعشرين».
func (r *reader) century(j int) (e expr, ok bool) {
	it := r.peek(j)
	if j == 0 {
		it = r.at(0)
	}
	e.from, e.start = j, r.beginsAt(j)
	if it.key == keyQarnuna {
		return r.unitPeriod(j)
	}
	if !it.is(isUnit) || !it.def() || it.word.flags != 0 || it.word.n < uint8(Decades) {
		return e, false
	}
	unit := Unit(it.word.n)
	k := j + 1
	if d, n := r.dirAt(k); n > k && d != dirLast && d != dirNew {
		e.core, e.dir = coreCentury, d
		switch unit {
		case Decades:
			e.core, e.unit = coreUnit, Decades
		case Millennia:
			return e, false
		}
		e.to, e.end = n, r.endsAt(n)
		return e, true
	}
	n, nk := r.ordinalOf(k)
	if nk == k || n < 1 || n > 30 {
		return e, false
	}
	if unit == Decades { // العقد الأول من القرن …
		if n > 10 || r.peek(nk).key != keyMin {
			return e, false
		}
		f, ok := r.century(nk + 1)
		if !ok || f.core != coreCentury && f.core != coreMillen {
			return e, false
		}
		e.core, e.n, e.inner, e.dir, e.year = coreDecade, uint8(n), f.n, f.dir, f.year
		e.unit = Decades
		if f.core == coreMillen {
			e.inner = f.n*10 - 9
		}
		e.to, e.end = f.to, f.end
		return e, true
	}
	e.core, e.n = coreCentury, uint8(n)
	if unit == Millennia {
		e.core = coreMillen
	}
	e.to = nk
	nk = r.era(nk, &e.year)
	e.to, e.end = nk, r.endsAt(nk)
	return e, true
}

// term reads a season of a sport or school: «الموسم الماضي» has no value, «موسم
// 2023-2024» has.
func (r *reader) term(j int) (e expr, ok bool) {
	it := r.at(j)
	e.from, e.start = j, r.beginsAt(j)
	if it.is(isTerm) {
		if s, ok := r.season(j); ok {
			return s, true
		}
	} else if !r.isUnitAt(j, Years) {
		return e, false
	}
	k := j + 1
	if r.isAcademic(k) {
		k++
	} else if !it.is(isTerm) {
		return e, false
	}
	if it.is(isTerm) && it.def() {
		if d, n := r.dirAt(k); n > k && d != dirLast && d != dirSame {
			e.core, e.dir, e.to, e.end = coreTerm, d, n, r.endsAt(n)
			return e, true
		}
	}
	a := r.peek(k)
	if a.kind != digits || a.digits != 4 || a.num < 1900 || a.num > 2100 {
		return e, false
	}
	e.core = coreDate
	e.year = yearSpec{n: int16(a.num), has: true, noun: true}
	e.to = k + 1
	if s, b := r.peek(k+1), r.peek(k+2); (s.signed('-') || s.signed('/')) && b.kind == digits {
		switch {
		case b.digits == 4 && b.num == a.num+1:
			e.year.until = int16(b.num)
			e.to = k + 3
		case b.digits == 2 && b.num == (a.num+1)%100:
			e.year.until = int16(a.num + 1)
			e.to = k + 3
		}
	}
	e.end = r.endsAt(e.to)
	return e, true
}

// firstMonths reads «الأشهر الخمسة الأولى من العام», «الستة أشهر الأولى من 2024».
func (r *reader) firstMonths(j int) (e expr, ok bool) {
	it := r.at(j)
	e.from, e.start = j, r.beginsAt(j)
	k := j
	var milli int64
	if it.is(isUnit) && it.word.n == uint8(Months) && it.word.flags&plural != 0 && it.def() {
		var def, ok bool
		if milli, k, def, ok = r.count(j + 1); !ok || !def || r.peek(j+1).kind == atEnd {
			return e, false
		}
	} else {
		var def, ok bool
		if milli, k, def, ok = r.count(j); !ok || !def {
			return e, false
		}
		if u := r.peek(k); !u.is(isUnit) || u.word.n != uint8(Months) || u.def() {
			return e, false
		}
		k++
	}
	last := false
	switch r.peek(k).key {
	case keyAlUla, keyAlAwwal:
	case keyAlAkhira:
		last = true
	default:
		return e, false
	}
	if last && r.peek(k+1).key != keyMin {
		return e, false
	}
	y, n := r.ofYear(k + 1)
	if n == k+1 || milli%1000 != 0 || milli < 2000 || milli > 11000 {
		return e, false
	}
	e.core, e.n, e.year = coreFirstN, uint8(milli/1000), y
	if last {
		e.off = -1
	}
	e.to, e.end = n, r.endsAt(n)
	return e, true
}

// nthWeek reads «الأسبوع الأول من أكتوبر», «آخر أسبوع من الشهر».
func (r *reader) nthWeek(j int) (e expr, ok bool) {
	e = expr{from: j, start: r.beginsAt(j), core: coreNth, unit: Weeks}
	k := j + 1
	n := 0
	switch it := r.at(j); {
	case r.isUnitAt(j, Weeks) && it.def():
		if a := r.peek(k); a.key == keyAlAkhir || a.key == keyAlAkhira {
			n, k = -1, k+1
		} else if n, k = r.ordinalOf(k); k == j+1 || n > 5 {
			return e, false
		}
	case r.isUnitAt(k, Weeks) && r.peek(k).pre == 0:
		if r.unprefixed(j) == keyAkhir {
			n = -1
		} else if l, ok := r.lex(j); ok && l.Class == numeral.Ordinal && !l.Def && l.N <= 5 {
			n = int(l.N)
		}
		k++
	}
	if n == 0 {
		return e, false
	}
	if p := r.peek(k); p.key == keyMin || p.key == keyFi {
		k++
	} else if p.pre&hasBeh == 0 || p.kind != arabic {
		return e, false
	}
	f, ok := r.container(k)
	switch {
	case !ok:
		return e, false
	case f.core == coreUnit && f.unit == Months:
		e.month = monthSpec{dir: f.dir}
	case f.core == coreDate && f.month.n > 0 && f.day == 0:
		e.month, e.year = f.month, f.year
	default:
		return e, false
	}
	e.off = int8(n)
	e.to, e.end = f.to, f.end
	return e, true
}

// tenDays reads «العشر الأواخر من رمضان».
func (r *reader) tenDays(j int) (e expr, ok bool) {
	if it := r.at(j); it.kind != arabic || r.unprefixed(j) != keyAlAshr {
		return e, false
	}
	switch r.peek(j + 1).key {
	case keyAlAwakhir:
		e.n = 3
	case keyAlAwail, keyAlAwwal:
		e.n = 1
	case keyAlAwasit:
		e.n = 2
	default:
		return e, false
	}
	k := j + 2
	if r.peek(k).key == keyMin {
		k++
	}
	f, ok := r.container(k)
	if !ok || f.core != coreDate || f.month.n == 0 {
		return e, false
	}
	e.core, e.month, e.year = coreTenDays, f.month, f.year
	e.from, e.start, e.to, e.end = j, r.beginsAt(j), f.to, f.end
	return e, true
}

// dayOf reads the first or last day of a stretch: «آخر يوم من الشهر», «اليوم الأول من
// أغسطس», «أول الشهر الجاري», «أول أيام رمضان».
func (r *reader) dayOfPeriod(j int) (e expr, ok bool) {
	it := r.at(j)
	e.from, e.start = j, r.beginsAt(j)
	k := j + 1
	n := 0
	bare := r.unprefixed(j)
	switch {
	case bare == keyAkhir: // آخر يوم من، آخر أيام
		if u := r.peek(k); !u.is(isUnit) || u.word.n != uint8(Days) || u.def() {
			return e, false
		}
		n = -1
		k++
	case it.stem == keyAlYawm && it.is(isDeictic), it.is(isUnit) && it.word.n == uint8(Days) && it.def():
		if w := r.peek(k); w.key == keyAlAkhir {
			n = -1
			k++
		} else if m, nk := r.ordinalOf(k); nk > k && m <= 31 {
			n = m
			k = nk
		} else {
			return e, false
		}
		if r.peek(k).key != keyMin {
			return e, false
		}
	default:
		l, ok := r.lex(j)
		if !ok || l.Class != numeral.Ordinal || l.Def {
			return e, false
		}
		n = int(l.N)
		u := r.peek(k)
		if u.is(isUnit) && u.word.n == uint8(Days) && !u.def() {
			k++
		} else if n == 1 && u.kind == arabic && u.pre == hasDef && r.isUnitAt(k, Months) { // أول الشهر الجاري
			f, ok := r.unitPeriod(k)
			if !ok {
				return e, false
			}
			e.core, e.day, e.month = coreDate, 1, monthSpec{dir: f.dir, noun: true}
			e.to, e.end = f.to, f.end
			return e, true
		} else {
			return e, false
		}
	}
	if r.peek(k).key == keyMin {
		k++
	}
	if h, ok := r.holiday(k); ok && n > 0 {
		h.from, h.start = e.from, e.start
		h.offset = int8(n - 1)
		return h, true
	}
	f, ok := r.container(k)
	if !ok || f.day != 0 {
		return e, false
	}
	switch {
	case f.core == coreDate && f.month.n > 0 || f.core == coreUnit && f.unit == Months:
		e.core = coreDate
		e.month, e.year = f.month, f.year
		if f.core == coreUnit {
			e.month = monthSpec{dir: f.dir, noun: true}
		}
		e.day = uint8(n)
		if n < 0 {
			e.day = lastDay
		}
	case f.core == coreDate && f.year.given() || f.core == coreUnit && f.unit == Years:
		e.core = coreDate
		e.year = f.year
		if f.core == coreUnit {
			e.year = yearSpec{dir: f.dir, noun: true}
		}
		e.month, e.day = monthSpec{n: 1}, uint8(n)
		if n < 0 {
			e.month.n, e.day = 12, 31
		}
	default:
		return e, false
	}
	e.to, e.end = f.to, f.end
	return e, true
}

// lastDay is the day of «آخر يوم من».
const lastDay = 100

// nthWeekday reads «أول ثلاثاء من أكتوبر», «آخر اثنين من الشهر», «الثلاثاء الأخير من
// مارس».
func (r *reader) nthWeekday(j int) (e expr, ok bool) {
	e.from, e.start = j, r.beginsAt(j)
	k := j
	n := 0
	if w := r.at(j); w.is(isWeekday) && w.def() {
		e.wd = w.word.n
		if a := r.peek(j + 1); a.key == keyAlAkhir || a.key == keyAlAkhira {
			n = -1
			k = j + 2
		} else if s, nk := r.ordinalOf(j + 1); nk > j+1 && s >= 1 && s <= 5 && a.kind == arabic && !r.article(j+1) {
			n, k = s, nk // or the day of the month: placeNth tells
			e.day = uint8(s)
			if p := r.peek(k).key; p != keyMin && p != keyFi {
				return e, false
			}
		} else {
			return e, false
		}
	} else {
		if r.unprefixed(j) == keyAkhir {
			n = -1
		} else if l, ok := r.lex(j); ok && l.Class == numeral.Ordinal && !l.Def && l.N <= 5 {
			n = int(l.N)
		} else {
			return e, false
		}
		k++
		if r.peek(k).key == keyYawm {
			k++
		}
		w := r.peek(k)
		if !w.is(isWeekday) || w.pre != 0 {
			return e, false
		}
		e.wd = w.word.n
		k++
	}
	if p := r.peek(k); p.key == keyMin || p.key == keyFi {
		k++
	} else if p.pre&hasBeh == 0 {
		return e, false
	}
	f, ok := r.container(k)
	if !ok {
		return e, false
	}
	if f.core == coreUnit && f.unit == Months {
		e.month = monthSpec{dir: f.dir}
	} else if f.core == coreDate && f.month.n > 0 && f.day == 0 {
		e.month, e.year = f.month, f.year
	} else {
		return e, false
	}
	if e.day > 0 && (f.month.cal == CopticCalendar || r.peek(f.to).key == keyMuwafiq) {
		return e, false
	}
	e.core, e.off = coreNth, int8(n)
	e.to, e.end = f.to, f.end
	return e, true
}
