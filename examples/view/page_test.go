package main

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/summary"
)

// An element is an element of a page.
type element struct {
	name     string
	at       map[string]string
	text     string // of all that is in it
	children []*element
}

func (e *element) class(c string) bool {
	for _, x := range strings.Fields(e.at["class"]) {
		if x == c {
			return true
		}
	}
	return false
}

// find lists the elements inside that satisfy a condition, in order.
func (e *element) find(ok func(*element) bool) []*element {
	var out []*element
	for _, c := range e.children {
		if ok(c) {
			out = append(out, c)
		}
		out = append(out, c.find(ok)...)
	}
	return out
}

func (e *element) classes(c string) []*element {
	return e.find(func(x *element) bool { return x.class(c) })
}

// parsePage reads a page, which is written so that it is XML, too, but for what stands
// in its style and script. Those must be ours, once each.
func parsePage(page string) (*element, error) {
	for _, own := range []string{"<style>" + string(newStyle().CSS) + "</style>", "<script>" + js + "</script>"} {
		before, after, ok := strings.Cut(page, own)
		if !ok {
			return nil, errors.New("the page lacks its style or script")
		}
		page = before + after
	}
	d := xml.NewDecoder(strings.NewReader(page))
	root := &element{}
	open := []*element{root}
	var written strings.Builder
	starts := []int{0}
	for {
		t, err := d.Token()
		if err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			e := &element{name: t.Name.Local, at: map[string]string{}}
			for _, a := range t.Attr {
				if _, twice := e.at[a.Name.Local]; twice {
					return nil, errors.New("an attribute twice: " + a.Name.Local)
				}
				if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "style" || a.Name.Local == "src" {
					return nil, errors.New("a forbidden attribute: " + a.Name.Local)
				}
				e.at[a.Name.Local] = a.Value
			}
			if e.name == "script" || e.name == "style" || e.name == "img" || e.name == "iframe" || e.name == "link" {
				return nil, errors.New("a foreign element: " + e.name)
			}
			parent := open[len(open)-1]
			parent.children = append(parent.children, e)
			open, starts = append(open, e), append(starts, written.Len())
		case xml.EndElement:
			last := len(open) - 1
			open[last].text = written.String()[starts[last]:]
			open, starts = open[:last], starts[:last]
		case xml.CharData:
			written.Write(t)
		}
	}
	return root, nil
}

// blockTexts gives the texts of the blocks of a page.
func blockTexts(t testing.TB, page string) []string {
	t.Helper()
	root, err := parsePage(page)
	require.NoError(t, err)
	var out []string
	for _, b := range root.classes("b") {
		out = append(out, b.text)
	}
	return out
}

func pageOf(t testing.TB, d *summary.Digest) (string, *element) {
	t.Helper()
	var w strings.Builder
	require.NoError(t, writePage(&w, d))
	root, err := parsePage(w.String())
	require.NoError(t, err)
	return w.String(), root
}

func digest(t testing.TB, raw string) *summary.Digest {
	t.Helper()
	d, err := summary.Digester{}.Digest([]byte(raw))
	require.NoError(t, err)
	return d
}

// articles gives the articles of the repository by name.
func articles(t testing.TB) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../testdata/articles/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	out := map[string]string{}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		require.NoError(t, err)
		out[strings.TrimSuffix(filepath.Base(f), ".txt")] = string(raw)
	}
	return out
}

