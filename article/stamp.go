package article

import (
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/lexicon"
)

// A Published tells when the article was published. A weekday in the stamp decides the
// order of its day and month («7-4-2012 الاربعاء» is 4 July 2012); a Hijri date has the
// Gregorian one as its value. What in the stamp contradicts itself is an issue of the
// article ([StampConflict]).
type Published struct {
	Part         // the stamp as it is written, without its label; empty where it was given
	Value string // TIMEX3: 2012-07-20 or 2012-07-20T15:53; "" where the text does not tell it fully
	Basis Basis
}

// A Basis tells where a date comes from.
type Basis uint8

// The bases of a publication date.
const (
	NoBasis Basis = iota
	Stated        // the text states it
	Given         // it was given from outside
)

// String is "given", "stated" or "".
func (b Basis) String() string { return [...]string{"", "stated", "given"}[min(b, Given)] }

// A stamp is a line, or a part of one, that tells when the article was published.
type stamp struct {
	date    text.Span // without label, paper and place
	outlet  text.Span // the paper that it names
	numbers int
	marks   int  // words that only stamps have: months, days, labels
	label   bool // «نشر في», behind which a paper's name may follow
	zone    bool // «بتوقيت», whose place must follow
	dated   bool // it has a day, a month or a stretch of time
	noon    bool // ص or م: a clock time
}

// maxStamp bounds the bytes of a line that may be a stamp.
const maxStamp = 320

// stampLine reads a line that is a stamp and nothing else, but for the name of the
// paper: «الجمعة, 20 يوليو, 2012, 15:53 بتوقيت القدس», «الاصيل 7-4-2012 الاربعاء».
func (r *reader) stampLine(src string, s text.Span) (stamp, bool) {
	if s.Len() > maxStamp || !hasDigit(s.Of(src)) {
		return stamp{}, false
	}
	r.load(src, s)
	if r.n == maxElements {
		return stamp{}, false
	}
	st, n := r.stampFrom(0, true)
	if n < r.n && r.n-n <= maxLeft && st.numbers >= 3 && st.marks >= 2 && !r.names(n) {
		n = r.n // the name of a site that no list has
	}
	return st, n == r.n && st.sure()
}

// maxLeft is the most words and signs that may be left of a line behind a full stamp.
const maxLeft = 4

// names tells whether the elements from i on name a person or a place.
func (r *reader) names(i int) bool {
	for ; i < r.n; i++ {
		if r.el[i].sign != 0 {
			continue
		}
		if n, _ := r.place(i); n > 0 {
			return true
		}
		if n, _ := r.name(i, false); n > 0 {
			return true
		}
	}
	return false
}

// hasDigit tells whether a line holds a digit of any script.
func hasDigit(line string) bool {
	for i := range len(line) {
		switch b := line[i]; {
		case digitByte(b):
			return true
		case (b == 0xD9 || b == 0xDB) && i+1 < len(line):
			if c := line[i+1]; b == 0xD9 && c >= 0xA0 && c <= 0xA9 || b == 0xDB && c >= 0xB0 && c <= 0xB9 {
				return true
			}
		}
	}
	return false
}

func digitByte(b byte) bool { return b >= '0' && b <= '9' }

// sure tells whether there is enough to call it a stamp: a date, a clock time or a
// stretch of time («منذ 2 أسبوع») rather than a lone number.
func (st stamp) sure() bool {
	return st.numbers > 0 && (st.marks > 0 || st.numbers >= 3) && !st.date.Empty()
}

// stampFrom reads a stamp from element i on, and gives the element after it.
func (r *reader) stampFrom(i int, outlets bool) (stamp, int) {
	var st stamp
	done := i
	for i < r.n {
		e := r.el[i]
		if e.sign != 0 {
			if e.sign == 'x' {
				break
			}
			i++
			continue
		}
		if isNumber(e.Of(r.src)) {
			st.numbers += 1 + strings.Count(e.Of(r.src), ".") // 2012.10.20
			st.date = join(st.date, e.Span)
			i++
			done = i
			continue
		}
		if n := r.paperAfterLabel(&st, i, outlets); n > 0 {
			i += n
			done = i
			continue
		}
		var w lexicon.Stamp
		n := r.phrase(i, lexicon.MaxStampWords, func(k []byte) (ok bool) {
			w, ok = lexicon.StampWord(k)
			return ok
		})
		if n > 0 {
			switch w.Kind {
			case lexicon.StampLabel:
				st.marks++
				st.label = true
			case lexicon.Joiner, lexicon.Clock:
				if !st.date.Empty() || w.Kind == lexicon.Clock {
					st.date = join(st.date, r.span(i, n))
				}
			default:
				if w.Kind != lexicon.TimeUnit && w.Kind != lexicon.Era {
					st.marks++
				}
				if w.Kind != lexicon.Meridiem && w.Kind != lexicon.Zone {
					st.dated = true
				}
				st.zone = w.Kind == lexicon.Zone
				st.noon = st.noon || w.Kind == lexicon.Meridiem
				if !st.date.Empty() || w.Kind != lexicon.TimeUnit { // not the «يوم» before it
					st.date = join(st.date, r.span(i, n))
				}
			}
			i += n
			done = i
			continue
		}
		if outlets {
			if n, _ := r.outlet(i, false); n > 0 {
				st.outlet = r.span(i, n)
				i += n
				done = i
				continue
			}
		}
		if n, _ := r.place(i); n > 0 && st.numbers > 0 && i > 0 && (r.el[i-1].sign == '(' || st.zone) {
			st.date = join(st.date, r.span(i, n)) // the place whose time it is
			st.zone = false
			i += n
			done = i
			continue
		}
		break
	}
	// closing signs belong to it
	for done < r.n && r.el[done].sign != 0 && r.el[done].sign != 'x' {
		if r.el[done].sign == ')' && strings.Count(st.date.Of(r.src), "(") > strings.Count(st.date.Of(r.src), ")") {
			st.date.End = r.el[done].End
		}
		done++
	}
	return st, done
}

