package article

import (
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/lexicon"
)

// maxLabelled bounds the runes of a line that may be a label by itself.
const maxLabelled = 160

// maxStockWords is the most words of a stock line that ends in a full stop.
const maxStockWords = 14

// labels gives roles to the lines that show by themselves what they are: labels and
// boilerplate by the list, stamps, captions. Everything else stays without a role.
func (s *state) labels() {
	for i := range s.us {
		u := &s.us[i]
		if u.runes > maxLabelled {
			continue
		}
		if invisible(u.Of(s.src)) {
			u.role = RoleBoilerplate
			continue
		}
		if u.end == endStop && u.words > maxStockWords {
			continue
		}
		if r, scope := s.listed(*u); r != RoleNone {
			u.role, u.scope = r, scope
			if r == RoleCaption || r == RoleByline || r == RoleBoilerplate { // «تصوير: عمرو الفقي» names a person
				u.role = s.personLine(u, r)
			}
			continue
		}
		if address(u.Of(s.src)) {
			u.role = RoleBoilerplate
			continue
		}
		if st, ok := s.r.stampLine(s.src, u.Span); ok && u.glyph == noGlyph {
			u.role = RoleTimestamp
			if !st.dated && (st.numbers < 3 || st.noon && st.numbers < 4) { // «19:52 ت م», of the desk
				u.role = RoleBoilerplate
			}
		}
	}
	s.scopes()
}

// personLine gives a listed line that names a person the role of a byline.
func (s *state) personLine(u *unit, r Role) Role {
	if a, ok := s.r.lineAttribution(s.src, u.Span); ok && a.word && a.nNames > 0 {
		return RoleByline
	}
	return r
}

var listedRoles = [...]Role{
	lexicon.NoRole:           RoleNone,
	lexicon.RoleBoilerplate:  RoleBoilerplate,
	lexicon.RoleRelated:      RoleRelated,
	lexicon.RoleTags:         RoleTags,
	lexicon.RoleSummaryLabel: RoleSummaryLabel,
	lexicon.RoleCaption:      RoleCaption,
	lexicon.RoleCredit:       RoleCredit,
	lexicon.RoleTimestamp:    RoleTimestamp,
	lexicon.RoleKicker:       RoleKicker,
	lexicon.RoleByline:       RoleByline,
	lexicon.RoleSubhead:      RoleSubhead,
}

// listed gives the role of a line that the list of lines knows.
func (s *state) listed(u unit) (Role, lexicon.Scope) {
	k := s.keyOf(u.Span)
	if k == nil {
		return RoleNone, lexicon.ScopeLine
	}
	m, ok := lexicon.Line(k)
	if !ok {
		return RoleNone, lexicon.ScopeLine
	}
	return listedRoles[m.Role], m.Scope
}

// scopes gives the lines that a label opens the label's role: the items under
// «اقرأ أيضاً», up to a line that closes them or to running text.
func (s *state) scopes() {
	for i := 0; i < len(s.us); i++ {
		u := s.us[i]
		opens := u.scope == lexicon.ScopeOpens && u.role != RoleSummaryLabel || u.role == RoleTags || u.role == RoleRelated
		if !opens {
			continue
		}
		if !s.bareLabel(u) {
			continue
		}
		for j := i + 1; j < len(s.us); j++ {
			v := &s.us[j]
			if v.role != RoleNone && v.role != RoleTimestamp {
				break
			}
			if v.end == endStop || v.runes > maxRelated || j-i > maxItems {
				break
			}
			if v.gap && !s.us[i+1].gap && j > i+1 {
				break
			}
			v.role = u.role
		}
	}
}

// Limits of what a label opens.
const (
	maxRelated = 130 // runes of one line
	maxItems   = 12  // lines
)

// bareLabel tells whether a labelled line holds nothing but the label.
func (s *state) bareLabel(u unit) bool {
	k := s.keyOf(u.Span)
	if k == nil {
		return false
	}
	m, ok := lexicon.Line(k)
	if !ok {
		return false
	}
	return len(strings.Trim(string(k[:m.Start])+string(k[m.End:]), " :")) == 0
}

// invisible tells whether a line has nothing that is seen, but is not white space
// either: direction controls, a byte order mark.
func invisible(line string) bool {
	for _, r := range line {
		if !text.IsSpace(r) && !text.IsInvisible(r) {
			return false
		}
	}
	return true
}

// address tells whether a line is an e-mail or web address and no more than a few
// words, or a rule across the page.
func address(line string) bool {
	words, addresses, letters, arabic := 0, 0, 0, 0
	for t := range text.Tokens(line) {
		switch t.Kind {
		case text.Email, text.URL, text.Handle:
			addresses++
		case text.Punct:
		case text.Symbol:
		case text.Code:
			letters++
		default:
			if t.Kind == text.Word {
				arabic++
			}
			letters++
			words++
		}
		if words > 4 {
			return false
		}
	}
	if letters == 0 && addresses == 0 {
		return utf8.RuneCountInString(line) > 1 || !strings.ContainsAny(line, "؟?!")
	}
	return addresses > 0 || words <= 2 && arabic == 0 // «2min», «inShare»
}
