package date

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// An item is what the grammar reads: a word, a run of digits, a sign. Digits and
// letters that touch are items of their own («15أبريل2024م»), unlike the tokens of
// package text, and so are the parts of «28/7/2024».
type item struct {
	start, end int
	key        wordkey.Key // of a word as it is written, with its clitics
	stem       wordkey.Key // of the word that word tells of, without clitics and ال
	num        int32       // of digits: their value, -1 past nine digits
	word       word
	kind       itemKind
	gap        gap
	sign       byte  // '/', '-', ',', '.', ':', '(', ')', '"', '%', '!', '?' for any other
	digits     uint8 // of digits: how many
	cl         uint8 // bytes of the clitics before stem
	pre        clitic
}

type itemKind uint8

const (
	atEnd    itemKind = iota
	arabic            // a word of Arabic letters
	digits            // a run of digits of one script
	latin             // a run of Latin letters
	sign              // one mark or symbol
	otherish          // anything else: other scripts, URLs, bytes that are no UTF-8
)

// A gap is what lies before an item.
type gap uint8

const (
	none0  gap = iota // nothing: it touches the item before
	space             // a space or two
	breaks            // the end of a line, wide white space, the start of the text
)

// The clitics of a word: وبال.
type clitic uint8

const (
	hasWaw clitic = 1 << iota
	hasFeh
	hasBeh
	hasLam
	hasKaf
	hasDef
)

// A word is what a word means to the grammar: a row of the .tsv files.
type word struct {
	class class
	n     uint8
	flags flag
	sys   uint8 // the system of a month's name
}

type flag uint8

const (
	weak   flag = 1 << iota // it has other senses
	dual                    // يومان
	plural                  // أيام
	adverb                  // صباحا
)

type class uint8

// The classes of words, as the .tsv files name them.
const (
	isNothing class = iota
	isNumber
	isMonth
	isLibyan
	isMonthhead
	isHijri
	isHijrihead
	isHijritail
	isEpithet
	isCoptic
	isWeekday
	isUnit
	isAge
	isSeason
	isDecade
	isPortion
	isTerm
	isPart
	isDeictic
	isEdge
	isDir
	isDemo
	isPrepFrom
	isPrepIn
	isPrepOn
	isPrepTo
	isPrepUntil
	isPrepBefore
	isPrepAfter
	isPrepBeforea
	isPrepSince
	isPrepDuring
	isPrepAbout
	isBetween
	isEvery
	isClockhead
	isApprox
	isApproxafter
	isMore
	isVague
	isManyadj
	isSet
	isRef
	isVaguenoun
	isTrigger     // a word that the grammar knows by its key
	isHolidayhead // the first word of a named day
)

// A dir is where a period lies: the word behind «الشهر …».
type dir uint8

const (
	noDir      dir = iota
	dirPast        // الماضي
	dirPrev        // السابق: before the period that the text tells of, or the present one
	dirFuture      // المقبل
	dirNext        // التالي
	dirNow         // الجاري
	dirLast        // الأخير
	dirNew         // الجديد
	dirSame        // نفسه
	dirPast2       // قبل الماضي
	dirFuture2     // بعد المقبل
)

// ringLen is how many items are held at a time: lookAhead before and as many behind
// the one that the grammar stands on. It bounds every expression.
const (
	ringLen   = 128
	lookAhead = 72
	lookBack  = 48
)

// A lexer reads the items of a text. It holds the last ringLen of them.
type lexer struct {
	text string
	pos  int // next byte
	n    int // items read
	lo   int // the first of them that is held
	held uint
	base int // the item that the grammar stands on
	ring [ringLen]item
	end  item
}

// at gives item i, or the end of the text where it is out of reach.
func (x *lexer) at(i int) *item {
	if uint(i-x.lo) < x.held {
		return &x.ring[i&(ringLen-1)]
	}
	return x.reach(i)
}

// reach is at for items that are not held yet, or no longer.
func (x *lexer) reach(i int) *item {
	if i >= x.n {
		if i > x.base+lookAhead {
			return x.stop()
		}
		for i >= x.n {
			if !x.read() {
				return x.stop()
			}
		}
	}
	if i < 0 || i < x.n-ringLen {
		return x.stop()
	}
	return &x.ring[i&(ringLen-1)]
}

func (x *lexer) stop() *item {
	x.end = item{start: len(x.text), end: len(x.text), gap: breaks}
	return &x.end
}

