package entities

import (
	"bytes"

	"github.com/khabar-go/khabar/internal/wordkey"
)

// A unit is a part of a person's name that counts as one: a word, or several that are
// written apart or together as one likes (عبد الله and عبدالله, أبو هدروس, بن عيسى and
// بنعيسى, نصر الله, آل خليفة).
type unit struct {
	start, stem, end int32 // in resolver.letters
	key              wordkey.Key
}

// Values of the table of words that join others.
const (
	joinsNext = 1 // عبد، أبو، بن، آل
	joinsLast = 2 // صلاح الدين، نصر الله
)

// addUnits appends the units of a name of n words to the resolver's.
func (r *resolver) addUnits(first, n int) (at, count int) {
	at = len(r.units)
	open := false
	for i := first; i < first+n; i++ {
		w := r.words[i]
		joins, _ := find(joinKeys[:], joinValues[:], keyOf(r.letters[w.start:w.end]))
		if len(r.units) > at && (open || joins == joinsLast) {
			r.units[len(r.units)-1].end = w.end
		} else {
			r.units = append(r.units, unit{start: w.start, stem: w.stem, end: w.end})
		}
		open = joins == joinsNext
	}
	for i := at; i < len(r.units); i++ {
		u := &r.units[i]
		// آل خليفة is الخليفة and خليفة; أبي and أبا and بو are أبو; ابن is بن.
		l := r.letters[u.start:u.end]
		switch {
		case u.stem == u.start && len(l) > 4 && l[0] == wordkey.Alef && l[1] == wordkey.Lam:
			u.stem += 2
		case len(l) > 4 && l[0] == wordkey.Alef && l[1] == wordkey.Beh && (l[2] == wordkey.Yeh || l[2] == wordkey.Alef):
			if r.joined(u, 3) {
				l[2] = wordkey.Waw
			}
		case len(l) > 4 && l[0] == wordkey.Alef && l[1] == wordkey.Beh && l[2] == wordkey.Noon:
			if r.joined(u, 3) {
				u.stem++
			}
		}
		u.key = keyOf(r.letters[u.stem:u.end])
	}
	return at, len(r.units) - at
}

// joined tells whether a word of the unit ends after n letters.
func (r *resolver) joined(u *unit, n int32) bool {
	for i := len(r.words) - 1; i >= 0 && r.words[i].end > u.start; i-- {
		if r.words[i].start == u.start {
			return r.words[i].end == u.start+n
		}
	}
	return false
}

// letters of a unit without its article.
func (r *resolver) unit(u unit) []byte { return r.letters[u.stem:u.end] }

// skeletonClass maps letters to their class in a skeleton, 0 for those that it has
// not. Spellings of one foreign name differ by ي, ا and و present or not, and by ج ق غ
// ك, س ش ص ز, ت ث ط, د ذ ض, ف و: in this order of count in two spellings of a name.
var skeletonClass = [...]byte{
	wordkey.Beh: 'b', wordkey.Teh: 't', wordkey.Theh: 't', wordkey.Tah: 't', wordkey.Jeem: 'g', wordkey.Ghain: 'g', wordkey.Qaf: 'g', wordkey.Kaf: 'g',
	wordkey.Hah: 'h', wordkey.Khah: 'x', wordkey.Dal: 'd', wordkey.Thal: 'd', wordkey.Dad: 'd', wordkey.Reh: 'r', wordkey.Zain: 's', wordkey.Seen: 's',
	wordkey.Sheen: 's', wordkey.Sad: 's', wordkey.Zah: 'd', wordkey.Ain: 'e', wordkey.Feh: 'f', wordkey.Lam: 'l', wordkey.Meem: 'm', wordkey.Noon: 'n',
	wordkey.Hamza: 0,
}

// skeleton is a hash of the consonants of a name.
func skeleton(letters []byte) uint64 {
	var buf [32]byte
	out := buf[:0]
	for _, c := range letters {
		if int(c) < len(skeletonClass) {
			c = skeletonClass[c]
		}
		if c == 0 || len(out) > 0 && out[len(out)-1] == c || len(out) == cap(out) {
			continue
		}
		out = append(out, c)
	}
	return hash(out)
}

// alike tells whether two words may be two spellings of one name: their skeletons are
// the same and they are one letter apart, or two in long words (نتنياهو/نتانياهو,
// أنتوني/أنطوني, غوتيريش/غوتيرش). Arabic names that differ by a letter (حسن, حسين) are
// not.
func alike(a, b []byte) bool {
	if bytes.Equal(a, b) {
		return true
	}
	n := min(len(a), len(b))
	if n < 3 || n > 30 || max(len(a), len(b)) > n+2 {
		return false
	}
	if arabicName(a) && arabicName(b) {
		return false
	}
	if n < 4 && len(a) != len(b) { // كيف, كييف
		return false
	}
	d := distance(a, b)
	if d == 1 && n >= 5 && !vowelless(a, b) {
		return skeleton(a) == skeleton(b) || n >= 6
	}
	return (d <= 1 || d == 2 && n >= 6) && skeleton(a) == skeleton(b)
}

