package numeral

import (
	"strings"

	"github.com/khabar-go/khabar/article/text"
)

// cardinal reads a cardinal from its first item on: parts joined by و, each part
// a number below a thousand or digits, with its scale words.
//
//	خمسة آلاف وثلاثمئة وواحد وعشرون · 17 ألفا و500 · مليون ونصف المليون
func (r *reader) cardinal(it item) bool {
	total, scale, ok := r.part(it)
	if !ok {
		return false
	}
	if r.done { // ثلاثة أرباع
		r.n.Value = total
		return true
	}
	r.n.Plain = r.n.Digits && r.n.Words == 1
	if scale == 0 {
		total, scale = r.point(total)
	}
	r.n.Scale = scale
	points := r.n.Words
	if scale == 0 && !r.n.Digits {
		total = r.ascend(it, total)
	}
	for joined := 0; joined < 8; joined++ {
		nxt, c := r.peek()
		if nxt.kind == nothing || !nxt.And || nxt.Prep || nxt.Def && !r.n.Def {
			break
		}
		mark := *r
		sum, lower, more, ok := r.join(total, scale, nxt, c)
		if !ok {
			*r = mark
			break
		}
		total, scale = sum, lower
		r.n.Plain = false
		if !more {
			break
		}
		r.n.Scale = scale
	}
	if r.n.Words > points && r.n.Kind == Cardinal && total.IsInt() {
		if v, _ := r.point(total); v != total {
			total = v
		}
	}
	if r.n.Last == Hundred && total == Int(100) {
		scale = 2
	}
	r.n.Value = r.except(total, scale)
	if r.n.Def && !r.n.Digits && scale == 0 && r.n.Kind == Cardinal { // العشرون بعد المئة
		if n, ok := r.n.Value.Uint64(); ok && n < 1000 {
			if m := r.after(n); m != n {
				r.n.Kind, r.n.Value = Ordin, Int(m)
			}
		}
	}
	if !r.n.Plain {
		r.n.Grouping = false
	}
	return true
}

// join adds a part that stands after و: a fraction, a smaller part after a scale
// word, an ordinal after a definite hundred. more tells whether others may follow.
func (r *reader) join(total Decimal, scale int, nxt item, c Cursor) (sum Decimal, lower int, more, ok bool) {
	switch {
	case nxt.Class == Fraction:
		r.take(nxt, c)
		sum, ok = total.Add(r.share(uint64(nxt.N), uint64(nxt.Den), scale))
		return sum, 0, false, ok
	case nxt.Class == Unit && nxt.N > 2:
		mark := *r
		r.take(nxt, c)
		if p, c := r.peek(); p.Class == Parts && !p.And && !p.Prep { // وثلاثة أرباع
			r.take(p, c)
			sum, ok = total.Add(r.share(uint64(nxt.N), uint64(p.N), scale))
			return sum, 0, false, ok
		}
		*r = mark
	case nxt.Class == Ordinal || nxt.Class == OrdinalPart: // المئة والرابع والعشرون
		if !r.n.Def || !nxt.Def || r.n.Digits || r.n.Last != Hundred && r.n.Last != Scale {
			return sum, 0, false, false
		}
		r.take(nxt, c)
		if !r.ordinal(nxt) {
			return sum, 0, false, false
		}
		sum, ok = total.Add(r.n.Value)
		r.n.Kind = Ordin
		return sum, 0, false, ok
	}
	if scale == 0 || nxt.kind == word && (nxt.Class < Unit || nxt.Class > Scale) || nxt.Form == Plural && nxt.Class == Scale {
		return sum, 0, false, false
	}
	r.take(nxt, c)
	if nxt.grouping { // مليون و563.386
		nxt.value, nxt.grouping = nxt.grouped, false
	}
	sub, lower, ok := r.part(nxt)
	if !ok || r.done || sub.Cmp(Scaled(1, scale)) >= 0 {
		return sum, 0, false, false
	}
	sum, ok = total.Add(sub)
	return sum, lower, ok, ok
}

