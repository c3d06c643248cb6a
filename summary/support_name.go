package summary

import (
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// surest is the score of a name of a claim below which the tagger is not believed where
// its words are common ones.
const surest = 0.5

// The scores below which it is not believed at all of a name none of whose words the body
// has. What stands in an unlikely place has a low score, whatever it is, and names of two
// words are rarely anything else.
const (
	guessed      = 0.2
	guessedPlace = 0.1  // a region of one word, as «الشرق» may be, or a person
	guessedRole  = 0.05 // an office of several words
	guessedWords = 0.02 // a person of several
)

// checkNames finds the names, places, offices and nationalities of a sentence of the
// claim that the body lacks or gives otherwise.
func (c *Checker) checkNames(t *claimText, s sentence, cand []matched, out []Finding) []Finding {
	for i := range t.names.Mentions {
		m := &t.names.Mentions[i]
		here, ok := t.stretchIn(s, m.Span)
		if !ok || t.wrong[here.first] {
			continue
		}
		sure := c.believed(t, m, here)
		if sure {
			t.isFact(here)
		}
		if m.Within != entities.None && (t.names.Mentions[m.Within].Type == entities.GPE || t.names.Mentions[m.Within].Type == entities.Role) {
			continue // «الأميركية» in «الولايات المتحدة الأميركية», «المالية» in «وزير المالية»
		}
		if m.Within != entities.None && m.Type != entities.Norp && m.Type != entities.GPE {
			continue
		}
		if f, ok := c.checkName(t, s, cand, i, here); ok && (sure || !f.Reason.Missing() && c.allFound(t, m.Type, here)) {
			out = append(out, f)
		}
	}
	return out
}

// believed tells whether the tagger is believed of a name of the claim: where its score is
// high, or the body has not its words. Of towns and countries that is nearly certain.
func (c *Checker) believed(t *claimText, m *entities.Mention, here stretch) bool {
	if m.Score >= surest {
		return true
	}
	several := here.end-here.first > 1
	switch m.Type {
	case entities.GPE:
		return listedPlace(m.Norm) || c.noneFound(t, m.Type, here)
	case entities.Loc:
		return listedPlace(m.Norm) || (several || m.Score >= guessedPlace) && c.noneFound(t, m.Type, here)
	case entities.Person:
		last := stretch{here.end - 1, here.end}
		if several && m.Score >= guessedWords && c.noneFound(t, m.Type, last) || m.Score >= guessedPlace && c.noneFound(t, m.Type, here) {
			return true
		}
	case entities.Role:
		if c.noneFound(t, m.Type, stretch{here.first, here.first + 1}) || several && m.Score >= guessedRole && !c.allFound(t, m.Type, here) {
			return true
		}
	}
	return m.Score >= guessed && c.allUnknown(t, m.Type, here)
}

// noneFound tells whether the body has none of the words of a name as words of names.
func (c *Checker) noneFound(t *claimText, typ entities.Type, here stretch) bool {
	for i := here.first; i < here.end; i++ {
		if t.words[i].mark || t.words[i].content() && len(c.wordPlaces(&t.words[i], typ)) > 0 {
			return false
		}
	}
	return true
}

// allFound tells whether the body has all words of a stretch.
func (c *Checker) allFound(t *claimText, typ entities.Type, here stretch) bool {
	for i := here.first; i < here.end; i++ {
		if t.words[i].content() && len(c.wordPlaces(&t.words[i], typ)) == 0 {
			return false
		}
	}
	return true
}

// allUnknown tells whether the body has none of the words of a stretch, which then is
// more likely a name: of a person's name none but the last.
func (c *Checker) allUnknown(t *claimText, typ entities.Type, here stretch) bool {
	end := here.end
	if typ == entities.Person && end-here.first > 1 {
		end--
	}
	for i := here.first; i < end; i++ {
		if t.words[i].mark || t.words[i].content() && c.known(t, i) {
			return false
		}
	}
	return true
}

func (c *Checker) checkName(t *claimText, s sentence, cand []matched, i int, here stretch) (Finding, bool) {
	m := &t.names.Mentions[i]
	if m.Type == entities.Role {
		return c.checkRole(t, s, cand, i, here)
	}
	missing, other := reasonsOf(m.Type)
	if m.Type == entities.Norp {
		r, same, known := c.nationOf(t, s, i, here)
		switch {
		case same:
			return Finding{}, false
		case known && r.likeness >= nationLikeness && r.likeness > c.best(t, s, here, c.sameNames(t, i, here)).likeness+nationMargin:
			return t.finding(c, other, here, r.stretch), true
		}
	}
	same := c.sameNames(t, i, here)
	gap, found := c.unknownWord(t, m, here)
	found = found || len(same) > 0
	others := inside(t, c.names, func(p *namePlace) stretch { return p.stretch }, c, cand, func(p *namePlace) bool {
		b := &c.n.Names.Mentions[p.m]
		return kindredTypes(m.Type, b.Type) && (!found || b.Type == m.Type) &&
			(b.Score >= surest || m.Score >= surest && place(m.Type)) && !t.hasName(c, p) && !t.sameCountry(c, m, b)
	})
	if m.Type == entities.Person && len(same) == 0 && found && here.end-here.first > 1 && !c.familyAlone(t, here) {
		found = false // its words are in the body, but of other names
	}
	f, ok := c.decide(t, s, here, same, others, found, missing, other)
	if ok && !found && gap.first < gap.end {
		f.Claim = t.spanOf(here)
	}
	return f, ok
}

func reasonsOf(t entities.Type) (missing, other Reason) {
	switch t {
	case entities.GPE, entities.Loc, entities.Fac:
		return MissingPlace, OtherPlace
	case entities.Role:
		return MissingRole, OtherRole
	case entities.Norp:
		return MissingNationality, OtherNationality
	}
	return MissingName, OtherName
}

// place tells of the types of places.
func place(t entities.Type) bool {
	return t == entities.GPE || t == entities.Loc || t == entities.Fac
}

// kindredTypes tells whether a name of one type can stand where the claim has one of
// another.
func kindredTypes(a, b entities.Type) bool {
	switch {
	case a == b, place(a) && place(b):
		return true
	}
	return false
}

// sameNames are the mentions of the body that name what a mention of the claim names: of
// one country, of one name in the lists, or with its words.
func (c *Checker) sameNames(t *claimText, i int, here stretch) []stretch {
	m := &t.names.Mentions[i]
	var out []stretch
	for j := range c.of.norm.of(m.Norm) {
		if c.n.Names.Mentions[c.names[j].m].Type == m.Type {
			out = append(out, c.names[j].stretch)
		}
	}
	if m.Entity != entities.None && m.Type != entities.Person {
		e := &t.names.Entities[m.Entity]
		for j := range c.of.name.of(e.Name) {
			out = append(out, c.names[j].stretch)
		}
		if e.Country != "" && isState(e) {
			for j := range c.of.state.of(e.Country) {
				out = append(out, c.names[j].stretch)
			}
		}
	}
	return append(out, c.occurrences(t, m.Type, here)...)
}

// sameEntity tells whether an entity of the claim is one of the body by the lists: of
// one name and type, or of one country where both are the country or its people.
func sameEntity(a, b *entities.Entity) bool {
	if a.Name == b.Name {
		return true
	}
	return a.Country != "" && a.Country == b.Country && isState(a) && isState(b)
}

// isState tells of a country and its people.
func isState(e *entities.Entity) bool {
	return e.Type == entities.Norp || e.Type == entities.GPE && e.Kind == "country"
}

// hasCountry tells whether the claim has another place in the country of one of the body:
// «روسيا وأوكرانيا» may be its «موسكو وكييف».
func (t *claimText) hasCountry(c *Checker, b *entities.Mention) bool {
	if b.Type != entities.GPE {
		return false
	}
	for i := range min(len(t.names.Mentions), maxPlaces) {
		if m := &t.names.Mentions[i]; m.Type == entities.GPE && t.sameCountry(c, m, b) {
			return true
		}
	}
	return false
}

// sameCountry tells whether a place of the body is in the country of one of the claim or
// the other way round: «بكين» stands where the claim has «الصين».
func (t *claimText) sameCountry(c *Checker, m, b *entities.Mention) bool {
	if m.Entity == entities.None || b.Entity == entities.None {
		return false
	}
	x, y := &t.names.Entities[m.Entity], &c.n.Names.Entities[b.Entity]
	return x.Country != "" && x.Country == y.Country && (x.Kind == "country" || y.Kind == "country" || x.Type == entities.Norp || y.Type == entities.Norp)
}

// hasName tells whether the claim has the words of a name of the body. A country is not
// named by its people: «روسيا» may stand where the claim of «الرئيس الروسي» has another.
func (t *claimText) hasName(c *Checker, p *namePlace) bool {
	forms := nameForms[:]
	if c.n.Names.Mentions[p.m].Type == entities.GPE {
		forms = nameForms[:1]
	}
	for j := p.first; j < p.end; j++ {
		if c.words[j].content() && t.hasWord(&c.words[j], forms...) {
			if _, generic := c.lists.generic[c.words[j].key]; !generic {
				return true
			}
		}
	}
	return false
}

// nameForms are the keys by which a word of a name is known in the claim.
var nameForms = [...]checkKey{exactKey, stemKey}

// occurrences are the places of the body where the words of a name stand together.
func (c *Checker) occurrences(t *claimText, typ entities.Type, here stretch) []stretch {
	var out []stretch
	lead := int32(-1)
	var leads []int32
	for i := here.first; i < here.end; i++ { // the rarest word
		if at := c.wordPlaces(&t.words[i], typ); t.words[i].content() {
			if len(at) == 0 {
				return nil
			}
			if lead < 0 || len(at) < len(leads) {
				lead, leads = i, at
			}
		}
	}
	for _, p := range leads {
		if s, ok := c.around(t, typ, here, p); ok {
			out = append(out, s)
		}
	}
	return out
}

// around tells whether all words of a name stand near a place of the body.
func (c *Checker) around(t *claimText, typ entities.Type, here stretch, p int32) (stretch, bool) {
	s := stretch{p, p + 1}
	size := here.end - here.first
	from, to := max(0, p-size-2), min(int32(len(c.words)), p+size+3)
	for i := here.first; i < here.end; i++ {
		if !t.words[i].content() {
			continue
		}
		found := false
		for q := from; q < to; q++ {
			if sameNameWord(&t.words[i], &c.words[q], typ) {
				s.first, s.end = min(s.first, q), max(s.end, q+1)
				found = true
				break
			}
		}
		if !found {
			return s, false
		}
	}
	return s, true
}

// wordPlaces are the places of a word of a name in the body, in any spelling.
func (c *Checker) wordPlaces(w *checkWord, typ entities.Type) []int32 {
	var out []int32
	for _, k := range w.all() {
		switch k & kindKeys {
		case exactKey, stemKey, soundKey:
			for p := range c.places(k) {
				if sameNameWord(w, &c.words[p], typ) {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// sameNameWord tells whether a word of the body is one of a name of the claim: with other
// proclitics; in another form where it is no personal name; in another spelling of the
// same foreign name.
func sameNameWord(a, b *checkWord, typ entities.Type) bool {
	if a.alike(b, exactKey) {
		return true
	}
	if typ != entities.Person && a.alike(b, stemKey) {
		return true
	}
	return a.key != 0 && b.key != 0 && a.alike(b, soundKey) && respelled(shortest(a), shortest(b))
}

// shortest is a word without what can be proclitics.
func shortest(w *checkWord) wordkey.Key {
	k := w.key
	if k.Article() && k.Len() > 4 {
		k = k.Rest(2)
	}
	return k
}

// unknownWord gives the first word of a name that the body has in no form, and tells
// whether there is none. Generic heads («منظمة») may be lacking; so may the given names
// of a person whose family name is there, and whom the body calls by no other.
func (c *Checker) unknownWord(t *claimText, m *entities.Mention, here stretch) (stretch, bool) {
	n := 0
	for i := here.first; i < here.end; i++ {
		w := &t.words[i]
		if !w.content() {
			continue
		}
		n++
		if _, ok := c.lists.generic[w.key]; ok && here.end-here.first > 1 {
			continue
		}
		if len(c.wordPlaces(w, m.Type)) > 0 {
			continue
		}
		if m.Type == entities.Person && i < here.end-1 && c.familyAlone(t, here) {
			continue
		}
		if m.Type != entities.Person && m.Type != entities.Norp && m.Type != entities.GPE && len(t.at[i]) > 0 {
			continue
		}
		return stretch{i, i + 1}, false
	}
	return stretch{}, n > 0
}

// familyAlone tells whether the body has the last word of a person's name, at least once
// without another given name before it.
func (c *Checker) familyAlone(t *claimText, here stretch) bool {
	for _, p := range c.wordPlaces(&t.words[here.end-1], entities.Person) {
		given := false
		if k := c.inner[p]; k >= 0 && c.n.Names.Mentions[c.names[k].m].Type == entities.Person {
			given = c.names[k].first < p
		}
		if !given {
			return true
		}
	}
	return false
}

// stretchIn gives the words of a span that lies in a sentence of the claim.
func (t *claimText) stretchIn(s sentence, sp text.Span) (stretch, bool) {
	if sp.Start < s.Start || sp.Start >= s.End {
		return stretch{}, false
	}
	return wordsOf(t.words, sp)
}

func (t *claimText) isFact(s stretch) {
	for i := s.first; i < s.end; i++ {
		t.fact[i] = true
	}
}

func (t *claimText) spanOf(s stretch) text.Span {
	return text.Span{Start: t.words[s.first].Start, End: t.words[s.end-1].End}
}

// phrase tells whether the body has the words of a stretch side by side.
func (c *Checker) phrase(t *claimText, here stretch, kind checkKey) bool {
	for _, k := range t.words[here.first].all() {
		if k&kindKeys != kind {
			continue
		}
		for p := range c.places(k) {
			ok := true
			for i := here.first + 1; i < here.end && ok; i++ {
				q := p + i - here.first
				ok = q < int32(len(c.words)) && (t.words[i].alike(&c.words[q], kind) || t.words[i].mark && c.words[q].mark && t.words[i].n == 0 && c.words[q].n == 0)
			}
			if ok {
				return true
			}
		}
	}
	return false
}
