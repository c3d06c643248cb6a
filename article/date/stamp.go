package date

import "github.com/khabar-go/khabar/article/text"

// Stamp reads when an article was published from its stamp, without an anchor. See
// [Finder.Stamp].
func Stamp(s string) (Mention, bool) { return Finder{}.Stamp(s) }

// Stamp reads when an article was published from its stamp: a line such as «الجمعة, 20
// يوليو, 2012, 15:53 بتوقيت القدس», «الأربعاء، 07 أكتوبر 2020 - 12:09 م», «25-07-1433
// 11:59 AM» or «GMT 17:27 17.03.2020», with labels, names of papers and places around
// it. Of several it takes the first whole date, with the clock time before or behind it.
//
// A weekday decides the order of day and month («7-4-2012 الاربعاء» is 4 July), before
// or behind the date, and one that contradicts its date is a conflict. A Hijri date
// gives the Gregorian one. «أمس 11:03 AM» is relative: without an anchor it has no value,
// and Basis tells why. ok is false where the line has no date at all.
//
// The span covers the date and its clock time, with what stands between them.
func (f Finder) Stamp(s string) (m Mention, ok bool) {
	var r reader
	r.text = s
	r.begin(f)
	var clock expr
	clockAt := -1
	best := -1
	var bestMention, relative Mention
	hasRelative := false
	var wd uint8
	wdAt := text.Span{}
	var found expr
	for j := 0; ; {
		r.base = j
		it := r.at(j)
		if it.kind == atEnd {
			break
		}
		if it.gap == breaks {
			r.lineAt = j
		}
		e, ok := r.stampPart(j)
		if !ok {
			j++
			continue
		}
		switch {
		case e.core == coreClock:
			if clockAt < 0 {
				clock, clockAt = e, j
			}
		case e.core == coreWeekday && e.wdDir == noDir && best < 0 || e.core == coreWeekday && best >= 0:
			if wd == 0 {
				wd, wdAt = e.wd, text.Span{Start: e.start, End: e.end}
			}
			if m, ok := r.mention(&e); ok && !hasRelative && best < 0 {
				relative, hasRelative = m, true
			}
		case best < 0 && e.core == coreDate && e.day > 0:
			if m, ok := r.mention(&e); ok {
				best, bestMention, found = j, m, e
				r.remember(&e, &m)
			}
		case best < 0 && !hasRelative:
			if m, ok := r.mention(&e); ok {
				relative, hasRelative = m, true
				if m.Basis == Relative || m.Basis == Vague {
					found = e
				}
			}
		}
		j = max(e.to, j+1)
	}
	if best < 0 {
		if !hasRelative || relative.Type == Duration || relative.Type == Set {
			return Mention{}, false
		}
		if clockAt >= 0 {
			relative = r.withClock(relative, &clock)
		}
		return relative, true
	}
	if wd != 0 && found.wd == 0 { // «7-4-2012 الاربعاء»
		found.wd = wd
		if m, ok := r.mention(&found); ok {
			span := join(m.Span, wdAt)
			m.Span = span
			bestMention = m
		}
	}
	if clockAt >= 0 && !found.clock {
		bestMention = r.withClock(bestMention, &clock)
	}
	return bestMention, true
}

// stampPart reads one expression of a stamp. In a stamp a clock time needs no word
// beside it.
func (r *reader) stampPart(j int) (e expr, ok bool) {
	it := r.at(j)
	switch it.kind {
	case digits:
		if e, ok = r.simple(j); ok && e.core != coreLength && !e.bareYear {
			return e, true
		}
		c := r.clockAt(j)
		if c.k > j && c.colon && r.at(j+1).sign == ':' {
			e = expr{from: j, start: it.start, core: coreClock, to: c.k}
			r.finishClock(&e, c)
			e.end = r.endsAt(e.to)
			return e, !e.impossible
		}
		return e, false
	case arabic, latin:
		if z := r.zoneAtStart(j); it.kind == latin && z.k > j && r.at(z.k).kind == digits { // GMT 17:27
			e, ok = r.stampPart(z.k)
			if ok && e.clock {
				e.zone, e.from, e.start = z.zone, j, it.start
				return e, true
			}
			return e, false
		}
		if it.kind == arabic && it.word.class == isPrepSince { // منذ 2 أسبوع
			if l, ok := r.lengthAfter(j + 1); ok {
				l.core, l.from, l.start = coreAgo, j, r.beginsAt(j)
				return l, true
			}
		}
		if it.kind == arabic && (!triggers[it.word.class] || it.word.class == isSet || it.word.class == isRef) {
			return e, false
		}
		e, ok = r.simple(j)
		if ok && (e.core == coreLength || e.core == coreSet || e.core == coreRef) {
			return e, false
		}
		if ok {
			ok, _ = r.accept(&e)
		}
		return e, ok
	}
	return e, false
}

// zoneAtStart is zoneAt for an item that may begin a line.
func (r *reader) zoneAtStart(j int) zoneOf {
	g := r.at(j).gap
	r.at(j).gap = space
	z := r.zoneAt(j)
	r.at(j).gap = g
	return z
}

// withClock puts a clock time that stands beside a date into it.
func (r *reader) withClock(m Mention, c *expr) Mention {
	if c.impossible {
		return m
	}
	m.Type = Time
	m.Span = join(m.Span, text.Span{Start: c.start, End: c.end})
	if m.Zone == "" {
		m.Zone = zoneName(c.zone)
	}
	if m.Value.grain == Day {
		m.Value = Value{point: r.within(c, m.Value.point)}
	}
	return m
}

// join is the span from the start of one to the end of the other.
func join(a, b text.Span) text.Span {
	return text.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}
