package number

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A suiteCase is a numeral or ordinal of another project's tests.
type suiteCase struct {
	Suite, ID, Input, Expected, Kind string
}

func readSuite(t *testing.T, name string) []suiteCase {
	f, err := os.Open(filepath.Join(shared, "dates", name+".jsonl"))
	if os.IsNotExist(err) {
		t.Skipf("no %s/dates/%s.jsonl beside the repository", shared, name)
	}
	require.NoError(t, err)
	defer f.Close()
	var cases []suiteCase
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		var c suiteCase
		require.NoError(t, json.Unmarshal(sc.Bytes(), &c))
		if strings.HasPrefix(c.Kind, "numeral") || strings.HasPrefix(c.Kind, "ordinal") {
			cases = append(cases, c)
		}
	}
	return cases
}

// differs tells how a case is read otherwise than the suite has it.
func (c suiteCase) differs() string {
	in := strings.TrimLeft(strings.TrimRight(c.Input, " ()[],.!؟،؛$&@#*\"'"), " ()[],!؟،؛$&@#*\"'")
	if r := strings.TrimLeft(in, "."); r != in && (r == "" || r[0] < '0' || r[0] > '9') { // punctuation, and not .1
		in = strings.TrimSpace(r)
	}
	ordinal := strings.HasPrefix(c.Kind, "ordinal")
	if strings.Contains(c.Expected, "|") {
		var got []string
		for _, m := range Find(text.New(in)) {
			got = append(got, m.Value.String())
		}
		if s := strings.Join(got, " | "); s != c.Expected {
			return s
		}
		return ""
	}
	v, err := Parse(in)
	if ms := Find(text.New(in)); err != nil && len(ms) == 1 && ms[0].Type == Percent {
		v.d, _ = ms[0].Value.d.Mul10(-2) // the suites give a hundredth, Khabar what stands before %
		err = nil
	}
	kind := numeral.Kind(0)
	if n, ok := numeral.Read(in, 0); ok {
		kind = n.Kind
		if n.Kind == numeral.Cardinal && n.Def && !n.Digits {
			kind = numeral.Ordin // of the two readings of «العشرون» the suites want this one
		}
	}
	if c.Expected == "" { // a cardinal is no ordinal, and the other way round
		if err != nil || ordinal == (kind != numeral.Ordin) {
			return ""
		}
		return v.String()
	}
	if err != nil {
		return "nothing"
	}
	if ordinal != (kind == numeral.Ordin) {
		return v.String() + ", not an ordinal as wanted"
	}
	if f, e := strconv.ParseFloat(c.Expected, 64); e == nil && math.Round(f*1000) == v.Float64()*1000 && len(c.Expected) > 12 {
		return "" // without an end: three decimals
	}
	if !closeTo(v.String(), c.Expected) {
		return v.String()
	}
	return ""
}

// TestSuites reads the numerals of duckling and Maha. Differences are listed in
// suites.txt with their reasons, and what is listed must differ.
func TestSuites(t *testing.T) {
	data, err := os.ReadFile("suites.txt")
	require.NoError(t, err)
	reasons := map[string]string{}
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		id, reason, ok := strings.Cut(line, "\t")
		require.True(t, ok && reason != "", "suites.txt:%d", n+1)
		reasons[id] = reason
	}
	used := map[string]bool{}
	for _, name := range []string{"duckling", "maha"} {
		t.Run(name, func(t *testing.T) {
			cases := readSuite(t, name)
			require.NotEmpty(t, cases)
			bad, colloquial := 0, 0
			for _, c := range cases {
				d := c.differs()
				if d == "" {
					continue
				}
				used[c.ID] = true
				if strings.HasPrefix(reasons[c.ID], "colloquial") {
					colloquial++
					continue
				}
				bad++
				if reasons[c.ID] == "" {
					assert.Fail(t, c.ID, "%s: %q want %s got %s", c.Kind, c.Input, c.Expected, d)
				}
			}
			n := len(cases) - colloquial
			share := 100 * float64(n-bad) / float64(n)
			t.Logf("%s: %d of %d as the suite has them (%.2f%%), %d colloquial besides", name, n-bad, n, share, colloquial)
			assert.GreaterOrEqual(t, share, 99.0)
		})
	}
	if len(used) > 0 {
		for id := range reasons {
			assert.True(t, used[id], "suites.txt: %s is read as the suite has it now", id)
		}
	}
}
