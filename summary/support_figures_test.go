package summary_test

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/internal/claims"
	"github.com/khabar-go/khabar/internal/corpus"
	"github.com/khabar-go/khabar/summary"
)

// A supportTally counts cases of a kind.
type supportTally struct{ cases, flagged int }

func (t supportTally) share() float64 { return 100 * float64(t.flagged) / float64(max(1, t.cases)) }

// add counts a case: a changed claim is found where a finding touches what was changed, a
// true one is flagged by any.
func (t *supportTally) add(tb testing.TB, c claims.Case, r summary.Report) (flagged bool) {
	flagged = slices.ContainsFunc(r.Findings, func(f summary.Finding) bool {
		return c.Kind == claims.True || f.Claim.Start < c.At.End && c.At.Start < f.Claim.End
	})
	t.cases++
	if flagged {
		t.flagged++
	}
	if c.Kind == claims.True && os.Getenv("SUPPORT_DUMP") == "own" {
		for _, f := range r.Findings {
			tb.Logf("%v: %s\n%s", f.Reason, f.Message, c.Claim)
		}
	}
	return flagged
}

// newsPairs reads every step-th article of the news that has a standfirst which can be
// taken out of its text.
func newsPairs(t testing.TB, step int) []claims.Pair {
	var pairs []claims.Pair
	for i, a := range corpus.News(t, 1<<30) {
		if i%step != 0 || a.Standfirst == "" || len(a.Text) > 30000 {
			continue
		}
		body, ok := claims.WithoutCopy(a.Text, a.Standfirst)
		if !ok || len(body) < 300 {
			continue
		}
		day, err := time.Parse(time.RFC3339, a.Date)
		if err != nil {
			day, _ = time.Parse("2006-01-02", a.Date[:min(10, len(a.Date))])
		}
		id := fmt.Sprint(i)
		pairs = append(pairs, claims.Pair{ID: id, Title: a.Title, Claim: a.Standfirst, Body: body, Published: day})
	}
	return pairs
}

// checkers makes a Checker of the body of each pair, once.
type checkers struct {
	mu sync.Mutex
	of map[string]*checked
}

type checked struct {
	once sync.Once
	c    *summary.Checker
}

func (cs *checkers) check(tb testing.TB, c claims.Case) summary.Report {
	cs.mu.Lock()
	k := cs.of[c.Pair.ID]
	if k == nil {
		k = &checked{}
		cs.of[c.Pair.ID] = k
	}
	cs.mu.Unlock()
	k.once.Do(func() {
		a, err := article.Parser{Published: c.Pair.Published, Headline: c.Pair.Title}.Parse([]byte(c.Pair.Title + "\n" + c.Pair.Body))
		if err != nil {
			tb.Error(err)
			return
		}
		k.c = summary.NewChecker(summary.Analyze(a))
	})
	return k.c.Check(c.Claim)
}

func TestSupportFigures(t *testing.T) {
	corpus.NeedShared(t, "text/news.jsonl.gz")
	if testing.Short() {
		t.Skip("measures on the news; not with -short")
	}
	step := 10
	if v, err := strconv.Atoi(os.Getenv("SUPPORT_STEP")); err == nil {
		step = max(1, v)
	}
	seed, err := strconv.ParseUint(os.Getenv("SUPPORT_SEED"), 10, 64) // another gives other changes
	if err != nil {
		seed = 1
	}
	pairs := newsPairs(t, step)
	chosen := claims.Choose(pairs)
	cases := claims.Make(chosen, seed)
	t.Logf("%d standfirsts, %d grounded, %d cases", len(pairs), len(chosen), len(cases))
	cs := &checkers{of: map[string]*checked{}}
	reports := make([]summary.Report, len(cases))
	var work sync.WaitGroup
	for w := range 2 {
		work.Go(func() {
			for i := w; i < len(cases); i += 2 {
				reports[i] = cs.check(t, cases[i])
			}
		})
	}
	work.Wait()
	tally := map[string]*supportTally{}
	why := map[string]int{}
	dump := os.Getenv("SUPPORT_DUMP") // a kind whose wrong cases of the development half are printed
	for i, c := range cases {
		half, near := "dev", ""
		if c.Pair.Held() {
			half = "held"
		}
		if c.Near {
			near = " near"
		}
		kind := string(c.Kind) + near
		if tally[kind+"\t"+half] == nil {
			tally[kind+"\t"+half] = &supportTally{}
		}
		flagged := tally[kind+"\t"+half].add(t, c, reports[i])
		switch {
		case half != "dev":
		case c.Kind == claims.True:
			for _, f := range reports[i].Findings {
				why[f.Reason.String()]++
				if dump == kind {
					t.Logf("%s %v: %s\n%s\n%s", c.Pair.ID, f.Reason, f.Message, c.Claim, passages(c, reports[i]))
				}
			}
		case !flagged && dump == kind:
			t.Logf("%s missed %s → %s\n%s\n%s", c.Pair.ID, c.Old, c.New, c.Claim, passages(c, reports[i]))
		}
	}
	var keys []string
	for k := range tally {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, cmp.Compare)
	var b strings.Builder
	for _, k := range keys {
		fmt.Fprintf(&b, "%-24s %5d cases %5d flagged %6.1f%%\n", k, tally[k].cases, tally[k].flagged, tally[k].share())
	}
	t.Logf("\n%s\nfalse alarms (dev): %v", b.String(), why)
}

// passages prints the supporting sentences of a report.
func passages(c claims.Case, r summary.Report) string {
	text := c.Pair.Title + "\n" + c.Pair.Body
	var b strings.Builder
	for _, e := range r.Sentences {
		for _, p := range e.Body {
			fmt.Fprintf(&b, "   %.2f %s\n", p.Score, p.Of(text))
		}
	}
	return b.String()
}
