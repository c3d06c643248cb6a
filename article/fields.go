package article

import (
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/lexicon"
)

// maxOpeners is how many paragraphs of the text are looked at for a dateline.
const maxOpeners = 3

// fields collects what the units say into the fields of the article.
func (s *state) fields() {
	for i := range s.us {
		u := &s.us[i]
		switch u.role {
		case RoleHeadline:
			s.headline(u.Span)
		case RoleKicker:
			if s.a.Kicker.IsZero() {
				s.a.Kicker = s.part(u.Span)
			}
		case RoleStandfirst:
			if s.a.Standfirst.IsZero() {
				s.a.Standfirst = s.part(text.Span{Start: u.body, End: u.End})
			}
		case RoleSummaryLabel:
			s.a.Summary.Label = s.part(u.Span)
		case RoleBullet:
			s.a.Summary.Items = append(s.a.Summary.Items, s.part(text.Span{Start: u.body, End: u.End}))
		case RoleByline, RoleDateline:
			s.attributionLine(u.Span)
		case RoleTimestamp:
			s.stampOf(u.Span)
		case RoleCredit:
			s.creditLine(u.Span)
		}
	}
	s.opening()
	s.closing()
}

// headline takes the stamp that hangs on to a headline, and a paper behind a sign, off it.
func (s *state) headline(sp text.Span) {
	if st, rest, ok := s.r.trailingStamp(s.src, sp); ok {
		s.published(st)
		sp = rest
		if o := s.r.trailingOutlet(s.src, sp); !o.Empty() {
			s.addCredit(o)
		}
	}
	s.a.Headline = s.part(sp)
	if s.a.Kicker.IsZero() {
		s.a.Kicker = s.part(rubric(s.src, sp))
	}
}

// maxRubric is the most words of a column's name before its title on one line.
const maxRubric = 3

// rubric gives the column's name in «مشاهد / سلامة أحمد سلامة»: a few words before a
// slash or bar that has space around it.
func rubric(src string, sp text.Span) text.Span {
	line := sp.Of(src)
	i := strings.IndexAny(line, "/|")
	if i <= 0 || line[i-1] != ' ' || i+1 >= len(line) || line[i+1] != ' ' || strings.Count(strings.TrimSpace(line[:i]), " ") >= maxRubric {
		return text.Span{}
	}
	return text.Span{Start: sp.Start, End: sp.Start + i}
}

// attributionLine reads a byline or dateline that is a line of its own.
func (s *state) attributionLine(sp text.Span) {
	if st, rest, ok := s.r.gluedStamp(s.src, sp); ok {
		s.published(st.date)
		if !st.outlet.Empty() {
			s.addCredit(st.outlet)
		}
		sp = rest
	}
	if a, ok := s.r.lineAttribution(s.src, sp); ok {
		s.take(&a, sp)
	}
}

// take copies an attribution into the article.
func (s *state) take(a *attribution, sp text.Span) {
	for _, n := range a.names[:a.nNames] {
		s.addByline(n)
	}
	d := &s.a.Dateline
	if a.nPlaces > 0 && len(d.Places) == 0 {
		for _, p := range a.places[:a.nPlaces] {
			d.Places = append(d.Places, s.part(p))
		}
		d.Country = s.countryOf(d.Places)
		d.Span = sp
	}
	for i, o := range a.outlets[:a.nOutlets] {
		if i == 0 && d.Agency.IsZero() && (a.nPlaces > 0 || a.nNames > 0 || a.nOutlets > 0) {
			d.Agency = s.part(o)
			d.Span = sp
			continue
		}
		s.addCredit(o)
	}
	if !a.date.Empty() {
		s.published(a.date)
	}
}

// countryOf gives the country that places lie in: the one that is named among them
// («دبي، الإمارات العربية المتحدة»), else that of the first place whose country is sure.
func (s *state) countryOf(places []Part) string {
	country := ""
	for _, p := range places {
		l, ok := lexicon.LookupPlace(lexicon.Key(s.key[:0], p.Text))
		switch {
		case !ok || !sure(l):
		case l.Kind == lexicon.Country:
			return l.Country
		case country == "":
			country = l.Country
		}
	}
	return country
}

// sure tells whether the country of a place is known: it has no namesake in another one,
// or is a capital and the namesake is a lesser place (طرابلس; not عمان, which is Oman, too).
func sure(p lexicon.Place) bool {
	return p.AlsoCountry == "" || p.AlsoCountry == p.Country ||
		p.Kind == lexicon.Capital && p.AlsoKind != lexicon.Capital && p.AlsoKind != lexicon.Country
}

func (s *state) addByline(n text.Span) {
	p := s.part(n)
	for _, b := range s.a.Bylines {
		if b.Text == p.Text {
			return
		}
	}
	if p.Text != "" {
		s.a.Bylines = append(s.a.Bylines, p)
	}
}

func (s *state) addCredit(o text.Span) {
	p := s.part(o)
	for _, c := range s.a.Credits {
		if c.Text == p.Text {
			return
		}
	}
	if p.Text != "" {
		s.a.Credits = append(s.a.Credits, p)
	}
}

