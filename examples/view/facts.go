package main

import (
	"strconv"
	"strings"
	"time"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/entities"
)

// facts says in Arabic what is known of names, dates and numbers. A title has a fact a line.
type facts struct {
	labels  labels
	country string // of the article, whose names of months are used
}

// A fact is a line of an entry of the index.
type fact struct {
	Label, Value string
	Names        string // Value is a code: of a "region" or "currency", for which a browser knows the name
}

// entity lists what is known of an entity besides its name.
func (f facts) entity(e entities.Entity) []fact {
	var out []fact
	add := func(label, value, names string) {
		if value = plain(value); value != "" {
			out = append(out, fact{label, value, names})
		}
	}
	role := e.Role
	if s := f.labels.of("state", e.RoleState); e.RoleState != "" {
		role += " (" + s + ")"
	}
	add("المنصب", role, "")
	add("الجنسية", e.Nationality, "region")
	if e.Country != e.Nationality {
		add("البلد", e.Country, "region")
	}
	add("التقسيم الإداري", e.Division, "")
	add("ورد أيضا", strings.Join(e.Aliases, "، "), "")
	return out
}

func (f facts) mention(r entities.Result, m entities.Mention) string {
	lines := []string{f.labels.of("type", m.Type.String())}
	if m.Entity != entities.None {
		e := r.Entities[m.Entity]
		lines = append(lines, plain(e.Name))
		for _, x := range f.entity(e) {
			lines = append(lines, x.Label+": "+x.Value)
		}
	}
	return strings.Join(lines, "\n")
}

func (f facts) quote(r entities.Result, q entities.Quote, src string) string {
	lines := []string{"كلام منقول"}
	if q.Direct {
		lines[0] = "اقتباس بالنص"
	}
	if q.Speaker != entities.None {
		lines = append(lines, "المتحدث: "+plain(nameOf(r, q.Speaker, src)))
	}
	if !q.Cue.Empty() {
		lines = append(lines, "بلفظ: "+plain(q.Cue.Of(src)))
	}
	return strings.Join(lines, "\n")
}

// isolated keeps a code in its own order between Arabic words: 2024-07-27, not 27-07-2024.
func isolated(code string) string {
	if code == "" {
		return ""
	}
	return "\u2066" + code + "\u2069" // LEFT-TO-RIGHT ISOLATE, POP DIRECTIONAL ISOLATE
}

// nameOf is the name of what a mention names, and the mention itself where that is not known.
func nameOf(r entities.Result, mention int, src string) string {
	m := r.Mentions[mention]
	if m.Entity == entities.None {
		return m.Of(src)
	}
	return r.Entities[m.Entity].Name
}

func (f facts) date(m date.Mention) string {
	lines := []string{f.labels.of("date", m.Type.String())}
	add := func(s string) {
		if s != "" {
			lines = append(lines, s)
		}
	}
	words := f.words(m.Value.Start())
	if end := f.words(m.ValueEnd); end != "" && words != "" {
		words += " – " + end
	}
	add(words)
	add(isolated(m.Range().String()))
	add(f.labels.of("mod", m.Mod.String()))
	if !m.Hijri.IsZero() {
		add("الهجري: " + isolated(m.Hijri.String()))
	}
	add(f.labels.of("basis", m.Basis.String()))
	add(f.labels.sign("calendar", m.Calendar.String()))
	if m.Zone != "" {
		add("التوقيت: " + isolated(m.Zone))
	}
	add(f.labels.of("conflict", m.Conflict.String()))
	for _, i := range m.Issues {
		add(plain(i.Message))
	}
	return strings.Join(lines, "\n")
}

// words writes a day, month or year as a paper of the country does; "" for other values.
func (f facts) words(v date.Value) string {
	year, ok := v.Year()
	if !ok {
		return f.labels.sign("value", v.String())
	}
	months := date.SystemOf(f.country)
	month := months.Name(time.Month(v.Month()))
	switch v.Grain() {
	case date.Year:
		return strconv.Itoa(year)
	case date.MonthGrain:
		return month + " " + strconv.Itoa(year)
	case date.Day, date.DayPart, date.Hour, date.Minute, date.Second:
	default:
		return ""
	}
	day := time.Date(year, time.Month(v.Month()), v.Day(), 0, 0, 0, 0, time.UTC)
	out := f.labels.of("weekday", strconv.Itoa(int(day.Weekday()))) + " " + strconv.Itoa(v.Day()) + " " + month + " " + strconv.Itoa(year)
	if h, min, _, ok := v.Clock(); ok {
		out += "، " + strconv.Itoa(h) + ":" + strconv.Itoa(min/10) + strconv.Itoa(min%10)
	}
	if part := v.Part().String(); part != "" {
		out += " " + f.labels.of("part", part)
	}
	return out
}

func (f facts) number(m number.Mention) string {
	value := grouped(m.Value.String())
	if m.Range {
		value += " – " + grouped(m.ValueEnd.String())
	}
	if m.Vague {
		value = "غير محدد"
	} else if m.Type == number.Percent {
		value += "٪"
	}
	lines := []string{f.labels.of("number", m.Type.String()), value}
	if s := f.labels.of("mod", m.Mod.String()); s != "" {
		lines[1] = s + " " + value
	}
	if m.Unit != "" {
		lines = append(lines, "الوحدة: "+plain(m.Unit))
	}
	if m.Currency != "" {
		lines = append(lines, "العملة: "+m.Currency)
	}
	return strings.Join(lines, "\n")
}

// grouped puts a comma between the thousands of a number.
func grouped(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, fraction, point := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point {
		whole += "." + fraction
	}
	return sign + whole
}
