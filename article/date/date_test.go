package date_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/text"
)

// TestGenerated makes tables.go again from the .tsv files.
func TestGenerated(t *testing.T) {
	goTool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no go command to run the generator with")
	}
	root := t.TempDir()
	dir := filepath.Join(root, "article", "date")
	gen := filepath.Join(root, "gen.exe")
	numerals := filepath.Join("internal", "numeral", "numerals.tsv")
	for _, d := range []string{dir, filepath.Join(root, filepath.Dir(numerals))} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command(goTool, "build", "-o", gen, "./gen").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	files, err := filepath.Glob("*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal("no tables", err)
	}
	for _, file := range append(files, filepath.Join("..", "..", numerals)) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, file), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(gen)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want, err := os.ReadFile(filepath.Join(dir, "tables.go"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("tables.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("tables.go is not what gen makes of the .tsv files: run go generate")
	}
}

// TestConcurrent finds in one text from many goroutines.
func TestConcurrent(t *testing.T) {
	src := text.New("أعلن الوزير أمس الأحد أن القمة ستعقد من 5 إلى 8 مايو المقبل، بعد ثلاث سنوات من 22 محرم 1446 هـ الموافق 28 يوليو 2024، في الساعة 3:30 بتوقيت غرينتش")
	f := date.Finder{Anchor: published, Country: "SA"}
	want := f.Find(src)
	if len(want) < 4 {
		t.Fatalf("%d mentions", len(want))
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 50 {
				got := f.Find(src)
				if len(got) != len(want) {
					t.Errorf("%d mentions, want %d", len(got), len(want))
					return
				}
				for i := range got {
					if got[i].Span != want[i].Span || got[i].Value != want[i].Value {
						t.Errorf("%v %s, want %v %s", got[i].Span, got[i].Value, want[i].Span, want[i].Value)
					}
				}
			}
		}()
	}
	wg.Wait()
}

// TestErrors parses what is none, what does not exist, and what needs an anchor.
func TestErrors(t *testing.T) {
	for _, c := range []struct {
		phrase string
		want   error
	}{
		{"31 فبراير 2024", date.ErrImpossible},
		{"29 فبراير 2023", date.ErrImpossible},
		{"31 نيسان", date.ErrImpossible},
		{"28/13/2024", date.ErrImpossible},
		{"32/1/2024", date.ErrImpossible},
		{"0/5/2024", date.ErrImpossible},
		{"34 رجب 1445", date.ErrImpossible},
		{"30 محرم 1446 هـ", date.ErrImpossible}, // of 29 days
		{"31/12/1445هـ", date.ErrImpossible},
		{"الساعة 25:00", date.ErrImpossible},
		{"الساعة 12:75", date.ErrImpossible},
		{"الساعة 70 من يوم الأحد", date.ErrImpossible},
		{"أمس", date.ErrNoAnchor},
		{"الشهر الماضي", date.ErrNoAnchor},
		{"قبل ثلاثة أيام", date.ErrNoAnchor},
		{"الأحد المقبل", date.ErrNoAnchor},
		{"", date.ErrSyntax},
		{"   ", date.ErrSyntax},
		{"كتاب", date.ErrSyntax},
		{"12345678901234567890", date.ErrSyntax},
		{"28 يوليو 2024 و29 أغسطس 2025", date.ErrSyntax},
		{"2024-02-30", date.ErrImpossible},
		{"\xff\xfe", date.ErrSyntax},
	} {
		m, err := date.Finder{}.Parse(c.phrase)
		if !errors.Is(err, c.want) || !m.Value.IsZero() {
			t.Errorf("%q: %v %s, want %v", c.phrase, err, m.Value, c.want)
		}
		if c.want == date.ErrImpossible && (len(m.Issues) == 0 || m.Issues[0].Span != m.Span) {
			t.Errorf("%q: issues %v", c.phrase, m.Issues)
		}
	}
}

