package extract

import "math"

// A Forest is a sum of oblivious trees: each asks the same questions at each level, so
// that the answers are the bits of the leaf's number.
type Forest struct {
	Depth     int
	Base      float32
	Feature   []uint8   // Depth for each tree: the feature that is compared
	Threshold []int32   // and with what, see Fix: the bit is 1 where it is greater
	Leaf      []float32 // 1<<Depth for each tree
}

// Fix is a feature as trees compare it: in units of 1/65536, at most 2^29 of them.
func Fix(x float32) int32 {
	const unit = 1 << 16
	switch x *= unit; {
	case x >= limit:
		return limit
	case x <= -limit:
		return -limit
	}
	return int32(x)
}

// limit is the greatest fixed feature.
const limit = 1 << 29

// A matrix is fixed features of several vectors, by columns, two rows in a number, so that
// two are compared at once: each is a number from 0 to 2^30 in a lane of 32 bits.
type matrix struct {
	lanes []uint64
	half  int // numbers of a column
}

// reset makes the matrix one of zeros.
func (m *matrix) reset(rows, columns int) {
	m.half = (rows + 1) / 2
	m.lanes = zeros(m.lanes, m.half*columns)
}

// lane is a fixed feature in a lane of 32 bits.
func lane(x int32) uint64 { return uint64(uint32(x+limit) & math.MaxInt32) }

// set fills a row.
func (m *matrix) set(row int, x []float32) {
	at, shift := row/2, 32*(row&1)
	for _, v := range x {
		m.lanes[at] |= lane(Fix(v)) << shift
		at += m.half
	}
}

// levels is the depth of the trees that sums has a loop of its own for.
const levels = 5

// The upper bit of each lane, and the lower one.
const (
	upper = 1<<63 | 1<<31
	lower = 1<<32 | 1
)

// sums appends the value of the forest for each row of a matrix. There is one more where
// the number of rows is odd.
//
// A threshold with the upper bit set, less a feature, has it still where the feature is
// not greater.
func (f *Forest) sums(out []float32, m *matrix) []float32 {
	for range 2 * m.half {
		out = append(out, f.Base)
	}
	if f.Depth != levels {
		f.slow(out, m)
		return out
	}
	n := m.half
	for tree := range len(f.Feature) / levels {
		q, t := f.Feature[tree*levels:][:levels], f.Threshold[tree*levels:][:levels]
		leaf := (*[1 << levels]float32)(f.Leaf[tree<<levels:])
		a, b, c, d, e := m.column(q[0]), m.column(q[1])[:n], m.column(q[2])[:n], m.column(q[3])[:n], m.column(q[4])[:n]
		ta, tb, tc, td, te := twice(t[0]), twice(t[1]), twice(t[2]), twice(t[3]), twice(t[4])
		to := out[:2*n]
		for i := range a[:n] {
			less := (ta-a[i])&upper>>4 | (tb-b[i])&upper>>3 | (tc-c[i])&upper>>2 | (td-d[i])&upper>>1 | (te-e[i])&upper
			less = ^(less >> (32 - levels))
			if len(to) < 2 {
				break
			}
			to[0] += leaf[less%(1<<levels)]
			to[1] += leaf[less>>32%(1<<levels)]
			to = to[2:]
		}
	}
	return out
}

// column is a feature of all rows.
func (m *matrix) column(feature uint8) []uint64 { return m.lanes[int(feature)*m.half:][:m.half] }

// twice is a threshold in both lanes, with their upper bits set.
func twice(t int32) uint64 { return lane(t)*lower | upper }

// slow adds the values of trees of any depth.
func (f *Forest) slow(out []float32, m *matrix) {
	for t, at := 0, 0; at < len(f.Feature); t, at = t+(1<<f.Depth), at+f.Depth {
		for row := range out {
			leaf := 0
			for l := range f.Depth {
				if x := m.column(f.Feature[at+l])[row/2] >> (32 * (row & 1)) & math.MaxUint32; x > lane(f.Threshold[at+l]) {
					leaf |= 1 << l
				}
			}
			out[row] += f.Leaf[t+leaf]
		}
	}
}

// A Model is what was learned.
type Model struct {
	Words   Lexicon
	Lead    Forest    // the F that the first candidate of an article is expected to have
	Limit   float32   // of that, between the experts
	Experts [2]Expert // for articles whose first candidate tells little, and where it tells much
}

// An Expert is what was learned from articles of a kind.
type Expert struct {
	Word Forest // the chance of a word, as log odds
	One  Forest // what a candidate is worth alone
	Two  Forest // what two candidates are worth together
}

// Shipped is the model of the package. It is not to be changed.
func Shipped() *Model { return &shipped }
