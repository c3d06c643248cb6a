package date

import "time"

// weekday reads a weekday, what places it, and the date behind it: «الأحد», «يوم
// الخميس المقبل», «الأحد، 28 تموز 2024», «الخميس الموافق 28/7/2024».
func (r *reader) weekday(j int) (e expr, ok bool) {
	e.from, e.start = j, r.beginsAt(j)
	k := j
	noun := r.isDayNoun(j)
	if noun {
		k++
	}
	w := r.at(k)
	if noun {
		w = r.peek(k)
	}
	if !w.is(isWeekday) || noun && w.pre&^hasDef != 0 {
		return e, false
	}
	bare := !w.def()
	e.core, e.wd = coreWeekday, w.word.n
	if bare && !noun && r.peek(k+1).pre == hasDef && r.isUnitAt(k+1, Weeks) { // ثلاثاء الأسبوع الماضي
		e.to = k + 1
		r.weekOf(&e)
		return e, e.unit == Weeks
	}
	if w.word.flags&weak != 0 && bare {
		return e, false
	}
	if !noun && r.cueOf(r.prev(j))&cuePrayer != 0 { // صلاة الجمعة
		return e, false
	}
	if !noun && !bare && r.placeName(j, k) {
		return e, false
	}
	k++
	e.to = k
	if d, n := r.dirAt(k); n > k && d != dirLast && d != dirNew {
		e.wdDir, e.to = d, n
		if d == dirSame {
			return e, false
		}
		k = n
	}
	e.end = r.endsAt(e.to)
	had := r.dateBehind(&e)
	if bare && !noun && !had {
		return e, false
	}
	if bare && noun && !had && e.wdDir == noDir {
		return e, false
	}
	if e.core == coreWeekday {
		if e.wdDir == noDir {
			r.dayBehind(&e)
		}
		if e.core == coreWeekday {
			r.weekOf(&e)
		}
	}
	return e, true
}

// weekOf reads «من الأسبوع الماضي» behind a weekday.
func (r *reader) weekOf(e *expr) {
	k := e.to
	if r.peek(k).key == keyMin {
		k++
	}
	f, ok := expr{}, false
	if it := r.peek(k); it.is(isDemo) {
		f, ok = r.demonstrated(k)
	} else if r.isUnitAt(k, Weeks) && it.def() {
		f, ok = r.unitPeriod(k)
	}
	if ok && f.core == coreUnit && f.unit == Weeks {
		e.unit, e.dir = Weeks, f.dir
		e.to, e.end = f.to, f.end
	}
}

// dayOfWeek reads «يوم الأحد» behind a week: «الأسبوع المقبل يوم الأحد».
func (r *reader) dayOfWeek(e *expr) {
	w := r.peek(e.to + 1)
	if !r.isUnitAt(e.to, Days) || r.peek(e.to).pre != 0 || !w.is(isWeekday) || w.pre != hasDef || e.core != coreUnit || e.dir == dirSame {
		return
	}
	if _, n := r.dirAt(e.to + 2); n > e.to+2 {
		return
	}
	f := *e
	f.core, f.wd, f.to, f.end = coreWeekday, w.word.n, e.to+2, w.end
	if r.dateBehind(&f) {
		return
	}
	*e = f
}

// dayBehind reads the number of the day behind a weekday, where the month of the anchor
// has it on that day: «الأحد السابع عشر».
func (r *reader) dayBehind(e *expr) {
	s, k := r.ordinalOf(e.to)
	if !r.hasAnchor || k == e.to || s < 6 || s > 31 || r.at(e.to).kind != arabic || r.peek(k).key == keyMin {
		return
	}
	y, m, _ := civil(r.anchor)
	if s > monthLen(y, m) || weekdayOf(dayOf(y, m, s)) != int(e.wd) {
		return
	}
	e.core, e.day, e.month = coreDate, uint8(s), monthSpec{dir: dirNow}
	e.to, e.end = k, r.endsAt(k)
}

// dateBehind reads the date behind a weekday into e.
func (r *reader) dateBehind(e *expr) bool {
	k := e.to
	paren := false
	it := r.peek(k)
	switch {
	case it.signed(','), it.signed('-'), it.signed('('), it.signed(':'), it.signed('/'):
		paren = it.sign == '('
		k++
		if r.peek(k).signed('-') {
			k++
		}
	case it.key == keyFi, it.key == keyMin && r.peek(k+1).kind == digits:
		if it.key == keyMin {
			return false
		}
		k++
	}
	if it := r.peek(k); it.key == keyMuwafiq || it.key == keyMuwafiq2 {
		k++
		if l := r.peek(k); l.kind == arabic && (l.key == keyLam) { // لـ10
			k++
		}
	}
	if r.peek(k).kind == atEnd {
		return false
	}
	if r.peek(k).key == keyYawm {
		k++
	}
	d, ok := r.fullDay(k, true)
	if !ok {
		return false
	}
	if d.start != r.at(k).start && !r.at(k).isLi() { // a clitic: another expression
		return false
	}
	if paren {
		if !r.peek(d.to).signed(')') {
			return false
		}
		d.to++
	}
	from, start, wd, wdDir := e.from, e.start, e.wd, e.wdDir
	*e = d
	e.from, e.start, e.wd, e.wdDir = from, start, wd, wdDir
	e.weak = false
	e.end = r.endsAt(e.to)
	return true
}

// isLi tells whether a word has ل before it: «الموافق للحادي عشر».
func (it *item) isLi() bool { return it.kind == arabic && it.key.First() == 23 }

// placeName tells whether a weekday is part of the name of a place: «سوق الأحد».
func (r *reader) placeName(j, k int) bool {
	if c := r.cueOf(r.prev(j)); c&cueTown != 0 && r.at(k).pre == hasDef {
		return true
	}
	if n := r.peek(k + 1); n.key == keyAswad || n.key == keySawda {
		return true
	}
	return r.at(k).word.n == 2 && r.countedTwo(j, k)
}

// countedTwo tells whether «الاثنين» is the number two: «بين الاثنين», «الطرفين
// الاثنين».
func (r *reader) countedTwo(j, k int) bool {
	p := r.prev(j)
	if p.key == keyBayna || p.key == keyKila || p.key == keyKilay {
		return true
	}
	if n := r.peek(k + 1); n.key == keyMaan {
		return true
	}
	if p.kind == arabic && p.key.Len() > 5 && p.key.At(p.key.Len()-1) == 25 && p.word.class == isNothing { // ين، ان
		if c := p.key.At(p.key.Len() - 2); (c == 28 || c == 1) && p.key.Article() {
			return true
		}
	}
	return false
}

// timeWeekday is the weekday of package time for one counted from 1.
func timeWeekday(wd uint8) time.Weekday { return time.Weekday(wd) - 1 }
