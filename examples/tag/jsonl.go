package main

import (
	"bufio"
	"encoding/json"
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
	"github.com/khabar-go/khabar/summary"
)

// A record is a line of the JSON output. Offsets are bytes of Text, which is the text
// as it was read; a string with bytes that are no UTF-8 is written with U+FFFD for each, as
// JSON cannot hold them, and then the offsets are those of the text that was read.
type record struct {
	ID       json.RawMessage     `json:"id,omitempty"`
	Name     string              `json:"name,omitempty"` // of the file
	Text     string              `json:"text"`
	Mentions []mention           `json:"mentions"`
	Entities []summary.DocEntity `json:"entities"`
	Quotes   []quote             `json:"quotes"`
}

type mention struct {
	summary.DocSpan
	TokenStart int           `json:"tokenStart"`
	TokenEnd   int           `json:"tokenEnd"`
	Type       entities.Type `json:"type"`
	Text       string        `json:"text"`
	Norm       string        `json:"norm,omitempty"`
	Entity     *int          `json:"entity,omitempty"`
	Within     *int          `json:"within,omitempty"`
	Score      float32       `json:"score"`
}

type quote struct {
	summary.DocSpan
	Text    string           `json:"text"`
	Cue     *summary.DocSpan `json:"cue,omitempty"`
	Speaker *int             `json:"speaker,omitempty"` // index of the mention
	Direct  bool             `json:"direct"`
}

// writeJSON writes a result as one line of JSON.
func writeJSON(out *bufio.Writer, d document, r entities.Result) error {
	src := d.text
	rec := record{
		ID: d.id, Name: d.name, Text: valid(src),
		Mentions: make([]mention, 0, len(r.Mentions)), Entities: make([]summary.DocEntity, 0, len(r.Entities)), Quotes: make([]quote, 0, len(r.Quotes)),
	}
	for _, m := range r.Mentions {
		rec.Mentions = append(rec.Mentions, mention{
			spanOf(m.Span), m.Token.Start, m.Token.End, m.Type, valid(src[m.Start:m.End]), valid(m.Norm), index(m.Entity), index(m.Within), m.Score,
		})
	}
	for i, e := range r.Entities {
		rec.Entities = append(rec.Entities, summary.DocEntity{
			ID: i, Type: e.Type.String(), Kind: e.Kind, Name: valid(e.Name), Aliases: append([]string{}, e.Aliases...), Country: e.Country, Division: e.Division,
			Role: e.Role, RoleState: e.RoleState, Nationality: e.Nationality, Mentions: append([]int{}, e.Mentions...),
		})
	}
	for _, q := range r.Quotes {
		w := quote{DocSpan: spanOf(q.Span), Text: valid(src[q.Start:q.End]), Speaker: index(q.Speaker), Direct: q.Direct}
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

func spanOf(s text.Span) summary.DocSpan { return summary.DocSpan{Start: s.Start, End: s.End} }

// index is nil for none.
func index(i int) *int {
	if i < 0 {
		return nil
	}
	return &i
}

// valid is a string that JSON can hold.
func valid(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
