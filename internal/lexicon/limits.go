package lexicon

// The most words that a key of each list has: a parser tries that many words
// at a position, the longest first.
const (
	MaxPlaceWords  = placeWords
	MaxOutletWords = outletWords + pressWords
	MaxNameWords   = nameWords
	MaxBylineWords = bylineWords
	MaxTitleWords  = titleWords
	MaxStampWords  = stampWords
	MaxProseWords  = proseWords
)
