package summary

import (
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// checkDuals finds what the claim counts by the dual (قتيلان) and the body otherwise (ثلاثة
// قتلى).
func (c *Checker) checkDuals(t *claimText, s sentence, cand []matched, out []Finding) []Finding {
	for i := s.first; i < s.end; i++ {
		w := &t.words[i]
		base := dualOf(w.key)
		if base == 0 || t.fact[i] || w.stop {
			continue
		}
		two := false
		others := inside(t, c.numbers, func(p *numberPlace) stretch { return p.stretch }, c, cand, func(p *numberPlace) bool {
			if p.m.Vague || p.m.Type != number.Quantity || !countsNoun(&p.m, base) {
				return false
			}
			two = two || p.m.Value == number.IntValue(2)
			last := c.words[p.end-1].key
			return dualOf(last) == 0 && !soundPlural(last)
		})
		here := stretch{i, i + 1}
		if two || len(others) == 0 || c.hasDual(w) {
			continue
		}
		if r := c.best(t, s, here, others); r.likeness >= missingLikeness {
			out = append(out, t.finding(c, OtherNumber, here, r.stretch))
		}
	}
	return out
}

// countsNoun tells whether a number has a noun, in the singular, as its unit.
func countsNoun(m *number.Mention, noun wordkey.Key) bool {
	return m.Unit != "" && stemOf(wordkey.Of(m.Unit)) == stemOf(noun)
}

// dualOf is a noun without the ending of the dual, 0 where it has none.
func dualOf(k wordkey.Key) wordkey.Key {
	if !isDual(k) {
		return 0
	}
	var buf [8]wordkey.Key
	forms := bareForms(buf[:0], k)
	return forms[len(forms)-1].Cut(2)
}

// soundPlural tells of the endings ون and ات.
func soundPlural(k wordkey.Key) bool {
	n := k.Len()
	return n >= 5 && (k.Last() == wordkey.Noon && k.At(n-2) == wordkey.Waw || k.Last() == wordkey.Teh && k.At(n-2) == wordkey.Alef)
}
