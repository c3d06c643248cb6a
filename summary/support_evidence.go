package summary

import (
	"cmp"
	"slices"
)

const (
	maxPassages  = 3    // sentences of the body that support one of the claim
	clauseWords  = 2    // content words that a clause must have to be looked for by itself
	clauseShare  = 0.5  // of a clause that a sentence must hold to be named for it alone
	sequence     = 0.5  // worth of a word that follows in the body the one that it follows in the claim
	firstShare   = 0.08 // of the claim's sentence that the first passage must hold
	furtherShare = 0.15 // and that each further one must add
)

// evidence chooses the sentences of the body that support one of the claim: for each of
// its clauses the one that comes nearest to it, then those that hold most of what is left.
//
//	الوزراء سيناقشون تطوير هياكل القيادة، لتعزيز التدريبات  has two clauses and may have its
//	sentences in two places: يناقش الوزراء خططاً لتطوير هياكل القيادة … تسهيل التدريبات
func (c *Checker) evidence(t *claimText, s sentence, cand []matched, found []Finding) (Evidence, float64) {
	e := Evidence{Claim: s.Span}
	o := openWords{t: t, s: s, weight: make([]float64, s.end-s.first)}
	total := o.fill()
	if total == 0 {
		return e, 0
	}
	o.close(found)
	all := slices.Clone(o.weight)
	chosen := c.forClauses(&o, cand)
	for _, k := range chosen {
		e.Score += c.take(&o, k) / total
	}
	for len(chosen) < maxPassages {
		best, gain := int32(-1), 0.0
		for _, k := range cand {
			if g := c.holds(&o, k.sent); g > gain {
				best, gain = k.sent, g
			}
		}
		if best < 0 || gain < firstShare*total || gain < furtherShare*total && len(chosen) > 0 {
			break
		}
		e.Score += c.take(&o, best) / total
		chosen = append(chosen, best)
	}
	e.Score = min(1, e.Score)
	copy(o.weight, all)
	e.Body = c.passages(&o, chosen, total)
	return e, total
}

// passages are the chosen sentences, the foremost first: those that hold most, in the
// claim's order of words.
func (c *Checker) passages(o *openWords, chosen []int32, total float64) []Passage {
	whole := stretch{o.s.first, o.s.end}
	closeness := func(k int32) float64 {
		held, near := c.closeTo(o, whole, k)
		return held + near
	}
	slices.SortStableFunc(chosen, func(a, b int32) int { return cmp.Compare(closeness(b), closeness(a)) })
	var out []Passage
	for _, k := range chosen {
		out = append(out, Passage{c.sents[k].Span, min(1, c.holds(o, k)/total)})
	}
	return out
}

// forClauses gives the sentences of the body that hold most of the clauses of one of the
// claim, at most maxPassages, those of the weightiest clauses.
func (c *Checker) forClauses(o *openWords, cand []matched) []int32 {
	var parts []clause
	for part := range o.t.clauses(o.s) {
		if sent, share := c.nearest(o, part, cand); share >= clauseShare {
			parts = append(parts, clause{part, sent, o.sum(part)})
		}
	}
	slices.SortStableFunc(parts, func(a, b clause) int { return cmp.Compare(b.weight, a.weight) })
	var out []int32
	for _, p := range parts {
		if len(out) < maxPassages && !slices.Contains(out, p.sent) {
			out = append(out, p.sent)
		}
	}
	return out
}

// A clause is a part of a sentence of the claim, and the sentence of the body for it.
type clause struct {
	stretch
	sent   int32
	weight float64
}

// clauses iterates over the parts of a sentence between its marks that are long enough to
// be looked for; shorter ones go with the part before them.
func (t *claimText) clauses(s sentence) func(yield func(stretch) bool) {
	return func(yield func(stretch) bool) {
		first, n := s.first, 0
		for i := s.first; i < s.end; i++ {
			w := &t.words[i]
			if w.content() {
				n++
			}
			if w.mark && w.n == 0 && n >= clauseWords && t.contentIn(stretch{i, s.end}) >= clauseWords {
				if !yield(stretch{first, i}) {
					return
				}
				first, n = i, 0
			}
		}
		yield(stretch{first, s.end})
	}
}

