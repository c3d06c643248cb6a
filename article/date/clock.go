package date

import (
	"strings"

	"github.com/khabar-go/khabar/internal/numeral"
)

// An adjust is what a part of the day makes of an hour of twelve.
type adjust uint8

const (
	asWritten adjust = iota
	beforeNoon
	aroundNoon // ظهرا: 12 to 3
	afterNoon
	atNight       // ليلا
	afterMidnight // بعد منتصف الليل
)

// hour24 is the hour of a clock of 24.
func hour24(h int, a adjust) int {
	switch a {
	case beforeNoon, afterMidnight:
		if h == 12 {
			return 0
		}
	case aroundNoon:
		if h >= 1 && h <= 4 {
			return h + 12
		}
	case afterNoon:
		if h >= 1 && h < 12 {
			return h + 12
		}
	case atNight:
		switch {
		case h >= 6 && h < 12:
			return h + 12
		case h == 12:
			return 0
		}
	}
	return h
}

// A partOf is a part of the day as it was read.
type partOf struct {
	part      Part
	adj       adjust
	mod       Mod
	construct bool // its day must follow: «مساء اليوم»
	adverb    bool // it may stand behind an hour or a day: «مساء»
	clock     bool // it stands for an hour: منتصف الليل
	letter    bool // ص، م
	k         int
}

// partAt reads a part of the day: صباحا، مساء، بعد الظهر، بعد منتصف الليل، ص.
func (r *reader) partAt(j int) (p partOf) {
	p.k = j
	it := r.peek(j)
	switch it.kind {
	case latin:
		return r.meridiem(j)
	case arabic:
	default:
		return p
	}
	n := r.peek(j + 1)
	switch {
	case it.is(isPart):
		p.part = Part(it.word.n)
		p.k = j + 1
		p.adj = adjustOf(p.part)
		accusative := r.text[it.end-2:it.end] == "ا" || hasTanween(r.text[it.start:it.end]) || it.word.flags&adverb != 0
		p.adverb = accusative || it.def() || it.key == keyMasaa || it.stem == keyMasaa || it.key == keyDuha
		p.construct = !it.def() && it.word.flags&adverb == 0
		if it.key == keyZuhr || it.stem == keyZuhr || it.stem == keyZawal {
			p.adverb = it.def()
		}
	case (it.is(isPrepAfter) || it.is(isPrepBefore)) && it.cl == 0:
		after := it.is(isPrepAfter)
		switch {
		case n.is(isPart) && n.pre&^hasDef == 0 && n.word.flags&adverb == 0:
			p.part, p.k = Part(n.word.n), j+2
			p.adverb, p.construct = n.def(), !n.def()
			switch {
			case (n.stem == keyZuhr || n.stem == keyZawal) && after:
				p.part, p.adj = Afternoon, afterNoon
			case n.stem == keyZuhr || n.stem == keyZawal:
				p.part, p.adj = Morning, asWritten
			case p.part == Afternoon || p.part == Evening:
				p.adj = afterNoon
			case p.part == Morning:
				p.adj = beforeNoon
			default:
				return partOf{k: j}
			}
		case n.key == keyMuntasaf && (r.peek(j+2).key == keyAlLayl || r.peek(j+2).key == keyLayl) && after:
			p.part, p.adj, p.k = Night, afterMidnight, j+3
			p.adverb, p.construct = r.peek(j+2).def(), !r.peek(j+2).def()
		case n.key == keyMuntasaf && r.peek(j+2).key == keyAlLayl:
			p.part, p.adj, p.k, p.adverb = Night, atNight, j+3, true
		}
	case it.key == keyMuntasaf && n.is(isPart) && n.pre&^hasDef == 0:
		switch {
		case n.key == keyAlLayl:
			p.part, p.adj, p.k, p.adverb, p.clock = Night, afterMidnight, j+2, true, true
		case n.key == keyLayl || n.key == keyLayla:
			p.part, p.mod, p.k, p.construct = Night, Mid, j+2, true
		case n.key == keyNahar:
			p.part, p.adj, p.k, p.adverb, p.clock = Midday, aroundNoon, j+2, true, true
		}
	case it.is(isDemo) && n.is(isPart) && n.pre == hasDef && it.word.n == 1 && it.cl == 0:
		p.part, p.adj, p.k = Part(n.word.n), adjustOf(Part(n.word.n)), j+2
		p.adverb = true
	case it.key == keySad || it.key == keyMeem:
		if nx := r.at(j + 1); nx.signed('.') && nx.gap == none0 && r.at(j+2).kind == arabic && r.at(j+2).gap != breaks && r.at(j+2).is(isNothing) {
			return p
		}
		p.k, p.adverb, p.part, p.letter = j+1, true, Morning, true
		p.adj = beforeNoon
		if it.key == keyMeem {
			p.adj, p.part = afterNoon, Evening
		}
	}
	return p
}

