package model

import "math"

// chain is the linear chain over the labels.
type chain struct {
	trans [labels][labels]int32 // from, to
	first [labels]int32
	// gain is how much more the transition from a label may be than that from O, to O or
	// to the beginning of a name. A label whose score is not within it of the score of O
	// cannot be before either, and need not be tried.
	gain [labels]int32
}

func (c *chain) prepare() {
	for x := range c.trans {
		c.gain[x] = never
		for y := range c.trans[x] {
			if !inside(y) {
				c.gain[x] = max(c.gain[x], c.trans[x][y]-c.trans[0][y])
			}
		}
	}
}

// rivals appends the labels that may be before O or the beginning of a name, besides O.
func (c *chain) rivals(dst []uint8, a *[labels]int32) []uint8 {
	for x := 1; x < labels; x++ {
		if a[x]+c.gain[x] > a[0] {
			dst = append(dst, uint8(x))
		}
	}
	return dst
}

// before is the best label before y, O or the beginning of a name, and the score so far.
func (c *chain) before(a *[labels]int32, rivals []uint8, y int) (uint8, int32) {
	from, s := uint8(0), a[0]+c.trans[0][y]
	for _, x := range rivals {
		if t := a[x] + c.trans[x][y]; t > s {
			from, s = x, t
		}
	}
	return from, s
}

const never = math.MinInt32 / 4

// inside tells of a label whether it is I-X.
func inside(l int) bool { return l > 0 && l&1 == 0 }

// decode gives the best sequence of labels for scores. Tokens that want does not name
// are O. back is scratch.
func (c *chain) decode(dst []uint8, e [][labels]int32, back [][labels]uint8, want []bool) {
	if len(e) == 0 {
		return
	}
	var a, b [labels]int32
	for y := range a {
		a[y] = never
		if !want[0] {
			continue
		}
		if !inside(y) {
			a[y] = e[0][y] + c.first[y]
		}
	}
	if !want[0] {
		a[0] = 0
	}
	var room [labels]uint8
	for i := 1; i < len(e); i++ {
		bk := &back[i]
		rivals := c.rivals(room[:0], &a)
		if !want[i] {
			// a plain word: O, whatever was before
			bk[0], _ = c.before(&a, rivals, 0)
			for y := range a {
				a[y] = never
			}
			a[0] = 0
			continue
		}
		for y := 0; y < labels; y++ {
			if !inside(y) { // may follow anything
				from, s := c.before(&a, rivals, y)
				b[y], bk[y] = s+e[i][y], from
				continue
			}
			// I-X follows B-X or I-X
			s, from := a[y-1]+c.trans[y-1][y], uint8(y-1)
			if t := a[y] + c.trans[y][y]; t > s {
				s, from = t, uint8(y)
			}
			b[y], bk[y] = s+e[i][y], from
		}
		a = b
	}
	best := 0
	for y := range a {
		if a[y] > a[best] {
			best = y
		}
	}
	y := uint8(best)
	for i := len(e) - 1; i >= 0; i-- {
		dst[i] = y
		if i > 0 {
			y = back[i][y]
		}
	}
}
