package date

import (
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// rangeOf reads a range or a coordination at item j: «من 5 إلى 8 يونيو», «بين 1975
// و1990», «يومي 25 و26 تموز», «17-26 يوليو», «من ثلاثة إلى ستة أشهر». Its end is
// left in r.till.
func (r *reader) rangeOf(j int) (e expr, ok bool) {
	it := r.at(j)
	start := r.beginsAt(j)
	lead := leadNone
	k := j
	switch {
	case it.is(isPrepFrom):
		lead, k = leadFrom, j+1
	case it.is(isBetween):
		lead, k = leadBetween, j+1
	case it.key == keyMa && r.peek(j+1).is(isBetween):
		lead, k = leadBetween, j+2
		if p := r.prev(j).key; p == keyFatra || p == keyMudda { // الفترة ما بين
			start = r.at(j + 1).start
		}
	case it.signed('('):
		k = j + 1
	case it.is(isUnit) && (it.word.flags&dual != 0 || it.key == keyYawman):
		if e, ok = r.coordinated(j); ok {
			return e, ok
		}
	case it.is(isUnit) && it.word.n == uint8(Days) && it.word.flags&plural != 0 && !it.def() && r.peek(j+1).kind == digits:
		lead, k = leadDays, j+1
	}
	if lead != leadNone && r.peek(k).kind == atEnd {
		return e, false
	}
	if lead == leadBetween { // بين عامي 1975 و1990
		if n := r.peek(k); n.is(isUnit) && n.word.flags&dual != 0 {
			if e, ok = r.coordinated(k); ok {
				e.from, e.start = j, start
				return e, ok
			}
		}
	}
	a, ok := r.endpoint(k)
	if !ok {
		return e, false
	}
	n := a.to
	if r.peek(n).signed(',') && lead == leadBetween {
		n++
	}
	c, nk := r.connector(n, lead, &a)
	if nk == n && c != joinAnd {
		return e, false
	}
	if r.peek(nk).kind == atEnd {
		return e, false
	}
	if c == joinDash || c == joinAnd {
		r.free = nk
	}
	b, ok := r.endpoint(nk)
	if !ok {
		return e, false
	}
	if c == joinAnd && (lead == leadNone || lead == leadDays) && !r.coordinates(&a, &b) {
		return e, false
	}
	if c == joinOr && (a.core != coreLength || b.core != coreLength || a.length.amount[0].unit != b.length.amount[0].unit || a.length.amount[0].count >= b.length.amount[0].count) {
		return e, false
	}
	if c == joinDash && !r.dashed(&a, &b, lead) {
		return e, false
	}
	if lead == leadFrom && c == joinAnd {
		return e, false
	}
	if !r.share(&a, &b) {
		return e, false
	}
	if (c == joinDash || c == joinAnd) && lead == leadNone && a.bareYear && b.bareYear && !r.yearsOK(j, b.to, c) {
		return e, false
	}
	a.from, a.start = j, start
	a.to, a.end = b.to, b.end
	r.till = b
	a.hasEnd = true
	return a, true
}

// The words that open a range.
type leading uint8

const (
	leadNone    leading = iota
	leadFrom            // من
	leadBetween         // بين
	leadDays            // أيام، يومي
)

// The words between the ends of a range.
type joining uint8

const (
	joinNone joining = iota
	joinTo           // إلى، حتى، لغاية
	joinAnd          // و
	joinDash         // -
	joinOr           // أو, of lengths
)

// connector reads what joins the ends of a range. After و the item is the second end
// itself, و being its clitic.
func (r *reader) connector(j int, lead leading, a *expr) (joining, int) {
	it := r.peek(j)
	switch {
	case it.is(isPrepTo), it.key == keyWaIla:
		if r.peek(j+1).key == keyGhaya {
			return joinTo, j + 2
		}
		return joinTo, j + 1
	case it.is(isPrepUntil), it.key == keyWaHatta:
		return joinTo, j + 1
	case it.key == keyLiGhaya, it.key == keyWaLiGhaya:
		return joinTo, j + 1
	case it.signed('-'), it.signed('/') && a.bareYear:
		return joinDash, j + 1
	case it.key == keyAw && a.core == coreLength:
		return joinOr, j + 1
	case it.key == keyWa:
		return joinAnd, j + 1
	case it.kind == arabic && it.key.First() == wordkey.Waw:
		if it.pre&hasWaw != 0 && it.pre&(hasBeh|hasLam|hasKaf) == 0 {
			return joinAnd, j
		}
		if l, ok := r.lex(j); ok && l.And && !l.Prep {
			return joinAnd, j
		}
		if r.article(j) {
			return joinAnd, j
		}
		if it.key.Rest(1) == keyGhurra || it.key.Rest(1) == keyAlFatih {
			return joinAnd, j
		}
	}
	return joinNone, j
}

// endpoint reads one end of a range: a whole expression, or a number that the other
// end completes.
func (r *reader) endpoint(j int) (e expr, ok bool) {
	it := r.at(j)
	if it.kind == digits || r.article(j) {
		if e, ok = r.simple(j); ok {
			return e, true
		}
		if it.kind == digits && r.peek(j+1).signed('/') {
			if e, ok = r.digitDate(j, true); ok && !e.impossible {
				return e, true
			}
		}
		return r.bareNumber(j)
	}
	if e, ok = r.simple(j); ok {
		return e, true
	}
	if it.kind == arabic {
		return r.bareNumber(j)
	}
	return e, false
}

// bareNumber reads a number without what it counts: the 5 of «من 5 إلى 8 يونيو».
func (r *reader) bareNumber(j int) (e expr, ok bool) {
	it := r.at(j)
	e.from, e.start = j, r.beginsAt(j)
	if c := r.clockAt(j); c.k > j && c.head && it.is(isClockhead) { // الساعة الثامنة
		e.core, e.clock, e.hour, e.min, e.sec = coreClock, true, int16(c.h), int16(c.m), int16(c.s)
		e.impossible = !validClock(c.h, c.m, max(c.s, 0))
		e.to, e.end = c.k, r.endsAt(c.k)
		return e, true
	}
	if it.kind == digits && it.num >= 0 && it.digits <= 4 && r.plainLeft(j) && !r.at(j+1).signed('%') {
		e.core, e.to, e.end = coreBareNum, j+1, it.end
		e.hour = int16(it.num)
		e.day = uint8(min(it.num, 99))
		if n := r.at(j + 1); n.gap == none0 && (n.kind == latin || n.signed(':') || n.signed('.') && r.at(j+2).kind == digits && r.at(j+2).gap == none0) {
			return e, false
		}
		return e, true
	}
	if k := r.unprefixed(j); k == keyGhurra || k == keyFatih || k == keyAlFatih {
		e.core, e.day, e.hour, e.to, e.end = coreBareNum, 1, 1, j+1, it.end
		return e, true
	}
	s := r.small(j)
	if s.k == j || s.n < 1 {
		return e, false
	}
	e.core, e.day, e.hour = coreBareNum, uint8(s.n), int16(s.n)
	e.to, e.end = s.k, r.endsAt(s.k)
	e.numeric = s.ord || s.def // a day or an hour
	return e, true
}

// share completes one end of a range by the other, and tells whether they go together.
func (r *reader) share(a, b *expr) bool {
	if a.core == coreBareNum {
		n := a.hour
		switch b.core {
		case coreDate:
			switch {
			case b.day > 0: // 5 إلى 8 يونيو
				if n > 31 || a.to-a.from > 3 {
					return false
				}
				f := *b
				f.day, f.wd, f.wdDir = a.day, 0, noDir
				f.numeric, f.swapped = false, false
				f.impossible = n < 1 || n > 31
				f.clock, f.part = false, NoPart
				f.from, f.start, f.to, f.end = a.from, a.start, a.to, a.end
				*a = f
				return true
			case b.month.n == 0 && b.year.has && !b.year.bc && n >= 100: // 79 إلى 90 هـ
				f := *b
				f.year.n = n
				f.from, f.start, f.to, f.end = a.from, a.start, a.to, a.end
				*a = f
				return true
			}
			return false
		case coreLength:
			if b.length.amount[1].unit != NoUnit || b.length.amount[0].count == unknownCount || b.ahead {
				return false
			}
			f := *b
			f.length = lengthOf(b.length.amount[0].unit, int64(n)*1000)
			f.from, f.start, f.to, f.end = a.from, a.start, a.to, a.end
			*a = f
			return true
		case coreClock:
			if n < 1 || n > 24 {
				return false
			}
			f := *b
			f.hour, f.min, f.sec = n, 0, -1
			if b.adj != asWritten && n <= 12 {
				f.hour = int16(hour24(int(n), b.adj))
			}
			f.from, f.start, f.to, f.end = a.from, a.start, a.to, a.end
			*a = f
			return true
		case coreCentury:
			f := *b
			f.n = uint8(n)
			f.from, f.start, f.to, f.end = a.from, a.start, a.to, a.end
			*a = f
			return n > 0 && n < 25
		case coreBareNum:
			return r.agesOf(a, b)
		}
		return false
	}
	if b.core == coreBareNum {
		switch {
		case a.core == coreClock && b.hour <= 24 && b.to-b.from <= 3 && b.hour > 0:
			if p := r.partAt(b.to); p.k > b.to {
				return false
			}
			if a.hour <= 12 && !a.clock {
				return false
			}
			f := *a
			f.hour, f.min, f.sec = b.hour, 0, -1
			f.to, f.end = b.to, b.end
			*b = f
			return true
		case a.core == coreCentury && b.numeric:
			f := *a
			f.n = uint8(b.hour)
			f.to, f.end = b.to, b.end
			*b = f
			return true
		}
		return false
	}
	if a.core != b.core {
		if a.core == coreClock || b.core == coreClock {
			return a.clock && b.clock
		}
		pair := func(x, y core) bool { return a.core == x && b.core == y || a.core == y && b.core == x }
		switch {
		case pair(coreWeekday, coreDate), pair(coreDeictic, coreDate), pair(coreDeictic, coreWeekday):
			return true
		case pair(coreUnit, coreDate) && a.core == coreDate:
			return a.month.n == 0 && a.day == 0
		case pair(coreDecade, coreCentury):
			return true
		}
		return false
	}
	switch a.core {
	case coreDate:
		if b.ofText && b.month.n == 0 { // من 17 يوليو إلى 26 منه
			b.month, b.year = a.month, a.year
			b.month.dual = false
			b.ofText = false
			return a.day > 0
		}
		if !a.year.given() && a.month.n > 0 && b.month.n > 0 {
			if b.year.given() && b.month.dir == noDir {
				a.year = b.year
				if b.year.has && b.month.n < a.month.n && b.month.cal == a.month.cal {
					a.year.n--
				}
			}
			if a.month.dir == noDir && b.month.dir != noDir && !b.year.has {
				a.month.dir = b.month.dir
			}
		}
		if whole := a.year.given() && b.year.given() && !a.bareYear && !b.bareYear; !whole { // «من مايو 2024 إلى 5 يونيو» is none
			if (a.day > 0) != (b.day > 0) || a.month.n == 0 && a.day == 0 && b.month.n > 0 || a.month.n > 0 && b.month.n == 0 && b.day == 0 {
				return false
			}
		}
		if a.month.cal != b.month.cal {
			return false
		}
		if a.bareYear && b.bareYear {
			return a.year.n < b.year.n && b.year.n-a.year.n < 300 || a.year.bc
		}
		a.bareYear, b.bareYear = false, false
		if a.year.cal != b.year.cal && a.month.n == 0 {
			return false
		}
		if b.year.bc && !a.year.bc {
			a.year.bc = true
		}
		return true
	case coreWeekday:
		if a.wdDir == noDir {
			a.wdDir = b.wdDir
		}
		return true
	case coreClock:
		if b.adj != asWritten && a.adj == asWritten && a.hour <= 12 {
			if h := int16(hour24(int(a.hour), b.adj)); h <= b.hour {
				a.hour = h
			}
		}
		return true
	case coreDecade:
		if a.unit == NoUnit {
			a.inner, a.dir, a.unit = b.inner, b.dir, b.unit
		}
		return true
	case coreLength:
		return a.length.amount[0].unit != NoUnit && !a.ahead && a.length.amount[0].count != unknownCount && b.length.amount[0].count != unknownCount
	case coreCentury, coreDeictic, coreSeason:
		return true
	case coreUnit:
		return a.unit == b.unit
	case corePortion:
		return true
	}
	return false
}

// agesOf reads «بين السابعة والثانية عشرة من العمر»; every other pair of numbers is none.
func (r *reader) agesOf(a, b *expr) bool {
	if !a.numeric || !b.numeric || r.peek(b.to).key != keyMin || r.peek(b.to+1).key != keyAlUmr {
		return false
	}
	x, y := a.hour, b.hour
	a.core, a.length = coreLength, lengthOf(Years, int64(x)*1000)
	b.core, b.length = coreLength, lengthOf(Years, int64(y)*1000)
	b.to += 2
	b.end = r.endsAt(b.to)
	return true
}

// coordinates tells whether two expressions that و joins are one range: «25 و26
// يوليو», «أكتوبر ونوفمبر 2023».
func (r *reader) coordinates(a, b *expr) bool {
	switch {
	case a.core == coreBareNum && b.core == coreDate:
		return b.day > 0 && int(a.hour)+1 == int(b.day) && b.wd == 0 && !b.clock
	case a.core == coreDate && b.core == coreDate && a.day == 0 && b.day == 0 && a.month.n > 0 && b.month.n > 0:
		return !a.year.given() && a.month.dir == noDir && b.month.n == a.month.n%12+1 && (b.year.given() || b.month.dir != noDir)
	case a.bareYear && b.bareYear:
		return b.year.n == a.year.n+1
	case a.core == coreDecade && b.core == coreDecade:
		return b.n == a.n+1 && a.unit == NoUnit
	}
	return false
}

// dashed tells whether a dash between two expressions makes a range of them.
func (r *reader) dashed(a, b *expr, lead leading) bool {
	switch {
	case a.core == coreBareNum && b.core == coreDate:
		same := r.at(a.from).kind == digits || r.article(a.from) || r.at(b.from).kind != digits // not «واحد - 7 أكتوبر»
		return b.day > 0 && a.hour < 32 && b.wd == 0 && same && !(b.numeric && !b.year.has && lead == leadNone && !r.whole)
	case a.numeric && b.numeric && !a.year.has && !b.year.has && lead == leadNone && !r.whole: // 19/25-15/25: sets of volleyball
		return false
	case a.core == coreBareNum && b.core == coreLength:
		return int64(a.hour)*1000 < b.length.amount[0].count
	case a.core == coreBareNum:
		return false
	case a.bareYear && b.bareYear:
		return b.year.n > a.year.n
	case a.core == coreDate && b.core == coreDate:
		return (a.day > 0) == (b.day > 0) && a.month.cal == b.month.cal && (a.month.n > 0) == (b.month.n > 0)
	case a.core == coreClock && b.core == coreClock:
		return a.colon && b.colon
	case a.core == coreWeekday && b.core == coreWeekday:
		return lead != leadNone
	}
	return false
}

// yearsOK tells whether two bare years are a range by themselves: «(1975-1990)»,
// «2019-2021». Between digits of a score or a code they are none.
func (r *reader) yearsOK(j, k int, c joining) bool {
	a, b := r.at(j), r.at(k-1)
	if a.num < 1000 || b.num > 2150 {
		return false
	}
	if n := r.at(k); n.gap == none0 && n.kind == sign && (n.sign == '-' || n.sign == '/' || n.sign == '.') && r.at(k+1).kind == digits && r.at(k+1).gap == none0 {
		return false
	}
	if c == joinAnd && !r.whole && !(r.prev(j).kind == atEnd && r.peek(k).kind == atEnd) {
		p := r.prev(j)
		return p.kind == arabic && (p.is(isPrepIn) || p.is(isUnit) || p.is(isBetween))
	}
	if n := r.peek(k); n.kind == arabic && (n.key == keyShakhs) {
		return false
	}
	return true
}

// coordinated reads two that a dual joins: «يومي 25 و26 تموز», «شهري حزيران وتموز»,
// «عامي 1968 و1969», «القرنين التاسع عشر والعشرين».
func (r *reader) coordinated(j int) (e expr, ok bool) {
	it := r.at(j)
	start := r.beginsAt(j)
	k := j + 1
	if r.peek(k).kind == atEnd {
		return e, false
	}
	var a, b expr
	switch Unit(it.word.n) {
	case Days:
		if a, ok = r.endpoint(k); !ok || a.core == coreLength {
			return e, false
		}
	case Months:
		if a, ok = r.monthExpr(k); !ok {
			return e, false
		}
	case Years:
		n := r.at(k)
		y, m := r.yearDigits(k, true)
		if m == k || n.kind != digits {
			return e, false
		}
		a = expr{from: k, core: coreDate, year: y, to: m}
	case Centuries:
		s, m := r.ordinalOf(k)
		if m == k {
			return e, false
		}
		a = expr{from: k, core: coreCentury, n: uint8(s), to: m}
	default:
		return e, false
	}
	n := a.to
	if r.peek(n).signed(',') {
		n++
	}
	c, nk := r.connector(n, leadDays, &a)
	if c == joinNone || r.peek(nk).kind == atEnd {
		return e, false
	}
	r.free = nk
	switch Unit(it.word.n) {
	case Days:
		b, ok = r.endpoint(nk)
		ok = ok && b.core != coreLength
	case Months:
		b, ok = r.monthExpr(nk)
	case Years:
		y, m := r.yearDigits(nk, true)
		ok = m > nk || r.at(nk).kind == digits
		if m == nk {
			return e, false
		}
		b = expr{from: nk, core: coreDate, year: y, to: m, end: r.endsAt(m)}
		if y.era && !a.year.era {
			a.year.cal, a.year.bc = y.cal, y.bc
		}
	case Centuries:
		s, m := r.ordinalOfAnd(nk)
		ok = m > nk
		b = expr{from: nk, core: coreCentury, n: uint8(s), to: m, end: r.endsAt(max(m, nk+1))}
	}
	if !ok || !r.share(&a, &b) {
		return e, false
	}
	if a.core == coreWeekday && b.core == coreWeekday && r.peek(b.to).kind == digits { // السبت والأحد 20 و21 ماي
		if f, ok := r.rangeOf(b.to); ok && f.hasEnd && f.core == coreDate && f.day > 0 {
			f.from, f.start = j, start
			f.wd, r.till.wd = a.wd, b.wd
			return f, true
		}
	}
	b.end = r.endsAt(b.to)
	a.from, a.start, a.to, a.end = j, start, b.to, b.end
	r.till = b
	a.hasEnd = true
	a.weak = false
	return a, true
}

// ordinalOfAnd is ordinalOf for a word with و before it.
func (r *reader) ordinalOfAnd(j int) (n, k int) {
	l, ok := r.lex(j)
	if r.article(j) {
		return r.ordinalOf(j)
	}
	if !ok || !l.Def || l.Class == numeral.Scale {
		return 0, j
	}
	s := r.smallWords(j)
	return s.n, s.k
}
