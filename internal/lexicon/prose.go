package lexicon

// ProseKind is the part of speech of a word that opens news prose.
type ProseKind uint8

const (
	NoProse     ProseKind = iota
	SayVerb               // قال، أعلن، أكد: a verb of saying
	Verb                  // another verb that opens a sentence: شهد، ارتفع، وصل
	Conjunction           // فيما، بينما، حيث
	Adverb                // أمس, ايضا
	Preposition           // في، من، على
	Pronoun               // هو، هذا، التي
	Negation              // لم، لن، لا
	Modal                 // قد، سوف، يجب
)

var proseKinds = [...]string{"", "say", "verb", "conjunction", "adverb", "preposition", "pronoun", "negation", "modal"}

func (k ProseKind) String() string { return enumString(proseKinds[:], uint8(k)) }

// Cue is a word that a name or a place line does not hold and prose does.
type Cue struct {
	Kind   ProseKind
	Flags  Flags // Person, PlaceName, Word: also something else
	Clitic int   // bytes of a proclitic (و or ف) before the listed form, 0 for none
}

type proseRow struct {
	kind  ProseKind
	flags Flags
}

// Prose finds a word that opens prose by its key (see [Key]). A leading و or ف
// is taken off where the whole word is not listed and two letters or more are
// left.
func Prose(key []byte) (Cue, bool) {
	if i := findProse(key); i >= 0 {
		return Cue{Kind: proseRows[i].kind, Flags: proseRows[i].flags}, true
	}
	const (
		clitic = len("و")
		least  = 2 * len("ب")
	)
	if len(key) >= clitic+least && (string(key[:clitic]) == "و" || string(key[:clitic]) == "ف") {
		if i := findProse(key[clitic:]); i >= 0 {
			return Cue{Kind: proseRows[i].kind, Flags: proseRows[i].flags, Clitic: clitic}, true
		}
	}
	return Cue{}, false
}

func findProse(key []byte) int { return find(proseKeys, proseOffs[:], proseIndex[:], key) }
