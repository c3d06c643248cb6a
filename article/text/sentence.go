package text

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// Sentences iterates over the sentences of a text, in order, as spans without
// the white space around them. A sentence ends at a full stop, question or
// exclamation mark with the closing quotes and brackets that follow it, and at
// every line end. It does not end
//
//   - after an abbreviation or initial: د. محمد, أ. ف. ب., J. K. Rowling, 500 د.ج. للمتر;
//   - inside a number, time, URL or e-mail address, or after the number that
//     opens a list item: 10.5, «1. القدس»;
//   - at «..» and «...» with more text on the line, which news uses as a comma;
//   - at «؟» or «!» inside brackets or a quotation after which the sentence goes on:
//     «سأل: «متى؟» ثم خرج»;
//   - at «?» between spaces where an encoding lost digits: «قبل ? أشهر».
//
// It does not allocate.
func Sentences(text string) iter.Seq[Span] { return Segmenter{}.Sentences(text) }

// Sentences iterates over the sentences of the source's text; see [Sentences].
func (s *Source) Sentences() iter.Seq[Span] { return Sentences(s.Text) }

// A Segmenter divides text into sentences. The zero Segmenter does what the
// function [Sentences] does.
type Segmenter struct {
	// JoinLines reads a single line end as white space, for paragraphs that
	// were broken in mid-sentence. An empty line still ends a sentence.
	JoinLines bool
}

// Sentences iterates over the sentences of a text; see the function [Sentences].
func (g Segmenter) Sentences(text string) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		quoted := false
		for i := 0; i < len(text); {
			end := g.next(text, i, quoted)
			if s := TrimSpace(text, Span{i, end}); !s.Empty() && !yield(s) {
				return
			}
			quoted = stillQuoted(text[i:end], quoted)
			i = end
		}
	}
}

// stillQuoted tells whether a straight quote is open after a sentence. None stays
// open over the end of a line, so that one left out spoils no more than its line.
func stillQuoted(sentence string, quoted bool) bool {
	for _, end := range [...]string{"\n", "\r", "\u2028", "\u2029"} {
		if strings.HasSuffix(sentence, end) {
			return false
		}
	}
	return quoted != (strings.Count(sentence, `"`)%2 == 1)
}

// TrimSpace narrows a span of text so that it neither begins nor ends with white
// space or with what is not seen (NUL, direction controls, byte order marks).
func TrimSpace(text string, s Span) Span {
	for s.Start < s.End {
		c, n := at(text, s.Start)
		if c != classSpace && c != classControl && c != classJoin || s.Start+n > s.End {
			break
		}
		s.Start += n
	}
	for s.End > s.Start {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if c := classOf(r, n); c != classSpace && c != classControl && c != classJoin {
			break
		}
		s.End -= n
	}
	return s
}

// stops marks the bytes at which a sentence may end: . ! ? and line ends; 0x9F is the
// second byte of ؟, 0x94 that of ۔, 0xE2 the first of U+2028 and U+2029. The
// straight quote is there because what it encloses matters.
var stops = [256]bool{'.': true, '!': true, '?': true, '\n': true, '\r': true, 0x9F: true, 0x94: true, 0xE2: true, '"': true}

// next gives the end of the sentence that begins at start; quoted tells whether a
// straight quote is open there.
func (g Segmenter) next(text string, start int, quoted bool) int {
	start, _ = g.skipGap(text, start)
	for i := start; i < len(text); {
		for i < len(text) && !stops[text[i]] {
			i++
		}
		if i == len(text) {
			break
		}
		switch b := text[i]; b {
		case '"':
			quoted = !quoted
			i++
		case '\n', '\r':
			if !g.JoinLines || emptyLine(text, i) {
				return i + 1
			}
			i++
		case '.':
			end := g.fullStop(text, start, i, quoted)
			if end > 0 {
				return end
			}
			for i < len(text) && text[i] == '.' {
				i++
			}
		case 0xE2:
			if i+2 < len(text) && text[i+1] == 0x80 && (text[i+2] == 0xA8 || text[i+2] == 0xA9) {
				return i + 3
			}
			i++
		default:
			i++
			if b == 0x9F && (i < 2 || text[i-2] != 0xD8) || b == 0x94 && (i < 2 || text[i-2] != 0xDB) {
				continue // another rune with that byte
			}
			if end := g.question(text, start, i, quoted); end > 0 {
				return end
			}
			i = marksEnd(text, i)
		}
	}
	return len(text)
}

// emptyLine tells whether the line end at i is followed by a line without text.
func emptyLine(text string, i int) bool {
	if text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
		i++
	}
	for i++; i < len(text); i++ {
		switch text[i] {
		case '\n', '\r':
			return true
		case ' ', '\t':
		default:
			return false
		}
	}
	return true
}

