package rouge_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/khabar-go/khabar/internal/rouge"
)

// The examples of Lin 2004, sections 2, 3.1 and 3.2.
func TestPaper(t *testing.T) {
	ref := rouge.Tokens("police killed the gunman")
	for _, c := range []struct {
		summary string
		two, l  float64
	}{
		{"police kill the gunman", 1. / 3, 3. / 4},   // S2
		{"the gunman kill police", 1. / 3, 2. / 4},   // S3
		{"the gunman police killed", 2. / 3, 2. / 4}, // S4
		{"police killed the gunman", 1, 1},
		{"", 0, 0},
	} {
		sum := rouge.Tokens(c.summary)
		assert.InDelta(t, c.two, rouge.N(sum, ref, 2).F(), 1e-12, c.summary)
		assert.InDelta(t, c.l, rouge.L(sum, ref).F(), 1e-12, c.summary)
	}

	// The union of the longest common subsequences: w1 w2 and w1 w3 w5 are 4 of 5 words.
	r := [][]string{strings.Fields("w1 w2 w3 w4 w5")}
	c := [][]string{strings.Fields("w1 w2 w6 w7 w8"), strings.Fields("w1 w3 w8 w9 w5")}
	u := rouge.Union(c, r)
	assert.InDelta(t, 4./5, u.Recall(), 1e-12)
	assert.Equal(t, 10, u.Summary)
}

// The examples of the tests of Google's rouge_score (rouge_scorer_test.py): «testing one
// two» against «testing», and a multiset.
func TestRougeScore(t *testing.T) {
	one := rouge.N(rouge.Tokens("testing"), rouge.Tokens("testing one two"), 1)
	assert.InDelta(t, 1, one.Precision(), 1e-12)
	assert.InDelta(t, 1./3, one.Recall(), 1e-12)
	assert.InDelta(t, .5, one.F(), 1e-12)
	assert.Zero(t, rouge.N(rouge.Tokens("testing"), rouge.Tokens("testing one two"), 2).F())

	l := rouge.L(rouge.Tokens("testing one two"), rouge.Tokens("testing three two"))
	assert.InDelta(t, 2./3, l.F(), 1e-12)

	twice := rouge.N(strings.Fields("a a a b"), strings.Fields("a a c"), 1)
	assert.Equal(t, rouge.Score{Shared: 2, Summary: 4, Reference: 3}, twice)
}

// Spellings that count as one word, and what does not count.
func TestTokens(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"أعلنت الوزارةُ «خطّتها» لعام ٢٠٢٤!", "اعلنت الوزاره خطتها لعام 2024"},
		{"القــوات إلى المستشفى", "القوات الي المستشفي"},
		{"#قمة_بغداد في Baghdad", "قمة بغداد في BAGHDAD."},
	} {
		assert.Equal(t, rouge.Tokens(c.a), rouge.Tokens(c.b))
	}
	assert.NotEqual(t, rouge.Tokens("والوزير"), rouge.Tokens("الوزير"))
	assert.Len(t, rouge.Tokens("قال: «نعم، 10.5%»"), 3)
}
