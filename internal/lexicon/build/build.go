// Package build makes the generated tables of package lexicon out of its TSV
// files.
//
// A file has comment lines that begin with '#', a header row with the names of
// the columns, and one fact a row. Every row names its source. The same files
// give the same bytes.
package build

import (
	"bytes"
	"cmp"
	"fmt"
	"go/format"
	"io/fs"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/khabar-go/khabar/internal/lexicon"
)

// Tables reads the TSV files of dir and returns the generated Go files by name.
func Tables(dir fs.FS) (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, l := range lists {
		sheet, err := ReadSheet(dir, l.file)
		if err != nil {
			return nil, err
		}
		src, err := l.make(sheet)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(l.file, ".tsv") + "_table.go"
		if out[name], err = format.Source(src); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return out, nil
}

// Doc returns the package comment's file with the figures of the tables: in
// each line that begins with a list's name, its rows, keys and bytes.
func Doc(doc []byte, tables map[string][]byte) ([]byte, error) {
	lines := strings.Split(string(doc), "\n")
	for _, l := range lists {
		table := tables[strings.TrimSuffix(l.file, ".tsv")+"_table.go"]
		_, head, _ := strings.Cut(string(table), "// "+l.file+": ")
		var rows, keys, size int
		if _, err := fmt.Sscanf(head, "%d rows, %d keys, %d bytes", &rows, &keys, &size); err != nil {
			return nil, fmt.Errorf("%s: no figures: %w", l.file, err)
		}
		i := slices.IndexFunc(lines, func(s string) bool { return strings.HasPrefix(s, "//\t"+l.file+" ") })
		if i < 0 {
			return nil, fmt.Errorf("%s: not in the package comment", l.file)
		}
		f := strings.Fields(lines[i])
		if len(f) < 7 {
			return nil, fmt.Errorf("%s: short line in the package comment", l.file)
		}
		lines[i] = fmt.Sprintf("//\t%-15s %5d %5d %7d  %-13s  %s", l.file, rows, keys, size, f[5], strings.Join(f[6:], " "))
	}
	return []byte(strings.Join(lines, "\n")), nil
}

// lists is every list with what makes its tables.
var lists = [...]struct {
	file string
	make func(*Sheet) ([]byte, error)
}{
	{"places.tsv", places},
	{"outlets.tsv", outlets},
	{"outletwords.tsv", outletWords},
	{"givennames.tsv", names},
	{"bylinewords.tsv", bylines},
	{"titles.tsv", titles},
	{"lines.tsv", linePatterns},
	{"stampwords.tsv", stamps},
	{"prose.tsv", prose},
}

// A Sheet is one TSV file.
type Sheet struct {
	Name string
	Cols []string
	Rows []Row
}

// A Row is one fact, with its line number in the file.
type Row struct {
	Line   int
	Fields []string
	sheet  *Sheet
}

// Get returns the field of a column, "" where the row ends before it.
func (r Row) Get(col string) string {
	i := slices.Index(r.sheet.Cols, col)
	if i < 0 || i >= len(r.Fields) {
		return ""
	}
	return r.Fields[i]
}

func (r Row) errorf(f string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.sheet.Name, r.Line, fmt.Sprintf(f, args...))
}

// Key is the row's key: that of its first column.
func (r Row) Key() string { return string(lexicon.Key(nil, r.Fields[0])) }

// ReadSheet reads one TSV file and checks its shape: no row wider than the
// header, no stray white space, a first column and a source in each row.
func ReadSheet(dir fs.FS, name string) (*Sheet, error) {
	data, err := fs.ReadFile(dir, name)
	if err != nil {
		return nil, err
	}
	s := &Sheet{Name: name}
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if s.Cols == nil {
			s.Cols = fields
			if !slices.Contains(fields, "source") {
				return nil, fmt.Errorf("%s: no source column", name)
			}
			continue
		}
		r := Row{Line: i + 1, Fields: fields, sheet: s}
		switch {
		case len(fields) > len(s.Cols):
			return nil, r.errorf("%d fields for %d columns", len(fields), len(s.Cols))
		case fields[0] == "":
			return nil, r.errorf("empty first column")
		case r.Get("source") == "":
			return nil, r.errorf("no source")
		case r.Key() == "":
			return nil, r.errorf("%q has an empty key", fields[0])
		}
		for _, f := range fields {
			if strings.TrimSpace(f) != f {
				return nil, r.errorf("white space around %q", f)
			}
		}
		s.Rows = append(s.Rows, r)
	}
	return s, nil
}

// enumOf finds the value of an enum by the word its String gives.
func enumOf[E interface {
	~uint8
	fmt.Stringer
}](r Row, word string) (E, error) {
	if word != "" {
		for v := E(0); v < 32; v++ {
			if v.String() == word {
				return v, nil
			}
		}
	}
	return 0, r.errorf("unknown %T %q", E(0), word)
}

// flagsOf reads the ambiguous column.
func flagsOf(r Row) (lexicon.Flags, error) {
	var fl lexicon.Flags
	for word := range strings.SplitSeq(r.Get("ambiguous"), "|") {
		switch word {
		case "":
		case "word":
			fl |= lexicon.Word
		case "person":
			fl |= lexicon.Person
		case "place":
			fl |= lexicon.PlaceName
		default:
			return 0, r.errorf("unknown flag %q", word)
		}
	}
	return fl, nil
}

