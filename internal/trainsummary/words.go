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
		articles, kept, twice, opens int
		gain                         float64
		seen                         *sample
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
						if s.twice[i][n] {
							c.twice++
						}
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
	tone, lead := tones(samples, keys), leads(samples, keys)
	rate := float64(kept) / float64(articles)
	var words []extract.Entry
	for i, k := range keys {
		c := counts[k]
		rank := 8 * math.Log2(float64(len(samples))/float64(c.articles))
		p := (float64(c.kept) + 20*rate) / (float64(c.articles) + 20)
		prior := 16 * (math.Log(p/(1-p)) - math.Log(rate/(1-rate)))
		cue := 400 * c.gain / (float64(c.opens) + 30)
		again := (float64(c.twice) + .2) / (float64(c.kept) + 10)
		words = append(words, extract.Entry{Again: uint8(math.Round(100 * again)), Key: k, Rank: uint8(min(255, math.Round(rank))), Prior: clamp(prior), Cue: clamp(cue), Tone: clamp(tone[i] * 1000), Lead: clamp(lead[i] * 500)})
	}
	return extract.NewLexicon(words)
}

func clamp(x float64) int8 { return int8(max(-127, min(127, math.Round(x)))) }

// A line is the words of something and what it is worth.
type line struct {
	words []int32
	scale float64
	want  float64
}

// add adds the words that are in the table.
func (l *line) add(at map[extract.Key]int32, keys []extract.Key) {
	for _, k := range keys {
		if n, ok := at[k]; ok {
			l.words = append(l.words, n)
		}
	}
}

// numbers gives the words their numbers.
func numbers(words []extract.Key) map[extract.Key]int32 {
	at := make(map[extract.Key]int32, len(words))
	for i, k := range words {
		at[k] = int32(i)
	}
	return at
}

// tones tells what a word makes a candidate worth: its worth less the article's mean.
func tones(samples []*sample, words []extract.Key) []float64 {
	at := numbers(words)
	var lines []line
	for _, s := range samples {
		mean := s.mean()
		for i, keys := range s.keys {
			l := line{want: s.one[i] - mean, scale: 1 / math.Sqrt(float64(max(1, len(keys))))}
			l.add(at, keys)
			lines = append(lines, l)
		}
	}
	return ridge(lines, len(words), 4)
}

// leads tells what a word makes the first candidate of an article worth.
func leads(samples []*sample, words []extract.Key) []float64 {
	at := numbers(words)
	var lines []line
	mean := 0.0
	for _, s := range samples {
		mean += s.one[0] / float64(len(samples))
	}
	for _, s := range samples {
		var l line
		for _, keys := range s.keys {
			l.add(at, keys)
		}
		slices.Sort(l.words)
		l.words = slices.Compact(l.words)
		l.want, l.scale = s.one[0]-mean, 1/math.Sqrt(float64(max(1, len(l.words))))
		lines = append(lines, l)
	}
	return ridge(lines, len(words), 12)
}

// ridge fits a linear model by gradient descent with steps that shrink for each word.
func ridge(rows []line, size, rounds int) []float64 {
	rnd := rand.New(rand.NewPCG(7, 7))
	w, past := make([]float64, size), make([]float64, size)
	bias := 0.0
	for range rounds {
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
