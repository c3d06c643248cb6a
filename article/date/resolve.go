package date

import (
	"github.com/khabar-go/khabar/article/text"
)

// mention places an expression on the calendar.
func (r *reader) mention(e *expr) (m Mention, ok bool) {
	m.Span = text.Span{Start: e.start, End: e.end}
	m.Type, m.Mod, m.Quant, m.Basis = Date, e.mod, e.quant, Stated
	m.Zone = zoneName(e.zone)
	if e.core == coreLength || e.core == coreSet {
		m.Type = Duration
		if e.core == coreSet {
			m.Type = Set
		}
		m.Value = Value{point: e.length}
		if e.length.amount[0].count == unknownCount {
			m.Basis = Vague
		}
		if e.hasEnd {
			m.ValueEnd = Value{point: r.till.length}
		}
		return m, true
	}
	if e.clock || e.part != NoPart || e.core == coreClock || e.core == corePart {
		m.Type = Time
	}
	if e.impossible {
		r.issue(&m, e)
		return m, true
	}
	p, end, ok := r.place(e, &m)
	if !ok {
		if len(m.Issues) > 0 {
			m.Value, m.ValueEnd = Value{}, Value{}
			return m, true
		}
		return m, m.Basis == Relative || m.Basis == Context || m.Basis == Vague
	}
	if e.hasEnd {
		till := r.till
		var n Mention
		if till.impossible {
			r.issue(&m, &till)
			return m, true
		}
		if r.needsAfter(e, &till) {
			q, _, ok := r.placeAfter(&till, &n, p)
			end = q
			if !ok {
				end = point{}
			}
		} else {
			q, qe, ok := r.place(&till, &n)
			if ok {
				end = q
				if qe.kind != none {
					end = qe
				}
			}
		}
		if n.Conflict != 0 && m.Conflict == 0 {
			m.Conflict = n.Conflict
		}
		if len(n.Issues) > 0 {
			m.Issues = n.Issues
			return m, true
		}
		if !n.Hijri.IsZero() && m.Hijri.IsZero() {
			m.Hijri = n.Hijri
		}
		r.order(&p, &end, e)
	}
	m.Value = Value{point: p}
	if end.kind != none && end != p {
		m.ValueEnd = Value{point: end}
	}
	return m, true
}

// order moves the start of a range a year back where it lies behind its end: «من
// ديسمبر إلى فبراير 2024».
func (r *reader) order(p, end *point, e *expr) {
	if p.kind != moment || end.kind != moment || p.year != end.year || p.year == noYear || p.year == noDate || e.year.given() {
		return
	}
	if p.grain >= MonthGrain && p.month > end.month && (p.grain == MonthGrain || p.grain >= Day) {
		p.year--
	}
}

// needsAfter tells whether the end of a range is the first such day or month from its
// start on: «من الاثنين إلى الجمعة».
func (r *reader) needsAfter(a, b *expr) bool {
	switch b.core {
	case coreWeekday:
		return b.unit == NoUnit
	case coreDate:
		return !b.year.given() && b.month.n > 0 && b.month.dir == noDir && a.month.n > 0
	case coreClock:
		return false
	}
	return false
}

func (r *reader) placeAfter(b *expr, m *Mention, from point) (p, end point, ok bool) {
	if from.kind != moment || from.year == noDate {
		return p, end, false
	}
	if b.core == coreWeekday {
		if from.grain < Day || from.year == noYear {
			return p, end, false
		}
		n := dayOf(int(from.year), int(from.month), int(from.day))
		d := floorMod(int(b.wd)-weekdayOf(n), 7)
		return r.within(b, dayPoint(n+d)), end, true
	}
	c := *b
	if from.year == noYear {
		p = point{kind: moment, grain: MonthGrain, year: noYear, month: b.month.n}
		if b.day > 0 {
			p.grain, p.day = Day, b.day
		}
		return p, end, true
	}
	if b.month.cal != Gregorian {
		return r.place(b, m)
	}
	c.year = yearSpec{n: from.year, has: true}
	if from.grain >= MonthGrain && b.month.n < from.month {
		c.year.n++
	}
	c.weak = false
	return r.place(&c, m)
}

func (r *reader) issue(m *Mention, e *expr) {
	code, msg := "impossible-date", "no calendar has this date"
	if e.clock && (e.core == coreClock || e.hour > 24 || e.min > 59 || e.sec > 59) {
		code, msg = "impossible-time", "no clock has this time"
		m.Type = Time
	}
	m.Issues = append(m.Issues, text.Issue{Code: code, Span: m.Span, Message: msg})
	m.Value, m.ValueEnd = Value{}, Value{}
}

