package entities

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// Values of the table of offices; see gen.
const (
	classOffice = 1 // وزير، رئيس، سفير
	classRank   = 2 // الجنرال، الشيخ، الدكتور
	classJob    = 3 // لاعب، ممثل

	singular = 0
	dual     = 1
	plural   = 2
)

// office is what the table tells of the noun at the head of a role.
type office uint32

func (o office) class() int     { return int(o & 7) }
func (o office) national() bool { return o>>3&1 == 1 }
func (o office) number() int    { return int(o >> 4 & 3) }
func (o office) feminine() bool { return o>>6&1 == 1 }
func (o office) noun() string   { return officeNouns[o>>16] }

// officeOf is the office that a word names, with or without its article.
func officeOf(k wordkey.Key) (office, bool) {
	if v, ok := find(officeKeys[:], officeValues[:], k); ok {
		return office(v), true
	}
	if k.Article() {
		if v, ok := find(officeKeys[:], officeValues[:], k.Rest(2)); ok {
			return office(v), true
		}
	}
	return 0, false
}

// Ranks of what the text says of a person's role: the best is kept, of equals the
// first.
const (
	rankTitle     = 1 // الجنرال، الدكتور
	rankPredicate = 2 // انتُخب … رئيساً
	rankJob       = 3 // المدرب، اللاعب
	rankBare      = 4 // الرئيس، الوزير
	rankRelation  = 5 // نظيره، and what follows a comma behind the name
	rankOffice    = 6 // وزير الدفاع before the name
)

// said is what the words around a mention of a person say.
type said struct {
	role     string // singular
	rank     int8
	state    uint8  // index of roleStates
	place    string // the country that completes the office, in a coordination
	late     bool   // الشهيد، المرحوم: of the person, whatever the office
	nation   string
	number   int    // of the role
	shared   bool   // the nationality is in the dual or plural, of all that follow
	relation uint32 // value of the relational noun, 0 for none
	at       int    // where the relational noun or the office begins
	first    int32  // the first mention that is said of the person
}

// A member is a mention of a person in a coordination: «أ وب وج». A person alone is one
// of one.
type member struct {
	mention int32
	head    int32 // index of the first member in resolver.members
	place   int32 // in the coordination, from 0
	size    int32 // of the coordination, in its head
	said    said
}

// roles reads offices, states and nationalities beside the names of persons.
func (r *resolver) roles() {
	persons := 0
	for i := range r.m {
		if r.m[i].Type == Person && r.m[i].Within == None {
			persons++
		}
	}
	r.members = slices.Grow(r.members[:0], persons)
	for i := range r.m {
		if r.m[i].Type == Person && r.m[i].Within == None {
			r.members = append(r.members, member{mention: int32(i)})
			r.before(len(r.members) - 1)
		}
	}
	for i := range r.m {
		if r.m[i].Type == Role && r.m[i].Within == None && r.info[i].owner == None {
			r.behind(i)
		}
	}
	for k := range r.members {
		r.apply(k)
	}
	r.relations()
	r.owners()
}

// before reads what stands before a person's name: the offices, titles, nationality
// and modifiers in apposition, a relational noun, or the person that it is coordinated
// with.
func (r *resolver) before(k int) {
	mb := &r.members[k]
	mb.head, mb.size = int32(k), 1
	mb.said.first = mb.mention
	i := int(mb.mention)
	proclitic := r.proclitic(i)
	if proclitic != "" {
		if strings.HasPrefix(proclitic, "و") && len(proclitic) == len("و") || proclitic == "وـ" {
			r.coordinate(k, i)
		} else if proclitic == "ل" {
			r.successionTo(k, i)
		}
		return
	}
	r.scan(k, i)
}

// proclitic is what a token has before its mention: و، ل، ب.
func (r *resolver) proclitic(i int) string {
	m := &r.m[i]
	return strings.Trim(r.slice(text.Span{Start: m.Token.Start, End: m.Start}), "\"«“'(ـ")
}