func adjustOf(p Part) adjust {
	switch p {
	case Morning:
		return beforeNoon
	case Midday:
		return aroundNoon
	case Afternoon, Evening:
		return afterNoon
	case Night:
		return atNight
	}
	return asWritten
}

// meridiem reads AM and PM.
func (r *reader) meridiem(j int) (p partOf) {
	p.k = j
	it := r.at(j)
	s := r.text[it.start:it.end]
	switch {
	case strings.EqualFold(s, "am"):
		p.adj, p.part = beforeNoon, Morning
	case strings.EqualFold(s, "pm"):
		p.adj, p.part = afterNoon, Evening
	case (strings.EqualFold(s, "a") || strings.EqualFold(s, "p")) && r.at(j+1).signed('.') && r.at(j+2).kind == latin && strings.EqualFold(r.text[r.at(j+2).start:r.at(j+2).end], "m"):
		p.adj, p.part = beforeNoon, Morning
		if s == "p" || s == "P" {
			p.adj, p.part = afterNoon, Evening
		}
		p.adverb, p.k = true, j+3
		return p
	default:
		return p
	}
	p.adverb, p.k = true, j+1
	return p
}

// A clockTime is a clock time as it was read.
type clockTime struct {
	h, m, s int
	head    bool // الساعة stands before it
	colon   bool // 15:30
	two     bool // the hour has two digits
	words   bool
	k       int
}

// clockAt reads an hour and its minutes, without the part of the day.
func (r *reader) clockAt(j int) (c clockTime) {
	c.k = j
	k := j
	it := r.at(k)
	if it.is(isClockhead) {
		c.head = true
		k++
		if n := r.peek(k); n.signed(':') {
			k++
		}
		it = r.peek(k)
	}
	c.s = -1
	switch it.kind {
	case digits:
		if !r.clockDigits(k, &c) {
			return clockTime{k: j}
		}
	case arabic:
		if r.article(k) {
			s := r.small(k)
			if !c.head || s.k == k {
				return clockTime{k: j}
			}
			c.h, c.k, c.words = s.n, s.k, true
			break
		}
		if c.head && it.key == keySifr {
			c.h, c.k, c.words = 0, k+1, true
			break
		}
		s := r.smallWords(k)
		if c.head && s.n > 24 && s.k == k+2 && s.n%10 > 0 { // خمسة وخمسين دقيقة
			s.n, s.k = s.n%10, k+1
		}
		if s.k == k || s.n < 1 || s.n > 24 || !c.head && (s.n > 12 || !s.def) || s.words && !s.ord && !c.head && s.n != 1 {
			return clockTime{k: j}
		}
		c.h, c.k, c.words = s.n, s.k, true
	default:
		return clockTime{k: j}
	}
	if !c.colon {
		r.minutes(&c)
	}
	return c
}

