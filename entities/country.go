package entities

import (
	"strings"

	"github.com/khabar-go/khabar/internal/wordkey"
)

// one is the country of a cell of several: the first, as the lists put the most usual
// first.
func one(country string) string {
	c, _, _ := strings.Cut(country, ";")
	return c
}

// countries gives each form its country: of the lists, or of the places and
// nationalities inside its first mention (وزارة الخارجية [الفرنسية], سفارة [مصر] في …),
// or of the nationality that follows it (صحيفة «هآرتس» [الإسرائيلية]).
func (r *resolver) countries() {
	for i := range r.forms {
		f := &r.forms[i]
		f.country = one(f.country)
	}
	r.homographs()
	// Adjectives and places inside a name, of the first mention of its form.
	for i := range r.m {
		m := &r.m[i]
		if m.Within == None || m.Type != Norp && m.Type != GPE || m.Within >= i {
			continue
		}
		in := r.info[i]
		c := r.forms[in.form].country
		if c == "" || c == "EU" {
			continue
		}
		r.nestedCountry(m.Within, i, c)
	}
	for i := range r.forms {
		f := &r.forms[i]
		if f.country == mixed {
			f.country = ""
		}
		if f.country == "" && hasCountry(f.typ) {
			f.country = r.adjectiveAfter(int(f.mention))
		}
		f.generic = r.isGeneric(f)
		if f.typ == GPE && !f.listed && f.country != "" && f.words > 1 {
			// الكيان الصهيوني، المملكة المغربية: the country.
			if c, ok := r.genericClass(f); ok && (c == genericCountry || c == genericState) {
				f.canon, f.kind = countryHash(f.country), "country"
			}
		}
	}
}

// A homograph is a name of places of two countries: عمان, the sultanate and the capital
// of Jordan, which only marks tell apart.
type homograph struct {
	name    wordkey.Key
	country [2]string
	kind    [2]string
}

// homographs chooses among places of one name the one whose country the text names
// more often, by other names.
func (r *resolver) homographs() {
	for i := range r.forms {
		f := &r.forms[i]
		if f.typ != GPE || f.words != 1 {
			continue
		}
		w := r.head(f)
		k := keyOf(r.letters[w.start:w.end])
		for j := range homographs {
			if h := &homographs[j]; h.name == k {
				r.choose(i, h)
				break
			}
		}
	}
}

func (r *resolver) choose(i int, h *homograph) {
	var count [2]int32
	for j := range r.forms {
		if g := &r.forms[j]; j != i && (g.typ == GPE || g.typ == Norp) {
			for n, c := range h.country {
				if g.country == c {
					count[n] += g.count
				}
			}
		}
	}
	f := &r.forms[i]
	n := 0
	switch {
	case count[1] > count[0]:
		n = 1
	case count[0] == count[1] && f.country == h.country[1]:
		n = 1
	}
	if f.country == h.country[n] && f.kind == h.kind[n] {
		return
	}
	f.country, f.kind, f.division = h.country[n], h.kind[n], ""
	f.listed, f.name, f.canon = false, "", f.exact
	if f.kind == "country" {
		f.canon = countryHash(f.country)
	}
}

// mixed is the country of a name with two: اللجنة اليابانية الأميركية.
const mixed = "*"

// nestedCountry notes that the mention outer has a nationality or place inside.
func (r *resolver) nestedCountry(outer, i int, c string) {
	for outer != None && outer < i {
		f := &r.forms[r.info[outer].form]
		if int(f.mention) == outer && !f.listed && hasCountry(f.typ) && (r.m[i].Type == Norp || !r.afterPreposition(outer, i)) {
			switch {
			case f.country == "":
				f.country = c
			case f.country != c:
				f.country = mixed
			}
		}
		outer = r.m[outer].Within
	}
}

// hasCountry tells of the types whose names have a country.
func hasCountry(t Type) bool {
	return t == GPE || t == Loc || t == Fac || t == Org
}

// afterPreposition tells whether a place inside a name follows في، إلى، لدى، على or من:
// it is then where the body is or what it is concerned with (بعثة الأمم المتحدة في ليبيا).
func (r *resolver) afterPreposition(outer, i int) bool {
	start, end := r.m[outer].Start, r.m[i].Start
	if end <= start || end > len(r.text) {
		return false
	}
	before := strings.TrimRight(r.text[start:end], " \"«")
	at := strings.LastIndexByte(before, ' ')
	switch before[at+1:] {
	case "في", "إلى", "الى", "لدى", "على", "من", "ب", "بـ", "ضد", "حول", "بين", "عن", "مع":
		return true
	}
	return false
}

