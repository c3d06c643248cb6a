package text_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
)

// news gives the text of real articles where the shared data lies beside the
// repository, and otherwise that of our own.
func news(b *testing.B) []string {
	const articles = 2000
	path := filepath.FromSlash("../../../shared/data/text/news.jsonl.gz")
	f, err := os.Open(path)
	if err != nil {
		return ownArticles(b)
	}
	defer f.Close()
	unzip, err := gzip.NewReader(f)
	require.NoError(b, err)
	var texts []string
	for lines := bufio.NewReaderSize(unzip, 1<<20); len(texts) < articles; {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			break
		}
		var a struct{ Title, Text string }
		require.NoError(b, json.Unmarshal(line, &a))
		texts = append(texts, a.Title+"\n"+a.Text)
	}
	require.NotEmpty(b, texts)
	return texts
}

func ownArticles(b *testing.B) []string {
	files, err := filepath.Glob("../../testdata/articles/*.txt")
	require.NoError(b, err)
	var texts []string
	for _, f := range files {
		raw, err := os.ReadFile(f)
		require.NoError(b, err)
		texts = append(texts, string(raw))
	}
	require.NotEmpty(b, texts)
	return texts
}

// perByte runs f over all texts once an iteration, and counts their bytes.
func perByte(b *testing.B, f func(s string)) {
	texts := news(b)
	b.SetBytes(int64(len(strings.Join(texts, ""))))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range texts {
			f(s)
		}
	}
}

func BenchmarkTokens(b *testing.B) {
	n := 0
	perByte(b, func(s string) {
		for tok := range text.Tokens(s) {
			n += tok.End
		}
	})
	require.NotZero(b, n)
}

// BenchmarkTokensFold is what looking words up costs before the looking up: every
// token folded into a buffer.
func BenchmarkTokensFold(b *testing.B) {
	buf := make([]byte, 0, 1<<10)
	n := 0
	perByte(b, func(s string) {
		for tok := range text.Tokens(s) {
			buf = text.FoldAll.Append(buf[:0], tok.Of(s))
			n += len(buf)
		}
	})
	require.NotZero(b, n)
}

func BenchmarkSentences(b *testing.B) {
	n := 0
	perByte(b, func(s string) {
		for sp := range text.Sentences(s) {
			n += sp.End
		}
	})
	require.NotZero(b, n)
}

func BenchmarkFold(b *testing.B) {
	buf := make([]byte, 0, 1<<20)
	n := 0
	perByte(b, func(s string) {
		buf = text.FoldAll.Append(buf[:0], s)
		n += len(buf)
	})
	require.NotZero(b, n)
}
