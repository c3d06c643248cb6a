package model

import (
	"encoding/binary"
	"math"

	"github.com/khabar-go/khabar/article/text"
)

// A Model is a model file, read in place. It is safe for concurrent use.
type Model struct {
	Resources
	rows    string // of Dim bytes: words
	keys    string // of 8 bytes: fingerprint, row or place + 1<<31
	nkeys   uint64
	keyRows string // of Dim bytes: features
	places  string // of 2·labels bytes: scores of labels that a place gives
	layers  []layer
	gate    gate
	outer   head
	inner   head
	chain   chain
	context context
	odds    odds
}

// keySize is the size of a slot of the features; placeBit marks features of the place
// in its row.
const (
	keySize  = 8
	placeBit = 1 << 31
)

// Open reads a model file. The errors are ErrTruncated, ErrCorrupt and *VersionError.
func Open(file string) (*Model, error) {
	s, err := sections(file)
	if err != nil {
		return nil, err
	}
	m := &Model{Resources: *resources(s), rows: s["net.rows"], keys: s["net.keys"], keyRows: s["net.keyrows"], places: s["net.places"]}
	m.nkeys = uint64(len(m.keys) / keySize)
	r := reader{s: s["net.weights"]}
	n := int(r.int32())
	if n < 1 || n > 16 {
		return nil, ErrCorrupt
	}
	m.layers = make([]layer, n)
	top := int64(1) << (sumBits + fineBits)
	for i := range m.layers {
		m.layers[i].read(&r)
		top += m.layers[i].reach
	}
	r.bad = r.bad || top > most // a state might not fit into its lanes
	m.gate.read(&r)
	m.outer.read(&r)
	m.inner.read(&r)
	for a := range m.chain.trans {
		for b := range m.chain.trans[a] {
			m.chain.trans[a][b] = r.int32()
		}
	}
	for b := range m.chain.first {
		m.chain.first[b] = r.int32()
	}
	m.chain.prepare()
	unit := r.int32() // of scores, in 1/2²⁴ of a natural logarithm
	m.odds.prepare(max(0, float64(unit)) / (1 << 24))
	if r.bad || len(r.s) != 0 {
		return nil, ErrCorrupt
	}
	m.prepareContext()
	return m, nil
}

// reader reads numbers of a section.
type reader struct {
	s   string
	bad bool
}

func (r *reader) int32() int32 {
	if len(r.s) < 4 {
		r.bad = true
		return 0
	}
	v := int32(le32(r.s, 0))
	r.s = r.s[4:]
	return v
}

func (r *reader) int16() int64 {
	if len(r.s) < 2 {
		r.bad = true
		return 0
	}
	v := int64(int16(le16(r.s, 0)))
	r.s = r.s[2:]
	return v
}

func (r *reader) int8() int64 {
	if len(r.s) == 0 {
		r.bad = true
		return 0
	}
	v := int64(int8(r.s[0]))
	r.s = r.s[1:]
	return v
}

// read reads a layer: windows, weights of levels by dimension and what they add to, and
// biases.
func (l *layer) read(r *reader) {
	for k := range l.windows {
		w := &l.windows[k]
		sum := int64(0)
		for d := range w.weight {
			v := int64(r.int32())
			w.weight[d] = uint64(v)
			sum += max(v, -v) * (1<<seenBits - 1)
		}
		bias := int64(r.int32())
		w.bias = each(bias + half)
		w.shift = uint(r.int32())
		r.bad = r.bad || sum+max(bias, -bias) > most || w.shift > laneBits-levelBits-1
	}
	var weight [Dim][Dim]int64 // from, to
	for from := range weight {
		for to := range weight[from] {
			weight[from][to] = r.int16()
		}
	}
	var bias [Dim]int64
	for j := range bias {
		bias[j] = int64(r.int32())
		r.bad = r.bad || bias[j] > most || bias[j] < -most
		l.bias[j/perWord] += uint64(bias[j]+half) << (laneBits * (j % perWord))
	}
	l.lookUps(&weight)
	l.wide = newWide(l)
	for j := range bias {
		reach := max(bias[j], -bias[j])
		for from := range weight {
			reach += max(weight[from][j], -weight[from][j])*(levels-1)>>weightBits + 1
		}
		l.reach = max(l.reach, reach)
	}
}

// weightBits are the bits behind the point of what a level adds to X.
const weightBits = 4

// lookUps makes the rows that levels are looked up in.
func (l *layer) lookUps(weight *[Dim][Dim]int64) {
	for k := range rowPairs {
		a, b := &weight[2*k], &weight[2*k+1]
		for pair := range levels * levels {
			p, q := int64(pair%levels), int64(pair/levels)
			for j := range Dim {
				n := (a[j]*p + b[j]*q + 1<<(weightBits-1)) >> weightBits
				l.mix[j/(Dim/2)][k][pair][j/perWord%(words/2)] += uint64(n) << (laneBits * (j % perWord))
			}
		}
	}
}

func (g *gate) read(r *reader) {
	for k := range g.of {
		for pair := range g.of[k] {
			g.of[k][pair] = int8(r.int8())
		}
	}
	g.least = r.int32()
}

func (h *head) read(r *reader) {
	for y := range labels {
		square := int64(0)
		for j := range Dim {
			w := r.int8()
			h.set(y, j, w)
			square += w * w
		}
		h.norm = max(h.norm, square)
	}
	for j := range h.bias {
		h.bias[j] = r.int32()
	}
	h.mul, h.down = int64(r.int32()), uint(r.int32())
	r.bad = r.bad || h.mul < 0 || h.down < 1 || h.down > 30
	if !r.bad {
		h.wide = newWideHead(h)
	}
}

