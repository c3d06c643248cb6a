package lexicon

// BylineKind is how a byline word is built into its line.
type BylineKind uint8

const (
	NoByline     BylineKind = iota
	BylineVerb              // كتب، كتبت، حاوره: a person follows
	BylinePrep              // بقلم، بعدسة: a person follows
	BylineLabel             // إعداد، تقرير، ترجمة: a person follows, mostly after a sign
	BylineOffice            // مراسلنا، مندوب: a person or place may follow
)

var bylineKinds = [...]string{"", "verb", "prep", "label", "office"}

func (k BylineKind) String() string { return enumString(bylineKinds[:], uint8(k)) }

// Credit is what the person after a byline word did.
type Credit uint8

const (
	NoCredit     Credit = iota
	Author              // wrote it
	Interviewer         // held the interview
	Reporter            // followed or covered it
	Compiler            // prepared it
	Translator          // translated it
	Photographer        // took the pictures
	Editor              // edited it
	Designer            // drew or laid it out
)

var credits = [...]string{"", "author", "interviewer", "reporter", "compiler", "translator", "photographer", "editor", "designer"}

func (c Credit) String() string { return enumString(credits[:], uint8(c)) }

// Byline is a word or phrase that announces who made the text.
type Byline struct {
	Kind   BylineKind
	Credit Credit
	Author bool  // whether the person who follows counts as an author
	Flags  Flags // Word: also an everyday word, so that a sign or a name must follow
}

type bylineRow struct {
	kind   BylineKind
	credit Credit
	author bool
	flags  Flags
}

// BylineWord finds a byline word or phrase by its key (see [Key]).
func BylineWord(key []byte) (Byline, bool) {
	i := find(bylineKeys, bylineOffs[:], bylineIndex[:], key)
	if i < 0 {
		return Byline{}, false
	}
	r := &bylineRows[i]
	return Byline{Kind: r.kind, Credit: r.credit, Author: r.author, Flags: r.flags}, true
}
