package summary

import (
	_ "embed"
	"encoding/binary"
	"slices"
	"sync"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/model"
)

// spellings has the words that houses spell in two ways (أمريكا and أميركا), by the stems
// of package entities: pairs of forms of eight bytes each, in order of the first.
//
//go:embed spellings.bin
var spellings string

// oneSpelling is the form under which a word is compared.
func oneSpelling(f model.Form) model.Form {
	const pair = 16
	lo, hi := 0, len(spellings)/pair
	for lo < hi {
		mid := (lo + hi) / 2
		switch v := uint64At(spellings[mid*pair:]); {
		case v < uint64(f):
			lo = mid + 1
		case v > uint64(f):
			hi = mid
		default:
			return model.Form(uint64At(spellings[mid*pair+8:]))
		}
	}
	return f
}

func uint64At(s string) uint64 { return binary.LittleEndian.Uint64([]byte(s[:8])) }

// contents keeps the scratch memory of finished calls.
var contents = sync.Pool{New: func() any { return new(content) }}

// A content is the words of an article's headline and text, as they are compared, and
// the set of their pairs.
type content struct {
	words   []contentWord
	pairs   []uint64 // in order, each once
	skip    []text.Span
	letters model.Letters
	word    word
}

// A contentWord is a word and its place.
type contentWord struct {
	form  model.Form
	start int
	count uint8 // how common it is, as the table has it
}

// read reads an article.
func (c *content) read(a *article.Article) {
	c.words, c.pairs = c.words[:0], c.pairs[:0]
	if a == nil || a.Source == nil {
		return
	}
	skip := boilerplate(c.skip[:0], a)
	if !a.Dateline.Span.Empty() {
		skip = union(append(skip, a.Dateline.Span))
	}
	c.skip = skip
	for _, b := range a.Blocks {
		switch b.Role {
		case article.RoleHeadline, article.RoleParagraph, article.RoleListItem, article.RoleSubhead:
			skip = c.readBlock(a.Source.Text, b.Span, skip)
		}
	}
	c.pair()
}

// readBlock reads a block outside the spans to skip, and returns those that are left.
func (c *content) readBlock(body string, s text.Span, skip []text.Span) []text.Span {
	tokens := text.NewTokenizer(s.Of(body))
	for tokens.Next() {
		t := tokens.Token()
		t.Span = t.Shift(s.Start)
		for len(skip) > 0 && skip[0].End <= t.Start {
			skip = skip[1:]
		}
		if len(skip) > 0 && skip[0].Overlaps(t.Span) {
			continue
		}
		switch t.Kind {
		case text.Word, text.Latin, text.Code, text.Number:
		default:
			continue
		}
		c.word.read(t, body, &c.letters)
		if c.word.class.stop() || c.word.letters == 0 {
			continue
		}
		c.words = append(c.words, contentWord{oneSpelling(c.word.bare), t.Start, uint8(c.word.count)})
	}
	return skip
}

// pair makes the set of pairs of neighbouring words.
func (c *content) pair() {
	for i := 1; i < len(c.words); i++ {
		c.pairs = append(c.pairs, uint64(join(c.words[i-1].form, c.words[i].form)))
	}
	if len(c.words) == 1 {
		c.pairs = append(c.pairs, uint64(c.words[0].form))
	}
	slices.Sort(c.pairs)
	c.pairs = slices.Compact(c.pairs)
}