// clockDigits reads 15:30, 15.30, 15:30:20, 0542 or 9 at item k.
func (r *reader) clockDigits(k int, c *clockTime) bool {
	a := r.at(k)
	if a.num < 0 || a.gap == none0 && k > 0 && !r.plainLeft(k) && !r.isoT(k-1) {
		return false
	}
	s, b := r.at(k+1), r.at(k+2)
	sep := s.kind == sign && (s.sign == ':' || s.sign == '.' || s.sign == ',') && s.gap == none0 && b.kind == digits && b.gap == none0
	spaced := s.signed(':') && s.gap == space && b.kind == digits && b.gap == space && c.head
	if (sep || spaced) && a.digits <= 2 && b.digits == 2 {
		c.h, c.m, c.k, c.two = int(a.num), int(b.num), k+3, a.digits == 2
		c.colon = true
		if s2, d := r.at(k+3), r.at(k+4); s2.kind == sign && s2.sign != '-' && s2.gap == none0 && d.kind == digits && d.gap == none0 {
			if s2.sign != s.sign || s.sign != ':' || d.digits != 2 {
				return false
			}
			c.s, c.k = int(d.num), k+5
		}
		if s.sign != ':' && !c.head { // 12,50 ظهرا
			if p := r.partAt(c.k); !p.adverb && r.zoneAt(c.k).k == c.k {
				return false
			}
			if b.num > 59 || a.num > 24 {
				return false
			}
		}
		if n := r.at(c.k); n.gap == none0 && (n.kind == digits || n.signed('%')) {
			return false
		}
		return true
	}
	if sep {
		return false
	}
	if c.head && a.digits == 4 && (a.num < 1900 || a.num > 2100) {
		c.h, c.m, c.k, c.colon = int(a.num)/100, int(a.num)%100, k+1, true
		return true
	}
	if a.digits > 2 || !r.plain(k) {
		return false
	}
	c.h, c.k, c.two = int(a.num), k+1, a.digits == 2
	return true
}

// minutes reads «والنصف», «وعشر دقائق», «إلا ربعا», «و30 دقيقة» behind an hour.
func (r *reader) minutes(c *clockTime) {
	k := c.k
	it := r.peek(k)
	if it.kind != arabic {
		return
	}
	if it.key == keyIlla { // إلا
		if l, ok := r.lex(k + 1); ok && r.peek(k+1).kind == arabic && l.Class == numeral.Fraction && !l.And {
			if l.N == 2 && l.Den == 3 { // ثلثا: one third, in the accusative
				l.N = 1
			}
			c.h, c.m = c.h-1, 60-60*int(l.N)/int(max(l.Den, 1))
			c.k = k + 2
			r.wrap(c)
			return
		}
		if n, nk := r.minuteCount(k + 1); nk > k+1 {
			c.h, c.m, c.k = c.h-1, 60-n, nk
			r.wrap(c)
		}
		return
	}
	if it.key == keyWa { // و30 دقيقة
		if n, nk := r.minuteCount(k + 1); nk > k+1 {
			c.m, c.k = n, nk
		}
		return
	}
	if it.key == keyWaDaqiqa { // والدقيقة الثلاثين
		if s := r.small(k + 1); s.k > k+1 && r.peek(k+1).kind != atEnd && s.n < 60 {
			c.m, c.k = s.n, s.k
		}
		return
	}
	l, ok := r.lex(k)
	if !ok || !l.And || l.Prep {
		return
	}
	if l.Class == numeral.Fraction {
		c.m, c.k = 60*int(l.N)/int(max(l.Den, 1)), k+1
		return
	}
	if n, nk := r.minuteCount(k); nk > k {
		c.m, c.k = n, nk
	}
}

func (r *reader) wrap(c *clockTime) {
	if c.h == 0 {
		c.h = 12
	}
}

// minuteCount reads a count of minutes with its unit.
func (r *reader) minuteCount(j int) (n, k int) {
	if r.peek(j).kind == atEnd {
		return 0, j
	}
	s := r.small(j)
	if s.k == j || s.n >= 60 {
		return 0, j
	}
	u := r.peek(s.k)
	if !u.is(isUnit) || u.word.n != uint8(Minutes) || u.word.flags&dual != 0 || u.pre != 0 {
		return 0, j
	}
	return s.n, s.k + 1
}

