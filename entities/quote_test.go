package entities

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// A quoteCase is a case of testdata/quotes.
type quoteCase struct {
	file      string
	line      int
	src       string
	sentences []text.Span
	blocks    []article.Block
	mentions  []Mention
	want      []Quote
}

// readQuoteCases reads the cases of a file; its README tells the markup.
func readQuoteCases(t testing.TB, file string) []quoteCase {
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	var cases []quoteCase
	var group []string
	start := 0
	flush := func() {
		if len(group) > 0 {
			c, err := parseQuoteCase(group)
			require.NoError(t, err, "%s:%d", file, start)
			c.file, c.line = filepath.Base(file), start
			cases = append(cases, c)
		}
		group = nil
	}
	for i, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.TrimSpace(line) == "":
			flush()
		case line[0] == '#':
		default:
			if len(group) == 0 {
				start = i + 1
			}
			group = append(group, line)
		}
	}
	flush()
	return cases
}

var quoteRoles = map[string]article.Role{
	"headline": article.RoleHeadline, "kicker": article.RoleKicker, "subhead": article.RoleSubhead, "bullet": article.RoleBullet,
	"standfirst": article.RoleStandfirst, "caption": article.RoleCaption,
}

func parseQuoteCase(lines []string) (quoteCase, error) {
	var c quoteCase
	said := map[int]*Quote{}
	quote := func(n int) *Quote {
		if said[n] == nil {
			said[n] = &Quote{Speaker: None}
		}
		return said[n]
	}
	type open struct {
		sign    byte
		numbers []int
		at      int
		mention int
	}
	var stack []open
	var out strings.Builder
	plain := false
	for _, line := range lines {
		role := article.RoleParagraph
		if strings.HasPrefix(line, "@") {
			name, rest, _ := strings.Cut(line[1:], " ")
			line = rest
			if name == "plain" {
				plain = true
			} else if role = quoteRoles[name]; role == article.RoleNone {
				return c, fmt.Errorf("no role %q", name)
			}
		}
		if out.Len() > 0 {
			out.WriteByte('\n')
		}
		begin := out.Len()
		for line != "" {
			b := line[0]
			switch b {
			case '[', '{', '<':
				line = line[1:]
				o := open{sign: b, at: out.Len(), mention: None}
				if head, rest, ok := strings.Cut(line, " "); ok {
					for _, n := range strings.Split(head, ",") {
						v, err := strconv.Atoi(n)
						if err != nil || len(n) > 1 {
							o.numbers = nil
							break
						}
						o.numbers = append(o.numbers, v)
					}
					if len(o.numbers) > 0 {
						line = rest
					}
				}
				switch {
				case b == '[':
					name, rest, ok := strings.Cut(line, ": ")
					at := slices.Index(typeNames[:], name)
					if !ok || at < 0 {
						return c, fmt.Errorf("no type %q", name)
					}
					line = rest
					o.mention = len(c.mentions)
					c.mentions = append(c.mentions, Mention{Type: Type(at), Entity: None, Within: None})
					for _, s := range stack {
						if s.mention != None {
							c.mentions[o.mention].Within = s.mention
						}
					}
				case len(o.numbers) == 0:
					o.numbers = []int{1}
				}
				stack = append(stack, o)
			case ']', '}', '>':
				line = line[1:]
				if len(stack) == 0 || stack[len(stack)-1].sign != map[byte]byte{']': '[', '}': '{', '>': '<'}[b] {
					return c, fmt.Errorf("%c without its partner", b)
				}
				o := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				sp := text.Span{Start: o.at, End: out.Len()}
				if o.mention != None {
					c.mentions[o.mention].Span = sp
				}
				for _, n := range o.numbers {
					switch b {
					case ']':
						quote(n).Speaker = o.mention
					case '}':
						quote(n).Cue = sp
					case '>':
						quote(n).Span = sp
					}
				}
			default:
				out.WriteByte(b)
				line = line[1:]
			}
		}
		c.blocks = append(c.blocks, article.Block{Role: role, Span: text.Span{Start: begin, End: out.Len()}})
	}
	c.src = out.String()
	c.sentences = slices.Collect(text.Sentences(c.src))
	if plain {
		c.blocks = nil
	}
	for i := range c.mentions {
		c.mentions[i].Token = tokensOver(c.src, c.mentions[i].Span)
	}
	for n, q := range said {
		if q.Span.Empty() {
			return c, fmt.Errorf("number %d says nothing", n)
		}
		before := []rune(strings.TrimSpace(c.src[:q.Start]))
		after := []rune(strings.TrimSpace(c.src[q.End:]))
		const marks = "\"'«»“”„‘’‹›"
		if len(before) > 0 && strings.ContainsRune(marks+"(", before[len(before)-1]) && (len(after) == 0 || strings.ContainsRune(marks+")", after[0])) {
			q.Direct = true
		}
		c.want = append(c.want, *q)
	}
	slices.SortFunc(c.want, func(a, b Quote) int { return a.Start - b.Start })
	return c, nil
}

