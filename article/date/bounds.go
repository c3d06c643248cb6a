package date

import "time"

// Bounds gives the stretch of time that a value covers, from start to before end,
// in a location: the day of 2024-07-28 is from its midnight to the next. ok is
// false for lengths and references, and where the year or the day is not known.
//
// The parts of a day have the hours of the Arabic press: morning 05-12, midday
// 12-14, afternoon 14-18, evening 18-22, night 21 to 05 of the next day, daytime
// 06-18. A weekend is Saturday and Sunday, as in ISO 8601 weeks; a season has the
// three whole months of meteorology.
func (v Value) Bounds(loc *time.Location) (start, end time.Time, ok bool) {
	if loc == nil {
		loc = time.UTC
	}
	start, end, ok = v.point.bounds(loc)
	if ok && v.end.kind != none {
		_, end, ok = v.end.bounds(loc)
		ok = ok && start.Before(end)
	}
	return start, end, ok
}

func (p point) bounds(loc *time.Location) (start, end time.Time, ok bool) {
	if p.kind != moment || p.year == noYear || p.year == noDate {
		return start, end, false
	}
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, loc) }
	y := int(p.year)
	if y < 0 && p.grain >= Year {
		y++ // 1 BC is the year 0 of ISO 8601
	}
	years := func(from, n int) (time.Time, time.Time, bool) { return day(from, 1, 1), day(from+n, 1, 1), true }
	switch p.grain {
	case Millennium:
		return years(y*1000, 1000)
	case Century:
		return years(y*100, 100)
	case Decade:
		return years(y*10, 10)
	case Year:
		return years(y, 1)
	case Half:
		return day(y, int(p.n)*6-5, 1), day(y, int(p.n)*6+1, 1), true
	case Quarter:
		return day(y, int(p.n)*3-2, 1), day(y, int(p.n)*3+1, 1), true
	case Season:
		return day(y, int(p.n)*3, 1), day(y, int(p.n)*3+3, 1), true
	case MonthGrain:
		return day(y, int(p.month), 1), day(y, int(p.month)+1, 1), true
	case Week, Weekend:
		yy, m, d := civil(weekStart(int(p.year), int(p.n)))
		if yy < 0 {
			yy++
		}
		if p.grain == Weekend {
			return day(yy, m, d+5), day(yy, m, d+7), true
		}
		return day(yy, m, d), day(yy, m, d+7), true
	}
	m, d := int(p.month), int(p.day)
	at := func(h, min, s int) time.Time { return time.Date(y, time.Month(m), d, h, min, s, 0, loc) }
	switch p.grain {
	case Day:
		return at(0, 0, 0), day(y, m, d+1), true
	case DayPart:
		h := partHours[p.part]
		return at(int(h[0]), 0, 0), at(int(h[1]), 0, 0), true
	case Hour:
		return at(int(p.hour), 0, 0), at(int(p.hour)+1, 0, 0), true
	case Minute:
		return at(int(p.hour), int(p.min), 0), at(int(p.hour), int(p.min)+1, 0), true
	case Second:
		return at(int(p.hour), int(p.min), int(p.sec)), at(int(p.hour), int(p.min), int(p.sec)+1), true
	}
	return start, end, false
}

// partHours are the hours of the parts of the day.
var partHours = [...][2]uint8{Morning: {5, 12}, Midday: {12, 14}, Afternoon: {14, 18}, Evening: {18, 22}, Night: {21, 29}, Daytime: {6, 18}}
