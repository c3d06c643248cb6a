package article

import (
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/lexicon"
)

// maxTail bounds the lines at the end that may be credits and signatures.
const maxTail = 10

// tail gives the lines behind the text their roles: credits, signatures, initials of
// the desk, the deck printed again. It goes from the end up to running text.
func (s *state) tail() {
	for i, n := len(s.us)-1, 0; i > s.first && n < maxTail; i-- {
		u := &s.us[i]
		switch u.role {
		case RoleParagraph, RoleSubhead, RoleListItem:
		default:
			continue
		}
		n++
		if u.role == RoleListItem && (u.glyph != starGlyph || !s.alone(i)) {
			return
		}
		switch {
		case s.again(*u):
			u.role = RoleStandfirst
		case u.runes > maxLabelled:
			return
		case s.initials(*u):
			u.role = RoleBoilerplate
		case s.attributed(u, true, false):
		case s.signature(*u):
			u.role = RoleByline
		case s.leads(i):
			u.role = RoleRelated
		default:
			if u.role == RoleListItem { // a note under the text
				u.role = RoleParagraph
			}
			return
		}
	}
}

// leads tells whether a line is the title of another article: short, no sentence, with
// the stock lines of the page right behind it.
func (s *state) leads(i int) bool {
	u := s.us[i]
	if u.end != endOpen && u.end != endQuestion || u.runes > maxRelated || u.words < 3 || i+1 == len(s.us) {
		return false
	}
	switch s.us[i+1].role {
	case RoleBoilerplate, RoleTags, RoleRelated:
		return s.us[i-1].end.final()
	}
	return false
}

// again tells whether a unit repeats the deck.
func (s *state) again(u unit) bool {
	for _, v := range s.us[:s.first] {
		if v.role == RoleStandfirst && v.Of(s.src) == u.Of(s.src) {
			return true
		}
	}
	return false
}

// initials tells whether a line holds the initials of a desk: «ع.ش/و.أ», «ع ب م».
func (s *state) initials(u unit) bool {
	letters := 0
	for t := range text.Tokens(u.Of(s.src)) {
		switch t.Kind {
		case text.Punct, text.Symbol:
		case text.Word:
			if utf8.RuneCountInString(t.Of(u.Of(s.src))) > 1 {
				return false
			}
			letters++
		default:
			return false
		}
	}
	if letters == 0 || letters > 8 {
		return false
	}
	k := s.keyOf(u.Span)
	if o, ok := lexicon.LookupOutlet(k); ok && o.Kind != lexicon.Initial {
		return false // أ ف ب
	}
	return true
}

// signature tells whether a short line without a stop says what the author is:
// «كاتب كويتي», «* أستاذ الاقتصاد في جامعة دمشق».
func (s *state) signature(u unit) bool {
	if u.words > 12 || u.end == endQuestion || u.end == endColon {
		return false
	}
	s.r.load(s.src, text.Span{Start: u.body, End: u.End})
	i := 0
	for i < s.r.n && s.r.el[i].sign != 0 {
		i++
	}
	return i < s.r.n && s.r.job(i) > 0
}
