// Package standfirst is the material on which extracts are trained and measured: news
// articles with the summary that their publisher printed over them, and the simple ways
// of summing up that a trained one has to beat.
package standfirst

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"hash/fnv"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/internal/extract"
	"github.com/khabar-go/khabar/internal/rouge"
)

// Least is the least number of sentences of an article that is measured: with fewer there
// is nothing to choose.
const Least = 3

// minReference is the least number of words of a summary that counts as one.
const minReference = 5

// A Sample is an article with a summary that others wrote.
type Sample struct {
	Publisher string
	Raw       string   // title and text, without the summary's own copies
	Reference []string // the words of the summary, see rouge.Tokens

	// Opening tells that the publisher printed no summary of this article and that its
	// first paragraph stands for it. Such articles serve for training alone.
	Opening bool

	order uint64
}

// Read reads the unlabelled news, news.jsonl.gz. Of articles with the same summary the
// first counts. The order is that of a hash of the summary, for each publisher, so that
// the beginning is a fair draw and no article is held back that was trained on.
func Read(path string) ([]*Sample, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var out []*Sample
	seen := map[uint64]bool{}
	lines := bufio.NewReaderSize(z, 1<<20)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			var r record
			if err := json.Unmarshal(line, &r); err != nil {
				return nil, err
			}
			if s := r.sample(); s != nil && !seen[s.order] {
				seen[s.order] = true
				out = append(out, s)
			}
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(out, func(a, b *Sample) int {
		return cmp.Or(cmp.Compare(a.Publisher, b.Publisher), cmp.Compare(a.order, b.order))
	})
	return out, nil
}

// A record is a line of the news.
type record struct {
	Publisher, Title, Standfirst, Text string
}

func (r record) sample() *Sample {
	opening := r.Standfirst == ""
	if opening {
		r.Standfirst, r.Text, _ = strings.Cut(strings.TrimSpace(r.Text), "\n")
	}
	ref := rouge.Tokens(r.Standfirst)
	if len(ref) < minReference {
		return nil
	}
	h := fnv.New64a()
	io.WriteString(h, strings.Join(ref, " "))
	return &Sample{
		Publisher: r.Publisher,
		Raw:       strings.TrimSpace(r.Title) + "\n" + Without(r.Text, r.Standfirst),
		Reference: ref,
		Opening:   opening,
		order:     h.Sum64(),
	}
}

// Without takes the copies of a summary out of a text: at its start, and lines that are
// nothing else.
func Without(text, summary string) string {
	ref := rouge.Tokens(summary)
	text = strings.TrimSpace(text)
	if rest, ok := strings.CutPrefix(text, strings.TrimSpace(summary)); ok {
		text = rest
	}
	var out []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || slices.Equal(rouge.Tokens(line), ref) {
			continue
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// Held gives the n held-back articles of a publisher: the first with a printed summary
// and at least Least sentences.
func Held(samples []*Sample, publisher string, n int) []*Sample {
	var out []*Sample
	for _, s := range samples {
		if len(out) == n {
			break
		}
		if s.Publisher != publisher || s.Opening {
			continue
		}
		if a, err := article.Parse([]byte(s.Raw)); err == nil && len(extract.Candidates(a)) >= Least {
			out = append(out, s)
		}
	}
	return out
}

// A Score is the F of ROUGE-1, ROUGE-2 and ROUGE-L.
type Score [3]float64

// Measure gives the score of a summary.
func Measure(summary, reference []string) Score {
	return Score{
		rouge.N(summary, reference, 1).F(),
		rouge.N(summary, reference, 2).F(),
		rouge.L(summary, reference).F(),
	}
}

// Join gives the words of the picked sentences, in order.
func Join(sentences [][]string, picked []int) []string {
	var out []string
	for _, i := range slices.Sorted(slices.Values(picked)) {
		out = append(out, sentences[i]...)
	}
	return out
}
