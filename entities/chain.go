package entities

import (
	"slices"
	"strings"

	"github.com/khabar-go/khabar/internal/wordkey"
)

// A nounKind is a type and kind that a common noun names: شركة a company.
type nounKind struct {
	typ  Type
	kind string
}

// link makes forms that are one name wherever they stand one set.
func (r *resolver) link() {
	for i := range r.forms {
		f := &r.forms[i]
		switch f.typ {
		case NoType, Role:
		case Person:
			r.linkPerson(int32(i))
		case Norp:
			r.linkGroup(int32(i))
		default:
			r.linkName(int32(i))
		}
	}
	for i := range r.forms {
		switch f := &r.forms[i]; f.typ {
		case NoType, Role, Norp, Person:
		default:
			if !f.generic {
				r.linkShort(int32(i))
			}
		}
	}
	r.linkBrackets()
	r.linkNested()
}

// linkNested joins names that are the same but for the name inside them, which is one:
// المكتب السياسي لحزب [آفاق تونس], المكتب السياسي لـ[آفاق تونس].
func (r *resolver) linkNested() {
	for i := range r.m {
		outer := r.m[i].Within
		if outer == None || r.m[i].Type != Org || r.m[outer].Type != Org || r.m[outer].End != r.m[i].End || r.m[outer].Within != None {
			continue
		}
		f := r.info[outer].form
		if int(r.forms[f].mention) != outer {
			continue
		}
		n := r.forms[f].words - r.forms[r.info[i].form].words
		if n < 2 || n > 6 {
			continue
		}
		for n > 2 && r.lamHead(r.words[r.forms[f].word+n-1].key) { // المكتب السياسي لحزب
			n--
		}
		h := r.stemHash(int(r.forms[f].word), int(n)) ^ uint64(r.root(r.info[i].form))<<1
		r.same(f, indexKey(Org, byNested, h))
	}
}

// lamHead tells of a common noun behind ل: لحزب, لحركة.
func (r *resolver) lamHead(k wordkey.Key) bool {
	return k>>63 == 0 && k.First() == wordkey.Lam && isHead(k.Rest(1), Org)
}

// same joins a form with the first under a key, and puts it there otherwise.
func (r *resolver) same(i int32, k uint64) {
	if j := r.index.first(k); j != None && r.union(j, i) {
		return
	}
	r.index.add(k, i)
}

// linkPerson joins full names of one person: spellings, names with and without the
// father's or the middle name. Single names wait for [resolver.nameOf].
func (r *resolver) linkPerson(i int32) {
	f := &r.forms[i]
	u := r.formUnits(f)
	r.index.add(indexKey(Person, byCanon, f.canon), i)
	if len(u) == 0 {
		return
	}
	if len(u) == 1 {
		r.index.add(indexKey(Person, byExact, uint64(u[0].key)), i)
		return
	}
	if f.listed {
		r.index.each(indexKey(Person, byCanon, f.canon), func(j int32) bool {
			if r.forms[j].units > 1 {
				r.union(j, i)
			}
			return true
		})
	}
	last := indexKey(Person, byLast, uint64(u[len(u)-1].key))
	bones := indexKey(Person, bySkeleton, skeleton(r.unit(u[len(u)-1])))
	pair := indexKey(Person, byPair, uint64(u[0].key)^uint64(u[1].key)<<1)
	try := func(j int32) bool {
		if r.samePerson(r.formUnits(&r.forms[j]), u) {
			r.union(j, i)
		}
		return true
	}
	for _, k := range [...]uint64{last, bones, pair} {
		r.index.each(k, try)
	}
	r.index.add(last, i)
	r.index.add(bones, i)
	r.index.add(pair, i)
	r.index.add(indexKey(Person, byFirst, uint64(u[0].key)), i)
	for _, x := range u[1:min(len(u)-1, 6)] {
		r.index.add(indexKey(Person, byUnit, uint64(x.key)), i)
	}
}

// linkGroup joins the forms of one adjective: ياباني، اليابانية، اليابانيين.
func (r *resolver) linkGroup(i int32) {
	f := &r.forms[i]
	k := f.canon
	if !f.listed {
		k = r.groupHash(f)
	}
	r.same(i, indexKey(Norp, byCanon, k))
}

