package date_test

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/corpus"
)

// A timex is a TIMEX3 element as a reader of TimeML sees it.
type timex struct {
	TID              string `xml:"tid,attr"`
	Type             string `xml:"type,attr"`
	Value            string `xml:"value,attr"`
	Mod              string `xml:"mod,attr"`
	Quant            string `xml:"quant,attr"`
	TemporalFunction bool   `xml:"temporalFunction,attr"`
	BeginPoint       string `xml:"beginPoint,attr"`
	EndPoint         string `xml:"endPoint,attr"`
	Text             string `xml:",chardata"`
}

// timeML marks a text up and reads it again: the whole text, and the elements.
func timeML(t *testing.T, s string, f date.Finder) (marked, plain string, elements []timex) {
	t.Helper()
	src := text.New(s)
	var b strings.Builder
	require.NoError(t, date.WriteTimeML(&b, src, f.Find(src)))
	marked = b.String()
	d := xml.NewDecoder(strings.NewReader("<TimeML>" + marked + "</TimeML>"))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return marked, plain, elements
		}
		require.NoError(t, err, marked)
		switch tok := tok.(type) {
		case xml.CharData:
			plain += string(tok)
		case xml.StartElement:
			if tok.Name.Local == "TIMEX3" {
				var e timex
				require.NoError(t, d.DecodeElement(&e, &tok))
				elements = append(elements, e)
				plain += e.Text
			}
		}
	}
}

func TestTimeML(t *testing.T) {
	f := date.Finder{Anchor: sunday}
	for _, c := range []struct {
		text string
		want []timex
	}{
		{"", nil},
		{"لا تاريخ هنا.", nil},
		{"وصل في 28 يوليو/تموز 2024.", []timex{{TID: "t1", Type: "DATE", Value: "2024-07-28", Text: "28 يوليو/تموز 2024"}}},
		{"وصل أمس.", []timex{{TID: "t1", Type: "DATE", Value: "2024-07-27", TemporalFunction: true, Text: "أمس"}}},
		{"يجتمعون كل جمعة.", []timex{{TID: "t1", Type: "SET", Value: "P1W", Quant: "EVERY", Text: "كل جمعة"}}},
		{"في مطلع 2019 توقف ثلاثة أيام.", []timex{
			{TID: "t1", Type: "DATE", Value: "2019", Mod: "START", Text: "مطلع 2019"},
			{TID: "t2", Type: "DURATION", Value: "P3D", Text: "ثلاثة أيام"},
		}},
		{"من 3 إلى 5 مايو 2023 ثم بين يونيو وأغسطس 2023", []timex{
			{TID: "t1", Type: "DATE", Value: "2023-05-03", BeginPoint: "t3", EndPoint: "t4", Text: "من 3 إلى 5 مايو 2023"},
			{TID: "t3", Type: "DATE", Value: "2023-05-03"},
			{TID: "t4", Type: "DATE", Value: "2023-05-05"},
			{TID: "t2", Type: "DATE", Value: "2023-06", BeginPoint: "t5", EndPoint: "t6", Text: "بين يونيو وأغسطس 2023"},
			{TID: "t5", Type: "DATE", Value: "2023-06"},
			{TID: "t6", Type: "DATE", Value: "2023-08"},
		}},
		{"<b>في 2019 & \"عام 2020\"</b>", []timex{
			{TID: "t1", Type: "DATE", Value: "2019", Text: "2019"},
			{TID: "t2", Type: "DATE", Value: "2020", Text: "عام 2020"},
		}},
	} {
		_, plain, got := timeML(t, c.text, f)
		assert.Equal(t, c.want, got, c.text)
		assert.Equal(t, c.text, plain)
	}
}

// TestTimeMLNoValue: what has no value has no attribute for it.
func TestTimeMLNoValue(t *testing.T) {
	marked, _, got := timeML(t, "وصل أمس.", date.Finder{})
	require.Len(t, got, 1)
	assert.NotContains(t, marked, "value=")
}

// TestTimeMLForbidden: what XML 1.0 cannot hold is left out, and the rest stays.
func TestTimeMLForbidden(t *testing.T) {
	_, plain, got := timeML(t, "شهد\x00\x08 عام 2019\ufffe\u200f، ثم\tذلك\r\n", date.Finder{})
	require.Len(t, got, 1)
	assert.Equal(t, "2019", got[0].Value)
	assert.Equal(t, "شهد عام 2019\u200f، ثم\tذلك\n", plain, "XML reads CR LF as LF")
	_, plain, _ = timeML(t, "عام \xff2019", date.Finder{})
	assert.Equal(t, "عام \ufffd2019", plain)
}

// TestTimeMLOrder: mentions that are not those of the text are refused, not written over
// each other.
func TestTimeMLOrder(t *testing.T) {
	src := text.New("من 2019 إلى 2021")
	for _, ms := range [][]date.Mention{
		{{Span: text.Span{Start: 5, End: 9}}, {Span: text.Span{Start: 0, End: 4}}},
		{{Span: text.Span{Start: 5, End: 9}}, {Span: text.Span{Start: 8, End: 10}}},
		{{Span: text.Span{Start: 9, End: 5}}},
		{{Span: text.Span{Start: 0, End: len(src.Text) + 1}}},
		{{Span: text.Span{Start: -1, End: 4}}},
	} {
		var b strings.Builder
		assert.Error(t, date.WriteTimeML(&b, src, ms), "%v", ms)
		assert.Empty(t, b.String())
	}
	assert.ErrorIs(t, date.WriteTimeML(failing{}, src, nil), errFailing)
}

var errFailing = errors.New("no space left")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFailing }

// TestTimeMLArticles marks the repository's own articles up: each is XML, holds the
// article's text, and has an element for each mention.
func TestTimeMLArticles(t *testing.T) {
	marks := 0
	for _, path := range corpus.Own(t) {
		raw, err := os.ReadFile(path)
		require.NoError(t, err)
		src, err := text.Decode(raw, "")
		require.NoError(t, err)
		f := date.Finder{Anchor: sunday}
		_, plain, got := timeML(t, src.Text, f)
		want := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(src.Text)
		assert.Equal(t, want, plain, path)
		marked := 0
		for _, e := range got {
			if e.Text != "" {
				marked++
			}
			if e.BeginPoint != "" {
				assert.NotEmpty(t, e.EndPoint)
			}
		}
		assert.Len(t, f.Find(src), marked, path)
		marks += marked
	}
	assert.Greater(t, marks, 500)
}
