package article

import (
	"time"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/lexicon"
)

// Parse reads the structure of an article from its bytes, whatever their encoding.
// It is Parser{}.Parse. An error tells that the bytes could not be read at all;
// see [text.Decode].
func Parse(raw []byte) (*Article, error) { return Parser{}.Parse(raw) }

// A Parser reads articles. The zero Parser is ready to use; the fields tell what is
// known from outside. A Parser may be used by several goroutines at once.
type Parser struct {
	// Encoding is the label of the encoding («windows-1256»); "" detects it.
	Encoding string

	// MaxBytes limits the input; 0 means [text.DefaultMaxBytes], less than 0 no limit.
	MaxBytes int

	// Published is the publication date where it is known; it wins over a
	// stamp in the text.
	Published time.Time

	// Country is the ISO 3166-1 alpha-2 code of the outlet's country where it is
	// known; "US" puts the month first in a stamp like 3/4/2012, unless a weekday
	// beside it tells otherwise.
	Country string

	// Headline is the headline where a feed or page gives it. The line that
	// agrees with it is the headline; where none does, and the text has none of its
	// own, it is taken as it is.
	Headline string

	// Authors are the names of the authors where a feed or page gives them.
	Authors []string
}

// Parse reads an article from its bytes.
func (p Parser) Parse(raw []byte) (*Article, error) {
	src, err := text.Decoder{Label: p.Encoding, MaxBytes: p.MaxBytes}.Decode(raw)
	if err != nil {
		return nil, err
	}
	return p.ParseSource(src), nil
}

// ParseSource reads an article from a text that was decoded before.
func (p Parser) ParseSource(src *text.Source) *Article {
	s := state{Parser: p, src: src.Text, a: &Article{Source: src, Issues: src.Issues}}
	s.us = units(s.src)
	s.joinWrapped()
	s.labels()
	s.known()
	s.head()
	s.body()
	s.tail()
	s.fields()
	s.given()
	s.blocks()
	return s.a
}

// A state is the work on one article. Its steps each decide some of the roles:
// labels those that a line shows by itself, head what stands before the text, body
// and tail the rest.
type state struct {
	Parser
	src string
	a   *Article
	us  []unit
	r   reader
	key [512]byte

	first     int  // the first unit of the body
	title     int  // the unit of the headline, or -1
	interview bool // questions and answers
	hinted    int  // the unit that agrees with the headline given from outside, or -1
}

// part is a piece of the text, without what is not seen at its ends.
func (s *state) part(sp text.Span) Part {
	sp = text.TrimSpace(s.src, sp)
	return Part{sp, sp.Of(s.src)}
}

// keyOf is the matching form of a unit that is short enough, else nil.
func (s *state) keyOf(sp text.Span) []byte {
	if sp.Len() > len(s.key)-64 {
		return nil
	}
	return lexicon.Key(s.key[:0], sp.Of(s.src))
}

// blocks writes the units down as blocks with their sentences. The sentences of many
// blocks share one array; a full one is left to its blocks and the next begun.
func (s *state) blocks() {
	s.a.Blocks = make([]Block, 0, len(s.us))
	all := make([]text.Span, 0, len(s.us)+len(s.src)/160)
	for _, u := range s.us {
		from := len(all)
		start := u.Start
		if u.role == RoleListItem || u.role == RoleBullet {
			start = u.body
		}
		seg := text.Segmenter{JoinLines: u.joined}
		for sp := range seg.Sentences(s.src[start:u.End]) {
			if len(all) == cap(all) {
				more := make([]text.Span, len(all)-from, max(2*(len(all)-from), len(s.us)+64))
				copy(more, all[from:])
				all, from = more, 0
			}
			all = append(all, sp.Shift(start))
		}
		s.a.Blocks = append(s.a.Blocks, Block{Role: u.role, Span: u.Span, Sentences: all[from:len(all):len(all)]})
	}
}
