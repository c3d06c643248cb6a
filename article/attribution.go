package article

import (
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/lexicon"
)

// An attribution is what a byline or dateline says: who, where, through whom, when.
// It is read from a whole line («لندن: رنيم حنوش») or from the opening of a
// paragraph («القاهرة - رويترز: …»).
//
// The grammar is a chain of items with signs between them. Order decides nothing,
// since «X - Y» is name and place, place and name, or paper and place: only the
// lists tell what an item is.
type attribution struct {
	names   [maxNames]text.Span
	places  [maxPlaces]text.Span
	outlets [maxOutlets]text.Span
	nNames, nPlaces,
	nOutlets int
	generic bool      // the last outlet was «وكالات», «متابعات»
	word    bool      // a byline word was there: كتب، بقلم
	strong  int       // how many of the names are sure by the list
	author  bool      // the pending byline word announces an author
	titled  bool      // a title stands before what follows
	date    text.Span // what of it is a date
	end     int       // where the text goes on
	last    itemKind
	signed  bool // a sign stands between the last item and the text
	job     bool // a description follows the name
	items   int
	bracket bool // the outlet stands in brackets
}

const (
	maxNames    = 8
	maxPlaces   = 8
	maxOutlets  = 6
	maxOpening  = 320 // bytes of a paragraph in which an attribution is sought
	maxLine     = 400 // bytes of a line that may be an attribution
	maxElements = 64
)

type itemKind uint8

const (
	noItem itemKind = iota
	placeItem
	outletItem
	nameItem
	dateItem
	wordItem // a byline word
	jobItem
)

// An element is a word or a sign of the stretch that is read.
type element struct {
	text.Span
	sign rune      // 0 for a word; ':' '-' '/' '|' ',' '(' ')' '"' '.'
	gap  bool      // white space stands before it
	wide bool      // two or more spaces, or NBSP and a space: as good as a sign
	key  [2]uint16 // where its matching form lies in the reader's keys
}

// A reader reads attributions. It holds the elements of one stretch, and the matching
// forms of its words one after the other, so that the form of any phrase is a slice.
type reader struct {
	src  string
	el   [maxElements]element
	n    int
	keys [maxKeys]byte
	used int
}

// maxKeys bounds the bytes of the matching forms of a stretch.
const maxKeys = 1 << 10

// load divides src[s] into elements.
func (r *reader) load(src string, s text.Span) { r.loadSome(src, s, maxElements) }

// loadSome is load for the first elements only.
func (r *reader) loadSome(src string, s text.Span, most int) {
	r.src, r.n, r.used = src, 0, 0
	t := text.NewTokenizer(s.Of(src))
	prev := 0
	for r.n < most && t.Next() {
		tok := t.Token()
		e := element{Span: tok.Shift(s.Start), gap: tok.Start > prev && prev > 0, wide: tok.Start-prev > 1 && prev > 0 && wideGap(s.Of(src)[prev:tok.Start])}
		if tok.Kind == text.Punct || tok.Kind == text.Symbol {
			e.sign = signOf(e.Of(src))
		}
		prev = tok.End
		if e.key[0] = uint16(r.used); e.sign == 0 {
			if r.used+2*e.Len()+8 > maxKeys {
				return
			}
			k := lexicon.Key(r.keys[r.used:r.used], e.Of(src))
			if e.key[1] = e.key[0] + uint16(len(k)); len(k) > 0 {
				r.used += len(k) + 1
				r.keys[r.used-1] = ' '
			}
		} else {
			e.key[1] = e.key[0]
		}
		r.el[r.n] = e
		r.n++
	}
}

// wideGap tells whether a gap is wider than one space.
func wideGap(s string) bool {
	n := 0
	for _, c := range s {
		if text.IsSpace(c) {
			n++
		}
	}
	return n > 1
}

// signOf gives one rune for all signs that mean the same.
func signOf(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	switch c {
	case '-', '–', '—', '−', '‐', '‑', text.Tatweel, '~':
		return '-'
	case ':', '：', '٭':
		return ':'
	case '/', '\\':
		return '/'
	case '|', '¦':
		return '|'
	case ',', text.ArabicComma, text.ArabicSemicolon, ';', '+', '&':
		return ','
	case '(', '[', '{':
		return '('
	case ')', ']', '}':
		return ')'
	case '"', text.LeftGuillemet, text.RightGuillemet, '“', '”', '‹', '›', '\'', '‘', '’', '„', '<', '>':
		return '"'
	case '.':
		if len(s) == 1 {
			return '.'
		}
		return 'x'
	}
	return 'x'
}