// key is the slot of a feature: its row, and whether it is of the place; -1 without one.
func (m *Model) key(k Key) (row int, place bool) {
	at := search(m.keys, m.nkeys, mixKey(k), keySize)
	if at < 0 {
		return -1, false
	}
	v := le32(m.keys, at+4)
	return int(v &^ placeBit), v&placeBit != 0
}

// mixKey spreads a key over 64 bits.
func mixKey(k Key) uint64 {
	h := uint64(k) * 0x9E3779B97F4A7C15
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	return h ^ h>>32
}

// PackKeys is the section of the features: the row of each, and of those of the place
// the row among them.
func PackKeys(keys []Key, places map[Key]int) (table []byte) {
	size := tableSize(len(keys))
	table = make([]byte, size*keySize)
	all := map[uint64]int{}
	for i, k := range keys {
		all[uint64(k)] = i
	}
	for _, k := range sortedKeys(all) {
		h := mixKey(Key(k))
		at := free(table, h, size, keySize)
		binary.LittleEndian.PutUint32(table[at:], fingerprint(h))
		v := uint32(all[k])
		if p, ok := places[Key(k)]; ok {
			// a feature of the place has a row in both tables; rows of places come first
			v = uint32(p) | placeBit
		}
		binary.LittleEndian.PutUint32(table[at+4:], v)
	}
	return table
}

// A Work is the memory of one goroutine at a time for labelling.
type Work struct {
	Toks  []Token
	cache *cache
	rows  []int32
	quote []uint8
	phr   []phrase
	want  []bool // tokens that may be of a name
	sums  []sum
	x     []state
	net   scratch
	place [][labels]int32
	score [][labels]int32
	back  [][labels]uint8
	Outer []uint8
	Inner []uint8
	Prob  []float32 // how sure the outer label is, of tokens that have one
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2+16)
	}
	return s[:n]
}

// maxSentence is the number of tokens that are labelled together; a longer sentence
// is cut.
const maxSentence = 256

// Label labels the tokens of a sentence: w.Toks, w.Outer (the labels of the outermost
// names) and w.Inner (those of names right inside them; only of tokens that have an
// outer label).
func (m *Model) Label(w *Work, body string, sp text.Span, block uint8) {
	w.Toks = m.tokens(w, w.Toks[:0], body, sp)
	n := len(w.Toks)
	w.Outer, w.Inner, w.Prob = grow(w.Outer, n), grow(w.Inner, n), grow(w.Prob, n)
	for i := 0; i < n; i += maxSentence {
		m.label(w, body, w.Toks[i:min(n, i+maxSentence)], block, w.Outer[i:], w.Inner[i:], w.Prob[i:])
	}
}

func (m *Model) label(w *Work, body string, toks []Token, block uint8, outer, inner []uint8, prob []float32) {
	n := len(toks)
	m.input(w, body, toks, block)
	last := len(m.layers) - 1
	for i := range m.layers[:last] {
		m.layers[i].run(w.x, &w.net)
	}
	m.layers[last].runLast(w.x, &w.net, w.want, &m.gate)
	w.score, w.back = grow(w.score, n), grow(w.back, n)
	for i := range toks {
		if !w.want[i] {
			continue
		}
		m.outer.scores(&w.score[i], &w.x[i])
		for j, p := range w.place[i] {
			w.score[i][j] += p
		}
	}
	m.chain.decode(outer[:n], w.score, w.back, w.want)
	for i := range toks {
		inner[i], prob[i] = 0, 1
		if outer[i] == 0 {
			continue
		}
		var e [labels]int32
		m.inner.scores(&e, &w.x[i])
		best := 0
		for y := range e {
			if e[y] > e[best] {
				best = y
			}
		}
		inner[i] = uint8(best)
		prob[i] = m.probability(&w.score[i], outer[i])
	}
}

// odds are powers of e: of how much less a score is than another, what it is in parts of
// that one's weight. Scores that are exact make two small tables do.
type odds struct {
	fine   [256]float64
	coarse []float64 // of 256 units each; what is beyond is lost in the rounding
}

// prepare makes the tables, for scores of which one is unit natural logarithms.
func (o *odds) prepare(unit float64) {
	const lost = 17 // e⁻¹⁷ is less than the last bit of a float32
	for i := range o.fine {
		o.fine[i] = math.Exp(-float64(i) * unit)
	}
	n := 1
	for n < 1<<12 && float64(n)*256*unit < lost {
		n++
	}
	o.coarse = make([]float64, n)
	for i := range o.coarse {
		o.coarse[i] = math.Exp(-float64(i) * 256 * unit)
	}
}

// of is e to the power of less units below 0.
func (o *odds) of(less int32) float64 {
	if i := uint32(less) >> 8; int(i) < len(o.coarse) {
		return o.coarse[i] * o.fine[less&255]
	}
	return 0
}

// probability is how sure the label of a token is, from its scores alone.
func (m *Model) probability(e *[labels]int32, label uint8) float32 {
	top := e[0]
	for _, v := range e {
		top = max(top, v)
	}
	sum := 0.0
	for _, v := range e {
		sum += m.odds.of(top - v)
	}
	return float32(m.odds.of(top-e[label]) / sum)
}
