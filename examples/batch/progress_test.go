package main

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestBarLine: what a bar shows, and how it gives way where the terminal is narrow.
func TestBarLine(t *testing.T) {
	full := state{bytes: 42e6, size: 100e6, articles: 12345, failures: 2, done: 1000, articleRate: 850.4, byteRate: 4.15e6}
	for _, c := range []struct {
		name  string
		s     state
		width int
		want  string
	}{
		{"wide", full, 119, "████████░░░░░░░░░░░░ 42% 0:14 left 12,345 articles · 850/s · 4.2 MB/s · 2 failed · 1,000 there before"},
		{"a terminal of 80", full, 79, " 42% 0:14 left 12,345 articles · 850/s · 4.2 MB/s · 2 failed"},
		{"narrow", full, 40, " 42% 0:14 left 12,345 articles · 850/s"},
		{"very narrow", full, 10, ""},
		{"nothing yet", state{}, 79, "0 articles"},
		{"size not known", state{bytes: 5000, articles: 1, articleRate: 1, byteRate: 5000}, 79, "1 article · 1/s · 5 kB/s"},
		{"begun", state{size: 100}, 60, "░░░░░░░░░░░░░░░░░░░░  0% 0 articles"},
		{"done", state{bytes: 100, size: 100, articles: 7, articleRate: 7, byteRate: 100}, 60, "███████████████████100% 0:00 left 7 articles · 7/s · 0 kB/s"},
		{"more read than there was", state{bytes: 150, size: 100, articles: 7}, 60, "████████████████████100% 7 articles"},
		{"hours", state{bytes: 1e9, size: 1e11, articles: 5, articleRate: 1, byteRate: 1e7}, 79, "░░░░░░░░░░░░░░░░░░░░  1% 2:45:00 left 5 articles · 1/s · 10.0 MB/s"},
	} {
		got := c.s.line(c.width)
		assert.Equal(t, c.want, got, c.name)
		assert.LessOrEqual(t, utf8.RuneCountInString(got), c.width, c.name)
	}
}

// TestBar draws a bar with a clock of our own.
func TestBar(t *testing.T) {
	var out bytes.Buffer
	now := time.Unix(1000, 0)
	b := &bar{out: &out, columns: func() int { return 80 }, now: func() time.Time { return now }, shown: true, begun: now}
	b.size.Store(1000e3)
	b.sized.Store(1)
	draw := func() string {
		out.Reset()
		b.draw()
		return out.String()
	}
	assert.Equal(t, "\r░░░░░░░░░░░░░░░░░░░░  0% 0 articles", draw())

	// What was there before does not count for the rates.
	b.read(500e3)
	for range 300 {
		b.skip()
	}
	draw()
	for range 10 {
		now = now.Add(time.Second)
		b.read(10e3)
		for range 5 {
			b.wrote()
		}
	}
	assert.Equal(t, "\r██████████░░░░░░░ 60% 0:40 left 50 articles · 5/s · 10 kB/s · 300 there before", draw())

	// Rates are those of the last seconds.
	for range 60 {
		now = now.Add(time.Second)
		b.read(1e3)
		b.wrote()
		draw()
	}
	assert.Contains(t, draw(), " 1/s · 1 kB/s")

	// A message goes over the bar, which is wiped first.
	out.Reset()
	width := b.drawn
	b.print("batch: a.txt: broken\n")
	assert.Equal(t, "\r"+strings.Repeat(" ", width)+"\rbatch: a.txt: broken\n", out.String())
	out.Reset()
	b.print("again\n")
	assert.Equal(t, "again\n", out.String())

	draw()
	out.Reset()
	b.stop()
	b.stop()
	assert.Equal(t, "\r"+strings.Repeat(" ", width)+"\r", out.String())
	assert.Equal(t, "110 articles, 300 there before in 1:10 (1/s)", b.total())
	b.done, b.failures = 0, 1
	assert.Equal(t, "110 articles, 1 failed in 1:10 (1/s, 9 kB/s)", b.total())
}

// A lockedBuffer is a terminal that several goroutines write to.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

// TestTerminal: the bar is drawn on a terminal only, not with -quiet, and not where the
// digests go to the terminal.
func TestTerminal(t *testing.T) {
	for _, c := range []struct {
		name       string
		columns    int
		onTerminal bool
		args       string
		bar        bool
	}{
		{"terminal", 80, false, "", true},
		{"no terminal", 0, false, "", false},
		{"quiet", 80, false, "-quiet", false},
		{"digests on the terminal", 80, true, "", false},
		{"digests in a file", 80, true, "-o out", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree{{"a.txt", article("1")}}.write(t)
			in, w, err := os.Pipe()
			require.NoError(t, err)
			var out bytes.Buffer
			var errs lockedBuffer
			p := program{stdin: in, stdout: &out, stderr: &errs, columns: func() int { return c.columns }, onTerminal: c.onTerminal, now: time.Now}
			done := make(chan int)
			go func() { done <- p.run(append(strings.Fields(c.args), "a.txt", "-json", "-")) }()
			// the input stays open until the bar was drawn, or should have been
			if c.bar {
				waitFor(t, func() bool { return strings.Contains(errs.String(), "\r") })
			} else {
				time.Sleep(redraw + redraw/2)
			}
			require.NoError(t, w.Close())
			<-done
			assert.Equal(t, c.bar, strings.Contains(errs.String(), "\r"), "%q", errs.String())
		})
	}
}

func TestClock(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0:00", 7400 * time.Millisecond: "0:07", 59600 * time.Millisecond: "1:00", 754 * time.Second: "12:34", 11045 * time.Second: "3:04:05",
	} {
		assert.Equal(t, want, clock(d))
	}
}
