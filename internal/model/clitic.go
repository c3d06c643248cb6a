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
	if l.n < 3 || !proclitic(l.code[0]) {
		return s
	}
	c := splitter{l: *l, lex: lex}
	if c.conjunction(0) && !c.kept(0, token) {
		s.Conj, s.N = l.code[0], 1
	}
	before := s
	if c.preposition(&s); s.Prep != 0 && c.kept(before.N, token) {
		return before
	}
	return s
}

// proclitic tells of the letters that a word with proclitics begins with.
func proclitic(code uint8) bool {
	switch code {
	case wordkey.Waw, wordkey.Feh, wordkey.Beh, wordkey.Lam, wordkey.Kaf:
		return true
	}
	return false
}

// A splitter is at work on one word. It looks up the rest of the word from a letter on
// once only.
type splitter struct {
	l    Letters
	lex  Lexicon
	from [4]wordFrom // by letter
}

// A wordFrom is what the letters of a word from one on are as a word.
type wordFrom struct {
	known bool
	named bool
	form  Form
	count int
}

// word is the word of the letters from i.
func (c *splitter) word(i int) *wordFrom {
	w := &c.from[i&3] // proclitics are three letters at most
	if !w.known {
		f := c.l.form(i, c.l.n)
		*w = wordFrom{known: true, form: f, count: c.lex.Count(f), named: c.lex.Named(f)}
	}
	return w
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
func (c *splitter) kept(i int, token string) bool {
	l := &c.l
	switch ruleOf(c.word(i).form) {
	case ruleWhole:
		return true
	case ruleBare:
		return !strings.ContainsAny(token, "أإآ") && l.n > 0 && !strings.HasPrefix(token[l.start[l.n-1]:], "ى")
	}
	return false
}

// weight is how common the letters from i are as a word.
func (c *splitter) weight(i int) int {
	w := c.word(i)
	if w.named {
		return w.count + named
	}
	return w.count
}

// rest is the weight of the letters from i, with or without a preposition.
func (c *splitter) rest(i int) int {
	w := c.weight(i)
	var s Split
	s.N = i
	c.preposition(&s)
	if s.Prep != 0 {
		v := 0
		if s.Lal {
			v = c.lex.Count(c.l.joined(s.N+1, c.l.n))
		} else {
			v = c.weight(s.N)
		}
		w = max(w, v-20)
	}
	return w
}

// conjunction tells whether the letter at i, و or ف, is one.
func (c *splitter) conjunction(i int) bool {
	letter := c.l.code[i]
	margin := marginConj
	switch letter {
	case wordkey.Waw:
	case wordkey.Feh:
		margin = marginFa
	default:
		return false
	}
	whole, r := c.weight(i), c.rest(i+1)
	if c.word(i).named {
		margin += marginNamed
	}
	if whole == 0 && r == 0 {
		return letter == wordkey.Waw && c.l.n-i >= 4
	}
	return r > whole+margin
}

// preposition looks for ب, ل or ك at s.N.
func (c *splitter) preposition(s *Split) {
	l, i := &c.l, s.N
	if l.n-i < 3 {
		return
	}
	letter := l.code[i]
	if letter != wordkey.Beh && letter != wordkey.Lam && letter != wordkey.Kaf {
		return
	}
	whole := c.weight(i)
	if letter == wordkey.Lam && l.code[i+1] == wordkey.Lam && l.n-i >= 4 {
		if r := max(c.lex.Count(l.joined(i+2, l.n)), c.lex.Count(l.form(i+2, l.n))); r > 0 && r+8 > whole-c.word(i).count {
			s.Prep, s.N, s.Lal = letter, i+1, true
		}
		return
	}
	margin := marginPrep
	if letter == wordkey.Kaf {
		margin = marginKaf
	}
	r := c.weight(i + 1)
	if l.code[i+1] == wordkey.Alef && l.code[i+2] == wordkey.Lam && l.n-i >= 5 && letter != wordkey.Lam {
		margin = -8 // بال, كال
	}
	if r > 0 && r > whole+margin && !c.unfit(i+1) {
		s.Prep, s.N = letter, i+1
	}
}

// unfit tells whether no preposition stands before the letters from i: before a word
// that the list forbids, or a particle with its conjunction (كوفي is not ك + و + في).
func (c *splitter) unfit(i int) bool {
	return ruleOf(c.word(i).form) == ruleAfter ||
		c.l.n-i == 3 && c.lex.Count(c.l.form(i+1, c.l.n)) >= particle && c.conjunction(i)
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
