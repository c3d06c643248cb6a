package claims

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

// kindOf is the kind of case that changes a mention.
func kindOf(t entities.Type) Kind {
	switch t {
	case entities.Person, entities.Org:
		return Name
	case entities.GPE, entities.Loc:
		return Place
	case entities.Role:
		return Role
	case entities.Norp:
		return Nationality
	}
	return ""
}

// sure is the score from which a mention of a claim is changed or put into another.
const sure = 0.6

// A shape is what two names must share for one to stand for the other: type, number of
// words, article, and the ending that tells the gender.
type shape struct {
	typ      entities.Type
	n        int
	definite bool
	ending   string
}

func shapeOf(m entities.Mention, s string) shape {
	w := strings.Fields(s)
	sh := shape{typ: m.Type, n: min(len(w), 3), definite: strings.HasPrefix(w[0], "ال")}
	if m.Type == entities.Norp || m.Type == entities.Role {
		head := []rune(fold(w[0]))
		switch last := string(head[len(head)-1]); {
		case last == "ه":
			sh.ending = last
		case strings.HasSuffix(string(head), "ين"), strings.HasSuffix(string(head), "ون"):
			sh.ending = string(head[len(head)-2:])
		}
	}
	return sh
}

// written is a mention as it is written by itself: «الرياض» in «للرياض».
func written(m entities.Mention, s string) string {
	w := m.Of(s)
	if rest, ok := strings.CutPrefix(w, "ل"); ok && strings.HasSuffix(s[m.Token.Start:m.Start], "ل") && strings.HasPrefix(m.Norm, "ال") {
		return "ال" + rest
	}
	return w
}

// A named is a name with its country, which it may be the name of.
type named struct {
	name, country string
	state         bool
}

// collect gathers the names of all claims by shape.
func collect(pairs []*Pair) map[shape][]named {
	pools := map[shape][]named{}
	seen := map[string]bool{}
	for _, p := range pairs {
		tags := tag(p.Claim)
		for _, m := range tags.Mentions {
			s := written(m, p.Claim)
			if m.Score < sure || kindOf(m.Type) == "" || seen[m.Type.String()+s] || m.Within != entities.None || strings.ContainsAny(s, "\"«»()،,") {
				continue
			}
			seen[m.Type.String()+s] = true
			sh := shapeOf(m, s)
			pools[sh] = append(pools[sh], named{s, countryOf(tags, m), isState(tags, m)})
		}
	}
	return pools
}

// A maker makes the changed claims of a pair.
type maker struct {
	p     *Pair
	r     *rand.Rand
	pools map[shape][]named
	body  map[string]bool
}

func (m *maker) all() []Case {
	var out []Case
	add := func(c Case, ok bool) {
		if ok {
			c.Pair = m.p
			out = append(out, c)
		}
	}
	add(m.number())
	add(m.date())
	add(m.negation())
	add(m.opposite())
	out = append(out, m.names()...)
	return out
}

// change puts words in the place of a span of the claim.
func (m *maker) change(kind Kind, at text.Span, new string) Case {
	return Case{
		Kind: kind, Old: at.Of(m.p.Claim), New: new,
		Claim: m.p.Claim[:at.Start] + new + m.p.Claim[at.End:],
		At:    text.Span{Start: at.Start, End: at.Start + len(new)},
	}
}

// names changes a name of each kind for one of another article, and one for another of
// the same body.
func (m *maker) names() []Case {
	tags := tag(m.p.Claim)
	byKind := map[Kind][]entities.Mention{}
	for _, x := range tags.Mentions {
		if k := kindOf(x.Type); k != "" && x.Score >= sure && (x.Within == entities.None || x.Type == entities.Norp) {
			byKind[k] = append(byKind[k], x)
		}
	}
	var out []Case
	var near []place
	for _, k := range []Kind{Place, Name, Role, Nationality} {
		if len(byKind[k]) == 0 {
			continue
		}
		x := byKind[k][m.r.IntN(len(byKind[k]))]
		if c, ok := m.fromOthers(k, x, named{x.Of(m.p.Claim), countryOf(tags, x), isState(tags, x)}); ok {
			c.Pair = m.p
			out = append(out, c)
		}
		if near == nil {
			body := tag(m.p.Body)
			for _, b := range body.Mentions {
				if b.Score >= sure && kindOf(b.Type) != "" && b.Within == entities.None {
					near = append(near, place{b, countryOf(body, b)})
				}
			}
		}
		if c, ok := m.fromSame(k, x, countryOf(tags, x), near); ok {
			c.Pair = m.p
			out = append(out, c)
		}
	}
	return out
}

// A place is a mention of the body with its country.
type place struct {
	entities.Mention
	country string
}

// countryOf is the country of what a mention names: واشنطن and أميركا are one.
func countryOf(r entities.Result, m entities.Mention) string {
	if m.Entity == entities.None {
		return ""
	}
	return r.Entities[m.Entity].Country
}

