package numeral

import (
	"strings"

	"github.com/khabar-go/khabar/article/text"
)

// A Cursor stands on a token of a text and moves forward. It is a value: a copy
// is a mark to come back to.
type Cursor struct {
	text.Token      // where the cursor stands, in bytes of the text
	OK         bool // false past the last token
	Gap        Gap  // what lies between the token before and this one

	s    string
	base int
	t    text.Tokenizer
}

// A Gap is what lies between two tokens.
type Gap uint8

// The gaps.
const (
	None  Gap = iota // nothing: the tokens touch
	Space            // a space or two, or what is not seen
	Break            // the end of a line, or wide white space
)

// At is the cursor on the token that begins at a byte of the text. The byte may
// also be inside a word, behind its clitics: the token is then the rest of it.
func At(s string, pos int) Cursor {
	c := Cursor{s: s, base: pos, t: text.NewTokenizer(s[pos:])}
	c.End = pos
	c.Next()
	return c
}

// On is the cursor on a token that a caller's own Tokenizer has read.
func On(s string, tok text.Token, gap Gap) Cursor {
	return Cursor{Token: tok, OK: true, Gap: gap, s: s, base: tok.End, t: text.NewTokenizer(s[tok.End:])}
}

// Next moves to the next token and tells whether there is one.
func (c *Cursor) Next() bool {
	if !c.t.Next() {
		c.OK = false
		c.Start, c.End, c.Kind = len(c.s), len(c.s), 0
		return false
	}
	tok := c.t.Token()
	start := tok.Start + c.base
	c.Gap = GapOf(c.s[c.End:start])
	c.Token = text.Token{Span: text.Span{Start: start, End: tok.End + c.base}, Kind: tok.Kind}
	c.OK = true
	return true
}

// Text is the text of the token.
func (c *Cursor) Text() string { return c.s[c.Start:c.End] }

// widest is the width in bytes of the widest gap inside one expression.
const widest = 8

// GapOf tells what the text between two tokens is.
func GapOf(s string) Gap {
	if s == "" {
		return None
	}
	if s == " " {
		return Space
	}
	return wide(s)
}

func wide(s string) Gap {
	switch {
	case len(s) > widest || strings.ContainsAny(s, "\n\r\v\f\u2028\u2029"):
		return Break
	}
	return Space
}

// Split is the cursor on the first n bytes of its token, as a token of its own; the
// rest of the token comes next. It is for words that were joined by mistake.
func (c Cursor) Split(n int) Cursor {
	if n <= 0 || n >= c.Len() {
		return c
	}
	c.End = c.Start + n
	c.base = c.End
	c.t = text.NewTokenizer(c.s[c.End:])
	return c
}
