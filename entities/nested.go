package entities

import (
	"cmp"
	"slices"
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/model"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// This file finds the names inside a name: by the labels that the network gives them,
// and by what the lists know of their words.

// nested makes mentions of the names inside the mention outer, whose tokens are those
// from i to j: by their own labels, and the nationalities by the list.
func (w *work) nested(m *model.Model, i, j, outer int) {
	w.inner = w.inner[:0]
	for k := i; k < j; {
		ty := w.Inner[k]
		if ty == 0 {
			k++
			continue
		}
		inside := ty + ty&1
		end := k + 1
		for end < j && w.Inner[end] == inside {
			end++
		}
		if a, b := w.trim(k, end); a < b {
			w.inner = append(w.inner, innerName{a, min(b, j), Type(inside / 2)})
		}
		k = end
	}
	if t := w.mentions[outer].Type; t != Norp && t != Person && t != WorkOfArt {
		w.union(m)
		w.nationalities(m, i, j)
		w.bodies(m, i, j, t)
		w.adjectives(m, i, t)
		w.places(m, i, j, t)
		w.persons(m, i, j, t)
		w.superior(i, j, t)
	}
	w.place(outer)
}

// An innerName is a name inside another, by tokens.
type innerName struct {
	i, j int
	ty   Type
}

// nationalities adds the adjectives of nationality that no label has found, inside
// names inside the name, too: «قائد القوة البحرية للجيش [الإيراني]».
func (w *work) nationalities(m *model.Model, i, j int) {
	for k := i; k < j; {
		n := m.Nationality(w.Toks, k, j)
		if n == 0 || n == 1 && w.financial(k) {
			k++
			continue
		}
		known := false
		for _, o := range w.inner {
			known = known || o.ty == Norp && o.i < k+n && k < o.j
		}
		if known && n > 1 { // «الكوري الجنوبي» is one, whatever parts of it have labels
			w.inner = slices.DeleteFunc(w.inner, func(o innerName) bool { return o.ty == Norp && k <= o.i && o.j <= k+n })
			known = false
		}
		if !known {
			w.inner = append(w.inner, innerName{k, k + n, Norp})
		}
		k += n
	}
}

// financial tells of مالي and مالية, which are of finances before they are of Mali.
func (w *work) financial(k int) bool {
	switch w.keyAt(k) {
	case keyMali, keyMaliyya, keyAlmali, keyAlmaliyya:
		return true
	}
	return false
}

// bodies adds the body in an office, event, facility or product that no label has
// found: one of the lists («معالجات [إنفيديا]»), or in an office what follows a noun of
// bodies («رئيس [اللجنة الدائمة للبحوث]»).
func (w *work) bodies(m *model.Model, i, j int, outer Type) {
	if outer != Role && outer != Event && outer != Fac && outer != Product {
		return
	}
	if outer == Role {
		w.wholeBody(m, i, j)
	}
	for _, o := range w.inner {
		if o.ty == Org {
			return
		}
	}
	for k := i; k < j; k++ {
		if w.monthOfDay(k) {
			continue
		}
		if outer == Role && k > i && m.BodyNoun(w.Toks[k].Stem) {
			w.inner = append(w.inner, innerName{k, j, Org})
			return
		}
		n := m.Body(w.Toks, k, j)
		last := outer == Role && (w.behindPreposition(k) || k == j-1 && w.company(m, k)) // «المدير الفني لأرسنال», «مدرب أرسنال»
		if n == 0 && (outer == Product && k == i || last) && w.listedBody(m, k) {
			n = 1
		}
		if n > 0 && n < j-i && (k > i || outer == Product) && (n > 1 || outer != Role || last) {
			w.inner = append(w.inner, innerName{k, k + n, Org})
			return
		}
	}
}

// union ends the United Nations inside a body before what that body is for: «مكتب [الأمم المتحدة] لتنسيق الشؤون الإنسانية», «مفوضية [الأمم المتحدة] السامية».
func (w *work) union(m *model.Model) {
	for n := range w.inner {
		o := &w.inner[n]
		if o.ty != Org || o.j-o.i < 2 || w.keyAt(o.i) != keyUmam {
			continue
		}
		if _, listed := m.Names.Lookup(w.body[w.start(o.i):w.Toks[o.j-1].End]); listed {
			continue
		}
		for k := o.j - 1; k > o.i; k-- {
			if e, ok := m.Names.LookupAs(w.body[w.start(o.i):w.Toks[k-1].End], "ORG"); ok && e.Kind == "international" {
				o.j = k
				break
			}
		}
	}
}

// wholeBody lets the body in an office begin with its noun, where the label begins
// behind it: «أمين [اللجنة الفنية الخليجية لقطاع المواصفات]», of which «الخليجية» alone has
// a label; and takes a preposition off its end.
func (w *work) wholeBody(m *model.Model, i, j int) {
	noun := i + 1
	for noun < j && !m.BodyNoun(w.Toks[noun].Stem) {
		noun++
	}
	for n := range w.inner {
		o := &w.inner[n]
		if o.ty != Org {
			continue
		}
		for o.j-o.i > 1 && w.preposition(o.j-1) {
			o.j--
		}
		if noun < o.i && o.j-o.i == 1 && !m.BodyNoun(w.Toks[o.i].Stem) && !w.listedBody(m, o.i) && w.Toks[o.i].Off == 0 && !w.preposition(o.i-1) {
			o.i, o.j = noun, j
		}
		return
	}
}

// listedBody tells whether a word alone is a body of the lists.
func (w *work) listedBody(m *model.Model, k int) bool {
	e, ok := m.Names.Lookup(w.body[w.start(k):w.Toks[k].End])
	return ok && e.Type == "ORG"
}

// company tells whether a word alone is a club, company or medium of the lists: «مدير تحرير
// [الأهرام]», but not «وزير الخارجية».
func (w *work) company(m *model.Model, k int) bool {
	e, ok := m.Names.Lookup(w.body[w.start(k):w.Toks[k].End])
	if !ok || e.Type != "ORG" {
		return false
	}
	return commercial(e.Kind)
}

// commercial tells of the kinds of bodies that are no part of a state.
func commercial(kind string) bool {
	switch kind {
	case "club", "company", "airline", "paper", "channel", "radio", "agency", "site", "bank":
		return true
	}
	return false
}

// behindPreposition tells whether ب or ل is before the word k, or a word that is one.
func (w *work) behindPreposition(k int) bool {
	return w.Toks[k].Split.Prep != 0 || k > 0 && w.preposition(k-1)
}

// preposition tells of the words في، من، لدى, ….
func (w *work) preposition(k int) bool {
	switch w.body[w.Toks[k].Start:w.Toks[k].End] {
	case "في", "فى", "من", "لدى", "إلى", "الى", "على", "عن":
		return true
	}
	return false
}

// adjectives lets a body that is but its noun have the nationality behind it, in an
// office or event: «لاعب [المنتخب الإنجليزي]», «كأس [الاتحاد الإنجليزي]».
func (w *work) adjectives(m *model.Model, i int, outer Type) {
	if outer != Role && outer != Event {
		return
	}
	for _, o := range w.inner {
		k := o.i - 1
		if o.ty != Norp || k <= i || !m.BodyNoun(w.Toks[k].Stem) || !strings.HasPrefix(w.body[w.start(k):w.Toks[k].End], "ال") {
			continue
		}
		taken := false
		for _, x := range w.inner {
			taken = taken || x.ty != Norp && x.i <= k && k < x.j && x.j-x.i > 1
		}
		if !taken {
			w.inner = slices.DeleteFunc(w.inner, func(x innerName) bool { return x.ty == Org && x.i == k && x.j == k+1 })
			w.inner = append(w.inner, innerName{k, o.j, Org})
			return
		}
	}
}

// places adds the places of the lists that no label has found: «المحكمة الابتدائية ب[تونس]».
// Villages are called by common words, so they need a preposition before them, and clubs
// by cities that nobody means: «ريال مدريد».
func (w *work) places(m *model.Model, i, j int, outer Type) {
	if outer == GPE || outer == Loc || outer == Product || outer == Org && w.club(m, i, j) {
		return
	}
	for k := i + 1; k < j; {
		n, great := m.Place(w.Toks, k, j)
		if n == 0 || !great && !w.behindPreposition(k) {
			k++
			continue
		}
		free := true
		for _, o := range w.inner {
			free = free && (o.ty == Org && o.i <= k && k+n <= o.j && n < o.j-o.i || k+n <= o.i || o.j <= k)
		}
		if free {
			w.inner = append(w.inner, innerName{k, k + n, GPE})
		}
		k += n
	}
}

// club tells whether the lists have a club of the name.
func (w *work) club(m *model.Model, i, j int) bool {
	e, ok := m.Names.Lookup(w.body[w.start(i):w.Toks[j-1].End])
	return ok && e.Kind == "club"
}

// persons adds the persons of the lists after whom a work or body is named: «مستشفى
// [هنري فورد]».
func (w *work) persons(m *model.Model, i, j int, outer Type) {
	if outer != Fac && outer != Org && outer != Event && outer != Law {
		return
	}
	for k := i + 1; k < j; k++ {
		n := m.FullName(w.Toks, k, j)
		if n == 0 {
			continue
		}
		free := true
		for _, o := range w.inner {
			free = free && (k+n <= o.i || o.j <= k)
		}
		if free {
			w.inner = append(w.inner, innerName{k, k + n, Person})
		}
		k += n - 1
	}
}

// superior adds the office of the one whom an office serves: «نائب [وزير الخارجية]»,
// «مستشار [الملك]», «نائب [خادم الحرمين الشريفين]».
func (w *work) superior(i, j int, outer Type) {
	if outer != Role {
		return
	}
	for k := i + 1; k < j; k++ {
		if !w.headOfState(k, j) {
			continue
		}
		for _, o := range w.inner {
			if o.ty == Role || o.i <= k && k < o.j {
				return
			}
		}
		w.inner = append(w.inner, innerName{k, j, Role})
		return
	}
}

// headOfState tells whether the words from k, before j, begin with an office of a state
// that others serve: a minister, a king, the head of a state or government.
func (w *work) headOfState(k, j int) bool {
	key := wordkey.Of(w.body[w.start(k):w.Toks[k].End])
	next := wordkey.Key(0)
	if k+1 < j {
		next = wordkey.Of(w.body[w.start(k+1):w.Toks[k+1].End])
	}
	switch key {
	case keyWazir, keyWazira, keyMalik, keyAlrais, keyAlmalik:
		return true
	case keyRais:
		return next == keyWuzara || next == keyJumhuriyya || next == keyHukuma || next == keyDawla
	case keyWali:
		return next == keyAhd
	case keyKhadim:
		return next == keyHaramayn
	}
	return false
}

// place adds the inner names as mentions, in order, each within the smallest that
// holds it; those that are the whole of another or lie across it are left out.
func (w *work) place(outer int) {
	slices.SortStableFunc(w.inner, func(a, b innerName) int { return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(b.j, a.j)) })
	stack := append(w.stack[:0], outer)
	for _, n := range w.inner {
		sp := text.Span{Start: w.start(n.i), End: w.Toks[n.j-1].End}
		for len(stack) > 1 && w.mentions[stack[len(stack)-1]].End <= sp.Start {
			stack = stack[:len(stack)-1]
		}
		top := stack[len(stack)-1]
		if around := w.mentions[top].Span; around == sp || !around.Contains(sp) {
			continue
		}
		w.add(n.i, n.j, n.ty, top)
		stack = append(stack, len(w.mentions)-1)
	}
	w.stack = stack
}

// medium tells of the kinds of bodies that print or send news.
func medium(kind string) bool {
	switch kind {
	case "agency", "paper", "channel", "radio", "site":
		return true
	}
	return false
}
