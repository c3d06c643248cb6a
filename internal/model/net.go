package model

// The network in whole numbers, so that every machine gives the same labels.
//
//	U[i]  = Σ rows of the features of token i                        first layer, a table look-up
//	X     = 4 · min(1023, max(0, U))
//	Q[i]  = level of Σ over a window of seven tokens of X/4          (window), 0 to 7
//	X'[i] = max(0, X[i] + bias + Σ entry of Q[i])                    (mix), once a layer
//	E[i]  = out · X[i] + Σ label rows of the features of the place   scores of the labels
//
// Four dimensions that lie side by side in a number (lanes.go) share the weights of
// their window, so that one multiplication serves them all. What a level adds to each
// dimension is looked up: for each two dimensions there is a row for every pair of
// levels.
const (
	Dim    = 64 // dimensions of a token
	labels = 25 // O, and B and I of twelve types
	window = 7
	pad    = window / 2

	words     = Dim / perWord // numbers that hold a state
	sumBits   = 10            // of U, where it is not less than 0
	fineBits  = 2             // more of X
	seenBits  = 8             // of what a window sees of X/4 at most
	levelBits = 3
	levels    = 1 << levelBits
	rowPairs  = Dim / 2 // of dimensions that are looked up together
)

// state is what a token is in the network: dimensions 4k to 4k+3 in number k.
type state [words]uint64

type halfState = [words / 2]uint64

// A layer is one layer.
type layer struct {
	windows [words]windowOf
	bias    state
	mix     [2]mixHalf // numbers 0 to 7 of the next state, and the others
	reach   int64      // what it adds to a dimension is within ±reach
	wide    *wide      // the windows for a processor that does many at a time, or nil
}

// A windowOf has the window weights of four dimensions.
type windowOf struct {
	weight [window]uint64 // signed
	bias   uint64         // in each lane, and 2¹⁵
	shift  uint           // of the sum, to levels
}

// A mixHalf has for each two dimensions, by their levels, what they add to half of a
// state: a line of the processor's cache.
type mixHalf [rowPairs][levels * levels]halfState

// level is the place of the levels of two neighbours in the rows.
type level = uint8

// A scratch is the memory of a layer.
type scratch struct {
	seen  []uint64 // what windows see of the tokens, with pad before and behind: number by number
	rows  []state  // the same, state by state
	level [][rowPairs]level
	todo  []int32 // the tokens to compute
}

// A gate tells of the levels of the last layer whether a token may be of a name: it adds
// up a number for the levels of each two dimensions.
type gate struct {
	of    [rowPairs][levels * levels]int8
	least int32
}

// open tells whether a token may be of a name.
func (g *gate) open(l *[rowPairs]level) bool {
	s := int32(0)
	for k := range l {
		s += int32(g.of[k][l[k]&(levels*levels-1)])
	}
	return s >= g.least
}

// run computes a layer in place, of all tokens.
func (l *layer) run(x []state, s *scratch) {
	s.todo = s.todo[:0]
	for i := range x {
		s.todo = append(s.todo, int32(i))
	}
	l.look(x, s)
	l.add(x, s)
}

// runLast is run of the tokens that may be of a name: those that want names and the gate
// lets through, which remain in want.
func (l *layer) runLast(x []state, s *scratch, want []bool, g *gate) {
	s.todo = s.todo[:0]
	for i := range x {
		if want[i] {
			s.todo = append(s.todo, int32(i))
		}
	}
	l.look(x, s)
	through := s.todo[:0]
	for _, i := range s.todo {
		if want[i] = g.open(&s.level[i]); want[i] {
			through = append(through, i)
		}
	}
	s.todo = through
	l.add(x, s)
}

// look finds the levels of the tokens to do.
func (l *layer) look(x []state, s *scratch) {
	n := len(x)
	s.level = grow(s.level, n)
	if l.wide != nil {
		l.wide.look(x, s)
		return
	}
	stride := n + 2*pad
	s.seen = grow(s.seen, stride)
	clear(s.seen[:pad])
	clear(s.seen[pad+n:])
	for k := range l.windows {
		column := s.seen[pad : pad+n]
		for i := range x {
			column[i] = seen(x[i][k&(words-1)])
		}
		l.windows[k].run(s, k)
	}
}

// add adds to the states of the tokens to do what their levels add.
func (l *layer) add(x []state, s *scratch) {
	if l.wide != nil {
		l.wide.add(l, x, s)
		return
	}
	for k := range l.mix { // one after the other: the rows of one fit into the nearer memory
		bias := (*halfState)(l.bias[k*words/2:])
		for _, i := range s.todo {
			l.mix[k].add((*halfState)(x[i][k*words/2:]), bias, &s.level[i])
		}
	}
}

// run finds the levels of number k of the tokens to do.
func (w *windowOf) run(s *scratch, k int) {
	w0, w1, w2, w3, w4, w5, w6 := w.weight[0], w.weight[1], w.weight[2], w.weight[3], w.weight[4], w.weight[5], w.weight[6]
	seen, levelsOf := s.seen, s.level
	shift := w.shift & 63
	limit := each(levels<<shift - 1)
	k &= words - 1
	for _, i := range s.todo {
		v := (*[window]uint64)(seen[i:])
		sum := v[0]*w0 + v[1]*w1 + v[2]*w2 + v[3]*w3 + v[4]*w4 + v[5]*w5 + v[6]*w6 + w.bias
		sum = atMost(positive(sum), limit) >> shift & each(levels-1)
		sum |= sum >> (laneBits - levelBits) // of lanes 0 and 1 in the first, of 2 and 3 in the third
		to := &levelsOf[i]
		to[2*k], to[2*k+1] = level(sum&(levels*levels-1)), level(sum>>(2*laneBits)&(levels*levels-1))
	}
}

// add adds to half of a state what its levels add.
func (m *mixHalf) add(x, bias *halfState, l *[rowPairs]level) {
	s0, s1, s2, s3, s4, s5, s6, s7 := bias[0], bias[1], bias[2], bias[3], bias[4], bias[5], bias[6], bias[7]
	for k := range l {
		row := &m[k][l[k]&(levels*levels-1)]
		s0 += row[0]
		s1 += row[1]
		s2 += row[2]
		s3 += row[3]
		s4 += row[4]
		s5 += row[5]
		s6 += row[6]
		s7 += row[7]
	}
	x[0] = relu(x[0] + s0)
	x[1] = relu(x[1] + s1)
	x[2] = relu(x[2] + s2)
	x[3] = relu(x[3] + s3)
	x[4] = relu(x[4] + s4)
	x[5] = relu(x[5] + s5)
	x[6] = relu(x[6] + s6)
	x[7] = relu(x[7] + s7)
}

// relu is what X may be of sums that are 2¹⁵ more than they are.
func relu(n uint64) uint64 { return positive(n) }

// seen is what a window sees of X.
func seen(x uint64) uint64 {
	const rounding = 1 << fineBits >> 1
	return atMost((x+each(rounding))>>fineBits&each(1<<(laneBits-fineBits)-1), each(1<<seenBits-1))
}
