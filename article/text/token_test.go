package text_test

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
)

var update = flag.Bool("update", false, "write what is found into the specifications of testdata; read the difference before you keep it")

// A tokenCase is a case of testdata/tokens.txt.
type tokenCase struct {
	line  int
	input string // as written in the file
	want  string
}

// readTokenCases reads testdata/tokens.txt: a line of input, and under it, indented
// by a tab, its tokens as «kind:surface», parted by « | ». Both lines may hold
// Go escapes (\u200F, \xFF, \n). «#!» begins a comment.
func readTokenCases(t testing.TB, path string) []tokenCase {
	raw, err := os.ReadFile(path)
	require.NoError(t, err)
	var cases []tokenCase
	for n, line := range strings.Split(string(raw), "\n") {
		switch want, expected := strings.CutPrefix(line, "\t"); {
		case expected:
			require.NotEmptyf(t, cases, "%s:%d: tokens of no input", path, n+1)
			cases[len(cases)-1].want = want
		case line == "", strings.HasPrefix(line, "#!"):
		default:
			cases = append(cases, tokenCase{line: n + 1, input: line})
		}
	}
	return cases
}

// unescape reads the Go escapes of a line of a specification.
func unescape(t testing.TB, s string) string {
	out, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	require.NoErrorf(t, err, "%s", s)
	return out
}

// escape writes what an editor would not show as Go escapes.
func escape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\\':
			b.WriteString(`\\`)
		case r != ' ' && (text.IsSpace(r) || text.IsInvisible(r)):
			b.WriteString(strings.Trim(strconv.QuoteToASCII(string(r)), `"`))
		default:
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

func writeTokens(s string) string {
	var b strings.Builder
	for tok := range text.Tokens(s) {
		if b.Len() > 0 {
			b.WriteString(" | ")
		}
		b.WriteString(tok.Kind.String() + ":" + escape(tok.Of(s)))
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	const path = "testdata/tokens.txt"
	if *update {
		updateTokens(t, path)
	}
	cases := readTokenCases(t, path)
	require.GreaterOrEqual(t, len(cases), 150)
	for _, c := range cases {
		t.Run(strconv.Itoa(c.line), func(t *testing.T) {
			s := unescape(t, c.input)
			assert.Equalf(t, c.want, writeTokens(s), "line %d: %s", c.line, c.input)
			checkTokens(t, s)
		})
	}
}

func updateTokens(t *testing.T, path string) {
	raw, err := os.ReadFile(path)
	require.NoError(t, err)
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n") {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		b.WriteString(line + "\n")
		if line != "" && !strings.HasPrefix(line, "#!") {
			b.WriteString("\t" + writeTokens(unescape(t, line)) + "\n")
		}
	}
	require.NoError(t, os.WriteFile(path, []byte(b.String()), 0o644))
}
