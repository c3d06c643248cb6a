package article

import (
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
)

// A glyph is the sign that opens a line of a list: the rune itself for signs, and
// one value for all numbers and for all ordinals.
type glyph rune

const (
	noGlyph       glyph = 0
	numberGlyph   glyph = '1' // 1- 1. 1) 1 ـ (1)
	ordinalGlyph  glyph = 'أ' // أولاً: ثانياً:
	dashGlyph     glyph = '-' // all hyphens and dashes, tatweel too
	starGlyph     glyph = '*'
	bulletGlyph   glyph = '•'
	questionGlyph glyph = 'س' // س: ج: in interviews
)

// glyphOf reads the glyph that opens a line and gives where the words begin.
func glyphOf(src string, s text.Span) (glyph, int) {
	i := skipInvisible(src, s.Start, s.End)
	r, n := utf8.DecodeRuneInString(src[i:s.End])
	g := noGlyph
	switch r {
	case '-', '–', '—', '−', '‐', text.Tatweel:
		g = dashGlyph
	case '*', '•', '●', '>', '<', '·', '■', '▪', '{', '‹', '›', '¯', '◄', '►', '○', '◆', '♦', '□', '▫', '✓', '✔', '★', '☆', '¤', '§', '+', '~', '¨':
		g = glyph(r)
	default:
		if g, at := numbered(src, i, s.End); g != noGlyph {
			return g, at
		}
		if g, at := speaker(src, i, s.End); g != noGlyph {
			return g, at
		}
		return ordinal(src, i, s.End)
	}
	run := 0
	for i < s.End {
		q, m := utf8.DecodeRuneInString(src[i:s.End])
		if q != r {
			break
		}
		i += m
		run++
	}
	if run > 2 || n == 0 || g == dashGlyph && run > 1 { // a rule across the page, «...»
		return noGlyph, s.Start
	}
	if g == dashGlyph && i < s.End && src[i] >= '0' && src[i] <= '9' { // -5
		return noGlyph, s.Start
	}
	if i = skipSpace(src, i, s.End); i == s.End {
		return noGlyph, s.Start
	}
	return g, i
}

// numbered reads «1-», «1.», «1)», «(1)», «1 ـ» and gives what follows. A number
// followed by a dot or dash and a digit is a date or decimal.
func numbered(src string, i, end int) (glyph, int) {
	open := i < end && src[i] == '('
	if open {
		i++
	}
	digits := 0
	for i < end && digits < 3 {
		r, n := utf8.DecodeRuneInString(src[i:end])
		if !(r >= '0' && r <= '9' || r >= 0x660 && r <= 0x669 || r >= 0x6F0 && r <= 0x6F9) {
			break
		}
		digits++
		i += n
	}
	if digits == 0 || digits > 2 {
		return noGlyph, 0
	}
	j := skipSpace(src, i, end)
	r, n := utf8.DecodeRuneInString(src[j:end])
	switch r {
	case ')':
	case '-', '–', '.', text.Tatweel, '/':
		if open || r == '/' && j > i {
			return noGlyph, 0
		}
	default:
		return noGlyph, 0
	}
	j += n
	for j < end && (src[j] == '-' || src[j] == '.') {
		j++
	}
	j = skipSpace(src, j, end)
	if q, _ := utf8.DecodeRuneInString(src[j:end]); j == end || q >= '0' && q <= '9' || q >= 0x660 && q <= 0x669 {
		return noGlyph, 0
	}
	return numberGlyph, j
}

// speaker reads «س:» (question) and «ج:» (answer) of an interview.
func speaker(src string, i, end int) (glyph, int) {
	r, n := utf8.DecodeRuneInString(src[i:end])
	if r != 'س' && r != text.Jeem {
		return noGlyph, 0
	}
	j := skipSpace(src, i+n, end)
	if r, n := utf8.DecodeRuneInString(src[j:end]); j < end && (r == ':' || r == '/' || r == '-' || r == ')') {
		return questionGlyph, skipSpace(src, j+n, end)
	}
	return noGlyph, 0
}

// ordinals are the words that number the parts of a text, without their tanween.
var ordinals = [...]string{"أول", "اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"}

// ordinal reads «أولاً:» and the like, a sign after it required.
func ordinal(src string, i, end int) (glyph, int) {
	for _, o := range ordinals {
		rest := src[i:end]
		if len(rest) < len(o) || rest[:len(o)] != o {
			continue
		}
		j := i + len(o)
		for j < end { // the ending اً in either order
			r, n := utf8.DecodeRuneInString(src[j:end])
			if r != text.Alef && r != text.Fathatan {
				break
			}
			j += n
		}
		if j == i+len(o) {
			continue
		}
		j = skipSpace(src, j, end)
		if r, n := utf8.DecodeRuneInString(src[j:end]); r == ':' || r == '-' || r == '–' {
			return ordinalGlyph, skipSpace(src, j+n, end)
		}
	}
	return noGlyph, i
}

// skipSpace skips white space and what is not seen.
func skipSpace(src string, i, end int) int {
	for i < end {
		r, n := utf8.DecodeRuneInString(src[i:end])
		if !text.IsSpace(r) && !text.IsInvisible(r) {
			break
		}
		i += n
	}
	return i
}

// skipInvisible skips direction controls and the like.
func skipInvisible(src string, i, end int) int {
	for i < end {
		r, n := utf8.DecodeRuneInString(src[i:end])
		if !text.IsInvisible(r) {
			break
		}
		i += n
	}
	return i
}