// part reads a number below a thousand, or digits, and the scale words after it,
// and gives its value and the power of ten of its scale words.
func (r *reader) part(it item) (v Decimal, scale int, ok bool) {
	switch {
	case it.kind == digits:
		v = r.groups(it)
		r.n.Grouping, r.n.Grouped = it.grouping, it.grouped
	case it.Class == Scale:
		n := uint64(1)
		if it.Form&Dual != 0 {
			n = 2
		}
		v, scale = Scaled(n, int(it.N)), int(it.N)
	default:
		n, ok := r.group(it)
		if !ok {
			return v, 0, false
		}
		v = Int(n)
		if r.done {
			return r.n.Value, 0, true
		}
	}
	return r.scales(it, v, scale)
}

// reh reads the letter ر as the decimal point of some agencies. The letter turns the
// direction of the line, so what stands first in the text is the fraction, which is
// seen on the right: «2ر5» is 5.2.
func (r *reader) reh(it item) (Decimal, bool) {
	frac, ok := it.value.Uint64()
	if !ok || it.end-it.start > 6 {
		return Decimal{}, false
	}
	c := r.Cursor
	if !c.Next() || c.Gap != None || c.Kind != text.Word || c.Text() != "ر" || !c.Next() || c.Gap != None || c.Kind != text.Number {
		return Decimal{}, false
	}
	whole, _, _, ok := Digits(c.Text())
	if !ok || !whole.IsInt() {
		return Decimal{}, false
	}
	places := it.end - it.start
	if r.s[it.start] >= 0x80 {
		places /= 2
	}
	d, ok := whole.Add(norm(frac, -places))
	if !ok {
		return Decimal{}, false
	}
	r.Cursor = c
	r.n.End = c.End
	r.n.Words += 2
	return d, true
}

// ascend reads the order of old, and of years written in full: the units first and
// the thousand last («سنة خمس وستين وتسعمئة وألف»، «أربع وعشرين وألفين»).
func (r *reader) ascend(it item, total Decimal) Decimal {
	n, ok := total.Uint64()
	if !ok || n == 0 || n >= 100 {
		return total
	}
	mark := *r
	nxt, c := r.peek()
	if nxt.And && !nxt.Prep && !nxt.Def && nxt.Class == Hundred {
		r.take(nxt, c)
		n += 100 * uint64(nxt.N)
		nxt, c = r.peek()
	}
	if !nxt.And || nxt.Prep || nxt.Def || nxt.Class != Scale || nxt.N != 3 || nxt.Form&^Dual != 0 || n < 10 {
		*r = mark
		return total
	}
	r.take(nxt, c)
	n += 1000
	if nxt.Form&Dual != 0 {
		n += 1000
	}
	if p, _ := r.peek(); p.And && p.Class == Scale || p.Class == Scale && !p.And { // خمسة وستون وألف مليون
		*r = mark
		return total
	}
	return Int(n)
}

// groups reads digits whose thousands are parted by spaces, or by the Arabic comma
// where there are two of them: 1 206 417، ٣،٤٧١،٠٠٠.
func (r *reader) groups(it item) Decimal {
	v := it.value
	if !v.IsInt() {
		return v
	}
	if d, ok := r.reh(it); ok {
		return d
	}
	if v.Cmp(Scaled(1, 3)) >= 0 && !strings.ContainsAny(r.s[it.start:it.end], ",٬") {
		return v
	}
	if !v.IsInt() || v.IsZero() || it.end-it.start > 6 && !strings.ContainsAny(r.s[it.start:it.end], ",٬") {
		return v
	}
	mark := *r
	n := 0
	comma := false
	for n < 5 {
		c := r.Cursor
		if !c.Next() || c.Gap == Break {
			break
		}
		if c.Gap == None && c.Kind == text.Punct && c.Text() == "،" && (comma || n == 0) {
			comma = true
			if !c.Next() || c.Gap != None {
				break
			}
		} else if c.Gap != Space || comma {
			break
		}
		d, _, _, ok := Digits(c.Text())
		if c.Kind != text.Number || !ok || !d.IsInt() || c.Len() != 3 && c.Len() != 6 || strings.ContainsAny(c.Text(), ".,٫٬") {
			break
		}
		m, ok := v.Mul10(3)
		if !ok {
			break
		}
		if m, ok = m.Add(d); !ok {
			break
		}
		v = m
		n++
		r.Cursor = c
		r.n.End = c.End
		r.n.Words++
	}
	if comma && n < 2 {
		*r = mark
		return it.value
	}
	return v
}

