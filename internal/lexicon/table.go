package lexicon

import "encoding/binary"

// A generated table has five parts, all of them static data:
//
//	xKeys   a string with one key a line, sorted by bytes
//	xOffs   where each key starts, and one more offset for the end
//	xRows   what is known about each key, in the same order
//	xIndex  an open-addressing hash table with linear probing; a slot holds
//	        the key's number plus 1, or 0; the length is a power of two and at
//	        least twice the number of keys
//	xNames  a string with the written forms that rows point into, if there are any

// span is the place of a string in one of the generated blobs.
type span struct {
	off uint32
	len uint8
}

func (s span) in(blob string) string { return blob[s.off : s.off+uint32(s.len)] }

// keyAt returns the i-th key of a table.
func keyAt(keys string, offs []uint32, i int) string { return keys[offs[i] : offs[i+1]-1] }

// find returns the number of key in a table, or -1.
func find(keys string, offs []uint32, index []uint16, key []byte) int {
	if len(key) == 0 {
		return -1
	}
	mask := uint32(len(index) - 1)
	for i := Hash(key) & mask; ; i = (i + 1) & mask {
		slot := int(index[i])
		if slot == 0 {
			return -1
		}
		if keyAt(keys, offs, slot-1) == string(key) {
			return slot - 1
		}
	}
}

// Hash is the hash function of the generated tables. It is not meant to
// withstand keys made to collide: a table's chains are as long as its own keys
// make them.
func Hash(key []byte) uint32 {
	const k = 0x9E3779B97F4A7C15 // 2^64 / golden ratio
	h := uint64(len(key)) * k
	for len(key) >= 8 {
		h = (h ^ binary.LittleEndian.Uint64(key)) * k
		h ^= h >> 32
		key = key[8:]
	}
	var tail uint64
	for i := len(key) - 1; i >= 0; i-- {
		tail = tail<<8 | uint64(key[i])
	}
	h = (h ^ tail) * k
	h ^= h >> 29
	h *= k
	return uint32(h >> 32)
}

// words counts the words of a key, up to one more than most; spaces and colons
// separate them.
func words(key []byte, most int) int {
	n, in := 0, false
	for _, c := range key {
		sep := separates(c)
		if !sep && !in {
			if n++; n > most {
				break
			}
		}
		in = !sep
	}
	return n
}
