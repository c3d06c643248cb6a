package summary

import (
	"slices"

	"github.com/khabar-go/khabar/internal/wordkey"
)

// an is أن, behind which a verb stands: «من دون أن يصل».
const an = wordkey.Alef | wordkey.Noon<<5

// reach is how many words behind a word that denies its denial reaches.
const reach = 5

// negatorOf tells what a word does to the words behind it.
func (l *checkLists) negatorOf(w *checkWord) negator {
	if w.key == 0 {
		return noNegator
	}
	if n, ok := l.negators[w.key]; ok {
		return n
	}
	if f := w.key.First(); w.key.Len() >= 3 && (f == wordkey.Waw || f == wordkey.Feh || f == wordkey.Beh || f == wordkey.Lam) {
		return l.negators[w.key.Rest(1)]
	}
	return noNegator
}

// markDenials marks the words of a sentence that are denied. at is the index of its
// first word.
func markDenials(l *checkLists, words []checkWord, at int) {
	for i := range words {
		switch n := l.negatorOf(&words[i]); n {
		case verbDenier, wordDenier:
			words[i].verb = n == verbDenier
			if j := deniedBy(l, words, i); j >= 0 {
				words[j].verb = n == verbDenier || words[j-1].key == an
				words[j].deny = denied
				if l.negatorOf(&words[j]) == modal {
					doubtNext(words, j)
				}
				words[i].next = int32(at + j)
			}
		case doubter, absence, disavowal:
			for j := i + 1; j < min(len(words), i+1+reach); j++ {
				if n == absence && words[j].sign() {
					break
				}
				if !words[j].stop && words[j].deny == affirmed {
					words[j].deny = doubtful
				}
			}
		}
	}
}

// deniedBy is the index of the word that the negator at i denies, or -1: the next word
// that says something, past the auxiliary verbs («لم يكن يعلم»، «من دون أن يذكر»). What
// is behind لا in «لا يزال» and what an exception takes back («لم يصل إلا واحد») is not
// denied.
func deniedBy(l *checkLists, words []checkWord, i int) int {
	target := -1
	if i > 0 && l.negatorOf(&words[i-1]) == condition {
		return -1
	}
	for j := i + 1; j < len(words) && j <= i+reach; j++ {
		w := &words[j]
		n := l.negatorOf(w)
		if n == pardon {
			return -1
		}
		if w.mark || n == auxiliary || w.stop && n == noNegator {
			continue
		}
		target = j
		break
	}
	if target < 0 || isDoubt(l.negatorOf(&words[target])) { // لا يستبعد is no denial
		return -1
	}
	for j := target; j < len(words) && j <= target+8; j++ {
		if words[j].mark && j > target+1 {
			break
		}
		if l.negatorOf(&words[j]) == exception {
			return -1
		}
	}
	return target
}

// doubtNext makes the word behind a denied modal verb doubtful: «لن يستطيع إخماد المقاومة».
func doubtNext(words []checkWord, i int) {
	for j := i + 1; j < len(words) && j <= i+3; j++ {
		if !words[j].stop && !words[j].mark {
			words[j].deny = doubtful
			return
		}
	}
}

// isDoubt tells of the words whose denial is no denial.
func isDoubt(n negator) bool { return n == doubter || n == disavowal }

// negations finds what the claim denies and the body affirms, and the other way round.
func (c *Checker) negations(t *claimText, s sentence, cand []matched, out []Finding) []Finding {
	for i := s.first; i < s.end; i++ {
		w := &t.words[i]
		if w.mark || !w.content() && len(c.lists.opposites(w)) == 0 || t.wrong[i] || t.fact[i] && w.deny != denied {
			continue
		}
		if f, ok := c.turned(t, s, cand, i); ok {
			out = append(out, f)
		} else if f, ok := c.disavowed(t, s, cand, i); ok {
			out = append(out, f)
		} else if f, ok := c.opposite(t, s, cand, i); ok {
			out = append(out, f)
		}
	}
	return out
}

