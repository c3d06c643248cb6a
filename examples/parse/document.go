package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

// schemaVersion is the version of the result document.
const schemaVersion = 1

// A document is the result document of an article. Offsets are bytes of Text; lists
// are never null.
type document struct {
	SchemaVersion int        `json:"schemaVersion"`
	Source        source     `json:"source"`
	Text          *string    `json:"text,omitempty"`
	Headline      string     `json:"headline"`
	Kicker        string     `json:"kicker"`
	Standfirst    string     `json:"standfirst"`
	Bullets       []string   `json:"bullets"`
	Bylines       []string   `json:"bylines"`
	Dateline      *dateline  `json:"dateline"`
	Published     *published `json:"published"`
	Credits       []string   `json:"credits"`
	Blocks        []block    `json:"blocks"`
	Dates         []temporal `json:"dates"`
	Numbers       []numeral  `json:"numbers"`
	Mentions      []mention  `json:"mentions"`
	Entities      []entity   `json:"entities"`
	Quotes        []quote    `json:"quotes"`
	Issues        []issue    `json:"issues"`
}

type source struct {
	Bytes    int    `json:"bytes"`
	Encoding string `json:"encoding"`
	SHA256   string `json:"sha256"`
}

type span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type dateline struct {
	Places []string `json:"places"`
	Agency string   `json:"agency"`
	span
}

type published struct {
	Value string `json:"value"`
	Basis string `json:"basis"`
	span
}

type block struct {
	Role string `json:"role"`
	span
	Sentences []span `json:"sentences"`
}

type temporal struct {
	span
	Type     string `json:"type"`
	Value    string `json:"value,omitempty"` // TIMEX3; absent where it cannot be told
	ValueEnd string `json:"valueEnd,omitempty"`
	Mod      string `json:"mod,omitempty"`
	Quant    string `json:"quant,omitempty"`
	Basis    string `json:"basis"`
	Calendar string `json:"calendar,omitempty"` // of a DATE or TIME
	Hijri    string `json:"hijri,omitempty"`
	Conflict string `json:"conflict,omitempty"`
}

type numeral struct {
	span
	Type     string `json:"type"`
	Value    string `json:"value,omitempty"` // absent where only the order of size is told
	ValueEnd string `json:"valueEnd,omitempty"`
	Unit     string `json:"unit,omitempty"`
	Currency string `json:"currency,omitempty"`
	Mod      string `json:"mod,omitempty"`
}

type issue struct {
	Code string `json:"code"`
	span
	Message string `json:"message"`
}

// newDocument makes the result document of an article read from raw.
func newDocument(a *article.Article, raw []byte, notext bool) document {
	sum := sha256.Sum256(raw)
	d := document{
		SchemaVersion: schemaVersion,
		Source:        source{Bytes: len(raw), Encoding: a.Source.Encoding.String(), SHA256: hex.EncodeToString(sum[:])},
		Headline:      printable(a.Headline.Text),
		Kicker:        printable(a.Kicker.Text),
		Standfirst:    printable(a.Standfirst.Text),
		Bullets:       partTexts(a.Summary.Items),
		Bylines:       partTexts(a.Bylines),
		Credits:       partTexts(a.Credits),
		Blocks:        make([]block, 0, len(a.Blocks)),
		Issues:        make([]issue, 0, len(a.Issues)),
	}
	dates := findDates(a)
	names := entities.Tagger{}.Tag(a)
	dates = outsideNames(dates, names.Mentions)
	d.Dates = temporals(dates)
	d.Numbers = numerals(a, dates, names.Mentions)
	d.Mentions, d.Entities, d.Quotes = mentionsOf(names), entitiesOf(names), quotesOf(a.Source.Text, names)
	if !notext {
		s := printable(a.Source.Text)
		d.Text = &s
	}
	if !a.Dateline.IsZero() {
		d.Dateline = &dateline{partTexts(a.Dateline.Places), printable(a.Dateline.Agency.Text), spanOf(a.Dateline.Span)}
	}
	if a.Published.Value != "" {
		// the span is empty where the date was given and the text has no stamp
		d.Published = &published{a.Published.Value, a.Published.Basis.String(), spanOf(a.Published.Span)}
	}
	for _, b := range a.Blocks {
		d.Blocks = append(d.Blocks, block{b.Role.String(), spanOf(b.Span), spansOf(b.Sentences)})
	}
	for _, i := range a.Issues {
		d.Issues = append(d.Issues, issue{i.Code, spanOf(i.Span), i.Message})
	}
	return d
}

