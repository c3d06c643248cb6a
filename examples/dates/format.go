package main

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/text"
)

// A printer writes the mentions of texts to the output.
type printer struct {
	out     *bufio.Writer
	finder  date.Finder
	loc     *time.Location
	several bool // several files: each is named
}

// formats are the ways to write the mentions of a text.
var formats = map[string]func(p *printer, name string, src *text.Source, ms []date.Mention) error{
	"table":  (*printer).table,
	"jsonl":  (*printer).jsonl,
	"timeml": (*printer).timeML,
}

// Direction controls: what stands between rli and pdi is laid out right to left.
const (
	rli = "\u2067"
	pdi = "\u2069"
)

// table writes one line a mention: place, type, value, basis, the expression, and what
// else there is to say.
func (p *printer) table(name string, src *text.Source, ms []date.Mention) error {
	if p.several {
		fmt.Fprintf(p.out, "== %s\n", name)
	}
	for _, m := range ms {
		value := m.Range().String()
		if value == "" {
			value = "?"
		}
		expression := strings.Join(strings.Fields(valid(src.Slice(m.Span))), " ")
		fmt.Fprintf(p.out, "%6d  %-8s  %-21s  %-8s  %s%s%s%s\n", m.Start, m.Type, value, m.Basis, rli, expression, pdi, notes(m))
	}
	if p.several {
		fmt.Fprintln(p.out)
	}
	return nil
}

// notes says what the columns of the table do not.
func notes(m date.Mention) string {
	var ns []string
	note := func(name, value string) {
		if value != "" {
			ns = append(ns, strings.TrimSpace(name+" "+value))
		}
	}
	note("", m.Mod.String())
	note("", m.Quant.String())
	if !m.Hijri.IsZero() {
		note("", m.Hijri.String()+" AH")
	}
	if m.Uncertain {
		note("", "the day may be off by one")
	}
	if m.Calendar == date.CopticCalendar {
		note("", m.Calendar.String())
	}
	note("", m.Zone)
	if m.Value.IsZero() && m.Basis == date.Relative {
		note("", ruleOf(m.Rule))
	}
	if m.Conflict != 0 {
		note("conflict of", m.Conflict.String())
	}
	for _, i := range m.Issues {
		note("", i.Message)
	}
	if len(ns) == 0 {
		return ""
	}
	return "  (" + strings.Join(ns, ", ") + ")"
}

// units and sides are what a rule counts and where it looks.
var (
	units = map[date.Unit]string{
		date.Seconds: "second", date.Minutes: "minute", date.Hours: "hour", date.Days: "day", date.Weeks: "week",
		date.Months: "month", date.Quarters: "quarter", date.Years: "year", date.Decades: "decade",
		date.Centuries: "century", date.Millennia: "millennium",
	}
	sides = map[date.Side]string{date.Nearest: "nearest", date.Past: "last", date.Present: "present", date.Future: "next"}
)

// ruleOf says how an expression is counted from an anchor: «-1 day», «next Friday».
func ruleOf(r date.Rule) string {
	switch {
	case r.HasDay && r.Unit == date.Days:
		return sides[r.Side] + " " + r.Weekday.String()
	case r.Month > 0:
		return sides[r.Side] + " " + time.Month(r.Month).String()
	case units[r.Unit] == "":
		return ""
	}
	return fmt.Sprintf("%+d %s", r.Count, units[r.Unit])
}

// A mention is a line of JSON. Offsets are bytes of the text, in UTF-8.
type mention struct {
	File      string   `json:"file,omitempty"`
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Text      string   `json:"text"`
	Type      string   `json:"type"`
	Value     string   `json:"value,omitempty"` // TIMEX3; absent where it cannot be told
	ValueEnd  string   `json:"valueEnd,omitempty"`
	Mod       string   `json:"mod,omitempty"`
	Quant     string   `json:"quant,omitempty"`
	Basis     string   `json:"basis"`
	Rule      string   `json:"rule,omitempty"`
	Calendar  string   `json:"calendar,omitempty"` // of a DATE or TIME
	Hijri     string   `json:"hijri,omitempty"`
	Uncertain bool     `json:"uncertain,omitempty"` // the day may be off by one
	Conflict  string   `json:"conflict,omitempty"`
	Zone      string   `json:"zone,omitempty"`
	From      string   `json:"from,omitempty"` // the stretch of time, RFC 3339
	To        string   `json:"to,omitempty"`   // the instant behind it
	Issues    []string `json:"issues,omitempty"`
}

func (p *printer) jsonl(name string, src *text.Source, ms []date.Mention) error {
	enc := json.NewEncoder(p.out)
	enc.SetEscapeHTML(false)
	for _, m := range ms {
		j := mention{
			Start: m.Start, End: m.End, Text: valid(src.Slice(m.Span)), Type: m.Type.String(),
			Value: m.Range().Start().String(), ValueEnd: m.ValueEnd.String(), Mod: m.Mod.String(), Quant: m.Quant.String(),
			Basis: m.Basis.String(), Rule: ruleOf(m.Rule), Uncertain: m.Uncertain, Conflict: m.Conflict.String(), Zone: m.Zone,
		}
		if p.several {
			j.File = name
		}
		if m.Type == date.Date || m.Type == date.Time {
			j.Calendar = m.Calendar.String()
		}
		if !m.Hijri.IsZero() {
			j.Hijri = m.Hijri.String()
		}
		loc := p.loc
		if zone, err := time.LoadLocation(m.Zone); err == nil && m.Zone != "" {
			loc = zone
		}
		if from, to, ok := m.Bounds(loc); ok {
			j.From, j.To = from.Format(time.RFC3339), to.Format(time.RFC3339)
		}
		for _, i := range m.Issues {
			j.Issues = append(j.Issues, i.Code)
		}
		if err := enc.Encode(j); err != nil {
			return err
		}
	}
	return nil
}

// timeML writes a document of TimeML: the time of its creation, where there is an anchor,
// and the text with its expressions marked up.
func (p *printer) timeML(name string, src *text.Source, ms []date.Mention) error {
	fmt.Fprint(p.out, xml.Header, "<TimeML>\n")
	if name != "" {
		fmt.Fprint(p.out, "<DOCID>")
		if err := xml.EscapeText(p.out, []byte(name)); err != nil {
			return err
		}
		fmt.Fprint(p.out, "</DOCID>\n")
	}
	if !p.finder.Anchor.IsZero() {
		day := p.finder.Anchor.In(p.loc).Format(time.DateOnly)
		fmt.Fprintf(p.out, `<DCT><TIMEX3 tid="t0" type="DATE" value="%s" functionInDocument="CREATION_TIME">%s</TIMEX3></DCT>`+"\n", day, day)
	}
	fmt.Fprint(p.out, "<TEXT>")
	if err := date.WriteTimeML(p.out, src, ms); err != nil {
		return err
	}
	fmt.Fprint(p.out, "</TEXT>\n</TimeML>\n")
	return nil
}

// valid is the text with U+FFFD for bytes that are not UTF-8.
func valid(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
