package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/model"
)

// writeCounts writes how often each folded word occurs in the unlabelled text.
func writeCounts(shared, out string) error {
	n := map[string]int{}
	for _, path := range plainFiles(shared) {
		err := eachPlain(path, func(p plain) bool {
			for _, s := range []string{p.Title, p.Text} {
				for t := range text.Tokens(s) {
					if t.Kind == text.Word {
						n[model.Fold(t.Of(s))]++
					}
				}
			}
			return true
		})
		if err != nil {
			return err
		}
	}
	words := make([]string, 0, len(n))
	for w, c := range n {
		if c >= 3 {
			words = append(words, w)
		}
	}
	sort.Slice(words, func(i, j int) bool {
		if n[words[i]] != n[words[j]] {
			return n[words[i]] > n[words[j]]
		}
		return words[i] < words[j]
	})
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, s := range words {
		fmt.Fprintf(w, "%s\t%d\n", s, n[s])
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
