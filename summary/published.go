package summary

import (
	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
)

// An Item is a bullet of the summary that was published with an article.
type Item struct {
	article.Part             // without its glyph
	Sentences    []text.Span // its sentences, in order
}

// Published gives the items of the summary that was published with an article
// («استمع إلى الملخص»), in order; none where it has none.
func Published(a *article.Article) []Item {
	items := make([]Item, 0, len(a.Summary.Items))
	block := 0
	for _, p := range a.Summary.Items {
		for block < len(a.Blocks) && a.Blocks[block].End < p.End {
			block++
		}
		item := Item{Part: p, Sentences: []text.Span{p.Span}}
		if block < len(a.Blocks) && a.Blocks[block].Contains(p.Span) {
			item.Sentences = a.Blocks[block].Sentences
		}
		items = append(items, item)
	}
	return items
}
