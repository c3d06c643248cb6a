package extract

import (
	"cmp"
	"slices"
)

// score fills Document.Scores.
func (d *Document) score() {
	d.matrix.reset(len(d.Vectors), Features)
	for i := range d.Vectors {
		d.matrix.set(i, d.Vectors[i][:])
	}
	d.Scores = d.expert.One.sums(d.Scores[:0], &d.matrix)[:len(d.Vectors)]
	d.Order = numbers(d.Order, len(d.Scores))
	slices.SortFunc(d.Order, func(i, j int32) int {
		return cmp.Or(cmp.Compare(d.Scores[j], d.Scores[i]), cmp.Compare(i, j))
	})
}

// numbers is the numbers below n, in the memory of s where there is enough.
func numbers(s []int32, n int) []int32 {
	s = slices.Grow(s[:0], n)
	for i := range n {
		s = append(s, int32(i))
	}
	return s
}

// Shortlist is how many of the best candidates are tried in pairs.
const Shortlist = 6

// The features of two candidates, the earlier one first.
const (
	pScoreA = iota
	pScoreB
	pScoreSum
	pScoreMax
	pScoreMin
	pWordsA
	pWordsB
	pWords
	pIndexA
	pIndexB
	pGap
	pSameBlock
	pLead   // 1 where the first is the document's first candidate
	pTotal  // candidates of the document
	pShared // different words that both have
	pSharedPart
	pExpected // sum of the chances of the different words of both
	pSharedChance
	pChance // pExpected for each word
	pGain20
	pGain30
	pGain45
	pGain60
	pCueA
	pCueB
	pCentralityA
	pCentralityB
	pRepeatedA
	pRepeatedB
	pSeenB
	pLeadB
	pQuotedA
	pQuotedB
	pHeadRecallA
	pHeadRecallB
	pHeadNamesA
	pHeadNamesB
	pChanceA
	pChanceB
	pLeadWords
	pDocWords
	pBest // the pair's mean score less the best candidate's
	pStopA
	pStopB
	PairFeatures
)

// A PairVector is the features of two candidates.
type PairVector [PairFeatures]float32

// Pair fills p with the features of two candidates, i before j. marks must be a slice of one
// for each word, and mark a number that is not in it.
func (d *Document) Pair(p *PairVector, i, j int, marks []int32, mark int32) {
	a, b := &d.Vectors[i], &d.Vectors[j]
	for _, t := range d.Tokens(i) {
		marks[t] = mark
	}
	expected := a[fExpected] + b[fExpected]
	shared, sharedChance := float32(0), float32(0)
	for _, t := range d.Tokens(j) {
		if marks[t] == mark {
			marks[t] = mark - 1
			shared++
			sharedChance += d.Words[t].p * (1 - d.Words[t].known.twice())
		}
	}
	expected -= sharedChance
	n := a[fWords] + b[fWords]
	x, y := d.Scores[i], d.Scores[j]
	*p = PairVector{
		pScoreA: x, pScoreB: y, pScoreSum: x + y, pScoreMax: max(x, y), pScoreMin: min(x, y),
		pWordsA: a[fWords], pWordsB: b[fWords], pWords: n,
		pIndexA: float32(i), pIndexB: float32(j), pGap: float32(j - i),
		pSameBlock: flag(d.Candidates[i].Block == d.Candidates[j].Block),
		pLead:      flag(i == 0), pTotal: float32(len(d.Candidates)),
		pShared: shared, pSharedPart: shared / max(1, min(a[fWords], b[fWords])),
		pExpected: expected, pSharedChance: sharedChance, pChance: expected / max(1, n),
		pGain20: 2 * expected / (n + 20), pGain30: 2 * expected / (n + 30), pGain45: 2 * expected / (n + 45), pGain60: 2 * expected / (n + 60),
		pCueA: a[fCue1], pCueB: b[fCue1], pCentralityA: a[fCentrality], pCentralityB: b[fCentrality],
		pRepeatedA: a[fRepeated], pRepeatedB: b[fRepeated], pSeenB: b[fSeen], pLeadB: b[fLead],
		pQuotedA: a[fQuoted], pQuotedB: b[fQuoted], pHeadRecallA: a[fHeadRecall], pHeadRecallB: b[fHeadRecall],
		pHeadNamesA: a[fHeadNames], pHeadNamesB: b[fHeadNames], pChanceA: a[fChance], pChanceB: b[fChance],
		pLeadWords: a[fLeadWords], pDocWords: a[fDocWords],
		pBest:  (x+y)/2 - d.Scores[d.Order[0]],
		pStopA: a[fStop], pStopB: b[fStop],
	}
}

// Pairs calls f with the pairs of the shortlist.
func (d *Document) Pairs(f func(i, j int, p *PairVector)) {
	var best [Shortlist]int32
	list := best[:copy(best[:], d.Order)]
	slices.Sort(list)
	d.marks = zeros(d.marks, len(d.Words))
	marks, mark := d.marks, int32(0)
	var p PairVector
	for n, i := range list {
		for _, j := range list[n+1:] {
			mark += 2
			d.Pair(&p, int(i), int(j), marks, mark)
			f(int(i), int(j), &p)
		}
	}
}
