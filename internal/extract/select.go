package extract

import (
	"math"
	"slices"
	"unicode/utf8"
)

// redundant is the part of a sentence's weight that makes it redundant beside others
// which have it.
const redundant = .6

// A selection grows by one candidate at a time.
type selection struct {
	d      *Document
	picked []int
	has    []bool // the stems of those picked
	left   int    // runes, less than 0 for any number
}

// Choose gives the candidates for a summary of at most n sentences and at most budget
// runes, a space between sentences counted, in order of position. n or budget below 1
// is no limit. The result is valid until the next call.
func (d *Document) Choose(n, budget int) []int {
	if n < 1 {
		n = len(d.Candidates)
	}
	d.has = zeros(d.has, len(d.stems))
	s := selection{d: d, picked: d.picked[:0], has: d.has, left: -1}
	if budget > 0 {
		s.left = budget
	}
	if n > 1 {
		if i, j, ok := s.bestPair(); ok {
			s.add(i)
			s.add(j)
		}
	}
	for _, i := range d.Order {
		if len(s.picked) >= n || s.left == 0 {
			break
		}
		if i := int(i); len(d.Tokens(i)) > 0 && !slices.Contains(s.picked[:min(2, len(s.picked))], i) && s.fits(i) && s.covered(i) < redundant {
			s.add(i)
		}
	}
	slices.Sort(s.picked)
	d.picked = s.picked
	return s.picked
}

// bestPair is the pair of the shortlist that is worth most, of those that fit and do not
// say the same.
func (s *selection) bestPair() (i, j int, ok bool) {
	d := s.d
	d.matrix.reset(Shortlist*(Shortlist-1)/2, PairFeatures)
	d.pairsOf = d.pairsOf[:0]
	d.Pairs(func(a, b int, p *PairVector) {
		d.matrix.set(len(d.pairsOf), p[:])
		d.pairsOf = append(d.pairsOf, [2]int32{int32(a), int32(b)})
	})
	if len(d.pairsOf) == 0 {
		return 0, 0, false
	}
	d.sums = d.expert.Two.sums(d.sums[:0], &d.matrix)
	d.stemMarks, d.stemMark = zeros(d.stemMarks, len(d.stems)), 0
	var best float32
	for n, p := range d.pairsOf {
		a, b, v := int(p[0]), int(p[1]), d.sums[n]
		if (!ok || v > best) && s.fits(a, b) && d.overlap(a, b) < redundant {
			i, j, ok, best = a, b, true, v
		}
	}
	return i, j, ok
}

// runes is the length of a candidate in runes.
func (s *selection) runes(i int) int {
	return utf8.RuneCountInString(s.d.Candidates[i].Of(s.d.Article.Source.Text))
}

// fits tells whether there is room for candidates.
func (s *selection) fits(more ...int) bool {
	if s.left < 0 {
		return true
	}
	n := s.left
	for k, i := range more {
		n -= s.runes(i)
		if k > 0 || len(s.picked) > 0 {
			n--
		}
	}
	return n >= 0
}

func (s *selection) add(i int) {
	if s.left >= 0 {
		s.left -= s.runes(i)
		if len(s.picked) > 0 {
			s.left--
		}
	}
	s.picked = append(s.picked, i)
	for _, t := range s.d.Tokens(i) {
		s.has[s.d.Words[t].stem] = true
	}
}

// covered is the part of a candidate's weight that is in those picked.
func (s *selection) covered(i int) float32 {
	var all, in float32
	for _, t := range s.d.Tokens(i) {
		w := s.d.Words[t].stem
		all += s.d.stems[w].idf
		if s.has[w] {
			in += s.d.stems[w].idf
		}
	}
	return quotient(float64(in), float64(all))
}

// overlap is the part of the shorter of two candidates that the other has, by weight.
func (d *Document) overlap(i, j int) float32 {
	if len(d.Tokens(i)) > len(d.Tokens(j)) {
		i, j = j, i
	}
	d.stemMark++
	for _, t := range d.Tokens(j) {
		d.stemMarks[d.Words[t].stem] = d.stemMark
	}
	var all, in float32
	for _, t := range d.Tokens(i) {
		w := d.Words[t].stem
		all += d.stems[w].idf
		if d.stemMarks[w] == d.stemMark {
			in += d.stems[w].idf
		}
	}
	return quotient(float64(in), float64(all))
}

// Shares appends the share of each candidate: how likely it is the one that a summary of
// one sentence has. They add up to 1.
func (d *Document) Shares(out []float64) []float64 {
	if len(d.Scores) == 0 {
		return out
	}
	top, sum := d.Scores[d.Order[0]], 0.0
	from := len(out)
	for _, s := range d.Scores {
		e := math.Exp(float64(s - top))
		out = append(out, e)
		sum += e
	}
	for i := range out[from:] {
		out[from+i] /= sum
	}
	return out
}
