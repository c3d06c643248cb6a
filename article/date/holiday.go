package date

import "github.com/khabar-go/khabar/internal/wordkey"

// A ruleKind tells how the day of a holiday is found.
type ruleKind uint8

const (
	ruleGregorian   ruleKind = iota + 1 // month, day
	ruleHijri                           // month, day
	ruleEaster                          // days from Easter Sunday, Western
	ruleOrthodox                        // days from Easter Sunday, Orthodox
	ruleNth                             // month, weekday, which
	ruleBlackFriday                     // the day after the fourth Thursday of November
	ruleQuds                            // the last Friday of Ramadan
)

// A holidayRule is the rule of a named day, and the country where it holds.
type holidayRule struct {
	kind    ruleKind
	x, y, z int8
	country uint16
}

// holiday reads a named day with its country and year: «عيد الأضحى المبارك 1445هـ»,
// «اليوم الوطني السعودي الـ94», «عيد الميلاد عند الأقباط».
func (r *reader) holiday(j int) (e expr, ok bool) {
	it := r.peek(j)
	if it.kind == atEnd {
		it = r.at(j)
	}
	if it.kind != arabic {
		return e, false
	}
	k, v := phraseAt(r, holidayHeadKeys[:], holidayHeadVals[:], holidayList[:], holidayWords[:], j)
	if k == j {
		return e, false
	}
	e.from, e.start, e.core = j, r.beginsAt(j), coreHoliday
	if it.cl == 0 && it.word.class == isNothing {
		e.start = r.holidayStart(j)
	}
	rules := holidayRules[v>>5 : v>>5+v&31]
	country := uint16(0)
	orthodox := false
	for range 6 {
		n := r.peek(k)
		if n.kind != arabic {
			break
		}
		if n.is(isEpithet) || isEpithetOf(n.key) {
			k++
			continue
		}
		if n.key == keyAlMiladi || n.key == keyAlMiladiyya {
			k++
			continue
		}
		if m := r.eastern(k); m > k {
			orthodox = true
			k = m
			continue
		}
		c := k
		if n.key == keyFi || n.key == keyLada || n.key == keyInda {
			c++
		} else {
			switch r.cutLi(k) {
			case keyDawla, keyMamlaka, keySaltana, keyJumhuriyya:
				c++
			default:
				switch n.key {
				case keyDawla, keyMamlaka, keySaltana, keyJumhuriyya:
					c++
				}
			}
		}
		if m, code := phraseAt(r, countryHeadKeys[:], countryHeadVals[:], countryList[:], countryWords[:], c); m > c && r.peek(c).kind == arabic {
			if country == 0 || country == uint16(code) {
				if !hasCountry(rules, uint16(code)) && c > k && n.key != keyFi {
					break
				}
				if !hasCountry(rules, uint16(code)) && rules[0].country != 0 {
					return e, false
				}
				country = uint16(code)
				k = m
				continue
			}
		}
		if s, nk := r.ordinalOf(k); nk > k && s > 0 && (n.key.Article() || r.article(k)) { // الرابع والتسعين
			k = nk
			continue
		}
		break
	}
	rule := pick(rules, country, r.f.Country)
	if rule < 0 {
		return e, false
	}
	e.rule = int16(v>>5+rule) + 1
	if orthodox {
		e.inner = 1
	}
	e.to = k
	r.holidayYear(&e)
	e.end = r.endsAt(e.to)
	return e, true
}

// holidayStart leaves the clitics out of the span of a named day.
func (r *reader) holidayStart(j int) int {
	it := r.at(j)
	if wordkey.Find(holidayHeadKeys[:], it.key) >= 0 {
		return it.start
	}
	return it.start + wordkey.Skip(r.text[it.start:it.end], 1)
}

// isEpithetOf tells whether a word only praises the day: المجيد، السعيد، العالمي.
func isEpithetOf(k wordkey.Key) bool {
	switch k {
	case keyMajid, keySaid, keyAlAlam, keyAlDuwali, keyAlAnbiya, keyNabawi, keyMajida, keyGharbi, keyMarum, keyMujid:
		return true
	}
	return false
}

