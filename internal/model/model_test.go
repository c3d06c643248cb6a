package model

import (
	"bufio"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
)

// shipped opens the model of package entities.
func shipped(t testing.TB) *Model {
	raw, err := os.ReadFile("../../entities/model.khabar")
	require.NoError(t, err)
	m, err := Open(string(raw))
	require.NoError(t, err)
	return m
}

var bracket = regexp.MustCompile(`⟦[A-Z_]+(\|[^:⟦⟧]*)*: ?|⟧`)

// TestSameAsTrainer compares the labels of the own sentences with those that the
// trainer's network in whole numbers gave (testdata/own.labels, made with the model).
func TestSameAsTrainer(t *testing.T) {
	m := shipped(t)
	raw, err := os.ReadFile("testdata/own.labels")
	require.NoError(t, err)
	want := strings.Split(strings.TrimSpace(string(raw)), "\n")
	files, err := filepath.Glob("../../testdata/entities/train/*.ann")
	require.NoError(t, err)
	letters := func(l []uint8) string {
		var b strings.Builder
		for _, y := range l {
			b.WriteByte('a' + y)
		}
		return b.String()
	}
	n := 0
	var w Work
	for _, path := range files {
		f, err := os.Open(path)
		require.NoError(t, err)
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			line := strings.TrimSpace(lines.Text())
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			body := bracket.ReplaceAllString(line, "")
			m.Label(&w, body, text.TrimSpace(body, text.Span{End: len(body)}), uint8(article.RoleParagraph))
			require.Less(t, n, len(want), "more sentences than labels: make the model again")
			assert.Equal(t, want[n], letters(w.Outer)+" "+letters(w.Inner), "%s: %s", path, body)
			n++
		}
		f.Close()
	}
	assert.Equal(t, len(want), n)
}

// TestSplit reads testdata/clitics.txt: a word, and the word with a bar behind its
// proclitics.
func TestSplit(t *testing.T) {
	m := shipped(t)
	raw, err := os.ReadFile("testdata/clitics.txt")
	require.NoError(t, err)
	n, bad := 0, 0
	for _, line := range strings.Split(string(raw), "\n") {
		for _, want := range strings.Fields(line) {
			if strings.HasPrefix(line, "#") {
				break
			}
			word := strings.ReplaceAll(want, "|", "")
			var l Letters
			l.Set(word)
			s := SplitOf(&l, word, m)
			at := 0
			if s.N > 0 {
				at = l.Offset(s.N)
			}
			got := word
			if at > 0 {
				got = word[:at] + "|" + word[at:]
			}
			n++
			if got != want {
				bad++
				t.Logf("%s, want %s", got, want)
			}
		}
	}
	t.Logf("%d of %d words cut right", n-bad, n)
	assert.GreaterOrEqual(t, float64(n-bad), .97*float64(n))
}

// TestDecode compares the chain with a search of all sequences.
func TestDecode(t *testing.T) {
	var c chain
	seed := uint32(7)
	next := func(n int32) int32 {
		seed = seed*1664525 + 1013904223
		return int32(seed>>8)%n - n/2
	}
	for a := range c.trans {
		c.first[a] = next(50)
		for b := range c.trans[a] {
			c.trans[a][b] = next(50)
		}
	}
	c.prepare()
	for range 20 {
		const n = 3
		e := make([][labels]int32, n)
		for i := range e {
			for y := range e[i] {
				e[i][y] = next(100)
			}
		}
		want := []bool{true, next(4) > -1, true}
		back := make([][labels]uint8, n)
		got := make([]uint8, n)
		c.decode(got, e, back, want)
		lawful := func(a, b int) bool { return !inside(b) || a == b || a == b-1 }
		score := func(i, y int) int32 {
			if want[i] {
				return e[i][y]
			}
			return 0
		}
		best, top := [n]int{}, int32(never)
		for x := 0; x < labels; x++ {
			for y := 0; y < labels; y++ {
				for z := 0; z < labels; z++ {
					if inside(x) || !lawful(x, y) || !lawful(y, z) || !want[1] && y != 0 {
						continue
					}
					s := c.first[x] + score(0, x) + c.trans[x][y] + score(1, y) + c.trans[y][z] + score(2, z)
					if !want[1] {
						// what follows a plain word has no transition from before it, but its own
						s = c.first[x] + score(0, x) + c.trans[x][0] + c.trans[0][z] + score(2, z)
					}
					if s > top {
						top, best = s, [n]int{x, y, z}
					}
				}
			}
		}
		assert.Equal(t, []uint8{uint8(best[0]), uint8(best[1]), uint8(best[2])}, got)
	}
}

