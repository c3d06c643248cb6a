package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/model"
)

// maxWords is the number of words that the list of counts keeps, the most common.
const maxWords = 60000

// A tally is what is counted of a folded word.
type tally struct {
	n         int
	afterNoun int // after a word that only a noun follows: في، من، هذا
	afterVerb int // after a word that mostly a verb follows: لم، قد، التي
}

// nounCues are words behind which stands a noun, verbCues those behind which mostly
// stands a verb.
var (
	nounCues = []string{"في", "من", "على", "إلى", "عن", "بين", "خلال", "ضد", "حول", "مع", "لدى", "تجاه", "عبر", "ضمن", "نحو", "بسبب", "هذا", "هذه", "كل", "بعض", "أي"}
	verbCues = []string{"لم", "لن", "قد", "سوف", "التي", "الذي", "الذين", "لا", "لكي", "حيث", "عندما", "وقد", "ولم", "كما", "فيما", "بينما"}
)

// writeCounts counts the words of the news and of the encyclopedia and writes the list.
func writeCounts(shared, out string) error {
	nouns, verbs := set(nounCues), set(verbCues)
	words := map[string]*tally{}
	texts := 0
	read := func(s string) {
		texts++
		before := ""
		for t := range text.Tokens(s) {
			if t.Kind != text.Word {
				before = ""
				continue
			}
			w := model.Fold(t.Of(s))
			c := words[w]
			if c == nil {
				c = &tally{}
				words[w] = c
			}
			c.n++
			if nouns[before] {
				c.afterNoun++
			}
			if verbs[before] {
				c.afterVerb++
			}
			before = w
		}
	}
	for _, name := range []string{"news.jsonl.gz", "wiki.jsonl.gz"} {
		if err := eachText(filepath.Join(shared, "text", name), read); err != nil {
			return err
		}
	}
	list := make([]string, 0, len(words))
	for w := range words {
		list = append(list, w)
	}
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(cmp.Compare(words[b].n, words[a].n), cmp.Compare(a, b))
	})
	list = list[:min(len(list), maxWords)]
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintf(w, "# Counts of folded words in %d articles of the news and of Wikipedia: occurrences, those behind في، من، هذا and the like,\n", texts)
	fmt.Fprintf(w, "# and behind لم، قد، التي and the like. Written by go run ./wordgen -count; no running text is kept.\n")
	fmt.Fprintf(w, "# word\tcount\tnoun\tverb\tsource\n")
	for _, s := range list {
		c := words[s]
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\tcounted\n", s, c.n, c.afterNoun, c.afterVerb)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// set is a set of folded words.
func set(words []string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[model.Fold(w)] = true
	}
	return m
}

// eachText calls do for the title and text of every article.
func eachText(path string, do func(string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	lines := json.NewDecoder(bufio.NewReaderSize(z, 1<<20))
	for {
		var a struct{ Title, Text string }
		if err := lines.Decode(&a); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		do(a.Title + "\n" + a.Text)
	}
}
