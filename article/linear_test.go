package article_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
)

// TestLinear parses a megabyte of each hostile input in less than a second, where anything
// quadratic would take minutes; BenchmarkParseSize shows the time a byte up to 16 MiB.
func TestLinear(t *testing.T) {
	p := article.Parser{MaxBytes: -1, Encoding: "utf-8"}
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			raw := []byte(strings.Repeat(h.unit, (1<<20)/len(h.unit)))
			best := time.Hour
			for range 3 {
				start := time.Now()
				_, err := p.Parse(raw)
				require.NoError(t, err)
				best = min(best, time.Since(start))
			}
			require.Less(t, best, time.Second)
		})
	}
}
