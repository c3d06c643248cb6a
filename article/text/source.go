package text

import "fmt"

// A Source is the text of an article with what is known of the bytes that it
// came from. The zero value is an empty text. A Source is never changed after
// it was made, so it may be shared between goroutines.
type Source struct {
	// Text is the decoded text. For UTF-8 input it is the input itself,
	// byte for byte, less a byte order mark: bytes that are not valid UTF-8
	// stay where they are and are reported in Issues. From other encodings
	// the text is valid UTF-8; a byte that means nothing there became U+FFFD.
	// NUL and other control characters are kept.
	Text string

	// Encoding is the encoding of the bytes that were given.
	Encoding Encoding

	// Confidence is 1 where the encoding was given by a label or a byte
	// order mark, and otherwise how sure the detection is, in (0, 1].
	Confidence float64

	// Issues lists what is wrong with the bytes, in order of position.
	Issues []Issue

	size int // bytes given
	bom  int // bytes of byte order mark before Text
}

// New returns a Source over a string that was decoded before. The text is s as it
// is, a leading U+FEFF included; bytes that are not valid UTF-8 give issues.
func New(s string) *Source {
	b := []byte(s) // not a copy: nothing writes to it
	return &Source{Text: s, Confidence: 1, Issues: issuesUTF8(nil, b, validUTF8(b)), size: len(s)}
}

// Slice is the text of a span of the source.
func (s *Source) Slice(sp Span) string { return s.Text[sp.Start:sp.End] }

// An Issue is something wrong with the input at a place. Bad text is not an
// error: it is kept, and described by issues.
type Issue struct {
	Code    string // a short fixed name, such as "invalid-utf8"
	Span    Span   // where in Source.Text
	Message string // one English sentence for people
}

// The codes of the issues of decoding. Neighbouring bad bytes give one issue.
const (
	// InvalidUTF8 is a run of bytes that are not valid UTF-8, or the beginning
	// of a character at which the text ends. The bytes stay in the text.
	InvalidUTF8 = "invalid-utf8"

	// InvalidUTF16 is a run of surrogates without a partner, or half a code
	// unit at which the text ends. Each became U+FFFD.
	InvalidUTF16 = "invalid-utf16"

	// UndefinedByte is a run of bytes to which the encoding gives no
	// character. Each became U+FFFD.
	UndefinedByte = "undefined-byte"

	// LabelContradicted stands at the start of a text whose byte order mark
	// contradicts the label. The mark was obeyed.
	LabelContradicted = "label-contradicted"

	// MoreIssues stands last where there are more than 1,000 issues. Its span
	// reaches from the first that is not listed to the last.
	MoreIssues = "more-issues"
)

// maxIssues bounds the issues of decoding, and so their memory.
const maxIssues = 1000

// An issueList collects issues in order of position.
type issueList struct {
	list []Issue
	more int  // issues that are not in list
	rest Span // from the first of them to the last
}

// add appends an issue, or makes the last one longer.
func (l *issueList) add(code string, sp Span, message string) {
	switch last := len(l.list) - 1; {
	case l.more > 0:
		if sp.Start > l.rest.End {
			l.more++
		}
		l.rest.End = sp.End
	case last >= 0 && sp.Start == l.list[last].Span.End && message == l.list[last].Message:
		l.list[last].Span.End = sp.End
	case last+1 < maxIssues:
		l.list = append(l.list, Issue{code, sp, message})
	default:
		l.more, l.rest = 1, sp
	}
}

// issues is what was collected.
func (l *issueList) issues() []Issue {
	if l.more == 0 {
		return l.list
	}
	return append(l.list, Issue{MoreIssues, l.rest, fmt.Sprintf("%d more places with the same kind of fault are not listed.", l.more)})
}
