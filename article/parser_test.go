package article_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/corpus"
)

func TestEmpty(t *testing.T) {
	for _, raw := range []string{"", "\n\n \t\u00A0", "\x00", "\uFEFF"} {
		a, err := article.Parse([]byte(raw))
		require.NoError(t, err)
		assert.Empty(t, a.Blocks, "%q", raw)
		assert.True(t, a.Headline.IsZero())
		assert.True(t, a.Dateline.IsZero())
	}
}

func TestUnknownEncoding(t *testing.T) {
	_, err := article.Parser{Encoding: "klingon"}.Parse([]byte("خبر"))
	var unknown *text.UnknownEncodingError
	require.ErrorAs(t, err, &unknown)
	assert.Contains(t, err.Error(), "klingon")
}

func TestTooLarge(t *testing.T) {
	raw := []byte(strings.Repeat("ا", 100))
	_, err := article.Parser{MaxBytes: 150}.Parse(raw)
	var large *text.TooLargeError
	require.ErrorAs(t, err, &large)
	_, err = article.Parser{MaxBytes: 200}.Parse(raw)
	require.NoError(t, err)
	_, err = article.Parse(make([]byte, text.DefaultMaxBytes+1))
	require.ErrorAs(t, err, &large)
	_, err = article.Parser{MaxBytes: -1}.Parse(make([]byte, text.DefaultMaxBytes+1))
	require.NoError(t, err)
}

func TestBinary(t *testing.T) {
	raw := make([]byte, 8192)
	for i := range raw {
		raw[i] = byte(i*i>>3 ^ i)
	}
	a, err := article.Parse(raw)
	require.NoError(t, err)
	assert.NotEmpty(t, a.Issues)
	check(t, a)
}

func TestBadBytesAreIssues(t *testing.T) {
	a, err := article.Parser{Encoding: "utf-8"}.Parse([]byte("قال الوزير\xff\xfe إن الأمر انتهى تماما ولا رجعة فيه بعد اليوم.\n"))
	require.NoError(t, err)
	require.Len(t, a.Issues, 1)
	assert.Equal(t, "\xff\xfe", a.Issues[0].Span.Of(a.Source.Text))
}

func TestHints(t *testing.T) {
	raw := []byte("إضراب البحارة يدخل يومه السادس\nآلاف السياح عالقون في الجزر\nشلّ إضراب البحارة حركة العبّارات لليوم السادس على التوالي في جزر بحر إيجه، وبقي آلاف السياح في الموانئ.\n")
	a, err := article.Parser{Headline: "آلاف السياح عالقون فى الجزر"}.Parse(raw) // in another spelling
	require.NoError(t, err)
	assert.Equal(t, "آلاف السياح عالقون في الجزر", a.Headline.Text)
	assert.Equal(t, "إضراب البحارة يدخل يومه السادس", a.Kicker.Text)
	assert.Equal(t, article.RoleKicker, a.Blocks[0].Role)

	a, err = article.Parser{Headline: "عنوان من خارج النص", Authors: []string{"منى السيد"}}.Parse([]byte("شلّ إضراب البحارة حركة العبّارات لليوم السادس على التوالي في جزر بحر إيجه، وبقي آلاف السياح في الموانئ.\nمنى السيد\n"))
	require.NoError(t, err)
	assert.Equal(t, article.Part{Text: "عنوان من خارج النص"}, a.Headline)
	require.Len(t, a.Bylines, 1)
	assert.Equal(t, "منى السيد", a.Bylines[0].Text)
	assert.False(t, a.Bylines[0].Empty(), "the line in the text is found")

	a, err = article.Parser{Published: time.Date(2024, 7, 28, 9, 0, 0, 0, time.UTC)}.Parse([]byte("خبر قصير\n12 مايو 2020\n"))
	require.NoError(t, err)
	assert.Equal(t, "2024-07-28", a.Published.Value)
	assert.Equal(t, article.Given, a.Published.Basis)
}

// TestConcurrent parses with one Parser from many goroutines; the race detector looks on.
func TestConcurrent(t *testing.T) {
	var p article.Parser
	texts := corpus.Texts(t, 50)
	var want []int
	for _, raw := range texts {
		a, err := p.Parse(raw)
		require.NoError(t, err)
		want = append(want, len(a.Blocks))
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i, raw := range texts {
				if a, err := p.Parse(raw); err != nil || len(a.Blocks) != want[i] {
					t.Errorf("article %d differs", i)
				}
			}
		})
	}
	wg.Wait()
}

// TestAllocations holds the budget of an article.
func TestAllocations(t *testing.T) {
	texts := corpus.Texts(t, 100)
	n := testing.AllocsPerRun(5, func() {
		for _, raw := range texts {
			_, _ = article.Parse(raw)
		}
	}) / float64(len(texts))
	t.Logf("%.1f allocations an article", n)
	assert.LessOrEqual(t, n, 40.0)
}