// place gives the point of an expression, or the ends of the stretch it stands for. ok
// is false where there is no value; m tells why.
func (r *reader) place(e *expr, m *Mention) (p, end point, ok bool) {
	switch e.core {
	case coreDate:
		p, end, ok = r.placeDate(e, m)
	case coreWeekday:
		p, ok = r.placeWeekday(e, m)
	case coreDeictic:
		p, ok = r.placeDeictic(e, m)
	case coreUnit:
		p, ok = r.placeUnit(e, m)
	case coreWeekend:
		m.Basis = Relative
		m.Rule = Rule{Unit: Weeks, Count: step(e.dir)}
		if ok = r.hasAnchor; ok {
			y, w := isoWeek(r.anchor + 7*step(e.dir))
			p = point{kind: moment, grain: Weekend, year: int16(y), n: uint8(w)}
		}
	case corePortion:
		return r.placePortion(e, m)
	case coreFirstN:
		return r.placeFirst(e, m)
	case coreSeason:
		p, ok = r.placeSeason(e, m)
	case coreDecade, coreCentury, coreMillen:
		p, ok = r.placeCentury(e, m)
	case coreHoliday:
		p, ok = r.placeHoliday(e, m)
	case coreAgo:
		if e.year.cal == HijriCalendar && r.hasAnchor && !e.ofText && e.length.amount[1].unit == NoUnit {
			return r.placeHijriAgo(e, m)
		}
		p, ok = r.placeAgo(e, m)
	case coreRef:
		m.Basis = Vague
		return point{kind: ref, n: e.n}, end, true
	case coreTerm:
		m.Basis = Relative
		m.Rule = Rule{Unit: Years, Count: step(e.dir)}
		return p, end, false
	case coreTenDays:
		return r.placeTenDays(e, m)
	case coreNth:
		p, ok = r.placeNth(e, m)
	case coreClock:
		p, ok = r.placeClock(e, m)
		return p, end, ok
	case corePart:
		m.Basis = Relative
		m.Rule = Rule{Unit: Days, Count: int(e.off)}
		if e.off == 0 && e.part != Night && r.dayNear(e) {
			m.Basis, m.Rule = Context, Rule{}
			return r.within(e, r.day), end, true
		}
		if ok = r.hasAnchor; ok {
			p = r.within(e, dayPoint(r.anchor+int(e.off)))
		}
		return p, end, ok
	}
	if ok {
		p = r.within(e, p)
	}
	return p, end, ok
}

// within puts the part of the day or the clock time of an expression into its day.
func (r *reader) within(e *expr, p point) point {
	if p.grain != Day {
		return p
	}
	switch {
	case e.clock:
		p.grain = Minute
		p.hour, p.min = uint8(e.hour), uint8(e.min)
		if e.sec > 0 {
			p.grain, p.sec = Second, uint8(e.sec)
		}
	case e.part != NoPart:
		p.grain, p.part = DayPart, e.part
	}
	return p
}

// step is how many periods away a dir lies.
func step(d dir) int {
	switch d {
	case dirPast, dirPrev:
		return -1
	case dirFuture, dirNext:
		return 1
	case dirPast2:
		return -2
	case dirFuture2:
		return 2
	}
	return 0
}

// placeClock puts a clock time into the day that the text speaks of, or that of the
// anchor.
func (r *reader) placeClock(e *expr, m *Mention) (p point, ok bool) {
	switch {
	case r.dayNear(e):
		p = r.day
		m.Basis = Context
	case r.hasAnchor:
		p = dayPoint(r.anchor)
		m.Basis = Relative
	default:
		p = point{kind: moment, year: noDate, grain: Day}
	}
	p = r.within(e, p)
	return p, true
}

// dayNear tells whether a day was named shortly before an expression, in the same line.
func (r *reader) dayNear(e *expr) bool {
	return r.day.kind == moment && r.dayItem >= r.lineAt && e.from-r.dayItem < 24
}

// yearOf is the Gregorian year of a yearSpec; ok is false where it cannot be told.
func (r *reader) yearOf(y yearSpec, m *Mention, two bool) (n int, ok bool) {
	if y.has {
		n = int(y.n)
		if two {
			n = r.century2(n)
		}
		if y.bc {
			n = -n
		}
		return n, true
	}
	m.Basis = Relative
	m.Rule = Rule{Unit: Years, Count: step(y.dir)}
	if y.dir == dirSame || (y.dir == dirNext || y.dir == dirPrev) && r.hasContext() {
		m.Basis = Context
		if r.ctx.kind != moment {
			return 0, false
		}
		return int(r.ctx.year) + step(y.dir), true
	}
	if !r.hasAnchor {
		return 0, false
	}
	ay, _, _ := civil(r.anchor)
	return ay + step(y.dir), true
}

// century2 completes a year of two digits to the one nearest to the anchor.
func (r *reader) century2(n int) int {
	if !r.hasAnchor {
		if n < 70 {
			return 2000 + n
		}
		return 1900 + n
	}
	ay, _, _ := civil(r.anchor)
	y := ay - ay%100 + n
	switch {
	case y > ay+50:
		y -= 100
	case y < ay-50:
		y += 100
	}
	return y
}

// hasContext tells whether a date stands before in the same line.
func (r *reader) hasContext() bool {
	return r.ctx.kind == moment && r.ctxItem >= r.lineAt
}

func (r *reader) placeDate(e *expr, m *Mention) (p, end point, ok bool) {
	cal := e.month.cal
	if e.month.n == 0 && e.year.has {
		cal = e.year.cal
	}
	if e.year.cal == HijriCalendar && e.month.dir == noDir && e.month.n == 0 && e.day == 0 {
		cal = HijriCalendar
	}
	if e.month.conflict {
		m.Conflict = MonthConflict
	}
	switch {
	case e.hasOther:
		return r.placePair(e, m)
	case cal == HijriCalendar:
		return r.placeHijri(e, m)
	case cal == CopticCalendar:
		m.Calendar = CopticCalendar
		c := coptic{int(e.year.n), int(e.month.n), int(e.day)}
		if c.impossible() {
			r.issue(m, e)
			return p, end, false
		}
		return dayPoint(c.dayNumber()), end, true
	}
	return r.placeGregorian(e, m)
}

