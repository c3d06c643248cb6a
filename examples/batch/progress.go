package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// A bar shows on a terminal how far the work is. It is told by several goroutines. Without
// a terminal it counts and shows nothing.
type bar struct {
	out     io.Writer
	columns func() int
	now     func() time.Time

	bytes counter // of the inputs that were read
	size  counter // of the inputs, as far as it is known
	sized counter // 1 when it is known

	mu                       sync.Mutex
	shown                    bool // bars are wanted
	drawn                    int  // columns of the bar that is on the terminal
	ended                    chan struct{}
	articles, failures, done int
	begun                    time.Time
	samples                  []sample
}

// A sample is how far the work was at a time.
type sample struct {
	at       time.Time
	bytes    int64
	articles int
}

const (
	redraw         = 200 * time.Millisecond
	window         = 20 * time.Second // rates are those of this time
	defaultColumns = 80
)

// newBar makes the bar of a run.
func (p *program) newBar(o options) *bar {
	b := &bar{out: p.stderr, columns: p.columns, now: p.now}
	writesToTerminal := p.onTerminal && o.output == ""
	b.shown = !o.quiet && !writesToTerminal && p.columns() > 0
	return b
}

// start begins the counting, and the drawing.
func (b *bar) start(r reading) {
	b.begun = b.now()
	if !b.shown {
		return
	}
	b.ended = make(chan struct{})
	go b.measure(r, b.ended)
	go b.redraw(b.ended)
}

// measure adds up the sizes of the inputs.
func (b *bar) measure(r reading, ended <-chan struct{}) {
	for f := range r.files() {
		select {
		case <-ended:
			return
		default:
		}
		if f.path == "-" && f.size() == 0 {
			return // nobody knows
		}
		b.size.Add(f.size())
	}
	b.sized.Store(1)
}

// redraw draws the bar again and again.
func (b *bar) redraw(ended <-chan struct{}) {
	tick := time.NewTicker(redraw)
	defer tick.Stop()
	for {
		select {
		case <-ended:
			return
		case <-tick.C:
			b.mu.Lock()
			if b.shown {
				b.draw()
			}
			b.mu.Unlock()
		}
	}
}

// stop takes the bar off the terminal; it may be called again.
func (b *bar) stop() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.clear()
	b.shown = false
	if b.ended != nil {
		close(b.ended)
		b.ended = nil
	}
}

// read hears of bytes of the inputs that were read.
func (b *bar) read(n int64) { b.bytes.Add(n) }

// wrote hears of an article that was written.
func (b *bar) wrote() {
	b.mu.Lock()
	b.articles++
	b.mu.Unlock()
}

// failed hears of a failure.
func (b *bar) failed() {
	b.mu.Lock()
	b.failures++
	b.mu.Unlock()
}

// skip hears of an article that was written before. Rates begin behind it.
func (b *bar) skip() {
	b.mu.Lock()
	b.done++
	b.samples = b.samples[:0]
	b.mu.Unlock()
}

// print writes a message over the bar, which comes back below it.
func (b *bar) print(message string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.clear()
	_, _ = io.WriteString(b.out, message)
}

// clear wipes the bar.
func (b *bar) clear() {
	if b.drawn > 0 {
		fmt.Fprintf(b.out, "\r%s\r", strings.Repeat(" ", b.drawn))
		b.drawn = 0
	}
}

// draw draws the bar over the last one.
func (b *bar) draw() {
	width := b.columns() - 1 // a full line would begin a new one
	line := b.state().line(width)
	n := utf8.RuneCountInString(line)
	pad := strings.Repeat(" ", max(min(b.drawn, width)-n, 0))
	_, _ = fmt.Fprintf(b.out, "\r%s%s", line, pad)
	b.drawn = n
}

