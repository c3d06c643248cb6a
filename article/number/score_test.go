package number

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/khabar-go/khabar/article/text"
	"github.com/stretchr/testify/require"
)

// shared is where the annotated articles lie, beside the repository.
const shared = "../../../shared/data"

type goldMention struct {
	Start, End int
	Text       string
	Type       string
	Nested     bool
	Opt        string
	Value      string
	Value2     string
	Currency   string
	Country    string
}

var timeTypes = map[string]bool{"DATE": true, "TIME": true, "DURATION": true, "SET": true}
var numberTypes = map[string]bool{"CARDINAL": true, "ORDINAL": true, "PERCENT": true, "MONEY": true, "QUANTITY": true}

type score struct {
	tp, sys, gold, valuesRight, values int
	nested, nestedFound                int
}

func (s score) f() float64 {
	if s.sys == 0 || s.gold == 0 {
		return 0
	}
	p, r := float64(s.tp)/float64(s.sys), float64(s.tp)/float64(s.gold)
	if p+r == 0 {
		return 0
	}
	return 200 * p * r / (p + r)
}

func (s score) String() string {
	return fmt.Sprintf("F %.2f (P %.2f R %.2f; found %d of %d, given %d); values %d/%d; nested %d/%d", s.f(), 100*float64(s.tp)/float64(max(s.sys, 1)), 100*float64(s.tp)/float64(max(s.gold, 1)),
		s.tp, s.gold, s.sys, s.valuesRight, s.values, s.nestedFound, s.nested)
}

// country is the country whose currency an annotated article means by a bare dinar
// or pound, in place of what the house or the tagger would tell.
func country(gold []goldMention) string {
	n := map[string]int{}
	for _, m := range gold {
		switch m.Currency {
		case "", "USD", "EUR", "GBP", "CHF", "BTC":
		default:
			n[m.Currency[:2]]++
		}
	}
	best := ""
	for c, k := range n {
		if k > n[best] || k == n[best] && c < best {
			best = c
		}
	}
	return best
}

// scoreArticles finds the numbers of annotated articles and compares spans, types
// and values by the rules of shared/tools/score.py. The annotated temporal
// expressions are given as spans to skip, as the date finder's would be. With names
// the annotated names count as found, and a number inside one is not wrong.
func scoreArticles(t *testing.T, dir string, names bool) score {
	files, err := filepath.Glob(filepath.Join(shared, dir, "*.gold.json"))
	require.NoError(t, err)
	if len(files) == 0 {
		t.Skipf("no %s/%s beside the repository", shared, dir)
	}
	var s score
	verbose := os.Getenv("V") != ""
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		var doc struct {
			ID       string
			Mentions []goldMention
		}
		require.NoError(t, json.Unmarshal(data, &doc))
		raw, err := os.ReadFile(strings.TrimSuffix(file, ".gold.json") + ".txt")
		require.NoError(t, err)
		src := text.New(string(raw))
		var skip, covers, opts, golds []text.Span
		want := map[text.Span]goldMention{}
		for _, m := range doc.Mentions {
			sp := text.Span{Start: m.Start, End: m.End}
			if timeTypes[m.Type] {
				skip = append(skip, sp)
				covers = append(covers, sp)
			} else if names && !numberTypes[m.Type] {
				covers = append(covers, sp)
			}
			if m.Opt != "" {
				opts = append(opts, sp)
				continue
			}
			golds = append(golds, sp)
			if numberTypes[m.Type] {
				want[sp] = m
			}
		}
		found := Finder{Country: country(doc.Mentions)}.Append(nil, src, merge(skip))
		at := map[text.Span]Mention{}
		for _, m := range found {
			covers = append(covers, m.Span)
			at[m.Span] = m
		}
		show := func(kind string, sp text.Span, rest ...any) {
			if verbose {
				a, b := max(0, sp.Start-50), min(len(raw), sp.End+50)
				fmt.Println(doc.ID, kind, strings.ToValidUTF8(string(raw[a:sp.Start]), ""), "⟦"+string(raw[sp.Start:sp.End])+"⟧", strings.ToValidUTF8(strings.ReplaceAll(string(raw[sp.End:b]), "\n", "¶"), ""), rest)
			}
		}
		for sp, m := range want {
			got, ok := at[sp]
			ok = ok && got.Type.String() == m.Type
			if m.Nested {
				s.nested++
				if ok {
					s.nestedFound++
				}
				continue
			}
			s.gold++
			if ok {
				s.tp++
			} else {
				show("MISS", sp, m.Type)
			}
			if m.Value != "" {
				s.values++
				if ok {
					good := closeTo(got.Value.String(), m.Value)
					if m.Value2 != "" {
						good = good && got.Range && got.ValueEnd.String() == m.Value2
					}
					if m.Currency != "" {
						good = good && got.Currency == m.Currency
					}
					if good {
						s.valuesRight++
					} else {
						show("VALUE", sp, m.Value, m.Value2, m.Currency, "got", got.Value, got.ValueEnd, got.Currency)
					}
				}
			}
		}
		for _, m := range found {
			if w, ok := want[m.Span]; ok && w.Type == m.Type.String() {
				if !w.Nested {
					s.sys++
				}
				continue
			}
			if within(m.Span, opts, true) || within(m.Span, golds, false) && within(m.Span, covers, false) {
				continue
			}
			s.sys++
			show("EXTRA", m.Span, m.Type, m.Value, m.Unit)
		}
	}
	return s
}

func within(sp text.Span, in []text.Span, equal bool) bool {
	for _, o := range in {
		if o.Contains(sp) && (equal || o != sp) {
			return true
		}
	}
	return false
}

func closeTo(a, b string) bool {
	x, e1 := strconv.ParseFloat(a, 64)
	y, e2 := strconv.ParseFloat(b, 64)
	if e1 != nil || e2 != nil {
		return a == b
	}
	return math.Abs(x-y) <= 1e-6*max(1, math.Abs(y))
}

// merge puts spans in order and joins those that overlap.
func merge(spans []text.Span) []text.Span {
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	var out []text.Span
	for _, s := range spans {
		if n := len(out); n > 0 && out[n-1].End > s.Start {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// TestScore compares with annotated articles. V=1 lists what differs.
func TestScore(t *testing.T) {
	for _, c := range []struct {
		dir   string
		names bool
		min   float64
	}{
		{"entities", false, 95},
		{"entities", true, 95},
		{"train-entities", false, 95},
		{"train-entities", true, 96},
	} {
		t.Run(fmt.Sprint(c.dir, "/names=", c.names), func(t *testing.T) {
			s := scoreArticles(t, c.dir, c.names)
			t.Log(s)
			require.GreaterOrEqual(t, s.f(), c.min)
		})
	}
}