// Codes of U+0600–U+06FF in arabicCodes, besides the letters 1 to 29.
const (
	codeDigit   = 0x40 // + the digit; Persian digits 0x50 +
	codeSign    = 0x60 // + index in signBytes
	codeControl = 0xFB
	codeOther   = 0xFC
	codeTatweel = 0xFD
	codeLetter  = 0xFE // a letter without a place in a key
	codeMark    = 0xFF
)

const signBytes = "?,;!%.,," // what codeSign+i stands for

// read reads one item and tells whether there was one.
func (x *lexer) read() bool {
	s, i := x.text, x.pos
	g := none0
	if x.n == 0 {
		g = breaks
	}
	from := i
	for i < len(s) {
		switch b := s[i]; {
		case b == ' ':
			g = max(g, space)
			i++
			continue
		case b == '\n' || b == '\r' || b == '\v' || b == '\f':
			g = breaks
			i++
			continue
		case b < 0x20 || b == 0x7F:
			g = max(g, space)
			i++
			continue
		case b == 0xC2 && i+1 < len(s) && (s[i+1] == 0xA0 || s[i+1] == 0xAD || s[i+1] == 0x85): // NBSP, soft hyphen, NEL
			if s[i+1] == 0xA0 {
				g = max(g, space)
			}
			i += 2
			continue
		case b == 0xD8 && i+1 < len(s) && s[i+1] == 0x9C: // ALM
			i += 2
			continue
		case b == 0xE2 && i+2 < len(s) && (s[i+1] == 0x80 || s[i+1] == 0x81):
			switch r, _ := utf8.DecodeRuneInString(s[i:]); {
			case r == 0x2028 || r == 0x2029:
				g = breaks
				i += 3
				continue
			case r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x205F:
				g = max(g, space)
				i += 3
				continue
			case text.IsInvisible(r):
				i += 3
				continue
			}
		case b == 0xEF && strings.HasPrefix(s[i:], "\uFEFF"):
			i += 3
			continue
		}
		break
	}
	if i-from > widestGap {
		g = breaks
	}
	if i >= len(s) {
		x.pos = i
		return false
	}
	it := &x.ring[x.n&(ringLen-1)]
	*it = item{start: i, gap: g}
	x.scan(it, i)
	x.n++
	x.lo = max(0, x.n-ringLen)
	x.held = uint(x.n - x.lo)
	return true
}

// widestGap is the widest gap inside an expression, in bytes.
const widestGap = 10

func (x *lexer) scan(it *item, i int) {
	s := x.text
	b := s[i]
	switch {
	case b >= 0xD8 && b <= 0xDB && i+1 < len(s) && s[i+1]&0xC0 == 0x80:
		c := arabicCodes[int(b&3)<<6|int(s[i+1]&0x3F)]
		switch {
		case c < codeDigit, c == codeLetter:
			x.scanWord(it, i)
			return
		case c < codeSign:
			x.scanDigits(it, i, b, s[i+1]&0xF0)
			return
		case c == codeTatweel || c == codeMark:
			j := i + 2
			for j+1 < len(s) && s[j] == s[i] && s[j+1] == s[i+1] {
				j += 2
			}
			it.kind, it.sign, it.end = sign, '-', j
			if c == codeMark {
				it.kind, it.sign = otherish, 0
			} else if j < len(s) && startsWord(s, j) { // ـ before a word: its first letter is stretched away
				it.sign = '?'
			}
			x.pos = j
			return
		case c < codeControl:
			it.kind, it.sign, it.end = sign, signBytes[c-codeSign], i+2
			x.pos = i + 2
			return
		}
	case b < utf8.RuneSelf:
		x.scanASCII(it, i)
		return
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case r >= 0xFB50 && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFC:
		x.scanWord(it, i)
		return
	case r == utf8.RuneError && n == 1:
		it.kind = otherish
	case r == '–' || r == '—' || r == '−' || r == '‐' || r == '‑' || r == '―':
		it.kind, it.sign = sign, '-'
	case r == '«' || r == '»' || r == '“' || r == '”' || r == '„' || r == '‹' || r == '›' || r == '‘' || r == '’':
		it.kind, it.sign = sign, '"'
	case r == '…':
		it.kind, it.sign = sign, '.'
	case unicode.Is(unicode.Latin, r):
		x.scanLatin(it, i)
		return
	case unicode.IsLetter(r) || unicode.IsMark(r):
		it.kind = otherish
		for i+n < len(s) {
			r, m := utf8.DecodeRuneInString(s[i+n:])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) || r == utf8.RuneError || r < 0x700 || r >= 0xFB50 {
				break
			}
			n += m
		}
	case unicode.IsSpace(r):
		it.kind = otherish
	default:
		it.kind, it.sign = sign, '?'
	}
	it.end = i + n
	x.pos = it.end
}

