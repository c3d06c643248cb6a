package text

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// A Kind tells what a token is.
type Kind uint8

// The kinds of token.
const (
	Word    Kind = iota + 1 // letters of any script but Latin, with the marks and controls inside: وزير، مُحَمَّد، القــوات
	Number                  // digits with their separators: 50,000 ١٬٢٣٤٫٥ 10.5
	Latin                   // Latin letters: Reuters
	Code                    // letters and digits that name a thing: إف-16 كوفيد-19 F-16 EGX30
	URL                     // https://example.org/a www.example.org example.org
	Email                   // name@example.org
	Handle                  // @handle
	Hashtag                 // #وسم_مركب
	Punct                   // one punctuation mark, or a run of dots or dashes
	Symbol                  // one symbol: % $ + emoji
	Invalid                 // a run of bytes that are not valid UTF-8
)

var kindNames = [...]string{"", "word", "number", "latin", "code", "url", "email", "handle", "hashtag", "punct", "symbol", "invalid"}

// String is the kind's name in lower case, "" for the zero Kind.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return ""
}

// A Token is a stretch of text that cannot be divided without losing its sense.
type Token struct {
	Span
	Kind Kind
}

// Tokens iterates over the tokens of a text, in order. What lies between two
// tokens, the gaps, is white space and what is not seen (direction controls
// between words, zero-width spaces, NUL); tokens and gaps together are the text.
// It does not allocate.
func Tokens(text string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		t := Tokenizer{text: text}
		for t.Next() {
			if !yield(t.tok) {
				return
			}
		}
	}
}

// Tokens iterates over the tokens of the source's text; see [Tokens].
func (s *Source) Tokens() iter.Seq[Token] { return Tokens(s.Text) }

// A Tokenizer reads the tokens of a text one by one, for loops that need to
// look ahead. The zero Tokenizer reads the empty text.
type Tokenizer struct {
	text string
	pos  int
	tok  Token
}

// NewTokenizer returns a Tokenizer at the start of a text.
func NewTokenizer(text string) Tokenizer { return Tokenizer{text: text} }

// Token is the token that the last call of Next read.
func (t *Tokenizer) Token() Token { return t.tok }

// Next reads the next token and tells whether there was one.
func (t *Tokenizer) Next() bool {
	text, i := t.text, t.pos
	for i < len(text) {
		if text[i] == ' ' {
			i++
			continue
		}
		c, n := at(text, i)
		if c == classLetter {
			end := wordEnd(text, i+n)
			if end < len(text) && text[end] == '-' {
				if e := codeAfterWord(text, end); e > 0 {
					return t.emit(i, e, Code)
				}
			}
			return t.emit(i, end, Word)
		}
		switch c {
		case classSpace, classControl, classJoin:
			i += n
		case classMark, classTatweel:
			return t.strayMark(i)
		case classDigit:
			return t.digits(i)
		case classLatin:
			return t.latin(i)
		case classInvalid:
			end := i + 1
			for end < len(text) {
				if c, _ := at(text, end); c != classInvalid {
					break
				}
				end++
			}
			return t.emit(i, end, Invalid)
		case classPunct:
			return t.punct(i, n)
		default:
			return t.symbol(i, n)
		}
	}
	t.pos = i
	return false
}

func (t *Tokenizer) emit(start, end int, k Kind) bool {
	t.tok = Token{Span{start, end}, k}
	t.pos = end
	return true
}

// wordEnd gives the end of the word whose first letter ends at i. Marks and
// tatweels belong to the word wherever they stand, controls only between letters.
func wordEnd(text string, i int) int {
	end := i
	for i < len(text) {
		b := text[i]
		if b < utf8.RuneSelf {
			break // the common end: a space or punctuation
		}
		if b >= 0xD8 && b <= 0xDB && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
			// U+0600–U+06FF, the common case.
			if classes[int(b&0x1F)<<6|int(text[i+1]&0x3F)] == classLetter {
				i += 2
				end = i
				continue
			}
		}
		c, n := at(text, i)
		switch c {
		case classLetter, classMark, classTatweel:
			i += n
			end = i
		case classJoin:
			i += n
		default:
			return end
		}
	}
	return end
}

