package article

import (
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/lexicon"
)

// Limits of what stands inside the text.
const (
	maxSubhead      = 65 // runes
	maxSubheadWords = 9
	maxLabelWords   = 6  // words of a subhead that ends in a colon
	maxCaption      = 30 // words
	ornamentPercent = 60 // of the paragraphs open with a glyph: it is an ornament
	ornamentRunes   = 90 // runes of such paragraphs, on average
	maxBullet       = 260
	maxBullets      = 10
)

// summaryLabels gives the lines under a summary label their role: those with the
// glyph of the first one, or without glyphs those up to an empty line.
func (s *state) summaryLabels() {
	for i := range s.us {
		if s.us[i].role != RoleSummaryLabel {
			continue
		}
		if i+1 == len(s.us) || s.us[i+1].role != RoleNone {
			continue
		}
		g := s.us[i+1].glyph
		for j := i + 1; j < len(s.us); j++ {
			u := &s.us[j]
			if u.role != RoleNone || u.glyph != g || u.runes > 2*maxBullet || g == noGlyph && (u.gap || j > i+4 || !s.gapAfter(i+1)) {
				break
			}
			u.role = RoleBullet
		}
	}
}

// gapAfter tells whether an empty line follows within a few lines of unit i.
func (s *state) gapAfter(i int) bool {
	for j := i + 1; j < len(s.us) && j < i+5; j++ {
		if s.us[j].gap {
			return true
		}
	}
	return false
}

// list gives the lines of a list right under the headline the role of the
// published summary: two or more with one glyph, no questions, and running text
// without the glyph after them.
func (s *state) list(i int) bool {
	g := s.us[i].glyph
	if g == noGlyph {
		return false
	}
	j := i
	for j < len(s.us) && s.us[j].role == RoleNone && s.us[j].glyph == g {
		if s.us[j].end == endQuestion || s.us[j].runes > maxBullet {
			return false
		}
		j++
	}
	if j-i < 2 || j-i > maxBullets || !s.textFollows(j) {
		return false
	}
	for k := i; k < j; k++ {
		s.us[k].role = RoleBullet
	}
	return true
}

// textFollows tells whether running text without a glyph comes soon after unit j.
func (s *state) textFollows(j int) bool {
	for k := j; k < len(s.us) && k < j+6; k++ {
		if u := s.us[k]; u.role == RoleNone && u.glyph == noGlyph && u.runes >= proseRunes {
			return true
		}
	}
	return false
}

// body gives the units of the text their roles.
func (s *state) body() {
	s.captions()
	s.lists()
	for i := len(s.us) - 1; i >= s.first; i-- {
		u := &s.us[i]
		if u.role == RoleNone && u.runes <= maxSubhead && u.glyph == noGlyph {
			u.role = s.personLine(u, RoleNone)
		}
		if s.us[i].role == RoleNone && s.subhead(i) {
			s.us[i].role = RoleSubhead
		}
	}
	s.questions()
	s.verse()
	for i := s.first; i < len(s.us); i++ {
		if u := &s.us[i]; u.role == RoleNone {
			u.role = RoleParagraph
		}
	}
}

// captions finds the texts of pictures that no list of words shows: short, without a
// full stop, an agency in brackets at the end.
func (s *state) captions() {
	last := s.lastText()
	for i := range s.us {
		u := &s.us[i]
		if u.role != RoleNone && u.role != RoleStandfirst || u.words > maxCaption || u.glyph != noGlyph || i >= last {
			continue
		}
		line := u.Of(s.src)
		if i > 0 && s.us[i-1].role == RoleCaption && strings.HasPrefix(s.us[i-1].Of(s.src), "©") && !u.end.final() {
			u.role = RoleCaption
			continue
		}
		if photographer(line) {
			u.role = RoleCaption
			continue
		}
		o := lastBracket(line)
		if o.Empty() || o.Start < 20 || endingOf(line[:o.Start]).final() {
			continue
		}
		if s.isOutlet(text.Span{Start: u.Start + o.Start - 1, End: u.Start + o.End + 1}) {
			u.role = RoleCaption
		}
	}
}

