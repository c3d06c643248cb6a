package main

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/entities"
	"github.com/khabar-go/khabar/summary"
)

// luminance is the relative luminance of a colour (#rrggbb), by WCAG 2.2.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	require.Len(t, hex, 7)
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	require.NoError(t, err)
	channel := func(shift int) float64 {
		c := float64(n>>shift&0xFF) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrastFormula(t *testing.T) {
	assert.InDelta(t, 21, contrast(t, "#000000", "#ffffff"), 0.001)
	assert.InDelta(t, 4.54, contrast(t, "#767676", "#ffffff"), 0.01)
}

// Words have a contrast of 4.5 with what they stand on, signs and lines one of 3 (WCAG 2.2 AA).
func TestContrast(t *testing.T) {
	const words, signs = 4.5, 3.0
	palette := readPalette()
	of := map[string][]colour{}
	byName := map[string]colour{}
	for _, c := range palette {
		of[c.use] = append(of[c.use], c)
		byName[c.name] = c
	}
	lowest := 21.0
	check := func(fore, back colour, least float64) {
		for scheme, pair := range map[string][2]string{"light": {fore.light, back.light}, "dark": {fore.dark, back.dark}} {
			got := contrast(t, pair[0], pair[1])
			assert.GreaterOrEqual(t, got, least, "%s on %s, %s", fore.name, back.name, scheme)
			if least == words {
				lowest = min(lowest, got)
			}
		}
	}
	for _, text := range of["text"] {
		for _, back := range append(of["surface"], of["tint"]...) {
			check(text, back, words)
		}
	}
	for _, surface := range of["surface"] {
		for _, c := range of["mute"] {
			check(c, surface, words)
		}
		for _, c := range of["line"] {
			check(c, surface, signs)
		}
	}
	for _, c := range of["line"] { // a mark that is lit: the words in the colour "on"
		check(byName["on"], c, words)
		if kind, ok := strings.CutSuffix(c.name, "-line"); ok && byName[kind].use == "tint" {
			check(c, byName[kind], signs)
		}
	}
	for _, back := range []string{"page", "paper", "raised"} {
		check(byName["quote-line"], byName[back], words) // the names of speakers
		check(byName["focus"], byName[back], signs)
	}
	t.Logf("lowest contrast of words %.2f", lowest)
}

func TestEverythingHasItsLabel(t *testing.T) {
	l := readLabels()
	names := map[string]bool{}
	for _, c := range readPalette() {
		names[c.name] = true
	}
	for i := entities.Person; i <= entities.Language; i++ {
		assert.NotEmpty(t, l.sign("type", i.String()), i)
		assert.NotEmpty(t, l.sign("group", i.String()), i)
		assert.True(t, names[className(i.String())] && names[className(i.String())+"-line"], i)
	}
	for i := summary.MissingName; i.String() != ""; i++ {
		assert.NotEmpty(t, l.sign("why", i.String()), i)
	}
	for i := article.RoleKicker; i.String() != ""; i++ {
		assert.NotEmpty(t, l.sign("role", i.String()), i)
	}
}

// The page has nothing from elsewhere.
func TestNothingFromElsewhere(t *testing.T) {
	for _, s := range []string{css, js, pageTemplate} {
		for _, sign := range []string{"url(", "@import", "http://", "https://", "fetch(", "XMLHttpRequest", "import(", "eval(", "innerHTML"} {
			s := strings.ReplaceAll(s, "http://www.w3.org/2000/svg", "") // a name, not an address
			assert.NotContains(t, s, sign)
		}
	}
}