// contentIn counts the words of a stretch that can be found in a body.
func (t *claimText) contentIn(s stretch) int {
	n := 0
	for i := s.first; i < s.end; i++ {
		if t.words[i].content() {
			n++
		}
	}
	return n
}

// openWords are the words of a sentence of the claim that no passage has yet, by weight.
type openWords struct {
	t      *claimText
	s      sentence
	weight []float64 // from the first word of the sentence
}

// fill opens all words, and gives their weight.
func (o *openWords) fill() float64 {
	total := 0.0
	for i := o.s.first; i < o.s.end; i++ {
		if o.t.words[i].content() {
			w := o.t.weight[i]
			if o.t.fact[i] {
				w = 1
			}
			o.weight[i-o.s.first] = w
			total += w
		}
	}
	return total
}

// close takes out what is found against the claim, which has no support.
func (o *openWords) close(found []Finding) {
	for _, f := range found {
		if st, ok := wordsOf(o.t.words, f.Claim); ok {
			for i := max(st.first, o.s.first); i < min(st.end, o.s.end); i++ {
				o.weight[i-o.s.first] = 0
			}
		}
	}
}

// sum is the weight of the open words of a stretch.
func (o *openWords) sum(part stretch) float64 {
	sum := 0.0
	for i := part.first; i < part.end; i++ {
		sum += o.weight[i-o.s.first]
	}
	return sum
}

// holds is the weight of the open words that a sentence of the body has.
func (c *Checker) holds(o *openWords, sent int32) float64 {
	b, g := c.sents[sent], 0.0
	for i := o.s.first; i < o.s.end; i++ {
		if w := o.weight[i-o.s.first]; w > 0 && o.t.between(i, b.first, b.end) {
			g += w
		}
	}
	return g
}

// take closes the words that a sentence of the body has, and gives their weight.
func (c *Checker) take(o *openWords, sent int32) float64 {
	b, g := c.sents[sent], 0.0
	for i := o.s.first; i < o.s.end; i++ {
		if w := o.weight[i-o.s.first]; w > 0 && o.t.between(i, b.first, b.end) {
			g += w
			o.weight[i-o.s.first] = 0
		}
	}
	return g
}

// nearest is the sentence of the body that comes nearest to a clause of the claim, and how
// much of its open words it holds.
func (c *Checker) nearest(o *openWords, part stretch, cand []matched) (sent int32, share float64) {
	sum, best := o.sum(part), 0.0
	for _, k := range cand {
		if held, near := c.closeTo(o, part, k.sent); held+near > best {
			sent, share, best = k.sent, held/sum, held+near
		}
	}
	return sent, share
}

// closeTo is the weight of the open words of a clause that a sentence of the body has, and
// what those are worth that follow each other in both: «تطوير هياكل القيادة» is not «تطوير
// قدرة القيادة».
func (c *Checker) closeTo(o *openWords, part stretch, sent int32) (held, near float64) {
	b := c.sents[sent]
	last := int32(-1) // the word of the claim before
	for i := part.first; i < part.end; i++ {
		w := o.weight[i-o.s.first]
		if w == 0 {
			continue
		}
		if !o.t.between(i, b.first, b.end) {
			last = -1
			continue
		}
		held += w
		if last >= 0 && o.t.follows(last, i, b) {
			near += sequence * w
		}
		last = i
	}
	return held, near
}

// follows tells whether a word of the claim follows another in a sentence of the body, with
// at most one word between them.
func (t *claimText) follows(i, j int32, in sentence) bool {
	at := t.at[i]
	k, _ := slices.BinarySearch(at, in.first)
	for ; k < len(at) && at[k] < in.end; k++ {
		if t.between(j, at[k]+1, min(in.end, at[k]+3)) {
			return true
		}
	}
	return false
}
