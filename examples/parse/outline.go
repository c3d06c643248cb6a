package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/summary"
)

// A writer writes articles to the output.
type writer struct {
	out      *bufio.Writer
	digester summary.Digester
	text     bool // an outline for people
	colour   bool
	line     bool   // one document a line, the file named in an outline
	buf      []byte // of the JSON
}

// structure is what an outline shows: the article without what is found in it.
var structure = summary.Layers{Dates: true, Numbers: true, Names: true, Summary: true}

// write reads one article and writes it whole, or nothing of it.
func (w *writer) write(raw []byte, name string) error {
	d := w.digester
	if w.text {
		d.Without = structure
	}
	digest, err := d.Digest(raw)
	if err != nil {
		return err
	}
	if w.text {
		w.outline(digest.Article, name)
		return w.out.Flush()
	}
	return w.json(digest)
}

// json writes the result document: on one line where there are several.
func (w *writer) json(d *summary.Digest) error {
	w.buf = append(d.AppendJSON(w.buf[:0]), '\n')
	if !w.line {
		var pretty bytes.Buffer
		if err := json.Indent(&pretty, w.buf, "", " "); err != nil {
			return err
		}
		w.buf = pretty.Bytes()
	}
	w.out.Write(w.buf)
	return w.out.Flush()
}

// Direction controls: what stands between rli and pdi is laid out right to left.
const (
	rli = "\u2067"
	pdi = "\u2069"
)

// colours of the roles on a terminal.
var colours = map[article.Role]string{
	article.RoleHeadline: "1;36", article.RoleKicker: "36", article.RoleStandfirst: "3;36",
	article.RoleByline: "35", article.RoleDateline: "35", article.RoleTimestamp: "33",
	article.RoleSummaryLabel: "1;32", article.RoleBullet: "32", article.RoleListItem: "32",
	article.RoleSubhead: "1", article.RoleCaption: "34", article.RoleCredit: "33",
	article.RoleRelated: "2", article.RoleTags: "2", article.RoleBoilerplate: "2",
}

// outlineRunes is how much of a block an outline shows.
const outlineRunes = 90

// outline prints the blocks one a line, role first, and then what the article says
// of itself.
func (w *writer) outline(a *article.Article, name string) {
	if w.line {
		fmt.Fprintf(w.out, "== %s\n", name)
	}
	for _, b := range a.Blocks {
		first := strings.Join(strings.Fields(printable(b.Of(a.Source.Text))), " ")
		if n := utf8.RuneCountInString(first); n > outlineRunes {
			first = string([]rune(first)[:outlineRunes]) + "…"
		}
		fmt.Fprintf(w.out, "%-13s %s\n", b.Role, w.paint(b.Role, rli+first+pdi))
	}
	w.field("headline", a.Headline)
	w.field("bylines", a.Bylines...)
	w.field("places", a.Dateline.Places...)
	w.field("agency", a.Dateline.Agency)
	w.field("credits", a.Credits...)
	if a.Published.Value != "" {
		fmt.Fprintf(w.out, "· published    %s (%s)\n", a.Published.Value, a.Published.Basis)
	}
	for _, i := range a.Issues {
		fmt.Fprintf(w.out, "! %s at %d–%d: %s\n", i.Code, i.Span.Start, i.Span.End, i.Message)
	}
	if w.line {
		fmt.Fprintln(w.out)
	}
}

func (w *writer) field(name string, ps ...article.Part) {
	var ts []string
	for _, p := range ps {
		if !p.IsZero() {
			ts = append(ts, strings.Join(strings.Fields(printable(p.Text)), " "))
		}
	}
	if len(ts) > 0 {
		fmt.Fprintf(w.out, "· %-12s %s%s%s\n", name, rli, strings.Join(ts, "، "), pdi)
	}
}

func (w *writer) paint(r article.Role, s string) string {
	if c := colours[r]; w.colour && c != "" {
		return "\033[" + c + "m" + s + "\033[0m"
	}
	return s
}

// printable has one control character for the bytes that are no UTF-8.
func printable(s string) string { return strings.ToValidUTF8(s, "\x1a") }
