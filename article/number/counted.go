package number

import (
	"strings"

	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// counted tells whether a word behind a numeral that is in no list looks like the
// noun that it counts. The grammar of the counted noun decides: a plural behind 3
// to 10, an accusative singular behind 11 to 99, a singular in the genitive behind
// hundreds and scale words (Wright II §§99–103).
func (f *finder) counted(c numeral.Cursor, k wordkey.Key, n *numeral.Numeral) bool {
	l := k.Len()
	switch k.First() {
	case wordkey.Beh, wordkey.Lam, wordkey.Kaf:
		if !accusativeTanwin(c.Text()) && k.Last() != wordkey.Alef { // بسبيطلة
			return false
		}
	}
	if l < 3 || k.Article() || proclitic(k) || strings.HasSuffix(c.Text(), "وا") {
		return false
	}
	verb := k.First() == wordkey.Yeh || k.First() == wordkey.Teh && k.Last() != wordkey.Teh
	rest := uint64(100)
	if v, ok := n.Value.Uint64(); ok {
		rest = v % 100
		if v > 100 && rest < 3 || v < 3 {
			rest = 100
		}
	}
	switch {
	case rest < 3 || rest == 100:
		return genitive(c.Text(), k) && (!verb || k.Last() == wordkey.Heh)
	case rest <= 10:
		return plural(c.Text(), k)
	}
	return accusative(c.Text(), k)
}

// proclitic tells whether a word seems to begin with a conjunction or preposition.
func proclitic(k wordkey.Key) bool {
	switch k.First() {
	case wordkey.Waw, wordkey.Feh:
		return true
	case wordkey.Beh, wordkey.Lam, wordkey.Kaf:
		rest := k.Rest(1)
		if rest.First() == wordkey.Lam && k.First() == wordkey.Lam || rest.Article() || contextOf(rest)&isStop != 0 {
			return true
		}
		if _, ok := nounOf(rest); ok {
			return true
		}
		_, ok := numeral.LookupKey("", rest)
		return ok
	case wordkey.Seen:
		return k.At(1) == wordkey.Yeh || k.At(1) == wordkey.Teh // سيكون، ستبلغ
	}
	return false
}

// plural tells whether a word has the shape of a plural.
func plural(s string, k wordkey.Key) bool {
	l := k.Len()
	first := k.First()
	a, z := k.At(l-2), k.At(l-1)
	verb := first == wordkey.Yeh || first == wordkey.Teh
	switch {
	case l >= 5 && a == wordkey.Alef && z == wordkey.Teh, // فاعلات
		l >= 5 && a == wordkey.Yeh && z == wordkey.Noon,
		l >= 5 && a == wordkey.Waw && z == wordkey.Noon && !verb,
		l >= 5 && a == wordkey.Alef && z == wordkey.Hamza: // فعلاء
		return true
	case z == wordkey.Alef: // أفعالا
		return l >= 6 && plural(s, k.Cut(1))
	case verb:
		return l >= 6 && k.At(2) == wordkey.Alef && k.At(l-2) == wordkey.Yeh // تماثيل
	case l == 5 && first == wordkey.Alef && (k.At(3) == wordkey.Alef || strings.HasSuffix(s, "ة")), // أفعال، أفعلة
		l == 4 && (k.At(2) == wordkey.Waw || k.At(2) == wordkey.Alef), // فعول، فعال
		l == 4 && strings.HasSuffix(s, "ى"),                           // قتلى
		l >= 5 && l <= 6 && k.At(2) == wordkey.Alef:                   // مفاعل، فواعيل
		return true
	}
	return false
}

// accusative tells whether a word has the shape of an indefinite accusative singular.
func accusative(s string, k wordkey.Key) bool {
	l := k.Len()
	a, z := k.At(l-2), k.At(l-1)
	switch {
	case z == wordkey.Alef:
		if a == wordkey.Yeh || a == wordkey.Heh || a == wordkey.Noon && l <= 4 { // سنويا، منها، أنا
			return strings.HasSuffix(s, "ً") && a != wordkey.Yeh
		}
		return l >= 4
	case strings.HasSuffix(s, "ة") || strings.HasSuffix(s, "ةً"):
		return l >= 4
	}
	return genitive(s, k) && k.First() == wordkey.Meem
}

// genitive tells whether a word has the shape of an indefinite singular: of those
// without an ending only what begins with م, the participles and nouns of place.
func genitive(s string, k wordkey.Key) bool {
	l := k.Len()
	if strings.HasSuffix(s, "ة") {
		return l >= 4
	}
	z := k.Last()
	return k.First() == wordkey.Meem && l >= 4 && z != wordkey.Teh && z != wordkey.Heh && z != wordkey.Alef && k.At(1) != wordkey.Noon ||
		accusativeTanwin(s) && l >= 4 && k.At(l-2) != wordkey.Yeh
}

func accusativeTanwin(s string) bool {
	return strings.HasSuffix(s, "اً") || strings.HasSuffix(s, "ًا")
}
