package date_test

import (
	"slices"
	"testing"
	"time"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/corpus"
)

var published = time.Date(2024, 7, 28, 9, 0, 0, 0, time.UTC)

// texts are at most 2,000 real articles, or the repository's own.
func texts(tb testing.TB) (all []*text.Source, size int64) {
	for _, b := range corpus.Texts(tb, 2000) {
		all = append(all, text.New(string(b)))
		size += int64(len(b))
	}
	return all, size
}

// BenchmarkFind finds in real text, on one core.
func BenchmarkFind(b *testing.B) {
	all, size := texts(b)
	f := date.Finder{Anchor: published}
	b.SetBytes(size)
	b.ReportAllocs()
	var ms []date.Mention
	n := 0
	for b.Loop() {
		n = 0
		for _, src := range all {
			ms = f.Append(ms[:0], src.Text)
			n += len(ms)
		}
	}
	b.ReportMetric(float64(n), "mentions")
}

// expressions are what Parse is measured on: one of each kind.
var expressions = []string{
	"28 يوليو/تموز 2024", "الأحد 28 تموز 2024", "28/7/2024", "2024-07-28", "يونيو/حزيران الماضي", "أمس الثلاثاء", "الأسبوع المقبل",
	"قبل ثلاثة أيام", "الساعة 3:30 بتوقيت غرينتش", "22 محرم 1446 هـ الموافق 28 يوليو 2024 م", "من 5 إلى 8 مايو", "ثلاث سنوات ونصف السنة",
	"كل يوم جمعة", "التسعينيات", "القرن التاسع عشر", "مطلع العام الجاري", "عيد الأضحى المبارك 1445هـ", "26 عاما", "١٥ مارس ٢٠٢٣", "صباح اليوم الأحد",
	"الربع الثالث من العام الماضي", "عام ألفين واثنين وعشرين", "الخميس", "نهاية الشهر", "شهرين",
}

// BenchmarkParse parses one expression after another.
func BenchmarkParse(b *testing.B) {
	f := date.Finder{Anchor: published}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		if _, err := f.Parse(expressions[i%len(expressions)]); err != nil {
			b.Fatal(expressions[i%len(expressions)], err)
		}
		i++
	}
}

// BenchmarkParseMedian gives the median over the expressions, in nanoseconds.
func BenchmarkParseMedian(b *testing.B) {
	f := date.Finder{Anchor: published}
	var times []float64
	for b.Loop() {
		times = times[:0]
		for _, s := range expressions {
			const n = 200
			start := time.Now()
			for range n {
				if _, err := f.Parse(s); err != nil {
					b.Fatal(s, err)
				}
			}
			times = append(times, float64(time.Since(start).Nanoseconds())/n)
		}
		slices.Sort(times)
	}
	b.ReportMetric(times[len(times)/2], "ns/median")
}

// TestAllocations checks that nothing but the result is allocated.
func TestAllocations(t *testing.T) {
	src := text.New("أعلن الوزير أمس الأحد 28 تموز/يوليو 2024 في الساعة 3:30 بتوقيت غرينتش أن القمة ستعقد من 5 إلى 8 مايو المقبل بعد ثلاث سنوات ونصف السنة من 22 محرم 1446 هـ")
	f := date.Finder{Anchor: published, Country: "EG"}
	ms := make([]date.Mention, 0, 64)
	if n := testing.AllocsPerRun(100, func() { ms = f.Append(ms[:0], src.Text) }); n != 0 || len(ms) < 5 {
		t.Errorf("Append: %v allocations for %d mentions", n, len(ms))
	}
	for _, s := range expressions {
		if n := testing.AllocsPerRun(20, func() { f.Parse(s) }); n != 0 {
			t.Errorf("Parse(%q): %v allocations", s, n)
		}
	}
}
