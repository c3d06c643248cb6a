package summary

import (
	"strings"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
	"github.com/khabar-go/khabar/internal/model"
)

// A unit is a word of running text that can be part of a phrase, or a whole name.
type unit struct {
	text.Span            // without proclitics
	key       model.Form // of the words without ال
	class     wordClass
	definite  bool
	lam       bool // ال of للقوات lost its alef, which the text of a phrase restores
	latin     bool
	norp      bool // a nationality: اليونانية
	entity    int  // of a name, or None
	words     int
	info      float32 // how much it tells: 1 to maxInfo
	weight    float32 // by the place of its block
	joins     bool    // it continues the phrase of the unit before
}

func (u *unit) adjective() bool { return u.class == adjectiveWord }

func (u *unit) isName() bool { return u.entity != entities.None }

// Weights of a mention by the role of its block.
const (
	weightHeadline = 2.5
	weightHead     = 1.6 // kicker, standfirst, bullets, subheads, tags
	weightLead     = 1.4 // the first paragraph
	weightBody     = 1
	weightNested   = 0.4 // of a name inside another
	weightMedia    = 0.3 // of an agency or paper
)

// blockWeight is the weight of what stands in a block, 0 where it is not looked at: what
// a page prints on every article says nothing of this one.
func blockWeight(r article.Role) float32 {
	switch r {
	case article.RoleHeadline:
		return weightHeadline
	case article.RoleKicker, article.RoleStandfirst, article.RoleBullet, article.RoleSubhead, article.RoleTags:
		return weightHead
	case article.RoleParagraph, article.RoleListItem, article.RoleCaption:
		return weightBody
	}
	return 0
}

// A reader makes units of an article.
type reader struct {
	n       *Analysis
	body    string
	skip    []text.Span // bylines, credits, the agency
	units   []unit
	nested  []nestedName
	mention int // the first that does not end before the token
	date    int
	number  int
	broken  bool      // the next unit begins a phrase
	first   bool      // the next token begins a sentence
	opens   bool      // of running text, which begins with a verb
	marbuta bool      // the text writes ة, so that ه at the end of a word is a pronoun
	before  wordClass // of the stop word before the token, 0 without one
	letters model.Letters
	word    word
	known   *knownWords
}

// A nestedName is a name inside another, which is no unit of its own.
type nestedName struct {
	text.Span
	entity int
	weight float32
}

// read reads the blocks of the article.
func (r *reader) read() {
	r.marbuta = strings.Contains(r.body, "ة")
	r.skip = boilerplate(r.skip[:0], r.n.Article)
	lead := true
	for _, b := range r.n.Article.Blocks {
		w := blockWeight(b.Role)
		if w == 0 {
			continue
		}
		r.opens = b.Role == article.RoleParagraph
		if lead && b.Role == article.RoleParagraph {
			w, lead = weightLead, false
		}
		if b.Role == article.RoleTags {
			r.readSentence(afterLabel(r.body, b.Span), w)
			continue
		}
		if len(b.Sentences) == 0 {
			r.readSentence(b.Span, w)
		}
		for _, s := range b.Sentences {
			r.readSentence(s, w)
		}
	}
}

// afterLabel is the block without what stands before its colon: «الكلمات الدالة:».
func afterLabel(body string, s text.Span) text.Span {
	if i := strings.IndexByte(s.Of(body), ':'); i >= 0 {
		s.Start += i + 1
	}
	return s
}

// boilerplate appends what the article says of itself, in order.
func boilerplate(dst []text.Span, a *article.Article) []text.Span {
	for _, p := range a.Bylines {
		dst = append(dst, p.Span)
	}
	for _, p := range a.Credits {
		dst = append(dst, p.Span)
	}
	dst = append(dst, a.Dateline.Agency.Span, a.Published.Span)
	return union(dst)
}

