package model

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The network of the tests has random weights; here they are as numbers, one by one.
type plainLayer struct {
	win [window][Dim]int64
	mix [Dim][Dim]int64
}

// randomLayer makes a layer whose weights are up to size.
func randomLayer(r *rand.Rand, size int64) (*layer, *plainLayer) {
	l := &layer{shift: 9, mul: 16566, down: 20}
	var p plainLayer
	for d := range p.win {
		for j := range p.win[d] {
			p.win[d][j] = r.Int64N(601) - 300
			l.win[d][j] = float64(p.win[d][j])
		}
	}
	for i := range p.mix {
		square := int64(0)
		for j := range p.mix[i] {
			w := r.Int64N(2*size+1) - size
			p.mix[i][j] = w
			l.mix[i/perBlock].add(i%perBlock, j, w)
			square += w * w
		}
		l.norm = max(l.norm, square)
		l.bias[i] = int32(r.Int64N(41) - 20)
	}
	return l, &p
}

// run is that of a layer, number by number.
func (p *plainLayer) run(l *layer, x []state, i int) (out state) {
	var a [Dim]int64
	for j := range a {
		s := int64(1) << (l.shift - 1)
		for d := range p.win {
			s += p.win[d][j] * int64(x[i-pad+d][j])
		}
		a[j] = clamp(s>>l.shift, -127, 127)
	}
	for k := range out {
		s := int64(0)
		for j, v := range a {
			s += p.mix[k][j] * v
		}
		out[k] = relu(x[i][k] + l.bias[k] + int32((s*l.mul+1<<(l.down-1))>>l.down))
	}
	return out
}

// TestLayer compares a layer, whose sums lie side by side in the bits of a number, with
// sums one by one: for small states, and for states and weights at their limits.
func TestLayer(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int64{1, 30, 127} {
		l, plain := randomLayer(r, size)
		for _, most := range []int32{0, 3, 100, 1000, top} {
			for _, n := range []int{1, 2, 3, 8, 31} {
				cur, next := make([]state, n+2*pad+1), make([]state, n+2*pad+1)
				for i := pad; i < n+pad; i++ {
					for j := range cur[i] {
						cur[i][j] = max(0, r.Int32N(2*most+1)-most)
						if most == top {
							cur[i][j] = top
						}
					}
				}
				want := make([]bool, n)
				for i := range want {
					want[i] = r.IntN(2) == 0
				}
				l.run(next, cur, make([]pair, n+2*pad), n, nil)
				some := make([]state, len(next))
				l.run(some, cur, make([]pair, n+2*pad), n, want)
				for i := range n {
					right := plain.run(l, cur, i+pad)
					assert.Equal(t, right, next[i+pad], "weights to %d, states to %d, token %d of %d", size, most, i, n)
					if !want[i] {
						right = state{}
					}
					assert.Equal(t, right, some[i+pad], "only tokens that are wanted")
				}
			}
		}
	}
}

// TestPart tests that sums are taken apart before they do not fit any more: all
// weights and numbers are 127.
func TestPart(t *testing.T) {
	var m matrix
	var narrow narrow
	var a [Dim]int32
	for j := range a {
		a[j] = 127
		for k := range perBlock {
			m.add(k, j, 127)
		}
		for k := range 2 * lanes {
			narrow.add(k, j, -127)
		}
	}
	var v vector
	v.set(&a)
	part := v.part(Dim * 127 * 127)
	var s [perBlock]int64
	m.times(&s, &v, part)
	for _, got := range s {
		assert.EqualValues(t, Dim*127*127, got)
	}
	narrow.times(&s, &v, part)
	for _, got := range s[:2*lanes] {
		assert.EqualValues(t, -Dim*127*127, got)
	}
}

// TestVector tests that a vector has what is not 0, in order.
func TestVector(t *testing.T) {
	var a [Dim]int32
	a[0], a[7], a[Dim-1] = -127, 5, 127
	var v vector
	v.set(&a)
	assert.Equal(t, []float64{-127, 5, 127}, v.number[:v.n])
	assert.Equal(t, []uint8{0, 7, Dim - 1}, v.dim[:v.n])
	assert.EqualValues(t, 2*127*127+25, v.square)
	v.set(&[Dim]int32{})
	assert.Zero(t, v.n)
}
