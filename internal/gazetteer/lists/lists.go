// Package lists reads the lists of names: those of package gazetteer and those of
// package lexicon that the tagger uses, too. It is for the programs that build
// tables; the library itself reads the tables.
package lists

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// An Entry is one spelling of one name, or one word with a meaning for names.
type Entry struct {
	Form    string // the spelling
	Name    string // the canonical name, or the form itself
	Type    string // of annotation.md (PERSON, ORG, …), or NAME, TITLE, ROLE, TRIGGER, MODIFIER, DESIGNATOR, PART
	Kind    string
	Country string // ISO 3166-1 alpha-2
	Gender  string // m, f, mf
	Role    string // of persons
	Alias   bool   // not the canonical spelling
	Free    bool   // from a free list that was not read row by row
	File    string
}

// Class is what the tagger's features tell of an entry: its type and kind.
func (e Entry) Class() string {
	if e.Kind == "" {
		return e.Type
	}
	return e.Type + "/" + e.Kind
}

// Read reads all lists; internal is the folder that holds gazetteer and lexicon.
func Read(internal string) ([]Entry, error) {
	var out []Entry
	for _, pattern := range []string{"gazetteer/data/*/*.tsv", "gazetteer/data/*.tsv", "lexicon/data/places.tsv", "lexicon/data/outlets.tsv", "lexicon/data/givennames.tsv", "lexicon/data/titles.tsv"} {
		files, err := filepath.Glob(filepath.Join(internal, pattern))
		if err != nil {
			return nil, err
		}
		sort.Strings(files)
		for _, f := range files {
			rows, err := table(f)
			if err != nil {
				return nil, err
			}
			folder := filepath.Base(filepath.Dir(f))
			name := strings.TrimSuffix(filepath.Base(f), ".tsv")
			read := reader(folder, name)
			if read == nil {
				return nil, fmt.Errorf("%s: no reader for this list", f)
			}
			for _, r := range rows {
				for _, e := range read(r) {
					if e.Form == "" {
						continue
					}
					if e.Name == "" {
						e.Name = e.Form
					}
					e.File = folder + "/" + name
					out = append(out, e)
				}
			}
		}
	}
	return out, nil
}

// A row is a row of a list by the names of its columns.
type row map[string]string

func table(path string) ([]row, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var head []string
	var out []row
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if head == nil {
			head = cells
			continue
		}
		r := row{}
		for i, c := range cells {
			if i < len(head) {
				r[head[i]] = strings.TrimSpace(c)
			}
		}
		out = append(out, r)
	}
	return out, lines.Err()
}

// list splits a cell with several values.
func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

// reader tells how to read a list.
func reader(folder, name string) func(row) []Entry {
	switch folder {
	case "people":
		return person
	case "bodies":
		return body
	case "things":
		switch name {
		case "triggers":
			return trigger
		case "ambiguous":
			return func(row) []Entry { return nil }
		}
		return thing
	case "groups":
		return group
	case "roles":
		if name == "modifiers" {
			return func(r row) []Entry { return []Entry{{Form: r["surface"], Type: "MODIFIER", Kind: r["meaning"]}} }
		}
		return role
	case "names":
		return namePart
	case "free":
		return free(name)
	}
	switch name {
	case "places":
		return place
	case "outlets":
		return func(r row) []Entry {
			return []Entry{{Form: r["surface"], Name: r["canonical"], Type: "ORG", Kind: "media-" + r["kind"], Country: r["country"], Alias: r["surface"] != r["canonical"]}}
		}
	case "givennames":
		return func(r row) []Entry {
			return []Entry{{Form: r["name"], Type: "NAME", Kind: r["kind"] + doubt(r), Gender: r["gender"]}}
		}
	case "titles":
		return func(r row) []Entry {
			return []Entry{{Form: r["title"], Type: "TITLE", Kind: r["kind"] + doubt(r)}}
		}
	case "countries", "divisions":
		return country
	}
	return nil
}

func person(r row) []Entry {
	e := Entry{Form: r["name"], Name: r["name"], Type: "PERSON", Kind: r["kind"], Country: first(r["country"]), Gender: r["gender"], Role: r["role"]}
	out := []Entry{e}
	for _, a := range list(r["aliases"]) {
		e.Form, e.Alias = a, true
		out = append(out, e)
	}
	if s := r["surname"]; s != "" {
		e.Form, e.Kind, e.Alias = s, "surname", true
		out = append(out, e)
	}
	return out
}

func body(r row) []Entry {
	e := Entry{Form: r["name"], Name: r["name"], Type: "ORG", Kind: r["kind"], Country: first(r["country"])}
	out := []Entry{e}
	for _, a := range append(list(r["aliases"]), list(r["abbrev"])...) {
		e.Form, e.Alias = a, true
		out = append(out, e)
	}
	return out
}

func thing(r row) []Entry {
	e := Entry{Form: r["name"], Name: r["name"], Type: r["type"], Kind: r["kind"], Country: first(r["country"])}
	out := []Entry{e}
	for _, a := range list(r["aliases"]) {
		e.Form, e.Alias = a, true
		out = append(out, e)
	}
	return out
}

