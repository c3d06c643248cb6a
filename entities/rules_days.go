package entities

import (
	"slices"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/text"
)

// This file has the names that are days: «شارع [26 يوليو]», «حركة "[23 مارس]"», «جامعة
// [8 ماي 1945]», «مدينة [6 أكتوبر]». Which nouns have such names is in data/dayheads.tsv.

// days labels the names of the sentence that are days.
func (w *ruled) days() {
	for k := 1; k+1 < len(w.Toks); k++ {
		if end := w.day(k); end > 0 {
			w.dayName(k, end)
			k = end - 1
		}
	}
}

// day is the end of the day of a month that begins with token k, with the year behind
// it; 0 where none does.
func (w *ruled) day(k int) int {
	if w.Toks[k].Off > 0 || w.dayNumber(k) == 0 {
		return 0
	}
	end := w.month(k + 1)
	if end == 0 || end < len(w.Toks) && w.timeAdjective(end) {
		return 0 // «26 يوليو الماضي» is a date
	}
	if end < len(w.Toks) && w.isYear(end) {
		end++
	}
	return end
}

// dayNumber is the day that a token tells, 0 for none: a number, or أول and فاتح.
func (w *work) dayNumber(k int) int {
	if w.Toks[k].Kind != text.Number {
		switch w.keyAt(k) {
		case keyAwwal, keyFatih:
			return 1
		}
		return 0
	}
	n := 0
	for _, r := range w.Toks[k].Of(w.body) {
		d := digit(r)
		if d < 0 || n > 31 {
			return 0
		}
		n = 10*n + d
	}
	if n > 31 {
		return 0
	}
	return n
}

// digit is the value of a digit, Arabic-Indic ones included, -1 for other runes.
func digit(r rune) int {
	const zero, nine = '٠', '٩'
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case zero <= r && r <= nine:
		return int(r - zero)
	}
	return -1
}

// month is the end of the name of a month that begins with token k, 0 where none does.
func (w *work) month(k int) int {
	if k >= len(w.Toks) || w.Toks[k].Off > 0 || w.Toks[k].Kind != text.Word {
		return 0
	}
	for end := min(k+2, len(w.Toks)); end > k; end-- { // «كانون الثاني» before «كانون»
		if w.Toks[end-1].Kind != text.Word {
			continue
		}
		if _, err := date.ParseMonth(w.body[w.Toks[k].Start:w.Toks[end-1].End]); err == nil {
			return end
		}
	}
	return 0
}

// monthOfDay tells whether token k is a month behind a day: in «حرب 6 أكتوبر» it is no
// magazine.
func (w *work) monthOfDay(k int) bool {
	return k > 0 && w.dayNumber(k-1) > 0 && w.month(k) > 0
}

// isYear tells of a token that is a year of the last or this century.
func (w *work) isYear(k int) bool {
	if w.Toks[k].Kind != text.Number || w.Toks[k].Off > 0 {
		return false
	}
	n := 0
	for _, r := range w.Toks[k].Of(w.body) {
		d := digit(r)
		if d < 0 || n > 2099 {
			return false
		}
		n = 10*n + d
	}
	return n >= 1900 && n <= 2099
}

// dayName labels the tokens from k to end, a day, with the noun before it where they are
// a name, and lets a name that ends in the middle of them go on.
func (w *ruled) dayName(k, end int) {
	h, quoted := k-1, false
	if h > 0 && w.quote(h) {
		h, quoted = h-1, true
	}
	head, known := find(dayHeadKeys[:], dayHeadValues[:], w.keyAt(h))
	if !known || head&dayHeadNamed != 0 && !w.namedDay(k) || quoted && (end == len(w.Toks) || !w.quote(end)) {
		if l := w.Outer[k]; l != 0 && l == goesOn(typeOf(l)) && w.Outer[end-1] != l {
			w.relabel(k, end, l, 0)
		}
		return
	}
	t := Type(head & dayHeadType)
	if head&dayHeadOutside != 0 {
		w.relabel(k, end, goesOn(t), 0)
		w.Outer[k] = begins(t)
		return
	}
	if quoted {
		end++ // the mark that closes
	}
	switch {
	case w.Outer[h] == 0, w.Outer[h] == goesOn(t) && w.Toks[h].Split.Conj != 0: // «تيار 14 آذار و[قوى 8 آذار]»
		w.Outer[h], w.Inner[h] = begins(t), 0
		w.relabel(h+1, end, goesOn(t), 0)
	case typeOf(w.Outer[h]) == t:
		w.relabel(h+1, end, goesOn(t), 0)
	default: // «[رئيس [حركة 23 مارس]]»
		if w.Inner[h] == 0 {
			w.Inner[h] = begins(t)
		}
		w.relabel(h+1, end, goesOn(typeOf(w.Outer[h])), goesOn(typeOf(w.Inner[h])))
	}
}

// relabel gives tokens a label, and one inside it.
func (w *ruled) relabel(i, j int, outer, inner uint8) {
	for k := i; k < j; k++ {
		w.Outer[k], w.Inner[k] = outer, inner
	}
}

// namedDay tells whether the day that begins with token k is one of those that have given
// events their name.
func (w *ruled) namedDay(k int) bool {
	m, err := date.ParseMonth(w.body[w.Toks[k+1].Start:w.Toks[w.month(k+1)-1].End])
	if err != nil || m.Calendar != date.Gregorian {
		return false
	}
	_, ok := slices.BinarySearch(namedDays[:], uint16(32*m.Number+w.dayNumber(k)))
	return ok
}

// quote tells of quotation marks.
func (w *ruled) quote(k int) bool {
	switch w.body[w.Toks[k].Start:w.Toks[k].End] {
	case "\"", "«", "»", "“", "”", "„", "‟":
		return true
	}
	return false
}
