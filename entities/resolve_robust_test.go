package entities

import (
	"math/rand"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
)

// mentionsOf makes flat mentions of all words of a text that are in types.
func mentionsOf(s string, types map[string]Type) []Mention {
	var ms []Mention
	for tok := range text.Tokens(s) {
		if t, ok := types[tok.Of(s)]; ok {
			ms = append(ms, Mention{Span: tok.Span, Token: tok.Span, Type: t, Entity: None, Within: None})
		}
	}
	return ms
}

// TestResolveNothing: the empty text, no list, mentions without words or outside the text.
func TestResolveNothing(t *testing.T) {
	require.Empty(t, resolve("", nil, nil, nil))
	ms := []Mention{
		{Span: text.Span{Start: 0, End: 0}, Type: Person, Within: None},
		{Span: text.Span{Start: 1, End: 3}, Token: text.Span{Start: 0, End: 3}, Type: Role, Within: None},
		{Span: text.Span{Start: 3, End: 90}, Token: text.Span{Start: 3, End: 90}, Type: Org, Within: None},
		{Span: text.Span{Start: 3, End: 4}, Token: text.Span{Start: 3, End: 4}, Type: NoType, Within: None},
		{Span: text.Span{Start: 3, End: 4}, Token: text.Span{Start: 3, End: 4}, Type: GPE, Within: 2},
	}
	require.NotPanics(t, func() { resolve("\xff\x00 (ـ", nil, ms, nil) })
}

// TestResolveLinear: a text that is twice as long takes about twice the time, whatever
// its mentions. Every test has garbage of its own, so that the bound is wide.
func TestResolveLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	types := map[string]Type{"محمد": Person, "وعلي": Person, "وزير": Role, "حزب": Org, "الحزب": Org, "بلاده": GPE, "مصر": GPE, "مصري": Norp}
	for name, unit := range map[string]string{
		"one name":        "محمد ",
		"one noun":        "الحزب ",
		"coordination":    "محمد وعلي ",
		"roles":           "وزير مصري محمد ونظيراهما محمد وعلي ",
		"no blank":        "محمد،",
		"country's noun":  "مصر بلاده ",
		"roles, no names": "وزير مصري ",
	} {
		took := func(n int) time.Duration {
			s := strings.Repeat(unit, n/len(unit))
			ms := mentionsOf(s, types)
			best := time.Hour
			for range 3 {
				at := time.Now()
				resolve(s, nil, ms, nil)
				best = min(best, time.Since(at))
			}
			return best
		}
		small, large := took(1<<18), took(1<<20)
		t.Logf("%-16s 256 KB %v, 1 MB %v", name, small, large)
		// a quadratic resolver takes many seconds; the slack is for a busy machine
		if large > 16*small+500*time.Millisecond {
			t.Errorf("%s: four times the text took %.1f times as long", name, float64(large)/float64(small))
		}
	}
}

// TestResolveDistinctNames: many different full names of one surname.
func TestResolveDistinctNames(t *testing.T) {
	letters := []rune("بتثجحخدذرزسشصضطظعغفقكلمنهوي")
	rng := rand.New(rand.NewSource(1))
	var b strings.Builder
	var ms []Mention
	for b.Len() < 1<<20 {
		var w []rune
		for range 3 + rng.Intn(5) {
			w = append(w, letters[rng.Intn(len(letters))])
		}
		start := b.Len()
		b.WriteString(string(w) + " الحريري")
		sp := text.Span{Start: start, End: b.Len()}
		ms = append(ms, Mention{Span: sp, Token: sp, Type: Person, Within: None})
		b.WriteString(" و")
		start = b.Len()
		b.WriteString("الحريري")
		sp = text.Span{Start: start, End: b.Len()}
		ms = append(ms, Mention{Span: sp, Token: text.Span{Start: start - 2, End: b.Len()}, Type: Person, Within: None})
		b.WriteString(". ")
	}
	at := time.Now()
	ents := resolve(b.String(), nil, ms, nil)
	took := time.Since(at)
	checkInvariants(t, ms, ents)
	t.Logf("%d mentions, %d entities, %v", len(ms), len(ents), took)
	require.Less(t, took, 5*time.Second)
}

// FuzzResolve: any text with mentions at any places keeps the invariants and gives the
// same result twice.
func FuzzResolve(f *testing.F) {
	for _, file := range []string{"testdata/roles.txt", "testdata/chains.txt"} {
		for i, c := range readCases(f, file) {
			if i%20 == 0 {
				f.Add(c.text, int64(i))
			}
		}
	}
	f.Add("ل\u0644ـ (\" و،", int64(3))
	f.Add("0!", int64(160))
	f.Fuzz(func(t *testing.T, s string, seed int64) {
		rng := rand.New(rand.NewSource(seed))
		var ms []Mention
		outer := None
		for tok := range text.Tokens(s) {
			if rng.Intn(2) == 0 {
				continue
			}
			m := Mention{Span: tok.Span, Token: tok.Span, Type: Type(1 + rng.Intn(int(Language))), Entity: None, Within: None}
			if n := len(tok.Of(s)); n > 4 && rng.Intn(3) == 0 && tok.Of(s)[2]&0xC0 != 0x80 {
				m.Start += 2
			}
			if outer != None && ms[outer].End >= m.End {
				m.Within = outer
			} else if rng.Intn(4) == 0 && tok.End < len(s) {
				m.End = len(s)
				m.Token.End = len(s)
				outer = len(ms)
			} else {
				outer = None
			}
			ms = append(ms, m)
		}
		again := append([]Mention(nil), ms...)
		a := resolve(s, sentencesOf(s), ms, testNames())
		b := resolve(s, sentencesOf(s), again, testNames())
		require.Equal(t, a, b)
		require.Equal(t, ms, again)
		for e := range a {
			for _, i := range a[e].Mentions {
				require.Equal(t, e, ms[i].Entity)
			}
		}
	})
}

// TestResolveAllocs bounds the allocations of the annotated articles.
func TestResolveAllocs(t *testing.T) {
	articles := goldArticles(t)
	total, most := 0.0, 0.0
	var worst string
	for _, a := range articles[:100] {
		sentences := sentencesOf(a.text)
		n := testing.AllocsPerRun(1, func() { resolve(a.text, sentences, a.mentions, testNames()) })
		total += n
		if n > most {
			most, worst = n, a.id
		}
	}
	t.Logf("%.1f allocations an article, %0.f at most (%s)", total/100, most, worst)
	require.Less(t, total/100, 60.0)
}

func BenchmarkResolve(b *testing.B) {
	articles := goldArticles(b)[:100]
	var sentences [][]text.Span
	n := 0
	for _, a := range articles {
		sentences = append(sentences, sentencesOf(a.text))
		n += len(a.text)
	}
	list := testNames()
	b.SetBytes(int64(n) / int64(len(articles)))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		k := i % len(articles)
		resolve(articles[k].text, sentences[k], articles[k].mentions, list)
		i++
	}
}
