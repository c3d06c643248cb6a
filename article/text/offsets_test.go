package text_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
)

// place is a boundary of runes, counted by Go's range loop.
type place struct{ at, runes, units int }

func places(s string) []place {
	ps := []place{{}}
	for i, r := range s {
		p := ps[len(ps)-1]
		p.at = i
		ps[len(ps)-1] = p
		p.runes++
		p.units++
		if r > 0xFFFF {
			p.units++
		}
		ps = append(ps, p)
	}
	ps[len(ps)-1].at = len(s)
	return ps
}

// Texts of all lengths of characters, of valid and of bad bytes.
func mixedText(r *rand.Rand, n int) string {
	pieces := []string{
		"a", " ", "\n", "قال", "خبر عاجل ", "1998", "é", "“", "—", "\u200f", "😀", "𞸀", "\x00",
		"\xff", "\xd8", "\x80", "\xe2\x80", "\xf0\x9f\x98", "\xc0\xaf", "\xed\xa0\x80", "وزارة الخارجية في بيان ",
	}
	good := r.IntN(2) == 0
	var b strings.Builder
	for range n {
		p := pieces[r.IntN(len(pieces))]
		if good && !utf8.ValidString(p) {
			continue
		}
		b.WriteString(p)
	}
	return b.String()
}

func TestOffsetsAgainstRangeLoop(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 2, 3, 5, 10, 20, 40, 80, 300, 1000} {
		for range 20 {
			src := text.New(mixedText(r, n))
			index := src.Offsets()
			ps := places(src.Text)
			for range 30 {
				i := r.IntN(len(ps))
				j := i + r.IntN(len(ps)-i)
				a, b := ps[i], ps[j]
				sp := text.Span{Start: a.at, End: b.at}
				units, runes := text.Span{Start: a.units, End: b.units}, text.Span{Start: a.runes, End: b.runes}
				require.Equal(t, units, src.UTF16(sp), "%q %v", src.Text, sp)
				require.Equal(t, units, index.UTF16(sp), "%q %v", src.Text, sp)
				require.Equal(t, runes, src.Runes(sp), "%q %v", src.Text, sp)
				require.Equal(t, runes, index.Runes(sp), "%q %v", src.Text, sp)
				require.Equal(t, sp, src.FromUTF16(units), "%q %v", src.Text, sp)
				require.Equal(t, sp, index.FromUTF16(units), "%q %v", src.Text, sp)
				require.Equal(t, sp, src.FromRunes(runes), "%q %v", src.Text, sp)
				require.Equal(t, sp, index.FromRunes(runes), "%q %v", src.Text, sp)
				require.Equal(t, sp, index.Raw(sp))
			}
		}
	}
}

// Every byte of a text of another encoding comes back by Raw.
func TestRawIsExact(t *testing.T) {
	for _, enc := range encodings {
		for _, mark := range []string{"", orderMarks[enc]} {
			body := encode(enc, strings.Repeat(sample+"😀 ", 20))
			raw := append([]byte(mark), body...)
			src, err := text.Decode(raw, enc.String())
			require.NoError(t, err)
			index := src.Offsets()
			ps := places(src.Text)
			for i := 0; i < len(ps); i += 7 {
				for _, j := range []int{i, min(i+1, len(ps)-1), min(i+100, len(ps)-1), len(ps) - 1} {
					sp := text.Span{Start: ps[i].at, End: ps[j].at}
					got := src.Raw(sp)
					require.Equal(t, got, index.Raw(sp))
					require.Equal(t, string(encode(enc, src.Slice(sp))), string(raw[got.Start:got.End]), enc)
					require.Equal(t, sp, src.FromRaw(got))
					require.Equal(t, sp, index.FromRaw(got))
				}
			}
		}
	}
}

func TestHalfUnitAtTheEnd(t *testing.T) {
	src, err := text.Decode([]byte("\xff\xfe\x2e\x06\x28\x06\x31"), "")
	require.NoError(t, err)
	require.Equal(t, "خب\uFFFD", src.Text)
	assert.Equal(t, text.Span{Start: 6, End: 7}, src.Raw(text.Span{Start: 4, End: 7}))
	assert.Equal(t, text.Span{Start: 7, End: 7}, src.Raw(text.Span{Start: 7, End: 7}))
	assert.Equal(t, text.Span{Start: 4, End: 7}, src.FromRaw(text.Span{Start: 6, End: 7}))
	assert.Equal(t, text.Span{Start: 7, End: 7}, src.FromRaw(text.Span{Start: 7, End: 7}))
	assert.Equal(t, text.Span{Start: 0, End: 2}, src.FromRaw(text.Span{Start: 0, End: 4}), "the mark is before the text")
}

func TestEndsWithinACharacter(t *testing.T) {
	src := text.New("خبر 😀 عاجل")
	face := text.Span{Start: 7, End: 11}
	for start := 7; start < 11; start++ {
		for end := start + 1; end <= 11; end++ {
			sp := text.Span{Start: start, End: end}
			assert.Equal(t, text.Span{Start: 4, End: 6}, src.UTF16(sp), sp)
			assert.Equal(t, text.Span{Start: 4, End: 5}, src.Runes(sp), sp)
		}
	}
	assert.Equal(t, face, src.FromUTF16(text.Span{Start: 4, End: 5}), "high surrogate")
	assert.Equal(t, face, src.FromUTF16(text.Span{Start: 5, End: 6}), "low surrogate")
	assert.Equal(t, text.Span{Start: 3, End: 4}, text.New("a\xd8\x00b").UTF16(text.Span{Start: 3, End: 4}), "bad bytes are units of their own")
}

func TestEndsOutsideTheText(t *testing.T) {
	src := text.New("خبر")
	far := text.Span{Start: -5, End: 1 << 40}
	assert.Equal(t, text.Span{Start: 0, End: 3}, src.UTF16(far))
	assert.Equal(t, text.Span{Start: 0, End: 3}, src.Runes(far))
	for _, got := range []text.Span{src.Raw(far), src.FromRaw(far), src.FromRunes(far), src.FromUTF16(far)} {
		assert.Equal(t, text.Span{Start: 0, End: 6}, got)
	}
}

func TestConversionsDoNotAllocate(t *testing.T) {
	src, err := text.Decode(encode(text.Windows1256, strings.Repeat(sample, 50)), "")
	require.NoError(t, err)
	index := src.Offsets()
	sp := text.Span{Start: 3000, End: 3020}
	assert.Zero(t, testing.AllocsPerRun(10, func() {
		src.Raw(sp)
		src.UTF16(sp)
		src.FromRunes(sp)
		index.Raw(sp)
		index.Runes(sp)
		index.FromUTF16(sp)
	}))
}

// The ends of a span that runs backwards are converted each by itself.
func TestBackwardSpan(t *testing.T) {
	src := text.New("خبر 😀 عاجل")
	back := text.Span{Start: 12, End: 7}
	assert.Equal(t, text.Span{Start: 7, End: 4}, src.UTF16(back))
	assert.Equal(t, text.Span{Start: 6, End: 4}, src.Runes(back))
	assert.Equal(t, back, src.FromUTF16(text.Span{Start: 7, End: 4}))
	assert.Equal(t, back, src.FromRunes(text.Span{Start: 6, End: 4}))
}
