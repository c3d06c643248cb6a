package numeral

import (
	"strings"

	"github.com/khabar-go/khabar/internal/wordkey"
)

//go:generate go run ./gen

// A Class is what a word is in a numeral.
type Class uint8

// The classes of words. N is the field of [Word].
const (
	Unit        Class = iota + 1 // N is 0 to 9: صفر، واحد، ثلاثة
	Part                         // N is 1 or 2, only before ten or tens: أحد عشر، اثنا عشر، إحدى وعشرون
	Ten                          // عشرة alone and عشر in 11 to 19
	Teen                         // N is 11 to 19, joined: خمسةعشر
	Tens                         // N is 20 to 90: عشرون
	Hundred                      // N is 1 to 9: مئة، مئتان، ثلاثمئة
	Scale                        // N is the power of ten: ألف 3، مليون 6، مليار 9
	Vague                        // N is a power of ten: عشرات، مئات، ألوف
	Few                          // بضع، بضعة
	Fraction                     // N/Den: نصف، ثلثان، ربع
	Parts                        // N is the denominator, after a number: ثلاثة أرباع
	Ordinal                      // N is 1 to 10: أول، ثانية، عاشر
	OrdinalPart                  // N is 1, only before ten or tens: حادي عشر
	Point                        // فاصلة, the decimal point
	Minus                        // سالب، ناقص
	Except                       // إلا, less a fraction
	Stop                         // no numeral, though it looks like one: لست
)

// A Form is how a word is inflected, where that matters.
type Form uint8

// The forms, to be combined.
const (
	Dual       Form = 1 << iota // ألفان، مليوني، مئتين
	Plural                      // آلاف، ملايين
	Accusative                  // ألفا: a thousand, or two thousand before its noun
	exact                       // ئ is not ي
	damma                       // only where a damma is written: ثُمن
)

// A Word is a word of a numeral without its clitics.
type Word struct {
	Class Class
	N     uint8
	Den   uint8
	Form  Form
}

// A Lex is a written word as part of a numeral: the word and its clitics.
type Lex struct {
	Word
	Clitic int  // bytes before the word: those of و ف ب ل ك
	And    bool // و stands before it
	Prep   bool // ب ل or ك stands before it
	Def    bool // it has the article ال
}

// Lookup tells what a word is in a numeral. The word is a token of kind
// text.Word, clitics included: «وبالثلاثة» is And, Prep, Def and the unit 3.
func Lookup(word string) (Lex, bool) { return LookupKey(word, wordkey.Of(word)) }

// Maybe tells whether [LookupKey] may find a word. It is false for nearly all words
// that are none of a numeral: the test to make for every word of a text. It has no
// branches, and tries the word with up to four letters off, clitics or not.
func Maybe(k wordkey.Key) bool {
	return (hit(k)|hit(k.Rest(1))|hit(k.Rest(2))|hit(k.Rest(3))|hit(k.Rest(4)))&1 != 0
}

// hit gives the bit of a key in the low bit. That of the zero key is 0.
func hit(k wordkey.Key) uint64 {
	bit := uint64(k) * 0x9E3779B97F4A7C15 >> 50
	return filter[bit>>6] >> (bit & 63)
}

// LookupKey is [Lookup] where the key of the word is at hand.
func LookupKey(word string, k wordkey.Key) (Lex, bool) {
	if k == 0 {
		return Lex{}, false
	}
	if i := wordkey.Find(keys[:], k); i >= 0 {
		if words[i].Class == Unit && words[i].N == 1 && k.First() == wordkey.Waw && strings.HasPrefix(word, "وأ") {
			return finish(word, Lex{Word: Word{Class: Part, N: 1}, And: true}, 1) // وأحد عشر, not واحد
		}
		return finish(word, Lex{Word: words[i]}, 0)
	}
	var l Lex
	n := 0 // letters of clitics
	switch k.First() {
	case wordkey.Waw:
		l.And = true
		n++
	case wordkey.Feh:
		n++
	case wordkey.Alef:
		if !k.Article() {
			return Lex{}, false
		}
		if i := wordkey.Find(keys[:], k.Rest(2)); i >= 0 {
			l.Def, l.Word = true, words[i]
			return finish(word, l, 0)
		}
		return Lex{}, false
	case wordkey.Beh, wordkey.Lam, wordkey.Kaf:
	default:
		return Lex{}, false
	}
	rest := k.Rest(n)
	if n > 0 {
		if i := wordkey.Find(keys[:], rest); i >= 0 {
			l.Word = words[i]
			return finish(word, l, n)
		}
	}
	switch rest.First() {
	case wordkey.Beh, wordkey.Kaf:
		l.Prep = true
		n++
		rest = rest.Rest(1)
	case wordkey.Lam:
		l.Prep = true
		n++
		rest = rest.Rest(1)
		if rest.First() == wordkey.Lam { // لل is ل + ال
			l.Def = true
			rest = rest.Rest(1)
		}
	}
	if l.Prep && !l.Def {
		if i := wordkey.Find(keys[:], rest); i >= 0 {
			l.Word = words[i]
			return finish(word, l, n)
		}
	}
	if !l.Def {
		if !rest.Article() {
			return Lex{}, false
		}
		l.Def = true
		rest = rest.Rest(2)
	}
	if i := wordkey.Find(keys[:], rest); i >= 0 {
		l.Word = words[i]
		return finish(word, l, n)
	}
	return Lex{}, false
}

// finish checks the spelling of a word that was found and counts the bytes of
// its n letters of clitics.
func finish(word string, l Lex, n int) (Lex, bool) {
	if l.Class == Stop || l.Form&exact != 0 && !strings.Contains(word, "ئ") {
		return Lex{}, false
	}
	if l.Def && n == 0 && !strings.HasPrefix(word, "ا") && !strings.HasPrefix(word, "ٱ") && !strings.HasPrefix(word, "ﺍ") { // ألستون, a name
		return Lex{}, false
	}
	if l.Form&damma != 0 && !strings.Contains(word, "ُ") {
		return Lex{}, false
	}
	if (l.Class == Hundred || l.Class == Vague) && l.Prep && n > 0 && !strings.Contains(word, "ئ") && kaf(word) { // كمية, a quantity
		return Lex{}, false
	}
	if (l.Class == Unit || l.Class == Ten) && l.N > 4 && strings.Contains(word, "ُ") && short(word) { // خُمس, عُشر
		l.Class, l.Den, l.N = Fraction, l.N, 1
	}
	if l.Class == Scale && l.N == 3 && strings.Contains(word, "ّ") { // ألّف, a verb
		return Lex{}, false
	}
	if n > 0 {
		l.Clitic = wordkey.Skip(word, n)
	}
	return l, true
}

// kaf tells whether the last clitic letter of a word with the preposition ك is ك:
// «كمية»، «وكميات» are words of their own.
func kaf(word string) bool {
	return strings.Contains(word, "كم")
}

// short tells whether a number between five and ten with a damma is the fraction:
// خُمس، سُدس، تُسع، عُشر, of three letters with the vowel on the first.
func short(word string) bool {
	for _, w := range [...]string{"خُمس", "سُبع", "تُسع", "عُشر"} {
		if strings.Contains(word, w) && !strings.HasSuffix(word, "ة") {
			return true
		}
	}
	return false
}
