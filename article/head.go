package article

import (
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/lexicon"
)

// Limits of the lines that stand before the text.
const (
	maxTitle    = 150 // runes of a headline, kicker or deck without a full stop
	proseRunes  = 120 // from here on a line is running text
	proseWords  = 9   // a line with a full stop and as many words is running text
	maxTitles   = 6   // lines of titles before the text
	leadUnits   = 3   // paragraphs of the text that the headline is compared with
	maxDeck     = 420 // runes of a deck that runs in sentences
	titleMargin = 3   // how far a line may lie behind the attribution that follows it
)

// head finds where the text begins and gives the lines before it their roles.
func (s *state) head() {
	s.title = -1
	var titles [maxTitles]int
	n := 0
	i := 0
	s.summaryLabels()
	for ; i < len(s.us); i++ {
		u := &s.us[i]
		if u.role != RoleNone {
			continue
		}
		if i < s.hinted && n < maxTitles { // all before the known headline stands over it
			titles[n] = i
			n++
			continue
		}
		if s.attributed(u, n > 0 || s.hinted >= 0, true) {
			continue
		}
		if s.prose(*u) {
			if (n > 0 || s.hinted >= 0) && s.deck(i) {
				u.role = RoleStandfirst
				continue
			}
			break
		}
		if n > 0 && s.list(i) {
			continue
		}
		if n == maxTitles || n > 0 && s.opensText(i) {
			break
		}
		titles[n] = i
		n++
	}
	s.first = i
	if i == len(s.us) {
		n = s.noText(titles[:n])
	}
	s.titles(titles[:n])
}

// prose tells whether a line is running text and no title.
func (s *state) prose(u unit) bool {
	if u.runes >= proseRunes && (u.end.final() || u.runes > maxTitle || u.end == endColon) {
		return true
	}
	if u.runes > maxTitle {
		return true
	}
	if u.end == endStop && u.words >= proseWords {
		return true
	}
	if u.runes > 60 && u.end.final() || u.runes > proseRunes {
		if a, ok := s.r.openingAttribution(s.src, u.Span); ok && a.end < u.End {
			return true
		}
	}
	return false
}

// opensText tells whether unit i, short as it is, belongs to the text: the lines
// after it are like it and some hold sentences, as in verse, interviews and lists.
func (s *state) opensText(i int) bool {
	u := s.us[i]
	return u.glyph != noGlyph && i+1 < len(s.us) && s.us[i+1].glyph != noGlyph
}

// deck tells whether unit i, which runs in sentences, stands between the headline and
// a byline, dateline or stamp, and so is the deck; or is printed again at the end.
func (s *state) deck(i int) bool {
	if s.us[i].runes > maxDeck {
		return false
	}
	for j := i + 1; j < len(s.us) && j <= i+titleMargin; j++ {
		switch s.us[j].role {
		case RoleByline, RoleDateline, RoleTimestamp, RoleSummaryLabel:
			return s.proseAfter(j)
		case RoleNone:
		default:
			continue
		}
		u := s.us[j]
		if s.attributed(&u, true, true) {
			return (u.role == RoleByline || u.role == RoleDateline || u.role == RoleTimestamp) && s.proseAfter(j)
		}
		break
	}
	if s.restated(i) {
		return true
	}
	last := len(s.us) - 1
	for last > i && s.us[last].role != RoleNone {
		last--
	}
	return last > i+1 && s.us[last].Of(s.src) == s.us[i].Of(s.src)
}

// proseAfter tells whether running text comes after unit j.
func (s *state) proseAfter(j int) bool {
	for k := j + 1; k < len(s.us); k++ {
		if s.us[k].role == RoleNone && s.prose(s.us[k]) {
			return true
		}
	}
	return false
}

// restatedShare is the part of a deck's words that the lead under it says again.
const restatedShare = 0.55

// restated tells whether the paragraph under unit i says most of it again, as a lead
// does with the deck.
func (s *state) restated(i int) bool {
	if i+2 >= len(s.us) || s.us[i].words < proseWords || s.us[i+1].role != RoleNone {
		return false
	}
	if _, ok := s.r.openingAttribution(s.src, s.us[i].Span); ok || s.verbFirst(s.us[i]) {
		return false
	}
	var lead wordSet
	lead.add(s.src, opening(s.us[i+1].Span))
	return lead.n >= proseWords && lead.share(s.src, opening(s.us[i].Span)) >= restatedShare
}

