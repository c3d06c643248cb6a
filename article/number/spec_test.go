package number

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khabar-go/khabar/article/text"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A specCase is one phrase of testdata/*.txt with what it must give.
type specCase struct {
	file, country, head string
	negative            bool
	value, typ          string
	attrs               map[string]string
	line                string
}

// readSpec reads the specification: «= VALUE TYPE key=value…» before the phrases
// that have that meaning, «! title» before those that hold no number, «@country XX»
// for the context. ⟦…⟧ marks the mention in a phrase that is more than it.
func readSpec(t *testing.T, file string) []specCase {
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	c := specCase{file: filepath.Base(file)}
	var cases []specCase
	for n, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.TrimSpace(line) == "", line[0] == '#':
		case strings.HasPrefix(line, "@country "):
			if c.country = strings.TrimPrefix(line, "@country "); c.country == "none" {
				c.country = ""
			}
		case line[0] == '!':
			c.negative, c.head = true, line
		case line[0] == '=':
			f := strings.Fields(line)
			require.GreaterOrEqual(t, len(f), 3, "%s:%d", file, n+1)
			c.negative, c.head, c.value, c.typ, c.attrs = false, line, f[1], f[2], map[string]string{}
			for _, kv := range f[3:] {
				k, v, ok := strings.Cut(kv, "=")
				require.True(t, ok, "%s:%d", file, n+1)
				c.attrs[k] = v
			}
		default:
			require.NotEmpty(t, c.head, "%s:%d", file, n+1)
			c.line = line
			cases = append(cases, c)
		}
	}
	return cases
}

// differs tells how a phrase is read otherwise than specified, "" where it is not.
func (c specCase) differs() string {
	plain := strings.NewReplacer("⟦", "", "⟧", "").Replace(c.line)
	found := Finder{Country: c.country}.Find(text.New(plain))
	if c.negative {
		if len(found) > 0 {
			return fmt.Sprintf("found %s", describe(plain, found[0]))
		}
		return ""
	}
	want := strings.TrimFunc(plain, func(r rune) bool { return text.IsSpace(r) || text.IsInvisible(r) })
	start := strings.Index(plain, want)
	if a, rest, ok := strings.Cut(c.line, "⟦"); ok {
		want, _, _ = strings.Cut(rest, "⟧")
		start = len(a)
	} else if len(found) > 1 {
		return fmt.Sprintf("found %d: %s, %s", len(found), describe(plain, found[0]), describe(plain, found[1]))
	}
	for _, m := range found {
		if m.Start != start || m.End != start+len(want) {
			continue
		}
		switch {
		case m.Type.String() != c.typ, m.Vague != (c.value == "?"), !m.Vague && m.Value.String() != c.value:
			return "got " + describe(plain, m)
		case m.Range != (c.attrs["end"] != ""), m.Range && m.ValueEnd.String() != c.attrs["end"]:
			return "got " + describe(plain, m)
		case m.Currency != c.attrs["currency"]:
			return "got " + describe(plain, m)
		case c.attrs["unit"] != "" && text.FoldAll.String(m.Unit) != text.FoldAll.String(strings.ReplaceAll(c.attrs["unit"], "_", " ")):
			return "got " + describe(plain, m)
		case direction(m.Mod.String()) != c.attrs["mod"]:
			return "got " + describe(plain, m)
		}
		return ""
	}
	if len(found) == 0 {
		return "found nothing"
	}
	return "found " + describe(plain, found[0])
}

// direction is the modifier without the difference between > and ≥, which the
// specification, like the annotated articles, does not make; TestMod does.
func direction(mod string) string {
	switch mod {
	case "EQUAL_OR_MORE":
		return "MORE_THAN"
	case "EQUAL_OR_LESS":
		return "LESS_THAN"
	}
	return mod
}

func describe(s string, m Mention) string {
	return fmt.Sprintf("⟦%s⟧ %s %s end=%s unit=%s currency=%s mod=%s vague=%v", m.Of(s), m.Value, m.Type, m.ValueEnd, m.Unit, m.Currency, m.Mod, m.Vague)
}

// known reads known.txt: phrases that are read otherwise than specified, each with
// its reason.
func known(t *testing.T) map[string]string {
	data, err := os.ReadFile("known.txt")
	require.NoError(t, err)
	out := map[string]string{}
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		require.Len(t, f, 3, "known.txt:%d", n+1)
		out[f[0]+"\t"+f[1]] = f[2]
	}
	return out
}

// TestSpec reads testdata/*.txt. What differs must be in known.txt, and what is in
// known.txt must differ.
func TestSpec(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	reasons := known(t)
	used := map[string]bool{}
	total := 0
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			for _, c := range readSpec(t, file) {
				total++
				d := c.differs()
				key := c.file + "\t" + c.line
				if d == "" {
					continue
				}
				if reasons[key] == "" {
					assert.Fail(t, c.line, "%s: %s", c.head, d)
				}
				used[key] = true
			}
		})
	}
	for k := range reasons {
		assert.True(t, used[k], "known.txt: %s is read as specified now", k)
	}
	t.Logf("%d phrases, %d of them read otherwise", total, len(used))
}