// turned tells whether a word of the claim is denied and the body affirms it in the
// same surroundings, or the other way round.
func (c *Checker) turned(t *claimText, s sentence, cand []matched, i int32) (Finding, bool) {
	w := &t.words[i]
	if w.deny == doubtful {
		return Finding{}, false
	}
	here := stretch{i, i + 1}
	var same float64
	var itself, related rival // of the other polarity
	for _, p := range c.predicates(t, w, cand) {
		v := &c.words[p]
		like := predicateLikeness(c.lists, w, v)
		if like == 0 {
			continue
		}
		sim := c.similarIn(t, s, here, stretch{p, p + 1})
		switch {
		case v.deny == doubtful || v.deny == w.deny:
			if like == 3 && v.deny == denied && sim >= deniedSaying.likeness {
				return Finding{}, false
			}
			if like > 1 || !w.say || w.deny == denied {
				same = max(same, sim)
			}
		case w.deny == denied && !w.say && c.doubtBefore(p):
			same = max(same, sim)
		case like > 1 && (like == 3 || w.deny == denied) && sim > itself.likeness:
			itself = rival{stretch: stretch{p, p + 1}, likeness: sim}
		case (like == 1 || like == 2 && v.alike(w, rootKey)) && (w.verb || v.verb && sameVerb(w, v)) && sim > related.likeness:
			related = rival{stretch: stretch{p, p + 1}, likeness: sim}
		}
	}
	if itself.likeness == 0 {
		itself = related
	}
	other, at := itself.likeness, itself.first
	if other == 0 {
		at = -1
	}
	switch {
	case at >= 0 && w.deny == affirmed && !c.words[at].verb && t.lacking(c.lists, s, i):
		return Finding{}, false
	case at >= 0 && turning(w, &c.words[at]).holds(other, same) && c.enough(t, s, i, at, other) &&
		(w.deny != denied || w.say || !c.deniesNear(at, w.verb)):
		return t.turnedAt(c, i, at), true
	case w.deny == denied && w.verb && same < deniedVerb.likeness:
		return c.onlyAffirmed(t, s, cand, i)
	}
	return Finding{}, false
}

// turning is the threshold for a word of the claim and one of the body.
func turning(w, v *checkWord) threshold {
	switch {
	case w.deny == denied && w.say:
		return deniedSaying
	case w.deny == denied && w.verb:
		return deniedVerb
	case w.deny == denied:
		return deniedNoun
	case w.say:
		return affirmedSaying
	case !v.verb:
		return affirmedNoun
	}
	return affirmedVerb
}

// sameVerb tells whether two words of one root differ by no more than a letter, as the
// forms of a verb do: حددت, تحدد.
func sameVerb(w, v *checkWord) bool {
	return w.key != 0 && v.key != 0 && letterDistance(stemOf(w.key), stemOf(v.key), 3) <= 1
}

// doubtBefore tells whether a word stands before one of the body in its sentence that may
// deny it: «فشل الوزراء، اليوم، في التوصل».
func (c *Checker) doubtBefore(p int32) bool {
	for q := c.sents[c.byWord[p]].first; q < p; q++ {
		if n := c.lists.negatorOf(&c.words[q]); n == doubter || n == absence {
			return true
		}
	}
	return false
}

// deniesNear tells whether the body denies something else beside a word: the claim's
// «بلا رواتب» may be its «لم يتسلموا رواتبهم». Beside a verb that is near, beside a noun in
// the same clause, where the body may also say that it is lacking: «رواتبهم متوقفة».
func (c *Checker) deniesNear(p int32, verb bool) bool {
	in := c.sents[c.byWord[p]]
	if verb {
		for q := max(in.first, p-reach); q < min(in.end, p+reach); q++ {
			if c.words[q].deny == denied {
				return true
			}
		}
		return false
	}
	part := clauseOf(c.words, in, p)
	for q := part.first; q < part.end; q++ {
		if q != p && (c.words[q].deny != affirmed || c.lists.negatorOf(&c.words[q]) == absence) {
			return true
		}
	}
	return false
}

