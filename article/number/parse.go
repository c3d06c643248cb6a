package number

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/numeral"
)

// ErrSyntax is what [Parse] gives for a string that is not one numeral.
var ErrSyntax = errors.New("number: not a numeral")

// Parse reads a string that is one numeral and nothing else, white space around it
// aside: digits of any script with their separators, words, or both. Cardinals,
// ordinals and fractions are read in every gender, case and spelling; what the
// number counts is not (see [Finder] for that).
//
//	50,000  ٥٠٬٠٠٠  ١٢٫٥  -0.6  50 ألف  مليون ونصف المليون  ثلاثمئة وخمسة  الحادية عشرة  ثلاثة أرباع
//
// One full stop before three digits is the decimal point, as [Value.String] writes
// it, but where the three are zeros: «12.345» is 12.345 and «50.000» is 50000.
func Parse(s string) (Value, error) {
	if v, ok := parseSigns(s); ok {
		return v, nil
	}
	c := numeral.At(s, 0)
	neg := false
	if c.OK && c.Kind != text.Word && c.Kind != text.Number {
		switch c.Text() {
		case "-", "\u2212", "+":
			neg = c.Text() != "+"
			if !c.Next() || c.Gap != numeral.None || c.Kind != text.Number {
				return Value{}, ErrSyntax
			}
		case "½", "¼", "¾":
			v := vulgar(c.Text())
			if c.Next() {
				return Value{}, ErrSyntax
			}
			return v, nil
		}
	}
	n, ok := numeral.ReadAt(&c)
	if ok && !neg && n.Kind == numeral.Cardinal && n.Start == n.Outer {
		n, ok = sum(n, &c)
	}
	if !ok || n.Kind == numeral.Plenty || c.OK || n.Start != n.Outer || junk(s[n.End:]) {
		return Value{}, ErrSyntax
	}
	v := n.Value
	if n.Grouping && v.IsInt() {
		v = n.Grouped
	}
	if neg {
		if v.Neg {
			return Value{}, ErrSyntax
		}
		v.Neg = !v.IsZero()
	}
	return Value{v}, nil
}

// parseSigns reads what is no numeral of running text: a decimal fraction without
// its zero (.77, ٫٧٧) and one number over another (11/10).
func parseSigns(s string) (Value, bool) {
	s = strings.TrimFunc(s, func(r rune) bool { return text.IsSpace(r) || text.IsInvisible(r) })
	t, neg := strings.CutPrefix(s, "-")
	if above, below, ok := strings.Cut(t, "/"); ok {
		a, _, _, ok1 := numeral.Digits(above)
		b, _, _, ok2 := numeral.Digits(below)
		n, ok3 := a.Uint64()
		d, ok4 := b.Uint64()
		if !ok1 || !ok2 || !ok3 || !ok4 || d == 0 || n > 1e9 || d > 1e9 {
			return Value{}, false
		}
		v := numeral.Scaled((n*1e9+d/2)/d, -9)
		v.Neg = neg && !v.IsZero()
		return Value{v}, true
	}
	if strings.HasPrefix(t, ".") || strings.HasPrefix(t, "٫") {
		_, size := utf8.DecodeRuneInString(t)
		if len(t) > 256 || strings.ContainsAny(t[size:], ".,٫٬") {
			return Value{}, false
		}
		d, _, _, ok := numeral.Digits("0." + t[size:])
		if ok {
			d.Neg = neg && !d.IsZero()
		}
		return Value{d}, ok
	}
	return Value{}, false
}

// sum adds the numerals that و joins to n, in any order: أربعين وخمسة، مئة ومليون.
func sum(n numeral.Numeral, c *numeral.Cursor) (numeral.Numeral, bool) {
	for c.OK && c.Gap != numeral.Break && !n.Plain {
		m, ok := numeral.ReadAt(c)
		if !ok || m.Kind != numeral.Cardinal || !(m.First.And || m.Digits) || m.First.Prep || m.Def {
			return n, false
		}
		if n.Value, ok = n.Value.Add(m.Value); !ok {
			return n, false
		}
		n.End = m.End
	}
	return n, true
}

// junk tells whether anything but white space and what is not seen is left.
func junk(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return !text.IsSpace(r) && !text.IsInvisible(r) })
}

// vulgar is the value of a sign for a fraction.
func vulgar(s string) Value {
	switch s {
	case "½":
		return Value{numeral.Scaled(5, -1)}
	case "¼":
		return Value{numeral.Scaled(25, -2)}
	case "¾":
		return Value{numeral.Scaled(75, -2)}
	}
	return Value{}
}
