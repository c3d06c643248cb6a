package number

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/khabar-go/khabar/article/text"
)

// news gives the text of real articles, for measuring only.
func news(b *testing.B, n int) []*text.Source {
	f, err := os.Open(filepath.Join(shared, "text/news.jsonl.gz"))
	if err != nil {
		b.Skipf("no %s/text/news.jsonl.gz beside the repository", shared)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	var out []*text.Source
	for sc.Scan() && len(out) < n {
		var a struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			b.Fatal(err)
		}
		out = append(out, text.New(a.Text))
	}
	return out
}

func BenchmarkFind(b *testing.B) {
	srcs := news(b, 1000)
	size := 0
	for _, s := range srcs {
		size += len(s.Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	var ms []Mention
	b.ResetTimer()
	for range b.N {
		n := 0
		for _, s := range srcs {
			ms = Finder{}.Append(ms[:0], s, nil)
			n += len(ms)
		}
		b.ReportMetric(float64(n), "mentions")
	}
}

// BenchmarkTokens is the floor under BenchmarkFind.
func BenchmarkTokens(b *testing.B) {
	srcs := news(b, 1000)
	size := 0
	for _, s := range srcs {
		size += len(s.Text)
	}
	b.SetBytes(int64(size))
	b.ResetTimer()
	for range b.N {
		for _, s := range srcs {
			t := text.NewTokenizer(s.Text)
			for t.Next() {
			}
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for _, s := range []string{"50,000", "١٢٫٥", "50 ألف", "ثلاثمئة وخمسة وستون", "مليون ونصف المليون", "الحادية عشرة"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if _, err := Parse(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
