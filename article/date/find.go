package date

import (
	"strings"
	"time"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

//go:generate go run ./gen

// A Finder finds the temporal expressions of a text. The zero Finder is ready to use,
// and safe for concurrent use; it has no anchor, and a relative expression then has
// its rule and no value.
type Finder struct {
	// Anchor is when the text was published: its day, and its clock time where it has
	// one («قبل ساعتين»). The zero time is no anchor. The day is that of Location, or of
	// Anchor's own location.
	Anchor time.Time

	// Location is where the paper counts its days; nil for Anchor's own location.
	Location *time.Location

	// Country is the country that the text is about or comes from (ISO 3166-1, "TN"),
	// where it is known. It tells whose national day is meant, and «US» that a date in
	// digits has its month first.
	Country string
}

// Find gives the temporal expressions of a text in order. See [Finder].
func Find(src *text.Source) []Mention { return Finder{}.Find(src) }

// Find gives the temporal expressions of a text in order of position; they do not
// overlap. It allocates nothing but the result.
func (f Finder) Find(src *text.Source) []Mention { return f.Append(nil, src.Text) }

// Append appends the temporal expressions of a text to dst, and returns the extended
// slice. It allocates nothing where dst has room.
func (f Finder) Append(dst []Mention, s string) []Mention {
	var r reader
	r.text, r.dst = s, dst
	r.begin(f)
	r.run()
	return r.dst
}

func (r *reader) begin(f Finder) {
	r.f = f
	r.minute = -1
	if f.Anchor.IsZero() {
		return
	}
	t := f.Anchor
	if f.Location != nil {
		t = t.In(f.Location)
	}
	y, m, d := t.Date()
	if y < 1 || y > 9000 {
		return
	}
	r.anchor, r.hasAnchor = dayOf(y, int(m), d), true
	if h, min, s := t.Clock(); h+min+s > 0 {
		r.minute = h*60 + min
	}
}

// run goes over the items of the text.
func (r *reader) run() {
	for j := 0; ; {
		r.base = j
		it := r.at(j)
		if it.kind == atEnd {
			return
		}
		if it.gap == breaks {
			r.lineAt = j
		}
		if it.kind == arabic && !triggers[it.word.class] || it.kind == sign && it.sign != '(' || it.kind == otherish {
			j++
			continue
		}
		e, ok := r.expression(j)
		if !ok {
			j++
			continue
		}
		if yes, name := r.accept(&e); !yes {
			if j++; name {
				j = max(e.to, j)
			}
			continue
		}
		if m, ok := r.mention(&e); ok {
			r.remember(&e, &m)
			r.dst = append(r.dst, m)
			j = max(e.to, j+1)
			continue
		}
		j++
	}
}

// remember keeps the date that what follows may be counted from.
func (r *reader) remember(e *expr, m *Mention) {
	p := m.Value.point
	if p.kind != moment || p.year == noYear || p.year == noDate {
		return
	}
	if p.grain >= Day {
		r.day, r.dayItem = p, e.to
		r.day.grain, r.day.part, r.day.hour, r.day.min, r.day.sec = Day, NoPart, 0, 0, 0
	}
	if e.core == coreDate || e.core == coreAgo && m.Basis == Context || e.core == coreUnit && m.Basis == Context {
		if p.grain >= Year {
			r.ctx, r.ctxItem = p, e.to
		}
	}
}

// triggers are the classes of words that an expression may begin with.
var triggers = [...]bool{
	isNumber: true, isMonth: true, isLibyan: true, isMonthhead: true, isHijri: true, isHijrihead: true,
	isCoptic: true, isWeekday: true, isUnit: true, isSeason: true, isDecade: true, isPortion: true, isTerm: true,
	isPart: true, isDeictic: true, isEdge: true, isDemo: true, isPrepFrom: true, isPrepBefore: true,
	isPrepAfter: true, isPrepSince: true, isBetween: true, isEvery: true, isClockhead: true, isApprox: true, isMore: true,
	isVague: true, isSet: true, isRef: true, isVaguenoun: true, isTrigger: true, isHolidayhead: true,
}

// expression reads the longest expression that begins at item j.
func (r *reader) expression(j int) (e expr, ok bool) {
	it := r.at(j)
	if it.kind == sign {
		return r.bracketed(j)
	}
	if r.hopeless(j) {
		return e, false
	}
	switch it.word.class {
	case isPrepFrom:
		if it.kind == arabic {
			return r.rangeOf(j)
		}
	case isBetween:
		if it.kind == arabic {
			return r.rangeOf(j)
		}
	case isTrigger:
		if it.key == keyMa && r.peek(j+1).is(isBetween) {
			return r.rangeOf(j)
		}
	case isUnit:
		if it.word.flags&dual != 0 || it.key == keyYawman || it.word.flags&plural != 0 && it.word.n == uint8(Days) {
			if e, ok = r.rangeOf(j); ok && e.hasEnd {
				return e, ok
			}
		}
	}
	if it.kind == arabic && (it.is(isMonth) || it.is(isMonthhead)) {
		if e, ok = r.monthDays(j); ok {
			return e, ok
		}
	}
	e, ok = r.simple(j)
	to := e.to
	if !ok {
		if it.key == keyYawman {
			if f, fok := r.rangeOf(j); fok && f.hasEnd {
				return f, true
			}
		}
		if it.kind != digits && !it.is(isNumber) && !it.is(isHijri) && !r.article(j) && !it.is(isPortion) {
			return e, false
		}
		b, bok := r.bareNumber(j)
		if !bok {
			return e, false
		}
		to = b.to
	} else if e.core == coreSet || e.core == coreRef || e.core == coreAgo || e.core == coreTerm {
		return e, ok
	}
	if !r.joins(to, &e) {
		return e, ok
	}
	if f, fok := r.rangeOf(j); fok && f.hasEnd {
		return f, true
	}
	return e, ok
}

// hopeless tells quickly that no expression begins with a number or من at item j: the word
// behind it tells nothing of time. Most numbers and nearly every من are so.
func (r *reader) hopeless(j int) bool {
	it := r.at(j)
	k := j + 1
	switch {
	case it.kind == digits:
		if it.digits == 4 {
			return false // a year
		}
	case it.kind != arabic:
		return false
	case it.word.class == isPrepFrom:
	case it.word.class == isNumber:
		for k < j+6 && r.at(k).is(isNumber) {
			k++
		}
	default:
		return false
	}
	n := r.at(k)
	if n.gap == breaks {
		return it.kind == arabic && it.word.class == isPrepFrom
	}
	switch n.word.class {
	case isPrepIn, isPrepOn, isPrepDuring, isPrepAbout: // 5 في المئة
		return n.kind == arabic && it.word.class != isPrepFrom && n.cl == 0
	}
	if n.kind == sign && it.kind == digits {
		return n.sign == '%' || n.sign == '!' || n.sign == '"'
	}
	if n.kind != arabic || n.word.class != isNothing || n.key.Len() < 3 && n.key != 0 || n.key.First() == wordkey.Waw {
		return false
	}
	if it.kind == digits {
		var y yearSpec
		if r.at(k+1).kind == digits || r.era(k, &y) > k { // 19 سيتمبر 2022, 79 للهجرة
			return false
		}
	}
	if it.word.class == isPrepFrom && it.kind == arabic {
		_, ok := r.lex(k)
		return !ok && !r.article(k) && n.key != keyGhurra && n.key != keyFatih && n.key != keyAlFatih
	}
	return !r.article(k) && !r.keyed(n.key)
}

// keyed tells whether a word without a class may stand behind a number of an expression.
func (r *reader) keyed(k wordkey.Key) bool {
	switch k {
	case keyIlla, keyMinHu, keyWaIla, keyLiGhaya, keyAw:
		return true
	}
	return false
}

// bracketed reads what has brackets inside its span: «(يناير/كانون الثاني) 2024»,
// «(5-8) يونيو 2024».
func (r *reader) bracketed(j int) (e expr, ok bool) {
	switch n := r.at(j + 1); {
	case n.gap == breaks:
	case n.is(isMonth) || n.is(isMonthhead):
		return r.monthExpr(j)
	case n.kind == digits && n.digits <= 2 && r.peek(j+2).signed('-') && r.peek(j+3).kind == digits && r.peek(j+4).signed(')'):
		b := expr{from: j, start: r.at(j).start, core: coreDate, day: uint8(r.at(j + 3).num)}
		m, k := r.month(j + 5)
		if m.n == 0 || r.at(j+5).gap == breaks || r.at(j+5).cl > 0 || r.at(j+3).digits > 2 || n.num >= r.at(j+3).num {
			return e, false
		}
		b.month, b.to = m, k
		b.impossible = b.day > 31
		r.dateTail(&b)
		e = b
		e.day, e.hasEnd = uint8(n.num), true
		e.impossible = n.num == 0
		r.till = b
		return e, true
	}
	return e, false
}

// joins tells whether the word behind an expression may join it to another.
func (r *reader) joins(k int, e *expr) bool {
	it := r.peek(k)
	switch it.kind {
	case sign:
		return it.sign == '-' || it.sign == '/'
	case arabic:
		return it.is(isPrepTo) || it.is(isPrepUntil) || it.key.First() == wordkey.Waw || it.key == keyLiGhaya
	}
	return false
}

// simple reads an expression that is no range, with the same date by another calendar
// and the time of day that stand behind it.
func (r *reader) simple(j int) (e expr, ok bool) {
	e, ok = r.single(j)
	if !ok {
		return e, false
	}
	switch e.core {
	case coreDate:
		r.pair(&e)
		if e.day > 0 && !e.ofText {
			r.behindDay(&e)
		}
	case coreWeekday, coreDeictic:
		r.behindDay(&e)
	}
	return e, true
}

func (r *reader) single(j int) (e expr, ok bool) {
	it := r.at(j)
	switch it.kind {
	case digits:
		return r.fromDigits(j)
	case latin:
		return r.fromLatin(j)
	case arabic:
	default:
		return e, false
	}
	if r.article(j) {
		if e, ok = r.dayMonth(j); ok {
			return e, true
		}
		if e, ok = r.firstMonths(j); ok {
			return e, true
		}
		return r.lengthExpr(j)
	}
	switch it.word.class {
	case isMonth, isMonthhead, isHijri, isHijrihead, isCoptic:
		if it.is(isMonthhead) || it.is(isMonth) || !it.def() {
			return r.monthExpr(j)
		}
	case isLibyan:
		if e, ok = r.dayMonth(j); ok {
			return e, ok
		}
		return r.monthExpr(j)
	case isSeason:
		if e, ok = r.monthExpr(j); ok {
			return e, true
		}
		return r.season(j)
	case isWeekday:
		if e, ok = r.setWithin(j); ok {
			return e, true
		}
		if e, ok = r.holiday(j); ok {
			return e, true
		}
		if e, ok = r.nthWeekday(j); ok {
			return e, true
		}
		if it.word.n == 1 && r.peek(j+1).kind == arabic { // الأحد عشر
			if l, ok := r.lex(j + 1); ok && l.Class == numeral.Ten && !l.And {
				return r.fromNumber(j)
			}
		}
		if e, ok = r.weekday(j); ok {
			return e, true
		}
		return r.fromNumber(j)
	case isDeictic:
		if e, ok = r.holiday(j); ok {
			return e, true
		}
		if e, ok = r.dayOfPeriod(j); ok {
			return e, true
		}
		if e, ok = r.unitPeriod(j); ok {
			return e, true
		}
		return r.deictic(j)
	case isUnit:
		return r.fromUnit(j)
	case isNumber:
		return r.fromNumber(j)
	case isPortion:
		if e, ok = r.holiday(j); ok {
			return e, true
		}
		return r.fromPortion(j)
	case isDecade:
		return r.decade(j)
	case isTerm:
		return r.term(j)
	case isPart:
		if e, ok = r.setWithin(j); ok {
			return e, true
		}
		if e, ok = r.holiday(j); ok {
			return e, true
		}
		return r.partDay(j)
	case isEdge:
		return r.fromEdge(j)
	case isDemo:
		return r.fromDemo(j)
	case isEvery, isSet:
		return r.set(j)
	case isClockhead:
		if e, ok = r.hourFromNow(j, Hours); ok {
			return e, true
		}
		return r.clock(j)
	case isApprox:
		if e, ok = r.clock(j); ok {
			return e, true
		}
		return r.lengthExpr(j)
	case isMore, isVague:
		return r.lengthExpr(j)
	case isPrepBefore, isPrepAfter, isPrepSince:
		return r.fromPreposition(j)
	case isRef:
		return r.vague(j)
	case isVaguenoun:
		if e, ok = r.partLead(j); ok {
			return e, true
		}
		if e, ok = r.decade(j); ok {
			return e, true
		}
		return r.vague(j)
	case isHolidayhead:
		return r.holiday(j)
	case isTrigger:
		return r.fromTrigger(j)
	}
	return e, false
}

func (r *reader) fromDigits(j int) (e expr, ok bool) {
	if e, ok = r.fullDay(j, r.dateNoun(j)); ok {
		return e, true
	}
	if e, ok = r.clock(j); ok {
		return e, true
	}
	if e, ok = r.lengthExpr(j); ok {
		return e, true
	}
	return r.yearExpr(j)
}

// dateNoun tells whether «بتاريخ» stands before item j, or «الجاري» behind the two
// numbers there: then they are day and month.
func (r *reader) dateNoun(j int) bool {
	if k := r.prev(j).key; k == keyBiTarikh || k == keyTarikh {
		return true
	}
	n := r.peek(j + 3)
	return n.is(isDir) && n.def() && r.peek(j+1).signed('/')
}

// fromLatin reads English and French dates: «Sunday, July 28, 2024», «28 juillet».
func (r *reader) fromLatin(j int) (e expr, ok bool) {
	k := j
	if wd := latinWeekday(r.text[r.at(j).start:r.at(j).end]); wd > 0 {
		k++
		if r.peek(k).signed(',') {
			k++
		}
		if n := r.peek(k); n.kind == latin {
			e, ok = r.monthExpr(k)
		} else if n.kind == digits {
			e, ok = r.fullDay(k, false)
		}
		if !ok || e.day == 0 {
			return e, false
		}
		e.from, e.start, e.wd = j, r.at(j).start, uint8(wd)
		return e, true
	}
	e, ok = r.monthExpr(j)
	return e, ok && e.year.has
}

func latinWeekday(s string) int {
	for i, n := range [...]string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"} {
		if len(s) == len(n) || len(s) == 3 {
			same := true
			for k := range len(s) {
				same = same && s[k]|0x20 == n[k]
			}
			if same {
				return i + 1
			}
		}
	}
	return 0
}