// eastern reads «عند الأقباط», «لدى الطوائف الشرقية», «الأرثوذكسي».
func (r *reader) eastern(j int) int {
	k := j
	if n := r.peek(k); n.key == keyLada || n.key == keyInda {
		k++
		if r.peek(k).key == keyTawaif || r.peek(k).key == keyKanais {
			k++
		}
	}
	from := k
	for {
		switch r.peek(k).key {
		case keyAqbat, keyOrthodox, keyOrthodox2, keySharqi, keySharqiyya, keyQibti, keyOrthodox3:
			k++
			continue
		}
		break
	}
	if k == from {
		return j
	}
	return k
}

func hasCountry(rules []holidayRule, c uint16) bool {
	for _, h := range rules {
		if h.country == c {
			return true
		}
	}
	return false
}

// pick chooses the rule of a country: the one that is named, that of the context, or
// the only one. -1 where it cannot be told.
func pick(rules []holidayRule, named uint16, context string) int {
	ctx := uint16(0)
	if len(context) == 2 {
		ctx = uint16(context[0])<<8 | uint16(context[1])
	}
	for _, c := range [...]uint16{named, ctx, 0} {
		for i, h := range rules {
			if h.country == c && (c != 0 || named == 0 || h.country == 0) {
				return i
			}
		}
	}
	if len(rules) == 1 && (named == 0 || rules[0].country == named) {
		return 0
	}
	return -1
}

// holidayYear reads the year behind a named day: «2024», «لعام 2024», «1445هـ»,
// «المقبل», «من العام الجاري».
func (r *reader) holidayYear(e *expr) {
	k := e.to
	if d, n := r.dirAt(k); n > k && d != dirLast && d != dirNew && d != dirSame {
		e.dir, e.to = d, n
		return
	}
	if y, n := r.ofYear(k); n > k && !y.bc && !r.peek(k).signed('-') && !r.peek(k).signed(',') {
		e.year, e.to = y, n
		return
	}
	if y, n := r.yearDigits(k, false); n > k && r.peek(k).kind == digits {
		e.year, e.to = y, n
	}
}

// holidayDay is the day of a rule in a Gregorian year; ok is false where it has none.
func holidayDay(h holidayRule, y int) (day int, ok bool) {
	switch h.kind {
	case ruleGregorian:
		return dayOf(y, int(h.x), int(h.y)), true
	case ruleEaster:
		return easter(y) + int(h.x), true
	case ruleOrthodox:
		return orthodoxEaster(y) + int(h.x), true
	case ruleNth:
		return nthWeekday(y, int(h.x), int(h.y), int(h.z)), true
	case ruleBlackFriday:
		return nthWeekday(y, 11, 5, 4) + 1, true
	case ruleHijri, ruleQuds:
		// the Hijri year that has the day in the Gregorian one
		for hy := (y-622)*33/32 - 1; hy < (y-622)*33/32+3; hy++ {
			d, in := hijriHoliday(h, hy)
			if !in {
				continue
			}
			if gy, _, _ := civil(d); gy == y {
				return d, true
			}
		}
	}
	return 0, false
}

// hijriHoliday is the day of a rule in a Hijri year of the table.
func hijriHoliday(h holidayRule, hy int) (day int, ok bool) {
	if !InUmmAlQura(hy) {
		return 0, false
	}
	if h.kind == ruleQuds {
		last := ummDay(hy, 9, HijriMonthLen(hy, 9))
		return last - floorMod(weekdayOf(last)-6, 7), true
	}
	return ummDay(hy, int(h.x), int(h.y)), true
}

// nthWeekday is the nth weekday (1 Sunday) of a month; the last where n is -1.
func nthWeekday(y, m, wd, n int) int {
	if n < 0 {
		last := dayOf(y, m, monthLen(y, m))
		return last - floorMod(weekdayOf(last)-wd, 7)
	}
	first := dayOf(y, m, 1)
	return first + floorMod(wd-weekdayOf(first), 7) + 7*(n-1)
}
