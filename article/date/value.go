package date

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// A Value is what a temporal expression means, as TIMEX3 writes it: a point or
// stretch of the calendar (2024-07-28, 2024-W30, 199), a time of day
// (2024-07-28T15:30, 2024-07-28TMO), a length (P15Y, PT1H30M), or a reference
// (PRESENT_REF). A range has both its ends, which are inclusive.
//
// Values compare with ==. The zero Value is no value; its String is "".
type Value struct {
	point
	end point
}

// A Grain is how finely a Value divides time.
type Grain uint8

// The grains, from coarse to fine.
const (
	NoGrain    Grain = iota
	Millennium       // 2: the third millennium
	Century          // 20: the twenty-first
	Decade           // 202: the 2020s
	Year             // 2024
	Half             // 2024-H1
	Quarter          // 2024-Q3
	Season           // 2024-SU; a winter has the year of its December
	MonthGrain       // 2024-07
	Week             // 2024-W30, ISO 8601
	Weekend          // 2024-W30-WE
	Day              // 2024-07-28
	DayPart          // 2024-07-28TMO
	Hour             // 2024-07-28T15
	Minute           // 2024-07-28T15:30
	Second           // 2024-07-28T15:30:20
)

// A Part is a part of the day, as TIMEX3 has them.
type Part uint8

// The parts of the day.
const (
	NoPart    Part = iota
	Morning        // MO: فجر، صباح، ضحى
	Midday         // MI: ظهر
	Afternoon      // AF: بعد الظهر، عصر
	Evening        // EV: مساء، عشية، مغرب
	Night          // NI: ليل، ليلة
	Daytime        // DT: نهار
)

var partNames = [...]string{"", "MO", "MI", "AF", "EV", "NI", "DT"}

// String is the part's name in TIMEX3, "" for none.
func (p Part) String() string { return partNames[min(int(p), len(partNames)-1)] }

// A kind tells the three families of value apart.
type kind uint8

const (
	none   kind = iota
	moment      // on the calendar
	length      // a duration
	ref         // PRESENT_REF and the like
)

// The references, in point.n.
const (
	presentRef = 1 + iota
	pastRef
	futureRef
)

var refNames = [...]string{"", "PRESENT_REF", "PAST_REF", "FUTURE_REF"}

// maxYear is the last year that a value can write.
const maxYear = 9999

// noYear is the year that is not known: XXXX-05-18; noDate is that of a clock time
// whose day is not known.
const (
	noYear = math.MaxInt16
	noDate = math.MaxInt16 - 1
)

// A point is one end of a Value.
type point struct {
	kind   kind
	grain  Grain
	part   Part
	month  uint8
	day    uint8
	n      uint8 // week, half, quarter, season (1 SP, 2 SU, 3 FA, 4 WI), reference
	hour   uint8
	min    uint8
	sec    uint8
	year   int16 // of Century and Decade: the number that stands in the value; negative before Christ
	amount [maxAmounts]quantity
}

// maxAmounts is how many units a length may have: 20 أسبوعا ويومان وثلاث ساعات و40 دقيقة.
const maxAmounts = 5

// A quantity is a count of a unit: thousandths, or unknownCount.
type quantity struct {
	unit  Unit
	count int64
}

// unknownCount is the count of «سنوات»: PXY.
const unknownCount = -1

// A Unit is a unit of time.
type Unit uint8

// The units, from short to long.
const (
	NoUnit Unit = iota
	Seconds
	Minutes
	Hours
	Days
	Weeks
	Months
	Quarters
	Years
	Decades
	Centuries
	Millennia
)

// unitCodes are the designators of TIMEX3; those of the clock stand behind T.
var unitCodes = [...]string{"", "S", "M", "H", "D", "W", "M", "Q", "Y", "DE", "CE", "ML"}

// IsZero tells whether there is no value.
func (v Value) IsZero() bool { return v.kind == none }

// Grain is how finely the value divides time; NoGrain for lengths and references.
func (v Value) Grain() Grain { return v.grain }

// IsDuration tells whether the value is a length: P15Y.
func (v Value) IsDuration() bool { return v.kind == length }

// IsRef tells whether the value is PRESENT_REF, PAST_REF or FUTURE_REF.
func (v Value) IsRef() bool { return v.kind == ref }

// Year is the Gregorian year, negative before Christ; ok is false where the value
// has none or does not tell it.
func (v Value) Year() (year int, ok bool) {
	if v.kind != moment || v.grain < Year || v.year == noYear || v.year == noDate {
		return 0, false
	}
	return int(v.year), true
}

