package main

import (
	_ "embed"
	"encoding/csv"
	"strings"
)

//go:embed labels.tsv
var labelRows string

//go:embed palette.tsv
var paletteRows string

// labels gives what the page calls a code of the result document: labels["role"]["headline"].
type labels map[string]map[string]string

// of is the label of a code, and the code itself where it has none.
func (l labels) of(kind, code string) string {
	if s, ok := l[kind][code]; ok {
		return s
	}
	return code
}

// sign is the label of a code, and "" where it has none.
func (l labels) sign(kind, code string) string { return l[kind][code] }

func readLabels() labels {
	l := labels{}
	for _, row := range rows(labelRows) {
		if l[row[0]] == nil {
			l[row[0]] = map[string]string{}
		}
		l[row[0]][row[1]] = row[2]
	}
	return l
}

// rows reads an embedded table without its comments and the line of its columns.
func rows(table string) [][]string {
	r := csv.NewReader(strings.NewReader(table))
	r.Comma, r.Comment, r.LazyQuotes = '\t', '#', true
	out, err := r.ReadAll()
	if err != nil {
		panic(err) // a table in this folder
	}
	return out[1:]
}
