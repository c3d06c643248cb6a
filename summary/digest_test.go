package summary

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/internal/corpus"
	"github.com/khabar-go/khabar/internal/jsonschema"
)

// reference is the result document as encoding/json writes it.
func reference(t testing.TB, d *Digest) string {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	require.NoError(t, enc.Encode(d.Document()))
	return strings.TrimSuffix(b.String(), "\n")
}

// ownArticles are the articles of testdata, by name.
func ownArticles(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	dir := filepath.Join(corpus.Root(t), "testdata", "articles")
	require.NoError(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".txt" {
			return err
		}
		raw, err := os.ReadFile(path)
		out[strings.TrimPrefix(path, dir+"/")] = raw
		return err
	}))
	require.NotEmpty(t, out)
	return out
}

// compiled is the schema of the result document.
func compiled(t testing.TB) *jsonschema.Schema {
	t.Helper()
	s, err := jsonschema.Compile([]byte(Schema()))
	require.NoError(t, err)
	return s
}

// sound checks what holds of every digest: its JSON is that of encoding/json, is valid by the
// schema, and reads back as the same document with all offsets right.
func sound(t testing.TB, schema *jsonschema.Schema, d *Digest) {
	t.Helper()
	doc := d.AppendJSON(nil)
	require.Equal(t, reference(t, d), string(doc))
	require.NoError(t, schema.Validate(doc))
	back, err := Decode(doc)
	require.NoError(t, err)
	require.Equal(t, d.Document(), back)
}

// TestDocuments: the documents of all articles are sound.
func TestDocuments(t *testing.T) {
	schema := compiled(t)
	for name, raw := range ownArticles(t) {
		t.Run(name, func(t *testing.T) {
			d, err := Digester{}.Digest(raw)
			require.NoError(t, err)
			sound(t, schema, d)
		})
	}
}

func digestOf(t *testing.T, d Digester, raw string) *Digest {
	t.Helper()
	out, err := d.Digest([]byte(raw))
	require.NoError(t, err)
	sound(t, compiled(t), out)
	return out
}

// TestHints: what is given from outside stands in the document.
func TestHints(t *testing.T) {
	const raw = "مسقط تستضيف معرض الكتاب\nأخبار\nمسقط - العمانية: افتتح وزير الثقافة أمس معرض الكتاب في دورته العاشرة بمشاركة أربعين دار نشر من اثنتي عشرة دولة عربية.\n"
	doc := digestOf(t, Digester{
		Published: time.Date(2024, 7, 28, 9, 0, 0, 0, time.UTC), Headline: "مسقط تستضيف معرض الكتاب", Authors: []string{"سالم الهنائي"}, URL: "https://example.org/?a=1&b=<2>",
	}, raw).Document()
	assert.Equal(t, "https://example.org/?a=1&b=<2>", doc.Source.URL)
	assert.Equal(t, &DocPublished{Value: "2024-07-28", Basis: "given"}, doc.Published)
	assert.Equal(t, "headline", doc.Blocks[0].Role)
	assert.Equal(t, []string{"سالم الهنائي"}, doc.Bylines)
	require.Len(t, doc.Dates, 1)
	assert.Equal(t, "2024-07-27", doc.Dates[0].Value)

	doc = digestOf(t, Digester{Headline: "عنوان من خارج النص"}, "شلّ إضراب البحارة حركة العبّارات لليوم السادس على التوالي في جزر بحر إيجه، وبقي آلاف السياح في الموانئ.\n").Document()
	assert.Equal(t, "عنوان من خارج النص", doc.Headline)
	assert.Empty(t, doc.Source.URL)
}

// TestCountryHint: the outlet's country tells whose dinar it is where the text does not.
func TestCountryHint(t *testing.T) {
	const raw = "تراجع أسعار الزيت\nقال تجار في السوق إن سعر اللتر بلغ 25 دينارا بعد أن كان أقل من ذلك في الموسم الماضي.\n"
	assert.Empty(t, digestOf(t, Digester{}, raw).Numbers[0].Currency)
	assert.Equal(t, "TND", digestOf(t, Digester{Country: "TN"}, raw).Numbers[0].Currency)
}

