package main

import (
	"bufio"
	"os"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/model"
)

// stems writes the unlabelled text as folded words without their proclitics, one
// sentence a line: what the word vectors are made from.
func stems(shared, countsPath, out string) error {
	lex, err := readCounts(countsPath)
	if err != nil {
		return err
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	var l model.Letters
	write := func(s string) {
		for sent := range text.Sentences(s) {
			body := sent.Of(s)
			n := 0
			for t := range text.Tokens(body) {
				if n > 0 {
					w.WriteByte(' ')
				}
				n++
				w.WriteString(stemOf(t, body, &l, lex))
			}
			w.WriteByte('\n')
		}
	}
	for _, path := range plainFiles(shared) {
		err := eachPlain(path, func(p plain) bool {
			write(p.Title)
			write(p.Text)
			return true
		})
		if err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// stemOf is the spelling under which the vectors know a token.
func stemOf(t text.Token, body string, l *model.Letters, lex model.Lexicon) string {
	switch t.Kind {
	case text.Word, text.Code, text.Latin:
		l.Set(t.Of(body))
		if t.Kind == text.Word {
			return l.StemString(model.SplitOf(l, t.Of(body), lex))
		}
		return model.Fold(t.Of(body))
	case text.Number:
		return "0"
	case text.Punct, text.Symbol:
		return t.Of(body)
	}
	return "@"
}
