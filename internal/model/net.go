package model

// The network in whole numbers, so that every machine gives the same labels.
//
//	U[i]  = Σ rows of the features of token i                       first layer, a table look-up
//	X     = max(0, U)
//	A[i]  = Σ over a window of seven tokens, each dimension alone     (dw)
//	X'[i] = max(0, X[i] + mix · A[i])                                (pw), once a layer
//	E[i]  = out · X[i] + Σ label rows of the features of the place   scores of the labels
//
// The mix and out matrices hold three weights in one word of 64 bits, 21 bits apart:
// one multiplication gives three products, and sums of 64 of them cannot overflow into
// each other (127·127·64 < 2²⁰).
const (
	Dim     = 63 // dimensions of a token
	labels  = 25 // O, and B and I of twelve types
	window  = 7
	pad     = window / 2
	lane    = 21
	outCols = 27 // labels, filled up to a multiple of three
)

// A layer is one separable layer.
type layer struct {
	win   [window][Dim]int32  // window weights, 1/256
	mix   [Dim / 3][Dim]int64 // packed weights: column triple by input
	bias  [Dim]int32          // in units of U
	shift uint                // of the window sum, to ±127
	mul   int64               // of the mixed sum, to units of U
	down  uint
}

// A head gives scores of labels.
type head struct {
	out  [outCols / 3][Dim]int64
	bias [labels]int32
	mul  int64 // of X, to ±127
	down uint
}

// state is what a token is in the network.
type state [Dim]int32

// addRow adds a row of a table to a state.
func (u *state) addRow(table string, row int) {
	r := table[row*Dim : row*Dim+Dim]
	for j := 0; j < Dim; j++ {
		u[j] += int32(int8(r[j]))
	}
}

// run computes a layer: next from cur, both with pad empty states at either end. Where
// want is not nil only tokens that it names are computed.
func (l *layer) run(next, cur []state, want []bool) {
	var a [Dim]int64
	half := int64(1) << (l.down - 1)
	for i := pad; i < len(cur)-pad; i++ {
		if want != nil && !want[i-pad] {
			continue
		}
		l.look(&a, (*[window]state)(cur[i-pad:i+pad+1]))
		c, out := &cur[i], &next[i]
		for k := range l.mix {
			s0, s1, s2 := unpack(dot(&l.mix[k], &a))
			j := 3 * k
			out[j] = max(0, c[j]+l.bias[j]+int32((s0*l.mul+half)>>l.down))
			out[j+1] = max(0, c[j+1]+l.bias[j+1]+int32((s1*l.mul+half)>>l.down))
			out[j+2] = max(0, c[j+2]+l.bias[j+2]+int32((s2*l.mul+half)>>l.down))
		}
	}
}

// look sums the window around a token, each dimension alone.
func (l *layer) look(a *[Dim]int64, w *[window]state) {
	var s [Dim]int32
	for d := range w {
		x, y := &w[d], &l.win[d]
		for j := range s {
			s[j] += x[j] * y[j]
		}
	}
	round := int32(1) << (l.shift - 1)
	for j, v := range s {
		a[j] = int64(clamp((v+round)>>l.shift, -127, 127))
	}
}

// dot multiplies a row of packed weights with numbers of ±127.
func dot(w, a *[Dim]int64) int64 {
	var s0, s1, s2 int64
	for j := 0; j < Dim; j += 3 {
		s0 += w[j] * a[j]
		s1 += w[j+1] * a[j+1]
		s2 += w[j+2] * a[j+2]
	}
	return s0 + s1 + s2
}

// unpack takes the three sums out of a packed one.
func unpack(s int64) (int64, int64, int64) {
	s0 := s << (64 - lane) >> (64 - lane)
	s = (s - s0) >> lane
	s1 := s << (64 - lane) >> (64 - lane)
	s = (s - s1) >> lane
	return s0, s1, s
}

// scores computes the scores of the labels of a token.
func (h *head) scores(e *[labels]int32, x *state) {
	var a [Dim]int64
	half := int64(1) << (h.down - 1)
	for j := 0; j < Dim; j++ {
		a[j] = min(127, (int64(x[j])*h.mul+half)>>h.down)
	}
	var all [outCols]int32
	for k := range h.out {
		s0, s1, s2 := unpack(dot(&h.out[k], &a))
		all[3*k], all[3*k+1], all[3*k+2] = int32(s0), int32(s1), int32(s2)
	}
	copy(e[:], all[:])
	for j := range e {
		e[j] += h.bias[j]
	}
}

func clamp(x, lo, hi int32) int32 { return min(hi, max(lo, x)) }
