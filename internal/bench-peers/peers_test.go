package peers

import (
	"testing"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"github.com/blevesearch/bleve/v2/registry"
	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/clipperhouse/uax29/v2/words"
	"github.com/rivo/uniseg"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/corpus"
)

// articles are real news where it lies beside the checkout, else the repository's own.
func articles(tb testing.TB) [][]byte { return corpus.Texts(tb, 2000) }

func analyzer(tb testing.TB) analysis.Analyzer {
	a, err := ar.AnalyzerConstructor(nil, registry.NewCache())
	require.NoError(tb, err)
	return a
}

// TestSameBytes: all see every byte of every article. Khabar's tokens and sentences with
// the gaps between them are the text, and so are the segments of uax29 and uniseg.
func TestSameBytes(t *testing.T) {
	for _, raw := range articles(t) {
		s := string(raw)
		require.Equal(t, s, joined(s, func(yield func(text.Span) bool) {
			for tok := range text.Tokens(s) {
				if !yield(tok.Span) {
					return
				}
			}
		}))
		require.Equal(t, s, joined(s, text.Sentences(s)))

		var w, m, n, o []byte
		for it := words.FromBytes(raw); it.Next(); {
			w = append(w, it.Value()...)
		}
		for it := sentences.FromBytes(raw); it.Next(); {
			m = append(m, it.Value()...)
		}
		for rest, state := raw, -1; len(rest) > 0; {
			var word []byte
			word, rest, state = uniseg.FirstWord(rest, state)
			n = append(n, word...)
		}
		for rest, state := raw, -1; len(rest) > 0; {
			var sentence []byte
			sentence, rest, state = uniseg.FirstSentence(rest, state)
			o = append(o, sentence...)
		}
		for _, got := range [][]byte{w, m, n, o} {
			require.Equal(t, s, string(got))
		}
	}
}

// joined puts spans and the gaps between them together. A gap holds nothing that is seen.
func joined(s string, spans func(func(text.Span) bool)) string {
	var out []byte
	end := 0
	gap := func(to int) {
		for _, r := range s[end:to] {
			if !text.IsSpace(r) && !text.IsInvisible(r) {
				return // the text will not be equal
			}
		}
		out = append(out, s[end:to]...)
	}
	for sp := range spans {
		gap(sp.Start)
		out = append(out, sp.Of(s)...)
		end = sp.End
	}
	gap(len(s))
	return string(out)
}

// TestSameWords: where a text is plain words, all give the same ones.
func TestSameWords(t *testing.T) {
	const s = "وصل القطار متأخرا"
	want := []string{"وصل", "القطار", "متأخرا"}
	var ours, uax, seg []string
	for tok := range text.Tokens(s) {
		ours = append(ours, tok.Of(s))
	}
	for it := words.FromString(s); it.Next(); {
		if it.Value() != " " {
			uax = append(uax, it.Value())
		}
	}
	for rest, state := s, -1; rest != ""; {
		var word string
		word, rest, state = uniseg.FirstWordInString(rest, state)
		if word != " " {
			seg = append(seg, word)
		}
	}
	require.Equal(t, want, ours)
	require.Equal(t, want, uax)
	require.Equal(t, want, seg)
	require.Len(t, analyzer(t).Analyze([]byte(s)), 3, "bleve stems them, and they stay three")
}

// perByte runs f over all articles once an iteration; f counts what it finds, so that
// nothing is optimised away.
func perByte(b *testing.B, f func(raw []byte, s string) int) {
	raws := articles(b)
	var texts []string
	size := 0
	for _, raw := range raws {
		texts = append(texts, string(raw))
		size += len(raw)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	found := 0
	for b.Loop() {
		for i, raw := range raws {
			found += f(raw, texts[i])
		}
	}
	require.NotZero(b, found)
}

func BenchmarkWords(b *testing.B) {
	b.Run("khabar", func(b *testing.B) {
		perByte(b, func(_ []byte, s string) (n int) {
			for range text.Tokens(s) {
				n++
			}
			return n
		})
	})
	b.Run("uax29", func(b *testing.B) {
		perByte(b, func(raw []byte, _ string) (n int) {
			for it := words.FromBytes(raw); it.Next(); {
				n++
			}
			return n
		})
	})
	b.Run("uniseg", func(b *testing.B) {
		perByte(b, func(raw []byte, _ string) (n int) {
			for rest, state := raw, -1; len(rest) > 0; n++ {
				_, rest, state = uniseg.FirstWord(rest, state)
			}
			return n
		})
	})
}

// BenchmarkTerms is what comes before looking words up: words in a form to look up by.
func BenchmarkTerms(b *testing.B) {
	b.Run("khabar", func(b *testing.B) {
		buf := make([]byte, 0, 1024)
		perByte(b, func(_ []byte, s string) (n int) {
			for tok := range text.Tokens(s) {
				buf = text.FoldAll.Append(buf[:0], tok.Of(s))
				n += len(buf)
			}
			return n
		})
	})
	b.Run("bleve", func(b *testing.B) {
		a := analyzer(b)
		perByte(b, func(raw []byte, _ string) int { return len(a.Analyze(raw)) })
	})
}

func BenchmarkSentences(b *testing.B) {
	b.Run("khabar", func(b *testing.B) {
		perByte(b, func(_ []byte, s string) (n int) {
			for range text.Sentences(s) {
				n++
			}
			return n
		})
	})
	b.Run("uax29", func(b *testing.B) {
		perByte(b, func(raw []byte, _ string) (n int) {
			for it := sentences.FromBytes(raw); it.Next(); {
				n++
			}
			return n
		})
	})
	b.Run("uniseg", func(b *testing.B) {
		perByte(b, func(raw []byte, _ string) (n int) {
			for rest, state := raw, -1; len(rest) > 0; n++ {
				_, rest, state = uniseg.FirstSentence(rest, state)
			}
			return n
		})
	})
}
