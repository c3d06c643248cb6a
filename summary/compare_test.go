package summary

import (
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/corpus"
)

// ownStories gives our own articles.
func ownStories(tb testing.TB) []story {
	var out []story
	for _, path := range corpus.Own(tb) {
		raw, err := os.ReadFile(path)
		require.NoError(tb, err)
		a, err := article.Parse(raw)
		require.NoError(tb, err)
		out = append(out, storyOf(a))
	}
	return out
}

// storyOf is the headline of an article with its paragraphs.
func storyOf(a *article.Article) story {
	var ps []string
	for _, b := range a.Blocks {
		if b.Role == article.RoleParagraph || b.Role == article.RoleListItem {
			ps = append(ps, b.Of(a.Source.Text))
		}
	}
	return story{a.Headline.Text, strings.Join(ps, "\n")}
}

func analysisOfStory(tb testing.TB, s story) *Analysis { return analysisOf(tb, s.raw()) }

// newsStories gives n stories of the news, spread over all of it.
func newsStories(tb testing.TB, n, from int) []story {
	corpus.NeedShared(tb, "text/news.jsonl.gz")
	all := corpus.News(tb, 1<<30)
	var out []story
	for i := from; i < len(all) && len(out) < n; i += max(1, len(all)/n) {
		out = append(out, story{all[i].Title, all[i].Text})
	}
	return out
}