// lineAttribution reads a whole line; ok is false where it holds anything else.
func (r *reader) lineAttribution(src string, s text.Span) (attribution, bool) {
	if s.Len() > maxLine || s.Len() > maxBareName && !signSoon(s.Of(src)) {
		return attribution{}, false
	}
	if !r.hopeful(src, s) {
		return attribution{}, false
	}
	r.load(src, s)
	var a attribution
	i := r.chain(&a, 0, true)
	if a.items == 0 || r.n == maxElements {
		return a, false
	}
	if i < r.n && !r.description(&a, i) {
		return a, false
	}
	a.end = s.End
	return a, true
}

// maxProbe is how many elements tell whether a line begins with an item at all: the most
// words of an outlet or a name, and the sign behind it.
const maxProbe = 10

// hopeful tells whether the first words of a stretch are an item of an attribution. Most
// lines are not, and need no further reading.
func (r *reader) hopeful(src string, s text.Span) bool {
	r.loadSome(src, s, maxProbe)
	i := 0
	for i < r.n && r.el[i].sign != 0 {
		if r.el[i].sign == 'x' {
			return false
		}
		i++
	}
	if i == r.n {
		return r.n == maxProbe
	}
	var a attribution
	n, _ := r.item(&a, i, true, true)
	return n > 0
}

// openingAttribution reads the opening of a paragraph.
func (r *reader) openingAttribution(src string, s text.Span) (attribution, bool) {
	if s.Len() > maxOpening {
		s.End = s.Start + maxOpening
	}
	if !signSoon(s.Of(src)) {
		return attribution{}, false
	}
	if !r.hopeful(src, s) {
		return attribution{}, false
	}
	r.load(src, s)
	var a attribution
	i := r.chain(&a, 0, false)
	if a.items == 0 || i >= r.n {
		return a, false
	}
	a.end = r.el[i].Start
	return a, r.opens(&a, i)
}

// maxBareName bounds, in bytes, a line that names its author without any sign.
const maxBareName = 100

// maxBeforeSign bounds, in bytes, how far into a paragraph its attribution's first
// sign may stand: «دبي، الإمارات العربية المتحدة (».
const maxBeforeSign = 120

// signSoon tells whether one of the signs of an attribution stands near the start. It
// spares most paragraphs the reading.
func signSoon(line string) bool {
	line = line[:min(len(line), maxBeforeSign)]
	for i := range len(line) {
		if signBytes[line[i]] && sign(line, i) {
			return true
		}
	}
	return false
}

// signBytes are the bytes of a sign that tell it from letters: ASCII signs, the first byte
// of dashes, and the second of a tatweel.
var signBytes = [256]bool{'-': true, ':': true, '/': true, '(': true, '|': true, 0xE2: true, 0x80: true}

// sign tells whether the byte at i is that of a sign of an attribution.
func sign(line string, i int) bool {
	switch line[i] {
	case 0xE2: // – — ―, −
		return i+1 < len(line) && (line[i+1] == 0x80 || line[i+1] == 0x88)
	case 0x80: // a tatweel as a dash: « ـ »
		return i > 0 && line[i-1] == 0xD9 && i+1 < len(line) && line[i+1] == ' '
	}
	return true
}

// chain reads items and signs from element i on and gives the element after the
// last sign that belongs to it.
func (r *reader) chain(a *attribution, i int, whole bool) int {
	done := i
	open := 0
	for i < r.n {
		e := r.el[i]
		if e.sign != 0 {
			switch e.sign {
			case 'x':
				return done
			case '(':
				open++
			case ')':
				open--
			case '.':
				if a.items == 0 && e.gap {
					return done
				}
			}
			i++
			if a.items > 0 {
				if e.sign != '"' && e.sign != ',' && e.sign != '(' && e.sign != '.' {
					a.signed = true
				}
				done = i
			}
			continue
		}
		n, k := r.item(a, i, open > 0, whole)
		if n == 0 {
			break
		}
		i += n
		if k == noItem { // a title or joining word: it counts only with what follows
			continue
		}
		a.items++
		a.last, a.signed = k, false
		done = i
	}
	// an opening sign that belongs to the text is given back
	for done > 0 && (r.el[done-1].sign == '"' || r.el[done-1].sign == '(') && !r.closes(done-1) {
		done--
	}
	return done
}