func (r *reader) fromUnit(j int) (e expr, ok bool) {
	it := r.at(j)
	u := Unit(it.word.n)
	switch {
	case it.word.flags&dual != 0:
		if e, ok = r.set(j); ok {
			return e, true
		}
		return r.lengthExpr(j)
	case it.word.flags&plural != 0:
		switch u {
		case Months:
			if e, ok = r.firstMonths(j); ok {
				return e, true
			}
		case Years:
			if e, ok = r.decade(j); ok {
				return e, true
			}
		case Days:
			if e, ok = r.setWithin(j); ok {
				return e, true
			}
		case Hours:
			if e, ok = r.partLead(j); ok {
				return e, true
			}
		}
		return r.lengthExpr(j)
	}
	switch u {
	case Minutes:
		if e, ok = r.hourFromNow(j, Minutes); ok {
			return e, true
		}
	case Seconds: // الثانية ظهرا
		if e, ok = r.fromNumber(j); ok {
			return e, true
		}
	case Days:
		return r.fromDay(j)
	case Months:
		if e, ok = r.unitPeriod(j); ok {
			return e, true
		}
		if e, ok = r.monthExpr(j); ok {
			return e, true
		}
	case Years:
		if e, ok = r.term(j); ok {
			return e, true
		}
		if e, ok = r.unitPeriod(j); ok {
			return e, true
		}
		if e, ok = r.yearOfCentury(j); ok {
			return e, true
		}
		if e, ok = r.yearExpr(j); ok {
			return e, true
		}
	case Weeks:
		if e, ok = r.unitPeriod(j); ok {
			r.dayOfWeek(&e)
			return e, true
		}
		if e, ok = r.nthWeek(j); ok {
			return e, true
		}
	case Decades, Centuries, Millennia:
		if e, ok = r.decade(j); ok {
			return e, true
		}
		if e, ok = r.century(j); ok {
			return e, true
		}
	case Hours:
		if e, ok = r.partLead(j); ok {
			return e, true
		}
	}
	return r.lengthExpr(j)
}

