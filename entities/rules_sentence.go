package entities

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/lexicon"
	"github.com/khabar-go/khabar/internal/model"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// This file has what is sure in a sentence, whatever the network says of it. The rules
// read the mentions of one sentence, those from a place in w.mentions on, and its
// tokens; a rule that changes something writes the mentions anew.

// A place of a token in the article, for rules that look at all of it.
type place struct {
	stem       model.Form // 0 between sentences
	start, end int32      // without proclitics
	token      int32      // where the token begins
}

// settle applies the rules to the mentions of the last sentence, and notes its tokens
// for [ruled.agree].
func (w *ruled) settle(m *model.Model) {
	if len(w.Toks) == 0 {
		return
	}
	first := len(w.mentions)
	for first > 0 && w.mentions[first-1].Start >= w.Toks[0].Start {
		first--
	}
	for i := range w.Toks {
		t := &w.Toks[i]
		w.places = append(w.places, place{t.Stem, int32(t.Start + t.Off), int32(t.End), int32(t.Start)})
	}
	w.places = append(w.places, place{})
	w.weapons()
	if first == len(w.mentions) && len(w.extra) == 0 {
		return
	}
	w.mended = w.mended[:0]
	changed, tok, extra := false, 0, 0
	for g := first; g < len(w.mentions); {
		h := w.group(g)
		for extra < len(w.extra) && w.Toks[w.extra[extra]+1].End <= w.mentions[g].Start {
			changed = true
			w.pair(w.extra[extra])
			extra++
		}
		for extra < len(w.extra) && w.start(w.extra[extra]) < w.mentions[g].End {
			extra++ // a mention stands there
		}
		for tok < len(w.Toks) && w.start(tok) < w.mentions[g].Start {
			tok++
		}
		switch {
		case w.couples(m, g, tok), w.resumes(m, g, h, tok, first), w.mentions[g].Type == Role && w.offices(g, h, tok, first):
			changed = true
		case w.mentions[g].Type == Norp && h == g+1 && (w.futureVerb(m, g) || w.wholeNationality(m, g, tok, &h)):
			changed = true
		case w.mentions[g].Type != Role && w.mentions[g].Type != Norp && h < len(w.mentions) && w.pieces(m, g, &h):
			changed = true
		default:
			n := h
			if h < len(w.mentions) && w.mentions[g].Type == Org && (w.garrison(m, g, h) || w.joint(m, g, h)) {
				n = w.group(h)
			}
			changed = w.keep(g, h, n, first) || changed
			h = n
		}
		g = h
	}
	for ; extra < len(w.extra); extra++ {
		changed = true
		w.pair(w.extra[extra])
	}
	if changed {
		w.mentions = append(w.mentions[:first], w.mended...)
	}
}

// group is the end of the mentions that the flat mention g holds, itself the first.
func (w *ruled) group(g int) int {
	h := g + 1
	for h < len(w.mentions) && w.mentions[h].Within != None {
		h++
	}
	return h
}

// keep copies the group from g to h; with the next group, up to n, as names inside it
// where n is more than h. It leaves out inner names that are mere numbers: the 24 of
// «غالاكسي إس 24» is no name. It tells whether something changed.
func (w *ruled) keep(g, h, n, first int) bool {
	base := first + len(w.mended)
	w.moved = w.moved[:0]
	for i := g; i < n; i++ {
		x := w.mentions[i]
		if i > g && x.Type != Role && !hasLetter(w.body[x.Start:x.End]) {
			w.moved = append(w.moved, 0)
			continue
		}
		w.moved = append(w.moved, first+len(w.mended))
		switch {
		case i == g:
			if n > h {
				x.End, x.Token.End = w.mentions[h].End, w.mentions[h].Token.End
				x.Score = min(x.Score, w.mentions[h].Score)
			}
		case x.Within == None:
			x.Within = base
		default:
			if x.Within = w.moved[x.Within-g]; x.Within == 0 {
				x.Within = base
			}
		}
		w.mended = append(w.mended, x)
	}
	return n > h || first+len(w.mended) != base+(h-g) || base != g
}

// hasLetter tells whether a name has more than digits and signs.
func hasLetter(s string) bool {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || wordkey.Letter(r) != 0 {
			return true
		}
		i += n
	}
	return false
}

