package text

import (
	"unicode"
	"unicode/utf8"
)

//go:generate go run ./gen

// A class is what a rune is to the tokenizer.
type class uint8

const (
	classControl class = iota // no part of any token: controls, unassigned
	classSpace                // white space, line ends included
	classLetter               // a letter that is not Latin
	classLatin                // a Latin letter
	classMark                 // a mark over or under a letter (harakat)
	classTatweel              // ـ
	classJoin                 // ZWNJ, ZWJ, soft hyphen and direction controls: inside a word, part of it
	classDigit                // 0-9 ٠-٩ ۰-۹
	classPunct
	classSymbol
	classInvalid // a byte that is not valid UTF-8
)

// at gives the class of the rune that starts at text[i], and its width in bytes.
func at(text string, i int) (class, int) {
	b := text[i]
	if b < utf8.RuneSelf {
		return classes[b], 1
	}
	if b >= 0xC2 && b < 0xE0 && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
		return classes[int(b&0x1F)<<6|int(text[i+1]&0x3F)], 2
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	if r == utf8.RuneError && n == 1 {
		return classInvalid, 1
	}
	return wideClass(r), n
}

// wideClass is the class of a rune from U+0800 on.
func wideClass(r rune) class {
	switch {
	case r >= 0x200C && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return classJoin
	case r >= 0x2010 && r <= 0x2027, r >= 0x2030 && r <= 0x205E && r != 0x2044 && r != 0x2052:
		return classPunct
	case r == ZeroWidthSpace || r == ByteOrderMark:
		return classControl
	case r >= 0xFE00 && r <= 0xFE0F:
		return classMark
	case r >= 0xFB50 && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFC:
		return formClass(r)
	case unicode.IsSpace(r):
		return classSpace
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r):
		return classMark
	case unicode.IsLetter(r):
		if unicode.Is(unicode.Latin, r) {
			return classLatin
		}
		return classLetter
	case unicode.Is(unicode.Nd, r), unicode.IsNumber(r), unicode.IsSymbol(r):
		return classSymbol
	case unicode.IsPunct(r):
		return classPunct
	case unicode.Is(unicode.Cf, r):
		return classJoin
	}
	return classControl
}

// formClass is the class of an Arabic presentation form.
func formClass(r rune) class {
	switch d := letters(r); {
	case unicode.IsSymbol(r): // ﷼
		return classSymbol
	case d == "":
		if unicode.IsLetter(r) {
			return classLetter
		}
		if unicode.IsPunct(r) {
			return classPunct
		}
		return classControl
	case d[0] == ' ':
		return classMark // an isolated mark
	default:
		c, _ := at(d, 0)
		return c
	}
}

// A form is where a presentation form's letters lie in formLetters.
type form struct {
	start uint16
	n     uint8
}

// letters gives the letters that an Arabic presentation form stands for, or "".
func letters(r rune) string {
	var f form
	switch {
	case r >= 0xFB50 && r < 0xFE00:
		f = formsA[r-0xFB50]
	case r >= 0xFE70 && r < 0xFF00:
		f = formsB[r-0xFE70]
	}
	return formLetters[f.start : int(f.start)+int(f.n)]
}

// IsSpace tells whether a rune is white space: what separates words and lines,
// NBSP and U+2028 included.
func IsSpace(r rune) bool {
	if r < 0x800 {
		return r >= 0 && classes[r] == classSpace
	}
	return unicode.IsSpace(r)
}

// IsInvisible tells whether a rune is neither white space nor seen: a direction
// control, joiner, byte order mark, zero-width space, NUL or other control.
func IsInvisible(r rune) bool {
	if r >= 0 && r < 0x800 {
		return classes[r] == classControl || classes[r] == classJoin
	}
	c := wideClass(r)
	return c == classControl || c == classJoin
}