// clock reads a clock time by itself, with the day that stands behind it: «الساعة
// التاسعة من صباح اليوم», «15:30 بتوقيت غرينتش».
func (r *reader) clock(j int) (e expr, ok bool) {
	e.from, e.start = j, r.beginsAt(j)
	k := j
	if it := r.at(k); it.is(isApprox) {
		e.mod = Approx
		k++
		if r.peek(k).kind == atEnd {
			return e, false
		}
	} else if r.prev(k).key == keyHudud { // في حدود الساعة السابعة
		e.mod = Approx
	}
	p := r.partAt(k)
	if k == j && r.at(k).gap == breaks {
		p = r.partAtStart(k)
	}
	if p.clock { // منتصف الليل
		e.core, e.clock = coreClock, true
		if p.part == Midday {
			e.hour = 12
		}
		e.sec = -1
		e.to, e.end = p.k, r.endsAt(p.k)
		r.dayOfClock(&e)
		return e, true
	}
	c := r.clockAt(k)
	if c.k == k {
		return e, false
	}
	e.core = coreClock
	e.to = c.k
	strong := r.finishClock(&e, c)
	if !strong && !c.head {
		switch {
		case c.colon && c.h < 25 && c.m < 60 && (c.two || r.whole):
		default:
			return e, false
		}
	}
	if c.head && c.words && c.k == k+2 && !strong && e.to == c.k && c.h > 12 {
		return e, false
	}
	e.end = r.endsAt(e.to)
	r.dayOfClock(&e)
	return e, true
}

// partAtStart is partAt for an item that begins a line.
func (r *reader) partAtStart(j int) partOf {
	it := r.at(j)
	g := it.gap
	it.gap = space
	p := r.partAt(j)
	r.at(j).gap = g
	return p
}

// finishClock reads the part of the day and the zone behind a clock time into e, and
// tells whether there was one of them.
func (r *reader) finishClock(e *expr, c clockTime) bool {
	strong := false
	e.clock = true
	k := e.to
	adj := asWritten
	if r.peek(k).is(isApproxafter) {
		e.mod = Approx
		k++
	}
	q := k
	from := r.peek(q).key == keyMin
	if from {
		q++
	} else if n := r.peek(q + 1); r.peek(q).key == keyFi && n.is(isPart) && n.pre == hasDef && n.word.flags&adverb == 0 { // في المساء
		q++
	}
	p := r.partAt(q)
	if p.k > q && (p.adverb || p.construct) {
		construct := false
		if p.construct {
			if d, ok := r.dayAt(p.k); ok {
				r.mergeDay(e, d)
				k = e.to
				construct = true
				adj, strong = p.adj, true
				if d.core == coreWeekday && r.at(p.k).pre != hasDef && !r.isDayNoun(p.k) {
					construct = false
				}
			}
		}
		if !construct && p.adverb && !from && !(p.letter && !c.head && !c.colon) {
			adj, strong = p.adj, true
			k = p.k
		}
	}
	if r.peek(k).is(isApproxafter) {
		e.mod = Approx
		k++
	}
	if z := r.zoneAt(k); z.k > k {
		e.zone = z.zone
		k = z.k
		strong = true
	}
	if c.m > 59 || c.s > 59 || c.h > 24 || c.h == 24 && (c.m > 0 || c.s > 0) {
		e.impossible = true
	}
	h := c.h
	if h <= 12 {
		h = hour24(h, adj)
	}
	e.hour, e.min, e.sec = int16(h), int16(c.m), int16(c.s)
	e.adj, e.words, e.colon = adj, c.words, c.colon
	e.to = k
	return strong
}

// dayOfClock reads the day behind a clock time: «اليوم», «من اليوم الأحد», «أمس».
func (r *reader) dayOfClock(e *expr) {
	if e.core != coreClock {
		return
	}
	k := e.to
	if r.peek(k).key == keyMin {
		k++
	}
	p := r.partAt(k)
	if p.construct && p.k > k {
		k = p.k
	}
	it := r.peek(k)
	if it.kind == digits || it.signed(',') {
		return
	}
	if d, ok := r.dayAt(k); ok && it.cl == 0 {
		mod := e.mod
		r.mergeDay(e, d)
		e.mod = mod
		if z := r.zoneAt(e.to); z.k > e.to && e.zone == 0 {
			e.zone, e.to = z.zone, z.k
		}
	}
	e.end = r.endsAt(e.to)
}

// mergeDay puts a day into an expression of a clock time or part of the day.
func (r *reader) mergeDay(e *expr, d expr) {
	c := *e
	*e = d
	e.from, e.start = c.from, c.start
	e.clock, e.hour, e.min, e.sec, e.zone = c.clock, c.hour, c.min, c.sec, c.zone
	e.adj, e.words, e.colon = c.adj, c.words, c.colon
	e.mod, e.part, e.partMod = c.mod, c.part, c.partMod
	e.impossible = e.impossible || c.impossible
	e.end = r.endsAt(e.to)
}