// TestCache tests that the labels of a text do not depend on what was labelled before,
// by this model or another.
func TestCache(t *testing.T) {
	m, other := shipped(t), shipped(t)
	texts := []string{
		"قال وزير الخارجية المصري سامح شكري في القاهرة إن بلاده ترحب بالقرار.",
		"وبالقاهرة، ووزير، وللقوات، ولمصر، وبمصر، وكتب زغلولان الشنفرانيوي لـ«وكالة كذا»",
		"كلمةطويلةجداملتصقةبلافراغ وكلمةطويلةجداملتصقةبلافراغ F-16 كوفيد-19 1٬234 ، . ! \xff\xfe",
	}
	type result struct {
		toks         []Token
		outer, inner []uint8
	}
	label := func(m *Model, w *Work, s string) result {
		m.Label(w, s, text.Span{End: len(s)}, uint8(article.RoleParagraph))
		return result{slices.Clone(w.Toks), slices.Clone(w.Outer), slices.Clone(w.Inner)}
	}
	var w Work
	for range 3 {
		for _, s := range texts {
			want := label(m, new(Work), s)
			assert.Equal(t, m.Tokens(nil, s, text.Span{End: len(s)}), want.toks)
			assert.Equal(t, want, label(m, &w, s))
			assert.Equal(t, want, label(other, &w, s))
		}
	}
}

// TestLookupAs tests phrases that name entities of several types.
func TestLookupAs(t *testing.T) {
	b := NewNamesBuilder()
	add := func(phrase string, e Entity, rank int) {
		var words []Form
		for _, w := range strings.Fields(phrase) {
			words = append(words, FormOf(w))
		}
		b.Add(words, e.Type+"/"+e.Kind, &e, rank)
	}
	town := Entity{Name: "النصر", Type: "GPE", Kind: "city", Country: "EG"}
	club := Entity{Name: "نادي النصر", Type: "ORG", Kind: "club", Country: "SA"}
	paper := Entity{Name: "جريدة النصر", Type: "ORG", Kind: "paper", Country: "DZ"}
	work := Entity{Name: "النصر", Type: "WORK_OF_ART", Kind: "film"}
	add("النصر", paper, 10)
	add("النصر", town, 25)
	add("النصر", work, 3)
	add("النصر", club, 15)
	add("نصر الله", Entity{Name: "حسن نصر الله", Type: "PERSON", Kind: "leader", Country: "LB"}, 10)
	parts := b.Sections()
	n := openNames(func(name string) string { return string(parts[name]) })
	first, ok := n.Lookup("النصر")
	assert.True(t, ok)
	assert.Equal(t, town, first, "the most trusted")
	for _, want := range []Entity{town, club, work} {
		got, ok := n.LookupAs("النصر", want.Type)
		assert.True(t, ok, want.Type)
		assert.Equal(t, want, got)
	}
	for _, c := range [][2]string{{"النصر", "PERSON"}, {"نصر", "PERSON"}, {"نصر الله", "ORG"}, {"", "GPE"}, {"النصر الله", "GPE"}} {
		_, ok := n.LookupAs(c[0], c[1])
		assert.False(t, ok, c)
	}
}
