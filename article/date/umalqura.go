package date

// The published table of Umm al-Qura, 1343 to 1500 AH, is one bit a month: 1 for
// 30 days, 0 for 29. The tables in use agree for 1420 to 1450 AH; outside these
// years a day may be off by one.
const (
	ummFirst, ummLast = 1343, 1500
	sureFirst         = 1420
	sureLast          = 1450
)

// InUmmAlQura tells whether the published table of Umm al-Qura has a Hijri year.
func InUmmAlQura(year int) bool { return year >= ummFirst && year <= ummLast }

// hijriLong tells whether month m (1 to 12) of a year of the table has 30 days.
func hijriLong(y, m int) bool {
	i := (y-ummFirst)*12 + m - 1
	return ummBits[i>>3]>>(i&7)&1 != 0
}

// HijriMonthLen is the number of days of a month by Umm al-Qura, 0 outside the table.
func HijriMonthLen(year, month int) int {
	switch {
	case !InUmmAlQura(year) || month < 1 || month > 12:
		return 0
	case year <= oddLast:
		for _, o := range ummOdd {
			if int(o.index) == (year-ummFirst)*12+month-1 {
				return int(o.days)
			}
		}
	}
	if hijriLong(year, month) {
		return 30
	}
	return 29
}

// An oddMonth is a month that was published with neither 29 nor 30 days, all
// before oddLast.
type oddMonth struct {
	index uint16
	days  uint8
}

const oddLast = 1364

// ummDay is the day of a date of the table.
func ummDay(y, m, d int) int {
	n := ummStart + int(ummYears[y-ummFirst]) + d - 1
	for i := 1; i < m; i++ {
		n += HijriMonthLen(y, i)
	}
	return n
}

// ummDate is the Hijri date of a day; ok is false outside the table.
func ummDate(n int) (h Hijri, ok bool) {
	off := n - ummStart
	if off < 0 || off >= int(ummYears[ummLast-ummFirst+1]) {
		return h, false
	}
	y := off / 357 // never too high: no year of the table is as long
	for int(ummYears[y+1]) <= off {
		y++
	}
	off -= int(ummYears[y])
	m := 1
	for l := HijriMonthLen(ummFirst+y, m); off >= l; l = HijriMonthLen(ummFirst+y, m) {
		off -= l
		m++
	}
	return Hijri{Year: ummFirst + y, Month: m, Day: off + 1}, true
}

// tabularDay is the day of a Hijri date by the arithmetic calendar, for years that
// the table has not: right to a day or two.
func tabularDay(y, m, d int) int {
	return dayOf(622, 7, 19) + 354*(y-1) + (3+11*y)/30 + 29*(m-1) + m/2 + d - 1
}
