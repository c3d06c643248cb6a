package main

import (
	"strconv"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

type mention struct {
	span
	TokenStart int     `json:"tokenStart"`
	TokenEnd   int     `json:"tokenEnd"`
	Type       string  `json:"type"`
	Norm       string  `json:"norm"`
	Entity     *int    `json:"entity,omitempty"` // id of its entity
	Within     *int    `json:"within,omitempty"` // index of the mention around it
	Role       string  `json:"role,omitempty"`   // of a person, as the text gives it
	Score      float64 `json:"score"`
}

type entity struct {
	ID          int      `json:"id"`
	Type        string   `json:"type"`
	Kind        string   `json:"kind,omitempty"`
	Name        string   `json:"name"`
	Aliases     []string `json:"aliases"`
	Country     string   `json:"country,omitempty"`
	Division    string   `json:"division,omitempty"`
	Role        string   `json:"role,omitempty"`
	RoleState   string   `json:"roleState,omitempty"`
	Nationality string   `json:"nationality,omitempty"`
	Mentions    []int    `json:"mentions"`
}

type quote struct {
	span
	Cue     string `json:"cue,omitempty"`
	Speaker *int   `json:"speaker,omitempty"` // index of a mention
	Direct  bool   `json:"direct"`
}

// index is nil for none.
func index(i int) *int {
	if i == entities.None {
		return nil
	}
	return &i
}

func mentionsOf(r entities.Result) []mention {
	out := make([]mention, len(r.Mentions))
	for i, m := range r.Mentions {
		out[i] = mention{
			span: spanOf(m.Span), TokenStart: m.Token.Start, TokenEnd: m.Token.End, Type: m.Type.String(), Norm: printable(m.Norm),
			Entity: index(m.Entity), Within: index(m.Within), Score: rounded(m.Score),
		}
		if m.Type == entities.Person && m.Entity != entities.None {
			out[i].Role = printable(r.Entities[m.Entity].Role)
		}
	}
	return out
}

// rounded keeps three places of a probability.
func rounded(p float32) float64 {
	f, _ := strconv.ParseFloat(strconv.FormatFloat(float64(p), 'f', 3, 64), 64)
	return f
}

func entitiesOf(r entities.Result) []entity {
	out := make([]entity, len(r.Entities))
	for i, e := range r.Entities {
		out[i] = entity{
			ID: i, Type: e.Type.String(), Kind: e.Kind, Name: printable(e.Name), Aliases: printables(e.Aliases), Country: e.Country, Division: e.Division,
			Role: printable(e.Role), RoleState: e.RoleState, Nationality: e.Nationality, Mentions: append([]int{}, e.Mentions...),
		}
	}
	return out
}

func printables(ss []string) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = printable(s)
	}
	return out
}

func quotesOf(src string, r entities.Result) []quote {
	out := make([]quote, len(r.Quotes))
	for i, q := range r.Quotes {
		out[i] = quote{span: spanOf(q.Span), Cue: printable(q.Cue.Of(src)), Speaker: index(q.Speaker), Direct: q.Direct}
	}
	return out
}

// outsideNames leaves out the dates that are parts of names: أكتوبر in «حرب أكتوبر».
func outsideNames(dates []date.Mention, names []entities.Mention) []date.Mention {
	inside := enclosure{names: names}
	out := dates[:0]
	for _, d := range dates {
		if !inside.contains(d.Span) {
			out = append(out, d)
		}
	}
	return out
}

// An enclosure tells of spans in order whether they lie inside an outermost name.
type enclosure struct {
	names []entities.Mention
	at    int
}

func (e *enclosure) contains(s text.Span) bool {
	for e.at < len(e.names) && (e.names[e.at].End <= s.Start || e.names[e.at].Within != entities.None) {
		e.at++
	}
	return e.at < len(e.names) && e.names[e.at].Contains(s)
}
