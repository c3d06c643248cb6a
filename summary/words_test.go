package summary

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/model"
)

// TestWordTable tests that the table has what its list says.
func TestWordTable(t *testing.T) {
	kinds := map[string]wordClass{
		"stop": stopWord, "relative": relativeWord, "particle": particleWord, "weak": weakWord, "head": headWord,
		"noun": nounWord, "verb": verbWord, "adjective": adjectiveWord,
	}
	raw, err := os.ReadFile("stopwords.tsv")
	require.NoError(t, err)
	rows := 0
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if line[0] == '#' {
			continue
		}
		require.Len(t, f, 3, line)
		want, ok := kinds[f[1]]
		require.True(t, ok, line)
		_, class := lookUp(model.FormOf(f[0]))
		assert.Equal(t, want, class, f[0])
		rows++
	}
	assert.Greater(t, rows, 900)
	for word, want := range map[string]wordClass{
		"الأميركية": adjectiveWord, "ترتفع": verbWord, "كشف": nounOrVerb, "القمح": nounWord, "منازلهم": pronominal, "قصير": adjectiveWord,
	} {
		_, class := lookUp(model.FormOf(word))
		assert.Equal(t, want, class, word)
	}
	count, _ := lookUp(model.FormOf("غرثلقب"))
	assert.Zero(t, count)
}

// TestReadWord tests how a word is cut: what is left, and whether it has ال.
func TestReadWord(t *testing.T) {
	for word, want := range map[string]struct {
		rest     string
		definite bool
	}{
		"وبالقاهرة": {"القاهرة", true},
		"للقوات":    {"لقوات", true}, // ال lost its alef
		"كابل":      {"كابل", false},
		"كالمياه":   {"المياه", true},
		"لإزالة":    {"إزالة", false},
		"وزير":      {"وزير", false},
		"بالرفوش":   {"الرفوش", true},
	} {
		var w testWord
		got := w.read(word)
		assert.Equal(t, want.rest, got.Of(word), word)
		assert.Equal(t, want.definite, got.definite, word)
	}
	for _, pair := range [][2]string{{"القوات", "للقوات"}, {"وأمريكا", "امريكا"}, {"الأزمة", "أزمه"}} {
		var v, w testWord
		assert.Equal(t, v.read(pair[0]).bare, w.read(pair[1]).bare, pair)
	}
	assert.Equal(t, oneSpelling(model.FormOf("امريكا")), oneSpelling(model.FormOf("اميركا")))
}

// A testWord reads single words.
type testWord struct {
	letters model.Letters
	word    word
}

func (w *testWord) read(s string) *word {
	for token := range text.Tokens(s) {
		w.word.read(token, s, &w.letters)
	}
	return &w.word
}
