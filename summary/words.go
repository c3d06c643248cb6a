package summary

import (
	_ "embed"
	"math"
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/model"
	"github.com/khabar-go/khabar/internal/wordkey"
)

//go:generate go run ./wordgen

// wordTable has the counts and classes of 60,000 folded words of news and encyclopedia, written by
// wordgen from words.tsv, stopwords.tsv and the verbs of packages lexicon and entities:
// slots of a fingerprint of four bytes, the count and the class, in open addressing.
//
//go:embed words.bin
var wordTable string

const wordSlot = 6

// A wordClass is what a word is in a phrase.
type wordClass uint8

const (
	unknownWord    wordClass = iota
	stopWord                 // في، هذا، أمس: in no phrase
	weakWord                 // وزارة، قرار: a phrase only with another word
	verbWord                 // أعلنت
	nounOrVerb               // رفض
	nounWord                 // مياه
	adjectiveWord            // المسلحة: only behind a noun
	pronominal               // منازلهم: ends with a pronoun
	accusativeWord           // صندوقا, mostly an adverb
	prefixedWord             // لإزالة: the first letter is a preposition
	headWord                 // قطاع: before the name of a place not needed
	relativeWord             // الذي: a stop word behind which only a verb stands
	particleWord             // أن: a stop word behind which mostly a verb stands
)

// stop tells whether a word is in no phrase.
func (c wordClass) stop() bool {
	return c == stopWord || c == relativeWord || c == particleWord
}

// lookUp finds a word: its count as [model.Lexicon] has it, 0 where it is not known, and
// its class.
func lookUp(f model.Form) (count int, class wordClass) {
	n := uint64(len(wordTable) / wordSlot)
	print := uint32(f>>32) | 1
	for at := uint64(f) & math.MaxUint32 * n >> 32; ; {
		slot := wordTable[at*wordSlot : at*wordSlot+wordSlot]
		switch uint32(slot[0]) | uint32(slot[1])<<8 | uint32(slot[2])<<16 | uint32(slot[3])<<24 {
		case print:
			return int(slot[4]), wordClass(slot[5])
		case 0:
			return 0, unknownWord
		}
		if at++; at == n {
			at = 0
		}
	}
}

// newsWords is the table as the splitter of proclitics asks for it.
type newsWords struct{}

func (newsWords) Count(f model.Form) int { n, _ := lookUp(f); return n }

func (newsWords) Named(model.Form) bool { return false }

// A word is a token as it is compared: without its proclitics, and without ال.
type word struct {
	text.Span             // without proclitics
	bare      model.Form  // without ال
	class     wordClass   // of the word without its proclitics
	definite  bool        // with ال
	split     model.Split // its proclitics
	letters   int         // without proclitics
	count     int         // the larger of the counts with and without ال
}

// read reads a token of kind Word, Latin or Code. Spans are those of the token in body.
func (w *word) read(t text.Token, body string, l *model.Letters) {
	s := t.Of(body)
	l.Set(s)
	*w = word{Span: t.Span, letters: l.Len()}
	count, class := lookUp(l.Stem(model.Split{}))
	if t.Kind == text.Word && w.letters > 2 && !class.stop() {
		w.split = splitOf(l, s)
		if w.split.N > 0 {
			count, class = lookUp(l.Stem(w.split))
		}
		if class == prefixedWord && !w.split.Lal && w.split.Prep == 0 {
			w.split.N++
			count, class = lookUp(l.Stem(w.split))
		}
		if class == unknownWord && w.split.Prep == 0 && w.letters-w.split.N >= 5 {
			count, class = w.unknownPrefix(body, l)
		}
		w.letters -= w.split.N
		w.Start += l.Offset(w.split.N)
	}
	w.bare, w.count, w.class = l.Stem(w.split), count, class
	at := w.split
	switch {
	case at.Lal: // للقوات: the ل of ال is the first letter
		w.definite = true
		at.Lal = false
		at.N++
	case w.letters > 3 && startsWithArticle(body[w.Start:w.End]):
		w.definite = true
		at.N += 2
	default:
		return
	}
	w.bare = l.Stem(at)
	bareCount, bareClass := lookUp(w.bare)
	if bareClass.stop() && w.letters > 4 {
		w.class = stopWord
	}
	w.count = max(w.count, bareCount)
	if w.class == unknownWord && bareClass != verbWord && !bareClass.stop() {
		w.class = bareClass
	}
}

// unknownPrefix cuts ب and ل off a word that the table does not know, where the rest is a
// noun that it knows, or begins with ال.
func (w *word) unknownPrefix(body string, l *model.Letters) (count int, class wordClass) {
	rest := body[w.Start+l.Offset(w.split.N) : w.End]
	if !strings.HasPrefix(rest, "ب") && !strings.HasPrefix(rest, "ل") {
		return 0, unknownWord
	}
	at := w.split
	at.N++
	count, class = lookUp(l.Stem(at))
	if class == nounWord || class == weakWord || startsWithArticle(rest[len("ب"):]) {
		w.split = at
		return count, class
	}
	return 0, unknownWord
}

// splitOf cuts the proclitics off, but ك only before ال: كابل and كبر are whole.
func splitOf(l *model.Letters, s string) model.Split {
	split := model.SplitOf(l, s, newsWords{})
	if split.Prep == wordkey.Kaf && !startsWithArticle(s[l.Offset(split.N):]) {
		split.Prep = 0
		split.N--
	}
	return split
}

const definiteArticle = "ال"

func startsWithArticle(s string) bool {
	return len(s) > len(definiteArticle) && s[:len(definiteArticle)] == definiteArticle
}