// paperAfterLabel reads the paper in «نشر في المساء يوم 26 - 01 - 2013», whose name may
// be a word of time as well.
func (r *reader) paperAfterLabel(st *stamp, i int, outlets bool) int {
	if !outlets || !st.label || !st.outlet.Empty() || !st.date.Empty() {
		return 0
	}
	n, _ := r.outlet(i, false)
	if n > 0 {
		st.outlet = r.span(i, n)
	}
	return n
}

// gluedStamp divides a line into a stamp and the attribution that it hangs on to. The
// stamp comes first («الخميس 03 ماي 2012الجزائر: حميد») or last, behind a label
// («مصطفى العتريسىنشر في المساء يوم 26 - 01 - 2013»).
func (r *reader) gluedStamp(src string, s text.Span) (st stamp, rest text.Span, ok bool) {
	if s.Len() > maxStamp || !hasDigit(s.Of(src)) {
		return stamp{}, text.Span{}, false
	}
	r.load(src, s)
	if r.n == maxElements || r.n < 3 {
		return stamp{}, text.Span{}, false
	}
	st, n := r.stampFrom(0, false)
	if n < r.n && n > 2 && st.sure() && st.numbers >= 2 && r.el[n-1].sign == 0 {
		return st, text.Span{Start: r.el[n].Start, End: s.End}, true
	}
	return r.labelledStamp(src, s)
}

// labelledStamp finds «نشر في …» behind a name, with or without a space between.
func (r *reader) labelledStamp(src string, s text.Span) (stamp, text.Span, bool) {
	line := s.Of(src)
	if !strings.Contains(line, "شر") {
		return stamp{}, text.Span{}, false
	}
	for _, label := range [...]string{"نشر في", "نشرت في", "نُشر في", "نشر بتاريخ", "نشر يوم"} {
		i := strings.Index(line, label)
		if i <= 0 {
			continue
		}
		r.load(src, text.Span{Start: s.Start + i, End: s.End})
		st, n := r.stampFrom(0, true)
		if n == r.n && st.sure() {
			return st, text.Span{Start: s.Start, End: s.Start + i}, true
		}
	}
	return stamp{}, text.Span{}, false
}

// trailingStamp finds the date that ends a headline it is glued to: «…الاغلاق الوسط
// التونسيه03 أبريل 2012».
func (r *reader) trailingStamp(src string, s text.Span) (date, rest text.Span, ok bool) {
	if s.Len() > maxStamp || !hasDigit(s.Of(src)) {
		return
	}
	r.load(src, s)
	for i := 1; i < r.n; i++ {
		if !isNumber(r.el[i].Of(src)) || r.el[i].gap || r.el[i-1].sign != 0 {
			continue
		}
		st, n := r.stampTail(i)
		if n == r.n && st.numbers >= 2 {
			return st.date, text.Span{Start: s.Start, End: r.el[i-1].End}, true
		}
	}
	return
}

// stampTail is stampFrom for the elements from i on.
func (r *reader) stampTail(i int) (stamp, int) { return r.stampFrom(i, false) }

// trailingOutlet gives the outlet whose name ends a line.
func (r *reader) trailingOutlet(src string, s text.Span) text.Span {
	r.load(src, s)
	for i := max(1, r.n-lexicon.MaxOutletWords); i < r.n; i++ {
		if r.el[i].sign != 0 {
			continue
		}
		if n, _ := r.outlet(i, false); n > 0 && i+n == r.n {
			return r.span(i, n)
		}
	}
	return text.Span{}
}
