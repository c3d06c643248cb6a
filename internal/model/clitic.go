package model

import "github.com/khabar-go/khabar/internal/wordkey"

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
	named       = 40 // a name of the lists counts as so much more common
)

// SplitOf cuts the proclitics off a word. It goes by what is known of the whole and
// of the rest: وزير is common and زير is not, وبايدن is rare and بايدن common.
func SplitOf(l *Letters, lex Lexicon) Split {
	var s Split
	if l.n < 3 {
		return s
	}
	if c := l.code[0]; (c == wordkey.Waw || c == wordkey.Feh) && conjunction(l, c, lex) {
		s.Conj, s.N = c, 1
	}
	preposition(l, &s, lex)
	return s
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

// conjunction tells whether the first letter, و or ف, is one.
func conjunction(l *Letters, c uint8, lex Lexicon) bool {
	whole, r := weight(l, 0, lex), rest(l, 1, lex)
	margin := marginConj
	if c == wordkey.Feh {
		margin = marginFa
	}
	if lex.Named(l.form(0, l.n)) {
		margin += marginNamed
	}
	if whole == 0 && r == 0 {
		return c == wordkey.Waw && l.n >= 4
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
	if r > 0 && r > whole+margin {
		s.Prep, s.N = c, i+1
	}
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