// scan goes from a name to the left as long as what it meets is said of the name.
func (r *resolver) scan(k, i int) {
	mb := &r.members[k]
	s := &mb.said
	state := uint8(0) // of the modifiers behind the next office
	complement, body := false, ""
	for steps := 0; steps < 8; steps++ {
		j := int(r.info[i].prev)
		from := 0
		if j != None {
			from = r.m[j].End
		}
		g := gapText{ok: true}
		if !complement {
			g = r.gap(from, r.m[i].Token.Start)
		}
		complement = false
		if g.state == stateLate {
			s.late = true
		} else if g.state != 0 && state == 0 {
			state = g.state
		}
		if g.relation != 0 {
			s.relation, s.at = g.relation, g.at
			if s.state == 0 {
				s.state = state
			}
			return
		}
		if g.head != "" {
			r.presides(s, j, i, g.head)
			return
		}
		if j == None || !g.ok || r.info[j].sentence != r.info[i].sentence {
			return
		}
		if r.m[j].Type != Role && s.rank > rankTitle && !r.ofOffice(j) {
			return // «… من غزة، القيادي عزت الرشق»: what is before an office is not his
		}
		switch r.m[j].Type {
		case Role:
			if r.info[j].owner != None || !r.take(s, j, state) {
				return
			}
			state = 0
			if body != "" && s.at == r.m[j].Start && s.role == r.m[j].Norm {
				s.role, s.rank = s.role+" "+body, rankOffice // قائد | القوات الأميركية في اليابان
			}
			body = ""
			r.info[j].owner = mb.mention
			s.first = int32(j)
			if s.relation != 0 {
				return
			}
		case Norp:
			if !r.takeNation(s, j, g.comma) {
				return
			}
			s.first = int32(j)
			if p := r.proclitic(j); p != "" {
				if p == "و" {
					r.coordinate(k, j)
				}
				return
			}
			i = j
			continue
		case Org, GPE, Loc, Fac:
			o, st := r.complement(j, g)
			if st != 0 && state == 0 {
				state = st
			}
			if o == None {
				if r.m[j].Type == GPE && s.role == "" && r.proclitic(j) == "و" && !g.comma {
					// «وزيرا خارجية مصر سامح شكري والأردن أيمن الصفدي»
					if c := r.countryOf(j); c != "" && r.personBefore(j) {
						s.nation, s.place = c, r.m[j].Norm
						r.coordinate(k, j)
					}
				}
				return
			}
			if r.closeGap(r.m[o].End, r.m[j].Start) {
				body = r.m[j].Norm
			}
			i, complement = j, true
			continue
		default:
			return
		}
		if p := r.proclitic(j); p != "" {
			// «نائب رئيس الوزراء ووزير الخارجية»: one holder of two offices.
			if p == "و" && r.personBefore(j) {
				r.coordinate(k, j)
			} else if p == "و" && s.role != "" {
				r.second(s, k, j)
			}
			return
		}
		i = j
	}
}

// ofOffice tells of a nationality that follows an office: وزير الداخلية [السعودي] الأمير.
func (r *resolver) ofOffice(j int) bool {
	p := r.info[j].prev
	return r.m[j].Type == Norp && p != None && r.m[p].Type == Role && r.closeGap(r.m[p].End, r.m[j].Start)
}

// gapText is what stands between two mentions.
type gapText struct {
	ok       bool // no other words than those that may stand in an apposition
	comma    bool
	bracket  bool   // closes or opens a bracket
	state    uint8  // of a modifier
	relation uint32 // of a relational noun, the last word that counts
	at       int    // where it begins
	head     string // رئيس, of «برئاسة»
}

