package numeral

import (
	"math/bits"
	"strconv"
	"strings"
)

// A Decimal is an exact decimal number, Coef·10^Exp with a sign. It is kept in
// one form, without trailing zeros in Coef, so that == compares numbers. The zero
// Decimal is 0.
type Decimal struct {
	Coef uint64
	Exp  int16
	Neg  bool
	Big  string // the plain decimal text where more than 19 digits are needed; then Coef is 0
}

// maxExp bounds Exp, so that the plain text of a number stays short.
const maxExp = 60

// Int is the decimal of n.
func Int(n uint64) Decimal { return norm(n, 0) }

// Scaled is the decimal n·10^exp.
func Scaled(n uint64, exp int) Decimal { return norm(n, exp) }

func norm(coef uint64, exp int) Decimal {
	if coef == 0 {
		return Decimal{}
	}
	for coef%10 == 0 {
		coef /= 10
		exp++
	}
	return Decimal{Coef: coef, Exp: int16(exp)}
}

// IsZero tells whether d is 0.
func (d Decimal) IsZero() bool { return d.Coef == 0 && d.Big == "" }

// IsInt tells whether d has no fraction.
func (d Decimal) IsInt() bool {
	if d.Big != "" {
		return !strings.Contains(d.Big, ".")
	}
	return d.Exp >= 0
}

// Mul10 is d·10^n; ok is false where it is out of range.
func (d Decimal) Mul10(n int) (_ Decimal, ok bool) {
	if d.Big != "" || int(d.Exp)+n > maxExp || int(d.Exp)+n < -maxExp {
		return Decimal{}, false
	}
	if d.Coef != 0 {
		d.Exp += int16(n)
	}
	return d, true
}

// Add is d+e for numbers of one sign; ok is false where it is out of range.
func (d Decimal) Add(e Decimal) (_ Decimal, ok bool) {
	switch {
	case d.Big != "" || e.Big != "" || d.Neg != e.Neg && !d.IsZero() && !e.IsZero():
		return Decimal{}, false
	case d.IsZero():
		return e, true
	case e.IsZero():
		return d, true
	}
	a, b, exp, ok := align(d, e)
	if !ok {
		return Decimal{}, false
	}
	sum, carry := bits.Add64(a, b, 0)
	if carry != 0 {
		return Decimal{}, false
	}
	r := norm(sum, exp)
	r.Neg = d.Neg
	return r, true
}

// Sub is d−e where both are positive and e is not greater.
func (d Decimal) Sub(e Decimal) (_ Decimal, ok bool) {
	if d.Big != "" || e.Big != "" || d.Neg || e.Neg {
		return Decimal{}, false
	}
	a, b, exp, ok := align(d, e)
	if !ok || a < b {
		return Decimal{}, false
	}
	return norm(a-b, exp), true
}

// align gives both coefficients at the lower of the two exponents.
func align(d, e Decimal) (a, b uint64, exp int, ok bool) {
	a, b, exp = d.Coef, e.Coef, int(min(d.Exp, e.Exp))
	if e.IsZero() {
		exp = int(d.Exp)
	}
	for i := int(d.Exp); i > exp; i-- {
		hi, lo := bits.Mul64(a, 10)
		if hi != 0 {
			return 0, 0, 0, false
		}
		a = lo
	}
	for i := int(e.Exp); i > exp && b != 0; i-- {
		hi, lo := bits.Mul64(b, 10)
		if hi != 0 {
			return 0, 0, 0, false
		}
		b = lo
	}
	return a, b, exp, true
}

// Cmp compares two numbers: -1, 0 or 1.
func (d Decimal) Cmp(e Decimal) int {
	switch {
	case d == e:
		return 0
	case d.sign() != e.sign():
		if d.sign() < e.sign() {
			return -1
		}
		return 1
	}
	c := d.cmpAbs(e)
	if d.Neg {
		return -c
	}
	return c
}

func (d Decimal) sign() int {
	switch {
	case d.IsZero():
		return 0
	case d.Neg:
		return -1
	}
	return 1
}

func (d Decimal) cmpAbs(e Decimal) int {
	if d.Big == "" && e.Big == "" {
		if m, n := d.magnitude(), e.magnitude(); m != n {
			if m < n {
				return -1
			}
			return 1
		}
		if a, b, _, ok := align(d, e); ok {
			switch {
			case a < b:
				return -1
			case a > b:
				return 1
			}
			return 0
		}
	}
	var x, y [128]byte
	ai, af, _ := strings.Cut(strings.TrimPrefix(string(d.Append(x[:0])), "-"), ".")
	bi, bf, _ := strings.Cut(strings.TrimPrefix(string(e.Append(y[:0])), "-"), ".")
	if len(ai) != len(bi) {
		if len(ai) < len(bi) {
			return -1
		}
		return 1
	}
	if c := strings.Compare(ai, bi); c != 0 {
		return c
	}
	return strings.Compare(af, bf)
}

// magnitude is the number of digits before the point.
func (d Decimal) magnitude() int {
	n := 0
	for c := d.Coef; c > 0; c /= 10 {
		n++
	}
	return n + int(d.Exp)
}

// Uint64 is d where it is a whole number that fits.
func (d Decimal) Uint64() (uint64, bool) {
	if d.Neg || d.Big != "" || d.Exp < 0 || d.Exp > 19 {
		return 0, false
	}
	c := d.Coef
	for range d.Exp {
		hi, lo := bits.Mul64(c, 10)
		if hi != 0 {
			return 0, false
		}
		c = lo
	}
	return c, true
}

// Append appends d in plain decimal notation: 50000, 12.5, -0.6.
func (d Decimal) Append(dst []byte) []byte {
	if d.Neg {
		dst = append(dst, '-')
	}
	if d.Big != "" {
		return append(dst, d.Big...)
	}
	if d.Exp >= 0 {
		dst = strconv.AppendUint(dst, d.Coef, 10)
		for range d.Exp {
			dst = append(dst, '0')
		}
		return dst
	}
	var buf [20]byte
	digits := strconv.AppendUint(buf[:0], d.Coef, 10)
	if n := len(digits) + int(d.Exp); n > 0 {
		dst = append(dst, digits[:n]...)
		dst = append(dst, '.')
		return append(dst, digits[n:]...)
	} else {
		dst = append(dst, '0', '.')
		for range -n {
			dst = append(dst, '0')
		}
	}
	return append(dst, digits...)
}

// String is d in plain decimal notation.
func (d Decimal) String() string {
	var buf [96]byte
	return string(d.Append(buf[:0]))
}