// photographer tells whether a line names who took the picture behind its text:
// «… (تصوير: …)», «…تصوير: …», «(Credit: …)».
func photographer(line string) bool {
	if strings.IndexByte(line, ':') < 0 && !strings.Contains(line, "©") {
		return false
	}
	for _, w := range [...]string{"تصوير:", "تصوير :", "عدسة:", "عدسة :", "الصورة:", "Credit:", "Photo:", "©"} {
		if i := strings.Index(line, w); i > 0 && !strings.HasSuffix(line[:i], "ال") {
			return true
		}
	}
	return false
}

// lastText is the last unit that runs in sentences.
func (s *state) lastText() int {
	for i := len(s.us) - 1; i >= 0; i-- {
		if s.us[i].role == RoleNone {
			return i
		}
	}
	return -1
}

// lists tells lists from interviews and ornaments.
func (s *state) lists() {
	paragraphs, questions := 0, 0
	var count [4]struct {
		g        glyph
		n, runes int
	}
	for _, u := range s.us[s.first:] {
		if u.role != RoleNone {
			continue
		}
		if u.runes > maxSubhead || u.glyph != noGlyph {
			paragraphs++
		}
		if u.glyph == noGlyph {
			continue
		}
		if u.end == endQuestion || u.glyph == questionGlyph {
			questions++
		}
		for k := range count {
			if count[k].g == noGlyph || count[k].g == u.glyph {
				count[k].g = u.glyph
				count[k].n++
				count[k].runes += u.runes
				break
			}
		}
	}
	s.interview = questions >= 2
	ornament := noGlyph
	for _, c := range count {
		if c.g != noGlyph && c.g != numberGlyph && c.g != ordinalGlyph && c.n >= 3 && c.runes >= c.n*ornamentRunes && c.n*100 >= paragraphs*ornamentPercent {
			ornament = c.g
		}
	}
	opener := s.opener()
	for i := s.first; i < len(s.us); i++ {
		u := &s.us[i]
		if u.role != RoleNone || u.glyph == noGlyph {
			continue
		}
		switch {
		case s.interview && u.glyph != numberGlyph && u.glyph != ordinalGlyph, u.glyph == ornament, u.glyph == opener:
			u.role = RoleParagraph
		case s.alone(i) && s.shortTitle(*u) && s.longer(i) && s.us[max(i-1, 0)].end != endColon:
			u.role = RoleSubhead
		case s.closesList(i):
			u.role = RoleSubhead
		default:
			u.role = RoleListItem
		}
	}
}

// closesList tells whether unit i, with the glyph of the items above it, is no item but
// the title of the text below: short, and said again there.
func (s *state) closesList(i int) bool {
	u := s.us[i]
	if u.words > 5 || !s.shortTitle(u) || i == s.first || s.us[i-1].glyph != u.glyph || i+1 >= len(s.us) || s.us[i+1].glyph != noGlyph {
		return false
	}
	var below wordSet
	below.add(s.src, s.us[i+1].Span)
	return below.share(s.src, text.Span{Start: u.body, End: u.End}) >= 0.5
}

// opener gives the glyph that opens single paragraphs under a subhead, as some papers
// print it: no sign of a list in that article.
func (s *state) opener() glyph {
	for i := s.first + 1; i < len(s.us); i++ {
		u := s.us[i]
		if u.role == RoleNone && u.glyph != noGlyph && u.glyph != numberGlyph && u.glyph != ordinalGlyph &&
			s.alone(i) && s.titled(i-1) && !s.shortTitle(u) {
			return u.glyph
		}
	}
	return noGlyph
}

// alone tells whether no neighbour of unit i has its glyph.
func (s *state) alone(i int) bool {
	g := s.us[i].glyph
	return (i == s.first || s.us[i-1].glyph != g) && (i+1 == len(s.us) || s.us[i+1].glyph != g)
}

// titled tells whether unit i could be a subhead by its looks.
func (s *state) titled(i int) bool {
	return i >= s.first && s.us[i].glyph == noGlyph && s.us[i].role == RoleNone && s.shortTitle(s.us[i])
}

// shortTitle tells whether a line has the size and the ending of a subhead.
func (s *state) shortTitle(u unit) bool {
	if u.runes > maxSubhead || u.words > maxSubheadWords {
		return false
	}
	switch u.end {
	case endOpen, endQuestion, endExclaim, endDots:
		return true
	case endColon:
		return u.words <= maxLabelWords && (u.words <= 2 || !s.introduces(u))
	}
	return false
}

