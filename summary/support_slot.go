package summary

import "slices"

// Thresholds, chosen on the development half of the test (SUPPORT.md).
const (
	missingLikeness     = 0.28 // of what the body has instead of what it has nowhere
	unsureRival         = 1.25 // more than that where it may be something else
	besideBonus         = 0.1  // for the same word beside
	displaced           = 1.75 // the score from which a rival is meant, 0 being even chances
	nationLikeness      = 0.15 // of a nationality beside the same noun
	nationLikenessAlone = 0.35 // where the body has the noun alone, too
	nationMargin        = 0    // over the places where the body has the claim's nationality
	roleLikeness        = 0.30 // of another office of the same person
	affirmedLikeness    = 0.45 // of the sentence that affirms what the claim denies in other words
	alsoDenies          = 0.8  // of the best likeness: what a sentence must have to count as one that denies, too
	oppositeLikeness    = 0.45
	unknownOpposite     = 0.20 // where the body has the word of the claim nowhere
	oppositeMargin      = 0.10
	unknownMargin       = 0.20
)

// A threshold is what the surroundings of a rival must be like, and by how much more than
// those of what the claim has.
type threshold struct{ likeness, margin float64 }

// The thresholds of predicates that the claim denies and the body affirms, and the other
// way round; verbs of saying stand for each other, so that likeness counts for less.
var (
	deniedVerb     = threshold{0.35, 0.25}
	deniedNoun     = threshold{0.60, 0.30}
	deniedSaying   = threshold{0.20, 0.00}
	affirmedVerb   = threshold{0.45, 0.25}
	affirmedSaying = threshold{0.60, 0.10}
	affirmedNoun   = threshold{0.60, 0.40} // behind عدم, من دون
)

func (h threshold) holds(other, same float64) bool {
	return other >= h.likeness && other-same >= h.margin
}

const (
	around  = 6 // words on both sides of a fact of the claim that are its surroundings
	farther = 9 // words on both sides of a place of the body where they are looked for
)

// similar tells how much of the surroundings of a stretch of the claim a stretch of the
// body has around itself, from 0 to 1. Near words count more, and more where they are on
// the same side.
func (c *Checker) similar(t *claimText, s sentence, a, b stretch) float64 {
	return c.alike(t, s, a, b, stretch{b.first - farther, b.end + farther})
}

// similarIn is similar for predicates, whose surroundings are the whole sentence: a verb
// opens it in one text and stands behind its subject in another.
func (c *Checker) similarIn(t *claimText, s sentence, a, b stretch) float64 {
	in := c.sents[c.byWord[b.first]]
	return c.alike(t, s, a, b, stretch{in.first, in.end})
}

// enough tells whether a word of the claim and one of the body share enough of their
// surroundings to speak of the same: two words, or all that there are.
func (c *Checker) enough(t *claimText, s sentence, i, p int32, likeness float64) bool {
	if likeness > 0.9 {
		return true
	}
	in := c.sents[c.byWord[p]]
	n := 0
	for j := max(s.first, i-3*around); j < min(s.end, i+3*around); j++ {
		if w := &t.words[j]; j != i && w.content() && !w.say && t.between(j, in.first, in.end) {
			n++
		}
	}
	return n >= 2
}

// alike is similar within some words of the body.
func (c *Checker) alike(t *claimText, s sentence, a, b, in stretch) float64 {
	var sum, found float64
	seen := 0
	for i := a.first - 1; i >= s.first && seen < around; i-- {
		if t.words[i].content() {
			seen++
			w := t.weight[i] / (1 + 0.15*float64(seen))
			sum += w
			found += w * t.near(i, b, in, true)
		}
	}
	seen = 0
	for i := a.end; i < s.end && seen < around; i++ {
		if t.words[i].content() {
			seen++
			w := t.weight[i] / (1 + 0.15*float64(seen))
			sum += w
			found += w * t.near(i, b, in, false)
		}
	}
	if sum == 0 {
		return 0
	}
	return found / sum
}