func (r *reader) readSentence(s text.Span, weight float32) {
	r.broken, r.first = true, true
	tokens := text.NewTokenizer(s.Of(r.body))
	for tokens.Next() {
		t := tokens.Token()
		t.Span = t.Shift(s.Start)
		if len(r.units) > 0 && !r.broken && t.Start < r.units[len(r.units)-1].End {
			continue // inside a name
		}
		if r.skipped(t.Span) || r.temporal(t.Span) {
			r.broken, r.first = true, false
			continue
		}
		if m := r.nameAt(t.Span); m >= 0 && balanced(r.n.Names.Mentions[m].Of(r.body)) {
			r.readName(m, weight)
		} else {
			r.readToken(t, weight)
		}
		r.first = false
	}
}

// skipped tells whether a token is in what the article says of itself.
func (r *reader) skipped(t text.Span) bool {
	for len(r.skip) > 0 && r.skip[0].End <= t.Start {
		r.skip = r.skip[1:]
	}
	return len(r.skip) > 0 && r.skip[0].Overlaps(t)
}

// temporal tells whether a token is in a date or number.
func (r *reader) temporal(t text.Span) bool {
	for r.date < len(r.n.Dates) && r.n.Dates[r.date].End <= t.Start {
		r.date++
	}
	for r.number < len(r.n.Numbers) && r.n.Numbers[r.number].End <= t.Start {
		r.number++
	}
	if r.date < len(r.n.Dates) && r.n.Dates[r.date].Overlaps(t) {
		return true
	}
	return r.number < len(r.n.Numbers) && r.n.Numbers[r.number].Overlaps(t) && !counted(r.n.Numbers[r.number], t)
}

// counted tells of the last word of a number whether it is the noun that is counted:
// محطات in «ثلاث محطات».
func counted(m number.Mention, t text.Span) bool {
	return m.Type == number.Quantity && t.Start > m.Start && t.End == m.End
}

// nameAt is the name that begins in a token, or -1. Offices are no names here, but those
// in them are.
func (r *reader) nameAt(t text.Span) int {
	ms := r.n.Names.Mentions
	for r.mention < len(ms) && (ms[r.mention].End <= t.Start || ms[r.mention].Type == entities.Role) {
		r.mention++
	}
	if r.mention < len(ms) && ms[r.mention].Start < t.End && !ms[r.mention].Empty() {
		return r.mention
	}
	return -1
}

// balanced tells whether no quotation begins or ends inside a name.
func balanced(s string) bool {
	return strings.Count(s, "«") == strings.Count(s, "»")
}

// readName makes a unit of a name, and notes the names in it.
func (r *reader) readName(i int, weight float32) {
	ms := r.n.Names.Mentions
	m := ms[i]
	r.mention = i + 1
	for r.mention < len(ms) && ms[r.mention].Start < m.End {
		if in := ms[r.mention]; in.Entity != entities.None && isTopic(in.Of(r.body), in.Type, &r.n.Names.Entities[in.Entity]) {
			r.nested = append(r.nested, nestedName{in.Span, in.Entity, weight * weightNested})
		}
		r.mention++
	}
	r.before = unknownWord
	u := unit{Span: m.Span, class: nounWord, entity: m.Entity, weight: weight, info: infoName}
	u.lam = strings.HasPrefix(m.Norm, definiteArticle) && !startsWithArticle(m.Of(r.body))
	u.definite = u.lam || startsWithArticle(m.Of(r.body)) || m.Type == entities.Person || m.Type == entities.GPE
	u.norp = m.Type == entities.Norp
	u.key, u.words = r.nameKey(m.Span, u.lam, m.Type == entities.GPE || m.Type == entities.Loc)
	proclitic := m.Token.Start < m.Start
	if m.Entity == entities.None || !isTopic(m.Of(r.body), m.Type, &r.n.Names.Entities[m.Entity]) || m.Type == entities.Norp && !proclitic && r.afterNoun() {
		u.entity = entities.None
		u.class = adjectiveWord
		u.definite = u.lam || startsWithArticle(m.Of(r.body))
		if m.Type != entities.Norp {
			r.broken = true
			return
		}
	}
	if u.isName() && isMedia(r.n.Names.Entities[u.entity].Kind) && weight < weightHeadline {
		u.weight *= weightMedia
	}
	r.add(u, proclitic, m.Type == entities.Person)
}

