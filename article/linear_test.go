package article_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
)

// TestLinear parses a megabyte of each hostile input in a fraction of a second, where
// anything quadratic would take minutes. The bound leaves room for the race detector on a
// busy machine; BenchmarkParseSize shows the time a byte up to 16 MiB.
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
				if best = min(best, time.Since(start)); best < time.Second {
					break
				}
			}
			require.Less(t, best, 10*time.Second)
		})
	}
}