// groupHash is a hash of the stem of an adjective or group that no list has: without
// the endings of gender, number and case.
func (r *resolver) groupHash(f *form) uint64 {
	h := uint64(0)
	for _, w := range r.formWords(f) {
		l := r.stem(w)
		n := len(l)
		has := func(ending ...byte) bool {
			return n >= len(ending)+3 && string(l[n-len(ending):n]) == string(ending)
		}
		switch {
		case has(wordkey.Yeh, wordkey.Waw, wordkey.Noon), has(wordkey.Yeh, wordkey.Yeh, wordkey.Noon), has(wordkey.Yeh, wordkey.Alef, wordkey.Teh), has(wordkey.Yeh, wordkey.Alef, wordkey.Noon):
			n -= 2
		case has(wordkey.Yeh, wordkey.Heh), has(wordkey.Yeh, wordkey.Alef):
			n--
		case has(wordkey.Waw, wordkey.Noon), has(wordkey.Yeh, wordkey.Noon), has(wordkey.Alef, wordkey.Teh):
			n -= 2
		case has(wordkey.Heh):
			n--
		}
		h = (h ^ uint64(keyOf(l[:n]))) * 0x9E3779B97F4A7C15
		h ^= h >> 31
	}
	return h
}

// linkName joins the spellings of a name, with the article or without, and the names
// that the lists know for one thing, and puts the form where shorter ones find it.
func (r *resolver) linkName(i int32) {
	f := &r.forms[i]
	words := r.formWords(f)
	if len(words) == 0 {
		return
	}
	if f.generic {
		return
	}
	r.same(i, indexKey(f.typ, byExact, f.exact))
	if f.listed || f.canon != f.exact {
		r.same(i, indexKey(f.typ, byCanon, f.canon))
	}
	// قناةالميادين: written together.
	r.same(i, indexKey(f.typ, byWhole, hash(r.letters[words[0].stem:words[len(words)-1].end])))
	if c := r.canonWords(f); len(c) > 1 {
		r.index.add(indexKey(f.typ, byHead, uint64(c[0].key)), i)
	}
	if len(words) == 1 {
		r.linkSpelling(i, words[0])
		return
	}
	r.index.add(indexKey(f.typ, byHead, uint64(words[0].key)), i)
	r.index.add(indexKey(f.typ, byLast, uint64(words[len(words)-1].key)), i)
	for n := r.heads(f, words); n > 0; n-- {
		tail := r.stemHash(int(f.word)+n, len(words)-n)
		r.index.add(indexKey(f.typ, byTail, tail), i)
		if k := kindOfNoun(words[n-1].key, f.typ); k != "" && f.typ != Org && !r.adjectival(f, n) { // معبر and منفذ رأس جدير
			r.same(i, indexKey(f.typ, byKind, tail^hash([]byte(k))))
		}
		if v, _ := find(headKeys[:], headValues[:], words[0].key); v>>31 == 0 && len(words) > n+1 && !isNoun(words[n].key) { // مجموعة سوفان للدراسات: سوفان
			r.index.add(indexKey(f.typ, byTail, r.stemHash(int(f.word)+n, 1)), i)
		}
	}
	if f.country != "" && r.ofCountry(f) { // بورصة تونس, البورصة التونسية
		r.same(i, indexKey(f.typ, byNation, uint64(words[0].key)^countryHash(f.country)))
	}
}

// ofCountry tells of a name that is a common noun and the name or adjective of a
// country: منتخب العراق, الجيش اللبناني.
func (r *resolver) ofCountry(f *form) bool {
	if !isNoun(r.head(f).key) {
		return false
	}
	i := int(f.mention)
	for j := i + 1; j < len(r.m) && j <= i+2; j++ {
		if r.m[j].Within == i && r.m[j].End == r.m[i].End && (r.m[j].Type == Norp || r.m[j].Type == GPE && r.forms[r.info[j].form].kind == "country") {
			return r.forms[r.info[j].form].words == f.words-1
		}
	}
	return false
}

// linkSpelling joins single words that are spellings of one name: عينطورة, عنطورة.
func (r *resolver) linkSpelling(i int32, w word) {
	f := &r.forms[i]
	if w.end-w.stem < 5 || f.listed && f.typ != Org {
		return
	}
	k := indexKey(f.typ, bySkeleton, skeleton(r.stem(w)))
	r.index.each(k, func(j int32) bool {
		return !alike(r.stem(r.formWords(&r.forms[j])[0]), r.stem(w)) || !r.union(j, i)
	})
	r.index.add(k, i)
}

