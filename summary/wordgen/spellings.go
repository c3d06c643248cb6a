package main

import (
	"cmp"
	"encoding/binary"
	"os"
	"slices"
	"strings"

	"github.com/khabar-go/khabar/internal/model"
)

// writeSpellings writes the words of words.tsv that houses spell in two ways, by the stems
// of package entities: pairs of the form of a word without ال and of the one it is
// compared as, of eight bytes each, in order of the first.
func writeSpellings(words counts, out string) error {
	stems := map[string]string{}
	err := eachRow("../entities/data/spellings.tsv", 3, func(f []string) error {
		if f[0] != "stem" {
			stems[f[0]] = model.Fold(f[1])
		}
		return nil
	})
	if err != nil {
		return err
	}
	pairs := map[model.Form]model.Form{}
	for w := range words {
		bare := strings.TrimPrefix(w, article)
		if to, ok := respelled(bare, stems); ok {
			pairs[model.FormOf(bare)] = model.FormOf(to)
		}
	}
	from := make([]model.Form, 0, len(pairs))
	for f := range pairs {
		from = append(from, f)
	}
	slices.SortFunc(from, cmp.Compare[model.Form])
	var table []byte
	for _, f := range from {
		table = binary.LittleEndian.AppendUint64(table, uint64(f))
		table = binary.LittleEndian.AppendUint64(table, uint64(pairs[f]))
	}
	return os.WriteFile(out, table, 0o644)
}

// respelled is a folded word with its stem as it is compared.
func respelled(w string, stems map[string]string) (string, bool) {
	for end := range w {
		if to, ok := stems[w[:end]]; ok {
			return to + w[end:], true
		}
	}
	to, ok := stems[w]
	return to, ok
}
