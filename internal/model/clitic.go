package model

import (
	"slices"
	"strings"

	"github.com/khabar-go/khabar/internal/wordkey"
)

//go:generate go run ./cliticgen

// A Split tells where the proclitics of a word end.
//
//	وبالقاهرة   wa-bi-l-qāhira   Conj و, Prep ب, 2 letters, rest القاهرة
//	للقوات     li-l-quwwāt      Prep ل, 1 letter, Lal: the rest is written لقوات and read القوات
//	واشنطن     wāshinṭun        nothing
type Split struct {
	Conj uint8 // the code of و or ف, 0 without one
	Prep uint8 // the code of ب, ل or ك, 0 without one
	N    int   // letters of proclitics
	Lal  bool  // لل: the article lost its alef
}

// A Lexicon tells how common words are.
type Lexicon interface {
	// Count is the quantised count of a word in news: eight times the binary
	// logarithm of 1 + n, 0 for unknown words.
	Count(Form) int
	// Named tells whether a name of the lists begins with the word.
	Named(Form) bool
}

// What a word without its proclitic must be more common than the word with it, in
// units of Count (8 = twice as common).
const (
	marginConj  = -4
	marginFa    = 8
	marginPrep  = 16
	marginKaf   = 28
	marginNamed = 20 // more, where the whole begins a name of the lists
	particle    = 90 // words of two letters that are so common are particles
	named       = 40 // a name of the lists counts as so much more common
)

// SplitOf cuts the proclitics off a word, whose letters are l. It goes by what is known
// of the whole and of the rest: وزير is common and زير is not, وبايدن is rare and بايدن
// common; and first of all by the list of words that are cut wrong so.
func SplitOf(l *Letters, token string, lex Lexicon) Split {
	var s Split
	if l.n < 3 {
		return s
	}
	if conjunction(l, 0, lex) && !kept(l, 0, token) {
		s.Conj, s.N = l.code[0], 1
	}
	before := s
	if preposition(l, &s, lex); s.Prep != 0 && kept(l, before.N, token) {
		return before
	}
	return s
}

// Rules of data/clitics.tsv.
const (
	ruleWhole = 1 + iota // the word has no proclitic
	ruleBare             // nor where it is written without أ إ آ and a final ى: والي and وإلى
	ruleAfter            // no preposition stands before it: in كيري, يري is no noun
	ruleBits  = 3
)

// ruleOf is the rule for a word, 0 without one.
func ruleOf(f Form) uint64 {
	i, _ := slices.BinarySearch(cliticRules[:], uint64(f)&^ruleBits)
	if i < len(cliticRules) && cliticRules[i]&^ruleBits == uint64(f)&^ruleBits {
		return cliticRules[i] & ruleBits
	}
	return 0
}

// kept tells whether the list has the letters from i as a word without proclitics.
func kept(l *Letters, i int, token string) bool {
	switch ruleOf(l.form(i, l.n)) {
	case ruleWhole:
		return true
	case ruleBare:
		return !strings.ContainsAny(token, "أإآ") && l.n > 0 && !strings.HasPrefix(token[l.start[l.n-1]:], "ى")
	}
	return false
}

// weight is how common the letters from i are as a word.
func weight(l *Letters, i int, lex Lexicon) int {
	f := l.form(i, l.n)
	w := lex.Count(f)
	if lex.Named(f) {
		w += named
	}
	return w
}

// rest is the weight of the letters from i, with or without a preposition.
func rest(l *Letters, i int, lex Lexicon) int {
	w := weight(l, i, lex)
	var s Split
	s.N = i
	preposition(l, &s, lex)
	if s.Prep != 0 {
		v := weight(l, s.N, lex)
		if s.Lal {
			v = lex.Count(l.joined(s.N+1, l.n))
		}
		w = max(w, v-20)
	}
	return w
}

// conjunction tells whether the letter at i, و or ف, is one.
func conjunction(l *Letters, i int, lex Lexicon) bool {
	c := l.code[i]
	margin := marginConj
	switch c {
	case wordkey.Waw:
	case wordkey.Feh:
		margin = marginFa
	default:
		return false
	}
	whole, r := weight(l, i, lex), rest(l, i+1, lex)
	if lex.Named(l.form(i, l.n)) {
		margin += marginNamed
	}
	if whole == 0 && r == 0 {
		return c == wordkey.Waw && l.n-i >= 4
	}
	return r > whole+margin
}

// preposition looks for ب, ل or ك at s.N.
func preposition(l *Letters, s *Split, lex Lexicon) {
	i := s.N
	if l.n-i < 3 {
		return
	}
	c := l.code[i]
	if c != wordkey.Beh && c != wordkey.Lam && c != wordkey.Kaf {
		return
	}
	whole := weight(l, i, lex)
	if c == wordkey.Lam && l.code[i+1] == wordkey.Lam && l.n-i >= 4 {
		if r := max(lex.Count(l.joined(i+2, l.n)), lex.Count(l.form(i+2, l.n))); r > 0 && r+8 > whole-lex.Count(l.form(i, l.n)) {
			s.Prep, s.N, s.Lal = c, i+1, true
		}
		return
	}
	margin := marginPrep
	if c == wordkey.Kaf {
		margin = marginKaf
	}
	r := weight(l, i+1, lex)
	if l.code[i+1] == wordkey.Alef && l.code[i+2] == wordkey.Lam && l.n-i >= 5 && c != wordkey.Lam {
		margin = -8 // بال, كال
	}
	if r > 0 && r > whole+margin && !unfit(l, i+1, lex) {
		s.Prep, s.N = c, i+1
	}
}

// unfit tells whether no preposition stands before the letters from i: before a word
// that the list forbids, or a particle with its conjunction (كوفي is not ك + و + في).
func unfit(l *Letters, i int, lex Lexicon) bool {
	return ruleOf(l.form(i, l.n)) == ruleAfter ||
		l.n-i == 3 && lex.Count(l.form(i+1, l.n)) >= particle && conjunction(l, i, lex)
}

// Stem is the Form of the word without its proclitics, with the article of لل
// restored.
func (l *Letters) Stem(s Split) Form {
	if s.Lal {
		return l.joined(s.N+1, l.n)
	}
	return l.form(s.N, l.n)
}

// Offset is the offset in the token, in bytes, at which letter i begins.
func (l *Letters) Offset(i int) int {
	if i < l.n {
		return int(l.start[i])
	}
	return int(l.start[l.n-1])
}
