package entities

import (
	"math/rand"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
)

// FuzzQuotes checks on any bytes, with mentions anywhere in them, that nothing panics and
// that every span is inside the text, on rune boundaries, and not empty.
func FuzzQuotes(f *testing.F) {
	files, _ := filepath.Glob("testdata/quotes/*.txt")
	for _, file := range files {
		for i, c := range readQuoteCases(f, file) {
			if i%5 == 0 {
				f.Add(c.src, int64(i))
			}
		}
	}
	f.Add("قال: \"", int64(1))
	f.Add("((\"'«»”“ قال إن إن إن أن بأن: بحسب وفق ما", int64(2))
	f.Add("\xff\xfeقال إن\x00 \xd9", int64(3))
	f.Fuzz(func(t *testing.T, src string, seed int64) {
		mentions := someMentions(src, rand.New(rand.NewSource(seed)))
		sentences := slices.Collect(text.Sentences(src))
		checkQuotes(t, src, quotes(src, sentences, nil, mentions), len(mentions))
		a := article.Parser{}.ParseSource(text.New(src))
		var inBlocks []text.Span
		for _, b := range a.Blocks {
			inBlocks = append(inBlocks, b.Sentences...)
		}
		checkQuotes(t, src, quotes(src, inBlocks, a.Blocks, mentions), len(mentions))
	})
}

// someMentions puts mentions of any type over some of the tokens.
func someMentions(src string, r *rand.Rand) []Mention {
	var ms []Mention
	for tok := range text.Tokens(src) {
		if tok.Kind != text.Word || r.Intn(3) > 0 {
			continue
		}
		m := Mention{Span: tok.Span, Token: tok.Span, Type: Type(1 + r.Intn(len(typeNames)-1)), Entity: None, Within: None}
		if _, n := utf8.DecodeRuneInString(src[m.Start:m.End]); r.Intn(4) == 0 && m.Start+n < m.End {
			m.Start += n // a proclitic
		}
		if l := len(ms); l > 0 && r.Intn(3) == 0 && ms[l-1].Within == None {
			ms[l-1].End, ms[l-1].Token.End = m.End, m.End
			if r.Intn(2) == 0 {
				m.Within = l - 1
				ms = append(ms, m)
			}
			continue
		}
		ms = append(ms, m)
	}
	return ms
}

func checkQuotes(t *testing.T, src string, qs []Quote, mentions int) {
	for i, q := range qs {
		require.True(t, 0 <= q.Start && q.Start < q.End && q.End <= len(src), "%v", q)
		require.True(t, 0 <= q.Cue.Start && q.Cue.Start <= q.Cue.End && q.Cue.End <= len(src), "%v", q)
		require.True(t, q.Speaker >= None && q.Speaker < mentions, "%v", q)
		for _, at := range [...]int{q.Start, q.End, q.Cue.Start, q.Cue.End} {
			require.True(t, at == len(src) || utf8.RuneStart(src[at]) || !utf8.ValidString(src), "%v", q)
		}
		require.True(t, i == 0 || qs[i-1].Start <= q.Start, "order")
	}
}

// hostile are texts that a reader with look-ahead and look-back might take long over.
var hostile = map[string]string{
	"marks":            `"`,
	"guillemets":       "«",
	"closing":          "»",
	"pairs":            "«»",
	"nested":           `" «`,
	"parentheses":      "((",
	"said":             "قال ",
	"said that":        "قال إن ",
	"said in marks":    `قال "نعم لا ربما" `,
	"said, colon":      "قال: ",
	"that":             "أن ",
	"sources":          "بحسب ",
	"according to":     "بحسب رويترز، ",
	"like what said":   "كما قال الوزير، ",
	"participles":      "مؤكدا أن ",
	"unclosed":         "قال «",
	"relay":            "نقلت عن قوله إن ",
	"prepositions":     "في ",
	"commas":           "قال ، ",
	"attribution":      "على حد قوله ",
	"lines":            "قال الوزير:\n",
	"lines with marks": "«قال\n",
	"sentences":        "قال إن. ",
	"who":              "الذي ",
	"and said":         "، وأضاف أن ",
	"titles":           "الدكتور ",
	"single marks":     "' ",
}

// TestQuotesLinear: four times as much takes about four times as long, whatever it is.
func TestQuotesLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, unit := range hostile {
		took := func(size int) time.Duration {
			src := strings.Repeat(unit, size/len(unit))
			sentences := slices.Collect(text.Sentences(src))
			var ms []Mention
			for tok := range text.Tokens(src) {
				if tok.Kind == text.Word {
					ms = append(ms, Mention{Span: tok.Span, Token: tok.Span, Type: Type(1 + len(ms)%12), Entity: None, Within: None})
				}
			}
			headline := []article.Block{{Role: article.RoleHeadline, Span: text.Span{End: len(src)}}}
			best := time.Hour
			for range 5 {
				start := time.Now()
				quotes(src, sentences, nil, ms)
				quotes(src, sentences, headline, nil)
				best = min(best, time.Since(start))
			}
			return best
		}
		small, large := took(1<<15), took(1<<17)
		t.Logf("%-18s %8v %8v", name, small.Round(time.Microsecond), large.Round(time.Microsecond))
		assert.Less(t, large, 16*small+time.Second, "%s: %v, four times as much %v", name, small, large)
	}
}

// TestQuotesMegabyte reads a megabyte of each, as an article of one line.
func TestQuotesMegabyte(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, unit := range hostile {
		src := strings.Repeat(unit, (1<<20)/len(unit))
		checkQuotes(t, src, quotes(src, slices.Collect(text.Sentences(src)), nil, nil), 0)
	}
}

func BenchmarkQuotes(b *testing.B) {
	var src strings.Builder
	var sentences []text.Span
	var blocks []article.Block
	var mentions []Mention
	files, _ := filepath.Glob("testdata/quotes/*.txt")
	for _, file := range files {
		for _, c := range readQuoteCases(b, file) {
			at, first := src.Len(), len(mentions)
			move := func(s text.Span) text.Span { return text.Span{Start: s.Start + at, End: s.End + at} }
			for _, m := range c.mentions {
				m.Span, m.Token = move(m.Span), move(m.Token)
				if m.Within != None {
					m.Within += first
				}
				mentions = append(mentions, m)
			}
			for _, s := range c.sentences {
				sentences = append(sentences, move(s))
			}
			for _, bl := range c.blocks {
				bl.Span = move(bl.Span)
				blocks = append(blocks, bl)
			}
			src.WriteString(c.src + "\n")
		}
	}
	b.SetBytes(int64(src.Len()))
	b.ReportAllocs()
	for b.Loop() {
		quotes(src.String(), sentences, blocks, mentions)
	}
}
