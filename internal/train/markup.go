package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// readMarkup reads annotated sentences in the bracket markup, ⟦TYPE|attr=value: text⟧:
// a file is one article of one sentence a line.
func readMarkup(pattern string) ([]goldArticle, error) {
	files, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	var out []goldArticle
	for _, f := range files {
		r, err := os.Open(f)
		if err != nil {
			return nil, err
		}
		a := goldArticle{ID: strings.TrimSuffix(filepath.Base(f), ".ann"), Publisher: "own"}
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, 1<<20)
		n := 0
		for lines.Scan() {
			n++
			line := strings.TrimSpace(lines.Text())
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			body, ms, err := parseMarkup(line)
			if err != nil {
				fmt.Fprintf(os.Stderr, "%s:%d: %v\n", f, n, err)
				continue
			}
			at := len(a.Text)
			for _, m := range ms {
				m.Start += at
				m.End += at
				a.Mentions = append(a.Mentions, m)
			}
			a.Text += body + "\n"
		}
		r.Close()
		if err := lines.Err(); err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// parseMarkup takes the brackets out of a line.
func parseMarkup(line string) (string, []goldMention, error) {
	var out strings.Builder
	var stack []goldMention
	var ms []goldMention
	for line != "" {
		switch {
		case strings.HasPrefix(line, "⟦"):
			line = line[len("⟦"):]
			head, rest, ok := strings.Cut(line, ": ")
			if !ok {
				head, rest, ok = strings.Cut(line, ":")
			}
			if !ok || len(head) > 80 || strings.ContainsAny(head, "⟦⟧") {
				return "", nil, fmt.Errorf("no type after ⟦: %.40s", line)
			}
			parts := strings.Split(head, "|")
			m := goldMention{Start: out.Len(), Type: parts[0], Nested: len(stack) > 0}
			for _, p := range parts[1:] {
				k, v, _ := strings.Cut(p, "=")
				switch k {
				case "id":
					m.ID = v
				case "country":
					m.Country = v
				case "opt":
					m.Opt = v
				}
			}
			stack = append(stack, m)
			line = rest
		case strings.HasPrefix(line, "⟧"):
			line = line[len("⟧"):]
			if len(stack) == 0 {
				return "", nil, fmt.Errorf("⟧ without ⟦")
			}
			m := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			m.End = out.Len()
			ms = append(ms, m)
		default:
			out.WriteByte(line[0])
			line = line[1:]
		}
	}
	if len(stack) != 0 {
		return "", nil, fmt.Errorf("⟦ without ⟧")
	}
	sort.SliceStable(ms, func(i, j int) bool {
		if ms[i].Start != ms[j].Start {
			return ms[i].Start < ms[j].Start
		}
		return ms[i].End > ms[j].End
	})
	return out.String(), ms, nil
}