// heads is the number of common nouns before the name proper: 1 for حركة حماس, 2 for
// ملعب استاد لوسيل, 0 where there is none or where what follows begins with the noun of
// another body (كتائب حزب الله).
func (r *resolver) heads(f *form, words []word) int {
	n := 0
	for n < len(words)-1 && n < 2 && isHead(words[n].key, f.typ) {
		n++
		if f.typ != Fac && f.typ != Loc {
			break
		}
	}
	if f.typ == Org && n > 0 && isHead(words[n].key, f.typ) && !words[n].definite() {
		return 0
	}
	return n
}

// adjectival tells whether the word behind a head is an adjective of nationality:
// الطائرة الأميركية is no name.
func (r *resolver) adjectival(f *form, n int) bool {
	i := int(f.mention)
	at := r.words[f.word+int32(n)]
	for j := i + 1; j < len(r.m) && j <= i+3; j++ {
		if r.m[j].Within == i && r.m[j].Type == Norp && r.head(&r.forms[r.info[j].form]).key == at.key {
			return true
		}
	}
	return false
}

// isHead tells of the common nouns that a name of the type may have before it.
func isHead(k wordkey.Key, t Type) bool {
	v, ok := find(headKeys[:], headValues[:], k)
	return ok && v>>t&1 == 1
}

// linkShort joins a form with the longer one that it is short for, where there is but
// one: وزارة الدفاع (الأميركية), حماس (حركة), لجنة النظام الداخلي (اللجنة الوطنية
// للنظام الداخلي), دورتموند (بوروسيا).
func (r *resolver) linkShort(i int32) {
	f := &r.forms[i]
	words := r.formWords(f)
	if len(words) == 0 {
		return
	}
	found, several := int32(None), false
	try := func(j int32) bool {
		j = r.root(j)
		switch {
		case j == r.root(i) || !r.compatible(j, r.root(i)):
		case found == None || found == j:
			found = j
		default:
			several = true
		}
		return !several
	}
	r.index.each(indexKey(f.typ, byTail, f.exact), func(j int32) bool {
		// What the text says goes before what the lists say of a single word: النهضة is
		// the movement where حركة النهضة is named, and the club elsewhere.
		g := &r.forms[j]
		if r.root(j) != r.root(i) && r.tailFits(g, f) {
			if len(words) == 1 && f.listed && r.root(i) == i && !r.compatible(r.root(j), i) {
				f.listed, f.name, f.kind, f.country, f.canon = false, "", "", "", f.exact
			}
			return try(j)
		}
		return true
	})
	if found == None && f.typ != GPE {
		r.shorter(f, words, try)
		if c := r.canonWords(f); found == None && len(c) > 1 {
			r.shorter(f, c, try)
		}
	}
	if f.typ == GPE {
		r.shorterPlace(f, words, try)
	}
	if found != None && !several {
		r.union(found, i)
	}
}

// tailFits tells whether a short name may stand for a long one that ends with it: not
// where the head is the noun of a part of bodies, and the short name is known for a
// body of another kind (مكتب الأمم المتحدة is not الأمم المتحدة).
func (r *resolver) tailFits(long, short *form) bool {
	head := r.head(long).key
	if v, _ := find(headKeys[:], headValues[:], head); v>>31 == 0 {
		return true
	}
	if !short.listed {
		return short.words > 1
	}
	return kindFits(head, long.typ, strings.TrimPrefix(short.kind, "media-"))
}

// shorter calls try with the longer names that a name of a body or thing is short for.
func (r *resolver) shorter(f *form, words []word, try func(int32) bool) {
	r.index.each(indexKey(f.typ, byHead, uint64(words[0].key)), func(j int32) bool {
		g := &r.forms[j]
		if int(g.words) > len(words) && r.covers(r.formWords(g), words) {
			return try(j)
		}
		if c := r.canonWords(g); len(c) > len(words) && r.covers(c, words) {
			return try(j)
		}
		return true
	})
	if len(words) > 1 || isNoun(words[0].key) || f.typ == Event {
		return
	}
	r.index.each(indexKey(f.typ, byLast, uint64(words[0].key)), func(j int32) bool {
		if g := &r.forms[j]; g.words == 2 && !isNoun(r.head(g).key) {
			return try(j)
		}
		return true
	})
}

