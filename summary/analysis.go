package summary

import (
	"cmp"
	"slices"
	"sync"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

// An Analysis is an article with what was found in it. Spans are bytes of
// Article.Source.Text; dates, numbers and names do not overlap, but for numbers
// and dates inside names, which are left out.
type Analysis struct {
	Article *article.Article
	Dates   []date.Mention
	Numbers []number.Mention
	Names   entities.Result
}

// Analyze finds the dates, numbers and names of an article. Relative dates are counted
// from its publication, where that is known. An article that is nil or has no Source has
// nothing in it.
func Analyze(a *article.Article) *Analysis { return analyze(a, "", Layers{}) }

// analyze is Analyze without the layers that are switched off. Country is that of the outlet, or "".
func analyze(a *article.Article, country string, off Layers) *Analysis {
	a = present(a)
	n := &Analysis{Article: a}
	if !off.Names {
		n.Names = entities.Tagger{}.Tag(a)
	}
	s := scratches.Get().(*scratch)
	defer s.free()
	country = cmp.Or(a.Dateline.Country, country)
	if !off.Dates || !off.Numbers { // a number is none within a date
		s.findDates(a, country)
		s.dates = outsideNames(s.dates, n.Names.Mentions)
	}
	if !off.Numbers {
		s.findNumbers(a, country, n.Names.Mentions)
		n.Numbers = append(n.Numbers, s.numbers...)
	}
	if !off.Dates {
		n.Dates = append(n.Dates, s.dates...)
	}
	return n
}

// present is an empty article for one that is not there, or that has no text.
func present(a *article.Article) *article.Article {
	if a == nil || a.Source == nil {
		return &article.Article{Source: &text.Source{}}
	}
	return a
}

// A scratch is memory for the results while they grow.
type scratch struct {
	dates   []date.Mention
	numbers []number.Mention
	skip    []text.Span
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// maxScratch is how many results a scratch has room for when it is kept for the next article.
const maxScratch = 1 << 10

// free gives a scratch back, without what it holds of the article.
func (s *scratch) free() {
	if cap(s.dates) > maxScratch || cap(s.numbers) > maxScratch || cap(s.skip) > 2*maxScratch {
		return
	}
	clear(s.dates)
	clear(s.numbers)
	scratches.Put(s)
}

// Layers names layers of a result; the zero Layers names none. Summary has the extract,
// the keyphrases and the check of the published summary.
type Layers struct {
	Dates, Numbers, Names, Summary bool
}

// findDates finds the temporal expressions of the article's text. The stamp is one of
// them, with the value that the article has from it.
func (s *scratch) findDates(a *article.Article, country string) {
	f := date.Finder{Country: country}
	if a.Dateline.Country == "US" {
		f.Country = "" // the Arabic press puts the day first in Washington, too
	}
	f.Anchor, _ = a.Published.Time(nil)
	s.dates = f.Append(s.dates[:0], a.Source.Text)
	stamp, ok := f.Stamp(a.Published.Text)
	if !ok {
		return
	}
	if v, err := date.Parse(a.Published.Value); err == nil && a.Published.Basis == article.Stated {
		stamp.Value = v
	}
	stamp.Span = stamp.Shift(a.Published.Start)
	for i := range stamp.Issues {
		stamp.Issues[i].Span = stamp.Issues[i].Span.Shift(a.Published.Start)
	}
	s.dates = slices.DeleteFunc(s.dates, func(m date.Mention) bool { return m.Overlaps(a.Published.Span) })
	i, _ := slices.BinarySearchFunc(s.dates, stamp, func(m, n date.Mention) int { return cmp.Compare(m.Start, n.Start) })
	s.dates = slices.Insert(s.dates, i, stamp)
}

// findNumbers finds the numbers of the article's text outside its dates, its names and
// its stamp.
func (s *scratch) findNumbers(a *article.Article, country string, names []entities.Mention) {
	s.skip = s.skip[:0]
	for i := range s.dates {
		s.skip = append(s.skip, s.dates[i].Span)
	}
	for i := range a.Blocks {
		if b := &a.Blocks[i]; b.Role == article.RoleTimestamp {
			s.skip = append(s.skip, b.Span)
		}
	}
	s.numbers = number.Finder{Country: country}.Append(s.numbers[:0], a.Source, union(s.skip))
	inside := enclosure{names: names}
	s.numbers = slices.DeleteFunc(s.numbers, func(m number.Mention) bool { return inside.contains(m.Span) })
}

// outsideNames leaves out the dates that are parts of names: أكتوبر in «حرب أكتوبر».
func outsideNames(dates []date.Mention, names []entities.Mention) []date.Mention {
	inside := enclosure{names: names}
	return slices.DeleteFunc(dates, func(d date.Mention) bool { return inside.contains(d.Span) })
}

// An enclosure tells of spans in order whether they lie inside an outermost name.
type enclosure struct {
	names []entities.Mention
	at    int
}

func (e *enclosure) contains(s text.Span) bool {
	for e.at < len(e.names) && (e.names[e.at].End <= s.Start || e.names[e.at].Within != entities.None) {
		e.at++
	}
	return e.at < len(e.names) && e.names[e.at].Contains(s)
}

// union puts spans in order and joins those that overlap.
func union(spans []text.Span) []text.Span {
	slices.SortFunc(spans, func(a, b text.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
