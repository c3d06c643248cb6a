package date_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/text"
)

// A wanted is what a line of the specification asks for.
type wanted struct {
	value, typ string
	opts       map[string]string
	rule       bool
	none       bool
}

func (w wanted) String() string {
	if w.none {
		return "nothing"
	}
	return fmt.Sprint(w.value, " ", w.typ, " ", w.opts)
}

// TestSpecification runs testdata/*.txt; its README tells the format.
func TestSpecification(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no specification", err)
	}
	known := readKnown(t, "testdata/known-failures.tsv")
	total, failed, cases := 0, 0, map[string]bool{}
	for _, file := range files {
		name := filepath.Base(file)
		fails := 0
		n := 0
		eachCase(t, file, func(line int, f date.Finder, w wanted, phrase string) {
			n++
			cases[name+"\t"+phrase] = true
			why := check(f, w, phrase)
			_, isKnown := known[name+"\t"+phrase]
			switch {
			case why != "" && !isKnown:
				fails++
				t.Errorf("%s:%d: %s\n\twant %s\n\tgot  %s", name, line, phrase, w, why)
			case why == "" && isKnown:
				t.Errorf("%s:%d: %s is listed as a known failure, and passes", name, line, phrase)
			}
		})
		total += n
		failed += fails
		if fails > 0 {
			t.Logf("%s: %d of %d fail", name, fails, n)
		}
	}
	for k := range known {
		if !cases[k] {
			t.Errorf("known-failures.tsv: no such case: %s", k)
		}
	}
	t.Logf("%d cases, %d fail, %d known", total, failed, len(known))
	if total < 5000 {
		t.Errorf("only %d cases", total)
	}
}

func readKnown(t *testing.T, file string) map[string]string {
	known := map[string]string{}
	data, err := os.ReadFile(file)
	if err != nil {
		return known
	}
	for _, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 || f[2] == "" {
			t.Fatalf("%s: %q has no reason", file, line)
		}
		known[f[0]+"\t"+f[1]] = f[2]
	}
	return known
}

func eachCase(t *testing.T, file string, do func(line int, f date.Finder, w wanted, phrase string)) {
	fh, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer fh.Close()
	var f date.Finder
	var w wanted
	sc := bufio.NewScanner(fh)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "@anchor "):
			f.Anchor = time.Time{}
			if s := strings.TrimSpace(line[8:]); s != "none" {
				if f.Anchor, err = time.Parse("2006-01-02", s); err != nil {
					t.Fatalf("%s:%d: %v", file, n, err)
				}
			}
		case strings.HasPrefix(line, "@country "):
			f.Country = strings.TrimSpace(line[9:])
			if f.Country == "none" {
				f.Country = ""
			}
		case strings.HasPrefix(line, "= "):
			fields := strings.Fields(line[2:])
			w = wanted{value: fields[0], typ: fields[1], opts: map[string]string{}}
			for _, o := range fields[2:] {
				if o == "rule" {
					w.rule = true
					continue
				}
				k, v, ok := strings.Cut(o, "=")
				if !ok {
					t.Fatalf("%s:%d: option %q", file, n, o)
				}
				w.opts[k] = v
			}
		case strings.HasPrefix(line, "!"):
			w = wanted{none: true}
		default:
			do(n, f, w, line)
		}
	}
	if sc.Err() != nil {
		t.Fatal(sc.Err())
	}
}

// check finds the expressions of a phrase, and tells what is wrong with them.
func check(f date.Finder, w wanted, phrase string) string {
	span := text.Span{}
	before, rest, marked := strings.Cut(phrase, "⟦")
	src := phrase
	if marked {
		inside, after, _ := strings.Cut(rest, "⟧")
		src = before + inside + after
		span = text.Span{Start: len(before), End: len(before) + len(inside)}
	} else {
		span = text.TrimSpace(src, text.Span{End: len(src)})
	}
	ms := f.Find(text.New(src))
	if w.none {
		if !marked {
			span = text.Span{End: len(src)}
		}
		for _, m := range ms {
			if m.Overlaps(span) {
				return show(src, m)
			}
		}
		return ""
	}
	var all []string
	for _, m := range ms {
		if m.Span == span {
			return compare(src, m, w)
		}
		all = append(all, show(src, m))
	}
	return "none there; " + strings.Join(all, "; ")
}

func show(src string, m date.Mention) string {
	s := fmt.Sprintf("⟦%s⟧ %s %s", m.Of(src), m.Range(), m.Type)
	for _, x := range []string{m.Mod.String(), m.Quant.String(), m.Conflict.String(), m.Hijri.String()} {
		if x != "" {
			s += " " + x
		}
	}
	for _, i := range m.Issues {
		s += " " + i.Code
	}
	return s
}

func compare(src string, m date.Mention, w wanted) string {
	value := m.Value.String()
	if value == "" {
		value = "?"
	}
	issue := ""
	if len(m.Issues) > 0 && strings.HasPrefix(m.Issues[0].Code, "impossible") {
		issue = "impossible"
	}
	bad := value != w.value || m.Type.String() != w.typ || m.ValueEnd.String() != w.opts["end"] || m.Mod.String() != w.opts["mod"] ||
		m.Quant.String() != w.opts["quant"] || m.Conflict.String() != w.opts["conflict"] || issue != w.opts["issue"]
	if c, ok := w.opts["calendar"]; ok && m.Calendar.String() != c {
		bad = true
	}
	if h, ok := w.opts["hijri"]; ok && m.Hijri.String() != h {
		bad = true
	}
	if bad {
		return show(src, m)
	}
	return ""
}