// headOf is the office of who is named behind برئاسة، بقيادة and the like.
func headOf(w wordkey.Key) string {
	switch w {
	case keyBiriasa:
		return "رئيس"
	case keyBiqiyada:
		return "قائد"
	case keyBizaama:
		return "زعيم"
	case keyBiidara:
		return "مدير"
	}
	return ""
}

// maxGap bounds the gaps that are read, in bytes.
const maxGap = 96

// gap reads what stands between two positions, from right to left as the apposition
// goes: it ends at the first word that is none of it.
func (r *resolver) gap(from, to int) gapText {
	g := gapText{ok: true}
	if to < from || to > len(r.text) {
		return gapText{}
	}
	cut := false
	if to-from > maxGap {
		from, cut = to-maxGap, true
		for from < to && !utf8.RuneStart(r.text[from]) {
			from++
		}
	}
	s := r.text[from:to]
	for len(s) > 0 {
		rn, n := utf8.DecodeLastRuneInString(s)
		switch {
		case rn == ' ' || rn == '"' || rn == '“' || rn == '”' || rn == '«' || rn == '»' || rn == '\'' || rn == 0xA0 || rn == 'ـ':
			s = s[:len(s)-n]
			continue
		case rn == '،' || rn == ',':
			if g.comma {
				return g.end(false)
			}
			g.comma = true
			s = s[:len(s)-n]
			continue
		case rn == ')' || rn == '(' || rn == '-' || rn == '–':
			g.bracket = true
			s = s[:len(s)-n]
			continue
		}
		if !isWordRune(rn) {
			return g.end(false)
		}
		end := len(s)
		at := end
		for at > 0 {
			rn, n := utf8.DecodeLastRuneInString(s[:at])
			if !isWordRune(rn) {
				break
			}
			at -= n
		}
		w := wordkey.Of(s[at:end])
		if v, ok := relationOf(s[at:end]); ok {
			g.relation, g.at = v, from+at
			return g.end(false)
		}
		if noun := headOf(w); noun != "" {
			g.head = noun
			return g.end(false)
		}
		v, ok := find(modifierKeys[:], modifierValues[:], w)
		if !ok && w.Article() { // الشيخ، الجنرال, where they are no mention
			o, known := officeOf(w)
			ok = known && o.class() == classRank
		}
		if !ok || at == 0 && cut {
			return g.end(false)
		}
		if v != 0 && g.state == 0 {
			g.state = uint8(v)
		}
		s = s[:at]
	}
	return g
}

func (g gapText) end(ok bool) gapText { g.ok = ok; return g }

func isWordRune(r rune) bool {
	c, ok := letter(r)
	return ok && (c != 0 || r > 0x600)
}

// firstWord is a phrase up to its first blank.
func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// presides reads «برئاسة» between a body and a name: the president of the body.
func (r *resolver) presides(s *said, j, i int, noun string) {
	for steps := 0; steps < 2 && j != None && r.info[j].sentence == r.info[i].sentence; steps++ {
		if r.m[j].Type == Org {
			if s.role == "" && r.m[i].Token.Start-r.m[j].End < 40 {
				s.role, s.rank, s.at = noun+" "+r.m[j].Norm, rankJob, r.m[j].Start
			}
			return
		}
		if r.m[j].Type != Norp {
			return
		}
		j = int(r.info[j].prev)
	}
}

// take reads an office before a name, m[j], with the state that modifiers behind it
// tell. It tells whether the office is the person's.
func (r *resolver) take(s *said, j int, state uint8) bool {
	f := &r.forms[r.info[j].form]
	if f.words == 0 {
		return false
	}
	words := r.formWords(f)
	if v, ok := relationOf(firstWord(r.slice(r.m[j].Span))); ok && !words[0].definite() {
		s.relation, s.at = v, r.m[j].Start
		if s.state == 0 {
			s.state = state
		}
		return true
	}
	o, known := officeOf(words[0].key)
	rank := rankOf(f, o, known)
	role, own := r.roleText(j, words)
	if own != 0 {
		state = own
	}
	if int(s.rank) < rank {
		s.state = state
		if s.number < o.number() {
			s.number = o.number()
		}
		s.role, s.rank = role, int8(rank)
		s.at = r.m[j].Start
		if known && o.number() != singular {
			s.role = r.singular(role, o)
			s.place = r.lastPlace(j)
		}
	}
	if s.nation == "" && (o.national() || !known) {
		s.nation = r.nationInside(j, known)
	}
	return true
}