// placeHijri places a Hijri date, month or year by Umm al-Qura.
func (r *reader) placeHijri(e *expr, m *Mention) (p, end point, ok bool) {
	m.Calendar = HijriCalendar
	h := Hijri{Month: int(e.month.n), Day: int(e.day)}
	if e.day == lastDay {
		h.Day = 0
	}
	gregorianYear := e.year.has && e.year.cal == Gregorian && e.year.n > 1600
	switch {
	case e.year.has && !gregorianYear:
		h.Year = int(e.year.n)
		if e.two {
			h.Year += 1400
		}
	default:
		if h.impossible() {
			r.issue(m, e)
			return p, end, false
		}
		y, ok := r.hijriYear(e, m, h, gregorianYear)
		if !ok {
			m.Hijri = h
			return p, end, false
		}
		h.Year = y
	}
	if h.impossible() {
		r.issue(m, e)
		return p, end, false
	}
	if e.day == lastDay {
		h.Day = HijriMonthLen(h.Year, h.Month)
	}
	m.Hijri = h
	first, last, in := h.days()
	if !in { // outside the table
		gy, _, _ := civil(tabularDay(h.Year, max(h.Month, 1), max(h.Day, 1)))
		m.Uncertain = true
		return yearPoint(gy), end, h.Year > 0 && gy <= maxYear
	}
	m.Uncertain = !h.Sure()
	p = dayPoint(first)
	if last != first {
		end = dayPoint(last)
	} else {
		p = r.weekdayCheck(e, m, p)
	}
	return p, end, true
}

// hijriYear counts the Hijri year of a month that has none.
func (r *reader) hijriYear(e *expr, m *Mention, h Hijri, gregorian bool) (int, bool) {
	if gregorian { // رمضان 2024
		y := int(e.year.n)
		best, found := 0, false
		for hy := (y-622)*33/32 - 1; hy < (y-622)*33/32+3; hy++ {
			first, last, ok := Hijri{hy, max(h.Month, 1), h.Day}.days()
			if !ok {
				continue
			}
			a, _, _ := civil(first)
			b, _, _ := civil(last)
			if a == y || b == y && !found {
				best, found = hy, true
				if a == y {
					break
				}
			}
		}
		return best, found
	}
	m.Basis = Relative
	m.Rule = Rule{Unit: Years, Count: step(e.year.dir)}
	if !r.hasAnchor {
		return 0, false
	}
	now, ok := ummDate(r.anchor)
	if !ok {
		return 0, false
	}
	if h.Month == 0 {
		return now.Year + step(e.year.dir), true
	}
	if e.year.dir != noDir {
		if e.year.cal == HijriCalendar {
			return now.Year + step(e.year.dir), true
		}
		ay, _, _ := civil(r.anchor)
		f := *e
		f.year = yearSpec{n: int16(ay + step(e.year.dir)), has: true}
		return r.hijriYear(&f, m, h, true)
	}
	m.Rule = Rule{Unit: Months, Month: h.Month, Side: sideOf(e.month.dir)}
	y := now.Year
	d := floorMod(h.Month-now.Month, 12)
	switch e.month.dir {
	case dirPast, dirPrev, dirPast2:
		if h.Month >= now.Month {
			y--
		}
	case dirFuture, dirNext, dirFuture2:
		if h.Month <= now.Month {
			y++
		}
	default:
		switch side := r.tense(e.from, e.to); {
		case e.month.dir == dirNow || side == Nearest:
			if d >= 6 && h.Month > now.Month {
				y--
			} else if d < 6 && h.Month < now.Month {
				y++
			}
		case side == Past && h.Month > now.Month:
			y--
		case side == Future && h.Month < now.Month:
			y++
		}
	}
	return y, true
}

func sideOf(d dir) Side {
	switch d {
	case dirPast, dirPrev, dirPast2:
		return Past
	case dirFuture, dirNext, dirFuture2:
		return Future
	case dirNow:
		return Present
	}
	return Nearest
}

// placePair places a date that is given by two calendars.
func (r *reader) placePair(e *expr, m *Mention) (p, end point, ok bool) {
	g := *e
	g.hasOther = false
	h := expr{core: coreDate, day: e.oth.day, month: monthSpec{n: e.oth.month, cal: e.oth.cal}, year: yearSpec{n: e.oth.year, has: e.oth.year != 0, cal: e.oth.cal}}
	var n Mention
	p, end, ok = r.placeGregorian(&g, m)
	if !ok {
		return p, end, ok
	}
	m.Calendar = e.oth.cal
	if e.oth.cal == CopticCalendar {
		return p, end, ok
	}
	if h.year.has {
		m.Hijri = Hijri{int(h.year.n), int(h.month.n), int(h.day)}
	} else if h.day > 0 && p.grain == Day {
		near, in := ummDate(dayOf(int(p.year), int(p.month), int(p.day)))
		if in {
			h.year = yearSpec{n: int16(near.Year), has: true, cal: HijriCalendar}
			m.Hijri = Hijri{near.Year, int(h.month.n), int(h.day)}
		}
	}
	if m.Hijri.impossible() {
		r.issue(&n, e)
		m.Issues = append(m.Issues, text.Issue{Code: "impossible-date", Span: m.Span, Message: "no Hijri calendar has this date"})
		m.Conflict = CalendarConflict
		return p, end, true
	}
	if h.day > 0 && h.month.n > 0 && h.year.has && p.grain == Day {
		if q, _, ok := r.placeHijri(&h, &n); ok && q.grain == Day {
			d := dayOf(int(q.year), int(q.month), int(q.day)) - dayOf(int(p.year), int(p.month), int(p.day))
			if d < -1 || d > 1 {
				m.Conflict = CalendarConflict
			}
			m.Uncertain = d != 0
		}
	}
	if p.grain == Year && h.year.has {
		first, last := tabularDay(int(h.year.n), 1, 1), tabularDay(int(h.year.n)+1, 1, 1)
		a, _, _ := civil(first)
		b, _, _ := civil(last)
		if int(p.year) < a-1 || int(p.year) > b+1 {
			m.Conflict = CalendarConflict
		}
	}
	return p, end, ok
}

