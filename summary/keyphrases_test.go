package summary

import (
	"bytes"
	"fmt"
	"os"
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
	"github.com/khabar-go/khabar/entities"
	"github.com/khabar-go/khabar/internal/corpus"
	"github.com/khabar-go/khabar/internal/model"
)

// analysisOf analyses an article of testdata.
func analysisOf(tb testing.TB, raw []byte) *Analysis {
	tb.Helper()
	a, err := article.Parse(raw)
	require.NoError(tb, err)
	return Analyze(a)
}

// A goldPhrase is a phrase of the list, in its forms, folded and without ال.
type goldPhrase []string

// goldPhrases reads the phrases of our own articles.
func goldPhrases(tb testing.TB, list string) (files []string, phrases map[string][]goldPhrase) {
	raw, err := os.ReadFile(filepath.Join("testdata", list))
	require.NoError(tb, err)
	phrases = map[string][]goldPhrase{}
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case strings.HasSuffix(line, ".txt"):
			files = append(files, line)
		default:
			var g goldPhrase
			for _, form := range strings.Split(line, "|") {
				g = append(g, foldedPhrase(form))
			}
			f := files[len(files)-1]
			phrases[f] = append(phrases[f], g)
		}
	}
	return files, phrases
}

// foldedPhrase is a phrase without ال and spelling.
func foldedPhrase(s string) string {
	words := strings.Fields(text.FoldAll.String(s))
	for i, w := range words {
		if len(w) > 8 {
			words[i] = strings.TrimPrefix(w, "ال")
		}
	}
	return strings.Join(words, " ")
}

// nearPhrase tells whether two phrases differ by one word before or behind.
func nearPhrase(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	rest, ok := strings.CutPrefix(a, b+" ")
	if !ok {
		rest, ok = strings.CutSuffix(a, " "+b)
	}
	return ok && !strings.Contains(rest, " ")
}

// TestKeyphrasesOfOwnArticles compares the phrases with those that people wrote.
func TestKeyphrasesOfOwnArticles(t *testing.T) {
	for _, list := range []string{"keyphrases.txt", "keyphrases-unseen.txt"} {
		t.Run(list, func(t *testing.T) { testKeyphrases(t, list) })
	}
}

func testKeyphrases(t *testing.T, list string) {
	files, gold := goldPhrases(t, list)
	var found, given, wanted, top, top5, headed, nearly int
	var log bytes.Buffer
	for _, f := range files {
		raw, err := os.ReadFile(filepath.Join(corpus.Root(t), "testdata", "articles", f))
		require.NoError(t, err)
		got := Keyphrases(analysisOf(t, raw))
		fmt.Fprintln(&log, f)
		hit := make([]bool, len(gold[f]))
		for i, k := range got {
			mark := " "
			for j, g := range gold[f] {
				for _, form := range g {
					if form == foldedPhrase(k.Text) && !hit[j] {
						hit[j] = true
						mark = "+"
						if i < 5 {
							top5++
						}
						if i == 0 {
							headed++
						}
					}
				}
			}
			if mark == "+" {
				top++
			}
			fmt.Fprintf(&log, "  %s %.2f %s (%d)\n", mark, k.Score, k.Text, len(k.Mentions))
		}
		for j, h := range hit {
			close := h
			for _, k := range got {
				for _, form := range gold[f][j] {
					close = close || nearPhrase(form, foldedPhrase(k.Text))
				}
			}
			if close {
				nearly++
			}
			if h {
				found++
			} else {
				fmt.Fprintf(&log, "  - %s\n", gold[f][j][0])
			}
		}
		given += len(got)
		wanted += len(gold[f])
	}
	precision, recall := float64(top)/float64(given), float64(found)/float64(wanted)
	t.Logf("%d articles, %d phrases: at 10 precision %.3f, recall %.3f; at 5 precision %.3f, recall %.3f; first right %d; recall with one word more or less %.3f", len(files), wanted,
		precision, recall, float64(top5)/float64(5*len(files)), float64(top5)/float64(wanted), headed, float64(nearly)/float64(wanted))
	if testing.Verbose() {
		t.Log("\n" + log.String())
	}
	assert.GreaterOrEqual(t, recall, 0.6)
}

// TestPhrases tests which phrases are candidates, by testdata/phrases.txt.
func TestPhrases(t *testing.T) {
	raw, err := os.ReadFile("testdata/phrases.txt")
	require.NoError(t, err)
	var sentence string
	got := map[string]bool{}
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		mark, phrase, _ := strings.Cut(line, " ")
		switch mark {
		case "", "#":
		case "+", "-":
			assert.Equal(t, mark == "+", got[phrase], "%s %s: %s", mark, phrase, sentence)
		default:
			sentence = line
			clear(got)
			s := ranks.Get().(*ranking)
			n := analysisOf(t, []byte("نص\n\n"+line))
			n.Names = entities.Result{} // the words alone, whatever names are found
			s.reset(n)
			s.read()
			s.names()
			s.phrases()
			for i := range s.candidates {
				for at := s.candidates[i].last; at >= 0; at = s.mentions[at].before {
					got[s.text(&s.mentions[at])] = true
				}
			}
			ranks.Put(s)
		}
	}
}

