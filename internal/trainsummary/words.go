package main

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/khabar-go/khabar/internal/extract"
)

// The table of words has the lexiconSize commonest of those in leastArticles articles.
const (
	lexiconSize   = 8000
	leastArticles = 10
)

// lexicon counts words over articles: how rare they are, how ready summaries are to have
// them, how candidates do that begin with them, and that have them.
func lexicon(samples []*sample) extract.Lexicon {
	type count struct {
		articles, kept, opens int
		gain                  float64
		seen                  *sample
	}
	counts := map[extract.Key]*count{}
	for _, s := range samples {
		mean := s.mean()
		for i, keys := range s.keys {
			for n, k := range keys {
				c := counts[k]
				if c == nil {
					c = &count{}
					counts[k] = c
				}
				if n == 0 {
					c.opens++
					c.gain += s.one[i] - mean
				}
				if c.seen != s {
					c.seen = s
					c.articles++
					if s.kept[i][n] {
						c.kept++
					}
				}
			}
		}
	}
	var keys []extract.Key
	articles, kept := 0, 0
	for k, c := range counts {
		articles, kept = articles+c.articles, kept+c.kept
		if c.articles >= leastArticles {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b extract.Key) int {
		return cmp.Or(cmp.Compare(counts[b].articles, counts[a].articles), cmp.Compare(a, b))
	})
	keys = keys[:min(len(keys), lexiconSize)]
	tone := tones(samples, keys)
	rate := float64(kept) / float64(articles)
	var words []extract.Entry
	for i, k := range keys {
		c := counts[k]
		rank := 8 * math.Log2(float64(len(samples))/float64(c.articles))
		p := (float64(c.kept) + 20*rate) / (float64(c.articles) + 20)
		prior := 16 * (math.Log(p/(1-p)) - math.Log(rate/(1-rate)))
		cue := 400 * c.gain / (float64(c.opens) + 30)
		words = append(words, extract.Entry{Key: k, Rank: uint8(min(255, math.Round(rank))), Prior: clamp(prior), Cue: clamp(cue), Tone: clamp(tone[i] * 1000)})
	}
	return extract.NewLexicon(words)
}

func clamp(x float64) int8 { return int8(max(-127, min(127, math.Round(x)))) }

// tones fits a linear model by ridge regression, by gradient descent with steps that
// shrink for each word: a candidate's worth less the article's mean, from its words.
func tones(samples []*sample, words []extract.Key) []float64 {
	at := make(map[extract.Key]int32, len(words))
	for i, k := range words {
		at[k] = int32(i)
	}
	type row struct {
		words []int32
		scale float64
		want  float64
	}
	var rows []row
	for _, s := range samples {
		mean := s.mean()
		for i, keys := range s.keys {
			r := row{want: s.one[i] - mean, scale: 1 / math.Sqrt(float64(max(1, len(keys))))}
			for _, k := range keys {
				if n, ok := at[k]; ok {
					r.words = append(r.words, n)
				}
			}
			rows = append(rows, r)
		}
	}
	rnd := rand.New(rand.NewPCG(7, 7))
	w, past := make([]float64, len(words)), make([]float64, len(words))
	bias := 0.0
	for range 4 {
		rnd.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		for _, r := range rows {
			sum := bias
			for _, n := range r.words {
				sum += w[n] * r.scale
			}
			e := sum - r.want
			bias -= .001 * e
			for _, n := range r.words {
				g := e*r.scale + 2e-4*w[n]
				past[n] += g * g
				w[n] -= .02 * g / math.Sqrt(past[n]+1e-3)
			}
		}
	}
	return w
}
