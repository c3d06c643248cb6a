package lexicon

import (
	"unicode"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
)

// Key appends the matching form of s to dst and returns the extended slice.
// Every lookup of this package takes such a key; the tables are built with the
// same function.
//
// The form is made in two steps. First the text is folded for matching
// ([text.FoldAll]): marks, tatweel and format controls off, أإآٱ→ا, ى→ي, ة→ه,
// ؤ→و, ئ→ي, Persian letters to Arabic ones, digits to ASCII, presentation forms
// to letters. Then:
//
//   - Latin letters become lower case;
//   - white space, quotation marks, brackets, dashes, full stops, commas and
//     all other signs separate words and leave one space between two words and
//     none at the ends, so that «أ.ف.ب», (أ. ف. ب) and "أ ف ب" have one key;
//   - an apostrophe inside a word is dropped;
//   - the colon stays, without white space on either side: it is what tells a
//     label («المصدر:») from a word;
//   - @ and # stay, and so do © as a word of its own and the tatweel of هـ.
//
// Key does not allocate where dst has room for twice the text. It accepts any
// bytes; what is not UTF-8 separates words.
func Key(dst []byte, s string) []byte {
	n := len(dst)
	dst = text.FoldAll.Append(dst, s)
	m := len(dst)
	dst = squeeze(dst, dst[n:m])
	return append(dst[:n], dst[m:]...)
}

// squeeze appends the second step of Key for the folded text src.
func squeeze(dst, src []byte) []byte {
	n := len(dst)
	gap := false // a separator was read since the last letter
	for i := 0; i < len(src); {
		if c := src[i]; c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '@' || c == '#':
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
			case c == ':':
				gap = false
				dst = append(dst, c)
				continue
			case c == '\'' && insideWord(src, i-1, 1):
				continue
			default:
				gap = true
				continue
			}
			dst = append(openWord(dst, n, gap), c)
			gap = false
			continue
		}
		if end := arabicRun(src, i); end > i {
			dst = append(openWord(dst, n, gap), src[i:end]...)
			gap = false
			i = end
			continue
		}
		r, size := utf8.DecodeRune(src[i:])
		at := i
		i += size
		switch {
		case r == tatweel && !gap && endsInHeh(dst[n:]):
			// Folding leaves it where it tells هـ from ه.
		case r == tatweel, (r == '’' || r == '‘') && insideWord(src, at, size):
			continue
		case r == '©':
			dst = append(openWord(dst, n, true), "©"...)
			gap = true
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			r = unicode.ToLower(r)
		default:
			gap = true
			continue
		}
		dst = utf8.AppendRune(openWord(dst, n, gap), r)
		gap = false
	}
	return dst
}

const tatweel = 'ـ'

func endsInHeh(b []byte) bool {
	r, _ := utf8.DecodeLastRune(b)
	return r == 'ه'
}

// openWord writes the space that is due before a word that does not open the
// key dst[n:].
func openWord(dst []byte, n int, gap bool) []byte {
	if gap && len(dst) > n && dst[len(dst)-1] != ':' {
		dst = append(dst, ' ')
	}
	return dst
}

// arabicRun returns where the run of Arabic letters that starts at src[i] ends,
// i where there is none. Folding has left no marks, and of the two-byte
// characters only those of U+0600–U+06FF have the lead bytes D8 to DB.
func arabicRun(src []byte, i int) int {
	for i+1 < len(src) && src[i]&0xFC == 0xD8 && src[i+1]&0xC0 == 0x80 {
		r := rune(src[i]&3)<<6 | rune(src[i+1]&0x3F) | 0x600
		if !(0x0620 <= r && r <= 0x064A && r != tatweel || 0x0671 <= r && r <= 0x06D3) {
			break
		}
		i += 2
	}
	return i
}

// insideWord tells whether the sign at src[i:i+size] has a letter on both
// sides.
func insideWord(src []byte, i, size int) bool {
	before, _ := utf8.DecodeLastRune(src[:i])
	after, _ := utf8.DecodeRune(src[i+size:])
	return unicode.IsLetter(before) && unicode.IsLetter(after) && before != tatweel && after != tatweel
}
