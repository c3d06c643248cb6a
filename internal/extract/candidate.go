package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
)

// A Candidate is a sentence that may stand in a summary.
type Candidate struct {
	text.Span
	Block int // index of its block in Article.Blocks
	At    int // index among the sentences of its block
}

// Candidates gives the sentences of an article's running text and lists, in order,
// without a dateline, byline or bracketed credit inside them. Headline, standfirst,
// bullets, subheads, captions, credits, related matter, tags and boilerplate have none.
func Candidates(a *article.Article) []Candidate {
	var cut cuts
	cut.read(a)
	return cut.candidates(make([]Candidate, 0, sentences(a)), a)
}

// candidates appends the candidates of an article.
func (c *cuts) candidates(out []Candidate, a *article.Article) []Candidate {
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if !running(b.Role) {
			continue
		}
		for j, s := range b.Sentences {
			if s = c.trim(a.Source.Text, s); !s.Empty() {
				out = append(out, Candidate{Span: s, Block: i, At: j})
			}
		}
	}
	return out
}

func running(r article.Role) bool {
	return r == article.RoleParagraph || r == article.RoleListItem
}

// sentences counts the sentences of running text.
func sentences(a *article.Article) int {
	n := 0
	for i := range a.Blocks {
		if b := &a.Blocks[i]; running(b.Role) {
			n += len(b.Sentences)
		}
	}
	return n
}

// cuts are the parts of an article that stand at an end of a sentence without
// belonging to it: «القاهرة - رويترز:», «(أ ف ب)».
type cuts struct {
	front, back []text.Span
}

// read takes the cuts of an article.
func (c *cuts) read(a *article.Article) {
	c.front, c.back = c.front[:0], c.back[:0]
	if !a.Dateline.Empty() {
		c.front = append(c.front, a.Dateline.Span)
	}
	for _, p := range a.Bylines {
		if !p.Empty() {
			c.front = append(c.front, p.Span)
		}
	}
	for _, p := range a.Credits {
		if !p.Empty() {
			c.back = append(c.back, p.Span)
		}
	}
}

// trim takes off a sentence what stands at its ends. A sentence that is nothing but
// that becomes empty.
func (c *cuts) trim(s string, sp text.Span) text.Span {
	for _, f := range c.front {
		if sp.Contains(f) && opens(s[sp.Start:f.Start]) {
			sp.Start = f.End
			sp.Start += prefix(s[sp.Start:sp.End], " \t\u00a0:ـ-–—،,|/\u200f\u200e")
		}
	}
	for _, b := range c.back {
		if sp.Contains(b) && closes(s[b.End:sp.End]) {
			head := strings.TrimRight(s[sp.Start:b.Start], " \t\u00a0")
			if open := strings.TrimRight(head, "([{/-–—|"); len(open) < len(head) {
				sp.End = sp.Start + len(open)
			}
		}
	}
	return text.TrimSpace(s, sp)
}

// opens tells of what stands between the start of a sentence and a part: marks only, or
// another part's rest, no words.
func opens(s string) bool { return prefix(s, " \t\u00a0:-–—،,|/([«\"\u200f\u200e") == len(s) }

// closes is opens for the end.
func closes(s string) bool { return prefix(s, " \t\u00a0.:-–—،,|/)]»\"\u200f\u200e") == len(s) }

// prefix is the number of bytes at the start of s that are of the runes of set.
func prefix(s, set string) int {
	for i, r := range s {
		if r == utf8.RuneError || !strings.ContainsRune(set, r) {
			return i
		}
	}
	return len(s)
}
