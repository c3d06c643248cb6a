package article_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/corpus"
)

// A goldArticle is what people said about a real paste, line by line.
type goldArticle struct {
	ID    string
	Lines []struct {
		N    int
		Role string
	}
	Bylines  []string
	Dateline struct {
		Places []string
		Agency string
	}
	Published string
	Credits   []string
}

var lineEnds = regexp.MustCompile("\r\n|\n|\r")

// TestGold measures on real pastes of newspapers, labelled by hand.
func TestGold(t *testing.T) {
	dir := corpus.NeedShared(t, "structure")
	paths, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	require.NoError(t, err)
	right, lines, headlines := 0, 0, 0
	var found, given, want [4]int // bylines, places, dates, credits
	for _, path := range paths {
		var g goldArticle
		raw, err := os.ReadFile(path)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(raw, &g))
		raw, err = os.ReadFile(strings.TrimSuffix(path, ".gold.json") + ".cp1256.txt")
		require.NoError(t, err)
		a, err := article.Parse(raw)
		require.NoError(t, err)
		assert.Equal(t, text.Windows1256, a.Source.Encoding, g.ID)

		spans := lineSpans(a.Source.Text)
		head := ""
		for _, l := range g.Lines {
			sp := text.TrimSpace(a.Source.Text, spans[l.N-1])
			if sp.Empty() {
				continue
			}
			roles := strings.Split(l.Role, "|")
			if slices.Contains(roles, "headline") {
				head = strings.TrimSpace(head + " " + collapse(sp.Of(a.Source.Text)))
			}
			lines++
			if slices.ContainsFunc(a.Blocks, func(b article.Block) bool { return b.Overlaps(sp) && slices.Contains(roles, b.Role.String()) }) {
				right++
			} else {
				t.Logf("%s:%d is no %s", g.ID, l.N, l.Role)
			}
		}
		if got := collapse(a.Headline.Text); got == head || got != "" && strings.Contains(head, got) && len(got)*10 > len(head)*7 {
			headlines++
		} else {
			t.Logf("%s: headline %q want %q", g.ID, got, head)
		}
		compare := func(k int, got, gold []string) {
			got, gold = bareSet(got), bareSet(gold)
			for _, s := range got {
				if slices.Contains(gold, s) {
					found[k]++
				}
			}
			given[k] += len(got)
			want[k] += len(gold)
			if !slices.Equal(got, gold) {
				t.Logf("%s: %q want %q", g.ID, got, gold)
			}
		}
		compare(0, texts(a.Bylines), g.Bylines)
		compare(1, texts(a.Dateline.Places), g.Dateline.Places)
		compare(2, []string{day(a.Published.Value)}, []string{day(g.Published)})
		compare(3, append(texts(a.Credits), a.Dateline.Agency.Text), append(g.Credits, g.Dateline.Agency))
	}
	t.Logf("roles %d of %d lines, headlines %d of %d", right, lines, headlines, len(paths))
	for k, name := range []string{"bylines", "places", "dates", "credits"} {
		t.Logf("%s: %d of %d found, %d given", name, found[k], want[k], given[k])
		assert.Equal(t, want[k], found[k], name)
		assert.Equal(t, want[k], given[k], name)
	}
	assert.GreaterOrEqual(t, right*100, lines*97)
	assert.Equal(t, len(paths), headlines)
}

func day(value string) string { return value[:min(len(value), len("2006-01-02"))] }

// bareSet keeps letters and digits, sorted, each once.
func bareSet(ss []string) []string {
	var out []string
	for _, s := range ss {
		s = strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, s)
		if s != "" {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// lineSpans divides a text into its physical lines, empty ones included.
func lineSpans(s string) []text.Span {
	var spans []text.Span
	pos := 0
	for _, m := range lineEnds.FindAllStringIndex(s, -1) {
		spans = append(spans, text.Span{Start: pos, End: m[0]})
		pos = m[1]
	}
	return append(spans, text.Span{Start: pos, End: len(s)})
}

// TestSeed parses the seed article: nine blocks and twelve sentences, to the byte.
func TestSeed(t *testing.T) {
	raw, err := os.ReadFile(corpus.NeedShared(t, "seed/article.txt"))
	require.NoError(t, err)
	var gold struct {
		Blocks    []struct{ Start, End int }
		Sentences []text.Span
	}
	g, err := os.ReadFile(corpus.NeedShared(t, "seed/gold.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(g, &gold))
	a, err := article.Parse(raw)
	require.NoError(t, err)
	require.Len(t, a.Blocks, len(gold.Blocks))
	var sentences []text.Span
	for i, b := range a.Blocks {
		assert.Equal(t, text.Span{Start: gold.Blocks[i].Start, End: gold.Blocks[i].End}, b.Span)
		if b.Role == article.RoleBullet || b.Role == article.RoleParagraph {
			sentences = append(sentences, b.Sentences...)
		}
	}
	assert.Equal(t, gold.Sentences, sentences)
	assert.Equal(t, "استمع إلى الملخص", a.Summary.Label.Text)
	assert.Len(t, a.Summary.Items, 2)
	assert.True(t, a.Headline.IsZero())
	assert.Equal(t, []string{"أسوشييتد برس"}, texts(a.Credits))
}