// placeGregorian places a Gregorian date, month or year.
func (r *reader) placeGregorian(e *expr, m *Mention) (p, end point, ok bool) {
	day, month := int(e.day), int(e.month.n)
	if e.swapped && !e.ofText && r.f.Country == "US" {
		day, month = month, day
	}
	if month == 0 && e.day > 0 || month == 0 && e.month.dir != noDir { // 17 من الشهر الجاري
		return r.placeInMonth(e, m)
	}
	if month == 0 {
		y, ok := r.yearOf(e.year, m, e.two)
		if !ok {
			return p, end, false
		}
		if e.year.until != 0 {
			end = yearPoint(int(e.year.until))
		}
		return yearPoint(y), end, true
	}
	var y int
	switch {
	case e.year.given():
		if y, ok = r.yearOf(e.year, m, e.two); !ok {
			return p, end, false
		}
	case !r.hasAnchor:
		if e.month.dir != noDir {
			m.Basis = Relative
			m.Rule = Rule{Unit: Months, Month: month, Side: sideOf(e.month.dir)}
			return p, end, false
		}
		y = noYear
	default:
		y = r.countYear(e, m, day, month)
	}
	if day == 0 {
		return monthPoint(y, month), end, true
	}
	if day == lastDay {
		day = monthLen(y, month)
	}
	if e.swapped && e.wd != 0 && y != noYear {
		if weekdayOf(dayOf(y, month, day)) != int(e.wd) && day <= 12 && weekdayOf(dayOf(y, day, month)) == int(e.wd) {
			day, month = month, day
		}
	}
	if day > monthLen(y, month) || month > 12 || y == 0 {
		r.issue(m, e)
		return p, end, false
	}
	p = point{kind: moment, grain: Day, year: int16(y), month: uint8(month), day: uint8(day)}
	return r.weekdayCheck(e, m, p), end, true
}

// weekdayCheck reports a weekday that is not that of its date.
func (r *reader) weekdayCheck(e *expr, m *Mention, p point) point {
	if e.wd != 0 && p.year != noYear && p.grain == Day && weekdayOf(dayOf(int(p.year), int(p.month), int(p.day))) != int(e.wd) {
		m.Conflict = WeekdayConflict
	}
	return p
}

// countYear counts the year of a month, or of a day and month, that has none.
func (r *reader) countYear(e *expr, m *Mention, day, month int) int {
	m.Basis = Relative
	ay, am, ad := civil(r.anchor)
	side := sideOf(e.month.dir)
	m.Rule = Rule{Unit: Months, Month: month, Side: side}
	if e.month.dir != noDir {
		switch side {
		case Past:
			y := ay
			if month > am || month == am && (day == 0 || day >= ad) {
				y--
			}
			if e.month.dir == dirPast2 {
				y--
			}
			return y
		case Future:
			y := ay
			if month < am || month == am && (day == 0 || day <= ad) {
				y++
			}
			if e.month.dir == dirFuture2 {
				y++
			}
			return y
		case Present:
			if month == am {
				return ay
			}
		}
	}
	d := floorMod(month-am, 12)
	near := ay
	switch {
	case d < 6 && month < am:
		near++
	case d >= 6 && month > am:
		near--
	}
	if e.wd != 0 && day > 0 && day <= 28 {
		n := dayOf(near, month, min(day, monthLen(near, month)))
		if apart := min(d, 12-d); apart >= 3 && weekdayOf(n) != int(e.wd) {
			for _, y := range [...]int{near, near - 1, near + 1} {
				if weekdayOf(dayOf(y, month, day)) == int(e.wd) {
					return y
				}
			}
		}
		return near
	}
	tense := r.tense(e.from, e.to)
	if tense == Nearest && e.part != NoPart && day > 0 { // a morning is told of afterwards
		tense = Past
	}
	m.Rule.Side = tense
	if e.month.dir == dirNow || e.wdDir != noDir {
		return near
	}
	switch {
	case tense == Past && (d == 1 || d == 0 && day > ad) || tense == Future && (d == 11 || d == 0 && day > 0 && day < ad):
		return near // the cue of the clause is weaker than a year's difference: «أجّل إلى مارس» in February
	}
	switch tense {
	case Past:
		if month > am || month == am && day > ad && day <= monthLen(ay, month) {
			return ay - 1
		}
		return ay
	case Future:
		if month < am || month == am && day > 0 && day < ad {
			return ay + 1
		}
		return ay
	}
	return near
}

