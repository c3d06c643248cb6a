package entities

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
)

// label writes the labels of mentions over the tokens of the sentence: those of flat
// ones, and those of names inside them.
func (w *work) label(ms []Mention) {
	for i := range w.Toks {
		w.Outer[i], w.Inner[i], w.Prob[i] = 0, 0, .9
		for _, m := range ms {
			if w.Toks[i].End <= m.Start || w.Toks[i].Start+w.Toks[i].Off >= m.End {
				continue
			}
			l := goesOn(m.Type)
			if w.start(i) == m.Start || i == 0 || w.Toks[i-1].End <= m.Start {
				l = begins(m.Type)
			}
			if m.Within == None {
				w.Outer[i] = l
			} else {
				w.Inner[i] = l
			}
		}
	}
}

// TestEdges reads testdata/edges.txt: what the network is thought to have labelled, and
// the mentions that are to be made of it.
func TestEdges(t *testing.T) {
	openStandard()
	f, err := os.Open("testdata/edges.txt")
	require.NoError(t, err)
	defer f.Close()
	lines := bufio.NewScanner(f)
	given, cases := "", 0
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case !strings.HasPrefix(line, "\t"):
			given = line
		default:
			want := strings.TrimSpace(line)
			same := want == "="
			if same {
				want = given
			}
			body, gold, err := parseBrackets(given)
			require.NoError(t, err, "line %d", n)
			plain, wanted, err := parseBrackets(want)
			require.NoError(t, err, "line %d", n)
			require.Equal(t, body, plain, "line %d", n)
			_, ms := goldMentions(gold)
			_, wantMentions := goldMentions(wanted)
			w := &work{}
			w.reset(body)
			standard.m.Label(&w.Work, body, text.Span{End: len(body)}, uint8(article.RoleParagraph)) // for the tokens
			w.label(ms)
			w.rules.edges(standard.m)
			w.named(standard.m)
			checkMentions(t, body, w.mentions)
			got := w.mentions
			if same { // names inside are not what is tested
				got = flat(got)
				wantMentions = flat(wantMentions)
			}
			assert.Equal(t, brackets(body, wantMentions), brackets(body, got), "line %d", n)
			cases++
		}
	}
	require.NoError(t, lines.Err())
	t.Logf("%d cases", cases)
}

// flat leaves out the mentions inside others.
func flat(ms []Mention) []Mention {
	var out []Mention
	for _, m := range ms {
		if m.Within == None {
			out = append(out, m)
		}
	}
	return out
}
