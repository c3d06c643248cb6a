package summary

import (
	"sync"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/extract"
)

// DefaultSentences is the number of sentences of an extract where neither Sentences nor
// Budget is set.
const DefaultSentences = 3

// A Summarizer makes extracts: the sentences of an article that tell most of it. The zero
// Summarizer takes three. A Summarizer may be used by several goroutines at once.
//
// It has learned from the standfirsts that editors printed over their articles; EXTRACT.md
// is the card of its weights.
type Summarizer struct {
	// Sentences is the greatest number of sentences. 0 means DefaultSentences, or any
	// number where Budget is set.
	Sentences int

	// Budget is the greatest length of the extract in runes (code points), the
	// sentences joined by a space; 0 is no limit. A sentence that does not fit is left
	// out, never cut.
	Budget int
}

// A Sentence is a sentence of an extract.
type Sentence struct {
	text.Span
	Block int // index of its block in Article.Blocks

	// Score is how likely an editor's summary of one sentence is this one, from 0 to 1:
	// the scores of all sentences of the article add up to 1.
	Score float64
}

// Extract gives the sentences of the extract in order of position. They are whole
// sentences of paragraphs and lists, less a dateline or byline that opens them and a
// bracketed credit that closes them; headline, kicker, standfirst, published summary,
// subheads, captions, credits, related matter, tags and boilerplate are not used. A
// sentence that says again what those chosen say is left out, so that there may be fewer
// than asked for.
func (s Summarizer) Extract(n *Analysis) []Sentence {
	count := s.Sentences
	if count <= 0 && s.Budget <= 0 {
		count = DefaultSentences
	}
	d := extracts.Get().(*extraction)
	defer d.free()
	d.Read(extract.Shipped(), n.Article, n.Dates, n.Numbers, n.Names)
	d.shares = d.Shares(d.shares[:0])
	chosen := d.Choose(count, s.Budget)
	out := make([]Sentence, len(chosen))
	for k, i := range chosen {
		c := &d.Candidates[i]
		out[k] = Sentence{Span: c.Span, Block: c.Block, Score: d.shares[i]}
	}
	return out
}

var extracts = sync.Pool{New: func() any { return new(extraction) }}

// An extraction is the scratch memory of one call.
type extraction struct {
	extract.Document
	shares []float64
}

// free gives the memory back, without what it holds of the article.
func (d *extraction) free() {
	d.Forget()
	extracts.Put(d)
}
