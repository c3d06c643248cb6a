package lexicon_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/internal/lexicon"
	"github.com/khabar-go/khabar/internal/lexicon/build"
)

func TestKey(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"  ", ""},
		{"الرّياض", "الرياض"},
		{"الرِّيــاض", "الرياض"},
		{"أ.ف.ب", "ا ف ب"},
		{"أ. ف. ب", "ا ف ب"},
		{"(أ ف ب)", "ا ف ب"},
		{"أ\u00a0ف\u200fب", "ا فب"},
		{"«الشرق الأوسط»", "الشرق الاوسط"},
		{"مكّة المكرّمة", "مكه المكرمه"},
		{"مصطفى", "مصطفي"},
		{"مسؤول", "مسوول"},
		{"تل-أبيب", "تل ابيب"},
		{"المصدر : وكالات", "المصدر:وكالات"},
		{"المصدر:وكالات", "المصدر:وكالات"},
		{": المصدر", ":المصدر"},
		{"CNN", "cnn"},
		{"L'Équipe", "léquipe"},
		{"(CNN)--", "cnn"},
		{"١٤٣٦ هـ", "1436 هـ"},
		{"هـ", "هـ"},
		{"ه", "ه"},
		{"هـ'A0", "هـ a0"},
		{"© رويترز", "© رويترز"},
		{"©رويترز", "© رويترز"},
		{"ﻻ", "لا"},
		{"گوگل کتاب", "گوگل كتاب"},
		{"a\x00b\xffc", "a b c"},
		{"ـ", ""},
	} {
		assert.Equal(t, c.want, string(lexicon.Key(nil, c.in)), "%q", c.in)
	}
	assert.Equal(t, "x:الرياض", string(lexicon.Key([]byte("x:"), " الرياض ")), "what dst holds stays")
}

// A key is its own key: tables and texts meet wherever they are folded.
func TestKeyIsStable(t *testing.T) {
	for name := range sheets {
		for _, r := range sheet(t, name).Rows {
			k := r.Key()
			require.Equal(t, k, string(lexicon.Key(nil, k)), "%s:%d", name, r.Line)
		}
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{"أ.ف.ب", "المصدر : وكالات", "©رويترز", "L'Équipe", "\xd9", "هـ:ـ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		k := lexicon.Key(nil, s)
		assert.Equal(t, string(k), string(lexicon.Key(nil, string(k))), "a key is its own key")
		assert.False(t, bytes.HasPrefix(k, []byte(" ")) || bytes.HasSuffix(k, []byte(" ")), "%q", k)
		assert.NotContains(t, string(k), "  ")
		if m, ok := lexicon.Line(k); ok {
			assert.True(t, 0 <= m.Start && m.Start < m.End && m.End <= len(k))
		}
	})
}

// sheets is every list with the fewest rows it must have.
var sheets = map[string]int{
	"places.tsv":      8700,
	"outlets.tsv":     3400,
	"outletwords.tsv": 45,
	"givennames.tsv":  8000,
	"bylinewords.tsv": 270,
	"titles.tsv":      680,
	"lines.tsv":       1600,
	"stampwords.tsv":  650,
	"prose.tsv":       1700,
}

func sheet(t testing.TB, name string) *build.Sheet {
	s, err := build.ReadSheet(os.DirFS("data"), name)
	require.NoError(t, err)
	return s
}

