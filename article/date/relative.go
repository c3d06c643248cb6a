package date

import (
	"github.com/khabar-go/khabar/internal/wordkey"
)

// demonstrated reads «هذا الشهر», «نفس اليوم», «ذات العام».
func (r *reader) demonstrated(j int) (e expr, ok bool) {
	it := r.at(j)
	n := r.peek(j + 1)
	if !it.is(isDemo) {
		return e, false
	}
	d := dirNow
	if it.word.n == 2 {
		d = dirSame
	}
	e.from, e.start, e.to = j, r.beginsAt(j), j+2
	switch {
	case n.is(isUnit) && n.word.flags == 0 && n.pre == hasDef && n.word.n >= uint8(Days):
		e.core, e.unit, e.dir = coreUnit, Unit(n.word.n), d
		if d == dirNow && e.unit == Days {
			e.core, e.off = coreDeictic, 0
		}
	case n.is(isDeictic) && n.key == keyAlYawm:
		e.core = coreDeictic
		if d == dirSame {
			e.core, e.unit, e.dir = coreUnit, Days, dirSame
		} else if w := r.peek(j + 2); w.is(isDir) && w.word.n == uint8(dirSame) {
			return e, false
		}
	case n.is(isUnit) && n.word.flags&plural != 0 && n.pre == hasDef && d == dirNow && n.word.n == uint8(Days): // هذه الأيام
		e.core, e.n = coreRef, presentRef
	case n.is(isSeason) && n.pre == hasDef && d == dirNow:
		e.core, e.n, e.dir = coreSeason, n.word.n, dirNow
	case n.is(isWeekday) && n.pre == hasDef:
		e.core, e.wd, e.dir = coreWeekday, n.word.n, noDir
		if d == dirSame {
			return e, false
		}
	case n.is(isPortion) && n.pre == hasDef && d == dirNow && n.key == keyAlRub:
		e.core, e.n, e.dir, e.unit = corePortion, 0, dirNow, Quarters
	case n.is(isTerm) && n.pre == hasDef:
		e.core = coreTerm
	case n.is(isMonth) && n.pre == 0 && n.word.flags == 0 && d == dirNow:
		return e, false
	case n.is(isPart) && n.pre == hasDef && n.word.flags&adverb == 0 && d == dirNow: // هذا المساء
		e.core, e.part = corePart, Part(n.word.n)
	case n.is(isVaguenoun) && d == dirNow && n.pre == hasDef && n.key == keyLahza:
		e.core, e.n = coreRef, presentRef
	case (n.is(isClockhead) && n.cl == 0 || n.is(isUnit) && n.word.n == uint8(Minutes) && n.word.flags == 0 && n.pre == hasDef) && d == dirNow && r.peek(j+2).kind != digits: // حتى هذه الساعة
		e.core, e.n = coreRef, presentRef
	case n.is(isEdge) && n.word.n == uint8(End) && r.peek(j+2).key == keyAlUsbu: // هذه نهاية الأسبوع
		return e, false
	default:
		return e, false
	}
	e.end = r.endsAt(e.to)
	return e, true
}