// adjectiveAfter is the country of a nationality that follows a mention with no more
// than a closing quotation mark between.
func (r *resolver) adjectiveAfter(i int) string {
	j := r.info[i].next
	if r.m[i].Within != None || j == None || r.m[j].Type != Norp || r.m[j].Token.Start != r.m[j].Start {
		return ""
	}
	if f := &r.forms[r.info[j].form]; f.country != "EU" && r.closeGap(r.m[i].End, r.m[j].Start) {
		// «في اليابان أميركيون»: an adjective has the article where its noun is definite.
		if r.head(f).definite() {
			return f.country
		}
	}
	return ""
}

// closeGap tells whether two spans are parted by blanks and quotation marks only.
func (r *resolver) closeGap(from, to int) bool {
	if to < from || to-from > 8 || to > len(r.text) {
		return false
	}
	return strings.Trim(r.text[from:to], " \"”“»'") == ""
}

// Classes of common nouns that stand for places; see places.tsv.
const (
	genericCountry  = 1 // البلاد، المملكة
	genericCapital  = 2 // العاصمة
	genericDivision = 3 // المحافظة
	genericCity     = 4 // المدينة
	genericState    = 5 // الكيان
)

// genericClass is the class of the common noun at the head of a place's name, with its
// article or a pronoun (بلاده).
func (r *resolver) genericClass(f *form) (uint32, bool) {
	v, ok := r.genericValue(f)
	return v & 0xFF, ok
}

func (r *resolver) genericValue(f *form) (uint32, bool) {
	if f.words == 0 {
		return 0, false
	}
	w := r.head(f)
	if v, ok := find(genericKeys[:], genericValues[:], w.key); ok {
		return v, true
	}
	if w.definite() {
		return 0, false
	}
	return find(genericKeys[:], genericValues[:], withoutPronoun(r.letters[w.start:w.end]))
}

// places gives common nouns that stand for a place («البلاد», «بلاده», «المدينة») the
// place that they stand for, in the order of the text: with a pronoun the country of
// the nearest person or nationality before, else the country that was named most, or
// the last place of the kind.
func (r *resolver) places() {
	for i := range r.m {
		in := &r.info[i]
		m := &r.m[i]
		if m.Type == GPE && r.forms[in.form].generic {
			root := r.nounOfPlace(i, in.form)
			in.entity = r.entity(root, i)
			continue
		}
		if m.Type == GPE || m.Type == Norp {
			if e := in.entity; e != None {
				r.recent[m.Type].touch(e)
				r.state[e].last = int32(i)
			}
		}
	}
}

// nounOfPlace is the root of the place that a common noun stands for.
func (r *resolver) nounOfPlace(i int, f int32) int32 {
	g := &r.forms[f]
	v, _ := r.genericValue(g)
	w := r.head(g)
	if v&0xFF == genericCountry && !w.definite() {
		if c := r.countryBefore(i); c != "" {
			if j := r.index.first(indexKey(GPE, byCanon, countryHash(c))); j != None {
				return r.root(j)
			}
		}
	}
	q := &r.recent[GPE]
	best := int32(None)
	for _, e := range q.ent[:q.n] {
		s := &r.state[e]
		if r.forms[s.form].generic {
			continue
		}
		for _, h := range s.heads {
			if h == uint64(w.key) {
				return s.form
			}
		}
		country := r.ents[e].Kind == "country"
		switch v & 0xFF {
		case genericCountry:
			if only := genericCountries[v>>8]; only != "" && !strings.Contains(only, r.ents[e].Country) {
				continue
			}
			if country && (best == None || s.named > r.state[best].named) {
				best = e
			}
		case genericCapital:
			if r.ents[e].Kind == "capital" && best == None {
				best = e
			}
		case genericDivision, genericCity:
			if !country && (best == None || s.named > r.state[best].named) {
				best = e
			}
		}
	}
	if best != None {
		return r.state[best].form
	}
	return r.root(f)
}

// countryBefore is the country of the nearest person, nationality or country before a
// mention, in its sentence or the one before.
func (r *resolver) countryBefore(i int) string {
	for j := i - 1; j >= 0 && j >= i-12 && r.info[j].sentence >= r.info[i].sentence-1; j-- {
		e := r.info[j].entity
		if e == None {
			continue
		}
		switch r.m[j].Type {
		case Person:
			if c := r.ents[e].Nationality; c != "" {
				return c
			}
		case Norp:
			if c := r.ents[e].Country; c != "" && c != "EU" {
				return c
			}
		}
	}
	return ""
}