// rankOf is the rank of a role before a name.
func rankOf(f *form, o office, known bool) int {
	switch {
	case known && o.class() == classRank && f.words <= 2:
		return rankTitle
	case known && o.class() == classOffice && f.words == 1:
		return rankBare
	case known && o.class() == classJob && f.words == 1, !known && f.words == 1:
		return rankJob
	}
	return rankOffice
}

// roleText is the normal form of a role without what tells its state: «القائم بأعمال
// وزير الخارجية» is acting وزير الخارجية, «رئيس الحكومة المكلف» the designate one.
func (r *resolver) roleText(j int, words []word) (string, uint8) {
	role := ofHis(r.m[j].Norm)
	if len(words) == 1 && !words[0].definite() { // محاميه, مدربها
		if _, ok := officeOf(words[0].key); !ok || strings.HasSuffix(role, "ه") {
			plain, feminine := withoutPronoun2(r.letters[words[0].start:words[0].end])
			for _, k := range [...]wordkey.Key{plain, feminine} {
				if o, ok := officeOf(k); ok && o.number() == singular {
					return o.noun(), 0
				}
			}
		}
	}
	if len(words) < 2 {
		return role, 0
	}
	state := uint8(0)
	if words[0].key == keyQaim || words[0].key == keyQaima {
		if k := words[1].key; k == keyBiamal || k == keyBimaham {
			if rest := afterWords(role, 2); rest != "" {
				if _, ok := officeOf(words[2].key); ok {
					return rest, stateActing
				}
			}
			return role, 0
		}
	}
	last := words[len(words)-1]
	if len(words) > 2 || words[0].definite() {
		whole := keyOf(r.letters[last.start:last.end])
		if v, ok := find(modifierKeys[:], modifierValues[:], whole); ok && v != 0 && !r.endsNested(j) {
			if at := strings.LastIndexByte(role, ' '); at > 0 {
				return strings.TrimRight(role[:at], " ،"), uint8(v)
			}
		}
	}
	if len(words) > 2 && words[0].definite() {
		w := words[1]
		if v, ok := find(modifierKeys[:], modifierValues[:], keyOf(r.letters[w.start:w.end])); ok && v != 0 {
			state = uint8(v)
		}
	}
	return role, state
}

// endsNested tells whether the last word of a mention is of one inside it.
func (r *resolver) endsNested(i int) bool {
	for j := i + 1; j < len(r.m) && j <= i+6 && r.m[j].Start < r.m[i].End; j++ {
		if r.m[j].End == r.m[i].End {
			return true
		}
	}
	return false
}

// afterWords is a phrase without its first n words.
func afterWords(s string, n int) string {
	for ; n > 0; n-- {
		_, rest, ok := strings.Cut(s, " ")
		if !ok {
			return ""
		}
		s = rest
	}
	return s
}

// singular puts the head of a role in the singular: وزيرا الخارجية → وزير الخارجية,
// الرئيسان → الرئيس.
func (r *resolver) singular(role string, o office) string {
	head, rest, more := strings.Cut(role, " ")
	one := o.noun()
	if strings.HasPrefix(head, "ال") && len(head) > 6 {
		one = "ال" + one
	}
	if !more {
		return one
	}
	// الأمينان العامان → الأمين العام: the adjectives agree.
	if adj, tail, _ := strings.Cut(rest, " "); strings.HasPrefix(head, "ال") && strings.HasPrefix(adj, "ال") && len(adj) > 12 {
		for _, end := range [...]string{"ان", "ين", "ون"} {
			if short, ok := strings.CutSuffix(adj, end); ok {
				rest = strings.TrimSpace(short + " " + tail)
				break
			}
		}
	}
	return one + " " + rest
}

