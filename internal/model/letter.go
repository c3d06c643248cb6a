package model

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// The names of entities are written in Windows-1256, one byte a letter where UTF-8 has
// two, and in UTF-8 behind an escape where it has no such letter (ڤ in ڤولفسبورغ).

const escape = 0x1a // SUB, which stands in no name

// packLetters writes text in a byte a letter.
func packLetters(s []byte) []byte {
	out := make([]byte, 0, len(s)*5/8)
	for len(s) > 0 {
		r, n := utf8.DecodeRune(s)
		switch b, ok := charmap.Windows1256.EncodeRune(r); {
		case ok && b != escape:
			out = append(out, b)
		default:
			out = append(append(out, escape), s[:n]...)
		}
		s = s[n:]
	}
	return out
}

// unpackLetters reads what packLetters wrote.
func unpackLetters(s string) string {
	var page [256]string
	for i := range page {
		page[i] = string(charmap.Windows1256.DecodeByte(byte(i)))
	}
	var out strings.Builder
	out.Grow(2 * len(s))
	for i := 0; i < len(s); {
		if s[i] != escape {
			out.WriteString(page[s[i]])
			i++
			continue
		}
		_, n := utf8.DecodeRuneInString(s[i+1:])
		out.WriteString(s[i+1 : i+1+n])
		i += 1 + n
	}
	return out.String()
}
