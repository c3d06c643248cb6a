package text_test

import (
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/khabar-go/khabar/article/text"
)

// foldings names the flags as testdata/folds.txt does.
var foldings = map[string]text.Folding{
	"none":       0,
	"Marks":      text.FoldMarks,
	"Tatweel":    text.FoldTatweel,
	"Alef":       text.FoldAlef,
	"Yeh":        text.FoldYeh,
	"TehMarbuta": text.FoldTehMarbuta,
	"Hamza":      text.FoldHamza,
	"Persian":    text.FoldPersian,
	"Digits":     text.FoldDigits,
	"Forms":      text.FoldForms,
	"Controls":   text.FoldControls,
	"All":        text.FoldAll,
	"Surface":    text.FoldSurface,
}

// singleFlags are the ten flags, one by one.
func singleFlags() []text.Folding {
	var flags []text.Folding
	for f := text.Folding(1); f <= text.FoldAll; f <<= 1 {
		flags = append(flags, f)
	}
	return flags
}

func TestFolds(t *testing.T) {
	raw, err := os.ReadFile("testdata/folds.txt")
	require.NoError(t, err)
	cases := 0
	for n, line := range strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n") {
		if line == "" || strings.HasPrefix(line, "#!") {
			continue
		}
		cases++
		t.Run(strconv.Itoa(n+1), func(t *testing.T) {
			fields := strings.Split(line, "\t")
			require.Lenf(t, fields, 3, "line %d: %s", n+1, line)
			var f text.Folding
			for _, name := range strings.Split(fields[0], "+") {
				flag, ok := foldings[name]
				require.Truef(t, ok, "line %d: no flag %s", n+1, name)
				f |= flag
			}
			s, want := unescape(t, fields[1]), unescape(t, fields[2])
			assert.Equalf(t, escape(want), escape(f.String(s)), "line %d: %s", n+1, line)
			checkFold(t, f, s)
		})
	}
	require.GreaterOrEqual(t, cases, 120)
}

// A random text is made of the runes that foldings care about, of what stands beside
// them, and of broken bytes.
func randomText(r *rand.Rand) string {
	const common = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
	const folded = "أإآٱٲٳىةؤئءیکہھەۀۂۃېے٠١٢٣٩۰۱۹٪٫٬"
	var b strings.Builder
	for range 1 + r.IntN(12) {
		switch r.IntN(12) {
		case 0, 1, 2:
			b.WriteString(pick(r, common))
		case 3, 4:
			b.WriteString(pick(r, folded))
		case 5:
			b.WriteString(pick(r, "ــهة"))
		case 6:
			b.WriteRune(rune(0x0600 + r.IntN(0x100)))
		case 7:
			b.WriteString(pick(r, "\u064B\u064E\u0651\u0652\u0670\u0610\u06DA\u08F0\u08E2\u0301"))
		case 8:
			b.WriteString(pick(r, "\u200B\u200C\u200D\u200E\u200F\u061C\u202B\u202C\u2067\u2069\uFEFF\u00AD\u0000\u2060"))
		case 9:
			b.WriteRune(pickRune(r, 0xFB50, 0xFDFF, 0xFE70, 0xFEFF))
		case 10:
			b.WriteString(pick(r, " .,-«»()\u00A0\nA1x"))
		default:
			b.WriteByte([]byte{0xD9, 0xD8, 0x80, 0x84, 0xFF, 0xE2, 0xEF, 0xBB}[r.IntN(8)])
		}
	}
	return b.String()
}

func pick(r *rand.Rand, of string) string {
	runes := []rune(of)
	return string(runes[r.IntN(len(runes))])
}

// pickRune picks from one of the ranges [lo, hi] given in pairs.
func pickRune(r *rand.Rand, bounds ...rune) rune {
	i := 2 * r.IntN(len(bounds)/2)
	return bounds[i] + r.Int32N(bounds[i+1]-bounds[i]+1)
}

