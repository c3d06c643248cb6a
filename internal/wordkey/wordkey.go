// Package wordkey packs the letters of an Arabic word into one integer, so that
// words are compared, looked up and stripped of their clitics without memory.
//
// A [Key] is exact, not a hash: two words have the same key only when they are
// spelled the same after [text.FoldAll] (marks, tatweel and controls dropped;
// أ إ آ ا one letter, ى ي ئ one, ة ه one, ؤ و one). Twelve letters fit; a longer
// word, or one with a letter that is not Arabic, has no key.
//
// The first letter lies in the lowest bits, and so a proclitic comes off by a
// shift: the key of «وثلاثة» less its first letter is the key of «ثلاثة».
//
//	k := wordkey.Of("وبالثلاثة")
//	if k.First() == wordkey.Waw {
//		k = k.Rest(1) // «بالثلاثة»
//	}
//
// Tables of words are arrays of keys in open addressing, written by a generator
// with [Fill] and read with [Find].
//
// It is not for texts: it knows words one by one, as [text.Tokens] gives them.
package wordkey

import (
	"math/bits"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
)

// A Key holds up to [Max] letters of five bits, the first in the lowest. The zero
// Key is that of no word.
type Key uint64

// Max is the number of letters that a key can hold.
const Max = 12

// width is the number of bits of a letter.
const width = 5

// The letters, in the order of the alphabet. Letters that folding makes one have
// one code.
const (
	Alef  = 1 + iota // ا أ إ آ ٱ
	Beh              // ب
	Teh              // ت
	Theh             // ث
	Jeem             // ج
	Hah              // ح
	Khah             // خ
	Dal              // د
	Thal             // ذ
	Reh              // ر
	Zain             // ز
	Seen             // س
	Sheen            // ش
	Sad              // ص
	Dad              // ض
	Tah              // ط
	Zah              // ظ
	Ain              // ع
	Ghain            // غ
	Feh              // ف
	Qaf              // ق
	Kaf              // ك
	Lam              // ل
	Meem             // م
	Noon             // ن
	Heh              // ه ة
	Waw              // و ؤ
	Yeh              // ي ى ئ
	Hamza            // ء
)

// What a rune of U+0600–U+06FF is besides a letter.
const (
	other = 0xFE // a letter that no key can hold, a digit, punctuation
	skip  = 0xFF // a mark, tatweel or control
)

// Of is the key of a word: a token of kind [text.Word], or any string. It is 0
// where the string has none.
func Of(word string) Key {
	var k Key
	shift := 0
	rest := word
	for len(rest) >= 2 {
		b, c := rest[0], rest[1]
		if b&0xFC != 0xD8 {
			return slow(word)
		}
		code := codes[b&3<<6|c&0x3F]
		rest = rest[2:]
		if code >= other {
			if code == skip {
				continue
			}
			return 0
		}
		if shift == Max*width {
			return 0
		}
		k |= Key(code) << shift
		shift += width
	}
	if len(rest) != 0 {
		return slow(word)
	}
	return k
}

// slow is the key of a word with runes outside the Arabic block: joiners inside
// it, presentation forms.
func slow(word string) Key {
	var buf [96]byte
	if len(word) > len(buf)/2 {
		return 0
	}
	folded := text.FoldAll.Append(buf[:0], word)
	var k Key
	shift := 0
	for len(folded) > 0 {
		r, n := utf8.DecodeRune(folded)
		folded = folded[n:]
		c := Letter(r)
		if c == 0 || shift == Max*width {
			return 0
		}
		k |= Key(c) << shift
		shift += width
	}
	return k
}

// Letter is the code of a letter, or 0.
func Letter(r rune) uint8 {
	if r < 0x600 || r > 0x6FF {
		return 0
	}
	if c := codes[r-0x600]; c < other {
		return c
	}
	return 0
}

// Skipped tells of a rune that is no part of a word's key: a mark, tatweel or
// control of the Arabic block.
func Skipped(r rune) bool { return r >= 0x600 && r <= 0x6FF && codes[r-0x600] == skip }

