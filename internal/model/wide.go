package model

// Processors with AVX2 do a layer sixteen numbers at a time (wide_amd64.s), with the
// same result to the bit. Others, and programs built with the tag purego, take the
// functions of net.go.

// A wide is the windows of a layer as such processors want them: by dimension.
type wide struct {
	weight [window][Dim]int16
	bias   [Dim]int16
	limit  [Dim]int16
	shift  [words]uint64
}

// newWide makes the windows of a layer wide, nil where the processor has no use for it.
func newWide(l *layer) *wide {
	if !hasWide() {
		return nil
	}
	w := new(wide)
	for j := range Dim {
		of := &l.windows[j/perWord]
		for d, v := range of.weight {
			w.weight[d][j] = int16(v)
		}
		w.bias[j] = int16(of.bias - half)
		w.limit[j] = levels<<of.shift - 1
	}
	for k := range w.shift {
		w.shift[k] = uint64(l.windows[k].shift)
	}
	return w
}

// look is [layer.look].
func (w *wide) look(x []state, s *scratch) {
	n := len(x)
	if len(s.todo) == 0 {
		return
	}
	s.rows = grow(s.rows, n+2*pad)
	clear(s.rows[:pad])
	clear(s.rows[pad+n:])
	seeRows(&s.rows[pad], &x[0], n)
	levelRows(&s.level[0], &s.rows[0], w, &s.todo[0], len(s.todo))
}

// add is [layer.add].
func (w *wide) add(l *layer, x []state, s *scratch) {
	if len(s.todo) == 0 {
		return
	}
	for k := range l.mix {
		at := k * words / 2
		addRows((*halfState)(x[0][at:]), &l.mix[k], (*halfState)(l.bias[at:]), &s.level[0], &s.todo[0], len(s.todo))
	}
}

// wideLabels are the labels of a wideHead: as many as fill four registers.
const wideLabels = 32

// A wideHead is a head as such processors want it: the weights of two dimensions side by
// side for each label.
type wideHead struct {
	weight [Dim / 2][wideLabels][2]int16
	bias   [wideLabels]int32
	limit  [16]uint16 // of X; what is beyond comes to 127 as well
	mul    [8]uint32
	round  [8]uint32
	down   uint64
}

// newWideHead makes a head wide, nil where the processor has no use for it.
func newWideHead(h *head) *wideHead {
	if !hasWide() || h.mul < 1 || h.down < 1 || h.down > 24 {
		return nil
	}
	w := new(wideHead)
	for j := range Dim {
		for y := range labels {
			w.weight[j/2][y][j%2] = int16(h.weight(y, j))
		}
	}
	copy(w.bias[:], h.bias[:])
	for i := range w.limit {
		w.limit[i] = uint16(min(most, 128<<h.down/h.mul+1))
	}
	for i := range w.mul {
		w.mul[i], w.round[i] = uint32(h.mul), 1<<h.down>>1
	}
	w.down = uint64(h.down)
	return w
}

// scores is [head.scores].
func (h *wideHead) scores(e *[labels]int32, x *state) {
	var all [wideLabels]int32
	headScores(&all, x, h)
	copy(e[:], all[:])
}
