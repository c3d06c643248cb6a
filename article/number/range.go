package number

import (
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// dash tells whether a token joins the ends of a range.
func dash(s string) bool {
	switch s {
	case "-", "–", "—", "\u2212", "~":
		return true
	}
	return false
}

// chain passes over numbers that are joined and are no numbers of their own:
// scores (3-1, "2 + 2"), formations (4-4-2), clocks (15:30), dates and fractions
// (28/7/2024), telephone numbers. A range that a noun follows is none of these
// (5-7 كيلومترات).
func (f *finder) chain(e *expr) bool {
	if !e.n.Digits || !e.n.Plain || !e.c.OK || e.c.Gap == numeral.Break || e.c.Kind != text.Punct && e.c.Kind != text.Symbol {
		return false
	}
	c := e.c
	links := 0
	for c.OK && c.Gap != numeral.Break && (c.Kind == text.Punct || c.Kind == text.Symbol) {
		s := c.Text()
		tight := c.Gap == numeral.None
		next := after(c)
		if !next.OK || next.Gap == numeral.Break {
			break
		}
		number := next.Kind == text.Number
		switch {
		case dash(s) && next.Kind == text.Word && wordkey.Of(next.Text()) == keyZero:
			number = true
		case dash(s):
			if tight != (next.Gap == numeral.None) { // 5 -3
				number = false
			}
		case s == "+" || s == "×" || s == "x":
		case s == "/" || s == ":" || s == "\\":
			number = number && tight && next.Gap == numeral.None
		default:
			number = false
		}
		if !number {
			break
		}
		if links == 0 && dash(s) {
			if second, ok := f.secondOf(next); ok && (second.t.kind != tailNone || second.n.Scale > 0 || f.between(e.back)) {
				// a range, unless it goes on: 1-2-3
				if d := second.c; !d.OK || !dash(d.Text()) || d.Gap != numeral.None {
					return false
				}
			}
		}
		links++
		c = after(next)
	}
	if links == 0 {
		return false
	}
	f.pass(c)
	return true
}

// between tells whether «بين» or «من» stands before what past(i) ends.
func (f *finder) between(i int) bool {
	p, ok := f.word(i)
	if !ok {
		return false
	}
	for _, want := range [...]wordkey.Key{keyBetween, keyOf} {
		if _, ok := bare(p.key, want); ok {
			return true
		}
	}
	return false
}

// A second is the other end of a range.
type second struct {
	n   numeral.Numeral
	t   tail
	c   numeral.Cursor
	end int
}

// secondOf reads the number at the cursor with its tail.
func (f *finder) secondOf(c numeral.Cursor) (second, bool) {
	if c.Kind == text.Word && wordkey.Of(c.Text()) == keyAnd {
		if !c.Next() || c.Gap == numeral.Break || c.Kind != text.Number {
			return second{}, false
		}
	}
	n, ok := numeral.ReadAt(&c)
	if !ok || n.Kind == numeral.Ordin || n.Kind == numeral.Plenty || n.First.Prep {
		return second{}, false
	}
	s := second{n: n, c: c, end: n.End}
	s.t = f.tail(c, &n)
	if s.t.kind != tailNone {
		s.c, s.end = s.t.c, s.t.end
	}
	return s, true
}

// extend makes a range of the number and the one that follows it, where they are
// joined: بين 3 و5، من 3 إلى 5، 3-5، خمس أو ست. It is false where both were passed
// over, as parts of a duration.
func (f *finder) extend(e *expr) bool {
	c := e.c
	if e.rng || e.n.Kind == numeral.Ordin || e.def && !e.n.Digits || !c.OK || c.Gap == numeral.Break {
		return true
	}
	k := next(e)
	isDash := (c.Kind == text.Punct || c.Kind == text.Symbol) && dash(c.Text())
	if !isDash && k != keyTo && k != keyUntil && k != keyTill && k != keyOr && k.First() != wordkey.Waw {
		return true
	}
	left, hasLeft := f.word(e.back)
	isBetween, isFrom := false, false
	letters := 0
	if hasLeft {
		if letters, isBetween = bare(left.key, keyBetween); !isBetween {
			letters, isFrom = bare(left.key, keyOf)
			if isFrom {
				if q, ok := f.word(e.back + 1); ok && flagged(q.key, isBound) { // أكثر من
					isFrom = false
				}
			}
		}
	}
	isOr, isAnd := k == keyOr, false
	other := c
	switch {
	case k.First() == wordkey.Waw:
		if !isBetween {
			return true
		}
		isAnd = true
	default:
		other.Next()
	}
	if !other.OK || other.Gap == numeral.Break || isDash && other.Kind != text.Number {
		return true
	}
	s, ok := f.secondOf(other)
	if !ok || !isAnd && s.n.First.And || isAnd && k != keyAnd && !s.n.First.And {
		return true
	}
	switch {
	case e.t.kind == tailTime:
		return true
	case e.t.kind != tailNone && (s.t.kind != e.t.kind || s.t.code != e.t.code || s.t.exp != e.t.exp || s.t.noun.unit != e.t.noun.unit):
		if !(e.t.code == "" && s.t.kind == tailMoney && e.t.kind == tailMoney && s.t.exp == 0) {
			return true
		}
	case (isOr || isDash) && s.t.kind == tailNone && s.n.Scale == 0 && !isBetween && !isFrom:
		return true
	case !isDash && !isOr && !isAnd && !isBetween && !isFrom && s.t.kind == tailNone && e.n.Digits != s.n.Digits:
		return true
	}
	if isFrom && f.moves(e.back+1) || !isFrom && !isBetween && !isDash && !isOr && f.moves(e.back) && s.t.kind == tailNone {
		return true
	}
	if e.n.Plain && year(e.n.Of(f.text)) && (f.dateBefore(e) || s.n.Plain && s.t.kind == tailNone && year(s.n.Of(f.text))) {
		return true // في العام 2022 إلى 6 مليارات، من 1910 إلى 1945
	}
	low, top := e.v, s.n.Value
	if e.n.Grouping || s.n.Grouping {
		switch {
		case s.t.kind == tailUnit && s.t.noun.class != classUnit || low.IsInt() && top.IsInt():
			if e.n.Grouping {
				low = e.n.Grouped
			}
			if s.n.Grouping {
				top = s.n.Grouped
			}
		}
	}
	if e.n.Scale == 0 && s.n.Scale > 0 && e.t.kind == tailNone {
		if v, ok := low.Mul10(s.n.Scale); ok && v.Cmp(top) < 0 { // 4 إلى 5 آلاف
			low = v
		} else if s.n.Scale >= 6 {
			return true
		}
	}
	if low.Cmp(top) >= 0 {
		return true
	}
	if s.t.kind == tailTime {
		f.pass(s.c)
		return false
	}
	e.rng, e.v, e.top = true, low, top
	e.t, e.end, e.c = s.t, s.end, s.c
	e.n.Plain = false
	if isBetween || isFrom {
		e.start = left.Start
		if letters > 0 {
			e.start += wordkey.Skip(left.Of(f.text), letters)
		}
		e.back++
		e.bound = true
		if q, ok := f.word(e.back); ok && isBetween {
			if n, ok := bare(q.key, keyWhat); ok {
				e.start = q.Start
				if n > 0 {
					e.start += wordkey.Skip(q.Of(f.text), n)
				}
				e.back++
			}
		}
	}
	return true
}

// moves tells whether a word of rise or fall stands within a few words before
// past(i): «ارتفع من 3 إلى 5» is two values, and no range.
func (f *finder) moves(i int) bool {
	for j := i; j < i+6; j++ {
		p := f.past(j)
		if p.kind != text.Word || f.gapAfter(j) == numeral.Break {
			return false
		}
		if flagged(p.key, isMove) {
			return true
		}
	}
	return false
}