// findDates finds the temporal expressions of the article's text. Relative ones are
// counted from its publication, where that is known. The stamp is one of them, with the
// value that the article has from it.
func findDates(a *article.Article) []date.Mention {
	f := date.Finder{Country: a.Dateline.Country}
	if f.Country == "US" {
		f.Country = "" // the Arabic press puts the day first in Washington, too
	}
	f.Anchor, _ = a.Published.Time(nil)
	found := f.Find(a.Source)
	stamp, ok := f.Stamp(a.Published.Text)
	if !ok {
		return found
	}
	if v, err := date.Parse(a.Published.Value); err == nil && a.Published.Basis == article.Stated {
		stamp.Value = v
	}
	stamp.Span = stamp.Shift(a.Published.Start)
	found = slices.DeleteFunc(found, func(m date.Mention) bool { return m.Overlaps(a.Published.Span) })
	i, _ := slices.BinarySearchFunc(found, stamp, func(m, n date.Mention) int { return cmp.Compare(m.Start, n.Start) })
	return slices.Insert(found, i, stamp)
}

// temporals writes temporal expressions as the document has them.
func temporals(ms []date.Mention) []temporal {
	out := make([]temporal, 0, len(ms))
	for _, m := range ms {
		t := temporal{
			span: spanOf(m.Span), Type: m.Type.String(), Value: m.Value.Start().String(), ValueEnd: m.ValueEnd.String(),
			Mod: m.Mod.String(), Quant: m.Quant.String(), Basis: m.Basis.String(), Conflict: m.Conflict.String(),
		}
		if m.Type == date.Date || m.Type == date.Time {
			t.Calendar = m.Calendar.String()
		}
		if !m.Hijri.IsZero() {
			t.Hijri = m.Hijri.String()
		}
		out = append(out, t)
	}
	return out
}

// numerals finds the numbers of the article's text outside its dates, its names and its stamp.
func numerals(a *article.Article, dates []date.Mention, names []entities.Mention) []numeral {
	var skip []text.Span
	for _, m := range dates {
		skip = append(skip, m.Span)
	}
	for _, b := range a.Blocks {
		if b.Role == article.RoleTimestamp {
			skip = append(skip, b.Span)
		}
	}
	out := []numeral{}
	inside := enclosure{names: names}
	for _, m := range (number.Finder{Country: a.Dateline.Country}).Append(nil, a.Source, union(skip)) {
		if inside.contains(m.Span) {
			continue
		}
		n := numeral{span: spanOf(m.Span), Type: m.Type.String(), Unit: printable(m.Unit), Currency: m.Currency, Mod: m.Mod.String()}
		if !m.Vague {
			n.Value = m.Value.String()
		}
		if m.Range {
			n.ValueEnd = m.ValueEnd.String()
		}
		out = append(out, n)
	}
	return out
}

// union puts spans in order and joins those that overlap.
func union(spans []text.Span) []text.Span {
	slices.SortFunc(spans, func(a, b text.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

func spanOf(s text.Span) span { return span{s.Start, s.End} }

func spansOf(ss []text.Span) []span {
	out := make([]span, len(ss))
	for i, s := range ss {
		out[i] = spanOf(s)
	}
	return out
}

func partTexts(ps []article.Part) []string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = printable(p.Text)
	}
	return out
}

// printable replaces every byte that is not UTF-8 by U+001A SUBSTITUTE, which has
// one byte too, so that the offsets stay those of the text.
func printable(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			b.WriteByte(0x1A)
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}