// Month is the month, 1 to 12, or 0 where the value tells none.
func (v Value) Month() int {
	if v.grain == MonthGrain || v.grain >= Day {
		return int(v.month)
	}
	return 0
}

// Day is the day of the month, or 0 where the value tells none.
func (v Value) Day() int {
	if v.grain >= Day {
		return int(v.day)
	}
	return 0
}

// Clock is the time of day; ok is false where the value tells none.
func (v Value) Clock() (hour, min, sec int, ok bool) {
	return int(v.hour), int(v.min), int(v.sec), v.kind == moment && v.grain >= Hour
}

// Part is the part of the day, NoPart where the value tells none.
func (v Value) Part() Part { return v.part }

// Amount is the count of a unit in a length, 0 where there is none of it; known is
// false where the text does not tell it («سنوات», PXY).
func (v Value) Amount(u Unit) (n float64, known bool) {
	for _, q := range v.amount {
		if q.unit == u && u != NoUnit {
			return float64(max(q.count, 0)) / 1000, q.count != unknownCount
		}
	}
	return 0, true
}

// Start is the value without its end, where it is a range.
func (v Value) Start() Value { return Value{point: v.point} }

// End is the last point of a range, inclusive; ok is false where v is no range.
func (v Value) End() (end Value, ok bool) { return Value{point: v.end}, v.end.kind != none }

// String is the value in TIMEX3. A range is written as ISO 8601 does: its start, a
// slash and its end.
func (v Value) String() string {
	var buf [48]byte
	return string(v.Append(buf[:0]))
}

// Append appends the value in TIMEX3 to dst and returns the extended buffer.
func (v Value) Append(dst []byte) []byte {
	dst = v.point.append(dst)
	if v.end.kind != none {
		dst = append(dst, '/')
		dst = v.end.append(dst)
	}
	return dst
}

// MarshalText is [Value.String].
func (v Value) MarshalText() ([]byte, error) { return v.Append(nil), nil }

// UnmarshalText reads what [Value.MarshalText] wrote.
func (v *Value) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*v = Value{}
		return nil
	}
	w, ok := parseTIMEX(string(b))
	if !ok {
		return ErrSyntax
	}
	*v = w
	return nil
}

var seasonCodes = [...]string{"", "SP", "SU", "FA", "WI"}

func (p point) append(dst []byte) []byte {
	switch p.kind {
	case none:
		return dst
	case ref:
		return append(dst, refNames[p.n]...)
	case length:
		return p.appendLength(dst)
	}
	if p.year != noDate {
		dst = p.appendDate(dst)
	}
	switch p.grain {
	case DayPart:
		dst = append(dst, 'T')
		dst = append(dst, partNames[p.part]...)
	case Hour, Minute, Second:
		dst = append(dst, 'T')
		dst = pad(dst, int(p.hour), 2)
		if p.grain >= Minute {
			dst = append(dst, ':')
			dst = pad(dst, int(p.min), 2)
		}
		if p.grain >= Second {
			dst = append(dst, ':')
			dst = pad(dst, int(p.sec), 2)
		}
	}
	return dst
}

func (p point) appendDate(dst []byte) []byte {
	width := 4
	switch p.grain {
	case Millennium:
		width = 1
	case Century:
		width = 2
	case Decade:
		width = 3
	}
	year := int(p.year)
	switch {
	case p.year == noYear:
		dst = append(dst, "XXXX"...)
	case year < 0:
		dst = append(dst, "BC"...)
		dst = pad(dst, -year-bcShift(p.grain), width)
	default:
		dst = pad(dst, year, width)
	}
	switch p.grain {
	case Half:
		dst = append(dst, "-H"...)
		dst = append(dst, '0'+p.n)
	case Quarter:
		dst = append(dst, "-Q"...)
		dst = append(dst, '0'+p.n)
	case Season:
		dst = append(dst, '-')
		dst = append(dst, seasonCodes[p.n]...)
	case Week, Weekend:
		dst = append(dst, "-W"...)
		dst = pad(dst, int(p.n), 2)
		if p.grain == Weekend {
			dst = append(dst, "-WE"...)
		}
	case MonthGrain:
		dst = append(dst, '-')
		dst = pad(dst, int(p.month), 2)
	}
	if p.grain >= Day {
		dst = append(dst, '-')
		dst = pad(dst, int(p.month), 2)
		dst = append(dst, '-')
		dst = pad(dst, int(p.day), 2)
	}
	return dst
}

// bcShift tells centuries and decades before Christ from those after: BC00 and
// 00 are kept as -1 and 0, the century number being one higher.
func bcShift(g Grain) int {
	if g == Century || g == Decade || g == Millennium {
		return 1
	}
	return 0
}