func trigger(r row) []Entry {
	kind := r["type"] + "-" + r["kind"]
	out := []Entry{{Form: r["noun"], Type: "TRIGGER", Kind: kind}, {Form: "ال" + r["noun"], Type: "TRIGGER", Kind: kind + "-def"}}
	for _, p := range list(r["plural"]) {
		out = append(out, Entry{Form: p, Type: "TRIGGER", Kind: kind}, Entry{Form: "ال" + p, Type: "TRIGGER", Kind: kind + "-def"})
	}
	return out
}

// group reads demonyms and other groups; the list has the indefinite forms.
func group(r row) []Entry {
	if r["mention"] == "no" {
		return nil
	}
	kind := r["kind"]
	if r["mention"] == "optional" {
		kind += "-optional"
	}
	kind += doubt(r)
	e := Entry{Form: r["surface"], Name: r["base"], Type: "NORP", Kind: kind, Country: first(r["country"]), Gender: r["gender"]}
	if r["article"] == "-" {
		return []Entry{e}
	}
	d := e
	d.Form = definite(e.Form, r["article"] == "first")
	return []Entry{e, d}
}

// definite puts the article before each word, or the first alone: كوري جنوبي → الكوري
// الجنوبي, جنوب أفريقي → الجنوب أفريقي.
func definite(s string, first bool) string {
	words := strings.Fields(s)
	for i, w := range words {
		if (i == 0 || !first) && !strings.HasPrefix(w, "ال") {
			words[i] = "ال" + w
		}
	}
	return strings.Join(words, " ")
}

func role(r row) []Entry {
	kind := r["kind"] + doubt(r)
	if r["pattern"] != "head" {
		kind += "-" + r["pattern"]
	}
	e := Entry{Form: r["surface"], Type: "ROLE", Kind: kind, Gender: r["gender"]}
	if s := r["state"]; s == "con" || s == "def" || s == "pron" || r["case"] == "obl" && r["number"] == "sg" || strings.Contains(e.Form, " ") {
		return []Entry{e}
	}
	d := e
	d.Form = definite(e.Form, true)
	return []Entry{e, d}
}

// doubt marks the kind of a form that is also a common word or another name.
func doubt(r row) string {
	if a := first(r["ambiguous"]); a != "" {
		return "-also-" + a
	}
	return ""
}

func namePart(r row) []Entry {
	form := r["name"]
	if form == "" {
		form = r["surface"]
	}
	kind := r["kind"]
	if kind == "" {
		kind = "family"
		if _, ok := r["gender"]; ok {
			kind = "given"
		}
	}
	kind += "-" + first(r["origin"]) + doubt(r)
	out := []Entry{{Form: form, Type: "NAME", Kind: kind, Gender: r["gender"]}}
	for _, v := range list(r["variants"] + r["variant"]) {
		out = append(out, Entry{Form: v, Name: form, Type: "NAME", Kind: kind, Gender: r["gender"], Alias: true})
	}
	return out
}

func place(r row) []Entry {
	e := Entry{Form: r["surface"], Name: r["canonical"], Type: "GPE", Kind: r["kind"] + doubt(r), Country: r["country"], Alias: r["canonical"] != "" && r["canonical"] != r["surface"]}
	switch r["kind"] {
	case "region", "area":
		e.Type = "LOC"
	case "facility":
		e.Type = "FAC"
	case "designator", "capitals":
		e.Type = "DESIGNATOR"
	}
	return []Entry{e}
}

func country(r row) []Entry {
	name := r["name"]
	kind := "country"
	if r["division"] != "" || strings.Contains(r["code"], "-") {
		kind = "division"
	}
	code, _, _ := strings.Cut(r["code"], "-")
	e := Entry{Form: name, Name: name, Type: "GPE", Kind: kind, Country: code}
	if kind == "division" {
		e.Role = r["code"] // ISO 3166-2
	}
	out := []Entry{e}
	for _, a := range list(r["aliases"]) {
		e.Form, e.Alias = a, true
		out = append(out, e)
	}
	if c := r["capital"]; c != "" {
		out = append(out, Entry{Form: c, Name: c, Type: "GPE", Kind: "capital", Country: code})
		for _, a := range list(r["capitals"]) {
			out = append(out, Entry{Form: a, Name: c, Type: "GPE", Kind: "capital", Country: code, Alias: true})
		}
	}
	return out
}

func free(name string) func(row) []Entry {
	kinds := map[string][2]string{
		"cities": {"GPE", "free-city"}, "places": {"GPE", "free-place"}, "clubs": {"ORG", "free-club"},
		"leagues": {"EVENT", "free-league"}, "people": {"PERSON", "free"}, "nerar-loc": {"GPE", "free-nerar"}, "nerar-org": {"ORG", "free-nerar"},
	}
	if k, ok := kinds[name]; ok {
		return func(r row) []Entry { return []Entry{{Form: r["name"], Type: k[0], Kind: k[1], Free: true}} }
	}
	switch name {
	case "mixed":
		types := map[string]string{"facility": "FAC", "event": "EVENT"}
		return func(r row) []Entry {
			t := types[r["kind"]]
			if t == "" {
				t = "ORG"
			}
			return []Entry{{Form: r["name"], Type: t, Kind: "free-" + r["kind"], Free: true}}
		}
	case "nametokens", "nameparts":
		return func(r row) []Entry {
			return []Entry{{Form: r["word"], Type: "PART", Kind: name, Role: r["count"] + r["first"] + ";" + r["last"], Free: true}}
		}
	}
	return nil
}

func first(s string) string {
	c, _, _ := strings.Cut(s, ";")
	return c
}
