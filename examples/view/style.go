package main

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"
)

//go:embed page.css
var css string

//go:embed page.js
var js string

// A style is a sheet with the hash by which the page's policy allows it.
type style struct {
	CSS  template.CSS
	Hash string
}

// A script is a program with the hash by which the page's policy allows it.
type script struct {
	JS   template.JS
	Hash string
}

func newScript() script { return script{template.JS(js), policyHash(js)} }

// newStyle puts the palette before the sheet: both schemes as variables, and a rule for
// each kind of mark.
func newStyle() style {
	var light, dark, kinds strings.Builder
	for _, c := range readPalette() {
		fmt.Fprintf(&light, "--%s:%s;", c.name, c.light)
		fmt.Fprintf(&dark, "--%s:%s;", c.name, c.dark)
		if kind, ok := strings.CutSuffix(c.name, "-line"); ok {
			fmt.Fprintf(&kinds, ".%s{--tint:var(--%[1]s,transparent);--line:var(--%[1]s-line)}\n", kind)
		}
		if hue, ok := strings.CutPrefix(c.name, "bullet-"); ok {
			fmt.Fprintf(&kinds, "[data-hue=\"%s\"]{--hue:var(--bullet-%[1]s)}\n", hue)
		}
	}
	sheet := fmt.Sprintf(":root{color-scheme:light;%s}\n"+
		"@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;%s}}\n"+
		":root[data-theme=dark]{color-scheme:dark;%[2]s}\n%s%s", light.String(), dark.String(), kinds.String(), css)
	return style{template.CSS(sheet), policyHash(sheet)}
}

func policyHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// A colour is a row of the palette.
type colour struct{ name, light, dark, use string }

func readPalette() []colour {
	var out []colour
	for _, row := range rows(paletteRows) {
		out = append(out, colour{row[0], row[1], row[2], row[3]})
	}
	return out
}
