package model

import (
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// maxLetters is the number of letters of a word that are looked at. Arabic words of
// news have up to 15; what is longer is glued words or noise.
const maxLetters = 24

// Codes of what is no Arabic letter; Arabic letters have the codes 1 to 29 of
// package wordkey.
const (
	codeDigit = 40 // 40–49
	codeDash  = 50
	codeOther = 51
	codeLatin = 60 // 60–85
)

// Letters are the letters of a token in their folded spelling, one byte a letter:
// أ إ آ ا are one letter, so are ى ي ئ, ة ه, ؤ و; marks, tatweel and controls are left
// out. Positions in Letters are letters, not bytes of the text.
type Letters struct {
	n    int
	code [maxLetters]uint8
	// end[i] is the offset in the token, in bytes, of the end of letter i with its marks.
	start [maxLetters + 1]uint8
}

// Set reads the letters of a token.
func (l *Letters) Set(token string) {
	l.n = 0
	for i := 0; i < len(token) && i < 240; {
		var c uint8
		size := 2
		if b := token[i]; b < utf8.RuneSelf {
			size = 1
			c = asciiCode(b)
		} else {
			var r rune
			r, size = utf8.DecodeRuneInString(token[i:])
			c = runeCode(r)
		}
		if c != 0 {
			if l.n == maxLetters {
				break
			}
			l.code[l.n] = c
			l.start[l.n] = uint8(i)
			l.n++
		}
		i += size
	}
}

// asciiCode is the code of an ASCII byte.
func asciiCode(b byte) uint8 {
	switch {
	case b >= '0' && b <= '9':
		return codeDigit + b - '0'
	case b >= 'a' && b <= 'z':
		return codeLatin + b - 'a'
	case b >= 'A' && b <= 'Z':
		return codeLatin + b - 'A'
	case b == '-':
		return codeDash
	}
	return codeOther
}

// runeCode is the code of a rune, 0 for marks, tatweel and controls.
func runeCode(r rune) uint8 {
	if c := wordkey.Letter(r); c != 0 {
		return c
	}
	switch {
	case r >= '٠' && r <= '٩':
		return codeDigit + uint8(r-'٠')
	case r >= '۰' && r <= '۹':
		return codeDigit + uint8(r-'۰')
	case wordkey.Skipped(r), r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFEFF, r == 0xAD:
		return 0
	case r >= 0xFB50 && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFE:
		return formCode(r)
	case r == '‑' || r == '–' || r == '—':
		return codeDash
	}
	return codeOther
}

// formCode is the code of a presentation form: that of its first letter.
func formCode(r rune) uint8 {
	folded := text.FoldAll.String(string(r))
	if f, _ := utf8.DecodeRuneInString(folded); wordkey.Letter(f) != 0 {
		return wordkey.Letter(f)
	}
	return codeOther
}

// A Form is the hash of letters: of a word, of a word without its proclitics, of an
// affix. Forms of different spellings differ but for one in some billions.
type Form uint64

// form is the Form of the letters from i to j.
func (l *Letters) form(i, j int) Form {
	return hash(hashStart, l.code[i:j])
}

// hashStart and hash are FNV-1a, spread.
const (
	hashStart = uint64(14695981039346656037)
	hashPrime = 1099511628211
)

func hash[T string | []byte](h uint64, bytes T) Form {
	for i := 0; i < len(bytes); i++ {
		h = (h ^ uint64(bytes[i])) * hashPrime
	}
	return Form(h ^ h>>29)
}

// joined is the Form of ا ل before the letters from i to j: that of «القوات» for the
// «قوات» of «للقوات».
func (l *Letters) joined(i, j int) Form {
	h := hashStart
	h = (h ^ wordkey.Alef) * hashPrime
	h = (h ^ wordkey.Lam) * hashPrime
	return hash(h, l.code[i:j])
}

// FormOf is the Form of a whole word.
func FormOf(word string) Form {
	var l Letters
	l.Set(word)
	return l.form(0, l.n)
}

// Len is the number of letters.
func (l *Letters) Len() int { return l.n }

// alphabet are the letters of the codes 1 to 29.
const alphabet = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء"

// Fold is the folded spelling of a word, as [Letters] has it: for counts and lists
// that people read.
func Fold(word string) string {
	var l Letters
	l.Set(word)
	return spell(l.code[:l.n])
}

// spell writes letters.
func spell(codes []uint8) string {
	out := make([]byte, 0, 2*len(codes))
	for _, c := range codes {
		switch {
		case c >= 1 && c <= 29:
			out = append(out, alphabet[2*(c-1):2*c]...)
		case c >= codeDigit && c < codeDigit+10:
			out = append(out, '0'+c-codeDigit)
		case c >= codeLatin:
			out = append(out, 'a'+c-codeLatin)
		case c == codeDash:
			out = append(out, '-')
		default:
			out = append(out, '?')
		}
	}
	return string(out)
}

// StemString is the folded spelling of the word without its proclitics.
func (l *Letters) StemString(s Split) string {
	out := spell(l.code[s.N:l.n])
	if s.Lal {
		out = "ا" + out
	}
	return out
}
