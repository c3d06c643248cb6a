package model

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"sort"
	"strings"

	"github.com/khabar-go/khabar/article/text"
)

// Names is the table of the lists of names: phrases as paths of words, each with its
// classes (PERSON/politician, ORG/club, …) and the entity that it names. It reads its
// bytes in place.
type Names struct {
	slots   string   // of 9 bytes: fingerprint, set of classes, entity
	n       uint64   // slots
	sets    []string // each set the bytes of its class numbers, two a class
	Classes []string
	ents    string // of 12 bytes: offset of the name, length, country, kind …
	more    string // of 7 bytes: a slot whose phrase names another entity of another type, and that
	strs    string
	some    *[1 << someBits / 64]uint64 // a bit for each fingerprint: most words begin no name
}

// someBits is the number of bits of Names.some, in powers of two: some seven for a slot.
const someBits = 20

const (
	slotSize = 9
	entSize  = 12
	moreSize = 7
)

// root is the node before the first word.
const root = uint64(0x9E3779B97F4A7C15)

// step is the node after one more word.
func step(node uint64, word Form) uint64 {
	h := (node ^ uint64(word)) * 0xBF58476D1CE4E5B9
	return h ^ h>>31
}

// find is the slot of a node, or -1.
func (n *Names) find(node uint64) int {
	if word, bit := someBit(fingerprint(node)); n.some[word]&bit == 0 {
		return -1
	}
	return search(n.slots, n.n, node, slotSize)
}

// someBit is the bit of a fingerprint.
func someBit(fp uint32) (word uint32, bit uint64) {
	h := fp * 0x9E3779B1 >> (32 - someBits)
	return h / 64, 1 << (h % 64)
}

// search is the offset of the slot of a hash in a table of n slots of size bytes, which
// begin with the fingerprint of their hash; -1 where there is none.
func search(table string, n, hash uint64, size int) int {
	if n == 0 {
		return -1
	}
	fp := fingerprint(hash)
	for i := place(hash, n); ; {
		at := int(i) * size
		got := le32(table, at)
		if got == fp {
			return at
		}
		if got == 0 {
			return -1
		}
		if i++; i == n {
			i = 0
		}
	}
}

// fingerprint is what a slot keeps of a hash; never 0, which is an empty slot.
func fingerprint(hash uint64) uint32 { return uint32(hash) | 1 }

// place is the first slot of a hash in a table of n.
func place(hash, n uint64) uint64 { return (hash >> 32) * n >> 32 }

// set is the number of the set of classes of the phrase that ends at a slot, 0 where
// none ends there.
func (n *Names) set(slot int) uint32 { return uint32(le16(n.slots, slot+4)) }

// entity is the number of the entity that the phrase names, from 1; 0 for none.
func (n *Names) entity(slot int) uint32 {
	return uint32(le16(n.slots, slot+6)) | uint32(n.slots[slot+8])<<16
}

func le32(s string, at int) uint32 {
	_ = s[at+3]
	return uint32(s[at]) | uint32(s[at+1])<<8 | uint32(s[at+2])<<16 | uint32(s[at+3])<<24
}

func le16(s string, at int) uint16 { return uint16(s[at]) | uint16(s[at+1])<<8 }

// SetClasses calls do for every class of a set.
func (n *Names) SetClasses(set uint32, do func(class int)) {
	s := n.sets[set]
	for i := 0; i+1 < len(s); i += 2 {
		do(int(le16(s, i)))
	}
}

// An Entity is what the lists know about a name.
type Entity struct {
	Name, Type, Kind, Country, Role string
}

// Entity is the entity of a number.
func (n *Names) Entity(id uint32) Entity {
	at := int(id) * entSize
	off := int(le32(n.ents, at))
	class := int(le16(n.ents, at+4))
	nameLen, roleLen := int(n.ents[at+6]), int(n.ents[at+7])
	e := Entity{Name: n.strs[off : off+nameLen], Role: n.strs[off+nameLen : off+nameLen+roleLen]}
	e.Type, e.Kind, _ = strings.Cut(n.Classes[class], "/")
	e.Kind = strings.TrimSuffix(e.Kind, "-optional") // groups that annotators mark or leave
	if n.ents[at+8] != 0 {
		e.Country = n.ents[at+8 : at+10]
	}
	return e
}

