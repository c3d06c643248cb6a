package lexicon

// An enum's String gives the word that the TSV files use; a value that is not
// one of the enum's gives "".
func enumString(names []string, v uint8) string {
	if int(v) < len(names) {
		return names[v]
	}
	return ""
}

// Flags are warnings about a surface: what else it may be in running text.
type Flags uint8

const (
	// Word marks a surface that is also a common word, like the town الباب or
	// the paper «الوطن».
	Word Flags = 1 << iota
	// Person marks a surface that is also a given or family name, like the town
	// بدر.
	Person
	// PlaceName marks a name or outlet that is also a place, like the paper
	// «الرياض».
	PlaceName
	// Derived marks what no row spells so: an outlet found behind a word for
	// what it is («صحيفة الحياة»), a compound name written as one word
	// («عبدالله» for «عبد الله»).
	Derived
)

// Has tells whether all flags of f are set.
func (fl Flags) Has(f Flags) bool { return fl&f == f }

// String lists the flags, joined by "|".
func (fl Flags) String() string {
	s := ""
	for i, name := range [...]string{"word", "person", "place", "derived"} {
		if fl&(1<<i) != 0 {
			if s != "" {
				s += "|"
			}
			s += name
		}
	}
	return s
}