// placeInMonth places a day in «الشهر الماضي» and the like, or in the month that the
// text speaks of.
func (r *reader) placeInMonth(e *expr, m *Mention) (p, end point, ok bool) {
	d := e.month.dir
	var y, mon int
	switch {
	case e.ofText || d == dirSame:
		m.Basis = Context
		if r.ctx.kind != moment || r.ctx.grain < MonthGrain || r.ctx.grain == Week {
			return p, end, false
		}
		y, mon = int(r.ctx.year), int(r.ctx.month)
	default:
		m.Basis = Relative
		m.Rule = Rule{Unit: Months, Count: step(d)}
		if !r.hasAnchor {
			return p, end, false
		}
		ay, am, _ := civil(r.anchor)
		y, mon = addMonths(ay, am, step(d))
	}
	day := int(e.day)
	if day == 0 {
		return monthPoint(y, mon), end, true
	}
	if day == lastDay {
		day = monthLen(y, mon)
	}
	if day > monthLen(y, mon) {
		r.issue(m, e)
		return p, end, false
	}
	p = point{kind: moment, grain: Day, year: int16(y), month: uint8(mon), day: uint8(day)}
	return r.weekdayCheck(e, m, p), end, true
}

func (r *reader) placeWeekday(e *expr, m *Mention) (p point, ok bool) {
	m.Basis = Relative
	side := sideOf(e.wdDir)
	if e.unit == Weeks {
		m.Rule = Rule{Unit: Weeks, Count: step(e.dir)}
		if !r.hasAnchor {
			return p, false
		}
		y, w := isoWeek(r.anchor + 7*step(e.dir))
		return dayPoint(weekStart(y, w) + floorMod(int(e.wd)-2, 7)), true
	}
	tense := side
	if e.wdDir == noDir {
		tense = Past
		if r.tense(e.from, e.to) == Future {
			tense = Future
		}
	}
	m.Rule = Rule{Unit: Days, Weekday: timeWeekday(e.wd), HasDay: true, Side: tense}
	if !r.hasAnchor {
		return p, false
	}
	back := floorMod(weekdayOf(r.anchor)-int(e.wd), 7)
	switch {
	case tense == Future && back == 0 && e.wdDir == noDir && r.laterOn(e.from): // في وقت لاحق، الأحد: today
	case tense == Future:
		n := r.anchor + 7 - back
		if e.wdDir == dirFuture2 {
			n += 7
		}
		return dayPoint(n), true
	case side == Past:
		if back == 0 {
			back = 7
		}
		if e.wdDir == dirPast2 {
			back += 7
		}
	}
	return dayPoint(r.anchor - back), true
}

// laterOn tells whether «وقت لاحق» stands before item j: later on the same day.
func (r *reader) laterOn(j int) bool {
	i := j - 1
	for i > j-4 && i > 0 && (r.at(i).kind == sign || r.at(i).key == keyMin) {
		i--
	}
	return i > 0 && r.at(i).key == keyLahiq && r.at(i-1).key == keyWaqt
}

func (r *reader) placeDeictic(e *expr, m *Mention) (p point, ok bool) {
	m.Basis = Relative
	m.Rule = Rule{Unit: Days, Count: int(e.off)}
	if !r.hasAnchor {
		return p, false
	}
	n := r.anchor + int(e.off)
	if e.wd != 0 {
		d := floorMod(int(e.wd)-weekdayOf(n)+3, 7) - 3
		if d != 0 {
			m.Conflict = WeekdayConflict
			n += d
		}
	}
	return dayPoint(n), true
}

// placeUnit places «الأسبوع الماضي», «الشهر نفسه», «العقد الحالي».
func (r *reader) placeUnit(e *expr, m *Mention) (p point, ok bool) {
	n := step(e.dir)
	m.Basis = Relative
	m.Rule = Rule{Unit: e.unit, Count: n}
	if e.year.dir != noDir || e.year.has { // الشهر نفسه من العام الماضي
		y, ok := r.yearOf(e.year, m, false)
		if !ok || !r.hasAnchor {
			return p, false
		}
		_, am, ad := civil(r.anchor)
		if r.hasContext() && r.ctx.grain >= MonthGrain && r.ctx.grain != Week && e.dir == dirSame && e.unit == Months {
			am = int(r.ctx.month)
		}
		if e.unit == Months {
			return monthPoint(y, am), true
		}
		return dayPoint(dayOf(y, am, min(ad, monthLen(y, am)))), true
	}
	ofText := e.dir == dirSame
	if (e.dir == dirNext || e.dir == dirPrev) && r.hasContext() && r.ctx.grain >= grainOf(e.unit) {
		ofText = true
	}
	if e.unit == Days && e.dir == dirNext && r.day.kind == moment { // اليوم التالي: of the last day that was named
		m.Basis = Context
		return r.unitFrom(Days, dayOf(int(r.day.year), int(r.day.month), int(r.day.day)), n)
	}
	if ofText {
		m.Basis = Context
		c := r.ctx
		if c.kind != moment {
			return p, false
		}
		switch e.unit {
		case Years:
			if c.grain < Year {
				return p, false
			}
			return yearPoint(int(c.year) + n), true
		case Months:
			if c.grain != MonthGrain && c.grain < Day {
				return p, false
			}
			return r.month0(int(c.year), int(c.month), n), true
		}
		if c.grain < Day {
			return p, false
		}
		return r.unitFrom(e.unit, dayOf(int(c.year), int(c.month), int(c.day)), n)
	}
	if !r.hasAnchor {
		return p, false
	}
	return r.unitFrom(e.unit, r.anchor, n)
}

func grainOf(u Unit) Grain {
	switch u {
	case Years:
		return Year
	case Months:
		return MonthGrain
	case Weeks, Days:
		return Day
	}
	return Second
}

func (r *reader) month0(y, m, n int) point {
	y, m = addMonths(y, m, n)
	return monthPoint(y, m)
}

