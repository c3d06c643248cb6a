package date_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/text"
)

// sunday is the day of publication of the examples.
var sunday = time.Date(2024, 7, 28, 0, 0, 0, 0, time.UTC)

func ExampleParse() {
	for _, s := range []string{
		"15 يونيو/حزيران 2024", "ثلاثة أيام", "من 3 إلى 5 مايو 2024", "القرن الحادي والعشرين",
		"22 محرم 1446 هـ", "كل جمعة", "31 فبراير 2024", "أمس", "مذكرة",
	} {
		v, err := date.Parse(s)
		switch {
		case errors.Is(err, date.ErrImpossible):
			fmt.Println(s, "→ no such day")
		case errors.Is(err, date.ErrNoAnchor):
			fmt.Println(s, "→ of which day?")
		case err != nil:
			fmt.Println(s, "→ no expression of time")
		default:
			fmt.Println(s, "→", v)
		}
	}
	// Output:
	// 15 يونيو/حزيران 2024 → 2024-06-15
	// ثلاثة أيام → P3D
	// من 3 إلى 5 مايو 2024 → 2024-05-03/2024-05-05
	// القرن الحادي والعشرين → 20
	// 22 محرم 1446 هـ → 2024-07-28
	// كل جمعة → P1W
	// 31 فبراير 2024 → no such day
	// أمس → of which day?
	// مذكرة → no expression of time
}

func ExampleFinder_Find() {
	src := text.New("أعلن الوزير أمس أن المعرض سيفتتح يوم الجمعة المقبل ويستمر من 3 إلى 9 أغسطس/آب، بعد توقف دام 15 عاما.")
	f := date.Finder{Anchor: sunday}
	for _, m := range f.Find(src) {
		fmt.Println(src.Slice(m.Span), m.Type, m.Range(), m.Basis)
	}
	// Output:
	// أمس DATE 2024-07-27 relative
	// يوم الجمعة المقبل DATE 2024-08-02 relative
	// من 3 إلى 9 أغسطس/آب DATE 2024-08-03/2024-08-09 relative
	// 15 عاما DURATION P15Y stated
}

// Without an anchor, a relative expression has its rule and no value.
func ExampleFinder_Find_noAnchor() {
	src := text.New("أعلن الوزير أمس أن المعرض سيفتتح الشهر المقبل، كما حدث في يونيو/حزيران 2021.")
	for _, m := range date.Find(src) {
		if m.Value.IsZero() {
			fmt.Println(src.Slice(m.Span), m.Basis, m.Rule.Count, m.Rule.Unit == date.Days, m.Rule.Unit == date.Months)
			continue
		}
		fmt.Println(src.Slice(m.Span), m.Basis, m.Value)
	}
	// Output:
	// أمس relative -1 true false
	// الشهر المقبل relative 1 false true
	// يونيو/حزيران 2021 stated 2021-06
}

// What contradicts itself is told.
func ExampleFinder_Find_conflict() {
	src := text.New("تنتهي المهلة في سبتمبر/كانون الأول 2024، واللجنة تجتمع الاثنين 28 يوليو 2024.")
	for _, m := range date.Find(src) {
		fmt.Println(src.Slice(m.Span), m.Value, m.Conflict)
	}
	// Output:
	// سبتمبر/كانون الأول 2024 2024-09 month
	// الاثنين 28 يوليو 2024 2024-07-28 weekday
}

// Every name of June is June, and June has the name that a country uses.
func ExampleParseMonth() {
	for _, s := range []string{"يونيو", "حزيران", "جوان", "يونيه", "يونيو/حزيران", "حزيران (يونيو)"} {
		m, err := date.ParseMonth(s)
		fmt.Println(s, "→", time.Month(m.Number), err)
	}
	for _, country := range []string{"EG", "SY", "TN", "MA", "MR"} {
		fmt.Println(country, date.SystemOf(country).Name(time.June), date.SystemOf(country).Name(time.August))
	}
	fmt.Println(date.Dual(time.June, date.Egyptian, date.Levantine))
	// Output:
	// يونيو → June <nil>
	// حزيران → June <nil>
	// جوان → June <nil>
	// يونيه → June <nil>
	// يونيو/حزيران → June <nil>
	// حزيران (يونيو) → June <nil>
	// EG يونيو أغسطس
	// SY حزيران آب
	// TN جوان أوت
	// MA يونيو غشت
	// MR يونيو أغشت
	// يونيو/حزيران
}