// dayAt reads a day: «اليوم», «أمس السبت», «الخميس المقبل», «20 يوليو», «اليوم التالي».
func (r *reader) dayAt(j int) (e expr, ok bool) {
	it := r.peek(j)
	switch {
	case it.kind == atEnd:
		return e, false
	case it.is(isDemo):
		e, ok = r.demonstrated(j)
		return e, ok && (e.core == coreDeictic || e.unit == Days && e.core == coreUnit || e.core == coreWeekday)
	case it.kind == digits:
		return r.fullDay(j, false)
	case it.kind != arabic:
		return e, false
	}
	if e, ok = r.unitPeriod(j); ok {
		return e, e.unit == Days
	}
	if e, ok = r.deictic(j); ok {
		return e, true
	}
	if it.key == keyYawm {
		if e, ok = r.weekday(j); ok {
			return e, ok
		}
		e, ok = r.fullDay(j+1, true)
		e.from, e.start = j, r.beginsAt(j)
		return e, ok
	}
	if e, ok = r.weekday(j); ok {
		return e, true
	}
	e, ok = r.fullDay(j, false)
	return e, ok && !e.weak
}

// part reads a part of a day: «صباح اليوم», «مساء الأحد المقبل», «ليل السبت - الأحد»,
// «الليلة الماضية».
func (r *reader) partDay(j int) (e expr, ok bool) {
	e.from, e.start = j, r.beginsAt(j)
	it := r.at(j)
	if r.cueOf(r.prev(j))&cuePrayer != 0 {
		return e, false
	}
	if it.is(isPart) && it.stem == keyLayla && it.pre&hasDef != 0 { // الليلة
		e.core, e.part = corePart, Night
		e.to = j + 1
		if s, k := r.ordinalOf(j + 1); k > j+1 && s > 0 { // الليلة الأولى
			return e, false
		}
		if d, n := r.dirAt(j + 1); n > j+1 {
			switch d {
			case dirPast, dirPrev:
				e.off = -1
			case dirFuture, dirNext:
				e.off = 1
			case dirNow:
			default:
				return e, false
			}
			e.dir, e.to = d, n
		}
		e.end = r.endsAt(e.to)
		return e, true
	}
	if it.is(isPart) && it.pre&hasDef != 0 && r.peek(j+1).key == keyAlBakir { // الصباح الباكر
		e.core, e.part = corePart, Part(it.word.n)
		e.to, e.end = j+2, r.endsAt(j+2)
		return e, true
	}
	p := r.partAtStart(j)
	if p.k == j || !p.construct {
		return e, false
	}
	d, ok := r.dayAt(p.k)
	if !ok {
		return e, false
	}
	if d.core == coreUnit && d.dir == dirNow {
		return e, false
	}
	e.part, e.partMod = p.part, p.mod
	r.mergeDay(&e, d)
	if p.part == Night && e.core == coreWeekday && e.wdDir == noDir { // ليل السبت الأحد
		k := e.to
		if s := r.peek(k); s.signed('-') || s.signed('/') {
			k++
		}
		if w := r.peek(k); w.is(isWeekday) && w.pre&^hasDef == 0 && w.def() && w.word.n == e.wd%7+1 {
			e.wdEnd = w.word.n
			e.to, e.end = k+1, w.end
		}
	}
	if p.mod != 0 {
		e.mod = p.mod
	}
	return e, true
}