// isMedia tells of the kind of a body whether it is one that reports: it is mostly the
// source of an article and not its subject.
func isMedia(kind string) bool {
	switch kind {
	case "agency", "paper", "channel", "radio", "site", "magazine":
		return true
	}
	return false
}

// isTopic tells of a name whether it is one that an article can be about: a people, and
// not the nationality in «القوات الأميركية», which is an adjective.
func isTopic(norm string, t entities.Type, e *entities.Entity) bool {
	return t != entities.Norp || e.Country == "" && !strings.HasSuffix(norm, "ي") && !strings.HasSuffix(norm, "ية")
}

// afterNoun tells whether the word before is one that an adjective can follow.
func (r *reader) afterNoun() bool { return !r.broken && len(r.units) > 0 }

// nameKey is the key of the words of a name, and their number. Of a place, the word that
// tells its kind is no part of the key: «قطاع غزة» is «غزة».
func (r *reader) nameKey(s text.Span, lam, place bool) (key model.Form, words int) {
	tokens := text.NewTokenizer(s.Of(r.body))
	for tokens.Next() {
		t := tokens.Token()
		if t.Kind == text.Punct || t.Kind == text.Symbol {
			continue
		}
		form := r.bareForm(t, s.Of(r.body), lam && words == 0)
		if place && words == 1 {
			if _, class := lookUp(key); class == headWord {
				key = 0
			}
		}
		key = join(key, form)
		words++
	}
	return key, words
}

// bareForm is the form of a word of a name: without ال, proclitics left.
func (r *reader) bareForm(t text.Token, body string, lam bool) model.Form {
	s := t.Of(body)
	as := bareName
	if lam {
		as = bareLam
	}
	k := r.known.find(s, as)
	if k != nil && k.is(s, as) {
		return k.bare
	}
	form := r.newBareForm(s, lam)
	if k != nil {
		k.set(s, as)
		k.bare = form
	}
	return form
}

func (r *reader) newBareForm(s string, lam bool) model.Form {
	r.letters.Set(s)
	switch {
	case lam:
		return r.letters.Stem(model.Split{N: 1})
	case r.letters.Len() > 3 && startsWithArticle(s):
		return r.letters.Stem(model.Split{N: 2})
	}
	return r.letters.Stem(model.Split{})
}

// join is the key of a phrase with one more word.
func join(key, word model.Form) model.Form {
	if key == 0 {
		return word
	}
	const odd = 0x9E3779B97F4A7C15
	key = (key ^ key>>32) * odd
	return key ^ word
}

// readToken makes a unit of a word.
func (r *reader) readToken(t text.Token, weight float32) {
	if t.Kind != text.Word && t.Kind != text.Latin && t.Kind != text.Code {
		r.broken = true
		return
	}
	w := &r.word
	r.known.read(w, t, r.body, &r.letters)
	class := r.classOf(t.Kind)
	r.before = unknownWord
	switch class {
	case stopWord, relativeWord, particleWord:
		r.before = class
		r.broken = true
		return
	case verbWord, pronominal, accusativeWord:
		r.broken = true
		return
	}
	if w.letters < 2 {
		r.broken = true
		return
	}
	if w.definite && w.split.N == 0 && !r.broken && len(r.units) > 0 && r.units[len(r.units)-1].definite && strings.HasSuffix(w.Of(r.body), "ية") {
		class = adjectiveWord // الصيانة الدورية, though الدورية alone is a patrol
	}
	r.add(unit{
		Span: w.Span, key: w.bare, class: class, definite: w.definite, lam: w.split.Lal,
		latin: t.Kind == text.Latin, entity: entities.None, words: 1, info: wordInfo(w.count), weight: weight,
	}, w.split.N > 0, false)
}

