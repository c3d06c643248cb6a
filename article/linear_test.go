package article_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
)

// TestLinear parses hostile inputs of 64 KiB and of 1 MiB: sixteen times the input may
// take no more than sixty times as long (memory and a busy machine cost something), where
// anything quadratic would take 256.
func TestLinear(t *testing.T) {
	p := article.Parser{MaxBytes: -1, Encoding: "utf-8"}
	run := func(raw []byte) time.Duration {
		best := time.Hour
		for range 3 {
			start := time.Now()
			_, err := p.Parse(raw)
			require.NoError(t, err)
			best = min(best, time.Since(start))
		}
		return best
	}
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			small := run([]byte(strings.Repeat(h.unit, (64<<10)/len(h.unit))))
			large := run([]byte(strings.Repeat(h.unit, (1<<20)/len(h.unit))))
			require.Less(t, large, 60*small+20*time.Millisecond, "64 KiB took %v", small)
			require.Less(t, large, 2*time.Second)
		})
	}
}
