package lexicon

// TitleKind is what sort of title a surface is.
type TitleKind uint8

const (
	NoTitle   TitleKind = iota
	Honorific           // السيد، الحاج، الأستاذ
	Academic            // الدكتور، أ.د.، المهندس
	Religious           // الشيخ، المطران، آية الله
	Rank                // العميد، اللواء الركن
	Noble               // الأمير، سمو
	Office              // السفير، الوزير، النائب
	Job                 // الصحفي، الكاتب، مراسل، باحث
)

var titleKinds = [...]string{"", "honorific", "academic", "religious", "rank", "noble", "office", "job"}

func (k TitleKind) String() string { return enumString(titleKinds[:], uint8(k)) }

// TitleSide tells where a title stands; a set.
type TitleSide uint8

const (
	Before TitleSide = 1 << iota // before the name
	After                        // after the name
)

// String is "before", "after" or "both".
func (s TitleSide) String() string {
	return enumString([]string{"", "before", "after", "both"}, uint8(s))
}

// PersonTitle is a title or job word next to a name.
type PersonTitle struct {
	Kind  TitleKind
	Side  TitleSide
	Flags Flags // Word, Person
}

type titleRow struct {
	kind  TitleKind
	side  TitleSide
	flags Flags
}

// Title finds a title or job word by its key (see [Key]).
func Title(key []byte) (PersonTitle, bool) {
	i := find(titleKeys, titleOffs[:], titleIndex[:], key)
	if i < 0 {
		return PersonTitle{}, false
	}
	r := &titleRows[i]
	return PersonTitle{Kind: r.kind, Side: r.side, Flags: r.flags}, true
}
