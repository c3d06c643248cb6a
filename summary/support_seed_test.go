package summary_test

import (
	"os"
	"testing"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/internal/corpus"
	"github.com/khabar-go/khabar/summary"
)

// The two bullets of the seed article are supported, with their sentences.
func TestSupportSeed(t *testing.T) {
	raw, err := os.ReadFile(corpus.NeedShared(t, "seed") + "/article.txt")
	if err != nil {
		t.Fatal(err)
	}
	a, err := article.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	c := summary.NewChecker(summary.Analyze(a))
	for _, b := range a.Summary.Items {
		r := c.Check(b.Text)
		t.Logf("%.2f %s", r.Score, b.Text)
		for _, e := range r.Sentences {
			for _, p := range e.Body {
				t.Logf("   %.2f %s", p.Score, a.Source.Slice(p.Span))
			}
		}
		for _, f := range r.Findings {
			t.Errorf("finding %v: %s", f.Reason, f.Message)
		}
	}
}
