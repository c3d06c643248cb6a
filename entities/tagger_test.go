package entities_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
	"github.com/khabar-go/khabar/internal/corpus"
)

// check tests what holds of every result: spans inside the text, on rune boundaries, in
// order; mentions within others inside them; indexes in range.
func check(t *testing.T, s string, r entities.Result) {
	t.Helper()
	span := func(sp text.Span) {
		require.True(t, 0 <= sp.Start && sp.Start <= sp.End && sp.End <= len(s), "%v in %d bytes", sp, len(s))
		for _, at := range []int{sp.Start, sp.End} {
			require.True(t, at == len(s) || utf8.RuneStart(s[at]) || !utf8.ValidString(s), "%v is not on a rune", sp)
		}
	}
	for i, m := range r.Mentions {
		span(m.Span)
		span(m.Token)
		require.True(t, strings.ContainsFunc(m.Of(s), func(r rune) bool { return r == utf8.RuneError || !unicode.In(r, unicode.P, unicode.S, unicode.Z) }), "%q has no word", m.Of(s))
		require.True(t, m.Token.Contains(m.Span))
		require.NotZero(t, m.Type)
		if m.Within != entities.None {
			require.Less(t, m.Within, i)
			require.True(t, r.Mentions[m.Within].Contains(m.Span))
			require.NotEqual(t, r.Mentions[m.Within].Span, m.Span)
		} else if i > 0 {
			require.GreaterOrEqual(t, m.Start, r.Mentions[i-1].Start)
		}
		require.True(t, m.Entity == entities.None || m.Entity < len(r.Entities))
		require.True(t, m.Score >= 0 && m.Score <= 1, "%v", m.Score)
	}
	for _, e := range r.Entities {
		require.NotEmpty(t, e.Mentions)
		for _, i := range e.Mentions {
			require.Less(t, i, len(r.Mentions))
		}
	}
	for _, q := range r.Quotes {
		span(q.Span)
		span(q.Cue)
		require.True(t, q.Speaker == entities.None || q.Speaker < len(r.Mentions))
	}
}

// own reads the articles of the repository.
func own(t testing.TB) []string {
	var out []string
	for _, path := range corpus.Own(t) {
		raw, err := os.ReadFile(path)
		require.NoError(t, err)
		out = append(out, string(raw))
	}
	return out
}

// TestConcurrent tests that results depend neither on goroutines nor on the order of
// articles.
func TestConcurrent(t *testing.T) {
	var want []entities.Result
	texts := own(t)
	for _, s := range texts {
		want = append(want, entities.Tagger{}.TagText(s))
	}
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range texts {
				k := (i*7 + g*13) % len(texts)
				assert.True(t, reflect.DeepEqual(want[k], entities.Tagger{}.TagText(texts[k])), "article %d", k)
			}
		}()
	}
	wg.Wait()
}

// TestInvariants tests every own article, whole and parsed.
func TestInvariants(t *testing.T) {
	n := 0
	for _, s := range own(t) {
		r := entities.Tagger{}.TagText(s)
		check(t, s, r)
		n += len(r.Mentions)
		a, err := article.Parse([]byte(s))
		require.NoError(t, err)
		check(t, a.Source.Text, entities.Tagger{}.Tag(a))
	}
	require.Greater(t, n, 1000)
}

// TestLinear tests that hostile input takes time in proportion: four times the length
// about four times as long; the slack is for a busy machine.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"محمد ", "و", "و ", "«", "\"", "قال ", "الأمم المتحدة ", "لل", "(", "وزير الخارجية الأميركي ", "1 ", "قال إن «", "أحمد محمد علي حسن و"} {
		size := func(n int) time.Duration {
			s := strings.Repeat(unit, n/len(unit))
			best := time.Hour
			for range 2 {
				start := time.Now()
				entities.Tagger{}.TagText(s)
				best = min(best, time.Since(start))
			}
			return best
		}
		small, large := size(1<<16), size(1<<18)
		assert.Less(t, large, 16*small+2*time.Second, "%q: %v, then %v", unit, small, large)
	}
}

// TestModelFiles tests that files that are no model are refused, each with its error.
func TestModelFiles(t *testing.T) {
	file, err := os.ReadFile("model.khabar")
	require.NoError(t, err)
	_, err = entities.OpenModel(file)
	require.NoError(t, err)
	for _, n := range []int{0, 3, 15, 16, 100, len(file) / 2, len(file) - 1} {
		_, err := entities.OpenModel(file[:n])
		assert.ErrorIs(t, err, entities.ErrTruncated, "%d bytes", n)
	}
	old := bytes.Clone(file)
	binary.LittleEndian.PutUint32(old[4:], 99)
	var version *entities.VersionError
	_, err = entities.OpenModel(old)
	require.ErrorAs(t, err, &version)
	assert.EqualValues(t, 99, version.Got)
	for _, at := range []int{0, 20, 200, len(file) / 3, len(file) - 1} {
		bad := bytes.Clone(file)
		bad[at] ^= 0x40
		_, err := entities.OpenModel(bad)
		assert.Error(t, err, "byte %d turned", at)
	}
	bad := bytes.Clone(file)
	bad[len(file)/2] ^= 1
	_, err = entities.OpenModel(bad)
	assert.ErrorIs(t, err, entities.ErrCorrupt)
}

