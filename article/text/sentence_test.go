package text_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
)

// A sentenceBlock is a block of testdata/sentences: its sentences, one a line in the file.
type sentenceBlock struct {
	article   string
	line      int // of the ¶
	sentences []string
	text      string // the lines joined, direction controls at their ends included
}

// readSentences reads a file of testdata/sentences: «== name» begins an article, «¶»
// a block, «#» a comment; every other line is one sentence.
func readSentences(t testing.TB, path string) []sentenceBlock {
	raw, err := os.ReadFile(path)
	require.NoError(t, err)
	var blocks []sentenceBlock
	article := ""
	for n, line := range strings.Split(string(raw), "\n") {
		line = strings.TrimRight(line, "\r")
		switch name, isArticle := strings.CutPrefix(line, "== "); {
		case isArticle:
			article = name
		case line == "¶":
			blocks = append(blocks, sentenceBlock{article: article, line: n + 1})
		case strings.TrimSpace(line) == "", strings.HasPrefix(line, "#"):
		default:
			require.NotEmptyf(t, blocks, "%s:%d: a sentence before the first ¶", path, n+1)
			b := &blocks[len(blocks)-1]
			require.Equalf(t, article, b.article, "%s:%d: a sentence before the first ¶ of its article", path, n+1)
			b.sentences = append(b.sentences, trim(line))
			b.text += " " + line
		}
	}
	return blocks
}

func trim(s string) string { return text.TrimSpace(s, text.Span{End: len(s)}).Of(s) }

func sentencesOf(g text.Segmenter, s string) []string {
	var got []string
	for sp := range g.Sentences(s) {
		got = append(got, sp.Of(s))
	}
	return got
}

// TestSentencesOfArticles divides our own articles, block by block, as
// testdata/sentences says.
func TestSentencesOfArticles(t *testing.T) {
	files, err := filepath.Glob("../../testdata/sentences/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			blocks := readSentences(t, file)
			require.NotEmpty(t, blocks)
			for _, b := range blocks {
				t.Run(b.article+":"+strconv.Itoa(b.line), func(t *testing.T) {
					got := sentencesOf(text.Segmenter{}, b.text)
					assert.Equal(t, strings.Join(b.sentences, "\n"), strings.Join(got, "\n"))
				})
			}
		})
	}
}

// TestSentences divides the short texts of testdata/sentences.txt: a line of input, and
// under it, each after a tab, its sentences.
func TestSentences(t *testing.T) {
	const path = "testdata/sentences.txt"
	if *update {
		updateSentences(t, path)
	}
	raw, err := os.ReadFile(path)
	require.NoError(t, err)
	cases := 0
	lines := strings.Split(string(raw), "\n")
	for n := 0; n < len(lines); n++ {
		input, from := lines[n], n+1
		if input == "" || strings.HasPrefix(input, "#!") {
			continue
		}
		var want []string
		for n+1 < len(lines) && strings.HasPrefix(lines[n+1], "\t") {
			n++
			want = append(want, lines[n][1:])
		}
		cases++
		t.Run(strconv.Itoa(from), func(t *testing.T) {
			s := unescape(t, input)
			var got []string
			for _, sentence := range sentencesOf(text.Segmenter{}, s) {
				got = append(got, escape(sentence))
			}
			assert.Equalf(t, strings.Join(want, "\n"), strings.Join(got, "\n"), "line %d: %s", from, input)
			checkSentences(t, s)
		})
	}
	require.GreaterOrEqual(t, cases, 100)
}

func updateSentences(t *testing.T, path string) {
	raw, err := os.ReadFile(path)
	require.NoError(t, err)
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n") {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		b.WriteString(line + "\n")
		if line == "" || strings.HasPrefix(line, "#!") {
			continue
		}
		for _, sentence := range sentencesOf(text.Segmenter{}, unescape(t, line)) {
			b.WriteString("\t" + escape(sentence) + "\n")
		}
	}
	require.NoError(t, os.WriteFile(path, []byte(b.String()), 0o644))
}

func TestJoinLines(t *testing.T) {
	for input, want := range map[string][]string{
		"وصل\nالوفد. وغادر":          {"وصل\nالوفد.", "وغادر"},
		"وصل الوفد.\nوغادر":          {"وصل الوفد.", "وغادر"},
		"وصل\r\nالوفد":               {"وصل\r\nالوفد"},
		"وصل\n\nالوفد":               {"وصل", "الوفد"},
		"وصل\n \t\nالوفد":            {"وصل", "الوفد"},
		"وصل\r\n\r\nالوفد":           {"وصل", "الوفد"},
		"قال د.\nمحمد العلي":         {"قال د.\nمحمد العلي"},
		"سأل: «متى؟»\nثم خرج.":       {"سأل: «متى؟»\nثم خرج."},
		"قال: «نعم\nنعم! لا» ثم خرج": {"قال: «نعم\nنعم! لا» ثم خرج"},
		"وصل الوفد.\u2028وغادر":      {"وصل الوفد.", "وغادر"},
		"وصل 12 ممثلاً\n عن 5 دول":   {"وصل 12 ممثلاً\n عن 5 دول"},
		"\nوصل\nالوفد\n":             {"وصل\nالوفد"},
	} {
		assert.Equal(t, want, sentencesOf(text.Segmenter{JoinLines: true}, input), "%q", input)
		checkSentences(t, input)
	}
}
