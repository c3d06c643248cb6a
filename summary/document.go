package summary

import (
	"encoding/hex"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

// SchemaVersion is the version of the result document.
const SchemaVersion = 1

// A Document is the result document of an article, as it stands in JSON: what a program
// reads that did not make the digest itself. Offsets are bytes of Text. Strings are valid
// UTF-8: each byte of an article that is not stands as U+001A, which has one byte
// too.
type Document struct {
	SchemaVersion int           `json:"schemaVersion"`
	Source        DocSource     `json:"source"`
	Text          *string       `json:"text,omitempty"` // nil where it was left out
	Headline      string        `json:"headline"`
	Kicker        string        `json:"kicker"`
	Standfirst    string        `json:"standfirst"`
	Bullets       []string      `json:"bullets"`
	Bylines       []string      `json:"bylines"`
	Dateline      *DocDateline  `json:"dateline"`
	Published     *DocPublished `json:"published"`
	Credits       []string      `json:"credits"`
	Blocks        []DocBlock    `json:"blocks"`
	Dates         []DocDate     `json:"dates"`
	Numbers       []DocNumber   `json:"numbers"`
	Mentions      []DocMention  `json:"mentions"`
	Entities      []DocEntity   `json:"entities"`
	Quotes        []DocQuote    `json:"quotes"`
	Summary       DocSummary    `json:"summary"`
	Issues        []DocIssue    `json:"issues"`
}

// A DocSpan is a half-open range of bytes of the document's text, in UTF-8.
type DocSpan struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// A DocSource tells of the bytes of the article.
type DocSource struct {
	Bytes    int    `json:"bytes"`
	Encoding string `json:"encoding"`
	SHA256   string `json:"sha256"`
	URL      string `json:"url,omitempty"` // as it was given
}

// A DocDateline tells where the article was written and by which agency it came.
type DocDateline struct {
	Places []string `json:"places"`
	Agency string   `json:"agency"`
	DocSpan
}

// A DocPublished tells when the article was published. The span is empty where the
// date was given and the text has no stamp.
type DocPublished struct {
	Value string `json:"value"`
	Basis string `json:"basis"`
	DocSpan
}

// A DocBlock is a line or paragraph.
type DocBlock struct {
	Role string `json:"role"`
	DocSpan
	Sentences []DocSpan `json:"sentences"`
}

// A DocDate is a temporal expression.
type DocDate struct {
	DocSpan
	Type     string `json:"type"`
	Value    string `json:"value,omitempty"` // TIMEX3; "" where it cannot be told
	ValueEnd string `json:"valueEnd,omitempty"`
	Mod      string `json:"mod,omitempty"`
	Quant    string `json:"quant,omitempty"`
	Basis    string `json:"basis"`
	Calendar string `json:"calendar,omitempty"` // of a DATE or TIME
	Hijri    string `json:"hijri,omitempty"`
	Conflict string `json:"conflict,omitempty"`
}

// A DocNumber is a number.
type DocNumber struct {
	DocSpan
	Type     string `json:"type"`
	Value    string `json:"value,omitempty"` // "" where only the order of size is told
	ValueEnd string `json:"valueEnd,omitempty"`
	Unit     string `json:"unit,omitempty"`
	Currency string `json:"currency,omitempty"`
	Mod      string `json:"mod,omitempty"`
}

// A DocMention is a name in the text.
type DocMention struct {
	DocSpan
	TokenStart int     `json:"tokenStart"`
	TokenEnd   int     `json:"tokenEnd"`
	Type       string  `json:"type"`
	Norm       string  `json:"norm"`
	Entity     *int    `json:"entity,omitempty"` // id of its entity
	Within     *int    `json:"within,omitempty"` // index of the mention around it
	Role       string  `json:"role,omitempty"`   // of a person, as the text gives it
	Score      float64 `json:"score"`
}

// A DocEntity is what mentions name.
type DocEntity struct {
	ID          int      `json:"id"`
	Type        string   `json:"type"`
	Kind        string   `json:"kind,omitempty"`
	Name        string   `json:"name"`
	Aliases     []string `json:"aliases"`
	Country     string   `json:"country,omitempty"`
	Division    string   `json:"division,omitempty"`
	Role        string   `json:"role,omitempty"`
	RoleState   string   `json:"roleState,omitempty"`
	Nationality string   `json:"nationality,omitempty"`
	Mentions    []int    `json:"mentions"`
}

// A DocQuote is reported speech.
type DocQuote struct {
	DocSpan
	Cue     string `json:"cue,omitempty"`
	Speaker *int   `json:"speaker,omitempty"` // index of a mention
	Direct  bool   `json:"direct"`
}

// A DocSummary is what the article says in short, and the check of its published summary.
type DocSummary struct {
	Sentences  []DocSentence  `json:"sentences"`
	Keyphrases []DocKeyphrase `json:"keyphrases"`
	Support    []DocSupport   `json:"support"`
}

// A DocSentence is a sentence of the extract.
type DocSentence struct {
	DocSpan
	Score float64 `json:"score"`
}

// A DocKeyphrase is a phrase that tells what the article is about.
type DocKeyphrase struct {
	Text  string  `json:"text"`
	Score float64 `json:"score"`
}

// A DocSupport tells how far the body supports a bullet of the published summary.
type DocSupport struct {
	Bullet  int          `json:"bullet"` // its index in Bullets
	Score   float64      `json:"score"`
	Missing []DocMissing `json:"missing"`
}

// A DocMissing is a part of a bullet that the body does not support.
type DocMissing struct {
	DocSpan
	Why string `json:"why"`
}

// A DocIssue is something wrong with the text at a place.
type DocIssue struct {
	Code string `json:"code"`
	DocSpan
	Message string `json:"message"`
}

// Document is the digest as its JSON has it.
func (d *Digest) Document() *Document {
	n := d.analysis()
	a := n.Article
	doc := &Document{
		SchemaVersion: SchemaVersion,
		Source: DocSource{
			Bytes: d.Origin.Bytes, Encoding: d.Origin.Encoding.String(), SHA256: hex.EncodeToString(d.Origin.SHA256[:]), URL: printable(d.Origin.URL),
		},
		Headline:   printable(a.Headline.Text),
		Kicker:     printable(a.Kicker.Text),
		Standfirst: printable(a.Standfirst.Text),
		Bullets:    docList(a.Summary.Items, partText),
		Bylines:    docList(a.Bylines, partText),
		Credits:    docList(a.Credits, partText),
		Blocks:     docList(a.Blocks, docBlock),
		Dates:      docList(n.Dates, docDate),
		Numbers:    docList(n.Numbers, docNumber),
		Mentions:   docMentions(n.Names),
		Entities:   docEntities(n.Names),
		Quotes:     docQuotes(a.Source.Text, n.Names),
		Summary:    docSummary(d.Summary, a.Summary.Items),
		Issues:     docList(d.Issues(), docIssue),
	}
	if !d.NoText {
		s := printable(a.Source.Text)
		doc.Text = &s
	}
	if !a.Dateline.IsZero() {
		doc.Dateline = &DocDateline{docList(a.Dateline.Places, partText), printable(a.Dateline.Agency.Text), docSpan(a.Dateline.Span)}
	}
	if a.Published.Value != "" {
		doc.Published = &DocPublished{a.Published.Value, a.Published.Basis.String(), docSpan(a.Published.Span)}
	}
	return doc
}

// docList converts a list; it is never nil.
func docList[T, D any](list []T, convert func(T) D) []D {
	out := make([]D, len(list))
	for i, v := range list {
		out[i] = convert(v)
	}
	return out
}

func partText(p article.Part) string { return printable(p.Text) }

func docBlock(b article.Block) DocBlock {
	return DocBlock{b.Role.String(), docSpan(b.Span), docList(b.Sentences, docSpan)}
}

func docDate(m date.Mention) DocDate {
	t := DocDate{
		DocSpan: docSpan(m.Span), Type: m.Type.String(), Value: m.Value.Start().String(), ValueEnd: m.ValueEnd.String(),
		Mod: m.Mod.String(), Quant: m.Quant.String(), Basis: m.Basis.String(), Conflict: m.Conflict.String(),
	}
	if m.Type == date.Date || m.Type == date.Time {
		t.Calendar = m.Calendar.String()
	}
	if !m.Hijri.IsZero() {
		t.Hijri = m.Hijri.String()
	}
	return t
}

func docNumber(m number.Mention) DocNumber {
	n := DocNumber{DocSpan: docSpan(m.Span), Type: m.Type.String(), Unit: printable(m.Unit), Currency: m.Currency, Mod: m.Mod.String()}
	if !m.Vague {
		n.Value = m.Value.String()
	}
	if m.Range {
		n.ValueEnd = m.ValueEnd.String()
	}
	return n
}

func docMentions(r entities.Result) []DocMention {
	return docList(r.Mentions, func(m entities.Mention) DocMention {
		out := DocMention{
			DocSpan: docSpan(m.Span), TokenStart: m.Token.Start, TokenEnd: m.Token.End, Type: m.Type.String(), Norm: printable(m.Norm),
			Entity: docIndex(m.Entity), Within: docIndex(m.Within), Role: printable(roleOf(r, m)), Score: rounded(float64(m.Score)),
		}
		return out
	})
}

// roleOf is the office of the person that a mention names.
func roleOf(r entities.Result, m entities.Mention) string {
	if m.Type != entities.Person || m.Entity == entities.None {
		return ""
	}
	return r.Entities[m.Entity].Role
}

func docEntities(r entities.Result) []DocEntity {
	out := make([]DocEntity, len(r.Entities))
	for i, e := range r.Entities {
		out[i] = DocEntity{
			ID: i, Type: e.Type.String(), Kind: e.Kind, Name: printable(e.Name), Aliases: docList(e.Aliases, printable), Country: e.Country, Division: e.Division,
			Role: printable(e.Role), RoleState: e.RoleState, Nationality: e.Nationality, Mentions: append([]int{}, e.Mentions...),
		}
	}
	return out
}

func docQuotes(src string, r entities.Result) []DocQuote {
	return docList(r.Quotes, func(q entities.Quote) DocQuote {
		return DocQuote{DocSpan: docSpan(q.Span), Cue: printable(q.Cue.Of(src)), Speaker: docIndex(q.Speaker), Direct: q.Direct}
	})
}

func docSpan(s text.Span) DocSpan { return DocSpan{s.Start, s.End} }

func docIssue(i text.Issue) DocIssue { return DocIssue{i.Code, docSpan(i.Span), printable(i.Message)} }

func docSummary(b Brief, bullets []article.Part) DocSummary {
	support := b.supportOf(bullets)
	out := DocSummary{
		Sentences: docList(b.Sentences, func(s Sentence) DocSentence { return DocSentence{docSpan(s.Span), rounded(s.Score)} }),
		Keyphrases: docList(b.Keyphrases, func(k Keyphrase) DocKeyphrase {
			return DocKeyphrase{printable(k.Text), rounded(k.Score)}
		}),
		Support: make([]DocSupport, len(support)),
	}
	for i, r := range support {
		out.Support[i] = DocSupport{i, rounded(r.Score), docList(r.Findings, func(f Finding) DocMissing {
			return DocMissing{docSpan(missingSpan(bullets[i], f)), f.Reason.String()}
		})}
	}
	return out
}

// docIndex is nil for none.
func docIndex(i int) *int {
	if i == entities.None {
		return nil
	}
	return &i
}

// thousandths is a score between 0 and 1 in whole thousandths.
func thousandths(score float64) int {
	if !(score > 0) { // nor is NaN
		return 0
	}
	return int(math.Round(min(score, 1) * 1000))
}

// rounded keeps three places of a score.
func rounded(score float64) float64 { return float64(thousandths(score)) / 1000 }

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
			b.WriteByte(substitute)
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// substitute stands for a byte that is no UTF-8.
const substitute = 0x1A
