package article_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/internal/corpus"
)

// BenchmarkParse parses real articles one after the other.
func BenchmarkParse(b *testing.B) {
	texts := corpus.Texts(b, 2000)
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	b.SetBytes(int64(size / len(texts)))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := article.Parse(texts[i%len(texts)]); err != nil {
			b.Fatal(err)
		}
	}
}

// hostile are inputs made to be slow, each a pattern that is repeated.
var hostile = []struct{ name, unit string }{
	{"dashes", "-"},
	{"brackets", "("},
	{"newlines", "\n"},
	{"oneword", "ا"},
	{"words", "رويترز "},
	{"marks", "\u064B"},
	{"lines", "لندن: أحمد علي\n"},
	{"bullets", "- بند\n"},
	{"quotes", "\"«»"},
	{"stops", ". "},
	{"questions", "«؟ "},
	{"numbers", "1-2 "},
	{"urls", "http://)"},
	{"invalid", "\xff\xd8"},
}

// BenchmarkParseSize shows that the time a byte is constant: real text and hostile
// text, doubled up to 16 MiB.
func BenchmarkParseSize(b *testing.B) {
	real := bytes.Join(corpus.Texts(b, 5000), []byte("\n"))
	inputs := []struct {
		name string
		make func(n int) []byte
	}{{"real", func(n int) []byte { return bytes.Repeat(real, n/len(real)+1)[:n] }}}
	for _, h := range hostile {
		inputs = append(inputs, struct {
			name string
			make func(n int) []byte
		}{h.name, func(n int) []byte { return []byte(strings.Repeat(h.unit, n/len(h.unit))) }})
	}
	p := article.Parser{MaxBytes: -1, Encoding: "utf-8"}
	for _, in := range inputs {
		for size := 1 << 20; size <= 16<<20; size *= 2 {
			raw := in.make(size)
			b.Run(fmt.Sprintf("%s/%dMiB", in.name, size>>20), func(b *testing.B) {
				b.SetBytes(int64(len(raw)))
				for b.Loop() {
					if _, err := p.Parse(raw); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
