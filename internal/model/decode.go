package model

import "math"

// chain is the linear chain over the labels.
type chain struct {
	trans [labels][labels]int32 // from, to
	first [labels]int32
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
	for i := 1; i < len(e); i++ {
		bk := &back[i]
		if !want[i] {
			// a plain word: O, whatever was before
			best := 0
			s := a[0] + c.trans[0][0]
			for x := 1; x < labels; x++ {
				if t := a[x] + c.trans[x][0]; t > s {
					s, best = t, x
				}
			}
			for y := range a {
				a[y] = never
			}
			a[0], bk[0] = 0, uint8(best)
			continue
		}
		// O and B-X may follow anything
		for y := 0; y < labels; y += 1 {
			if inside(y) {
				// I-X follows B-X or I-X
				s, from := a[y-1]+c.trans[y-1][y], uint8(y-1)
				if t := a[y] + c.trans[y][y]; t > s {
					s, from = t, uint8(y)
				}
				b[y], bk[y] = s+e[i][y], from
				continue
			}
			s, from := a[0]+c.trans[0][y], uint8(0)
			for x := 1; x < labels; x++ {
				if t := a[x] + c.trans[x][y]; t > s {
					s, from = t, uint8(x)
				}
			}
			b[y], bk[y] = s+e[i][y], from
		}
		a = b
		// scores stay small: only differences count
		if i&255 == 0 {
			top := a[0]
			for _, v := range a {
				top = max(top, v)
			}
			for y := range a {
				a[y] = max(a[y]-top, never)
			}
		}
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