// closes tells whether the quote or bracket at i closes one that was opened before.
func (r *reader) closes(i int) bool {
	if r.el[i].sign == '(' {
		return false
	}
	quotes := 0
	for j := range i {
		if r.el[j].sign == '"' {
			quotes++
		}
	}
	return quotes%2 == 1
}

// item reads the item at element i into a, and gives how many elements it has.
func (r *reader) item(a *attribution, i int, bracketed, whole bool) (int, itemKind) {
	before := rune(0)
	if i > 0 {
		before = r.el[i-1].sign
	}
	quoted := before == '"' || bracketed
	if a.last == outletItem && before == '-' { // «بلاقيود - متابعات»
		if n, o := r.outlet(i, quoted); n > 0 && o.Kind == lexicon.Generic {
			a.addOutlet(r.span(i, n), true)
			a.generic = true
			return n, outletItem
		}
	}
	if n, author := r.bylineWord(a, i); n > 0 {
		a.word, a.author = true, author
		return n, wordItem
	}
	if a.last == nameItem && before == 0 && r.joined(i) {
		r.cutAnd(i)
	}
	if a.last == nameItem && before != 0 && before != ',' && r.job(i) > 0 {
		return 0, noItem // what the person does
	}
	if a.word && a.last == wordItem && !r.title(i) {
		if n, strong := r.name(i, true); n > 0 {
			a.addName(r.span(i, n), strong)
			return n, nameItem
		}
	}
	on, out := r.outlet(i, quoted)
	if on > 0 && a.nOutlets > 0 && i+on < r.n && r.el[i+on].sign == 0 {
		on = 0 // «(وات) - تواصل الإضراب»: a second one needs a sign behind it
	}
	pn, place := r.place(i)
	nn, strong := r.name(i, false)
	switch {
	case on > 0 && pn == on && before == ',':
		on = 0
	case on > 0 && pn == on && (quoted || a.nPlaces > 0) && !(place.Kind == lexicon.Capitals):
		pn = 0
	case on > 0 && pn == on && minor(place.Kind):
		pn = 0
	case on > 0 && pn >= on:
		on = 0
	case on > 0 && out.Flags.Has(lexicon.Person) && nn > on && strong:
		on = 0
	}
	if pn > 0 && place.Flags.Has(lexicon.Person) && nn > pn && strong {
		pn = 0
	}
	switch {
	case on > 0 && on >= pn:
		joined := a.last == outletItem && before == '-'
		a.addOutlet(r.span(i, on), joined && (out.Kind == lexicon.Generic || bracketed || a.generic))
		a.generic = out.Kind == lexicon.Generic
		a.bracket = bracketed || before == '/'
		return on, outletItem
	case pn > 0:
		if place.Kind == lexicon.Designator {
			return 0, noItem
		}
		a.addPlace(r.span(i, pn))
		return pn, placeItem
	}
	if n := r.date(i); n > 0 {
		a.date = join(a.date, r.span(i, n))
		return n, dateItem
	}
	if n := r.titleBefore(i); n > 0 && i+n < r.n {
		if m, _ := r.name(i+n, false); m > 0 {
			a.titled = true
			return n, noItem
		}
	}
	if n := r.joining(a, i); n > 0 && (whole || !a.signed) {
		return n, noItem
	}
	if nn > 0 && (strong || whole && r.expectsName(a, before) || whole && r.alone(i, nn) || r.anchored(i, nn, whole)) {
		a.addName(r.span(i, nn), strong || a.titled || r.alone(i, nn) || r.anchored(i, nn, whole))
		a.titled = false
		return nn, nameItem
	}
	return 0, noItem
}

// title tells whether a title stands at element i.
func (r *reader) title(i int) bool { return r.titleBefore(i) > 0 }

// alone tells whether n elements from i on are all of a line, and a name as far as the
// list goes: a given name, and then words that look like no verb.
func (r *reader) alone(i, n int) bool {
	p := r.person(i, false)
	if i > 0 || n != r.n || p.n != n || !p.given || p.prose || p.words > 4 {
		return false
	}
	for j := 1; j < n; j++ {
		if m, _ := r.namePart(j); m == 0 && r.verbal(j) {
			return false
		}
	}
	return true
}

