package entities

import (
	"slices"
	"strings"
	"sync"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/wordkey"
)

//go:generate go run ./gen

// An entry is what the lists of names know of a name.
type entry struct {
	Name     string // canonical
	Type     Type
	Kind     string
	Country  string // ISO 3166-1 alpha-2; several joined by «;» where the name is of several
	Division string // ISO 3166-2
	Role     string // of persons, by the lists; not by the text
}

// names is what the resolver asks of the lists of names. Lookup finds a whole phrase
// of a type, however it folds: the phrase is a surface or normal form, without
// proclitics. Names of one spelling and several types are told apart by the type; a
// list that holds one of them answers false for the others.
type names interface {
	Lookup(phrase string, t Type) (entry, bool)
}

// resolve makes the entities of a text from its mentions, and fills Norm and Entity of
// the mentions in place. The mentions are in order of position, an enclosing one
// before those in it, with Span, Token, Type and Within set; sentences are those of
// the text in order, and may be nil; list may be nil, and no name is listed then.
//
// A mention of a place, body, person or thing is of one entity. A nationality or group
// (NORP) is of the entity of its adjective's base, apart from its country and linked
// with it by Country. A role (OCC) has no entity of its own: Entity is that of the
// person who holds it in the text, or None; it is not among the Mentions of that
// entity, which are those that name it.
//
// Time is linear in the number of mentions and in the length of their spans and of the
// gaps between neighbours, which are read up to a bound.
func resolve(src string, sentences []text.Span, mentions []Mention, list names) []Entity {
	if len(mentions) == 0 {
		return nil
	}
	r := resolvers.Get().(*resolver)
	defer resolvers.Put(r)
	r.reset(src, mentions, list)
	defer r.reset("", nil, nil) // what is kept holds no article
	r.arrange(sentences)
	r.readForms()
	r.countries()
	r.link()
	r.chain()
	r.roles()
	r.places()
	return r.finish()
}

// resolvers keeps the scratch memory of finished calls.
var resolvers = sync.Pool{New: func() any { return new(resolver) }}

// reset empties a resolver for a call.
func (r *resolver) reset(src string, mentions []Mention, list names) {
	clear(r.forms)
	*r = resolver{
		text: src, m: mentions, list: list,
		info: r.info[:0], letters: r.letters[:0], words: r.words[:0], units: r.units[:0], forms: r.forms[:0],
		index: r.index, state: r.state[:0], members: r.members[:0],
	}
}

// A resolver is the state of one call of resolve.
type resolver struct {
	text string
	m    []Mention
	list names

	info    []info // of each mention
	letters []byte // of all forms
	words   []word
	units   []unit
	forms   []form
	index   index
	ents    []Entity
	state   []state // of each entity
	recent  [Language + 1]recents
	holders recents // persons with a role
	members []member
}

// info is what the resolver keeps of a mention.
type info struct {
	form       int32
	sentence   int32
	prev, next int32 // flat neighbours, or None
	owner      int32 // of a role or nationality: the mention of the person that it is said of, or None
	entity     int32
}

// A form is a name as the text has it, whatever the number of its mentions: what has
// the same letters and the same type.
type form struct {
	typ           Type
	listed        bool
	generic       bool // a common noun: الوزارة، بلاده
	word, words   int32
	cword, cwords int32 // of the canonical name, where it has other words
	unit, units   int32 // of persons
	mention       int32 // the first
	parent        int32 // of the disjoint sets of forms; itself at the root
	entity        int32 // of a root
	count         int32
	exact, whole  uint64 // hashes of the stems of the words, and of all letters
	canon         uint64 // of the canonical name
	norm          string
	name          string // canonical, "" where not listed
	kind          string
	country       string
	division      string
}

// state is what the resolver keeps of an entity.
type state struct {
	form         int32
	last         int32 // the last mention so far
	rank         int8  // of the role, see role.go
	named, short int32 // mentions so far, by full and by single names
	heads        [3]uint64
}

// arrange finds the flat neighbours and the sentence of each mention.
func (r *resolver) arrange(sentences []text.Span) {
	r.info = slices.Grow(r.info, len(r.m))[:len(r.m)]
	last, s := int32(None), 0
	for i := range r.m {
		in := &r.info[i]
		in.form, in.prev, in.next, in.owner, in.entity = None, None, None, None, None
		for s < len(sentences) && sentences[s].End <= r.m[i].Start {
			s++
		}
		in.sentence = int32(s)
		in.prev = last
		if r.m[i].Within == None {
			if last != None {
				r.info[last].next = int32(i)
			}
			last = int32(i)
		}
	}
}

