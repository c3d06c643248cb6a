package main

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/article/text"
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
	Numbers       []numeral  `json:"numbers"`
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
	d.Numbers = numerals(a)
	if !notext {
		s := printable(a.Source.Text)
		d.Text = &s
	}
	if !a.Dateline.IsZero() {
		d.Dateline = &dateline{partTexts(a.Dateline.Places), printable(a.Dateline.Agency.Text), spanOf(a.Dateline.Span)}
	}
	if a.Published.Value != "" {
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

// numerals finds the numbers of the article's text; those of its stamp are none.
func numerals(a *article.Article) []numeral {
	var skip []text.Span
	for _, b := range a.Blocks {
		if b.Role == article.RoleTimestamp {
			skip = append(skip, b.Span)
		}
	}
	out := []numeral{}
	for _, m := range (number.Finder{}).Append(nil, a.Source, skip) {
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
