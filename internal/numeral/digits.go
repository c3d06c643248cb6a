package numeral

import (
	"math/bits"
	"strings"

	"github.com/khabar-go/khabar/article/text"
)

// Digits reads digits with their separators, as they stand in a token of kind
// text.Number: ASCII, Arabic-Indic and Persian digits, «.» «,» «٫» «٬».
//
// One separator of its kind before three digits can part thousands or a fraction.
// A comma then parts thousands. A full stop or ٫ is ambiguous: d takes it as the
// point, and grouped is the number where it parts thousands.
//
//	50,000 → 50000        1.234.567 → 1234567     12,5 → 12.5
//	50.000 → 50, grouped 50000                    ١٬٢٣٤٫٥ → 1234.5
func Digits(s string) (d Decimal, grouped Decimal, ambiguous, ok bool) {
	var r digitReader
	if !r.read(s) {
		return d, d, false, false
	}
	point, ambiguous, ok := r.point()
	if !ok {
		return d, d, false, false
	}
	if d, ok = r.value(point); !ok {
		return d, d, false, false
	}
	if ambiguous {
		grouped, ok = r.value(-1)
		ambiguous = ok
	}
	return d, grouped, ambiguous, true
}

// A digitReader holds the digits of a number as one integer, and the separators.
type digitReader struct {
	s      string
	coef   uint64
	digits int // all digits
	over   bool
	zero   bool // the number begins with 0
	seps   int
	sep    [3]byte // the first, second and last separator: '.', ',', 'd' for ٫, 't' for ٬
	same   bool    // all separators but the last are of one kind
	groups bool    // all groups after the first but the last have three digits
	first  int     // digits before the first separator
	last   int     // digits after the last one
}

func (r *digitReader) read(s string) bool {
	r.s, r.same, r.groups = s, true, true
	run := 0
	for i := 0; i < len(s); {
		v, n := digit(s, i)
		if n > 0 {
			if r.digits == 0 {
				r.zero = v == 0
			}
			hi, lo := bits.Mul64(r.coef, 10)
			if sum, carry := bits.Add64(lo, uint64(v), 0); hi != 0 || carry != 0 {
				r.over = true
			} else {
				r.coef = sum
			}
			r.digits++
			run++
			i += n
			continue
		}
		sep, n := separator(s, i)
		if n == 0 || run == 0 {
			return false
		}
		if r.seps == 0 {
			r.first = run
		} else if run != 3 {
			r.groups = false
		}
		r.seps++
		switch r.seps {
		case 1:
			r.sep[0] = sep
		default:
			if r.seps > 2 && r.sep[2] != r.sep[0] {
				r.same = false
			}
		}
		r.sep[2] = sep
		run = 0
		i += n
	}
	r.last = run
	return run > 0
}

// digit gives the digit at s[i:] and its width in bytes, 0 where there is none.
func digit(s string, i int) (byte, int) {
	switch b := s[i]; {
	case b >= '0' && b <= '9':
		return b - '0', 1
	case i+1 >= len(s):
	case b == 0xD9 && s[i+1] >= 0xA0 && s[i+1] <= 0xA9: // ٠-٩
		return s[i+1] - 0xA0, 2
	case b == 0xDB && s[i+1] >= 0xB0 && s[i+1] <= 0xB9: // ۰-۹
		return s[i+1] - 0xB0, 2
	}
	return 0, 0
}

func separator(s string, i int) (byte, int) {
	switch {
	case s[i] == '.' || s[i] == ',':
		return s[i], 1
	case strings.HasPrefix(s[i:], string(rune(text.ArabicDecimal))):
		return 'd', 2
	case strings.HasPrefix(s[i:], string(rune(text.ArabicThousands))):
		return 't', 2
	}
	return 0, 0
}

// point tells how many digits follow the decimal point, -1 where there is none.
func (r *digitReader) point() (point int, ambiguous, ok bool) {
	thousands := r.groups && r.first <= 3 && !(r.zero && r.seps > 0)
	last := r.sep[2]
	switch {
	case r.seps == 0:
		return -1, false, true
	case r.seps == 1:
		three := thousands && r.last == 3
		switch last {
		case 't':
			return -1, false, r.last == 3 && r.first <= 3
		case ',':
			if three {
				return -1, false, true
			}
			return r.last, false, true
		}
		return r.last, three, true
	case last != r.sep[0] && r.same && thousands && last != 't': // 1,234.5
		return r.last, false, true
	case last == r.sep[0] && r.same && thousands && r.last == 3 && last != 'd': // 1.234.567
		return -1, false, true
	}
	return 0, false, false // 12.05.2024, 1,2,3
}

// value is the number with the given count of digits after its point.
func (r *digitReader) value(point int) (Decimal, bool) {
	if !r.over && point <= maxExp {
		return norm(r.coef, -max(point, 0)), true
	}
	if r.digits > maxDigits {
		return Decimal{}, false
	}
	var buf [maxDigits + 1]byte
	text := buf[:0]
	seen := 0
	for i := 0; i < len(r.s); {
		v, n := digit(r.s, i)
		if n == 0 {
			_, n = separator(r.s, i)
			i += n
			continue
		}
		if point > 0 && seen == r.digits-point {
			text = append(text, '.')
		}
		text = append(text, '0'+v)
		seen++
		i += n
	}
	return big(string(text))
}

// maxDigits bounds what is read as one number.
const maxDigits = 4096

// big is the decimal of plain text with more digits than a Coef takes.
func big(s string) (Decimal, bool) {
	s = strings.TrimLeft(s, "0")
	exp := 0
	if strings.Contains(s, ".") {
		s = strings.TrimRight(s, "0")
		if s[0] == '.' {
			s = "0" + s
		}
		s = strings.TrimSuffix(s, ".")
	}
	if s == "" || s == "0" {
		return Decimal{}, true
	}
	// What fits after its zeros are taken off has one form only.
	whole, frac, _ := strings.Cut(s, ".")
	digits := strings.TrimLeft(whole+frac, "0")
	exp = -len(frac)
	if t := strings.TrimRight(digits, "0"); exp == 0 {
		exp = len(digits) - len(t)
		digits = t
	}
	if coef, ok := small(digits); ok && exp <= maxExp && exp >= -maxExp {
		return norm(coef, exp), true
	}
	return Decimal{Big: s}, true
}

func small(digits string) (uint64, bool) {
	var c uint64
	for i := range len(digits) {
		hi, lo := bits.Mul64(c, 10)
		sum, carry := bits.Add64(lo, uint64(digits[i]-'0'), 0)
		if hi != 0 || carry != 0 {
			return 0, false
		}
		c = sum
	}
	return c, true
}
