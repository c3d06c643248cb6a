package main

import (
	"fmt"
	"io"

	"github.com/khabar-go/khabar/internal/standfirst"
)

// table prints the figures of one publisher's held-back articles.
func table(w io.Writer, set []*sample) {
	fmt.Fprintf(w, "\n%s, %d articles held back\n\n", set[0].Publisher, len(set))
	fmt.Fprintln(w, "| | one sentence: R-1 | R-2 | R-L | two sentences: R-1 | R-2 | R-L |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|")
	for _, row := range []struct {
		name string
		pick func(s *sample, n int) []int
	}{
		{"LEAD", func(s *sample, n int) []int { return standfirst.Lead(s.tokens, n) }},
		{"TextRank", func(s *sample, n int) []int { return standfirst.TextRank(s.tokens, n) }},
		{"TF-IDF centroid", func(s *sample, n int) []int { return standfirst.Top(s.doc.Centrality(), n) }},
		{"Summarizer", func(s *sample, n int) []int { return s.doc.Choose(n, 0) }},
		{"greedy oracle", func(s *sample, n int) []int { return standfirst.Oracle(s.tokens, s.Reference, n) }},
	} {
		fmt.Fprintf(w, "| %s |", row.name)
		for n := 1; n <= 2; n++ {
			scores := make([]standfirst.Score, len(set))
			each(len(set), func(i int) {
				s := set[i]
				scores[i] = standfirst.Measure(standfirst.Join(s.tokens, row.pick(s, n)), s.Reference)
			})
			var sum standfirst.Score
			for _, s := range scores {
				for k := range s {
					sum[k] += s[k]
				}
			}
			for _, x := range sum {
				fmt.Fprintf(w, " %.2f |", 100*x/float64(len(set)))
			}
		}
		fmt.Fprintln(w)
	}
}
