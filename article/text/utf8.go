package text

import (
	"encoding/binary"
	"unicode/utf8"
)

// Arabic text is ASCII and characters of two bytes, with few others between. The
// functions of this file go through eight bytes of that at a time, and through the
// rest rune by rune.

// highBits has the highest bit of every byte of a word.
const highBits = 0x8080_8080_8080_8080

// shortRunes tells whether a word of eight bytes, the first one lowest, holds only
// ASCII and valid UTF-8 of two bytes. Carry is 0x80 where the byte before the word
// began a character, so that the word must begin with its second byte; next is the
// carry of the next word. Cont has the highest bit of every second byte.
func shortRunes(x, carry uint64) (cont, next uint64, ok bool) {
	high := x & highBits
	lead := high & (x << 1) // 11xxxxxx
	cont = high &^ lead     // 10xxxxxx
	three := lead & (x << 2)
	overlong := lead &^ (x<<3 | x<<4 | x<<5 | x<<6) // C0, C1
	return cont, lead >> 56, cont^(lead<<8|carry)|three|overlong == 0
}

// countBytes counts the bytes of a word of which only highest bits may be set.
func countBytes(high uint64) int { return int((high >> 7) * 0x0101_0101_0101_0101 >> 56) }

// validUTF8 is the length of the longest part of b, from its start, that is valid
// UTF-8.
func validUTF8(b []byte) int {
	i := 0
	for i < len(b) {
		carry, ok := uint64(0), true
		for ok && len(b)-i >= 8 {
			var next uint64
			if _, next, ok = shortRunes(binary.LittleEndian.Uint64(b[i:]), carry); ok {
				carry = next
				i += 8
			}
		}
		i -= int(carry >> 7)
		for end := min(i+8, len(b)); i < end; {
			if b[i] < utf8.RuneSelf {
				i++
				continue
			}
			_, n := utf8.DecodeRune(b[i:])
			if n == 1 {
				return i
			}
			i += n
		}
	}
	return i
}

// A point is a place in a text, between two runes, counted in three ways.
type point struct {
	at, runes, units int // bytes, runes, UTF-16 code units
}

// within tells whether no count of p exceeds that of limit.
func (p point) within(limit point) bool {
	return p.at <= limit.at && p.runes <= limit.runes && p.units <= limit.units
}

// seek goes from p to the last place of b that is within the limit. Bytes that are
// not valid UTF-8 are a rune and a unit each, as in Go's range loop.
func (p point) seek(b []byte, limit point) point {
	for p.at < len(b) {
		carry := uint64(0)
		for len(b)-p.at >= 8 {
			cont, next, ok := shortRunes(binary.LittleEndian.Uint64(b[p.at:]), carry)
			n := 8 - countBytes(cont)
			q := point{p.at + 8, p.runes + n, p.units + n}
			if !ok || !q.within(limit) {
				break
			}
			p, carry = q, next
		}
		if carry != 0 {
			p = point{p.at - 1, p.runes - 1, p.units - 1}
		}
		for end := min(p.at+8, len(b)); p.at < end; {
			q := p.next(b)
			if !q.within(limit) {
				return p
			}
			p = q
		}
	}
	return p
}

// next is the place after the rune at p, or p at the end.
func (p point) next(b []byte) point {
	switch {
	case p.at >= len(b):
		return p
	case b[p.at] < utf8.RuneSelf:
		return point{p.at + 1, p.runes + 1, p.units + 1}
	}
	r, n := utf8.DecodeRune(b[p.at:])
	units := 1
	if r >= 0x10000 {
		units = 2
	}
	return point{p.at + n, p.runes + 1, p.units + units}
}
