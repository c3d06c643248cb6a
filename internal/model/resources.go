package model

import "encoding/binary"

// Resources are the tables of a model file: the words and the lists of names.
type Resources struct {
	Names *Names
	words string // of 8 bytes: fingerprint, count, row + 1 of the first layer
	n     uint64
}

const wordSize = 8

// find is the offset of a word's slot, or -1.
func (m *Resources) find(f Form) int {
	return search(m.words, m.n, uint64(f), wordSize)
}

// Count is the quantised count of a word; see [Lexicon].
func (m *Resources) Count(f Form) int {
	if at := m.find(f); at >= 0 {
		return int(m.words[at+4])
	}
	return 0
}

// row is the row of a word in the first layer, or -1, and whether it is a plain word:
// one that is in no name.
func (m *Resources) row(f Form) (row int, plain bool) {
	at := m.find(f)
	if at < 0 {
		return -1, false
	}
	v := int(m.words[at+5]) | int(m.words[at+6])<<8 | int(m.words[at+7])<<16
	return v&(plainBit-1) - 1, v&plainBit != 0
}

// plainBit marks plain words in the row of their slot.
const plainBit = 1 << 23

// Named tells whether a name of the lists begins with the word.
func (m *Resources) Named(f Form) bool { return m.Names.find(step(root, f)) >= 0 }

// PackWords is the section of the words: their counts, and the rows of those that
// have one.
func PackWords(count map[Form]int, rows map[Form]int, plain map[Form]bool) []byte {
	all := map[uint64]struct{}{}
	for f := range count {
		all[uint64(f)] = struct{}{}
	}
	for f := range rows {
		all[uint64(f)] = struct{}{}
	}
	size := tableSize(len(all))
	out := make([]byte, size*wordSize)
	for _, f := range sortedKeys(all) {
		at := free(out, f, size, wordSize)
		binary.LittleEndian.PutUint32(out[at:], fingerprint(f))
		out[at+4] = byte(count[Form(f)])
		if r, ok := rows[Form(f)]; ok {
			r++
			if plain[Form(f)] {
				r |= plainBit
			}
			out[at+5], out[at+6], out[at+7] = byte(r), byte(r>>8), byte(r>>16)
		}
	}
	return out
}

// OpenResources reads the tables of a model file.
func OpenResources(file string) (*Resources, error) {
	s, err := sections(file)
	if err != nil {
		return nil, err
	}
	return resources(s), nil
}

func resources(s map[string]string) *Resources {
	m := &Resources{Names: openNames(func(name string) string { return s[name] }), words: s["words"]}
	m.n = uint64(len(m.words) / wordSize)
	return m
}
