package dates

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	dateparser "github.com/markusmobius/go-dateparser"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/text"
)

// A reader reads one case, and tells whether it is right.
type reader struct {
	name string
	read func(e *expression) bool
}

// regional are locales that name the months otherwise than "ar" does, one a set of names.
// The peer takes one of a language at a time, so they are tried in turn.
var regional = []string{"ar", "ar-SY", "ar-IQ", "ar-LB", "ar-TN", "ar-DZ", "ar-MA", "ar-MR", "ar-LY", "ar-SA"}

// readers are the two libraries, the peer in its settings.
func readers() []reader {
	plain := regional[:1]
	return []reader{
		{"khabar", khabar},
		{"ar", peer(plain, false)},
		{"ar+hijri", peer(plain, true)},
		{"locales", peer(regional, false)},
		{"locales+hijri", peer(regional, true)},
	}
}

// khabar wants the very value, with the very span where there is text around.
func khabar(e *expression) bool {
	f := date.Finder{Country: e.country}
	if e.known {
		f.Anchor = e.anchor
	}
	if !e.running {
		m, err := f.Parse(e.text)
		if e.want.IsZero() {
			return err != nil
		}
		return err == nil && m.Range() == e.want
	}
	span := text.Span{Start: e.start, End: e.end}
	found := false
	for _, m := range f.Append(nil, e.text) {
		if e.want.IsZero() && m.Overlaps(span) && !m.Value.IsZero() {
			return false
		}
		found = found || m.Span == span && m.Range() == e.want
	}
	return found || e.want.IsZero()
}

// peer wants an instant inside the value, from any of the locales. In running text any of
// what Search finds will do.
func peer(locales []string, hijri bool) func(*expression) bool {
	return func(e *expression) bool {
		for _, locale := range locales {
			cfg := &dateparser.Configuration{Locales: []string{locale}, CurrentTime: e.anchor, DefaultTimezone: time.UTC}
			if e.country == "US" {
				cfg.DateOrder = dateparser.MDY
			}
			if ok, end := peerReads(cfg, e); ok || end {
				return ok
			}
		}
		if !hijri || e.running {
			return e.want.IsZero()
		}
		cfg := &dateparser.Configuration{Locales: []string{"ar"}, CurrentTime: e.anchor, DateOrder: dateparser.DMY} // its default has the month first
		d, err := dateparser.ParseHijri(cfg, e.text)
		if e.want.IsZero() {
			return err != nil || d.Time.IsZero()
		}
		return err == nil && inside(e.want, d.Time)
	}
}

// peerReads reads with one locale. end tells that it is not worth while to try another:
// something was found where there is nothing.
func peerReads(cfg *dateparser.Configuration, e *expression) (right, end bool) {
	var times []time.Time
	if e.running {
		_, found, _ := dateparser.Search(cfg, e.text)
		for _, r := range found {
			times = append(times, r.Date.Time)
		}
	} else if d, err := dateparser.Parse(cfg, e.text); err == nil && !d.Time.IsZero() {
		times = append(times, d.Time)
	}
	if e.want.IsZero() {
		return false, len(times) > 0
	}
	return slices.ContainsFunc(times, func(t time.Time) bool { return inside(e.want, t) }), false
}

// inside tells whether the clock and calendar of an instant lie inside a value.
func inside(v date.Value, t time.Time) bool {
	from, to, ok := v.Bounds(time.UTC)
	t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
	return ok && !t.Before(from) && t.Before(to)
}

// cases are all that are compared, the specification's first.
func cases(tb testing.TB) (all []expression, spec int) {
	all, left := specification(tb)
	spec = len(all)
	all = append(all, suites(tb)...)
	tb.Logf("%d phrases of the specification, %d left out that have no instant (ranges, lengths, sets, …); %d cases of other projects", spec, left, len(all)-spec)
	return all, spec
}

