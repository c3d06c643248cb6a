package text_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
)

// Each case is a text, the encoding it is rendered in, and what is detected.
func TestDetect(t *testing.T) {
	for _, c := range []struct {
		name, text string
		in, want   text.Encoding
		least      float64
	}{
		{"one word", "السبت", text.Windows1256, text.Windows1256, 0.9},
		{"one word", "السبت", text.ISO88596, text.ISO88596, 0.8},
		{"one word", "السبت", text.UTF8, text.UTF8, 0.9},
		{"one word", "السبت", text.UTF16LE, text.UTF16LE, 0.9},
		{"one word", "السبت", text.UTF16BE, text.UTF16BE, 0.9},
		{"letters of both", "باب", text.Windows1256, text.Windows1256, 0.5},
		{"punctuation", "نعم، ربما؛ لا؟", text.Windows1256, text.Windows1256, 0.9},
		{"punctuation", "نعم، ربما؛ لا؟", text.ISO88596, text.ISO88596, 0.9},
		{"digits and quotes", "«1,998» – “نهاية” 30%…", text.Windows1256, text.Windows1256, 0.9},
		{"tatweel", "القــوات المســلحة", text.Windows1256, text.Windows1256, 0.9},
		{"tatweel", "القــوات المســلحة", text.ISO88596, text.ISO88596, 0.9},
		{"vocalised", "وَصَلَ الوَفْدُ إِلَى العَاصِمَةِ مُتَأَخِّرًا.", text.Windows1256, text.Windows1256, 0.9},
		{"vocalised", "وَصَلَ الوَفْدُ إِلَى العَاصِمَةِ مُتَأَخِّرًا.", text.ISO88596, text.ISO88596, 0.9},
		{"Persian letters", "پاريس وگراتس وچيتا", text.Windows1256, text.Windows1256, 0.3},
		{"French", "L'Algérie a dénoncé, à Genève, la décision; ça suffit.", text.Windows1256, text.Windows1256, 0.9},
		{"French, one letter", "café", text.Windows1256, text.Windows1256, 0.9},
		{"French", "L'Algérie a dénoncé, à Genève, la décision.", text.UTF8, text.UTF8, 0.9},
		{"French", "L'Algérie a dénoncé, à Genève, la décision.", text.UTF16BE, text.UTF16BE, 0.9},
		{"ASCII", "BEIRUT (AFP) - The minister said on Monday.", text.UTF8, text.UTF8, 1},
		{"ASCII", "BEIRUT (AFP) - The minister said on Monday.", text.UTF16LE, text.UTF16LE, 0.9},
		{"ASCII", "BEIRUT (AFP) - The minister said on Monday.", text.UTF16BE, text.UTF16BE, 0.9},
		{"two ASCII letters", "no", text.UTF8, text.UTF8, 1},
		{"HTML with a word", strings.Repeat("<td class=\"c\">&nbsp;</td>\n", 50) + "<h1>عاجل الآن</h1>", text.Windows1256, text.Windows1256, 0.9},
		{"HTML with a word", strings.Repeat("<td class=\"c\">&nbsp;</td>\n", 50) + "<h1>عاجل الآن</h1>", text.ISO88596, text.ISO88596, 0.9},
		{"HTML with a word", strings.Repeat("<td class=\"c\">&nbsp;</td>\n", 50) + "<h1>عاجل الآن</h1>", text.UTF16LE, text.UTF16LE, 0.9},
		{"Latin with a word", "The channel's name is قناة الجديد in Arabic.", text.Windows1256, text.Windows1256, 0.9},
		{"emoji", "قال 😀😀😀 نعم", text.UTF16LE, text.UTF16LE, 0.9},
		{"Arabic-Indic digits", "١٩٩٨", text.UTF16BE, text.UTF16BE, 0.9},
		{"presentation forms", "ﺍﻟﻌﺮﺑﻴﺔ ﺍﻟﻴﻮﻡ", text.UTF16LE, text.UTF16LE, 0.9},
		{"NUL at the end", "وصل الوفد إلى المدينة" + strings.Repeat("\x00", 3000), text.Windows1256, text.Windows1256, 0.9},
		{"NUL in front", strings.Repeat("\x00", 3000) + "وصل الوفد إلى المدينة", text.Windows1256, text.Windows1256, 0.9},
		{"NUL at the end", "وصل الوفد إلى المدينة" + strings.Repeat("\x00", 3000), text.UTF8, text.UTF8, 0.9},
		{"NUL at the end", "وصل الوفد إلى المدينة" + strings.Repeat("\x00", 3000), text.UTF16BE, text.UTF16BE, 0.9},
		{"NUL in front", strings.Repeat("\x00", 3000) + "وصل الوفد إلى المدينة", text.UTF16LE, text.UTF16LE, 0.9},
		{"a little ASCII and NUL", "a\x00", text.UTF8, text.UTF8, 1},
		{"empty", "", text.UTF8, text.UTF8, 1},
		{"white space", " \r\n\t\n ", text.UTF8, text.UTF8, 1},
	} {
		got, confidence := text.Detect(encode(c.in, c.text))
		assert.Equal(t, c.want, got, "%s in %v", c.name, c.in)
		assert.GreaterOrEqual(t, confidence, c.least, "%s in %v", c.name, c.in)
		assert.LessOrEqual(t, confidence, 1.0)
	}
}

