package extract

import (
	"slices"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// A Key stands for a word as it is compared: a [wordkey.Key], or a hash with the top bit
// set where the word has none (numbers, Latin letters, long words).
type Key uint64

const hashed Key = 1 << 63

// KeyOf is the key of a token, 0 for one that is no word, number or name.
func KeyOf(s string, t text.Token) Key {
	switch t.Kind {
	case text.Punct, text.Symbol, text.Invalid, text.URL, text.Email:
		return 0
	case text.Word:
		if k := wordkey.Of(t.Of(s)); k != 0 {
			return Key(k)
		}
	}
	return hash(t.Of(s))
}

// hash is the FNV-1a hash of a word, folded and in lower case.
func hash(word string) Key {
	var buf [64]byte
	h := uint64(14695981039346656037)
	for _, b := range text.FoldAll.Append(buf[:0], word) {
		if 'A' <= b && b <= 'Z' {
			b += 'a' - 'A'
		}
		h = (h ^ uint64(b)) * 1099511628211
	}
	return Key(h) | hashed
}

// Stem is the key without a و at its front, the proclitics ب ك ف ل before an article, the
// article, a و behind it, and the last ة or ه: «والوزارة» and «وزارة» have one stem, as
// have «وغزة» and «غزة». That «وزير» loses a letter, too, does no harm where all its
// forms do: stems count how often a thing is spoken of and are never shown.
func (k Key) Stem() Key {
	if k&hashed != 0 {
		return k
	}
	w := wordkey.Key(k)
	n := w.Len()
	if n >= 4 && w.First() == wordkey.Waw {
		w, n = w.Rest(1), n-1
	}
	if n >= 5 && w.At(1) == wordkey.Alef && w.At(2) == wordkey.Lam {
		switch w.First() {
		case wordkey.Beh, wordkey.Kaf, wordkey.Feh:
			w, n = w.Rest(1), n-1
		}
	}
	switch {
	case n >= 4 && w.First() == wordkey.Alef && w.At(1) == wordkey.Lam,
		n >= 5 && w.First() == wordkey.Lam && w.At(1) == wordkey.Lam:
		w, n = w.Rest(2), n-2
	}
	if n >= 4 && w.First() == wordkey.Waw { // of «الوزارة», as of «وزارة» above
		w, n = w.Rest(1), n-1
	}
	if n >= 4 && w.Last() == wordkey.Heh {
		w = w.Cut(1)
	}
	return Key(w)
}

// article tells whether the word begins with ال.
func (k Key) article() bool { return k&hashed == 0 && wordkey.Key(k).Article() }

// mix spreads a key over 32 bits.
func (k Key) mix() uint32 { return uint32(uint64(k) * 0x9E3779B97F4A7C15 >> 32) }

// An index numbers keys in the order in which they come. It is to be reset before use.
type index struct {
	slots []int32 // 1 + number, 0 for free; a power of two, at most half full
	keys  []Key
	shift uint8 // 32 less the power
}

// reset empties the index and makes room for n keys; more make it grow.
func (x *index) reset(n int) {
	x.shift = 27
	for x.shift > 8 && 1<<(32-x.shift) < 2*n {
		x.shift--
	}
	x.slots = zeros(x.slots, 1<<(32-x.shift))
	x.keys = x.keys[:0]
}

// zeros is n zeros, in the memory of s where there is enough.
func zeros[E any](s []E, n int) []E {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// number gives the number of a key, and whether it is new.
func (x *index) number(k Key) (n int32, fresh bool) {
	at := x.slot(k)
	if x.slots[at] != 0 {
		return x.slots[at] - 1, false
	}
	x.keys = append(x.keys, k)
	x.slots[at] = int32(len(x.keys))
	if 2*len(x.keys) > len(x.slots) && x.shift > 1 {
		x.grow()
	}
	return int32(len(x.keys)) - 1, true
}

// find gives the number of a key, or -1.
func (x *index) find(k Key) int32 { return x.slots[x.slot(k)] - 1 }

// slot is where a key is, or the free slot where it would be.
func (x *index) slot(k Key) uint32 {
	mask := uint32(len(x.slots) - 1)
	i := k.mix() >> x.shift
	for x.slots[i] != 0 && x.keys[x.slots[i]-1] != k {
		i = (i + 1) & mask
	}
	return i
}

func (x *index) grow() {
	x.shift--
	x.slots = zeros(x.slots, 2*len(x.slots))
	for n, k := range x.keys {
		x.slots[x.slot(k)] = int32(n) + 1
	}
}