func (p point) appendLength(dst []byte) []byte {
	dst = append(dst, 'P')
	clock := false
	for _, q := range p.amount {
		if q.unit == NoUnit {
			break
		}
		if q.unit <= Hours && !clock {
			clock = true
			dst = append(dst, 'T')
		}
		if q.count == unknownCount {
			dst = append(dst, 'X')
		} else {
			dst = appendMilli(dst, q.count)
		}
		dst = append(dst, unitCodes[q.unit]...)
	}
	return dst
}

// appendMilli appends n thousandths in decimal notation without trailing zeros.
func appendMilli(dst []byte, n int64) []byte {
	dst = strconv.AppendInt(dst, n/1000, 10)
	if f := n % 1000; f != 0 {
		dst = append(dst, '.', byte('0'+f/100))
		if f%100 != 0 {
			dst = append(dst, byte('0'+f/10%10))
		}
		if f%10 != 0 {
			dst = append(dst, byte('0'+f%10))
		}
	}
	return dst
}

func pad(dst []byte, n, width int) []byte {
	switch {
	case width == 2 && n >= 0 && n < 100:
		return append(dst, byte('0'+n/10), byte('0'+n%10))
	case width == 4 && n >= 1000 && n < 10000:
		return append(dst, byte('0'+n/1000), byte('0'+n/100%10), byte('0'+n/10%10), byte('0'+n%10))
	}
	for lim := pow10(width - 1); lim > 1 && n < lim; lim /= 10 {
		dst = append(dst, '0')
	}
	return strconv.AppendInt(dst, int64(n), 10)
}

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

// ErrSyntax tells that a string is no temporal expression, or not only one.
var ErrSyntax = errors.New("date: not one temporal expression")

// ErrNoAnchor tells that an expression is counted from a day that is not known:
// «أمس» read by [Parse], which has no anchor.
var ErrNoAnchor = errors.New("date: relative expression without an anchor")

// ErrImpossible tells that an expression names a day or time that does not exist:
// «31 فبراير».
var ErrImpossible = errors.New("date: no such date")

// parseTIMEX reads a value as String writes it.
func parseTIMEX(s string) (Value, bool) {
	a, b, isRange := strings.Cut(s, "/")
	p, ok := parsePoint(a)
	if !ok {
		return Value{}, false
	}
	v := Value{point: p}
	if isRange {
		if v.end, ok = parsePoint(b); !ok || v.end.kind != p.kind || p.kind == ref || p.grain == Millennium || v.end.grain == Millennium {
			return Value{}, false
		}
	}
	return v, true
}

func parsePoint(s string) (point, bool) {
	if len(s) == 0 || len(s) > 40 {
		return point{}, false
	}
	if s[0] == 'P' {
		for i, name := range refNames {
			if s == name {
				return point{kind: ref, n: uint8(i)}, true
			}
		}
		return parseLength(s)
	}
	for i, name := range refNames {
		if i > 0 && s == name {
			return point{kind: ref, n: uint8(i)}, true
		}
	}
	if s[0] == 'T' {
		p := point{kind: moment, year: noDate}
		return p, p.parseClock(s)
	}
	return parseDate(s)
}

func parseDate(s string) (point, bool) {
	p := point{kind: moment}
	bc := strings.HasPrefix(s, "BC")
	s = strings.TrimPrefix(s, "BC")
	n := 0
	for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == 'X') {
		n++
	}
	if s[:n] == "XXXX" && !bc {
		p.year = noYear
	} else {
		y, err := strconv.Atoi(s[:n])
		if err != nil || n > 4 {
			return p, false
		}
		p.year = int16(y)
	}
	p.grain = [...]Grain{NoGrain, Millennium, Century, Decade, Year}[n]
	if p.grain == NoGrain {
		return p, false
	}
	if bc {
		p.year = -p.year - int16(bcShift(p.grain))
		if p.year == 0 {
			return p, false
		}
	}
	s = s[n:]
	switch {
	case s == "":
		return p, p.grain != Year || p.year != noYear
	case s[0] != '-' || p.grain != Year || len(s) < 3:
		return p, false
	}
	s = s[1:]
	switch {
	case s == "H1" || s == "H2":
		p.grain, p.n = Half, s[1]-'0'
		return p, true
	case s[0] == 'Q':
		p.grain, p.n = Quarter, s[1]-'0'
		return p, len(s) == 2 && p.n >= 1 && p.n <= 4
	case s[0] == 'W' && s != "WI":
		w, ok := digits2(s[1:])
		p.grain, p.n = Week, uint8(w)
		if !ok || w < 1 || w > 53 {
			return p, false
		}
		if s[3:] == "-WE" {
			p.grain = Weekend
			return p, true
		}
		return p, len(s) == 3
	}
	for i, code := range seasonCodes {
		if i > 0 && s == code {
			p.grain, p.n = Season, uint8(i)
			return p, true
		}
	}
	m, ok := digits2(s)
	if !ok || m < 1 || m > 12 {
		return p, false
	}
	p.grain, p.month = MonthGrain, uint8(m)
	if s = s[2:]; s == "" {
		return p, true
	}
	d, ok := 0, s[0] == '-'
	if ok {
		d, ok = digits2(s[1:])
	}
	if !ok || d < 1 || d > monthLen(int(p.year), m) {
		return p, false
	}
	p.grain, p.day = Day, uint8(d)
	if s = s[3:]; s == "" {
		return p, true
	}
	return p, p.parseClock(s)
}