// scales multiplies a part by the scale words that follow it: مئة ألف، ألف مليار.
func (r *reader) scales(it item, v Decimal, scale int) (Decimal, int, bool) {
	for range 3 {
		nxt, c := r.peek()
		if nxt.Class == Vague && nxt.N == 3 && scale == 0 { // أربعة ألوف
			nxt.Class, nxt.Form = Scale, Plural
		}
		if nxt.Class != Scale || nxt.And || nxt.Prep || nxt.Form&Dual != 0 || nxt.Def && !r.n.Def {
			break
		}
		if scale > 0 && int(nxt.N) < scale && scale != 3 {
			break
		}
		if scale > 0 && nxt.Form&Plural != 0 {
			break
		}
		if scale == 0 && it.grouping {
			if v.IsInt() { // 10.000 مليار
				v = it.grouped
			}
			r.n.Grouping = false
		}
		m, ok := v.Mul10(int(nxt.N))
		if !ok {
			break
		}
		v, scale = m, scale+int(nxt.N)
		r.take(nxt, c)
	}
	return v, scale, true
}

// group reads a number below a thousand in words.
func (r *reader) group(it item) (uint64, bool) {
	n := uint64(it.N)
	switch it.Class {
	case Unit, Part:
		if n > 2 {
			if nxt, c := r.peek(); !nxt.And && !nxt.Prep && !nxt.Def {
				switch {
				case nxt.Class == Hundred && nxt.N == 1: // ثلاث مئة
					r.take(nxt, c)
					return r.hundreds(it, 100*n)
				case nxt.Class == Vague && nxt.N == 2: // أربع مئات
					r.take(nxt, c)
					return r.hundreds(it, 100*n)
				case nxt.Class == Parts: // ثلاثة أرباع
					r.take(nxt, c)
					r.n.Kind, r.done = Frac, true
					r.n.Value = r.share(n, uint64(nxt.N), 0)
					return 0, true
				}
			}
		}
		n, ok := r.below100(it)
		if !ok {
			return 0, false
		}
		return r.many(it, n)
	case Ten, Teen, Tens:
		return r.many(it, n)
	case Hundred:
		return r.hundreds(it, 100*n)
	}
	return 0, false
}

// many reads a hundred that is counted by more than nine: خمسة عشر مئة، عشرين مئة ألف.
func (r *reader) many(it item, n uint64) (uint64, bool) {
	if n > 9 {
		if nxt, c := r.peek(); nxt.Class == Hundred && nxt.N == 1 && !nxt.And && !nxt.Prep && !nxt.Def {
			r.take(nxt, c)
			return r.hundreds(it, 100*n)
		}
	}
	return n, true
}

// below100 reads a unit with the ten or tens after it: ثلاثة، ثلاثة عشر، ثلاثة وعشرون.
func (r *reader) below100(it item) (uint64, bool) {
	n := uint64(it.N)
	switch it.Class {
	case Ten, Teen, Tens:
		return n, true
	case Unit, Part:
		if n == 0 {
			return 0, true
		}
		switch nxt, c := r.peek(); {
		case nxt.Class == Ten && !nxt.And && !nxt.Prep && !nxt.Def:
			r.take(nxt, c)
			return 10 + n, true
		case nxt.Class == Tens && nxt.And && !nxt.Prep && nxt.Def == it.Def && !(it.Class == Part && n == 2):
			r.take(nxt, c)
			return n + uint64(nxt.N), true
		}
		return n, it.Class == Unit
	}
	return 0, false
}

// hundreds reads what is joined to a hundred: مئة وخمسة وعشرون.
func (r *reader) hundreds(it item, n uint64) (uint64, bool) {
	nxt, c := r.peek()
	if !nxt.And || nxt.Prep || nxt.Def != it.Def {
		return n, true
	}
	switch nxt.Class {
	case Unit, Part, Ten, Teen, Tens:
		mark := *r
		r.take(nxt, c)
		if p, _ := r.peek(); p.Class == Parts && !p.And { // مئة وثلاثة أرباع
			*r = mark
			return n, true
		}
		low, ok := r.below100(nxt)
		if !ok || low == 0 {
			*r = mark
			return n, true
		}
		return n + low, true
	}
	return n, true
}

