package date

import (
	"github.com/khabar-go/khabar/internal/numeral"
)

// year reads a year at item j: «عام 2024», «العام الماضي», «2024م», «من العام
// الجاري», «عام ألفين واثنين وعشرين». Behind a month bare digits will do. k is j
// where there is none.
func (r *reader) year(j int, behind bool) (y yearSpec, k int) {
	k = j
	it := r.peek(k)
	if behind {
		if it.signed(',') || it.signed('-') || it.signed('/') {
			k++
			it = r.peek(k)
			r.free = k
		}
		if it.pre&(hasWaw|hasFeh) != 0 && it.kind == arabic {
			return y, j
		}
		if it.key == keyMin || it.key == keyFi {
			k++
			it = r.peek(k)
		}
	}
	if it.is(isDemo) && it.word.n == 1 { // هذا العام
		if n := r.peek(k + 1); r.isUnitAt(k+1, Years) && n.def() {
			return yearSpec{dir: dirNow, noun: true}, k + 2
		}
		return y, j
	}
	if it.is(isDemo) && it.word.n == 2 {
		if r.isUnitAt(k+1, Years) && r.peek(k+1).def() { // نفس العام
			return yearSpec{dir: dirSame, noun: true}, k + 2
		}
		return y, j
	}
	if it.key == keyAmuna || it.key == keySanatuna {
		y = yearSpec{dir: dirNow, noun: true}
		k++
		if n := r.peek(k); n.is(isDemo) {
			k++
		} else if d, n := r.dirAt(k); n > k {
			y.dir, k = d, n
		}
		return y, k
	}
	if r.isUnitAt(k, Years) {
		if y, n := r.yearNoun(k); n > k {
			return y, n
		}
		return yearSpec{}, j
	}
	if it.is(isDir) && behind {
		return yearSpec{}, j
	}
	if y, n := r.yearDigits(k, behind); n > k {
		return y, n
	}
	return yearSpec{}, j
}

// yearNoun reads what follows عام or سنة at item j.
func (r *reader) yearNoun(j int) (y yearSpec, k int) {
	y.noun = true
	def := r.at(j).def()
	k = j + 1
	it := r.peek(k)
	hijri := false
	switch it.key {
	case keyAlMiladi, keyAlMiladiyya:
		k++
	case keyAlHijri, keyAlHijriyya:
		hijri = true
		k++
	}
	if n := r.peek(k); def && (n.key == keyAlladhi || n.key == keyAllati) { // العام الذي قبله
		switch r.peek(k + 1).key {
		case keyQablahu, keyQablaha, keySabaqahu, keySabaqaha, keySabaqatha:
			y.dir = dirPrev
			return y, k + 2
		}
	}
	if d, n := r.dirAt(k); n > k && def {
		y.dir = d
		if hijri {
			y.cal = HijriCalendar
		}
		if d == dirNew || d == dirLast {
			if z, m := r.yearDigits(n, false); m > n && d == dirNew {
				z.noun = true
				return z, m
			}
			return yearSpec{}, j
		}
		if it := r.peek(n); it.is(isDir) && d == dirNow && it.def() { // العام الحالي الجاري
			n++
		}
		return y, n
	}
	if n := r.peek(k); n.is(isDemo) && n.word.n == 1 && def { // العام هذا
		y.dir = dirNow
		return y, k + 1
	}
	open := byte(0)
	if it := r.peek(k); it.signed('(') || it.signed('"') {
		open = it.sign
		k++
	}
	z, n := r.yearDigits(k, true)
	if n == k {
		z, n = r.yearWords(k)
	}
	if n == k {
		return yearSpec{}, j
	}
	if open != 0 {
		if c := r.peek(n); !c.signed('"') && !c.signed(')') {
			return yearSpec{}, j
		}
		n++
	}
	z.noun = true
	if hijri {
		z.cal = HijriCalendar
	}
	if d, m := r.dirAt(n); m > n && d != dirLast && d != dirNew {
		n = m
	}
	return z, n
}