// fromDay reads what begins with يوم.
func (r *reader) fromDay(j int) (e expr, ok bool) {
	if e, ok = r.setWithin(j); ok {
		return e, true
	}
	if e, ok = r.holiday(j); ok {
		return e, true
	}
	if r.at(j).def() {
		if e, ok = r.dayOfPeriod(j); ok {
			return e, true
		}
		if e, ok = r.unitPeriod(j); ok {
			return e, true
		}
		return r.deictic(j)
	}
	if e, ok = r.set(j); ok {
		return e, true
	}
	if e, ok = r.deictic(j); ok {
		return e, true
	}
	if e, ok = r.weekday(j); ok {
		return e, true
	}
	k := j + 1
	if r.peek(k).key == keyMuwafiq {
		k++
	}
	if r.peek(k).kind != atEnd && r.at(j).word.flags == 0 {
		e, ok = r.fullDay(k, true)
		if h, hok := r.holiday(k); !ok && hok {
			e, ok = h, true
		}
		if ok {
			e.from, e.start = j, r.beginsAt(j)
			e.weak = false
			return e, true
		}
	}
	return r.lengthExpr(j)
}

func (r *reader) fromNumber(j int) (e expr, ok bool) {
	if e, ok = r.dayOfPeriod(j); ok {
		return e, true
	}
	if e, ok = r.deictic(j); ok {
		return e, true
	}
	if e, ok = r.nthWeekday(j); ok {
		return e, true
	}
	if e, ok = r.nthWeek(j); ok {
		return e, true
	}
	if e, ok = r.setWithin(j); ok {
		return e, true
	}
	if e, ok = r.dayMonth(j); ok {
		return e, true
	}
	if e, ok = r.clock(j); ok {
		return e, true
	}
	if e, ok = r.firstMonths(j); ok {
		return e, true
	}
	if e, ok = r.age(j); ok {
		return e, true
	}
	return r.lengthExpr(j)
}