// stampOf reads a stamp line: its date, and the paper that it names.
func (s *state) stampOf(sp text.Span) {
	st, ok := s.r.stampLine(s.src, sp)
	if g, rest, glued := s.r.gluedStamp(s.src, sp); !ok && glued {
		st = g
		if a, ok := s.r.lineAttribution(s.src, rest); ok {
			s.take(&a, rest)
		}
	} else if !ok {
		if a, ok := s.r.lineAttribution(s.src, sp); ok {
			for _, o := range a.outlets[:a.nOutlets] {
				s.addCredit(o)
			}
			st.date = a.date
		}
	}
	if !st.outlet.Empty() {
		s.addCredit(st.outlet)
	}
	if !st.date.Empty() {
		s.published(st.date)
	}
}

// creditLine reads a credit: what follows «المصدر:», or all of a line that names
// outlets, without the signs around it.
func (s *state) creditLine(sp text.Span) {
	line := sp.Of(s.src)
	k := s.keyOf(sp)
	m, ok := lexicon.Line(k)
	if k != nil && ok && m.Role == lexicon.RoleCredit && m.Match == lexicon.Prefix {
		if i := strings.IndexAny(line, ":/"); i >= 0 && i < len(line)-1 {
			rest := bare(s.src, text.Span{Start: sp.Start + i + 1, End: sp.End})
			if a, ok := s.r.lineAttribution(s.src, rest); ok && a.nPlaces > 0 && a.nOutlets > 0 && !strings.Contains(rest.Of(s.src), "+") {
				for _, o := range a.outlets[:a.nOutlets] {
					s.addCredit(o)
				}
				return
			}
			s.addCredit(rest)
			return
		}
	}
	s.addCredit(bare(s.src, sp))
}

// bare takes the signs around a name off: (…), --(…), /…/, "…", «…».
func bare(src string, sp text.Span) text.Span {
	for changed := true; changed; {
		changed = false
		sp = text.TrimSpace(src, sp)
		for _, c := range [...]string{"(", ")", "/", "-", "–", "—", "ـ", "\"", "«", "»", "“", "”", "[", "]", "|", "*", ":", ".", "©", "'", "‹", "›"} {
			if strings.HasPrefix(sp.Of(src), c) && sp.Len() > len(c) {
				sp.Start += len(c)
				changed = true
			}
			if strings.HasSuffix(sp.Of(src), c) && sp.Len() > len(c) {
				sp.End -= len(c)
				changed = true
			}
		}
	}
	return sp
}

// opening reads the dateline and byline that open the text.
func (s *state) opening() {
	n := 0
	for i := s.first; i < len(s.us) && n < maxOpeners; i++ {
		u := s.us[i]
		if u.role != RoleParagraph && u.role != RoleListItem {
			continue
		}
		n++
		a, ok := s.r.openingAttribution(s.src, text.Span{Start: u.body, End: u.End})
		if !ok || n > 1 && a.nOutlets == 0 {
			continue
		}
		s.take(&a, text.Span{Start: u.Start, End: a.end})
		return
	}
}

// closing reads a credit that ends the last paragraph: «… (رويترز)», «…--(بترا)».
func (s *state) closing() {
	for i, n := len(s.us)-1, 0; i >= s.first && n < 2; i-- {
		u := s.us[i]
		if u.role != RoleParagraph && u.role != RoleListItem {
			continue
		}
		n++
		if o := s.closingOutlet(u.Span); !o.Empty() {
			s.addCredit(o)
			return
		}
		if n == 1 && u.runes > proseRunes {
			return
		}
	}
}

// closingOutlet gives the outlet that a paragraph ends with, in brackets, between
// slashes, or bare behind a full stop.
func (s *state) closingOutlet(sp text.Span) text.Span {
	line := sp.Of(s.src)
	if b := lastBracket(line); !b.Empty() {
		b = b.Shift(sp.Start)
		if a, ok := s.r.lineAttribution(s.src, b); ok && a.nOutlets > 0 && a.nNames == 0 {
			return bare(s.src, b)
		}
		return text.Span{}
	}
	end := text.TrimSpace(s.src, sp).End
	from := sp.Start
	if i := strings.LastIndexAny(line, ".؟!»"); i >= 0 && i < len(line)-2 {
		from = sp.Start + i
		for from < end && s.src[from] >= 0x80 && from-sp.Start-i < 2 {
			from++
		}
		from++
	}
	if strings.HasSuffix(strings.TrimSpace(line), "/") {
		if i := strings.LastIndexByte(strings.TrimRight(line, "/ "), '/'); i >= 0 {
			from = sp.Start + i
		}
	}
	if from == sp.Start || from >= end || end-from > 80 {
		return text.Span{}
	}
	t := text.Span{Start: from, End: end}
	if a, ok := s.r.lineAttribution(s.src, t); ok && a.nOutlets > 0 && a.nNames == 0 && a.nPlaces == 0 {
		return bare(s.src, t)
	}
	return text.Span{}
}
