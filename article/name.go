package article

import (
	"unicode/utf8"

	"github.com/khabar-go/khabar/internal/lexicon"
)

// maxNameWords is the most words that a byline's name has, particles not counted.
const maxNameWords = 5

// A person is a stretch of elements that may be a person's name.
type person struct {
	n     int  // elements
	words int  // particles not counted
	known int  // words that the list of names has
	given bool // the first word is a given name, or all words are names
	prose bool // a word of it opens prose, too
}

// strong tells whether the list alone makes it a name.
func (p person) strong() bool {
	return p.words >= 2 && p.given && !p.prose && (p.words-p.known <= 1 || p.words-p.known <= 2 && p.words > 3)
}

// person reads a person's name at element i: words up to a sign, a wide gap, a place, a
// paper, a job or a word of prose. A name that was announced («بقلم») may hold any word.
func (r *reader) person(i int, announced bool) person {
	var p person
	allKnown := true
	for i+p.n < r.n {
		j := i + p.n
		e := r.el[j]
		if e.sign != 0 || p.n > 0 && e.wide || isNumber(e.Of(r.src)) {
			break
		}
		m, nm := r.namePart(j)
		switch {
		case m == 0 && p.n > 0 && r.joined(j):
			return r.finish(p, allKnown)
		case m == 0 && r.ends(j, p.n):
			if !announced || p.words >= 2 {
				return r.finish(p, allKnown)
			}
			p.prose = true
			m = 1
		case m == 0:
			m, allKnown = 1, false
			if c, _ := utf8.DecodeRuneInString(e.Of(r.src)); c < 0x600 && p.n == 0 {
				return person{}
			}
		case p.words >= 2 && nm.Flags != 0 && nm.Kind != lexicon.Particle && r.ends(j, p.n):
			return r.finish(p, allKnown)
		default:
			p.known++
		}
		if p.n == 0 {
			p.given = nm.Kind&lexicon.Given != 0
		}
		p.n += m
		if m > 1 || nm.Kind != lexicon.Particle {
			p.words++
		}
		if p.words > maxNameWords {
			return person{}
		}
	}
	return r.finish(p, allKnown)
}

func (r *reader) finish(p person, allKnown bool) person {
	if allKnown && p.words >= 2 {
		p.given = true
	}
	return p
}

// name reads a name at element i, and tells whether it is strong.
func (r *reader) name(i int, announced bool) (int, bool) {
	p := r.person(i, announced)
	if p.words == 0 || p.words == 1 && !announced {
		return 0, false
	}
	return p.n, p.strong()
}

// joined tells whether the word at j is و and the given name of a second person:
// «حازم الطوبجي ورشا أبو الوفا».
func (r *reader) joined(j int) bool {
	k := r.keyOf(j, 1)
	if len(k) < 6 || string(k[:2]) != "و" {
		return false
	}
	nm, ok := lexicon.LookupName(k[2:])
	return ok && nm.Kind&lexicon.Given != 0
}

// cutAnd takes the و off the element at i.
func (r *reader) cutAnd(i int) {
	r.el[i].Start += len("و")
	r.el[i].key[0] += uint16(len("و"))
}

// namePart reads one part of a name, which may be two words (عبد الله، أبو زيد).
func (r *reader) namePart(i int) (int, lexicon.Name) {
	for n := min(lexicon.MaxNameWords, r.n-i); n > 0; n-- {
		if n > 1 && r.el[i+n-1].sign != 0 {
			continue
		}
		if k := r.keyOf(i, n); k != nil {
			if nm, ok := lexicon.LookupName(k); ok {
				return n, nm
			}
		}
	}
	return 0, lexicon.Name{}
}