// unitFrom is the unit that lies n units from the one that holds a day.
func (r *reader) unitFrom(u Unit, day, n int) (p point, ok bool) {
	y, mon, _ := civil(day)
	switch u {
	case Days:
		return dayPoint(day + n), true
	case Weeks:
		y, w := isoWeek(day + 7*n)
		return point{kind: moment, grain: Week, year: int16(y), n: uint8(w)}, true
	case Months:
		return r.month0(y, mon, n), true
	case Quarters:
		q := y*4 + (mon-1)/3 + n
		return point{kind: moment, grain: Quarter, year: int16(floorDiv(q, 4)), n: uint8(floorMod(q, 4) + 1)}, true
	case Years:
		return yearPoint(y + n), true
	case Decades:
		return point{kind: moment, grain: Decade, year: int16(floorDiv(y, 10) + n)}, true
	case Centuries:
		return point{kind: moment, grain: Century, year: int16(floorDiv(y, 100) + n)}, true
	}
	return p, false
}

// placePortion places quarters and halves of a year or month.
func (r *reader) placePortion(e *expr, m *Mention) (p, end point, ok bool) {
	if e.n == 0 { // الربع الحالي
		m.Basis = Relative
		m.Rule = Rule{Unit: Quarters, Count: step(e.dir)}
		if !r.hasAnchor {
			return p, end, false
		}
		p, ok = r.unitFrom(Quarters, r.anchor, step(e.dir))
		return p, end, ok
	}
	if e.month.n > 0 || e.month.dir != noDir { // النصف الثاني من شهر آب
		f := expr{core: coreDate, from: e.from, to: e.to, month: e.month, year: e.year}
		q, qe, ok := r.placeDate(&f, m)
		if !ok {
			return p, end, false
		}
		if qe.kind != none { // a Hijri month
			a, b := dayOf(int(q.year), int(q.month), int(q.day)), dayOf(int(qe.year), int(qe.month), int(qe.day))
			if e.n == 1 {
				return q, dayPoint(a + 14), true
			}
			return dayPoint(a + 15), dayPoint(b), true
		}
		p, end = q, q
		p.grain, end.grain = Day, Day
		p.day, end.day = 1, 15
		if e.n == 2 {
			p.day, end.day = 16, uint8(monthLen(int(q.year), int(q.month)))
		}
		return p, end, true
	}
	g, months := Quarter, 3
	if e.unit == Months {
		g, months = Half, 6
	}
	p = point{kind: moment, grain: g, n: e.n}
	if e.year.given() {
		y, ok := r.yearOf(e.year, m, false)
		p.year = int16(y)
		return p, end, ok
	}
	m.Basis = Relative
	m.Rule = Rule{Unit: Quarters, Month: int(e.n)*3 - 2, Side: Nearest}
	if !r.hasAnchor {
		return p, end, false
	}
	ay, am, _ := civil(r.anchor)
	p.year = int16(r.nearestYear(ay, am, (int(e.n)-1)*months+1, months, r.tense(e.from, e.to)))
	return p, end, true
}

// nearestYear is the year in which a stretch of months from a month on lies nearest to
// the month of the anchor.
func (r *reader) nearestYear(ay, am, from, months int, side Side) int {
	if am >= from && am < from+months {
		return ay
	}
	ahead := floorMod(from-am, 12)
	behind := floorMod(am-from-months+1, 12)
	next, last := ay, ay
	if from < am {
		next++
	}
	if from+months-1 > am {
		last--
	}
	switch {
	case side == Past:
		return last
	case side == Future:
		return next
	case ahead < behind:
		return next
	}
	return last
}

func (r *reader) placeFirst(e *expr, m *Mention) (p, end point, ok bool) {
	y, ok := r.yearOf(e.year, m, false)
	if !ok {
		return p, end, false
	}
	n := int(e.n)
	first := 1
	if e.off < 0 {
		first = 13 - n
	}
	switch {
	case n == 3:
		return point{kind: moment, grain: Quarter, year: int16(y), n: uint8((first-1)/3 + 1)}, end, true
	case n == 6:
		return point{kind: moment, grain: Half, year: int16(y), n: uint8((first-1)/6 + 1)}, end, true
	}
	return monthPoint(y, first), monthPoint(y, first+n-1), true
}

// placeSeason places a season; a winter has the year of its December.
func (r *reader) placeSeason(e *expr, m *Mention) (p point, ok bool) {
	p = point{kind: moment, grain: Season, n: e.n}
	if e.year.given() {
		y, ok := r.yearOf(e.year, m, false)
		p.year = int16(y)
		return p, ok
	}
	m.Basis = Relative
	m.Rule = Rule{Unit: Quarters, Month: int(e.n) * 3, Side: sideOf(e.dir)}
	if !r.hasAnchor {
		return p, false
	}
	ay, am, _ := civil(r.anchor)
	now := ay*4 + am/3 - 1 // spring is 0
	s := ay*4 + int(e.n) - 1
	switch sideOf(e.dir) {
	case Past:
		for s >= now {
			s -= 4
		}
		for s < now-4 {
			s += 4
		}
	case Future:
		for s <= now {
			s += 4
		}
		for s > now+4 {
			s -= 4
		}
	default:
		for s > now+2 {
			s -= 4
		}
		for s < now-1 {
			s += 4
		}
	}
	p.year = int16(floorDiv(s, 4))
	return p, true
}

