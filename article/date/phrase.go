package date

import "github.com/khabar-go/khabar/internal/wordkey"

// A phraseHead tells where the phrases lie that begin with a word.
type phraseHead struct{ at, n uint16 }

// A phrase is a row of a table of phrases: n words from at on, and what it means.
type phrase struct {
	at  uint16
	n   uint8
	val uint16
}

// phraseAt finds the longest phrase of a table that begins at item j, and gives the
// item behind it; k is j where there is none.
func phraseAt(r *reader, heads []wordkey.Key, vals []phraseHead, list []phrase, words []wordkey.Key, j int) (k, val int) {
	it := r.at(j)
	if it.kind != arabic {
		return j, 0
	}
	first := it.key
	i := wordkey.Find(heads, first)
	if i < 0 {
		if first = r.unprefixed(j); first == it.key {
			first = r.cutLi(j)
		}
		if i = wordkey.Find(heads, first); i < 0 {
			return j, 0
		}
	}
	h := vals[i]
	for _, p := range list[h.at : h.at+h.n] {
		ok := true
		for m := 1; m < int(p.n) && ok; m++ {
			n := r.peek(j + m)
			ok = n.key != 0 && n.key == words[int(p.at)+m]
		}
		if ok {
			return j + int(p.n), int(p.val)
		}
	}
	return j, 0
}

// cutLi is the key of a word without ل or ب before it.
func (r *reader) cutLi(j int) wordkey.Key {
	k := r.at(j).key
	switch k.First() {
	case wordkey.Lam, wordkey.Beh, wordkey.Waw:
		if k.First() == wordkey.Lam && k.At(1) == wordkey.Lam { // لل is ل + ال
			return k.Rest(1)<<5 | wordkey.Alef
		}
		return k.Rest(1)
	}
	return 0
}

// country gives the country that is named at item j, 0 for none.
func (r *reader) country(j int) uint16 {
	k, v := phraseAt(r, countryHeadKeys[:], countryHeadVals[:], countryList[:], countryWords[:], j)
	if k == j {
		return 0
	}
	return uint16(v)
}
