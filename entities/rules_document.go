package entities

import (
	"cmp"
	"slices"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/model"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// This file makes the mentions of an article agree. In news a name is one thing all
// through an article: in the annotated articles 1,170 of 1,193 other places of a
// person's full name are that person again and the rest are inside other names; of
// bodies, works and places the same holds for 99 in 100.

// ruled is the work on an article with the memory of the rules.
type ruled struct {
	*work
	places []place
	mended []Mention
	moved  []int
	extra  []int
	seen   []sighting
	spread []spreading
	found  []finding
	ends   []ending
}

// A sighting is a flat mention with the words of its name.
type sighting struct {
	key     uint64 // of the stems of its words
	mention int32
	at      int32 // the first of its tokens in places
	n       int32
}

// A spreading is a name to be looked for in the rest of the article.
type spreading struct {
	sighting
	stem   model.Form // of its first word
	times  int32      // that it is tagged
	missed int32      // that it is not
	typ    Type
}

// A finding is a place where a name stands that no mention has.
type finding struct {
	spread, at int32
	before     int32 // the mention that it goes before
	over       int32 // mentions that it takes in, of its own type
}

const (
	longName   = 9   // words of a name that is looked for
	sureName   = .5  // probability of a mention that others are made after
	surePerson = .35 // the same of a person's full name
	rareWord   = 64  // [model.Resources.Count] of a word at most that is hardly more than a name, once in 50,000 words
	manyMissed = 6   // how much oftener a rare name of one word may be no mention than one
	always     = 1 << 20

	shortSurname = 3 // letters
	manyTimes    = 2 // how much likelier the type that all places of a name are given
)

// agree applies the rules to the mentions of the article, once all sentences are
// tagged.
func (w *ruled) agree(m *model.Model, list names) {
	if len(w.mentions) > 0 && len(w.places) > 0 {
		w.sight()
		w.types(list)
		w.surnames(m)
		w.pairs(list)
		w.look()
		w.mend(m, list)
	}
	w.places = w.places[:0]
}

// sight finds the tokens of the flat mentions, and puts mentions of one name together,
// in the order of the text.
func (w *ruled) sight() {
	w.seen = w.seen[:0]
	p := 0
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.Within != None || m.Type == Role || m.Type == Norp || m.Type == Language {
			continue
		}
		for p < len(w.places) && (w.places[p].stem == 0 || int(w.places[p].start) < m.Start) {
			p++
		}
		n := 0
		for p+n < len(w.places) && w.places[p+n].stem != 0 && int(w.places[p+n].end) <= m.End {
			n++
		}
		if n == 0 || int(w.places[p].start) != m.Start || int(w.places[p+n-1].end) != m.End {
			continue
		}
		w.seen = append(w.seen, sighting{w.nameKey(p, n), int32(i), int32(p), int32(n)})
	}
	slices.SortFunc(w.seen, func(a, b sighting) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.mention, b.mention))
	})
}

// nameKey is a hash of the stems of n tokens.
func (w *ruled) nameKey(at, n int) uint64 {
	h := uint64(n)
	for _, p := range w.places[at : at+n] {
		h = (h ^ uint64(p.stem)) * 0xBF58476D1CE4E5B9
		h ^= h >> 29
	}
	return h
}

// types gives the mentions of a name that is a person here and something else there
// the type that is by far the likelier: «أوستن» is no body once where it is a person
// thrice. Names that a list has under the other type stay, and so do those of
// which there are two: «واشنطن» the city and the Post's.
func (w *ruled) types(list names) {
	w.spread = w.spread[:0]
	for a := 0; a < len(w.seen); {
		z := a + 1
		for z < len(w.seen) && w.seen[z].key == w.seen[a].key {
			z++
		}
		w.typesOf(w.seen[a:z], list)
		a = z
	}
}

func (w *ruled) typesOf(group []sighting, list names) {
	var sum [Language + 1]float32
	var times [Language + 1]int32
	best := Person
	for _, s := range group {
		m := &w.mentions[s.mention]
		sum[m.Type] += m.Score
		times[m.Type]++
		if sum[m.Type] > sum[best] || sum[m.Type] == sum[best] && times[m.Type] > times[best] {
			best = m.Type
		}
	}
	kinds, sure := 0, float32(0)
	for _, n := range times {
		kinds += min(1, int(n))
	}
	for _, s := range group {
		m := &w.mentions[s.mention]
		if m.Type == best {
			sure = max(sure, m.Score)
			continue
		}
		if kinds == 2 && times[best] >= 2 && sum[best] >= manyTimes*sum[m.Type] && (best == Person || m.Type == Person || s.n > 1) && !(stands(best) && stands(m.Type)) && !w.knownAs(s, list) {
			m.Type = best
			times[best]++
			kinds = 1
		}
	}
	if best == Person && group[0].n > 1 {
		sure += sureName - surePerson
	}
	first := group[0]
	if kinds > 1 || first.n > longName || sure < sureName && (times[best] < 2 || !w.knownAs(first, list)) {
		return
	}
	w.spread = append(w.spread, spreading{sighting: first, stem: w.places[first.at].stem, times: times[best], typ: best})
}

