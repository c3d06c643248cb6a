package summary

import (
	"cmp"
	"slices"

	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// checkNumbers finds the numbers of a sentence of the claim that the body lacks or gives
// otherwise.
func (c *Checker) checkNumbers(t *claimText, s sentence, cand []matched, out []Finding) []Finding {
	for i := range t.numbers {
		m := &t.numbers[i]
		here, ok := t.stretchIn(s, m.Span)
		if !ok || m.Vague || slight(m) {
			continue
		}
		t.isFact(here)
		var same []stretch
		for _, j := range c.nearValues(m) {
			if b := &c.numbers[j]; sameNumber(m, &b.m) && sameCurrency(m, &b.m) {
				same = append(same, b.stretch)
			}
		}
		others := inside(t, c.numbers, func(p *numberPlace) stretch { return p.stretch }, c, cand, func(p *numberPlace) bool {
			return !p.m.Vague && !sameNumber(m, &p.m) && kindred(m, &p.m) && !t.claimsNumber(&p.m) &&
				(len(same) == 0 || m.Unit == "" || c.countsSame(t, here, p.stretch))
		})
		if f, ok := c.contraryBound(t, s, m, here); ok {
			out = append(out, f)
			continue
		}
		found := len(same) > 0 || c.numberElsewhere(t, m, here)
		if f, ok := c.decide(t, s, here, same, others, found, MissingNumber, OtherNumber); ok {
			out = append(out, f)
		}
	}
	return out
}

// contraryBound tells whether the body has a number with the contrary bound: «أقل من 24»
// for «أكثر من 24».
func (c *Checker) contraryBound(t *claimText, s sentence, m *number.Mention, here stretch) (Finding, bool) {
	side := bound(m.Mod)
	if side == 0 {
		return Finding{}, false
	}
	var contrary []stretch
	for _, j := range c.values[m.Value] {
		switch b := &c.numbers[j]; bound(b.m.Mod) {
		case -side:
			contrary = append(contrary, b.stretch)
		default:
			return Finding{}, false
		}
	}
	if r := c.best(t, s, here, contrary); r.likeness > 0 {
		return t.finding(c, OtherNumber, here, r.stretch), true
	}
	return Finding{}, false
}

// bound is 1 for lower bounds, -1 for upper ones, 0 for others.
func bound(m number.Mod) int {
	switch m {
	case number.MoreThan, number.EqualOrMore:
		return 1
	case number.LessThan, number.EqualOrLess:
		return -1
	}
	return 0
}

// slight tells of numbers that a paraphrase is free to add: first, one, zero.
func slight(m *number.Mention) bool {
	one := number.IntValue(1)
	if m.Value.IsZero() && !m.Range { // نقطة الصفر
		return true
	}
	return !m.Range && m.Value == one && (m.Type == number.Ordinal || m.Type == number.Cardinal || m.Type == number.Quantity)
}

// sameNumber tells whether a number of the claim is one of the body: the same value, an
// end of its range, or within what the claim's own words allow («نحو», «أكثر من»).
func sameNumber(a, b *number.Mention) bool {
	if b.Vague || (a.Type == number.Percent) != (b.Type == number.Percent) {
		return false
	}
	if a.Range {
		return a.Value == b.Value && (!b.Range || a.ValueEnd == b.ValueEnd) || b.Range && a.ValueEnd == b.ValueEnd && a.Value == b.Value
	}
	if a.Value == b.Value || b.Range && a.Value == b.ValueEnd {
		return true
	}
	v, w := a.Value.Float64(), b.Value.Float64()
	switch a.Mod {
	case number.Approx:
		return near(v, w, 0.05)
	case number.MoreThan, number.EqualOrMore:
		return w >= v && w <= v*1.2 && v >= 10
	case number.LessThan, number.EqualOrLess:
		return w <= v && w >= v*0.8 && v >= 10
	}
	return false
}

func near(v, w, by float64) bool {
	d := v - w
	if d < 0 {
		d = -d
	}
	return d <= by*max(v, w)
}

// sameCurrency tells whether two numbers may be amounts of one currency.
func sameCurrency(a, b *number.Mention) bool {
	if a.Type == number.Money && b.Type == number.Money {
		return a.Currency == "" || b.Currency == "" || a.Currency == b.Currency
	}
	return true
}

// nearValues are the indexes of numbers of the body that a number of the claim may be:
// those of its value, or of one near it where the claim does not say it exactly.
func (c *Checker) nearValues(m *number.Mention) []int32 {
	if m.Mod == 0 || m.Range {
		return c.values[m.Value]
	}
	v := m.Value.Float64()
	i, _ := slices.BinarySearchFunc(c.sorted, v*0.79, func(j int32, v float64) int {
		return cmp.Compare(c.numbers[j].m.Value.Float64(), v)
	})
	end := i
	for end < len(c.sorted) && end < i+maxPlaces && c.numbers[c.sorted[end]].m.Value.Float64() <= v*1.21 {
		end++
	}
	return append(slices.Clone(c.sorted[i:end]), c.values[m.Value]...)
}

// countsSame tells whether a number of the body has a noun of the claim's in it.
func (c *Checker) countsSame(t *claimText, here, b stretch) bool {
	for i := here.first; i < here.end; i++ {
		for j := b.first; j < b.end; j++ {
			if t.words[i].content() && !t.words[i].mark && t.words[i].alike(&c.words[j], exactKey, stemKey) {
				return true
			}
		}
	}
	return false
}

// kindred tells whether a number of the body can stand where the claim has another.
func kindred(a, b *number.Mention) bool {
	if (a.Type == number.Percent) != (b.Type == number.Percent) || (a.Type == number.Ordinal) != (b.Type == number.Ordinal) {
		return false
	}
	return (a.Type == number.Money) == (b.Type == number.Money) || a.Type == number.Cardinal || b.Type == number.Cardinal
}

// claimsNumber tells whether the claim has a number of the body, too.
func (t *claimText) claimsNumber(b *number.Mention) bool {
	return t.values[b.Value] || b.Range && t.values[b.ValueEnd]
}

// numberElsewhere tells whether the body has a number where the finder does not say so:
// its digits in a name or date, or the dual of what the claim counts twice.
func (c *Checker) numberElsewhere(t *claimText, m *number.Mention, here stretch) bool {
	for i := here.first; i < here.end; i++ {
		w := &t.words[i]
		if w.mark && w.n > 0 && (c.digits[w.keys[0]] || c.has(w.keys[0]) && !c.onlyCounts(w.keys[0])) {
			return true
		}
	}
	if m.Value == number.IntValue(2) {
		for i := here.first; i < here.end; i++ {
			if c.hasDual(&t.words[i]) {
				return true
			}
		}
	}
	return false
}

// onlyCounts tells whether all places of digits in the body are inside its numbers,
// which were compared by value.
func (c *Checker) onlyCounts(k checkKey) bool {
	for p := range c.places(k) {
		i, _ := slices.BinarySearchFunc(c.numbers, p, func(n numberPlace, p int32) int {
			if n.end <= p {
				return -1
			}
			return 1
		})
		if i == len(c.numbers) || c.numbers[i].first > p {
			return false
		}
	}
	return true
}

// hasDual tells whether the body has a word in the dual: شخصان، شخصين.
func (c *Checker) hasDual(w *checkWord) bool {
	for _, k := range w.all() {
		if k&kindKeys != stemKey {
			continue
		}
		for p := range c.places(k) {
			if isDual(c.words[p].key) {
				return true
			}
		}
	}
	return false
}

// isDual tells of a word with the ending of the dual, ان or ين, which the sound plural
// has, too.
func isDual(k wordkey.Key) bool {
	n := k.Len()
	return n >= 5 && k.Last() == wordkey.Noon && (k.At(n-2) == wordkey.Alef || k.At(n-2) == wordkey.Yeh)
}
