package summary

import (
	"encoding/binary"
	"math/bits"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/model"
)

// knownWords remembers words that were read, each in the slot of its hash: most words of an
// article were read before. What is remembered depends on the letters of a word alone, so
// that the results are the same with any memory.
type knownWords [1 << 12]knownWord

// A knownWord is a word as it is written and what was read of it, in little room: numbers
// are those of a word of at most maxKnown bytes.
type knownWord struct {
	written           [maxKnown]byte
	size              uint8
	as                readAs
	bare              model.Form
	start, end        uint8 // of its span, from the start of what is written
	class             wordClass
	definite, lal     bool
	conj, prep, cut   uint8 // of its split
	letters, howOften uint8
}

// maxKnown is the length of a word that is remembered, in bytes.
const maxKnown = 30

// readAs is how a word was read.
type readAs uint8

const (
	asNothing readAs = iota
	bareName         // a word of a name, without ال
	bareLam          // the same with ل in place of ال
	asKind           // a token of text, plus its kind
)

// find is the slot of a word, nil for one that is not remembered.
func (m *knownWords) find(s string, as readAs) *knownWord {
	if len(s) > maxKnown {
		return nil
	}
	const odd = 0x9E3779B97F4A7C15
	h := uint64(as)<<8 | uint64(len(s))
	for ; len(s) >= 8; s = s[8:] {
		h = (h ^ binary.LittleEndian.Uint64([]byte(s[:8]))) * odd
		h ^= h >> 32
	}
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * odd
	}
	at, _ := bits.Mul64(h, uint64(len(m))) // by the upper bits, which depend on all
	return &m[at]
}

// is tells whether the slot has the word.
func (k *knownWord) is(s string, as readAs) bool {
	return k.as == as && string(k.written[:k.size]) == s
}

// set puts a word into the slot.
func (k *knownWord) set(s string, as readAs) {
	k.as, k.size = as, uint8(copy(k.written[:], s))
}

// read is word.read, with what is remembered.
func (m *knownWords) read(w *word, t text.Token, body string, l *model.Letters) {
	s, as := t.Of(body), asKind+readAs(t.Kind)
	k := m.find(s, as)
	if k == nil {
		w.read(t, body, l)
		return
	}
	if !k.is(s, as) {
		w.read(t, body, l)
		k.set(s, as)
		k.keep(w, t.Start)
		return
	}
	*w = word{
		Span: text.Span{Start: t.Start + int(k.start), End: t.Start + int(k.end)},
		bare: k.bare, class: k.class, definite: k.definite,
		split:   model.Split{Conj: k.conj, Prep: k.prep, N: int(k.cut), Lal: k.lal},
		letters: int(k.letters), count: int(k.howOften),
	}
}

// keep remembers what was read of a word that stands at start.
func (k *knownWord) keep(w *word, start int) {
	k.start, k.end = uint8(w.Start-start), uint8(w.End-start)
	k.bare, k.class, k.definite = w.bare, w.class, w.definite
	k.conj, k.prep, k.cut, k.lal = w.split.Conj, w.split.Prep, uint8(w.split.N), w.split.Lal
	k.letters, k.howOften = uint8(w.letters), uint8(w.count)
}