// TestWithout: a layer that is switched off is empty, and the others stay as they are.
func TestWithout(t *testing.T) {
	all := digestOf(t, Digester{}, sampleArticle).Document()
	require.NotEmpty(t, all.Dates)
	require.NotEmpty(t, all.Numbers)
	require.NotEmpty(t, all.Mentions)
	require.NotEmpty(t, all.Summary.Keyphrases)
	require.Len(t, all.Summary.Support, 2)

	doc := digestOf(t, Digester{Without: Layers{Dates: true}}, sampleArticle).Document()
	assert.Empty(t, doc.Dates)
	assert.Equal(t, all.Numbers, doc.Numbers, "a number inside a date is still none")
	assert.Equal(t, all.Mentions, doc.Mentions)

	doc = digestOf(t, Digester{Without: Layers{Numbers: true}}, sampleArticle).Document()
	assert.Empty(t, doc.Numbers)
	assert.Equal(t, all.Dates, doc.Dates)

	doc = digestOf(t, Digester{Without: Layers{Names: true}}, sampleArticle).Document()
	assert.Empty(t, doc.Mentions)
	assert.Empty(t, doc.Entities)
	assert.Empty(t, doc.Quotes)
	assert.Equal(t, all.Dates, doc.Dates)

	doc = digestOf(t, Digester{Without: Layers{Summary: true}}, sampleArticle).Document()
	assert.Equal(t, DocSummary{Sentences: []DocSentence{}, Keyphrases: []DocKeyphrase{}, Support: []DocSupport{}}, doc.Summary)
	assert.Equal(t, all.Mentions, doc.Mentions)
}

// TestSupportInDocument: what the body lacks or gives otherwise is a place of the bullet.
func TestSupportInDocument(t *testing.T) {
	doc := digestOf(t, Digester{}, sampleArticle).Document()
	require.Len(t, doc.Summary.Support, 2)
	require.NotEmpty(t, doc.Summary.Support[1].Missing)
	m := doc.Summary.Support[1].Missing[0]
	assert.Contains(t, m.Of(*doc.Text), "3")
	assert.Contains(t, doc.Bullets[1], m.Of(*doc.Text))
}

// TestFromArticle gives what Digest gives, but for the bytes, which are no longer there.
func TestFromArticle(t *testing.T) {
	want := digestOf(t, Digester{}, sampleArticle)
	a, err := article.Parse([]byte(sampleArticle))
	require.NoError(t, err)
	assert.Equal(t, string(want.AppendJSON(nil)), string(Digester{}.FromArticle(a).AppendJSON(nil)))

	legacy, err := charmap.Windows1256.NewEncoder().Bytes([]byte("قال الوزير إن الأمر انتهى.\n"))
	require.NoError(t, err)
	a, err = article.Parse(legacy)
	require.NoError(t, err)
	d := Digester{URL: "x"}.FromArticle(a)
	assert.Equal(t, Origin{Bytes: len(a.Source.Text), SHA256: sha256.Sum256([]byte(a.Source.Text)), URL: "x"}, d.Origin)
	sound(t, compiled(t), d)
}

// TestNothing: what is not there gives an empty document, and no panic.
func TestNothing(t *testing.T) {
	schema := compiled(t)
	for name, d := range map[string]*Digest{
		"zero": {}, "no article": {Analysis: &Analysis{}}, "no source": {Analysis: &Analysis{Article: &article.Article{}}},
		"nil": Digester{}.FromArticle(nil), "no text": Digester{}.FromArticle(&article.Article{}),
		"support alone": {Summary: Brief{Support: make([]Report, 2)}},
	} {
		t.Run(name, func(t *testing.T) { sound(t, schema, d) })
	}
	assert.Empty(t, Analyze(nil).Dates)
	doc := digestOf(t, Digester{}, "")
	assert.NotContains(t, strings.NewReplacer(`"dateline":null`, "", `"published":null`, "").Replace(string(doc.AppendJSON(nil))), "null")
}

