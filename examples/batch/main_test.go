package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/summary"
)

// TestMain is also the program, for the tests that start it as a process, and its second
// process.
func TestMain(m *testing.M) {
	switch {
	case os.Args[0] == writerName:
		os.Exit(serveLines(os.Stdin, os.Stdout, os.Stderr))
	case os.Getenv(asProgram) != "":
		main()
	case os.Getenv(asLines) != "":
		writeForever(os.Getenv(asLines))
	}
	os.Exit(m.Run())
}

// Variables of the environment that make the test binary another program.
const (
	asProgram = "KHABAR_BATCH_TEST_PROGRAM"
	asLines   = "KHABAR_BATCH_TEST_LINES"
)

// article is an article of ours; n makes it one of many.
func article(n string) string {
	return "الحديدة: عودة " + n + " قارب صيد\nالحديدة - سالم باوزير\n" +
		"قال مدير ميناء الحديدة سالم باوزير إن " + n + " قارباً عادت أمس الأحد إلى الميناء.\n"
}

// jsonLine is an article as a line of JSON.
func jsonLine(n string) string {
	b, _ := json.Marshal(map[string]any{"text": article(n), "n": n})
	return string(b) + "\n"
}

// batch runs the program in this process.
func batch(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	p := program{
		stdin: strings.NewReader(stdin), stdout: &out, stderr: &errs,
		columns: func() int { return 0 }, now: func() time.Time { return time.Unix(0, 0) },
	}
	status = p.run(args)
	return status, out.String(), errs.String()
}

// line is a line of the output.
type line struct {
	ID     string `json:"id"`
	At     string `json:"at"`
	Digest struct {
		SchemaVersion int     `json:"schemaVersion"`
		Text          *string `json:"text"`
		Headline      string  `json:"headline"`
		Published     *struct {
			Value string `json:"value"`
		} `json:"published"`
		Source struct {
			Encoding string `json:"encoding"`
		} `json:"source"`
	} `json:"digest"`
	Error string `json:"error"`
}

// lines reads an output, every line of which must be whole.
func lines(t *testing.T, out string) (all []line) {
	t.Helper()
	for l := range strings.Lines(out) {
		require.True(t, strings.HasSuffix(l, "\n"), "torn: %.100s", l)
		var v line
		require.NoError(t, json.Unmarshal([]byte(l), &v), "%.100s", l)
		all = append(all, v)
	}
	return all
}

// ids are those of the lines.
func ids(t *testing.T, out string) (ids []string) {
	for _, l := range lines(t, out) {
		ids = append(ids, l.ID)
	}
	return ids
}

// places are the ids of failures with their errors.
func places(t *testing.T, failures string) (all []string) {
	for _, l := range lines(t, failures) {
		all = append(all, l.ID+": "+l.Error)
	}
	return all
}

// A tree is a folder: names with contents.
type tree []struct{ name, content string }

// write makes the folder and goes into it.
func (tr tree) write(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, f := range tr {
		require.NoError(t, os.MkdirAll(filepath.Dir(f.name), 0o777))
		require.NoError(t, os.WriteFile(f.name, []byte(f.content), 0o666))
	}
}

func gz(content string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, content)
	_ = w.Close()
	return b.String()
}

func tarOf(members tree) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, m := range members {
		h := &tar.Header{Name: m.name, Size: int64(len(m.content)), Mode: 0o666, Typeflag: tar.TypeReg}
		if strings.HasSuffix(m.name, "/") {
			h.Typeflag = tar.TypeDir
		}
		if to, ok := strings.CutPrefix(m.content, "-> "); ok {
			h.Typeflag, h.Linkname, h.Size = tar.TypeSymlink, to, 0
			_ = w.WriteHeader(h)
			continue
		}
		_ = w.WriteHeader(h)
		_, _ = io.WriteString(w, m.content)
	}
	_ = w.Close()
	return b.String()
}

func zipOf(members tree) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range members {
		f, _ := w.Create(m.name)
		_, _ = io.WriteString(f, m.content)
	}
	_ = w.Close()
	return b.String()
}

