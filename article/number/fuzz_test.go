package number

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// hostile holds texts that a slow or careless reader would choke on.
var hostile = []string{
	"", "1", "و", "مليون ", "ألف", "(1", "1)", "-", "--1", "1-2-3", "٫٫٫", "1.2.3,4", "$", "$$5", "%%5%%",
	"بين 3 و", "من إلى", "بين بين 3 و5 و7", "خمسة و خمسة و", "ثلاثة أرباع أرباع", "مليون مليون مليون مليون",
	"نصف نصف", "\xff\xfe5 \xd8", "5\u200f000", "ـ5ـ", "٥٠٬٠٠٠٬", "إلا ربعا", "فاصلة خمسة", "خمسة فاصلة",
	"(4 - 5) آلاف", "(4 ? 5", "واحد واحد واحد", "لل5", "ال ال 5", "أكثر من أكثر من 5", "ما ما لا يقل عن 5",
	"12 دينارا و500 مليم و3", "5 درجات تحت الصفر", "كم2", "5 م2", "5 كلم/ساعة/ساعة", "½ ½", "الـ", "الـ\n5", "ال الل ال 5", "ال الأ 5",
	"تسعمئة وتسعة وتسعون ألفا وتسعمئة وتسعة وتسعون",
}

// check tells what must hold of every result: spans in order, in range, on rune
// boundaries, apart from each other and from what is skipped.
func check(t *testing.T, s string, ms []Mention, skip []text.Span) {
	end := 0
	for _, m := range ms {
		require.True(t, m.Start >= end && m.End > m.Start && m.End <= len(s), "%q %v after %d", s, m.Span, end)
		end = m.End
		for _, i := range []int{m.Start, m.End} {
			require.True(t, i == len(s) || utf8.RuneStart(s[i]) || !utf8.ValidString(s), "%q %v", s, m.Span)
		}
		for _, sp := range skip {
			require.False(t, m.Overlaps(sp), "%q %v", s, m.Span)
		}
		require.NotEmpty(t, m.Type.String())
		if !m.Vague {
			v, err := Parse(m.Value.String())
			require.NoError(t, err, m.Value.String())
			require.Equal(t, m.Value, v)
		}
		if m.Range {
			require.Negative(t, m.Value.Cmp(m.ValueEnd), "%q", m.Of(s))
		}
		require.Equal(t, m.Type == Money && m.Currency != "", m.Currency != "")
		require.Equal(t, m.Type == Quantity && m.Unit != "", m.Unit != "")
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, 0, 0)
	}
	f.Add("قتل 15 شخصا في 3 هجمات", 9, 11)
	f.Add("بين 250 ألف و300 ألف دولار أميركي", 3, 20)
	f.Add("$\u060400000", 1, 3) // a span between the sign and the number
	f.Fuzz(func(t *testing.T, s string, a, b int) {
		check(t, s, Find(text.New(s)), nil)
		if a < 0 || b <= a || b > len(s) {
			return
		}
		skip := []text.Span{{Start: a, End: b}}
		check(t, s, Finder{Country: "TN"}.Append(nil, text.New(s), skip), skip)
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	for _, s := range []string{"50,000", "٥٠٬٠٠٠", "12.5", "-0.6", ".77", "11/10", "مليون ونصف", "1e5", "0.000", "00012", "99999999999999999999", "0." + strings.Repeat("0", 80) + "1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := Parse(s)
		if err != nil {
			require.Zero(t, v)
			return
		}
		w, err := Parse(v.String())
		require.NoError(t, err, "%q → %s", s, v)
		require.Equal(t, v, w, "%q → %s", s, v)
		require.Zero(t, v.Cmp(w))
		var u Value
		b, _ := v.MarshalText()
		require.NoError(t, u.UnmarshalText(b))
		require.Equal(t, v, u)
	})
}

// TestLinear reads long texts, up to a megabyte, that repeat what makes a reader look
// ahead or back, and compares with a quarter of the length: the time a byte must not
// grow.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	var ms []Mention
	for _, unit := range []string{
		"9", "9 ", "1,", ",", "مليون ", "مليون و", "ألف و", "واحد و", "خمسة وعشرون و", "(", "(1", "1-", "1 - ", "1/", "1:", "نصف ",
		"بين ", "بين 3 و", "من 3 إلى ", "أكثر من ", "ما لا يقل عن ", "ما ", "و ", "$", "%", "+9 ", "الـ", "الـ5 ", "5 دينار و", "5 متر ونصف ", "خمسة فاصلة صفر ",
		"5.123 ", "عشرات ", "مئات الآلاف ", "1 000 ", "٣،٤٧١", "\u200f", "ً", "\xff", "الأول بعد المئة ", "صفر فاصلة ", "ارتفع من 3 ",
	} {
		size := 1 << 18
		switch unit {
		case "9", "مليون ", ",":
			size = 1 << 20
		}
		long := strings.Repeat(unit, size/len(unit))
		short := long[:len(long)/4/len(unit)*len(unit)]
		cost := func(s string) time.Duration {
			src, best := text.New(s), time.Hour
			for range 3 {
				start := time.Now()
				ms = Finder{}.Append(ms[:0], src, nil)
				best = min(best, time.Since(start))
			}
			return best
		}
		a, b := cost(short), cost(long)
		assert.Less(t, b, 12*a+time.Second, "%q: %v for a quarter, %v for all", unit, a, b)
		start := time.Now()
		Parse(long)
		assert.Less(t, time.Since(start), 20*a+time.Second, "%q", unit)
	}
}

// TestAllocs finds in a text of its own words and allocates only the result.
func TestAllocs(t *testing.T) {
	src := text.New("قتل 15 شخصا وأصيب أكثر من 30 آخرين في ثلاث غارات، وبلغت الخسائر 2.5 مليار دولار أي نحو 12% من الناتج. وهذه المرة الثانية، بين 5 و7 كيلومترات، وخسر 200.000 دينار.")
	var ms []Mention
	ms = Finder{Country: "TN"}.Append(ms, src, nil)
	require.Len(t, ms, 8)
	n := testing.AllocsPerRun(100, func() { ms = Finder{Country: "TN"}.Append(ms[:0], src, nil) })
	require.Zero(t, n)
	for _, s := range []string{"50,000", "ثلاثمئة وخمسة وستون", "-0.6"} {
		require.Zero(t, testing.AllocsPerRun(100, func() { _, _ = Parse(s) }), s)
	}
}
