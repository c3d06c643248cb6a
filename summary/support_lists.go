package summary

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/khabar-go/khabar/internal/wordkey"
)

// The lists of the check, each a row a fact with its source.
var (
	//go:embed data/function.tsv
	functionList string
	//go:embed data/negation.tsv
	negationList string
	//go:embed data/antonyms.tsv
	antonymList string
	//go:embed data/synonyms.tsv
	synonymList string
	//go:embed data/generic.tsv
	genericList string
)

// A polarity tells whether a word is denied.
type polarity uint8

const (
	affirmed polarity = iota
	denied            // behind لم، لن، ليس، عدم
	doubtful          // behind نفى، رفض, فشل, which deny what some of their objects say
)

// A negator is a word that denies another.
type negator uint8

const (
	noNegator  negator = iota
	verbDenier         // لم، لن، لا: the verb behind it
	wordDenier         // ليس، غير، عدم، دون: the next word that says something
	doubter            // نفى، رفض، فشل: what is behind it may be denied
	modal              // يستطيع، يتمكن: denied, they deny the verb behind them
	absence            // توقف، انقطع: the noun beside it is not there, as behind بلا
	disavowal          // نفى، أنكر: reports that something is not so
	auxiliary          // يكن، يتم: stands between
	exception          // إلا، سوى: takes the denial back
	condition          // ما, إذا, حال: لم behind it denies nothing
	pardon             // لا يزال, لا سيما: the word behind لا that makes it no denial
)

var negatorKinds = map[string]negator{
	"verb": verbDenier, "word": wordDenier, "doubt": doubter, "lack": absence, "modal": modal, "disavow": disavowal, "auxiliary": auxiliary, "exception": exception, "condition": condition, "pardon": pardon,
}

// genericKinds tell what a name behind a generic word is.
var genericKinds = map[string]Reason{"place": OtherPlace, "name": OtherName, "title": NoReason}

// An opposite is a side of a pair of antonyms.
type opposite struct {
	pair int32
	side uint8 // 0 or 1
}

// checkLists are the lists, read.
type checkLists struct {
	stop     map[wordkey.Key]struct{}
	negators map[wordkey.Key]negator
	groups   map[wordkey.Key]int32      // of synonyms
	opposite map[wordkey.Key][]opposite // by the word, its stem
	pairs    [][2][]checkKey            // the keys of the words of both sides
	generic  map[wordkey.Key]Reason     // heads of names that may be left out: منظمة، مدينة
}

// readLists reads the lists when the first claim is checked.
var readLists = sync.OnceValue(func() *checkLists {
	l := &checkLists{
		stop:     map[wordkey.Key]struct{}{},
		negators: map[wordkey.Key]negator{},
		groups:   map[wordkey.Key]int32{},
		opposite: map[wordkey.Key][]opposite{},
		generic:  map[wordkey.Key]Reason{},
	}
	for row := range listRows(functionList) {
		l.stop[wordkey.Of(row[0])] = struct{}{}
	}
	for row := range listRows(genericList) {
		l.generic[wordkey.Of(row[0])] = genericKinds[row[1]]
	}
	for row := range listRows(negationList) {
		l.negators[wordkey.Of(row[0])] = negatorKinds[row[1]]
	}
	for row := range listRows(synonymList) {
		g := int32(len(l.groups) + 1)
		for _, w := range strings.Fields(row[0]) {
			if k := wordkey.Of(w); l.groups[k] == 0 {
				l.groups[k] = g
			}
		}
	}
	for row := range listRows(antonymList) {
		pair := int32(len(l.pairs))
		var words [2][]checkKey
		for side := range words {
			for _, w := range strings.Fields(row[side]) {
				k := wordkey.Of(w)
				words[side] = append(words[side], exactKey|checkKey(k))
				if stem := stemOf(k); stem.Len() >= 4 {
					words[side] = append(words[side], stemKey|checkKey(stem))
				}
				l.opposite[k] = append(l.opposite[k], opposite{pair, uint8(side)})
			}
		}
		l.pairs = append(l.pairs, words)
	}
	delete(l.stop, 0)
	delete(l.generic, 0)
	delete(l.negators, 0)
	delete(l.groups, 0)
	delete(l.opposite, 0)
	return l
})

// listRows iterates over the rows of a list; the first column is the words, the last the
// source.
func listRows(list string) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(list) {
			line = strings.TrimRight(line, "\n")
			if line == "" || line[0] == '#' {
				continue
			}
			if !yield(strings.Split(line, "\t")) {
				return
			}
		}
	}
}