// codeAfterWord reads «-16» after a word, as in إف-16 and كوفيد-19, and gives its
// end, or 0 where the hyphen joins no code: a long number (يونيو-2012) or one that
// goes on (الأحد-14-6) is no part of a name.
func codeAfterWord(text string, i int) int {
	j, digits := i+1, 0
	for j < len(text) {
		c, n := at(text, j)
		if c != classDigit {
			break
		}
		digits++
		j += n
	}
	if digits == 0 || digits > 3 {
		return 0
	}
	if j == len(text) {
		return j
	}
	switch c, _ := at(text, j); {
	case c == classLatin: // ميغ-29K
		for j < len(text) && latinByte(text[j]) {
			j++
		}
	case c == classLetter:
		return 0
	case strings.IndexByte("-/.:,", text[j]) >= 0 && j+1 < len(text):
		if c, _ := at(text, j+1); c == classDigit || c == classLetter && text[j] == '-' {
			return 0
		}
	}
	return j
}

func latinByte(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func digitByte(b byte) bool { return b >= '0' && b <= '9' }

// digits reads a number with its separators, or what begins with a digit: a code
// (5G), an e-mail address or a domain (24.ae).
func (t *Tokenizer) digits(i int) bool {
	text, end := t.text, numberEnd(t.text, i)
	if end == len(text) || text[end] >= utf8.RuneSelf || text[end] <= ' ' {
		return t.emit(i, end, Number)
	}
	if latinByte(text[end]) || end+1 < len(text) && strings.IndexByte(".-_@", text[end]) >= 0 && latinByte(text[end+1]) {
		if e, k := addressEnd(text, i); e > end {
			return t.emit(i, e, k)
		}
	}
	if latinByte(text[end]) {
		if e := codeEnd(text, i); e > end {
			return t.emit(i, e, Code)
		}
	}
	return t.emit(i, end, Number)
}

// numberEnd gives the end of the number that begins at i: digits of one or
// several scripts, with one separator between any two of them.
func numberEnd(text string, i int) int {
	end := i
	for i < len(text) {
		c, n := at(text, i)
		if c == classDigit {
			i += n
			end = i
			continue
		}
		if end != i || !separator(text, i) {
			break
		}
		i += n
	}
	return end
}

// separator tells whether a number may go on over the rune at i: . , ٫ ٬ ’
func separator(text string, i int) bool {
	switch text[i] {
	case '.', ',':
		return true
	case 0xD9: // ٫ U+066B, ٬ U+066C
		return i+1 < len(text) && (text[i+1] == 0xAB || text[i+1] == 0xAC)
	}
	return false
}

// latin reads what begins with a Latin letter: a word, code, e-mail or URL.
func (t *Tokenizer) latin(i int) bool {
	text := t.text
	if e := urlEnd(text, i); e > 0 {
		return t.emit(i, e, URL)
	}
	if e, k := addressEnd(text, i); e > 0 {
		return t.emit(i, e, k)
	}
	end := latinEnd(text, i)
	if end < len(text) && (digitByte(text[end]) || text[end] == '-') {
		if e := codeEnd(text, i); e > end {
			return t.emit(i, e, Code)
		}
	}
	return t.emit(i, end, Latin)
}

// latinEnd gives the end of a run of Latin letters with their marks; an
// apostrophe between two letters belongs to it (O'Neill, O’Neill).
func latinEnd(text string, i int) int {
	end := i
	for i < len(text) {
		c, n := at(text, i)
		switch {
		case c == classLatin, c == classMark && end == i:
			i += n
			end = i
		case c == classPunct && end == i && apostrophe(text[i:i+n]) && i+n < len(text):
			if c, _ := at(text, i+n); c != classLatin {
				return end
			}
			i += n
		default:
			return end
		}
	}
	return end
}

func apostrophe(s string) bool { return s == "'" || s == "’" }

// codeEnd gives the end of a code of ASCII letters and digits joined by single
// hyphens, with at least one of each (F-16, T-72B3, EGX30, 5G), or 0.
func codeEnd(text string, i int) int {
	letters, digits := false, false
	end := i
	for i < len(text) {
		switch b := text[i]; {
		case latinByte(b):
			letters = true
			i++
			end = i
		case digitByte(b):
			digits = true
			i++
			end = i
		case b == '-' && end == i && i+1 < len(text) && (digitByte(text[i+1]) || digits && latinByte(text[i+1])):
			i++
		default:
			if letters && digits {
				return end
			}
			return 0
		}
	}
	if letters && digits {
		return end
	}
	return 0
}

// punct reads one punctuation mark, or a run of dots or of dashes.
func (t *Tokenizer) punct(i, n int) bool {
	text, end := t.text, i+n
	if n == 1 && (text[i] == '.' || text[i] == '-') {
		for end < len(text) && text[end] == text[i] {
			end++
		}
	}
	return t.emit(i, end, Punct)
}

// symbol reads a @handle, a #hashtag or one symbol, an emoji with its modifiers.
func (t *Tokenizer) symbol(i, n int) bool {
	text := t.text
	switch text[i] {
	case '@':
		if e := nameEnd(text, i+1); e > 0 {
			return t.emit(i, e, Handle)
		}
	case '#':
		if e := nameEnd(text, i+1); e > 0 {
			return t.emit(i, e, Hashtag)
		}
	}
	return t.emit(i, symbolEnd(text, i, n), Symbol)
}

// symbolEnd gives the end of the symbol at i with what modifies it: variation
// selectors, skin tones, what a ZWJ joins to it, the second letter of a flag.
func symbolEnd(text string, i, n int) int {
	end := i + n
	if n < 3 { // no emoji
		return end
	}
	if first, _ := utf8.DecodeRuneInString(text[i:]); flagLetter(first) {
		if second, m := utf8.DecodeRuneInString(text[end:]); flagLetter(second) {
			end += m
		}
	}
	for end < len(text) {
		r, m := utf8.DecodeRuneInString(text[end:])
		switch c := classOf(r, m); {
		case c == classMark, r >= 0x1F3FB && r <= 0x1F3FF:
			end += m
		case r == ZeroWidthJoiner && end+m < len(text):
			c, k := at(text, end+m)
			if c != classSymbol {
				return end
			}
			end += m + k
		default:
			return end
		}
	}
	return end
}

// flagLetter tells whether a rune is a regional indicator, two of which are a flag.
func flagLetter(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// nameEnd gives the end of the name of a handle or hashtag: letters, digits, marks
// and underscores with at least one letter, or 0.
func nameEnd(text string, i int) int {
	letter, end := false, 0
	for i < len(text) {
		c, n := at(text, i)
		switch {
		case c == classLetter || c == classLatin:
			letter = true
			end = i + n
		case c == classDigit, c == classMark && letter, c == classTatweel && letter, text[i] == '_':
			end = i + n
		case c == classJoin && letter:
		default:
			if !letter {
				return 0
			}
			return end
		}
		i += n
	}
	if !letter {
		return 0
	}
	return end
}

// strayMark reads marks and tatweels that follow no letter: a dash made of
// tatweels is punctuation, a mark alone a symbol. A word may begin with one
// (ـب, a suffix written apart).
func (t *Tokenizer) strayMark(i int) bool {
	end, k := i, Symbol
	for end < len(t.text) {
		c, n := at(t.text, end)
		switch c {
		case classTatweel:
			k = Punct
		case classLetter:
			return t.emit(i, wordEnd(t.text, end), Word)
		case classMark:
		default:
			return t.emit(i, end, k)
		}
		end += n
	}
	return t.emit(i, end, k)
}
