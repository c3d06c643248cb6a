package summary

import (
	"strconv"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

// The functions here append pieces of JSON. A key is written as it stands in the
// document, with the comma or brace before it and the colon behind it: `,"value":`.

// appendList appends a key and an array.
func appendList[T any](dst []byte, key string, list []T, appendOne func([]byte, T) []byte) []byte {
	dst = append(append(dst, key...), '[')
	for i, v := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendOne(dst, v)
	}
	return append(dst, ']')
}

func appendParts(dst []byte, key string, parts []article.Part) []byte {
	return appendList(dst, key, parts, func(dst []byte, p article.Part) []byte { return appendString(dst, p.Text) })
}

// appendField appends a key and a string.
func appendField(dst []byte, key, value string) []byte {
	return appendString(append(dst, key...), value)
}

// appendOptional is appendField, unless the string is empty.
func appendOptional(dst []byte, key, value string) []byte {
	if value == "" {
		return dst
	}
	return appendField(dst, key, value)
}

// appendWord appends a key and a string of plain ASCII.
func appendWord(dst []byte, key, value string) []byte {
	dst = append(append(dst, key...), '"')
	return append(append(dst, value...), '"')
}

// appendOptionalWord is appendWord, unless the string is empty.
func appendOptionalWord(dst []byte, key, value string) []byte {
	if value == "" {
		return dst
	}
	return appendWord(dst, key, value)
}

// appendBy appends a key, which has the opening quotation mark too, and a value that
// writes itself in plain ASCII.
func appendBy(dst []byte, key string, value interface{ Append([]byte) []byte }) []byte {
	return append(value.Append(append(dst, key...)), '"')
}

func appendInt(dst []byte, key string, n int) []byte {
	return appendNumeral(append(dst, key...), n)
}

func appendNumeral(dst []byte, n int) []byte { return strconv.AppendInt(dst, int64(n), 10) }

// appendIndex appends a key and an index, unless it is None.
func appendIndex(dst []byte, key string, i int) []byte {
	if i == entities.None {
		return dst
	}
	return appendInt(dst, key, i)
}

// appendEnds appends the two fields of a span.
func appendEnds(dst []byte, s text.Span) []byte {
	return appendInt(appendInt(dst, `"start":`, s.Start), `,"end":`, s.End)
}

func appendSpan(dst []byte, s text.Span) []byte {
	return append(appendEnds(append(dst, '{'), s), '}')
}

// appendScore appends the field of a score between 0 and 1, with three places.
func appendScore(dst []byte, score float64) []byte {
	dst = append(dst, `,"score":`...)
	n := thousandths(score)
	if n == 0 || n == 1000 {
		return append(dst, '0'+byte(n/1000))
	}
	dst = append(dst, '0', '.', '0'+byte(n/100), '0'+byte(n/10%10), '0'+byte(n%10))
	for dst[len(dst)-1] == '0' {
		dst = dst[:len(dst)-1]
	}
	return dst
}

// special tells of the bytes of a string that may not stand as they are: controls, the
// quotation mark, the backslash, and the first byte of U+2028 and U+2029, among others.
var special = [256]bool{
	0x00: true, 0x01: true, 0x02: true, 0x03: true, 0x04: true, 0x05: true, 0x06: true, 0x07: true,
	0x08: true, 0x09: true, 0x0A: true, 0x0B: true, 0x0C: true, 0x0D: true, 0x0E: true, 0x0F: true,
	0x10: true, 0x11: true, 0x12: true, 0x13: true, 0x14: true, 0x15: true, 0x16: true, 0x17: true,
	0x18: true, 0x19: true, 0x1A: true, 0x1B: true, 0x1C: true, 0x1D: true, 0x1E: true, 0x1F: true,
	'"': true, '\\': true, 0xE2: true,
}

const hexDigits = "0123456789abcdef"

// appendString appends a string as encoding/json writes it without escaping for HTML: in
// UTF-8, but for controls, U+2028 and U+2029, which JavaScript once took for line ends. Each
// byte that is no UTF-8 is written as U+001A.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	s = printable(s)
	from := 0 // of what is not yet copied
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !special[c] {
			continue
		}
		if c == 0xE2 {
			if s[i+1] == 0x80 && s[i+2]&^1 == 0xA8 {
				dst = append(append(dst, s[from:i]...), `\u202`...)
				dst = append(dst, hexDigits[s[i+2]&0xF])
				from = i + 3
			}
			i += 2
			continue
		}
		dst = appendEscaped(append(dst, s[from:i]...), c)
		from = i + 1
	}
	return append(append(dst, s[from:]...), '"')
}

// appendEscaped appends an ASCII character that cannot stand in a string.
func appendEscaped(dst []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(dst, '\\', c)
	case '\b':
		return append(dst, '\\', 'b')
	case '\f':
		return append(dst, '\\', 'f')
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	}
	return append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
}
