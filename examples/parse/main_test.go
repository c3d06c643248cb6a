package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/summary"
)

const sample = "مسقط تستضيف معرض الكتاب\nكتب - سالم الهنائي\nمسقط - العمانية: افتتح وزير الثقافة صباح اليوم معرض الكتاب في دورته العاشرة بمشاركة أربعين دار نشر من اثنتي عشرة دولة عربية.\n(العمانية)\n"

func parse(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
	return path
}

// decode reads a result document, with all its offsets checked.
func decode(t *testing.T, s string) *summary.Document {
	t.Helper()
	d, err := summary.Decode([]byte(s))
	require.NoError(t, err)
	return d
}

func TestStandardInput(t *testing.T) {
	status, out, errs := parse(t, sample)
	require.Zero(t, status, errs)
	d := decode(t, out)
	assert.Equal(t, "مسقط تستضيف معرض الكتاب", d.Headline)
	assert.Equal(t, []string{"سالم الهنائي"}, d.Bylines)
	assert.Equal(t, []string{"مسقط"}, d.Dateline.Places)
	assert.Equal(t, sample, *d.Text)
	for _, b := range d.Blocks {
		assert.NotEmpty(t, (*d.Text)[b.Start:b.End])
		assert.NotEmpty(t, b.Role)
	}
}

func TestListsAreNeverNull(t *testing.T) {
	_, out, _ := parse(t, "")
	assert.NotContains(t, strings.ReplaceAll(strings.ReplaceAll(out, `"dateline": null`, ""), `"published": null`, ""), "null")
	d := decode(t, out)
	assert.Empty(t, d.Blocks)
	assert.Empty(t, d.Issues)
}

func TestNoText(t *testing.T) {
	_, out, _ := parse(t, sample, "-notext")
	assert.Nil(t, decode(t, out).Text)
}

func TestGivenDate(t *testing.T) {
	_, out, _ := parse(t, sample, "-published", "2024-07-28")
	d := decode(t, out)
	require.NotNil(t, d.Published)
	assert.Equal(t, "2024-07-28", d.Published.Value)
	assert.Equal(t, "given", d.Published.Basis)
}

func TestOffsetsSurviveBadBytes(t *testing.T) {
	_, out, _ := parse(t, "قال الوزير\xff\xfe إن الأمر انتهى تماما.\n", "-encoding", "utf-8")
	d := decode(t, out)
	require.NotEmpty(t, d.Issues)
	require.Len(t, d.Blocks, 1)
	assert.Equal(t, "قال الوزير\x1a\x1a إن الأمر انتهى تماما.", (*d.Text)[d.Blocks[0].Start:d.Blocks[0].End])
}

func TestSeveralFilesAreOneLineEach(t *testing.T) {
	a, b := file(t, "a.txt", sample), file(t, "b.txt", "خبر قصير\n")
	status, out, _ := parse(t, "", a, b)
	require.Zero(t, status)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, lines, 2)
	for _, l := range lines {
		decode(t, l)
	}
}

func TestBadFilesAreNamedAndSkipped(t *testing.T) {
	good := file(t, "good.txt", sample)
	large := file(t, "large.txt", strings.Repeat("ا", 9<<20))
	status, out, errs := parse(t, "", filepath.Join(t.TempDir(), "missing.txt"), t.TempDir(), large, good)
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "missing.txt: no such file")
	assert.Contains(t, errs, "is a directory")
	assert.Contains(t, errs, "large.txt: ")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, lines, 1, "the good file alone is written")
	decode(t, lines[0])
}

func TestUnreadableFile(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root reads every file")
	}
	path := file(t, "secret.txt", sample)
	require.NoError(t, os.Chmod(path, 0))
	status, out, errs := parse(t, "", path)
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.Contains(t, errs, "permission denied")
}

func TestBadArguments(t *testing.T) {
	for _, args := range [][]string{{"-published", "yesterday"}, {"-format", "xml"}, {"-nonsense"}} {
		status, out, errs := parse(t, sample, args...)
		assert.Equal(t, 2, status, args)
		assert.Empty(t, out)
		assert.NotEmpty(t, errs)
	}
	status, out, errs := parse(t, sample, "-encoding", "klingon")
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.Contains(t, errs, "klingon")
}

func TestBinary(t *testing.T) {
	var raw strings.Builder
	for i := range 4096 {
		raw.WriteByte(byte(i * 7))
	}
	status, out, _ := parse(t, raw.String())
	require.Zero(t, status)
	decode(t, out)
}

func TestOutline(t *testing.T) {
	status, out, _ := parse(t, sample, "-format", "text")
	require.Zero(t, status)
	assert.Contains(t, out, "headline")
	assert.Contains(t, out, "سالم الهنائي")
	assert.NotContains(t, out, "\033[", "no colour but on a terminal")
}