// vowelless tells of two words whose only difference are letters that change the name:
// never, but for a final ي, which makes an adjective or a family of a name.
func vowelless(a, b []byte) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(b) == len(a)+1 && b[len(b)-1] == wordkey.Yeh && bytes.Equal(a, b[:len(a)])
}

// arabicName tells of the names of the list of those that are near another.
func arabicName(l []byte) bool {
	_, ok := find(givenKeys[:], givenValues[:], keyOf(l))
	return ok
}

// same letters of foreign names, for distances: ج ق → غ, ث ط → ت.
func near(a, b byte) bool {
	return a == b || foreign(a) == foreign(b)
}

func foreign(c byte) byte {
	switch c {
	case wordkey.Jeem, wordkey.Qaf:
		return wordkey.Ghain
	case wordkey.Theh, wordkey.Tah:
		return wordkey.Teh
	}
	return c
}

// distance is the edit distance of two words in letters, neighbours that changed
// places counting one, as far as 2; 3 stands for more.
func distance(a, b []byte) int {
	for len(a) > 0 && len(b) > 0 && near(a[0], b[0]) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && near(a[len(a)-1], b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch {
	case len(a) == 0:
		return min(len(b), 3)
	case len(b) == 0:
		return min(len(a), 3)
	case len(a) == 1 && len(b) == 1:
		return 1
	case len(a) == 2 && len(b) == 2 && near(a[0], b[1]) && near(a[1], b[0]):
		return 1
	case len(a) > 4 || len(b) > 4:
		return 3
	}
	best := 3
	if d := distance(a[1:], b); d+1 < best {
		best = d + 1
	}
	if d := distance(a, b[1:]); d+1 < best {
		best = d + 1
	}
	if d := distance(a[1:], b[1:]); d+1 < best {
		best = d + 1
	}
	return best
}

// sameUnit tells whether two units of names are spellings of one.
func (r *resolver) sameUnit(a, b unit) bool {
	return a.key == b.key || alike(r.unit(a), r.unit(b))
}

// samePerson tells whether two full names of at least two units name one person: the
// shorter is the end or the beginning of the longer (أمير عبد اللهيان and حسين أمير
// عبد اللهيان), or both begin and end alike and the shorter leaves out what is between
// (محمد عابد, محمد مصطفى عابد).
func (r *resolver) samePerson(a, b []unit) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 2 {
		return false
	}
	if r.sameUnits(a, b[len(b)-len(a):]) || r.sameUnits(a, b[:len(a)]) {
		return true
	}
	if len(b) == len(a) || !r.sameUnit(a[0], b[0]) || a[len(a)-1].key != b[len(b)-1].key {
		return false
	}
	i := 1
	for _, u := range b[1 : len(b)-1] {
		if i < len(a)-1 && r.sameUnit(a[i], u) {
			i++
		}
	}
	return i == len(a)-1
}

// sameUnits tells whether names of the same number of units are alike, with no more
// than one unit that is not spelled the same, and the first letters equal.
func (r *resolver) sameUnits(a, b []unit) bool {
	unequal := 0
	for i := range a {
		if a[i].key == b[i].key {
			continue
		}
		if unequal++; unequal > 1 && len(a) < 3 || !alike(r.unit(a[i]), r.unit(b[i])) {
			return false
		}
	}
	return true
}

// covers tells whether the words of a short name are words of a long one in the same
// order: لجنة النظام الداخلي in اللجنة الوطنية للنظام الداخلي.
func (r *resolver) covers(long, short []word) bool {
	i := 0
	for _, w := range long {
		if i < len(short) && (w.key == short[i].key || nisba(r.stem(w), r.stem(short[i])) || alike(r.stem(w), r.stem(short[i]))) {
			i++
		}
	}
	return i == len(short)
}

// nisba tells of the two genders of an adjective: موريتاني، موريتانية.
func nisba(a, b []byte) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 3 && len(b) == len(a)+1 && b[len(b)-1] == wordkey.Heh && a[len(a)-1] == wordkey.Yeh && bytes.Equal(a, b[:len(a)])
}

// sameWords tells whether two names of the same number of words are spellings of one.
func (r *resolver) sameWords(a, b []word) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].key != b[i].key && !nisba(r.stem(a[i]), r.stem(b[i])) && !alike(r.stem(a[i]), r.stem(b[i])) {
			return false
		}
	}
	return true
}
