package date_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/corpus"
)

// A gold is a news text with its mentions marked by hand, as annotation.md defines them.
type gold struct {
	ID, Published string
	Mentions      []goldMention
	text          string
}

type goldMention struct {
	Start, End    int
	Type          string
	Value, Value2 any
	Nested        bool
	Opt           any
}

func (g goldMention) optional() bool { return g.Opt != nil && g.Opt != false && g.Opt != "" }

func (g goldMention) isTime() bool {
	return g.Type == "DATE" || g.Type == "TIME" || g.Type == "DURATION" || g.Type == "SET"
}

func word(v any) string {
	s, _ := v.(string)
	return s
}

// anchor is the publication date as the gold has it.
func (g gold) anchor() time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02", "02/01/2006"} {
		if t, err := time.Parse(layout, g.Published); err == nil {
			return t
		}
	}
	return time.Time{}
}

func readGold(t *testing.T, folder string) []gold {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(corpus.NeedShared(t, folder), "*.gold.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no gold in %s: %v", folder, err)
	}
	var all []gold
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var g gold
		if err := json.Unmarshal(data, &g); err != nil {
			t.Fatal(file, err)
		}
		raw, err := os.ReadFile(strings.TrimSuffix(file, ".gold.json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		g.text = string(raw)
		all = append(all, g)
	}
	return all
}

// A score counts spans with their types, and values where the gold has one.
type score struct {
	right, found, gold  int
	values, valuesRight int // of the mentions found
	valuesMissed        int // of those not found
}

func (s score) f() float64 {
	p, r := float64(s.right)/float64(max(s.found, 1)), float64(s.right)/float64(max(s.gold, 1))
	return 200 * p * r / max(p+r, 1e-9)
}

// measure compares strictly, as shared/tools/score.py does: a mention that is optional in
// the gold, or inside one, is neither required nor wrong, and a nested one is not wrong.
func measure(golds []gold, miss func(format string, args ...any)) (s score) {
	type key struct {
		start, end int
		typ        string
	}
	for _, g := range golds {
		ms := date.Finder{Anchor: g.anchor()}.Find(text.New(g.text))
		got := map[key]date.Mention{}
		for _, m := range ms {
			got[key{m.Start, m.End, m.Type.String()}] = m
		}
		wanted := map[key]goldMention{}
		for _, w := range g.Mentions {
			if w.optional() {
				continue
			}
			wanted[key{w.Start, w.End, w.Type}] = w
			if !w.isTime() {
				continue
			}
			m, ok := got[key{w.Start, w.End, w.Type}]
			if !w.Nested {
				s.gold++
				if ok {
					s.right++
				} else {
					miss("%s: missed ⟦%s⟧ %s %v in %s", g.ID, g.text[w.Start:w.End], w.Type, w.Value, around(g.text, w.Start, w.End))
				}
			}
			if word(w.Value) == "" {
				continue
			}
			if !ok {
				s.valuesMissed++
				continue
			}
			if g.Published == "" && m.Basis != date.Stated { // no anchor: the readers took it from elsewhere
				continue
			}
			if g.Published == "" && strings.HasPrefix(m.Value.String(), "XXXX") {
				continue
			}
			s.values++
			if m.Value.String() == word(w.Value) && (word(w.Value2) == "" || m.ValueEnd.String() == word(w.Value2)) {
				s.valuesRight++
			} else {
				miss("%s: value of ⟦%s⟧ is %v %v, got %s (published %s) in %s", g.ID, g.text[w.Start:w.End], w.Value, w.Value2, m.Range(), g.Published, around(g.text, w.Start, w.End))
			}
		}
		for k, m := range got {
			if w, ok := wanted[k]; ok {
				if !w.Nested {
					s.found++
				}
				continue
			}
			if inOptional(g, m) {
				continue
			}
			s.found++
			miss("%s: extra ⟦%s⟧ %s %s in %s", g.ID, m.Of(g.text), m.Type, m.Range(), around(g.text, m.Start, m.End))
		}
	}
	return s
}

func inOptional(g gold, m date.Mention) bool {
	for _, w := range g.Mentions {
		if w.optional() && w.Start <= m.Start && m.End <= w.End {
			return true
		}
	}
	return false
}

// around shows a mention in its text.
func around(s string, start, end int) string {
	a, b := max(start-60, 0), min(end+60, len(s))
	for a < start && !isStart(s[a]) {
		a++
	}
	for b < len(s) && !isStart(s[b]) {
		b++
	}
	return strings.ReplaceAll("…"+s[a:start]+"⟦"+s[start:end]+"⟧"+s[end:b]+"…", "\n", "¶")
}

func isStart(b byte) bool { return b&0xC0 != 0x80 }

// TestScore measures on the articles that are kept for it. Run it with -v to see each
// difference.
func TestScore(t *testing.T) {
	s := measure(readGold(t, "entities"), t.Logf)
	t.Logf("time F %.1f (%d found, %d right, %d in the gold), values %d of %d found (%d missed)", s.f(), s.found, s.right, s.gold, s.valuesRight, s.values, s.valuesMissed)
	if s.f() < 93 {
		t.Errorf("F %.1f, want 93", s.f())
	}
	if 100*s.valuesRight < 96*s.values {
		t.Errorf("%d of %d values, want 96%%", s.valuesRight, s.values)
	}
}

// TestScoreTrain measures on articles of many papers that were marked for training. Two
// readers agree at 90 to 93 on such spans.
func TestScoreTrain(t *testing.T) {
	s := measure(readGold(t, "train-entities"), t.Logf)
	t.Logf("time F %.1f (%d found, %d right, %d in the gold), values %d of %d found (%d missed)", s.f(), s.found, s.right, s.gold, s.valuesRight, s.values, s.valuesMissed)
	if s.f() < 94 {
		t.Errorf("F %.1f, want 94", s.f())
	}
	if 100*s.valuesRight < 97*s.values {
		t.Errorf("%d of %d values, want 97%%", s.valuesRight, s.values)
	}
}

// TestSeed wants every date and length of the seed article, with its value.
func TestSeed(t *testing.T) {
	dir := corpus.NeedShared(t, "seed")
	data, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var g struct {
		Mentions []struct {
			Start, End int
			Type       string
			Value      any
		}
	}
	if err := json.Unmarshal(data, &g); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "article.txt"))
	if err != nil {
		t.Fatal(err)
	}
	got := map[text.Span]date.Mention{}
	for _, m := range (date.Finder{Anchor: published}).Find(text.New(string(raw))) {
		got[m.Span] = m
	}
	n := 0
	for _, w := range g.Mentions {
		if w.Type != "date" && w.Type != "duration" {
			continue
		}
		n++
		m, ok := got[text.Span{Start: w.Start, End: w.End}]
		if !ok || word(w.Value) != m.Value.String() {
			t.Errorf("⟦%s⟧: want %v, got %s", raw[w.Start:w.End], w.Value, m.Value)
		}
	}
	if n == 0 || len(got) != n {
		t.Errorf("%d in the gold, %d found", n, len(got))
	}
}
