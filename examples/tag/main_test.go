package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

var update = flag.Bool("update", false, "write the golden files of testdata")

// marked reads a file in markup as a result: what a tagger without a model would give.
func marked(t *testing.T, file string) (string, entities.Result) {
	raw, err := os.ReadFile(filepath.Join("testdata", file))
	require.NoError(t, err)
	src, ms, err := readMarkup(string(raw))
	require.NoError(t, err)
	return src, resultOf(src, ms)
}

// resultOf gives mentions their tokens, and mentions of the same words one entity.
func resultOf(src string, ms []markedMention) entities.Result {
	var r entities.Result
	byName := map[string]int{}
	for i, m := range ms {
		token := m.Span
		for tok := range text.Tokens(src) {
			if tok.Start < m.End && tok.End > m.Start {
				token.Start, token.End = min(token.Start, tok.Start), max(token.End, tok.End)
			}
		}
		name := src[m.Start:m.End]
		e, ok := byName[name]
		if !ok {
			e = len(r.Entities)
			byName[name] = e
			r.Entities = append(r.Entities, entities.Entity{Type: m.Type, Name: name})
		}
		r.Entities[e].Mentions = append(r.Entities[e].Mentions, i)
		r.Mentions = append(r.Mentions, entities.Mention{Span: m.Span, Token: token, Type: m.Type, Norm: name, Score: 1, Entity: e, Within: m.Within})
	}
	return r
}

// gulf is the text of testdata/gulf.marked with what the markup cannot tell.
func gulf(t *testing.T) (string, entities.Result) {
	src, r := marked(t, "gulf.marked")
	find := func(s string) text.Span {
		at := strings.Index(src, s)
		require.GreaterOrEqual(t, at, 0, s)
		return text.Span{Start: at, End: at + len(s)}
	}
	for i := range r.Entities {
		if r.Entities[i].Name == "باكو" {
			r.Entities[i].Country, r.Entities[i].Kind = "AZ", "capital"
		}
	}
	speaker := 0
	for i, m := range r.Mentions {
		switch src[m.Start:m.End] {
		case "الحارثي":
			speaker = i
		case "لجنة المشتركة":
			r.Mentions[i].Norm = "اللجنة المشتركة"
		}
	}
	r.Quotes = []entities.Quote{{Span: find("النقل عبر بحر قزوين أولوية"), Cue: find("قال"), Speaker: speaker, Direct: true}}
	return src, r
}

func written(t *testing.T, write func(out *bufio.Writer) error) string {
	var b bytes.Buffer
	out := bufio.NewWriter(&b)
	require.NoError(t, write(out))
	require.NoError(t, out.Flush())
	return b.String()
}

// TestGolden compares what the writers write of a result with the files beside it.
func TestGolden(t *testing.T) {
	src, r := gulf(t)
	for name, write := range map[string]func(out *bufio.Writer) error{
		"gulf.marked":     func(out *bufio.Writer) error { return writeMarkup(out, src, r, false) },
		"gulf.attributes": func(out *bufio.Writer) error { return writeMarkup(out, src, r, true) },
		"gulf.conll":      func(out *bufio.Writer) error { writeCoNLL(out, src, r); return nil },
		"gulf.ann":        func(out *bufio.Writer) error { writeBrat(out, src, r); return nil },
		"gulf.jsonl":      func(out *bufio.Writer) error { return writeJSON(out, document{name: "gulf.txt", text: src}, r) },
		"annotation.conf": func(out *bufio.Writer) error { _, err := out.WriteString(bratConfiguration()); return err },
	} {
		t.Run(name, func(t *testing.T) {
			got := written(t, write)
			golden := filepath.Join("testdata", name)
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err, "run go test ./examples/tag -update")
			assert.Equal(t, string(want), got)
		})
	}
}

