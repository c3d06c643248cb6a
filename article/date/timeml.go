package date

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/khabar-go/khabar/article/text"
)

// WriteTimeML writes a text with its temporal expressions marked up as TIMEX3 of TimeML
// (ISO 24617-1): <TIMEX3 tid="t1" type="DATE" value="2024-07-28">…</TIMEX3>. The mentions
// are those that Find gave for the text, in order. A range has its ends as beginPoint
// and endPoint, which are elements without text behind it. What XML forbids in the text
// is left out or escaped.
func WriteTimeML(w io.Writer, src *text.Source, mentions []Mention) error {
	var b strings.Builder
	at := 0
	next := len(mentions) + 1
	for i, m := range mentions {
		if m.Start < at || m.End > len(src.Text) || m.Start > m.End {
			return fmt.Errorf("date: mention %d: span %d-%d out of order", i, m.Start, m.End)
		}
		escape(&b, src.Text[at:m.Start])
		b.WriteString(`<TIMEX3 tid="t` + strconv.Itoa(i+1) + `" type="` + m.Type.String() + `"`)
		attr(&b, "value", m.Value.String())
		attr(&b, "mod", m.Mod.String())
		attr(&b, "quant", m.Quant.String())
		if m.Basis == Relative || m.Basis == Context {
			attr(&b, "temporalFunction", "true")
		}
		if !m.ValueEnd.IsZero() {
			attr(&b, "beginPoint", "t"+strconv.Itoa(next))
			attr(&b, "endPoint", "t"+strconv.Itoa(next+1))
		}
		b.WriteByte('>')
		escape(&b, src.Slice(m.Span))
		b.WriteString("</TIMEX3>")
		if !m.ValueEnd.IsZero() {
			for _, v := range [...]Value{m.Value, m.ValueEnd} {
				b.WriteString(`<TIMEX3 tid="t` + strconv.Itoa(next) + `" type="` + m.Type.String() + `"`)
				attr(&b, "value", v.String())
				b.WriteString("/>")
				next++
			}
		}
		at = m.End
	}
	escape(&b, src.Text[at:])
	_, err := io.WriteString(w, b.String())
	return err
}

func attr(b *strings.Builder, name, value string) {
	if value != "" {
		b.WriteString(" " + name + `="` + value + `"`)
	}
}

// escape writes text as XML has it.
func escape(b *strings.Builder, s string) {
	for _, r := range s {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r < 0x20 && r != '\n' && r != '\t' && r != '\r', r == 0xFFFE, r == 0xFFFF:
		default:
			b.WriteRune(r)
		}
	}
}