// shorterPlace calls try with the longer names of a place: كردستان for كردستان العراق,
// where the longer has another place or an adjective of honour behind.
func (r *resolver) shorterPlace(f *form, words []word, try func(int32) bool) {
	r.index.each(indexKey(GPE, byHead, uint64(words[0].key)), func(j int32) bool {
		g := &r.forms[j]
		long := r.formWords(g)
		if len(long) != len(words)+1 || !r.sameWords(long[:len(words)], words) || f.listed && g.listed && f.canon != g.canon {
			return true
		}
		if r.nested(int(g.mention), GPE) || placeEpithet(r.stem(long[len(long)-1])) {
			return try(j)
		}
		return true
	})
}

// placeEpithet tells of adjectives that a place's name may leave out: القدس الشريف.
func placeEpithet(stem []byte) bool {
	_, ok := find(epithetKeys[:], epithetValues[:], keyOf(stem))
	return ok
}

// nested tells whether a mention has one of a type inside.
func (r *resolver) nested(i int, t Type) bool {
	for j := i + 1; j < len(r.m) && j <= i+4 && r.m[j].Start < r.m[i].End; j++ {
		if r.m[j].Type == t && r.m[j].Within == i {
			return true
		}
	}
	return false
}

// isNoun tells of the common nouns of bodies, places and things.
func isNoun(k wordkey.Key) bool {
	_, ok := find(nounKeys[:], nounValues[:], k)
	return ok
}

// isGeneric tells whether a form is a common noun that stands for a name of the text:
// الوزارة، حكومته، البلاد.
func (r *resolver) isGeneric(f *form) bool {
	if f.words != 1 {
		return false
	}
	w := r.head(f)
	switch f.typ {
	case GPE:
		if f.listed && f.kind == "country" {
			return false
		}
		_, ok := r.genericClass(f)
		return ok && (w.definite() || r.possessive(f))
	case Org, Fac, Loc, Event, Product, WorkOfArt, Law:
		return w.definite() && nounOf(w.key, f.typ) || r.possessive(f)
	}
	return false
}

// nounOf tells whether a common noun names things of the type.
func nounOf(k wordkey.Key, t Type) bool {
	v, ok := find(nounKeys[:], nounValues[:], k)
	for ; ok && v != 0; v >>= 8 {
		n := nounKinds[v&0xFF-1].typ
		if n == t || n == Fac && t == Org || n == Org && t == Fac || n == Org && t == Product || n == Product && t == Org {
			return true
		}
	}
	return isHead(k, t)
}

// possessive tells of a common noun with a pronoun: حكومته، جيشها.
func (r *resolver) possessive(f *form) bool {
	w := r.head(f)
	if w.definite() || isNoun(w.key) {
		return false
	}
	a, b := withoutPronoun2(r.letters[w.start:w.end])
	if f.typ == GPE {
		_, ok := find(genericKeys[:], genericValues[:], a)
		return ok
	}
	return a != 0 && nounOf(a, f.typ) || b != 0 && nounOf(b, f.typ)
}

// withoutPronoun is the key of a word without its possessive pronoun, 0 where it has
// none: بلاده → بلاد, حكومتها → حكومة.
func withoutPronoun(l []byte) wordkey.Key {
	a, b := withoutPronoun2(l)
	if b != 0 && isNoun(b) {
		return b
	}
	return a
}

// withoutPronoun2 gives both readings of a ت before the pronoun: قوات and حكومة.
func withoutPronoun2(l []byte) (plain, feminine wordkey.Key) {
	n := len(l)
	if n < 4 {
		return 0, 0
	}
	switch {
	case n > 5 && l[n-3] == wordkey.Heh && l[n-2] == wordkey.Meem && l[n-1] == wordkey.Alef:
		n -= 3
	case n > 4 && l[n-2] == wordkey.Heh && (l[n-1] == wordkey.Alef || l[n-1] == wordkey.Meem || l[n-1] == wordkey.Noon),
		n > 4 && l[n-2] == wordkey.Noon && l[n-1] == wordkey.Alef,
		n > 4 && l[n-2] == wordkey.Kaf && l[n-1] == wordkey.Meem:
		n -= 2
	case l[n-1] == wordkey.Heh || l[n-1] == wordkey.Kaf || l[n-1] == wordkey.Yeh:
		n--
	default:
		return 0, 0
	}
	plain = keyOf(l[:n])
	if l[n-1] == wordkey.Teh && n < 24 {
		var buf [24]byte
		copy(buf[:], l[:n])
		buf[n-1] = wordkey.Heh
		feminine = keyOf(buf[:n])
	}
	return plain, feminine
}

