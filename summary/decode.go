package summary

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
)

// ErrVersion tells that a document is of another version than SchemaVersion.
var ErrVersion = errors.New("summary: result document of another version")

// Decode reads a result document and checks it as [Document.Check] does. The error is
// ErrVersion, that of Check, or tells what is wrong with the JSON.
func Decode(doc []byte) (*Document, error) {
	var version struct {
		SchemaVersion *int `json:"schemaVersion"`
	}
	if err := json.Unmarshal(doc, &version); err != nil {
		return nil, fmt.Errorf("summary: %w", err)
	}
	if version.SchemaVersion == nil || *version.SchemaVersion != SchemaVersion {
		return nil, ErrVersion
	}
	dec := json.NewDecoder(bytes.NewReader(doc))
	dec.DisallowUnknownFields()
	d := &Document{}
	if err := dec.Decode(d); err != nil {
		return nil, fmt.Errorf("summary: %w", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, errors.New("summary: more than one document")
	}
	if err := d.Check(); err != nil {
		return nil, err
	}
	return d, nil
}

// A CheckError tells what in a document does not agree with the rest of it.
type CheckError struct {
	Path    string // mentions[3].entity
	Message string
}

func (e *CheckError) Error() string { return "summary: " + e.Path + ": " + e.Message }

// Check tells whether all offsets and indexes of a document agree: that each span cuts whole
// characters out of the text, that lists are in order of position, sentences in their block and
// mentions in their tokens, and that mentions and entities name each other. Without the text
// it checks what remains. The error is a *CheckError.
func (d *Document) Check() error {
	c := docChecker{end: -1}
	if d.Text != nil {
		c.text, c.end = *d.Text, len(*d.Text)
	}
	return cmp.Or(c.header(d), c.blocks(d.Blocks), c.found(d), c.names(d), c.entities(d), c.short(d)).asError()
}

// asError is nil for nil.
func (e *CheckError) asError() error {
	if e == nil {
		return nil
	}
	return e
}

// A docChecker checks spans of a text, or of one that is not known.
type docChecker struct {
	text string
	end  int // of the text, -1 where it is not known
}

func checkFailed(path, format string, args ...any) *CheckError {
	return &CheckError{path, fmt.Sprintf(format, args...)}
}

// itemPath is the path of an item of a list.
func itemPath(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }

// span checks that a span cuts whole characters out of the text.
func (c *docChecker) span(path string, s DocSpan) *CheckError {
	switch {
	case s.Start < 0 || s.End < s.Start || c.end >= 0 && s.End > c.end:
		return checkFailed(path, "%d–%d is outside the text", s.Start, s.End)
	case c.end >= 0 && !(c.boundary(s.Start) && c.boundary(s.End)):
		return checkFailed(path, "%d–%d cuts a character", s.Start, s.End)
	}
	return nil
}

// full is span for what cannot be empty.
func (c *docChecker) full(path string, s DocSpan) *CheckError {
	if s.Start == s.End {
		return checkFailed(path, "the span at %d is empty", s.Start)
	}
	return c.span(path, s)
}

// boundary tells whether a character begins or the text ends at a place.
func (c *docChecker) boundary(i int) bool { return i == len(c.text) || utf8.RuneStart(c.text[i]) }

// inOrder checks the spans of a list, which do not overlap.
func inOrder[T any](c *docChecker, list string, items []T, span func(*T) DocSpan) *CheckError {
	last := 0
	for i := range items {
		s := span(&items[i])
		if err := c.full(itemPath(list, i), s); err != nil {
			return err
		}
		if s.Start < last {
			return checkFailed(itemPath(list, i), "%d–%d begins before %d, where the last ends", s.Start, s.End, last)
		}
		last = s.End
	}
	return nil
}

// header checks dateline and publication.
func (c *docChecker) header(d *Document) *CheckError {
	if d.Dateline != nil {
		if err := c.full("dateline", d.Dateline.DocSpan); err != nil {
			return err
		}
	}
	if p := d.Published; p != nil {
		if p.Basis == "stated" {
			return c.full("published", p.DocSpan)
		}
		return c.span("published", p.DocSpan)
	}
	return nil
}

func (c *docChecker) blocks(blocks []DocBlock) *CheckError {
	if err := inOrder(c, "blocks", blocks, func(b *DocBlock) DocSpan { return b.DocSpan }); err != nil {
		return err
	}
	for i, b := range blocks {
		path := itemPath("blocks", i) + ".sentences"
		if err := inOrder(c, path, b.Sentences, func(s *DocSpan) DocSpan { return *s }); err != nil {
			return err
		}
		for j, s := range b.Sentences {
			if !b.contains(s) {
				return checkFailed(itemPath(path, j), "%d–%d is outside its block", s.Start, s.End)
			}
		}
	}
	return nil
}

// found checks dates, numbers, quotes and issues.
func (c *docChecker) found(d *Document) *CheckError {
	if err := cmp.Or(
		inOrder(c, "dates", d.Dates, func(m *DocDate) DocSpan { return m.DocSpan }),
		inOrder(c, "numbers", d.Numbers, func(m *DocNumber) DocSpan { return m.DocSpan }),
	); err != nil {
		return err
	}
	for i, q := range d.Quotes {
		path := itemPath("quotes", i)
		if err := cmp.Or(c.full(path, q.DocSpan), indexWithin(path+".speaker", q.Speaker, len(d.Mentions))); err != nil {
			return err
		}
	}
	for i, s := range d.Issues {
		if err := c.span(itemPath("issues", i), s.DocSpan); err != nil {
			return err
		}
	}
	return nil
}

// names checks mentions.
func (c *docChecker) names(d *Document) *CheckError {
	last := 0
	for i, m := range d.Mentions {
		path := itemPath("mentions", i)
		token := DocSpan{m.TokenStart, m.TokenEnd}
		if err := cmp.Or(
			c.full(path, m.DocSpan), c.span(path+".token", token),
			indexWithin(path+".entity", m.Entity, len(d.Entities)), indexWithin(path+".within", m.Within, i),
		); err != nil {
			return err
		}
		switch {
		case !token.contains(m.DocSpan):
			return checkFailed(path, "%d–%d is outside its words, %d–%d", m.Start, m.End, token.Start, token.End)
		case m.Start < last:
			return checkFailed(path, "begins at %d, before the last", m.Start)
		case m.Within != nil && !d.Mentions[*m.Within].contains(m.DocSpan):
			return checkFailed(path, "%d–%d is outside the mention that encloses it", m.Start, m.End)
		}
		last = m.Start
	}
	return nil
}

// officeType is the type of mentions whose entity is the person who holds it; that does not list them.
const officeType = "OCC"

// entities checks that mentions and entities name each other.
func (c *docChecker) entities(d *Document) *CheckError {
	named := 0
	for i, e := range d.Entities {
		path := itemPath("entities", i)
		if e.ID != i {
			return checkFailed(path+".id", "is %d", e.ID)
		}
		last := -1
		for j, m := range e.Mentions {
			path := itemPath(path+".mentions", j)
			switch {
			case m <= last || m >= len(d.Mentions):
				return checkFailed(path, "%d is no mention, or out of order", m)
			case d.Mentions[m].Entity == nil || *d.Mentions[m].Entity != i:
				return checkFailed(path, "mention %d is of another entity", m)
			}
			last = m
		}
		named += len(e.Mentions)
	}
	for _, m := range d.Mentions {
		if m.Entity != nil && m.Type != officeType {
			named--
		}
	}
	if named != 0 {
		return checkFailed("entities", "a mention has an entity that does not list it")
	}
	return nil
}

// short checks the summary.
func (c *docChecker) short(d *Document) *CheckError {
	if err := inOrder(c, "summary.sentences", d.Summary.Sentences, func(s *DocSentence) DocSpan { return s.DocSpan }); err != nil {
		return err
	}
	for i, s := range d.Summary.Support {
		path := itemPath("summary.support", i)
		if err := indexWithin(path+".bullet", &s.Bullet, len(d.Bullets)); err != nil {
			return err
		}
		for j, m := range s.Missing {
			if err := c.full(itemPath(path+".missing", j), m.DocSpan); err != nil {
				return err
			}
		}
	}
	return nil
}

// indexWithin checks an index of a list.
func indexWithin(path string, i *int, length int) *CheckError {
	if i != nil && (*i < 0 || *i >= length) {
		return checkFailed(path, "there is no %d", *i)
	}
	return nil
}

func (s DocSpan) contains(t DocSpan) bool { return text.Span(s).Contains(text.Span(t)) }

// Of is the text of the span.
func (s DocSpan) Of(text string) string { return text[s.Start:s.End] }
