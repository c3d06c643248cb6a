package claims

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

//go:embed words.tsv
var wordList string

// lists are the rows of words.tsv.
type lists struct {
	kind  map[string]string   // bare word → weekday, month, number
	sets  map[string][]string // words that can stand for each other
	verb  map[string]string   // past → imperfect
	other map[string]string   // word → its opposite
}

// words reads the list once.
var words = sync.OnceValue(func() *lists {
	l := &lists{kind: map[string]string{}, sets: map[string][]string{}, verb: map[string]string{}, other: map[string]string{}}
	for line := range strings.Lines(wordList) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		set := strings.Fields(f[1])
		switch f[0] {
		case "verb":
			l.verb[fold(set[0])] = set[1]
		case "opposite":
			l.other[fold(set[0])] = set[1]
			l.other[fold(set[1])] = set[0]
		default:
			for _, w := range set {
				w = strings.ReplaceAll(w, "_", " ")
				l.sets[fold(w)] = set
				first, _, _ := strings.Cut(w, " ")
				l.kind[bare(first)] = f[0]
			}
		}
	}
	return l
})

// fold is the form in which words are compared.
func fold(s string) string { return strings.TrimSpace(text.FoldAll.String(s)) }

// bare is a word folded, less one of و ف, one of ب ل ك, and the article.
func bare(w string) string {
	w = fold(w)
	cut := func(prefix string) {
		if rest, ok := strings.CutPrefix(w, prefix); ok && len(rest) >= 3*2 {
			w = rest
		}
	}
	cut("و")
	cut("ف")
	if rest, ok := strings.CutPrefix(w, "لل"); ok && len(rest) >= 3*2 {
		return rest
	}
	cut("ب")
	cut("ل")
	cut("ك")
	cut("ال")
	return w
}

// wordsOf are the words of a text, folded, as they are and bare.
func wordsOf(s string) map[string]bool {
	m := map[string]bool{}
	for t := range text.Tokens(s) {
		switch t.Kind {
		case text.Punct, text.Symbol, text.Invalid:
			continue
		}
		w := fold(t.Of(s))
		m[w] = true
		for _, p := range []string{"و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "وب", "ول", "لل", "ولل", "كال", "فال", "وبال"} {
			if rest, ok := strings.CutPrefix(w, p); ok && len(rest) >= 2*2 {
				m[rest] = true
			}
		}
	}
	return m
}

func inBody(body map[string]bool, w string) bool { return body[fold(w)] || body[bare(w)] }

func tag(s string) entities.Result { return entities.Tagger{}.TagText(s) }
