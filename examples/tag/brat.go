package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

// writeBrat writes the standoff format of brat: T lines for mentions, for what is said
// (Quote) and the words that report it (Cue); R lines for who says it (Speaker), the word
// that reports (ReportedBy) and the mentions of one entity (Coref, each with the one before); A
// lines for direct speech; # lines for the normal form where it differs, and for what the
// entity is known to be. Offsets are runes of the text.
func writeBrat(out *bufio.Writer, src string, r entities.Result) {
	off := text.New(src).Offsets()
	ts := 0
	t := func(typ string, s text.Span) int {
		ts++
		fmt.Fprintf(out, "T%d\t%s %s\t%s\n", ts, typ, fragments(src, s, off), oneLine(strings.Join(lines(src[s.Start:s.End]), " ")))
		return ts
	}
	for _, m := range r.Mentions { // the mention of index i is T(i+1)
		t(m.Type.String(), m.Span)
	}
	type said struct{ quote, cue int }
	ids := make([]said, len(r.Quotes))
	for i, q := range r.Quotes {
		ids[i].quote = t("Quote", q.Span)
		if !q.Cue.Empty() {
			ids[i].cue = t("Cue", q.Cue)
		}
	}
	rs := 0
	relation := func(name string, a, b int) {
		rs++
		fmt.Fprintf(out, "R%d\t%s Arg1:T%d Arg2:T%d\n", rs, name, a, b)
	}
	for i, q := range r.Quotes {
		if q.Speaker != entities.None {
			relation("Speaker", ids[i].quote, q.Speaker+1)
		}
		if ids[i].cue != 0 {
			relation("ReportedBy", ids[i].quote, ids[i].cue)
		}
	}
	for _, e := range r.Entities {
		for i := 1; i < len(e.Mentions); i++ {
			relation("Coref", e.Mentions[i]+1, e.Mentions[i-1]+1)
		}
	}
	as := 0
	for i, q := range r.Quotes {
		if q.Direct {
			as++
			fmt.Fprintf(out, "A%d\tDirect T%d\n", as, ids[i].quote)
		}
	}
	notes := 0
	for i, m := range r.Mentions {
		var note []string
		if m.Norm != "" && m.Norm != src[m.Start:m.End] {
			note = append(note, m.Norm)
		}
		if m.Entity >= 0 && m.Entity < len(r.Entities) {
			if e := r.Entities[m.Entity]; len(e.Mentions) > 0 && e.Mentions[0] == i {
				for _, s := range [...]string{e.Kind, e.Country, e.Division, e.Role, e.RoleState, e.Nationality} {
					if s != "" {
						note = append(note, s)
					}
				}
			}
		}
		if len(note) > 0 {
			notes++
			fmt.Fprintf(out, "#%d\tAnnotatorNotes T%d\t%s\n", notes, i+1, oneLine(strings.Join(note, "; ")))
		}
	}
}

// fragments writes a span in runes; one that goes over line ends is discontinuous, as
// brat wants it.
func fragments(src string, s text.Span, off *text.Offsets) string {
	var b strings.Builder
	at := s.Start
	for _, line := range lines(src[s.Start:s.End]) {
		at += strings.Index(src[at:], line)
		r := off.Runes(text.Span{Start: at, End: at + len(line)})
		if b.Len() > 0 {
			b.WriteByte(';')
		}
		fmt.Fprintf(&b, "%d %d", r.Start, r.End)
		at += len(line)
	}
	return b.String()
}

// lines gives the lines of a piece of text that are not empty.
func lines(s string) []string {
	ls := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' })
	if len(ls) == 0 {
		return []string{s}
	}
	return ls
}

// bratConfiguration is the annotation.conf that brat wants beside the documents.
func bratConfiguration() string {
	var b strings.Builder
	b.WriteString("[entities]\n")
	for _, t := range types {
		b.WriteString(t.String() + "\n")
	}
	b.WriteString("Quote\nCue\n\n[relations]\nSpeaker\tArg1:Quote, Arg2:<ENTITY>\nReportedBy\tArg1:Quote, Arg2:Cue\nCoref\tArg1:<ENTITY>, Arg2:<ENTITY>\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n[attributes]\nDirect\tArg:Quote\n")
	return b.String()
}
