package number

import (
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// typeOf tells what an expression is, and 0 where it is no number of its own.
func (f *finder) typeOf(e *expr) Type {
	switch e.t.kind {
	case tailPercent, tailMille:
		return Percent
	case tailMoney:
		return Money
	case tailTime:
		return 0
	case tailUnit:
		if f.dateBefore(e) && (e.t.noun.unit == 0 || year(e.n.Of(f.text))) || e.t.noun.unit == 0 && f.named(e) {
			return 0
		}
		return Quantity
	}
	switch {
	case e.n.Kind == numeral.Ordin:
		return f.ordinal(e)
	case e.n.Kind == numeral.Frac:
		return f.fraction(e)
	case e.n.Digits:
		return f.digits(e)
	}
	return f.words(e)
}

// next gives the key of the word behind an expression, 0 where there is none. It is
// kept, since every rule asks for it.
func next(e *expr) wordkey.Key {
	if e.keyed != e.c.End {
		e.keyed, e.key = e.c.End, 0
		if e.c.OK && e.c.Gap != numeral.Break && e.c.Kind == text.Word {
			e.key = wordkey.Of(e.c.Text())
		}
	}
	return e.key
}

// article takes the article or لل off, and the clitics before it, and tells whether
// it was there.
func article(k wordkey.Key) (wordkey.Key, bool) {
	if k.First() == wordkey.Waw || k.First() == wordkey.Feh {
		if r := k.Rest(1); r.Article() || r.First() == wordkey.Lam && r.At(1) == wordkey.Lam || (r.First() == wordkey.Beh || r.First() == wordkey.Kaf) && r.Rest(1).Article() {
			k = r
		}
	}
	switch {
	case k.Article():
		return k.Rest(2), true
	case (k.First() == wordkey.Beh || k.First() == wordkey.Kaf) && k.Rest(1).Article():
		return k.Rest(3), true
	case k.First() == wordkey.Lam && k.At(1) == wordkey.Lam && k.Len() > 3:
		return k.Rest(2), true
	}
	return k, false
}

// month tells whether a month follows: «15 يناير»، «الثامن من تشرين».
func month(e *expr) bool {
	k := next(e)
	if k == keyOf {
		if c := after(e.c); c.OK && c.Gap != numeral.Break && c.Kind == text.Word {
			k = wordkey.Of(c.Text())
			if k == keyMonth {
				return true
			}
		}
	}
	return contextOf(k)&isMonth != 0
}

// ordinal tells whether an ordinal is one: not part of a date, a time or a name.
func (f *finder) ordinal(e *expr) Type {
	k := next(e)
	p, ok := f.word(e.back)
	q, _ := f.word(e.back + 1)
	base, _ := article(p.key)
	switch {
	case month(e), contextOf(k)&isHour != 0, k == keyDioxide:
		return 0
	case e.n.First.N == 1 && e.n.Words == 1 && k == keyOf: // أول من أمس
		if c := after(e.c); c.OK && wordkey.Of(c.Text()) == keyYesterday {
			return 0
		}
	}
	if ok {
		switch {
		case p.key == keyYesterday, flagged(p.key, isMonthHead), base == keyHour, base == keyCentury, base == keyQuarter, base == keyHalf, base == keyDecade:
			return 0
		case e.def && contextOf(p.key)&isRegnal != 0:
			return 0
		case e.def && f.grouped(p, q), !e.def && e.n.First.N == 1 && contextOf(base)&isRank != 0:
			return 0
		}
	}
	if e.n.First.N == 1 && e.n.Words == 1 && e.def && ok && initial(e.n.Of(f.text)) && base.Last() != wordkey.Heh {
		return 0 // الأوّلي, initial
	}
	if e.n.LastForm&numeral.Accusative != 0 || accusativeOrdinal(e) {
		// ثانيا: of a noun in the accusative, or the adverb
		if e.n.First.N == 1 || !ok || contextOf(p.key)&isStop != 0 || e.c.OK && e.c.Text() == ":" {
			return 0
		}
		if p.key.Last() != wordkey.Alef && p.key.Last() != wordkey.Heh && p.key.Last() != wordkey.Yeh {
			return 0
		}
	}
	return Ordinal
}

// grouped tells whether a definite number behind two words is part of a name:
// الأسطول الخامس، الحرب العالمية الثانية، للقناة الـ12.
func (f *finder) grouped(p, q past) bool {
	for _, k := range [...]wordkey.Key{p.key, q.key} {
		if k == 0 {
			continue
		}
		base, _ := article(k)
		if flagged(k, isGroup) || contextOf(base)&isGroup != 0 {
			return true
		}
	}
	return false
}

// accusativeOrdinal tells whether an ordinal of one word ends in the alef of the
// accusative: ثانيا، ثالثاً.
func accusativeOrdinal(e *expr) bool {
	if e.n.Words != 1 || e.def {
		return false
	}
	return e.n.First.Form&numeral.Accusative != 0
}

// fraction tells whether a fraction is one: not نصف النهائي or الربع الخالي.
func (f *finder) fraction(e *expr) Type {
	k := next(e)
	base, def := article(k)
	p, ok := f.word(e.back)
	if ok && e.n.First.And { // عقد ونصف، أربع سنوات ونصف
		if u, _, ok := f.nounBefore(p, nounOf); ok && u.class == classTime || p.key == keyDecade {
			return 0
		}
		if u, _, ok := f.nounBefore(p, dualOf); ok && u.class == classTime {
			return 0
		}
	}
	switch {
	case base == keyFinal:
		return 0
	case e.def && (def || e.n.First.Den != 3) && !e.bound: // الربع الأول، النصف الآخر
		return 0
	}
	return Cardinal
}

// words tells what a cardinal in words is.
func (f *finder) words(e *expr) Type {
	k := next(e)
	_, def := article(k)
	p, ok := f.word(e.back)
	q, _ := f.word(e.back + 1)
	first := e.n.First
	single := e.n.Words == 1
	switch {
	case month(e):
		return 0
	case first.Class == numeral.Unit && first.N == 0 && single: // صفر
		if def || p.key == keyMonth || !ok && p.kind == text.Punct && dash(p.Of(f.text)) {
			return 0
		}
	case first.Class == numeral.Unit && first.N == 6 && single && e.n.Len() <= 8 && !e.rng: // ست: also a lady
		if _, prevDef := article(p.key); def && !e.def || e.def && !(ok && prevDef) {
			return 0
		}
	case single && first.Class == numeral.Unit && (p.key == keyNot || p.key == keyAndNot || p.key == keyNever): // لم تسع
		return 0
	case first.Class == numeral.Scale && first.N == 3 && single && !e.def && !e.bound: // ألف: also a verb and a letter
		if def || k == keyBaa {
			return 0
		}
	}
	if ok && (flagged(p.key, isBeforeName) || e.def && f.grouped(p, q)) {
		return 0
	}
	if e.def && ok && e.mod == 0 {
		return f.definite(e, p)
	}
	return Cardinal
}

// definite tells what a definite number behind a noun is: «الدول الثلاث» counts,
// «اليوم العشرون» orders, and «السنوات الخمس» is a duration.
func (f *finder) definite(e *expr, p past) Type {
	base, def := article(p.key)
	u, known := nounOf(base)
	if known && u.class == classTime && (u.flags&nounPlural != 0 || !def) {
		return 0
	}
	if base == keyCentury || base == keyRound && !def { // القرن العشرون، دور الثمانية
		return 0
	}
	if !e.n.Digits && (e.n.First.Class == numeral.Unit && e.n.First.N > 1 || e.n.First.Class == numeral.Ten || e.n.First.Class == numeral.Scale && e.n.First.N > 3) {
		return Cardinal
	}
	if !def && !pronoun(p.key) {
		if e.n.Digits && (contextOf(p.key)&isStop != 0 || p.key == keyAnd) {
			return Ordinal
		}
		if e.n.Digits && !(known && u.flags&nounPlural != 0) {
			return Ordinal
		}
		return Cardinal
	}
	if pronoun(p.key) && !known {
		u, known = nounOf(cutPronoun(base))
	}
	many := false
	switch l := base.Len(); {
	case known:
		many = u.flags&nounPlural != 0
	case l > 4 && base.Last() == wordkey.Teh && base.At(l-2) == wordkey.Alef, // ات
		l > 4 && base.Last() == wordkey.Noon && (base.At(l-2) == wordkey.Yeh || base.At(l-2) == wordkey.Waw): // ين، ون
		many = true
	case base.Last() == wordkey.Heh, base.Last() == wordkey.Yeh:
	default:
		many = plural("", base)
	}
	if many {
		return Cardinal
	}
	return Ordinal
}

// cutPronoun takes ه، ها، هم off.
func cutPronoun(k wordkey.Key) wordkey.Key {
	if k.Last() == wordkey.Heh {
		return k.Cut(1)
	}
	return k.Cut(2)
}

// digits tells what a number in digits is that no noun follows.
func (f *finder) digits(e *expr) Type {
	p, ok := f.word(e.back)
	q, _ := f.word(e.back + 1)
	t := f.past(e.back)
	if month(e) || f.dateBefore(e) {
		return 0
	}
	if ok && e.def && f.grouped(p, q) {
		return 0
	}
	if e.def && !e.rng {
		few := e.v.Cmp(numeral.Int(10)) <= 0 // below eleven an ordinal is written in words
		switch {
		case e.v.Cmp(numeral.Int(1000)) > 0: // الـ1701
			return 0
		case !ok && few:
			return Cardinal
		case !ok:
			return Ordinal
		}
		return f.definite(e, p)
	}
	if !e.n.Plain || e.bound {
		return Cardinal
	}
	s := e.n.Of(f.text)
	switch {
	case f.item(e), f.telephone(e, s):
		return 0
	case ok && flagged(p.key, isOrdinalLabel) && !e.prep && e.back == 0:
		return Ordinal
	case f.named(e):
		return 0
	case e.back == 0 && f.quoted(e):
		return 0
	case t.kind == text.Punct && e.back == 0 && (t.Of(f.text) == ":" && f.labelled(1) || t.Of(f.text) == "." && f.past(1).key == keyBeh):
		return 0
	case (t.kind == text.Latin || t.kind == text.Code) && t.gap != numeral.Break && f.cur.Gap != numeral.Break && e.back == 0:
		return 0
	case t.kind == text.Punct && f.cur.Gap == numeral.None && t.gap == numeral.None && dash(t.Of(f.text)) && e.back == 0 && f.past(1).kind != text.Punct && f.past(1).kind != 0:
		return 0 // ميغ-29 ك
	case calendar(e, s):
		return 0
	case year(s) && e.back == 0 && !(ok && flagged(p.key, isCount)) && t.kind != text.Punct:
		return 0
	}
	return Cardinal
}

// named tells whether the words before bare digits make them part of a name:
// القرار 1701، القرار الأممي 2254، إف 16، تي في 5.
func (f *finder) named(e *expr) bool {
	p, ok := f.word(e.back)
	if !ok || e.back != 0 || !e.n.Plain {
		return false
	}
	if flagged(p.key, isLabel) || contextOf(p.key)&isBrand != 0 || p.Of(f.text) == "إم" {
		return true
	}
	q, ok := f.word(1)
	if !ok {
		return false
	}
	switch {
	case p.key == keyIn: // تي في 5
		return contextOf(q.key)&isBrand != 0
	case p.key.Article() || p.key == keyCount:
		return flagged(q.key, isLabel)
	}
	return false
}

// quoted tells whether digits end a name in quotation marks, of up to three words
// («مهاجر 10»), or are all of it behind a label (القناة «12»).
func (f *finder) quoted(e *expr) bool {
	if !e.c.OK || e.c.Gap == numeral.Break || !quote(e.c.Text()) {
		return false
	}
	for i := range 4 {
		p := f.past(i)
		switch {
		case p.kind == text.Punct && quote(p.Of(f.text)):
			return i > 0 || f.labelled(1)
		case p.kind != text.Word && p.kind != text.Latin || p.key != 0 && contextOf(p.key)&isStop != 0:
			return false
		}
	}
	return false
}

func quote(s string) bool {
	switch s {
	case "\"", "«", "»", "“", "”", "„", "'", "‘", "’":
		return true
	}
	return false
}

func (f *finder) labelled(i int) bool {
	p := f.past(i)
	return p.kind == text.Word && flagged(p.key, isLabel)
}

// dateBefore tells whether the word before makes bare digits a year or a day:
// عام 2022، يناير 15.
func (f *finder) dateBefore(e *expr) bool {
	if !e.n.Plain || e.bound || e.def {
		return false
	}
	p, ok := f.word(e.back)
	if !ok {
		return false
	}
	base, _ := article(p.key)
	switch base {
	case keyYear, keyYears, keyHour:
		return true
	}
	return flagged(p.key, isMonth)
}

// year tells whether four bare digits look like a year of our time.
func year(s string) bool {
	d, _, _, ok := numeral.Digits(s)
	if !ok {
		return false
	}
	v, ok := d.Uint64()
	return ok && v >= 1900 && v < 2050 && (len(s) == 4 || len(s) == 8)
}

// calendar tells whether the sign of an era follows: 2012م، 1445 هـ.
func calendar(e *expr, s string) bool {
	if !e.c.OK || e.c.Gap == numeral.Break || e.c.Kind != text.Word {
		return false
	}
	switch e.c.Text() {
	case "م", "هـ", "ه", "ميلادية", "ميلادي", "هجرية", "هجري":
		return len(s) >= 3
	}
	return false
}

// item tells whether a number at the start of a line is that of an item in a list:
// «1- », «2. », «3) », «(4) ».
func (f *finder) item(e *expr) bool {
	if !e.c.OK {
		return false
	}
	p := f.past(e.back)
	begin := f.cur.Gap == numeral.Break || p.kind == 0 && f.n == 0
	if p.kind == text.Punct && p.Of(f.text) == "(" {
		begin = p.gap == numeral.Break || f.n == 1
		return begin && e.c.Text() == ")" && after(e.c).OK && after(e.c).Gap != numeral.Break
	}
	if !begin || e.c.Gap == numeral.Break || e.c.Kind != text.Punct {
		return false
	}
	switch e.c.Text() {
	case ".", ")", "-", "–", "ـ", ":", "/":
		return after(e.c).OK
	}
	return false
}

// telephone tells whether digits are those of a telephone or an account: many in a
// row, a zero in front, + before them.
func (f *finder) telephone(e *expr, s string) bool {
	p := f.past(e.back)
	if p.kind == text.Symbol && p.Of(f.text) == "+" && f.cur.Gap == numeral.None {
		for e.c.OK && e.c.Kind == text.Number && e.c.Gap == numeral.Space {
			e.c.Next()
		}
		return true
	}
	for i := range len(s) {
		if !digit(s[i]) {
			return false
		}
	}
	return len(s) >= 9 || len(s) >= 5 && s[0] == '0'
}

// initial tells whether a word that may be الأولى is written with ي.
func initial(s string) bool {
	return strings.HasSuffix(s, "ي")
}
