package numeral

import (
	"strings"
	"testing"

	"github.com/khabar-go/khabar/internal/wordkey"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Value and kind → phrases; «|» ends the numeral where the phrase goes on.
var phrases = map[string]string{
	"0 cardinal":             "صفر",
	"1 cardinal":             "واحد · واحدة · واحداً",
	"2 cardinal":             "اثنان · اثنين · اثنتين · إثنتان",
	"3 cardinal":             "ثلاثة · ثلاث · ثلاثٌ · ثَلاثَة · ثــلاث · ثلاثة| رجال · ثلاثة| وأربعة · ثلاثة| وعشرة",
	"8 cardinal":             "ثماني · ثمان · ثمانية · ثمانيا · ثمانٍ",
	"10 cardinal":            "عشرة · عشر",
	"11 cardinal":            "أحد عشر · إحدى عشرة · أحدعشر",
	"12 cardinal":            "اثنا عشر · اثني عشر · اثنتا عشرة · اثنتي عشرة · اثناعشر",
	"13 cardinal":            "ثلاثة عشر · ثلاث عشرة · ثلاثة عشر| ألفياً",
	"21 cardinal":            "واحد وعشرون · إحدى وعشرين · واحد و عشرين · الواحد والعشرون · أحد وعشرون",
	"25 cardinal":            "خمسة وعشرون · خمس وعشرين · الخمسة والعشرين · خمسةٌ وعشرون",
	"30 cardinal":            "ثلاثون · الثلاثين",
	"100 cardinal":           "مئة · مائة · مية · المئة",
	"105 cardinal":           "مئة وخمسة · مائة وخمس",
	"111 cardinal":           "مئة وأحد عشر · مائة وإحدى عشرة",
	"200 cardinal":           "مئتان · مئتين · مائتي · مئتا",
	"365 cardinal":           "ثلاثمئة وخمسة وستون · ثلاث مئة وخمس وستين · ثلاثمائة وخمسة وستين",
	"400 cardinal":           "أربع مئات · أربعمئة · أربع مائة",
	"1000 cardinal":          "ألف · ألفاً · الألف",
	"1999 cardinal":          "ألف وتسعمئة وتسعة وتسعون · ألف وتسعمائة وتسع وتسعين · تسع وتسعين وتسعمئة وألف",
	"2000 cardinal":          "ألفان · ألفين · ألفي",
	"2024 cardinal":          "ألفين وأربعة وعشرين · أربع وعشرين وألفين · 2024 · ٢٠٢٤",
	"4000 cardinal":          "أربعة آلاف · أربعة ألوف · 4 آلاف · ٤ الاف",
	"17500 cardinal":         "17 ألف و500 · سبعة عشر ألفا وخمسمئة · 17 ألفا وخمسمئة",
	"100000 cardinal":        "مئة ألف · 100 ألف",
	"500000 cardinal":        "نصف مليون · نصف المليون · خمسمئة ألف",
	"750000 cardinal":        "ثلاثة أرباع المليون · ثلاثة أرباع مليون",
	"1500000 cardinal":       "مليون ونصف · مليون ونصف المليون · مليونا ونصف المليون · 1.5 مليون · مليون و500 ألف",
	"1563386 cardinal":       "مليون و563.386 · مليون و563386 · 1.563.386 · 1 563 386 · ١،٥٦٣،٣٨٦",
	"2300000 cardinal":       "مليونين وثلاثمئة ألف · 2.3 مليون",
	"39702451 cardinal":      "39 مليوناً و702 ألف و451",
	"1000000000 cardinal":    "مليار · بليون · ألف مليون",
	"1400000000000 cardinal": "1.4 تريليون · 1.4 ترليون · 1400 مليار",
	"6000000000000 cardinal": "6000 مليار · ستة آلاف مليار",
	"3.5 cardinal":           "ثلاثة ونصف · 3 ونصف · 3.5 · ثلاثة فاصلة خمسة · 5ر3 · ٣٫٥",
	"9.75 cardinal":          "عشرة إلا ربعا",
	"0.05 cardinal":          "صفر فاصلة صفر خمسة",
	"-5 cardinal":            "سالب خمسة · ناقص 5",
	"0.5 fraction":           "نصف · النصف",
	"0.667 fraction":         "ثلثا · ثلثي · ثلثين",
	"0.75 fraction":          "ثلاثة أرباع",
	"0.2 fraction":           "خُمس",
	"0.125 fraction":         "ثُمن",
	"1 ordinal":              "أول · الأولى · أولى · الأوّل",
	"2 ordinal":              "ثان · ثانٍ · الثانية · ثانيا",
	"10 ordinal":             "عاشر · العاشرة",
	"11 ordinal":             "الحادي عشر · حادية عشرة",
	"12 ordinal":             "الثانية عشرة · ثاني عشر",
	"25 ordinal":             "الخامس والعشرون · الخامسة والعشرين · خامس وعشرين",
	"102 ordinal":            "الثاني بعد المئة",
	"124 ordinal":            "المئة والرابع والعشرين · الرابع والعشرين بعد المئة",
	"0 plenty":               "عشرات · مئات الآلاف · ملايين · بضعة · بضع مئات · عشرات| الأشخاص",
}

func TestRead(t *testing.T) {
	kinds := map[string]Kind{"cardinal": Cardinal, "ordinal": Ordin, "fraction": Frac, "plenty": Plenty}
	for want, list := range phrases {
		value, kind, _ := strings.Cut(want, " ")
		for _, p := range strings.Split(list, " · ") {
			s := strings.Replace(p, "|", "", 1)
			end := len(s)
			if i := strings.Index(p, "|"); i >= 0 {
				end = i
			}
			n, ok := Read(s, 0)
			if assert.True(t, ok, p) {
				assert.Equal(t, value, n.Value.String(), p)
				assert.Equal(t, kinds[kind], n.Kind, p)
				assert.Equal(t, end, n.End, p)
				assert.Equal(t, 0, n.Start, p)
			}
		}
	}
}

func TestReadNone(t *testing.T) {
	for _, s := range []string{"", "أحد", "إحدى المدن", "اثنا", "حادي", "شخص", "و", "ألّف", "لست", "كمية", "وكميات", "ميتا", "ألستون", "1,2,3", "12.05.2024", "ثمن", "بليغ", "\xff"} {
		n, ok := Read(s, 0)
		assert.False(t, ok, "%s %v", s, n.Value)
	}
}

// Clitics are outside the span, the article is inside.
func TestLookup(t *testing.T) {
	for w, want := range map[string]struct {
		rest            string
		and, prep, def_ bool
		class           Class
		n               uint8
	}{
		"ثلاثة":      {"ثلاثة", false, false, false, Unit, 3},
		"وثلاثة":     {"ثلاثة", true, false, false, Unit, 3},
		"فَثلاثة":    {"ثلاثة", false, false, false, Unit, 3},
		"بالثلاثة":   {"الثلاثة", false, true, true, Unit, 3},
		"للثلاثة":    {"لثلاثة", false, true, true, Unit, 3},
		"وللعشرين":   {"لعشرين", true, true, true, Tens, 20},
		"وبألف":      {"ألف", true, true, false, Scale, 3},
		"والألف":     {"الألف", true, false, true, Scale, 3},
		"واحد":       {"واحد", false, false, false, Unit, 1},
		"وواحد":      {"واحد", true, false, false, Unit, 1},
		"وأحد":       {"أحد", true, false, false, Part, 1},
		"والنصف":     {"النصف", true, false, true, Fraction, 1},
		"كأول":       {"أول", false, true, false, Ordinal, 1},
		"والثالثة":   {"الثالثة", true, false, true, Ordinal, 3},
		"بثلاثمئة":   {"ثلاثمئة", false, true, false, Hundred, 3},
		"كمئات":      {"مئات", false, true, false, Vague, 2},
		"وبالمليون":  {"المليون", true, true, true, Scale, 6},
		"ولأربعمائة": {"أربعمائة", true, true, false, Hundred, 4},
	} {
		l, ok := Lookup(w)
		if assert.True(t, ok, w) {
			assert.Equal(t, want.rest, w[l.Clitic:], w)
			assert.Equal(t, []bool{want.and, want.prep, want.def_}, []bool{l.And, l.Prep, l.Def}, w)
			assert.Equal(t, want.class, l.Class, w)
			assert.Equal(t, want.n, l.N, w)
			assert.True(t, Maybe(wordkey.Of(w)), w)
		}
	}
}

func TestDigits(t *testing.T) {
	for s, want := range map[string]string{
		"50,000": "50000", "50.000": "50 50000", "٥٠٬٠٠٠": "50000", "٥٠٫٠٠٠": "50 50000", "12,5": "12.5", "12.5": "12.5", "0.125": "0.125", "0,125": "0.125",
		"1.234.567": "1234567", "1,234.5": "1234.5", "1.234,5": "1234.5", "١٬٢٣٤٫٥": "1234.5", "1234.567": "1234.567", "007": "7", "11.800": "11.8 11800",
		"1,2,3": "", "12.05.2024": "", "1..2": "", ".5": "", "5.": "", "": "", "1٬00": "",
	} {
		d, g, amb, ok := Digits(s)
		got := ""
		if ok {
			got = d.String()
			if amb {
				got += " " + g.String()
			}
		}
		assert.Equal(t, want, got, s)
	}
}

func TestDecimal(t *testing.T) {
	d := func(s string) Decimal { v, _, _, ok := Digits(s); require.True(t, ok, s); return v }
	sum, ok := d("0.5").Add(d("12"))
	assert.True(t, ok)
	assert.Equal(t, d("12.5"), sum)
	diff, ok := d("10").Sub(d("0.25"))
	assert.True(t, ok)
	assert.Equal(t, d("9.75"), diff)
	_, ok = d("1").Sub(d("2"))
	assert.False(t, ok)
	m, ok := d("1.4").Mul10(12)
	assert.True(t, ok)
	assert.Equal(t, "1400000000000", m.String())
	_, ok = d("1").Mul10(1000)
	assert.False(t, ok)
	_, ok = Scaled(1, 50).Add(d("1"))
	assert.False(t, ok, "more digits than a Decimal adds")
	u, ok := Scaled(5, 3).Uint64()
	assert.True(t, ok)
	assert.Equal(t, uint64(5000), u)
	assert.Equal(t, -1, d("0.12").Cmp(d("0.2")))
	assert.Equal(t, 1, Scaled(1, 40).Cmp(d("999")))
}

// What Read gives lies in the text, begins where it was asked to, and holds its
// invariants; Maybe never turns down a word that Lookup knows.
func FuzzRead(f *testing.F) {
	for _, list := range phrases {
		for _, p := range strings.Split(list, " · ") {
			f.Add(p)
		}
	}
	f.Add("و\xffوثلاثة و")
	f.Fuzz(func(t *testing.T, s string) {
		if l, ok := Lookup(s); ok {
			require.True(t, Maybe(wordkey.Of(s)), s)
			require.True(t, l.Clitic < len(s))
		}
		c := At(s, 0)
		for c.OK {
			start := c.Start
			n, ok := ReadAt(&c)
			if !ok {
				require.Equal(t, start, c.Start)
				c.Next()
				continue
			}
			require.Equal(t, start, n.Outer)
			require.True(t, n.Start >= start && n.End > n.Start && n.End <= c.Start)
			d, _, _, ok := Digits(strings.TrimPrefix(n.Value.String(), "-"))
			require.True(t, ok)
			d.Neg = n.Value.Neg
			require.Equal(t, n.Value, d)
		}
	})
}