// rename puts a name in the place of a mention, its article written as it is behind ل:
// «للقاهرة» for «للرياض».
func (m *maker) rename(k Kind, x entities.Mention, new string) Case {
	if strings.HasSuffix(m.p.Claim[x.Token.Start:x.Start], "ل") && strings.HasPrefix(new, "ال") {
		new = strings.TrimPrefix(new, "ا")
	}
	return m.change(k, x.Span, new)
}

// isState tells whether a mention names a country.
func isState(r entities.Result, m entities.Mention) bool {
	return m.Entity != entities.None && r.Entities[m.Entity].Kind == "country"
}

// sameState tells of a country and a place in it: «تركيا» for «أنقرة» says the same.
func (n named) sameState(o named) bool {
	return n.country != "" && n.country == o.country && (n.state || o.state)
}

// fromOthers changes a mention for a name of another article that the body has not.
func (m *maker) fromOthers(k Kind, x entities.Mention, is named) (Case, bool) {
	old := written(x, m.p.Claim)
	pool := m.pools[shapeOf(x, old)]
	for range 20 {
		if len(pool) == 0 {
			break
		}
		new := pool[m.r.IntN(len(pool))]
		if k == Place && is.sameState(new) || m.hasAll(new.name) || shares(old, new.name) && k != Role || sameHead(old, new.name) {
			continue
		}
		return m.rename(k, x, new.name), true
	}
	return Case{}, false
}

// fromSame changes a mention for another of the same body and shape that the claim has
// not.
func (m *maker) fromSame(k Kind, x entities.Mention, country string, near []place) (Case, bool) {
	old := written(x, m.p.Claim)
	sh := shapeOf(x, old)
	claim := wordsOf(m.p.Claim)
	for _, i := range m.r.Perm(len(near)) {
		new := written(near[i].Mention, m.p.Body)
		if near[i].Type != x.Type || shapeOf(near[i].Mention, new) != sh || country != "" && near[i].country == country || strings.ContainsAny(new, "\"«»()،,") || shares(old, new) && k != Role || sameHead(old, new) {
			continue
		}
		if within(claim, new) {
			continue
		}
		c := m.rename(k, x, new)
		c.Near = true
		return c, true
	}
	return Case{}, false
}

// sameHead tells of names that are one but for the ending of the first word: وزير الخارجية,
// وزيرا الخارجية.
func sameHead(a, b string) bool {
	v, restA, _ := strings.Cut(fold(a), " ")
	w, restB, _ := strings.Cut(fold(b), " ")
	return restA == restB && (strings.HasPrefix(v, w) || strings.HasPrefix(w, v))
}

// hasAll tells whether the body has all words of a name.
func (m *maker) hasAll(s string) bool { return within(m.body, s) }

func within(body map[string]bool, s string) bool {
	for _, w := range strings.Fields(s) {
		if !inBody(body, w) {
			return false
		}
	}
	return true
}

// shares tells whether two names have a word in common, but for those before others.
func shares(a, b string) bool {
	for _, v := range strings.Fields(a) {
		for _, w := range strings.Fields(b) {
			if bare(v) == bare(w) {
				return true
			}
		}
	}
	return false
}

// number changes a number in digits or words for another of its shape.
func (m *maker) number() (Case, bool) {
	s := m.p.Claim
	var at []text.Token
	prev := ""
	for t := range text.Tokens(s) {
		w := t.Of(s)
		switch t.Kind {
		case text.Number:
			if n, err := strconv.Atoi(fold(w)); err != nil || (n < 1900 || n > 2099) && n > 1 && !dateBefore(prev) && !dateBehind(s[t.End:]) {
				at = append(at, t)
			}
		case text.Word:
			if words().kind[bare(w)] == "number" {
				at = append(at, t)
			}
		}
		prev = w
	}
	if len(at) == 0 {
		return Case{}, false
	}
	t := at[m.r.IntN(len(at))]
	if t.Kind == text.Word {
		return m.swap(Number, t.Span)
	}
	for range 30 {
		new := m.digits(t.Of(s))
		if new != "" && !m.body[fold(new)] && fold(new) != fold(t.Of(s)) {
			return m.change(Number, t.Span, new), true
		}
	}
	return Case{}, false
}