// parseClock reads T15, T15:30, T15:30:20 or a part of the day, TMO.
func (p *point) parseClock(s string) bool {
	if len(s) < 3 || s[0] != 'T' {
		return false
	}
	s = s[1:]
	for i, name := range partNames {
		if i > 0 && s == name {
			p.grain, p.part = DayPart, Part(i)
			return true
		}
	}
	at := [3]*uint8{&p.hour, &p.min, &p.sec}
	for i := range at {
		if i > 0 {
			if s == "" {
				break
			}
			if s[0] != ':' {
				return false
			}
			s = s[1:]
		}
		n, ok := digits2(s)
		if !ok {
			return false
		}
		*at[i] = uint8(n)
		p.grain = Hour + Grain(i)
		s = s[2:]
	}
	return s == "" && validClock(int(p.hour), int(p.min), int(p.sec))
}

// validClock tells whether a time of day exists; 24:00 ends a day.
func validClock(h, m, s int) bool {
	return h < 24 && m < 60 && s < 60 || h == 24 && m == 0 && s == 0
}

func digits2(s string) (int, bool) {
	if len(s) < 2 || s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9' {
		return 0, false
	}
	return int(s[0]-'0')*10 + int(s[1]-'0'), true
}

func parseLength(s string) (point, bool) {
	p := point{kind: length}
	s = s[1:]
	clock := false
	last := Millennia + 1
	for i := 0; s != ""; i++ {
		if s[0] == 'T' && !clock {
			clock = true
			s = s[1:]
		}
		if i == len(p.amount) {
			return p, false
		}
		q, n, ok := parseQuantity(s, clock)
		if !ok || q.unit >= last {
			return p, false
		}
		last = q.unit
		p.amount[i] = q
		s = s[n:]
	}
	return p, p.amount[0].unit != NoUnit
}

func parseQuantity(s string, clock bool) (q quantity, n int, ok bool) {
	if s == "" {
		return q, 0, false
	}
	if s[0] == 'X' {
		q.count = unknownCount
		n = 1
	} else {
		for n < len(s) && (s[n] >= '0' && s[n] <= '9') {
			n++
		}
		whole, err := strconv.ParseInt(s[:n], 10, 64)
		if err != nil || whole > maxCount {
			return q, 0, false
		}
		q.count = whole * 1000
		if n < len(s) && s[n] == '.' {
			n++
			scale := int64(100)
			from := n
			for n < len(s) && s[n] >= '0' && s[n] <= '9' {
				q.count += int64(s[n]-'0') * scale
				scale /= 10
				n++
			}
			if n == from || n > from+3 || s[n-1] == '0' {
				return q, 0, false
			}
		}
	}
	rest := s[n:]
	for u := Millennia; u > NoUnit; u-- {
		if (u <= Hours) == clock && strings.HasPrefix(rest, unitCodes[u]) {
			q.unit = u
			return q, n + len(unitCodes[u]), true
		}
	}
	return q, 0, false
}

// maxCount bounds the count of a unit.
const maxCount = 1e12

// lengthOf is a length of one unit.
func lengthOf(u Unit, milli int64) point {
	return point{kind: length, amount: [maxAmounts]quantity{{u, milli}}}
}

func dayPoint(n int) point {
	y, m, d := civil(n)
	return point{kind: moment, grain: Day, year: int16(y), month: uint8(m), day: uint8(d)}
}

func yearPoint(y int) point { return point{kind: moment, grain: Year, year: int16(y)} }

func monthPoint(y, m int) point {
	return point{kind: moment, grain: MonthGrain, year: int16(y), month: uint8(m)}
}
