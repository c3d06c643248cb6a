package text

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Folding is a set of normalisations of Arabic spelling. The zero Folding
// changes nothing; flags combine with |, and their order does not matter:
// folding with a and then with b is folding with a|b.
//
// A folding is for comparing and looking up. It is never a second text:
// positions are always those of the text as it was given.
type Folding uint16

const (
	// FoldMarks drops the marks over and under letters: harakat, shadda,
	// sukun, superscript alef, Quranic signs (مُحَمَّد → محمد).
	FoldMarks Folding = 1 << iota

	// FoldTatweel drops the stretching of words (القــوات → القوات). The
	// abbreviation هـ, a lone heh that is stretched, keeps one tatweel,
	// which tells it («1436 هـ», of the Hijra) from the letter.
	FoldTatweel

	// FoldAlef makes the alefs with hamza, madda or wasla bare: أ إ آ ٱ → ا.
	FoldAlef

	// FoldYeh makes alef maksura a yeh: ى → ي.
	FoldYeh

	// FoldTehMarbuta makes teh marbuta a heh: ة ۃ → ه.
	FoldTehMarbuta

	// FoldHamza makes the seats of hamza bare: ؤ → و, ئ → ي.
	FoldHamza

	// FoldPersian makes Persian and Urdu shapes of Arabic letters Arabic:
	// ی → ي, ک → ك, ہ ھ ە → ه, ۃ → ة, ۀ → ه.
	FoldPersian

	// FoldDigits makes Arabic-Indic and Persian digits and their separators
	// ASCII: ٠۰ → 0, ٫ → ., ٬ → ,, ٪ → %.
	FoldDigits

	// FoldForms replaces presentation forms by their letters (U+FB50–U+FDFF,
	// U+FE70–U+FEFF), as NFKC does: ﻻ → لا.
	FoldForms

	// FoldControls drops what is not seen: direction controls, zero-width
	// (non-)joiners and spaces, soft hyphens, byte order marks.
	FoldControls
)

// FoldAll is every folding: the form to look names and words up by.
const FoldAll = FoldMarks | FoldTatweel | FoldAlef | FoldYeh | FoldTehMarbuta |
	FoldHamza | FoldPersian | FoldDigits | FoldForms | FoldControls

// FoldSurface is what does not change the spelling of a word: marks, tatweel,
// controls and presentation forms.
const FoldSurface = FoldMarks | FoldTatweel | FoldForms | FoldControls

// String returns s folded. It returns s itself where nothing changes.
func (f Folding) String(s string) string {
	i := f.clean(s)
	if i == len(s) {
		return s
	}
	return string(f.Append(make([]byte, 0, len(s)), s))
}

// Append appends s folded to dst and returns the extended buffer. It does not
// allocate where dst has room: len(s) bytes suffice, but for ligatures, which
// become as long as their letters.
func (f Folding) Append(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		dst = slices.Grow(dst, len(s)-i)
		read, written := f.run(dst[len(dst):cap(dst)], s[i:])
		dst = dst[:len(dst)+written]
		if i += read; i < len(s) {
			r, n := utf8.DecodeRuneInString(s[i:])
			dst = f.hard(dst, s, i, r, n)
			i += n
		}
	}
	return dst
}

// run folds the start of s into dst, which has room for it, up to the first rune
// that is neither ASCII nor of the Arabic block, or is none of the common cases. It
// tells how many bytes it read and wrote.
func (f Folding) run(dst []byte, s string) (read, written int) {
	i, n := 0, 0
	for i < len(s) {
		b := s[i]
		if b < utf8.RuneSelf {
			dst[n] = b
			i++
			n++
			continue
		}
		if b < 0xD8 || b > 0xDB || i+1 == len(s) || s[i+1]&0xC0 != 0x80 {
			break
		}
		to := f.arabic(b, s[i+1])
		if to >= 0x600 {
			dst[n], dst[n+1] = 0xC0|byte(to>>6), 0x80|byte(to&0x3F)
			n += 2
		} else if to != 0 || i == 0 || hasRune(s[i:], Tatweel) {
			break
		}
		i += 2
	}
	return i, n
}