// A NamesBuilder makes the table.
type NamesBuilder struct {
	nodes   map[uint64]*buildNode
	classes map[string]int
	names   []string
	ents    []byte
	strs    []byte
	entIDs  map[Entity]uint32
}

type buildNode struct {
	classes []uint16
	named   []ranked // one for each type, the most trusted first
}

// A ranked is an entity with the trust in a phrase that names it.
type ranked struct {
	entity Entity
	rank   int
}

// NewNamesBuilder starts a table, with classes that are numbered before all others.
func NewNamesBuilder(classes ...string) *NamesBuilder {
	b := &NamesBuilder{nodes: map[uint64]*buildNode{}, classes: map[string]int{}, entIDs: map[Entity]uint32{}, ents: make([]byte, entSize)}
	for _, c := range classes {
		b.class(c)
	}
	return b
}

// Add adds a phrase of words; ent is the entity that it names, the one of its type where rank,
// the trust in that, is higher than that of others.
func (b *NamesBuilder) Add(words []Form, class string, ent *Entity, rank int) {
	node := root
	for _, w := range words {
		node = step(node, w)
		if b.nodes[node] == nil {
			b.nodes[node] = &buildNode{}
		}
	}
	n := b.nodes[node]
	c := b.class(class)
	known := false
	for _, o := range n.classes {
		known = known || o == uint16(c)
	}
	if !known {
		n.classes = append(n.classes, uint16(c))
		for i := len(n.classes) - 1; i > 0 && n.classes[i] < n.classes[i-1]; i-- {
			n.classes[i], n.classes[i-1] = n.classes[i-1], n.classes[i]
		}
	}
	if ent != nil {
		n.name(*ent, rank)
	}
}

// name adds an entity to those that a phrase names.
func (n *buildNode) name(e Entity, rank int) {
	at := slices.IndexFunc(n.named, func(o ranked) bool { return o.entity.Type == e.Type })
	switch {
	case at < 0:
		n.named = append(n.named, ranked{entity: e, rank: rank})
	case rank > n.named[at].rank:
		n.named[at] = ranked{entity: e, rank: rank}
	}
	slices.SortStableFunc(n.named, func(a, b ranked) int { return cmp.Compare(b.rank, a.rank) })
}

func (b *NamesBuilder) class(c string) int {
	if id, ok := b.classes[c]; ok {
		return id
	}
	b.classes[c] = len(b.names)
	b.names = append(b.names, c)
	return len(b.names) - 1
}

func (b *NamesBuilder) entity(e Entity) uint32 {
	if id, ok := b.entIDs[e]; ok {
		return id
	}
	id := uint32(len(b.ents) / entSize)
	row := make([]byte, entSize)
	binary.LittleEndian.PutUint32(row, uint32(len(b.strs)))
	class := e.Type
	if e.Kind != "" {
		class += "/" + e.Kind
	}
	binary.LittleEndian.PutUint16(row[4:], uint16(b.class(class)))
	name, role := cutTo(e.Name, 255), cutTo(e.Role, 255)
	row[6], row[7] = uint8(len(name)), uint8(len(role))
	copy(row[8:10], e.Country)
	b.strs = append(append(b.strs, name...), role...)
	b.ents = append(b.ents, row...)
	b.entIDs[e] = id
	return id
}

// tableSize is the number of slots of a table of n keys.
func tableSize(n int) uint64 { return uint64(n)*6/5 + 8 }

// free is the offset of the first free slot for a hash.
func free(table []byte, hash, size uint64, slot int) int {
	for i := place(hash, size); ; {
		at := int(i) * slot
		if table[at]|table[at+1]|table[at+2]|table[at+3] == 0 {
			return at
		}
		if i++; i == size {
			i = 0
		}
	}
}

func cutTo(s string, n int) string {
	if len(s) > n {
		return ""
	}
	return s
}