// sameSubject gives pairs of different articles whose titles share the most telling words.
func sameSubject(tb testing.TB, n, from int) [][2]story {
	all := corpus.News(tb, 1<<30)
	byPair := map[string][]int{}
	for i, a := range all {
		var words []string
		for t := range text.Tokens(a.Title) {
			if t.Kind == text.Word && len(t.Of(a.Title)) >= 8 {
				words = append(words, text.FoldAll.String(t.Of(a.Title)))
			}
		}
		slices.Sort(words)
		words = slices.Compact(words)
		for j, w := range words {
			for _, v := range words[j+1:] {
				byPair[w+" "+v] = append(byPair[w+" "+v], i)
			}
		}
	}
	keys := make([]string, 0, len(byPair))
	for k, v := range byPair {
		if len(v) >= 2 && len(v) <= 6 {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	var out [][2]story
	used := map[int]bool{}
	for i := from; i < len(keys) && len(out) < n; i += max(1, len(keys)/(2*n)) {
		v := byPair[keys[i]]
		a, b := v[0], v[1]
		if used[a] || used[b] || all[a].Title == all[b].Title {
			continue
		}
		used[a], used[b] = true, true
		out = append(out, [2]story{{all[a].Title, all[a].Text}, {all[b].Title, all[b].Text}})
	}
	return out
}

// TestCompareOwnArticles compares our own articles with what other desks make of them, and
// with each other.
func TestCompareOwnArticles(t *testing.T) {
	d := newDesk(t, 1)
	stories := ownStories(t)
	var all []*Analysis
	for _, s := range stories {
		n := analysisOfStory(t, s)
		all = append(all, n)
		self := Compare(n, n)
		assert.Equal(t, 1.0, self.Score, s.title)
		assert.Equal(t, Same, self.Kind, s.title)
		again := Compare(n, analysisOfStory(t, s))
		assert.Equal(t, self, again, s.title)
	}
	missed := map[string]int{}
	for i := 0; i < len(stories); i += 6 {
		s := stories[i]
		for _, v := range variants {
			other := analysisOfStory(t, v.make(s, d))
			got := Compare(all[i], other)
			assert.Equal(t, got, Compare(other, all[i]), "symmetric: %s", s.title)
			if got.Kind < Rewrite {
				missed[v.name]++
			}
		}
	}
	for _, v := range variants {
		assert.LessOrEqual(t, missed[v.name], 1, "%s: taken for another story", v.name)
	}
	wrong := 0
	for i := range all {
		a := all[i]
		for j := i % 3; j < i; j += 3 { // a third of the pairs
			b := all[j]
			if got := Compare(a, b); got.Kind >= Rewrite {
				wrong++
				t.Logf("%.2f %s: %s / %s", got.Score, got.Kind, a.Article.Headline.Text, b.Article.Headline.Text)
			}
		}
	}
	assert.Zero(t, wrong, "different stories taken for one")
}

// needFigures skips a test that measures for minutes.
func needFigures(t *testing.T) {
	if os.Getenv("KHABAR_FIGURES") == "" {
		t.Skip("measures for minutes; KHABAR_FIGURES=1 runs it")
	}
}

// TestCompareFigures prints the tables of COMPARE.md.
func TestCompareFigures(t *testing.T) {
	needFigures(t)
	stories := newsStories(t, 600, 7)
	d := newDesk(t, 2)
	row := func(name string, n int, count [4]int) {
		t.Logf("| %s | %d | %.1f | %.1f | %.1f | %.1f |", name, n, percent(count[Same], n), percent(count[Rewrite], n), percent(count[Related], n), percent(count[Unrelated], n))
	}
	t.Log("| pairs | n | same % | rewrite % | related % | unrelated % |")
	found, positives := 0, 0
	for _, v := range variants {
		var count [4]int
		for _, s := range stories {
			count[Compare(analysisOfStory(t, s), analysisOfStory(t, v.make(s, d))).Kind]++
		}
		found += count[Same] + count[Rewrite]
		positives += len(stories)
		row(v.name, len(stories), count)
	}
	var count [4]int
	for i, s := range stories {
		count[Compare(analysisOfStory(t, s), analysisOfStory(t, stories[(i+211)%len(stories)])).Kind]++
	}
	row("two stories of one publisher or two", len(stories), count)
	wrong, negatives := count[Same]+count[Rewrite], len(stories)
	count = [4]int{}
	subjects := sameSubject(t, 3000, 11)
	for _, p := range subjects {
		s := Compare(analysisOfStory(t, p[0]), analysisOfStory(t, p[1]))
		count[s.Kind]++
		if s.Kind >= Rewrite && os.Getenv("KHABAR_PAIRS") != "" {
			t.Logf("%.2f %s: %s / %s", s.Score, s.Kind, p[0].title, p[1].title)
		}
	}
	row("two stories of one subject", len(subjects), count)
	wrong += count[Same] + count[Rewrite]
	negatives += len(subjects)
	t.Logf("one story: recall %.4f (%d of %d); precision %.4f (%d of %d others taken for one)", float64(found)/float64(positives), found, positives,
		float64(found)/float64(found+wrong), wrong, negatives)
	assert.GreaterOrEqual(t, float64(found)/float64(positives), 0.97)
	assert.LessOrEqual(t, float64(wrong)/float64(negatives), 0.05)
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }

// TestGroups groups our own articles with their variants, in two orders.
func TestGroups(t *testing.T) {
	d := newDesk(t, 3)
	var signatures []Signature
	var origin []int
	for i, s := range ownStories(t) {
		for _, v := range append([]variant{{make: func(s story, _ *desk) story { return s }}}, variants[:8]...) {
			a, err := article.Parse(v.make(s, d).raw())
			require.NoError(t, err)
			signatures = append(signatures, Sign(a))
			origin = append(origin, i)
		}
	}
	var g Grouper
	for i, s := range signatures {
		require.Equal(t, i, g.Add(s))
	}
	groups := g.Groups()
	p := pairsOf(groups, origin)
	t.Logf("%d articles, %d groups: precision %.4f, recall %.4f", len(signatures), len(groups), p.precision(), p.recall())
	assert.Equal(t, 1.0, p.precision())
	assert.GreaterOrEqual(t, p.recall(), 0.97)

	order := rand.New(rand.NewPCG(4, 4)).Perm(len(signatures))
	var h Grouper
	for _, i := range order {
		h.Add(signatures[i])
	}
	other := h.Groups()
	for _, group := range other {
		for i, n := range group {
			group[i] = order[n]
		}
		slices.Sort(group)
	}
	slices.SortFunc(other, func(a, b []int) int { return a[0] - b[0] })
	assert.Equal(t, groups, other, "the order of articles changes the groups")
	assert.Equal(t, groups, g.Groups(), "a second call")

	assert.Empty(t, new(Grouper).Groups())
	var empty Grouper
	empty.Add(Signature{})
	empty.Add(Signature{})
	assert.Empty(t, empty.Groups(), "articles without text are no group")
}

// pairCounts counts the pairs of one origin and of one group.
type pairCounts struct{ both, grouped, one int }

func (p pairCounts) precision() float64 { return float64(p.both) / float64(max(1, p.grouped)) }

func (p pairCounts) recall() float64 { return float64(p.both) / float64(max(1, p.one)) }

func pairsOf(groups [][]int, origin []int) pairCounts {
	var p pairCounts
	choose2 := func(n int) int { return n * (n - 1) / 2 }
	size := map[int]int{}
	for _, o := range origin {
		size[o]++
	}
	for _, n := range size {
		p.one += choose2(n)
	}
	for _, g := range groups {
		p.grouped += choose2(len(g))
		in := map[int]int{}
		for _, i := range g {
			in[origin[i]]++
		}
		for _, n := range in {
			p.both += choose2(n)
		}
	}
	return p
}

// TestGroupingFigures groups 100,000 articles and prints what it takes.
func TestGroupingFigures(t *testing.T) {
	needFigures(t)
	const want = 100_000
	stories := newsStories(t, 1<<30, 0)
	d := newDesk(t, 5)
	var g Grouper
	var origin []int
	var signing time.Duration
	var bytes int
	titles := map[int]string{}
	for round := 0; len(origin) < want; round++ {
		for i, s := range stories {
			if len(origin) == want {
				break
			}
			if round > 0 {
				s = variants[(i+5*round)%len(variants)].make(s, d)
			} else {
				titles[i] = s.title
			}
			a, err := article.Parse(s.raw())
			require.NoError(t, err)
			bytes += len(a.Source.Text)
			start := time.Now()
			sig := Sign(a)
			signing += time.Since(start)
			g.Add(sig)
			origin = append(origin, i)
		}
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	groups := g.Groups()
	grouping := time.Since(start)
	runtime.ReadMemStats(&after)
	p := pairsOf(groups, origin)
	t.Logf("signing: %.0f articles/s, %.0f MB/s", want/signing.Seconds(), float64(bytes)/1e6/signing.Seconds())
	t.Logf("grouping %d signatures: %.2f s, %.0f articles/s; signatures %.0f MB, scratch and result %.1f MB", want, grouping.Seconds(), want/grouping.Seconds(),
		float64(want)*float64(len(Signature{}.Hashes)*4+4)/1e6, float64(after.TotalAlloc-before.TotalAlloc)/1e6)
	largest := slices.MaxFunc(groups, func(a, b []int) int { return len(a) - len(b) })
	t.Logf("%d stories, %d groups, the largest of %d; pairs of one story: precision %.4f, recall %.4f", len(stories), len(groups), len(largest), p.precision(), p.recall())
	shown := 0
	for _, group := range groups {
		in := map[int]bool{}
		for _, i := range group {
			in[origin[i]] = true
		}
		if len(in) > 1 && shown < 40 && os.Getenv("KHABAR_PAIRS") != "" {
			shown++
			var names []string
			for i := range in {
				names = append(names, titles[i])
			}
			t.Log(strings.Join(names[:min(4, len(names))], " / "), len(in))
		}
	}
}

// TestSignature tests that signatures are those of every release, and tell what they should.
func TestSignature(t *testing.T) {
	a, err := article.Parse([]byte("وزير الصحة يفتتح مستشفى جديداً في طنجة\n\nافتتح وزير الصحة المغربي مستشفى جديداً في مدينة طنجة يضم 120 سريراً.\n"))
	require.NoError(t, err)
	s := Sign(a)
	assert.Equal(t, [3]uint32{s.Hashes[0], s.Hashes[1], s.Hashes[2]}, [3]uint32(s.Hashes[:3]))
	assert.Equal(t, 1.0, s.Similarity(&s))
	assert.Equal(t, 1.0, s.Containment(&s))
	assert.Equal(t, s, Sign(a))
	none := Sign(nil)
	assert.Zero(t, none)
	assert.Zero(t, s.Similarity(&none))
	assert.Zero(t, none.Containment(&none))
}

// TestGroupsLinear groups many articles that agree in a band and are not alike.
func TestGroupsLinear(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	var g Grouper
	for range 5_000 {
		s := Signature{Pairs: 100}
		for i := bandRows; i < SignatureSize; i++ {
			s.Hashes[i] = r.Uint32()
		}
		g.Add(s)
	}
	assert.Empty(t, g.Groups())
	for range 5_000 {
		g.Add(Signature{Pairs: 100})
	}
	assert.Len(t, g.Groups(), 1)
}

func FuzzCompare(f *testing.F) {
	f.Add("وزير الصحة يفتتح مستشفى\n\nقال الوزير: «سنفتح غيره في 2025».", "افتتاح مستشفى\n\nافتتح وزير الصحة مستشفى في طنجة يوم 3 مايو 2024.")
	f.Add("", "a\xff\x00")
	f.Add("«««»»»", "1 2 3 4 5")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := analysisOf(t, []byte(a)), analysisOf(t, []byte(b))
		s := Compare(x, y)
		require.Equal(t, s, Compare(y, x))
		for _, v := range []float64{s.Score, s.Text, s.Words, s.Names, s.Dates, s.Numbers, s.Quotes} {
			require.True(t, v >= 0 && v <= 1, "%+v", s)
		}
		require.Equal(t, 1.0, Compare(x, x).Score)
		p, q := Sign(x.Article), Sign(y.Article)
		require.Equal(t, p.Similarity(&q), q.Similarity(&p))
		require.Equal(t, p.Containment(&q), q.Containment(&p))
		require.True(t, p.Containment(&q) >= 0 && p.Containment(&q) <= 1)
		var g Grouper
		g.Add(p)
		g.Add(q)
		g.Add(p)
		for _, group := range g.Groups() {
			require.GreaterOrEqual(t, len(group), 2)
		}
	})
}

// analysesOf gives the analyses of texts for benchmarks, and their bytes.
func analysesOf(tb testing.TB, n int) (out []*Analysis, bytes int64) {
	for _, raw := range corpus.Texts(tb, n) {
		a := analysisOf(tb, raw)
		out = append(out, a)
		bytes += int64(len(a.Article.Source.Text))
	}
	return out, bytes
}

func BenchmarkCompare(b *testing.B) {
	ns, bytes := analysesOf(b, 300)
	b.SetBytes(2 * bytes / int64(len(ns)))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Compare(ns[i%len(ns)], ns[(i+1)%len(ns)])
	}
}

func BenchmarkSign(b *testing.B) {
	ns, bytes := analysesOf(b, 300)
	b.SetBytes(bytes / int64(len(ns)))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Sign(ns[i%len(ns)].Article)
	}
}

func BenchmarkGroups100000(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 7))
	g := Grouper{}
	for i := range 100_000 {
		s := Signature{Pairs: 200}
		if i%5 != 0 {
			s = g.signatures[i-1]
		}
		for j := range s.Hashes {
			if i%5 == 0 || r.IntN(3) == 0 {
				s.Hashes[j] = r.Uint32()
			}
		}
		g.Add(s)
	}
	b.ReportAllocs()
	for b.Loop() {
		g.Groups()
	}
	b.ReportMetric(100_000*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}
