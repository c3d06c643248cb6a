package lexicon

// OutletKind is what sort of outlet a surface names.
type OutletKind uint8

const (
	NoOutlet OutletKind = iota
	Agency              // a news agency
	Paper               // a newspaper
	Channel             // a television channel or network
	Site                // a news site
	Magazine            // a magazine
	Radio               // a radio station
	Generic             // no outlet by name: وكالات، متابعات، خاص
	Initial             // a sign that one paper prints: «ش»، TT
)

var outletKinds = [...]string{"", "agency", "paper", "channel", "site", "magazine", "radio", "generic", "initial"}

func (k OutletKind) String() string { return enumString(outletKinds[:], uint8(k)) }

// Outlet is what the list knows about one surface.
type Outlet struct {
	Name    string     // the usual written form, one for all surfaces of an outlet
	Kind    OutletKind //
	Country string     // ISO 3166-1 alpha-2 code of its seat, or ""
	Flags   Flags      // Word, Person, PlaceName, Derived
}

type outletRow struct {
	name    span
	kind    OutletKind
	country uint8
	flags   Flags
}

// LookupOutlet finds an outlet or source by its whole key (see [Key]), with or
// without a word for what it is («صحيفة الرأي», «الرأي»). With that word before
// it a name is no longer mistaken for another word: Flags is then [Derived].
func LookupOutlet(key []byte) (Outlet, bool) {
	if i := find(outletKeys, outletOffs[:], outletIndex[:], key); i >= 0 {
		return outletAt(i), true
	}
	// One word of designation, then two, where the text has them.
	for end, n := 0, 0; end < len(key) && n < pressWords; n++ {
		end = wordEnd(key, end)
		if end == len(key) {
			break
		}
		kinds := outletWord(key[:end])
		end++
		if i := find(outletKeys, outletOffs[:], outletIndex[:], key[end:]); i >= 0 && kinds.has(outletRows[i].kind) {
			o := outletAt(i)
			o.Flags = Derived
			return o, true
		}
	}
	return Outlet{}, false
}

func outletAt(i int) Outlet {
	r := &outletRows[i]
	return Outlet{
		Name:    r.name.in(outletNames),
		Kind:    r.kind,
		Country: countryCode(outletCountries, r.country),
		Flags:   r.flags,
	}
}

// kindSet is a set of outlet kinds, one bit for each.
type kindSet uint16

func (s kindSet) has(k OutletKind) bool { return s&(1<<k) != 0 }

type pressRow struct{ kinds kindSet }

// OutletWord tells whether key is a word that stands before an outlet's name:
// وكالة، صحيفة، قناة.
func OutletWord(key []byte) bool { return outletWord(key) != 0 }

func outletWord(key []byte) kindSet {
	if i := find(pressKeys, pressOffs[:], pressIndex[:], key); i >= 0 {
		return pressRows[i].kinds
	}
	return 0
}
