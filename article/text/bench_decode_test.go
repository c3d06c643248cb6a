package text_test

import (
	"testing"

	"github.com/khabar-go/khabar/article/text"
)

// decodeArticles gives the text of articles as [news] does, ours decoded.
func decodeArticles(b *testing.B) []string {
	var articles []string
	for _, s := range news(b) {
		src, err := text.Decode([]byte(s), "")
		if err != nil {
			b.Fatal(err)
		}
		articles = append(articles, src.Text)
	}
	return articles
}

// BenchmarkDecode decodes articles of every encoding, by label and by detection. MB/s
// are those of the input.
func BenchmarkDecode(b *testing.B) {
	articles := decodeArticles(b)
	for _, enc := range encodings {
		var raws [][]byte
		size := 0
		for _, s := range articles {
			raw := encode(enc, s)
			raws = append(raws, raw)
			size += len(raw)
		}
		for _, label := range []string{enc.String(), ""} {
			name := enc.String() + "/label"
			if label == "" {
				name = enc.String() + "/detect"
			}
			b.Run(name, func(b *testing.B) {
				b.SetBytes(int64(size))
				b.ReportAllocs()
				for b.Loop() {
					for _, raw := range raws {
						if _, err := text.Decode(raw, label); err != nil {
							b.Fatal(err)
						}
					}
				}
			})
		}
	}
}

// BenchmarkUTF16 converts the span of every token of an article, the way of JavaScript.
func BenchmarkUTF16(b *testing.B) {
	articles := decodeArticles(b)
	var sources []*text.Source
	var spans [][]text.Span
	size, count := 0, 0
	for _, s := range articles[:min(len(articles), 200)] {
		sources = append(sources, text.New(s))
		size += len(s)
		var of []text.Span
		for i, t := 0, text.NewTokenizer(s); t.Next() && i < 1<<20; i++ {
			of = append(of, t.Token().Span)
		}
		spans = append(spans, of)
		count += len(of)
	}
	b.Run("Offsets", func(b *testing.B) {
		b.SetBytes(int64(size))
		b.ReportAllocs()
		for b.Loop() {
			for i, src := range sources {
				index := src.Offsets()
				for _, sp := range spans[i] {
					index.UTF16(sp)
				}
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(count), "ns/span")
	})
	b.Run("whole", func(b *testing.B) {
		b.SetBytes(int64(size))
		b.ReportAllocs()
		for b.Loop() {
			for _, src := range sources {
				src.UTF16(text.Span{Start: 0, End: len(src.Text)})
			}
		}
	})
}
