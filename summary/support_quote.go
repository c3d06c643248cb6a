package summary

import (
	"slices"
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

const (
	quoteLikeness  = 0.6 // share of a quote of the claim that one of the body must hold to be the same
	quoteShare     = 0.4 // share of the words between quotation marks that the body must have
	fewQuoted      = 3   // content words below which what is between quotation marks is a name or term
	maxQuotesAt    = 40  // quotes of a sentence of the body that are looked at
	sentenceShare  = 0.1 // score below which no sentence of the body speaks of one of the claim
	sentenceLength = 4   // content words of a sentence that can be unsupported
)

// checkQuotes finds what a sentence of the claim gives to another speaker than the body
// does, and what stands between its quotation marks and nowhere in the body.
func (c *Checker) checkQuotes(t *claimText, s sentence, cand []matched, out []Finding) []Finding {
	for i := range t.names.Quotes {
		q := &t.names.Quotes[i]
		here, ok := t.stretchIn(s, q.Span)
		if !ok {
			continue
		}
		here.end = min(here.end, s.end)
		if q.Direct {
			if f, ok := c.missingQuote(t, here); ok {
				out = append(out, f)
				continue
			}
		}
		if q.Speaker == entities.None {
			continue
		}
		if f, ok := c.otherSpeaker(t, s, cand, q, here); ok {
			out = append(out, f)
		}
	}
	return out
}

// missingQuote tells whether the body has too few of the words of a direct quote.
func (c *Checker) missingQuote(t *claimText, here stretch) (Finding, bool) {
	n, found := 0, 0
	for i := here.first; i < here.end; i++ {
		if t.words[i].content() {
			n++
			if c.known(t, i) {
				found++
			}
		}
	}
	if n <= fewQuoted || float64(found) >= quoteShare*float64(n) {
		return Finding{}, false
	}
	return t.finding(c, MissingQuote, here, stretch{}), true
}

// otherSpeaker compares the speaker of a quote of the claim with the speakers of the
// quotes of the body that say the same.
func (c *Checker) otherSpeaker(t *claimText, s sentence, cand []matched, q *entities.Quote, here stretch) (Finding, bool) {
	m := &t.names.Mentions[q.Speaker]
	speaker, ok := wordsOf(t.words, m.Span)
	if !ok || !speaks(m.Type) || slices.ContainsFunc(t.words[speaker.first:speaker.end], func(w checkWord) bool { return w.mark }) {
		return Finding{}, false
	}
	best, share := -1, quoteLikeness
	for _, k := range cand {
		for n, j := 0, c.quoteFrom(k.sent); j < len(c.quotes) && n < maxQuotesAt; j, n = j+1, n+1 {
			b := &c.quotes[j]
			if b.first >= c.sents[k.sent].end {
				break
			}
			v := t.shareIn(here, b.stretch)
			if v < quoteLikeness {
				continue
			}
			if b.speaker < 0 || c.isSpeaker(t, speaker, m, b) {
				return Finding{}, false
			}
			if v > share {
				best, share = j, v
			}
		}
	}
	if best < 0 {
		return Finding{}, false
	}
	b := &c.quotes[best]
	if b.kind != m.Type || t.hasName(c, &namePlace{b.speakerWords(c), 0}) {
		return Finding{}, false
	}
	st, ok := c.stretch(c.n.Names.Mentions[b.speaker].Span)
	if !ok {
		return Finding{}, false
	}
	if c.allUnknown(t, entities.NoType, speaker) {
		return t.finding(c, OtherName, speaker, st), true
	}
	return t.finding(c, OtherSpeaker, speaker, st), true
}

// speaks tells of the types whose names are compared as speakers.
func speaks(t entities.Type) bool {
	return t == entities.Person || t == entities.Org || t == entities.GPE || t == entities.Role
}

// A quotePlace is a quote of the body.
type quotePlace struct {
	stretch
	speaker int // index of the mention, or None
	kind    entities.Type
}

// speakerWords are the words of the speaker.
func (q *quotePlace) speakerWords(c *Checker) stretch {
	st, _ := c.stretch(c.n.Names.Mentions[q.speaker].Span)
	return st
}

// quoteFrom is the index of the first quote that ends in a sentence of the body or behind.
func (c *Checker) quoteFrom(sent int32) int {
	at := c.sents[sent].first
	i, _ := slices.BinarySearchFunc(c.quotes, at, func(q quotePlace, at int32) int {
		if q.end <= at {
			return -1
		}
		return 1
	})
	return i
}

// shareIn is the share of the content words of a stretch of the claim that stand in one
// of the body, by weight.
func (t *claimText) shareIn(here, in stretch) float64 {
	sum, found := 0.0, 0.0
	for i := here.first; i < here.end; i++ {
		if t.words[i].content() {
			sum += t.weight[i]
			if t.between(i, in.first, in.end) {
				found += t.weight[i]
			}
		}
	}
	if sum == 0 {
		return 0
	}
	return found / sum
}

// isSpeaker tells whether the speaker of a quote of the claim can be that of one of the
// body: they share a word, of the name, of another name of the same, or of the office; or
// they are of one country; or the claim's stands in the same sentence of the body.
func (c *Checker) isSpeaker(t *claimText, here stretch, m *entities.Mention, b *quotePlace) bool {
	x := &c.n.Names.Mentions[b.speaker]
	st, ok := c.stretch(x.Span)
	if !ok {
		return true
	}
	in := c.sents[c.byWord[st.first]]
	for q := in.first; q < in.end; q++ {
		for i := here.first; i < here.end; i++ {
			if t.words[i].content() && sameNameWord(&t.words[i], &c.words[q], m.Type) {
				return true
			}
		}
	}
	if x.Entity == entities.None {
		return false
	}
	e := &c.n.Names.Entities[x.Entity]
	if m.Entity != entities.None {
		y := &t.names.Entities[m.Entity]
		if sameEntity(y, e) || y.Country != "" && y.Country == e.Country {
			return true
		}
	}
	return c.namesWord(t, here, e.Name) || c.namesWord(t, here, e.Role) ||
		slices.ContainsFunc(e.Aliases, func(s string) bool { return c.namesWord(t, here, s) })
}

// namesWord tells whether a name has a word of a stretch of the claim.
func (c *Checker) namesWord(t *claimText, here stretch, name string) bool {
	for tok := range text.Tokens(name) {
		w := makeWord(c.lists, name, tok)
		for i := here.first; i < here.end; i++ {
			if t.words[i].content() && t.words[i].alike(&w, exactKey, stemKey) {
				return true
			}
		}
	}
	return false
}

// unsupported tells whether no sentence of the body speaks of one of the claim.
func (c *Checker) unsupported(t *claimText, s sentence, e Evidence) (Finding, bool) {
	n := 0
	for i := s.first; i < s.end; i++ {
		if t.words[i].content() && !t.words[i].mark {
			n++
		}
	}
	if n < sentenceLength || e.Score >= sentenceShare || strings.HasSuffix(s.Of(t.s), string(text.ArabicQuestionMark)) {
		return Finding{}, false
	}
	return t.finding(c, Unsupported, stretch{s.first, s.end}, stretch{}), true
}