// digits changes digits of a number and keeps its shape.
func (m *maker) digits(s string) string {
	r := []rune(s)
	var at []int
	for i, c := range r {
		if c >= '0' && c <= '9' || c >= '٠' && c <= '٩' {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return ""
	}
	i := at[m.r.IntN(min(2, len(at)))]
	zero := '0'
	if r[i] >= '٠' {
		zero = '٠'
	}
	r[i] = zero + rune(1+m.r.IntN(9))
	if len(at) == 1 && r[i] <= zero+1 {
		return ""
	}
	return string(r)
}

// dateBefore tells of words behind which digits are a day or year.
func dateBefore(w string) bool {
	k := words().kind[bare(w)]
	return k == "month" || k == "weekday" || slices.Contains([]string{"عام", "سنة", "العام", "الساعة", "ساعة", "قرار", "القرار", "رقم"}, w)
}

// dateBehind tells whether digits are followed by a month.
func dateBehind(rest string) bool {
	for t := range text.Tokens(rest) {
		k := words().kind[bare(t.Of(rest))]
		return k == "month" || t.Of(rest) == "/" || t.Of(rest) == "-"
	}
	return false
}

// date changes a weekday or month for another.
func (m *maker) date() (Case, bool) {
	s := m.p.Claim
	var at []text.Span
	last := ""
	for t := range text.Tokens(s) {
		w := t.Of(s)
		switch k := words().kind[bare(w)]; {
		case t.Kind == text.Number:
			if n, err := strconv.Atoi(fold(w)); err == nil && n >= 1950 && n <= 2060 && last != "/" {
				at = append(at, t.Span)
			} else if err == nil && n <= 31 && n > 0 && dateBehind(s[t.End:]) {
				at = append(at, t.Span)
			}
		case k == "weekday" && strings.HasPrefix(fold(w), "ال"), k == "month" && words().sets[fold(w)] != nil && last != "/" && !strings.HasPrefix(s[t.End:], "/"):
			at = append(at, t.Span)
		}
		last = w
	}
	if len(at) == 0 {
		return Case{}, false
	}
	a := at[m.r.IntN(len(at))]
	if n, err := strconv.Atoi(fold(a.Of(s))); err == nil {
		for range 20 {
			v := n + m.r.IntN(9) - 4
			if n <= 31 {
				v = 1 + m.r.IntN(28)
			}
			if v != n && !m.body[strconv.Itoa(v)] {
				return m.change(Date, a, strconv.Itoa(v)), true
			}
		}
		return Case{}, false
	}
	return m.swap(Date, a)
}

// swap changes a word for another of its set that the body has not.
func (m *maker) swap(k Kind, at text.Span) (Case, bool) {
	old := at.Of(m.p.Claim)
	set, lead := words().sets[fold(old)], ""
	for _, p := range []string{"و", "ف", "ب", "ل"} {
		if rest, ok := strings.CutPrefix(old, p); ok && set == nil {
			set, lead = words().sets[fold(rest)], p
		}
	}
	for range 20 {
		if len(set) == 0 {
			break
		}
		new := strings.ReplaceAll(set[m.r.IntN(len(set))], "_", " ")
		if fold(new) != fold(old[len(lead):]) && !within(m.body, new) {
			return m.change(k, at, lead+new), true
		}
	}
	return Case{}, false
}

// negation takes a negation out, or puts one before a verb.
func (m *maker) negation() (Case, bool) {
	s := m.p.Claim
	var out []Case
	var prev text.Token
	for t := range text.Tokens(s) {
		w := fold(t.Of(s))
		switch fold(prev.Of(s)) {
		case "لا", "لم", "لن":
			if t.Kind == text.Word && !slices.Contains([]string{"يزال", "تزال", "يزالون", "سيما", "بد", "احد", "شيء"}, w) {
				c := m.change(Negation, text.Span{Start: prev.Start, End: t.End}, t.Of(s))
				out = append(out, c)
			}
		case "من":
			if w == "دون" || w == "غير" {
				c := m.change(Negation, text.Span{Start: prev.Start, End: t.End}, "مع")
				out = append(out, c)
			}
		default:
			if t.Kind != text.Word {
				break
			}
			if im, ok := words().verb[w]; ok {
				out = append(out, m.change(Negation, t.Span, "لم "+im))
			} else if rest, ok := strings.CutPrefix(w, "و"); ok && words().verb[rest] != "" {
				out = append(out, m.change(Negation, t.Span, "ولم "+words().verb[rest]))
			} else if isImperfect(w) {
				out = append(out, m.change(Negation, t.Span, "لا "+t.Of(s)))
			}
		}
		prev = t
	}
	if len(out) == 0 {
		return Case{}, false
	}
	return out[m.r.IntN(len(out))], true
}

// isImperfect tells of the imperfects of the list.
func isImperfect(w string) bool {
	for _, im := range words().verb {
		if f := fold(im); f == w {
			return true
		}
	}
	return false
}

// opposite changes a word for its opposite.
func (m *maker) opposite() (Case, bool) {
	s := m.p.Claim
	var out []Case
	for t := range text.Tokens(s) {
		w := t.Of(s)
		if o, ok := words().other[fold(w)]; ok && !m.body[fold(o)] {
			out = append(out, m.change(Opposite, t.Span, o))
		}
	}
	if len(out) == 0 {
		return Case{}, false
	}
	return out[m.r.IntN(len(out))], true
}
