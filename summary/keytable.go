package summary

import (
	"slices"

	"github.com/khabar-go/khabar/internal/model"
)

// A keyTable finds numbers by the keys of words and phrases, in open addressing. The
// zero keyTable is empty.
type keyTable struct {
	slots []keySlot // a power of two
	n     int
}

type keySlot struct {
	key   model.Form
	value int32 // the number and 1, 0 of an empty slot
}

const minSlots = 1 << 8

// reset empties the table; memory is kept.
func (t *keyTable) reset() {
	t.slots = slices.Grow(t.slots[:0], minSlots)[:minSlots]
	clear(t.slots)
	t.n = 0
}

// find is the number of a key, or -1.
func (t *keyTable) find(key model.Form) int32 {
	if t.n == 0 {
		return -1
	}
	s := &t.slots[t.slot(key)]
	return s.value - 1
}

// slot is the slot that holds a key, or the empty one in which it belongs.
func (t *keyTable) slot(key model.Form) int {
	const odd = 0x9E3779B97F4A7C15
	mask := len(t.slots) - 1
	at := int(uint64(key)*odd>>33) & mask
	for t.slots[at].value != 0 && t.slots[at].key != key {
		at = (at + 1) & mask
	}
	return at
}

// enter gives a key a number; one that it has is replaced.
func (t *keyTable) enter(key model.Form, number int32) {
	if 2*t.n >= len(t.slots) {
		t.grow()
	}
	s := &t.slots[t.slot(key)]
	if s.value == 0 {
		t.n++
	}
	*s = keySlot{key, number + 1}
}

func (t *keyTable) grow() {
	old := slices.Clone(t.slots)
	size := max(minSlots, 2*len(old))
	t.slots = slices.Grow(t.slots[:0], size)[:size]
	clear(t.slots)
	for _, s := range old {
		if s.value != 0 {
			t.slots[t.slot(s.key)] = s
		}
	}
}
