package article

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/lexicon"
)

// A unit is a line of the text, or several that a hard break divided: what
// becomes one block.
type unit struct {
	text.Span     // without the white space and NUL around it
	runes     int // its length in runes
	words     int // stretches between white space
	body      int // where its words begin: after a glyph or number of a list
	glyph     glyph
	end       ending
	gap       bool // an empty line stands before it
	indent    bool // white space opens it
	role      Role
	scope     lexicon.Scope // how far a listed label reaches
	joined    bool          // it was put together from several lines
}

// An ending is how a line stops.
type ending uint8

const (
	endOpen     ending = iota // on a word
	endStop                   // . ۔
	endQuestion               // ؟ ?
	endExclaim                // !
	endColon                  // :
	endComma                  // ، , ؛
	endDots                   // .. ...  …
)

// final tells whether the ending closes a sentence.
func (e ending) final() bool {
	return e == endStop || e == endQuestion || e == endExclaim || e == endDots
}

// units divides a text into its lines, blank ones left out.
func units(src string) []unit {
	us := make([]unit, 0, min(strings.Count(src, "\n"), len(src)/64)+4)
	gap := false
	for i := 0; i < len(src); {
		end, next := lineEnd(src, i)
		if u, ok := newUnit(src, text.Span{Start: i, End: end}); ok {
			u.gap = gap
			us = append(us, u)
			gap = false
		} else {
			gap = true
		}
		i = next
	}
	return us
}

// lineEnd gives the end of the line at i and the start of the next: lines end at
// LF, CR, CR LF, U+2028 and U+2029.
func lineEnd(src string, i int) (end, next int) {
	rest := src[i:]
	if n := strings.IndexByte(rest, '\n'); n >= 0 {
		rest = rest[:n]
		end, next = i+n, i+n+1
		if n > 0 && rest[n-1] == '\r' {
			end--
			rest = rest[:n-1]
		}
	} else {
		end, next = len(src), len(src)
	}
	if n := strings.IndexByte(rest, '\r'); n >= 0 {
		rest = rest[:n]
		end, next = i+n, i+n+1
	}
	n := strings.Index(rest, "\u2028")
	if m := strings.Index(rest, "\u2029"); m >= 0 && (n < 0 || m < n) {
		n = m
	}
	if n < 0 {
		return end, next
	}
	return i + n, i + n + len("\u2028")
}

// newUnit measures a line; it is false for a line without text.
func newUnit(src string, s text.Span) (unit, bool) {
	start := s.Start
	s = trim(src, s)
	if s.Empty() {
		return unit{}, false
	}
	line := s.Of(src)
	u := unit{Span: s, indent: s.Start > start+1, runes: runeCount(line), end: endingOf(line), body: s.Start}
	u.words = 1 + strings.Count(line, " ")
	u.glyph, u.body = glyphOf(src, s)
	return u, true
}

// longLine is the size in bytes from which on a line is surely running text, and its
// exact length of no interest.
const longLine = 900

// runeCount is the number of runes of a line; for a long line a number that is large.
func runeCount(line string) int {
	if len(line) > longLine {
		return len(line) / 2
	}
	n, i := len(line), 0
	for ; i+8 <= len(line); i += 8 { // less the bytes 10xxxxxx, eight at a time
		x := uint64(line[i]) | uint64(line[i+1])<<8 | uint64(line[i+2])<<16 | uint64(line[i+3])<<24 |
			uint64(line[i+4])<<32 | uint64(line[i+5])<<40 | uint64(line[i+6])<<48 | uint64(line[i+7])<<56
		n -= bits.OnesCount64(x >> 7 & (^x >> 6) & 0x0101010101010101)
	}
	for ; i < len(line); i++ {
		if line[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

// trim takes white space and NUL off both ends of a span, and nothing else: what is
// left belongs to a block.
func trim(src string, s text.Span) text.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(src[s.Start:s.End])
		if r != 0 && !text.IsSpace(r) {
			break
		}
		s.Start += n
	}
	for s.End > s.Start {
		r, n := utf8.DecodeLastRuneInString(src[s.Start:s.End])
		if r != 0 && !text.IsSpace(r) {
			break
		}
		s.End -= n
	}
	return s
}

// endingOf tells how a line stops, looking through closing quotes and brackets.
func endingOf(line string) ending {
	for len(line) > 0 {
		r, n := utf8.DecodeLastRuneInString(line)
		before := line[:len(line)-n]
		switch r {
		case '.', text.ArabicFullStop:
			if strings.HasSuffix(strings.TrimRight(before, " "), ".") {
				return endDots
			}
			return endStop
		case '…':
			return endDots
		case text.ArabicQuestionMark, '?':
			return endQuestion
		case '!':
			return endExclaim
		case ':':
			return endColon
		case text.ArabicComma, ',', text.ArabicSemicolon, ';':
			return endComma
		case ')', ']', '}', '"', '\'', text.RightGuillemet, '”', '’', '›':
		default:
			if r == 0 || !text.IsSpace(r) && !text.IsInvisible(r) {
				return endOpen
			}
		}
		line = before
	}
	return endOpen
}