func TestSizes(t *testing.T) {
	for name, least := range sheets {
		assert.GreaterOrEqual(t, len(sheet(t, name).Rows), least, name)
	}
	files, err := filepath.Glob("data/*.tsv")
	require.NoError(t, err)
	assert.Len(t, files, len(sheets), "every list is counted here")

	outlets := map[string]bool{}
	countries := map[string]bool{}
	for _, r := range sheet(t, "outlets.tsv").Rows {
		name := r.Get("canonical")
		if name == "" {
			name = r.Get("surface")
		}
		outlets[name] = true
		countries[r.Get("country")] = true
	}
	assert.GreaterOrEqual(t, len(outlets), 1500, "outlets, not only surfaces")

	arab := strings.Fields("DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE")
	kinds := map[string]map[string]int{}
	for _, r := range sheet(t, "places.tsv").Rows {
		k := kinds[r.Get("kind")]
		if k == nil {
			k = map[string]int{}
			kinds[r.Get("kind")] = k
		}
		k[r.Get("country")]++
		if kind, code, ok := strings.Cut(r.Get("also"), "/"); ok {
			if kinds[kind] == nil {
				kinds[kind] = map[string]int{}
			}
			kinds[kind][code]++
		}
	}
	for _, c := range arab {
		assert.Positive(t, kinds["country"][c], "%s as a country", c)
		if c != "PS" { // القدس stands as a division
			assert.Positive(t, kinds["capital"][c], "capital of %s", c)
		}
		if c != "KM" && c != "PS" {
			assert.True(t, countries[c], "an outlet of %s", c)
		}
	}
	for c, least := range map[string]int{"DZ": 58, "TN": 23 /* and تونس */, "MA": 12, "EG": 27, "IQ": 18, "SA": 13, "YE": 21, "SD": 17, "SY": 13, "LB": 8, "JO": 11, "PS": 15, "OM": 10, "MR": 13, "BH": 4, "KW": 5, "QA": 7, "SO": 18} {
		assert.GreaterOrEqual(t, kinds["division"][c], least, "divisions of %s", c)
	}
}

// Every canonical form must itself be found, as the same place or outlet.
func TestCanonical(t *testing.T) {
	for _, r := range sheet(t, "places.tsv").Rows {
		name := r.Get("canonical")
		if name == "" {
			continue
		}
		p, ok := lexicon.LookupPlace(lexicon.Key(nil, name))
		require.True(t, ok, "places.tsv:%d: %s is not listed", r.Line, name)
		if r.Get("kind") == "country" {
			assert.Equal(t, r.Get("country"), p.Country, "places.tsv:%d: %s", r.Line, name)
		}
	}
}

func TestSources(t *testing.T) {
	known := map[string]bool{"handmade": true, "research": true, "cldr47": true, "un-m49": true, "naturalearth": true, "arwikicats": true, "wd-names": true}
	for name := range sheets {
		for _, r := range sheet(t, name).Rows {
			require.True(t, known[r.Get("source")], "%s:%d: source %q", name, r.Line, r.Get("source"))
		}
	}
}

// The tables in the repository are those that the TSV files give. Building
// them also checks that no surface has two contradicting rows.
func TestTablesUpToDate(t *testing.T) {
	files, err := build.Tables(os.DirFS("data"))
	require.NoError(t, err)
	for name, want := range files {
		got, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.True(t, bytes.Equal(want, got), "%s is out of date: run go generate", name)
	}
	have, err := filepath.Glob("*_table.go")
	require.NoError(t, err)
	assert.Len(t, have, len(files), "generated files that nothing generates")
}

func TestLookups(t *testing.T) {
	data, err := os.ReadFile("testdata/lookups.tsv")
	require.NoError(t, err)
	n := 0
	for i, line := range strings.Split(string(data), "\n") {
		f := strings.Split(line, "\t")
		if line == "" || line[0] == '#' || f[0] == "list" {
			continue
		}
		require.Len(t, f, 3, "line %d", i+1)
		assert.Equal(t, f[2], describe(f[0], lexicon.Key(nil, f[1])), "line %d: %s %s", i+1, f[0], f[1])
		n++
	}
	assert.Greater(t, n, 120)
}