// slice is the text of a span, "" where it is none of the text.
func (r *resolver) slice(s text.Span) string {
	if s.Start < 0 || s.End > len(r.text) || s.Start > s.End {
		return ""
	}
	return r.text[s.Start:s.End]
}

// readForms reads the letters of all mentions and looks the forms up.
func (r *resolver) readForms() {
	n := 0
	for i := range r.m {
		n += r.m[i].Len()
	}
	r.letters = slices.Grow(r.letters, n/2+64)
	r.words = slices.Grow(r.words, 2*len(r.m)+8)
	r.forms = slices.Grow(r.forms, len(r.m))
	r.index.init(6 * len(r.m))
	for i := range r.m {
		r.readForm(i)
	}
}

func (r *resolver) readForm(i int) {
	m := &r.m[i]
	article := r.lal(m)
	letters, words := len(r.letters), len(r.words)
	first, n := r.addWords(r.slice(m.Span), article)
	whole := rehash(uint64(m.Type)*0x9E3779B97F4A7C15+1, r.letters[letters:])
	k := indexKey(m.Type, byLetters, whole)
	if j := r.index.first(k); j != None {
		r.letters, r.words = r.letters[:letters], r.words[:words]
		r.forms[j].count++
		r.info[i].form = j
		m.Norm = r.forms[j].norm
		return
	}
	f := form{typ: m.Type, word: int32(first), words: int32(n), mention: int32(i), parent: int32(len(r.forms)), entity: None, count: 1, whole: whole}
	f.norm = r.normal(m, article)
	r.lookup(&f)
	f.exact = r.stemHash(first, n)
	if f.canon == 0 {
		f.canon = f.exact
	}
	if m.Type == Person {
		at, k := r.addUnits(first, n)
		f.unit, f.units = int32(at), int32(k)
	}
	m.Norm = f.norm
	r.info[i].form = int32(len(r.forms))
	r.index.add(k, int32(len(r.forms)))
	r.forms = append(r.forms, f)
}

// stemHash is a hash of words without their articles.
func (r *resolver) stemHash(first, n int) uint64 {
	h := uint64(n)
	for i, w := range r.words[first : first+n] {
		k := w.key
		if i > 0 && k>>63 == 0 && k.Len() > 4 && k.Last() == wordkey.Heh && k.At(k.Len()-2) == wordkey.Yeh {
			k = k.Cut(1) // الموريتانية and الموريتاني
		}
		h = (h ^ uint64(k)) * 0x9E3779B97F4A7C15
		h ^= h >> 32
	}
	return h
}

// lookup asks the lists for a form.
func (r *resolver) lookup(f *form) {
	if r.list == nil || f.typ == Role {
		return
	}
	e, ok := r.list.Lookup(f.norm, f.typ)
	if !ok {
		return
	}
	f.listed, f.name, f.kind, f.country, f.division = true, e.Name, e.Kind, e.Country, e.Division
	letters, words := len(r.letters), len(r.words)
	first, n := r.addWords(e.Name, false)
	f.canon = r.stemHash(first, n)
	if r.sameWords(r.words[first:first+n], r.words[f.word:f.word+f.words]) || f.typ == Norp {
		f.norm = e.Name
	} else if f.typ == Org && n > 1 {
		f.cword, f.cwords = int32(first), int32(n)
		if f.country != "" && int(f.words) < n && r.sameWords(r.words[first:first+int(f.words)], r.words[f.word:f.word+f.words]) {
			// مجلس النواب is no more the American one than another.
			f.listed, f.name, f.country, f.division, f.canon, f.cwords = false, "", "", "", 0, 0
		}
	}
	if f.cwords == 0 {
		r.letters, r.words = r.letters[:letters], r.words[:words]
	}
	if f.typ == GPE && f.kind == "country" && f.country != "" {
		f.canon = countryHash(f.country)
	}
}

// countryHash is the canonical hash of a country: all its names are one.
func countryHash(code string) uint64 {
	h := uint64(0xC0DE)
	for i := 0; i < len(code); i++ {
		h = (h ^ uint64(code[i])) * 0x9E3779B97F4A7C15
	}
	return h
}

// formWords and formUnits are the parts of a form.
func (r *resolver) formWords(f *form) []word { return r.words[f.word : f.word+f.words] }
func (r *resolver) canonWords(f *form) []word {
	return r.words[f.cword : f.cword+f.cwords]
}
func (r *resolver) formUnits(f *form) []unit { return r.units[f.unit : f.unit+f.units] }