// introduces tells whether a line that ends in a colon is a sentence that introduces a
// list («وتتضمن الشروط ما يلي:») and no title.
func (s *state) introduces(u unit) bool {
	s.r.load(s.src, u.Span)
	for i := range s.r.n {
		if s.r.el[i].sign != 0 {
			continue
		}
		k := s.r.keyOf(i, 1)
		if k == nil {
			return true
		}
		switch string(k) {
		case "منها", "بينها", "وهي", "وهم", "هي", "يلي", "ياتي", "التالي", "التاليه", "الاتي", "الاتيه", "كالتالي", "كالاتي":
			return true
		}
		if c, ok := lexicon.Prose(k); ok && (i == 0 && c.Kind == lexicon.Conjunction || c.Clitic > 0 || c.Kind == lexicon.SayVerb || c.Kind == lexicon.Verb) && !c.Flags.Has(lexicon.Word) {
			return true
		}
	}
	return false
}

// longer tells whether what follows unit i is text that it may be the title of.
func (s *state) longer(i int) bool {
	for j := i + 1; j < len(s.us); j++ {
		v := s.us[j]
		switch v.role {
		case RoleCaption, RoleBoilerplate, RoleRelated:
			continue
		case RoleListItem, RoleSubhead:
			return true
		case RoleNone, RoleParagraph:
			if s.us[i].end == endColon {
				return true
			}
			return v.runes > s.us[i].runes && (v.runes > maxSubhead || v.end.final() || v.end == endColon)
		}
		return false
	}
	return false
}

// subhead tells whether unit i is a title inside the text.
func (s *state) subhead(i int) bool {
	u := s.us[i]
	if u.glyph != noGlyph || !s.shortTitle(u) || !s.longer(i) || s.interview && u.end == endQuestion {
		return false
	}
	if i > 0 && s.us[i-1].role == RoleNone && s.us[i-1].end == endComma { // goes on
		return false
	}
	return i > s.first || u.words <= maxSubheadWords
}

// Limits of an interview whose questions have no sign.
const (
	minQuestions    = 3
	questionPercent = 60 // of what looks like subheads
	questionWords   = 5  // on average; a title that asks is shorter
)

// questions turns the questions of an interview, which look like subheads, back into
// paragraphs.
func (s *state) questions() {
	subheads, asked, words := 0, 0, 0
	for _, u := range s.us[s.first:] {
		if u.role == RoleSubhead {
			subheads++
			if u.end == endQuestion {
				asked++
				words += u.words
			}
		}
	}
	if asked < minQuestions || words < asked*questionWords || asked*100 < subheads*questionPercent {
		return
	}
	for i := s.first; i < len(s.us); i++ {
		if u := &s.us[i]; u.role == RoleSubhead && u.end == endQuestion {
			u.role = RoleParagraph
		}
	}
}

// verse turns runs of many short lines, verse or tables, back into paragraphs.
func (s *state) verse() {
	for i := s.first; i < len(s.us); {
		j := i
		for j < len(s.us) && s.us[j].role == RoleSubhead && s.us[j].end != endColon {
			j++
		}
		if j-i > 3 {
			for k := i; k < j-1; k++ {
				s.us[k].role = RoleParagraph
			}
		}
		i = max(j, i+1)
	}
}

// lastBracket gives what stands in the bracket that ends a line.
func lastBracket(line string) text.Span {
	end := text.TrimSpace(line, text.Span{Start: 0, End: len(line)}).End
	if end == 0 || line[end-1] != ')' {
		return text.Span{}
	}
	for i := end - 2; i >= 0 && end-i < 120; i-- {
		if line[i] == '(' {
			return text.Span{Start: i + 1, End: end - 1}
		}
	}
	return text.Span{}
}

// isOutlet tells whether a stretch is one or several outlets and nothing else, a
// photographer's words («تصوير: …») included.
func (s *state) isOutlet(sp text.Span) bool {
	a, ok := s.r.lineAttribution(s.src, sp)
	return ok && (a.nOutlets > 0 || a.word) && (a.nNames == 0 || a.word) && a.nPlaces == 0
}
