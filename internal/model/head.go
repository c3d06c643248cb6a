package model

// A head gives scores of labels.
//
// They are computed in float64, which multiplies twice as fast as int64 and is exact for
// whole numbers below 2⁵³: the sums of three labels lie side by side in the bits of one
// number, and one multiplication serves them all.
type head struct {
	out  [Dim]scores // by dimension
	bias [labels]int32
	mul  int64 // of X, to ±127
	down uint
	norm int64 // the largest Σ of squares of the weights of a label
	wide *wideHead
}

// scores are three scores a number: Σ score·2^(18k), k from 0.
type scores [scorePacks]float64

const (
	scoreBits  = 18
	inPack     = 3
	scorePacks = (labels + inPack - 1) / inPack
	// surely is how many products of numbers of ±127 always fit into a score.
	surely = 1 << (scoreBits - 1) / (127 * 127)
)

// set adds a weight to the head.
func (h *head) set(label, dim int, weight int64) {
	h.out[dim][label/inPack] += float64(weight << (scoreBits * (label % inPack)))
}

// weight is the weight of a dimension for a label.
func (h *head) weight(label, dim int) int32 {
	if label == labels-1 {
		return int32(h.out[dim][scorePacks-1])
	}
	a, b, c := unpack(h.out[dim][label/inPack])
	return [inPack]int32{a, b, c}[label%inPack]
}

// A vector has the numbers of a state that are not 0, to 127, with their dimensions.
type vector struct {
	n      int
	square int64 // Σ of their squares
	dim    [2 * Dim]uint8
	number [2 * Dim]float64
}

// set makes v the vector of a state. It has no branch, which nobody could predict: a 0
// is written, and written over.
func (v *vector) set(x *state, mul int64, down uint) {
	n, square := 0, int64(0)
	round := int64(1) << (down & 63) >> 1
	for k, four := range x {
		for j := range perWord {
			a := min(127, (int64(four&0xFFFF)*mul+round)>>(down&63))
			four >>= laneBits
			v.dim[n&127], v.number[n&127] = uint8(perWord*k+j), float64(a)
			n += int(uint64(-a) >> 63)
			square += a * a
		}
	}
	v.n, v.square = n, square
}

// part is how many numbers of the vector can be multiplied with weights and added up
// before the sums must be taken apart. norm is the largest Σ of squares of the weights
// of a label. By the inequality of Cauchy and Schwarz no sum, of all or of some, is
// above the root of norm·square, which is nearly always small enough for all.
func (v *vector) part(norm int64) int {
	if top := int64(1)<<(scoreBits-1) - 1; norm*v.square <= top*top {
		return Dim
	}
	return surely
}

// scores computes the scores of the labels of a token.
func (h *head) scores(e *[labels]int32, x *state) {
	if h.wide != nil {
		h.wide.scores(e, x)
		return
	}
	var v vector
	v.set(x, h.mul, h.down)
	*e = h.bias
	part := v.part(h.norm)
	for i := 0; i < v.n; i += part {
		end := min(v.n, i+part)
		s := h.sum(v.number[i:end], v.dim[i:end])
		for k, packed := range s[:labels/inPack] {
			a, b, c := unpack(packed)
			e[inPack*k] += a
			e[inPack*k+1] += b
			e[inPack*k+2] += c
		}
		e[labels-1] += int32(s[scorePacks-1])
	}
}

// sum multiplies with numbers of a vector and their dimensions.
func (h *head) sum(numbers []float64, dims []uint8) scores {
	var s0, s1, s2, s3, s4, s5, s6, s7, s8 float64
	dims = dims[:len(numbers)]
	for i, x := range numbers {
		w := &h.out[dims[i]&(Dim-1)]
		s0 += w[0] * x
		s1 += w[1] * x
		s2 += w[2] * x
		s3 += w[3] * x
		s4 += w[4] * x
		s5 += w[5] * x
		s6 += w[6] * x
		s7 += w[7] * x
		s8 += w[8] * x
	}
	return scores{s0, s1, s2, s3, s4, s5, s6, s7, s8}
}

// unpack takes the three scores out of a packed one.
func unpack(packed float64) (int32, int32, int32) {
	s := int64(packed)
	a := s << (64 - scoreBits) >> (64 - scoreBits)
	s = (s - a) >> scoreBits
	b := s << (64 - scoreBits) >> (64 - scoreBits)
	return int32(a), int32(b), int32((s - b) >> scoreBits)
}
