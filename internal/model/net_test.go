package model

import (
	"encoding/binary"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The network of the tests has random weights; here they are as numbers, one by one.
type plainLayer struct {
	weight [words][window]int64
	bias   [words]int64
	shift  [words]uint
	level  [Dim][Dim]int64 // from, to
	add    [Dim]int64
}

// randomLayer makes a layer whose windows weigh up to size each.
func randomLayer(r *rand.Rand, size int64) (p plainLayer) {
	for k := range p.weight {
		for d := range p.weight[k] {
			p.weight[k][d] = r.Int64N(2*size+1) - size
		}
		p.bias[k] = r.Int64N(201) - 20
		p.shift[k] = uint(r.IntN(laneBits - levelBits))
	}
	for from := range p.level {
		for to := range p.level[from] {
			p.level[from][to] = r.Int64N(801) - 400
		}
	}
	for j := range p.add {
		p.add[j] = r.Int64N(2001) - 1000
	}
	return p
}

// file is the layer as a model file has it.
func (p *plainLayer) file() (out []byte) {
	i32 := func(v int64) { out = binary.LittleEndian.AppendUint32(out, uint32(v)) }
	for k := range p.weight {
		for _, w := range p.weight[k] {
			i32(w)
		}
		i32(p.bias[k])
		i32(int64(p.shift[k]))
	}
	for from := range p.level {
		for _, w := range p.level[from] {
			out = binary.LittleEndian.AppendUint16(out, uint16(w))
		}
	}
	for _, b := range p.add {
		i32(b)
	}
	return out
}

// levels are the levels of token i.
func (p *plainLayer) levels(x [][Dim]int64, i int) (q [Dim]int64) {
	for j := range q {
		k := j / perWord
		s := p.bias[k]
		for d := range window {
			if at := i + d - pad; at >= 0 && at < len(x) {
				s += p.weight[k][d] * min(1<<seenBits-1, (x[at][j]+2)/4)
			}
		}
		q[j] = min(levels-1, max(0, s>>p.shift[k]))
	}
	return q
}

// run is that of a layer, number by number.
func (p *plainLayer) run(x [][Dim]int64, i int) (out [Dim]int64) {
	q := p.levels(x, i)
	for to := range out {
		s := x[i][to] + p.add[to]
		for from := 0; from < Dim; from += 2 {
			s += (p.level[from][to]*q[from] + p.level[from+1][to]*q[from+1] + 8) >> 4
		}
		out[to] = max(0, s)
	}
	return out
}

// pack is a state of numbers one by one.
func pack(x [Dim]int64) (s state) {
	for j, v := range x {
		s[j/perWord] |= uint64(v) << (laneBits * (j % perWord))
	}
	return s
}

// TestLayer compares a layer, whose numbers lie side by side in others, with sums one by
// one: for states that are small, and at their limit.
func TestLayer(t *testing.T) {
	t.Run("four at a time", func(t *testing.T) { testLayer(t, false) })
	t.Run("sixteen at a time", func(t *testing.T) {
		if !hasWide() {
			t.Skip("a processor with AVX2, and a program built without the tag purego, have it")
		}
		testLayer(t, true)
	})
}

func testLayer(t *testing.T, wide bool) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range []int64{1, 5, 17} {
		plain := randomLayer(r, size)
		var l layer
		in := reader{s: string(plain.file())}
		l.read(&in)
		require.False(t, in.bad)
		require.Empty(t, in.s)
		require.Equal(t, hasWide(), l.wide != nil)
		if !wide {
			l.wide = nil
		}
		var g gate
		for k := range g.of {
			for pair := range g.of[k] {
				g.of[k][pair] = int8(r.IntN(255) - 127)
			}
		}
		rejected := 0
		for _, most := range []int64{0, 3, 100, 1000, 4095} {
			for _, n := range []int{1, 2, 3, 8, 31} {
				x := make([][Dim]int64, n)
				for i := range x {
					for j := range x[i] {
						x[i][j] = max(0, r.Int64N(2*most+1)-most)
						if most == 4095 && size == 17 {
							x[i][j] = most
						}
					}
				}
				states := func() []state {
					out := make([]state, n)
					for i := range out {
						out[i] = pack(x[i])
					}
					return out
				}
				var s scratch
				all := states()
				l.run(all, &s)
				want := make([]bool, n)
				for i := range want {
					want[i] = r.IntN(4) > 0
				}
				wanted := append([]bool(nil), want...)
				some := states()
				l.runLast(some, &s, want, &g)
				for i := range n {
					assert.Equal(t, pack(plain.run(x, i)), all[i], "windows to %d, states to %d, token %d of %d", size, most, i, n)
					sum, q := 0, plain.levels(x, i)
					for k := range rowPairs {
						sum += int(g.of[k][q[2*k]+levels*q[2*k+1]])
					}
					through := wanted[i] && sum >= 0
					assert.Equal(t, through, want[i])
					if through {
						assert.Equal(t, all[i], some[i])
					} else {
						assert.Equal(t, pack(x[i]), some[i], "a token that nobody wants stays as it is")
						rejected++
					}
				}
			}
		}
		assert.NotZero(t, rejected)
	}
}