// couples divides a mention that names several, joined by و: «[سامي حداد] و[ليلى حداد]»,
// «[فيسبوك] و[إنستغرام]». It tells whether it did; tok is the token that the mention
// begins with.
func (w *ruled) couples(m *model.Model, g, tok int) bool {
	x := w.mentions[g]
	end, parts := tok, 0
	for ; end < len(w.Toks) && w.Toks[end].End <= x.End; end++ {
		if end > tok && w.conjunction(end) {
			parts++
		}
	}
	if parts == 0 || x.Type != Person && !w.all(m, x, tok, end) {
		return false
	}
	begin, divided := tok, false
	for k := tok + 1; k <= end; k++ {
		if k == end && divided || k < end && w.conjunction(k) && (x.Type != Person || w.second(k)) {
			w.part(x, begin, k)
			begin, divided = k, true
		}
	}
	return divided
}

// conjunction tells whether the token k begins with و, a conjunction by its letters.
func (w *ruled) conjunction(k int) bool {
	s := w.Toks[k].Split
	return s.Conj == wordkey.Waw && s.Prep == 0
}

// all tells whether the tokens from i to j are names of the lists that و joins, each
// a place where the mention x is one, a body or product where it is one of these, and
// no name of the lists as a whole: «فيسبوك وإنستغرام», but not «البوسنة والهرسك».
func (w *ruled) all(m *model.Model, x Mention, i, j int) bool {
	if x.Type != GPE && x.Type != Org && x.Type != Product {
		return false
	}
	if _, ok := m.Names.Lookup(w.body[x.Start:x.End]); ok {
		return false
	}
	for k := i + 1; k <= j; k++ {
		if k < j && !w.conjunction(k) {
			continue
		}
		e, ok := m.Names.Lookup(w.body[w.start(i):w.Toks[k-1].End])
		place := e.Type == "GPE"
		if !ok || place != (x.Type == GPE) || !place && e.Type != "ORG" && e.Type != "PRODUCT" {
			return false
		}
		i = k
	}
	return true
}

// resumes divides a mention in which a word has a conjunction and a preposition: what
// they join is no part of the name before it, but another adjunct of the verb: «أبلغ
// ب[وزارة الدفاع] وب[باريس]», «ل[وزارة الصحة] ول[الصليب الأحمر]». It tells whether it
// did.
func (w *ruled) resumes(m *model.Model, g, h, tok, first int) bool {
	x := w.mentions[g]
	switch x.Type {
	case Person, Org, GPE, Loc, Fac, Norp:
	default:
		return false
	}
	begin, k := tok, tok+1
	for ; k < len(w.Toks) && w.Toks[k].End <= x.End; k++ {
		if s := w.Toks[k].Split; s.Conj != 0 && s.Prep != 0 {
			w.partWith(w.retyped(m, x, begin, k), begin, k, g, h, first)
			begin = k
		}
	}
	if begin > tok {
		w.partWith(w.retyped(m, x, begin, k), begin, k, g, h, first)
	}
	return begin > tok
}

// retyped is the mention with the type that the lists give the tokens from i to j.
func (w *ruled) retyped(m *model.Model, x Mention, i, j int) Mention {
	e, ok := m.Names.Lookup(w.body[w.start(i):w.Toks[j-1].End])
	if !ok {
		return x
	}
	for t := Person; t <= Language; t++ {
		if t.String() == e.Type {
			x.Type = t
		}
	}
	return x
}

// second tells whether the token k, with a conjunction by its letters, begins with a
// given name behind it and is none with it: وسليم is, وون and وليد are not.
func (w *ruled) second(k int) bool {
	t := &w.Toks[k]
	return t.End-w.start(k) >= len("سامي")-2 && givenName(w.body[w.start(k):t.End]) && !givenName(w.body[t.Start:t.End])
}

// givenName tells whether a word is known as a given name.
func givenName(s string) bool {
	if len(s) > 40 {
		return false
	}
	var buf [96]byte
	n, ok := lexicon.LookupName(lexicon.Key(buf[:0], s))
	return ok && n.Kind&lexicon.Given != 0
}

