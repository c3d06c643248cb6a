package summary

import (
	"crypto/sha256"
	"time"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
)

// A Digester reads articles and finds all that this module finds in them. The zero
// Digester is ready to use; its fields tell what is known from outside and what is not
// wanted. A Digester may be used by several goroutines at once.
type Digester struct {
	// Encoding is the label of the encoding («windows-1256»); "" detects it.
	Encoding string

	// MaxBytes limits the input; 0 means [text.DefaultMaxBytes], less than 0 no limit.
	MaxBytes int

	// Published is the publication date where it is known; it wins over a stamp in
	// the text. Relative dates are counted from it.
	Published time.Time

	// Country is the ISO 3166-1 alpha-2 code of the outlet's country where it is known.
	// See [article.Parser]; it also tells whose dinar is meant where the text has no
	// dateline.
	Country string

	// Headline is the headline where a feed or page gives it. The line that agrees
	// with it is the headline; where none does, and the text has none of its own, it is
	// taken as it is.
	Headline string

	// Authors are the names of the authors where a feed or page gives them. They are
	// bylines, beside those of the text.
	Authors []string

	// URL is the address of the article; it is kept with the source.
	URL string

	// Summarizer makes the extract.
	Summarizer Summarizer

	// Without has the layers that are not wanted; their lists are empty.
	Without Layers

	// NoText leaves the text out of the JSON.
	NoText bool
}

// A Digest is an article with all that was found in it. It marshals to the result
// document, which schema.json describes and [Decode] reads.
type Digest struct {
	*Analysis

	Origin  Origin
	Summary Brief
	NoText  bool // the JSON has no text
}

// An Origin tells of the bytes that an article was read from.
type Origin struct {
	Bytes    int               // their number
	Encoding text.Encoding     // the one they were read in
	SHA256   [sha256.Size]byte // of the bytes
	URL      string            // as it was given
}

// Digest reads an article from its bytes and finds everything in it. The error tells that
// the bytes could not be read at all: too many, or an unknown label of an encoding; see
// [article.Parse] and [text.Decode].
func (d Digester) Digest(raw []byte) (*Digest, error) {
	a, err := d.parser().Parse(raw)
	if err != nil {
		return nil, err
	}
	out := d.digest(a)
	out.Origin = Origin{Bytes: len(raw), Encoding: a.Source.Encoding, SHA256: sha256.Sum256(raw), URL: d.URL}
	return out, nil
}

// FromArticle finds everything in an article that was read before. Its bytes are no longer
// known: Origin tells of the text, in UTF-8. The fields that direct the reading of an article
// (Encoding, MaxBytes, Published, Headline, Authors) have no effect.
func (d Digester) FromArticle(a *article.Article) *Digest {
	out := d.digest(a)
	s := out.Article.Source.Text
	out.Origin = Origin{Bytes: len(s), Encoding: text.UTF8, SHA256: sha256.Sum256([]byte(s)), URL: d.URL}
	return out
}

func (d Digester) parser() article.Parser {
	return article.Parser{
		Encoding: d.Encoding, MaxBytes: d.MaxBytes, Published: d.Published, Country: d.Country, Headline: d.Headline, Authors: d.Authors,
	}
}

func (d Digester) digest(a *article.Article) *Digest {
	out := &Digest{Analysis: analyze(a, d.Country, d.Without), NoText: d.NoText}
	if !d.Without.Summary {
		out.Summary = brief(out.Analysis, d.Summarizer)
	}
	return out
}

// analysis is that of the digest, or an empty one where it has none.
func (d *Digest) analysis() *Analysis {
	if d.Analysis == nil || d.Article == nil || d.Article.Source == nil {
		return &Analysis{Article: present(nil)}
	}
	return d.Analysis
}

// Issues are what is wrong with the text: those of the article, and behind them those of its
// dates («31 فبراير»).
func (d *Digest) Issues() []text.Issue {
	n := d.analysis()
	out := n.Article.Issues
	for _, m := range n.Dates {
		if len(m.Issues) > 0 {
			out = append(out[:len(out):len(out)], m.Issues...)
		}
	}
	return out
}

// MarshalJSON gives the result document, as AppendJSON does. The error is nil.
func (d *Digest) MarshalJSON() ([]byte, error) { return d.AppendJSON(nil), nil }
