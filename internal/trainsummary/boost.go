package main

import (
	"math/rand/v2"
	"slices"
	"sync"

	"github.com/khabar-go/khabar/internal/extract"
)

// maxBins is the number of bins of a feature, quantileRows about how many rows they are
// found from.
const (
	maxBins      = 64
	quantileRows = 40000
)

// A matrix is rows of features, put into bins by their quantiles.
type matrix struct {
	rows int
	bins [][]uint8   // for each feature, for each row: how many cuts are below the value
	cuts [][]float32 // for each feature
}

// newMatrix bins the rows x of n features each.
func newMatrix(x [][]float32) *matrix {
	n := len(x[0])
	m := &matrix{rows: len(x), bins: make([][]uint8, n), cuts: make([][]float32, n)}
	each(n, func(f int) {
		var sorted []float32
		for i := 0; i < len(x); i += 1 + len(x)/quantileRows {
			sorted = append(sorted, x[i][f])
		}
		slices.Sort(sorted)
		m.cuts[f] = quantiles(sorted)
		m.bins[f] = make([]uint8, len(x))
		for i := range x {
			k, _ := slices.BinarySearch(m.cuts[f], x[i][f]) // cuts below v; a cut equal to v is not below
			m.bins[f][i] = uint8(k)
		}
	})
	return m
}

// quantiles gives at most maxBins-1 values that part a sorted column evenly, each
// between two neighbouring values of it.
func quantiles(sorted []float32) []float32 {
	var cuts []float32
	for b := 1; b < maxBins; b++ {
		v := sorted[len(sorted)*b/maxBins]
		// the next greater value
		k, _ := slices.BinarySearch(sorted, v)
		for k < len(sorted) && sorted[k] == v {
			k++
		}
		if k == len(sorted) {
			break
		}
		if c := v + (sorted[k]-v)/2; len(cuts) == 0 || c > cuts[len(cuts)-1] {
			cuts = append(cuts, c)
		}
	}
	return cuts
}

// each calls f for 0 to n-1, on two cores.
func each(n int, f func(i int)) {
	var wg sync.WaitGroup
	for w := range 2 {
		wg.Go(func() {
			for i := w; i < n; i += 2 {
				f(i)
			}
		})
	}
	wg.Wait()
}

// A recipe tells how a forest is grown.
type recipe struct {
	trees, depth int
	rate         float64 // step
	lambda       float64 // added to the second derivatives of a leaf
	rows         float64 // part of the rows that a tree sees
	features     float64 // part of the features that a tree may ask
	seed         uint64
}

// A loss fills in first and second derivatives for the predictions.
type loss func(pred []float32, g, h []float32)

// grow boosts a forest of oblivious trees.
func grow(m *matrix, r recipe, base float32, f loss) *extract.Forest {
	out := &extract.Forest{Depth: r.depth, Base: base}
	rnd := rand.New(rand.NewPCG(r.seed, 1))
	pred := make([]float32, m.rows)
	for i := range pred {
		pred[i] = base
	}
	g, h := make([]float32, m.rows), make([]float32, m.rows)
	leaf := make([]uint8, m.rows)
	for range r.trees {
		f(pred, g, h)
		var sample []int32
		for i := range m.rows {
			if rnd.Float64() < r.rows {
				sample = append(sample, int32(i))
			}
		}
		var ask []int
		for f := range m.cuts {
			if len(m.cuts[f]) > 0 && rnd.Float64() < r.features {
				ask = append(ask, f)
			}
		}
		if len(ask) == 0 {
			continue
		}
		clear(leaf)
		for level := range r.depth {
			f, b := split(m, ask, sample, leaf, level, g, h, r.lambda)
			out.Feature = append(out.Feature, uint8(f))
			out.Threshold = append(out.Threshold, extract.Fix(m.cuts[f][b]))
			for i, v := range m.bins[f] {
				if int(v) > b {
					leaf[i] |= 1 << level
				}
			}
		}
		sums := make([][2]float64, 1<<r.depth)
		for _, i := range sample {
			sums[leaf[i]][0] += float64(g[i])
			sums[leaf[i]][1] += float64(h[i])
		}
		values := make([]float32, len(sums))
		for i, s := range sums {
			values[i] = round(float32(-r.rate * s[0] / (s[1] + r.lambda)))
		}
		out.Leaf = append(out.Leaf, values...)
		for i := range pred {
			pred[i] += values[leaf[i]]
		}
	}
	return out
}

// round keeps a weight to what is written of it.
func round(x float32) float32 {
	const unit = 1 << 16
	if x < 0 {
		return -round(-x)
	}
	return float32(int32(x*unit+.5)) / unit
}

// split finds the question that parts all leaves of a level best.
func split(m *matrix, ask []int, sample []int32, leaf []uint8, level int, g, h []float32, lambda float64) (feature, bin int) {
	gains := make([]float64, len(ask))
	bins := make([]int, len(ask))
	each(len(ask), func(k int) {
		f := ask[k]
		var hist [32 * maxBins][2]float64
		col := m.bins[f]
		for _, i := range sample {
			c := &hist[int(leaf[i])*maxBins+int(col[i])]
			c[0] += float64(g[i])
			c[1] += float64(h[i])
		}
		n := len(m.cuts[f])
		var gain [maxBins]float64
		for l := range 1 << level {
			row := hist[l*maxBins : l*maxBins+n+1]
			var all [2]float64
			for _, c := range row {
				all[0] += c[0]
				all[1] += c[1]
			}
			var left [2]float64
			for b := range n {
				left[0] += row[b][0]
				left[1] += row[b][1]
				rg, rh := all[0]-left[0], all[1]-left[1]
				gain[b] += left[0]*left[0]/(left[1]+lambda) + rg*rg/(rh+lambda)
			}
		}
		for b := range n {
			if gain[b] > gains[k] {
				gains[k], bins[k] = gain[b], b
			}
		}
	})
	best := 0
	for k := range ask {
		if gains[k] > gains[best] {
			best = k
		}
	}
	return ask[best], bins[best]
}