// TestInvisible reads expressions with what is not seen inside them, and mixed digits.
func TestInvisible(t *testing.T) {
	for _, c := range []struct{ phrase, want string }{
		{"28\u200f/7\u200f/2024", "2024-07-28"},
		{"\u202b28 يوليو\u202c 2024", "2024-07-28"},
		{"28 يـــولـــيو 2024", "2024-07-28"},
		{"28 يُولْيُو 2024", "2024-07-28"},
		{"٢٨ يوليو 2024", "2024-07-28"},
		{"28/٧/2024", "2024-07-28"},
		{"۲۸ يوليو ۲۰۲۴", "2024-07-28"},
		{"28\u00a0يوليو\u00a02024", "2024-07-28"},
		{"28 يوليو\u200c 2024", "2024-07-28"},
		{"\ufeff28 يوليو 2024", "2024-07-28"},
		{"22 محرم 1446هــ", "2024-07-28"},
		{"1 محرم 900هـ", "1494"},   // before the table: its Gregorian year
		{"1 محرم 1600 هـ", "2173"}, // behind it
	} {
		v, err := date.Parse(c.phrase)
		if err != nil || v.String() != c.want {
			t.Errorf("%q: %s %v, want %s", c.phrase, v, err, c.want)
		}
	}
	if m, err := (date.Finder{}).Parse("1 محرم 900هـ"); err != nil || !m.Uncertain {
		t.Errorf("a year outside the table is not marked: %v", err)
	}
}

// TestSystems writes every month in every system, and reads it again.
func TestSystems(t *testing.T) {
	for s := date.Egyptian; s <= date.Libyan; s++ {
		for m := time.January; m <= time.December; m++ {
			name := s.Name(m)
			got, err := date.ParseMonth("شهر " + name)
			if err != nil || got.Number != int(m) {
				t.Errorf("%d %s: %v %v", s, name, got, err)
			}
			if s == date.Libyan || s == date.Levantine {
				continue
			}
			dual := date.Dual(m, s, date.Levantine)
			got, err = date.ParseMonth(dual)
			if err != nil || got.Number != int(m) || got.Conflict || !strings.Contains(dual, "/") {
				t.Errorf("%s: %v %v", dual, got, err)
			}
		}
	}
	for _, c := range []struct {
		country string
		want    date.System
	}{{"EG", date.Egyptian}, {"SY", date.Levantine}, {"TN", date.Maghrebi}, {"MA", date.Moroccan}, {"MR", date.Mauritanian}, {"", date.Egyptian}} {
		if got := date.SystemOf(c.country); got != c.want {
			t.Errorf("%s: %v", c.country, got)
		}
	}
	if m, err := date.ParseMonth("سبتمبر/كانون الأول"); err != nil || m.Number != 9 || !m.Conflict {
		t.Errorf("names that disagree: %+v %v", m, err)
	}
	if date.Egyptian.Name(13) != "" || date.System(0).Name(1) != "" {
		t.Error("a name for no month")
	}
}

// TestUmmAlQura goes over every day of the table, both ways.
func TestUmmAlQura(t *testing.T) {
	day, ok := date.Hijri{Year: 1343, Month: 1, Day: 1}.Gregorian(time.UTC)
	if !ok {
		t.Fatal("no first day")
	}
	days := 0
	for {
		h, ok := date.ToHijri(day)
		if !ok {
			break
		}
		back, ok := h.Gregorian(time.UTC)
		if !ok || !back.Equal(day) {
			t.Fatalf("%s is %s, and that is %s", day, h, back)
		}
		if h.Day < 1 || h.Day > date.HijriMonthLen(h.Year, h.Month) {
			t.Fatalf("%s is %s", day, h)
		}
		day = day.AddDate(0, 0, 1)
		days++
	}
	if h, _ := date.ToHijri(day.AddDate(0, 0, -1)); h.Year != 1500 || h.Month != 12 || days < 55000 {
		t.Errorf("the table ends with %s after %d days", h, days)
	}
	if _, ok := date.ToHijri(time.Date(1924, 7, 1, 0, 0, 0, 0, time.UTC)); ok {
		t.Error("a day before the table")
	}
	for _, h := range []date.Hijri{{1342, 1, 1}, {1501, 1, 1}, {1445, 13, 1}, {1445, 1, 31}, {1445, 0, 5}} {
		if _, ok := h.Gregorian(time.UTC); ok {
			t.Errorf("%v has a day", h)
		}
	}
}
