// Command trainsummary makes the weights of summary.Summarizer, which lie in
// internal/extract/tables.go, and measures them.
//
//	go run ./internal/trainsummary [-shared ../shared]          train, write, measure
//	go run ./internal/trainsummary -measure [-shared ../shared] measure the weights that are there
//
// It learns from the news of data/text/news.jsonl.gz: articles with the summary that
// their publisher printed over them, and articles whose first paragraph stands for one.
// The first 1,500 of each publisher (by a hash of the summary) are held back.
//
// The arithmetic is in a fixed order with fixed seeds: the same articles, read by the
// same version of the tagger, give the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/khabar-go/khabar/internal/extract"
	"github.com/khabar-go/khabar/internal/standfirst"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "trainsummary:", err)
		os.Exit(1)
	}
}

// heldBack is the number of articles of each publisher that are measured.
const heldBack = 1500

func run(args []string) error {
	flags := flag.NewFlagSet("trainsummary", flag.ContinueOnError)
	root := flags.String("root", ".", "`folder` of the repository")
	shared := flags.String("shared", "../shared", "`folder` of the corpora")
	only := flags.Bool("measure", false, "measure the weights that are there")
	if err := flags.Parse(args); err != nil {
		return err
	}
	all, err := standfirst.Read(filepath.Join(*shared, "data", "text", "news.jsonl.gz"))
	if err != nil {
		return err
	}
	held := map[*standfirst.Sample]bool{}
	var tests [][]*sample
	for _, p := range []string{"almayadeen", "jawharafm"} {
		set := standfirst.Held(all, p, heldBack)
		for _, s := range set {
			held[s] = true
		}
		tests = append(tests, read(set, standfirst.Least))
	}
	m := extract.Shipped()
	if !*only {
		var rest []*standfirst.Sample
		for _, s := range all {
			if !held[s] {
				rest = append(rest, s)
			}
		}
		set := read(rest, 2)
		fmt.Fprintln(os.Stderr, len(set), "articles to learn from")
		m = learn(set)
		if err := writeModel(filepath.Join(*root, "internal", "extract", "tables.go"), m); err != nil {
			return err
		}
	}
	for _, t := range tests {
		documents(m, t)
		table(os.Stdout, t)
	}
	return nil
}
