package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/model"
)

// relabel writes the own sentences as rows of the sections of a model file, for
// py/relabel.py to label by its whole numbers: what the test of the runtime compares with.
//
//	again.sent     the number of the sentence, by token
//	again.word     a row of net.rows, by token; 0 for none
//	again.want     1 where a name may be
//	again.off      by token and one more, into the two that follow
//	again.feat     a row of net.keyrows, where it is added to that of the word
//	again.place    a row of net.places, or -1
func relabel(internal, path, work string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	m, err := model.Open(string(raw))
	if err != nil {
		return err
	}
	if err := writeNetwork(string(raw), work); err != nil {
		return err
	}
	own, err := readMarkup(filepath.Join(internal, "../testdata/entities/train/*.ann"))
	if err != nil {
		return err
	}
	var a again
	for _, file := range own {
		at := 0
		for _, line := range strings.SplitAfter(file.Text, "\n") {
			if strings.TrimSpace(line) != "" {
				a.sentence(m, file.Text, text.TrimSpace(file.Text, text.Span{Start: at, End: at + len(line)}))
			}
			at += len(line)
		}
	}
	a.off = append(a.off, int32(len(a.feat)))
	for name, v := range map[string][]int32{"sent": a.sent, "word": a.word, "want": a.want, "off": a.off, "feat": a.feat, "place": a.place} {
		if err := writeInt32s(filepath.Join(work, "again."+name), v); err != nil {
			return err
		}
	}
	return nil
}

// again are sentences as rows of a model file.
type again struct {
	n                                  int32
	sent, word, want, off, feat, place []int32
}

func (a *again) sentence(m *model.Model, body string, s text.Span) {
	toks := m.Tokens(nil, body, s)
	keys := make([][]model.Key, len(toks))
	m.Sentence(body, toks, uint8(article.RoleParagraph), func(i int, k model.Key) { keys[i] = append(keys[i], k) })
	for i, t := range toks {
		word, want := m.WordRow(t.Stem), !m.Plain(t.Stem)
		a.off = append(a.off, int32(len(a.feat)))
		for _, k := range keys[i] {
			want = want || k.Phrase()
			row, place := m.FeatureRow(k)
			switch {
			case row < 0 || word > 0 && k.Word():
			case place:
				a.feat, a.place = append(a.feat, int32(row)), append(a.place, int32(row))
			default:
				a.feat, a.place = append(a.feat, int32(row)), append(a.place, -1)
			}
		}
		a.sent, a.word, a.want = append(a.sent, a.n), append(a.word, int32(max(0, word))), append(a.want, b2i(want))
	}
	a.n++
}

func b2i(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
