package summary

import (
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
	"github.com/khabar-go/khabar/internal/lexicon"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// The tagger does not see all names of a claim. What follows checks the words outside
// its names that the body has in no form: digits, ordinals, and what the lists know as a
// place, a person's name or an office.

// checkRest checks the words of a sentence of the claim that belong to no fact.
func (c *Checker) checkRest(t *claimText, s sentence, cand []matched, out []Finding) []Finding {
	for i := s.first; i < s.end; i++ {
		w := &t.words[i]
		switch {
		case t.found[i] || w.stop:
		case w.mark:
			if f, ok := c.checkDigits(t, i); ok {
				out = append(out, f)
			}
		case t.fact[i]:
		case w.key == 0 || c.known(t, i):
		default:
			if f, n, ok := c.checkUnknown(t, s, cand, i); ok {
				out = append(out, f)
				i += n - 1
			}
		}
	}
	return out
}

// known tells whether the body has a word in any form.
func (c *Checker) known(t *claimText, i int32) bool {
	return len(t.at[i]) > 0 || len(c.wordPlaces(&t.words[i], entities.GPE)) > 0
}

// checkDigits tells whether the body has nowhere the digits of a word of the claim.
func (c *Checker) checkDigits(t *claimText, i int32) (Finding, bool) {
	w := &t.words[i]
	if w.n == 0 || len(t.at[i]) > 0 || c.digits[w.keys[0]] {
		return Finding{}, false
	}
	if v, err := number.Parse(w.Of(t.s)); err != nil || c.hasValue(v) {
		return Finding{}, false
	}
	return t.finding(c, MissingNumber, stretch{i, i + 1}, stretch{}), true
}

// hasValue tells whether a number of the body has a value.
func (c *Checker) hasValue(v number.Value) bool {
	_, ok := c.values[v]
	return ok
}

// checkUnknown checks a word, and those behind it, that the body has not. n is how many
// words the finding takes.
func (c *Checker) checkUnknown(t *claimText, s sentence, cand []matched, i int32) (f Finding, n int32, ok bool) {
	if v, err := number.Parse(t.words[i].Of(t.s)); err == nil && v.Cmp(number.IntValue(2)) > 0 && !c.hasValue(v) && t.words[i].key.Len() >= 4 {
		return t.finding(c, MissingNumber, stretch{i, i + 1}, stretch{}), 1, true
	}
	if f, ok := c.otherBehind(t, s, i); ok {
		return f, 1, true
	}
	end := i + 1
	for end < s.end && end < i+3 && !t.words[end].mark && !t.words[end].stop && !t.fact[end] && !c.known(t, end) {
		end++
	}
	for ; end > i; end-- {
		here := stretch{i, end}
		if typ := c.listed(t, s, here); typ != entities.NoType {
			missing, other := reasonsOf(typ)
			f, ok := c.decide(t, s, here, nil, c.rivals(t, cand, typ), false, missing, other)
			return f, end - i, ok
		}
	}
	return Finding{}, 0, false
}

// otherBehind compares an unknown word behind a generic one («استاد ⟦خليفة⟧») with what
// the body has behind it: «استاد لوسيل».
func (c *Checker) otherBehind(t *claimText, s sentence, i int32) (Finding, bool) {
	if i == s.first {
		return Finding{}, false
	}
	head := &t.words[i-1]
	reason := NoReason
	for _, k := range head.all() {
		if k&kindKeys == exactKey {
			reason = max(reason, c.lists.generic[wordkey.Key(k&^kindKeys)])
		}
	}
	if reason == NoReason || head.key.Article() {
		return Finding{}, false
	}
	var rivals []stretch
	for _, p := range c.wordPlaces(head, entities.Person) {
		if q := p + 1; q < int32(len(c.words)) && c.words[q].content() && !c.words[q].mark && c.inner[q] >= 0 {
			rivals = append(rivals, c.names[c.inner[q]].stretch)
		}
	}
	r := c.best(t, s, stretch{i, i + 1}, rivals)
	if r.likeness < missingLikeness {
		return Finding{}, false
	}
	return t.finding(c, reason, stretch{i, i + 1}, r.stretch), true
}

// listed tells as what the lists know words of the claim, where they are not common words
// as well.
func (c *Checker) listed(t *claimText, s sentence, here stretch) entities.Type {
	span := t.spanOf(here).Of(t.s)
	var buf [96]byte
	for _, form := range proclitics(span) {
		key := lexicon.Key(buf[:0], form)
		if p, ok := lexicon.LookupPlace(key); ok && p.Kind != lexicon.Designator && p.Kind != lexicon.Capitals {
			if p.Flags&(lexicon.Word|lexicon.Person) == 0 && p.Kind <= lexicon.Camp && t.words[here.first].key.Len() > 3 || t.behindLocative(s, here) && p.Flags&lexicon.Word == 0 {
				return entities.GPE
			}
		}
		if r, ok := lexicon.Title(key); ok && r.Flags&(lexicon.Word|lexicon.Person) == 0 {
			switch r.Kind {
			case lexicon.Rank, lexicon.Noble, lexicon.Office, lexicon.Job, lexicon.Religious:
				if t.words[here.first].key.Article() {
					return entities.Role
				}
			}
		}
	}
	return entities.NoType
}

// listedPlace tells whether the lists know a name as that of a place, and as nothing else.
func listedPlace(name string) bool {
	var buf [96]byte
	p, ok := lexicon.LookupPlace(lexicon.Key(buf[:0], name))
	return ok && p.Kind != lexicon.Designator && p.Kind != lexicon.Capitals && p.Flags&(lexicon.Word|lexicon.Person) == 0
}

// behindLocative tells whether a stretch stands behind في, من, إلى or a word for a place.
func (t *claimText) behindLocative(s sentence, here stretch) bool {
	if here.first == s.first {
		return false
	}
	switch text.FoldAll.String(t.words[here.first-1].Of(t.s)) {
	case "في", "من", "الي", "مدينه", "محافظه", "قرب", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "بلده", "قريه", "نحو":
		return true
	}
	return false
}

// proclitics gives a form as it is, without و or ف, and without ب or ل behind them.
func proclitics(s string) []string {
	out := []string{s}
	for _, p := range []string{"و", "ف", "ب", "وب"} {
		if len(s) > len(p)+4 && s[:len(p)] == p {
			out = append(out, s[len(p):])
		}
	}
	return out
}

// rivals are the names of a type in the sentences of the body that the claim has not.
func (c *Checker) rivals(t *claimText, cand []matched, typ entities.Type) []stretch {
	return inside(t, c.names, func(p *namePlace) stretch { return p.stretch }, c, cand, func(p *namePlace) bool {
		b := &c.n.Names.Mentions[p.m]
		return kindredTypes(typ, b.Type) && !t.hasName(c, p)
	})
}