func startsWord(s string, i int) bool {
	if i+1 >= len(s) || s[i] < 0xD8 || s[i] > 0xDB || s[i+1]&0xC0 != 0x80 {
		return false
	}
	c := arabicCodes[int(s[i]&3)<<6|int(s[i+1]&0x3F)]
	return c < codeDigit || c == codeLetter
}

func (x *lexer) scanASCII(it *item, i int) {
	s := x.text
	b := s[i]
	switch {
	case b >= '0' && b <= '9':
		x.scanDigits(it, i, 0, 0)
		return
	case b|0x20 >= 'a' && b|0x20 <= 'z':
		x.scanLatin(it, i)
		return
	}
	it.kind, it.sign = sign, '?'
	it.end = i + 1
	x.pos = i + 1
	switch b {
	case '/', '\\':
		it.sign = '/'
	case '-', '_', '~':
		it.sign = '-'
	case ',':
		it.sign = ','
	case '.', ':', '%', '!', ';', '+':
		it.sign = b
	case '?':
		it.sign = '!'
	case '(', '[':
		it.sign = '('
	case ')', ']':
		it.sign = ')'
	case '"', '\'':
		it.sign = '"'
	}
}

// scanDigits reads digits of one script: ASCII (lead 0), or the two bytes lead and
// mark+digit.
func (x *lexer) scanDigits(it *item, i int, lead, mark byte) {
	s := x.text
	n, count := 0, 0
	for i < len(s) {
		d := 0
		if lead == 0 {
			if s[i] < '0' || s[i] > '9' {
				break
			}
			d = int(s[i] - '0')
			i++
		} else {
			if i+1 >= len(s) || s[i] != lead || s[i+1]&0xF0 != mark || s[i+1]&0xF > 9 {
				break
			}
			d = int(s[i+1] & 0xF)
			i += 2
		}
		if count < 9 {
			n = n*10 + d
		}
		count++
	}
	it.kind, it.end, it.num, it.digits = digits, i, int32(n), uint8(min(count, 255))
	if count > 9 {
		it.num = -1
	}
	it.key = numberKey(it.num)
	x.pos = i
}

// numberKey stands for a number in a phrase: «ثورة 23 يوليو».
func numberKey(n int32) wordkey.Key {
	if n < 0 {
		return 0
	}
	return wordkey.Key(1<<62 | uint64(n))
}

// scanLatin reads a run of Latin letters. An address is one item up to the next
// white space, so that no date is found inside it.
func (x *lexer) scanLatin(it *item, i int) {
	s := x.text
	j := i
	for j < len(s) {
		if b := s[j]; b < utf8.RuneSelf {
			if b|0x20 < 'a' || b|0x20 > 'z' {
				break
			}
			j++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[j:])
		if !unicode.Is(unicode.Latin, r) {
			break
		}
		j += n
	}
	it.kind, it.end = latin, j
	if j+1 < len(s) && (s[j] == ':' && s[j+1] == '/' || s[j] == '@' || s[j] == '.' && s[j+1]|0x20 >= 'a' && s[j+1]|0x20 <= 'z') {
		for j < len(s) && s[j] > ' ' && s[j] < utf8.RuneSelf {
			j++
		}
		it.kind, it.end = otherish, j
	}
	x.pos = it.end
}

// scanWord reads a word of Arabic letters, with the marks and invisible characters
// inside it, and makes its key on the way.
func (x *lexer) scanWord(it *item, i int) {
	s := x.text
	var k wordkey.Key
	shift := 0
	slow := false
	end := i
loop:
	for i+1 < len(s) {
		b := s[i]
		if b < 0xD8 || b > 0xDB {
			// what is not seen, inside a word; presentation forms
			switch {
			case b == 0xE2 || b == 0xC2 || b == 0xEF:
				r, n := utf8.DecodeRuneInString(s[i:])
				if r >= 0xFB50 && r <= 0xFDFF && r != 0xFD3E && r != 0xFD3F || r >= 0xFE70 && r <= 0xFEFC {
					slow = true
					i += n
					end = i
					continue
				}
				if r != 0xA0 && r != utf8.RuneError && text.IsInvisible(r) && i+n+1 < len(s) && startsWord(s, i+n) {
					i += n
					continue
				}
			}
			break
		}
		if s[i+1]&0xC0 != 0x80 {
			break
		}
		c := arabicCodes[int(b&3)<<6|int(s[i+1]&0x3F)]
		switch {
		case c < codeDigit:
			if shift < wordkey.Max*5 {
				k |= wordkey.Key(c) << shift
			}
			shift += 5
		case c == codeMark || c == codeTatweel:
		case c == codeLetter:
			shift = 99
		default:
			break loop
		}
		i += 2
		end = i
	}
	if end == it.start { // half a letter at the end of the text
		end = len(s)
	}
	it.kind, it.end = arabic, end
	x.pos = end
	switch {
	case slow:
		it.key = wordkey.Of(s[it.start:end])
	case shift <= wordkey.Max*5:
		it.key = k
	}
	it.classify(s)
	if it.word.class == isNothing && shift > 4*5 {
		x.split(it, k)
	}
}

