package main

import (
	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/extract"
	"github.com/khabar-go/khabar/internal/rouge"
	"github.com/khabar-go/khabar/internal/standfirst"
	"github.com/khabar-go/khabar/summary"
)

// A sample is an article that was read.
type sample struct {
	*standfirst.Sample
	analysis   *summary.Analysis
	candidates []extract.Candidate
	tokens     [][]string      // of the candidates, as ROUGE has them
	keys       [][]extract.Key // of the candidates, as the scorer has them
	kept       [][]bool        // which of these the summary has
	twice      [][]bool        // which it has twice
	one        []float64       // ROUGE-1 F of each candidate alone
	doc        *extract.Document
}

// read reads articles, and leaves out those with fewer sentences.
func read(set []*standfirst.Sample, least int) []*sample {
	all := make([]*sample, len(set))
	each(len(set), func(i int) {
		a, err := article.Parse([]byte(set[i].Raw))
		if err != nil {
			return
		}
		if c := extract.Candidates(a); len(c) >= least {
			all[i] = newSample(set[i], summary.Analyze(a), c)
		}
	})
	var out []*sample
	for _, s := range all {
		if s != nil {
			out = append(out, s)
		}
	}
	return out
}

func newSample(from *standfirst.Sample, n *summary.Analysis, cs []extract.Candidate) *sample {
	s := &sample{Sample: from, analysis: n, candidates: cs}
	ref := map[string]int{}
	for _, w := range s.Reference {
		ref[w]++
	}
	for _, c := range cs {
		part := c.Of(n.Article.Source.Text)
		var keys []extract.Key
		var kept, twice []bool
		for t := range text.Tokens(part) {
			if k := extract.KeyOf(part, t); k != 0 {
				keys = append(keys, k)
				n := ref[text.FoldAll.String(t.Of(part))]
				kept, twice = append(kept, n > 0), append(twice, n > 1)
			}
		}
		tokens := rouge.Tokens(part)
		s.keys, s.kept, s.twice = append(s.keys, keys), append(s.kept, kept), append(s.twice, twice)
		s.tokens = append(s.tokens, tokens)
		s.one = append(s.one, rouge.N(tokens, s.Reference, 1).F())
	}
	return s
}

// mean is the mean worth of the candidates.
func (s *sample) mean() float64 {
	sum := 0.0
	for _, f := range s.one {
		sum += f
	}
	return sum / float64(len(s.one))
}

// documents reads samples for scoring with a model.
func documents(m *extract.Model, samples []*sample) {
	each(len(samples), func(i int) {
		s := samples[i]
		n := s.analysis
		s.doc = extract.NewDocument(m, n.Article, n.Dates, n.Numbers, n.Names)
	})
}