// near tells whether a word of the claim is near a stretch of the body: 1 on the side
// before (or behind) it, less on the other.
func (t *claimText) near(i int32, b, in stretch, before bool) float64 {
	at := t.at[i]
	j, _ := slices.BinarySearch(at, in.first)
	v := 0.0
	for ; j < len(at) && at[j] < in.end; j++ {
		switch p := at[j]; {
		case p >= b.first && p < b.end:
		case p < b.first == before:
			return 1
		default:
			v = 0.7
		}
	}
	return v
}

// displaces tells whether what the body has instead stands so much more like the claim's
// fact than where the body has the fact itself, that it must be meant. The weights are
// those of a logistic regression on the development half.
func (r rival) displaces(have rival, doubt float64) bool {
	z := -0.28 + 4.97*r.likeness + 1.22*float64(r.beside) - 7.61*have.likeness - 2.26*float64(have.beside) +
		1.27*r.likeness*float64(r.beside)
	return z > displaced+doubt
}

// doubts is what the score of a rival must be above the usual where the tagger is not
// sure of it, or the claim may speak of it by another name.
func (c *Checker) doubts(t *claimText, r rival) float64 {
	k := c.inner[r.first]
	if k < 0 {
		return 0
	}
	m := &c.n.Names.Mentions[c.names[k].m]
	if m.Score < surest || t.hasCountry(c, m) {
		return unsureRival
	}
	return 0
}

// beside tells on how many sides the word nearest to a stretch of the claim is the one
// nearest to a stretch of the body, too: 0, 1 or 2.
func (c *Checker) beside(t *claimText, s sentence, a, b stretch) int {
	n := 0
	in := c.sents[c.byWord[b.first]]
	for i := a.first - 1; i >= max(s.first, a.first-4); i-- {
		if t.words[i].content() {
			if t.between(i, max(in.first, b.first-4), b.first) {
				n++
			}
			break
		}
	}
	for i := a.end; i < min(s.end, a.end+4); i++ {
		if t.words[i].content() {
			if t.between(i, b.end, min(in.end, b.end+4)) {
				n++
			}
			break
		}
	}
	return n
}

// between tells whether a word of the claim has a place between two words of the body.
func (t *claimText) between(i, from, to int32) bool {
	j, _ := slices.BinarySearch(t.at[i], from)
	return j < len(t.at[i]) && t.at[i][j] < to
}

// A rival is a stretch of the body that stands where the claim has something else.
type rival struct {
	stretch
	likeness float64
	beside   int
}

// weight is the likeness with a bonus for each side on which the nearest word is the same.
func (r rival) weight() float64 { return r.likeness + besideBonus*float64(r.beside) }

// best is the most similar of the stretches of the body, none where nothing is.
func (c *Checker) best(t *claimText, s sentence, a stretch, bs []stretch) rival {
	var r rival
	for _, b := range bs[:min(len(bs), 2*maxPlaces)] {
		v := c.similar(t, s, a, b)
		if v+besideBonus*2 < r.weight() {
			continue
		}
		if x := (rival{b, v, c.beside(t, s, a, b)}); x.weight() > r.weight() {
			r = x
		}
	}
	return r
}

// inside gives those of the stretches in order that lie in one of the sentences, in the
// claim's room for them: until it is called again.
func inside[T any](t *claimText, all []T, of func(*T) stretch, c *Checker, cand []matched, keep func(*T) bool) []stretch {
	out := t.others[:0]
	defer func() { t.others = out }()
	for _, k := range cand {
		if len(out) >= maxPlaces {
			break
		}
		s := c.sents[k.sent]
		i, _ := slices.BinarySearchFunc(all, s.first, func(x T, at int32) int {
			if of(&x).first < at {
				return -1
			}
			return 1
		})
		for n := 0; i < len(all) && of(&all[i]).first < s.end && n < maxWindow; i, n = i+1, n+1 {
			if keep(&all[i]) {
				out = append(out, of(&all[i]))
			}
		}
	}
	return out
}