// Len is the number of letters.
func (k Key) Len() int { return (bits.Len64(uint64(k)) + width - 1) / width }

// First is the code of the first letter, 0 for the zero key.
func (k Key) First() uint8 { return uint8(k & (1<<width - 1)) }

// At is the code of the letter at index i, 0 before the first and past the last: a
// word of one letter has no last but one.
func (k Key) At(i int) uint8 {
	if i < 0 {
		return 0
	}
	return uint8(k >> (width * i) & (1<<width - 1))
}

// Rest is the key of the word less its first n letters.
func (k Key) Rest(n int) Key { return k >> (width * n) }

// Last is the code of the last letter, 0 for the zero key.
func (k Key) Last() uint8 { return k.At(k.Len() - 1) }

// Cut is the key of the word less its last n letters.
func (k Key) Cut(n int) Key {
	l := k.Len() - n
	if l <= 0 {
		return 0
	}
	return k & (1<<(width*l) - 1)
}

// Article tells whether the word begins with the letters ال and goes on.
func (k Key) Article() bool {
	return k&(1<<(2*width)-1) == Alef|Lam<<width && k.Rest(2) != 0
}

// Skip is the number of bytes of word that its first n letters take, with the
// marks and tatweels after them: where the word without a clitic of n letters
// begins.
func Skip(word string, n int) int {
	i := 0
	for i < len(word) {
		r, m := utf8.DecodeRuneInString(word[i:])
		if Letter(r) != 0 || (r >= 0xFB50 && n > 0) {
			if n == 0 {
				return i
			}
			n--
		}
		i += m
	}
	return i
}

// Find gives the index of k in a table that [Fill] made, or -1.
func Find(table []Key, k Key) int {
	if k == 0 {
		return -1
	}
	mask := len(table) - 1
	for i := slot(k, mask); ; i = (i + 1) & mask {
		switch table[i&mask] {
		case k:
			return i
		case 0:
			return -1
		}
	}
}

// Fill makes a table of keys for [Find]: its length is a power of two and at
// least twice the number of keys, and at says where each key went. It is for
// generators.
func Fill(keys []Key) (table []Key, at []int) {
	n := 1
	for n < 2*len(keys)+1 {
		n *= 2
	}
	table = make([]Key, n)
	for _, k := range keys {
		i := slot(k, n-1)
		for table[i] != 0 && table[i] != k {
			i = (i + 1) & (n - 1)
		}
		table[i] = k
		at = append(at, i)
	}
	return table, at
}

func slot(k Key, mask int) int {
	return int(uint64(k)*0x9E3779B97F4A7C15>>40) & mask
}

