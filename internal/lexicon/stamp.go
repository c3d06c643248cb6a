package lexicon

// StampKind is what a word does in a line that tells when.
type StampKind uint8

const (
	NoStamp    StampKind = iota
	Weekday              // value 1 (Monday) to 7 (Sunday), as ISO 8601
	Month                // value 1 to 12, Gregorian
	HijriMonth           // value 1 to 12
	OtherMonth           // a month of another calendar (Persian, Coptic); value 1 to 13
	Meridiem             // value 1 before noon, 2 after
	Era                  // هـ value 1, م value 2, ق.م value 3
	StampLabel           // تاريخ النشر، آخر تحديث، نشر في
	Clock                // الساعة، عند، دقيقة
	Zone                 // بتوقيت غرينتش، مكة المكرمة
	Relative             // أمس، اليوم، منذ
	TimeUnit             // يوم، ساعة، أسبوع
	Joiner               // الموافق، في، يوم
)

var stampKinds = [...]string{"", "weekday", "month", "hijri-month", "other-month", "meridiem", "era", "label", "clock", "zone", "relative", "unit", "joiner"}

func (k StampKind) String() string { return enumString(stampKinds[:], uint8(k)) }

// Stamp is a word or phrase of a time stamp.
type Stamp struct {
	Kind  StampKind
	Value int   // see the kinds; 0 where there is none
	Flags Flags // Word, Person: also something else in running text
}

type stampRow struct {
	kind  StampKind
	value uint8
	flags Flags
}

// StampWord finds a word or phrase of a time stamp by its key (see [Key]).
func StampWord(key []byte) (Stamp, bool) {
	i := find(stampKeys, stampOffs[:], stampIndex[:], key)
	if i < 0 {
		return Stamp{}, false
	}
	r := &stampRows[i]
	return Stamp{Kind: r.kind, Value: int(r.value), Flags: r.flags}, true
}