// checkPage checks that a page shows the text of every block as it is, and everything
// that was found, each at its place.
func checkPage(t testing.TB, d *summary.Digest) {
	t.Helper()
	_, root := pageOf(t, d)
	src := d.Article.Source.Text
	blocks := root.classes("b")
	require.Len(t, blocks, len(d.Article.Blocks))
	for i, b := range d.Article.Blocks {
		require.Equal(t, clean(b.Of(src)), blocks[i].text, "block %d", i)
		require.True(t, blocks[i].class(b.Role.String()))
	}

	ids := map[string]*element{}
	for _, e := range root.find(func(e *element) bool { return e.at["id"] != "" }) {
		require.Nil(t, ids[e.at["id"]], "the id %s twice", e.at["id"])
		ids[e.at["id"]] = e
	}
	for i, m := range d.Names.Mentions {
		e := ids["m"+strconv.Itoa(i)]
		require.NotNil(t, e, "mention %d", i)
		require.True(t, strings.HasPrefix(clean(m.Of(src)), e.text), "%q begins with %q", m.Of(src), e.text)
	}
	for _, e := range root.find(func(e *element) bool { return e.at["data-supports"] != "" }) {
		for id := range strings.FieldsSeq(e.at["data-supports"]) {
			require.NotNil(t, ids[id], "supporting sentence %s", id)
		}
	}
	for _, e := range root.find(func(e *element) bool { return strings.HasPrefix(e.at["href"], "#") }) {
		require.NotNil(t, ids[e.at["href"][1:]], "target of %s", e.at["href"])
	}
	whole := func(class string) int {
		n := 0
		for _, e := range root.classes(class) {
			if e.name == "span" && !e.class("rest") {
				n++
			}
		}
		return n
	}
	require.Equal(t, inBlocks(d, d.Dates), whole("date"))
	require.Equal(t, inBlocks(d, d.Numbers), whole("number"))
}

// inBlocks counts the spans that touch a block.
func inBlocks[T interface{ Overlaps(text.Span) bool }](d *summary.Digest, spans []T) int {
	n := 0
	for _, s := range spans {
		for _, b := range d.Article.Blocks {
			if s.Overlaps(b.Span) {
				n++
				break
			}
		}
	}
	return n
}

func TestArticles(t *testing.T) {
	for name, raw := range articles(t) {
		t.Run(name, func(t *testing.T) { checkPage(t, digest(t, raw)) })
	}
}

func TestNamesDatesQuotes(t *testing.T) {
	const raw = "وزيرة البيئة تحذر من حرق النفايات\nتونس - وكالات\n28/7/2024\n" +
		"قالت وزيرة البيئة التونسية ليلى الشابي أمس: «لن نسمح بحرق النفايات». وأضافت أن بلدية صفاقس ستغلق المكب خلال 15 يوما.\n"
	_, root := pageOf(t, digest(t, raw))
	titles := map[string]string{}
	for _, e := range root.find(func(e *element) bool { return e.at["title"] != "" && e.name == "span" }) {
		titles[e.text] = e.at["title"]
		assert.Equal(t, "0", e.at["tabindex"], e.text)
	}
	assert.Equal(t, "شخص\nليلى الشابي\nالمنصب: وزيرة البيئة\nالجنسية: TN", titles["ليلى الشابي"])
	assert.Contains(t, titles["أمس"], "السبت 27 جويلية 2024\n\u20662024-07-27\u2069\nمحسوب من يوم النشر")
	assert.Equal(t, "مدة\n\u2066P15D\u2069\nمذكور في النص", titles["15 يوما"])
	quotes := root.classes("quote")
	var said []*element
	for _, q := range quotes {
		if q.name == "span" {
			said = append(said, q)
		}
	}
	require.NotEmpty(t, said)
	assert.Equal(t, "لن نسمح بحرق النفايات", said[0].text)
	assert.Equal(t, "ليلى الشابي", said[0].at["data-speaker"])
	assert.Equal(t, "قالت", said[0].at["data-cue"])
	assert.Equal(t, "1", said[0].at["data-direct"])
}

