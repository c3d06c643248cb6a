package summary

import (
	"cmp"
	"slices"
	"strings"
)

// Check checks a claim against the body.
func (c *Checker) Check(claim string) Report {
	t := c.readClaim(claim)
	defer t.free()
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
	if have := c.best(t, s, here, same); len(same) > 0 && instead.displaces(have, c.doubts(t, instead)) && !strings.Contains(c.spanOf(instead.stretch).Of(c.s), t.spanOf(here).Of(t.s)) {
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
