package date

import (
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// A core is what an expression is about.
type core uint8

const (
	noCore      core = iota
	coreDate         // day, month and year, as far as they are given
	coreWeekday      // الأحد
	coreDeictic      // أمس، اليوم، غدا
	coreUnit         // a unit with a dir: الأسبوع الماضي، العام الجاري
	coreWeekend      // عطلة نهاية الأسبوع
	corePortion      // الربع الثالث من …
	coreFirstN       // الأشهر الخمسة الأولى من …
	coreSeason       // صيف …
	coreDecade       // التسعينيات
	coreCentury      // القرن العشرين
	coreMillen       // الألفية الثالثة
	coreHoliday      // عيد الأضحى
	coreAgo          // قبل ثلاثة أيام
	coreRef          // حاليا
	coreTerm         // الموسم الماضي: no value
	coreLastDay      // آخر يوم من …
	coreNth          // الثلاثاء الأول من أكتوبر
	coreTenDays      // العشر الأواخر من رمضان
	coreClock        // a clock time without a day
	corePart         // هذا المساء، الليلة
	coreLength       // a duration
	coreSet
	coreBareDay // a day number that only a range can complete: من 5 إلى …
	coreBareNum // a number of a range of lengths: من 3 إلى 5 سنوات
	coreBareHour
)

// An expr is what was read of an expression, before it is placed on the calendar.
type expr struct {
	from, to   int // items, from and up to
	start, end int // bytes
	core       core
	day        uint8
	wd         uint8 // 1 Sunday to 7, 0 for none
	wdDir      dir
	wdEnd      uint8 // ليل السبت الأحد
	off        int8  // days from today: of coreDeictic
	month      monthSpec
	year       yearSpec
	dir        dir   // of the whole: الماضي
	n          uint8 // of a portion, season, decade, nth
	unit       Unit
	inner      uint8 // what a coreLastDay is of, and the like: a core
	hasOther   bool
	oth        otherDate
	length     point // of lengths, and of an ago
	ahead      bool  // of coreAgo: بعد
	mod        Mod
	quant      Quant
	part       Part
	partMod    Mod
	clock      bool
	hour       int16
	min, sec   int16
	zone       int16 // 1 + index of zoneNames; localZone
	rule       int16 // of coreHoliday: 1 + index of holidayRules
	offset     int8  // of coreHoliday: days after it
	impossible bool
	weak       bool // it may be something else: more must tell that it is a time
	ofText     bool // counted from a date of the text: الشهر نفسه، بعدها بيومين
	numeric    bool // written in digits only, day and month in doubt
	swapped    bool // in doubt: month and day may be exchanged
	two        bool // a year of two digits
	explicit   bool // من الآن
	bareYear   bool
	hasEnd     bool   // a range: its end is in reader.till
	adj        adjust // of a clock time: what the part of the day made of its hour
	words      bool   // of a clock time: in words
	colon      bool   // of a clock time: 15:30
}

// An otherDate is the same date by another calendar.
type otherDate struct {
	cal   Calendar
	day   uint8
	month uint8
	year  int16
}

// A yearSpec is a year in an expression: a number, or «العام الماضي».
type yearSpec struct {
	n     int16
	has   bool // n is given
	dir   dir  // of العام
	cal   Calendar
	bc    bool
	noun  bool // عام stands before it
	era   bool // an era stands behind it
	until int16
}

func (y yearSpec) given() bool { return y.has || y.dir != noDir }

// A reader reads the expressions of one text.
type reader struct {
	lexer
	f      Finder
	anchor int // the day of publication, where hasAnchor
	minute int // minutes past midnight of the anchor; -1 where it has no clock
	hasAnchor,
	whole bool // the text is one expression: Parse
	ctx     point // the last date of the text that is full enough to count from
	ctxItem int
	day     point // the last day that was found, for the clock times behind it
	dayItem int
	lineAt  int  // first item of the line
	free    int  // an item of digits behind a sign that does not make it part of another number
	till    expr // the end of the range that was read last
	dst     []Mention
}

// peek gives item j where it stands on the line of the items before it, and the end
// otherwise: an expression does not go over the end of a line.
func (r *reader) peek(j int) *item {
	it := r.at(j)
	if it.gap == breaks {
		return r.stop()
	}
	return it
}

// prev gives the item before j on its line, and the end where there is none.
func (r *reader) prev(j int) *item {
	if j <= 0 || r.at(j).gap == breaks {
		return r.stop()
	}
	return r.at(j - 1)
}

// lex tells what item j is in a numeral.
func (r *reader) lex(j int) (numeral.Lex, bool) {
	it := r.at(j)
	if it.kind != arabic {
		return numeral.Lex{}, false
	}
	return numeral.LookupKey(r.text[it.start:it.end], it.key)
}

// article tells whether item j is ال before digits: «الـ17», with what clitics stand
// before it.
func (r *reader) article(j int) bool {
	it := r.at(j)
	if it.kind != arabic {
		return false
	}
	k := it.key
	if k == keyAl {
		return true
	}
	switch k.First() {
	case wordkey.Waw, wordkey.Beh, wordkey.Feh, wordkey.Kaf:
		return k.Rest(1) == keyAl || k.Rest(1) == wordkey.Lam|wordkey.Lam<<5
	case wordkey.Lam:
		return k == wordkey.Lam|wordkey.Lam<<5
	}
	return false
}

// beginsAt is the byte where the item begins behind its clitics. Where the article
// stands before digits («والـ17»), و is outside.
func (r *reader) beginsAt(j int) int {
	it := r.at(j)
	if it.kind == arabic && it.cl == 0 && it.key != keyAl && r.article(j) {
		return it.start + wordkey.Skip(r.text[it.start:it.end], 1)
	}
	if it.kind == arabic && it.word.class == isNothing {
		if l, ok := r.lex(j); ok {
			return it.start + l.Clitic
		}
	}
	return it.first()
}

// endsAt is the byte where the item before j ends.
func (r *reader) endsAt(j int) int { return r.at(j - 1).end }

// plain tells whether item j is digits that stand by themselves, not part of a
// number with a point, a code or a score.
func (r *reader) plain(j int) bool {
	return r.plainLeft(j) && r.plainRight(j)
}

func (r *reader) plainLeft(j int) bool {
	it := r.at(j)
	if it.kind != digits || it.num < 0 {
		return false
	}
	if j == r.free && j > 0 {
		return true
	}
	if it.gap == none0 && j > 0 {
		switch p := r.at(j - 1); p.kind {
		case latin, digits, otherish:
			return false
		case sign:
			switch p.sign {
			case '%', '?':
				return false
			case '/':
				if p.gap == none0 {
					return false
				}
			case ',', '-', '.', ':':
				if q := r.at(j - 2); p.gap == none0 && (q.kind == digits || q.kind == latin) {
					return false
				}
			}
		}
	}
	return true
}

func (r *reader) plainRight(j int) bool {
	n := r.at(j + 1)
	if n.gap != none0 {
		return true
	}
	switch n.kind {
	case latin, digits, otherish:
		return false
	case sign:
		switch n.sign {
		case '%':
			return false
		case '.', ':', ',', '/', '?':
			if q := r.at(j + 2); q.kind == digits && q.gap == none0 {
				return false
			}
		}
	}
	return true
}

// small reads a number below 100 in digits or words, ordinal or cardinal: a day, an
// hour, the number of a century. def tells whether it has the article.
type small struct {
	n      int
	k      int // item behind it
	words  bool
	ord    bool
	def    bool
	digits bool
}

func (r *reader) small(j int) (s small) {
	it := r.at(j)
	switch it.kind {
	case digits:
		if it.digits <= 2 {
			return small{n: int(it.num), k: j + 1, digits: true}
		}
		return small{k: j}
	case arabic:
		if r.article(j) {
			d := r.at(j + 1)
			if d.kind == digits && d.gap != breaks && d.digits <= 2 && d.num >= 0 {
				return small{n: int(d.num), k: j + 2, digits: true, def: true}
			}
			return small{k: j}
		}
		return r.smallWords(j)
	}
	return small{k: j}
}

func (r *reader) smallWords(j int) (s small) {
	s.k = j
	l, ok := r.lex(j)
	if !ok {
		return s
	}
	next, more := numeral.Lex{}, false
	if r.peek(j+1).kind == arabic {
		next, more = r.lex(j + 1)
	}
	s.def, s.words = l.Def, true
	switch l.Class {
	case numeral.Ordinal, numeral.OrdinalPart, numeral.Unit, numeral.Part:
		s.ord = l.Class == numeral.Ordinal || l.Class == numeral.OrdinalPart
		s.n, s.k = int(l.N), j+1
		switch {
		case more && next.Class == numeral.Ten && !next.And && !next.Prep:
			s.n += 10
			s.k++
		case more && next.Class == numeral.Tens && next.And && next.Def == l.Def:
			s.n += int(next.N)
			s.k++
		case l.Class == numeral.OrdinalPart || l.Class == numeral.Part:
			return small{k: j}
		}
	case numeral.Ten:
		s.n, s.k = 10, j+1
	case numeral.Teen, numeral.Tens:
		s.n, s.k = int(l.N), j+1
	default:
		return small{k: j}
	}
	return s
}

// count reads a number of units: «15», «ثلاثة», «6 آلاف», «1.5», in thousandths.
func (r *reader) count(j int) (milli int64, k int, def, ok bool) {
	it := r.at(j)
	at := it.start
	switch {
	case it.kind == arabic && r.article(j):
		d := r.at(j + 1)
		if d.kind != digits || d.gap == breaks {
			return 0, j, false, false
		}
		at, def = d.start, true
		j++
		it = d
	case it.kind == digits:
		if !r.plainLeft(j) {
			return 0, j, false, false
		}
	case it.kind == arabic:
		if l, ok := r.lex(j); !ok || l.Class == numeral.Ordinal || l.Class == numeral.OrdinalPart || l.Class == numeral.Except || l.Class == numeral.Point {
			return 0, j, false, false
		}
	default:
		return 0, j, false, false
	}
	if n := r.at(j + 1); it.kind == digits && it.num >= 0 && n.kind == arabic && n.word.class == isUnit {
		return int64(it.num) * 1000, j + 1, def, true
	}
	n, ok := numeral.Read(r.text, at)
	if !ok || n.Kind != numeral.Cardinal && n.Kind != numeral.Frac {
		return 0, j, false, false
	}
	v, ok := n.Value.Mul10(3)
	if !ok {
		return 0, j, false, false
	}
	if n.Grouping {
		if g, ok := n.Grouped.Mul10(3); ok {
			v = g
		}
	}
	u, ok := v.Uint64()
	if !ok || u > maxCount*1000 {
		return 0, j, false, false
	}
	k = j + 1
	for k < j+lookAhead && r.at(k).kind != atEnd && r.at(k).start < n.End {
		k++
	}
	return int64(u), k, def || n.Def, true
}

// dirAt reads a word that tells where a period lies: الماضي، قبل الماضي، الجاري.
func (r *reader) dirAt(j int) (d dir, k int) {
	it := r.peek(j)
	switch {
	case it.is(isDir) && it.pre&^hasDef == 0:
		if !it.def() && it.key != keyNafsuh && it.word.n != uint8(dirSame) {
			return noDir, j
		}
		return dir(it.word.n), j + 1
	case it.is(isPrepBefore), it.is(isPrepAfter), it.key == keyMa, it.key == keyAlLi, it.key == keyAlladhi, it.key == keyAllati:
		k = j
		if it.key == keyMa || it.key == keyAlLi || it.key == keyAlladhi || it.key == keyAllati {
			k++
			it = r.peek(k)
		}
		if !it.is(isPrepBefore) && !it.is(isPrepAfter) {
			return noDir, j
		}
		n := r.peek(k + 1)
		if !n.is(isDir) || !n.def() {
			return noDir, j
		}
		switch dir(n.word.n) {
		case dirPast, dirPrev:
			if it.is(isPrepBefore) {
				return dirPast2, k + 2
			}
		case dirFuture, dirNext:
			if it.is(isPrepAfter) {
				return dirFuture2, k + 2
			}
		}
	}
	return noDir, j
}

// isUnitAt tells whether item j is the singular of a unit.
func (r *reader) isUnitAt(j int, u Unit) bool {
	it := r.at(j)
	return it.is(isUnit) && Unit(it.word.n) == u && it.word.flags == 0
}

// unprefixed is the key of item j without the clitics that were found before it, or
// as it stands.
func (r *reader) unprefixed(j int) wordkey.Key {
	it := r.at(j)
	if it.kind != arabic {
		return 0
	}
	k := it.key
	if it.cl == 0 {
		if it.word.class == isNothing {
			switch k.First() {
			case wordkey.Waw, wordkey.Feh:
				return k.Rest(1)
			}
		}
		return k
	}
	n := 0
	if it.pre&(hasWaw|hasFeh) != 0 {
		n++
	}
	if it.pre&(hasBeh|hasLam|hasKaf) != 0 {
		n++
	}
	return k.Rest(n)
}