// fraction reads a fraction and the scale word that it is of: نصف مليون، ربع المليار.
func (r *reader) fraction(it item) bool {
	r.n.Value = r.share(uint64(it.N), uint64(it.Den), 0)
	return true
}

// share is num/den of 10^scale, or of the scale word that follows: ونصف المليون.
// What has no end as a decimal is rounded to three digits behind the point, or to
// a whole number where it is of a thousand or more.
func (r *reader) share(num, den uint64, scale int) Decimal {
	if nxt, c := r.peek(); (nxt.Class == Scale && nxt.Form&Dual == 0 || nxt.Class == Hundred && nxt.N == 1) && !nxt.And && !nxt.Prep {
		r.take(nxt, c)
		scale = int(nxt.N)
		if nxt.Class == Hundred {
			scale = 2
		}
		r.n.Scale = scale
		if r.n.Kind == Frac {
			r.n.Kind = Cardinal
		}
	}
	const places = 3
	n := num
	digits := max(scale, places)
	if scale == 2 {
		digits = scale + places
	}
	for range digits {
		n *= 10
	}
	return norm((n+den/2)/den, scale-digits)
}

// point reads «فاصلة» and the digits after it: ثلاثة فاصلة خمسة, with the scale
// word behind them.
func (r *reader) point(total Decimal) (Decimal, int) {
	p, c := r.peek()
	if p.Class != Point || p.And || p.Prep {
		return total, 0
	}
	mark := *r
	r.take(p, c)
	zeros := 0
	for {
		nxt, c := r.peek()
		if nxt.kind == nothing || nxt.And && zeros == 0 || nxt.Prep || nxt.Def {
			*r = mark
			return total, 0
		}
		if nxt.kind == word && nxt.Class == Unit && nxt.N == 0 && zeros < 9 {
			r.take(nxt, c)
			zeros++
			if p, _ := r.peek(); p.kind == word && (p.Class <= Hundred || p.Class == Scale && p.Form&Plural == 0) {
				continue
			}
			break
		}
		var frac Decimal
		ok := true
		switch {
		case nxt.kind == digits && nxt.value.IsInt():
			r.take(nxt, c)
			frac = nxt.value
		case nxt.Class >= Unit && nxt.Class <= Hundred:
			r.take(nxt, c)
			var n uint64
			n, ok = r.group(nxt)
			frac = Int(n)
			ok = ok && !r.done
		case nxt.Class == Scale && nxt.Form&Plural == 0:
			r.take(nxt, c)
			var low Decimal
			frac = Scaled(1+uint64(nxt.Form&Dual), int(nxt.N))
			if sub, c := r.peek(); sub.And && sub.Class >= Unit && sub.Class <= Hundred {
				r.take(sub, c)
				var n uint64
				n, ok = r.group(sub)
				low = Int(n)
				frac, _ = frac.Add(low)
			}
		default:
			ok = false
		}
		n, whole := frac.Uint64()
		if !ok || !whole {
			*r = mark
			return total, 0
		}
		places := zeros
		for m := n; m > 0; m /= 10 {
			places++
		}
		sum, ok := total.Add(norm(n, -places))
		if !ok {
			*r = mark
			return total, 0
		}
		total = sum
		break
	}
	v, scale, _ := r.scales(item{}, total, 0)
	return v, scale
}

// except takes a fraction off: عشرة إلا ربعا.
func (r *reader) except(total Decimal, scale int) Decimal {
	e, c := r.peek()
	if e.Class != Except || e.And || e.Prep {
		return total
	}
	mark := *r
	r.take(e, c)
	if f, c := r.peek(); f.Class == Fraction && !f.And && !f.Prep {
		r.take(f, c)
		if d, ok := total.Sub(r.share(uint64(f.N), uint64(f.Den), scale)); ok {
			return d
		}
	}
	*r = mark
	return total
}

// plenty reads what tells only a power of ten: عشرات الآلاف، بضع مئات، ملايين.
func (r *reader) plenty(it item) {
	r.n.Scale = int(it.N)
	for range 3 {
		nxt, c := r.peek()
		if nxt.And || nxt.Prep || nxt.Class != Vague && nxt.Class != Scale {
			return
		}
		r.take(nxt, c)
		r.n.Scale += int(nxt.N)
	}
}