// fromPortion reads quarters and halves, «النصف من شعبان» and «نصف ساعة».
func (r *reader) fromPortion(j int) (e expr, ok bool) {
	it := r.at(j)
	if it.key == keyFasl || it.stem == keyFasl || it.key == keyFaslBare || it.stem == keyFaslBare {
		if e, ok = r.season(j); ok {
			return e, true
		}
	}
	if it.stem == keyNisf && it.def() && r.peek(j+1).key == keyMin {
		if m, k := r.month(j + 2); m.n > 0 && m.cal == HijriCalendar && r.peek(j+2).kind == arabic {
			e = expr{from: j, start: r.beginsAt(j), core: coreDate, day: 15, month: m, to: k}
			r.dateTail(&e)
			return e, true
		}
	}
	if it.stem == keyNisf && !it.def() && r.isUnitAt(j+1, Months) && r.peek(j+1).pre == 0 { // نصف شهر مارس
		if e, ok = r.monthExpr(j + 1); ok && e.core == coreDate && e.day == 0 {
			e.from, e.start, e.mod, e.weak = j, r.beginsAt(j), Mid, false
			return e, true
		}
	}
	if e, ok = r.portion(j); ok {
		return e, true
	}
	if e, ok = r.setWithin(j); ok {
		return e, true
	}
	if it.stem == keyNisf && r.peek(j+1).is(isSet) && !it.def() { // نصف سنوي
		e, ok = r.set(j + 1)
		if ok && e.length.amount[0].unit == Years {
			e.length = lengthOf(Months, 6000)
			e.from, e.start = j, r.beginsAt(j)
			return e, true
		}
	}
	return r.lengthExpr(j)
}

