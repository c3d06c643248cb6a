package main

import (
	"fmt"
	"math"
	"os"

	"github.com/khabar-go/khabar/internal/extract"
	"github.com/khabar-go/khabar/internal/rouge"
	"github.com/khabar-go/khabar/internal/standfirst"
)

// folds is into how many parts the articles are divided so that each is seen with tables
// and scores that were made without it.
const folds = 3

// The recipes, found on articles that were neither trained on nor held back.
var (
	wordRecipe = recipe{trees: 30, depth: 5, rate: .3, lambda: 10, rows: .5, features: .8, seed: 1}
	leadRecipe = recipe{trees: 60, depth: 5, rate: .15, lambda: 20, rows: .6, features: .5, seed: 4}
	oneRecipe  = recipe{trees: 120, depth: 5, rate: .12, lambda: 40, rows: .6, features: .35, seed: 2}
	pairRecipe = recipe{trees: 120, depth: 5, rate: .12, lambda: 40, rows: .6, features: .35, seed: 3}
)

// sharpness is the difference of F, ROUGE-1, that makes one sentence e times as likely a
// goal as another.
const sharpness = .06

// learn makes a model from articles.
func learn(set []*sample) *extract.Model {
	parts := make([][]*sample, folds)
	for i, s := range set {
		parts[i%folds] = append(parts[i%folds], s)
	}
	lexicons := make([]extract.Lexicon, folds+1)
	each(folds+1, func(f int) { lexicons[f] = lexicon(others(parts, f)) })
	m := &extract.Model{Words: lexicons[folds], Limit: limit}
	leads := make([]*extract.Forest, folds)
	unseen := func() { // reads each part with what was learned without it
		for f := range folds {
			part := *m
			part.Words = lexicons[f]
			if leads[f] != nil {
				part.Lead = *leads[f]
			}
			documents(&part, parts[f])
		}
	}
	unseen()
	for f := range folds {
		leads[f] = learnLead(others(parts, f))
	}
	m.Lead = *learnLead(set)
	unseen()
	for e := range m.Experts {
		m.Experts[e].Word = *learnWords(ofExpert(set, e), wordRecipe)
	}
	fmt.Fprintln(os.Stderr, "words learned")
	unseen()
	for e := range m.Experts {
		m.Experts[e].One = *learnOne(ofExpert(set, e), oneRecipe)
	}
	fmt.Fprintln(os.Stderr, "sentences learned")
	ones := make([][len(m.Experts)]extract.Forest, folds)
	for f := range folds {
		for e := range m.Experts {
			ones[f][e] = *learnOne(ofExpert(others(parts, f), e), oneRecipe)
		}
	}
	var pairs [len(m.Experts)]rows
	for f := range folds {
		part := *m
		part.Words, part.Lead = lexicons[f], *leads[f]
		for e := range m.Experts {
			part.Experts[e].One = ones[f][e]
		}
		documents(&part, parts[f])
		for e := range m.Experts {
			pairs[e].addShortlists(ofExpert(parts[f], e))
		}
	}
	for e := range m.Experts {
		m.Experts[e].Two = *pairs[e].learn(pairRecipe)
	}
	return m
}

// limit is the F of the first candidate that parts the articles of the two experts, and
// margin how far beyond it an expert learns from the articles of the other.
const (
	limit  float32 = .25
	margin float32 = .1
)

// ofExpert gives the articles that an expert learns from.
func ofExpert(set []*sample, e int) []*sample {
	var out []*sample
	for _, s := range set {
		if e == 0 && s.doc.Worth <= limit+margin || e == 1 && s.doc.Worth > limit-margin {
			out = append(out, s)
		}
	}
	return out
}

// learnLead learns how good the first candidate of an article is.
func learnLead(set []*sample) *extract.Forest {
	var x [][]float32
	var want []float32
	mean := float32(0)
	for _, s := range set {
		var v extract.ArticleVector
		s.doc.ArticleFeatures(&v)
		x = append(x, v[:])
		want = append(want, float32(s.one[0]))
		mean += want[len(want)-1]
	}
	return grow(newMatrix(x), leadRecipe, round(mean/float32(len(set))), func(pred, g, h []float32) {
		for i, p := range pred {
			g[i], h[i] = p-want[i], 1
		}
	})
}