// ofHis puts a possessive inside an office in its plain form: وزير خارجيته → وزير
// الخارجية, رئيس وزرائها → رئيس الوزراء.
func ofHis(role string) string {
	head, rest, ok := strings.Cut(role, " ")
	if !ok || strings.HasPrefix(rest, "ال") || strings.IndexByte(rest, ' ') >= 0 {
		return role
	}
	o, ok := officeOf(wordkey.Of(head))
	if !ok || !o.national() {
		return role
	}
	for _, p := range [...]string{"هما", "ها", "هم", "نا", "ه"} {
		stem, ok := strings.CutSuffix(rest, p)
		if !ok || len(stem) < 6 {
			continue
		}
		if s, ok := strings.CutSuffix(stem, "ت"); ok {
			stem = s + "ة"
		} else if s, ok := strings.CutSuffix(stem, "ائ"); ok {
			stem = s + "اء"
		}
		return head + " ال" + stem
	}
	return role
}

// nationInside is the country that a role has inside: رئيس الحكومة [الإسرائيلية], ملك
// [الأردن], but not the place where it is held (سفير … في مصر); with places only of
// offices of state.
func (r *resolver) nationInside(i int, places bool) string {
	found := ""
	for j := i + 1; j < len(r.m) && j <= i+8 && r.m[j].Start < r.m[i].End; j++ {
		c := ""
		switch r.m[j].Type {
		case Norp:
			c = r.nationOf(j)
		case GPE:
			if places && r.m[j].Within == i && !r.afterPreposition(i, j) && r.forms[r.info[j].form].kind == "country" {
				c = r.countryOf(j)
			}
		}
		if c == "" {
			continue
		}
		if found != "" && found != c {
			return ""
		}
		found = c
	}
	return found
}

// lastPlace is the place that a role ends with: مصر, of وزيرا خارجية مصر.
func (r *resolver) lastPlace(i int) string {
	for j := i + 1; j < len(r.m) && j <= i+4 && r.m[j].Start < r.m[i].End; j++ {
		if r.m[j].Type == GPE && r.m[j].End == r.m[i].End {
			return r.m[j].Norm
		}
	}
	return ""
}

// nationOf is the country of a nationality, "" for other groups and for Europe.
func (r *resolver) nationOf(j int) string {
	if c := r.countryOf(j); c != "EU" {
		return c
	}
	return ""
}

// countryOf is the country of what a mention names.
func (r *resolver) countryOf(j int) string {
	f := r.info[j].form
	if c := r.forms[f].country; c != "" {
		return c
	}
	return r.forms[r.root(f)].country
}

// takeNation reads a nationality before a name; it tells whether it may stand there.
func (r *resolver) takeNation(s *said, j int, comma bool) bool {
	c := r.nationOf(j)
	if s.nation == "" && c != "" {
		s.nation = c
		s.shared = r.manyOf(&r.forms[r.info[j].form])
	}
	return true
}

// manyOf tells of an adjective in the dual or plural: اليابانيين.
func (r *resolver) manyOf(f *form) bool {
	w := r.head(f)
	l := r.stem(w)
	n := len(l)
	if n < 4 {
		return false
	}
	if l[n-1] != wordkey.Noon {
		return l[n-1] == wordkey.Teh && l[n-2] == wordkey.Alef
	}
	return l[n-3] == wordkey.Yeh && (l[n-2] == wordkey.Yeh || l[n-2] == wordkey.Alef || l[n-2] == wordkey.Waw)
}

