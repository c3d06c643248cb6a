package date

// Days are counted from 1970-01-01, in the proleptic Gregorian calendar. Years
// before Christ are negative, and there is no year 0: -1 is 1 BC.

// dayOf is the number of a day. H. Hinnant, "chrono-compatible low-level date
// algorithms".
func dayOf(y, m, d int) int {
	if y < 0 {
		y++
	}
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*146097 + doe - 719468
}

// civil is the date of a day.
func civil(n int) (y, m, d int) {
	n += 719468
	era := floorDiv(n, 146097)
	doe := n - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	y = yoe + era*400
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	m = mp + 3
	if m > 12 {
		m -= 12
	}
	if m <= 2 {
		y++
	}
	if y <= 0 {
		y--
	}
	return y, m, d
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func floorMod(a, b int) int { return a - floorDiv(a, b)*b }

func leap(y int) bool {
	if y < 0 {
		y++
	}
	return y%4 == 0 && (y%100 != 0 || y%400 == 0)
}

// monthLen is the number of days of a month; of February in a year that is not
// known, 29.
func monthLen(y, m int) int {
	switch m {
	case 2:
		if y == noYear || leap(y) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// weekdayOf is the weekday of a day, 1 for Sunday to 7 for Saturday.
func weekdayOf(n int) int { return floorMod(n+4, 7) + 1 }

// isoWeek is the week of ISO 8601 that a day lies in.
func isoWeek(n int) (year, week int) {
	thursday := n - floorMod(n+3, 7) + 3
	year, _, _ = civil(thursday)
	return year, (thursday-dayOf(year, 1, 1))/7 + 1
}

// weekStart is the Monday of a week of ISO 8601.
func weekStart(year, week int) int {
	jan4 := dayOf(year, 1, 4)
	return jan4 - floorMod(jan4+3, 7) + 7*(week-1)
}

// addMonths counts months from a month.
func addMonths(y, m, n int) (int, int) {
	t := y*12 + m - 1 + n
	return floorDiv(t, 12), floorMod(t, 12) + 1
}

// easter is the day of Easter Sunday of a year by the Gregorian computus (J. Meeus,
// Astronomical Algorithms, ch. 8).
func easter(y int) int {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	t := h + l - 7*m + 114
	return dayOf(y, t/31, t%31+1)
}

// orthodoxEaster is the day of Easter Sunday by the Julian computus.
func orthodoxEaster(y int) int {
	a, b, c := y%4, y%7, y%19
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	t := d + e + 114
	return dayOf(y, t/31, t%31+1) + y/100 - y/400 - 2
}
