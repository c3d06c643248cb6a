package peers

import (
	"bytes"
	"testing"

	"github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"github.com/blevesearch/bleve/v2/registry"
	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/clipperhouse/uax29/v2/words"
	"github.com/rivo/uniseg"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/corpus"
)

// input is real news where it lies beside the checkout, else the repository's own articles.
func input(tb testing.TB) []byte { return bytes.Join(corpus.Texts(tb, 2000), []byte("\n")) }

// TestSameBytes proves that all see the same text: tokens and gaps of each are the input.
func TestSameBytes(t *testing.T) {
	raw := input(t)
	pos := 0
	for tok := range text.Tokens(string(raw)) {
		require.GreaterOrEqual(t, tok.Start, pos)
		pos = tok.End
	}
	require.LessOrEqual(t, pos, len(raw))

	n := 0
	for it := words.FromBytes(raw); it.Next(); {
		n += len(it.Value())
	}
	require.Equal(t, len(raw), n)

	rest, state, m := raw, -1, 0
	var word []byte
	for len(rest) > 0 {
		word, rest, state = uniseg.FirstWord(rest, state)
		m += len(word)
	}
	require.Equal(t, len(raw), m)
}

// TestAnalyzer shows that bleve's analyzer reads Arabic words at all.
func TestAnalyzer(t *testing.T) {
	a, err := ar.AnalyzerConstructor(nil, registry.NewCache())
	require.NoError(t, err)
	require.Len(t, a.Analyze([]byte("وزير الخارجية")), 2)
}

func BenchmarkWordsKhabar(b *testing.B) {
	s := string(input(b))
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		for range text.Tokens(s) {
		}
	}
}

func BenchmarkWordsAndFoldKhabar(b *testing.B) {
	s := string(input(b))
	buf := make([]byte, 0, 1024)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		for t := range text.Tokens(s) {
			buf = text.FoldAll.Append(buf[:0], t.Of(s))
		}
	}
}

func BenchmarkWordsUax29(b *testing.B) {
	raw := input(b)
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		for it := words.FromBytes(raw); it.Next(); {
		}
	}
}

func BenchmarkWordsUniseg(b *testing.B) {
	raw := input(b)
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		for rest, state := raw, -1; len(rest) > 0; {
			_, rest, state = uniseg.FirstWord(rest, state)
		}
	}
}

func BenchmarkAnalyzerBleve(b *testing.B) {
	a, err := ar.AnalyzerConstructor(nil, registry.NewCache())
	if err != nil {
		b.Fatal(err)
	}
	texts := corpus.Texts(b, 200)
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			a.Analyze(t)
		}
	}
}

func BenchmarkSentencesKhabar(b *testing.B) {
	s := string(input(b))
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		for range text.Sentences(s) {
		}
	}
}

func BenchmarkSentencesUax29(b *testing.B) {
	raw := input(b)
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		for it := sentences.FromBytes(raw); it.Next(); {
		}
	}
}

func BenchmarkSentencesUniseg(b *testing.B) {
	raw := input(b)
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		for rest, state := raw, -1; len(rest) > 0; {
			_, rest, state = uniseg.FirstSentence(rest, state)
		}
	}
}