// ends tells whether the word at i ends a name: it opens prose, names a place or an
// outlet, or tells the person's work.
func (r *reader) ends(i, n int) bool {
	k := r.keyOf(i, 1)
	if k == nil || len(k) > len("لل") && string(k[:len("لل")]) == "لل" {
		return true
	}
	if c, ok := lexicon.Prose(k); ok && !c.Flags.Has(lexicon.Person) {
		return true
	}
	if s, ok := lexicon.StampWord(k); ok && !s.Flags.Has(lexicon.Person) {
		return true
	}
	if n == 0 {
		return false
	}
	if pn, p := r.place(i); pn > 0 && !p.Flags.Has(lexicon.Person) {
		return true
	}
	if on, o := r.outlet(i, false); on > 0 && !o.Flags.Has(lexicon.Person) {
		return true
	}
	return r.job(i) > 0
}

// job reads a word that tells what a person does, after the name.
func (r *reader) job(i int) int {
	return r.phrase(i, lexicon.MaxTitleWords, func(k []byte) bool {
		t, ok := lexicon.Title(k)
		return ok && t.Side&lexicon.After != 0 && !t.Flags.Has(lexicon.Person)
	})
}

// description tells whether what is left of the line from element i on says what the
// person before it does: «الصحفي المرافق للوفد», «فيدرالي حزب …».
func (r *reader) description(a *attribution, i int) bool {
	if a.last != nameItem || r.n-i > maxDescription {
		return false
	}
	named := a.word || a.nPlaces > 0 || a.nOutlets > 0
	if r.job(i) > 0 && (named || a.strong > 0) {
		a.job = true
		return true
	}
	if i == 0 || r.el[i-1].sign == 0 && !r.el[i].wide || a.strong == 0 || a.nNames > 1 {
		return false
	}
	for j := i; j < r.n; j++ { // no sentence
		if r.el[j].sign == '"' || r.el[j].sign == 'x' {
			return false
		}
		if r.el[j].sign != 0 {
			continue
		}
		if k := r.keyOf(j, 1); k != nil {
			if c, ok := lexicon.Prose(k); ok && c.Kind != lexicon.Preposition {
				return false
			}
		}
	}
	a.job = true
	return true
}

// maxDescription bounds the words of such a description.
const maxDescription = 12

// opens decides whether the items read so far open a paragraph that goes on at
// element i.
func (r *reader) opens(a *attribution, i int) bool {
	next := r.el[i]
	if next.sign != 0 && next.sign != '"' && next.sign != '(' {
		return false
	}
	sourced := a.nOutlets > 0
	switch {
	case a.signed && sourced:
		return true
	case a.signed && a.nPlaces > 0 && a.last == placeItem:
		return r.placeOpens(i)
	case a.signed && a.nPlaces > 0:
		return true
	case a.signed && a.nNames > 0 && (a.strong > 0 || a.word):
		// «name - text», but «name: speech» is somebody speaking
		return a.word || r.el[i-1].sign == '-'
	case sourced && a.last == placeItem && !a.signed: // «السومرية نيوز/ البصرة كشف»
		return r.verb(i)
	case sourced && a.last == outletItem && (a.nPlaces > 0 || a.nNames > 0) && !a.signed:
		// «مفضي سعيد - الأصيل ألزمت»
		return a.bracket || a.nPlaces > 0 && !a.date.Empty() || r.verb(i)
	}
	return false
}

// placeOpens decides on «القاهرة – …» and «نابلس: …».
func (r *reader) placeOpens(i int) bool {
	sign := r.el[i-1].sign
	return sign == '-' || sign == ':' || sign == '/' || sign == '|'
}

// verb tells whether the word at i is a verb, which opens the text.
func (r *reader) verb(i int) bool {
	if k := r.keyOf(i, 1); k != nil {
		if c, ok := lexicon.Prose(k); ok {
			return c.Kind == lexicon.SayVerb || c.Kind == lexicon.Verb || c.Kind == lexicon.Modal
		}
		// أ… with a shadda-less causative and other past verbs are not listed:
		// what is no name, place or outlet after a wide enough chain is prose.
		if n, _ := r.namePart(i); n == 0 {
			return true
		}
	}
	return false
}