// deictic reads اليوم، أمس، أول من أمس، غدا، بعد غد, and the weekday or the date that
// says it again: «اليوم الأحد 28 تموز».
func (r *reader) deictic(j int) (e expr, ok bool) {
	e.from, e.start = j, r.beginsAt(j)
	it := r.at(j)
	k := j
	switch {
	case it.is(isUnit) && it.word.n == uint8(Days) && it.word.flags == 0 && it.def() && it.pre&hasLam != 0: // لليوم
		k++
	case it.is(isDeictic):
		e.off = int8(it.word.n) - 8
		k++
		n := r.peek(k)
		switch {
		case it.stem == keyAmsi && (n.key == keyAlAwwal || n.key == keyAlAwl): // أمس الأول
			e.off = -2
			k++
		case it.stem == keyAmsi && n.key == keyAlHaja, it.stem != it.key && it.pre&hasDef != 0 && it.stem == keyBakir:
			return e, false
		case (it.stem == keyBukra || it.key == keyBukra) && !r.whole && !(r.prev(j).kind == atEnd && n.kind == atEnd): // بكرة عكسية
			if n.kind == arabic && n.word.class == isNothing {
				return e, false
			}
		case it.stem == keyGhadan && r.verbGhada(j):
			return e, false
		}
	case r.isDayNoun(j):
		k++
		if n := r.peek(k); (n.key == keyQabl || n.key == keyBad) && r.peek(k+1).is(isDeictic) { // يوم بعد غد
			f, ok := r.deictic(k)
			f.from, f.start = e.from, e.start
			return f, ok
		}
		n := r.peek(k)
		if !n.is(isDeictic) || n.pre&^hasDef != 0 || n.key == keyAlYawm {
			return e, false
		}
		e.off = int8(n.word.n) - 8
		k++
		if n.stem == keyAmsi && r.peek(k).key == keyAlAwwal {
			e.off = -2
			k++
		}
	case it.key == keyYawmuna:
		k++
		if r.peek(k).is(isDemo) {
			k++
		}
	case it.stem == keyAwwal || it.key == keyAwwal: // أول أمس، أول من أمس
		k++
		if r.peek(k).key == keyMin {
			k++
		}
		if n := r.peek(k); !n.is(isDeictic) || n.word.n != 7 || n.pre&^hasDef != 0 {
			return e, false
		}
		e.off = -2
		k++
	case it.is(isPrepBefore) || it.is(isPrepAfter): // قبل أمس، بعد غد
		n := r.peek(k + 1)
		switch {
		case it.is(isPrepBefore) && n.is(isDeictic) && n.word.n == 7 && n.pre&^hasDef == 0:
			e.off = -2
		case it.is(isPrepAfter) && n.is(isDeictic) && n.word.n == 9 && n.pre&^hasDef == 0:
			e.off = 2
		default:
			return e, false
		}
		k += 2
	default:
		return e, false
	}
	e.core = coreDeictic
	e.to = k
	if r.at(k-1).key == keyAlYawm || r.at(k-1).stem == keyAlYawm || it.is(isUnit) && it.def() && k == j+1 {
		if !r.todayOK(j, k) {
			return e, false
		}
	}
	r.again(&e)
	e.end = r.endsAt(e.to)
	return e, true
}

// again reads the weekday, and the date, that stand behind a deictic day.
func (r *reader) again(e *expr) {
	k := e.to
	paren := false
	n := r.peek(k)
	if n.signed(',') || n.signed('(') || n.signed('-') {
		paren = n.sign == '('
		k++
	}
	if r.isDayNoun(k) && r.peek(k+1).is(isWeekday) {
		k++
	}
	w := r.peek(k)
	if w.is(isWeekday) && w.pre == hasDef {
		k++
		if paren {
			if !r.peek(k).signed(')') {
				return
			}
			k++
		}
		e.wd, e.to = w.word.n, k
		n = r.peek(k)
		if n.signed(',') || n.signed('-') || n.signed('(') {
			paren = n.sign == '('
			k++
		}
	} else if k == e.to && n.kind != digits {
		return
	}
	if n := r.peek(k); n.key == keyMuwafiq || n.key == keyMuwafiq2 {
		k++
	}
	if d, ok := r.fullDay(k, true); ok && !d.ofText {
		if paren {
			if !r.peek(d.to).signed(')') {
				return
			}
			d.to++
		}
		wd, to := e.wd, d.to
		from, start := e.from, e.start
		*e = d
		e.from, e.start, e.to = from, start, to
		e.wd = wd
	}
}

// verbGhada tells whether غدا is the verb, became: «غدا نجما».
func (r *reader) verbGhada(j int) bool {
	it := r.at(j)
	if p := r.prev(j); p.key == keyMa || p.key == keyWaMa {
		return true
	}
	if r.text[it.end-2:it.end] != "ا" { // with tanween it is the day
		return false
	}
	n := r.peek(j + 1)
	if n.kind != arabic || n.key == 0 || n.word.class != isNothing || n.key.Article() {
		return false
	}
	last := n.key.Last()
	return last == 1 && n.key.Len() >= 3
}

// todayOK tells whether «اليوم» is the day and not part of a name: «المصري اليوم»,
// «اليوم السابع», «اليوم العالمي».
func (r *reader) todayOK(j, k int) bool {
	n := r.peek(k)
	if n.is(isWeekday) || n.signed(',') && r.peek(k+1).is(isWeekday) || n.signed('(') && r.peek(k+1).is(isWeekday) {
		return true
	}
	if n.is(isDir) && n.pre == hasDef || n.key == keyAlAlam || n.key == keyAlDuwali || n.key == keyAlWatani {
		return false
	}
	if _, nk := r.ordinalOf(k); n.kind == arabic && (nk > k || r.article(k)) { // اليوم الـ21 للحرب
		return false
	}
	if n.kind == digits && n.digits <= 3 && r.plainRight(k) { // اليوم 20 على التوالي
		if _, ok := r.fullDay(k, true); !ok {
			return false
		}
	}
	p := r.prev(j)
	c := r.cueOf(p)
	if c&cueMedia != 0 {
		return false
	}
	if p.kind == arabic && (p.key == keyQuds || r.country(j-1) != 0) {
		if q := r.prev(j - 1); q.kind == atEnd || q.signed('"') || r.cueOf(q)&(cueMedia|cueBlock) != 0 {
			return false
		}
	}
	return true
}