// TestSideBySide prints how much each reads right, by kind of expression, and the median
// time of one expression that is read alone.
func TestSideBySide(t *testing.T) {
	all, spec := cases(t)
	require.Greater(t, spec, 3000)
	rs := readers()
	type tally struct{ right, of int }
	var groups []string
	byGroup := map[string][]tally{}
	own := make([]tally, len(rs))     // the specification's cases with a value
	nothing := make([]tally, len(rs)) // and those without
	times := make([][]time.Duration, len(rs))
	for n := range all {
		e := &all[n]
		if byGroup[e.group] == nil {
			groups = append(groups, e.group)
			byGroup[e.group] = make([]tally, len(rs))
		}
		for i, r := range rs {
			right := r.read(e)
			sums := []*tally{&byGroup[e.group][i]}
			if n < spec && !e.want.IsZero() {
				sums = append(sums, &own[i])
			} else if n < spec {
				sums = append(sums, &nothing[i])
			}
			for _, s := range sums {
				s.of++
				if right {
					s.right++
				}
			}
			if !e.running && !e.want.IsZero() && n%4 == 0 {
				times[i] = append(times[i], duration(r, e))
			}
		}
	}

	var b strings.Builder
	row := func(name string, cells ...string) {
		fmt.Fprintf(&b, "%-26s", name)
		for _, c := range cells {
			fmt.Fprintf(&b, " %12s", c)
		}
		b.WriteByte('\n')
	}
	share := func(ts []tally) (cells []string) {
		for _, s := range ts {
			cells = append(cells, fmt.Sprintf("%.1f%%", 100*float64(s.right)/float64(max(s.of, 1))))
		}
		return cells
	}
	var names []string
	for _, r := range rs {
		names = append(names, r.name)
	}
	row("right of", names...)
	for _, g := range groups {
		ts := byGroup[g]
		row(fmt.Sprintf("%s %d", g, ts[0].of), share(ts)...)
	}
	row(fmt.Sprintf("all with a value %d", own[0].of), share(own)...)
	row(fmt.Sprintf("all without %d", nothing[0].of), share(nothing)...)
	var medians []string
	for _, d := range times {
		slices.Sort(d)
		medians = append(medians, d[len(d)/2].String())
	}
	row(fmt.Sprintf("median time of %d", len(times[0])), medians...)
	t.Logf("Khabar and go-dateparser in four settings; «locales» is %d, tried in turn\n%s", len(regional), b.String())

	assert.Greater(t, own[0].right*100, own[0].of*95, "Khabar on its own specification")
	for i := range rs[1:] {
		assert.Greater(t, own[i+1].right, 100, "the peer does run")
	}
	if s := byGroup["dateparser (suite)"]; s != nil {
		assert.GreaterOrEqual(t, s[len(rs)-1].right*10, s[0].of*9, "the peer reads its own suite")
	}
}

// duration is how long a reader takes for an expression, after it has seen it once.
func duration(r reader, e *expression) time.Duration {
	n := 1
	if r.name == "khabar" {
		n = 50 // too short for the clock
	}
	start := time.Now()
	for range n {
		r.read(e)
	}
	return time.Since(start) / time.Duration(n)
}

// TestJudge holds the judge of the peer: it must be able to say both.
func TestJudge(t *testing.T) {
	v, err := date.Parse("2024-06")
	require.NoError(t, err)
	assert.True(t, inside(v, time.Date(2024, 6, 28, 10, 30, 0, 0, time.UTC)))
	assert.False(t, inside(v, time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC)))
	assert.True(t, inside(v, time.Date(2024, 6, 30, 23, 0, 0, 0, time.FixedZone("", -8*3600))), "the clock as written")

	read := peer([]string{"ar"}, false)
	day, err := date.Parse("2015-01-06")
	require.NoError(t, err)
	assert.True(t, read(&expression{text: "6 يناير 2015", anchor: opening, want: day}))
	assert.False(t, read(&expression{text: "7 يناير 2015", anchor: opening, want: day}))
	assert.True(t, read(&expression{text: "وصل الوزير", anchor: opening, running: true}))
	hijri, err := date.Parse("2011-08-14T09:40")
	require.NoError(t, err)
	assert.True(t, peer([]string{"ar"}, true)(&expression{text: "14-09-1432 هـ, 09:40 صباحاً", anchor: opening, want: hijri}))
}

// BenchmarkParse reads expressions that stand alone and have a value, one after the other.
func BenchmarkParse(b *testing.B) {
	all, _ := specification(b)
	all = slices.DeleteFunc(all, func(e expression) bool { return e.running || e.want.IsZero() })
	for _, r := range readers() {
		b.Run(strings.ReplaceAll(r.name, " ", "-"), func(b *testing.B) {
			b.ReportAllocs()
			right, n := 0, 0
			for b.Loop() {
				if r.read(&all[n%len(all)]) {
					right++
				}
				n++
			}
			b.ReportMetric(100*float64(right)/float64(n), "%right")
		})
	}
}

// BenchmarkSearch finds in running text.
func BenchmarkSearch(b *testing.B) {
	all, _ := specification(b)
	all = slices.DeleteFunc(all, func(e expression) bool { return !e.running })
	size := 0
	for _, e := range all {
		size += len(e.text)
	}
	for _, r := range readers()[:2] {
		b.Run(r.name, func(b *testing.B) {
			b.SetBytes(int64(size / len(all)))
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				r.read(&all[n%len(all)])
				n++
			}
		})
	}
}
