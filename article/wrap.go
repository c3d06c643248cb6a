package article

import (
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
)

// Limits of what counts as text broken by a fixed width.
const (
	minWidth      = 30  // runes; narrower columns are verse or tables
	maxWidth      = 140 // runes; wider lines are paragraphs
	minWrapped    = 6   // lines about as wide as the column
	brokenPercent = 60  // of those lines, how many must stop in mid-sentence
	fullPercent   = 75  // of the column that a line broken by the width fills
	minIndented   = 3   // paragraphs that show that paragraphs are indented
)

// joinWrapped puts together the lines of paragraphs that were broken at a fixed
// width («hard breaks in mid-sentence»), where the article is broken so.
//
// Paragraphs then are told by empty lines or by indents where the article has them.
// Else a line is the last of its paragraph where it is short, or ends a sentence and
// the next line's first word would have fitted behind it.
func (s *state) joinWrapped() {
	us := s.us
	width := columnWidth(us)
	if width == 0 || !s.broken(width) {
		return
	}
	gaps, indents := 0, 0
	for _, u := range us[1:] {
		if u.gap {
			gaps++
		}
		if u.indent {
			indents++
		}
	}
	w := wrapped{s, width, gaps*3 > len(us)/2, indents >= minIndented && indents*4 < len(us)*3}
	out := us[:0]
	for i := 0; i < len(us); i++ {
		u := us[i]
		for i+1 < len(us) && w.goesOn(i, u.Start == us[0].Start, us[i], us[i+1]) {
			next := us[i+1]
			u.Span.End = next.End
			u.runes += next.runes + 1
			u.words += next.words
			u.end = next.end
			u.joined = true
			i++
		}
		out = append(out, u)
	}
	s.us = out
}

// broken tells whether most lines about as wide as the column stop in mid-sentence.
func (s *state) broken(width int) bool {
	full, broken := 0, 0
	for i := 0; i+1 < len(s.us); i++ {
		u, next := s.us[i], s.us[i+1]
		if next.gap || next.glyph != noGlyph || u.runes*100 < width*fullPercent {
			continue
		}
		full++
		if !u.end.final() && u.end != endColon {
			broken++
		}
	}
	return full >= minWrapped && broken*100 >= full*brokenPercent
}

// wrapped is how an article's lines were broken.
type wrapped struct {
	*state
	width   int
	gaps    bool // empty lines divide the paragraphs
	indents bool // indents do
}

// goesOn tells whether the paragraph of line u goes on with the line next.
func (w wrapped) goesOn(i int, first bool, u, next unit) bool {
	switch {
	case next.gap || next.glyph != noGlyph:
		return false
	case w.gaps:
		return u.runes*2 > w.width
	case w.indents:
		return !next.indent && !(first && i == 0)
	}
	fills := w.fills(u, next)
	switch {
	case first && i == 0:
		return fills && !w.opens(next)
	case u.end.final() || u.end == endColon:
		return fills
	}
	return u.runes*100 >= w.width*fullPercent && !w.opens(next) && !w.attribution(u)
}

// opens tells whether a line opens something of its own: a byline, a dateline.
func (w wrapped) opens(u unit) bool {
	if w.attribution(u) {
		return true
	}
	_, ok := w.r.openingAttribution(w.src, u.Span)
	return ok
}

func (w wrapped) attribution(u unit) bool {
	if _, ok := w.r.stampLine(w.src, u.Span); ok {
		return true
	}
	_, ok := w.r.lineAttribution(w.src, u.Span)
	return ok
}

// columnWidth estimates the width that a text was broken at, in runes: its longest
// line. 0 means that it was not broken.
func columnWidth(us []unit) int {
	if len(us) < minWrapped {
		return 0
	}
	width := 0
	for _, u := range us {
		if u.runes > maxWidth {
			return 0
		}
		width = max(width, u.runes)
	}
	if width < minWidth {
		return 0
	}
	return width
}

// fills tells whether the first word of next would not have fitted behind u.
func (w wrapped) fills(u, next unit) bool {
	word := next.Of(w.src)
	if n := strings.IndexFunc(word, text.IsSpace); n > 0 {
		word = word[:n]
	}
	return u.runes+1+utf8.RuneCountInString(word) > w.width
}
