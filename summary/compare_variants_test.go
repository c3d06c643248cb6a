package summary

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
)

// A story is an article as an outlet gets it from an agency.
type story struct{ title, text string }

func (s story) raw() []byte { return []byte(s.title + "\n\n" + s.text) }

// A variant is what another outlet makes of a story.
type variant struct {
	name  string
	light bool // a copy; else a rewrite
	make  func(story, *desk) story
}

// A desk changes stories: its words are rewording.tsv.
type desk struct {
	*rand.Rand
	words             []string // of words.tsv
	spelling, synonym *strings.Replacer
}

func newDesk(tb testing.TB, seed uint64) *desk {
	raw, err := os.ReadFile("testdata/rewording.tsv")
	require.NoError(tb, err)
	pairs := map[string][]string{}
	for line := range strings.Lines(string(raw)) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 4 && f[0][0] != '#' {
			kind := f[2]
			if kind == "month" {
				kind = "spelling"
			}
			for _, end := range []string{" ", "،", ".", "\n"} {
				pairs[kind] = append(pairs[kind], " "+f[0]+end, " "+f[1]+end)
			}
		}
	}
	counted, err := os.ReadFile("words.tsv")
	require.NoError(tb, err)
	var words []string
	for line := range strings.Lines(string(counted)) {
		if w, _, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
			words = append(words, w)
		}
	}
	return &desk{rand.New(rand.NewPCG(seed, 1)), words, strings.NewReplacer(pairs["spelling"]...), strings.NewReplacer(pairs["synonym"]...)}
}

var variants = []variant{
	{"truncated to a half", true, func(s story, d *desk) story { return truncated(s, 0.5) }},
	{"truncated to three quarters", true, func(s story, d *desk) story { return truncated(s, 0.75) }},
	{"kicker, byline, credit, related", true, func(s story, d *desk) story {
		return story{"عاجل\n" + s.title + "\nكتب: مراسل الشؤون المحلية", s.text + "\nاقرأ أيضاً: خبر آخر من اليوم نفسه\nالمصدر: وكالات\nتابعونا على فيسبوك وتويتر"}
	}},
	{"paragraphs in another order", true, func(s story, d *desk) story {
		ps := paragraphs(s)
		if len(ps) < 3 {
			ps = sentences(s)
		}
		d.Shuffle(len(ps), func(i, j int) { ps[i], ps[j] = ps[j], ps[i] })
		return story{s.title, strings.Join(ps, "\n")}
	}},
	{"house spelling and months", true, func(s story, d *desk) story { return houseSpelling(s, d) }},
	{"a third of the sentences dropped", true, func(s story, d *desk) story { return thinned(s, d, 0.33) }},
	{"another headline", true, func(s story, d *desk) story { return story{headline(s), s.text} }},
	{"synonyms", false, func(s story, d *desk) story { return reworded(s, d) }},
	{"lead paraphrased, synonyms", false, func(s story, d *desk) story { return paraphrased(reworded(s, d)) }},
	{"lead paraphrased, half dropped, spelling", false, func(s story, d *desk) story {
		return houseSpelling(thinned(paraphrased(s), d, 0.5), d)
	}},
	{"synonyms, spelling, order, half dropped, credit", false, func(s story, d *desk) story {
		s = thinned(houseSpelling(reworded(s, d), d), d, 0.5)
		ps := sentences(s)
		d.Shuffle(len(ps), func(i, j int) { ps[i], ps[j] = ps[j], ps[i] })
		return story{headline(s), strings.Join(ps, "\n") + "\n(وكالات)"}
	}},
	{"background of as many words added, synonyms", false, func(s story, d *desk) story {
		s = reworded(s, d)
		return story{headline(s), s.text + "\n" + d.background(len(s.text))}
	}},
}

func paragraphs(s story) []string {
	var ps []string
	for p := range strings.Lines(s.text) {
		if p = strings.TrimSpace(p); p != "" {
			ps = append(ps, p)
		}
	}
	return ps
}

func sentences(s story) []string {
	var ss []string
	for sp := range text.Sentences(s.text) {
		ss = append(ss, sp.Of(s.text))
	}
	return ss
}

func truncated(s story, part float64) story {
	ss := sentences(s)
	all := 0
	for i, t := range ss {
		if all > int(part*float64(len(s.text))) && i > 0 {
			ss = ss[:i]
			break
		}
		all += len(t)
	}
	return story{s.title, strings.Join(ss, "\n")}
}

// thinned drops a part of the sentences, never the first.
func thinned(s story, d *desk, part float64) story {
	ss := sentences(s)
	var kept []string
	for i, t := range ss {
		if i == 0 || d.Float64() >= part {
			kept = append(kept, t)
		}
	}
	return story{s.title, strings.Join(kept, "\n")}
}

func houseSpelling(s story, d *desk) story {
	return story{d.spelling.Replace(" " + s.title + "\n")[1:], strings.NewReplacer("إ", "ا", "أ", "ا").Replace(d.spelling.Replace(" " + s.text + "\n")[1:])}
}

func reworded(s story, d *desk) story {
	return story{d.synonym.Replace(" " + s.title + "\n")[1:], d.synonym.Replace(" " + s.text + "\n")[1:]}
}

// headline makes another headline: the second half of the first sentence.
func headline(s story) string {
	ss := sentences(s)
	if len(ss) == 0 {
		return s.title
	}
	ws := strings.Fields(ss[0])
	return strings.Trim(strings.Join(ws[len(ws)/2:min(len(ws), len(ws)/2+9)], " "), ".،")
}

// paraphrased puts the parts of the first sentence in another order and leaves words out.
func paraphrased(s story) story {
	ss := sentences(s)
	if len(ss) == 0 {
		return s
	}
	ws := strings.Fields(strings.Trim(ss[0], "."))
	half := len(ws) / 2
	var out []string
	for i, w := range append(append([]string{}, ws[half:]...), ws[:half]...) {
		if i%5 != 4 {
			out = append(out, w)
		}
	}
	ss[0] = "أفادت مصادر مطلعة بأن " + strings.Join(out, " ") + "."
	return story{headline(s), strings.Join(ss, "\n")}
}

// background is running words of n bytes that no other text has in this order.
func (d *desk) background(n int) string {
	var b strings.Builder
	for b.Len() < n {
		b.WriteString(d.words[d.IntN(len(d.words))])
		b.WriteByte(' ')
	}
	return b.String() + "."
}
