package text_test

import (
	"iter"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
)

// checkTokens holds the promises of Tokens for any text: tokens are in order and not
// empty, lie on the boundaries of runes, and what lies between them is white space
// or not seen.
func checkTokens(t testing.TB, s string) {
	bounds := boundaries(s)
	end := 0
	gap := func(to int) {
		for i, r := range s[end:to] {
			require.Truef(t, text.IsSpace(r) || text.IsInvisible(r), "%q at %d is in no token of %q", r, end+i, s)
		}
	}
	for tok := range text.Tokens(s) {
		require.LessOrEqualf(t, end, tok.Start, "%q", s)
		require.Lessf(t, tok.Start, tok.End, "%q", s)
		require.LessOrEqualf(t, tok.End, len(s), "%q", s)
		require.Truef(t, bounds[tok.Start] && bounds[tok.End], "token %v of %q splits a rune", tok, s)
		require.NotEmptyf(t, tok.Kind.String(), "%q", s)
		gap(tok.Start)
		for _, r := range tok.Of(s) {
			require.Falsef(t, text.IsSpace(r), "white space in token %v of %q", tok, s)
		}
		end = tok.End
	}
	gap(len(s))
}

// boundaries marks the places where a rune may begin or end: bytes that are not
// UTF-8 are runes of their own.
func boundaries(s string) []bool {
	bounds := make([]bool, len(s)+1)
	for i := 0; i < len(s); {
		bounds[i] = true
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	bounds[len(s)] = true
	return bounds
}

// checkSentences holds the promises of Sentences for any text: sentences are in order,
// not empty and trimmed, do not reach over the end of a line, hold all that is
// seen, and a line is divided alike wherever it stands.
func checkSentences(t testing.TB, s string) {
	var got []string
	for sp := range checkCover(t, text.Segmenter{}, s) {
		require.Falsef(t, strings.ContainsAny(sp.Of(s), lineEnds), "sentence %v of %q reaches over a line end", sp, s)
		got = append(got, sp.Of(s))
	}
	var byLine []string
	for _, line := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(lineEnds, r) }) {
		byLine = append(byLine, sentencesOf(text.Segmenter{}, line)...)
	}
	require.Equalf(t, byLine, got, "%q by lines", s)
	for sp := range checkCover(t, text.Segmenter{JoinLines: true}, s) {
		require.Falsef(t, strings.Contains(sp.Of(s), "\n\n"), "sentence %v of %q reaches over an empty line", sp, s)
	}
}

const lineEnds = "\n\r\u2028\u2029"

// checkCover iterates over the sentences of a text and holds what is true of both
// kinds of Segmenter.
func checkCover(t testing.TB, g text.Segmenter, s string) iter.Seq[text.Span] {
	return func(yield func(text.Span) bool) {
		bounds := boundaries(s)
		end := 0
		gap := func(to int) {
			for i, r := range s[end:to] {
				require.Truef(t, text.IsSpace(r) || text.IsInvisible(r), "%q at %d is in no sentence of %q", r, end+i, s)
			}
		}
		for sp := range g.Sentences(s) {
			require.LessOrEqualf(t, end, sp.Start, "%q", s)
			require.Lessf(t, sp.Start, sp.End, "%q", s)
			require.Truef(t, bounds[sp.Start] && bounds[sp.End], "sentence %v of %q splits a rune", sp, s)
			require.Equalf(t, sp, text.TrimSpace(s, sp), "sentence %v of %q is not trimmed", sp, s)
			gap(sp.Start)
			yield(sp)
			end = sp.End
		}
		gap(len(s))
	}
}

// seeds adds our own articles and the inputs of the specifications to a corpus.
func seeds(f *testing.F) {
	for _, c := range readTokenCases(f, "testdata/tokens.txt") {
		f.Add(unescape(f, c.input))
	}
	files, err := filepath.Glob("../../testdata/sentences/*.txt")
	require.NoError(f, err)
	for _, file := range files {
		for _, b := range readSentences(f, file) {
			f.Add(b.text)
		}
	}
	for _, s := range []string{
		"", "\n", "\r\n\r\n", "قال.\u2028قال", "«متى؟» ثم خرج. \"لا!\"", "د.ج. ولا", "عام 1988م. كان", ".).).)،", "؟؟؟؟،", "\xd8\xd9.\"",
	} {
		f.Add(s)
	}
}

func FuzzTokens(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) { checkTokens(t, s) })
}

func FuzzSentences(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) { checkSentences(t, s) })
}

func FuzzFold(f *testing.F) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		f.Add(randomText(r), uint16(r.IntN(1<<10)), uint16(r.IntN(1<<10)))
	}
	f.Add("هـ ﷲـ ﳙـ ﹶـ \xd9\u200f\xd9", uint16(text.FoldAll), uint16(text.FoldTatweel))
	f.Fuzz(func(t *testing.T, s string, a, b uint16) {
		fa, fb := text.Folding(a)&text.FoldAll, text.Folding(b)&text.FoldAll
		checkFold(t, fa, s)
		checkFoldOrder(t, fa, fb, s)
	})
}

// TestLinearTime reads 128 KB of what could make a segmenter look back or ahead
// again and again: some 20 ms each, where reading that is quadratic takes a minute.
func TestLinearTime(t *testing.T) {
	const size = 1 << 17
	for _, unit := range []string{
		".", "..،", ".)", "؟", "!؟", "۔", "\"", ". ", "? ", " ? ا", "؟ ", "! »", ".»", "«؟»", "\u200f", "\u064E", "ـ", "هـ", "ه\u064Eـ", "ه\u200f", "م. ", "5 م. ", "5. ", "د.",
		"a", "a-", "a.", "a@", "1a", "1.", "1-", "5\u200f", "#", "#1", "#_", "@", "@1_", "http://", "http://(", "www.", "www.)", "إف-1", "إف-", "ا\u200c", "\xd9", "\xe2\x80", "\U0001F468\u200D", "\U0001F1EA", "’", "a’", "\n", "\r\n", "\n ", "\n\t\n", " ", "ﷲـ", "ﹱ", "ﹶ",
	} {
		for _, frame := range [][2]string{{"", ""}, {"", "،"}, {"", "قال"}, {"", "\""}, {"", "»"}, {strings.Repeat(" ", size), ""}, {"«" + strings.Repeat("ا", size), ""}} {
			s := frame[0] + strings.Repeat(unit, size/len(unit)) + frame[1]
			best, n := time.Hour, 0
			for range 3 { // a busy machine may stall one of them
				start := time.Now()
				n = 0
				for tok := range text.Tokens(s) {
					n += tok.Len()
				}
				for sp := range text.Sentences(s) {
					n += sp.Len()
				}
				for sp := range (text.Segmenter{JoinLines: true}).Sentences(s) {
					n += sp.Len()
				}
				n += len(text.FoldAll.String(s))
				if best = min(best, time.Since(start)); best < 2*time.Second {
					break
				}
			}
			assert.Lessf(t, best, 10*time.Second, "%q %d times after %d bytes and before %q: %d", unit, size/len(unit), len(frame[0]), frame[1], n)
		}
	}
}