// tokensOver gives the whole tokens that a span touches.
func tokensOver(src string, s text.Span) text.Span {
	sp := s
	for t := range text.Tokens(src) {
		if t.Start < s.End && t.End > s.Start {
			sp.Start, sp.End = min(sp.Start, t.Start), max(sp.End, t.End)
		}
	}
	return sp
}

// quoteKind is how a statement is reported, for the figures.
func quoteKind(src string, q Quote) string {
	if q.Direct {
		return "direct"
	}
	if q.Cue.Empty() {
		return "title"
	}
	word, _, _ := strings.Cut(src[q.Cue.Start:q.Cue.End], " ")
	var it quoteItem
	it.lookUp(word)
	if k := it.cue().kind; k == verbCue || k == participleCue || k == nounCue {
		return "indirect"
	}
	return "source"
}

// A tally counts statements that are right.
type tally struct{ want, got, right, speaker int }

func (a tally) String() string {
	p, r := 100*float64(a.right)/float64(max(a.got, 1)), 100*float64(a.right)/float64(max(a.want, 1))
	return fmt.Sprintf("%4d wanted, %4d found: precision %5.1f, recall %5.1f, F %5.1f; speaker right in %5.1f%%", a.want, a.got, p, r, 2*p*r/max(p+r, 1), 100*float64(a.speaker)/float64(max(a.right, 1)))
}

func (a tally) f() float64 { return 200 * float64(a.right) / float64(max(a.want+a.got, 1)) }

// TestQuoteCases measures span, cue and speaker on testdata/quotes.
func TestQuoteCases(t *testing.T) {
	files, err := filepath.Glob("testdata/quotes/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	kinds := map[string]*tally{}
	var all tally
	cases, perfect := 0, 0
	for _, file := range files {
		var of tally
		for _, c := range readQuoteCases(t, file) {
			cases++
			got := quotes(c.src, c.sentences, c.blocks, c.mentions)
			ok := len(got) == len(c.want)
			for _, w := range c.want {
				k := kind(kinds, quoteKind(c.src, w))
				k.want++
				of.want++
				at := slices.IndexFunc(got, func(g Quote) bool { return g.Span == w.Span && g.Cue == w.Cue && g.Direct == w.Direct })
				if at < 0 {
					ok = false
					continue
				}
				k.right++
				of.right++
				if got[at].Speaker == w.Speaker {
					k.speaker++
					of.speaker++
				} else {
					ok = false
				}
			}
			for _, g := range got {
				kind(kinds, quoteKind(c.src, g)).got++
				of.got++
			}
			if ok {
				perfect++
			} else if testing.Verbose() {
				t.Logf("%s:%d: %s\nwant %s\ngot  %s", c.file, c.line, c.src, describe(c, c.want), describe(c, got))
			}
		}
		all.want, all.got, all.right, all.speaker = all.want+of.want, all.got+of.got, all.right+of.right, all.speaker+of.speaker
		t.Logf("%-24s %v", filepath.Base(file), of)
	}
	for _, name := range []string{"direct", "indirect", "source", "title"} {
		t.Logf("%-24s %v", name, kind(kinds, name))
		assert.Greater(t, kind(kinds, name).f(), 95.0, name)
	}
	t.Logf("%-24s %v", "all", all)
	t.Logf("%d cases, %d right in everything", cases, perfect)
	assert.GreaterOrEqual(t, cases, 300)
	assert.Greater(t, float64(all.speaker)/float64(all.right), 0.95, "speakers")
}

func kind(m map[string]*tally, name string) *tally {
	if m[name] == nil {
		m[name] = &tally{}
	}
	return m[name]
}

func describe(c quoteCase, qs []Quote) string {
	var b strings.Builder
	for _, q := range qs {
		who := "–"
		if q.Speaker != None {
			m := c.mentions[q.Speaker]
			who = c.src[m.Start:m.End]
		}
		fmt.Fprintf(&b, "\n   {%s} %s <%s> direct=%v", c.src[q.Cue.Start:q.Cue.End], who, c.src[q.Start:q.End], q.Direct)
	}
	return b.String()
}

// TestCueTable: each word of cues.tsv is in the tables with its kind, so that they are
// those of the file.
func TestCueTable(t *testing.T) {
	data, err := os.ReadFile("cues.tsv")
	require.NoError(t, err)
	kinds := map[string]cueKind{"verb": verbCue, "participle": participleCue, "noun": nounCue, "source": sourceCue, "attribution": attributionCue}
	first := map[wordkey.Key]string{}
	rows := 0
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		require.Len(t, f, 5, "line %d", i+1)
		rows++
		k := wordkey.Of(f[0])
		want, ok := kinds[f[1]]
		if !ok || strings.Contains(f[0], " ") {
			continue
		}
		if first[k] == "" {
			first[k] = f[1] // the first row of a spelling counts
		} else if first[k] != f[1] {
			continue
		}
		at := wordkey.Find(cueKeys[:], k)
		require.GreaterOrEqual(t, at, 0, f[0])
		assert.Equal(t, want, cueValues[cueIndex[at]].kind, f[0])
	}
	assert.Greater(t, rows, 3500)
}
