package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-go/khabar/internal/model"
)

// Classes of words; those of the reader in package summary.
const (
	unknown byte = iota
	stop
	weak
	verb
	both // noun or verb
	noun
	adjective
	pronominal // with a pronoun behind it: منازلهم
	accusative // صندوقا
	prefixed   // لإزالة: the first letter is a preposition
	head       // قطاع: before the name of a place
	relative   // الذي: a stop word behind which only a verb stands
	particle   // أن: a stop word behind which mostly a verb stands
)

// A count is a row of words.tsv.
type count struct{ n, afterNoun, afterVerb int }

type counts map[string]count

// readCounts reads words.tsv.
func readCounts(file string) (counts, error) {
	words := counts{}
	err := eachRow(file, 5, func(f []string) error {
		var c count
		for i, p := range []*int{&c.n, &c.afterNoun, &c.afterVerb} {
			v, err := strconv.Atoi(f[i+1])
			if err != nil {
				return err
			}
			*p = v
		}
		words[f[0]] = c
		return nil
	})
	return words, err
}

// writeTable writes the table of words: slots of a fingerprint of four bytes, the count
// and the class, in open addressing.
func writeTable(words counts, out string) error {
	class := map[string]byte{}
	for w, c := range words {
		class[w] = words.class(w, c)
	}
	if err := listed(class); err != nil {
		return err
	}
	size := len(class) * 3 / 2
	table := make([]byte, size*slotSize)
	for _, w := range sortedWords(class) {
		f := uint64(model.FormOf(w))
		print := uint32(f>>32) | 1
		at := int(f & math.MaxUint32 * uint64(size) >> 32)
		for binary.LittleEndian.Uint32(table[at*slotSize:]) != 0 {
			if at++; at == size {
				at = 0
			}
		}
		slot := table[at*slotSize:]
		binary.LittleEndian.PutUint32(slot, print)
		slot[4] = byte(min(255, math.Round(8*math.Log2(1+float64(words[w].n)))))
		slot[5] = class[w]
	}
	return os.WriteFile(out, table, 0o644)
}

const slotSize = 6

// listed puts the classes of the hand-written lists over those of the counts: the
// stop words here, the openings of prose in the lexicon, and the verbs of saying.
func listed(class map[string]byte) error {
	err := eachRow("../internal/lexicon/data/prose.tsv", 4, func(f []string) error {
		w := model.Fold(f[0])
		switch {
		case f[1] == "verb" || f[1] == "say":
			if class[w] == noun || class[w] == both || f[2] != "" {
				class[w] = both
			} else {
				class[w] = verb
			}
		case f[2] == "" && f[1] != "kind":
			class[w] = stop
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = eachRow("../entities/cues.tsv", 5, func(f []string) error {
		w := model.Fold(f[0])
		if f[1] == "verb" && !strings.Contains(w, " ") && class[w] == unknown {
			class[w] = verb
		}
		return nil
	})
	if err != nil {
		return err
	}
	return eachRow("stopwords.tsv", 3, func(f []string) error {
		switch w := model.Fold(f[0]); f[1] {
		case "stop":
			class[w] = stop
		case "relative":
			class[w] = relative
		case "particle":
			class[w] = particle
		case "head":
			class[w] = head
		case "weak":
			class[w] = weak
		case "noun":
			class[w] = noun
		case "verb":
			class[w] = verb
		case "adjective":
			class[w] = adjective
		default:
			return fmt.Errorf("stopwords.tsv: %s is of no class %s", f[0], f[1])
		}
		return nil
	})
}

const article = "ال"

// class tells what a word is by the words that it stands behind.
func (ws counts) class(w string, c count) byte {
	bare, definite := strings.CutPrefix(w, article)
	if definite && len([]rune(bare)) < 2 {
		definite = false
	}
	with := ws[article+w]
	if definite {
		with = c
	}
	nouns := c.afterNoun
	if !definite {
		nouns += with.n + ws["ب"+article+w].n + ws["و"+article+w].n + ws["لل"+w].n
	}
	verbs := c.afterVerb
	if r, _ := firstRune(w); strings.ContainsRune("يتنا", r) && !definite {
		verbs += 2 * ws["س"+w].n
	}
	switch {
	case !definite && ws.pronominal(w, with):
		return pronominal
	case !definite && ws.accusative(w, with):
		return accusative
	case !definite && ws.prefixed(w, with):
		return prefixed
	case !definite && verbs >= 1 && verbs*3 > nouns:
		return verb
	case !definite && verbs >= 3 && verbs*12 > nouns:
		return both
	case ws.adjective(w, bare, definite):
		return adjective
	case nouns > 0:
		return noun
	}
	return unknown
}

// adjective tells whether a word follows nouns and not prepositions: «القوات المسلحة».
func (ws counts) adjective(w, bare string, definite bool) bool {
	with, without := ws[article+w], ws[w]
	if definite {
		with, without = ws[w], ws[bare]
	}
	n, after := with.n+without.n, with.afterNoun+without.afterNoun
	return with.n >= 8 && n >= 15 && after*30 < n || with.n >= 3 && n >= 6 && after == 0
}

// pronouns are those that stand behind nouns, folded.
var pronouns = []string{"ها", "هم", "هما", "نا", "كم", "ه"}

// pronominal tells whether a word has a pronoun behind it: no article ever stands before
// it, and the word is there without.
func (ws counts) pronominal(w string, with count) bool {
	if with.n > 0 {
		return false
	}
	for _, p := range pronouns {
		base, ok := strings.CutSuffix(w, p)
		if !ok || len([]rune(base)) < 3 {
			continue
		}
		if p == "ها" || p == "هم" || p == "هما" {
			return true
		}
		if ws[article+base].n > 0 {
			return true
		}
		if b, ok := strings.CutSuffix(base, "ت"); ok && ws[article+b+"ه"].n > 0 { // مدينتها
			return true
		}
	}
	return false
}

// accusative tells whether a word has the alef of the indefinite accusative.
func (ws counts) accusative(w string, with count) bool {
	base, ok := strings.CutSuffix(w, "ا")
	return ok && with.n == 0 && len([]rune(base)) >= 3 && ws[base].n+ws[article+base].n >= 3*ws[w].n
}

// prefixed tells whether a word is a noun with ب or ل before it.
func (ws counts) prefixed(w string, with count) bool {
	r, n := firstRune(w)
	if r != 'ب' && r != 'ل' || with.n > 0 || len([]rune(w)) < 5 {
		return false
	}
	base := w[n:]
	c := ws[base]
	return 3*c.n >= ws[w].n && c.afterNoun+ws[article+base].n > 0 && c.afterNoun+ws[article+base].n > 2*c.afterVerb && ws[w].afterNoun*20 < ws[w].n
}

func firstRune(s string) (rune, int) {
	for _, r := range s {
		return r, len(string(r))
	}
	return 0, 0
}

// eachRow reads the rows of a list; lines that begin with # are comments.
func eachRow(file string, n int, do func([]string) error) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		s := lines.Text()
		if s == "" || s[0] == '#' {
			continue
		}
		cols := strings.Split(s, "\t")
		if len(cols) != n {
			return fmt.Errorf("%s: %q has %d columns, want %d", file, s, len(cols), n)
		}
		if err := do(cols); err != nil {
			return err
		}
	}
	return lines.Err()
}

func sortedWords(class map[string]byte) []string {
	words := make([]string, 0, len(class))
	for w := range class {
		words = append(words, w)
	}
	slices.Sort(words)
	return words
}