func TestNumbers(t *testing.T) {
	_, out, _ := parse(t, "بلغت الخسائر أكثر من 50 ألف دولار، وتضرر بين 10 و15 منزلا.\n")
	d := decode(t, out)
	require.Len(t, d.Numbers, 2)
	assert.Equal(t, "MONEY", d.Numbers[0].Type)
	assert.Equal(t, "50000", d.Numbers[0].Value)
	assert.Equal(t, "USD", d.Numbers[0].Currency)
	assert.Equal(t, "MORE_THAN", d.Numbers[0].Mod)
	assert.Equal(t, "أكثر من 50 ألف دولار", (*d.Text)[d.Numbers[0].Start:d.Numbers[0].End])
	assert.Equal(t, []string{"10", "15"}, []string{d.Numbers[1].Value, d.Numbers[1].ValueEnd})
}

func TestDates(t *testing.T) {
	const text = "توقيع مذكرة دفاعية\nأعلن الوزير أمس توقيع مذكرة تسري من 3 إلى 5 مايو، بعد ثلاثة أيام من زيارته في 22 محرم 1446 هـ. وتجتمع اللجنة كل جمعة منذ 15 عاما.\n"
	_, out, errs := parse(t, text, "-published", "2024-07-28")
	require.Empty(t, errs)
	d := decode(t, out)
	at := map[string]summary.DocDate{}
	for _, m := range d.Dates {
		at[(*d.Text)[m.Start:m.End]] = m
	}
	want := map[string]summary.DocDate{
		"أمس":             {Type: "DATE", Value: "2024-07-27", Basis: "relative", Calendar: "gregorian"},
		"من 3 إلى 5 مايو": {Type: "DATE", Value: "2024-05-03", ValueEnd: "2024-05-05", Basis: "relative", Calendar: "gregorian"},
		"22 محرم 1446 هـ": {Type: "DATE", Value: "2024-07-28", Basis: "stated", Calendar: "hijri", Hijri: "1446-01-22"},
		"كل جمعة":         {Type: "SET", Value: "P1W", Quant: "EVERY", Basis: "stated"},
		"15 عاما":         {Type: "DURATION", Value: "P15Y", Basis: "stated"},
	}
	for expr, w := range want {
		got, ok := at[expr]
		require.True(t, ok, "%s in %v", expr, at)
		w.DocSpan = got.DocSpan
		assert.Equal(t, w, got, expr)
	}
	for _, n := range d.Numbers {
		for _, m := range d.Dates {
			assert.False(t, n.Start < m.End && m.Start < n.End, "a number inside %s", (*d.Text)[m.Start:m.End])
		}
	}
}

// TestNoAnchor: without a publication date «أمس» has no value, and never today's.
func TestNoAnchor(t *testing.T) {
	_, out, _ := parse(t, "أعلن الوزير أمس توقيع المذكرة في يونيو/حزيران 2024.\n")
	d := decode(t, out)
	require.Nil(t, d.Published)
	require.Len(t, d.Dates, 2)
	assert.Equal(t, "relative", d.Dates[0].Basis)
	assert.Empty(t, d.Dates[0].Value)
	assert.Equal(t, "2024-06", d.Dates[1].Value)
}

// TestStampIsTheAnchor: the article's own stamp counts, in the reading of its weekday.
func TestStampIsTheAnchor(t *testing.T) {
	_, out, _ := parse(t, "نحالو دوعن يخسرون خلاياهم بعد موسم جاف\n7-4-2012 الاربعاء\nقال نحالون في وادي دوعن أمس إن الجفاف أهلك خلاياهم، وإن سعر الكيلوغرام تضاعف.\n")
	d := decode(t, out)
	require.NotNil(t, d.Published)
	assert.Equal(t, "2012-07-04", d.Published.Value)
	assert.Equal(t, "stated", d.Published.Basis)
	require.Len(t, d.Dates, 2)
	assert.Equal(t, "7-4-2012 الاربعاء", (*d.Text)[d.Dates[0].Start:d.Dates[0].End])
	assert.Equal(t, d.Published.Value, d.Dates[0].Value)
	assert.Equal(t, "2012-07-03", d.Dates[1].Value)
	assert.Empty(t, d.Numbers)
}

// TestCountry: the dateline tells whose dinar it is.
func TestCountry(t *testing.T) {
	for place, currency := range map[string]string{"تونس": "TND", "الجزائر": "DZD", "بغداد": "IQD", "الكويت": "KWD", "لندن": ""} {
		_, out, _ := parse(t, "تراجع أسعار الزيت\n"+place+" - رويترز: قال تجار في السوق يوم الأحد إن سعر اللتر بلغ 25 دينارا بعد أن كان أقل من ذلك في الموسم الماضي.\n")
		d := decode(t, out)
		require.Len(t, d.Numbers, 1, place)
		assert.Equal(t, currency, d.Numbers[0].Currency, place)
	}
}

// TestConflict: two names of a month that disagree are reported.
func TestConflict(t *testing.T) {
	_, out, _ := parse(t, "تنتهي المهلة في سبتمبر/كانون الأول 2024.\n")
	d := decode(t, out)
	require.Len(t, d.Dates, 1)
	assert.Equal(t, "2024-09", d.Dates[0].Value)
	assert.Equal(t, "month", d.Dates[0].Conflict)
}