// maxCompared bounds the bytes of the opening in which a lead says the deck again.
const maxCompared = 280

// opening is the first bytes of a span.
func opening(sp text.Span) text.Span {
	return text.Span{Start: sp.Start, End: min(sp.End, sp.Start+maxCompared)}
}

// verbFirst tells whether a unit opens with a verb, as a lead does and a deck does not.
func (s *state) verbFirst(u unit) bool {
	t := text.NewTokenizer(u.Of(s.src))
	if !t.Next() {
		return false
	}
	k := s.keyOf(t.Token().Shift(u.Start))
	if k == nil {
		return false
	}
	_, ok := lexicon.Prose(k)
	return ok
}

// attributed gives a line that is a byline, dateline, stamp or source its role.
func (s *state) attributed(u *unit, titled, atHead bool) bool {
	if u.runes > maxLabelled || u.Len() > maxLine || u.end == endStop && u.words > maxStockWords {
		return false
	}
	if s.glued(u) {
		return true
	}
	a, ok := s.r.lineAttribution(s.src, u.Span)
	if !ok {
		return false
	}
	r := s.lineRole(&a, *u, titled, atHead)
	if r == RoleNone {
		return false
	}
	u.role = r
	return true
}

// lineRole decides what a line that holds only names, places, outlets and dates is.
func (s *state) lineRole(a *attribution, u unit, titled, atHead bool) Role {
	switch {
	case a.nNames > 0 && (a.word || a.nPlaces > 0 || a.nOutlets > 0 || !a.date.Empty()):
		if a.strong == 0 && !a.word && !titled && a.nPlaces == 0 {
			return RoleNone
		}
		return RoleByline
	case a.nNames > 0:
		// a bare name, a name with its work
		if c := signOf(s.src[u.Start:]); c != '|' && c != '-' && (!titled || a.strong == 0) {
			return RoleNone
		}
		return RoleByline
	case a.nOutlets > 0 && a.nPlaces == 0 && !a.date.Empty():
		return RoleTimestamp
	case a.nOutlets > 0 && a.nPlaces > 0:
		return RoleDateline
	case a.nOutlets > 0:
		if !atHead {
			return RoleCredit
		}
		if titled && (a.bracket || a.signed || u.words <= 3) {
			return RoleDateline
		}
	case a.nPlaces > 0 && !a.date.Empty():
		return RoleDateline
	case a.nPlaces > 0 && (a.signed || titled && u.words <= 4) && u.end != endQuestion:
		return RoleDateline
	}
	return RoleNone
}

// glued divides a line in which the stamp hangs on to what stands before or after it:
// «الخميس 03 ماي 2012الجزائر: حميد», «مصطفى العتريسىنشر في المساء يوم 26 - 01 - 2013».
func (s *state) glued(u *unit) bool {
	_, rest, ok := s.r.gluedStamp(s.src, u.Span)
	if !ok {
		return false
	}
	a, ok := s.r.lineAttribution(s.src, rest)
	if !ok || a.nNames == 0 && a.nPlaces == 0 && a.nOutlets == 0 {
		return false
	}
	switch {
	case a.nNames > 0:
		u.role = RoleByline
	case a.nPlaces > 0:
		u.role = RoleDateline
	default:
		u.role = RoleTimestamp
	}
	return true
}

// noText handles a paste in which every line is short: the first title is kept and
// the rest is text.
func (s *state) noText(titles []int) int {
	if len(titles) == 0 {
		return 0
	}
	s.first = titles[0] + 1
	if len(titles) == 1 && s.us[titles[0]].end == endStop {
		s.first = titles[0]
		return 0
	}
	for _, i := range titles[1:] {
		if i < s.first {
			s.first = i
		}
	}
	return 1
}