// head is the first word of a form, the zero word where it has none.
func (r *resolver) head(f *form) word {
	if f.words == 0 {
		return word{}
	}
	return r.words[f.word]
}

// root is the form that stands for the set of forms of f.
func (r *resolver) root(f int32) int32 {
	for r.forms[f].parent != f {
		r.forms[f].parent = r.forms[r.forms[f].parent].parent
		f = r.forms[f].parent
	}
	return f
}

// union makes two sets of forms one, unless the lists know them for two names or they
// are of two countries. It tells whether they are one.
func (r *resolver) union(a, b int32) bool {
	a, b = r.root(a), r.root(b)
	if a == b {
		return true
	}
	if !r.compatible(a, b) {
		return false
	}
	if b < a {
		a, b = b, a
	}
	x, y := &r.forms[a], &r.forms[b]
	y.parent = a
	if y.listed && (!x.listed || len(y.name) > len(x.name) && x.canon != y.canon) {
		x.listed, x.canon, x.name, x.kind, x.division = true, y.canon, y.name, y.kind, y.division
		if y.country != "" {
			x.country = y.country
		}
	}
	if x.country == "" {
		x.country = y.country
	}
	if x.kind == "" {
		x.kind = y.kind
	}
	return true
}

// compatible tells whether nothing speaks against two roots being one name.
func (r *resolver) compatible(a, b int32) bool {
	x, y := &r.forms[a], &r.forms[b]
	if x.typ != y.typ || x.listed && y.listed && x.canon != y.canon && !general(x, y) && !oneThing(x, y) {
		return false
	}
	return x.typ == Person || x.typ == Norp || x.country == "" || y.country == "" || x.country == y.country
}

// general tells whether one of two listed names is that of a body of any country, and
// the beginning of the other: وزارة الدفاع and وزارة الدفاع الأميركية.
func general(x, y *form) bool {
	if len(x.name) > len(y.name) {
		x, y = y, x
	}
	return x.typ == Org && x.country == "" && len(y.name) > len(x.name) && y.name[len(x.name)] == ' ' && y.name[:len(x.name)] == x.name
}

// oneThing tells whether two names of the lists, of one kind and country, differ only by
// the common noun at the head or by the place behind: مجزرة and مذبحة رفح, ملعب حديقة
// الأمراء and حديقة الأمراء, جامعة الحسن الثاني with and without بالدار البيضاء. Bodies of
// one name and other heads are two.
func oneThing(x, y *form) bool {
	if x.kind != y.kind || x.country != y.country {
		return false
	}
	a, b := x.name, y.name
	if len(a) < len(b) {
		a, b = b, a
	}
	if rest, ok := strings.CutPrefix(a, b); ok && x.typ == Org {
		return strings.HasPrefix(rest, " بال") || strings.HasPrefix(rest, " في ")
	}
	head, tail, _ := strings.Cut(a, " ")
	kind := kindOfNoun(wordkey.Of(head), x.typ)
	if kind == "" || tail == "" {
		return false
	}
	if tail == b {
		return true
	}
	other, same, _ := strings.Cut(b, " ")
	return x.typ != Org && same == tail && kindOfNoun(wordkey.Of(other), x.typ) == kind
}

// What forms are found by in the index.
const (
	byLetters  = iota // all letters
	byWhole           // all letters but the article
	byExact           // the stems of the words
	byCanon           // the canonical name
	byHead            // the first word
	byTail            // what follows a common noun at the head
	byKind            // the same, with the kind of the common noun
	byLast            // the last word, or unit of a person's name
	bySkeleton        // the skeleton of the last unit
	byFirst           // the first unit
	byPair            // the first two units
	byUnit            // a unit between
	byNation          // the first word and the country
	byNested          // the first words and the name inside
)

// index finds forms by hashes: open addressing over lists of forms, in order. The lists
// are read as far as listed forms only, so that no text makes them slow.
type index struct {
	slots []slot
	nodes []node
	used  int
}

type slot struct {
	key         uint64
	first, last int32 // nodes, from 1
}

type node struct{ form, next int32 }

// most is the number of forms of a key that are looked at.
const most = 12

func indexKey(t Type, by int, h uint64) uint64 {
	h = (h ^ uint64(t)<<8 ^ uint64(by)<<16) * 0xBF58476D1CE4E5B9
	return (h ^ h>>29) | 1
}

