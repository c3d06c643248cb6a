package entities

import (
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// Codes of the letters of a name that are not Arabic; Arabic letters have the codes
// 1 to 29 of package wordkey.
const (
	codeDigit = 40 // 0–9: 40–49
	codeLatin = 60 // a–z: 60–85
	codeOther = 90 // a letter of another script
)

// The runes of the Arabic proclitics and of what foreign names are spelled with.
const (
	lam = 'ل'
	veh = 'ڤ'
	peh = 'پ'
	che = 'چ'
	zhe = 'ژ'
	gaf = 'گ'
	nga = 'ڭ'
)

// letter is the code of a rune of a name: folded as [text.FoldAll] does, letters of
// foreign sounds as the Arabic letter that stands for them in the press (ڤ→ف, پ→ب,
// چ ژ→ج, گ ڭ→غ). It is 0 for marks, tatweel and controls, and ok is false for what
// parts words.
func letter(r rune) (code byte, ok bool) {
	if r < utf8.RuneSelf {
		switch {
		case r >= '0' && r <= '9':
			return codeDigit + byte(r-'0'), true
		case r >= 'a' && r <= 'z':
			return codeLatin + byte(r-'a'), true
		case r >= 'A' && r <= 'Z':
			return codeLatin + byte(r-'A'), true
		}
		return 0, false
	}
	if c := wordkey.Letter(r); c != 0 {
		return c, true
	}
	switch r {
	case veh:
		return wordkey.Feh, true
	case peh:
		return wordkey.Beh, true
	case che, zhe:
		return wordkey.Jeem, true
	case gaf, nga:
		return wordkey.Ghain, true
	}
	switch {
	case r >= '٠' && r <= '٩':
		return codeDigit + byte(r-'٠'), true
	case r >= '۰' && r <= '۹':
		return codeDigit + byte(r-'۰'), true
	case wordkey.Skipped(r), text.IsInvisible(r):
		return 0, true
	case r >= 0xC0 && r < 0x600 && r != '×' && r != '÷', r >= 0x700 && r < 0x2000, r >= 0x3000 && r < 0xD800:
		return codeOther + byte(r%128), true
	}
	return 0, false
}

// A word is a word of a name, as letters.
type word struct {
	start, stem, end int32       // in resolver.letters; stem is start, or behind the article
	key              wordkey.Key // of the letters from stem, see keyOf
}

// keyOf is the key of letters: exact for up to 12 Arabic letters, a hash otherwise.
func keyOf(letters []byte) wordkey.Key {
	if len(letters) <= wordkey.Max {
		var k wordkey.Key
		for i, c := range letters {
			if c > wordkey.Hamza {
				return wordkey.Key(hash(letters) | 1<<63)
			}
			k |= wordkey.Key(c) << (5 * i)
		}
		return k
	}
	return wordkey.Key(hash(letters) | 1<<63)
}

// hash is the 64-bit FNV-1a of letters.
func hash(letters []byte) uint64 { return rehash(14695981039346656037, letters) }

func rehash(h uint64, letters []byte) uint64 {
	for _, c := range letters {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h ^ h>>29
}

// addWords appends the words of a phrase to the resolver's, as letters. With article
// the letters ال stand before the first: the second ل of «للقوات» is where the span
// begins, and its word is «القوات».
func (r *resolver) addWords(s string, article bool) (first, n int) {
	first = len(r.words)
	if article {
		// The ل of the span is the ل of the article.
		r.letters = append(r.letters, wordkey.Alef)
	}
	start, open := len(r.letters), false
	if article {
		start--
	}
	for i := 0; i < len(s); {
		var c byte
		ok := true
		if b := s[i]; b < utf8.RuneSelf {
			c, ok = letter(rune(b))
			i++
		} else {
			rn, size := utf8.DecodeRuneInString(s[i:])
			i += size
			if rn >= 0xFB50 && rn != utf8.RuneError {
				if f, isForm := presentation(rn); isForm {
					for _, x := range f {
						if c, ok := letter(x); ok && c != 0 {
							r.letters = append(r.letters, c)
							open = true
						}
					}
					continue
				}
			}
			c, ok = letter(rn)
		}
		switch {
		case ok && c != 0:
			r.letters = append(r.letters, c)
			open = true
		case !ok && open:
			r.closeWord(start)
			start, open = len(r.letters), false
		}
	}
	if open {
		r.closeWord(start)
	}
	return first, len(r.words) - first
}

// presentation gives the letters of a presentation form (ﻻ → لا).
func presentation(r rune) (string, bool) {
	if r >= 0xFEFF || r > 0xFDFF && r < 0xFE70 {
		return "", false
	}
	return text.FoldForms.String(string(r)), true
}

// closeWord ends a word that began at start: its spelling becomes the one that the
// list of spellings prefers, and its article is told from its stem.
func (r *resolver) closeWord(start int) {
	w := word{start: int32(start), stem: int32(start), end: int32(len(r.letters))}
	l := r.letters[start:]
	// ال, and للـ inside a name (القيادة الموحدة لليابان), and بالـ.
	switch {
	case len(l) > 3 && l[0] == wordkey.Alef && l[1] == wordkey.Lam:
		w.stem += 2
	case len(l) > 4 && l[0] == wordkey.Lam && l[1] == wordkey.Lam:
		w.stem += 2
	case len(l) > 5 && l[0] == wordkey.Beh && l[1] == wordkey.Alef && l[2] == wordkey.Lam && len(r.words) > 0:
		w.stem += 3
	}
	// The alef of ألمانيا folds to that of the article, and الألماني has it twice.
	if l := r.letters[w.stem:]; w.stem > w.start && len(l) > 4 && l[0] == wordkey.Alef && l[1] == wordkey.Lam {
		w.stem += 2
	}
	w.key = keyOf(r.letters[w.stem:])
	if w.key>>63 == 0 && spellingStarts>>w.key.First()&1 == 1 {
		for i := range spellings {
			s := &spellings[i]
			n := s.from.Len()
			if w.key&(1<<(5*n)-1) == s.from {
				r.respell(&w, n, s.to)
				break
			}
		}
	}
	r.words = append(r.words, w)
}

// A spelling is a stem with two spellings: أمريك and أميرك.
type spelling struct {
	from, to wordkey.Key
	written  string
}

// respell replaces the first n letters of a stem.
func (r *resolver) respell(w *word, n int, to wordkey.Key) {
	var rest [wordkey.Max]byte
	k := copy(rest[:], r.letters[int(w.stem)+n:w.end])
	r.letters = r.letters[:w.stem]
	for i := range to.Len() {
		r.letters = append(r.letters, to.At(i))
	}
	r.letters = append(r.letters, rest[:k]...)
	w.end = int32(len(r.letters))
	w.key = keyOf(r.letters[w.stem:w.end])
}

// stem are the letters of a word without its article.
func (r *resolver) stem(w word) []byte { return r.letters[w.stem:w.end] }

// definite tells of a word with its article.
func (w word) definite() bool { return w.stem > w.start }

// lal tells whether the article's alef is to be restored before a mention: the span
// begins at the second ل of لل, and what follows is no word with a ل of its own
// (للقوات → القوات, but للبنان → لبنان).
func (r *resolver) lal(m *Mention) bool {
	s := r.slice(m.Span)
	if !strings.HasPrefix(s, string(lam)) || m.Start == 0 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(r.text[:m.Start], "ـ"))
	if before != lam {
		return false
	}
	end := strings.IndexAny(s, " \t\n\u00a0\"-")
	if end < 0 {
		end = len(s)
	}
	if _, ok := find(lamKeys[:], lamValues[:], wordkey.Of(s[:end])); ok {
		return false
	}
	if r.list == nil {
		return true
	}
	_, ok := r.list.Lookup(s, m.Type)
	return !ok
}

// find looks a word up in a table of the generator.
func find(keys []wordkey.Key, values []uint32, k wordkey.Key) (uint32, bool) {
	if k>>63 != 0 {
		return 0, false
	}
	i := wordkey.Find(keys, k)
	if i < 0 {
		return 0, false
	}
	return values[i&(len(values)-1)], true
}

// folding is what normal forms drop: marks, tatweel, controls, presentation forms and
// Persian shapes. The hamzas stay.
const folding = text.FoldSurface | text.FoldPersian

// normal is the normal form of a mention: without marks, tatweel and controls, white
// space single, عبدالله as عبد الله, one spelling where the press has two (أمريكا →
// أميركا), the article of لل restored. It is the text itself where nothing changes.
func (r *resolver) normal(m *Mention, article bool) string {
	s := strings.TrimSpace(r.slice(m.Span))
	f := folding.String(s)
	var out []byte // nil while f is the normal form
	if article {
		out = append(make([]byte, 0, len(f)+8), "ا"...)
	}
	space := false
	for i := 0; i < len(f); {
		end := i
		for end < len(f) && f[end] != ' ' {
			if n := spaceLen(f, end); n > 0 {
				break
			}
			end++
		}
		if end == i {
			n := max(1, spaceLen(f, i))
			if (space || n > 1 || f[i] != ' ') && out == nil {
				out = append(make([]byte, 0, len(f)+8), f[:i]...)
			}
			if out != nil && !space {
				out = append(out, ' ')
			}
			space = true
			i += n
			continue
		}
		space = false
		w := f[i:end]
		n := len(out)
		if changed, ok := respelled(out, f, i, w); ok {
			out = changed
		} else if out != nil {
			out = append(out[:n], w...)
		}
		i = end
	}
	if m.Type == Role {
		if out == nil {
			return withoutTanween(s, f)
		}
		return withoutTanween(s, string(out))
	}
	if out == nil {
		return f
	}
	return string(out)
}

// spaceLen is the length of white space other than a blank at i.
func spaceLen(s string, i int) int {
	switch s[i] {
	case '\t', '\n', '\r', '\v', '\f':
		return 1
	case 0xC2: // no-break space
		if i+1 < len(s) && s[i+1] == 0xA0 {
			return 2
		}
	}
	return 0
}

// respelled appends a word in its preferred spelling to out, which is all of f before
// i, or nil where that is f itself. ok is false where the word stays.
func respelled(out []byte, f string, i int, w string) ([]byte, bool) {
	begin := func() []byte {
		if out == nil {
			out = append(make([]byte, 0, len(f)+16), f[:i]...)
		}
		return out
	}
	// عبدالله → عبد الله; not عبدالي, which is a word of its own.
	if rest, ok := strings.CutPrefix(w, "عبدال"); ok && utf8.RuneCountInString(rest) >= 2 {
		return append(append(begin(), "عبد ال"...), rest...), true
	}
	k := wordkey.Of(w)
	skip := 0
	if k.Article() {
		k, skip = k.Rest(2), 2
	}
	if spellingStarts>>k.First()&1 == 0 {
		return out, false
	}
	for j := range spellings {
		s := &spellings[j]
		n := s.from.Len()
		if k&(1<<(5*n)-1) == s.from {
			out = append(begin(), w[:wordkey.Skip(w, skip)]...)
			out = append(out, s.written...)
			return append(out, w[wordkey.Skip(w, skip+n):]...), true
		}
	}
	return out, false
}

// withoutTanween takes the alef of the accusative off the words of a role: رئيساً
// للوزراء → رئيس للوزراء. s is the text with its marks, f its folding.
func withoutTanween(s, f string) string {
	const fathatan, alef = "ً", "ا"
	if !strings.Contains(s, fathatan) {
		return f
	}
	out := make([]byte, 0, len(f))
	for f != "" {
		w, rest, _ := strings.Cut(f, " ")
		var marked string
		marked, s, _ = strings.Cut(strings.TrimLeft(s, " "), " ")
		if short, ok := strings.CutSuffix(w, alef); ok && len(short) > 4 && (strings.HasSuffix(marked, alef+fathatan) || strings.HasSuffix(marked, fathatan+alef)) {
			w = short
		}
		if len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, w...)
		f = rest
	}
	return string(out)
}
