package date

import "time"

// A Hijri is a date of the Islamic calendar, or the part of one that a text gives:
// Day is 0 for a month, and Month too for a year.
type Hijri struct {
	Year, Month, Day int
}

// IsZero tells whether there is no Hijri date.
func (h Hijri) IsZero() bool { return h == Hijri{} }

// String is the date as YYYY-MM-DD, YYYY-MM or YYYY.
func (h Hijri) String() string {
	if h.IsZero() {
		return ""
	}
	var buf [16]byte
	dst := buf[:0]
	if h.Year == 0 {
		dst = append(dst, "XXXX"...)
	} else {
		dst = pad(dst, h.Year, 4)
	}
	if h.Month > 0 {
		dst = append(dst, '-')
		dst = pad(dst, h.Month, 2)
	}
	if h.Day > 0 {
		dst = append(dst, '-')
		dst = pad(dst, h.Day, 2)
	}
	return string(dst)
}

// MarshalText is [Hijri.String].
func (h Hijri) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// ToHijri is the Hijri date of the day of t, by the published Umm al-Qura table;
// ok is false outside 1343 to 1500 AH (August 1924 to November 2077). See
// [Hijri.Sure] for how certain it is.
func ToHijri(t time.Time) (h Hijri, ok bool) {
	y, m, d := t.Date()
	return ummDate(dayOf(y, int(m), d))
}

// Gregorian is the first day that h names, at midnight in a location, by the
// published Umm al-Qura table. ok is false where there is no such date, or no such
// year in the table.
func (h Hijri) Gregorian(loc *time.Location) (t time.Time, ok bool) {
	first, _, ok := h.days()
	if !ok {
		return t, false
	}
	y, m, d := civil(first)
	return time.Date(y, time.Month(m), d, 0, 0, 0, 0, loc), true
}

// Sure tells whether the tables in use agree on the year: 1420 to 1450 AH (April
// 1999 to May 2029). Outside, a day by Umm al-Qura may be off by one.
func (h Hijri) Sure() bool { return h.Year >= sureFirst && h.Year <= sureLast }

// days gives the first and last day of a Hijri date, month or year of the table.
func (h Hijri) days() (first, last int, ok bool) {
	if !InUmmAlQura(h.Year) || h.Month < 0 || h.Month > 12 || h.Day < 0 || h.Month == 0 && h.Day > 0 {
		return 0, 0, false
	}
	switch {
	case h.Month == 0:
		first = ummDay(h.Year, 1, 1)
		return first, ummDay(h.Year, 12, HijriMonthLen(h.Year, 12)), true
	case h.Day == 0:
		first = ummDay(h.Year, h.Month, 1)
		return first, first + HijriMonthLen(h.Year, h.Month) - 1, true
	case h.Day > HijriMonthLen(h.Year, h.Month):
		return 0, 0, false
	}
	first = ummDay(h.Year, h.Month, h.Day)
	return first, first, true
}

// impossible tells whether no Hijri calendar has such a day.
func (h Hijri) impossible() bool {
	if h.Month > 12 {
		return true
	}
	if h.Month > 0 && InUmmAlQura(h.Year) {
		return h.Day > HijriMonthLen(h.Year, h.Month)
	}
	return h.Day > 30
}

// A coptic is a date of the Coptic calendar, whose years count from 284.
type coptic struct{ year, month, day int }

// day is the day of a Coptic date.
func (c coptic) dayNumber() int {
	return dayOf(284, 8, 29) + 365*(c.year-1) + c.year/4 + 30*(c.month-1) + c.day - 1
}

// impossible tells whether the Coptic calendar has no such day: twelve months of
// 30 days and a little one of five or six.
func (c coptic) impossible() bool {
	most := 30
	if c.month == 13 {
		most = 5
		if c.year%4 == 3 {
			most = 6
		}
	}
	return c.month < 1 || c.month > 13 || c.day < 1 || c.day > most
}
