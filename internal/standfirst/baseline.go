package standfirst

import (
	"cmp"
	"math"
	"slices"

	"github.com/khabar-go/khabar/internal/rouge"
)

// Lead picks the first n sentences.
func Lead(sentences [][]string, n int) []int {
	out := []int{}
	for i := range min(n, len(sentences)) {
		out = append(out, i)
	}
	return out
}

// Oracle picks, one after the other, the sentence with which ROUGE-1 F rises most.
func Oracle(sentences [][]string, reference []string, n int) []int {
	var picked []int
	for range min(n, len(sentences)) {
		best, at := -1., 0
		for i := range sentences {
			if slices.Contains(picked, i) {
				continue
			}
			if f := rouge.N(Join(sentences, append(slices.Clone(picked), i)), reference, 1).F(); f > best {
				best, at = f, i
			}
		}
		picked = append(picked, at)
	}
	return picked
}

// TextRank picks the n sentences that rank highest in the graph of Mihalcea and Tarau,
// "TextRank: Bringing Order into Texts" (EMNLP 2004): edges weigh the words that two
// sentences share by the logarithms of their lengths, the damping is 0.85.
func TextRank(sentences [][]string, n int) []int {
	size := len(sentences)
	weight := make([][]float64, size)
	sum := make([]float64, size)
	for i := range size {
		weight[i] = make([]float64, size)
		for j := range i {
			w := shared(sentences[i], sentences[j]) / (math.Log(float64(len(sentences[i])+1)) + math.Log(float64(len(sentences[j])+1)))
			weight[i][j], weight[j][i] = w, w
			sum[i] += w
			sum[j] += w
		}
	}
	rank := make([]float64, size)
	for i := range rank {
		rank[i] = 1
	}
	for range 30 {
		next := make([]float64, size)
		for i := range next {
			next[i] = .15
			for j := range size {
				if sum[j] > 0 {
					next[i] += .85 * weight[j][i] / sum[j] * rank[j]
				}
			}
		}
		rank = next
	}
	return Top(rank, n)
}

func shared(a, b []string) float64 {
	has := map[string]bool{}
	for _, w := range a {
		has[w] = true
	}
	n := 0.
	for _, w := range b {
		if has[w] {
			has[w] = false
			n++
		}
	}
	return n
}

// Top gives the indexes of the n greatest values, the earlier of equal ones first.
func Top(values []float64, n int) []int {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(values[j], values[i]) })
	return order[:min(n, len(order))]
}