// Sections are the parts of the table for a model file.
func (b *NamesBuilder) Sections() map[string][]byte {
	size := tableSize(len(b.nodes))
	slots := make([]byte, size*slotSize)
	keys := sortedKeys(b.nodes)
	sets := map[string]uint32{"": 0}
	order := []string{""}
	var rows [][]byte // of names.more
	for _, node := range keys {
		n := b.nodes[node]
		var s []byte
		for _, c := range n.classes {
			s = binary.LittleEndian.AppendUint16(s, c)
		}
		id, ok := sets[string(s)]
		if !ok {
			id = uint32(len(order))
			sets[string(s)] = id
			order = append(order, string(s))
		}
		at := free(slots, node, size, slotSize)
		binary.LittleEndian.PutUint32(slots[at:], fingerprint(node))
		binary.LittleEndian.PutUint16(slots[at+4:], uint16(id))
		for k, o := range n.named {
			id := b.entity(o.entity)
			if k == 0 {
				put24(slots[at+6:], id)
				continue
			}
			row := make([]byte, moreSize)
			binary.LittleEndian.PutUint32(row, uint32(at/slotSize))
			put24(row[4:], id)
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b []byte) int {
		return cmp.Compare(binary.LittleEndian.Uint32(a), binary.LittleEndian.Uint32(b))
	})
	var set []byte
	for _, s := range order {
		set = append(set, uint8(len(s)/2))
		set = append(set, s...)
	}
	return map[string][]byte{
		"names.slots":    slots,
		"names.sets":     set,
		"names.classes":  []byte(strings.Join(b.names, "\n")),
		"names.entities": b.ents,
		"names.more":     bytes.Join(rows, nil),
		"names.strings":  packLetters(b.strs),
	}
}

// put24 writes a number of three bytes.
func put24(to []byte, n uint32) {
	to[0], to[1], to[2] = byte(n), byte(n>>8), byte(n>>16)
}

// openNames reads the table from the sections of a model file.
func openNames(section func(string) string) *Names {
	n := &Names{slots: section("names.slots"), ents: section("names.entities"), more: section("names.more"), strs: unpackLetters(section("names.strings"))}
	n.n = uint64(len(n.slots) / slotSize)
	n.some = new([1 << someBits / 64]uint64)
	for at := 0; at+slotSize <= len(n.slots); at += slotSize {
		if fp := le32(n.slots, at); fp != 0 {
			word, bit := someBit(fp)
			n.some[word] |= bit
		}
	}
	n.Classes = strings.Split(section("names.classes"), "\n")
	for s := section("names.sets"); len(s) > 0; {
		k := 2 * int(s[0])
		n.sets = append(n.sets, s[1:1+k])
		s = s[1+k:]
	}
	return n
}

// Lookup finds the entity that a whole phrase names, of several types the most trusted.
func (n *Names) Lookup(phrase string) (Entity, bool) {
	slot := n.slot(phrase)
	if slot < 0 || n.entity(slot) == 0 {
		return Entity{}, false
	}
	return n.Entity(n.entity(slot)), true
}

// LookupAs finds the entity of a type that a whole phrase names: «النصر» is a club, and a
// village.
func (n *Names) LookupAs(phrase, typ string) (Entity, bool) {
	slot := n.slot(phrase)
	if slot < 0 || n.entity(slot) == 0 {
		return Entity{}, false
	}
	if e := n.Entity(n.entity(slot)); e.Type == typ {
		return e, true
	}
	number := uint32(slot / slotSize)
	rows := len(n.more) / moreSize
	k := sort.Search(rows, func(i int) bool { return le32(n.more, i*moreSize) >= number })
	for ; k < rows && le32(n.more, k*moreSize) == number; k++ {
		at := k*moreSize + 4
		if e := n.Entity(uint32(le16(n.more, at)) | uint32(n.more[at+2])<<16); e.Type == typ {
			return e, true
		}
	}
	return Entity{}, false
}

// slot is the slot at which a whole phrase ends, -1 where none does.
func (n *Names) slot(phrase string) int {
	node, slot := root, -1
	for t := range text.Tokens(phrase) {
		node = step(node, TokenForm(t, phrase))
		if slot = n.find(node); slot < 0 {
			return -1
		}
	}
	return slot
}
