package model

// The network in whole numbers, so that every machine gives the same labels.
//
//	U[i]  = Σ rows of the features of token i                       first layer, a table look-up
//	X     = max(0, U)
//	A[i]  = Σ over a window of seven tokens, each dimension alone     (win)
//	X'[i] = max(0, X[i] + mix · A[i])                                (mix), once a layer
//	E[i]  = out · X[i] + Σ label rows of the features of the place   scores of the labels
//
// The sums are computed in float64, which multiplies twice as fast as int64 and is
// exact for whole numbers below 2⁵³: several sums lie side by side in the bits of one
// number (packed.go), and one multiplication serves them all.
const (
	Dim    = 63 // dimensions of a token
	labels = 25 // O, and B and I of twelve types
	window = 7
	pad    = window / 2
)

// A layer is one separable layer.
type layer struct {
	win   [window]pair           // window weights, 1/256
	mix   [Dim / perBlock]matrix // output by input
	bias  [Dim]int32             // in units of U
	shift uint                   // of the window sum, to ±127
	mul   int64                  // of the mixed sum, to units of U
	down  uint
	norm  int64 // the largest Σ of squares of the weights of an output
}

// A head gives scores of labels.
type head struct {
	out  matrix // of the first perBlock labels
	rest narrow // of the others
	bias [labels]int32
	mul  int64 // of X, to ±127
	down uint
	norm int64
}

// state is what a token is in the network.
type state [Dim]int32

// top is what X may be at most, so that window sums fit into a pair. No text comes near
// it: it is the sum of a hundred features that all weigh as much as one can.
const top = 1<<13 - 1

// relu is max(0, x), and top at most.
func relu(x int32) int32 { return min(top, max(0, x)) }

// run computes a layer of n tokens: next from cur, both with pad empty states before
// them and pad+1 behind. Where want is not nil only tokens that it names are computed.
// pairs is scratch, as long as cur less one.
func (l *layer) run(next, cur []state, pairs []pair, n int, want []bool) {
	for i := range pairs {
		pairs[i].set(&cur[i], &cur[i+1])
	}
	var v [2]vector
	for i := 0; i < n; i += 2 {
		second := i+1 < n
		if want != nil {
			second = second && want[i+1]
			if !want[i] && !second {
				continue
			}
		}
		l.look(&v, (*[window]pair)(pairs[i:i+window]))
		if want == nil || want[i] {
			l.apply(&next[i+pad], &cur[i+pad], &v[0])
		}
		if second {
			l.apply(&next[i+pad+1], &cur[i+pad+1], &v[1])
		}
	}
}

// look sums the window around two neighbours, each dimension alone.
func (l *layer) look(v *[2]vector, w *[window]pair) {
	var a, b [Dim]int32
	y := &l.win
	shift := l.shift & 63
	round := int64(1) << shift >> 1
	for j := range a {
		s := w[0][j]*y[0][j] + w[1][j]*y[1][j] + w[2][j]*y[2][j] + w[3][j]*y[3][j] +
			w[4][j]*y[4][j] + w[5][j]*y[5][j] + w[6][j]*y[6][j]
		first, second := unpair(s)
		a[j] = int32(clamp((first+round)>>shift, -127, 127))
		b[j] = int32(clamp((second+round)>>shift, -127, 127))
	}
	v[0].set(&a)
	v[1].set(&b)
}

// apply mixes the window sums of a token into its state.
func (l *layer) apply(out, x *state, v *vector) {
	part := v.part(l.norm)
	down := l.down & 63
	half := int64(1) << down >> 1
	var s [perBlock]int64
	for k := range l.mix {
		l.mix[k].times(&s, v, part)
		o, c, bias := (*[perBlock]int32)(out[k*perBlock:]), (*[perBlock]int32)(x[k*perBlock:]), (*[perBlock]int32)(l.bias[k*perBlock:])
		for j := range s {
			o[j] = relu(c[j] + bias[j] + int32((s[j]*l.mul+half)>>down))
		}
	}
}

// scores computes the scores of the labels of a token.
func (h *head) scores(e *[labels]int32, x *state) {
	var a [Dim]int32
	half := int64(1) << (h.down - 1)
	for j, u := range x {
		a[j] = int32(min(127, (int64(u)*h.mul+half)>>(h.down&63)))
	}
	var v vector
	v.set(&a)
	part := v.part(h.norm)
	var s [perBlock]int64
	h.out.times(&s, &v, part)
	for j := range s {
		e[j] = h.bias[j] + int32(s[j])
	}
	h.rest.times(&s, &v, part)
	for j := perBlock; j < labels; j++ {
		e[j] = h.bias[j] + int32(s[j-perBlock])
	}
}

func clamp(x, lo, hi int64) int64 { return min(hi, max(lo, x)) }

// A pair has the states of two neighbours, the second 2²⁶ times as much as the first:
// multiplied with a weight it is the products of both. What it has behind Dim is empty.
type pair [64]float64

