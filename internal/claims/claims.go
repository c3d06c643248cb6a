// Package claims makes test cases for the check of summaries: true claims, which are
// published standfirsts and bullets with their bodies, and the same with one fact changed.
//
// What a case changes is found with the lists of words.tsv (numbers, dates, negations,
// opposites) and the tagger (names, places, offices, nationalities); what it puts there
// comes from other claims of the set, of the same type and shape, or from the same body.
// All choices come from a seed: the same input gives the same cases.
package claims

import (
	"hash/fnv"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/khabar-go/khabar/article/text"
)

// A Pair is a claim with the body that it was published with.
type Pair struct {
	ID        string
	Title     string // its headline
	Claim     string
	Body      string // without the claim's own copy
	Published time.Time
}

// A Kind is what a case changes.
type Kind string

// The kinds.
const (
	True        Kind = "true"
	Name        Kind = "name"
	Number      Kind = "number"
	Date        Kind = "date"
	Place       Kind = "place"
	Role        Kind = "role"
	Nationality Kind = "nationality"
	Negation    Kind = "negation" // a negation put in or taken out
	Opposite    Kind = "opposite" // a verb or noun exchanged for its opposite
)

// Kinds are all kinds, in the order of tables.
var Kinds = []Kind{True, Number, Date, Place, Name, Role, Nationality, Negation, Opposite}

// A Case is a claim that is true of the body of its pair, or false in one fact.
type Case struct {
	Pair  *Pair
	Claim string
	Kind  Kind
	Near  bool // what was put there is from the same body
	Old   string
	New   string
	At    text.Span // of New in Claim
}

// Held tells whether a pair belongs to the held-back half, by a hash of its body.
func (p *Pair) Held() bool {
	h := fnv.New32a()
	h.Write([]byte(p.Body))
	return h.Sum32()>>7&1 == 1
}

// WithoutCopy is a text without the standfirst that it repeats as a paragraph of its own,
// and false where the standfirst is in it otherwise and cannot be taken out.
func WithoutCopy(body, standfirst string) (string, bool) {
	key := fold(standfirst)
	var keep []string
	for line := range strings.Lines(body) {
		if f := fold(line); f == key || len(f) > 40 && strings.Contains(key, f) {
			continue
		}
		keep = append(keep, strings.TrimRight(line, "\n"))
	}
	rest := strings.Join(keep, "\n")
	return rest, !strings.Contains(fold(rest), key)
}

// Grounded is the rule that a claim must pass to count as true, whatever the check says
// of it: its digits are digits of the body; each word of the names, places, offices and
// nationalities that the tagger finds in it, of its weekdays, months, and its number words
// is a word of the body; and so are at least half of all its words. Words are compared
// folded, less و ف ب ل ك and the article.
func Grounded(p *Pair) bool { return grounded(p, wordsOf(p.Body)) }

func grounded(p *Pair, body map[string]bool) bool {
	all, have := 0, 0
	listed := words()
	for t := range text.Tokens(p.Claim) {
		w := t.Of(p.Claim)
		switch t.Kind {
		case text.Number, text.Code:
			if !body[fold(w)] {
				return false
			}
		case text.Word, text.Latin:
			ok := inBody(body, w)
			if _, fact := listed.kind[bare(w)]; fact && !ok {
				return false
			}
			if len([]rune(w)) >= 3 {
				all++
				if ok {
					have++
				}
			}
		}
	}
	for _, m := range tag(p.Claim).Mentions {
		for t := range text.Tokens(m.Token.Of(p.Claim)) {
			if t.Kind == text.Word && !inBody(body, t.Of(m.Token.Of(p.Claim))) {
				return false
			}
		}
	}
	return all >= 4 && 2*have >= all
}

// Choose returns the pairs that are grounded.
func Choose(pairs []Pair) []*Pair {
	var out []*Pair
	for i := range pairs {
		if Grounded(&pairs[i]) {
			out = append(out, &pairs[i])
		}
	}
	return out
}

// Make makes the cases of pairs: each true claim, and of each kind one changed claim
// where the claim has a fact of the kind, two where one can be changed for something of
// the same body.
func Make(pairs []*Pair, seed uint64) []Case {
	pools := collect(pairs)
	var out []Case
	for _, p := range pairs {
		h := fnv.New64a()
		h.Write([]byte(p.Body))
		r := rand.New(rand.NewPCG(seed, h.Sum64()))
		out = append(out, Case{Pair: p, Claim: p.Claim, Kind: True})
		m := &maker{p: p, r: r, pools: pools, body: wordsOf(p.Body)}
		out = append(out, m.all()...)
	}
	return out
}