// verbal tells whether a word has the shape of a verb in the imperfect: يـ، تـ، سيـ.
func (r *reader) verbal(i int) bool {
	c, n := utf8.DecodeRuneInString(r.el[i].Of(r.src))
	if c == 'س' {
		c, _ = utf8.DecodeRuneInString(r.el[i].Of(r.src)[n:])
	}
	return c == text.Yeh || c == text.Teh
}

// anchored tells whether what stands behind a name that the list does not know shows that
// it is one: a sign and then a place, a paper or what the person does. In the opening of a
// paragraph a word of it must be known as well.
func (r *reader) anchored(i, n int, whole bool) bool {
	p := r.person(i, false)
	if p.n != n || p.prose || p.words > 4 || !whole && p.known == 0 {
		return false
	}
	j := i + n
	if j+1 >= r.n {
		return false
	}
	switch r.el[j].sign {
	case '-', '/', '(':
		if m, _ := r.place(j + 1); m > 0 {
			return true
		}
		m, _ := r.outlet(j+1, false)
		return m > 0
	case ':', ',':
		return whole && r.job(j+1) > 0
	}
	return false
}

// minor tells whether a place is small, so that a paper of its name is meant rather.
func minor(k lexicon.PlaceKind) bool {
	switch k {
	case lexicon.Quarter, lexicon.Village, lexicon.District, lexicon.Camp:
		return true
	}
	return false
}

// expectsName tells whether a person must follow, so that a name that no list has
// counts too: after «place:», after «name،» and after a paper.
func (r *reader) expectsName(a *attribution, before rune) bool {
	if a.titled {
		return true
	}
	switch a.last {
	case noItem: // «| يوسف القعيد |»
		return (before == '|' || before == '-') && a.items == 0 && r.el[r.n-1].sign == before
	case placeItem, outletItem:
		return before == ':' || before == '-' || before == '/' || before == ')'
	case nameItem:
		return before == ',' || before == '/' || before == '-'
	}
	return false
}

func join(s, t text.Span) text.Span {
	if s.Empty() {
		return t
	}
	return text.Span{Start: s.Start, End: t.End}
}

func (a *attribution) addName(s text.Span, strong bool) {
	if a.nNames < maxNames {
		a.names[a.nNames] = s
		a.nNames++
	}
	if strong {
		a.strong++
	}
}

func (a *attribution) addPlace(s text.Span) {
	if a.nPlaces < maxPlaces {
		a.places[a.nPlaces] = s
		a.nPlaces++
	}
}

// addOutlet adds an outlet. Joined ones («بلاقيود - متابعات») are one source.
func (a *attribution) addOutlet(s text.Span, joined bool) {
	if joined && a.nOutlets > 0 {
		a.outlets[a.nOutlets-1].End = s.End
		return
	}
	if a.nOutlets < maxOutlets {
		a.outlets[a.nOutlets] = s
		a.nOutlets++
	}
}

// span is what n elements from i on cover.
func (r *reader) span(i, n int) text.Span {
	return text.Span{Start: r.el[i].Start, End: r.el[i+n-1].End}
}

// keyOf is the matching form of elements i to i+n.
func (r *reader) keyOf(i, n int) []byte {
	from, to := r.el[i].key[0], r.el[i+n-1].key[1]
	if to <= from {
		return nil
	}
	return r.keys[from:to]
}

// phrase gives the number of elements of the longest stretch from i on of at most
// max words that found accepts. Signs end the stretch, but for dots of
// abbreviations (أ.ف.ب).
func (r *reader) phrase(i, max int, found func(key []byte) bool) int {
	words, n := 0, 0
	for i+n < r.n && words < max {
		e := r.el[i+n]
		if e.sign != 0 && e.sign != '.' || e.sign == '.' && (n == 0 || r.el[i+n-1].sign == '.') {
			break
		}
		if e.sign == 0 {
			words++
		}
		n++
	}
	for ; n > 0; n-- {
		if r.el[i+n-1].sign == '.' && (n < 2 || r.el[i+n-2].Len() > 4) {
			continue
		}
		if k := r.keyOf(i, n); k != nil && found(k) {
			return n
		}
	}
	return 0
}

func (r *reader) place(i int) (int, lexicon.Place) {
	var p lexicon.Place
	n := r.phrase(i, lexicon.MaxPlaceWords, func(k []byte) (ok bool) {
		p, ok = lexicon.LookupPlace(k)
		return ok
	})
	return n, p
}

