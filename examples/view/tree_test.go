package main

import (
	"html/template"
	"math/rand"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
)

// outline writes a tree with a pair of brackets for each node; a rest begins with «+».
func outline(nodes []*node) string {
	var b strings.Builder
	for _, n := range nodes {
		if n.Children == nil {
			b.WriteString(string(n.Text))
			continue
		}
		b.WriteString("[" + n.Class)
		if n.Rest {
			b.WriteString("+")
		}
		b.WriteString(":" + outline(n.Children) + "]")
	}
	return b.String()
}

func newMark(class string, start, end int, l layer) *mark {
	return &mark{text.Span{Start: start, End: end}, l, attributes{Class: class}}
}

// trees gives the outline of each block of a text.
func trees(src string, blocks []text.Span, marks ...*mark) []string {
	var out []string
	for i, pieces := range share(blocks, marks) {
		out = append(out, outline(nest(blocks[i], pieces, func(s text.Span) template.HTML { return template.HTML(s.Of(src)) })))
	}
	return out
}

func TestTrees(t *testing.T) {
	const src = "abcdefghij"
	whole := []text.Span{{Start: 0, End: 10}}
	halves := []text.Span{{Start: 0, End: 4}, {Start: 5, End: 10}}
	for _, c := range []struct {
		about  string
		blocks []text.Span
		marks  []*mark
		want   []string
	}{
		{"nothing", whole, nil, []string{"abcdefghij"}},
		{"one inside another", whole, []*mark{newMark("n", 2, 4, nameLayer), newMark("s", 0, 6, sentenceLayer)}, []string{"[s:ab[n:cd]ef]ghij"}},
		{"side by side", whole, []*mark{newMark("n", 2, 4, nameLayer), newMark("d", 4, 6, dateLayer)}, []string{"ab[n:cd][d:ef]ghij"}},
		{"crossing", whole, []*mark{newMark("q", 1, 5, quoteLayer), newMark("n", 3, 8, nameLayer)}, []string{"a[q:bc[n:de]][n+:fgh]ij"}},
		{"crossing three", whole, []*mark{newMark("a", 0, 4, quoteLayer), newMark("b", 2, 6, quoteLayer), newMark("c", 3, 8, nameLayer)},
			[]string{"[a:ab[b:c[c:d]]][c+:[b+:ef]gh]ij"}},
		{"the same span, by layer", whole, []*mark{newMark("n", 0, 3, nameLayer), newMark("s", 0, 3, sentenceLayer)}, []string{"[s:[n:abc]]defghij"}},
		{"empty, and outside", whole, []*mark{newMark("n", 3, 3, nameLayer), newMark("n", 12, 14, nameLayer)}, []string{"abcdefghij"}},
		{"over two blocks", halves, []*mark{newMark("q", 2, 7, quoteLayer)}, []string{"ab[q:cd]", "[q+:fg]hij"}},
		{"between blocks", halves, []*mark{newMark("q", 4, 5, quoteLayer)}, []string{"abcd", "fghij"}},
	} {
		assert.Equal(t, c.want, trees(src, c.blocks, c.marks...), c.about)
	}
}

// Whatever the marks, the text is that of the blocks, and every byte is in the marks that
// cover it and in no other.
func TestTreesOfRandomMarks(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	src := strings.Repeat("0123456789", 4)
	blocks := []text.Span{{Start: 0, End: 11}, {Start: 12, End: 25}, {Start: 25, End: 40}}
	for range 2000 {
		var marks []*mark
		for i := range r.Intn(8) {
			at := r.Intn(len(src))
			marks = append(marks, newMark(string(rune('a'+i)), at, at+r.Intn(12), layer(r.Intn(4))))
		}
		for i, pieces := range share(blocks, marks) {
			at := blocks[i].Start
			var walk func(nodes []*node, inside string)
			walk = func(nodes []*node, inside string) {
				for _, n := range nodes {
					if n.Children != nil {
						require.NotContains(t, inside, n.Class)
						walk(n.Children, inside+n.Class)
						continue
					}
					for _, c := range string(n.Text) {
						require.Equal(t, rune(src[at]), c)
						for _, m := range marks {
							require.Equal(t, m.Start <= at && at < m.End, strings.Contains(inside, m.Class), "%d of %s", at, m.Class)
						}
						at++
					}
				}
			}
			walk(nest(blocks[i], pieces, func(s text.Span) template.HTML { return template.HTML(s.Of(src)) }), "")
			require.Equal(t, blocks[i].End, at)
		}
	}
}
