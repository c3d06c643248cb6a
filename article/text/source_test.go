package text_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
)

func TestNewKeepsTheString(t *testing.T) {
	for _, s := range []string{"", "خبر", "\uFEFFخبر", "خ\xffبر", "خبر\xd8", "a\x00b", "\U0001F600"} {
		src := text.New(s)
		assert.Equal(t, s, src.Text)
		assert.Equal(t, text.UTF8, src.Encoding)
		assert.Equal(t, 1.0, src.Confidence)
		assert.Equal(t, text.Span{Start: 0, End: len(s)}, src.Raw(text.Span{Start: 0, End: len(s)}))
	}
}

// Each case is a text and the bytes of it that are bad, one span an issue.
func TestNewIssues(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"valid", "قال مصدر رسمي", nil},
		{"NUL", "قال\x00", nil},
		{"one byte", "قال \xff مصدر", []string{"\xff"}},
		{"a run is one issue", "قال \xff\xfe\xfd مصدر", []string{"\xff\xfe\xfd"}},
		{"two runs", "\x80قال\xc0\xaf", []string{"\x80", "\xc0\xaf"}},
		{"second byte alone", "قال \xa7 مصدر", []string{"\xa7"}},
		{"first byte alone", "قال \xd8 مصدر", []string{"\xd8"}},
		{"first byte before ASCII, at the edge of a word of eight", "1234567\xd8abcdefgh", []string{"\xd8"}},
		{"overlong", "12345678\xc1\x81abcdefg", []string{"\xc1\x81"}},
		{"surrogate", "قال \xed\xa0\x80", []string{"\xed\xa0\x80"}},
		{"too high", "قال \xf4\x90\x80\x80", []string{"\xf4\x90\x80\x80"}},
		{"cut after one byte", "قال مصد\xd8", []string{"\xd8"}},
		{"cut in punctuation", "قال “مصدر\xe2\x80", []string{"\xe2\x80"}},
		{"bad and then cut", "قال \xff\xe2\x80", []string{"\xff", "\xe2\x80"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := text.New(c.text)
			var got []string
			for _, issue := range src.Issues {
				assert.Equal(t, text.InvalidUTF8, issue.Code)
				assert.NotEmpty(t, issue.Message)
				got = append(got, src.Slice(issue.Span))
			}
			assert.Equal(t, c.want, got)
		})
	}
}

func TestIssuesAreBounded(t *testing.T) {
	for _, n := range []int{999, 1000, 1001, 1002, 5000} {
		src := text.New(strings.Repeat("خبر \xff\xff، ", n))
		if n <= 1000 {
			require.Len(t, src.Issues, n)
			continue
		}
		require.Len(t, src.Issues, 1001)
		last := src.Issues[1000]
		assert.Equal(t, text.MoreIssues, last.Code)
		assert.Contains(t, last.Message, fmt.Sprintf("%d more", n-1000))
		assert.Equal(t, "\xff", src.Text[last.Span.Start:last.Span.Start+1])
		assert.Equal(t, strings.LastIndex(src.Text, "\xff")+1, last.Span.End)
		assert.Greater(t, last.Span.Start, src.Issues[999].Span.End)
	}
}

func TestZeroSource(t *testing.T) {
	var src text.Source
	empty := text.Span{}
	for _, sp := range []text.Span{empty, {Start: 0, End: 5}, {Start: -3, End: 7}, {Start: 4, End: 2}} {
		for _, got := range []text.Span{
			src.Raw(sp), src.FromRaw(sp), src.UTF16(sp), src.FromUTF16(sp), src.Runes(sp), src.FromRunes(sp),
			src.Offsets().Raw(sp), new(text.Offsets).UTF16(sp), new(text.Offsets).FromRunes(sp),
		} {
			assert.Equal(t, empty, got)
		}
	}
	assert.Equal(t, "", src.Slice(empty))
	assert.Equal(t, "UTF-8", src.Encoding.String())
}

// A Source that a program fills in by itself converts like a decoded one.
func TestSourceByHand(t *testing.T) {
	src := text.Source{Text: "خبر 😀 عاجل"}
	sp := text.Span{Start: len("خبر "), End: len("خبر 😀")}
	assert.Equal(t, text.Span{Start: 4, End: 6}, src.UTF16(sp))
	assert.Equal(t, text.Span{Start: 4, End: 5}, src.Runes(sp))
	assert.Equal(t, sp, src.Raw(sp))
}