func (r *reader) outlet(i int, quoted bool) (int, lexicon.Outlet) {
	var o lexicon.Outlet
	n := r.phrase(i, lexicon.MaxOutletWords, func(k []byte) (ok bool) {
		o, ok = lexicon.LookupOutlet(k)
		return ok
	})
	if n > 0 && o.Kind == lexicon.Initial && !r.bounded(i, n) {
		return 0, o
	}
	return n, o
}

// bounded tells whether elements i to i+n stand between signs or line ends.
func (r *reader) bounded(i, n int) bool {
	return (i == 0 || r.el[i-1].sign != 0) && (i+n == r.n || r.el[i+n].sign != 0)
}

// bylineWord reads كتب، بقلم، إعداد: and the like. One that is an everyday word
// counts only before a sign or a name.
func (r *reader) bylineWord(a *attribution, i int) (int, bool) {
	var b lexicon.Byline
	n := r.phrase(i, lexicon.MaxBylineWords, func(k []byte) (ok bool) {
		b, ok = lexicon.BylineWord(k)
		return ok
	})
	if n == 0 {
		return 0, false
	}
	if p := r.afterWord(i + n); b.Flags.Has(lexicon.Word) && p.words > 2 && p.known == 0 {
		return 0, false // «دراسة: ارتباط …»
	}
	if b.Flags.Has(lexicon.Word) || b.Kind == lexicon.BylineLabel {
		next := i + n
		signed := next < r.n && r.el[next].sign != 0 && r.el[next].sign != '"'
		if !signed {
			m, strong := r.name(next, true)
			closed := m > 0 && next+m == r.n-1 && r.el[r.n-1].sign == ':' // «كتب فلان:»
			if !strong && !closed {
				return 0, false
			}
		}
	}
	return n, b.Author
}

// afterWord reads the person behind a byline word and its sign.
func (r *reader) afterWord(i int) person {
	for i < r.n && r.el[i].sign != 0 {
		i++
	}
	if i == r.n {
		return person{}
	}
	return r.person(i, true)
}

// titleBefore reads titles before a name: د.، الدكتور، المهندس.
func (r *reader) titleBefore(i int) int {
	if r.el[i].Len() == len("ص") && i+1 < r.n && r.el[i+1].sign == '.' { // any letter: «ص. إبراهيم»
		return 2
	}
	n := r.phrase(i, lexicon.MaxTitleWords, func(k []byte) bool {
		t, ok := lexicon.Title(k)
		return ok && t.Side&lexicon.Before != 0
	})
	if n > 0 && i+n < r.n && (r.el[i+n].sign == '.' || r.el[i+n].sign == '/') {
		n++
	}
	return n
}

// joining reads words that may stand between items: من، في, و.
func (r *reader) joining(a *attribution, i int) int {
	if i+1 >= r.n {
		return 0
	}
	switch string(r.keyOf(i, 1)) {
	case "للنشره": // «إعداد … للنشرة العربية»
		if string(r.keyOf(i, 2)) == "للنشره العربيه" {
			return 2
		}
	case "من", "في", "و", "عن":
		if a.items > 0 || i > 0 {
			return 1
		}
		if n, _ := r.place(i + 1); n > 0 {
			return 1
		}
	}
	return 0
}

// date reads a date: numbers, names of days and months, and signs between them.
func (r *reader) date(i int) int {
	n, good, number := 0, 0, false
	for i+n < r.n {
		e := r.el[i+n]
		switch {
		case e.sign == '/' || e.sign == '-' || e.sign == ',' || e.sign == ':' || e.sign == '.':
			if good == 0 {
				return 0
			}
			n++
			continue
		case e.sign != 0:
			return dateEnd(good, number)
		case isNumber(e.Of(r.src)):
			number = true
			n++
			good = n
			continue
		}
		m := r.phrase(i+n, lexicon.MaxStampWords, func(k []byte) bool {
			s, ok := lexicon.StampWord(k)
			return ok && (good > 0 || s.Kind == lexicon.Weekday || s.Kind == lexicon.Month || s.Kind == lexicon.Joiner)
		})
		if m == 0 {
			break
		}
		n += m
		good = n
	}
	return dateEnd(good, number)
}

func dateEnd(n int, number bool) int {
	if !number {
		return 0
	}
	return n
}

func isNumber(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return c >= '0' && c <= '9' || c >= 0x660 && c <= 0x669 || c >= 0x6F0 && c <= 0x6F9
}
