package extract

// A Forest is a sum of oblivious trees: each asks the same questions at each level, so
// that the answers are the bits of the leaf's number.
type Forest struct {
	Depth     int
	Base      float32
	Feature   []uint8   // Depth for each tree: the feature that is compared
	Threshold []int32   // and with what, see Fix: the bit is 1 where it is greater
	Leaf      []float32 // 1<<Depth for each tree
}

// Fix is a feature as trees compare it: in units of 1/65536, at most 2^29 of them, so
// that the sign of a difference of two is right.
func Fix(x float32) int32 {
	const unit, limit = 1 << 16, 1 << 29
	return int32(max(-limit, min(limit, x*unit)))
}

// fix fixes a vector.
func fix(to []int32, x []float32) {
	for i, v := range x {
		to[i] = Fix(v)
	}
}

// levels is the depth of the trees that Sum has a loop without branches for.
const levels = 5

// Sum is the value of the forest for a vector of fixed features.
func (f *Forest) Sum(x []int32) float32 {
	sum := f.Base
	if f.Depth != levels {
		return f.slow(x)
	}
	leaf := f.Leaf
	for at := 0; at+levels <= len(f.Feature) && at+levels <= len(f.Threshold) && len(leaf) >= 1<<levels; at += levels {
		q, t := f.Feature[at:at+levels:at+levels], f.Threshold[at:at+levels:at+levels]
		n := uint32(t[0]-x[q[0]])>>31 |
			uint32(t[1]-x[q[1]])>>31<<1 |
			uint32(t[2]-x[q[2]])>>31<<2 |
			uint32(t[3]-x[q[3]])>>31<<3 |
			uint32(t[4]-x[q[4]])>>31<<4
		sum += leaf[n]
		leaf = leaf[1<<levels:]
	}
	return sum
}

func (f *Forest) slow(x []int32) float32 {
	sum := f.Base
	size := 1 << f.Depth
	for t, at := 0, 0; at < len(f.Feature); t, at = t+size, at+f.Depth {
		leaf := 0
		for l := range f.Depth {
			if x[f.Feature[at+l]] > f.Threshold[at+l] {
				leaf |= 1 << l
			}
		}
		sum += f.Leaf[t+leaf]
	}
	return sum
}

// A Model is what was learned.
type Model struct {
	Words Lexicon
	Word  Forest // the chance of a word, as log odds
	One   Forest // what a candidate is worth
	Two   Forest // what two candidates are worth together
}

// Shipped is the model of the package. It is not to be changed.
func Shipped() *Model { return &shipped }