// TestMarkup: brackets and backslashes of the text stay what they are.
func TestMarkup(t *testing.T) {
	src, r := marked(t, "signs.marked")
	assert.Equal(t, "رمز ⟦ القوس ⟧ وشرطة \\⟦ ومسار C:\\data و\\\\خادم في دبي\\\nإف-16⟧ سفن\n", src)
	assert.Equal(t, "رمز \\⟦ القوس \\⟧ وشرطة \\\\\\⟦ ومسار C:\\data و\\\\\\خادم في ⟦GPE: دبي⟧\\\n⟦ORG: إف-16\\⟧ سفن⟧\n",
		written(t, func(out *bufio.Writer) error { return writeMarkup(out, src, r, false) }))
	for bad, why := range map[string]string{
		"⟦GPE: دبي":        "without",
		"دبي⟧":             "without",
		"⟦CITY: دبي⟧":      "no type",
		"⟦دبي":             "no type",
		"⟦GPE|country: د⟧": "attribute",
	} {
		_, _, err := readMarkup(bad)
		assert.ErrorContains(t, err, why, bad)
	}
	crossing := entities.Result{Mentions: []entities.Mention{
		{Span: text.Span{Start: 0, End: 6}, Type: entities.Org}, {Span: text.Span{Start: 2, End: 8}, Type: entities.Org},
	}}
	assert.ErrorIs(t, writeMarkup(bufio.NewWriter(&bytes.Buffer{}), "دبيه", crossing, false), errCrossing)
}