// TestDateIssues: a date that does not exist is an issue of the document.
func TestDateIssues(t *testing.T) {
	doc := digestOf(t, Digester{}, "قال الوزير إن الاجتماع سيعقد في 31 فبراير 2024 في العاصمة.\n").Document()
	require.Len(t, doc.Issues, 1)
	assert.Equal(t, "impossible-date", doc.Issues[0].Code)
	assert.Equal(t, "31 فبراير 2024", doc.Issues[0].Of(*doc.Text))
}

// TestStrings: strings are written as encoding/json writes them; bytes that are no UTF-8 as
// U+001A, each.
func TestStrings(t *testing.T) {
	for _, s := range []string{
		"", "خبر", "\x00\x01\b\t\n\v\f\r\x1a\x1b\x1f\x7f", `"\/`, "<b>&amp;</b>", "\u2027\u2028\u2029\u202a\u2066\u2069", "\u00e2\ufffd\U0001f600", "\u20ac",
		"a\xff", "\xe2", "\xe2\x80", "\xe2\x80\xa8\xe2\x80", "\xed\xa0\x80", "\xf0\x9f\x98", strings.Repeat("س\n", 100),
	} {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		require.NoError(t, enc.Encode(printable(s)))
		assert.Equal(t, strings.TrimSuffix(b.String(), "\n"), string(appendString(nil, s)), "%q", s)
		assert.Equal(t, len(s), len(printable(s)), "%q", s)
	}
}

// TestScores: scores have three places at most, and are those of encoding/json.
func TestScores(t *testing.T) {
	for _, score := range []float64{0, 1, 0.5, 0.05, 0.005, 0.0004, 0.0005, 0.9994, 0.9995, 0.12, 0.123456, 0.1, 1.5, -0.1, math.NaN(), math.Inf(1), math.Inf(-1), 1.0 / 3} {
		want, err := json.Marshal(rounded(score))
		require.NoError(t, err)
		assert.Equal(t, `,"score":`+string(want), string(appendScore(nil, score)))
	}
	for i := range 1001 {
		want, err := json.Marshal(float64(i) / 1000)
		require.NoError(t, err)
		require.Equal(t, `,"score":`+string(want), string(appendScore(nil, float64(i)/1000)))
	}
}

// TestOneDigester serves many goroutines at once.
func TestOneDigester(t *testing.T) {
	d := Digester{Published: time.Date(2024, 7, 28, 0, 0, 0, 0, time.UTC), Authors: []string{"سالم الهنائي"}}
	want := digestOf(t, d, sampleArticle)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				got, err := d.Digest([]byte(sampleArticle))
				if assert.NoError(t, err) {
					assert.Equal(t, string(want.AppendJSON(nil)), string(got.AppendJSON(nil)))
				}
				assert.Equal(t, string(want.AppendJSON(nil)), string(want.AppendJSON(nil)))
			}
		})
	}
	wg.Wait()
}

// TestAllocations: a digest with its JSON allocates less than the bound of the design.
func TestAllocations(t *testing.T) {
	var doc []byte
	total, count := 0.0, 0
	for _, raw := range ownArticles(t) {
		if count++; count > 25 {
			break
		}
		total += testing.AllocsPerRun(1, func() {
			d, err := Digester{}.Digest(raw)
			if err != nil {
				t.Fatal(err)
			}
			doc = d.AppendJSON(doc[:0])
		})
	}
	mean := total / 25
	t.Logf("%.1f allocations an article", mean)
	assert.LessOrEqual(t, mean, 300.0)
}