// describe prints what a list says about a key, as testdata/lookups.tsv has it.
func describe(list string, key []byte) string {
	var s []any
	ok := false
	switch list {
	case "place":
		var p lexicon.Place
		p, ok = lexicon.LookupPlace(key)
		s = append(s, p.Name, p.Kind, p.Country, p.Flags)
		if p.AlsoKind != lexicon.NoPlace {
			return fields(s) + "; also " + fields([]any{p.AlsoKind, p.AlsoCountry})
		}
	case "outlet":
		var o lexicon.Outlet
		o, ok = lexicon.LookupOutlet(key)
		s = append(s, o.Name, o.Kind, o.Country, o.Flags)
	case "name":
		var n lexicon.Name
		n, ok = lexicon.LookupName(key)
		s = append(s, n.Kind, n.Gender, n.Flags)
	case "byline":
		var b lexicon.Byline
		b, ok = lexicon.BylineWord(key)
		s = append(s, b.Kind, b.Credit, map[bool]string{true: "yes", false: "no"}[b.Author], b.Flags)
	case "title":
		var p lexicon.PersonTitle
		p, ok = lexicon.Title(key)
		s = append(s, p.Kind, p.Side, p.Flags)
	case "stamp":
		var w lexicon.Stamp
		w, ok = lexicon.StampWord(key)
		s = append(s, w.Kind, w.Value, w.Flags)
	case "prose":
		var c lexicon.Cue
		c, ok = lexicon.Prose(key)
		s = append(s, c.Kind, c.Flags)
		if c.Clitic > 0 {
			s = append(s, "clitic")
		}
	case "line":
		var m lexicon.LineMatch
		m, ok = lexicon.Line(key)
		s = append(s, m.Role, m.Match, m.Scope, fmt.Sprint(m.Start), m.Flags)
	}
	if !ok {
		return "-"
	}
	return fields(s)
}

// fields joins what is not empty or zero.
func fields(vs []any) string {
	var out []string
	for _, v := range vs {
		if s := fmt.Sprint(v); s != "" && v != 0 {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// Every row of every list is found by its own surface.
func TestEveryRowIsFound(t *testing.T) {
	found := map[string]func([]byte) bool{
		"places.tsv":      func(k []byte) bool { _, ok := lexicon.LookupPlace(k); return ok },
		"outlets.tsv":     func(k []byte) bool { _, ok := lexicon.LookupOutlet(k); return ok },
		"outletwords.tsv": lexicon.OutletWord,
		"givennames.tsv":  func(k []byte) bool { _, ok := lexicon.LookupName(k); return ok },
		"bylinewords.tsv": func(k []byte) bool { _, ok := lexicon.BylineWord(k); return ok },
		"titles.tsv":      func(k []byte) bool { _, ok := lexicon.Title(k); return ok },
		"lines.tsv":       func(k []byte) bool { _, ok := lexicon.Line(k); return ok },
		"stampwords.tsv":  func(k []byte) bool { _, ok := lexicon.StampWord(k); return ok },
		"prose.tsv":       func(k []byte) bool { _, ok := lexicon.Prose(k); return ok },
	}
	for name := range sheets {
		for _, r := range sheet(t, name).Rows {
			assert.True(t, found[name]([]byte(r.Key())), "%s:%d: %s", name, r.Line, r.Fields[0])
		}
	}
}

// A pattern is found inside its line, at word boundaries only.
func TestLine(t *testing.T) {
	for _, c := range []struct {
		line  string
		match lexicon.Match
		text  string // the part of the key that was found
	}{
		{"أيضاً:قرار", lexicon.Prefix, "ايضا:"},
		{"اقرأ أيضا:قرار", lexicon.Prefix, "اقرا ايضا:"},
		{"تابعوا الأخبار لحظة بلحظة عبر غوغل نيوز", lexicon.Contains, "عبر غوغل نيوز"},
		{"19:52 وواصل القراءة", lexicon.Suffix, "وواصل القراءه"},
		{"رابط الخبر بصحيفة المدينة", lexicon.Prefix, "رابط الخبر"},
	} {
		key := lexicon.Key(nil, c.line)
		m, ok := lexicon.Line(key)
		if assert.True(t, ok, c.line) {
			assert.Equal(t, c.match, m.Match, c.line)
			assert.Equal(t, c.text, string(key[m.Start:m.End]), c.line)
		}
	}
	for _, line := range []string{
		"",
		":",
		"::: ",
		"شاركت فرق كثيرة في السباق",
		"المصدرون يطالبون بخفض الرسوم",
		"طباعةالكتب",
		"نهايةالموسم",
		"إعلانات الوظائف تتزايد في الصحف المحلية مع نهاية العام",
	} {
		m, ok := lexicon.Line(lexicon.Key(nil, line))
		assert.False(t, ok, "%q: %+v", line, m)
	}
}

func TestNoAllocations(t *testing.T) {
	text := "صحيفة الشرق الأوسط - عبد الله بن محمد - الخرطوم بحري"
	buf := make([]byte, 0, 256)
	key := lexicon.Key(nil, "الشرق الأوسط")
	long := lexicon.Key(nil, "وكالة الأنباء السعودية")
	line := lexicon.Key(nil, "تابعوا أخبار المدينة عبر غوغل نيوز")
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		lexicon.Key(buf, text)
		for _, k := range [][]byte{key, long, line} {
			lexicon.LookupPlace(k)
			lexicon.LookupOutlet(k)
			lexicon.OutletWord(k)
			lexicon.LookupName(k)
			lexicon.BylineWord(k)
			lexicon.Title(k)
			lexicon.StampWord(k)
			lexicon.Prose(k)
			lexicon.Line(k)
		}
	}))
}

