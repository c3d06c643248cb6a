package article

import (
	"bytes"
	"time"

	"github.com/khabar-go/khabar/internal/lexicon"
)

// maxHinted bounds the lines among which those that a feed or page names are sought.
const maxHinted = 24

// known finds the lines that agree with what is known from outside: the headline and
// the authors. Agreement is that of the matching form: marks, spelling of hamza and
// signs do not count.
func (s *state) known() {
	s.hinted = -1
	if s.Headline != "" {
		if i := s.agrees(s.Headline); i >= 0 {
			s.hinted = i
			s.us[i].role = RoleHeadline
		}
	}
	for _, a := range s.Authors {
		if i := s.agrees(a); i >= 0 && i != s.hinted {
			s.us[i].role = RoleByline
		}
	}
}

// agrees gives the first line whose matching form is that of the given text, or -1.
func (s *state) agrees(given string) int {
	want := lexicon.Key(nil, given)
	for i := 0; i < min(len(s.us), maxHinted); i++ {
		if k := s.keyOf(s.us[i].Span); k != nil && bytes.Equal(k, want) {
			return i
		}
	}
	return -1
}

// given puts what is known from outside into the fields where the text has not said it.
func (s *state) given() {
	if !s.Published.IsZero() {
		s.a.Published.Value = s.Published.Format(time.DateOnly)
		s.a.Published.Basis = Given
	}
	if s.Headline != "" && s.hinted < 0 && s.a.Headline.IsZero() {
		s.a.Headline = Part{Text: s.Headline}
	}
	for _, name := range s.Authors {
		if !s.hasByline(name) {
			s.a.Bylines = append(s.a.Bylines, Part{Text: name})
		}
	}
}

// hasByline tells whether a name is among the bylines, in any spelling.
func (s *state) hasByline(name string) bool {
	want := lexicon.Key(nil, name)
	for _, b := range s.a.Bylines {
		if bytes.Equal(lexicon.Key(s.key[:0], b.Text), want) {
			return true
		}
	}
	return false
}