// linkBrackets joins a name and the other name of it that follows in brackets or
// behind «المعروف بـ»: قوات سوريا الديمقراطية (قسد).
func (r *resolver) linkBrackets() {
	for i := range r.m {
		j := i + 1
		for j < len(r.m) && j < i+6 && r.m[j].Start < r.m[i].End {
			j++
		}
		if j == len(r.m) || r.m[i].Type != r.m[j].Type {
			continue
		}
		switch r.m[i].Type {
		case Org, Product, Event, Fac, Law, Person:
		default:
			continue
		}
		a, b := r.info[i].form, r.info[j].form
		if r.m[j].Start-r.m[i].End > 64 || r.m[j].Start < r.m[i].End || !r.alias(r.m[i].End, r.m[j].Start, r.m[j].End) {
			continue
		}
		if r.forms[a].typ == Person && r.forms[a].units > 1 && r.forms[b].units > 1 {
			continue
		}
		r.union(a, b)
	}
}

// alias tells whether what stands between two names says that they are one.
func (r *resolver) alias(from, to, end int) bool {
	gap := strings.Trim(r.text[from:to], " \"”“»«'")
	if gap == "(" || gap == "[" {
		rest := strings.TrimLeft(r.text[end:min(end+8, len(r.text))], " \"”»'")
		return strings.HasPrefix(rest, ")") || strings.HasPrefix(rest, "]") || strings.HasPrefix(rest, "،") || strings.HasPrefix(rest, "سابق")
	}
	gap = strings.Trim(gap, "،, (")
	for _, s := range [...]string{"المعروف", "والمعروف", "الملقب", "المكنى", "اختصار", "واختصار", "ويعرف", "وتعرف", "يعرف", "تعرف"} {
		if strings.HasPrefix(gap, s) {
			return true
		}
	}
	return false
}

// chain gives each mention its entity, in the order of the text.
func (r *resolver) chain() {
	r.ents = make([]Entity, 0, len(r.forms))
	r.state = slices.Grow(r.state, len(r.forms))
	for i := range r.m {
		m := &r.m[i]
		if m.Type == Role || m.Type == NoType {
			continue
		}
		f := r.info[i].form
		if m.Type == GPE && r.forms[f].generic {
			continue // when the nationalities of persons are known
		}
		root := r.root(f)
		switch {
		case m.Type == Person && r.forms[f].units == 1:
			root = r.nameOf(f)
		case r.forms[f].generic:
			root = r.nounOfName(i, f)
		case m.Type != Person && m.Type != Norp && root == f:
			root = r.longName(f)
		}
		e := r.entity(root, i)
		r.info[i].entity = e
		if !r.forms[f].generic {
			r.noteHead(e, f)
		}
		r.state[e].last = int32(i)
		if m.Type == Person && r.forms[f].units == 1 {
			r.state[e].short++
		} else {
			r.state[e].named++
		}
		r.recent[m.Type].touch(e)
	}
}

// entity is the entity of a root, made at its first mention.
func (r *resolver) entity(root int32, i int) int32 {
	f := &r.forms[root]
	if f.entity != None {
		return f.entity
	}
	f.entity = int32(len(r.ents))
	kind := strings.TrimPrefix(f.kind, "media-")
	if kind == "" {
		kind = r.kindOf(root, i)
	}
	e := Entity{Type: f.typ, Kind: kind, Name: f.name, Country: f.country, Division: f.division}
	if f.typ == Norp && f.country == "" && f.listed {
		e.Country = ""
	}
	r.ents = append(r.ents, e)
	r.state = append(r.state, state{form: root, last: int32(i)})
	return f.entity
}