// Bad bytes among good ones do not change the encoding.
func TestDetectDamagedUTF8(t *testing.T) {
	for name, raw := range map[string]string{
		"one byte":             "قال \xff الوزير إن الاجتماع تأجل",
		"bad start":            "\xa7لوزير في الاجتماع",
		"cut end":              "قال الوزير\xd8",
		"cut in punctuation":   "قال الوزير “نعم\xe2\x80",
		"ASCII and a cut end":  "BEIRUT - \xd8",
		"a tenth":              strings.Repeat("خبر عاجل \xe1", 50),
		"ASCII, one of each":   "It’s \xff here",
		"ASCII, one bad byte":  "hello \xff world",
		"Latin in UTF-8, once": strings.Repeat("خبر عاجل ", 20) + "caf\xe9 ",
	} {
		src, err := text.Decode([]byte(raw), "")
		require.NoError(t, err)
		assert.Equal(t, text.UTF8, src.Encoding, name)
		assert.Equal(t, raw, src.Text, name)
		assert.NotEmpty(t, src.Issues, name)
		assert.Less(t, src.Confidence, 1.0, name)
	}
}

func TestDetectBinary(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	noise := make([]byte, 5000)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	high := bytes.Clone(noise)
	for i := range high {
		high[i] |= 0x80
	}
	for name, raw := range map[string][]byte{
		"noise":      noise,
		"high bytes": high,
		"PNG":        append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00\x5c\x72\xa8\x66\x00\x00\x00\x01sRGB\x00\xae\xce\x1c\xe9"), noise[:300]...),
		"gzip":       append([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"), noise[300:900]...),
		"all bytes":  allBytes(),
	} {
		enc, confidence := text.Detect(raw)
		assert.Equal(t, text.UTF8, enc, name)
		assert.LessOrEqual(t, confidence, 0.1, name)
		assert.Positive(t, confidence, name)
	}
}

func allBytes() []byte {
	b := make([]byte, 256)
	for i := range b {
		b[i] = byte(i)
	}
	return b
}

// The articles of testdata are detected as what their specifications say.
func TestDetectOwnArticles(t *testing.T) {
	specs, err := filepath.Glob("../../testdata/articles/*.want")
	require.NoError(t, err)
	require.NotEmpty(t, specs)
	var articles []string
	for _, file := range specs {
		spec, err := os.ReadFile(file)
		require.NoError(t, err)
		raw, err := os.ReadFile(strings.TrimSuffix(file, ".want") + ".txt")
		require.NoError(t, err)
		want := text.UTF8
		for line := range strings.Lines(string(spec)) {
			if label, ok := strings.CutPrefix(line, "encoding:"); ok {
				require.NoError(t, want.UnmarshalText([]byte(label)), file)
			}
		}
		src, err := text.Decode(raw, "")
		require.NoError(t, err)
		assert.Equal(t, want, src.Encoding, file)
		articles = append(articles, src.Text)
	}
	checkDetection(t, articles)
}

func TestDetectNews(t *testing.T) {
	articles := sharedNews(t, 5000)
	checkDetection(t, articles)
}

// The 22 pastes of shared data are windows-1256.
func TestDetectPastes(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(sharedData, "structure", "*.cp1256.txt"))
	if len(files) == 0 {
		t.Skip("no shared data beside the repository: " + sharedData)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, cut := range []int{len(raw), 200} {
			enc, confidence := text.Detect(raw[:min(cut, len(raw))])
			assert.Equal(t, text.Windows1256, enc, file)
			assert.Greater(t, confidence, 0.9, file)
		}
		src, err := text.Decode(raw, "")
		require.NoError(t, err)
		assert.Empty(t, src.Issues, file)
	}
	t.Logf("%d files", len(files))
}

// checkDetection renders articles in every encoding, with and without a mark, and
// detects them whole and by their first 200 bytes. All must be right: that is the
// level measured over 5,000 articles.
func checkDetection(t *testing.T, articles []string) {
	for _, enc := range encodings {
		renderings := []string{""}
		if mark, ok := orderMarks[enc]; ok {
			renderings = append(renderings, mark)
		}
		for _, mark := range renderings {
			for _, cut := range []int{1 << 30, 200} {
				right, lowest := 0, 1.0
				for _, article := range articles {
					raw := append([]byte(mark), encode(enc, article)...)
					got, confidence := text.Detect(raw[:min(cut, len(raw))])
					if got == enc {
						right++
					} else if len(articles)-right < 5 {
						t.Logf("%.80q in %v is detected as %v", article, enc, got)
					}
					lowest = min(lowest, confidence)
				}
				part := "whole"
				if cut == 200 {
					part = "200 bytes"
				}
				t.Logf("%-12v mark %-5v %-9s %d of %d right, least confidence %.3f", enc, mark != "", part, right, len(articles), lowest)
				assert.Equal(t, len(articles), right, "%v, mark %v, %s", enc, mark != "", part)
			}
		}
	}
}

// sharedData is the folder of texts that are not part of the repository.
const sharedData = "../../../shared/data"

// sharedNews reads the first articles of the shared news, which the counts of
// data/bigrams.tsv leave out, or skips.
func sharedNews(t testing.TB, n int) []string {
	f, err := os.Open(filepath.Join(sharedData, "text", "news.jsonl.gz"))
	if err != nil {
		t.Skip("no shared data beside the repository: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	d := json.NewDecoder(bufio.NewReader(z))
	var articles []string
	for len(articles) < n {
		var a struct{ Title, Text string }
		require.NoError(t, d.Decode(&a))
		articles = append(articles, a.Title+"\n"+a.Text)
	}
	return articles
}