// TestRoundTrip: markup that was written and read back gives the text and the mentions,
// whatever the text holds.
func TestRoundTrip(t *testing.T) {
	src, r := gulf(t)
	roundTrip(t, src, r)
	pieces := []string{"قال ", "الوزير", " ", "⟦", "⟧", `\`, `\\`, ": ", "|", "\n", "GPE", "«دبي»", "\xff", "x", "é", "⟦GPE: "}
	rnd := rand.New(rand.NewSource(7))
	for range 3000 {
		var b strings.Builder
		var bounds []int
		for range 1 + rnd.Intn(14) {
			bounds = append(bounds, b.Len())
			b.WriteString(pieces[rnd.Intn(len(pieces))])
		}
		src := b.String()
		bounds = append(bounds, len(src))
		var ms []entities.Mention
		nest(rnd, bounds, 0, len(bounds)-1, entities.None, &ms)
		r := entities.Result{Mentions: ms, Entities: []entities.Entity{{Country: "AE"}, {}}}
		roundTrip(t, src, r)
	}
}

// nest puts mentions between two of the bounds, and some inside them.
func nest(rnd *rand.Rand, bounds []int, from, to, within int, ms *[]entities.Mention) {
	for i := from; i < to; i++ {
		if rnd.Intn(3) > 0 {
			continue
		}
		j := i + 1 + rnd.Intn(to-i)
		at := len(*ms)
		*ms = append(*ms, entities.Mention{
			Span: text.Span{Start: bounds[i], End: bounds[j]}, Type: types[rnd.Intn(len(types))], Entity: rnd.Intn(3) - 1, Within: within,
		})
		if rnd.Intn(2) == 0 && len(*ms) < 12 {
			nest(rnd, bounds, i, j, at, ms)
		}
		i = j - 1
	}
}

func roundTrip(t *testing.T, src string, r entities.Result) {
	t.Helper()
	for _, attributes := range []bool{false, true} {
		s := written(t, func(out *bufio.Writer) error { return writeMarkup(out, src, r, attributes) })
		back, ms, err := readMarkup(s)
		require.NoError(t, err, "%q", s)
		require.Equal(t, src, back, "%q", s)
		require.Len(t, ms, len(r.Mentions))
		for i, m := range ms {
			w := r.Mentions[i]
			require.Equal(t, w.Span, m.Span, "%q", s)
			require.Equal(t, w.Type, m.Type)
			require.Equal(t, w.Within, m.Within, "%q", s)
			if attributes && w.Entity >= 0 {
				require.Equal(t, strconv.Itoa(w.Entity), m.Attributes["id"])
				require.Equal(t, r.Entities[w.Entity].Country, m.Attributes["country"])
			}
		}
	}
}

func FuzzMarkup(f *testing.F) {
	for _, s := range []string{"⟦GPE: دبي⟧", `\⟦`, `\\⟧`, "⟦ORG|id=1|country=AE: ⟦GPE: دبي⟧ x⟧", "⟦"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		src, ms, err := readMarkup(s)
		if err != nil {
			return
		}
		for _, m := range ms {
			if m.Empty() {
				return // the writer has no empty mentions
			}
		}
		roundTrip(t, src, resultOf(src, ms))
	})
}

var fragment = regexp.MustCompile(`^T\d+\t\w+ ([\d ;]+)\t(.*)$`)

// TestBrat: offsets are runes, also where a mention goes over a line end and where bytes
// are no UTF-8.
func TestBrat(t *testing.T) {
	src := "\xffقال\nعبد\r\nالله \xf0 ثم مضى"
	at := strings.Index(src, "عبد")
	end := strings.Index(src, " \xf0")
	r := entities.Result{Mentions: []entities.Mention{{Span: text.Span{Start: at, End: end}, Type: entities.Person, Entity: entities.None, Within: entities.None}}}
	got := written(t, func(out *bufio.Writer) error { writeBrat(out, src, r); return nil })
	assert.Equal(t, "T1\tPERSON 5 8;10 14\tعبد الله\n", got)

	src, r = gulf(t)
	r.Quotes = nil
	for _, doc := range []string{src, runes("\xff\xfe\xc3" + src)} {
		for line := range strings.Lines(written(t, func(out *bufio.Writer) error { writeBrat(out, src, r); return nil })) {
			if m := fragment.FindStringSubmatch(strings.TrimSuffix(line, "\n")); m != nil && doc == src {
				var a, b int
				_, err := fmt.Sscanf(m[1], "%d %d", &a, &b)
				require.NoError(t, err)
				assert.Equal(t, m[2], string([]rune(doc)[a:b]))
			}
		}
	}
	assert.Equal(t, "\uFFFD\uFFFDب", runes("\xff\xfeب"))
}

// TestCoNLL: the tokens are those of the text, and the labels begin with B.
func TestCoNLL(t *testing.T) {
	src, r := gulf(t)
	var tokens []string
	last := "O"
	for line := range strings.Lines(written(t, func(out *bufio.Writer) error { writeCoNLL(out, src, r); return nil })) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" {
			last = "O"
			continue
		}
		tok, label, ok := strings.Cut(line, "\t")
		require.True(t, ok, line)
		tokens = append(tokens, tok)
		if typ, inside := strings.CutPrefix(label, "I-"); inside {
			assert.Contains(t, []string{"B-" + typ, "I-" + typ}, last, line)
		}
		last = label
	}
	var want []string
	for tok := range text.Tokens(src) {
		want = append(want, src[tok.Start:tok.End])
	}
	assert.Equal(t, want, tokens)
}

func tag(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

const sample = "قال وزير الخارجية المصري بدر عبد العاطي إن القاهرة ترحب بالاتفاق.\n"

// TestRun goes through the formats with the tagger: what is written agrees with the text.
func TestRun(t *testing.T) {
	status, out, errs := tag(t, sample, "-plain")
	require.Zero(t, status, errs)
	src, ms, err := readMarkup(out)
	require.NoError(t, err)
	assert.Equal(t, sample, src)
	assert.NotEmpty(t, ms)

	_, out, _ = tag(t, sample, "-format", "conll")
	assert.Equal(t, 13, strings.Count(out, "\n"), "twelve tokens and the end of the sentence")

	_, out, _ = tag(t, sample, "-format", "jsonl", "-plain")
	var rec record
	dec := json.NewDecoder(strings.NewReader(strings.ReplaceAll(out, `"type":"`, `"-":"`)))
	require.NoError(t, dec.Decode(&rec))
	assert.Equal(t, sample, rec.Text)
	for _, m := range rec.Mentions {
		assert.Equal(t, m.Text, sample[m.Start:m.End])
	}
	for _, q := range rec.Quotes {
		assert.Equal(t, q.Text, sample[q.Start:q.End])
	}
}

// TestJSONInput: texts come from a field, ids are copied, bad lines are named and skipped.
func TestJSONInput(t *testing.T) {
	in := `{"id": 7, "article": {"body": "زار الوفد القاهرة."}}` + "\n\n" + `{"id": 8}` + "\n" + `no json` + "\n" +
		`{"article": {"body": 3}}` + "\n" + `{"id": "x", "article": {"body": "عاد الوفد إلى بيروت."}}`
	status, out, errs := tag(t, in, "-json", "-field", "article.body", "-format", "jsonl")
	assert.Equal(t, 1, status)
	assert.Equal(t, 2, strings.Count(out, "\n"), out)
	assert.Contains(t, out, `{"id":7,"text":"زار الوفد القاهرة."`)
	assert.Contains(t, out, `{"id":"x",`)
	assert.Contains(t, errs, "standard input:3: article.body: no such field")
	assert.Contains(t, errs, "standard input:4: ")
	assert.Contains(t, errs, "standard input:5: article.body: the field is no string")

	_, out, _ = tag(t, in, "-json", "-field", "article.body", "-format", "conll")
	assert.Contains(t, out, "# newdoc id = 7\n")
}

// TestFiles: several files are named, what cannot be read is skipped, brat has a folder.
func TestFiles(t *testing.T) {
	dir := t.TempDir()
	one, two := filepath.Join(dir, "one.txt"), filepath.Join(dir, "two.txt")
	require.NoError(t, os.WriteFile(one, []byte(sample), 0o644))
	old, err := charmap.Windows1256.NewEncoder().String(sample)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(two, []byte(old), 0o644))
	status, out, errs := tag(t, "", one, filepath.Join(dir, "none.txt"), dir, two)
	assert.Equal(t, 1, status)
	assert.Equal(t, 2, strings.Count(errs, "\n"), errs)
	assert.Equal(t, 2, strings.Count(out, "== "+dir))
	assert.True(t, utf8.ValidString(out))

	folder := filepath.Join(dir, "brat")
	status, out, errs = tag(t, "", "-format", "brat", "-out", folder, one, two, one)
	assert.Zero(t, status, errs)
	assert.Empty(t, out)
	for _, name := range []string{"annotation.conf", "one.txt", "one.ann", "two.txt", "two.ann", "one-2.txt", "one-2.ann"} {
		assert.FileExists(t, filepath.Join(folder, name))
	}
	body, err := os.ReadFile(filepath.Join(folder, "two.txt"))
	require.NoError(t, err)
	assert.Equal(t, sample, string(body))
}

func TestArguments(t *testing.T) {
	for _, args := range [][]string{{"-format", "xml"}, {"-out", "x"}, {"-json", "-encoding", "utf-8"}, {"-none"}} {
		status, out, errs := tag(t, "", args...)
		assert.Equal(t, 2, status, args)
		assert.Empty(t, out)
		assert.NotEmpty(t, errs)
	}
	status, _, errs := tag(t, "", "-help")
	assert.Zero(t, status)
	assert.Contains(t, errs, usage)
	status, _, errs = tag(t, sample, "-encoding", "klingon")
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "standard input")
}

// TestLongLine: a line of JSON that is too long is skipped, not the next one.
func TestLongLine(t *testing.T) {
	r := bufio.NewReaderSize(strings.NewReader(strings.Repeat("x", maxLine+10)+"\nnext\nlast"), 1<<16)
	_, err := readLine(r)
	assert.ErrorIs(t, err, errLong)
	line, err := readLine(r)
	require.NoError(t, err)
	assert.Equal(t, "next\n", string(line))
	line, err = readLine(r)
	require.NoError(t, err)
	assert.Equal(t, "last", string(line))
}