// A table collects keys with their rows' Go source and writes the parts that
// lexicon's find works on.
type table struct {
	name    string // place, outlet, …: prefix of the identifiers
	rowType string
	rows    map[string]entry
	names   *blob // nil for lists without written forms
	size    int   // bytes of a row
}

type entry struct {
	value string // Go source of the row
	from  Row
}

// add enters a key. The same key with the same value may come twice; with
// another value it is a conflict.
func (t *table) add(key, value string, from Row) error {
	if t.rows == nil {
		t.rows = map[string]entry{}
	}
	old, ok := t.rows[key]
	switch {
	case !ok:
		t.rows[key] = entry{value, from}
	case old.value != value:
		return from.errorf("%q contradicts line %d (%s against %s)", key, old.from.Line, value, old.value)
	}
	return nil
}

func (t *table) write(w *bytes.Buffer) (keys, size int) {
	order := make([]string, 0, len(t.rows))
	for k := range t.rows {
		order = append(order, k)
	}
	sort.Strings(order)

	fmt.Fprintf(w, "const %sKeys = `", t.name)
	for _, k := range order {
		fmt.Fprintf(w, "%s\n", k)
		size += len(k) + 1
	}
	fmt.Fprintf(w, "`\n\nvar %sOffs = [%d]uint32{", t.name, len(order)+1)
	off := 0
	for i := 0; i <= len(order); i++ {
		list(w, i, strconv.Itoa(off))
		if i < len(order) {
			off += len(order[i]) + 1
		}
	}
	size += 4 * (len(order) + 1)
	fmt.Fprintf(w, "\n}\n\nvar %sRows = [%d]%s{\n", t.name, len(order), t.rowType)
	for _, k := range order {
		fmt.Fprintf(w, "\t{%s}, // %s\n", t.rows[k].value, k)
	}
	size += t.size * len(order)
	index := hashIndex(order)
	fmt.Fprintf(w, "}\n\nvar %sIndex = [%d]uint16{", t.name, len(index))
	for i, v := range index {
		list(w, i, strconv.Itoa(int(v)))
	}
	size += 2 * len(index)
	w.WriteString("\n}\n")
	if t.names != nil {
		fmt.Fprintf(w, "\nconst %sNames = `%s`\n", t.name, t.names.text.String())
		size += t.names.text.Len()
	}
	return len(order), size
}

// list writes the i-th element of an array, sixteen to a line.
func list(w *bytes.Buffer, i int, v string) {
	if i%16 == 0 {
		w.WriteString("\n\t")
	} else {
		w.WriteByte(' ')
	}
	w.WriteString(v)
	w.WriteByte(',')
}

// hashIndex lays the keys out for linear probing.
func hashIndex(keys []string) []uint16 {
	n := 4
	for n < 2*len(keys) {
		n *= 2
	}
	index := make([]uint16, n)
	for i, k := range keys {
		slot := int(lexicon.Hash([]byte(k))) & (n - 1)
		for index[slot] != 0 {
			slot = (slot + 1) & (n - 1)
		}
		index[slot] = uint16(i + 1)
	}
	return index
}

// A blob holds written forms, one a line, each once.
type blob struct {
	text strings.Builder
	at   map[string]int
}

// span returns the Go source of the place of s.
func (b *blob) span(s string) string {
	if b.at == nil {
		b.at = map[string]int{}
	}
	off, ok := b.at[s]
	if !ok {
		off = b.text.Len()
		b.at[s] = off
		b.text.WriteString(s + "\n")
	}
	return fmt.Sprintf("span{%d, %d}", off, len(s))
}

// codes numbers country codes from 1 in their order.
type codes struct{ list []string }

func collectCodes(s *Sheet, cols ...string) codes {
	var c codes
	for _, r := range s.Rows {
		for _, col := range cols {
			if v := r.Get(col); v != "" {
				c.list = append(c.list, v)
			}
		}
	}
	slices.Sort(c.list)
	c.list = slices.Compact(c.list)
	return c
}

func (c codes) number(r Row, code string) (int, error) {
	if code == "" {
		return 0, nil
	}
	if len(code) != 2 || strings.ToUpper(code) != code {
		return 0, r.errorf("bad country code %q", code)
	}
	i, _ := slices.BinarySearch(c.list, code)
	if i > 254 {
		return 0, r.errorf("too many country codes")
	}
	return i + 1, nil
}

// file puts a head with the sizes before the body.
func file(s *Sheet, keys, size int, body []byte) []byte {
	var w bytes.Buffer
	fmt.Fprintf(&w, "// Code generated by internal/lexicon/gen from data/%s. DO NOT EDIT.\n\n", s.Name)
	fmt.Fprintf(&w, "package lexicon\n\n// %s: %d rows, %d keys, %d bytes of static data.\n\n", s.Name, len(s.Rows), keys, size)
	w.Write(body)
	return w.Bytes()
}

// single is the common case: one table for one sheet.
func (t *table) file(s *Sheet, extra string) []byte {
	var w bytes.Buffer
	keys, size := t.write(&w)
	w.WriteString(extra)
	return file(s, keys, size+len(extra), w.Bytes())
}

// patternOrder sorts patterns of one anchor: longest first, then by text.
func patternOrder(a, b pattern) int {
	return cmp.Or(cmp.Compare(a.anchor, b.anchor), -cmp.Compare(len(a.key), len(b.key)), cmp.Compare(a.key, b.key), cmp.Compare(a.match, b.match))
}