// checkFold holds the promises of a Folding for any text.
func checkFold(t testing.TB, f text.Folding, s string) {
	once := f.String(s)
	require.Equalf(t, escape(once), escape(f.String(once)), "%b of %q twice", f, s)
	require.Equalf(t, once, string(f.Append(nil, s)), "String and Append of %b differ on %q", f, s)
	require.Equalf(t, "به"+once, string(f.Append([]byte("به"), s)), "Append of %b to a buffer, of %q", f, s)
	require.LessOrEqualf(t, len(once), longest(s), "%b of %q is longer", f, s)
}

// longest is how long a text can become: a ligature as long as its letters.
func longest(s string) int {
	n := 0
	for i := 0; i < len(s); {
		_, size := utf8.DecodeRuneInString(s[i:])
		n += max(size, len(norm.NFKC.String(s[i:i+size])))
		i += size
	}
	return n
}

func TestFoldOfRandomText(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		checkFold(t, text.Folding(r.IntN(int(text.FoldAll)+1)), randomText(r))
	}
}

// TestFoldOrder folds with every pair of flags one after the other, either way round
// and both at once.
func TestFoldOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	flags := singleFlags()
	require.Len(t, flags, 10)
	for range 3_000 {
		s := randomText(r)
		for i, a := range flags {
			for _, b := range flags[:i] {
				checkFoldOrder(t, a, b, s)
			}
		}
	}
}

func checkFoldOrder(t testing.TB, a, b text.Folding, s string) {
	both := escape((a | b).String(s))
	require.Equalf(t, both, escape(b.String(a.String(s))), "%q folded with %b, then %b", s, a, b)
	require.Equalf(t, both, escape(a.String(b.String(s))), "%q folded with %b, then %b", s, b, a)
}

// TestFoldFormsIsNFKC compares every presentation form with x/text's norm.
func TestFoldFormsIsNFKC(t *testing.T) {
	n := 0
	for _, block := range [][2]rune{{0xFB50, 0xFDFF}, {0xFE70, 0xFEFE}} {
		for r := block[0]; r <= block[1]; r++ {
			s := string(r)
			assert.Equalf(t, norm.NFKC.String(s), text.FoldForms.String(s), "%U", r)
			if norm.NFKC.String(s) != s {
				n++
			}
		}
	}
	// 592 forms of block A and 139 of block B have a decomposition.
	assert.Equal(t, 592+139, n)
	assert.Equal(t, "\uFEFF", text.FoldForms.String("\uFEFF"), "the byte order mark lies in the block, and is no form")
}

// TestFoldAllLeavesNothing: no output of FoldAll holds a rune that a flag would
// fold, except the tatweel of هـ.
func TestFoldAllLeavesNothing(t *testing.T) {
	for r := rune(0); r <= 0xFFFF; r++ {
		if r >= 0xD800 && r < 0xE000 {
			continue
		}
		for _, got := range text.FoldAll.String(string(r)) {
			for _, f := range singleFlags() {
				assert.Equalf(t, string(got), f.String(string(got)), "%U in the folded %U", got, r)
			}
			assert.Falsef(t, unicode.Is(unicode.Mn, got) && unicode.Is(unicode.Arabic, got), "%U leaves the mark %U", r, got)
		}
	}
}

func TestFoldDoesNotAllocate(t *testing.T) {
	const folded = "والقُـوَّات الأميركيّة في اليابان ١٢٣ علی هـ ﻻ \u200f"
	const clean = "والقوات في اليابان 123 Reuters"
	buf := make([]byte, 0, 2*len(folded))
	for _, f := range append(singleFlags(), text.FoldAll, text.FoldSurface) {
		assert.Zero(t, testing.AllocsPerRun(100, func() { buf = f.Append(buf[:0], folded) }), "Append of %b", f)
		assert.Zero(t, testing.AllocsPerRun(100, func() { _ = f.String(clean) }), "String of %b", f)
	}
}
