package summary

import (
	"strconv"

	"github.com/khabar-go/khabar/article/text"
)

// Support checks a claim, such as a bullet of a published summary, against the body of
// an article. It is NewChecker(n).Check(claim); a program that checks several claims
// makes one [Checker].
func Support(claim string, n *Analysis) Report {
	c := checkerPool.Get().(*Checker)
	defer c.free()
	c.read(n, nil)
	return c.Check(claim)
}

// A Report tells what the body of an article says of a claim.
type Report struct {
	// Score tells how much of the claim the body supports, from 0 to 1: the weight of
	// its words and facts that the supporting sentences hold, less those that findings
	// cover.
	Score float64

	Sentences []Evidence // of each sentence of the claim, in order
	Findings  []Finding  // what the body lacks or says otherwise, in order of their place in the claim
}

// Supported tells whether nothing was found against the claim.
func (r Report) Supported() bool { return len(r.Findings) == 0 }

// An Evidence is what supports a sentence of a claim.
type Evidence struct {
	Claim text.Span // the sentence, in bytes of the claim
	Score float64   // as that of the report
	Body  []Passage // the foremost first; none where the body does not speak of it
}

// A Passage is a sentence of the body that supports a claim.
type Passage struct {
	text.Span         // in bytes of Source.Text
	Score     float64 // how much of the claim's sentence it holds, from 0 to 1
}

// A Finding is something in a claim that the body does not support.
type Finding struct {
	Claim   text.Span // in bytes of the claim
	Body    text.Span // what the body says instead, in bytes of Source.Text; empty where it says nothing of the kind
	Reason  Reason
	Message string // one English sentence for people
}

// A Reason tells why a part of a claim is not supported. «Missing» is what the body has
// nowhere, «other» what it gives otherwise.
type Reason uint8

// The reasons.
const (
	NoReason           Reason = iota
	MissingName               // the name of a person, body, event, work, … is not in the body
	OtherName                 // the body has another name in its place
	MissingNumber             // no number of the body has its value
	OtherNumber               // the body counts or measures the same thing otherwise
	MissingDate               // no date or length of the body is compatible with it
	OtherDate                 // the body dates it otherwise
	MissingPlace              // the place is not in the body
	OtherPlace                // the body has another place in its place
	MissingRole               // the office is not in the body
	OtherRole                 // the body gives the person another office
	MissingNationality        // the nationality or group is not in the body
	OtherNationality          // the body has another in its place
	Negation                  // the body affirms what the claim denies, or the other way round
	Opposite                  // the body has the word for the opposite: ارتفع، انخفض
	OtherSpeaker              // the body gives the words to somebody else
	MissingQuote              // what stands between quotation marks is not in the body
	Unsupported               // no sentence of the body speaks of it
)

var reasonNames = [...]string{
	"", "missing-name", "other-name", "missing-number", "other-number", "missing-date", "other-date",
	"missing-place", "other-place", "missing-role", "other-role", "missing-nationality",
	"other-nationality", "negation", "opposite", "other-speaker", "missing-quote", "unsupported",
}

// String is the reason's name in the result document, "" for NoReason.
func (r Reason) String() string {
	if int(r) < len(reasonNames) {
		return reasonNames[r]
	}
	return ""
}

// MarshalText is Reason.String.
func (r Reason) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// Missing tells whether the body lacks the part of the claim, rather than saying
// something else.
func (r Reason) Missing() bool {
	switch r {
	case MissingName, MissingNumber, MissingDate, MissingPlace, MissingRole, MissingNationality, MissingQuote, Unsupported:
		return true
	}
	return false
}

// message tells people what was found.
func (r Reason) message(claim, body string) string {
	c, b := strconv.Quote(claim), strconv.Quote(body)
	switch r {
	case Negation:
		if body == "" {
			return "The article does not say what " + c + " denies."
		}
		return "One of " + c + " and the article's " + b + " is a denial, the other is not."
	case Opposite:
		return "The article says the opposite of " + c + ": " + b + "."
	case OtherSpeaker:
		if body == "" {
			return "The article does not give these words to " + c + "."
		}
		return "The article gives the words to " + b + ", not to " + c + "."
	case MissingQuote:
		return "The words " + c + " are not in the article."
	case Unsupported:
		return "No sentence of the article speaks of " + c + "."
	}
	if r.Missing() {
		if body == "" {
			return "The article has no " + c + "."
		}
		return "The article has no " + c + "; it may mean " + b + "."
	}
	return "The article has " + b + " where the claim has " + c + "."
}
