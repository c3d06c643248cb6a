package number

import (
	"github.com/khabar-go/khabar/article/text"
)

// A Type tells what a number is. Its names are those of OntoNotes.
type Type uint8

// The types of number.
const (
	Cardinal Type = iota + 1 // how many, without the noun: ثلاثة، الثلاث، 50 ألفا
	Ordinal                  // which: الثاني، الـ29، أول
	Percent                  // 12%، 12 في المئة; the value is 12
	Money                    // an amount of a currency: 50 ألف دولار
	Quantity                 // how many with the noun, or how much with the unit: 50 جنديا، 5 كيلومترات
)

var typeNames = [...]string{"", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"}

// String is the type's name in capitals, "" for the zero Type.
func (t Type) String() string {
	if int(t) < len(typeNames) {
		return typeNames[t]
	}
	return ""
}

// MarshalText is [Type.String].
func (t Type) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// A Mod bounds or softens a number. Its names are those of TIMEX3's mod.
type Mod uint8

// The modifiers.
const (
	Approx      Mod = iota + 1 // نحو، حوالي، قرابة، تقريبا
	MoreThan                   // أكثر من، ما يزيد على
	LessThan                   // أقل من، دون
	EqualOrMore                // ما لا يقل عن، أو أكثر
	EqualOrLess                // ما لا يزيد على، ما يصل إلى
)

var modNames = [...]string{"", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"}

// String is the modifier's name in capitals, "" for none.
func (m Mod) String() string {
	if int(m) < len(modNames) {
		return modNames[m]
	}
	return ""
}

// MarshalText is [Mod.String].
func (m Mod) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// A Mention is a number in a text. Its span is in bytes of the text: without
// proclitics (و ف ب ل ك), with the article, with the words that bound the number
// (نحو، أكثر من، بين) and with the noun or unit.
type Mention struct {
	text.Span
	Type     Type
	Value    Value  // the number itself: 50000 for «أكثر من 50 ألف جندي»
	ValueEnd Value  // the upper end where Range
	Range    bool   // Value to ValueEnd, both inclusive: بين 10 و15
	Vague    bool   // it tells only the order of size and has no value: عشرات، مئات الآلاف
	Mod      Mod    // 0 where there is none
	Unit     string // of a Quantity: the noun in the singular where it is known, otherwise as written less its case ending
	Currency string // of Money: ISO 4217, "" where the text does not tell which
}
