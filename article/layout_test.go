package article_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
)

// relayouts are ways to lay out the same paragraphs.
var relayouts = []struct {
	name   string
	render func(blocks []string) string
}{
	{"lines", func(bs []string) string { return strings.Join(bs, "\n") + "\n" }},
	{"CRLF", func(bs []string) string { return strings.Join(bs, "\r\n") }},
	{"CR", func(bs []string) string { return strings.Join(bs, "\r") }},
	{"empty lines", func(bs []string) string { return strings.Join(bs, "\n\n") }},
	{"U+2028", func(bs []string) string { return strings.Join(bs, "\u2028") }},
	{"U+2029", func(bs []string) string { return strings.Join(bs, "\u2029") }},
	{"empty lines with spaces and NBSP", func(bs []string) string { return "\n \n" + strings.Join(bs, " \n\u00A0 \n\t\n") + "\n\x00" }},
	{"wrapped at 78", func(bs []string) string { return strings.Join(wrap(bs, 78), "\n\n") + "\n" }},
	{"wrapped at 60", func(bs []string) string { return strings.Join(wrap(bs, 60), "\r\n\r\n") }},
	{"wrapped at 100", func(bs []string) string { return strings.Join(wrap(bs, 100), "\n\n") }},
}

// wrap breaks paragraphs at a width in runes.
func wrap(paragraphs []string, width int) []string {
	out := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		var b strings.Builder
		n := 0
		for j, w := range strings.Fields(p) {
			l := utf8.RuneCountInString(w)
			switch {
			case j == 0:
			case n+1+l > width:
				b.WriteByte('\n')
				n = -1
			default:
				b.WriteByte(' ')
			}
			b.WriteString(w)
			n += 1 + l
			if j == 0 {
				n = l
			}
		}
		out[i] = b.String()
	}
	return out
}

// TestLayouts lays out the paragraphs of every article of testdata in ten ways: the blocks
// and their roles are the same in all of them.
func TestLayouts(t *testing.T) {
	same, total := map[string]int{}, 0
	for _, w := range wants(t) {
		a := parseFile(t, w.name)
		var blocks, roles []string
		for _, b := range a.Blocks {
			blocks = append(blocks, collapse(strings.ReplaceAll(b.Of(a.Source.Text), "\x00", "")))
			roles = append(roles, b.Role.String())
		}
		if len(blocks) < 3 {
			continue // a single line has no layout
		}
		total++
		for _, r := range relayouts {
			got, err := article.Parse([]byte(r.render(blocks)))
			require.NoError(t, err)
			var diff []string
			for i, b := range got.Blocks {
				switch {
				case i >= len(blocks) || collapse(b.Of(got.Source.Text)) != blocks[i]:
					diff = append(diff, "block "+collapse(b.Of(got.Source.Text)))
				case b.Role.String() != roles[i]:
					diff = append(diff, roles[i]+" read as "+b.Role.String()+": "+blocks[i])
				}
			}
			if len(diff) == 0 && len(got.Blocks) == len(blocks) {
				same[r.name]++
			} else if testing.Verbose() {
				t.Logf("%s in %s: %d blocks for %d, %.120s", w.name, r.name, len(got.Blocks), len(blocks), strings.Join(diff, "; "))
			}
		}
	}
	for _, r := range relayouts {
		t.Logf("%-34s %d of %d articles the same", r.name, same[r.name], total)
		floor := total * 97 / 100
		if strings.HasPrefix(r.name, "wrapped") {
			floor = total * 95 / 100
		}
		assert.GreaterOrEqual(t, same[r.name], floor, r.name)
	}
}