// isDayNoun tells whether item j is يوم before a name of the day.
func (r *reader) isDayNoun(j int) bool {
	it := r.at(j)
	return r.isUnitAt(j, Days) && !it.def() || it.key == keyYawmih || it.kind == arabic && it.stem == keyYawm
}

// unitPeriod reads a unit with what tells where it lies: «الشهر الماضي», «الأسبوع
// المقبل», «العام نفسه», «شهرنا هذا».
func (r *reader) unitPeriod(j int) (e expr, ok bool) {
	it := r.at(j)
	e.from, e.start = j, r.beginsAt(j)
	switch it.key {
	case keyShahruna, keyAmuna, keySanatuna, keyQarnuna, keyUsbuuna:
		e.core = coreUnit
		e.unit = ourUnit(it.key)
		e.dir = dirNow
		e.to = j + 1
		if n := r.peek(e.to); n.is(isDemo) {
			e.to++
		} else if d, k := r.dirAt(e.to); k > e.to {
			e.dir, e.to = d, k
		}
		e.end = r.endsAt(e.to)
		return e, true
	}
	if !it.is(isUnit) || it.word.flags != 0 || !it.def() {
		if !it.is(isDeictic) || it.stem != keyAlYawm {
			return e, false
		}
	}
	e.unit = Unit(it.word.n)
	if it.is(isDeictic) {
		e.unit = Days
	}
	k := j + 1
	hijri := false
	if n := r.peek(k); e.unit == Years && (n.key == keyAlHijri || n.key == keyAlHijriyya || n.key == keyAlMiladi || n.key == keyAlMiladiyya) {
		hijri = n.key == keyAlHijri || n.key == keyAlHijriyya
		k++
	}
	if e.unit == Years && r.isAcademic(k) {
		e.core = coreTerm
		k++
		if d, n := r.dirAt(k); n > k && d != dirLast {
			e.dir, k = d, n
			e.to, e.end = k, r.endsAt(k)
			return e, true
		}
		return e, false
	}
	d, n := r.dirAt(k)
	if n == k {
		if dm := r.peek(k); dm.is(isDemo) && dm.word.n == 1 && dm.pre == 0 && !r.peek(k+1).is(isUnit) && e.unit != Days {
			d, n = dirNow, k+1
		}
	}
	if n == k || d == dirNew || d == dirLast {
		return e, false
	}
	if n2 := r.peek(n); n2.is(isUnit) && n2.word.flags&plural != 0 {
		return e, false
	}
	e.core, e.dir, e.to, e.end = coreUnit, d, n, r.endsAt(n)
	if hijri {
		e.year = yearSpec{dir: d, cal: HijriCalendar, noun: true}
		e.core, e.dir = coreDate, noDir
	}
	if e.unit == Days {
		switch d {
		case dirNow:
			e.core, e.off, e.dir = coreDeictic, 0, noDir
		case dirPast:
			e.core, e.off, e.dir = coreDeictic, -1, noDir
		case dirPast2:
			e.core, e.off, e.dir = coreDeictic, -2, noDir
		case dirFuture:
			e.core, e.off, e.dir = coreDeictic, 1, noDir
		}
		if it.is(isDeictic) && it.pre&hasLam != 0 && it.word.n != 8 {
			return e, false
		}
	}
	if (d == dirSame || d == dirPrev || d == dirNow) && e.unit == Months || e.unit == Days && d == dirSame {
		// الشهر نفسه من العام الماضي
		if y, k := r.year(e.to, true); y.dir != noDir && k > e.to && r.peek(e.to).key == keyMin {
			e.year, e.to, e.end = y, k, r.endsAt(k)
		}
	}
	return e, true
}