func (x *index) init(n int) {
	size := 64
	for size < n*2 && size < 1<<16 {
		size *= 2
	}
	x.used = 0
	x.slots = slices.Grow(x.slots[:0], size)[:size]
	clear(x.slots)
	x.nodes = append(slices.Grow(x.nodes[:0], n+1), node{})
}

func (x *index) find(k uint64) *slot {
	mask := uint64(len(x.slots) - 1)
	for i := k >> 7 & mask; ; i = (i + 1) & mask {
		if s := &x.slots[i]; s.key == k || s.key == 0 {
			return s
		}
	}
}

// add puts a form under a key.
func (x *index) add(k uint64, form int32) {
	s := x.find(k)
	if s.key == 0 {
		if x.used++; x.used*4 > len(x.slots)*3 {
			x.grow()
			s = x.find(k)
		}
		s.key = k
	}
	x.nodes = append(x.nodes, node{form: form})
	n := int32(len(x.nodes) - 1)
	if s.first == 0 {
		s.first = n
	} else {
		x.nodes[s.last].next = n
	}
	s.last = n
}

func (x *index) grow() {
	old := x.slots
	x.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.key != 0 {
			*x.find(s.key) = s
		}
	}
}

// first is the first form under a key, or None.
func (x *index) first(k uint64) int32 {
	if s := x.find(k); s.key != 0 {
		return x.nodes[s.first].form
	}
	return None
}

// each calls do with the forms under a key, in order, up to a bound, until it returns
// false.
func (x *index) each(k uint64, do func(form int32) bool) {
	s := x.find(k)
	if s.key == 0 {
		return
	}
	for n, i := s.first, 0; n != 0 && i < most; n, i = x.nodes[n].next, i+1 {
		if !do(x.nodes[n].form) {
			return
		}
	}
}

// recents are the last entities that were mentioned, the last first.
type recents struct {
	n   int
	ent [8]int32
}

// touch puts an entity first.
func (q *recents) touch(e int32) {
	i := 0
	for i < q.n && q.ent[i] != e {
		i++
	}
	if i == len(q.ent) {
		i--
	} else if i == q.n {
		q.n++
	}
	copy(q.ent[1:i+1], q.ent[:i])
	q.ent[0] = e
}

// finish fills the lists of the entities: their mentions, aliases and names.
func (r *resolver) finish() []Entity {
	counts := make([]int32, 2*len(r.ents))
	aliases := counts[len(r.ents):]
	total := 0
	for i := range r.m {
		e := r.info[i].entity
		r.m[i].Entity = int(e)
		if e != None && r.m[i].Type != Role {
			counts[e]++
			total++
		}
	}
	back := make([]int, total)
	for e := range r.ents {
		n := counts[e]
		r.ents[e].Mentions, back = back[:0:n], back[n:]
	}
	for i := range r.m {
		if e := r.info[i].entity; e != None && r.m[i].Type != Role {
			r.ents[e].Mentions = append(r.ents[e].Mentions, i)
		}
	}
	// Aliases: the first mention of each form counts, and of a form that is of several
	// entities the first mention in each.
	for e := range r.ents {
		ent := &r.ents[e]
		if ent.Name == "" {
			ent.Name = r.longest(ent)
		}
		aliases[e] = int32(r.countAliases(ent, nil))
	}
	total = 0
	for _, n := range aliases {
		total += int(n)
	}
	names := make([]string, total)
	for e := range r.ents {
		if n := aliases[e]; n > 0 {
			r.countAliases(&r.ents[e], names[:n:n])
			r.ents[e].Aliases, names = names[:n:n], names[n:]
		}
	}
	return r.ents
}

// longest is the longest normal form of the mentions that are no common nouns.
func (r *resolver) longest(e *Entity) string {
	best, generic := "", true
	for _, i := range e.Mentions {
		f := &r.forms[r.info[i].form]
		if best == "" || generic && !f.generic || generic == f.generic && len(f.norm) > len(best) {
			best, generic = f.norm, f.generic
		}
	}
	return best
}

// maxAliases bounds the forms of an entity that are listed.
const maxAliases = 16

// countAliases counts the names of an entity that are not its own, and fills them in.
func (r *resolver) countAliases(e *Entity, into []string) int {
	var seen [maxAliases]string
	n := 0
next:
	for _, i := range e.Mentions {
		f := &r.forms[r.info[i].form]
		if f.norm == e.Name || f.generic || n == maxAliases {
			continue
		}
		for _, s := range seen[:n] {
			if s == f.norm {
				continue next
			}
		}
		seen[n] = f.norm
		n++
	}
	copy(into, seen[:n])
	return n
}
