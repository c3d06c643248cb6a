package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files of testdata")

const sample = "أعلن الوزير أمس أن المعرض يستمر من 3 إلى 9 أغسطس/آب.\n"

func dates(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

// TestGolden compares what the program writes of the texts in testdata with the files
// beside them.
func TestGolden(t *testing.T) {
	for _, c := range []struct {
		text, golden string
		args         []string
	}{
		{"gulf.txt", "gulf.table", []string{"-anchor", "2024-07-28", "-country", "SA"}},
		{"gulf.txt", "gulf.jsonl", []string{"-anchor", "2024-07-28", "-country", "SA", "-location", "Asia/Riyadh", "-format", "jsonl"}},
		{"gulf.txt", "gulf.timeml", []string{"-anchor", "2024-07-28", "-country", "SA", "-format", "timeml"}},
		{"gulf.txt", "gulf-noanchor.table", nil},
		{"maghreb.txt", "maghreb.table", []string{"-anchor", "2012-07-10", "-country", "TN"}},
		{"maghreb.txt", "maghreb-noanchor.jsonl", []string{"-format", "jsonl"}},
		{"maghreb.txt", "maghreb.timeml", []string{"-anchor", "2012-07-10", "-format", "timeml"}},
	} {
		t.Run(c.golden, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join("testdata", c.text))
			require.NoError(t, err)
			status, out, errs := dates(t, string(raw), c.args...)
			require.Zero(t, status)
			require.Empty(t, errs)
			golden := filepath.Join("testdata", c.golden)
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(out), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err, "run go test ./examples/dates -update")
			assert.Equal(t, string(want), out)
		})
	}
}

// TestJSONL: each line is an object whose offsets are those of its text.
func TestJSONL(t *testing.T) {
	_, out, _ := dates(t, sample, "-format", "jsonl", "-anchor", "2024-07-28", "-location", "Africa/Cairo")
	var got []mention
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		var m mention
		dec := json.NewDecoder(strings.NewReader(line))
		dec.DisallowUnknownFields()
		require.NoError(t, dec.Decode(&m))
		assert.Equal(t, m.Text, sample[m.Start:m.End])
		got = append(got, m)
	}
	require.Len(t, got, 2)
	assert.Equal(t, "2024-07-27", got[0].Value)
	assert.Equal(t, "2024-07-27T00:00:00+03:00", got[0].From)
	assert.Equal(t, "2024-07-28T00:00:00+03:00", got[0].To)
	assert.Equal(t, []string{"2024-08-03", "2024-08-09"}, []string{got[1].Value, got[1].ValueEnd})
	assert.Equal(t, "2024-08-10T00:00:00+03:00", got[1].To, "the last day is inside")
}

// TestTimeML: the document is XML and holds the text.
func TestTimeML(t *testing.T) {
	text := "قال <الوزير> & قالت أمس.\n"
	_, out, _ := dates(t, text, "-format", "timeml", "-anchor", "2024-07-28")
	var doc struct {
		DCT struct {
			TIMEX3 struct {
				Value    string `xml:"value,attr"`
				Function string `xml:"functionInDocument,attr"`
			}
		}
		TEXT struct {
			Text   string `xml:",chardata"`
			TIMEX3 []struct {
				Value string `xml:"value,attr"`
				Text  string `xml:",chardata"`
			}
		}
	}
	require.NoError(t, xml.Unmarshal([]byte(out), &doc))
	assert.Equal(t, "2024-07-28", doc.DCT.TIMEX3.Value)
	assert.Equal(t, "CREATION_TIME", doc.DCT.TIMEX3.Function)
	require.Len(t, doc.TEXT.TIMEX3, 1)
	assert.Equal(t, "2024-07-27", doc.TEXT.TIMEX3[0].Value)
	assert.Equal(t, "أمس", doc.TEXT.TIMEX3[0].Text)
	assert.Equal(t, "قال <الوزير> & قالت .\n", doc.TEXT.Text)

	_, out, _ = dates(t, text, "-format", "timeml")
	assert.NotContains(t, out, "DCT", "no date of creation is known")
}

