package number

import (
	"math"
	"strconv"

	"github.com/khabar-go/khabar/internal/numeral"
)

// A Value is an exact decimal number: 50000, 12.5, -0.6. Two Values are the same
// number when they are ==. The zero Value is 0.
type Value struct {
	d numeral.Decimal
}

// IntValue is the Value of n.
func IntValue(n int64) Value {
	if n < 0 {
		v := numeral.Int(-uint64(n))
		v.Neg = true
		return Value{v}
	}
	return Value{numeral.Int(uint64(n))}
}

// String is the number in plain decimal notation, with ASCII digits, «.» as the
// point and no separators: "50000", "12.5", "-0.6". [Parse] reads it back.
func (v Value) String() string { return v.d.String() }

// Append appends what [Value.String] gives to dst.
func (v Value) Append(dst []byte) []byte { return v.d.Append(dst) }

// IsZero tells whether the number is 0.
func (v Value) IsZero() bool { return v.d.IsZero() }

// IsInt tells whether the number is whole.
func (v Value) IsInt() bool { return v.d.IsInt() }

// Cmp compares two numbers: -1 where v is less, 0 where they are equal, 1 where v
// is more.
func (v Value) Cmp(w Value) int { return v.d.Cmp(w.d) }

// Int64 is the number where it is whole and fits.
func (v Value) Int64() (int64, bool) {
	d := v.d
	d.Neg = false
	n, ok := d.Uint64()
	switch {
	case !ok:
		return 0, false
	case v.d.Neg && n <= 1<<63:
		return -int64(n), true
	case v.d.Neg || n > math.MaxInt64:
		return 0, false
	}
	return int64(n), true
}

// Float64 is the nearest floating-point number.
func (v Value) Float64() float64 {
	var buf [96]byte
	f, _ := strconv.ParseFloat(string(v.d.Append(buf[:0])), 64)
	return f
}

// MarshalText is [Value.String]; a Value is a string in JSON.
func (v Value) MarshalText() ([]byte, error) { return v.d.Append(nil), nil }

// UnmarshalText is [Parse].
func (v *Value) UnmarshalText(b []byte) error {
	w, err := Parse(string(b))
	if err == nil {
		*v = w
	}
	return err
}
