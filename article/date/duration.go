package date

import (
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// lengthExpr reads a stretch of time: «ثلاث سنوات», «أكثر من شهرين», «ساعة ونصف»,
// «السنوات الخمس الماضية», «26 عاما».
func (r *reader) lengthExpr(j int) (e expr, ok bool) {
	mod, k := r.bound(j)
	if k > j && r.peek(k).kind == atEnd {
		return e, false
	}
	e, ok = r.bareLength(k, mod != 0)
	if !ok {
		return e, false
	}
	e.from, e.start = j, r.beginsAt(j)
	if mod != 0 && r.at(j).key == keyFiMa { // في ما يقارب
		e.start = r.at(j).start + wordkey.Skip(r.text[r.at(j).start:r.at(j).end], 2)
	}
	e.mod = mod
	if k == j {
		e.mod = r.boundBefore(j)
	}
	r.boundBehind(&e)
	e.end = r.endsAt(e.to)
	return e, true
}

// bound reads what bounds or softens a length before it: نحو، أكثر من، ما يزيد على.
func (r *reader) bound(j int) (mod Mod, k int) {
	it := r.at(j)
	n := r.peek(j + 1)
	switch {
	case it.is(isApprox) && !it.def():
		return Mod(it.word.n), j + 1
	case it.is(isMore) && !it.def() && (n.key == keyMin || n.key == keyAn):
		return Mod(it.word.n), j + 2
	case it.key == keyMa || it.key == keyFiMa || it.kind == arabic && it.key.First() == wordkey.Feh && it.key.Rest(1) == keyMa:
		k = j + 1
		neg := false
		if r.peek(k).key == keyLa {
			neg = true
			k++
		}
		v := r.peek(k).key
		p := r.peek(k + 1).key
		prep := p == keyAla || p == keyAn || p == keyMin || p == keyIla
		switch v {
		case keyYazid:
			mod = MoreThan
			if neg {
				mod = LessThan
			}
		case keyYaqill:
			mod = LessThan
			if neg {
				mod = MoreThan
			}
		case keyYaqrub, keyYuqarib, keyYunahiz:
			mod = Approx
		case keyYasil:
			mod = LessThan
		default:
			return 0, j
		}
		k++
		if prep {
			k++
		} else if v != keyYuqarib && v != keyYunahiz {
			return 0, j
		}
		return mod, k
	}
	return 0, j
}

// boundBefore is the bound of a verb that stands before a length: «ناهز 80 عاما»,
// «تقل أعمارهم عن 35 عاما».
func (r *reader) boundBefore(j int) Mod {
	p := r.prev(j)
	switch p.key {
	case keyYunahiz, keyNahiz, keyNahaz2, keyTunahiz:
		return Approx
	case keyTajawaz, keyTajawazat, keyTajawazu, keyYatajawaz, keyTatajawaz, keyFaq, keyYafuq, keyTafuq:
		if n := r.prev(j - 1).key; n == keyLa || n == keyLam2 {
			return LessThan
		}
		return MoreThan
	case keyAn, keyAla:
		for i := j - 2; i >= j-4 && i >= 0 && r.at(i+1).gap != breaks; i-- {
			m := Mod(0)
			switch r.at(i).key {
			case keyYazid, keyTazid, keyZad, keyZadat:
				m = MoreThan
			case keyYaqill, keyTaqill, keyQall:
				m = LessThan
			}
			if m != 0 {
				if n := r.prev(i).key; n == keyLa || n == keyLam2 {
					m = MoreThan + LessThan - m
				}
				return m
			}
		}
	}
	return 0
}

// boundBehind reads «تقريبا», «أو أكثر», «فأكثر» behind a length.
func (r *reader) boundBehind(e *expr) {
	k := e.to
	n := r.peek(k)
	switch {
	case n.is(isApproxafter):
		e.mod = Approx
		k++
	case n.key == keyAw && r.peek(k+1).key == keyAkthar:
		e.mod = MoreThan
		k += 2
	case n.key == keyFaAkthar:
		e.mod = MoreThan
		k++
	}
	e.to = k
}

// bareLength reads a length without its bound; bounded tells that there is one.
func (r *reader) bareLength(j int, bounded bool) (e expr, ok bool) {
	it := r.at(j)
	e.core = coreLength
	e.from, e.start = j, r.beginsAt(j)
	e.length.kind = length
	switch {
	case it.is(isUnit) && it.word.flags&dual != 0:
		return r.dualLength(e, j)
	case it.is(isUnit) && it.word.flags&plural != 0:
		return r.pluralLength(e, j)
	case it.is(isUnit):
		return r.singleLength(e, j, bounded)
	case it.is(isVague): // بضع سنوات
		u := r.peek(j + 1)
		if it.def() || !u.is(isUnit) || u.word.flags&plural == 0 || u.pre != 0 {
			return e, false
		}
		e.put(Unit(u.word.n), unknownCount)
		e.to, e.end = j+2, u.end
		if n := r.peek(e.to); n.is(isManyadj) && n.pre == 0 {
			e.to, e.end = e.to+1, n.end
		}
		return e, true
	case r.unprefixed(j) == keyAsharat || r.unprefixed(j) == keyMiat || r.unprefixed(j) == keyAlaf: // عشرات السنين
		u := r.peek(j + 1)
		if !u.is(isUnit) || u.word.flags&plural == 0 || u.pre != hasDef || u.word.n < uint8(Days) {
			return r.countedLength(e, j)
		}
		e.put(Unit(u.word.n), unknownCount)
		e.to, e.end = j+2, u.end
		return e, true
	case r.unprefixed(j) == keyAkhir: // آخر خمس سنوات
		if r.peek(j+1).kind == atEnd || it.def() {
			return e, false
		}
		f, ok := r.bareLength(j+1, true)
		if !ok || r.at(j+1).is(isUnit) && r.at(j+1).word.flags&plural != 0 {
			return e, false
		}
		f.from, f.start = e.from, e.start
		return f, true
	case it.kind == digits || it.kind == arabic:
		return r.countedLength(e, j)
	}
	return e, false
}

// put adds a quantity to a length.
func (e *expr) put(u Unit, milli int64) bool {
	for i := range e.length.amount {
		if e.length.amount[i].unit == NoUnit {
			e.length.amount[i] = quantity{u, milli}
			return true
		}
	}
	return false
}

// countedLength reads a number and its unit: «15 عاما», «نصف ساعة», «العشرة أيام
// القادمة».
func (r *reader) countedLength(e expr, j int) (expr, bool) {
	milli, k, def, ok := r.count(j)
	if !ok {
		return r.ageInOrdinal(e, j)
	}
	third := int64(333)
	if n := r.peek(k); n.signed('(') && r.peek(k+1).kind == digits && int64(r.peek(k+1).num)*1000 == milli && r.peek(k+2).signed(')') { // ثلاثة (3) أشهر
		k += 3
	}
	if n := r.peek(k); n.signed('/') { // 26/ عاما
		if m := r.peek(k + 1); m.is(isUnit) && m.gap != none0 {
			k++
		}
	}
	if it := r.at(j); it.kind == arabic && !it.def() && it.cl == 0 && it.word.class == isPortion && k == j+1 {
		if r.peek(k).def() && !r.peek(k).is(isUnit) {
			return e, false
		}
	}
	u := r.peek(k)
	if u.signed(')') && r.at(j-1).signed('(') { // (15) يوما
		u = r.peek(k + 1)
		if !u.is(isUnit) {
			return e, false
		}
		e.from, e.start = j-1, r.at(j-1).start
		k++
	}
	if u.is(isAge) && u.pre == 0 && u.word.n == uint8(Years) && (u.key != keyKharifan || milli >= 10000) {
		e.put(Years, milli)
		e.to, e.end = k+1, u.end
		return e, true
	}
	frac := milli%1000 != 0
	if frac && u.is(isClockhead) { // ثلاثة أرباع الساعة
		e.putFraction(Hours, milli, third)
		e.to, e.end = k+1, u.end
		return e, true
	}
	if !u.is(isUnit) || u.word.flags&dual != 0 || u.pre&^hasDef != 0 || u.def() && !frac && milli != 750 {
		return e, false
	}
	if u.word.n == uint8(Decades) && milli > 10000 { // 45 عقدا: contracts
		return e, false
	}
	if u.word.flags&plural == 0 && milli > 2000 && r.yearFollows(k, u) { // «17 عام 2024» is no length
		return e, false
	}
	e.putFraction(Unit(u.word.n), milli, third)
	k++
	if def && !u.def() { // العشرة أيام القادمة
		if d, n := r.dirAt(k); n > k && d != dirSame && d != dirNew {
			k = n
		} else if w := r.peek(k); w.key == keyAlUla {
			return e, false
		}
		e.to, e.end = k, r.endsAt(k)
		return e, true
	}
	e.to = k
	r.ofTime(&e, Unit(u.word.n))
	r.moreLength(&e)
	r.wholeLength(&e)
	if d, n := r.dirAt(e.to); n > e.to && e.to == k && (d == dirPast || d == dirFuture || d == dirLast) && r.at(k).pre == hasDef { // 75 عاما الماضية
		e.to = n
	}
	e.end = r.endsAt(e.to)
	return e, true
}

// yearFollows tells whether a year stands behind سنة or عام at item k.
func (r *reader) yearFollows(k int, u *item) bool {
	if u.word.n != uint8(Years) {
		return false
	}
	n := r.peek(k + 1)
	return n.kind == digits && n.digits == 4
}

// putFraction adds a quantity that may be a fraction: half a year is six months, half
// an hour thirty minutes.
func (e *expr) putFraction(u Unit, milli, third int64) {
	whole, frac := milli/1000*1000, milli%1000
	switch {
	case frac == 0:
		e.put(u, milli)
		return
	case u == Years || u == Hours || u == Minutes:
		sub, per := Months, int64(12)
		if u == Hours {
			sub, per = Minutes, 60
		} else if u == Minutes {
			sub, per = Seconds, 60
		}
		m := frac * per
		if frac == third || frac == third*2 || frac == third*2+1 {
			m += per
			m -= m % 1000
		}
		if m%1000 == 0 {
			if whole > 0 {
				e.put(u, whole)
			}
			e.put(sub, m)
			return
		}
	case u == Centuries && whole == 0:
		e.put(Years, frac/10*1000)
		return
	case u == Decades && whole == 0 && frac == 500:
		e.put(Years, 5000)
		return
	}
	e.put(u, milli)
}

// moreLength reads what is added to a length: «ونصف العام», «وستة أشهر», «و16 دقيقة».
func (r *reader) moreLength(e *expr) {
	for range len(e.length.amount) - 1 {
		k := e.to
		it := r.peek(k)
		comma := it.signed(',') && (r.peek(k+1).kind == digits || r.peek(k+1).is(isUnit) || r.peek(k+1).key == keyWa)
		if comma { // 3 سنين، 3 أشهر
			k++
			it = r.peek(k)
		}
		if it.kind != arabic && !comma {
			return
		}
		last := len(e.length.amount) - 1
		for last > 0 && e.length.amount[last].unit == NoUnit {
			last--
		}
		q := e.length.amount[last]
		l, ok := r.lex(k)
		if it.key == keyIlla && q.count >= 1000 { // ساعتين إلا ربعا
			f, fok := r.lex(k + 1)
			if !fok || r.peek(k+1).kind != arabic || f.Class != numeral.Fraction || f.And || f.Den < 2 {
				return
			}
			n := int64(f.N)
			if f.N == 2 && f.Den == 3 { // ثلثا: one third, in the accusative
				n = 1
			}
			e.length.amount[last] = quantity{}
			e.putFraction(q.unit, q.count-1000*n/int64(f.Den), 333)
			e.to = k + 2
			return
		}
		if ok && l.And && !l.Prep && l.Class == numeral.Fraction && q.count > 0 {
			u := r.peek(k + 1)
			same := u.is(isUnit) && Unit(u.word.n) == q.unit && u.word.flags == 0 && u.pre&^hasDef == 0 || u.is(isClockhead) && q.unit == Hours
			if !same && u.is(isUnit) {
				if u.pre != 0 || u.word.flags != 0 || u.word.n >= uint8(q.unit) || last+1 >= len(e.length.amount) { // شهران وربع ساعة
					return
				}
				e.putFraction(Unit(u.word.n), 1000*int64(l.N)/int64(max(l.Den, 1)), 333)
				e.to = k + 2
				continue
			}
			if !same && !l.Def && u.kind == arabic && u.word.class == isNothing && u.key.Article() { // ونصف المليون
				return
			}
			frac := int64(1000) * int64(l.N) / int64(max(l.Den, 1))
			e.length.amount[last] = quantity{}
			e.putFraction(q.unit, q.count+frac, 333)
			e.to = k + 1
			if same {
				e.to++
			}
			return
		}
		n := k
		apart := comma && it.kind == digits
		if it.key == keyWa {
			apart = true
			n++
			if d := r.peek(n); d.kind != digits && !(d.is(isUnit) && d.pre == 0) {
				return
			}
		} else if !apart && it.pre&hasWaw == 0 && !(ok && l.And) {
			return
		}
		var f expr
		f.length.kind = length
		w := r.at(n)
		switch {
		case w.is(isUnit) && w.word.flags&dual != 0 && (w.pre == hasWaw || apart):
			f.put(Unit(w.word.n), 2000)
			f.to = n + 1
		case w.is(isUnit) && w.word.flags == 0 && (w.pre == hasWaw || apart) && w.word.n < uint8(q.unit):
			f.put(Unit(w.word.n), 1000)
			f.to = n + 1
			if s := r.peek(f.to); s.kind == digits {
				return
			}
		default:
			milli, c, def, ok := r.count(n)
			if !ok || def {
				return
			}
			u := r.peek(c)
			if !u.is(isUnit) || u.pre != 0 || u.word.flags&dual != 0 {
				return
			}
			f.put(Unit(u.word.n), milli)
			f.to = c + 1
		}
		if f.length.amount[0].unit >= q.unit || !e.put(f.length.amount[0].unit, f.length.amount[0].count) {
			return
		}
		e.to = f.to
	}
}

// wholeLength reads «كامل», «كاملين», «اثنين» behind a length.
func (r *reader) wholeLength(e *expr) {
	n := r.peek(e.to)
	if e.length.amount[0].unit == Years {
		switch n.key {
		case keyHijri, keyHijriyya, keyHijriyyan, keyHijriyyayN, keyHijriyyaAn, keyHijriyyataN, keyHijriyyataYn: // ثلاث سنوات هجرية
			e.year.cal = HijriCalendar
			e.to++
			return
		}
	}
	one := e.length.amount[0].count <= 2000
	switch n.key {
	case keyKamil, keyKamila, keyKamilayn, keyKamilatayn, keyMutatali, keyMutataliyatayn, keyIthnayn, keyIthnatayn:
		if one {
			e.to++
		}
	case keyMutawasila, keyMutawasilayn:
		e.to++
	}
}

func (r *reader) dualLength(e expr, j int) (expr, bool) {
	it := r.at(j)
	if it.def() { // الشهرين الماضيين
		d, k := r.dirAt(j + 1)
		switch r.peek(j + 1).key {
		case keyAlAwwalayn, keyAlUlayayn, keyAlAkhirayn, keyAlAkhiratayn:
			d, k = dirLast, j+2
		}
		if k == j+1 || d == dirSame || d == dirNew {
			return e, false
		}
		e.put(Unit(it.word.n), 2000)
		e.to, e.end = k, r.endsAt(k)
		return e, true
	}
	last := it.stem.Last()
	if last == 28 || last == 1 { // construct: يومي، عامي
		return e, false
	}
	e.put(Unit(it.word.n), 2000)
	e.to = j + 1
	r.ofTime(&e, Unit(it.word.n))
	r.wholeLength(&e)
	r.moreLength(&e)
	e.end = r.endsAt(e.to)
	return e, true
}

// ofTime reads «من الزمن» behind عقد and قرن.
func (r *reader) ofTime(e *expr, u Unit) bool {
	if u >= Decades && r.peek(e.to).key == keyMin {
		if n := r.peek(e.to + 1); n.key == keyAlZaman || n.key == keyAlZaman2 {
			e.to += 2
			return true
		}
	}
	return false
}

// pluralLength reads «سنوات طويلة», «السنوات الماضية», «السنوات الخمس المقبلة», and a
// bare «سنوات» where a preposition tells that it is a length.
func (r *reader) pluralLength(e expr, j int) (expr, bool) {
	it := r.at(j)
	u := Unit(it.word.n)
	k := j + 1
	n := r.peek(k)
	if it.def() {
		milli, c, def, ok := int64(unknownCount), k, false, false
		if n.kind == arabic || n.kind == digits {
			milli, c, def, ok = r.count(k)
		}
		if !ok {
			milli = unknownCount
			if s := r.small(k); s.k > k && n.kind == arabic && s.ord && s.def && s.n > 2 { // الأيام الثالثة الماضية
				milli, c, ok = int64(s.n)*1000, s.k, true
			}
		} else if !def {
			return e, false
		}
		if ok {
			k = c
		} else if n.is(isManyadj) && n.def() { // القليلة
			k++
		}
		d, m := r.dirAt(k)
		if m == k || d == dirSame || d == dirNew || d == dirNow {
			return e, false
		}
		if d == dirLast { // السنوات الأخيرة الماضية
			if _, l := r.dirAt(m); l > m {
				m = l
			}
		}
		e.put(u, milli)
		e.to, e.end = m, r.endsAt(m)
		return e, true
	}
	if u == Decades && r.peek(k+1).key == keyAlAjal { // عقود طويلة الأجل
		return e, false
	}
	if n.is(isManyadj) && !n.def() && n.pre == 0 || n.is(isVague) && !n.def() && n.pre == 0 {
		e.put(u, unknownCount)
		e.to, e.end = k+1, n.end
		return e, true
	}
	if n.kind == digits || n.kind == arabic && n.key.Article() && (n.word.class == isNothing || n.is(isPart)) { // ساعات الصيام، ساعات الفجر
		return e, false
	}
	if n.is(isNumber) && n.pre == 0 { // أيام عشرة الفجر
		return e, false
	}
	alone := n.kind != arabic || n.word.class != isNothing || n.key.First() == wordkey.Waw // not «لأيام قرطاج»
	if r.stretchBefore(j) || accusative(r, it) || it.pre&hasLam != 0 && u >= Days && alone {
		e.put(u, unknownCount)
		e.to, e.end = k, it.end
		return e, true
	}
	return e, false
}

// accusative tells whether a plural stands in the accusative: «شهورا».
func accusative(r *reader, it *item) bool {
	return it.pre&^hasWaw == 0 && it.stem.Last() == wordkey.Alef && it.word.flags&plural != 0
}

// stretchBefore tells whether the word before item j, or its clitic, says that a
// length follows: خلال، منذ، لمدة، على مدى.
func (r *reader) stretchBefore(j int) bool {
	switch p := r.prev(j); p.key {
	case keyHilal, keyMundh, keyMudh, keyMund, keyLimudda, keyMudda2, keyMada2, keyMadar, keyTiwal, keyTila, keyGhudun, keyZarf, keyImtidad, keyAjal, keyLiAjal, keySijn, keyBiSijn, keyMuddatuh, keyMuddatuha, keyMuddatha2, keyTastaghriq, keyYastaghriq, keyIstamarr, keyIstamarrat, keyQaraba, keyIla2, keyMurur, keyBiMurur, keyMudi, keyBiMudi, keyInqida:
		return true
	}
	return false
}

// singleLength reads a length of one: «عام واحد», «ساعة ونصف», «عقد من الزمن», and a
// bare «شهر» where something else tells that it is a length.
func (r *reader) singleLength(e expr, j int, bounded bool) (expr, bool) {
	it := r.at(j)
	u := Unit(it.word.n)
	if it.def() {
		return e, false
	}
	k := j + 1
	e.put(u, 1000)
	e.to = k
	n := r.peek(k)
	if l, ok := r.lex(k); ok && n.kind == arabic && l.Class == numeral.Unit && l.N == 1 && !l.And && !l.Prep && !l.Def && l.Form == 0 {
		if u < Decades || !r.stretchBefore(j) {
			e.to = k + 1
			r.moreLength(&e)
			e.end = r.endsAt(e.to)
			return e, true
		}
	}
	if r.ofTime(&e, u) {
		e.end = r.endsAt(e.to)
		return e, true
	}
	r.wholeLength(&e)
	if e.to > k && n.key != keyIthnayn {
		e.end = r.endsAt(e.to)
		return e, true
	}
	e.to = k
	r.moreLength(&e)
	if e.to > k {
		e.end = r.endsAt(e.to)
		return e, true
	}
	if n.kind == digits || n.is(isWeekday) || n.is(isMonth) || n.is(isMonthhead) || n.is(isHijri) || n.is(isDeictic) || r.article(k) && n.kind == arabic {
		return e, false
	}
	if l, ok := r.lex(k); ok && n.kind == arabic && (l.Class == numeral.Scale || l.Class == numeral.Hundred) && !l.And {
		return e, false
	}
	if r.stretchBefore(j) || bounded || n.is(isApproxafter) || n.key == keySamt || n.key == keyHidad || r.whole && n.kind == atEnd {
		e.end = it.end
		return e, true
	}
	return e, false
}

// ageInOrdinal reads an age in an ordinal: «الرابعة عشرة ربيعا», «الخمسين من العمر».
func (r *reader) ageInOrdinal(e expr, j int) (expr, bool) {
	s := r.small(j)
	if s.k == j || s.n < 1 {
		return e, false
	}
	if u := r.peek(s.k); u.is(isAge) && u.pre == 0 && s.n >= 6 {
		e.put(Years, int64(s.n)*1000)
		e.to, e.end = s.k+1, u.end
		return e, true
	}
	if r.peek(s.k).key == keyMin && r.peek(s.k+1).key == keyAlUmr && s.def {
		e.put(Years, int64(s.n)*1000)
		e.to, e.end = s.k+2, r.endsAt(s.k+2)
		return e, true
	}
	return e, false
}

// age reads «سن الخمسين», «سن السادسة والعشرين», «الخمسين من العمر».
func (r *reader) age(j int) (e expr, ok bool) {
	it := r.at(j)
	e.core, e.length.kind = coreLength, length
	e.from, e.start = j, r.beginsAt(j)
	if k := r.unprefixed(j); it.kind == arabic && (k == keySinn || k == keyBiSinn || k == keyLiSinn) {
		if k != keySinn {
			e.start = it.start + wordkey.Skip(r.text[it.start:it.end], 1)
		}
		if r.peek(j+1).kind == atEnd {
			return e, false
		}
		if f, ok := r.rangeOf(j + 1); ok && f.core == coreLength {
			return f, true
		}
		s := r.small(j + 1)
		if s.k == j+1 || s.n < 1 {
			return e, false
		}
		e.put(Years, int64(s.n)*1000)
		e.to = s.k
		if u := r.peek(s.k); u.is(isUnit) && u.word.n == uint8(Years) && u.pre == 0 || u.is(isAge) {
			e.to++
		} else if u.is(isUnit) {
			return e, false
		}
		e.end = r.endsAt(e.to)
		return e, true
	}
	s := r.small(j)
	if s.k > j && s.def && r.peek(s.k).key == keyMin && r.peek(s.k+1).key == keyAlUmr {
		e.put(Years, int64(s.n)*1000)
		e.to = s.k + 2
		e.end = r.endsAt(e.to)
		return e, true
	}
	return e, false
}

// ago reads a length before or after the present: «قبل ثلاثة أيام», «بعد أسبوعين من
// الآن», «بعدها بيومين».
func (r *reader) ago(j int) (e expr, ok bool) {
	it := r.at(j)
	k := j + 1
	switch {
	case it.is(isPrepBefore), it.is(isPrepSince):
	case it.is(isPrepAfter) && it.stem == keyBad:
		e.ahead = true
		if r.peek(k).key == keyDhalik {
			e.ofText = true
			k++
		}
	case r.unprefixed(j) == keyBadHa || r.unprefixed(j) == keyBadHu:
		e.ahead, e.ofText = true, true
	default:
		return e, false
	}
	if it.cl > 0 && it.pre&^(hasWaw|hasFeh) != 0 {
		return e, false
	}
	if e.ofText && r.peek(k).kind == arabic && r.peek(k).pre&hasBeh == 0 && !startsWith(r.peek(k), wordkey.Beh) {
		return e, false
	}
	if r.peek(k).kind == atEnd {
		return e, false
	}
	from := expr{from: j, start: r.beginsAt(j)}
	if it.word.class == isNothing {
		from.start = it.start
		if s := it.key.First(); s == wordkey.Waw || s == wordkey.Feh {
			from.start += wordkey.Skip(r.text[it.start:it.end], 1)
		}
	}
	n := r.peek(k)
	if !e.ofText && !e.ahead && n.is(isVaguenoun) && !n.def() && n.pre == 0 && (n.key == keyFatra2 || n.key == keyMudda3 || n.key == keyWaqt) { // قبل فترة وجيزة
		to := k + 1
		if a := r.peek(to); a.is(isManyadj) || a.key == keyWajiza || a.key == keyQarib || a.key == keyQariba {
			to++
		} else if a.is(isNothing) && a.kind == arabic && n.key == keyWaqt {
			return e, false
		}
		from.core, from.n, from.to, from.end = coreRef, pastRef, to, r.endsAt(to)
		return from, true
	}
	l, ok := r.lengthAfter(k)
	if !ok {
		return e, false
	}
	explicit := false
	to := l.to
	if r.peek(to).key == keyMin && (r.peek(to+1).key == keyAlAn || r.peek(to+1).key == keyAlYawm) {
		explicit = true
		to += 2
	} else if r.peek(to).key == keyFaqat {
		to++
	}
	inside := false
	nx := r.peek(l.to)
	if nx.key == keyTamaman || nx.key == keyBilDabt {
		nx = r.peek(l.to + 1)
	}
	switch nx.key {
	case keyMin, keyAla:
		inside = !explicit
		if nx.key == keyAla && !e.ahead {
			inside = true
		}
	}
	if it.is(isPrepSince) && !(r.clauseStart(j) && r.peek(to).signed(',') && r.pastVerb(to+1)) && !r.stampish(j, to) {
		inside = true
	}
	if !inside && e.ahead && !explicit && !e.ofText && r.pastNarrative(j) && !r.hasContext() {
		inside = true
	}
	if inside {
		l.start = r.at(k).first()
		if m := r.beginsAt(k); m > l.start {
			l.start = m
		}
		return l, true
	}
	l.core, l.ahead, l.ofText, l.explicit = coreAgo, e.ahead, e.ofText, explicit
	l.from, l.start, l.to, l.end = from.from, from.start, to, r.endsAt(to)
	return l, true
}

func startsWith(it *item, letter uint8) bool { return it.kind == arabic && it.key.First() == letter }

// lengthAfter reads a length behind قبل, بعد or منذ, where a bare «عام» or «سنوات» is one.
func (r *reader) lengthAfter(j int) (e expr, ok bool) {
	if e, ok = r.lengthExpr(j); ok {
		return e, true
	}
	it := r.at(j)
	if !it.is(isUnit) || it.def() || it.pre&^hasBeh != 0 {
		return e, false
	}
	e = expr{from: j, start: r.beginsAt(j), core: coreLength, to: j + 1, end: it.end}
	e.length.kind = length
	if it.word.flags&plural != 0 {
		e.put(Unit(it.word.n), unknownCount)
		return e, true
	}
	if it.word.flags != 0 {
		return e, false
	}
	f, ok := r.singleLength(expr{from: j, start: e.start, core: coreLength, length: point{kind: length}}, j, true)
	return f, ok
}

// stampish tells whether a منذ is that of a stamp: «منذ 2 أسبوع», alone on its line.
func (r *reader) stampish(j, to int) bool { return r.whole && j == 0 && r.peek(to).kind == atEnd }
