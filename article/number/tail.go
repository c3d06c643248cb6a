package number

import (
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// A tail is what stands behind a number and belongs to it.
type tail struct {
	kind tailKind
	end  int            // where it ends
	c    numeral.Cursor // behind it
	noun noun           // of a unit that is known
	unit string
	code string // of money
	exp  int    // power of ten that the value is less: 2 for cents
	dual bool
}

type tailKind uint8

const (
	tailNone tailKind = iota
	tailPercent
	tailMille
	tailMoney
	tailUnit
	tailTime
)

// tail reads what stands at the cursor behind a numeral.
func (f *finder) tail(c numeral.Cursor, n *numeral.Numeral) tail {
	if !c.OK || c.Gap == numeral.Break {
		return tail{}
	}
	switch c.Kind {
	case text.Symbol, text.Punct:
		if percentSign(c.Text()) {
			return take(tail{kind: tailPercent}, c)
		}
		if c.Kind == text.Symbol {
			if code := moneySymbol(c.Text()); code != "" {
				return take(tail{kind: tailMoney, code: code}, c)
			}
		}
	case text.Latin:
		if code := moneyCode(c.Text()); code != "" {
			return take(tail{kind: tailMoney, code: code}, c)
		}
		for _, u := range latinUnits {
			if u.text == c.Text() {
				return f.per(take(tail{kind: tailUnit, unit: unitName(u.unit), noun: noun{unit: u.unit, class: classUnit}}, c))
			}
		}
	case text.Word:
		k := wordkey.Of(c.Text())
		if t := f.percentWords(c, k); t.kind != tailNone {
			return t
		}
		if n.Kind == numeral.Ordin {
			return tail{}
		}
		if t := f.money(c, k, n); t.kind != tailNone {
			return t
		}
		return f.unit(c, k, n)
	}
	return tail{}
}

// take ends a tail with the token at the cursor.
func take(t tail, c numeral.Cursor) tail {
	t.end = c.End
	c.Next()
	t.c = c
	return t
}

func percentSign(s string) bool {
	switch s {
	case "%", "٪", "﹪", "％":
		return true
	}
	return false
}

// percentWords reads بالمئة، في المئة، من المئة and the same of a thousand.
func (f *finder) percentWords(c numeral.Cursor, k wordkey.Key) tail {
	switch k {
	case keyIn, keyOf:
		if !c.Next() || c.Gap == numeral.Break || c.Kind != text.Word {
			return tail{}
		}
		l, ok := numeral.Lookup(c.Text())
		if !ok || l.Prep || l.And || !l.Def {
			return tail{}
		}
		switch {
		case l.Class == numeral.Hundred && l.N == 1:
			return take(tail{kind: tailPercent}, c)
		case k == keyIn && l.Class == numeral.Scale && l.N == 3 && l.Form == 0:
			return take(tail{kind: tailMille}, c)
		}
		return tail{}
	}
	if k.First() != wordkey.Beh {
		return tail{}
	}
	l, ok := numeral.LookupKey(c.Text(), k)
	if !ok || !l.Prep || l.And || !l.Def {
		return tail{}
	}
	switch {
	case l.Class == numeral.Hundred && l.N == 1:
		return take(tail{kind: tailPercent}, c)
	case l.Class == numeral.Scale && l.N == 3 && l.Form == 0:
		return take(tail{kind: tailMille}, c)
	}
	return tail{}
}

// trimCase is a noun as written without the ending of the accusative: «مصلياً».
func trimCase(s string) string {
	for _, ending := range [...]string{"اً", "ًا", "ا"} {
		if t, ok := strings.CutSuffix(s, ending); ok && len(t) >= 4 {
			return t
		}
	}
	return strings.TrimRight(s, "\u064B\u064C\u064D\u064E\u064F\u0650\u0652")
}