// fromEdge reads a beginning, middle or end: «مطلع الشهر الجاري», «نهاية 2022», «منتصف
// الليل», «آخر يوم من يونيو».
func (r *reader) fromEdge(j int) (e expr, ok bool) {
	it := r.at(j)
	if it.def() {
		return e, false
	}
	if r.unprefixed(j) == keyMuntasaf {
		if e, ok = r.clock(j); ok {
			return e, true
		}
		if e, ok = r.partDay(j); ok {
			return e, true
		}
	}
	if r.unprefixed(j) == keyAkhir {
		if e, ok = r.dayOfPeriod(j); ok {
			return e, true
		}
		if e, ok = r.nthWeekday(j); ok {
			return e, true
		}
		if e, ok = r.nthWeek(j); ok {
			return e, true
		}
		if e, ok = r.lengthExpr(j); ok {
			return e, true
		}
	}
	if e, ok = r.setWithin(j); ok {
		return e, true
	}
	k := j + 1
	n := r.peek(k)
	if n.kind == atEnd || n.kind == arabic && n.pre&^hasDef != 0 {
		return e, false
	}
	e, ok = r.container(k)
	switch {
	case ok:
		if e.day > 0 && e.core == coreDate {
			return e, false
		}
		if e.core == coreDate && e.month.cal == HijriCalendar && e.month.n == 8 && r.unprefixed(j) == keyMuntasaf { // منتصف شعبان is a day
			e.day, e.from, e.start = 15, j, r.beginsAt(j)
			return e, true
		}
		if e.bareYear {
			e.bareYear = false
		}
		if e.core == coreDate {
			r.pair(&e)
		}
	case n.is(isUnit) && n.word.flags == 0 && n.pre == hasDef && n.word.n >= uint8(Weeks) && n.word.n != uint8(Centuries): // نهاية العام
		e = expr{core: coreUnit, unit: Unit(n.word.n), dir: dirNow, to: k + 1, end: n.end}
		if w := r.peek(k + 1); w.is(isDir) || r.nameAfterUnit(k) {
			return e, false
		}
	case n.is(isSeason) && n.pre == hasDef:
		e = expr{core: coreSeason, n: n.word.n, to: k + 1, end: n.end}
	default:
		return e, false
	}
	e.from, e.start, e.mod, e.weak = j, r.beginsAt(j), Mod(it.word.n), false
	return e, true
}

