package main

import (
	"bufio"
	"encoding/json"
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

// A record is a line of the JSON output. Offsets are bytes of Text, which is the text
// as it was read; a string with bytes that are no UTF-8 is written with U+FFFD for each, as
// JSON cannot hold them, and then the offsets are those of the text that was read.
type record struct {
	ID       json.RawMessage `json:"id,omitempty"`
	Name     string          `json:"name,omitempty"` // of the file
	Text     string          `json:"text"`
	Mentions []mention       `json:"mentions"`
	Entities []entity        `json:"entities"`
	Quotes   []quote         `json:"quotes"`
}

type span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type mention struct {
	span
	TokenStart int           `json:"tokenStart"`
	TokenEnd   int           `json:"tokenEnd"`
	Type       entities.Type `json:"type"`
	Text       string        `json:"text"`
	Norm       string        `json:"norm,omitempty"`
	Entity     *int          `json:"entity,omitempty"`
	Within     *int          `json:"within,omitempty"`
	Score      float32       `json:"score"`
}

type entity struct {
	ID          int           `json:"id"`
	Type        entities.Type `json:"type"`
	Kind        string        `json:"kind,omitempty"`
	Name        string        `json:"name"`
	Aliases     []string      `json:"aliases"`
	Country     string        `json:"country,omitempty"`
	Division    string        `json:"division,omitempty"`
	Role        string        `json:"role,omitempty"`
	RoleState   string        `json:"roleState,omitempty"`
	Nationality string        `json:"nationality,omitempty"`
	Mentions    []int         `json:"mentions"`
}

type quote struct {
	span
	Text    string `json:"text"`
	Cue     *span  `json:"cue,omitempty"`
	Speaker *int   `json:"speaker,omitempty"` // index of the mention
	Direct  bool   `json:"direct"`
}

// writeJSON writes a result as one line of JSON.
func writeJSON(out *bufio.Writer, d document, r entities.Result) error {
	src := d.text
	rec := record{
		ID: d.id, Name: d.name, Text: valid(src),
		Mentions: make([]mention, 0, len(r.Mentions)), Entities: make([]entity, 0, len(r.Entities)), Quotes: make([]quote, 0, len(r.Quotes)),
	}
	for _, m := range r.Mentions {
		rec.Mentions = append(rec.Mentions, mention{
			spanOf(m.Span), m.Token.Start, m.Token.End, m.Type, valid(src[m.Start:m.End]), valid(m.Norm), index(m.Entity), index(m.Within), m.Score,
		})
	}
	for i, e := range r.Entities {
		rec.Entities = append(rec.Entities, entity{
			i, e.Type, e.Kind, valid(e.Name), append([]string{}, e.Aliases...), e.Country, e.Division, e.Role, e.RoleState, e.Nationality, append([]int{}, e.Mentions...),
		})
	}
	for _, q := range r.Quotes {
		w := quote{span: spanOf(q.Span), Text: valid(src[q.Start:q.End]), Speaker: index(q.Speaker), Direct: q.Direct}
		if !q.Cue.Empty() {
			s := spanOf(q.Cue)
			w.Cue = &s
		}
		rec.Quotes = append(rec.Quotes, w)
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(rec)
}

func spanOf(s text.Span) span { return span{s.Start, s.End} }

// index is nil for none.
func index(i int) *int {
	if i < 0 {
		return nil
	}
	return &i
}

// valid is a string that JSON can hold.
func valid(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
