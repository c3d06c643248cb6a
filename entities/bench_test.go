package entities_test

import (
	"testing"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/entities"
	"github.com/khabar-go/khabar/internal/corpus"
)

// parsed reads articles, and tells of how many bytes they are.
func parsed(b *testing.B, max int) (articles []*article.Article, size int) {
	for _, t := range corpus.Texts(b, max) {
		a, err := article.Parse(t)
		if err != nil {
			b.Fatal(err)
		}
		articles = append(articles, a)
		size += len(t)
	}
	return articles, size
}

// BenchmarkTag tags real articles, parsed beforehand.
func BenchmarkTag(b *testing.B) {
	articles, size := parsed(b, 300)
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

// BenchmarkTagParallel tags the same articles by as many goroutines as -cpu says:
//
//	go test -run xxx -bench TagParallel -cpu 1,2 ./entities
func BenchmarkTagParallel(b *testing.B) {
	articles, size := parsed(b, 300)
	b.SetBytes(int64(size / len(articles)))
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for i := 0; pb.Next(); i++ {
			entities.Tagger{}.Tag(articles[i%len(articles)])
		}
	})
}
