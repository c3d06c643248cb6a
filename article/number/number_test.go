package number

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/wordkey"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMod tells the bounds apart that testdata does not: > from ≥ and < from ≤.
func TestMod(t *testing.T) {
	for mod, phrases := range map[Mod][]string{
		Approx:      {"نحو 50 شخصا", "قرابة خمسين شخصا", "50 شخصا تقريبا", "ما يقرب من 50 شخصا", "بحدود 50 شخصا", "في حدود 50 شخصا", "يناهز عددهم 50 شخصا"},
		MoreThan:    {"أكثر من 50 شخصا", "أزيد من خمسين شخصا", "ما يزيد عن 50 شخصا", "ما يربو على 50 شخصا", "تجاوز 50 شخصا", "لأكثر من 50 شخصا"},
		LessThan:    {"أقل من 50 شخصا", "ما يقل عن 50 شخصا", "دون 50 شخصا"},
		EqualOrMore: {"ما لا يقل عن 50 شخصا", "لا يقل عن 50 شخصا", "50 شخصا على الأقل", "50 شخصا أو أكثر", "50 شخصا فأكثر", "وما لا يقل عن 50 شخصا"},
		EqualOrLess: {"ما لا يزيد على 50 شخصا", "لا يتجاوز 50 شخصا", "لم يتجاوز 50 شخصا", "50 شخصا أو أقل", "ما يصل إلى 50 شخصا", "50 شخصا على الأكثر", "50 شخصا كحد أقصى"},
		0:           {"50 شخصا", "بلغ 50 شخصا", "من 50 شخصا", "عن 50 شخصا"},
	} {
		for _, p := range phrases {
			ms := Find(text.New(p))
			if assert.Len(t, ms, 1, p) {
				assert.Equal(t, mod, ms[0].Mod, p)
				assert.Equal(t, "50", ms[0].Value.String(), p)
			}
		}
	}
}

func TestValue(t *testing.T) {
	for s, want := range map[string]string{
		"0": "0", "-0": "0", "007": "7", "50.000": "50000", "12.345": "12.345", "1.234.567": "1234567", "1,234.50": "1234.5", "1.234,5": "1234.5",
		"٠٫٥": "0.5", "۱۲": "12", "99999999999999999999": "99999999999999999999", "18446744073709551615": "18446744073709551615",
		"0." + strings.Repeat("0", 70) + "1": "0." + strings.Repeat("0", 70) + "1", strings.Repeat("9", 500): strings.Repeat("9", 500),
		"100000000000000000000000000000": "100000000000000000000000000000", "3/4": "0.75", "-.5": "-0.5", "2ر5": "5.2", "مليار مليار": "1000000000000000000",
	} {
		v, err := Parse(s)
		require.NoError(t, err, s)
		assert.Equal(t, want, v.String(), s)
		w, err := Parse(v.String())
		require.NoError(t, err)
		assert.True(t, v == w, s)
	}
	for _, s := range []string{"", " ", "-", "1,2,3", "12.05.2024", "1 شخص", "شخص", "وثلاثة", "بثلاثة", "عشرات", "1/0", "5%", "--5", "- 5", "أحد", "\xff", "ثلاثة،"} {
		_, err := Parse(s)
		assert.ErrorIs(t, err, ErrSyntax, s)
	}
}

func TestValueNumbers(t *testing.T) {
	v := func(s string) Value {
		v, err := Parse(s)
		require.NoError(t, err, s)
		return v
	}
	for _, n := range []int64{0, 1, -1, 10, 50000, math.MaxInt64, math.MinInt64, -1000} {
		got, ok := IntValue(n).Int64()
		assert.True(t, ok)
		assert.Equal(t, n, got)
	}
	for _, s := range []string{"0.5", "99999999999999999999", "9223372036854775808"} {
		_, ok := v(s).Int64()
		assert.False(t, ok, s)
	}
	order := []string{"-99999999999999999999", "-12.5", "-0.6", "0", "0.1", "0.12", "1", "9.99", "10", "18446744073709551616", "99999999999999999999"}
	for i, a := range order {
		for j, b := range order {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			assert.Equal(t, want, v(a).Cmp(v(b)), "%s %s", a, b)
		}
	}
	assert.Equal(t, 12.5, v("12.5").Float64())
	assert.True(t, v("50.000").IsInt())
	assert.False(t, v("50.5").IsInt())
	b, err := json.Marshal(struct{ V, W Value }{v("-0.6"), v("50000")})
	require.NoError(t, err)
	assert.JSONEq(t, `{"V":"-0.6","W":"50000"}`, string(b))
	var out struct{ V Value }
	require.NoError(t, json.Unmarshal([]byte(`{"V":"١٢٫٥"}`), &out))
	assert.Equal(t, v("12.5"), out.V)
	assert.Error(t, json.Unmarshal([]byte(`{"V":"x"}`), &out))
}

// TestSkip gives spans to pass over; a number that touches one is gone, with what
// stands before and behind it untouched.
func TestSkip(t *testing.T) {
	s := "قتل 15 شخصا في 12 غارة و7 هجمات"
	at := func(w string) text.Span { i := strings.Index(s, w); return text.Span{Start: i, End: i + len(w)} }
	for _, c := range []struct {
		skip []text.Span
		want string
	}{
		{nil, "15 شخصا|12 غارة|7 هجمات"},
		{[]text.Span{at("12 غارة")}, "15 شخصا|7 هجمات"},
		{[]text.Span{at("12")}, "15 شخصا|7 هجمات"},
		{[]text.Span{at("غارة")}, "15 شخصا|7 هجمات"},
		{[]text.Span{at("في")}, "15 شخصا|12 غارة|7 هجمات"},
		{[]text.Span{at("15"), at("7 هجمات")}, "12 غارة"},
		{[]text.Span{{Start: 0, End: len(s)}}, ""},
	} {
		var got []string
		for _, m := range (Finder{}).Append(nil, text.New(s), c.skip) {
			got = append(got, m.Of(s))
		}
		assert.Equal(t, c.want, strings.Join(got, "|"))
	}
}

// TestTables looks every row of the data up in the tables made of it.
func TestTables(t *testing.T) {
	rows := func(file string) [][]string {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		var out [][]string
		for _, line := range strings.Split(string(data), "\n") {
			if line != "" && line[0] != '#' {
				out = append(out, strings.Split(line, "\t"))
			}
		}
		return out
	}
	for _, f := range rows("units.tsv") {
		for _, form := range append([]string{f[0]}, strings.Split(f[1], ",")...) {
			if form == "" || form[0] < 0x80 || strings.Contains(form, " ") {
				continue
			}
			_, ok := nounOf(wordkey.Of(form))
			assert.True(t, ok, form)
		}
	}
	for _, f := range rows("currencies.tsv") {
		switch f[0] {
		case "name":
			if strings.Contains(f[1], " ") {
				continue
			}
			ms := Finder{Country: f[2]}.Find(text.New("500 " + f[1]))
			require.Len(t, ms, 1, f[1])
			assert.Equal(t, Money, ms[0].Type, "%s %s", f[1], f[2])
		case "code":
			assert.Equal(t, f[1], moneyCode(f[1]))
		case "symbol":
			assert.Equal(t, f[3], moneySymbol(f[1]))
		}
	}
	for _, f := range rows("modifiers.tsv") {
		if f[2] != "before" {
			continue
		}
		s := f[0] + " 50 شخصا"
		ms := Find(text.New(s))
		if assert.Len(t, ms, 1, s) {
			assert.Equal(t, f[1], ms[0].Mod.String(), s)
			assert.Equal(t, s, ms[0].Of(s))
		}
	}
}