// clauseOf is the part of a sentence between commas and the like in which a word stands.
func clauseOf(words []checkWord, s sentence, i int32) stretch {
	st := stretch{i, i + 1}
	for st.first > s.first && !words[st.first-1].sign() {
		st.first--
	}
	for st.end < s.end && !words[st.end].sign() {
		st.end++
	}
	return st
}

// lacking tells whether the claim says that a noun is lacking: «نفدت الأدوية» may be the
// body's «من دون أدوية».
func (t *claimText) lacking(l *checkLists, s sentence, i int32) bool {
	part := clauseOf(t.words, s, i)
	for j := part.first; j < part.end; j++ {
		if j != i && l.negatorOf(&t.words[j]) == absence {
			return true
		}
	}
	return false
}

// turnedAt is the finding for a word of the claim and the one of the body, with what
// denies them.
func (t *claimText) turnedAt(c *Checker, i, at int32) Finding {
	body := stretch{at, at + 1}
	for j := max(0, at-reach); j < at; j++ {
		if c.words[j].next == at {
			body.first = j
			break
		}
	}
	return t.finding(c, Negation, t.withNegator(i), body)
}

// disavowed tells whether the claim lets somebody deny what the body lets them say, or
// say what the body lets them deny.
func (c *Checker) disavowed(t *claimText, s sentence, cand []matched, i int32) (Finding, bool) {
	w := &t.words[i]
	if w.deny != affirmed {
		return Finding{}, false
	}
	if c.lists.negatorOf(w) == disavowal {
		return c.onlyAffirmed(t, s, cand, i)
	}
	if !w.say {
		return Finding{}, false
	}
	for j := s.first; j < s.end; j++ {
		if n := c.lists.negatorOf(&t.words[j]); n != noNegator && n != auxiliary {
			return Finding{}, false
		}
	}
	here := stretch{i, i + 1}
	var same, other float64
	at := int32(-1)
	for _, k := range cand {
		b := c.sents[k.sent]
		sim := c.alike(t, s, here, stretch{b.first, b.first}, stretch{b.first, b.end})
		denial := int32(-1)
		for j := b.first; j < b.end; j++ {
			if c.lists.negatorOf(&c.words[j]) == disavowal {
				denial = j
			}
			if c.words[j].alike(w, stemKey, rootKey) {
				denial = -1
				break
			}
		}
		if denial >= 0 && sim > other {
			other, at = sim, denial
		} else if denial < 0 {
			same = max(same, sim)
		}
	}
	if at < 0 || !affirmedVerb.holds(other, same) {
		return Finding{}, false
	}
	return t.finding(c, Negation, here, stretch{at, at + 1}), true
}

// onlyAffirmed tells whether the sentence of the body that says what the claim says has
// nothing that denies, where the claim denies a word that the body has not.
func (c *Checker) onlyAffirmed(t *claimText, s sentence, cand []matched, i int32) (Finding, bool) {
	if len(cand) == 0 {
		return Finding{}, false
	}
	here := stretch{i, i + 1}
	var best rival
	for _, k := range cand {
		b := c.sents[k.sent]
		if v := c.alike(t, s, here, stretch{b.first, b.first}, stretch{b.first, b.end}); v > best.likeness {
			best = rival{stretch: stretch{b.first, b.end}, likeness: v}
		}
	}
	if best.likeness < affirmedLikeness {
		return Finding{}, false
	}
	for _, k := range cand {
		b := c.sents[k.sent]
		if c.alike(t, s, here, stretch{b.first, b.first}, stretch{b.first, b.end}) < best.likeness*alsoDenies {
			continue
		}
		for j := b.first; j < b.end; j++ {
			if c.words[j].deny != affirmed {
				return Finding{}, false
			}
		}
	}
	return t.finding(c, Negation, t.withNegator(i), best.stretch), true
}

// withNegator is the stretch of a denied word with what denies it.
func (t *claimText) withNegator(i int32) stretch {
	for j := max(0, i-reach); j < i; j++ {
		if t.words[j].next == i {
			return stretch{j, i + 1}
		}
	}
	return stretch{i, i + 1}
}

