package entities_test

import (
	"testing"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/entities"
	"github.com/khabar-go/khabar/internal/corpus"
)

// BenchmarkTag tags real articles, parsed beforehand.
func BenchmarkTag(b *testing.B) {
	texts := corpus.Texts(b, 300)
	var articles []*article.Article
	size := 0
	for _, t := range texts {
		a, err := article.Parse(t)
		if err != nil {
			b.Fatal(err)
		}
		articles = append(articles, a)
		size += len(t)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		for _, a := range articles {
			entities.Tagger{}.Tag(a)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(articles)), "µs/article")
}