// TestLinked tests with the linker that programs that do not tag do not carry the
// model.
func TestLinked(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("no go command to build with")
	}
	dir := t.TempDir()
	build := func(name, body string) int64 {
		path := filepath.Join("testdata", "linked", name)
		require.NoError(t, os.MkdirAll(path, 0o755))
		defer os.RemoveAll(filepath.Join("testdata", "linked"))
		require.NoError(t, os.WriteFile(filepath.Join(path, "main.go"), []byte(body), 0o644))
		out := filepath.Join(dir, name)
		raw, err := exec.Command("go", "build", "-o", out, "./"+path).CombinedOutput()
		require.NoError(t, err, string(raw))
		info, err := os.Stat(out)
		require.NoError(t, err)
		return info.Size()
	}
	bare := build("bare", "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(1) }\n")
	types := build("types", "package main\n\nimport (\n\t\"fmt\"\n\n\t\"github.com/khabar-go/khabar/entities\"\n)\n\nfunc main() { var m entities.Mention; fmt.Println(m, entities.Person) }\n")
	dates := build("dates", "package main\n\nimport (\n\t\"fmt\"\n\n\t\"github.com/khabar-go/khabar/article/date\"\n)\n\nfunc main() { fmt.Println(date.Parse(\"يونيو/حزيران\")) }\n")
	tags := build("tags", "package main\n\nimport (\n\t\"fmt\"\n\n\t\"github.com/khabar-go/khabar/entities\"\n)\n\nfunc main() { fmt.Println(entities.Tagger{}.TagText(\"القاهرة\")) }\n")
	t.Logf("bytes over a bare program: types %d, dates %d, tagger %d", types-bare, dates-bare, tags-bare)
	assert.Less(t, types-bare, int64(1<<20), "the types carry the model")
	assert.Less(t, dates-bare, int64(3<<20), "the dates carry the model")
	assert.Less(t, tags-bare, int64(12<<20), "the whole library adds at most 12 MB")
	file, err := os.Stat("model.khabar")
	require.NoError(t, err)
	assert.LessOrEqual(t, file.Size(), int64(10_000_000), "model and lists together are at most 10 MB")
}

// FuzzTag tests that any bytes give a lawful result.
func FuzzTag(f *testing.F) {
	for _, s := range []string{"", "و", "قال وزير الخارجية الأميركي أنتوني بلينكن إن «الاتفاق» قريب.", "لل", "\xff\xfeوزير", "«««", "استمع إلى الملخص\n- " + strings.Repeat("«»", 50) + "\n", "القاهرة - رويترز:\nقال الرئيس", "2 + 2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<14 {
			return
		}
		check(t, s, entities.Tagger{}.TagText(s))
		a, err := article.Parse([]byte(s))
		if err != nil {
			return
		}
		check(t, a.Source.Text, entities.Tagger{}.Tag(a))
	})
}

// FuzzOpenModel tests that no bytes make a model panic.
func FuzzOpenModel(f *testing.F) {
	f.Add([]byte("KHBR"))
	f.Add([]byte("KHBR\x01\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x03abc\x00\x00\x00\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		m, err := entities.OpenModel(raw)
		if err == nil {
			entities.Tagger{Model: m}.TagText("قال وزير الخارجية")
		}
	})
}

// TestModelNumbers tests that what ends in letters and digits with a hyphen is no body,
// unless the lists have it.
func TestModelNumbers(t *testing.T) {
	for s, want := range map[string]string{
		"كشفت الشركة عن معالجات إنفيديا إتش-200 أمس.":         "إنفيديا إتش-200 PRODUCT",
		"وقالت وزارة الدفاع إن طائرة إف-35 سقطت في البحر.":    "إف-35 PRODUCT",
		"وكتبت صحيفة الأهرام أن مجموعة السبع ستجتمع في لندن.": "مجموعة السبع ORG",
	} {
		var got []string
		for _, m := range (entities.Tagger{}).TagText(s).Mentions {
			if m.Within == entities.None {
				got = append(got, m.Of(s)+" "+m.Type.String())
			}
		}
		assert.Contains(t, got, want, s)
	}
}
