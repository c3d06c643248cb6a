package number

import (
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// A noun is a word that numbers count or measure.
type noun struct {
	unit  uint16 // of unitNames, from 1
	class nounClass
	flags uint8
}

type nounClass uint8

const (
	classPerson nounClass = iota + 1
	classPeople           // سوري، مسلم
	classThing
	classUnit // of measure
	classTime
)

const (
	nounPlural = 1 << iota // the form is a plural
	nounHead               // a unit of two words may begin with it: متر مربع
)

type compound struct {
	first, unit uint16
	second      wordkey.Key // a stem
}

type latinUnit struct {
	text string
	unit uint16
}

// unitName is the singular of a unit.
func unitName(unit uint16) string {
	if unit == 0 {
		return ""
	}
	return unitNames[unitEnds[unit-1]:unitEnds[unit]]
}

// nounOf looks a noun up in any of its forms, without clitics.
func nounOf(k wordkey.Key) (noun, bool) {
	if i := wordkey.Find(nounKeys[:], k); i >= 0 {
		return nounVals[i], true
	}
	if k.Last() == wordkey.Alef { // جنديا
		if i := wordkey.Find(nounKeys[:], k.Cut(1)); i >= 0 {
			return nounVals[i], true
		}
	}
	return noun{}, false
}

// dualOf looks up the noun of a dual: جنديان، طائرتين.
func dualOf(k wordkey.Key) (noun, bool) {
	n := k.Len()
	if n < 4 || k.At(n-1) != wordkey.Noon || k.At(n-2) != wordkey.Alef && k.At(n-2) != wordkey.Yeh {
		return noun{}, false
	}
	base := k.Cut(2)
	if i := wordkey.Find(nounKeys[:], base); i >= 0 && nounVals[i].flags&nounPlural == 0 {
		return nounVals[i], true
	}
	if base.Last() == wordkey.Teh {
		base = base.Cut(1) | wordkey.Heh<<(5*(n-3))
		if i := wordkey.Find(nounKeys[:], base); i >= 0 && nounVals[i].flags&nounPlural == 0 {
			return nounVals[i], true
		}
	}
	return noun{}, false
}

// unit reads the noun that a numeral counts or measures.
func (f *finder) unit(c numeral.Cursor, k wordkey.Key, n *numeral.Numeral) tail {
	def := false
	if n.Kind == numeral.Frac { // نصف طن، نصف الطن
		if k.Article() {
			k, def = k.Rest(2), true
		}
	}
	flags := contextOf(k)
	if flags&(isStop|isMonth) != 0 && !(strings.HasSuffix(c.Text(), "ة") && flags&isMonth == 0 && k != keyResult) {
		return tail{}
	}
	if n.Def && !n.Digits && n.Scale == 0 && n.Kind == numeral.Cardinal {
		if u, ok := nounOf(k); ok && u.class == classTime {
			return take(tail{kind: tailTime}, c)
		}
		return tail{}
	}
	if part := glued(c.Text()); part > 0 {
		c = c.Split(part)
		k = wordkey.Of(c.Text())
	}
	switch k {
	case keyMeem: // م2, م³
		t := tail{kind: tailUnit, noun: noun{unit: unitMetre, class: classUnit}}
		if t = f.per(take(t, c)); t.noun.unit != unitMetre {
			return t
		}
		return tail{}
	case keySign:
		return take(tail{kind: tailUnit, noun: noun{unit: unitCelsius, class: classUnit}, unit: unitName(unitCelsius)}, c)
	}
	u, ok := nounOf(k)
	if !ok {
		if n.Kind == numeral.Frac || !f.counted(c, k, n) {
			return tail{}
		}
		return f.twin(take(tail{kind: tailUnit, unit: trimCase(c.Text())}, c), k)
	}
	if u.class == classTime {
		return take(tail{kind: tailTime}, c)
	}
	if n.Kind == numeral.Frac && u.class != classUnit && u.flags&nounHead == 0 {
		return tail{}
	}
	t := take(tail{kind: tailUnit, noun: u, unit: unitName(u.unit)}, c)
	if u.flags&nounHead != 0 {
		if t, ok := f.second(t); ok {
			return f.per(t)
		}
		if n.Kind == numeral.Frac && u.class != classUnit {
			return tail{}
		}
	}
	if def && u.class != classUnit {
		return tail{}
	}
	if u.class == classUnit {
		return f.per(t)
	}
	return f.twin(t, k)
}

// glued gives the length of a noun to which the next word was joined by mistake,
// 0 where there is none: after the tanwin of the accusative and after ة a word ends
// («شخصاًحتى»، «نسمةفي»).
func glued(s string) int {
	for _, ending := range [...]string{"اً", "ًا", "ة"} {
		if i := strings.Index(s, ending); i > 0 && i+len(ending) < len(s) {
			if wordkey.Of(s[i+len(ending):]) != 0 {
				return i + len(ending)
			}
		}
	}
	return 0
}

// second reads the second word of a unit: متر مربع، نقاط مئوية.
func (f *finder) second(t tail) (tail, bool) {
	c := t.c
	if !c.OK || c.Gap == numeral.Break || c.Kind != text.Word {
		return t, false
	}
	k := wordkey.Of(c.Text())
	s := stem(k)
	for i := range &compounds {
		if p := &compounds[i]; p.first == t.noun.unit && (p.second == s || p.second == k) {
			t.noun.unit, t.noun.class = p.unit, classUnit
			t.unit = unitName(p.unit)
			return take(t, c), true
		}
	}
	return t, false
}

// per reads what a unit is taken by, squares and cubes: في الساعة، /ساعة، 2.
func (f *finder) per(t tail) tail {
	c := t.c
	if !c.OK || c.Gap == numeral.Break {
		return t
	}
	switch {
	case c.Gap == numeral.None && (c.Text() == "2" || c.Text() == "²" || c.Text() == "٢"):
		switch t.noun.unit {
		case unitMetre:
			t.noun.unit = unitSquareMetre
		case unitKilometre:
			t.noun.unit = unitSquareKilometre
		default:
			return t
		}
		t.unit = unitName(t.noun.unit)
		return take(t, c)
	case c.Gap == numeral.None && (c.Text() == "3" || c.Text() == "³" || c.Text() == "٣") && t.noun.unit == unitMetre:
		t.noun.unit = unitCubicMetre
		t.unit = unitName(t.noun.unit)
		return take(t, c)
	}
	i := speed(t.noun.unit)
	if i == 0 {
		return t
	}
	hour := false
	switch {
	case c.Text() == "/":
		if !c.Next() || c.Kind != text.Word && c.Kind != text.Latin || c.Gap == numeral.Break {
			return t
		}
		switch wordkey.Of(c.Text()) {
		case keyHour, keyTheHour, keySeen:
			hour = true
		case keySecond, keyTheSecond, keyTheh:
		default:
			if c.Text() != "h" {
				return t
			}
			hour = true
		}
	case c.Kind == text.Word && wordkey.Of(c.Text()) == keyIn:
		if !c.Next() || c.Gap == numeral.Break || c.Kind != text.Word {
			return t
		}
		switch wordkey.Of(c.Text()) {
		case keyTheHour:
			hour = true
		case keyTheSecond:
		default:
			return t
		}
	default:
		return t
	}
	t.unit = speeds[i-1].second
	if hour {
		t.unit = speeds[i-1].hour
	}
	return take(t, c)
}

// speeds holds the units of speed by their length.
var speeds = [...]struct {
	unit         uint16
	hour, second string
}{
	{unitKilometre, "كيلومتر في الساعة", "كيلومتر في الثانية"},
	{unitMetre, "متر في الساعة", "متر في الثانية"},
	{unitMile, "ميل في الساعة", "ميل في الثانية"},
}

func speed(unit uint16) int {
	for i := range speeds {
		if speeds[i].unit == unit {
			return i + 1
		}
	}
	return 0
}

// twin reads the feminine beside the masculine: حاج وحاجة، طالبا وطالبة.
func (f *finder) twin(t tail, k wordkey.Key) tail {
	c := t.c
	if !c.OK || c.Gap == numeral.Break || c.Kind != text.Word {
		return t
	}
	next := wordkey.Of(c.Text())
	if next.First() != wordkey.Waw || next.Last() != wordkey.Heh {
		return t
	}
	if k.Last() == wordkey.Alef {
		k = k.Cut(1)
	}
	if next.Rest(1).Cut(1) == k {
		return take(t, c)
	}
	return t
}
