package date

import (
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// set reads what comes round: «كل يوم جمعة», «كل ست ساعات», «يوميا», «نهاية كل شهر»,
// «يوم الجمعة من كل أسبوع».
func (r *reader) set(j int) (e expr, ok bool) {
	it := r.at(j)
	e.core, e.quant, e.length.kind = coreSet, Every, length
	e.from, e.start = j, r.beginsAt(j)
	switch {
	case it.is(isSet):
		e.put(Unit(it.word.n), 1000)
		if it.word.n == uint8(Quarters) {
			e.length = lengthOf(Months, 3000)
		}
		e.to, e.end = j+1, it.end
		return e, true
	case it.is(isUnit) && it.word.flags&dual != 0 && !r.construct(j):
		if l := it.stem.Last(); l != wordkey.Yeh || it.word.n < uint8(Days) || it.word.n > uint8(Months) { // يومي، أسبوعي، شهري
			return e, false
		}
		e.put(Unit(it.word.n), 1000)
		e.to, e.end = j+1, it.end
		return e, true
	case it.key == keyShibh:
		n := r.peek(j + 1)
		f, ok := expr{}, false
		if n.is(isSet) || n.is(isUnit) && n.word.flags&dual != 0 {
			f, ok = r.set(j + 1)
		}
		if !ok {
			return e, false
		}
		f.from, f.start, f.mod = j, it.start, Approx
		return f, true
	case it.is(isEvery):
		return r.every(e, j)
	case it.key == keyYawman && r.peek(j+1).key == keyBad && r.peek(j+2).key == keyYawm: // يوما بعد يوم
		e.put(Days, 1000)
		e.to, e.end = j+3, r.endsAt(j+3)
		return e, true
	}
	return e, false
}

// construct tells whether a dual stands before what it counts: «يومي 25 و26».
func (r *reader) construct(j int) bool {
	n := r.peek(j + 1)
	if n.kind == digits || n.is(isWeekday) || n.is(isMonth) || n.is(isMonthhead) || r.article(j+1) && n.kind == arabic || n.is(isHijri) || n.is(isHijrihead) {
		return true
	}
	l, ok := r.lex(j + 1)
	return ok && n.kind == arabic && l.Def && !l.And
}

func (r *reader) every(e expr, j int) (expr, bool) {
	if r.at(j).def() {
		return e, false
	}
	k := j + 1
	n := r.peek(k)
	if n.kind == atEnd || n.kind == arabic && n.pre != 0 {
		return e, false
	}
	switch {
	case n.is(isUnit) && n.word.flags == 0:
		if w := r.peek(k + 1); n.word.n == uint8(Days) && w.is(isWeekday) && w.pre&^hasDef == 0 {
			e.put(Weeks, 1000)
			k += 2
			break
		}
		if n.key == keyAm && r.peek(k+1).is(isWeekday) {
			return e, false
		}
		e.put(Unit(n.word.n), 1000)
		if Unit(n.word.n) == Decades {
			e.length = lengthOf(Years, 10000)
		}
		k++
	case n.is(isUnit) && n.word.flags&dual != 0:
		e.put(Unit(n.word.n), 2000)
		k++
	case n.is(isWeekday):
		e.put(Weeks, 1000)
		k++
	case n.is(isSeason), n.is(isHijri) && n.word.n == 9, n.is(isMonth):
		if n.is(isMonth) && n.word.flags&weak != 0 {
			return e, false
		}
		e.put(Years, 1000)
		k++
	case n.is(isPart) && n.word.flags&adverb == 0 && n.word.n != uint8(Afternoon) || n.key == keyNaharIndef:
		e.put(Days, 1000)
		k++
	case n.is(isPortion) && n.key == keyFaslBare:
		e.length = lengthOf(Months, 3000)
		k++
	default:
		if n.key == keyRub && (r.peek(k+1).key == keySana || r.peek(k+1).key == keyAm) {
			e.length = lengthOf(Months, 3000)
			k += 2
			break
		}
		f, ok := r.bareLength(k, true)
		if !ok || f.length.amount[0].count == unknownCount {
			return e, false
		}
		e.length = f.length
		k = f.to
	}
	e.to, e.end = k, r.endsAt(k)
	if r.peek(k).key == keyAw && r.peek(k+1).key == keyAkthar {
		e.to, e.end = k+2, r.endsAt(k+2)
	}
	return e, true
}

// setWithin reads a part of what comes round: «نهاية كل شهر», «مساء كل خميس», «يوم
// الجمعة من كل أسبوع».
func (r *reader) setWithin(j int) (e expr, ok bool) {
	it := r.at(j)
	k := j
	switch {
	case it.is(isEdge) && !it.def(), it.is(isPart) && !it.def():
		k++
	case r.isDayNoun(j) || it.is(isUnit) && it.word.n == uint8(Days) && it.word.flags&plural != 0 && !it.def() || it.is(isWeekday) || (it.is(isPrepAfter) || it.is(isPrepBefore)):
		if it.is(isPrepAfter) || it.is(isPrepBefore) {
			if !r.peek(k + 1).is(isPart) {
				return e, false
			}
			k += 2
		}
		if !r.at(k).is(isWeekday) {
			k++
		}
		if !r.peek(k).is(isWeekday) {
			return e, false
		}
		k++
		if r.peek(k).key != keyMin {
			return e, false
		}
		k++
	default:
		if l, ok := r.lex(j); !ok || l.Class != numeral.Ordinal || l.Def || l.N != 1 {
			return e, false
		}
		k++
	}
	if n := r.peek(k); !n.is(isEvery) {
		return e, false
	}
	e, ok = r.set(k)
	if !ok {
		return e, false
	}
	e.from, e.start = j, r.beginsAt(j)
	return e, true
}