// surnames adds to the names to be looked for the last words of the full names of
// persons, where they are rare: «[محبوبي]» alone is إيمان محبوبي again. A common word,
// سلامة, may be just that.
func (w *ruled) surnames(m *model.Model) {
	full := len(w.spread)
	for _, s := range w.spread[:full] {
		last := s.at + s.n - 1
		if s.typ != Person || s.n < 2 || w.places[last].start != w.places[last].token || w.joined(last-1) {
			continue
		}
		p := w.places[last]
		if p.end-p.start < 2*shortSurname || m.Count(p.stem) > rareWord {
			continue
		}
		w.spread = append(w.spread, spreading{sighting: sighting{w.nameKey(int(last), 1), s.mention, last, 1}, stem: p.stem, times: always, typ: Person})
	}
}

// joined tells whether the word at a place joins the next to it: بن، أبو، عبد.
func (w *ruled) joined(at int32) bool {
	p := w.places[at]
	v, ok := find(joinKeys[:], joinValues[:], wordkey.Of(w.body[p.start:p.end]))
	return ok && v == 1
}

// rare tells whether a name of one word that is oftener no mention than one is a name
// still: a list has it under the type, and it is no common word.
func (w *ruled) rare(m *model.Model, s *spreading, list names) bool {
	return m.Count(s.stem) <= rareWord && s.missed <= manyMissed*s.times && w.knownAs(s.sighting, list)
}

// stands tells of the types between which a name goes to and fro in one article: the
// embassy that speaks and the embassy that burns.
func stands(t Type) bool { return t == Org || t == Fac || t == GPE || t == Loc }

// knownAs tells whether a list has the name of a mention under its type.
func (w *ruled) knownAs(s sighting, list names) bool {
	m := &w.mentions[s.mention]
	_, ok := list.Lookup(w.body[m.Start:m.End], m.Type)
	return ok
}

// pairs divides a person of two words that are the surnames of two other persons of
// the article: «التقى [كيهارا] [شين]», of مينورو كيهارا and شين وون سيك. The first word must
// be no given name, or the two may be the full name of a third.
func (w *ruled) pairs(list names) {
	w.endings()
	for i := range w.seen {
		s := w.seen[i]
		if s.n != 2 || w.mentions[s.mention].Type != Person || int(s.mention)+1 < len(w.mentions) && w.mentions[s.mention+1].Within == int(s.mention) {
			continue
		}
		a, b := w.places[s.at].stem, w.places[s.at+1].stem
		if a == b || givenName(w.body[w.places[s.at].start:w.places[s.at].end]) || w.knownAs(s, list) {
			continue
		}
		x, y := w.bearer(a, i, false), w.bearer(b, i, true)
		if x < 0 || y < 0 || w.seen[x].key == w.seen[y].key || w.bears(x, b) || w.bears(y, a) {
			continue
		}
		w.found = append(w.found, finding{spread: None, at: s.at, before: s.mention})
	}
}

// An ending is the first or the last word of a full name.
type ending struct {
	stem  model.Form
	first bool
	seen  int32
}

// endings lists the ends of the full names of persons by their words, one a name.
func (w *ruled) endings() {
	w.ends = w.ends[:0]
	for i, s := range w.seen {
		if s.n < 2 || s.n > longName || w.mentions[s.mention].Type != Person || i > 0 && w.seen[i-1].key == s.key {
			continue
		}
		w.ends = append(w.ends, ending{w.places[s.at+s.n-1].stem, false, int32(i)}, ending{w.places[s.at].stem, true, int32(i)})
	}
	slices.SortFunc(w.ends, func(a, b ending) int {
		return cmp.Or(cmp.Compare(a.stem, b.stem), cmp.Compare(a.seen, b.seen))
	})
}

// bearer is the sighting of the only person but one whose full name ends with a word,
// or, where first is set, begins with it; -1 without one or with several.
func (w *ruled) bearer(word model.Form, but int, first bool) int {
	found := -1
	k, _ := slices.BinarySearchFunc(w.ends, word, func(e ending, f model.Form) int { return cmp.Compare(e.stem, f) })
	for n := 0; k < len(w.ends) && w.ends[k].stem == word; k, n = k+1, n+1 {
		e := w.ends[k]
		if e.first && !first || w.seen[e.seen].key == w.seen[but].key {
			continue
		}
		if n > 8 || found >= 0 && !w.sameBearer(found, int(e.seen)) {
			return -1
		}
		found = int(e.seen)
	}
	return found
}

// sameBearer tells whether one of two names holds all words of the other.
func (w *ruled) sameBearer(i, j int) bool {
	if w.seen[i].n > w.seen[j].n {
		i, j = j, i
	}
	s := w.seen[i]
	for _, p := range w.places[s.at : s.at+s.n] {
		if !w.bears(j, p.stem) {
			return false
		}
	}
	return true
}