// yearDigits reads a year in digits and the era behind it. Without era or عام it has
// four digits and lies between 1000 and 2199.
func (r *reader) yearDigits(j int, behind bool) (y yearSpec, k int) {
	it := r.at(j)
	if it.kind != digits || it.digits > 4 || it.num <= 0 || !r.plainLeft(j) {
		return y, j
	}
	y.n, y.has = int16(it.num), true
	k = r.era(j+1, &y)
	if y.era && y.cal == Gregorian && !y.bc && y.n < 1000 && r.at(j+1).key == keyMeem && !r.whole && !r.afterYearNoun(j) && j != r.free && !(r.prev(j).signed('(') && r.peek(k).signed(')')) {
		return yearSpec{}, j // 900 م: metres, millions
	}
	if y.era {
		return y, k
	}
	if !r.plainRight(j) {
		n := r.at(j + 1)
		next := r.at(j + 2)
		pair := (n.signed('-') || n.signed('/')) && next.kind == digits && next.digits == 4
		if !pair && (!behind || !n.signed('-') && !n.signed('/') && !n.signed('.') && !n.signed(',')) {
			return yearSpec{}, j
		}
	}
	if it.digits == 4 && it.num >= 1000 && it.num < 2200 || behind && r.afterYearNoun(j) {
		return y, k
	}
	return yearSpec{}, j
}

// afterYearNoun tells whether عام stands before item j.
func (r *reader) afterYearNoun(j int) bool {
	for i := j - 1; i >= j-2 && i >= 0; i-- {
		it := r.at(i)
		if it.is(isUnit) && it.word.n == uint8(Years) && r.at(j).digits >= 3 {
			return true
		}
		if !it.signed('(') && !it.signed('"') && it.key != keyAlMiladi && it.key != keyAlHijri && it.key != keyAlMiladiyya && it.key != keyAlHijriyya {
			return false
		}
	}
	return false
}

// era reads an era behind a year: م، هـ، ق.م، ميلادية، للهجرة، قبل الميلاد.
func (r *reader) era(j int, y *yearSpec) int {
	it := r.peek(j)
	if it.kind != arabic {
		return j
	}
	switch it.key {
	case keyMeem:
		if n := r.at(j + 1); n.signed('.') && n.gap == none0 && it.gap != none0 && r.at(j+2).kind == arabic && r.at(j+2).gap != breaks {
			return j // the initial of a name
		}
		y.era = true
		return j + 1
	case keyMiladi, keyMiladiyya, keyAlMiladi, keyAlMiladiyya, keyLilMilad:
		y.era = true
		return j + 1
	case keyHeh, keyHijri, keyHijriyya, keyAlHijri, keyAlHijriyya, keyLilHijra, keyHijriyyan:
		y.era, y.cal = true, HijriCalendar
		return j + 1
	case keyLilShuhada:
		y.era, y.cal = true, CopticCalendar
		return j + 1
	case keySheen:
		if it.gap == none0 || y.n > 1200 && y.n < 1800 {
			y.era, y.cal = true, CopticCalendar
			return j + 1
		}
	case keyFeh:
		if it.gap == none0 {
			y.era = true
			return j + 1
		}
	case keyMin:
		if r.peek(j+1).key == keyAlHijra {
			y.era, y.cal = true, HijriCalendar
			return j + 2
		}
	case keyBad: // بعد الميلاد
		if r.peek(j+1).key == keyAlMilad {
			y.era = true
			return j + 2
		}
	case keyQabl:
		if r.peek(j+1).key == keyAlMilad {
			y.era, y.bc = true, true
			return j + 2
		}
	case keyQM:
		if it.gap == space || it.gap == none0 {
			y.era, y.bc = true, true
			return j + 1
		}
	case keyQaf:
		k := j + 1
		if r.peek(k).signed('.') {
			k++
		}
		if r.peek(k).key == keyMeem {
			y.era, y.bc = true, true
			k++
			if d := r.at(k); d.signed('.') && d.gap == none0 && r.at(k+1).kind == atEnd {
				k++
			}
			return k
		}
	}
	return j
}

// yearWords reads a year in words: ألفين واثنين وعشرين، ألف وتسعمئة وخمسة وسبعين.
func (r *reader) yearWords(j int) (y yearSpec, k int) {
	it := r.at(j)
	if l, ok := r.lex(j); it.gap == breaks || !ok || l.Class != numeral.Scale && l.Class != numeral.Hundred {
		return y, j
	}
	n, ok := numeral.Read(r.text, it.start)
	if !ok || n.Kind != numeral.Cardinal && n.Kind != numeral.Ordin {
		return y, j
	}
	v, ok := n.Value.Uint64()
	if !ok || v < 500 || v > 2200 {
		return y, j
	}
	y.n, y.has = int16(v), true
	k = j + 1
	for k < j+lookAhead && r.at(k).kind != atEnd && r.at(k).start < n.End {
		k++
	}
	k = r.era(k, &y)
	return y, k
}