// pieces joins neighbours of one type that are a name of the lists together: «[بي] [بي]
// [سي]». It tells whether it did, and makes h the end of the last.
func (w *ruled) pieces(m *model.Model, g int, h *int) bool {
	x := w.mentions[g]
	best, end := x, 0
	for k, n := *h, 0; n < 4 && k < len(w.mentions); n++ {
		y := &w.mentions[k]
		if y.Type != x.Type || y.Token.Start != y.Start || y.Start != x.End+1 || w.body[x.End] != ' ' {
			break
		}
		x.End, x.Token.End, x.Score = y.End, y.Token.End, min(x.Score, y.Score)
		k = w.group(k)
		if e, ok := m.Names.Lookup(w.body[x.Start:x.End]); ok && e.Type == x.Type.String() {
			best, end = x, k
		}
	}
	if end == 0 {
		return false
	}
	w.mended = append(w.mended, best)
	*h = end
	return true
}

// part adds the tokens from i to j of the mention x as a mention of its own.
func (w *ruled) part(x Mention, i, j int) {
	x.Start, x.End = w.start(i), w.Toks[j-1].End
	x.Token.Start, x.Token.End = w.Toks[i].Start, w.Toks[j-1].End
	w.mended = append(w.mended, x)
}

// offices divides a role that is two offices side by side: «[رئيس هيئة المسح] [رئيس لجنة
// الخرائط]», «[قائد الجيش] [العماد]». The second begins with the noun of an office, or
// a rank with its article, behind a word with the article, which ends the first.
func (w *ruled) offices(g, h, tok, first int) bool {
	x := w.mentions[g]
	begin, divided := tok, false
	k := tok + 1
	for ; k < len(w.Toks) && w.Toks[k].End <= x.End; k++ {
		if !w.secondOffice(k) {
			continue
		}
		w.partWith(x, begin, k, g, h, first)
		begin, divided = k, true
	}
	if divided {
		w.partWith(x, begin, k, g, h, first)
	}
	return divided
}

// secondOffice tells whether the token k begins another office than the one before it.
func (w *ruled) secondOffice(k int) bool {
	t, p := &w.Toks[k], &w.Toks[k-1]
	if t.Off > 0 || t.Kind != text.Word || p.Kind != text.Word || !strings.HasPrefix(w.body[w.start(k-1):p.End], "ال") {
		return false
	}
	key := wordkey.Of(w.body[t.Start:t.End])
	o, ok := officeOf(key)
	if !ok || o.number() != singular || p.End-w.start(k-1) < len("الله")+2 {
		return false
	}
	return o.class() == classOffice && !key.Article() || o.class() == classRank && key.Article()
}

// partWith is part for a mention with names inside: those that lie in the part go
// with it.
func (w *ruled) partWith(x Mention, i, j, g, h, first int) {
	base := first + len(w.mended)
	w.part(x, i, j)
	whole := w.mended[base-first].Span
	w.moved = w.moved[:0]
	for n := g; n < h; n++ {
		y := w.mentions[n]
		if n == g || !whole.Contains(y.Span) || y.Span == whole {
			w.moved = append(w.moved, base)
			continue
		}
		w.moved = append(w.moved, first+len(w.mended))
		y.Within = w.moved[y.Within-g]
		w.mended = append(w.mended, y)
	}
}

// wholeNationality makes a mention of the first word of a nationality of two that the
// lists have one of both: «كوري جنوبي». It tells whether it did, and makes h the end of
// the mentions that it covers.
func (w *ruled) wholeNationality(m *model.Model, g, tok int, h *int) bool {
	x := w.mentions[g]
	if tok+1 >= len(w.Toks) || w.start(tok) != x.Start || w.Toks[tok].End != x.End || w.Toks[tok+1].Split.N > 0 {
		return false
	}
	end := w.Toks[tok+1].End
	n := *h
	if n < len(w.mentions) && w.mentions[n].Start < end { // the second word is a mention of its own, and no more
		if w.mentions[n].End != end || w.mentions[n].Type != Norp {
			return false
		}
		n++
	}
	if m.Nationality(w.Toks, tok, tok+2) != 2 {
		return false
	}
	w.part(x, tok, tok+2)
	*h = n
	return true
}

