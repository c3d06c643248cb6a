package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sources are inputs of every kind, one of which fails.
func sources() tree {
	var feed, packed strings.Builder
	for i := range 4 {
		feed.WriteString(jsonLine(fmt.Sprint(10 + i)))
		packed.WriteString(jsonLine(fmt.Sprint(20 + i)))
	}
	return tree{
		{"in/a.txt", article("1")}, {"in/b.jsonl", feed.String() + "{\n" + jsonLine("15")}, {"in/c.jsonl.gz", gz(packed.String())},
		{"in/d.tar.gz", gz(tarOf(tree{{"x", article("30")}, {"y.jsonl", feed.String()}, {"x", article("31")}}))},
		{"in/e.zip", zipOf(tree{{"x", article("40")}, {"y", article("41")}})}, {"in/f \"<«ملف»>\\.txt", article("50")},
	}
}

// TestResume: an output that was cut anywhere is mended to the same bytes.
func TestResume(t *testing.T) {
	for _, args := range [][]string{nil, {"-id-field", "n"}} {
		sources().write(t)
		args = append(args, "-quiet", "-notext", "-failures", "failures", "-o", "out", "in")
		status, _, _ := batch(t, "", args...)
		require.Equal(t, statusFailures, status)
		want, failures := read(t, "out"), read(t, "failures")
		require.Equal(t, 19, strings.Count(want, "\n"))

		cuts := []int{0, len(want) - 1, len(want)}
		at := 0
		for l := range strings.Lines(want) { // each line at another place
			cuts = append(cuts, at+[]int{1, len(l) / 2, len(l) - 1, len(l)}[len(cuts)%4])
			at += len(l)
		}
		for _, cut := range cuts {
			require.NoError(t, os.WriteFile("out", []byte(want[:cut]), 0o666))
			status, _, _ := batch(t, "", append(args, "-resume")...)
			require.Equal(t, statusFailures, status)
			require.Equal(t, want, read(t, "out"), "cut at %d", cut)
			require.Equal(t, failures, read(t, "failures"), "cut at %d", cut)
		}
	}
}

// TestResumeTorn: a last line that is no JSON is cut off, whatever it is; a file that is not
// of this program, or broken elsewhere, is left as it is.
func TestResumeTorn(t *testing.T) {
	tree{{"in/a.txt", article("1")}, {"in/b.txt", article("2")}}.write(t)
	_, want, _ := batch(t, "", "in", "-notext")
	first, _, _ := strings.Cut(want, "\n")
	for _, c := range []struct {
		name, before string
		status       int
	}{
		{"whole", want, 0},
		{"line without its end", first, 0},
		{"torn, with a line end", first + "\n" + first[:100] + "\n", 0},
		{"zeros of a power cut", first + "\n" + strings.Repeat("\x00", 5000), 0},
		{"rubbish alone", "rubbish", 0},
		{"empty", "", 0},
		{"torn in its middle", first[:100] + "\n" + first + "\n", statusOutput},
		{"JSON of another program", `{"a":1}` + "\n", statusOutput},
		{"failures", `{"id":"in/a.txt","error":"x"}` + "\n", statusOutput},
		{"an empty line", "\n" + first + "\n", statusOutput},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.NoError(t, os.WriteFile("out", []byte(c.before), 0o666))
			status, _, errs := batch(t, "", "in", "-notext", "-o", "out", "-resume")
			assert.Equal(t, c.status, status, errs)
			if c.status == 0 {
				assert.Equal(t, want, read(t, "out"))
			} else {
				assert.Equal(t, c.before, read(t, "out"))
				assert.Contains(t, errs, "line 1 is none that batch has written")
			}
		})
	}
}

// TestResumeMended: what failed is tried again and then comes last.
func TestResumeMended(t *testing.T) {
	tree{{"in/a.jsonl", "{\n" + jsonLine("2")}}.write(t)
	status, _, _ := batch(t, "", "in", "-quiet", "-o", "out")
	require.Equal(t, statusFailures, status)
	require.NoError(t, os.WriteFile("in/a.jsonl", []byte(jsonLine("1")+jsonLine("2")), 0o666))
	status, _, errs := batch(t, "", "in", "-o", "out", "-resume")
	require.Zero(t, status)
	assert.Equal(t, []string{"in/a.jsonl:2", "in/a.jsonl:1"}, ids(t, read(t, "out")))
	assert.Contains(t, errs, "1 article, 1 there before")
}

// TestOverwrite: without -resume the file is begun anew.
func TestOverwrite(t *testing.T) {
	tree{{"a.txt", article("1")}, {"out", "something"}}.write(t)
	status, _, _ := batch(t, "", "a.txt", "-o", "out")
	require.Zero(t, status)
	assert.Equal(t, []string{"a.txt"}, ids(t, read(t, "out")))
}

// FuzzScan: what is kept of an output are whole lines of this program, and it is read
// again to the same end.
func FuzzScan(f *testing.F) {
	for _, s := range []string{
		"", "\n", "{}", `{"id":"a","digest":{}}` + "\n", `{"id":"a","digest":{}}` + "\n" + `{"id":"b","di`,
		`{"id":"a","at":"b:1","digest":{"x":["}"]}}` + "\n{\n", `{"id":"\u062e\"","digest":{}}` + "\n", `{"id":"` + "\n", `{"id":"\`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		seen, end, err := scan(bytes.NewReader(raw))
		if err != nil {
			return
		}
		kept := raw[:end]
		assert.True(t, end == 0 || kept[end-1] == '\n')
		assert.LessOrEqual(t, len(seen), bytes.Count(kept, []byte("\n")))
		again, same, err := scan(bytes.NewReader(kept))
		require.NoError(t, err)
		assert.Equal(t, end, same)
		assert.Equal(t, seen, again)
	})
}

// FuzzInputs: bytes of any kind under any name end in records or failures, each place once,
// and none over the limit.
func FuzzInputs(f *testing.F) {
	members := tree{{"a.txt", "خبر"}, {"b.jsonl", jsonLine("1")}, {"c.gz", gz("خبر")}}
	for name, content := range map[string]string{
		"a.txt": "خبر", "a.jsonl": jsonLine("1") + "{\n\n", "a.gz": gz("خبر"), "a.tar": tarOf(members), "a.tgz": gz(tarOf(members)), "a.zip": zipOf(members),
	} {
		f.Add(name, []byte(content))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, name string, raw []byte) {
		kind, _ := formOf(name, false)
		ext := map[form]string{formText: "a", formLines: "a.jsonl", formTar: "a.tar", formZip: "a.zip", formHTML: "a.html"}[kind]
		if strings.HasSuffix(strings.ToLower(name), "gz") {
			ext += ".gz"
		}
		file, err := os.CreateTemp(dir, "*"+ext)
		require.NoError(t, err)
		defer os.Remove(file.Name())
		_, _ = file.Write(raw)
		require.NoError(t, file.Close())
		const limit = 1000
		r := reading{inputs: []string{file.Name()}, limit: limit, done: func(string) bool { return false }, counted: func(int64) {}, skipped: func() {}}
		places := map[string]bool{}
		for rec := range r.records {
			if rec.err == nil {
				assert.False(t, places[rec.at], "%s twice", rec.at)
				places[rec.at] = true
			}
			assert.LessOrEqual(t, len(rec.raw), limit)
			if rec.json {
				_, _ = rec.object(fields{text: "text", id: "a.b", date: "d"})
			}
		}
	})
}