// clean gives the length of the part of s that folding surely leaves alone.
func (f Folding) clean(s string) int {
	for i := 0; i < len(s); {
		b := s[i]
		switch {
		case b < utf8.RuneSelf:
			i++
		case b >= 0xD8 && b <= 0xDB && i+1 < len(s) && s[i+1]&0xC0 == 0x80:
			if arabicFolds[int(b&3)<<6|int(s[i+1]&0x3F)].flag&f != 0 {
				return i
			}
			i += 2
		default:
			return i
		}
	}
	return len(s)
}

// arabic gives what the rune of the Arabic block with these two bytes becomes: a
// rune of the block, an ASCII digit or sign, or 0 for nothing.
func (f Folding) arabic(b, c byte) uint16 {
	k := uint16(b&3)<<6 | uint16(c&0x3F)
	fo, to := arabicFolds[k], 0x600+k
	if fo.flag&f != 0 {
		to = fo.to
	}
	if to == TehMarbuta && f&FoldTehMarbuta != 0 { // ۃ → ة → ه
		to = Heh
	}
	return to
}

// hard appends what the rune r, of n bytes at s[i:], becomes where that is no common
// case. What must stay stays: the tatweel of هـ and what parts bytes that are
// not UTF-8.
func (f Folding) hard(dst []byte, s string, i int, r rune, n int) []byte {
	switch {
	case r == utf8.RuneError && n == 1:
		return append(dst, s[i])
	case r >= 0x600 && r < 0x700:
		if to := f.arabic(s[i], s[i+1]); to != 0 {
			return utf8.AppendRune(dst, rune(to))
		}
		if !afterInvalid(s, i) && !(r == Tatweel && lone(s, i)) {
			return dst
		}
	case f&FoldControls != 0 && foldable(r) && !afterInvalid(s, i):
		return dst
	case f&FoldMarks != 0 && extendedMark(r) && !afterInvalid(s, i):
		return dst
	case r >= 0xFB50:
		if d := letters(r); d != "" {
			return f.form(dst, s, i, n, d)
		}
	}
	return append(dst, s[i:i+n]...)
}

// form appends a presentation form: its letters where FoldForms asks for them
// or another folding changes one of them, and otherwise the form itself.
func (f Folding) form(dst []byte, s string, i, n int, d string) []byte {
	from := len(dst)
	for j := 0; j < len(d); {
		if d[j] < 0xD8 || d[j] > 0xDB { // a space
			dst = append(dst, d[j])
			j++
			continue
		}
		switch to := f.arabic(d[j], d[j+1]); {
		case to != 0:
			dst = utf8.AppendRune(dst, rune(to))
		case hasRune(d[j:], Tatweel) && lone(s, i), len(dst) == from && afterInvalid(s, i):
			dst = append(dst, d[j], d[j+1])
		}
		j += 2
	}
	if f&FoldForms == 0 && string(dst[from:]) == d {
		dst = append(dst[:from], s[i:i+n]...)
	}
	return dst
}

// foldable tells whether FoldControls drops a rune outside the Arabic block.
func foldable(r rune) bool {
	return r == SoftHyphen || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E ||
		r >= 0x2060 && r <= 0x2064 || r >= 0x2066 && r <= 0x206F || r == ByteOrderMark
}

// extendedMark tells whether a rune is a mark of the blocks Arabic Extended-A and -B.
func extendedMark(r rune) bool {
	return r >= 0x0898 && r <= 0x089F || r >= 0x08CA && r <= 0x08FF && r != 0x08E2
}

// lone tells whether the tatweel at s[i:] is the first after a heh that is a
// word by itself: «هـ». Marks and controls are looked through, so that the
// answer is the same before and after they are folded.
func lone(s string, i int) bool {
	heh, ok := before(s, i)
	if !ok || heh.tatweel || !heh.heh {
		return false
	}
	if prev, ok := before(s, heh.start); ok && (prev.letter || prev.tatweel) {
		return false
	}
	next, ok := after(s, i)
	return !ok || !next.letter
}

