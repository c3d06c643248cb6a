package summary

import (
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/lexicon"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// A checkKey is what words of a claim and of a body are compared by: letters, packed,
// with the kind of likeness in the highest bits.
type checkKey uint64

// The kinds of likeness, from strict to loose.
const (
	exactKey = checkKey(1) << 60 // the word, less proclitics and the article as may be
	stemKey  = checkKey(2) << 60 // less endings, too: وزير in «والوزيرة»
	rootKey  = checkKey(3) << 60 // the strong consonants of it: أعلن، إعلان، يعلن
	soundKey = checkKey(4) << 60 // the consonants of a foreign name, whatever its spelling
	groupKey = checkKey(5) << 60 // its group of synonyms
	kindKeys = checkKey(7) << 60
)

// A checkWord is a word of a claim or of a body.
type checkWord struct {
	text.Span
	key  wordkey.Key // folded; 0 where it has none (digits, Latin, long words)
	keys [maxKeys]checkKey
	n    uint8
	stop bool // says nothing of its own: في، التي، كان
	say  bool // reports speech: قال، أعلنت
	verb bool // denies a verb (لم، لن، لا), or is one that is denied
	mark bool // a sign or digits
	deny polarity
	next int32 // of a negating word: index of the word that it denies, or -1
}

const maxKeys = 14

func (w *checkWord) all() []checkKey { return w.keys[:w.n] }

func (w *checkWord) add(k checkKey) {
	for _, have := range w.all() {
		if have == k {
			return
		}
	}
	if int(w.n) < len(w.keys) {
		w.keys[w.n] = k
		w.n++
	}
}

// content tells of a word that can be found in a body.
func (w *checkWord) content() bool { return !w.stop && w.n > 0 }

// sign tells of a comma, quotation mark and the like.
func (w *checkWord) sign() bool { return w.mark && w.n == 0 }

// alike tells whether two words have a key of one of the kinds in common.
func (w *checkWord) alike(v *checkWord, kinds ...checkKey) bool {
	for _, a := range w.all() {
		for _, kind := range kinds {
			if a&kindKeys != kind {
				continue
			}
			for _, b := range v.all() {
				if a == b {
					return true
				}
			}
		}
	}
	return false
}

// makeWord makes the keys of a token.
func makeWord(l *checkLists, s string, t text.Token) checkWord {
	w := checkWord{Span: t.Span, next: -1}
	switch t.Kind {
	case text.Punct, text.Symbol, text.Invalid:
		w.mark = true
		return w
	case text.Number:
		w.mark = true
		w.add(exactKey | checkKey(hashLetters(t.Of(s))))
		return w
	}
	w.key = wordkey.Of(t.Of(s))
	if w.key == 0 {
		h := checkKey(hashLetters(t.Of(s)))
		w.add(exactKey | h)
		w.add(stemKey | h)
		return w
	}
	var buf [8]wordkey.Key
	bases := bareForms(buf[:0], w.key)
	for _, b := range bases {
		if _, ok := l.stop[b]; ok {
			w.stop = true
		}
	}
	w.say = isSaying(t.Of(s), w.key)
	for _, b := range bases {
		w.add(exactKey | checkKey(b))
		if g, ok := l.groups[b]; ok {
			w.add(groupKey | checkKey(g))
		}
	}
	for _, b := range bases {
		w.add(stemKey | checkKey(stemOf(b)))
	}
	last := bases[len(bases)-1]
	w.add(rootKey | checkKey(rootOf(last)))
	w.add(rootKey | checkKey(rootOf(w.key)))
	if !w.stop {
		w.add(soundKey | checkKey(soundOf(last)))
	}
	return w
}

// hashLetters is the FNV-1a hash of a folded word in 59 bits; bit 59 tells it from
// packed letters, which have no twelfth above 29.
func hashLetters(s string) uint64 {
	var buf [128]byte
	f := text.FoldAll.Append(buf[:0], s)
	h := uint64(14695981039346656037)
	for _, c := range f {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return (h^h>>31)&(1<<55-1) | 0x1F<<55
}

// bareForms appends the forms that a word may have without its proclitics and the
// article, the whole word first and the shortest last: وبالوزير, بالوزير, الوزير, وزير.
// Which of them is the word nobody tells here: «وزير» gives زير, too, and finds «الوزير»
// by the first.
func bareForms(dst []wordkey.Key, k wordkey.Key) []wordkey.Key {
	dst = append(dst, k)
	if f := k.First(); k.Len() >= 4 && (f == wordkey.Waw || f == wordkey.Feh) {
		dst = append(dst, k.Rest(1))
	}
	for _, b := range dst {
		if b.Len() < 4 {
			continue
		}
		switch b.First() {
		case wordkey.Beh, wordkey.Kaf, wordkey.Lam:
			dst = append(dst, b.Rest(1))
		case wordkey.Seen: // سيعلن
			if c := b.At(1); c == wordkey.Yeh || c == wordkey.Teh || c == wordkey.Noon || c == wordkey.Alef && b.Len() >= 5 {
				dst = append(dst, b.Rest(1))
			}
		}
	}
	for _, b := range dst {
		switch {
		case b.Len() >= 4 && b.Article():
			dst = append(dst, b.Rest(2))
		case b.Len() >= 4 && b.First() == wordkey.Lam && b.At(1) == wordkey.Lam:
			dst = append(dst, b.Rest(2))
		}
	}
	if len(dst) > 8 {
		dst = dst[:8]
	}
	return dst
}

// endings are what is cut from the end of a word for its stem, the longest first.
var endings = [...]wordkey.Key{
	wordkey.Heh | wordkey.Meem<<5 | wordkey.Alef<<10, // هما
	wordkey.Kaf | wordkey.Meem<<5 | wordkey.Alef<<10, // كما
	wordkey.Teh | wordkey.Alef<<5 | wordkey.Noon<<10, // تان
	wordkey.Teh | wordkey.Yeh<<5 | wordkey.Noon<<10,  // تين
	wordkey.Yeh | wordkey.Waw<<5 | wordkey.Noon<<10,  // يون
	wordkey.Yeh | wordkey.Yeh<<5 | wordkey.Noon<<10,  // يين
	wordkey.Alef | wordkey.Teh<<5,                    // ات
	wordkey.Waw | wordkey.Noon<<5,                    // ون
	wordkey.Yeh | wordkey.Noon<<5,                    // ين
	wordkey.Alef | wordkey.Noon<<5,                   // ان
	wordkey.Waw | wordkey.Alef<<5,                    // وا
	wordkey.Heh | wordkey.Meem<<5,                    // هم
	wordkey.Heh | wordkey.Noon<<5,                    // هن
	wordkey.Heh | wordkey.Alef<<5,                    // ها
	wordkey.Noon | wordkey.Alef<<5,                   // نا
	wordkey.Yeh | wordkey.Heh<<5,                     // يه
	wordkey.Heh,                                      // ه
	wordkey.Yeh,                                      // ي
	wordkey.Alef,                                     // ا
	wordkey.Teh,                                      // ت
}

// stemOf cuts up to two endings, and leaves three letters: «الأميركيتين» and «أميركا»
// have the stem «أميرك».
func stemOf(k wordkey.Key) wordkey.Key {
	for range 2 {
		cut := false
		for _, e := range endings {
			n := e.Len()
			if k.Len()-n >= 3 && k.Rest(k.Len()-n) == e {
				k, cut = k.Cut(n), true
				break
			}
		}
		if !cut {
			break
		}
	}
	return k
}

// rootOf is the consonants that the forms of a verb and its nouns share: endings and a
// prefix cut, weak letters left out, doubled ones once.
func rootOf(k wordkey.Key) wordkey.Key {
	k = stemOf(k)
	if k.Len() >= 4 {
		switch k.First() {
		case wordkey.Yeh, wordkey.Teh, wordkey.Noon, wordkey.Alef, wordkey.Meem:
			k = k.Rest(1)
		}
	}
	if k.Len() >= 4 && k.First() == wordkey.Teh { // متحدث, يتحدث, يتراجع
		k = k.Rest(1)
	}
	var out wordkey.Key
	n, last := 0, uint8(0)
	for i := range k.Len() {
		c := k.At(i)
		switch c {
		case wordkey.Alef, wordkey.Waw, wordkey.Yeh, wordkey.Hamza, last:
			continue
		}
		out |= wordkey.Key(c) << (5 * n)
		n++
		last = c
	}
	if n < 2 {
		return k
	}
	return out
}

// soundClass maps letters to the sound by which spellings of a foreign name agree; the
// weak ones have none.
var soundClass = [...]uint8{
	wordkey.Beh: wordkey.Beh, wordkey.Teh: wordkey.Teh, wordkey.Theh: wordkey.Teh, wordkey.Tah: wordkey.Teh,
	wordkey.Jeem: wordkey.Jeem, wordkey.Ghain: wordkey.Jeem, wordkey.Qaf: wordkey.Jeem, wordkey.Kaf: wordkey.Jeem,
	wordkey.Hah: wordkey.Hah, wordkey.Khah: wordkey.Khah, wordkey.Dal: wordkey.Dal, wordkey.Thal: wordkey.Dal,
	wordkey.Dad: wordkey.Dal, wordkey.Zah: wordkey.Dal, wordkey.Reh: wordkey.Reh, wordkey.Zain: wordkey.Seen,
	wordkey.Seen: wordkey.Seen, wordkey.Sheen: wordkey.Seen, wordkey.Sad: wordkey.Seen, wordkey.Ain: wordkey.Ain,
	wordkey.Feh: wordkey.Feh, wordkey.Lam: wordkey.Lam, wordkey.Meem: wordkey.Meem, wordkey.Noon: wordkey.Noon,
	wordkey.Hamza: 0,
}

// soundOf is the skeleton of a foreign name: نتنياهو and نتانياهو are one.
func soundOf(k wordkey.Key) wordkey.Key {
	var out wordkey.Key
	n, last := 0, uint8(0)
	for i := range k.Len() {
		c := uint8(0)
		if at := int(k.At(i)); at < len(soundClass) {
			c = soundClass[at]
		}
		if c == 0 || c == last {
			continue
		}
		out |= wordkey.Key(c) << (5 * n)
		n++
		last = c
	}
	if n < 2 {
		return k
	}
	return out
}

// respelled tells whether two words of one skeleton are two spellings of a foreign name:
// one letter apart, or two in long words.
func respelled(a, b wordkey.Key) bool {
	n := min(a.Len(), b.Len())
	if n < 4 {
		return false
	}
	d := letterDistance(a, b, 3)
	return d <= 1 && n >= 5 || d <= 2 && n >= 6
}

// letterDistance is the edit distance of two words as far as limit.
func letterDistance(a, b wordkey.Key, limit int) int {
	var row, last [wordkey.Max + 1]int
	m := b.Len()
	for j := range m + 1 {
		last[j] = j
	}
	for i := range a.Len() {
		row[0] = i + 1
		for j := range m {
			cost := 1
			if a.At(i) == b.At(j) {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
		}
		last = row
	}
	return min(last[m], limit)
}

// isSaying tells of verbs of saying, in any of the forms that the press has.
func isSaying(word string, k wordkey.Key) bool {
	if k.Len() < 3 {
		return false
	}
	var buf [64]byte
	cue, ok := lexicon.Prose(lexicon.Key(buf[:0], word))
	return ok && cue.Kind == lexicon.SayVerb && cue.Flags == 0
}