// complement tells whether a place or body before a name is the complement of an
// office before it, or stands in brackets: عضو المجلس السياسي الأعلى [في اليمن]،, رئيس
// الاتحاد الدولي لكرة القدم [(فيفا)]. It is the office or nationality, or None, and the
// state that a modifier between tells: السفير البريطاني الأسبق [لدى ليبيا].
func (r *resolver) complement(j int, g gapText) (int, uint8) {
	o := int(r.info[j].prev)
	if o == None || r.m[o].Type != Role && r.m[o].Type != Norp || r.info[o].sentence != r.info[j].sentence {
		return None, 0
	}
	gap := strings.Trim(r.slice(text.Span{Start: r.m[o].End, End: r.m[j].Start}), " \"«“'ـ")
	state := uint8(0)
	for {
		w, rest, ok := strings.Cut(gap, " ")
		if !ok {
			break
		}
		v, known := find(modifierKeys[:], modifierValues[:], wordkey.Of(w))
		if !known || rest == "" {
			break
		}
		if gap = strings.TrimLeft(rest, " \"«"); v != 0 {
			state = uint8(v)
		}
	}
	if g.bracket && strings.HasPrefix(gap, "(") && len(gap) < 24 { // (فيفا)، (غرب روسيا)
		return o, state
	}
	switch gap {
	case "": // قائد | القوات المسلحة
		if r.m[o].Type == Role && !g.comma {
			return o, state
		}
	case "في", "فى", "ب", "بـ":
		// «السفير المصري في الرياض محمود عوف», but not «الرئيس في القاهرة أمس».
		return o, state
	case "لدى", "إلى", "الى", "ل", "لـ":
		return o, state
	case "من", "عن", "على", "باسم", "لشؤون":
		if g.comma || g.bracket {
			return o, state
		}
	}
	return None, 0
}

// personBefore tells whether the mention before, in the sentence, is a person.
func (r *resolver) personBefore(j int) bool {
	p := r.info[j].prev
	return p != None && r.m[p].Type == Person && r.info[p].sentence == r.info[j].sentence
}

// second reads the first of two offices of one holder: نائب رئيس الوزراء in «نائب رئيس
// الوزراء ووزير الخارجية».
func (r *resolver) second(s *said, k, j int) {
	p := int(r.info[j].prev)
	if p == None || r.m[p].Type != Role || r.info[p].owner != None || r.proclitic(p) == "و" ||
		r.m[j].Token.Start-r.m[p].End > 3 || r.m[j].Token.Start < r.m[p].End {
		return
	}
	a, b := &r.forms[r.info[p].form], &r.forms[r.info[j].form]
	if a.words == 1 && b.words != 1 && r.head(a).definite() { // الرئيس ووزير خارجيته
		return
	}
	r.info[p].owner = r.members[k].mention
	s.first = int32(p)
	if o, ok := officeOf(r.head(a).key); ok && o.number() != singular {
		return
	}
	s.role = r.m[p].Norm + " و" + s.role
	if s.rank < rankOffice && (a.words > 1 || b.words > 1) {
		s.rank = rankOffice
	}
}

// coordinate joins a person with the person before the «و»: i is the mention that has
// the «و», the person or the nationality before it.
func (r *resolver) coordinate(k, i int) {
	p := r.info[i].prev
	if p == None || r.m[p].Type != Person || k == 0 || r.members[k-1].mention != p || r.info[p].sentence != r.info[i].sentence {
		return
	}
	if g := r.gap(r.m[p].End, r.m[i].Token.Start); !g.ok {
		return
	}
	last := &r.members[k-1]
	r.members[k].head, r.members[k].place = last.head, last.place+1
	r.members[last.head].size++
}