// fullStop gives the end of the sentence whose full stop may be at i, or 0.
func (g Segmenter) fullStop(text string, start, i int, quoted bool) int {
	dots := i
	for dots < len(text) && text[dots] == '.' {
		dots++
	}
	end, closed := closers(text, dots, quoted)
	next, gap := g.skipGap(text, end)
	if next == len(text) || lineEnd(text, next) && !g.JoinLines {
		return end // the rest of the line is closing punctuation
	}
	if dots-i > 1 || !saysSomething(text, start, i) {
		return 0
	}
	before, n := lastRune(text, start, i)
	c, m := at(text, next)
	if !gap && !closed { // nothing between the stop and what follows
		return gluedStop(text, start, i, end, c, before)
	}
	switch {
	case c == classLatin && text[next] >= 'a' && text[next] <= 'z':
		return 0
	case c == classPunct && continues(text[next:next+m]):
		return 0
	case n > 0 && abbreviation(text, start, i, next, closed):
		return 0
	case !closed && (enumerator(text, start, i) || adverbial(text, start, i)):
		return 0
	}
	return end
}

// saysSomething tells whether a word stands before the stop at i: a stop that follows
// nothing or another stop («. . .») ends no sentence.
func saysSomething(text string, start, i int) bool {
	for i > start && text[i-1] == ' ' {
		i--
	}
	return i > start && text[i-1] != '.'
}

// gluedStop decides on a stop with no space after it: «3.04 جنيه.وارتفع» ends a
// sentence, «د.محمد», «10.5», «ق.م» and «example.org» do not.
func gluedStop(text string, start, i, end int, next class, before rune) int {
	if next != classLetter && next != classPunct {
		return 0
	}
	if next == classPunct && !openers(text[end:]) {
		return 0
	}
	if classOf(before, 2) == classDigit { // «عام 2015.وقال», but «1.القدس»
		if opensSentence(text, end) && !enumerator(text, start, i) {
			return end
		}
		return 0
	}
	if letters := wordLetters(text, start, i); letters < 3 {
		return 0
	}
	if next == classLetter && firstWordLetters(text, end) < 2 {
		return 0
	}
	return end
}