// placeCentury places decades, centuries and millennia.
func (r *reader) placeCentury(e *expr, m *Mention) (p point, ok bool) {
	century := func(n int, d dir) (int, bool) { // counted from 0
		if d == noDir {
			return n - 1, true
		}
		m.Basis = Relative
		m.Rule = Rule{Unit: Centuries, Count: step(d)}
		if !r.hasAnchor {
			if d == dirPast || d == dirPrev {
				return 19, true // «القرن الماضي» is the twentieth for every text of the press
			}
			return 20, d == dirNow
		}
		ay, _, _ := civil(r.anchor)
		return floorDiv(ay, 100) + step(d), true
	}
	switch e.core {
	case coreMillen:
		return point{kind: moment, grain: Millennium, year: int16(int(e.n) - 1)}, true
	case coreDecade:
		c := 19
		if e.unit != NoUnit {
			if c, ok = century(int(e.inner), e.dir); !ok {
				return p, false
			}
		}
		n := int(e.n)
		if e.unit == Decades {
			n--
		}
		return point{kind: moment, grain: Decade, year: int16(c*10 + n)}, true
	}
	c, ok := century(int(e.n), e.dir)
	if !ok {
		return p, false
	}
	switch {
	case e.inner == uint8(coreDate): // عام 75 من القرن الماضي
		return yearPoint(c*100 + int(e.day)), true
	case e.year.bc:
		return point{kind: moment, grain: Century, year: int16(-c - 1)}, true
	case e.year.cal == HijriCalendar:
		m.Calendar = HijriCalendar
		y, _, _ := civil(tabularDay(c*100+50, 1, 1))
		return point{kind: moment, grain: Century, year: int16(y / 100)}, true
	}
	return point{kind: moment, grain: Century, year: int16(c)}, true
}

// placeTenDays places «العشر الأواخر من رمضان».
func (r *reader) placeTenDays(e *expr, m *Mention) (p, end point, ok bool) {
	f := expr{core: coreDate, from: e.from, to: e.to, month: e.month, year: e.year}
	q, qe, ok := r.placeDate(&f, m)
	if !ok || q.grain != Day && q.grain != MonthGrain {
		return p, end, false
	}
	var first, last int
	if q.grain == MonthGrain {
		first = dayOf(int(q.year), int(q.month), 1)
		last = first + monthLen(int(q.year), int(q.month)) - 1
	} else if qe.kind != none {
		first = dayOf(int(q.year), int(q.month), int(q.day))
		last = dayOf(int(qe.year), int(qe.month), int(qe.day))
	} else {
		return p, end, false
	}
	day := 10*int(e.n) - 9
	a, b := first+day-1, first+day+8
	if e.n == 3 {
		b = last
	}
	if m.Calendar == HijriCalendar {
		m.Hijri.Day = day
	}
	return dayPoint(a), dayPoint(b), true
}

func (r *reader) placeNth(e *expr, m *Mention) (p point, ok bool) {
	f := expr{core: coreDate, from: e.from, to: e.to, month: e.month, year: e.year}
	if e.day > 0 { // الثلاثاء الثالث من سبتمبر: the third of the month where that is a Tuesday
		g := f
		g.day, g.wd = e.day, e.wd
		n := *m
		if q, end, ok := r.placeDate(&g, &n); ok && end.kind == none && n.Conflict == 0 {
			*m = n
			return q, true
		}
	}
	q, last, ok := r.placeDate(&f, m)
	if ok && q.grain == Day && last.kind == moment && e.unit != Weeks { // of a Hijri month
		a, b := dayOf(int(q.year), int(q.month), int(q.day)), dayOf(int(last.year), int(last.month), int(last.day))
		n := a + floorMod(int(e.wd)-weekdayOf(a), 7) + 7*(int(e.off)-1)
		if e.off < 0 {
			n = b - floorMod(weekdayOf(b)-int(e.wd), 7)
		}
		if n > b {
			return p, false
		}
		m.Hijri.Day = n - a + 1
		return dayPoint(n), true
	}
	if !ok || q.grain != MonthGrain || q.year == noYear {
		return p, false
	}
	if e.unit == Weeks { // the whole weeks of the month
		first := nthWeekday(int(q.year), int(q.month), 2, 1)
		if e.off < 0 {
			first = nthWeekday(int(q.year), int(q.month), 1, -1) - 6
		} else {
			first += 7 * (int(e.off) - 1)
		}
		y, w := isoWeek(first)
		return point{kind: moment, grain: Week, year: int16(y), n: uint8(w)}, true
	}
	n := nthWeekday(int(q.year), int(q.month), int(e.wd), int(e.off))
	if _, mon, _ := civil(n); mon != int(q.month) {
		return p, false
	}
	return dayPoint(n), true
}