// A neighbour is the nearest rune on one side that is no mark and no control.
type neighbour struct {
	start                int
	letter, heh, tatweel bool
}

// before and after read each stretch of marks a constant number of times over
// a whole text, since only a tatweel asks and the next tatweel or letter ends
// the search.

func before(s string, i int) (neighbour, bool) {
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		i -= n
		if !transparent(r, n) {
			return neighbourOf(r, n, i), true
		}
	}
	return neighbour{}, false
}

func after(s string, i int) (neighbour, bool) {
	_, n := utf8.DecodeRuneInString(s[i:])
	for i += n; i < len(s); i += n {
		var r rune
		r, n = utf8.DecodeRuneInString(s[i:])
		if !transparent(r, n) && classOf(r, n) != classTatweel {
			return neighbourOf(r, n, i), true
		}
	}
	return neighbour{}, false
}

// transparent tells whether a rune is a mark or control; the isolated form of a
// mark, which stands for a space with the mark, is none.
func transparent(r rune, n int) bool {
	switch classOf(r, n) {
	case classJoin, classControl:
		return true
	case classMark:
		return !strings.HasPrefix(letters(r), " ")
	}
	return false
}

func neighbourOf(r rune, n, i int) neighbour {
	c := classOf(r, n)
	nb := neighbour{start: i, letter: c == classLetter || c == classLatin, tatweel: c == classTatweel}
	if d := letters(r); d != "" {
		first, n := utf8.DecodeRuneInString(d)
		if wordEnd(d, n) != len(d) || letterCount(d, Span{0, len(d)}) > 1 {
			return nb // ﷲ ends in a heh that is no word by itself
		}
		r = first
	}
	switch r {
	case Heh, TehMarbuta, 0x06BE, 0x06C0, 0x06C1, 0x06C2, 0x06C3, 0x06D5:
		nb.heh = true
	}
	return nb
}

func classOf(r rune, n int) class {
	switch {
	case r == utf8.RuneError && n == 1:
		return classInvalid
	case r < 0x800:
		return classes[r]
	}
	return wideClass(r)
}

// afterInvalid tells whether a byte that is not UTF-8 stands before s[i:]:
// dropping what separates two such bytes could make a letter of them.
func afterInvalid(s string, i int) bool {
	if i == 0 || s[i-1] < utf8.RuneSelf {
		return false
	}
	r, n := utf8.DecodeLastRuneInString(s[:i])
	return r == utf8.RuneError && n == 1
}