// state samples the work and gives what the bar shows.
func (b *bar) state() state {
	now := sample{b.now(), b.bytes.Load(), b.articles}
	for len(b.samples) > 0 && now.at.Sub(b.samples[0].at) > window {
		b.samples = b.samples[1:]
	}
	b.samples = append(b.samples, now)
	s := state{bytes: now.bytes, articles: b.articles, failures: b.failures, done: b.done}
	if b.sized.Load() == 1 {
		s.size = b.size.Load()
	}
	first := b.samples[0]
	if t := now.at.Sub(first.at).Seconds(); t > 0 {
		s.articleRate = float64(now.articles-first.articles) / t
		s.byteRate = float64(now.bytes-first.bytes) / t
	}
	return s
}

// total tells what was done, in words.
func (b *bar) total() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	s := plural(b.articles, "article")
	if b.done > 0 {
		s += fmt.Sprintf(", %s there before", thousands(b.done))
	}
	if b.failures > 0 {
		s += fmt.Sprintf(", %s failed", thousands(b.failures))
	}
	t := b.now().Sub(b.begun)
	s += " in " + clock(t)
	if sec := t.Seconds(); sec >= 1 {
		s += fmt.Sprintf(" (%s/s", thousands(int(float64(b.articles)/sec)))
		if b.done == 0 { // else most bytes may be of articles that were there before
			s += ", " + rate(float64(b.bytes.Load())/sec)
		}
		s += ")"
	}
	return s
}

// A state is what a bar shows.
type state struct {
	bytes, size              int64 // size 0 is not known
	articles, failures, done int
	articleRate, byteRate    float64 // a second
}

const (
	cells    = 20 // of the bar
	minCells = 5
)

// line is the bar as text of at most so many columns.
func (s state) line(width int) string {
	parts := []string{plural(s.articles, "article")}
	if s.articleRate > 0 {
		parts = append(parts, thousands(int(s.articleRate+0.5))+"/s", rate(s.byteRate))
	}
	if s.failures > 0 {
		parts = append(parts, thousands(s.failures)+" failed")
	}
	if s.done > 0 {
		parts = append(parts, thousands(s.done)+" there before")
	}
	head := ""
	if s.size > 0 {
		share := min(float64(s.bytes)/float64(s.size), 1)
		head = fmt.Sprintf("%3d%% ", int(share*100))
		if left, ok := s.left(); ok {
			head += clock(left) + " left "
		}
		rest := utf8.RuneCountInString(head + strings.Join(parts, " · "))
		if n := min(cells, width-rest-1); n >= minCells {
			full := int(share * float64(n))
			head = strings.Repeat("█", full) + strings.Repeat("░", n-full) + head
		}
	}
	line := head + strings.Join(parts, " · ")
	for len(parts) > 0 && utf8.RuneCountInString(line) > width {
		parts = parts[:len(parts)-1]
		line = head + strings.Join(parts, " · ")
	}
	if utf8.RuneCountInString(line) > width {
		return ""
	}
	return line
}

// left is the time that the rest takes at this rate.
func (s state) left() (time.Duration, bool) {
	if s.byteRate <= 0 || s.articleRate <= 0 {
		return 0, false
	}
	sec := float64(max(s.size-s.bytes, 0)) / s.byteRate
	return time.Duration(min(sec, 1e6) * float64(time.Second)), true
}

// clock is a length of time: 0:07, 12:34, 3:04:05.
func clock(d time.Duration) string {
	sec := int(d.Round(time.Second) / time.Second)
	if sec >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", sec/3600, sec/60%60, sec%60)
	}
	return fmt.Sprintf("%d:%02d", sec/60, sec%60)
}

// rate is a rate of bytes.
func rate(perSecond float64) string {
	if perSecond < 1e5 {
		return fmt.Sprintf("%.0f kB/s", perSecond/1e3)
	}
	return fmt.Sprintf("%.1f MB/s", perSecond/1e6)
}

// plural is a number of things.
func plural(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return thousands(n) + " " + thing
}

// thousands is a number with commas.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