// TestInputs: what is in files, folders and archives comes in order, each once, with its
// place.
func TestInputs(t *testing.T) {
	members := tree{
		{"news/", ""}, {"news/b.txt", article("2")}, {"./news/a.txt", article("1")},
		{"news/b.txt", article("3")}, {"lines.jsonl", jsonLine("4") + jsonLine("5")}, {"c.txt.gz", gz(article("6"))},
		{"d.ndjson.gz", gz(jsonLine("7"))}, {"news/.DS_Store", "x"}, {"__MACOSX/a.txt", "x"}, {".git/config", "x"},
	}
	inArchive := []string{"!news/b.txt", "!news/a.txt", "!news/b.txt#2", "!lines.jsonl:1", "!lines.jsonl:2", "!c.txt.gz", "!d.ndjson.gz:1"}
	of := func(archive string) (ids []string) {
		for _, m := range inArchive {
			ids = append(ids, archive+m)
		}
		return ids
	}
	tr := tree{
		{"in/b.txt", article("2")}, {"in/a.txt", article("1")}, {"in/sub/deep/z", article("3")}, {"in/sub.txt", article("4")},
		{"in/.hidden", "x"}, {"in/.git/config", "x"}, {"in/ملف.txt", article("5")},
		{"lines.jsonl", "\uFEFF" + jsonLine("1") + "\r\n \n" + strings.TrimSpace(jsonLine("2"))}, {"lines.json", jsonLine("3")},
		{"crlf.ndjson", strings.ReplaceAll(jsonLine("1")+jsonLine("2"), "\n", "\r\n")},
		{"a.txt.gz", gz(article("1"))}, {"lines.jsonl.gz", gz(jsonLine("1")) + gz(jsonLine("2"))},
		{"a.tar", tarOf(members)}, {"a.tar.gz", gz(tarOf(members))}, {"a.TGZ", gz(tarOf(members))}, {"a.zip", zipOf(members)},
		{"windows.zip", zipOf(tree{{`news\a.txt`, article("1")}, {`news\`, ""}})},
		{"empty/x/.keep", ""}, {"empty.txt", ""}, {"empty.jsonl", ""}, {"empty.zip", zipOf(nil)}, {"empty.tar", tarOf(nil)},
	}
	for _, c := range []struct {
		name  string
		args  string
		stdin string
		want  []string
	}{
		{"a folder", "in", "", []string{"in/a.txt", "in/b.txt", "in/sub/deep/z", "in/sub.txt", "in/ملف.txt"}},
		{"paths are cleaned", "./in//sub/", "", []string{"in/sub/deep/z"}},
		{"each file once", "in/sub.txt in in/sub in ./in/b.txt", "", []string{"in/sub.txt", "in/a.txt", "in/b.txt", "in/sub/deep/z", "in/ملف.txt"}},
		{"JSON lines", "lines.jsonl lines.json crlf.ndjson", "", []string{"lines.jsonl:1", "lines.jsonl:4", "lines.json:1", "crlf.ndjson:1", "crlf.ndjson:2"}},
		{"packed files", "a.txt.gz lines.jsonl.gz", "", []string{"a.txt.gz", "lines.jsonl.gz:1", "lines.jsonl.gz:2"}},
		{"tar", "a.tar", "", of("a.tar")},
		{"tar.gz", "a.tar.gz", "", of("a.tar.gz")},
		{"tgz, in capitals", "a.TGZ", "", of("a.TGZ")},
		{"zip", "a.zip", "", of("a.zip")},
		{"names of Windows", "windows.zip", "", []string{"windows.zip!news/a.txt"}},
		{"nothing in it", "empty empty.jsonl empty.zip empty.tar", "", nil},
		{"an empty text is a text", "empty.txt", "", []string{"empty.txt"}},
		{"standard input", "-", article("1"), []string{"-"}},
		{"standard input, JSON lines", "-json -", jsonLine("1") + jsonLine("2"), []string{"-:1", "-:2"}},
		{"flags behind inputs", "in/a.txt -json - -workers 3 -- lines.json", jsonLine("1"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			tr.write(t)
			status, out, errs := batch(t, c.stdin, append(strings.Fields(c.args), "-quiet")...)
			if c.name == "flags behind inputs" {
				// -json holds for a.txt, too; «-quiet» behind «--» is a file
				assert.Equal(t, statusFailures, status)
				assert.Equal(t, []string{"-:1", "lines.json:1"}, ids(t, out))
				return
			}
			require.Equal(t, statusOK, status, errs)
			assert.Empty(t, errs)
			assert.Equal(t, c.want, ids(t, out))
			_, again, _ := batch(t, c.stdin, append(strings.Fields(c.args), "-quiet", "-workers", "7")...)
			assert.Equal(t, out, again, "with another number of workers")
		})
	}
}

// TestDigests: the digest of a line is the document that the library gives.
func TestDigests(t *testing.T) {
	tree{{"a.txt", article("12")}, {"old.txt", "\xc7\xe1\xce\xc8\xd1"}}.write(t)
	for _, c := range []struct {
		args []string
		d    summary.Digester
	}{
		{[]string{"a.txt"}, summary.Digester{}},
		{[]string{"-notext", "a.txt"}, summary.Digester{NoText: true}},
		{[]string{"-encoding", "windows-1256", "old.txt"}, summary.Digester{Encoding: "windows-1256"}},
	} {
		status, out, _ := batch(t, "", c.args...)
		require.Zero(t, status)
		name := c.args[len(c.args)-1]
		raw, err := os.ReadFile(name)
		require.NoError(t, err)
		c.d.MaxBytes = 1 << 20
		d, err := c.d.Digest(raw)
		require.NoError(t, err)
		assert.Equal(t, `{"id":"`+name+`","digest":`+string(d.AppendJSON(nil))+"}\n", out)
		var wrapped struct{ Digest json.RawMessage }
		require.NoError(t, json.Unmarshal([]byte(out), &wrapped))
		_, err = summary.Decode(wrapped.Digest)
		assert.NoError(t, err, "the digest validates")
	}
}

// TestFields reads what lines of JSON tell of an article.
func TestFields(t *testing.T) {
	const all = "-id-field id -date-field meta.date -headline-field title"
	for _, c := range []struct {
		args, line string
		want       string // id|at|headline|published, or an error
	}{
		{"", `{"text":"خبر"}`, "-:1||خبر|"},
		{"-field a.b", `{"a":{"b":"خبر"}}`, "-:1||خبر|"},
		{"-field a.b", `{"a":{"b":"سطر"},"a.b":"خبر"}`, "-:1||خبر|"},
		{"-field a.b.c", `{"a.b":{"c":"خبر"}}`, "-:1||خبر|"},
		{all, `{"text":"قال مدير ميناء الحديدة سالم باوزير إن 12 قارباً عادت أمس الأحد إلى الميناء.","id":"A-17","title":"عودة 12 قارباً","meta":{"date":"2024-07-28"}}`,
			"A-17|-:1|عودة 12 قارباً|2024-07-28"},
		{all, `{"text":"خبر","id":17,"meta":{"date":"28 يوليو 2024"}}`, "17|-:1|خبر|2024-07-28"},
		{all, `{"text":"خبر","id":null,"title":null,"meta":{"date":null}}`, "-:1||خبر|"},
		{all, `{"text":"خبر","id":{"a":1},"title":["x"],"meta":7}`, "-:1||خبر|"},
		{all, `{"text":"خبر","id":"<&>\n\u2028"}`, "<&>\n\u2028|-:1|خبر|"},
		{all, `{"text":"خبر","id":"A","meta":{"date":"قريباً"}}`, `A: meta.date: not a date: "قريباً"`},
		{all, `{"id":"A"}`, "A: text: no such field"},
		{"", `{"text":null}`, "-:1: text: no such field"},
		{"", `{"text":17}`, "-:1: text: not a string"},
		{"-field a.b", `{"a":"x"}`, "-:1: a.b: no such field"},
		{"", `{"text":`, "-:1: not JSON: unexpected end of JSON input"},
		{"", `{"text":"a"} x`, "-:1: not JSON: invalid character 'x' after top-level value"},
		{"", `["text"]`, "-:1: not a JSON object"},
		{"", `null`, "-:1: not a JSON object"},
		{"", "{\"text\":\"\xc7\xe1\"}", "-:1: JSON is UTF-8, and byte 9 is not"},
	} {
		t.Run(c.args+c.line, func(t *testing.T) {
			failures := filepath.Join(t.TempDir(), "failures")
			args := append(strings.Fields(c.args), "-json", "-quiet", "-failures", failures, "-")
			_, out, _ := batch(t, c.line, args...)
			bad, err := os.ReadFile(failures)
			require.NoError(t, err)
			if len(bad) > 0 {
				assert.Empty(t, out)
				assert.Equal(t, []string{c.want}, places(t, string(bad)))
				return
			}
			l := lines(t, out)[0]
			published := ""
			if l.Digest.Published != nil {
				published = l.Digest.Published.Value[:len(time.DateOnly)]
			}
			assert.Equal(t, c.want, strings.Join([]string{l.ID, l.At, l.Digest.Headline, published}, "|"))
			assert.Equal(t, "UTF-8", l.Digest.Source.Encoding)
		})
	}
}

func TestParseDate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2024-07-28", "2024-07-28T00:00:00Z"},
		{"2024-07-28T15:30:00+03:00", "2024-07-28T15:30:00+03:00"},
		{"2024-07-28T15:30:00.123Z", "2024-07-28T15:30:00.123Z"},
		{" 2024-07-28 15:30:00 ", "2024-07-28T15:30:00Z"},
		{"2024-07-28 15:30", "2024-07-28T15:30:00Z"},
		{"20240728", "2024-07-28T00:00:00Z"},
		{"Sun, 28 Jul 2024 15:30:00 +0300", "2024-07-28T15:30:00+03:00"},
		{"1722180600", "2024-07-28T15:30:00Z"},
		{"1722180600000", "2024-07-28T15:30:00Z"},
		{"1.7221806e9", "2024-07-28T15:30:00Z"},
		{"28 يوليو/تموز 2024", "2024-07-28T00:00:00Z"},
		{"28/7/2024", "2024-07-28T00:00:00Z"},
		{"2024", ""}, {"7", ""}, {"-1722180600", ""}, {"NaN", ""}, {"1e300", ""},
		{"يوليو 2024", ""}, {"أمس", ""}, {"ثلاثة أيام", ""}, {"", ""}, {"x", ""}, {"2024-13-45", ""},
	} {
		got, ok := parseDate(c.in)
		assert.Equal(t, c.want != "", ok, "%q: %v", c.in, got)
		if ok {
			assert.Equal(t, c.want, got.Format(time.RFC3339Nano), "%q", c.in)
		}
	}
}

// TestFailures: what cannot be read is told with its place, and the rest is digested.
func TestFailures(t *testing.T) {
	long := strings.Repeat("خبر ", 3000)
	longLine := `{"text":"` + long + `"}` + "\n"
	someTar := tarOf(tree{{"a.txt", article("1")}, {"b.txt", strings.Repeat(article("2"), 12)}, {"c.txt", article("3")}})
	someZip := zipOf(tree{{"a.txt", article("1")}, {"b.txt", article("2")}, {"c.txt", article("3")}})
	packedLines := gz(strings.Repeat(jsonLine("1"), 3))
	badCRC := []byte(gz(article("1")))
	badCRC[len(badCRC)-8] ^= 1
	for _, c := range []struct {
		name  string
		files tree
		good  []string
		bad   []string // beginnings
	}{
		{"no such file", tree{{"b.txt", article("1")}}, []string{"b.txt"}, []string{"none.txt: "}},
		{"bad lines", tree{{"a.jsonl", jsonLine("1") + "{\n" + jsonLine("2") + `{"other":1}` + "\n" + jsonLine("3")}},
			[]string{"a.jsonl:1", "a.jsonl:3", "a.jsonl:5"}, []string{"a.jsonl:2: not JSON", "a.jsonl:4: text: no such field"}},
		{"over the limit", tree{{"a.txt", long}, {"b.jsonl", jsonLine("1") + longLine + jsonLine("2") + longLine}, {"c.txt.gz", gz(long)},
			{"d.tar", tarOf(tree{{"a.txt", long}, {"b.txt", article("1")}, {"c.txt.gz", gz(long)}, {"d", article("2")}})},
			{"e.zip", zipOf(tree{{"a.txt", long}, {"b.txt", article("1")}})}},
			[]string{"b.jsonl:1", "b.jsonl:3", "d.tar!b.txt", "d.tar!d", "e.zip!b.txt"},
			[]string{"a.txt: longer than 4000 bytes", "b.jsonl:2: longer", "b.jsonl:4: longer", "c.txt.gz: longer", "d.tar!a.txt: longer", "d.tar!c.txt.gz: longer", "e.zip!a.txt: longer"}},
		{"archive cut off", tree{{"a.tar", someTar[:1024+1024+300]}, {"b.txt", article("1")}}, []string{"a.tar!a.txt", "b.txt"}, []string{"a.tar!b.txt: unexpected EOF", "a.tar: unexpected EOF"}},
		{"archive broken in its middle", tree{{"a.tar", someTar[:1024] + strings.Repeat("x", 1024) + someTar[2048:]}}, []string{"a.tar!a.txt"}, []string{"a.tar: archive/tar: invalid tar header"}},
		{"packed archive cut off", tree{{"a.tar.gz", gz(someTar)[:120]}, {"b.txt", article("1")}}, []string{"b.txt"}, []string{"a.tar.gz!a.txt: unexpected EOF", "a.tar.gz: unexpected EOF"}},
		{"packed lines cut off", tree{{"a.jsonl.gz", packedLines[:len(packedLines)-4]}}, []string{"a.jsonl.gz:1", "a.jsonl.gz:2", "a.jsonl.gz:3"}, []string{"a.jsonl.gz:4: unexpected EOF"}},
		{"wrong sum", tree{{"a.txt.gz", string(badCRC)}}, nil, []string{"a.txt.gz: gzip: invalid checksum"}},
		{"zip cut off", tree{{"a.zip", someZip[:len(someZip)-10]}, {"b.txt", article("1")}}, []string{"b.txt"}, []string{"a.zip: zip: not a valid zip file"}},
		{"zip with a broken member", tree{{"a.zip", strings.Replace(someZip, "b.txt", "b.tx?", 1)[:60] + "????" + someZip[64:]}}, []string{"a.zip!b.txt", "a.zip!c.txt"}, []string{"a.zip!a.txt: "}},
		{"no archives", tree{{"a.zip", "x"}, {"b.gz", "x"}, {"c.tar", "x"}, {"d.gz", ""}, {"e.zip", ""}, {"f.jsonl.gz", "xxxxxxxxxxxxxxxx"}},
			nil, []string{"a.zip: ", "b.gz: ", "c.tar: ", "d.gz: ", "e.zip: ", "f.jsonl.gz: "}},
		{"archives in archives", tree{{"a.tar", tarOf(tree{{"b.zip", someZip}, {"c.tar.gz", gz(someTar)}, {"d.tgz", "x"}, {"e.txt.gz.gz", gz(gz("x"))}, {"f", article("1")}})}},
			[]string{"a.tar!f"}, []string{"a.tar!b.zip: an archive", "a.tar!c.tar.gz: an archive", "a.tar!d.tgz: an archive", "a.tar!e.txt.gz.gz: an archive"}},
		{"links in archives", tree{{"a.tar", tarOf(tree{{"a.txt", article("1")}, {"b.txt", "-> a.txt"}})}}, []string{"a.tar!a.txt"}, []string{"a.tar!b.txt: a link"}},
		{"no texts", tree{{"a.html", "<p>"}, {"b.pdf", "%PDF-1.7"}, {"c", "\x89PNG\r\n\x1a\n"}, {"d.zip", zipOf(tree{{"x.htm", ""}, {"y.jpg", "\xff\xd8\xff\xe0"}})}},
			nil, []string{"a.html: HTML", "b.pdf: not a text: PDF", "c: not a text: PNG", "d.zip!x.htm: HTML", "d.zip!y.jpg: not a text: JPEG"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var tr tree
			for _, f := range c.files {
				tr = append(tr, struct{ name, content string }{"in/" + f.name, f.content})
			}
			tr.write(t)
			args := []string{"-quiet", "-max-bytes", "4000", "-failures", "failures", "-o", "out", "in"}
			if c.name == "no such file" {
				args = append(args, "in/none.txt")
			}
			status, _, errs := batch(t, "", args...)
			assert.Equal(t, statusFailures, status)
			assert.Empty(t, errs)
			assert.Equal(t, c.good, ids(t, strings.ReplaceAll(read(t, "out"), `"in/`, `"`)))
			bad := places(t, strings.ReplaceAll(read(t, "failures"), `"in/`, `"`))
			if assert.Len(t, bad, len(c.bad), "%v", bad) {
				for i, want := range c.bad {
					assert.True(t, strings.HasPrefix(bad[i], want), "%s, not %s", bad[i], want)
				}
			}
			before := read(t, "out")
			status, _, _ = batch(t, "", append(args, "-resume")...)
			assert.Equal(t, statusFailures, status)
			assert.Equal(t, before, read(t, "out"), "resumed")
			assert.Len(t, places(t, read(t, "failures")), len(c.bad), "resumed")
		})
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(b)
}

// TestFolders: links, special files and folders that cannot be read.
func TestFolders(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a right on Windows")
	}
	tree{{"in/a.txt", article("1")}, {"in/sub/b.txt", article("2")}}.write(t)
	require.NoError(t, os.Symlink("a.txt", "in/l.txt"))
	require.NoError(t, os.Symlink("..", "in/sub/up"))
	require.NoError(t, os.Symlink("nowhere", "in/sub/z"))
	require.NoError(t, os.Symlink("in", "root"))
	status, out, errs := batch(t, "", "root")
	assert.Equal(t, statusFailures, status)
	assert.Equal(t, []string{"root/a.txt", "root/l.txt", "root/sub/b.txt"}, ids(t, out))
	assert.Contains(t, errs, "batch: root/sub/up: a link to a folder")
	assert.Contains(t, errs, "batch: root/sub/z: ")
	assert.Contains(t, errs, "3 articles, 2 failed")
}

// TestOwnFiles: what the program writes is no input of it.
func TestOwnFiles(t *testing.T) {
	tree{{"in/a.txt", article("1")}, {"in/z.txt", article("2")}}.write(t)
	for range 2 {
		status, _, errs := batch(t, "", "in", "-o", "in/out.jsonl", "-failures", "in/failures.jsonl")
		require.Zero(t, status, errs)
		assert.Equal(t, []string{"in/a.txt", "in/z.txt"}, ids(t, read(t, "in/out.jsonl")))
	}
}

func TestUsage(t *testing.T) {
	for _, c := range []struct {
		args   string
		status int
		want   string // on standard error
	}{
		{"", 2, "usage: batch"},
		{"-h", 0, "usage: batch"},
		{"-nonsense", 2, "flag provided but not defined"},
		{"-workers -1 a.txt", 2, "-workers"},
		{"-max-bytes 0 a.txt", 2, "-max-bytes"},
		{"-field= a.txt", 2, "-field"},
		{"-encoding klingon a.txt", 2, "klingon"},
		{"-resume a.txt", 2, "-resume needs"},
		{"-resume -o - a.txt", 2, "-resume needs"},
		{"-o a.txt a.txt", 2, "is an input"},
		{"-o ./a.txt a.txt", 2, "is an input"},
		{"-o new.txt new.txt", 2, "is an input"},
		{"-failures a.txt a.txt", 2, "is an input"},
		{"-o x -failures x a.txt", 2, "same file"},
		{"-o none/x a.txt", 3, "none"},
		{"-failures none/x a.txt", 3, "none"},
		{"-o in a.txt", 3, "in"},
		{"a.txt", 0, "batch: 1 article in 0:00"},
		{"-quiet a.txt", 0, ""},
		{"none.txt", 1, "none.txt"},
		{"-quiet none.txt", 1, ""},
	} {
		t.Run(c.args, func(t *testing.T) {
			tree{{"a.txt", article("1")}, {"in/b.txt", ""}}.write(t)
			status, _, errs := batch(t, "", strings.Fields(c.args)...)
			assert.Equal(t, c.status, status)
			assert.Contains(t, errs, c.want)
			if c.want == "" {
				assert.Empty(t, errs)
			}
			assert.Equal(t, article("1"), read(t, "a.txt"))
			assert.NoFileExists(t, "new.txt")
		})
	}
}

// A brokenPipe is an output whose reader has gone.
type brokenPipe struct{ err error }

func (b brokenPipe) Write([]byte) (int, error) { return 0, b.err }

// TestUnwritable: an output that cannot be written ends the run.
func TestUnwritable(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{errClosed, ""},
		{errors.New("no room"), "batch: no room\n"},
	} {
		var errs bytes.Buffer
		p := program{
			stdin: strings.NewReader(strings.Repeat(jsonLine("1"), 100)), stdout: brokenPipe{c.err}, stderr: &errs,
			columns: func() int { return 0 }, now: time.Now,
		}
		assert.Equal(t, statusOutput, p.run([]string{"-json", "-"}))
		assert.Equal(t, c.want, errs.String())
	}
}

// TestPanic: a panic of the library is a failure with its stack.
func TestPanic(t *testing.T) {
	t.Chdir(t.TempDir())
	f, err := os.Create("failures")
	require.NoError(t, err)
	defer f.Close()
	r := report{file: f, bar: &bar{}}
	require.NoError(t, r.failure(&record{at: "a.jsonl:1", id: "A"}, &summary.PanicError{Value: "at «خبر»", Stack: []byte("goroutine 7\n")}))
	assert.Equal(t, `{"id":"A","at":"a.jsonl:1","error":"panic: at «خبر»","stack":"goroutine 7\n"}`+"\n", read(t, "failures"))
	assert.Equal(t, 1, r.failed)
}