// TestLayerFile tests that layers whose sums might not fit into their lanes are refused.
func TestLayerFile(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for name, change := range map[string]func(*plainLayer){
		"windows too heavy": func(p *plainLayer) { p.weight[3] = [window]int64{60, 60, 9, 0, 0, 0, 0} },
		"bias of a window":  func(p *plainLayer) { p.bias[5] = 1 << 15 },
		"shift":             func(p *plainLayer) { p.shift[0] = 13 },
		"bias":              func(p *plainLayer) { p.add[63] = -1 << 15 },
		"levels too heavy": func(p *plainLayer) {
			for from := range p.level {
				p.level[from][7] = 2000
			}
		},
	} {
		p := randomLayer(r, 17)
		change(&p)
		var l layer
		in := reader{s: string(p.file())}
		l.read(&in)
		assert.True(t, in.bad || l.reach > most-1<<(sumBits+fineBits), name)
	}
}

// lane is the number in a lane that is not negative.
func lane(n uint64, k int) int { return int(n >> (laneBits * k) & 0xFFFF) }

// signed is each lane of numbers of any sign.
func signed(n uint64) (v [perWord]int) {
	n += each(half)
	for k := range v {
		v[k] = lane(n, k) - half
	}
	return v
}

// TestLanes compares the sums of four numbers side by side with one by one.
func TestLanes(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 10_000 {
		var v [perWord]int
		n := uint64(0)
		for k := range v {
			v[k] = r.IntN(1<<laneBits) - half
			if r.IntN(4) == 0 {
				v[k] = []int{-half, -1, 0, 1, most}[r.IntN(5)]
			}
			n += uint64(int64(v[k])) << (laneBits * k)
		}
		assert.Equal(t, v, signed(n))
		p := positive(n + each(half))
		for b := uint(1); b < laneBits; b++ {
			top := atMost(p, each(1<<b-1))
			for k := range v {
				assert.Equal(t, max(0, v[k]), lane(p, k))
				assert.Equal(t, min(1<<b-1, max(0, v[k])), lane(top, k), "%d, to %d bits", v[k], b)
			}
		}
	}
}

// TestSum tests the sum of rows: bytes of a row are 128 more than they mean, and lie so
// that each eight of them have two numbers of a state.
func TestSum(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	const rows = 300
	table := make([]byte, rows*Dim)
	for i := range table {
		table[i] = byte(1 + r.IntN(255))
		if i/Dim%2 == 0 {
			table[i] = 255
		}
	}
	right := func(n int) (x [Dim]int64) {
		for row := range n {
			for j := range x {
				k := j / perWord
				x[j] += int64(table[row*Dim+8*(k/2)+2*(j%perWord)+k%2]) - 128
			}
		}
		for j := range x {
			x[j] = 4 * min(1023, max(0, x[j]))
		}
		return x
	}
	for _, n := range []int{0, 1, 2, 20, maxRows, rows} {
		var u, v, both sum
		for row := range n {
			u.add(string(table), row)
			if row < n/2 {
				v.add(string(table), row)
			} else {
				both.add(string(table), row)
			}
		}
		var x state
		u.relu(&x)
		assert.Equal(t, pack(right(min(n, maxRows))), x, "%d rows", n)
		if both.join(&v); n <= maxRows {
			both.relu(&x)
			assert.Equal(t, pack(right(n)), x, "%d rows, joined", n)
		}
	}
}

// TestHead compares the scores of a head with sums one by one, up to those of weights
// and numbers that are all at their limit and must be taken apart on the way.
func TestHead(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for _, size := range []int64{1, 30, 127} {
		var h head
		var weight [labels][Dim]int64
		file := []byte{}
		for y := range weight {
			for j := range weight[y] {
				w := r.Int64N(2*size+1) - size
				if size == 127 {
					w = 127 - 254*int64(y%2)
				}
				weight[y][j] = w
				file = append(file, byte(w))
			}
		}
		for y := range labels {
			file = binary.LittleEndian.AppendUint32(file, uint32(1000*y))
		}
		file = binary.LittleEndian.AppendUint32(file, 1<<18)
		file = binary.LittleEndian.AppendUint32(file, 22)
		in := reader{s: string(file)}
		h.read(&in)
		require.False(t, in.bad)
		require.Equal(t, hasWide(), h.wide != nil)
		for _, most := range []int64{1, 500, 4096} {
			var x [Dim]int64
			for j := range x {
				x[j] = r.Int64N(most)
				if most == 4096 {
					x[j] = 4095
				}
			}
			var want, got [labels]int32
			for y := range want {
				want[y] = int32(1000 * y)
				for j, v := range x {
					want[y] += int32(weight[y][j] * min(127, (v+8)/16))
				}
			}
			packed := pack(x)
			h.scores(&got, &packed)
			assert.Equal(t, want, got, "weights to %d, states to %d", size, most)
			one := h
			one.wide = nil // three at a time
			one.scores(&got, &packed)
			assert.Equal(t, want, got, "weights to %d, states to %d, three at a time", size, most)
		}
	}
}

// TestVector tests that a vector has what is not 0, in order.
func TestVector(t *testing.T) {
	var x [Dim]int64
	x[0], x[7], x[Dim-1] = 4095, 5, 3
	s := pack(x)
	var v vector
	v.set(&s, 1, 0)
	assert.Equal(t, []float64{127, 5, 3}, v.number[:v.n])
	assert.Equal(t, []uint8{0, 7, Dim - 1}, v.dim[:v.n])
	assert.EqualValues(t, 127*127+25+9, v.square)
	v.set(&state{}, 1, 0)
	assert.Zero(t, v.n)
}
