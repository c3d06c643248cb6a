package main

import (
	"math"
	"os"
	"sort"
	"strconv"
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/gazetteer/lists"
	"github.com/khabar-go/khabar/internal/model"
)

// buildNames makes the table of names from the lists; classes are those that come first,
// in their order.
func buildNames(internal string, classes ...string) (*model.NamesBuilder, error) {
	entries, err := lists.Read(internal)
	if err != nil {
		return nil, err
	}
	b := model.NewNamesBuilder(classes...)
	parts := map[string]map[string]int{}
	part := func(kind, word string) {
		w := model.Fold(word)
		if parts[kind] == nil {
			parts[kind] = map[string]int{}
		}
		parts[kind][w]++
	}
	for _, e := range entries {
		words := formsOf(e.Form)
		if len(words) == 0 || len(words) > 12 {
			continue
		}
		if e.Type == "PART" {
			for _, class := range partClasses(e) {
				b.Add(words, class, nil, 0)
			}
			continue
		}
		var ent *model.Entity
		rank := 0
		switch e.Type {
		case "PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART", "NORP", "LANGUAGE":
			if !e.Free && e.Kind != "surname" {
				kind, _, _ := strings.Cut(e.Kind, "-also-")
				ent = &model.Entity{Name: e.Name, Type: e.Type, Kind: kind, Country: e.Country, Role: e.Role}
				rank = rankOf(e)
			}
		}
		b.Add(words, e.Class(), ent, rank)
		if e.Type == "PERSON" && e.Kind != "surname" && len(words) >= 2 {
			f := strings.Fields(e.Form)
			part("person-first", f[0])
			part("person-last", f[len(f)-1])
		}
	}
	for _, kind := range []string{"person-first", "person-last"} {
		words := make([]string, 0, len(parts[kind]))
		for w := range parts[kind] {
			words = append(words, w)
		}
		sort.Strings(words)
		for _, w := range words {
			n := parts[kind][w]
			class := "PART/" + kind
			if n >= 4 {
				class += "-many"
			}
			b.Add([]model.Form{model.FormOf(w)}, class, nil, 0)
		}
	}
	return b, nil
}

// rankOf orders the entities of one spelling: countries before cities, canonical
// names before aliases.
func rankOf(e lists.Entry) int {
	rank := 10
	kind, _, _ := strings.Cut(e.Kind, "-also-")
	switch kind {
	case "country":
		rank = 40
	case "capital", "nationality":
		rank = 30
	case "city", "division":
		rank = 20
	}
	if !e.Alias {
		rank += 5
	}
	return rank
}

// partClasses are the classes of a word of persons' names by its counts.
func partClasses(e lists.Entry) []string {
	bucket := func(s string) int {
		n, _ := strconv.Atoi(s)
		if n == 0 {
			return 0
		}
		return min(5, 1+int(math.Log2(float64(n))/1.5))
	}
	a, z, _ := strings.Cut(e.Role, ";")
	var out []string
	if e.Kind == "nametokens" {
		return []string{"PART/wd-" + strconv.Itoa(bucket(a))}
	}
	if n := bucket(a); n > 0 {
		out = append(out, "PART/first-"+strconv.Itoa(n))
	}
	if n := bucket(z); n > 0 {
		out = append(out, "PART/last-"+strconv.Itoa(n))
	}
	return out
}

// formsOf are the words of a phrase as the tagger reads them in a text.
func formsOf(phrase string) []model.Form {
	var out []model.Form
	for t := range text.Tokens(phrase) {
		out = append(out, model.TokenForm(t, phrase))
	}
	return out
}

// build writes the resources: counts of words and lists of names.
func build(internal, countsPath, out string) error {
	lex, err := readCounts(countsPath)
	if err != nil {
		return err
	}
	b, err := buildNames(internal)
	if err != nil {
		return err
	}
	s := b.Sections()
	s["words"] = model.PackWords(lex.count, nil, nil)
	return os.WriteFile(out, model.Pack(s), 0o644)
}
