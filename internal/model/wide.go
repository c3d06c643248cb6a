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
