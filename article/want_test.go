package article_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
)

// A want is what testdata/articles/NAME.want says about an article: fields, and after
// an empty line one block a line, «[role|role] first words […] last words».
type want struct {
	name   string
	fields map[string][]string
	blocks []wantBlock
}

type wantBlock struct {
	roles      []string
	head, tail string // the text without white space; tail is "" where head is all of it
	whole      bool
}

const elision = "[…]"

// squeeze takes out white space, NUL and what is not seen.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0 || isGap(r) {
			return -1
		}
		return r
	}, s)
}

func isGap(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', 0xA0, 0x85, 0x2028, 0x2029, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F,
		0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF, 0x61C, 0xAD, 0x3000:
		return true
	}
	return r >= 0x2000 && r <= 0x200A
}

func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }

func readWant(t testing.TB, path string) want {
	raw, err := os.ReadFile(path)
	require.NoError(t, err)
	w := want{name: strings.TrimSuffix(filepath.Base(path), ".want"), fields: map[string][]string{}}
	for n, line := range strings.Split(string(raw), "\n") {
		line = strings.TrimRight(line, "\r ")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			roles, text, ok := strings.Cut(line[1:], "]")
			require.True(t, ok, "%s:%d", path, n+1)
			if strings.TrimSpace(text) == `\0` { // NUL is no text
				continue
			}
			b := wantBlock{roles: strings.Split(roles, "|")}
			head, tail, elided := strings.Cut(text, elision)
			b.head, b.tail, b.whole = squeeze(head), squeeze(tail), !elided
			w.blocks = append(w.blocks, b)
		default:
			k, v, ok := strings.Cut(line, ":")
			require.True(t, ok, "%s:%d: %q", path, n+1, line)
			w.fields[k] = append(w.fields[k], collapse(v))
		}
	}
	return w
}

func wants(t testing.TB) []want {
	paths, err := filepath.Glob("../testdata/articles/*.want")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	var ws []want
	for _, p := range paths {
		ws = append(ws, readWant(t, p))
	}
	return ws
}

func parseFile(t testing.TB, name string) *article.Article {
	raw, err := os.ReadFile("../testdata/articles/" + name + ".txt")
	require.NoError(t, err)
	a, err := article.Parse(raw)
	require.NoError(t, err)
	return a
}

// differences compares an article with what is wanted, one line a difference.
func (w want) differences(a *article.Article) (diffs []string, right, total int) {
	say := func(format string, args ...any) { diffs = append(diffs, fmt.Sprintf(format, args...)) }
	i := 0
	for _, b := range a.Blocks {
		got := squeeze(b.Of(a.Source.Text))
		if got == "" {
			continue
		}
		if i == len(w.blocks) {
			say("block [%s] %.60s not wanted", b.Role, b.Of(a.Source.Text))
			continue
		}
		want := w.blocks[i]
		if want.whole && got != want.head || !want.whole && !(strings.HasPrefix(got, want.head) && strings.HasSuffix(got, want.tail)) {
			say("block %d is [%s] %.60s… want [%s] %.60s…", i, b.Role, b.Of(a.Source.Text), strings.Join(want.roles, "|"), want.head)
			total += len(w.blocks) - i
			i = len(w.blocks)
			break
		}
		i++
		total++
		ok := false
		for _, r := range want.roles {
			ok = ok || r == b.Role.String()
		}
		if !ok {
			say("[%s] read as [%s]: %.70s", strings.Join(want.roles, "|"), b.Role, b.Of(a.Source.Text))
			continue
		}
		right++
	}
	if i < len(w.blocks) {
		say("%d blocks missing", len(w.blocks)-i)
		total += len(w.blocks) - i
	}
	field := func(name string, got ...string) {
		var g []string
		for _, s := range got {
			if s = collapse(s); s != "" {
				g = append(g, s)
			}
		}
		want := w.fields[name]
		if strings.Join(g, "\n") != strings.Join(want, "\n") {
			say("%s: %q want %q", name, g, want)
		}
	}
	field("headline", a.Headline.Text)
	if !w.open("kicker") || !a.Kicker.IsZero() && w.fields["kicker"] != nil {
		field("kicker", a.Kicker.Text)
	}
	if !w.open("standfirst") || !a.Standfirst.IsZero() && w.fields["standfirst"] != nil {
		field("standfirst", a.Standfirst.Text)
	}
	field("byline", texts(a.Bylines)...)
	field("place", texts(a.Dateline.Places)...)
	field("agency", a.Dateline.Agency.Text)
	field("bullet", texts(a.Summary.Items)...)
	field("published", a.Published.Value)
	if len(w.fields["stamp"]) > 0 && len(w.fields["published"]) > 0 {
		field("stamp", a.Published.Text)
	}
	got := sources(append(texts(a.Credits), a.Dateline.Agency.Text))
	wanted := sources(append(append([]string{}, w.fields["credit"]...), w.fields["agency"]...))
	for c := range wanted {
		if !got[c] {
			say("credit %q missing in %q", c, texts(a.Credits))
		}
	}
	for c := range got {
		if !wanted[c] {
			say("credit %q not wanted", c)
		}
	}
	if e := w.fields["encoding"]; e != nil && !strings.EqualFold(a.Source.Encoding.String(), e[0]) {
		say("encoding %s want %s", a.Source.Encoding, e[0])
	}
	return diffs, right, total
}

// open tells whether a block may have the role or another one, so that the field of that
// name may be absent.
func (w want) open(role string) bool {
	for _, b := range w.blocks {
		for _, r := range b.roles {
			if r == role && len(b.roles) > 1 {
				return true
			}
		}
	}
	return false
}

// sources divides credits such as «الجزيرة + وكالات», which are one part or several.
func sources(credits []string) map[string]bool {
	set := map[string]bool{}
	for _, c := range credits {
		for _, s := range regexp.MustCompile(`\s*[+/]\s*|\s+[-ـ–]\s+`).Split(c, -1) {
			if s = collapse(s); s != "" {
				set[s] = true
			}
		}
	}
	return set
}

func texts(ps []article.Part) []string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Text)
	}
	return out
}

// known reads testdata/articles/known.tsv: the articles that come out wrong, and why.
func known(t testing.TB) map[string]string {
	raw, err := os.ReadFile("../testdata/articles/known.tsv")
	require.NoError(t, err)
	m := map[string]string{}
	for _, line := range strings.Split(string(raw), "\n") {
		if name, reason, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") {
			m[name] = reason
		}
	}
	return m
}

// TestArticles compares every article of testdata with what is written beside it.
func TestArticles(t *testing.T) {
	wrong := known(t)
	right, total, clean := 0, 0, 0
	ws := wants(t)
	for _, w := range ws {
		t.Run(w.name, func(t *testing.T) {
			diffs, r, n := w.differences(parseFile(t, w.name))
			right, total = right+r, total+n
			if len(diffs) == 0 {
				clean++
			}
			if reason, ok := wrong[w.name]; ok {
				require.NotEmpty(t, diffs, "comes out right: take it out of known.tsv")
				t.Logf("known: %s: %d differences", reason, len(diffs))
				return
			}
			for _, d := range diffs {
				t.Error(d)
			}
		})
	}
	t.Logf("roles %.1f%% of %d blocks; %d of %d articles without a difference", 100*float64(right)/float64(total), total, clean, len(ws))
}