// others gives the articles of all parts but one.
func others(parts [][]*sample, not int) []*sample {
	var out []*sample
	for f, p := range parts {
		if f != not {
			out = append(out, p...)
		}
	}
	return out
}

// wordArticles tells of how many articles one serves to learn words.
const wordArticles = 4

// learnWords learns which words of an article its summary has.
func learnWords(set []*sample, r recipe) *extract.Forest {
	var x [][]float32
	var want []float32
	for i, s := range set {
		if i%wordArticles != 0 {
			continue
		}
		kept := make([]float32, s.doc.WordCount())
		for i, flags := range s.kept {
			for n, k := range flags {
				if k {
					kept[s.doc.Tokens(i)[n]] = 1
				}
			}
		}
		for i := range kept {
			var v extract.WordVector
			s.doc.WordFeatures(i, &v)
			x = append(x, v[:])
		}
		want = append(want, kept...)
	}
	mean := 0.0
	for _, w := range want {
		mean += float64(w) / float64(len(want))
	}
	base := round(float32(math.Log(mean / (1 - mean))))
	return grow(newMatrix(x), r, base, func(pred, g, h []float32) {
		for i, p := range pred {
			q := float32(1 / (1 + math.Exp(-float64(p))))
			g[i], h[i] = q-want[i], q*(1-q)
		}
	})
}

// learnOne learns what a candidate is worth alone.
func learnOne(set []*sample, r recipe) *extract.Forest {
	var all rows
	for _, s := range set {
		from := len(all.x)
		for i := range s.doc.Vectors {
			all.x = append(all.x, s.doc.Vectors[i][:])
			all.want = append(all.want, s.one[i])
		}
		all.close(from)
	}
	return all.learn(r)
}

// rows are rows of features in groups that compete: the candidates of an article, or its
// pairs, each with what it is worth.
type rows struct {
	x      [][]float32
	want   []float64
	groups [][2]int
}

func (a *rows) close(from int) {
	if len(a.x) > from {
		a.groups = append(a.groups, [2]int{from, len(a.x)})
	}
}

// addShortlists adds the pairs of the articles that have enough candidates.
func (a *rows) addShortlists(set []*sample) {
	for _, s := range set {
		if len(s.candidates) >= standfirst.Least {
			a.addPairs(s)
		}
	}
}

// addPairs adds the pairs of an article's shortlist.
func (a *rows) addPairs(s *sample) {
	from := len(a.x)
	s.doc.Pairs(func(i, j int, v *extract.PairVector) {
		a.x = append(a.x, append([]float32(nil), v[:]...))
		a.want = append(a.want, rouge.N(standfirst.Join(s.tokens, []int{i, j}), s.Reference, 1).F())
	})
	a.close(from)
}

// learn learns to order the rows of each group: the softmax of what is predicted against
// that of what they are worth (ListNet: Cao and others, ICML 2007).
func (a *rows) learn(r recipe) *extract.Forest {
	goal := make([]float64, len(a.want))
	for _, g := range a.groups {
		copy(goal[g[0]:], softmax(a.want[g[0]:g[1]], sharpness))
	}
	return grow(newMatrix(a.x), r, 0, func(pred, g, h []float32) {
		for _, gr := range a.groups {
			for i, p := range softmax(pred[gr[0]:gr[1]], 1) {
				g[gr[0]+i] = float32(p - goal[gr[0]+i])
				h[gr[0]+i] = float32(p * (1 - p))
			}
		}
	})
}

func softmax[T float32 | float64](x []T, scale float64) []float64 {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	out := make([]float64, len(x))
	sum := 0.0
	for i, v := range x {
		out[i] = math.Exp(float64(v-top) / scale)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}