// split takes two words apart that are written as one: «اليومالأحد», «تشرينالأول».
func (x *lexer) split(it *item, k wordkey.Key) {
	n := 0
	switch {
	case k&(1<<25-1) == keyAlYawm:
		n = 5
	case k&(1<<25-1) == keyTashrin, k&(1<<25-1) == keyKanun:
		n = 5
	case k&(1<<15-1) == keyYawm:
		n = 3
	case k&(1<<10-1) == keyFi:
		n = 2
	case k&(1<<15-1) == keyWaFi:
		n = 3
	default:
		return
	}
	s := x.text[it.start:it.end]
	at := wordkey.Skip(s, n)
	second := item{kind: arabic, start: it.start + at, end: it.end, key: wordkey.Of(s[at:])}
	second.classify(x.text)
	ok := false
	switch second.word.class {
	case isWeekday:
		ok = second.pre == hasDef
	case isMonth:
		ok = second.pre == 0 && second.word.flags&weak == 0 && n < 5
	case isNumber:
		ok = n == 5 && (second.key == keyAlAwwal || second.key == keyAlThani)
	}
	if !ok {
		return
	}
	first := item{kind: arabic, start: it.start, end: it.start + at, gap: it.gap, key: wordkey.Of(s[:at])}
	first.classify(x.text)
	*it = first
	x.pos = it.end
}

// classify looks the word up, and again without its clitics: و ف, then ب ل ك, then ال.
func (it *item) classify(s string) {
	k := it.key
	if k == 0 {
		return
	}
	if it.try(k) {
		return
	}
	n := 0
	var pre clitic
	switch k.First() {
	case wordkey.Waw:
		pre, n = hasWaw, 1
	case wordkey.Feh:
		pre, n = hasFeh, 1
	case wordkey.Alef:
		if k.Article() && it.try(k.Rest(2)) {
			it.pre = hasDef
		}
		return
	case wordkey.Beh, wordkey.Lam, wordkey.Kaf:
	default:
		return
	}
	rest := k.Rest(n)
	if n > 0 && it.try(rest) {
		it.cut(s, pre, n)
		return
	}
	switch rest.First() {
	case wordkey.Beh:
		pre |= hasBeh
	case wordkey.Kaf:
		pre |= hasKaf
	case wordkey.Lam:
		pre |= hasLam
	case wordkey.Alef:
		if rest.Article() && it.try(rest.Rest(2)) {
			it.cut(s, pre|hasDef, n)
		}
		return
	default:
		return
	}
	n++
	rest = rest.Rest(1)
	if pre&hasLam != 0 && rest.First() == wordkey.Lam && it.try(rest.Rest(1)) { // لل is ل + ال
		it.cut(s, pre|hasDef, n)
		return
	}
	if it.try(rest) {
		it.cut(s, pre, n)
		return
	}
	if rest.Article() && it.try(rest.Rest(2)) {
		it.cut(s, pre|hasDef, n)
	}
}

func (it *item) try(k wordkey.Key) bool {
	i := wordkey.Find(wordKeys[:], k)
	if i < 0 {
		return false
	}
	it.word, it.stem = wordVals[i], k
	return true
}

func (it *item) cut(s string, pre clitic, n int) {
	it.pre = pre
	it.cl = uint8(min(wordkey.Skip(s[it.start:it.end], n), 255))
}

// def tells whether the word has the article.
func (it *item) def() bool { return it.pre&hasDef != 0 }

// is tells the class of a word.
func (it *item) is(c class) bool { return it.word.class == c && it.kind == arabic }

// first is where the word begins behind its clitics.
func (it *item) first() int { return it.start + int(it.cl) }

// signed tells whether the item is one of the signs.
func (it *item) signed(b byte) bool { return it.kind == sign && it.sign == b }