// behind reads an office behind a name: شين، وهو أول وزير دفاع كوري جنوبي; انتُخب …
// رئيساً.
func (r *resolver) behind(i int) {
	p := r.info[i].prev
	if p == None || r.m[p].Type != Person || r.info[p].sentence != r.info[i].sentence || r.proclitic(i) != "" {
		return
	}
	kind := r.apposition(r.m[p].End, r.m[i].Token.Start)
	if kind == 0 {
		return
	}
	k := r.memberOf(p)
	if k < 0 {
		return
	}
	f := &r.forms[r.info[i].form]
	words := r.formWords(f)
	if len(words) == 0 {
		return
	}
	if _, ok := relationOf(firstWord(r.slice(r.m[i].Span))); ok {
		return
	}
	o, known := officeOf(words[0].key)
	s := &r.members[k].said
	role, state := r.roleText(i, words)
	if known && o.number() != singular {
		head := r.letters[words[0].start:words[0].end]
		if o.number() != dual || head[len(head)-1] != wordkey.Alef {
			return
		}
		role = r.singular(role, o) // رئيسا للوزراء: an accusative
	}
	if kind == formerly {
		kind, state = commaBehind, stateFormer
	}
	rank := rankOf(f, o, known)
	if rank == rankOffice {
		rank = rankRelation
		if kind == predicate {
			rank = rankPredicate
		}
	} else {
		rank = min(rank, rankPredicate)
	}
	r.info[i].owner = p
	nation := ""
	end := r.m[i].End
	if n := int(r.info[i].next); n != None && r.m[n].Type == Norp && r.closeGap(end, r.m[n].Start) {
		nation = r.nationOf(n)
		end = r.m[n].End
	} else if o.national() {
		nation = r.nationInside(i, true)
	}
	if state == 0 {
		state = r.stateAfter(end)
	}
	if int(s.rank) < rank {
		s.role, s.rank, s.number = role, int8(rank), singular
		s.state = state
	}
	if s.nation == "" {
		s.nation = nation
	}
}

// stateAfter is the state that a modifier behind an office tells: وزير الخارجية
// المصري [السابق].
func (r *resolver) stateAfter(end int) uint8 {
	s := strings.TrimLeft(r.text[end:min(end+40, len(r.text))], " \"”»")
	n := 0
	for n < len(s) {
		rn, size := utf8.DecodeRuneInString(s[n:])
		if !isWordRune(rn) {
			break
		}
		n += size
	}
	v, _ := find(modifierKeys[:], modifierValues[:], wordkey.Of(s[:n]))
	return uint8(v)
}

// How an office stands behind a name.
const (
	commaBehind = 1 // after a comma or in brackets
	predicate   = 2 // with nothing between
	formerly    = 3 // الذي شغل منصب
)

// apposition tells how an office stands behind a name, 0 for not in apposition.
func (r *resolver) apposition(from, to int) int {
	if to < from || to-from > maxGap {
		return 0
	}
	s := strings.Trim(r.text[from:to], " \"”“»«'")
	if s == "" {
		return predicate
	}
	open, past := false, false
	if t := strings.TrimLeft(s, "،,(-– "); t != s {
		s, open = t, true
	}
	for s != "" {
		w, rest, _ := strings.Cut(s, " ")
		switch wordkey.Of(w) {
		case keyWahuwa, keyWahiya, keyAlladhi, keyAllati, keyYashghal, keyTashghal, keyYatawalla, keyTatawalla, keyMansib, keyBisifatih, keyBisifatiha:
			open = true
		case keyShaghal, keyShaghalat, keyTawalla, keyTawallat:
			open, past = true, true
		case keyAwwal, keyAwwalF, keyThani:
		default:
			return 0
		}
		s = strings.TrimLeft(rest, " \"«")
	}
	switch {
	case !open:
		return 0
	case past:
		return formerly
	}
	return commaBehind
}