// A program holds the tables of the lists it looks into, and no others.
func TestLinking(t *testing.T) {
	if testing.Short() {
		t.Skip("builds programs")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("no go command")
	}
	dir := t.TempDir()
	// One key of each list that stands in no other text of the programs.
	marks := map[string]string{"places": "هراويين", "outlets": "سفينسكا داغبلادت", "names": "بيليجريني", "lines": "قصص المقترحه"}
	for program, holds := range map[string]string{"none": "", "outlets": "outlets", "places": "places"} {
		exe := filepath.Join(dir, program)
		out, err := exec.Command("go", "build", "-o", exe, "./testdata/link/"+program).CombinedOutput()
		require.NoError(t, err, "%s", out)
		data, err := os.ReadFile(exe)
		require.NoError(t, err)
		for list, mark := range marks {
			assert.Equal(t, list == holds, bytes.Contains(data, []byte(mark)), "program %s, table of %s", program, list)
		}
	}
}

func BenchmarkKey(b *testing.B) {
	const s = "دبي، الإمارات العربية المتحدة (CNN)--"
	buf := make([]byte, 0, 256)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		lexicon.Key(buf, s)
	}
}

func BenchmarkLookupPlace(b *testing.B) {
	key := lexicon.Key(nil, "الإمارات العربية المتحدة")
	b.ReportAllocs()
	for b.Loop() {
		lexicon.LookupPlace(key)
	}
}

func BenchmarkLookupMiss(b *testing.B) {
	key := lexicon.Key(nil, "المستشفيات")
	b.ReportAllocs()
	for b.Loop() {
		lexicon.LookupName(key)
	}
}

func BenchmarkLine(b *testing.B) {
	key := lexicon.Key(nil, strings.Repeat("وصل الوزير إلى المدينة صباح أمس وعقد اجتماعا مع المسؤولين ", 8))
	b.SetBytes(int64(len(key)))
	b.ReportAllocs()
	for b.Loop() {
		lexicon.Line(key)
	}
}

// The figures in the package comment are those of the generated files.
func TestDocFigures(t *testing.T) {
	files, err := build.Tables(os.DirFS("data"))
	require.NoError(t, err)
	got, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	want, err := build.Doc(got, files)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got), "run go generate")
}
