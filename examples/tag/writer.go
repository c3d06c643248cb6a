package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/khabar-go/khabar/entities"
)

// A writer writes documents in one format.
type writer struct {
	out        *bufio.Writer
	format     string
	attributes bool
	several    bool   // each document is named
	dir        string // of brat's documents
	written    map[string]bool
}

// prepare makes the folder for brat.
func (w *writer) prepare() error {
	w.written = map[string]bool{}
	if err := os.MkdirAll(w.dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(w.dir, "annotation.conf"), []byte(bratConfiguration()), 0o644)
}

// write writes a document with its result.
func (w *writer) write(d document, r entities.Result) error {
	switch w.format {
	case "jsonl":
		return writeJSON(w.out, d, r)
	case "conll":
		if w.several {
			fmt.Fprintf(w.out, "# newdoc id = %s\n", oneLine(d.title()))
		}
		writeCoNLL(w.out, d.text, r)
	case "brat":
		if w.dir != "" {
			return w.file(d, r)
		}
		if w.several {
			fmt.Fprintf(w.out, "== %s\n", oneLine(d.title()))
		}
		writeBrat(w.out, d.text, r)
	default:
		if w.several {
			fmt.Fprintf(w.out, "== %s\n", oneLine(d.title()))
		}
		if err := writeMarkup(w.out, d.text, r, w.attributes); err != nil {
			return err
		}
		if w.several && !strings.HasSuffix(d.text, "\n") {
			w.out.WriteByte('\n')
		}
	}
	return nil
}

// title names a document: its id, else its file and line.
func (d document) title() string {
	switch {
	case len(d.id) > 0:
		return strings.Trim(string(d.id), `"`)
	case d.line > 0:
		return strings.TrimPrefix(fmt.Sprintf("%s:%d", d.name, d.line), ":")
	}
	return d.name
}

// file writes a document for brat into the folder: its text and its annotations.
func (w *writer) file(d document, r entities.Result) error {
	base := filepath.Base(d.name)
	base = strings.TrimSuffix(base, filepath.Ext(base))
	if d.name == "" {
		base = "text"
	}
	if d.line > 0 {
		base = fmt.Sprintf("%s-%06d", base, d.line)
	}
	for name, n := base, 2; w.written[base]; n++ {
		base = fmt.Sprintf("%s-%d", name, n)
	}
	w.written[base] = true
	if err := os.WriteFile(filepath.Join(w.dir, base+".txt"), []byte(runes(d.text)), 0o644); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(w.dir, base+".ann"))
	if err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	writeBrat(out, d.text, r)
	if err := out.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// runes is a text with U+FFFD for each byte that is no UTF-8: as many runes as offsets
// in runes count.
func runes(s string) string { return strings.Map(func(r rune) rune { return r }, s) }
