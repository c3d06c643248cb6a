package entities

import (
	"slices"
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/model"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// This file has what is sure of where names begin and end, by the words at their edges.
// The rules change the labels that the network gave the tokens of a sentence, before
// mentions are made of them.

// begins and goesOn are the labels of the first token of a name of a type, and of the others.
func begins(t Type) uint8 { return 2*uint8(t) - 1 }
func goesOn(t Type) uint8 { return 2 * uint8(t) }

// typeOf is the type of a label.
func typeOf(label uint8) Type { return Type((label + 1) / 2) }

// edges applies the rules to the labels of the sentence.
func (w *ruled) edges(m *model.Model) {
	w.unsay()
	w.days()
	w.abbreviations()
	for i := 0; i < len(w.Toks); {
		if w.Outer[i] == 0 {
			i++
			continue
		}
		t := typeOf(w.Outer[i])
		j := i + 1
		for j < len(w.Toks) && w.Outer[j] == goesOn(t) {
			j++
		}
		j = w.year(m, i, j, t)
		j = w.lastYear(i, j, t)
		switch t {
		case Person:
			j = w.consequence(i, j)
			j = w.told(m, i, j)
			w.titled(i, j)
			w.secondPerson(i, j)
		case Role:
			j = w.told(m, i, j)
			j = w.state(i, j)
			j = w.deputy(i, j)
			j = w.employed(m, i, j)
		case Org:
			j = w.told(m, i, j)
			j = w.apart(m, i, j)
			j = w.seat(m, i, j)
			j = w.branch(m, i, j)
			w.noun(m, i, j)
		case Fac:
			j = w.trailer(i, j, t)
			j = w.seat(m, i, j)
		case GPE, Loc:
			j = w.trailer(i, j, t)
		}
		i = j
	}
}

// An eulogy is a formula by the words of it, 0 behind the last.
type eulogy [5]model.Form

// unsay takes formulas of praise and prayer out of names: «أبو هريرة [رضي الله عنه]» is no
// longer name; see data/eulogies.tsv.
func (w *ruled) unsay() {
	for i := 0; i+1 < len(w.Toks); i++ {
		if w.Outer[i] == 0 && w.Outer[i+1] == 0 {
			continue
		}
		for n := w.eulogy(i); n > 0; n-- {
			w.Outer[i], w.Inner[i] = 0, 0
			i++
		}
	}
}

// eulogy is the number of tokens from i that are a formula, 0 for none.
func (w *ruled) eulogy(i int) int {
	k, _ := slices.BinarySearchFunc(eulogies[:], w.Toks[i].Whole, func(e eulogy, f model.Form) int {
		switch {
		case e[0] < f:
			return -1
		case e[0] > f:
			return 1
		}
		return 0
	})
	for ; k < len(eulogies) && eulogies[k][0] == w.Toks[i].Whole; k++ {
		n := 1
		for n < len(eulogies[k]) && eulogies[k][n] != 0 && i+n < len(w.Toks) && w.Toks[i+n].Whole == eulogies[k][n] {
			n++
		}
		if n == len(eulogies[k]) || eulogies[k][n] == 0 {
			return n
		}
	}
	return 0
}

// consequence ends a person before a word with ف, which begins another clause: «[محمد حميد]
// فعجباً له». It gives the end of the name.
func (w *ruled) consequence(i, j int) int {
	for k := i + 1; k < j; k++ {
		if s := w.Toks[k].Split; s.Conj == wordkey.Feh {
			w.clear(k, j)
			return k
		}
	}
	return j
}

// year takes a year off the end of a person, an office or a body of the lists: «مدير تحرير
// [الأهرام] 1980», but not «[برلمان 2020]». It gives the end of the name.
func (w *ruled) year(m *model.Model, i, j int, t Type) int {
	if t != Person && t != Role && t != Org || j-i < 2 || w.Toks[j-1].Kind != text.Number {
		return j
	}
	s := w.Toks[j-1].Of(w.body)
	if len(s) != 4 || s[:2] != "19" && s[:2] != "20" {
		return j
	}
	if t == Org {
		body := w.body[w.start(i):w.Toks[j-2].End]
		if e, ok := m.Names.Lookup(body); !ok || e.Type != "ORG" || j-i == 2 && !wordkey.Of(body).Article() {
			return j
		}
	}
	w.clear(j-1, j)
	return j - 1
}

// lastYear ends a name before an expression of time: «تعهدت [الحكومة] العام الماضي». It
// gives the end of the name.
func (w *ruled) lastYear(i, j int, t Type) int {
	if t == Event || t == WorkOfArt || t == Law {
		return j
	}
	for k := i + 1; k < j && k+1 < len(w.Toks); k++ {
		if w.Toks[k].Off > 0 || !w.timeNoun(k) || !w.timeAdjective(k+1) {
			continue
		}
		for n := k; n < len(w.Toks) && (n < k+2 || w.Outer[n] == goesOn(t)); n++ {
			w.Outer[n], w.Inner[n] = 0, 0
		}
		return k
	}
	return j
}

// timeNoun tells of the nouns of stretches of time with the article.
func (w *ruled) timeNoun(k int) bool {
	switch w.keyAt(k) {
	case keyAm, keySana, keyShahr, keyUsbu, keyYawm, keyLayla, keyMawsim:
		return true
	}
	return false
}

// timeAdjective tells of the adjectives that place them.
func (w *ruled) timeAdjective(k int) bool {
	switch w.keyAt(k) {
	case keyMadi, keyMadiya, keyMuqbil, keyMuqbila, keyQadim, keyQadima, keyJari, keyJariya, keyHali, keyHaliya, keyMunsarim, keyFaait, keyFaaita:
		return true
	}
	return false
}

// keyAt is the key of a token without its proclitics.
func (w *work) keyAt(k int) wordkey.Key { return wordkey.Of(w.body[w.start(k):w.Toks[k].End]) }

// seat lets an embassy, consulate or court have the place where it sits: «[السفارة
// الإيرانية في الرياض]», «[المحكمة الابتدائية بتونس]». It gives the end of the name.
func (w *ruled) seat(m *model.Model, i, j int) int {
	court := false
	switch w.keyAt(i) {
	case keySafara, keyAlsafara, keyQunsuliyya, keyAlqunsuliyya:
	case keyMahkama, keyAlmahkama:
		court = true
	default:
		return j
	}
	k := j
	if k < len(w.Toks) && w.body[w.Toks[k].Start:w.Toks[k].End] == "في" {
		k++
	}
	if k >= len(w.Toks) || w.Outer[k] != begins(GPE) || w.Toks[k].Split.Conj != 0 || k == j && !(court && w.Toks[k].Split.Prep == wordkey.Beh) {
		return j
	}
	end := k + 1
	for end < len(w.Toks) && w.Outer[end] == goesOn(GPE) {
		end++
	}
	inside := goesOn(typeOf(w.Outer[i]))
	if k > j {
		w.Outer[j], w.Inner[j] = inside, 0
	}
	for n := k; n < end; n++ {
		w.Inner[n] = w.Outer[n]
		w.Outer[n] = inside
	}
	return end
}

// abbreviations makes one name of letters with points between them, where any of them
// has a label: «[بي.بي.سي]», «[أ.ف.ب]».
func (w *ruled) abbreviations() {
	for i := 0; i+2 < len(w.Toks); i++ {
		if !w.letter(i) || !w.point(i+1) {
			continue
		}
		j, labelled := i+1, w.Outer[i] != 0
		for j+1 < len(w.Toks) && w.point(j) && w.letter(j+1) && w.Toks[j+1].Off == 0 {
			labelled = labelled || w.Outer[j+1] != 0
			j += 2
		}
		if j == i+1 || !labelled {
			continue
		}
		if first := w.Outer[i]; first != 0 && first == goesOn(typeOf(first)) {
			i = j - 1
			continue // the end of a longer name
		}
		t := Org
		if w.Outer[i] != 0 && typeOf(w.Outer[i]) == Product {
			t = Product
		}
		w.Outer[i], w.Inner[i] = begins(t), 0
		for k := i + 1; k < j; k++ {
			w.Outer[k], w.Inner[k] = goesOn(t), 0
		}
		i = j - 1
	}
}

// letter tells whether a token is the name of a letter, and touches what follows.
func (w *ruled) letter(k int) bool {
	_, ok := find(letterKeys[:], letterValues[:], w.keyAt(k))
	return ok
}

// point tells whether a token is a point between two words that touch it.
func (w *ruled) point(k int) bool {
	t := &w.Toks[k]
	return w.body[t.Start:t.End] == "." && k > 0 && w.Toks[k-1].End == t.Start && k+1 < len(w.Toks) && w.Toks[k+1].Start == t.End
}

// clear takes tokens out of names.
func (w *ruled) clear(i, j int) {
	for k := i; k < j; k++ {
		w.Outer[k], w.Inner[k] = 0, 0
	}
}

// titled takes a title off the beginning of a person: an office or rank with the article
// before a given name is a role of its own, «[الشيخ] [حسن الدلّي]», and a mere honorific
// is none, «الدكتورة [إيمان محبوبي]».
func (w *ruled) titled(i, j int) {
	if j-i < 2 || w.Toks[i].Kind != text.Word {
		return
	}
	key := wordkey.Of(w.body[w.start(i):w.Toks[i].End])
	o, known := officeOf(key)
	if !known || !key.Article() || o.class() == classJob || o.number() != singular || !givenName(w.body[w.start(i+1):w.Toks[i+1].End]) {
		return
	}
	_, filler := find(modifierKeys[:], modifierValues[:], key)
	switch {
	case !filler:
		w.Outer[i] = begins(Role)
	case j-i == 2:
		return // «الحاج حسن» is a family's name, too
	default:
		w.Outer[i] = 0
	}
	w.Inner[i] = 0
	w.Outer[i+1] = begins(Person)
}

// secondPerson divides a person where a surname of a son follows a conjunction: «[بورقيبة]
// و[بن علي]».
func (w *ruled) secondPerson(i, j int) {
	for k := i + 1; k+1 < j; k++ {
		switch {
		case w.conjunction(k) && w.sonOf(k):
			w.Outer[k] = begins(Person)
		case w.bare(k) && w.sonOf(k+1):
			w.clear(k, k+1)
			w.Outer[k+1] = begins(Person)
		}
	}
}

// sonOf tells of بن and ابن behind what proclitics the token has.
func (w *ruled) sonOf(k int) bool {
	s := w.body[w.start(k):w.Toks[k].End]
	return s == "بن" || s == "ابن"
}

// bare tells whether the token k is a conjunction alone.
func (w *ruled) bare(k int) bool { return w.body[w.Toks[k].Start:w.Toks[k].End] == "و" }

// told ends a name before the medium that something was told: «قال [الناطق باسم
// الوزارة] ل[رويترز]», «قالت [الجهاد الإسلامي] ل[لميادين]». It gives the end of the name.
func (w *ruled) told(m *model.Model, i, j int) int {
	for k := i + 1; k < j; k++ {
		if w.Toks[k].Split.Prep != wordkey.Lam && !w.Toks[k].Split.Lal {
			continue
		}
		name := w.body[w.start(k):w.Toks[j-1].End]
		if w.Toks[k].Split.Lal {
			name = "ا" + name // للأهرام (lil-Ahrām) has lost the alif of الأهرام
		}
		e, ok := m.Names.Lookup(name)
		if !ok || e.Type != "ORG" || !medium(e.Kind) {
			continue
		}
		for n := k; n < j; n++ {
			w.Outer[n], w.Inner[n] = goesOn(Org), 0
		}
		w.Outer[k] = begins(Org)
		return k
	}
	return j
}

// state takes what became of an office off its end: «[الرئيس] المخلوع». It gives the end
// of the office.
func (w *ruled) state(i, j int) int {
	if j-i < 2 || w.Toks[j-1].Off > 0 {
		return j
	}
	v, ok := find(modifierKeys[:], modifierValues[:], w.keyAt(j-1))
	if !ok || !w.keyAt(j-1).Article() {
		return j
	}
	switch v {
	case stateFormer, stateLate, stateDismissed, stateRetired, stateResigned:
	case stateElect: // «مدرب [المنتخب]» is the team's
		if w.keyAt(j-2) != keyAlrais {
			return j
		}
	default:
		return j
	}
	w.clear(j-1, j)
	return j - 1
}

// deputy lets an office have the one that it stands in for: «[القائم بأعمال] [حاكم
// المصرف]» are one. It gives the end of the office.
func (w *ruled) deputy(i, j int) int {
	if j >= len(w.Toks) || w.Outer[j] != begins(Role) || w.Toks[j].Off > 0 {
		return j
	}
	switch wordkey.Of(w.body[w.Toks[j-1].Start:w.Toks[j-1].End]) {
	case keyBiamal, keyBism, keyNaib:
	default:
		return j
	}
	w.Outer[j], w.Inner[j] = goesOn(Role), begins(Role)
	for j++; j < len(w.Toks) && w.Outer[j] == goesOn(Role); j++ {
		w.Inner[j] = goesOn(Role)
	}
	return j
}

// apart ends a club, company or medium of the lists before a nationality, which tells
// where it is: «[أرسنال] [الإنجليزي]». It gives the end of the body.
func (w *ruled) apart(m *model.Model, i, j int) int {
	k := j - 1
	if k > i+1 && m.Nationality(w.Toks, k-1, j) == 2 {
		k--
	}
	if k <= i || m.Nationality(w.Toks, k, j) != j-k || w.Toks[k].Off > 0 {
		return j
	}
	if _, whole := m.Names.Lookup(w.body[w.start(i):w.Toks[j-1].End]); whole || !w.listedCompany(m, i, k) {
		return j
	}
	for n := k; n < j; n++ {
		w.Outer[n], w.Inner[n] = goesOn(Norp), 0
	}
	w.Outer[k] = begins(Norp)
	return k
}

// listedCompany tells whether the tokens from i to j are a club, company or medium of
// the lists, with its noun or without.
func (w *ruled) listedCompany(m *model.Model, i, j int) bool {
	if j == i+1 {
		return w.company(m, i)
	}
	for range 2 {
		if e, ok := m.Names.Lookup(w.body[w.start(i):w.Toks[j-1].End]); ok && e.Type == "ORG" && commercial(e.Kind) {
			return true
		}
		if !m.BodyNoun(w.Toks[i].Stem) {
			return false
		}
		if i++; j == i+1 {
			return w.company(m, i)
		}
	}
	return false
}

// branch lets a body have the country where it is, if the lists have it with that:
// «[حركة الجهاد الإسلامي في فلسطين]». It gives the end of the body.
func (w *ruled) branch(m *model.Model, i, j int) int {
	if j+1 >= len(w.Toks) || w.Outer[j+1] != begins(GPE) || w.Toks[j+1].Off > 0 || w.body[w.Toks[j].Start:w.Toks[j].End] != "في" {
		return j
	}
	end := j + 2
	for end < len(w.Toks) && w.Outer[end] == goesOn(GPE) {
		end++
	}
	e, ok := m.Names.Lookup(w.body[w.start(i):w.Toks[end-1].End])
	if !ok && m.BodyNoun(w.Toks[i].Stem) && i+1 < j {
		e, ok = m.Names.Lookup(w.body[w.start(i+1):w.Toks[end-1].End])
	}
	if !ok || e.Type != "ORG" {
		return j
	}
	for n := j; n < end; n++ {
		w.Inner[n] = w.Outer[n]
		w.Outer[n] = goesOn(Org)
	}
	return end
}

// noun takes a bare noun of bodies without the article for no name: «[معهد] خاص».
func (w *ruled) noun(m *model.Model, i, j int) {
	if j-i != 1 || w.Toks[i].Kind != text.Word || w.keyAt(i).Article() || w.Toks[i].Split.Lal || !m.BodyNoun(w.Toks[i].Stem) {
		return
	}
	if _, listed := m.Names.Lookup(w.body[w.start(i):w.Toks[i].End]); !listed {
		w.clear(i, j)
	}
}

// trailer takes an adjective off the end of a place that is no part of its name:
// «[الجولان] المحتل», «[معبر رفح] الحدودي»; see data/trailers.tsv. It gives the end of the name.
func (w *ruled) trailer(i, j int, t Type) int {
	for j-i > 1 {
		v, ok := find(trailerKeys[:], trailerValues[:], w.keyAt(j-1))
		if !ok || v>>uint(t)&1 == 0 || v>>31 == 1 && w.keyAt(i) == keyAradi || w.Toks[j-1].Off > 0 {
			break
		}
		j--
		w.clear(j, j+1)
	}
	return j
}

// employed lets an office have the body in which it is: «[المفوض الأعلى في وزارة الموارد
// الطبيعية]», «[المكلف بالإعلام بوزارة الداخلية]». It gives the end of the office. A
// minister in a cabinet and a professor at a university stay apart from it.
func (w *ruled) employed(m *model.Model, i, j int) int {
	if j >= len(w.Toks) || !w.post(i, j) {
		return j
	}
	k := j
	switch w.body[w.Toks[k].Start:w.Toks[k].End] {
	case "في", "لدى":
		k++
	}
	if k >= len(w.Toks) || w.Outer[k] != begins(Org) || k == j && w.Toks[k].Split.Prep != wordkey.Beh || k > j && w.Toks[k].Off > 0 {
		return j
	}
	switch strings.TrimPrefix(w.body[w.start(k):w.Toks[k].End], "ال") {
	case "حكومة", "جامعة":
		return j
	}
	end := k + 1
	for end < len(w.Toks) && w.Outer[end] == goesOn(Org) {
		end++
	}
	if k > j {
		w.Outer[j], w.Inner[j] = goesOn(Role), 0
	}
	for n := k; n < end; n++ {
		w.Inner[n] = w.Outer[n]
		w.Outer[n] = goesOn(Role)
	}
	return end
}

// post tells whether an office is one that a single person has: its noun is a singular,
// with the article or completed by another word.
func (w *ruled) post(i, j int) bool {
	key := wordkey.Of(w.body[w.start(i):w.Toks[i].End])
	o, known := officeOf(key)
	if known && o.number() != singular || key == keyMasul && j-i == 1 {
		return false // «المسؤول في البنتاغون» is any official
	}
	return key.Article() || known && j-i > 1
}
