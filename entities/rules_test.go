package entities

import (
	"bufio"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
)

// applyRules gives the mentions after the rules, of an article with the mentions that a
// network is thought to have found.
func applyRules(body string, gold []goldMention) []Mention {
	_, ms := goldMentions(gold)
	names, _ := goldMentions(gold)
	for i := range ms {
		ms[i].Score = .9
		if s, err := strconv.ParseFloat(names[i].ID, 32); err == nil {
			ms[i].Score = float32(s)
		}
		ms[i].Entity = None
	}
	openStandard()
	w := &ruled{work: new(work)}
	w.reset(body)
	next := 0
	for sp := range text.Sentences(body) {
		standard.m.Label(&w.Work, body, sp, uint8(article.RoleParagraph)) // for the tokens
		shift := len(w.mentions) - next
		for ; next < len(ms) && ms[next].Start < sp.End; next++ {
			x := ms[next]
			if x.Within != None {
				x.Within += shift
			}
			w.mentions = append(w.mentions, x)
		}
		w.settle(standard.m)
	}
	w.agree(standard.m, listed{standard.m.Names})
	return w.mentions
}

// brackets writes mentions into their text.
func brackets(body string, ms []Mention) string {
	var out strings.Builder
	var ends []int
	at := 0
	closeTo := func(to int) {
		for len(ends) > 0 && ends[len(ends)-1] <= to {
			e := ends[len(ends)-1]
			ends = ends[:len(ends)-1]
			out.WriteString(body[at:e] + "⟧")
			at = e
		}
	}
	for _, m := range ms {
		closeTo(m.Start)
		out.WriteString(body[at:m.Start] + "⟦" + m.Type.String() + ": ")
		at = m.Start
		ends = append(ends, m.End)
	}
	closeTo(len(body))
	return out.String() + body[at:]
}

// TestRules reads testdata/rules.txt: what the network is thought to have found, and
// what is to be made of it.
func TestRules(t *testing.T) {
	f, err := os.Open("testdata/rules.txt")
	require.NoError(t, err)
	defer f.Close()
	lines := bufio.NewScanner(f)
	given, cases := "", 0
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case !strings.HasPrefix(line, "\t"):
			given = line
		default:
			want := strings.TrimSpace(line)
			if want == "=" {
				want = given
			}
			body, gold, err := parseBrackets(given)
			require.NoError(t, err, "line %d", n)
			text, wanted, err := parseBrackets(want)
			require.NoError(t, err, "line %d", n)
			require.Equal(t, body, text, "line %d", n)
			_, wantMentions := goldMentions(wanted)
			got := applyRules(body, gold)
			checkMentions(t, body, got)
			assert.Equal(t, brackets(body, wantMentions), brackets(body, got), "line %d", n)
			cases++
		}
	}
	require.NoError(t, lines.Err())
	t.Logf("%d cases", cases)
}

// checkMentions tests the order of mentions, and that each lies in what encloses it.
func checkMentions(t testing.TB, body string, ms []Mention) {
	for i, m := range ms {
		require.True(t, 0 <= m.Start && m.Start < m.End && m.End <= len(body))
		require.True(t, m.Token.Start <= m.Start && m.End <= m.Token.End)
		if m.Within != None {
			require.Less(t, m.Within, i)
			require.True(t, ms[m.Within].Contains(m.Span), "%q in %q", body[m.Start:m.End], body[ms[m.Within].Start:ms[m.Within].End])
		}
		if i > 0 {
			require.LessOrEqual(t, ms[i-1].Start, m.Start)
			if m.Within == None {
				for k := i - 1; k >= 0; k-- {
					if ms[k].Within == None {
						require.LessOrEqual(t, ms[k].End, m.Start)
						break
					}
				}
			}
		}
	}
}

// FuzzRules gives the rules texts whose mentions the network finds.
func FuzzRules(f *testing.F) {
	f.Add("التقى كيهارا شين. قال مينورو كيهارا وشين وون سيك إن القوات الأميركية في اليابان باقية.")
	f.Add("غالاكسي إس 24 وآيفون 16 وفيسبوك وإنستغرام والأسلحة النووية")
	f.Add("الأسلحة النووية الأسلحة النووية مصر الأسلحة النووية")
	f.Fuzz(func(t *testing.T, s string) {
		checkMentions(t, s, Tagger{}.TagText(s).Mentions)
	})
}

// best is the shortest of three times.
func best(do func()) time.Duration {
	out := time.Duration(math.MaxInt64)
	for range 3 {
		start := time.Now()
		do()
		out = min(out, time.Since(start))
	}
	return out
}

// TestRulesLinear tests that the rules take no more than their share of the time on
// long texts of one name and of many names that begin alike.
func TestRulesLinear(t *testing.T) {
	many := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString("قال محمد ")
			for k := i; k > 0; k /= 20 {
				b.WriteString([]string{"سا", "لم", "كر", "دو", "نا", "حل", "بط", "رو", "فا", "زي", "مو", "شا", "تي", "غو", "لي", "سو", "قا", "دي", "را", "هو"}[k%20])
			}
			b.WriteString(" إن الأسلحة النووية في مصر.\n")
		}
		return b.String()
	}
	for name, make := range map[string]func(int) string{
		"many": many,
		"one": func(n int) string {
			return strings.Repeat("قال محمد صلاح إن فيسبوك وإنستغرام. ", n)
		},
		"no end":  func(n int) string { return strings.Repeat("محمد صلاح و", n) },
		"weapons": func(n int) string { return strings.Repeat("الأسلحة النووية مصر ", n) },
	} {
		small, large := make(250), make(2000)
		a := best(func() { Tagger{}.TagText(small) })
		b := best(func() { Tagger{}.TagText(large) })
		t.Logf("%s: %v, eight times as long %v", name, a, b)
		assert.Less(t, b.Seconds(), 60*a.Seconds()+2, name)
	}
}
