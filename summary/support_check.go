package summary

import (
	"cmp"
	"slices"
	"strings"
)

// Check checks a claim against the body.
func (c *Checker) Check(claim string) Report {
	t := c.readClaim(claim)
	var r Report
	total, weight := 0.0, 0.0
	for _, s := range t.sents {
		cand := c.candidates(t, s)
		from := len(r.Findings)
		for _, check := range checks {
			last := len(r.Findings)
			r.Findings = check(c, t, s, cand, r.Findings)
			t.note(r.Findings[last:])
		}
		e, w := c.evidence(t, s, cand, r.Findings[from:])
		if len(r.Findings) == from {
			if f, ok := c.unsupported(t, s, e); ok {
				r.Findings = append(r.Findings, f)
			}
		}
		r.Sentences = append(r.Sentences, e)
		total += e.Score * w
		weight += w
	}
	if weight > 0 {
		r.Score = total / weight
	}
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Claim.Start, b.Claim.Start), cmp.Compare(b.Claim.End, a.Claim.End))
	})
	return r
}

// checks are the checks of a sentence, in order: what one has found the next leaves alone.
var checks = [...]func(*Checker, *claimText, sentence, []matched, []Finding) []Finding{
	(*Checker).checkNumbers, (*Checker).checkDates, (*Checker).checkQuotes, (*Checker).checkNames,
	(*Checker).checkRest, (*Checker).checkDuals, (*Checker).negations,
}

// note marks the words of findings.
func (t *claimText) note(found []Finding) {
	for _, f := range found {
		if st, ok := wordsOf(t.words, f.Claim); ok {
			t.isFound(st)
			for i := st.first; i < st.end; i++ {
				t.wrong[i] = true
			}
		}
	}
}

// decide tells what is to be said of a fact of the claim: same are the places where the
// body has it, others those where it has something else of the kind, found whether its
// words are in the body at all.
func (c *Checker) decide(t *claimText, s sentence, here stretch, same, others []stretch, found bool, missing, other Reason) (Finding, bool) {
	instead := c.best(t, s, here, others)
	if len(same) > 0 {
		t.isFound(here)
	}
	if !found {
		if instead.likeness >= missingLikeness {
			return t.finding(c, other, here, instead.stretch), true
		}
		return t.finding(c, missing, here, stretch{}), true
	}
	if have := c.best(t, s, here, same); len(same) > 0 && instead.displaces(have, c.doubts(instead)) && !strings.Contains(c.spanOf(instead.stretch).Of(c.s), t.spanOf(here).Of(t.s)) {
		return t.finding(c, other, here, instead.stretch), true
	}
	return Finding{}, false
}

// isFound notes that words of the claim need no further check.
func (t *claimText) isFound(s stretch) {
	for i := s.first; i < s.end; i++ {
		t.found[i] = true
	}
}

// finding makes a finding of words of the claim and of the body.
func (t *claimText) finding(c *Checker, r Reason, claim, body stretch) Finding {
	f := Finding{Claim: t.spanOf(claim), Reason: r}
	said := ""
	if body.first < body.end {
		f.Body = c.spanOf(body)
		said = f.Body.Of(c.s)
	}
	f.Message = r.message(f.Claim.Of(t.s), said)
	return f
}

// evidence chooses the sentences of the body that support one of the claim: the one that
// holds most of it, then those that hold most of the rest.
func (c *Checker) evidence(t *claimText, s sentence, cand []matched, found []Finding) (Evidence, float64) {
	e := Evidence{Claim: s.Span}
	total := 0.0
	open := make([]float64, s.end-s.first) // the weight of the words that no passage has yet
	for i := s.first; i < s.end; i++ {
		if t.words[i].content() {
			w := t.weight[i]
			if t.fact[i] {
				w = 1
			}
			open[i-s.first] = w
			total += w
		}
	}
	if total == 0 {
		return e, 0
	}
	for _, f := range found { // what is found against the claim has no support
		if st, ok := wordsOf(t.words, f.Claim); ok {
			for i := max(st.first, s.first); i < min(st.end, s.end); i++ {
				open[i-s.first] = 0
			}
		}
	}
	used := map[int32]bool{}
	for range maxPassages {
		best, gain := -1, 0.0
		for j, k := range cand {
			if used[k.sent] {
				continue
			}
			if g := c.holds(t, s, k.sent, open, false); g > gain {
				best, gain = j, g
			}
		}
		if best < 0 || gain < 0.15*total && len(e.Body) > 0 || gain < 0.08*total {
			break
		}
		k := cand[best].sent
		used[k] = true
		c.holds(t, s, k, open, true)
		e.Score += gain / total
		e.Body = append(e.Body, Passage{c.sents[k].Span, min(1, gain/total)})
	}
	e.Score = min(1, e.Score)
	return e, total
}

// holds is the weight of the open words of a sentence of the claim that a sentence of the
// body has; with take they are open no longer.
func (c *Checker) holds(t *claimText, s sentence, sent int32, open []float64, take bool) float64 {
	b := c.sents[sent]
	g := 0.0
	for i := s.first; i < s.end; i++ {
		if w := open[i-s.first]; w > 0 {
			at := t.at[i]
			j, _ := slices.BinarySearch(at, b.first)
			if j < len(at) && at[j] < b.end {
				g += w
				if take {
					open[i-s.first] = 0
				}
			}
		}
	}
	return g
}
