package entities

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// A resolveCase is a sentence of testdata with what is to be found.
type resolveCase struct {
	line   int
	text   string
	gold   []goldMention // ID is the letter of the chain, Country the letter of «of»
	expect map[string][]string
}

// readCases reads a file of sentences in the bracket markup.
func readCases(t testing.TB, path string) []resolveCase {
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	var out []resolveCase
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "\t"):
			cells := strings.Split(strings.TrimSpace(line), "\t")
			out[len(out)-1].expect[cells[0]] = cells[1:]
		default:
			body, gold, err := parseBrackets(line)
			require.NoError(t, err, "%s:%d", path, n)
			out = append(out, resolveCase{line: n, text: body, gold: gold, expect: map[string][]string{}})
		}
	}
	require.NoError(t, lines.Err())
	return out
}

// parseBrackets takes the brackets out of a sentence; the tokens of a mention are the
// words up to the blanks around it.
func parseBrackets(line string) (string, []goldMention, error) {
	var out strings.Builder
	var open, ms []goldMention
	for line != "" {
		switch {
		case strings.HasPrefix(line, "⟦"):
			head, rest, ok := strings.Cut(line[len("⟦"):], ": ")
			if !ok {
				return "", nil, fmt.Errorf("no type behind ⟦ in %q", line)
			}
			parts := strings.Split(head, "|")
			m := goldMention{Start: out.Len(), Type: parts[0]}
			for _, p := range parts[1:] {
				switch k, v, _ := strings.Cut(p, "="); k {
				case "id":
					m.ID = v
				case "of":
					m.Country = v
				default:
					return "", nil, fmt.Errorf("attribute %q", p)
				}
			}
			open = append(open, m)
			line = rest
		case strings.HasPrefix(line, "⟧"):
			if len(open) == 0 {
				return "", nil, fmt.Errorf("⟧ without ⟦")
			}
			m := open[len(open)-1]
			open = open[:len(open)-1]
			m.End = out.Len()
			ms = append(ms, m)
			line = line[len("⟧"):]
		default:
			_, n := utf8.DecodeRuneInString(line)
			out.WriteString(line[:n])
			line = line[n:]
		}
	}
	if len(open) > 0 {
		return "", nil, fmt.Errorf("⟦ without ⟧")
	}
	body := out.String()
	for i := range ms {
		m := &ms[i]
		m.Text = body[m.Start:m.End]
		m.TokenStart, m.TokenEnd = m.Start, m.End
		for m.TokenStart > 0 && !strings.ContainsRune(" \"(،", lastRune(body[:m.TokenStart])) {
			_, n := utf8.DecodeLastRuneInString(body[:m.TokenStart])
			m.TokenStart -= n
		}
	}
	return body, ms, nil
}

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

// TestResolve runs the sentences of testdata/roles.txt and testdata/chains.txt.
func TestResolve(t *testing.T) {
	total := 0
	for _, file := range []string{"testdata/roles.txt", "testdata/chains.txt"} {
		for _, c := range readCases(t, file) {
			total++
			t.Run(fmt.Sprintf("%s:%d", file, c.line), func(t *testing.T) { checkCase(t, c) })
		}
	}
	require.GreaterOrEqual(t, total, 300)
}

func checkCase(t *testing.T, c resolveCase) {
	gold, ms := goldMentions(c.gold)
	ents := resolve(c.text, sentencesOf(c.text), ms, testNames())
	checkInvariants(t, ms, ents)
	of := map[string]int{} // letter → entity
	letters := map[int]string{}
	used := map[string]bool{}
	for i, g := range gold {
		if g.ID == "" {
			continue
		}
		e := ms[i].Entity
		if old, ok := of[g.ID]; ok {
			if old != e {
				t.Errorf("«%s» is not the %s of «%s»: %s, %s", g.Text, g.ID, c.text, ents[e].Name, ents[old].Name)
			}
			continue
		}
		if l, ok := letters[e]; ok {
			t.Errorf("«%s» is %s as well as %s", g.Text, l, g.ID)
		}
		of[g.ID], letters[e] = e, g.ID
	}
	for i, g := range gold {
		if g.Country == "" {
			continue
		}
		if ms[i].Entity != of[g.Country] {
			t.Errorf("the role «%s» is not %s's", g.Text, g.Country)
		}
	}
	for letter, e := range of {
		ent := ents[e]
		want := c.expect[letter]
		used[letter] = true
		if ent.Type == Person && (len(want) == 3 || len(want) == 0) {
			if len(want) == 0 {
				want = []string{"-", "-", "-"}
			}
			got := []string{dash(ent.Role), dash(ent.RoleState), dash(ent.Nationality)}
			if strings.Join(got, "\t") != strings.Join(want, "\t") {
				t.Errorf("%s (%s): %q, want %q", letter, ent.Name, got, want)
			}
			continue
		}
		for _, cell := range want {
			for _, kv := range strings.Fields(cell) {
				k, v, ok := strings.Cut(kv, "=")
				require.True(t, ok, kv)
				v = strings.ReplaceAll(v, "_", " ")
				got := ""
				switch k {
				case "country":
					got = ent.Country
				case "kind":
					got = ent.Kind
				case "name":
					got = ent.Name
				case "norm":
					got = ms[ent.Mentions[0]].Norm
				default:
					t.Fatalf("attribute %q", k)
				}
				if got != v {
					t.Errorf("%s (%s): %s %q, want %q", letter, ent.Name, k, got, v)
				}
			}
		}
	}
	for letter := range c.expect {
		if !used[letter] {
			t.Errorf("no mention of %q", letter)
		}
	}
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// checkInvariants checks what holds of every result.
func checkInvariants(t testing.TB, ms []Mention, ents []Entity) {
	t.Helper()
	seen := make([]bool, len(ms))
	for e := range ents {
		require.NotEmpty(t, ents[e].Mentions)
		require.NotEmpty(t, ents[e].Name, "entity of %v", ents[e].Mentions)
		last := -1
		for _, i := range ents[e].Mentions {
			require.Greater(t, i, last)
			last = i
			require.Equal(t, e, ms[i].Entity)
			require.Equal(t, ents[e].Type, ms[i].Type)
			require.False(t, seen[i])
			seen[i] = true
		}
		for _, a := range ents[e].Aliases {
			require.NotEqual(t, ents[e].Name, a)
		}
	}
	for i, m := range ms {
		if m.Type == Role {
			if m.Entity != None {
				require.Equal(t, Person, ents[m.Entity].Type)
			}
			continue
		}
		require.True(t, seen[i], "mention %d of no entity", i)
	}
}
