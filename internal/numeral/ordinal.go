package numeral

import "github.com/khabar-go/khabar/article/text"

// ordinal reads an ordinal from its first word on, and puts its value in r.n.
//
//	الثالث · الحادية عشرة · الخامس والعشرون · الحادي والأربعون بعد المئة
func (r *reader) ordinal(it item) bool {
	n := uint64(it.N)
	compound := false
	switch nxt, c := r.peek(); {
	case nxt.Class == Ten && !nxt.And && !nxt.Prep && !nxt.Def:
		r.take(nxt, c)
		n += 10
		compound = true
	case nxt.Class == Tens && nxt.And && !nxt.Prep && nxt.Def == it.Def:
		r.take(nxt, c)
		n += uint64(nxt.N)
		compound = true
	}
	if it.Class == OrdinalPart && !compound {
		return false
	}
	r.n.Value = Int(r.after(n))
	return true
}

// after reads «بعد المئة» behind an ordinal.
func (r *reader) after(n uint64) uint64 {
	c := r.Cursor
	if !c.Next() || c.Gap == Break || c.Kind != text.Word || c.Text() != "بعد" {
		return n
	}
	if !c.Next() || c.Gap == Break {
		return n
	}
	it := itemAt(&c)
	if !it.Def || it.And || it.Prep {
		return n
	}
	more := uint64(0)
	switch {
	case it.Class == Hundred:
		more = 100 * uint64(it.N)
	case it.Class == Scale && it.N <= 9 && it.Form&Plural == 0:
		more = 1
		if it.Form&Dual != 0 {
			more = 2
		}
		for range it.N {
			more *= 10
		}
	default:
		return n
	}
	r.take(it, c)
	r.n.Words++
	return n + more
}