// classOf is the class of r.word in its place.
func (r *reader) classOf(kind text.Kind) wordClass {
	w, s := &r.word, r.word.Of(r.body)
	class := w.class
	if kind != text.Word || class.stop() {
		return class
	}
	if accusative(s) {
		return accusativeWord
	}
	if passive(s) {
		return verbWord
	}
	if class == unknownWord {
		class = guess(s, w.definite, w.letters)
	}
	if !w.definite && w.letters >= 4 && (class == unknownWord || class == adjectiveWord) && strings.HasSuffix(s, "ا") {
		return accusativeWord // عطشا، شمسيا
	}
	if !w.definite && w.letters >= 3 && r.marbuta && strings.HasSuffix(s, "ه") {
		return pronominal
	}
	if r.first && r.opens && !w.definite && w.split.Prep == 0 && class != adjectiveWord {
		return verbWord
	}
	if w.definite || w.split.Prep != 0 {
		return class
	}
	verbal := r.first || r.before == relativeWord || r.before == particleWord
	switch {
	case class == nounOrVerb && (verbal || strings.HasPrefix(s, "ي")),
		class == unknownWord && verbal,
		class == nounWord && r.before == relativeWord:
		return verbWord
	}
	return class
}

// passive tells of a word with the damma of the passive on its first letter: صُنع.
func passive(s string) bool {
	return len(s) >= 8 && len(s) <= 14 && s[2:4] == "ُ"
}

// Endings and beginnings of words that the table does not know.
var (
	pronounEndings = [...]string{"ها", "هم", "هما", "هن", "كم", "نا"}
	verbBeginnings = [...]string{"سي", "ست", "سن", "ي"}
)

// guess is the class of a word that the table does not know, by its letters.
func guess(s string, definite bool, letters int) wordClass {
	if definite {
		if strings.HasSuffix(s, "ية") || strings.HasSuffix(s, "ي") {
			return adjectiveWord
		}
		return unknownWord
	}
	if letters >= 4 && strings.HasSuffix(s, "ه") {
		return pronominal
	}
	if letters >= 4 && letters <= 7 && strings.HasPrefix(s, "ت") && !strings.HasSuffix(s, "ة") && !masdar(s) {
		return verbWord
	}
	for _, e := range pronounEndings {
		if strings.HasSuffix(s, e) {
			return pronominal
		}
	}
	for _, b := range verbBeginnings {
		if strings.HasPrefix(s, b) {
			return verbWord
		}
	}
	if strings.HasSuffix(s, "وا") || strings.HasSuffix(s, "ت") && !strings.HasSuffix(s, "ات") {
		return verbWord
	}
	return unknownWord
}

// masdar tells of a word in ت whether it has the form تفعيل, which is a noun.
func masdar(s string) bool {
	const yeh = "ي"
	return len(s) >= 8 && s[len(s)-2*len(yeh):len(s)-len(yeh)] == yeh
}

// accusative tells of an indefinite accusative: «عسكرياً», mostly an adverb.
func accusative(s string) bool {
	return strings.HasSuffix(s, "ًا") || strings.HasSuffix(s, "اً") || strings.HasSuffix(s, "ً")
}

// How much a name and a word tell.
const (
	infoName = 7
	maxInfo  = 9
	minInfo  = 1
)

// wordInfo is how much a word tells: bits of its rareness in the news.
func wordInfo(count int) float32 {
	const common = 112 // 16,000 occurrences
	return min(maxInfo, max(minInfo, float32(common-count)/8))
}

// add adds a unit, and decides whether it continues the phrase before it.
func (r *reader) add(u unit, proclitic, person bool) {
	if !r.broken && !proclitic && !person && len(r.units) > 0 {
		u.joins = continues(&r.units[len(r.units)-1], &u)
	}
	if !u.joins && u.adjective() && !u.isName() {
		// An adjective without its noun begins nothing.
		if r.broken || proclitic {
			r.broken = true
			return
		}
	}
	r.broken = false
	r.units = append(r.units, u)
}

// continues tells whether u belongs to the noun phrase of p, the unit before it.
//
//	وزارة · الصحة · المغربية    a noun without ال takes a noun; after ال come only adjectives
//	البرلمان | مشروع · القانون  after ال no noun without it
//	خطة · جديدة                an adjective agrees with its noun
func continues(p, u *unit) bool {
	switch {
	case p.adjective():
		return u.adjective() && u.definite == p.definite
	case p.isName():
		return u.adjective() && (u.words == 1 && !u.norp || !p.definite && p.words == 1)
	case p.definite:
		return u.definite && (u.adjective() || u.class == unknownWord)
	}
	return true
}
