package main

import (
	"cmp"
	"html/template"
	"slices"

	"github.com/khabar-go/khabar/article/text"
)

// A layer tells what a mark is. Of marks with the same span, that of the lower layer
// is outside.
type layer uint8

const (
	sentenceLayer layer = iota
	quoteLayer
	missingLayer
	againstLayer
	cueLayer
	nameLayer
	dateLayer
	numberLayer
	glyphLayer
)

// A mark is a stretch of the text that the page marks. Marks may lie inside each other
// and may cross.
type mark struct {
	text.Span
	layer layer
	attributes
}

// A node is a piece of text, or what is inside a mark. A mark that crosses another, or
// goes over several blocks, has several nodes; all but the first are Rest.
type node struct {
	Text     template.HTML // of a leaf
	Children []*node
	Rest     bool
	*attributes
}

// A piece is what is left of a mark inside a block.
type piece struct {
	text.Span
	of   *mark
	rest bool
}

func before(a, b piece) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.of.layer, b.of.layer))
}

// share gives every block the pieces of the marks that are in it. Blocks are in order
// and do not overlap.
func share(blocks []text.Span, marks []*mark) [][]piece {
	out := make([][]piece, len(blocks))
	for _, m := range marks {
		first, _ := slices.BinarySearchFunc(blocks, m.Start, func(b text.Span, at int) int {
			if b.End <= at {
				return -1
			}
			return 1
		})
		rest := false
		for i := first; i < len(blocks) && blocks[i].Start < m.End; i++ {
			s := text.Span{Start: max(m.Start, blocks[i].Start), End: min(m.End, blocks[i].End)}
			if s.Start < s.End {
				out[i] = append(out[i], piece{s, m, rest})
				rest = true
			}
		}
	}
	return out
}

// nest makes a tree of a block and the pieces in it, and gives the nodes under its root.
// A piece that begins inside another and ends behind it is divided at that end.
// The text of the leaves, one after the other, is that of the block.
func nest(block text.Span, pieces []piece, leaf func(text.Span) template.HTML) []*node {
	type frame struct {
		node *node
		end  int
	}
	root := &node{}
	open := []frame{{root, block.End}}
	at := block.Start
	write := func(to int) {
		if at < to {
			top := open[len(open)-1].node
			top.Children = append(top.Children, &node{Text: leaf(text.Span{Start: at, End: to})})
			at = to
		}
	}
	slices.SortStableFunc(pieces, before)
	for len(pieces) > 0 {
		p := pieces[0]
		pieces = pieces[1:]
		for len(open) > 1 && open[len(open)-1].end <= p.Start {
			write(open[len(open)-1].end)
			open = open[:len(open)-1]
		}
		write(p.Start)
		top := open[len(open)-1]
		if p.End > top.end {
			rest := piece{text.Span{Start: top.end, End: p.End}, p.of, true}
			p.End = top.end
			i, _ := slices.BinarySearchFunc(pieces, rest, before)
			pieces = slices.Insert(pieces, i, rest)
		}
		n := &node{Rest: p.rest, attributes: &p.of.attributes}
		top.node.Children = append(top.node.Children, n)
		open = append(open, frame{n, p.End})
	}
	for ; len(open) > 0; open = open[:len(open)-1] {
		write(open[len(open)-1].end)
	}
	return root.Children
}