// nameAfterUnit tells whether the unit at item k is part of another phrase: «نهاية العام
// الدراسي», «بداية الأسبوع الأول».
func (r *reader) nameAfterUnit(k int) bool {
	n := r.peek(k + 1)
	if n.kind != arabic {
		return n.kind == digits
	}
	l, ok := r.lex(k + 1)
	return r.isAcademic(k+1) || ok && l.Class == numeral.Ordinal && l.Def || n.key == keyAlHijri || n.key == keyAlHijriyya
}

func (r *reader) fromDemo(j int) (e expr, ok bool) {
	if e, ok = r.demonstrated(j); ok {
		if e.core == coreUnit && e.dir == dirSame && e.year.dir == noDir { // نفس الشهر من العام الماضي
			if y, k := r.year(e.to, true); k > e.to && y.dir != noDir && r.peek(e.to).key == keyMin {
				e.year, e.to, e.end = y, k, r.endsAt(k)
			}
		}
		if e.core == coreDeictic {
			r.again(&e)
			e.end = r.endsAt(e.to)
		}
		if e.core == coreWeekday {
			r.dateBehind(&e)
		}
		return e, true
	}
	if r.isUnitAt(j+1, Years) && r.at(j).word.n == 1 {
		return r.yearExpr(j)
	}
	return e, false
}

func (r *reader) fromPreposition(j int) (e expr, ok bool) {
	it := r.at(j)
	n := r.peek(j + 1)
	if n.kind == atEnd {
		return e, false
	}
	if n.is(isDeictic) {
		return r.deictic(j)
	}
	if n.is(isPart) || n.key == keyMuntasaf {
		if e, ok = r.setWithin(j); ok {
			return e, true
		}
		return r.partDay(j)
	}
	if it.pre&(hasBeh|hasLam|hasKaf|hasDef) != 0 {
		return e, false
	}
	return r.ago(j)
}

// fromTrigger reads what begins with a word that has no class of its own.
func (r *reader) fromTrigger(j int) (e expr, ok bool) {
	it := r.at(j)
	switch r.unprefixed(j) {
	case keySinn, keyBiSinn, keyLiSinn:
		return r.age(j)
	case keyBadHa, keyBadHu:
		return r.ago(j)
	case keyGhurra, keyFatih:
		return r.dayMonth(j)
	case keyOtla:
		return r.weekend(j)
	case keyAlAshr:
		return r.tenDays(j)
	case keyShahruna, keyAmuna, keySanatuna, keyQarnuna, keyUsbuuna:
		return r.unitPeriod(j)
	case keyYawmuna:
		return r.deictic(j)
	case keyYawmih:
		return r.weekday(j)
	case keyShibh:
		return r.set(j)
	case keyMa:
		return r.lengthExpr(j)
	case keySalkh:
		if m, k := r.month(j + 1); m.n > 0 && r.peek(j+1).kind == arabic {
			e = expr{from: j, start: r.beginsAt(j), core: coreDate, day: lastDay, month: m, to: k}
			r.dateTail(&e)
			return e, true
		}
	case keyAqrab: // أقرب وقت ممكن
		if n := r.peek(j + 1); n.key == keyWaqt {
			e = expr{from: j, start: r.beginsAt(j), core: coreRef, n: futureRef, to: j + 2}
			if r.peek(e.to).key == keyMumkin {
				e.to++
			}
			e.end = r.endsAt(e.to)
			return e, true
		}
	case keyMithl:
		if f, ok := r.fromDemo(j + 1); ok && f.core == coreDeictic {
			if y, k := r.year(f.to, true); k > f.to && y.dir != noDir {
				e = expr{from: j, start: it.first(), core: coreUnit, unit: Days, dir: dirSame, year: y, to: k, end: r.endsAt(k)}
				return e, true
			}
		}
	case keyFatra, keyHiqba:
		return r.decade(j)
	case keyMeem: // م27/5/2024
		if r.at(j+1).gap == none0 && r.at(j+1).kind == digits {
			d := r.at(j + 1)
			g := d.gap
			d.gap = space
			e, ok = r.digitDate(j+1, false)
			r.at(j + 1).gap = g
			e.from, e.start = j, it.start
			return e, ok
		}
	case keyAyy, wordkey.Kaf, wordkey.Teh:
		return r.monthExpr(j)
	}
	return e, false
}