// hourFromNow reads «الساعة المقبلة», «الدقيقة الماضية»: an hour or minute from now.
func (r *reader) hourFromNow(j int, u Unit) (e expr, ok bool) {
	it := r.at(j)
	if it.word.flags != 0 || u == Minutes && it.pre&hasDef == 0 {
		return e, false
	}
	d, k := r.dirAt(j + 1)
	if k == j+1 {
		return e, false
	}
	e = expr{from: j, start: r.beginsAt(j), core: coreAgo, to: k, end: r.endsAt(k)}
	switch n := step(d); {
	case d == dirNow:
		e.core, e.n = coreRef, presentRef
	case d == dirNext || n == 0:
		return e, false
	default:
		e.ahead, e.explicit = n > 0, true
		e.length = lengthOf(u, int64(max(n, -n))*1000)
	}
	return e, true
}

// ourUnit is the unit of شهرنا، عامنا، قرننا، أسبوعنا.
func ourUnit(k wordkey.Key) Unit {
	switch k {
	case keyShahruna:
		return Months
	case keyQarnuna:
		return Centuries
	case keyUsbuuna:
		return Weeks
	}
	return Years
}

func (r *reader) isAcademic(j int) bool {
	switch r.peek(j).key {
	case keyDirasi, keyDirasiyya, keyJamii, keyJamiiyya, keyRiyadi, keyRiyadiyya, keyKurawi, keyKurawiyya, keyMali, keyMaliyya:
		return true
	}
	return false
}

// vague reads what refers to now, before or after without a point of the calendar:
// «حاليا», «وقت سابق», «الفترة المقبلة».
func (r *reader) vague(j int) (e expr, ok bool) {
	it := r.at(j)
	e.from, e.start, e.to = j, r.beginsAt(j), j+1
	e.core = coreRef
	switch {
	case it.is(isRef):
		if it.def() || it.pre&^(hasWaw|hasFeh) != 0 {
			return e, false
		}
		e.n = it.word.n
		if it.key == keyAkhiran && r.at(j).end-it.start <= 10 && !hasTanween(r.text[it.start:it.end]) {
			return e, false
		}
		if it.word.flags&weak != 0 && it.key != keyAkhiran {
			return e, false
		}
		n := r.peek(j + 1)
		if n.key == keyAydan || n.key == keyJiddan {
			n = r.peek(j + 2)
		}
		if r.unprefixed(j) == keyQariban && n.key == keyMin { // قريبا من الفندق
			return e, false
		}
		if it.word.n == futureRef && r.unprefixed(j) == keyLahiqan && r.tense(j, j+1) == Past {
			return e, false // later in the story, not later than now
		}
	case it.is(isVaguenoun) && it.word.n == 1: // المستقبل القريب
		if n := r.peek(j + 1).key; n != keyQaribDef && n != keyManzur {
			return e, false
		}
		e.n, e.to = futureRef, j+2
	case it.is(isVaguenoun):
		d, k := r.dirOf(j + 1)
		if k == j+1 {
			return e, false
		}
		if it.def() && it.stem == keyWaqt && d == dirSame {
			return e, false
		}
		switch d {
		case dirPast, dirPrev:
			e.n = pastRef
		case dirLast:
			if it.key == keyLahza || it.stem == keyWaqt {
				return e, false
			}
			e.n = pastRef
		case dirFuture, dirNext:
			e.n = futureRef
		case dirNow:
			e.n = presentRef
		default:
			return e, false
		}
		if it.word.n == 1 {
			return e, false
		}
		e.to = k
		if it.stem == keyWaqt || it.key == keyWaqt { // وقت سابق من اليوم: the day tells it
			n := k
			if r.peek(n).key == keyMin {
				n++
			}
			if d := r.peek(n); d.is(isDeictic) || d.is(isDemo) || d.is(isWeekday) || d.kind == arabic && n > k && d.is(isUnit) {
				return e, false
			}
		}
	default:
		return e, false
	}
	e.end = r.endsAt(e.to)
	return e, true
}

// dirOf is dirAt for words without the article: «وقت سابق», «وقت لاحق».
func (r *reader) dirOf(j int) (dir, int) {
	it := r.peek(j)
	if it.is(isDir) && it.pre&^hasDef == 0 && it.def() == r.at(j-1).def() {
		return dir(it.word.n), j + 1
	}
	if it.key == keyLahiq {
		return dirFuture, j + 1
	}
	return noDir, j
}

func hasTanween(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		if s[i] == 0xD9 && s[i+1] == 0x8B {
			return true
		}
	}
	return false
}