// titles tells headline, kicker and deck apart.
func (s *state) titles(ts []int) {
	if s.hinted >= 0 {
		s.aroundHeadline(ts)
		return
	}
	if len(ts) == 0 {
		return
	}
	best, score := 0, -1e9
	var lead wordSet
	if len(ts) > 1 {
		lead = s.leadWords()
	}
	for n, i := range ts {
		if v := s.titleScore(ts, n, i, &lead); v > score {
			best, score = n, v
		}
	}
	s.title = ts[best]
	for n, i := range ts {
		u := &s.us[i]
		switch {
		case n == best:
			u.role = RoleHeadline
		case n < best:
			u.role = RoleKicker
		case u.words <= 2 && n == best+1 && len(ts) > best+2, s.series(*u):
			u.role = RoleKicker
		default:
			u.role = RoleStandfirst
		}
	}
}

// aroundHeadline gives titles their roles where the headline is known.
func (s *state) aroundHeadline(ts []int) {
	s.title = s.hinted
	for _, i := range ts {
		if i < s.hinted {
			s.us[i].role = RoleKicker
		} else {
			s.us[i].role = RoleStandfirst
		}
	}
}

// titleScore weighs how likely title n, unit i, is the headline. The lead restates
// the headline; a kicker is a fragment, very short, ends in a colon or presents a
// speaker; a deck follows and gives figures or details.
func (s *state) titleScore(ts []int, n, i int, lead *wordSet) float64 {
	u := s.us[i]
	v := 1.5 * lead.share(s.src, u.Span)
	last := n == len(ts)-1
	switch {
	case u.end == endColon && !last:
		v -= 1.5
	case u.end == endStop && u.words > 6:
		v -= 0.6
	case u.end == endComma:
		v -= 0.5
	}
	if u.words <= 2 && len(ts) > 1 && !(last && n == 1 && s.us[ts[0]].words <= 2) {
		v -= 0.6
	}
	if u.words == 3 && !last {
		v -= 0.5
	}
	if s.fragment(u) || s.series(u) || !last && s.saysFirst(u) {
		v -= 0.5
	}
	if s.catchy(u) {
		v += 0.2
	}
	if !last {
		next := s.us[ts[n+1]]
		if u.runes >= 75 && u.runes*10 > next.runes*16 && next.words > 2 {
			v -= 0.6 // a long kicker over a short headline
		}
	}
	if n > 0 {
		if r, _ := utf8.DecodeRuneInString(u.Of(s.src)); isNumber(string(r)) {
			v -= 0.45
		}
		if u.runes > 95 {
			v -= 0.3
		}
	}
	if s.interviewLine(u) && len(ts) > 1 {
		v -= 0.6
	}
	switch n {
	case 0:
		v += 0.45
	case 1:
		v += 0.15
	}
	return v
}

// fragment tells whether a line begins with a preposition or adverb, as kickers do:
// «بعد تصدع جدران المدرسة», «في ظل الأزمة».
func (s *state) fragment(u unit) bool {
	line := u.Of(s.src)
	for t := range text.Tokens(line) {
		if t.Kind != text.Word {
			return false
		}
		k := s.keyOf(t.Shift(u.Start))
		if k == nil {
			return false
		}
		switch string(k) {
		case "بعد", "في", "مع", "رغم", "وسط", "عشيه", "خلال", "قبل", "ضمن", "بحضور", "برعايه", "بمناسبه", "بمشاركه", "فيما", "بسبب", "علي", "اثر", "عقب", "تزامنا", "بالتزامن", "لليوم", "للمره", "استعدادا", "بينما", "ردا":
			return true
		}
		return false
	}
	return false
}

// series tells whether a line begins with the name of a kind of series: «كواليس الرحلة»,
// «ملف الصمغ العربي (2-3)».
func (s *state) series(u unit) bool {
	t := text.NewTokenizer(u.Of(s.src))
	if !t.Next() {
		return false
	}
	switch string(s.keyOf(t.Token().Shift(u.Start))) {
	case "كواليس", "مذكرات", "ملف", "يوميات", "حكايات", "سلسله", "حلقات", "خواطر", "زاويه":
		return true
	}
	return false
}

// saysFirst tells whether a line opens with a verb of saying and no speaker: «أكد رفض أي
// تواجد أجنبي», above a headline that names him.
func (s *state) saysFirst(u unit) bool {
	t := text.NewTokenizer(u.Of(s.src))
	if !t.Next() {
		return false
	}
	k := s.keyOf(t.Token().Shift(u.Start))
	c, ok := lexicon.Prose(k)
	return k != nil && ok && c.Kind == lexicon.SayVerb && c.Clitic == 0
}