// weekend reads «عطلة نهاية الأسبوع الماضي».
func (r *reader) weekend(j int) (e expr, ok bool) {
	k := j + 1
	if n := r.peek(k); !n.is(isEdge) || n.word.n != uint8(End) {
		return e, false
	}
	k++
	e = expr{from: j, start: r.beginsAt(j), core: coreWeekend, dir: dirNow}
	if n := r.peek(k); n.is(isDemo) {
		if !r.isUnitAt(k+1, Weeks) {
			return e, false
		}
		k += 2
	} else {
		if !r.isUnitAt(k, Weeks) || !n.def() {
			return e, false
		}
		k++
		if d, m := r.dirAt(k); m > k {
			e.dir, k = d, m
		}
	}
	e.to, e.end = k, r.endsAt(k)
	return e, true
}

// pair reads the same date by another calendar: «1 رمضان 1445هـ الموافق 11 مارس 2024م»,
// «22 محرم 1446 هـ - 28 يوليو 2024».
func (r *reader) pair(e *expr) {
	k := e.to
	it := r.peek(k)
	corresp, paren := false, false
	if it.kind == sign && (it.sign == ',' || it.sign == '-' || it.sign == '/' || it.sign == '(') {
		paren = it.sign == '('
		k++
		it = r.peek(k)
	}
	if it.key == keyMuwafiq || it.key == keyMuwafiq2 {
		corresp = true
		k++
		if r.peek(k).key == keyLam {
			k++
		}
	} else if k == e.to {
		return
	}
	if r.peek(k).kind == atEnd {
		return
	}
	if r.peek(k).key == keyYawm {
		k++
	}
	r.free = k
	var f expr
	ok := false
	if e.day > 0 {
		if w := r.peek(k); w.is(isWeekday) && corresp {
			k++
		}
		f, ok = r.fullDay(k, corresp)
		if d, dok := r.dayOfPeriod(k); !ok && dok && corresp && d.core == coreDate {
			f, ok = d, true
		}
	} else if e.month.n == 0 && e.year.has {
		f, ok = r.yearExpr(k)
		if ok && !f.year.era {
			ok = corresp
		}
	}
	if !ok || f.core != coreDate || f.ofText {
		return
	}
	a, b := calOf(e), calOf(&f)
	if a == b || !corresp && !(e.year.has && f.year.has) {
		return
	}
	if paren && r.peek(f.to).signed(')') {
		f.to++
	}
	g, h := *e, f
	if a != Gregorian {
		g, h = f, *e
	}
	if calOf(&g) != Gregorian {
		return
	}
	g.from, g.start, g.wd, g.wdDir = e.from, e.start, e.wd, e.wdDir
	g.to, g.end = f.to, r.endsAt(f.to)
	g.hasOther = true
	g.oth = otherDate{cal: calOf(&h), day: h.day, month: h.month.n, year: h.year.n}
	if f.wd != 0 && e.wd == 0 {
		g.wd = f.wd
	}
	g.weak, g.bareYear = false, false
	*e = g
}

func calOf(e *expr) Calendar {
	if e.month.n > 0 {
		return e.month.cal
	}
	return e.year.cal
}

// accept tells whether an expression is one in its place: names of streets, verbs that
// look like months, years without a word that says so.
// name tells that all of it is part of a name.
func (r *reader) accept(e *expr) (yes, name bool) {
	p := r.prev(e.from)
	switch e.core {
	case coreBareNum, noCore:
		return false, false
	case coreDate:
		if e.wd == 0 && e.day > 0 && !e.clock && r.nameBefore(e.from) {
			return false, true
		}
		if e.hasEnd {
			return !(e.bareYear && r.counted(r.till.to)), true
		}
		if e.bareYear {
			return r.lone(e) || r.bareYearOK(e), false
		}
		if e.weak && e.day == 0 && !r.lone(e) {
			return r.weakMonthOK(e), false
		}
		if e.day == 0 && e.month.n > 0 && !e.year.given() && (e.month.dir == noDir || e.month.dir == dirPrev && !p.def()) && !e.month.dual && !e.month.noun && e.mod == 0 {
			if r.named(p, cueBlock|cueMedia) || p.key == keyAwd || p.key == keyImbirator || r.cueOf(r.peek(e.to))&cueBehind != 0 {
				return false, true
			}
		}
	case coreDeictic:
		if e.off == 1 && e.wd == 0 && r.named(p, cueMedia|cueBlock) && e.from+1 == e.to {
			return false, true
		}
	case coreUnit:
		if e.unit == Years && r.at(e.from).pre == hasDef && r.cueOf(p)&cueGeneral != 0 {
			return false, true
		}
	case coreLength:
		if e.from > 0 && p.kind == digits && r.at(e.from).kind == digits {
			return false, false
		}
		if (p.key == keyTahta || p.key == keyDun) && r.at(e.from).kind == digits && e.length.amount[0].unit == Years && e.length.amount[0].count < 24000 { // منتخب تحت 20 عاما
			return false, true
		}
	case coreClock:
		if r.named(p, cueBlock) || p.key == keyBarnamaj {
			return false, true
		}
	}
	return true, false
}

