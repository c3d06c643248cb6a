package lexicon

// PlaceKind is what a place is.
type PlaceKind uint8

const (
	NoPlace    PlaceKind = iota
	Country              // a country or dependent territory
	Capital              // a country's capital
	Division             // a first-level division: governorate, wilaya, state, region
	City                 // a city or town
	District             // a lower division: قضاء، مركز، مديرية، دائرة
	Village              // a village
	Camp                 // a refugee camp
	Quarter              // a part of a city
	Region               // a region across or inside countries: الخليج، كردستان
	Area                 // a sea, strait, mountain, valley, border, continent
	Facility             // a work that datelines name: airport, base, crossing, seat
	Capitals             // «عواصم»: several places, none named
	Designator           // a word that stands before a place: مدينة، محافظة، ولاية
)

var placeKinds = [...]string{"", "country", "capital", "division", "city", "district", "village", "camp", "quarter", "region", "area", "facility", "capitals", "designator"}

func (k PlaceKind) String() string { return enumString(placeKinds[:], uint8(k)) }

// Place is what the list knows about one surface.
type Place struct {
	Name    string    // the usual written form
	Kind    PlaceKind // of the place most often meant
	Country string    // ISO 3166-1 alpha-2 code, or "" where there is none
	Flags   Flags     // Word, Person

	// AlsoKind and AlsoCountry tell of a second place of the same name, as
	// Tripoli (LY, LB) or Kuwait (country, capital).
	AlsoKind    PlaceKind
	AlsoCountry string
}

type placeRow struct {
	name        span
	kind        PlaceKind
	country     uint8
	flags       Flags
	alsoKind    PlaceKind
	alsoCountry uint8
}

// LookupPlace finds a place by its whole key (see [Key]).
func LookupPlace(key []byte) (Place, bool) {
	i := find(placeKeys, placeOffs[:], placeIndex[:], key)
	if i < 0 {
		return Place{}, false
	}
	r := &placeRows[i]
	return Place{
		Name:        r.name.in(placeNames),
		Kind:        r.kind,
		Country:     countryCode(placeCountries, r.country),
		Flags:       r.flags,
		AlsoKind:    r.alsoKind,
		AlsoCountry: countryCode(placeCountries, r.alsoCountry),
	}, true
}

// countryCode cuts the i-th two-letter code out of a string of them; 0 is none.
func countryCode(codes string, i uint8) string {
	if i == 0 {
		return ""
	}
	return codes[2*int(i)-2 : 2*int(i)]
}
