package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/summary"
)

// A support tells what in the body supports an item of the published summary.
type support struct {
	score     float64
	sentences []int // numbers of sentences, in order of position
	missing   []missing
}

// A missing is a part of an item that the body does not support.
type missing struct {
	text.Span
	body text.Span // what the body says instead, or empty
	why  string
}

// enough is the score of a sentence that is worth a line, as a part of that of the best one.
const enough = 0.6

// supportsOf tells of each block that is a bullet what the digest has of it.
func supportsOf(d *summary.Digest, l labels) []support {
	sentences := sentencesOf(d.Article)
	var out []support
	item := 0
	for _, b := range d.Article.Blocks {
		if b.Role != article.RoleBullet {
			continue
		}
		var s support
		if items := d.Article.Summary.Items; item < len(items) && b.Contains(items[item].Span) {
			if item < len(d.Summary.Support) {
				s = newSupport(d, sentences, items[item], d.Summary.Support[item], l)
			}
			item++
		}
		out = append(out, s)
	}
	return out
}

func newSupport(d *summary.Digest, sentences []text.Span, item article.Part, report summary.Report, l labels) support {
	s := support{score: report.Score}
	for _, e := range report.Sentences {
		for _, p := range e.Body {
			i, _ := slices.BinarySearchFunc(sentences, p.Start+1, func(s text.Span, at int) int { return cmp.Compare(s.End, at) })
			if i < len(sentences) && sentences[i].Overlaps(p.Span) && p.Score >= enough*e.Body[0].Score {
				s.sentences = append(s.sentences, i)
			}
		}
	}
	slices.Sort(s.sentences)
	s.sentences = slices.Compact(s.sentences)
	for _, f := range report.Findings {
		lines := []string{l.of("why", f.Reason.String())}
		if !f.Body.Empty() {
			lines = append(lines, "في النص: "+plain(f.Body.Of(d.Article.Source.Text)))
		}
		s.missing = append(s.missing, missing{f.Claim.Shift(item.Start), f.Body, strings.Join(lines, "\n")})
	}
	return s
}

// words says how far the body supports a bullet.
func (s support) words() string {
	if len(s.sentences) == 0 {
		return "لا سند له في النص"
	}
	places := ""
	switch n := len(s.missing); {
	case n == 0:
	case n == 1:
		places = "، وفيه موضع للمراجعة"
	case n == 2:
		places = "، وفيه موضعان للمراجعة"
	case n <= 10:
		places = fmt.Sprintf("، وفيه %d مواضع للمراجعة", n)
	default:
		places = fmt.Sprintf("، وفيه %d موضعا للمراجعة", n)
	}
	return fmt.Sprintf("مسنود في النص %.0f٪%s", 100*s.score, places)
}