const pairLane = 26

// set makes the pair of two states.
func (p *pair) set(a, b *state) {
	for j := range a {
		p[j] = float64(int64(a[j]) + int64(b[j])<<pairLane)
	}
}

// unpair takes a sum of pairs apart.
func unpair(s float64) (int64, int64) {
	both := int64(s)
	a := both << (64 - pairLane) >> (64 - pairLane)
	return a, (both - a) >> pairLane
}

// A vector has the numbers of a state that are not 0, of ±127, with their dimensions.
type vector struct {
	n      int
	square int64 // Σ of their squares
	dim    [64]uint8
	number [64]float64
}

// set makes v the vector of a state of ±127. It has no branch, which nobody could
// predict: a 0 is written, and written over.
func (v *vector) set(a *[Dim]int32) {
	n, square := 0, int64(0)
	for j, x := range a {
		v.dim[n&63], v.number[n&63] = uint8(j), float64(x)
		n += int(uint32(x|-x) >> 31)
		square += int64(x) * int64(x)
	}
	v.n, v.square = n, square
}

// A matrix has weights of ±127 for perBlock sums: by input, lanes to a number.
//
// A packed number is Σ weight·2^(lane·k), k from 0. Multiplied and added up it has
// the sums in its lanes, as long as each stays within ±2^(lane-1): the whole is then
// below 2⁵³, and exact.
type matrix [64][8]float64

const (
	lane     = 18
	lanes    = 3
	packs    = 7 // numbers that are added up at once: as many as fit into registers
	perBlock = packs * lanes
	// surely is how many products of numbers of ±127 always fit into a lane.
	surely = 1 << (lane - 1) / (127 * 127)
)

// add adds a weight to the matrix.
func (m *matrix) add(output, input int, weight int64) {
	m[input][output/lanes] += float64(weight << (lane * (output % lanes)))
}

// part is how many numbers of the vector can be multiplied with weights and added up
// before the sums must be taken apart. norm is the largest Σ of squares of the weights
// of an output. By the inequality of Cauchy and Schwarz no sum, of all or of some, is
// above the root of norm·square, which is nearly always small enough for all.
func (v *vector) part(norm int64) int {
	if most := int64(1)<<(lane-1) - 1; norm*v.square <= most*most {
		return 64
	}
	return surely
}

// times multiplies the matrix with a vector.
func (m *matrix) times(dst *[perBlock]int64, v *vector, part int) {
	var sum [packs]float64
	if v.n <= part {
		m.sum(&sum, v.number[:v.n&63], v.dim[:v.n&63])
		for k, s := range sum {
			dst[3*k], dst[3*k+1], dst[3*k+2] = unpack(s)
		}
		return
	}
	*dst = [perBlock]int64{}
	for i := 0; i < v.n; i += part {
		end := min(v.n, i+part)
		m.sum(&sum, v.number[i:end], v.dim[i:end])
		for k, s := range sum {
			a, b, c := unpack(s)
			dst[3*k] += a
			dst[3*k+1] += b
			dst[3*k+2] += c
		}
	}
}

// sum multiplies with numbers of a vector and their dimensions.
func (m *matrix) sum(dst *[packs]float64, numbers []float64, dims []uint8) {
	var s0, s1, s2, s3, s4, s5, s6 float64
	dims = dims[:len(numbers)]
	for i, x := range numbers {
		w := &m[dims[i]&63]
		s0 += w[0] * x
		s1 += w[1] * x
		s2 += w[2] * x
		s3 += w[3] * x
		s4 += w[4] * x
		s5 += w[5] * x
		s6 += w[6] * x
	}
	dst[0], dst[1], dst[2], dst[3], dst[4], dst[5], dst[6] = s0, s1, s2, s3, s4, s5, s6
}

// A narrow matrix has weights for the sums of two numbers.
type narrow [64][2]float64

func (m *narrow) add(output, input int, weight int64) {
	m[input][output/lanes] += float64(weight << (lane * (output % lanes)))
}

// times is that of a matrix, for the first sums.
func (m *narrow) times(dst *[perBlock]int64, v *vector, part int) {
	*dst = [perBlock]int64{}
	for i := 0; i < v.n; i += part {
		var s0, s1 float64
		for j := i; j < v.n && j < i+part; j++ {
			x, w := v.number[j&63], &m[v.dim[j&63]&63]
			s0 += w[0] * x
			s1 += w[1] * x
		}
		for k, s := range [2]float64{s0, s1} {
			a, b, c := unpack(s)
			dst[3*k] += a
			dst[3*k+1] += b
			dst[3*k+2] += c
		}
	}
}

// unpack takes the three sums out of a packed one.
func unpack(sum float64) (int64, int64, int64) {
	s := int64(sum)
	a := s << (64 - lane) >> (64 - lane)
	s = (s - a) >> lane
	b := s << (64 - lane) >> (64 - lane)
	return a, b, (s - b) >> lane
}
