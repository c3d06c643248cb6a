// Package corpus gives tests and benchmarks their text: the repository's own articles,
// and real news where it lies beside the checkout (../shared/data).
package corpus

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// An Article is a line of the unlabelled news.
type Article struct {
	Publisher, Title, Author, Date, Standfirst, Text string
}

// Root is the folder of the checkout.
func Root(tb testing.TB) string {
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if mod, err := os.ReadFile(filepath.Join(dir, "go.mod")); err == nil && bytes.HasPrefix(mod, []byte("module github.com/khabar-go/khabar\n")) {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			tb.Fatal("no checkout above the working folder")
		}
		dir = up
	}
}

// Shared gives the path of a file or folder of the shared data, and whether it is there.
func Shared(tb testing.TB, name string) (string, bool) {
	path := filepath.Join(Root(tb), "..", "shared", "data", filepath.FromSlash(name))
	_, err := os.Stat(path)
	return path, err == nil
}

// NeedShared is Shared for tests that measure on it: they are skipped where it is absent.
func NeedShared(tb testing.TB, name string) string {
	path, ok := Shared(tb, name)
	if !ok {
		tb.Skipf("measures on ../shared/data/%s, which is not beside this checkout", name)
	}
	return path
}

// News reads at most max articles of the unlabelled news, and nil where it is absent.
func News(tb testing.TB, max int) []Article {
	path, ok := Shared(tb, "text/news.jsonl.gz")
	if !ok {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	lines := bufio.NewReaderSize(z, 1<<20)
	var as []Article
	for len(as) < max {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			var a Article
			if err := json.Unmarshal(line, &a); err != nil {
				tb.Fatal(err)
			}
			as = append(as, a)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	return as
}

// Texts gives texts for benchmarks: real articles with their titles where they are
// there, and the repository's own UTF-8 articles elsewhere.
func Texts(tb testing.TB, max int) [][]byte {
	var out [][]byte
	for _, a := range News(tb, max) {
		out = append(out, []byte(a.Title+"\n"+a.Text))
	}
	if out != nil {
		return out
	}
	for _, path := range Own(tb) {
		raw, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		if bytes.ContainsRune(raw, 'ا') { // not the ones in other encodings
			out = append(out, raw)
		}
	}
	return out
}

// Own lists the repository's own articles.
func Own(tb testing.TB) []string {
	paths, err := filepath.Glob(filepath.Join(Root(tb), "testdata", "articles", "*.txt"))
	if err != nil || len(paths) == 0 {
		tb.Fatal("no articles in testdata", err)
	}
	return paths
}