// memberOf is the member of a mention, or -1. Members are in order of mention.
func (r *resolver) memberOf(mention int32) int {
	lo, hi := 0, len(r.members)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.members[mid].mention < mention {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(r.members) && r.members[lo].mention == mention {
		return lo
	}
	return -1
}

// apply gives an entity what is said of a mention of it, and of the head of its
// coordination for all members: «الوزيران شكري والصفدي», «وزير الخارجية المصري سامح
// شكري والأردني أيمن الصفدي».
func (r *resolver) apply(k int) {
	mb := &r.members[k]
	head := &r.members[mb.head]
	if mb.head != int32(k) && mb.said.role == "" && mb.said.relation == 0 {
		elliptic := mb.said.nation != ""
		if elliptic && head.said.role != "" || head.said.number != singular {
			place := mb.said.place
			mb.said.role, mb.said.rank, mb.said.state, mb.said.number = head.said.role, head.said.rank, head.said.state, head.said.number
			if head.said.place != "" && place != "" {
				if office, ok := strings.CutSuffix(mb.said.role, " "+head.said.place); ok {
					mb.said.role = office + " " + place
				}
			}
		}
		if elliptic || relationNumber(head.said.relation) != singular {
			mb.said.relation, mb.said.at = head.said.relation, head.said.at
		}
		if mb.said.nation == "" && head.said.shared {
			mb.said.nation = head.said.nation
		}
	}
	s := &mb.said
	e := r.info[mb.mention].entity
	r.give(e, s.role, s.rank, s.state, s.nation)
	if s.late && r.ents[e].RoleState == "" {
		r.ents[e].RoleState = roleStates[stateLate]
	}
}

// give gives an entity a role and a nationality, where it has none that is better.
func (r *resolver) give(e int32, role string, rank int8, state uint8, nation string) {
	ent, st := &r.ents[e], &r.state[e]
	switch {
	case role != "" && rank > st.rank:
		if !(ent.Role == role && state == 0) {
			ent.RoleState = roleStates[state]
		}
		ent.Role, st.rank = role, rank
	case state != 0 && ent.RoleState == "" && (role == "" || role == ent.Role || rank < st.rank):
		if ent.Role != "" {
			ent.RoleState = roleStates[state]
		}
	}
	if nation != "" && ent.Nationality == "" {
		ent.Nationality = nation
	}
}

// owners gives roles and nationalities the entity of the person that they are said of:
// those beside the name, and definite roles that stand for a person named before
// (الوزير, of وزير الخارجية).
func (r *resolver) owners() {
	for i := range r.m {
		switch r.m[i].Type {
		case Person:
			if e := r.info[i].entity; r.ents[e].Role != "" {
				r.holders.touch(e)
			}
		case Role:
			if o := r.info[i].owner; o != None {
				r.info[i].entity = r.info[o].entity
			} else if r.m[i].Within == None {
				r.info[i].entity = r.holder(i)
			}
		}
	}
	for e := range r.ents {
		if ent := &r.ents[e]; ent.Type == Person && ent.Nationality != "" {
			ent.Country = ent.Nationality
		}
	}
}

// holder is the person that a definite role stands for: the last named whose role it
// is or begins, or None.
func (r *resolver) holder(i int) int32 {
	f := &r.forms[r.info[i].form]
	if f.words == 0 {
		return None
	}
	words := r.formWords(f)
	o, ok := officeOf(words[0].key)
	if !ok || o.number() != singular || f.words == 1 && !words[0].definite() {
		return None
	}
	nation := ""
	if n := int(r.info[i].next); n != None && r.m[n].Type == Norp && r.closeGap(r.m[i].End, r.m[n].Start) {
		nation = r.nationOf(n)
	}
	role := r.m[i].Norm
	for _, e := range r.holders.ent[:r.holders.n] {
		ent := &r.ents[e]
		if nation != "" && ent.Nationality != "" && nation != ent.Nationality {
			continue
		}
		if role == ent.Role || f.words == 1 && strings.HasPrefix(ent.Role, strings.TrimPrefix(role, "ال")+" ") {
			return e
		}
	}
	return None
}
