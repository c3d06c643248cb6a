package entities

import (
	"github.com/khabar-go/khabar/article/text"
)

// A Type is what a name names. The types are those of OntoNotes 5 that are names, and
// OCC, an office or occupation, of Wojood.
type Type uint8

const (
	NoType    Type = iota
	Person         // a named person, without title, role or nationality: لويد أوستن
	Role           // an office or title: وزير الدفاع، الرئيس (OCC)
	Norp           // a nationality, ethnic, religious or political group: الياباني، الشيعة
	GPE            // a place with a government: اليابان، طوكيو
	Loc            // any other named place: البحر الأحمر، قطاع غزة
	Fac            // a named building or work: معبر رفح، مطار بيروت الدولي
	Org            // a named body: وزارة الخارجية، رويترز
	Event          // a named event: كأس العالم 2022
	Product        // a named artefact: إف-16
	WorkOfArt      // a titled work: «ألف ليلة وليلة»
	Law            // a named law, treaty or resolution: القرار 1701
	Language       // a named language: اللغة العربية
)

var typeNames = [...]string{"", "PERSON", "OCC", "NORP", "GPE", "LOC", "FAC", "ORG", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"}

// String is the name of the type as corpora write it: PERSON, OCC, NORP, …
func (t Type) String() string {
	if int(t) < len(typeNames) {
		return typeNames[t]
	}
	return ""
}

// MarshalText writes the name of the type.
func (t Type) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// None is the index of no mention and of no entity.
const None = -1

// A Mention is a name in the text.
type Mention struct {
	text.Span           // without proclitics and quotation marks around it: القاهرة in «وبالقاهرة»
	Token     text.Span // the whole written tokens that it touches: وبالقاهرة
	Type      Type
	Norm      string  // the normal form: spelling unified, the article of لل restored
	Score     float32 // the model's probability of the span and its type, 0 to 1
	Entity    int     // index of its entity, or None
	Within    int     // index of the mention that encloses it, or None
}

// An Entity is what mentions of the text name.
type Entity struct {
	Type        Type
	Kind        string   // politician, ministry, city, …: the kinds of the lists; "" where unknown
	Name        string   // the canonical name: that of the lists, else the longest mention's normal form
	Aliases     []string // the other forms seen in the text, in order
	Country     string   // ISO 3166-1 alpha-2, or "" where unknown
	Division    string   // ISO 3166-2 of divisions of Arab countries, or ""
	Role        string   // of persons: the office that the text gives, وزير الدفاع
	RoleState   string   // "", "former", "acting", "elect", "designate", "late", …
	Nationality string   // of persons: ISO 3166-1 alpha-2, from «الكوري الجنوبي» and the like
	Mentions    []int    // indexes of its mentions, in order
}

// A Quote is reported speech.
type Quote struct {
	text.Span           // what is said, quotation marks outside
	Cue       text.Span // the word that reports: قال، أكد، بحسب; empty in «speaker: quote»
	Speaker   int       // index of the mention of the speaker, or None
	Direct    bool      // between quotation marks
}

// A Result is what a Tagger finds in an article.
type Result struct {
	Mentions []Mention // in order of position; an enclosing mention before those in it
	Entities []Entity
	Quotes   []Quote
}