// named tells whether a word begins a name that goes on behind it: شارع, but not الشارع.
func (r *reader) named(p *item, c cue) bool {
	return r.cueOf(p)&c != 0 && !p.key.Article()
}

// counted tells whether item k is a noun that the number before it counts.
func (r *reader) counted(k int) bool { return r.cueOf(r.peek(k))&cueCounted != 0 }

// lone tells whether an expression is all of its line.
func (r *reader) lone(e *expr) bool {
	return r.whole || r.prev(e.from).kind == atEnd && r.peek(e.to).kind == atEnd
}

// nameBefore tells whether a word stands before item j behind which a date is part of a
// name: «شارع 26 يوليو», «حركة شباب 6 أبريل».
func (r *reader) nameBefore(j int) bool {
	p := r.prev(j)
	if r.named(p, cueBlock) {
		return true
	}
	if p.key == keyShabab {
		return r.cueOf(r.prev(j-1))&cueBlock != 0
	}
	return false
}

// bareYearOK tells whether something before a number says that it is a year: «في 2022»,
// «منذ 1990», «(2019)».
func (r *reader) bareYearOK(e *expr) bool {
	n := int(e.year.n)
	p := r.prev(e.from)
	next := r.peek(e.to)
	if next.signed('%') || next.is(isNumber) && next.pre == 0 {
		return false
	}
	ends := next.kind == atEnd || next.kind == sign && next.sign != '(' // nothing that it may count
	if n > 2099 || n < 1700 && !(n >= 1000 && ends) || r.counted(e.to) {
		return false
	}
	switch p.word.class {
	case isPrepIn, isPrepSince, isPrepUntil, isPrepDuring, isPrepBefore, isPrepAfter, isPrepTo:
		return p.kind == arabic
	case isPrepFrom: // مقارنة بالفترة نفسها من 2011
		return p.kind == arabic && p.cl == 0 && n >= 1700 && (ends || next.is(isPrepUntil) || next.key == keyWaHatta)
	}
	if p.signed('(') && next.signed(')') {
		return n >= 1800
	}
	if n >= 1900 && r.cueOf(p)&cueYear != 0 {
		return true
	}
	switch p.key {
	case keyHalul, keyBiHalul, keyHudud, keyMawsim, keyNuskha:
		return true
	}
	return p.kind == arabic && p.word.class == isNothing && p.end == r.at(e.from).start && p.key == keyLam
}

// weakMonthOK tells whether the name of a month that is a word as well, or a person's
// name, stands where a month may: «في آب», «منذ مارس».
func (r *reader) weakMonthOK(e *expr) bool {
	it := r.at(e.from)
	p := r.prev(e.from)
	if it.cl > 0 && it.pre&(hasBeh|hasLam) != 0 {
		if it.is(isMonth) && it.word.n == 8 && it.stem.Len() == 2 { // بآب, not باب
			return strings.Contains(r.text[it.start:it.end], "آ")
		}
		return it.is(isMonth) && it.word.n != 3 && it.word.n != 5 && it.word.n != 6 || it.is(isHijri) && it.word.n == 9
	}
	if it.pre&(hasWaw|hasFeh) != 0 && it.cl > 0 {
		return false
	}
	switch p.word.class {
	case isPrepIn, isPrepSince, isPrepUntil, isPrepDuring, isPrepTo, isPrepAfter, isPrepBefore, isPrepBeforea, isEdge:
		return p.kind == arabic
	}
	switch p.key {
	case keyHalul, keyBiHalul, keyAyyar2:
		return true
	}
	return r.cueOf(p)&cueMonth != 0
}
