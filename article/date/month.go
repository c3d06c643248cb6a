package date

import (
	"time"

	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// A System is one of the sets of names that Arabic has for the Gregorian months.
type System uint8

// The systems, and the countries whose press uses them.
const (
	Egyptian    System = iota + 1 // يناير، فبراير: Egypt, the Gulf, Sudan, Yemen
	Levantine                     // كانون الثاني، شباط: Iraq, Jordan, Lebanon, Palestine, Syria
	Maghrebi                      // جانفي، فيفري: Tunisia, Algeria
	Moroccan                      // يناير … يوليوز، غشت: Morocco
	Mauritanian                   // يناير … أغشت، شتمبر: Mauritania
	Libyan                        // أي النار، النوار: Libya, 1986 to 2011
)

// SystemOf gives the names in use in a country (ISO 3166-1): of ar-XX in CLDR 47.
// It is Egyptian, the names most widely understood, where the country is not known.
func SystemOf(country string) System {
	switch country {
	case "IQ", "JO", "LB", "PS", "SY":
		return Levantine
	case "TN", "DZ":
		return Maghrebi
	case "MA", "EH":
		return Moroccan
	case "MR":
		return Mauritanian
	}
	return Egyptian
}

// Name is the name of a month in the system, "" for no month or system.
func (s System) Name(m time.Month) string {
	if s < Egyptian || s > Libyan || m < time.January || m > time.December {
		return ""
	}
	return monthNames[s-1][m-1]
}

// Dual writes a month by two systems, as papers that serve several countries do:
// «يونيو/حزيران».
func Dual(m time.Month, first, second System) string {
	switch a, b := first.Name(m), second.Name(m); {
	case a == "":
		return b
	case b == "" || a == b:
		return a
	default:
		return a + "/" + b
	}
}

// A Month is a month as a text names it.
type Month struct {
	Calendar Calendar
	Number   int    // 1 to 12; of the Coptic calendar to 13
	System   System // of a Gregorian month's first name, 0 where it is spelled otherwise
	Conflict bool   // it has two names that disagree: سبتمبر/كانون الأول; Number is the first one's
}

// hijriNames and copticNames are the names of the months as CLDR has them.
var hijriNames = [...]string{"محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"}

var copticNames = [...]string{"توت", "بابه", "هاتور", "كيهك", "طوبة", "أمشير", "برمهات", "برمودة", "بشنس", "بؤونة", "أبيب", "مسرى", "نسيء"}

// String is the month's name: in its own system, or that of Egypt.
func (m Month) String() string {
	switch {
	case m.Number < 1:
	case m.Calendar == HijriCalendar && m.Number <= len(hijriNames):
		return hijriNames[m.Number-1]
	case m.Calendar == CopticCalendar && m.Number <= len(copticNames):
		return copticNames[m.Number-1]
	case m.Calendar == Gregorian && m.System != 0:
		return m.System.Name(time.Month(m.Number))
	case m.Calendar == Gregorian:
		return Egyptian.Name(time.Month(m.Number))
	}
	return ""
}

// ParseMonth reads the name of a month: of any system, spelling and calendar, or two
// names of one month, with or without «شهر» before it. The error is ErrSyntax.
func ParseMonth(s string) (Month, error) {
	var r reader
	r.text = s
	m, k := r.month(0)
	if m.n == 0 || r.at(k).kind != atEnd {
		return Month{}, ErrSyntax
	}
	return Month{Calendar: m.cal, Number: int(m.n), System: System(m.sys), Conflict: m.conflict}, nil
}

// A monthSpec is a month in an expression: by name, or «الشهر الماضي».
type monthSpec struct {
	n        uint8 // 0 for «الشهر» with a dir
	cal      Calendar
	sys      uint8
	dir      dir
	noun     bool // «شهر» stands before it
	weak     bool // the name has other senses
	dual     bool // two names
	conflict bool
}

// month reads the name of a month at item j, «شهر» before it included, and gives the
// item behind it. n is 0 where there is none.
func (r *reader) month(j int) (m monthSpec, k int) {
	k = j
	if it := r.at(j); it.is(isUnit) && it.word.n == uint8(Months) && it.word.flags == 0 && !it.def() {
		m.noun = true
		k++
		if it := r.peek(k); it.kind == arabic && it.key == keyAllah { // شهر الله المحرم
			k++
		}
	}
	open := false
	if it := r.at(k); it.signed('(') && k == j { // (يناير/كانون الثاني) 2024
		open = true
		k++
	}
	var first monthSpec
	first, k = r.monthName(k, m.noun)
	if first.n == 0 {
		return monthSpec{}, j
	}
	first.noun = m.noun
	m = first
	for range 2 {
		second, n := r.second(m, k)
		if n == k {
			break
		}
		m.dual = true
		m.weak = false
		if second.n != m.n {
			m.conflict = true
		}
		k = n
	}
	if m.cal == HijriCalendar {
		for r.peek(k).is(isEpithet) {
			k++
		}
	}
	if open {
		if !m.dual || !r.peek(k).signed(')') || !r.yearBehind(k+1) {
			return monthSpec{}, j
		}
		k++
	}
	return m, k
}

// second reads another name of month m: «يونيو/حزيران», «مارس (آذار)», «فبراير شباط».
func (r *reader) second(m monthSpec, j int) (monthSpec, int) {
	it := r.peek(j)
	if m.cal != Gregorian {
		return monthSpec{}, j
	}
	switch {
	case it.signed('/'):
		s, k := r.monthName(j+1, false)
		if s.n == 0 {
			s, k = r.misspelt(j+1, m.n)
		}
		if s.n != 0 && s.cal == Gregorian && (s.n == m.n || differ(s, m)) {
			return s, k
		}
	case it.signed('-'):
		s, k := r.monthName(j+1, false)
		if s.n == m.n && s.cal == Gregorian {
			return s, k
		}
	case it.signed(','):
		s, k := r.monthName(j+1, false)
		if s.n == m.n && s.cal == Gregorian && s.sys != m.sys && r.at(j+1).gap != none0 {
			return s, k
		}
	case it.signed('('), it.signed('"'):
		s, k := r.monthName(j+1, false)
		if s.n == 0 {
			s, k = r.misspelt(j+1, m.n)
		}
		if s.n != 0 && s.cal == Gregorian && (s.n == m.n || differ(s, m)) && (r.peek(k).signed(')') || it.sign == '"' && r.peek(k).signed('"')) {
			return s, k + 1
		}
	case it.kind == arabic && it.gap == space && it.cl == 0:
		s, k := r.monthName(j, false)
		if s.n != 0 && s.cal == Gregorian && (s.n == m.n || m.sys != 0 && s.sys != 0 && differ(s, m)) {
			return s, k
		}
	}
	return monthSpec{}, j
}

// differ tells whether two names may be of different systems. Names of Egypt and of
// the Maghreb that are alike count as one.
func differ(a, b monthSpec) bool {
	lev := func(m monthSpec) bool { return System(m.sys) == Levantine }
	return lev(a) != lev(b) || a.sys == 0 || b.sys == 0
}

// monthName reads one name of a month.
func (r *reader) monthName(j int, noun bool) (m monthSpec, k int) {
	it := r.at(j)
	if it.kind == latin {
		if n := latinMonth(r.text[it.start:it.end]); n > 0 {
			return monthSpec{n: uint8(n)}, j + 1
		}
		return m, j
	}
	if it.kind != arabic || it.key == 0 {
		return m, j
	}
	w := it.word
	m = monthSpec{n: w.n, sys: w.sys, weak: w.flags&weak != 0}
	switch w.class {
	case isMonth:
		if it.def() {
			return monthSpec{}, j
		}
		return m, j + 1
	case isMonthhead:
		if it.def() {
			return monthSpec{}, j
		}
		return r.numberedMonth(w.n, j+1)
	case isLibyan:
		m.weak, m.sys = true, uint8(Libyan)
		if w.n == 1 || it.def() && it.cl != 0 {
			return monthSpec{}, j
		}
		return m, j + 1
	case isHijri:
		if it.def() {
			return monthSpec{}, j
		}
		m.cal = HijriCalendar
		return m, j + 1
	case isCoptic:
		m.cal, m.weak = CopticCalendar, true
		return m, j + 1
	}
	if w.class == isSeason && it.def() && it.cl == 0 && w.n <= 2 { // الربيع، الصيف in Libya
		return monthSpec{n: 3 * w.n, sys: uint8(Libyan), weak: true}, j + 1
	}
	if w.class == isHijrihead || w.class == isSeason && w.n == 1 {
		return r.hijriPair(j)
	}
	if it.key == keyAyy && r.peek(j+1).is(isLibyan) && r.peek(j+1).word.n == 1 { // أي النار
		return monthSpec{n: 1, sys: uint8(Libyan)}, j + 2
	}
	if k := abbreviated(it.key); k > 0 { // ك٢، ت1
		if d := r.peek(j + 1); d.kind == digits && d.gap == none0 && (d.num == 1 || d.num == 2) {
			return numbered(k, int(d.num)), j + 2
		}
	}
	return monthSpec{}, j
}

// abbreviated is the value of ك for كانون and ت for تشرين, as a monthhead has it.
func abbreviated(k wordkey.Key) uint8 {
	switch k {
	case wordkey.Kaf:
		return 12
	case wordkey.Teh:
		return 10
	}
	return 0
}

// numberedMonth reads «الأول» or «الثاني» behind كانون or تشرين, in any spelling.
func (r *reader) numberedMonth(head uint8, j int) (monthSpec, int) {
	it := r.peek(j)
	n := 0
	switch it.kind {
	case digits:
		n = int(it.num)
	case arabic:
		if it.key == keyTani || it.key == keyTani2 {
			n = 2
		} else if l, ok := r.lex(j); ok && (l.Class == numeral.Ordinal && !l.And && !l.Prep) {
			n = int(l.N)
		} else if it.key == keyAwlaa || it.key == keyAlAwl {
			n = 1
		}
	}
	if n != 1 && n != 2 {
		return monthSpec{}, j - 1
	}
	return numbered(head, n), j + 1
}

func numbered(head uint8, n int) monthSpec {
	m := monthSpec{n: head, sys: uint8(Levantine)}
	if n == 2 {
		if m.n++; head == 12 {
			m.n = 1
		}
	}
	return m
}

// hijriPair reads the months of two words: ربيع الأول، جمادى الآخرة، ذو الحجة.
func (r *reader) hijriPair(j int) (monthSpec, int) {
	it, nx := r.at(j), r.peek(j+1)
	if it.def() || nx.kind != arabic {
		return monthSpec{}, j
	}
	m := monthSpec{cal: HijriCalendar}
	head := it.word
	if head.class == isHijrihead && head.n == 11 {
		if nx.is(isHijritail) {
			m.n = nx.word.n
			return m, j + 2
		}
		return monthSpec{}, j
	}
	base := uint8(3)
	if head.class == isHijrihead {
		base = 5
	}
	l, ok := r.lex(j + 1)
	switch {
	case ok && l.Class == numeral.Ordinal && l.N <= 2 && !l.And && !l.Prep:
		m.n = base + l.N - 1
	case nx.key == keyAlAkhar || nx.key == keyAlAkhira2 || nx.key == keyAkhar || nx.key == keyAkhira2:
		m.n = base + 1
	case base == 3 && nx.key == keyAnwar:
		m.n = base
	case nx.key == keyTani:
		m.n = base + 1
	default:
		return monthSpec{}, j
	}
	return m, j + 2
}

// A longMonth is a month's name of five letters or more.
type longMonth struct {
	key   wordkey.Key
	month uint8
}

// misspelt takes a word for the name of a month that differs from it in one letter:
// put in, left out, another, or two that have changed places. want is the month that
// it must be, 0 for any.
func (r *reader) misspelt(j int, want uint8) (monthSpec, int) {
	it := r.at(j)
	if it.kind != arabic || it.word.class != isNothing || it.key == 0 {
		return monthSpec{}, j
	}
	n := it.key.Len()
	if n < 5 {
		return monthSpec{}, j
	}
	for _, l := range longMonths {
		if d := l.key.Len() - n; d < -1 || d > 1 || want != 0 && want != l.month {
			continue
		}
		if oneSlip(it.key, l.key) {
			return monthSpec{n: l.month}, j + 1
		}
	}
	return monthSpec{}, j
}

// oneSlip tells whether two words differ by one slip of the pen.
func oneSlip(a, b wordkey.Key) bool {
	i := 0
	for a != 0 && b != 0 && a.First() == b.First() {
		a, b = a.Rest(1), b.Rest(1)
		i++
	}
	return a.Rest(1) == b.Rest(1) || a.Rest(1) == b || a == b.Rest(1) ||
		a.At(0) == b.At(1) && a.At(1) == b.At(0) && a.Rest(2) == b.Rest(2)
}

// latinMonth is the month of an English or French name, 0 for none.
func latinMonth(s string) int {
	if len(s) < 3 || len(s) > 12 {
		return 0
	}
	var buf [12]byte
	low := buf[:0]
	for i := range len(s) {
		b := s[i]
		if b >= 'A' && b <= 'Z' {
			b |= 0x20
		}
		low = append(low, b)
	}
	for i, n := range latinMonths {
		if string(low) == n || len(low) == 3 && string(low) == n[:3] && i < 12 || string(low) == "sept" && i == 8 {
			return i%12 + 1
		}
	}
	return 0
}

var latinMonths = [...]string{
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
}
