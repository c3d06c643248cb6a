package date

import (
	"time"

	"github.com/khabar-go/khabar/article/text"
)

// A Type is a type of temporal expression, as TIMEX3 has them.
type Type uint8

// The types.
const (
	Date     Type = iota + 1 // a day, month, year or other stretch of the calendar
	Time                     // a time or part of a day
	Duration                 // a length: 15 عاما
	Set                      // what comes round: كل جمعة
)

var typeNames = [...]string{"", "DATE", "TIME", "DURATION", "SET"}

// String is the type's name in capitals, "" for the zero Type.
func (t Type) String() string { return typeNames[min(int(t), len(typeNames)-1)] }

// MarshalText is [Type.String].
func (t Type) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// A Mod is the modifier of an expression, as TIMEX3's mod has them.
type Mod uint8

// The modifiers.
const (
	Start    Mod = iota + 1 // مطلع، بداية، أوائل
	Mid                     // منتصف، أواسط
	End                     // نهاية، أواخر، ختام
	Approx                  // نحو، حوالي، تقريبا
	MoreThan                // of a length: أكثر من
	LessThan                // of a length: أقل من
	Before                  // of a point: قبل أكثر من شهر
	After                   // of a point: قبل أقل من عام
)

var modNames = [...]string{"", "START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "BEFORE", "AFTER"}

// String is the modifier's name in capitals, "" for none.
func (m Mod) String() string { return modNames[min(int(m), len(modNames)-1)] }

// MarshalText is [Mod.String].
func (m Mod) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// A Quant tells that an expression is a set, as TIMEX3's quant does.
type Quant uint8

// Every is the quantifier of sets.
const Every Quant = 1

// String is "EVERY" or "".
func (q Quant) String() string {
	if q == Every {
		return "EVERY"
	}
	return ""
}

// MarshalText is [Quant.String].
func (q Quant) MarshalText() ([]byte, error) { return []byte(q.String()), nil }

// A Basis tells how the value of an expression came about.
type Basis uint8

// The bases.
const (
	Stated   Basis = iota + 1 // the expression says it all: 28 تموز 2024، ثلاثة أيام
	Relative                  // counted from the anchor: أمس، الشهر الماضي، 17 تموز
	Context                   // counted from another date of the text: الشهر نفسه
	Vague                     // no point of the calendar: حاليا، قبل أيام، سنوات
)

var basisNames = [...]string{"", "stated", "relative", "context", "vague"}

// String is the name of the basis, "" for none.
func (b Basis) String() string { return basisNames[min(int(b), len(basisNames)-1)] }

// MarshalText is [Basis.String].
func (b Basis) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// A Calendar is the calendar that an expression is written in.
type Calendar uint8

// The calendars.
const (
	Gregorian     Calendar = iota
	HijriCalendar          // the Islamic calendar; values by Umm al-Qura
	CopticCalendar
)

var calendarNames = [...]string{"gregorian", "hijri", "coptic"}

// String is the calendar's name in lower case.
func (c Calendar) String() string { return calendarNames[min(int(c), len(calendarNames)-1)] }

// MarshalText is [Calendar.String].
func (c Calendar) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// A Conflict tells what in an expression contradicts itself.
type Conflict uint8

// The conflicts, and whose word the value takes.
const (
	MonthConflict    Conflict = iota + 1 // سبتمبر/كانون الأول: the first name
	WeekdayConflict                      // a weekday that is not that of its date: the date; of أمس or غدا: the weekday
	CalendarConflict                     // a Hijri and a Gregorian date more than a day apart: the Gregorian
)

var conflictNames = [...]string{"", "month", "weekday", "calendar"}

// String is the conflict's name in lower case, "" for none.
func (c Conflict) String() string { return conflictNames[min(int(c), len(conflictNames)-1)] }

// MarshalText is [Conflict.String].
func (c Conflict) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// A Mention is a temporal expression in a text. Its span is in bytes: without
// proclitics (و ف ب ل ك) and without a preposition before it, unless that carries
// the meaning («قبل ثلاثة أيام», «من 3 إلى 5 مايو»).
type Mention struct {
	text.Span
	Type      Type
	Value     Value // zero where it cannot be told: no anchor, an impossible date
	ValueEnd  Value // the last point of a range, inclusive; zero otherwise
	Mod       Mod
	Quant     Quant
	Basis     Basis
	Rule      Rule     // how it is counted, where Basis is Relative
	Calendar  Calendar // the calendar it is written in; of «… الموافق …» the Hijri one
	Hijri     Hijri    // the Hijri fields, as far as they are written or follow
	Uncertain bool     // a Hijri date outside 1420-1450 AH: the day may be off by one
	Conflict  Conflict
	Zone      string       // IANA zone of a clock time, "local" for «بالتوقيت المحلي», "" where none is given
	Issues    []text.Issue // what is wrong with it: "impossible-date", "impossible-time"
}

// A Rule tells how a relative expression is counted from its anchor: Count units
// before (negative) or after the unit that holds the anchor, or the Weekday or
// Month that Side tells.
type Rule struct {
	Unit    Unit
	Count   int
	Weekday time.Weekday // where Unit is Days and HasDay
	HasDay  bool
	Month   int  // 1 to 12: a month without a year
	Side    Side // which of the weekdays or months
}

// A Side tells which of the weekdays or months of a name is meant.
type Side uint8

// The sides of the anchor.
const (
	Nearest Side = iota // the nearest
	Past                // the last one
	Present             // the present one
	Future              // the next one
)

// IsZero tells whether there is no rule.
func (r Rule) IsZero() bool { return r == Rule{} }

// Range is the value with its end: ISO 8601's interval where the mention has one.
func (m Mention) Range() Value {
	v := m.Value
	v.end = m.ValueEnd.point
	return v
}

// Bounds gives the stretch of time that the mention covers, from start to before
// end; see [Value.Bounds].
func (m Mention) Bounds(loc *time.Location) (start, end time.Time, ok bool) {
	return m.Range().Bounds(loc)
}