// openers tells whether s begins with a mark that may open a sentence.
func openers(s string) bool {
	if s[0] == '"' || s[0] == '(' || s[0] == '[' {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r == LeftGuillemet || r == '“' || r == '‹' || r == '‘'
}

// continues tells whether a punctuation mark after a stop shows that the
// sentence goes on.
func continues(s string) bool {
	return s == "،" || s == "؛" || s == "," || s == ";" || s == ":"
}

// question gives the end of the sentence whose question or exclamation mark ends
// at i, or 0 where the sentence goes on.
func (g Segmenter) question(text string, start, i int, quoted bool) int {
	mark := i - 1
	i = marksEnd(text, i)
	end, closed := closers(text, i, quoted)
	next, gap := g.skipGap(text, end)
	if next == len(text) || lineEnd(text, next) && !g.JoinLines {
		return end
	}
	c, m := at(text, next)
	switch {
	case closed: // a quotation or bracket ended with the mark, and the sentence goes on after it
		return 0
	case c == classPunct && (continues(text[next:next+m]) || text[next] == '-'):
		return 0
	case !gap && c != classLetter && c != classPunct:
		return 0
	case lostDigits(text, start, mark, i, next):
		return 0
	case g.continuesQuote(text, i, quoted):
		return 0
	}
	return end
}

// marksEnd gives the end of the run of question and exclamation marks and stops at i.
func marksEnd(text string, i int) int {
	for i < len(text) {
		switch {
		case text[i] == '!' || text[i] == '?' || text[i] == '.':
			i++
		case hasRune(text[i:], ArabicQuestionMark):
			i += 2
		default:
			return i
		}
	}
	return i
}

// lostDigits tells whether the question marks from mark to i stand for digits that
// an encoding could not hold, set off by spaces as a word is: «قبل ? أشهر».
func lostDigits(text string, start, mark, i, next int) bool {
	if mark <= start || strings.Trim(text[mark:i], "?") != "" || opensSentence(text, next) {
		return false
	}
	if interrogative(wordAt(text, TrimSpace(text, Span{start, mark}).Start)) {
		return false
	}
	before, _ := lastRune(text, start, mark)
	return (IsSpace(before) || before == '(') && next > i && text[next] != '"'
}

// maxQuote bounds, in bytes, how far the end of a quotation is sought.
const maxQuote = 400

// continuesQuote tells whether i lies inside a quotation after whose end the
// sentence goes on: «متى! قال: غداً» ثم خرج.
func (g Segmenter) continuesQuote(text string, i int, quoted bool) bool {
	limit := min(len(text), i+maxQuote)
	for j := i; j < limit; j++ {
		n := 1
		if lineEnd(text, j) {
			return false
		}
		switch text[j] {
		case '"':
			if !quoted || IsSpace(rune(text[j-1])) || !detached(text, j+1) {
				return false // it opens a quotation
			}
		case 0xC2: // « »
			if hasRune(text[j:], LeftGuillemet) {
				return false
			}
			if !hasRune(text[j:], RightGuillemet) {
				continue
			}
			n = 2
		default:
			continue
		}
		next, _ := g.skipGap(text, j+n)
		return next < len(text) && !lineEnd(text, next) && text[next] != '.' && text[j-1] != '.'
	}
	return false
}

// opensSentence tells whether the word at i begins with و, as most sentences
// of Arabic news do.
func opensSentence(text string, i int) bool {
	return hasRune(text[i:], Waw) && firstWordLetters(text, i) > 2
}

func hasRune(s string, r rune) bool {
	got, _ := utf8.DecodeRuneInString(s)
	return got == r
}

// maxClosers bounds, in bytes, how many closing quotes and brackets are read together.
const maxClosers = 64

// closers reads closing quotes and brackets at i and tells whether there were any.
func closers(text string, i int, quoted bool) (int, bool) {
	from := i
	for limit := min(len(text), i+maxClosers); i < limit; {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch r {
		case '"':
			if !closesQuote(text, i, quoted) {
				return i, i > from
			}
			quoted = false
		case RightGuillemet, '”', '›', '’', ')', ']', '}', '\'':
		case RightToLeftMark, LeftToRightMark, 0x202C, 0x2069, ArabicLetterMark:
		case '.', '!', '?', ArabicQuestionMark:
			if i == from {
				return i, false
			}
		case ' ':
			if j := spacedCloser(text, i, quoted); j > 0 {
				i, quoted = j, false
				continue
			}
			return i, i > from
		default:
			return i, i > from
		}
		i += n
	}
	return i, i > from
}

// closesQuote tells whether the straight quote at i, right after a stop, closes
// a quotation: one is open, or what follows could not be inside it.
func closesQuote(text string, i int, quoted bool) bool {
	return quoted || detached(text, i+1)
}

// spacedCloser gives the end of a closing quote that a space parts from the stop
// before it, or 0: «هل تصدّقون ؟ »، "ماذا ؟ ".
func spacedCloser(text string, i int, quoted bool) int {
	switch i++; {
	case hasRune(text[i:], RightGuillemet):
		return i + 2
	case quoted && i < len(text) && text[i] == '"' && detached(text, i+1):
		return i + 1
	}
	return 0
}

// detached tells whether white space, a comma or stop, or nothing stands at i.
func detached(text string, i int) bool {
	if i >= len(text) {
		return true
	}
	switch c, n := at(text, i); c {
	case classSpace:
		return true
	case classPunct:
		return text[i] == '.' || text[i] == ')' || continues(text[i:i+n])
	}
	return false
}

// skipGap skips white space and what is not seen, up to a line end, and tells
// whether there was any.
func (g Segmenter) skipGap(text string, i int) (int, bool) {
	from := i
	for i < len(text) {
		c, n := at(text, i)
		if c != classSpace && c != classControl && c != classJoin {
			break
		}
		if lineEnd(text, i) && (!g.JoinLines || emptyLine(text, i)) {
			break
		}
		i += n
	}
	return i, i > from
}

func lineEnd(text string, i int) bool {
	switch text[i] {
	case '\n', '\r':
		return true
	case 0xE2:
		return i+2 < len(text) && text[i+1] == 0x80 && (text[i+2] == 0xA8 || text[i+2] == 0xA9)
	}
	return false
}

// lastRune is the rune before i, not before start.
func lastRune(text string, start, i int) (rune, int) {
	if i <= start {
		return 0, 0
	}
	return utf8.DecodeLastRuneInString(text[start:i])
}

// wordLetters counts the letters of the word that ends at i, up to 4.
func wordLetters(text string, start, i int) int {
	count := 0
	for start = max(start, i-maxInitial); i > start && count < 4; {
		r, n := utf8.DecodeLastRuneInString(text[start:i])
		switch classOf(r, n) {
		case classLetter, classLatin, classDigit:
			count++
		case classMark, classTatweel, classJoin:
		default:
			return count
		}
		i -= n
	}
	return count
}

// firstWordLetters counts the letters of the word at i, up to 4.
func firstWordLetters(text string, i int) int {
	count := 0
	for limit := min(len(text), i+maxInitial); i < limit && count < 4; {
		c, n := at(text, i)
		switch c {
		case classLetter, classLatin:
			count++
		case classMark, classTatweel, classJoin:
		default:
			return count
		}
		i += n
	}
	return count
}