// predicates are the places of a word, of others of its root and, of a verb of saying, of
// others of saying, in the sentences of the body that speak of the same.
func (c *Checker) predicates(t *claimText, w *checkWord, cand []matched) []int32 {
	out := t.likely[:0]
	defer func() { t.likely = out }()
	for _, k := range w.all() {
		switch k & kindKeys {
		case exactKey, stemKey, rootKey:
			for p := range c.places(k) {
				if slices.ContainsFunc(cand, func(m matched) bool { return m.sent == c.byWord[p] }) {
					out = append(out, p)
				}
			}
		}
	}
	if w.say {
		for _, k := range cand {
			for p := c.sents[k.sent].first; p < c.sents[k.sent].end; p++ {
				if c.words[p].say {
					out = append(out, p)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// predicateLikeness tells how far a word of the body is the predicate of the claim: 3 the
// word itself, 2 another verb of saying, 1 a word of its root, 0 neither.
func predicateLikeness(l *checkLists, w, v *checkWord) int {
	switch {
	case !v.content() || v.mark:
		return 0
	case v.alike(w, exactKey, stemKey):
		return 3
	case w.say && v.say && l.negatorOf(v) != disavowal && l.negatorOf(w) != disavowal:
		return 2
	case v.alike(w, rootKey):
		return 1
	}
	return 0
}

// opposite tells whether the body has the opposite of a word in the same surroundings.
func (c *Checker) opposite(t *claimText, s sentence, cand []matched, i int32) (Finding, bool) {
	w := &t.words[i]
	sides := c.lists.opposites(w)
	if len(sides) == 0 {
		return Finding{}, false
	}
	var same, other float64
	at := int32(-1)
	here := stretch{i, i + 1}
	for _, p := range t.at[i] {
		if c.words[p].deny == w.deny || c.words[p].deny == doubtful {
			same = max(same, c.similarIn(t, s, here, stretch{p, p + 1}))
		}
	}
	for _, p := range c.predicates(t, w, cand) {
		if v := &c.words[p]; v.deny == w.deny && v.alike(w, rootKey) {
			same = max(same, c.similarIn(t, s, here, stretch{p, p + 1}))
		}
	}
	for _, o := range sides {
		for _, k := range c.lists.keysOf(o.pair, o.side) {
			for p := range c.places(k) {
				same = max(same, c.similarIn(t, s, here, stretch{p, p + 1}))
			}
		}
		if t.sides[opposite{o.pair, 1 - o.side}] {
			continue
		}
		for _, k := range c.lists.keysOf(o.pair, 1-o.side) {
			for p := range c.places(k) {
				if c.inner[p] >= 0 || c.words[p].deny == denied != (w.deny == denied) {
					continue
				}
				if sim := c.similarIn(t, s, here, stretch{p, p + 1}); sim > other {
					other, at = sim, p
				}
			}
		}
	}
	least, margin := oppositeLikeness, oppositeMargin
	if len(t.at[i]) == 0 {
		least, margin = unknownOpposite, unknownMargin
	}
	if at < 0 || other < least || other-same < margin || t.hasWord(&c.words[at], exactKey, stemKey) || !c.enough(t, s, i, at, other) {
		return Finding{}, false
	}
	return t.finding(c, Opposite, here, stretch{at, at + 1}), true
}

// hasWord tells whether the claim has a word of the body itself.
func (t *claimText) hasWord(w *checkWord, kinds ...checkKey) bool {
	for _, k := range w.all() {
		if t.keys[k] && slices.Contains(kinds, k&kindKeys) {
			return true
		}
	}
	return false
}

// keysOf are the keys of the words of a side of a pair: the words themselves, and their
// stems, which are long enough to be of no other word.
func (l *checkLists) keysOf(pair int32, side uint8) []checkKey { return l.pairs[pair][side] }

// opposites are the sides of the pairs of antonyms that a word is on, by itself or less
// its endings.
func (l *checkLists) opposites(w *checkWord) []opposite {
	for _, kind := range [...]checkKey{exactKey, stemKey} {
		for _, k := range w.all() {
			if k&kindKeys == kind {
				if o := l.opposite[wordkey.Key(k&^kindKeys)]; len(o) > 0 {
					return o
				}
			}
		}
	}
	return nil
}
