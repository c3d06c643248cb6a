package main

import (
	"bufio"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

// The brackets of the markup. In the text itself they, and a backslash before one of
// them or before another backslash, stand behind a backslash.
const (
	opening = "⟦"
	closing = "⟧"
)

// errCrossing tells of mentions of which neither is inside the other; brackets cannot say that.
var errCrossing = errors.New("two mentions cross")

// writeMarkup writes a text with brackets around its mentions, ⟦TYPE: text⟧, one inside
// the other where one is. With attributes, each has the number of its entity and its country:
// ⟦PERSON|id=3|country=EG: text⟧.
func writeMarkup(out *bufio.Writer, src string, r entities.Result, attributes bool) error {
	var stack []int // where the open brackets close
	at := 0
	upTo := func(end int, bracket bool) {
		escape(out, src[at:end], bracket)
		at = end
	}
	closeBefore := func(start int) {
		for len(stack) > 0 && stack[len(stack)-1] <= start {
			upTo(stack[len(stack)-1], true)
			out.WriteString(closing)
			stack = stack[:len(stack)-1]
		}
	}
	for i, m := range r.Mentions {
		if m.Empty() || m.Start < at || m.End > len(src) {
			return fmt.Errorf("mention %d [%d, %d) is empty or out of order", i, m.Start, m.End)
		}
		closeBefore(m.Start)
		if len(stack) > 0 && m.End > stack[len(stack)-1] {
			return fmt.Errorf("mention %d [%d, %d): %w", i, m.Start, m.End, errCrossing)
		}
		upTo(m.Start, true)
		out.WriteString(opening)
		out.WriteString(m.Type.String())
		if attributes && m.Entity >= 0 && m.Entity < len(r.Entities) {
			fmt.Fprintf(out, "|id=%d", m.Entity)
			if c := r.Entities[m.Entity].Country; c != "" {
				fmt.Fprintf(out, "|country=%s", c)
			}
		}
		out.WriteString(": ")
		stack = append(stack, m.End)
	}
	closeBefore(len(src))
	upTo(len(src), false)
	return nil
}

// escape writes text; bracket tells that one of the markup follows.
func escape(out *bufio.Writer, s string, bracket bool) {
	for i := 0; i < len(s); {
		rest := s[i:]
		switch {
		case strings.HasPrefix(rest, opening), strings.HasPrefix(rest, closing):
			out.WriteByte('\\')
			out.WriteString(rest[:len(opening)])
			i += len(opening)
			continue
		case rest[0] == '\\':
			if len(rest) == 1 && bracket || len(rest) > 1 && (rest[1] == '\\' || strings.HasPrefix(rest[1:], opening) || strings.HasPrefix(rest[1:], closing)) {
				out.WriteByte('\\')
			}
		}
		out.WriteByte(rest[0])
		i++
	}
}

// A markedMention is what the markup tells of a mention.
type markedMention struct {
	text.Span
	Type       entities.Type
	Within     int // index of the mention around it, or entities.None
	Attributes map[string]string
}

// readMarkup reads what writeMarkup wrote: the text without the brackets, and its
// mentions in order of position, an enclosing one before those in it.
func readMarkup(s string) (string, []markedMention, error) {
	var body strings.Builder
	var ms []markedMention
	var stack []int
	for i := 0; i < len(s); {
		rest := s[i:]
		switch {
		case rest[0] == '\\' && len(rest) > 1 && (rest[1] == '\\' || strings.HasPrefix(rest[1:], opening) || strings.HasPrefix(rest[1:], closing)):
			n := 1
			if rest[1] != '\\' {
				n = len(opening)
			}
			body.WriteString(rest[1 : 1+n])
			i += 1 + n
		case strings.HasPrefix(rest, opening):
			head, _, ok := strings.Cut(rest[len(opening):], ": ")
			if !ok {
				return "", nil, fmt.Errorf("byte %d: no type behind %s", i, opening)
			}
			fields := strings.Split(head, "|")
			t, ok := typeNamed(fields[0])
			if !ok {
				return "", nil, fmt.Errorf("byte %d: no type %q", i, fields[0])
			}
			m := markedMention{Span: text.Span{Start: body.Len()}, Type: t, Within: entities.None}
			for _, f := range fields[1:] {
				k, v, ok := strings.Cut(f, "=")
				if !ok {
					return "", nil, fmt.Errorf("byte %d: attribute %q", i, f)
				}
				if m.Attributes == nil {
					m.Attributes = map[string]string{}
				}
				m.Attributes[k] = v
			}
			if len(stack) > 0 {
				m.Within = stack[len(stack)-1]
			}
			stack = append(stack, len(ms))
			ms = append(ms, m)
			i += len(opening) + len(head) + len(": ")
		case strings.HasPrefix(rest, closing):
			if len(stack) == 0 {
				return "", nil, fmt.Errorf("byte %d: %s without %s", i, closing, opening)
			}
			ms[stack[len(stack)-1]].End = body.Len()
			stack = stack[:len(stack)-1]
			i += len(closing)
		default:
			body.WriteByte(rest[0])
			i++
		}
	}
	if len(stack) > 0 {
		return "", nil, fmt.Errorf("%s without %s", opening, closing)
	}
	return body.String(), ms, nil
}

// types are the types of mentions.
var types = [...]entities.Type{
	entities.Person, entities.Role, entities.Norp, entities.GPE, entities.Loc, entities.Fac, entities.Org,
	entities.Event, entities.Product, entities.WorkOfArt, entities.Law, entities.Language,
}

func typeNamed(name string) (entities.Type, bool) {
	i := slices.IndexFunc(types[:], func(t entities.Type) bool { return t.String() == name })
	if i < 0 {
		return entities.NoType, false
	}
	return types[i], true
}