// What the body says otherwise is marked in the bullet, and bullets point to their sentences.
func TestSupport(t *testing.T) {
	const raw = "جسر جديد في أسوان\nاستمع إلى الملخص\n- افتتحت محافظة أسوان جسرا على النيل طوله 420 مترا.\n- بلغت كلفة الجسر 90 مليون جنيه.\n" +
		"افتتحت محافظة أسوان الأحد جسرا جديدا على النيل يربط ضفتي المدينة، ويبلغ طول الجسر 420 مترا.\n" +
		"وقال المحافظ إن كلفة الجسر بلغت 70 مليون جنيه، وإن العمل فيه استمر عامين كاملين.\n"
	_, root := pageOf(t, digest(t, raw))
	bullets := root.classes("bullet")
	require.Len(t, bullets, 2)
	for _, b := range bullets {
		assert.NotEmpty(t, b.at["data-supports"], b.text)
		assert.NotEmpty(t, b.at["data-support"])
		assert.Equal(t, "0", b.at["tabindex"])
	}
	assert.Empty(t, bullets[0].classes("missing"))
	wrong := bullets[1].classes("missing")
	require.NotEmpty(t, wrong)
	assert.Contains(t, wrong[0].text, "90")
	assert.Equal(t, "في النص عدد غيره\nفي النص: 70 مليون جنيه", wrong[0].at["title"])
	against := root.find(func(e *element) bool { return e.at["id"] == wrong[0].at["data-against"] })
	require.Len(t, against, 1)
	assert.Equal(t, "70 مليون جنيه", against[0].text)
}

// Whatever a text has that a browser would read as mark-up stays text.
func TestHostileText(t *testing.T) {
	for _, raw := range hostile {
		page, root := pageOf(t, digest(t, raw))
		checkPage(t, digest(t, raw))
		assert.Empty(t, root.find(func(e *element) bool { return e.name == "b" && e.at["onclick"] != "" }))
		assert.Equal(t, 1, strings.Count(page, "<script>"))
		assert.Equal(t, 1, strings.Count(page, "</script>"))
		assert.NotContains(t, page, "\x00")
	}
}

var hostile = []string{
	"",
	"\n\n \t\r\n",
	"<script>alert(1)</script> عاجل\nقال وزير الخارجية المصري <img src=x onerror=alert(2)> إن </p></article><script>alert(3)</script> القاهرة ترحب.\n",
	"\" onmouseover=\"alert(4)\nقال \"'`<>&\" الوزير: «\" autofocus onfocus=alert(5) x=\"».\n",
	"</style><script>alert(6)</script>\n</title><script>alert(7)</script>\n<!-- --> <![CDATA[ ]]> &lt;b&gt; &#60;script&#62; {{.}} ${alert(8)}\n",
	"قال \u202eالوزير\u2066 إن \u200fالأمر\u2067 انتهى\u202c \u2069 في القاهرة.\n",
	"قال \x00الوزير\x00 إن\x01 \x1b[31mالأمر\x7f \u0085 انتهى\ufffe في\uffff القاهرة.\n",
	"قال الوزير\xff\xfe إن \xd8 القاهرة\xc0\x80 ترحب\xed\xa0\x80.\n",
	"سطر أول من فقرة طويلة جدا كسرت عند عرض ثابت من قبل البرنامج\r\nوسطر ثان من الفقرة نفسها كسر عند العرض نفسه أيضا في القاهرة\r\nوسطر ثالث.\r\n",
	"javascript:alert(9)\nhttps://example.org/\"><script>alert(10)</script>\n",
}

func FuzzPage(f *testing.F) {
	for _, raw := range hostile {
		f.Add(raw)
	}
	for _, name := range []string{"ps-felesteen-gaza-solar", "xx-france24-heritage", "dz-bridge-glued", "eg-oneline-nile"} {
		f.Add(articles(f)[name])
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if len(raw) > 1<<14 {
			return
		}
		d, err := summary.Digester{}.Digest([]byte(raw))
		if err != nil {
			return
		}
		checkPage(t, d)
	})
}

func BenchmarkPage(b *testing.B) {
	d := digest(b, articles(b)["ye-araby-ports-salaries"])
	for b.Loop() {
		if err := writePage(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}