// placeHoliday places a named day.
func (r *reader) placeHoliday(e *expr, m *Mention) (p point, ok bool) {
	h := holidayRules[e.rule-1]
	if e.inner == 1 { // Orthodox
		switch {
		case h.kind == ruleEaster:
			h.kind = ruleOrthodox
		case h.kind == ruleGregorian && h.x == 12 && h.y == 25:
			h.x, h.y = 1, 7
		}
	}
	hijri := h.kind == ruleHijri || h.kind == ruleQuds
	at := func(y int) (point, bool) {
		d, ok := holidayDay(h, y)
		return dayPoint(d + int(e.offset)), ok
	}
	if e.year.given() {
		if e.year.has && hijri && (e.year.cal == HijriCalendar || e.year.n < 1600) {
			d, ok := hijriHoliday(h, int(e.year.n))
			m.Uncertain = !(Hijri{Year: int(e.year.n)}).Sure()
			return dayPoint(d + int(e.offset)), ok
		}
		y, ok := r.yearOf(e.year, m, false)
		if !ok || y < 1 || y > 9000 {
			return p, false
		}
		return at(y)
	}
	m.Basis = Relative
	m.Rule = Rule{Unit: Years, Side: sideOf(e.dir)}
	if !r.hasAnchor {
		return p, false
	}
	ay, am, _ := civil(r.anchor)
	var last, next int
	hasLast, hasNext := false, false
	for y := ay - 2; y <= ay+2; y++ {
		d, ok := holidayDay(h, y)
		if !ok {
			continue
		}
		d += int(e.offset)
		if d < r.anchor || d == r.anchor && e.dir == noDir {
			last, hasLast = d, true
		} else if d > r.anchor && !hasNext {
			next, hasNext = d, true
		}
	}
	side := sideOf(e.dir)
	if e.dir == noDir || side == Present {
		ly, lm, _ := civil(last)
		ny, nm, _ := civil(next)
		behind, ahead := (ay-ly)*12+am-lm, (ny-ay)*12+nm-am
		side = Past
		if ahead < behind {
			side = Future
		}
	}
	if side == Future {
		return dayPoint(next), hasNext
	}
	return dayPoint(last), hasLast
}

// placeHijriAgo places Hijri years before or after the one of the anchor: «بعد ثلاث سنوات
// هجرية».
func (r *reader) placeHijriAgo(e *expr, m *Mention) (p, end point, ok bool) {
	m.Basis, m.Calendar = Relative, HijriCalendar
	n := int(e.length.amount[0].count / 1000)
	if !e.ahead {
		n = -n
	}
	m.Rule = Rule{Unit: Years, Count: n}
	now, ok := ummDate(r.anchor)
	h := Hijri{Year: now.Year + n}
	first, last, in := h.days()
	if !ok || !in {
		return p, end, false
	}
	m.Hijri, m.Uncertain = h, !h.Sure()
	return dayPoint(first), dayPoint(last), true
}

// placeAgo places a length before or after the anchor, or a date of the text. The unit
// tells how precise the value is.
func (r *reader) placeAgo(e *expr, m *Mention) (p point, ok bool) {
	sign := -1
	if e.ahead {
		sign = 1
	}
	switch e.mod {
	case MoreThan:
		m.Mod = Before
		if e.ahead {
			m.Mod = After
		}
	case LessThan:
		m.Mod = After
		if e.ahead {
			m.Mod = Before
		}
	}
	if e.length.amount[0].count == unknownCount {
		m.Basis = Vague
		n := uint8(pastRef)
		if e.ahead {
			n = futureRef
		}
		return point{kind: ref, n: n}, !e.ofText
	}
	months, days, minutes := int64(0), int64(0), int64(0)
	finest := Millennia
	for _, q := range e.length.amount {
		if q.unit == NoUnit {
			break
		}
		finest = min(finest, q.unit)
		switch q.unit {
		case Years:
			months += q.count * 12
		case Decades:
			months += q.count * 120
		case Centuries:
			months += q.count * 1200
		case Millennia:
			months += q.count * 12000
		case Months:
			months += q.count
		case Weeks:
			days += q.count * 7
		case Days:
			days += q.count
		case Hours:
			minutes += q.count * 60
		case Minutes:
			minutes += q.count
		}
	}
	m.Basis = Relative
	m.Rule = Rule{Unit: e.length.amount[0].unit, Count: sign * int(e.length.amount[0].count/1000)}
	if months > 3000*12*1000 || days > 3000*366*1000 {
		return p, false
	}
	base := r.ctx
	told := r.peek(e.to).signed(',') && r.pastVerb(e.to+1) || r.pastVerb(e.to) // بعد شهرين، اغتيل
	fromText := e.ofText || e.ahead && !e.explicit && (r.hasContext() || told && r.ctx.kind == moment)
	if fromText {
		need := Day
		switch {
		case finest >= Years:
			need = Year
		case finest == Months:
			need = MonthGrain
		}
		enough := base.kind == moment && base.grain >= need && base.grain != Week && base.grain != Weekend && (need != MonthGrain || base.grain == MonthGrain || base.grain >= Day)
		if !enough && e.ofText {
			m.Basis = Context
			return p, false
		}
		if enough {
			m.Basis = Context
		}
		fromText = enough
	}
	if !fromText {
		if !r.hasAnchor {
			return p, false
		}
		base = dayPoint(r.anchor)
	}
	y, mon := int(base.year), max(int(base.month), 1)
	switch {
	case finest >= Years:
		return yearPoint(y + sign*int(months/12000)), y+sign*int(months/12000) > 0
	case finest == Months:
		y, mon = addMonths(y, mon, sign*int(months/1000))
		return monthPoint(y, mon), y > 0
	}
	day := dayOf(y, mon, max(int(base.day), 1))
	if finest >= Days {
		if months != 0 {
			y, mon = addMonths(y, mon, sign*int(months/1000))
			day = dayOf(y, mon, min(int(base.day), monthLen(y, mon)))
		}
		return dayPoint(day + sign*int(days/1000)), true
	}
	if fromText || r.minute < 0 || finest == Seconds {
		return p, false
	}
	t := r.minute + sign*int(minutes/1000+days/1000*1440)
	p = dayPoint(day + floorDiv(t, 1440))
	t = floorMod(t, 1440)
	p.grain, p.hour, p.min = Minute, uint8(t/60), uint8(t%60)
	m.Type = Time
	return p, true
}