// arabicFolds holds what flags do to the runes of U+0600–U+06FF, any of them: to is
// 0 where a rune is dropped (1,024 bytes).
var arabicFolds = [256]struct {
	flag Folding
	to   uint16
}{
	AlefMadda - 0x600:        {FoldAlef, Alef},
	AlefHamzaAbove - 0x600:   {FoldAlef, Alef},
	AlefHamzaBelow - 0x600:   {FoldAlef, Alef},
	AlefWasla - 0x600:        {FoldAlef, Alef},
	0x72:                     {FoldAlef, Alef}, // ٲ
	0x73:                     {FoldAlef, Alef}, // ٳ
	AlefMaksura - 0x600:      {FoldYeh, Yeh},
	TehMarbuta - 0x600:       {FoldTehMarbuta, Heh},
	WawHamza - 0x600:         {FoldHamza, Waw},
	YehHamza - 0x600:         {FoldHamza, Yeh},
	0xCC:                     {FoldPersian, Yeh},                         // ی
	0xCD:                     {FoldPersian, Yeh},                         // ۍ
	0xD0:                     {FoldPersian, Yeh},                         // ې
	0xD2:                     {FoldPersian, Yeh},                         // ے
	0xA9:                     {FoldPersian, Kaf},                         // ک
	0xAA:                     {FoldPersian, Kaf},                         // ڪ
	0xBE:                     {FoldPersian, Heh},                         // ھ
	0xC0:                     {FoldPersian, Heh},                         // ۀ
	0xC1:                     {FoldPersian, Heh},                         // ہ
	0xC2:                     {FoldPersian, Heh},                         // ۂ
	0xD5:                     {FoldPersian, Heh},                         // ە
	0xC3:                     {FoldPersian | FoldTehMarbuta, TehMarbuta}, // ۃ
	Tatweel - 0x600:          {FoldTatweel, 0},
	ArabicLetterMark - 0x600: {FoldControls, 0},
	ArabicPercent - 0x600:    {FoldDigits, '%'},
	ArabicDecimal - 0x600:    {FoldDigits, '.'},
	ArabicThousands - 0x600:  {FoldDigits, ','},

	0x60: {FoldDigits, '0'}, 0x61: {FoldDigits, '1'}, 0x62: {FoldDigits, '2'}, 0x63: {FoldDigits, '3'},
	0x64: {FoldDigits, '4'}, 0x65: {FoldDigits, '5'}, 0x66: {FoldDigits, '6'}, 0x67: {FoldDigits, '7'},
	0x68: {FoldDigits, '8'}, 0x69: {FoldDigits, '9'},
	0xF0: {FoldDigits, '0'}, 0xF1: {FoldDigits, '1'}, 0xF2: {FoldDigits, '2'}, 0xF3: {FoldDigits, '3'},
	0xF4: {FoldDigits, '4'}, 0xF5: {FoldDigits, '5'}, 0xF6: {FoldDigits, '6'}, 0xF7: {FoldDigits, '7'},
	0xF8: {FoldDigits, '8'}, 0xF9: {FoldDigits, '9'},

	// Signs of the Quran and honorifics, U+0610–U+061A.
	0x10: {FoldMarks, 0}, 0x11: {FoldMarks, 0}, 0x12: {FoldMarks, 0}, 0x13: {FoldMarks, 0}, 0x14: {FoldMarks, 0},
	0x15: {FoldMarks, 0}, 0x16: {FoldMarks, 0}, 0x17: {FoldMarks, 0}, 0x18: {FoldMarks, 0}, 0x19: {FoldMarks, 0},
	0x1A: {FoldMarks, 0},
	// Harakat, U+064B–U+065F, and the superscript alef.
	0x4B: {FoldMarks, 0}, 0x4C: {FoldMarks, 0}, 0x4D: {FoldMarks, 0}, 0x4E: {FoldMarks, 0}, 0x4F: {FoldMarks, 0},
	0x50: {FoldMarks, 0}, 0x51: {FoldMarks, 0}, 0x52: {FoldMarks, 0}, 0x53: {FoldMarks, 0}, 0x54: {FoldMarks, 0},
	0x55: {FoldMarks, 0}, 0x56: {FoldMarks, 0}, 0x57: {FoldMarks, 0}, 0x58: {FoldMarks, 0}, 0x59: {FoldMarks, 0},
	0x5A: {FoldMarks, 0}, 0x5B: {FoldMarks, 0}, 0x5C: {FoldMarks, 0}, 0x5D: {FoldMarks, 0}, 0x5E: {FoldMarks, 0},
	0x5F: {FoldMarks, 0}, 0x70: {FoldMarks, 0},
	// Marks of the Quran, U+06D6–U+06DC, U+06DF–U+06E4, U+06E7, U+06E8, U+06EA–U+06ED.
	0xD6: {FoldMarks, 0}, 0xD7: {FoldMarks, 0}, 0xD8: {FoldMarks, 0}, 0xD9: {FoldMarks, 0}, 0xDA: {FoldMarks, 0},
	0xDB: {FoldMarks, 0}, 0xDC: {FoldMarks, 0}, 0xDF: {FoldMarks, 0}, 0xE0: {FoldMarks, 0}, 0xE1: {FoldMarks, 0},
	0xE2: {FoldMarks, 0}, 0xE3: {FoldMarks, 0}, 0xE4: {FoldMarks, 0}, 0xE7: {FoldMarks, 0}, 0xE8: {FoldMarks, 0},
	0xEA: {FoldMarks, 0}, 0xEB: {FoldMarks, 0}, 0xEC: {FoldMarks, 0}, 0xED: {FoldMarks, 0},
}