// kindOf is the kind of a name by the common noun at its head, or before it: قناة
// «الميادين».
func (r *resolver) kindOf(root int32, i int) string {
	f := &r.forms[root]
	switch f.typ {
	case Person, Norp, Language, NoType:
		return ""
	}
	if f.words > 1 || f.generic {
		if k := kindOfNoun(r.head(f).key, f.typ); k != "" {
			return k
		}
	}
	if w := r.wordBefore(r.m[i].Token.Start); w != "" {
		k := wordkey.Of(w)
		if k.Article() {
			k = k.Rest(2)
		}
		return kindOfNoun(k, f.typ)
	}
	return ""
}

// kindOfNoun is the kind that a common noun has in a type.
func kindOfNoun(k wordkey.Key, t Type) string {
	v, ok := find(nounKeys[:], nounValues[:], k)
	for ; ok && v != 0; v >>= 8 {
		if n := nounKinds[v&0xFF-1]; n.typ == t {
			return n.kind
		}
	}
	return ""
}

// wordBefore is the word before a position, quotation marks and blanks left out.
func (r *resolver) wordBefore(at int) string {
	if at > len(r.text) {
		return ""
	}
	s := r.text[max(0, at-48):at]
	s = strings.TrimRight(s, " \"“«'")
	i := strings.LastIndexAny(s, " \n\t\"،.")
	if i < 0 && at > 48 {
		return ""
	}
	return s[i+1:]
}

// noteHead keeps the head nouns of an entity's forms, for «الوزارة» and the like.
func (r *resolver) noteHead(e, f int32) {
	g := &r.forms[f]
	if g.words == 0 {
		return
	}
	h := uint64(r.head(g).key)
	for i := range r.state[e].heads {
		switch p := &r.state[e].heads[i]; *p {
		case h:
			return
		case 0:
			*p = h
			return
		}
	}
}

// nameOf is the root of a single name: of the full name that ends with it, else of one
// that begins with it or has it between; of several see [resolver.rather].
func (r *resolver) nameOf(f int32) int32 {
	u := r.formUnits(&r.forms[f])[0]
	if r.root(f) != f { // joined by brackets
		return r.root(f)
	}
	best := int32(None)
	consider := func(j int32) bool {
		j = r.root(j)
		if j == r.root(f) || !r.compatible(j, f) && r.forms[j].listed && r.forms[f].listed && r.forms[j].canon != r.forms[f].canon && r.forms[j].typ != Person {
			return true
		}
		if best == None || r.rather(j, best) {
			best = j
		}
		return true
	}
	r.index.each(indexKey(Person, byLast, uint64(u.key)), consider)
	if best == None {
		letters := r.unit(u)
		r.index.each(indexKey(Person, bySkeleton, skeleton(letters)), func(j int32) bool {
			us := r.formUnits(&r.forms[j])
			if alike(r.unit(us[len(us)-1]), letters) {
				consider(j)
			}
			return true
		})
	}
	if w := r.formWords(&r.forms[f]); best == None && len(w) > 1 { // ولد الغزواني
		r.index.each(indexKey(Person, byLast, uint64(w[len(w)-1].key)), consider)
	}
	if best == None && r.forms[f].listed {
		r.index.each(indexKey(Person, byCanon, r.forms[f].canon), func(j int32) bool {
			if j != f {
				best = r.root(j)
			}
			return best == None
		})
	}
	for _, by := range [...]int{byFirst, byUnit} {
		if best == None {
			r.index.each(indexKey(Person, by, uint64(u.key)), consider)
		}
	}
	if best == None { // another form of the same single name
		best = r.index.first(indexKey(Person, byExact, uint64(u.key)))
		if best == None {
			return f
		}
	}
	return r.root(best)
}

// later tells whether a is the better antecedent than b: mentioned later, or, where
// neither was mentioned yet, the first to come.
func (r *resolver) later(a, b int32) bool {
	ea, eb := r.forms[a].entity, r.forms[b].entity
	switch {
	case ea == None && eb == None:
		return a < b
	case ea == None:
		return false
	case eb == None:
		return true
	}
	return r.state[ea].last > r.state[eb].last
}

// rather tells whether a is the likelier than b to be called by a single name: who was
// called so before, or is named more often; else who was named first.
func (r *resolver) rather(a, b int32) bool {
	x, y := r.salience(a), r.salience(b)
	if x != y {
		return x > y
	}
	return a < b
}

