package dates

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/internal/corpus"
)

// An expression is a case: a text, what of it is to be read, and what that means.
type expression struct {
	group      string
	text       string // the whole of it is the expression, unless running
	start, end int    // where the expression is
	running    bool   // there is more text around the expression, or there is none
	anchor     time.Time
	known      bool // the anchor is
	country    string
	want       date.Value // zero: nothing is to be found, or no value given
}

// opening is the anchor where a case has none: a peer needs some day for what it fills in.
var opening = time.Date(2024, 7, 28, 0, 0, 0, 0, time.UTC)

// specification reads the phrases of article/date/testdata that are compared, by file,
// and counts those that are left out.
func specification(tb testing.TB) (cases []expression, left int) {
	files, err := filepath.Glob(filepath.Join(corpus.Root(tb), "article", "date", "testdata", "*.txt"))
	require.NoError(tb, err)
	require.NotEmpty(tb, files)
	for _, file := range files {
		raw, err := os.ReadFile(file)
		require.NoError(tb, err)
		e := expression{group: strings.TrimSuffix(filepath.Base(file), ".txt"), anchor: opening}
		compared, none := false, false
		for _, line := range strings.Split(string(raw), "\n") {
			switch {
			case line == "" || line[0] == '#':
			case strings.HasPrefix(line, "@anchor "):
				day, err := time.Parse(time.DateOnly, strings.TrimSpace(line[len("@anchor "):]))
				e.known = err == nil
				e.anchor = opening
				if e.known {
					e.anchor = day
				}
			case strings.HasPrefix(line, "@country "):
				if e.country = strings.TrimSpace(line[len("@country "):]); e.country == "none" {
					e.country = ""
				}
			case line[0] == '!':
				compared, none, e.want = true, true, date.Value{}
			case line[0] == '=':
				fields := strings.Fields(line[1:])
				e.want, none = date.Value{}, false
				if compared = strings.Contains(line, "issue=impossible"); !compared {
					e.want, err = date.Parse(fields[0])
					compared = err == nil && hasInstant(e.want) && !strings.Contains(line, " end=") && (fields[1] == "DATE" || fields[1] == "TIME")
				}
			case !compared:
				left++
			default:
				before, rest, marked := strings.Cut(line, "⟦")
				inside, after, _ := strings.Cut(rest, "⟧")
				c := e
				c.text, c.start, c.end = line, 0, len(line)
				if marked {
					c.text, c.start, c.end = before+inside+after, len(before), len(before)+len(inside)
				}
				c.running = marked || none
				if none {
					c.group = "negatives"
				}
				cases = append(cases, c)
			}
		}
	}
	return cases, left
}

// hasInstant tells whether a value is of a kind that an instant can be right for: a
// year, month, day or time of the calendar.
func hasInstant(v date.Value) bool {
	if _, isRange := v.End(); isRange {
		return false
	}
	switch v.Grain() {
	case date.Year, date.MonthGrain, date.Day, date.DayPart, date.Hour, date.Minute, date.Second:
		_, _, ok := v.Bounds(time.UTC)
		return ok
	}
	return false
}

// A suiteCase is a line of the other projects' suites.
type suiteCase struct {
	Suite, Kind, Input, Expected, Reference string
}

// suites reads the points of other projects' suites, where they lie beside the checkout.
func suites(tb testing.TB) []expression {
	dir, ok := corpus.Shared(tb, "dates")
	if !ok {
		return nil
	}
	var cases []expression
	for _, name := range []string{"dateparser", "arphp", "duckling", "hijri-pairs-news"} {
		f, err := os.Open(filepath.Join(dir, name+".jsonl"))
		require.NoError(tb, err)
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<20)
		for sc.Scan() {
			var c suiteCase
			require.NoError(tb, json.Unmarshal(sc.Bytes(), &c))
			e := expression{group: name + " (suite)", text: c.Input, end: len(c.Input), anchor: opening}
			for _, layout := range []string{"2006-01-02T15:04:05", time.RFC3339} {
				if at, err := time.Parse(layout, c.Reference); err == nil {
					e.anchor, e.known = time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC), true
				}
			}
			if e.want, ok = c.value(e.anchor); ok {
				cases = append(cases, e)
			}
		}
		require.NoError(tb, sc.Err())
		require.NoError(tb, f.Close())
	}
	return cases
}

// value is what a suite asks for, as far as it is a point of the calendar.
func (c suiteCase) value(anchor time.Time) (date.Value, bool) {
	switch c.Kind {
	case "translation-to-english":
		at, err := time.Parse("2 january 2006 03:04 pm", c.Expected)
		if err != nil {
			return date.Value{}, false
		}
		c.Expected = at.Format("2006-01-02T15:04")
	case "time/hour":
		c.Expected += ":00"
	case "relative": // the clock time of the reference stands for none
		c.Expected = strings.TrimSuffix(c.Expected, anchor.Format("T15:04:05"))
	case "numeral", "ordinal", "tokenise", "language-applicable", "search", "search-whole", "time/second":
		return date.Value{}, false
	}
	if strings.Count(c.Expected, ":") == 2 {
		c.Expected = strings.TrimSuffix(c.Expected, ":00")
	}
	v, err := date.Parse(c.Expected)
	return v, err == nil && hasInstant(v)
}
