package number

import (
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// An expr is a numeral with what stands around it, while it is read.
type expr struct {
	n      numeral.Numeral
	start  int            // where the expression begins
	end    int            // where it ends
	c      numeral.Cursor // behind it
	back   int            // tokens before the cursor that belong to it
	v      numeral.Decimal
	top    numeral.Decimal // the upper end of a range
	rng    bool
	def    bool // it has the article, before digits too
	prep   bool // ب ل ك stand before it
	signed bool
	paren  bool // the number stands in parentheses: (240) جنيها
	t      tail
	mod    Mod
	bound  bool        // bound words stand before it, inside the span
	key    wordkey.Key // of the word behind it, see next
	keyed  int
}

// at reads the number that begins at the cursor, and tells whether the cursor was
// moved. l is the look-up of a word; the zero Lex stands for digits.
func (f *finder) at(l numeral.Lex, k wordkey.Key) bool {
	var e expr
	var ok bool
	e.c = f.cur
	if k != 0 {
		e.n, ok = numeral.ReadWord(&e.c, l)
	} else {
		e.n, ok = numeral.ReadAt(&e.c)
	}
	if !ok {
		if k == 0 {
			f.pass(after(f.cur)) // 192.168.1.1
			return true
		}
		return false
	}
	e.start, e.end, e.v = e.n.Start, e.n.End, e.n.Value
	e.def, e.prep = e.n.Def, e.n.First.Prep
	if e.n.Kind == numeral.Plenty {
		return f.plenty(&e)
	}
	if k != 0 && e.n.Words == 1 && e.n.First.Class == numeral.Unit && e.n.Kind == numeral.Cardinal && e.n.First.N <= 2 && e.n.First.N > 0 {
		return f.single(&e)
	}
	if e.n.Kind == numeral.Frac && f.unitHalf(&e) {
		return true
	}
	f.left(&e)
	if !e.rng {
		if f.chain(&e) {
			return true
		}
		f.right(&e)
	}
	if !f.extend(&e) {
		return true
	}
	f.settle(&e)
	f.around(&e)
	typ := f.typeOf(&e)
	if typ == 0 {
		f.reject(&e)
		return true
	}
	f.add(f.mention(&e, typ), e.c)
	return true
}

// reject passes over what is no number of its own. A word stays to be looked back at.
func (f *finder) reject(e *expr) {
	if e.n.Words == 1 && e.t.kind == tailNone && e.end == e.n.End {
		f.ring[f.n&(ringLen-1)] = seen{start: f.cur.Start, end: f.cur.End, kind: f.cur.Kind}
		f.n++
		f.cur = e.c
		return
	}
	f.pass(e.c)
}

// after is the cursor behind the token at c.
func after(c numeral.Cursor) numeral.Cursor {
	c.Next()
	return c
}

// left reads what stands before the numeral and is part of the number: clitics and
// the article before digits, a parenthesis, a sign, a currency, a percent sign.
func (f *finder) left(e *expr) {
	if !e.n.Digits {
		return
	}
	gap := f.cur.Gap
	p := f.past(0)
	if p.kind == text.Word && gap != numeral.Break && p.key.Len() <= 4 {
		k, letters := p.key, 0
		if k.First() == wordkey.Waw || k.First() == wordkey.Feh {
			k, letters = k.Rest(1), 1
		}
		if k.First() == wordkey.Beh || k.First() == wordkey.Kaf {
			if k.Rest(1) == keyAl {
				k, letters = k.Rest(1), letters+1
			}
		}
		switch {
		case k == keyAl, k == keyLil:
			if k == keyLil {
				letters++
			}
			e.def = true
			e.start = p.Start + wordkey.Skip(p.Of(f.text), letters)
			e.back = 1
		case k == 0:
			e.back = 1 // و
		case k.Len() == 1 && (gap == numeral.None || strings.Contains(p.Of(f.text), "ـ")) && (k.First() == wordkey.Beh || k.First() == wordkey.Lam || k.First() == wordkey.Kaf):
			e.prep = true
			e.back = 1
		}
		if e.back > 0 {
			return
		}
	}
	if gap == numeral.Break {
		return
	}
	switch p.kind {
	case text.Punct, text.Symbol:
		s := p.Of(f.text)
		q := f.past(1)
		switch {
		case s == "(" && gap == numeral.None && f.inParentheses(e):
			return
		case s == "(" && gap == numeral.None && e.c.OK && e.c.Gap == numeral.None && e.c.Text() == ")":
			e.paren = true
		case (s == "-" || s == "\u2212" || s == "–") && gap == numeral.None && e.n.Plain &&
			(p.Start == 0 || p.gap != numeral.None && q.kind != text.Latin || q.kind == text.Punct && q.Of(f.text) == "("):
			e.signed = true
			e.start = p.Start
			e.back = 1
			f.money0(e)
		case percentSign(s):
			e.t = tail{kind: tailPercent, end: e.n.End, c: e.c}
			e.start = p.Start
			e.back = 1
		default:
			f.money0(e)
		}
	case text.Latin:
		if code := moneyCode(p.Of(f.text)); code != "" {
			e.t = tail{kind: tailMoney, end: e.n.End, c: e.c, code: code}
			e.start = p.Start
			e.back = 1
		}
	}
}

// money0 reads the sign of a currency before a number: $50.
func (f *finder) money0(e *expr) {
	p := f.past(e.back)
	if p.kind != text.Symbol {
		return
	}
	if code := moneySymbol(p.Of(f.text)); code != "" {
		e.t = tail{kind: tailMoney, end: e.n.End, c: e.c, code: code}
		e.start = p.Start
		e.back++
	}
}

// right reads what stands behind the numeral.
func (f *finder) right(e *expr) {
	if e.paren {
		f.parenthesis(e)
		return
	}
	if e.t.kind != tailNone { // $1.4 تريليون: the scale word was read with the digits
		e.end = max(e.end, e.n.End)
		return
	}
	e.t = f.tail(e.c, &e.n)
	if e.t.kind != tailNone {
		e.end, e.c = e.t.end, e.t.c
	}
}

// parenthesis reads what follows a number in parentheses, which then are part of
// the expression: (240) جنيها، (75) ألف جوال.
func (f *finder) parenthesis(e *expr) {
	open := f.past(e.back)
	c := after(e.c) // behind )
	exp := 0
	if c.OK && c.Gap != numeral.Break && c.Kind == text.Word && e.n.Scale == 0 {
		if l, ok := numeral.Lookup(c.Text()); ok && l.Class == numeral.Scale && !l.And && !l.Prep && !l.Def {
			exp = int(l.N)
			e.end = c.End
			c.Next()
		}
	}
	n := e.n
	n.Scale = exp
	t := f.tail(c, &n)
	if exp == 0 && t.kind != tailUnit && t.kind != tailMoney {
		e.paren = false
		return
	}
	if v, ok := e.v.Mul10(exp); ok {
		e.v = v
	}
	e.start, e.back, e.c, e.t = open.Start, e.back+1, c, t
	if exp > 0 {
		e.n.Scale = exp
		e.n.Plain = false
	}
	if t.kind != tailNone {
		e.end, e.c = t.end, t.c
	}
}

// inParentheses reads a range in parentheses before its noun: (4 - 5) آلاف جوال.
func (f *finder) inParentheses(e *expr) bool {
	c := e.c
	if !c.OK || c.Gap == numeral.Break || !dash(c.Text()) && c.Text() != "?" {
		return false
	}
	c.Next()
	top, ok := f.secondOf(c)
	if !ok || !top.n.Plain || top.t.kind != tailNone || top.n.Value.Cmp(e.v) <= 0 || !top.c.OK || top.c.Text() != ")" || top.c.Gap != numeral.None {
		return false
	}
	in := *e
	in.c, in.paren = top.c, true
	f.parenthesis(&in)
	if !in.paren {
		return false
	}
	*e = in
	e.rng, e.top = true, top.n.Value
	if e.n.Scale > 0 {
		e.top, _ = e.top.Mul10(e.n.Scale)
	}
	return true
}

// settle decides what one full stop in the number parts.
func (f *finder) settle(e *expr) {
	if e.n.Grouping && !e.rng {
		grouped := e.v.IsInt()
		switch e.t.kind {
		case tailPercent, tailMille:
			grouped = false
		case tailUnit:
			grouped = grouped || e.t.noun.class != classUnit || !f.pointed()
		case tailMoney:
			grouped = grouped || !f.pointed()
		}
		if grouped {
			e.v = e.n.Grouped
		}
	}
	// ألفا شخص: the dual in the construct state, but «ألفاً»
	if e.n.Words == 1 && e.n.LastForm&numeral.Accusative != 0 && e.n.Last == numeral.Scale && (e.t.kind == tailUnit || e.t.kind == tailMoney) &&
		!strings.Contains(e.n.Of(f.text), "ً") {
		if v, ok := e.v.Add(e.v); ok {
			e.v = v
		}
	}
	if e.t.exp > 0 || e.t.exp < 0 {
		if v, ok := e.v.Mul10(-e.t.exp); ok {
			e.v = v
		}
		if v, ok := e.top.Mul10(-e.t.exp); ok {
			e.top = v
		}
	}
	if e.t.kind == tailMille {
		e.v, _ = e.v.Mul10(-1)
		e.top, _ = e.top.Mul10(-1)
	}
	if e.signed && !e.v.Neg && !e.v.IsZero() {
		e.v.Neg = true
	}
}

// pointed tells whether the text writes decimal fractions with a full stop: a
// number with one full stop that is not before three digits.
func (f *finder) pointed() bool {
	if f.points == 0 {
		f.points = 1
		s := f.text
		for i := strings.IndexByte(s, '.'); i >= 0; {
			if i > 0 && digit(s[i-1]) {
				j := i + 1
				for j < len(s) && digit(s[j]) {
					j++
				}
				if n := j - i - 1; n > 0 && n != 3 {
					f.points = 2
					break
				}
			}
			k := strings.IndexByte(s[i+1:], '.')
			if k < 0 {
				break
			}
			i += 1 + k
		}
	}
	return f.points == 2
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// around reads what bounds the number, before it and behind.
func (f *finder) around(e *expr) {
	if e.n.Kind == numeral.Ordin {
		return
	}
	f.half(e)
	f.parts(e)
	f.one(e)
	if mod, end, c, inside := f.boundAfter(e); mod != 0 {
		if e.mod == 0 {
			e.mod = mod
		}
		if inside {
			e.end, e.c = end, c
			e.bound = true
		}
	}
	if e.prep && !e.rng {
		return
	}
	for range 2 {
		mod, start, words := f.boundBefore(e.back, e.t.kind == tailPercent)
		if mod == 0 {
			break
		}
		if e.mod == 0 || start >= 0 {
			e.mod = mod
		}
		if start < 0 {
			break
		}
		e.start = start
		e.back += words
		e.bound = true
	}
}

// half reads a fraction behind the noun: ثلاث مرات ونصف، أربعة كيلومترات ونصف الكيلومتر.
func (f *finder) half(e *expr) {
	if e.t.kind != tailUnit && e.t.kind != tailMoney || e.rng || !e.v.IsInt() || next(e).First() != wordkey.Waw {
		return
	}
	l, ok := numeral.LookupKey(e.c.Text(), next(e))
	if !ok || !l.And || l.Prep || l.Def || l.Class != numeral.Fraction || l.Den == 3 {
		return
	}
	c := after(e.c)
	end := e.c.End
	if c.OK && c.Gap != numeral.Break && c.Kind == text.Word {
		k := wordkey.Of(c.Text())
		def := k.Article()
		if def {
			k = k.Rest(2)
		}
		if u, ok := nounOf(k); ok {
			if u.class == classTime || u.unit != e.t.noun.unit && def {
				return
			}
			if u.unit == e.t.noun.unit {
				end = c.End
				c.Next()
			}
		} else if _, ok := numeral.LookupKey(c.Text(), k); ok || def {
			return
		}
	}
	share := numeral.Scaled(uint64(l.N)*100/uint64(l.Den), -2)
	if v, ok := e.v.Add(share); ok {
		e.v, e.end, e.c = v, end, c
	}
}

// one reads واحد behind a scale word that stands alone: مليون واحد، مليون دولار واحد.
func (f *finder) one(e *expr) {
	if e.n.Words != 1 || e.n.First.Class != numeral.Scale || e.n.First.Form != 0 || e.rng || !e.c.OK || e.c.Gap == numeral.Break || e.c.Kind != text.Word {
		return
	}
	if l, ok := numeral.Lookup(e.c.Text()); ok && l.Class == numeral.Unit && l.N == 1 && !l.And && !l.Prep && !l.Def {
		e.end = e.c.End
		e.c.Next()
	}
}

// parts reads the part of a currency behind it: 12 دينارا و500 مليم. And of degrees,
// «تحت الصفر».
func (f *finder) parts(e *expr) {
	c := e.c
	k := next(e)
	if e.rng || k == 0 {
		return
	}
	switch {
	case e.t.kind == tailUnit && (e.t.noun.unit == unitDegree || e.t.noun.unit == unitCelsius) && k == keyBelow:
		if c.Next() && c.Gap != numeral.Break && c.Kind == text.Word && wordkey.Of(c.Text()) == keyZeroBelow && !e.v.IsZero() {
			e.v.Neg = true
			e.end = c.End
			c.Next()
			e.c = c
		}
	case e.t.kind == tailMoney && e.t.exp == 0 && e.t.code != "" && k.First() == wordkey.Waw:
		if k == keyAnd {
			if !c.Next() || c.Gap == numeral.Break {
				return
			}
		}
		n, ok := numeral.ReadAt(&c)
		if !ok || n.Kind != numeral.Cardinal || !n.Value.IsInt() {
			return
		}
		in := *f
		in.Country = e.t.code[:2]
		t := in.tail(c, &n)
		if t.kind != tailMoney || t.exp <= 0 || t.code != e.t.code {
			return
		}
		if v, ok := n.Value.Mul10(-t.exp); ok {
			if v, ok = e.v.Add(v); ok {
				e.v, e.end, e.c = v, t.end, t.c
			}
		}
	}
}

// mention is the result of an expression.
func (f *finder) mention(e *expr, typ Type) Mention {
	m := Mention{Span: text.Span{Start: e.start, End: e.end}, Type: typ, Value: Value{e.v}, Mod: e.mod}
	if e.rng {
		m.Range, m.ValueEnd = true, Value{e.top}
	}
	switch typ {
	case Money:
		m.Currency = e.t.code
	case Quantity:
		m.Unit = e.t.unit
	}
	return m
}