// TestNoAnchor: nothing takes today's date.
func TestNoAnchor(t *testing.T) {
	_, out, _ := dates(t, sample)
	assert.Contains(t, out, "?")
	assert.Contains(t, out, "-1 day")
	assert.NotContains(t, out, "20", "no year is known")
}

// TestAnchorTime: an anchor with a clock time, and one of another zone.
func TestAnchorTime(t *testing.T) {
	_, out, _ := dates(t, "وصل قبل ساعتين", "-anchor", "2024-07-28T15:30")
	assert.Contains(t, out, "2024-07-28T13")
	_, out, _ = dates(t, "وصل أمس", "-anchor", "2024-07-28T23:30:00Z", "-location", "Asia/Riyadh")
	assert.Contains(t, out, "2024-07-28 ", "in Riyadh it is the 29th")
}

// TestCountry: the order of day and month in digits, and whose national day it is.
func TestCountry(t *testing.T) {
	_, out, _ := dates(t, "صدر بتاريخ 3/4/2012", "-country", "US")
	assert.Contains(t, out, "2012-03-04")
	_, out, _ = dates(t, "صدر بتاريخ 3/4/2012")
	assert.Contains(t, out, "2012-04-03")
}

func TestSeveralFiles(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt")
	require.NoError(t, os.WriteFile(a, []byte(sample), 0o644))
	require.NoError(t, os.WriteFile(b, []byte("في عام 2019\n"), 0o644))
	status, out, errs := dates(t, "", "-anchor", "2024-07-28", a, b)
	require.Zero(t, status, errs)
	assert.Contains(t, out, "== "+a)
	assert.Contains(t, out, "== "+b)
	_, out, _ = dates(t, "", "-format", "jsonl", a, b)
	assert.Equal(t, 3, strings.Count(out, "\n"))
	assert.Equal(t, 3, strings.Count(out, `"file":`))

	status, out, errs = dates(t, "", filepath.Join(dir, "missing.txt"), dir, b)
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "missing.txt: no such file")
	assert.Contains(t, errs, "is a directory")
	assert.Contains(t, out, "2019", "the good file is read")
}

func TestBadArguments(t *testing.T) {
	for _, args := range [][]string{
		{"-anchor", "yesterday"}, {"-anchor", "28/7/2024"}, {"-anchor", "2024-02-31"},
		{"-format", "xml"}, {"-format", ""}, {"-country", "Egypt"}, {"-country", "eg"},
		{"-location", "Riyadh"}, {"-location", "Local"}, {"-nonsense"},
		{"-format", "timeml", "a.txt", "b.txt"},
	} {
		status, out, errs := dates(t, sample, args...)
		assert.Equal(t, 2, status, args)
		assert.Empty(t, out, args)
		assert.NotEmpty(t, errs, args)
	}
	status, _, errs := dates(t, "", "-help")
	assert.Zero(t, status)
	assert.Contains(t, errs, usage)
}

func TestUnreadable(t *testing.T) {
	status, out, errs := dates(t, sample, "-encoding", "klingon")
	assert.Equal(t, 1, status)
	assert.Empty(t, out)
	assert.Contains(t, errs, "klingon")
	var b bytes.Buffer
	assert.Equal(t, 1, run(nil, failing{}, &b, &b))
	assert.Contains(t, b.String(), "cable cut")
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("cable cut") }

var _ io.Reader = failing{}

// TestAnyBytes: bad bytes and binary are no reason to stop, and JSON stays valid.
func TestAnyBytes(t *testing.T) {
	var raw strings.Builder
	for i := range 4096 {
		raw.WriteByte(byte(i * 7))
	}
	raw.WriteString("في 28 يوليو\xff 2024")
	for _, format := range []string{"table", "jsonl", "timeml"} {
		status, out, errs := dates(t, raw.String(), "-format", format)
		assert.Zero(t, status, errs)
		if format == "jsonl" {
			for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
				assert.True(t, json.Valid([]byte(line)), line)
			}
		}
	}
	_, out, _ := dates(t, "\xe6\xc3\xda\xe1\xe4 \xd3\xe4\xc9 2019", "-encoding", "windows-1256") // وأعلن سنة 2019
	assert.Contains(t, out, "سنة 2019")
}