func ExampleHijri_Gregorian() {
	h := date.Hijri{Year: 1446, Month: 1, Day: 22}
	t, ok := h.Gregorian(time.UTC)
	fmt.Println(h, "is", t.Format(time.DateOnly), ok, "sure:", h.Sure())

	h, ok = date.ToHijri(time.Date(1990, 8, 2, 0, 0, 0, 0, time.UTC))
	fmt.Println("1990-08-02 is", h, ok, "sure:", h.Sure())

	_, ok = date.Hijri{Year: 1433, Month: 7, Day: 34}.Gregorian(time.UTC)
	fmt.Println("34 Rajab:", ok)
	// Output:
	// 1446-01-22 is 2024-07-28 true sure: true
	// 1990-08-02 is 1411-01-11 true sure: false
	// 34 Rajab: false
}

func ExampleMention_Bounds() {
	riyadh := time.FixedZone("AST", 3*60*60)
	src := text.New("افتتح المعرض مساء السبت ويستمر من 3 إلى 9 أغسطس/آب، وعاد في الربع الثالث من عام 2023.")
	f := date.Finder{Anchor: sunday, Location: riyadh}
	for _, m := range f.Find(src) {
		if start, end, ok := m.Bounds(riyadh); ok {
			fmt.Println(src.Slice(m.Span), start.Format("2006-01-02 15:04"), "–", end.Format("2006-01-02 15:04"))
		}
	}
	// Output:
	// مساء السبت 2024-07-27 18:00 – 2024-07-27 22:00
	// من 3 إلى 9 أغسطس/آب 2024-08-03 00:00 – 2024-08-10 00:00
	// الربع الثالث من عام 2023 2023-07-01 00:00 – 2023-10-01 00:00
}

func ExampleStamp() {
	for _, line := range []string{
		"الجمعة, 20 يوليو, 2012, 15:53 بتوقيت القدس",
		"الاصيل 7-4-2012 الاربعاء",
		"25-07-1433 11:59 AM",
		"أمس 11:03 AM",
	} {
		m, _ := date.Stamp(line)
		fmt.Printf("%q %s %q\n", m.Value, m.Basis, m.Zone)
	}
	// Output:
	// "2012-07-20T15:53" stated "Asia/Jerusalem"
	// "2012-07-04" stated ""
	// "2012-06-15T11:59" stated ""
	// "" relative ""
}

func ExampleWriteTimeML() {
	src := text.New("وقع الجانبان المذكرة أمس، وتسري من 3 إلى 5 مايو.")
	f := date.Finder{Anchor: sunday}
	if err := date.WriteTimeML(os.Stdout, src, f.Find(src)); err != nil {
		panic(err)
	}
	// Output:
	// وقع الجانبان المذكرة <TIMEX3 tid="t1" type="DATE" value="2024-07-27" temporalFunction="true">أمس</TIMEX3>، وتسري <TIMEX3 tid="t2" type="DATE" value="2024-05-03" temporalFunction="true" beginPoint="t3" endPoint="t4">من 3 إلى 5 مايو</TIMEX3><TIMEX3 tid="t3" type="DATE" value="2024-05-03"/><TIMEX3 tid="t4" type="DATE" value="2024-05-05"/>.
}

// TestDoc holds the table of the package's documentation against what Find gives.
func TestDoc(t *testing.T) {
	raw, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	f := date.Finder{Anchor: sunday}
	rows := 0
	for _, line := range strings.Split(string(raw), "\n") {
		expr, want, ok := strings.Cut(strings.TrimPrefix(line, "//\t"), "  ")
		if !strings.HasPrefix(line, "//\t") || !ok {
			continue
		}
		rows++
		m, err := f.Parse(expr)
		require.NoError(t, err, expr)
		got := strings.Join(strings.Fields(fmt.Sprint(m.Type, " ", m.Range(), " ", m.Mod, " ", m.Quant)), " ")
		assert.Equal(t, strings.TrimSpace(want), got, expr)
	}
	require.Greater(t, rows, 20, "the table of doc.go")

	_, none, ok := strings.Cut(string(raw), "and these mean nothing")
	require.True(t, ok)
	none, _, ok = strings.Cut(none, "\n//\n")
	require.True(t, ok)
	for _, q := range strings.Split(none, "«")[1:] {
		expr, _, _ := strings.Cut(q, "»")
		assert.Empty(t, f.Find(text.New(expr)), expr)
	}
}