// bears tells whether a name has a word.
func (w *ruled) bears(i int, word model.Form) bool {
	s := w.seen[i]
	for _, p := range w.places[s.at : s.at+s.n] {
		if p.stem == word {
			return true
		}
	}
	return false
}

// look finds the places where a name of the article stands without a mention, or with
// one of its own type that is but a part of it.
func (w *ruled) look() {
	slices.SortFunc(w.spread, func(a, b spreading) int {
		return cmp.Or(cmp.Compare(a.stem, b.stem), cmp.Compare(b.n, a.n), cmp.Compare(a.mention, b.mention))
	})
	var bloom [64]uint64
	for _, s := range w.spread {
		bloom[s.stem>>6&63] |= 1 << (s.stem & 63)
	}
	m := 0
	for p := 0; p < len(w.places); p++ {
		f := w.places[p].stem
		if f == 0 || bloom[f>>6&63]>>(f&63)&1 == 0 {
			continue
		}
		for m < len(w.mentions) && (w.mentions[m].Within != None || w.mentions[m].End <= int(w.places[p].start)) {
			m++
		}
		k, _ := slices.BinarySearchFunc(w.spread, f, func(s spreading, f model.Form) int { return cmp.Compare(s.stem, f) })
		for end := k + most; k < min(end, len(w.spread)) && w.spread[k].stem == f; k++ {
			if n := int(w.spread[k].n); w.standsAt(&w.spread[k], p) && w.free(k, p, n, m) {
				p += n - 1
				break
			}
		}
	}
}

// standsAt tells whether the words of a name stand at a place.
func (w *ruled) standsAt(s *spreading, p int) bool {
	if p+int(s.n) > len(w.places) {
		return false
	}
	for i := 1; i < int(s.n); i++ {
		x := &w.places[p+i]
		if x.stem != w.places[int(s.at)+i].stem || x.token != x.start {
			return false
		}
	}
	return true
}

// free notes the name k at a place of n tokens, where no mention stands but such of its
// own type as are parts of it; m is the first flat mention that ends behind its
// beginning. It tells whether nothing else is to be looked for there.
func (w *ruled) free(k, p, n, m int) bool {
	s := &w.spread[k]
	from, to := int(w.places[p].start), int(w.places[p+n-1].end)
	over := int32(0)
	for i := m; i < len(w.mentions) && w.mentions[i].Start < to; i++ {
		x := &w.mentions[i]
		if x.Within != None {
			over++
			continue
		}
		if x.Start < from || x.End > to || x.Type != s.typ || x.Start == from && x.End == to {
			return x.Start <= from && x.End >= to
		}
		over++
	}
	if over == 0 {
		s.missed++
	}
	w.found = append(w.found, finding{spread: int32(k), at: int32(p), before: int32(m), over: over})
	return true
}

// mend writes the mentions with what was found. A name of one word that is oftener no
// mention than one is left as it is: it is a common word, too.
func (w *ruled) mend(m *model.Model, list names) {
	keep := w.found[:0]
	for _, f := range w.found {
		if f.spread != None {
			s := &w.spread[f.spread]
			if s.n == 1 && (s.missed >= s.times && !w.rare(m, s, list) || s.typ == Event || s.typ == WorkOfArt || s.typ == Law || s.typ == Product) {
				continue
			}
		}
		keep = append(keep, f)
	}
	w.found = keep
	if len(w.found) == 0 {
		return
	}
	slices.SortStableFunc(w.found, func(a, b finding) int { return cmp.Or(cmp.Compare(a.before, b.before), cmp.Compare(a.at, b.at)) })
	w.mended = w.mended[:0]
	i, shift := 0, 0
	copyTo := func(end int) {
		for ; i < end; i++ {
			x := w.mentions[i]
			if x.Within != None {
				x.Within += shift
			}
			w.mended = append(w.mended, x)
		}
	}
	for _, f := range w.found {
		copyTo(int(f.before))
		if f.spread == None { // two persons
			x := w.mentions[i]
			w.mended = append(w.mended, w.mentionOf(int(f.at), 1, Person, x.Score), w.mentionOf(int(f.at)+1, 1, Person, x.Score))
			i++
			shift++
			continue
		}
		s := &w.spread[f.spread]
		w.mended = append(w.mended, w.mentionOf(int(f.at), int(s.n), s.typ, w.mentions[s.mention].Score))
		if f.over == 0 {
			shift++
			continue
		}
		shift += 1 - int(f.over)
		i += int(f.over)
	}
	copyTo(len(w.mentions))
	w.mentions = append(w.mentions[:0], w.mended...)
	w.found = w.found[:0]
}

// mentionOf is a flat mention of n tokens.
func (w *ruled) mentionOf(at, n int, ty Type, score float32) Mention {
	a, z := w.places[at], w.places[at+n-1]
	return Mention{
		Span:  text.Span{Start: int(a.start), End: int(z.end)},
		Token: text.Span{Start: int(a.token), End: int(z.end)},
		Type:  ty, Score: score, Entity: None, Within: None,
	}
}
