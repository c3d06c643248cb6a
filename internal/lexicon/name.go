package lexicon

// NameKind says which parts of a person's name a word can be; a set.
type NameKind uint8

const (
	Given    NameKind = 1 << iota // a given name: محمد، عبد الله، فاطمة
	Family                        // a family name, tribe or nisba: الحسيني، حداد
	Particle                      // a word that joins names: بن، أبو، آل، عبد
)

// String lists the parts, joined by "|".
func (k NameKind) String() string {
	s := ""
	for i, name := range [...]string{"given", "family", "particle"} {
		if k&(1<<i) != 0 {
			if s != "" {
				s += "|"
			}
			s += name
		}
	}
	return s
}

// Gender is the gender of a given name; a set, both bits for names of either.
type Gender uint8

const (
	Masculine Gender = 1 << iota
	Feminine
)

// String is "m", "f", "mf" or "".
func (g Gender) String() string { return enumString([]string{"", "m", "f", "mf"}, uint8(g)) }

// Name is what the list knows about one word of a person's name.
type Name struct {
	Kind   NameKind
	Gender Gender
	Flags  Flags // Word, PlaceName, Derived
}

type nameRow struct {
	kind   NameKind
	gender Gender
	flags  Flags
}

// LookupName finds a part of a personal name by its key (see [Key]): one word,
// or a compound written as two («عبد الله», «أبو زيد») as well as joined.
func LookupName(key []byte) (Name, bool) {
	i := find(nameKeys, nameOffs[:], nameIndex[:], key)
	if i < 0 {
		return Name{}, false
	}
	r := &nameRows[i]
	return Name{Kind: r.kind, Gender: r.gender, Flags: r.flags}, true
}