// catchy tells whether a line has what headlines have: guillemets, «..», a question.
func (s *state) catchy(u unit) bool {
	line := u.Of(s.src)
	return strings.Contains(line, "«") || strings.Contains(line, "..") || strings.Contains(line, "…") || u.end == endQuestion || u.end == endExclaim
}

// interviewLine tells whether a line presents somebody who speaks: «… في حوار مع «الشعب»:».
func (s *state) interviewLine(u unit) bool {
	for t := range text.Tokens(u.Of(s.src)) {
		if t.Kind != text.Word {
			continue
		}
		switch t.Of(u.Of(s.src)) {
		case "حوار", "لقاء", "حديث", "مقابلة", "لـ", "تصريح", "يتحدث", "يروي", "تروي", "تتحدث":
			return true
		}
	}
	return false
}

// A wordSet holds the hashes of the content words of a text, in a bit table.
type wordSet struct {
	bits [64]uint64
	n    int
}

// leadWords collects the words of the first paragraphs.
func (s *state) leadWords() wordSet {
	var ws wordSet
	n := 0
	for i := s.first; i < len(s.us) && n < leadUnits; i++ {
		u := s.us[i]
		if u.role != RoleNone || u.runes < 30 {
			continue
		}
		sp := u.Span
		if sp.Len() > 2000 {
			sp.End = sp.Start + 2000
		}
		ws.add(s.src, sp)
		n++
	}
	return ws
}

func (w *wordSet) add(src string, s text.Span) {
	eachStem(src, s, func(h uint32) {
		w.bits[h>>6&63] |= 1 << (h & 63)
		w.n++
	})
}

// share tells which part of a line's words the set holds.
func (w *wordSet) share(src string, s text.Span) float64 {
	n, in := 0, 0
	eachStem(src, s, func(h uint32) {
		n++
		if w.bits[h>>6&63]&(1<<(h&63)) != 0 {
			in++
		}
	})
	if n == 0 {
		return 0
	}
	return float64(in) / float64(n+1)
}

// stemFolding is the spelling in which words are compared.
const stemFolding = text.FoldAll

// eachStem gives the hash of the content words of a stretch, their clitics and
// article cut off roughly: it is for counting what two lines share, nothing else.
func eachStem(src string, s text.Span, f func(h uint32)) {
	var buf [64]byte
	for t := range text.Tokens(s.Of(src)) {
		if t.Kind != text.Word || t.Len() > 40 {
			continue
		}
		if k := stem(stemFolding.Append(buf[:0], t.Of(s.Of(src)))); len(k) >= 6 {
			h := uint32(2166136261) // FNV-1a
			for _, b := range k {
				h = (h ^ uint32(b)) * 16777619
			}
			f(h >> 8)
		}
	}
}

// stem cuts the clitics و ف ب ل, the article and a few endings off a folded word.
func stem(k []byte) []byte {
	if len(k) < 8 {
		return k
	}
	k = k[proclitics(k):]
	for _, e := range [...]string{"ات", "ين", "ون", "ان", "يه", "ها", "ه", "ا", "ي"} {
		if len(k) >= len(e)+6 && string(k[len(k)-len(e):]) == e {
			return k[:len(k)-len(e)]
		}
	}
	return k
}

// proclitics gives the bytes of the clitic and article that a word of four letters or more
// begins with, three letters left: وال بال فال كال ولل ال لل و ب ل ف.
func proclitics(k []byte) int {
	const letter = len("ا")
	at := func(i int) rune { // the letter i of k
		return rune(k[i*letter]&0x1F)<<6 | rune(k[i*letter+1]&0x3F)
	}
	n := 0
	switch at(0) {
	case text.Waw, text.Beh, text.Feh, text.Kaf, text.Lam:
		n = 1
	}
	switch {
	case len(k) >= (n+5)*letter && at(n) == text.Alef && at(n+1) == text.Lam:
		return (n + 2) * letter
	case n == 1 && len(k) >= 6*letter && at(0) == text.Waw && at(1) == text.Lam && at(2) == text.Lam:
		return 3 * letter
	case n == 1 && len(k) >= 5*letter && at(0) == text.Lam && at(1) == text.Lam:
		return 2 * letter
	case n == 1 && at(0) != text.Kaf:
		return letter
	}
	return 0
}