func (r *resolver) salience(root int32) int32 {
	f := &r.forms[root]
	if f.entity == None {
		return 0
	}
	return 1 + r.state[f.entity].named + r.state[f.entity].short
}

// longName is the root of the longer name that a form stands for where there are
// several, the one that was named last; or its own.
func (r *resolver) longName(f int32) int32 {
	best := int32(None)
	g := &r.forms[f]
	words := r.formWords(g)
	if len(words) == 0 {
		return f
	}
	try := func(j int32) bool {
		j = r.root(j)
		if j != f && r.compatible(j, f) && (best == None || r.later(j, best)) {
			best = j
		}
		return true
	}
	r.index.each(indexKey(g.typ, byTail, g.exact), func(j int32) bool {
		return !r.tailFits(&r.forms[j], g) || try(j)
	})
	if g.typ != GPE {
		r.shorter(g, words, try)
	}
	if best == None {
		return f
	}
	return best
}

// nounOfName is the root of the name that a common noun stands for: the last mentioned
// of the same head (الوزارة, of وزارة الخارجية) or kind (الحركة, of حماس), else the first
// to come; else its own.
func (r *resolver) nounOfName(i int, f int32) int32 {
	g := &r.forms[f]
	w := r.head(g)
	keys := [2]wordkey.Key{w.key, 0}
	if !w.definite() && !isNoun(w.key) {
		keys[0], keys[1] = withoutPronoun2(r.letters[w.start:w.end])
	}
	q := &r.recent[g.typ]
	for _, k := range keys {
		if k == 0 {
			continue
		}
		for _, e := range q.ent[:q.n] {
			for _, h := range r.state[e].heads {
				if h == uint64(k) && !r.forms[r.state[e].form].generic {
					return r.state[e].form
				}
			}
		}
	}
	if g.listed {
		if j := r.index.first(indexKey(g.typ, byCanon, g.canon)); j != None {
			return r.root(j)
		}
	}
	for _, e := range q.ent[:q.n] {
		if g.listed {
			break
		}
		for _, k := range keys {
			if k != 0 && !r.forms[r.state[e].form].generic && kindFits(k, g.typ, r.ents[e].Kind) {
				return r.state[e].form
			}
		}
	}
	for _, k := range keys {
		if k == 0 {
			continue
		}
		best := int32(None)
		r.index.each(indexKey(g.typ, byHead, uint64(k)), func(j int32) bool {
			if j = r.root(j); r.forms[j].entity == None && (best == None || j < best) {
				best = j
			}
			return true
		})
		if best != None {
			return best
		}
	}
	if g.listed {
		best := r.index.first(indexKey(g.typ, byTail, g.exact))
		if best == None {
			g.generic = false // الموساد، الكنيست: a name of its own
			return f
		}
		return r.root(best)
	}
	// The same noun again, with or without its pronoun.
	for _, e := range q.ent[:q.n] {
		s := &r.forms[r.state[e].form]
		if s.generic && s.words == 1 {
			k := r.head(s).key
			for _, x := range keys {
				if x != 0 && x == k {
					return r.state[e].form
				}
			}
		}
	}
	return f
}

// kindFits tells whether a common noun names things of the kind: الحركة a party or an
// armed group, الشركة an airline.
func kindFits(k wordkey.Key, t Type, kind string) bool {
	group := family(kind)
	if group == "" {
		return false
	}
	v, ok := find(nounKeys[:], nounValues[:], k)
	for ; ok && v != 0; v >>= 8 {
		if family(nounKinds[v&0xFF-1].kind) == group {
			return true
		}
	}
	return false
}

// family joins kinds whose common nouns are used for each other. It is "" for kinds
// whose common nouns are too general to stand for one body without its head: الحكومة،
// اللجنة، القوات.
func family(kind string) string {
	switch kind {
	case "party", "movement", "armed-group":
		return "party"
	case "company", "airline":
		return "company"
	case "bank", "central-bank":
		return "bank"
	case "site", "software":
		return "site"
	case "international", "ngo":
		return "ngo"
	case "government", "army", "police", "court", "council", "committee", "parliament", "religious", "regulator",
		"war", "revolution", "disaster", "summit", "region", "agreement", "law", "resolution", "palace", "square", "bridge", "plant":
		return ""
	}
	return kind
}