// codes holds what the runes U+0600–U+06FF are (256 bytes).
var codes = [256]uint8{
	0x00: other, 0x01: other, 0x02: other, 0x03: other, 0x04: other, 0x05: other, 0x06: other, 0x07: other,
	0x08: other, 0x09: other, 0x0A: other, 0x0B: other, 0x0C: other, 0x0D: other, 0x0E: other, 0x0F: other,
	0x10: skip, 0x11: skip, 0x12: skip, 0x13: skip, 0x14: skip, 0x15: skip, 0x16: skip, 0x17: skip,
	0x18: skip, 0x19: skip, 0x1A: skip, 0x1B: other, 0x1C: skip, 0x1D: other, 0x1E: other, 0x1F: other,
	0x20: other, 0x21: Hamza, 0x22: Alef, 0x23: Alef, 0x24: Waw, 0x25: Alef, 0x26: Yeh, 0x27: Alef,
	0x28: Beh, 0x29: Heh, 0x2A: Teh, 0x2B: Theh, 0x2C: Jeem, 0x2D: Hah, 0x2E: Khah, 0x2F: Dal,
	0x30: Thal, 0x31: Reh, 0x32: Zain, 0x33: Seen, 0x34: Sheen, 0x35: Sad, 0x36: Dad, 0x37: Tah,
	0x38: Zah, 0x39: Ain, 0x3A: Ghain, 0x3B: other, 0x3C: other, 0x3D: other, 0x3E: other, 0x3F: other,
	0x40: skip, 0x41: Feh, 0x42: Qaf, 0x43: Kaf, 0x44: Lam, 0x45: Meem, 0x46: Noon, 0x47: Heh,
	0x48: Waw, 0x49: Yeh, 0x4A: Yeh, 0x4B: skip, 0x4C: skip, 0x4D: skip, 0x4E: skip, 0x4F: skip,
	0x50: skip, 0x51: skip, 0x52: skip, 0x53: skip, 0x54: skip, 0x55: skip, 0x56: skip, 0x57: skip,
	0x58: skip, 0x59: skip, 0x5A: skip, 0x5B: skip, 0x5C: skip, 0x5D: skip, 0x5E: skip, 0x5F: skip,
	0x60: other, 0x61: other, 0x62: other, 0x63: other, 0x64: other, 0x65: other, 0x66: other, 0x67: other,
	0x68: other, 0x69: other, 0x6A: other, 0x6B: other, 0x6C: other, 0x6D: other, 0x6E: other, 0x6F: other,
	0x70: skip, 0x71: Alef, 0x72: Alef, 0x73: Alef, 0x74: other, 0x75: other, 0x76: other, 0x77: other,
	0x78: other, 0x79: other, 0x7A: other, 0x7B: other, 0x7C: other, 0x7D: other, 0x7E: other, 0x7F: other,
	0x80: other, 0x81: other, 0x82: other, 0x83: other, 0x84: other, 0x85: other, 0x86: other, 0x87: other,
	0x88: other, 0x89: other, 0x8A: other, 0x8B: other, 0x8C: other, 0x8D: other, 0x8E: other, 0x8F: other,
	0x90: other, 0x91: other, 0x92: other, 0x93: other, 0x94: other, 0x95: other, 0x96: other, 0x97: other,
	0x98: other, 0x99: other, 0x9A: other, 0x9B: other, 0x9C: other, 0x9D: other, 0x9E: other, 0x9F: other,
	0xA0: other, 0xA1: other, 0xA2: other, 0xA3: other, 0xA4: other, 0xA5: other, 0xA6: other, 0xA7: other,
	0xA8: other, 0xA9: Kaf, 0xAA: Kaf, 0xAB: other, 0xAC: other, 0xAD: other, 0xAE: other, 0xAF: other,
	0xB0: other, 0xB1: other, 0xB2: other, 0xB3: other, 0xB4: other, 0xB5: other, 0xB6: other, 0xB7: other,
	0xB8: other, 0xB9: other, 0xBA: other, 0xBB: other, 0xBC: other, 0xBD: other, 0xBE: Heh, 0xBF: other,
	0xC0: Heh, 0xC1: Heh, 0xC2: Heh, 0xC3: Heh, 0xC4: other, 0xC5: other, 0xC6: other, 0xC7: other,
	0xC8: other, 0xC9: other, 0xCA: other, 0xCB: other, 0xCC: Yeh, 0xCD: Yeh, 0xCE: other, 0xCF: other,
	0xD0: Yeh, 0xD1: other, 0xD2: Yeh, 0xD3: other, 0xD4: other, 0xD5: Heh, 0xD6: skip, 0xD7: skip,
	0xD8: skip, 0xD9: skip, 0xDA: skip, 0xDB: skip, 0xDC: skip, 0xDD: other, 0xDE: other, 0xDF: skip,
	0xE0: skip, 0xE1: skip, 0xE2: skip, 0xE3: skip, 0xE4: skip, 0xE5: other, 0xE6: other, 0xE7: skip,
	0xE8: skip, 0xE9: other, 0xEA: skip, 0xEB: skip, 0xEC: skip, 0xED: skip, 0xEE: other, 0xEF: other,
	0xF0: other, 0xF1: other, 0xF2: other, 0xF3: other, 0xF4: other, 0xF5: other, 0xF6: other, 0xF7: other,
	0xF8: other, 0xF9: other, 0xFA: other, 0xFB: other, 0xFC: other, 0xFD: other, 0xFE: other, 0xFF: other,
}