// partLead reads «الساعات الأولى من فجر اليوم», «ساعة متأخرة من ليل أمس», «وقت مبكر من
// صباح الأحد».
func (r *reader) partLead(j int) (e expr, ok bool) {
	n := r.peek(j + 1)
	start := r.beginsAt(j)
	mod := Mod(0)
	k := j + 2
	bare := r.unprefixed(j)
	late := false
	switch {
	case bare == keyAlSaat && (n.key == keyAlUla || n.key == keyAlAwla):
		mod = Start
	case (bare == keySaa || bare == keySaat || bare == keyWaqt) && (n.key == keyMubakkir || n.key == keyMubakkira):
		mod = Start
	case (bare == keySaa || bare == keySaat || bare == keyWaqt) && (n.key == keyMutaakhir || n.key == keyMutaakhira):
		late = true
	case bare == keySaat && n.is(isPart) && n.def() && (r.peek(j+2).key == keyAlUla || r.peek(j+2).key == keyAlAwla): // ساعات الفجر الأولى
		e = expr{from: j, start: start, core: corePart, part: Part(n.word.n), partMod: Start, mod: Start, to: j + 3}
		e.end = r.endsAt(e.to)
		if r.peek(e.to).key == keyMin {
			d, ok := r.partDay(e.to + 1)
			if !ok || r.peek(e.to+1).kind == atEnd {
				d, ok = r.dayAt(e.to + 1)
			}
			if ok {
				r.mergeDay(&e, d)
				e.mod = Start
			}
		}
		return e, true
	default:
		return e, false
	}
	min := r.peek(k).key == keyMin
	if min {
		k++
	}
	if r.peek(k).kind == atEnd {
		return e, false
	}
	e, ok = r.partDay(k)
	if !ok {
		if !late && !min {
			return e, false
		}
		p := r.peek(k)
		if d, ok := r.dayAt(k); ok && (d.core == coreWeekday || d.core == coreDeictic) && d.part == 0 && p.kind == arabic && p.pre&^hasDef == 0 {
			d.part = Night
			if !late {
				d.part = Morning
				d.mod = mod
			}
			d.from, d.start = j, start
			return d, true
		}
		return e, false
	}
	e.from, e.start = j, start
	if late && e.part == Evening { // ساعة متأخرة من مساء السبت
		e.part = Night
	}
	if mod != 0 {
		e.mod = mod
	}
	return e, true
}

// behindDay reads what may stand behind a day: a clock time, «الساعة 15:30», or a part
// of the day, «صباحا».
func (r *reader) behindDay(e *expr) {
	if e.clock || e.part != NoPart || e.impossible && e.core != coreDate {
		return
	}
	k := e.to
	it := r.peek(k)
	if it.is(isPart) && it.cl == 0 && !it.def() {
		p := r.partAt(k)
		if p.adverb {
			if _, ok := r.dayAt(p.k); !ok || it.word.flags&adverb != 0 {
				e.part, e.to, e.end = p.part, p.k, r.endsAt(p.k)
				if c := r.clockAt(p.k); c.head && r.peek(p.k).cl == 0 {
					part := e.part
					e.part = NoPart
					e.to = c.k
					if !r.finishClock(e, c) && e.hour <= 12 {
						e.hour = int16(hour24(int(e.hour), adjustOf(part)))
					}
					e.end = r.endsAt(e.to)
				}
			}
		}
		return
	}
	if it.signed(',') || it.signed('-') {
		k++
		if r.peek(k).signed('-') {
			k++
		}
	}
	if n := r.peek(k); n.key == keyAla && r.peek(k+1).is(isClockhead) { // على الساعة
		k++
	}
	if r.isoT(k) {
		k++
	}
	n := r.peek(k)
	if n.kind != digits && !n.is(isClockhead) && !(r.isoT(k-1) && n.kind == digits) {
		if n.kind == digits {
			return
		}
	}
	if n.kind == atEnd || n.kind == arabic && n.cl > 0 {
		return
	}
	c := r.clockAt(k)
	if c.k == k || !c.head && !c.colon {
		return
	}
	if !c.head && c.colon && r.at(k+1).sign != ':' {
		return
	}
	f := *e
	f.to = c.k
	if !r.finishClock(&f, c) && c.h > 24 {
		return
	}
	if f.impossible && !c.head && !e.impossible {
		return
	}
	from, start := e.from, e.start
	core, wd := e.core, e.wd
	if f.core != core || f.wd != wd { // the day behind the clock is another
		g := *e
		g.clock, g.hour, g.min, g.sec, g.zone, g.to = f.clock, f.hour, f.min, f.sec, f.zone, f.to
		g.impossible = g.impossible || f.impossible
		f = g
	}
	*e = f
	e.from, e.start = from, start
	e.end = r.endsAt(e.to)
}
