package number

import (
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// A moneyNoun is a word for a currency or a part of one.
type moneyNoun struct {
	id    uint8
	flags uint8
}

const (
	moneyMinor = 1 << iota // سنت، قرش
	moneyWeak              // money only with the adjective of a country
	moneyDual              // دولاران
)

// A moneyName is the currency of a noun in a country.
type moneyName struct {
	region string // ISO 3166, "" for the noun alone
	code   string // ISO 4217
	exp    int8   // power of ten that the currency has more than the noun
}

type region [2]byte

type regionPair struct {
	first, second wordkey.Key // the second as a stem
	region        string
}

type moneySign struct{ text, code, country string }

// money reads a currency: its noun with the adjective of a country, or an
// abbreviation.
func (f *finder) money(c numeral.Cursor, k wordkey.Key, n *numeral.Numeral) tail {
	if t := f.abbreviation(c, n); t.kind != tailNone {
		return t
	}
	if k == keyCoin || k == keyOf && n.Scale > 0 { // 50 عملة بتكوين، مليونين من الدولارات
		next := c
		if !next.Next() || next.Gap == numeral.Break || next.Kind != text.Word {
			return tail{}
		}
		nk := wordkey.Of(next.Text())
		if k == keyOf {
			if !nk.Article() {
				return tail{}
			}
			nk = nk.Rest(2)
		}
		return f.moneyNoun(next, nk)
	}
	if n.Kind == numeral.Frac && k.Article() {
		k = k.Rest(2)
	}
	return f.moneyNoun(c, k)
}

func (f *finder) moneyNoun(c numeral.Cursor, k wordkey.Key) tail {
	i := wordkey.Find(moneyKeys[:], k)
	if i < 0 {
		return tail{}
	}
	m := moneyVals[i]
	t := take(tail{kind: tailMoney, dual: m.flags&moneyDual != 0}, c)
	names := moneyNames[moneyStart[m.id]:moneyStart[m.id+1]]
	if r, end := f.region(t.c); r != "" {
		for _, name := range names {
			if name.region == r {
				t.code, t.exp = name.code, int(name.exp)
				t.end = end.End
				end.Next()
				t.c = end
				return t
			}
		}
	}
	if m.flags&moneyWeak != 0 && !f.moneyHere(names) {
		return tail{}
	}
	if m.flags&moneyMinor != 0 {
		if e, ok := f.euro(t.c); ok { // سنت يورو
			t.code, t.exp, t.end = "EUR", 2, e.End
			e.Next()
			t.c = e
			return t
		}
	}
	t.code, t.exp = f.code(m)
	if t.code == "" && m.flags&moneyMinor != 0 {
		return tail{} // which currency it is a part of is not known
	}
	return t
}

// code is the currency of a noun alone: that of everywhere (دولار), or that of the
// country.
func (f *finder) code(m moneyNoun) (code string, exp int) {
	for _, name := range moneyNames[moneyStart[m.id]:moneyStart[m.id+1]] {
		switch {
		case name.region == "" && m.flags&moneyMinor == 0:
			return name.code, int(name.exp)
		case name.region == "" && code == "", name.region != "" && name.region == f.Country:
			code, exp = name.code, int(name.exp)
		}
	}
	return code, exp
}

// moneyHere tells whether a noun is the currency of the country.
func (f *finder) moneyHere(names []moneyName) bool {
	for _, n := range names {
		if n.region != "" && n.region == f.Country {
			return true
		}
	}
	return false
}

func (f *finder) euro(c numeral.Cursor) (numeral.Cursor, bool) {
	return c, c.OK && c.Gap != numeral.Break && c.Kind == text.Word && wordkey.Of(c.Text()) == keyEuro
}

// region reads the adjective of a country, in any gender, number and case, with or
// without the article, and gives the cursor on its last word.
func (f *finder) region(c numeral.Cursor) (string, numeral.Cursor) {
	if !c.OK || c.Gap == numeral.Break || c.Kind != text.Word {
		return "", c
	}
	k := wordkey.Of(c.Text())
	if k.Article() {
		k = k.Rest(2)
	}
	if k == 0 {
		return "", c
	}
	next := c
	if next.Next() && next.Gap != numeral.Break && next.Kind == text.Word {
		second := wordkey.Of(next.Text())
		if second.Article() {
			second = second.Rest(2)
		}
		s := stem(second)
		for _, p := range regionPairs {
			if p.first == k && p.second == s {
				return p.region, next
			}
		}
		if s == keyNorth && stem(k) == keyKorean {
			return "KP", next
		}
		if s == keySouth && stem(k) == keyKorean {
			return "KR", next
		}
	}
	i := wordkey.Find(regionKeys[:], k)
	if i < 0 {
		if i = wordkey.Find(regionKeys[:], stem(k)); i < 0 {
			return "", c
		}
	}
	return regionName(regionVals[i]), c
}

// stem is the key of an adjective without the endings of gender, number and case.
func stem(k wordkey.Key) wordkey.Key {
	n := k.Len()
	if n < 4 {
		return k
	}
	a, z := k.At(n-2), k.At(n-1)
	switch {
	case n > 5 && k.At(n-3) == wordkey.Teh && (a == wordkey.Alef || a == wordkey.Yeh) && z == wordkey.Noon:
		return k.Cut(3)
	case n > 4 && (a == wordkey.Alef || a == wordkey.Yeh || a == wordkey.Waw) && z == wordkey.Noon,
		n > 4 && a == wordkey.Alef && z == wordkey.Teh:
		return k.Cut(2)
	case z == wordkey.Alef || z == wordkey.Heh:
		return k.Cut(1)
	}
	return k
}

// regionName is the region as a string of the static table of names.
func regionName(r region) string {
	for _, n := range &moneyNames {
		if len(n.region) == 2 && n.region[0] == r[0] && n.region[1] == r[1] {
			return n.region
		}
	}
	return ""
}

// abbreviation reads ل.ل. ج.م دج, and where the country has them م د and مي.
func (f *finder) abbreviation(c numeral.Cursor, n *numeral.Numeral) tail {
	s := f.text[c.Start:]
	if t := c.Text(); len(t) != 2 && t != "دج" && t != "دت" {
		return tail{}
	}
	for _, a := range &moneyAbbrs {
		if !strings.HasPrefix(s, a.text) || a.country != "" && a.country != f.Country {
			continue
		}
		end := c.Start + len(a.text)
		if strings.HasPrefix(f.text[end:], ".") && strings.Contains(a.text, ".") {
			end++
		}
		for c.OK && c.End < end {
			c.Next()
		}
		if c.End != end || c.Gap == numeral.Break {
			return tail{}
		}
		return take(tail{kind: tailMoney, code: a.code}, c)
	}
	if f.Country == "TN" && c.Text() == "م" { // م د, millions of dinars
		if c.Next() && c.Gap != numeral.Break && c.Text() == "د" {
			return take(tail{kind: tailMoney, code: "TND", exp: -6}, c)
		}
	}
	return tail{}
}

// moneySymbol is the currency of a sign, or "".
func moneySymbol(s string) string {
	for _, m := range &moneySymbols {
		if m.text == s {
			return m.code
		}
	}
	return ""
}

// moneyCode gives an ISO 4217 code that a text writes, or "".
func moneyCode(s string) string {
	if len(s) != 3 {
		return ""
	}
	lo, hi := 0, len(moneyCodes)/3
	for lo < hi {
		mid := (lo + hi) / 2
		switch m := moneyCodes[3*mid : 3*mid+3]; {
		case m == s:
			return m
		case m < s:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return ""
}