// TestKeyphrasesHold tests what holds of the phrases of every article.
func TestKeyphrasesHold(t *testing.T) {
	for _, path := range corpus.Own(t) {
		raw, err := os.ReadFile(path)
		require.NoError(t, err)
		holdKeyphrases(t, analysisOf(t, raw))
	}
}

// isStop tells whether a word is a stop word of the table.
func isStop(w string) bool {
	_, class := lookUp(model.FormOf(w))
	return class.stop()
}

func inName(n *Analysis, s text.Span) bool {
	return slices.ContainsFunc(n.Names.Mentions, func(m entities.Mention) bool { return m.Overlaps(s) })
}

// holdKeyphrases checks the properties of keyphrases.
func holdKeyphrases(tb testing.TB, n *Analysis) {
	tb.Helper()
	body := n.Article.Source.Text
	seen := map[string]bool{}
	last := 1.0
	got := Keyphrases(n)
	require.LessOrEqual(tb, len(got), DefaultKeyphrases)
	for i, k := range got {
		require.NotEmpty(tb, strings.TrimSpace(k.Text))
		require.False(tb, seen[k.Text], "twice: %s", k.Text)
		seen[k.Text] = true
		require.True(tb, k.Score > 0 && k.Score <= last, "score %v after %v", k.Score, last)
		if i == 0 {
			require.Equal(tb, 1.0, k.Score)
		}
		last = k.Score
		require.NotEmpty(tb, k.Mentions)
		require.True(tb, k.Entity == entities.None || k.Entity >= 0 && k.Entity < len(n.Names.Entities))
		var before text.Span
		for j, m := range k.Mentions {
			require.True(tb, 0 <= m.Start && m.Start < m.End && m.End <= len(body), "span %v", m)
			require.True(tb, j == 0 || m.Start > before.Start || m.Start == before.Start && m.End > before.End, "order %v %v", before, m)
			before = m
			if utf8.ValidString(body) {
				require.True(tb, utf8.ValidString(m.Of(body)), "cut rune at %v", m)
			}
			if k.Entity != entities.None {
				continue
			}
			var tokens []text.Token
			for token := range text.Tokens(m.Of(body)) {
				tokens = append(tokens, text.Token{Span: token.Shift(m.Start), Kind: token.Kind})
			}
			require.NotEmpty(tb, tokens)
			for _, w := range []text.Token{tokens[0], tokens[len(tokens)-1]} {
				lam := strings.HasSuffix(body[:w.Start], "ل") // «للقوات»: the word is القوات
				require.False(tb, isStop(w.Of(body)) && !inName(n, w.Span) && !lam, "%q begins or ends with a stop word in %q", m.Of(body), k.Text)
			}
			for _, d := range n.Dates {
				require.False(tb, d.Overlaps(m), "%q is in a date", m.Of(body))
			}
		}
	}
}

// TestKeyphrasesLinear reads long texts that are hard: the time is that of their length.
func TestKeyphrasesLinear(t *testing.T) {
	for name, line := range map[string]string{
		"one word":     "وزارة ",
		"with article": "الوزارة ",
		"a name":       "القاهرة ",
		"phrases":      "وزارة الصحة المغربية الجديدة وقرار المجلس البلدي. ",
		"proclitics":   "و ",
		"quotes":       "«",
	} {
		take := func(n int) time.Duration {
			a := analysisOf(t, []byte(strings.Repeat(line, n/len(line))))
			best := time.Duration(1<<63 - 1)
			for range 3 {
				start := time.Now()
				Keyphrases(a)
				Phraser{Max: -1}.Keyphrases(a)
				best = min(best, time.Since(start))
			}
			return best
		}
		short, long := take(5_000), take(50_000)
		assert.Less(t, long, 10*10*short+time.Second, name)
	}
}

func FuzzKeyphrases(f *testing.F) {
	f.Add("وزير الصحة يفتتح مستشفى جديداً في طنجة\n\nقال الوزير: «سنفتح غيره في 2025». وبالمستشفى 120 سريراً للقوات المسلحة.")
	f.Add("«وجبتي» للتغذية المدرسية\n\nالكلمات الدالة: غزة، طاقة شمسية")
	f.Add("ووووو للللل بببب ك ل ب\xff\xfe\x00ـــ ًًً")
	f.Fuzz(func(t *testing.T, s string) {
		n := analysisOf(t, []byte(s))
		holdKeyphrases(t, n)
		require.Equal(t, Keyphrases(n), Keyphrases(n))
	})
}

func BenchmarkKeyphrases(b *testing.B) {
	ns, bytes := analysesOf(b, 300)
	b.SetBytes(bytes / int64(len(ns)))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Keyphrases(ns[i%len(ns)])
	}
}
