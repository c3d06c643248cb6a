package summary_test

import (
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/summary"
)

// onRunes tells whether a span lies in a text and its ends on rune boundaries; bytes that
// are not UTF-8 count as runes.
func onRunes(s string, sp text.Span) bool {
	edge := func(i int) bool { return i == len(s) || utf8.RuneStart(s[i]) || !utf8.ValidString(s) }
	return sp.Start >= 0 && sp.Start <= sp.End && sp.End <= len(s) && edge(sp.Start) && edge(sp.End)
}

// checkReport checks what must hold of every report.
func checkReport(t *testing.T, claim, body string, r summary.Report) {
	if r.Score < 0 || r.Score > 1 || r.Score != r.Score {
		t.Errorf("score %v", r.Score)
	}
	end := 0
	for _, e := range r.Sentences {
		if !onRunes(claim, e.Claim) || e.Claim.Start < end || e.Claim.Empty() || e.Score < 0 || e.Score > 1 {
			t.Errorf("evidence %v of %q", e, claim)
		}
		end = e.Claim.End
		for _, p := range e.Body {
			if !onRunes(body, p.Span) || p.Empty() || p.Score <= 0 || p.Score > 1 {
				t.Errorf("passage %v of %q", p, body)
			}
		}
	}
	last := 0
	for _, f := range r.Findings {
		if !onRunes(claim, f.Claim) || f.Claim.Empty() || f.Claim.Start < last || !onRunes(body, f.Body) {
			t.Errorf("finding %v", f)
		}
		if f.Reason.String() == "" || f.Message == "" {
			t.Errorf("finding without a reason: %v", f)
		}
		last = f.Claim.Start
	}
}

func FuzzSupport(f *testing.F) {
	raw, err := os.ReadFile("testdata/support.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, part := range strings.Split(string(raw), "\n= ")[1:] {
		body, claims, _ := strings.Cut(part, "\n+ ")
		for i, c := range strings.Split(claims, "\n") {
			if i%4 == 0 {
				f.Add(body, strings.Trim(c, "+-[]"))
			}
		}
	}
	f.Add("", "")
	f.Add("لا لم لن ليس غير عدم دون", "لم لا يكن يتم أن")
	f.Add("قال \xff\xd9 الوزير: \"\xd9\"", "نفى\x00 50 ألف\u200f «\xd8")
	f.Add("2 2 2 2024-13-45 ٣٣٣", "31 فبراير 2024 ومئتان وعشرون%")
	f.Fuzz(func(t *testing.T, body, claim string) {
		a := article.Parser{Published: time.Date(2024, 7, 28, 0, 0, 0, 0, time.UTC)}.ParseSource(text.New(body))
		c := summary.NewChecker(summary.Analyze(a))
		checkReport(t, claim, body, c.Check(claim))
		checkReport(t, body, body, c.Check(body))
	})
}

func TestSupportEmpty(t *testing.T) {
	for _, n := range []*summary.Analysis{nil, {}, {Article: &article.Article{}}} {
		r := summary.Support("وصل 50 جندياً إلى طوكيو.", n)
		checkReport(t, "وصل 50 جندياً إلى طوكيو.", "", r)
		if r.Supported() || r.Score != 0 {
			t.Errorf("an empty article supports: %+v", r)
		}
		if r := summary.Support("", n); !r.Supported() {
			t.Errorf("an empty claim is not supported: %+v", r)
		}
	}
}

// A check takes linear time in the length of body and claim: four times the text takes
// far less than sixteen times as long.
func TestSupportLinear(t *testing.T) {
	raw, err := os.ReadFile("testdata/support.txt")
	if err != nil {
		t.Fatal(err)
	}
	raw = raw[:len(raw)/3]
	best := func(n int) time.Duration {
		s := strings.Repeat(string(raw), n)
		c := summary.NewChecker(summary.Analyze(article.Parser{}.ParseSource(text.New(s))))
		least := time.Hour
		for range 2 {
			start := time.Now()
			c.Check(s)
			least = min(least, time.Since(start))
		}
		return least
	}
	small, large := best(1), best(4)
	if large > 16*small+3*time.Second {
		t.Errorf("%v for a text, %v for four times as much", small, large)
	}
	t.Log(small, large)
}

// A checker is safe for concurrent use, and gives the same each time.
func TestSupportConcurrent(t *testing.T) {
	cases := readSupportCases(t)[:20]
	want := make([]int, len(cases))
	for i, c := range cases {
		want[i] = len(c.checker.Check(c.claim).Findings)
	}
	done := make(chan bool)
	for range 4 {
		go func() {
			for i, c := range cases {
				if len(c.checker.Check(c.claim).Findings) != want[i] {
					t.Errorf("support.txt:%d: another result", c.line)
				}
			}
			done <- true
		}()
	}
	for range 4 {
		<-done
	}
}

func BenchmarkSupport(b *testing.B) {
	cases := readSupportCases(b)
	a, err := article.Parse([]byte(cases[0].body))
	if err != nil {
		b.Fatal(err)
	}
	n := summary.Analyze(a)
	b.Run("checker", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			summary.NewChecker(n)
		}
	})
	c := summary.NewChecker(n)
	b.Run("claim", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			c.Check(cases[0].claim)
		}
	})
}
