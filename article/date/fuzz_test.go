package date_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/text"
)

// seeds are texts of every kind, and bytes that are none.
func seeds(f *testing.F, add func(string)) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		f.Fatal("no specification", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			if i%7 == 0 && line != "" && line[0] != '#' && line[0] != '=' && line[0] != '@' {
				add(strings.NewReplacer("⟦", "", "⟧", "").Replace(line))
			}
		}
	}
	for _, s := range expressions {
		add(s)
	}
	for _, s := range []string{
		"", " ", "\xd9", "يوم \xd9", "28/\xff7/2024", "يـ\u200fـوم\u200e 28\u200f/7/\u200f2024", "٢٨/7/۲۰۲۴", "2024-07-28T15:30", "P1Y6M", "2024-W30-WE", "BC0500",
		strings.Repeat("من ", 200), strings.Repeat("5-", 200), strings.Repeat("9", 400), strings.Repeat("و", 400), "من 5 إلى من 6 إلى 7 يونيو", "الثلاثاء" + strings.Repeat(" الثلاثاء", 90),
		"99999999999999999999 سنة", "قبل 9999999999 سنة", "بعد 30000 قرن", "عام 9999 هـ", "31/12/9999", "1/0", "1000/0", "18/19", "الساعة 99:99", "الساعة70الأحد", "الأحد الساعة 70", "من الساعة 70 إلى الساعة 80", "القرن الـ99 قبل الميلاد",
	} {
		add(s)
	}
}

// anchors are days that a Finder may stand on: none, one of today's press, the ends of what
// it can count.
var anchors = []time.Time{{}, published, time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9000, 12, 31, 23, 59, 59, 0, time.UTC), time.Date(1999, 12, 31, 0, 0, 0, 0, time.UTC)}

func FuzzFind(f *testing.F) {
	seeds(f, func(s string) { f.Add(s, uint8(1), "EG") })
	f.Fuzz(func(t *testing.T, s string, anchor uint8, country string) {
		finder := date.Finder{Anchor: anchors[int(anchor)%len(anchors)], Country: country}
		ms := finder.Find(text.New(s))
		at := 0
		for _, m := range ms {
			checkMention(t, s, m)
			if m.Start < at {
				t.Fatalf("%q: %v overlaps the mention before it", s, m.Span)
			}
			at = m.End
		}
		if m, ok := finder.Stamp(s); ok {
			checkMention(t, s, m)
		}
	})
}

func FuzzParse(f *testing.F) {
	seeds(f, func(s string) { f.Add(s, uint8(0)) })
	f.Fuzz(func(t *testing.T, s string, anchor uint8) {
		if v, err := date.Parse(s); err == nil {
			checkValue(t, s, v)
		}
		finder := date.Finder{Anchor: anchors[int(anchor)%len(anchors)]}
		m, err := finder.Parse(s)
		switch {
		case err == nil:
			checkMention(t, s, m)
			if m.Value.IsZero() {
				t.Fatalf("%q: no error and no value", s)
			}
		case !m.Value.IsZero():
			t.Fatalf("%q: %v and the value %s", s, err, m.Value)
		}
		date.ParseMonth(s)
	})
}

// checkMention checks what holds of every mention.
func checkMention(t *testing.T, s string, m date.Mention) {
	t.Helper()
	if m.Start < 0 || m.Start >= m.End || m.End > len(s) {
		t.Fatalf("%q: span %v outside the text", s, m.Span)
	}
	if utf8.ValidString(s) && (!utf8.RuneStart(s[m.Start]) || m.End < len(s) && !utf8.RuneStart(s[m.End])) {
		t.Fatalf("%q: span %v inside a rune", s, m.Span)
	}
	if m.Type.String() == "" || m.Basis.String() == "" {
		t.Fatalf("%q: %v without a type or basis", s, m.Span)
	}
	if len(m.Issues) > 0 && strings.HasPrefix(m.Issues[0].Code, "impossible") && !m.Value.IsZero() && m.Conflict == 0 {
		t.Fatalf("%q: impossible, and %s", s, m.Value)
	}
	if !m.ValueEnd.IsZero() && m.Value.IsZero() {
		t.Fatalf("%q: an end %s without a start", s, m.ValueEnd)
	}
	checkValue(t, s, m.Range())
}

// checkValue checks that a value is read again from what it is written as, and that it
// covers some time where it is on the calendar.
func checkValue(t *testing.T, s string, v date.Value) {
	t.Helper()
	if v.IsZero() {
		return
	}
	w, err := date.Parse(v.String())
	if err != nil || w != v {
		t.Fatalf("%q: %s is read again as %s, %v", s, v, w, err)
	}
	b, err := v.MarshalText()
	if err != nil || w.UnmarshalText(b) != nil || w != v {
		t.Fatalf("%q: %s does not marshal", s, v)
	}
	if start, end, ok := v.Bounds(time.UTC); ok && !start.Before(end) {
		t.Fatalf("%q: %s is from %s to %s", s, v, start, end)
	}
}

// TestLinear finds in a megabyte of what is most likely to be quadratic, and in a quarter
// of one of other units. A quadratic reader would take hours.
func TestLinear(t *testing.T) {
	for i, unit := range []string{
		"يوم من ", "9", "7/", "و", "من ", "5 إلى ", "-", "12-", "الساعة ", "قبل ", "5 و", "يونيو/", "أحد عشر ", "(", "الأول من ", "\u200f", "ـ", "\xff", "من 5 إلى 8 يوليو ", "ثلاث سنوات ونصف ", "مليون ", "ال", "أول أمس", "بين ", "7:", "صباح يوم ", "نهاية ", "نفس ", "رمضان ", "عيد ", "ت", "1,000,", "1 عام, ", "هـ/", "الأسبوع الأول من ",
	} {
		size := 1 << 18
		if i < 4 {
			size = 1 << 20
		}
		long := strings.Repeat(unit, size/len(unit))
		start := time.Now()
		n := len(date.Finder{Anchor: published}.Find(text.New(long)))
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%q: %s for %d bytes, %d mentions", unit, d, size, n)
		}
		start = time.Now()
		date.Parse(long)
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%q: %s to parse %d bytes", unit, d, size)
		}
	}
}
