package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// A goldMention is a mention of an annotated article; offsets are bytes.
type goldMention struct {
	Start, End           int
	TokenStart, TokenEnd int
	Text, Type, ID       string
	Country              string
	Nested               bool
	Opt                  string
}

// A goldArticle is an annotated article.
type goldArticle struct {
	ID, Publisher, Published string
	Text                     string
	Mentions                 []goldMention
}

// goldArticles reads the annotated articles of a folder, in order.
func goldArticles(dir string) ([]goldArticle, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	var out []goldArticle
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		var doc struct {
			ID, Publisher, Published string
			Mentions                 []struct {
				Start, End, TokenStart, TokenEnd int
				Text, Type, ID, Country          string
				Nested                           bool
				Opt                              any
			}
		}
		if err := json.Unmarshal(raw, &doc); err != nil {
			return nil, err
		}
		body, err := os.ReadFile(strings.TrimSuffix(f, ".gold.json") + ".txt")
		if err != nil {
			return nil, err
		}
		a := goldArticle{ID: doc.ID, Publisher: doc.Publisher, Published: doc.Published, Text: string(body)}
		for _, m := range doc.Mentions {
			g := goldMention{Start: m.Start, End: m.End, TokenStart: m.TokenStart, TokenEnd: m.TokenEnd, Text: m.Text, Type: m.Type, ID: m.ID, Country: m.Country, Nested: m.Nested}
			if m.Opt != nil && m.Opt != "" && m.Opt != false && m.Opt != 0.0 {
				g.Opt = "1"
			}
			a.Mentions = append(a.Mentions, g)
		}
		out = append(out, a)
	}
	return out, nil
}