// futureVerb tells of a verb in the future that looks like the plural of a nisba and is
// in no list: سيناقشون, سيشاركان.
func (w *ruled) futureVerb(m *model.Model, g int) bool {
	s := w.body[w.mentions[g].Start:w.mentions[g].End]
	if strings.IndexByte(s, ' ') >= 0 || !strings.HasPrefix(s, "سي") && !strings.HasPrefix(s, "ست") {
		return false
	}
	if !strings.HasSuffix(s, "ون") && !strings.HasSuffix(s, "ان") || strings.HasSuffix(s, "يون") || strings.HasSuffix(s, "يان") {
		return false
	}
	_, listed := m.Names.Lookup(s)
	return !listed
}

// garrison tells whether the body g is the forces of one country in another, and the
// next flat mention h the country where they are stationed: they are one body, «القوات
// الأميركية في اليابان». A city («في أربيل») or several countries («في العراق وسوريا») tell
// where something happened.
func (w *ruled) garrison(m *model.Model, g, h int) bool {
	f, c := &w.mentions[g], &w.mentions[h]
	if c.Type != GPE || c.Token.Start-f.End != len(" في ") || w.body[f.End:c.Token.Start] != " في " || c.Token.Start != c.Start {
		return false
	}
	// The head is قوات, with the article or without, and the last word a nationality.
	head, _, _ := strings.Cut(w.body[f.Start:f.End], " ")
	if head != "القوات" && head != "قوات" && head != "لقوات" {
		return false
	}
	last := &w.mentions[h-1]
	if h-1 == g || last.Type != Norp || last.End != f.End {
		return false
	}
	of, ok := m.Names.Lookup(w.body[last.Start:last.End])
	if !ok || of.Country == "" {
		return false
	}
	in, ok := m.Names.Lookup(w.body[c.Start:c.End])
	if !ok || in.Kind != "country" || in.Country == of.Country {
		return false
	}
	return !w.continued(c.End)
}

// continued tells whether another place follows in the same breath: «… وسوريا», «أو سوريا».
func (w *ruled) continued(at int) bool {
	rest := w.body[at:]
	return strings.HasPrefix(rest, " و") || strings.HasPrefix(rest, " أو ") || strings.HasPrefix(rest, " ثم ") || strings.HasPrefix(rest, "، و")
}

// joint tells whether the body g ends with the adjective of one country and the next
// flat mention h is that of another: they are one body's, «اللجنة العسكرية [المصرية]
// [السودانية]». Where a person follows, the second is the person's.
func (w *ruled) joint(m *model.Model, g, h int) bool {
	last, next := &w.mentions[h-1], &w.mentions[h]
	if h-1 == g || last.Type != Norp || next.Type != Norp || last.End != w.mentions[g].End || next.Start != last.End+1 || w.body[last.End] != ' ' {
		return false
	}
	a, ok := m.Names.Lookup(w.body[last.Start:last.End])
	if !ok || a.Country == "" || a.Kind != "nationality" {
		return false
	}
	b, ok := m.Names.Lookup(w.body[next.Start:next.End])
	if !ok || b.Country == "" || b.Kind != "nationality" || a.Country == b.Country || feminine(w.body[last.Start:last.End]) != feminine(w.body[next.Start:next.End]) {
		return false
	}
	n := w.group(h)
	return n == len(w.mentions) || w.mentions[n].Type != Person || w.mentions[n].Start > next.End+1
}

func feminine(s string) bool { return strings.HasSuffix(s, "ة") }

// weapons notes the first tokens of the kinds of weapons that are named as such
// wherever they stand: «الأسلحة النووية»; see data/weapons.tsv.
func (w *ruled) weapons() {
	w.extra = w.extra[:0]
	for i := 0; i+1 < len(w.Toks); i++ {
		if weaponNoun(w.Toks[i].Stem) && w.Toks[i+1].Off == 0 && weaponKind(w.Toks[i+1].Stem) {
			w.extra = append(w.extra, i)
		}
	}
}

// pair adds the tokens i and i+1 as a product.
func (w *ruled) pair(i int) {
	w.mended = append(w.mended, Mention{
		Span:  text.Span{Start: w.start(i), End: w.Toks[i+1].End},
		Token: text.Span{Start: w.Toks[i].Start, End: w.Toks[i+1].End},
		Type:  Product, Score: 1, Entity: None, Within: None,
	})
}

func weaponNoun(f model.Form) bool {
	_, ok := slices.BinarySearch(weaponNouns[:], f)
	return ok
}

func weaponKind(f model.Form) bool {
	_, ok := slices.BinarySearch(weaponKinds[:], f)
	return ok
}
