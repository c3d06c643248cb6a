package number

import (
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// A bound is a phrase that bounds or softens a number.
type bound struct {
	mod   Mod
	place place
	n     uint8
	words [maxBound]wordkey.Key
}

// maxBound is the length of the longest phrase in words.
const maxBound = 5

// A place is where a phrase stands.
type place uint8

const (
	placeBefore  place = iota + 1 // inside the span, before the number
	placeAfter                    // inside the span, behind it
	placeBehind                   // outside, behind it
	placePercent                  // inside, before a percentage
	placeOutside                  // outside, before it
	placeVerb                     // outside, a verb before it
)

// bare tells whether a word is want, and with how many letters of clitics.
func bare(k, want wordkey.Key) (letters int, ok bool) {
	if k == want {
		return 0, true
	}
	switch k.First() {
	case wordkey.Waw, wordkey.Feh:
		if k.Rest(1) == want {
			return 1, true
		}
		switch k.Rest(1).First() {
		case wordkey.Beh, wordkey.Lam, wordkey.Kaf:
			return 2, k.Rest(2) == want
		}
	case wordkey.Beh, wordkey.Lam, wordkey.Kaf:
		return 1, k.Rest(1) == want
	}
	return 0, false
}

// flagged tells whether a word has a flag, with clitics or without.
func flagged(k wordkey.Key, fl flag) bool {
	if k == 0 {
		return false
	}
	if contextOf(k)&fl != 0 {
		return true
	}
	switch k.First() {
	case wordkey.Waw, wordkey.Feh:
		if contextOf(k.Rest(1))&fl != 0 {
			return true
		}
		switch k.Rest(1).First() {
		case wordkey.Beh, wordkey.Lam, wordkey.Kaf:
			return contextOf(k.Rest(2))&fl != 0
		}
	case wordkey.Beh, wordkey.Lam, wordkey.Kaf:
		return contextOf(k.Rest(1))&fl != 0
	}
	return false
}

// gapAfter is the gap between past(i) and what stands behind it.
func (f *finder) gapAfter(i int) numeral.Gap {
	if i == 0 {
		return f.cur.Gap
	}
	return f.past(i - 1).gap
}

// word gives past(i) where it is a word that joins what stands behind it.
func (f *finder) word(i int) (past, bool) {
	p := f.past(i)
	return p, p.kind == text.Word && f.gapAfter(i) != numeral.Break
}

// boundBefore looks for a phrase whose last word is past(i), and gives its
// modifier, where it begins and the number of its words; start is -1 where it is
// outside the span.
func (f *finder) boundBefore(i int, percent bool) (mod Mod, start, words int) {
	p, ok := f.word(i)
	if !ok {
		return 0, 0, 0
	}
	if !flagged(p.key, isBound) {
		// تناهز قيمته 50: a noun with a pronoun stands between
		if q, ok := f.word(i + 1); ok && pronoun(p.key) && flagged(q.key, isBound) {
			for j := range bounds {
				if b := &bounds[j]; b.place == placeVerb {
					if _, ok := bare(q.key, b.words[0]); ok {
						return f.verb(b, i+1), -1, 0
					}
				}
			}
		}
		return 0, 0, 0
	}
	for j := range bounds {
		b := &bounds[j]
		if b.place == placeAfter || b.place == placeBehind {
			continue
		}
		if b.n > 1 && b.words[b.n-1] != p.key {
			continue
		}
		start, ok := f.match(b, i)
		switch {
		case !ok:
		case b.place == placePercent && !percent:
		case b.place == placeBefore || b.place == placePercent:
			return b.mod, start, int(b.n)
		case b.place == placeVerb:
			return f.verb(b, i), -1, 0
		default:
			return b.mod, -1, 0
		}
	}
	return 0, 0, 0
}

// match matches the words of a phrase backwards from past(i).
func (f *finder) match(b *bound, i int) (start int, ok bool) {
	n := int(b.n)
	for w := n - 1; w >= 0; w-- {
		p, ok := f.word(i + n - 1 - w)
		if !ok {
			return 0, false
		}
		if w > 0 {
			if p.key != b.words[w] {
				return 0, false
			}
			continue
		}
		letters, ok := bare(p.key, b.words[0])
		if !ok {
			return 0, false
		}
		start = p.Start
		if letters > 0 {
			start += wordkey.Skip(p.Of(f.text), letters)
		}
	}
	return start, true
}

// verb is the modifier of a verb at past(i): «لا يتجاوز» bounds from above.
func (f *finder) verb(b *bound, i int) Mod {
	if p, ok := f.word(i + 1); ok && b.mod == MoreThan {
		switch p.key {
		case keyNo, keyAndNo, keyNot, keyAndNot, keyNever:
			return EqualOrLess
		}
	}
	return b.mod
}

// pronoun tells whether a word ends in the pronoun of the third person.
func pronoun(k wordkey.Key) bool {
	l := k.Len()
	return l > 3 && (k.Last() == wordkey.Heh || k.Last() == wordkey.Alef && k.At(l-2) == wordkey.Heh || k.Last() == wordkey.Meem && k.At(l-2) == wordkey.Heh)
}

// boundAfter looks for a phrase that begins behind an expression, and gives its modifier
// and the cursor behind it; inside tells whether it is part of the span.
func (f *finder) boundAfter(e *expr) (mod Mod, end int, behind numeral.Cursor, inside bool) {
	k := next(e)
	if k == 0 || contextOf(k)&isAfter == 0 {
		return 0, 0, numeral.Cursor{}, false
	}
	for j := range bounds {
		b := &bounds[j]
		if b.place != placeAfter && b.place != placeBehind || b.words[0] != k {
			continue
		}
		d := e.c
		ok := true
		for w := 1; w < int(b.n) && ok; w++ {
			ok = d.Next() && d.Gap != numeral.Break && d.Kind == text.Word && wordkey.Of(d.Text()) == b.words[w]
		}
		if ok {
			end = d.End
			d.Next()
			return b.mod, end, d, b.place == placeAfter
		}
	}
	return 0, 0, numeral.Cursor{}, false
}
