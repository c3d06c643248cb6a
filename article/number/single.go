package number

import (
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// single reads واحد and اثنان. They follow what they count: «نقطة مئوية واحدة»،
// «شخصين اثنين».
func (f *finder) single(e *expr) bool {
	two := e.n.First.N == 2
	p, ok := f.word(0)
	alone := !e.n.First.And && !e.n.First.Prep
	if e.def {
		_, prevDef := article(p.key)
		l := p.key.Len()
		dual := l > 4 && p.key.Last() == wordkey.Noon && p.key.At(l-2) == wordkey.Yeh || l > 4 && p.key.Last() == wordkey.Noon && p.key.At(l-2) == wordkey.Alef
		fem := wordkey.Of(e.n.Of(f.text)).Len() > 7               // الاثنتين
		if !two || !alone || !ok || !fem && (!prevDef || !dual) { // الرحلة الواحدة، يوم الاثنين
			f.pass(e.c)
			return true
		}
		f.add(f.mention(e, Cardinal), e.c)
		return true
	}
	if ok && alone {
		if m, took := f.counts(e, p, two); took {
			if m.Type == 0 {
				f.pass(e.c)
			} else {
				f.add(m, e.c)
			}
			return true
		}
	}
	f.right(e)
	if !f.extend(e) {
		return true
	}
	f.settle(e)
	f.around(e)
	typ := f.typeOf(e)
	if typ == Quantity && !e.rng || typ == Cardinal && !two && !e.rng && !each(e) {
		typ = 0
	}
	if two && typ == 0 && !e.rng && e.t.kind == tailUnit {
		typ = Cardinal
		e.end, e.c = e.n.End, f.cur
		e.c.Next()
	}
	if typ == 0 {
		f.pass(e.c)
		return true
	}
	f.add(f.mention(e, typ), e.c)
	return true
}

// nisba tells whether a noun is an adjective of belonging: إرهابي.
func nisba(u noun) bool {
	return strings.HasSuffix(unitName(u.unit), "ي")
}

// each tells whether «من كل» follows: واحد من كل ثلاثة.
func each(e *expr) bool {
	if next(e) != keyOf {
		return false
	}
	c := after(e.c)
	return c.OK && c.Kind == text.Word && wordkey.Of(c.Text()) == keyEach
}

// counts reads a noun with واحد or اثنان behind it.
func (f *finder) counts(e *expr, p past, two bool) (Mention, bool) {
	m := Mention{Span: text.Span{Start: p.Start, End: e.n.End}, Type: Quantity, Value: Value{e.n.Value}}
	if two {
		u, n, ok := f.nounBefore(p, dualOf)
		if !ok {
			return m, false
		}
		if u.class == classTime {
			m.Type = 0
		}
		if u.class == classPeople || nisba(u) { // «إسرائيليين اثنين»: a plural or a dual
			return m, false
		}
		m.Start += n
		m.Unit = unitName(u.unit)
		return m, true
	}
	if q, ok := f.word(1); ok { // نقطة مئوية واحدة
		if u, n, ok := f.nounBefore(q, nounOf); ok && u.flags&nounHead != 0 {
			for i := range &compounds {
				if c := &compounds[i]; c.first == u.unit && c.second == stem(p.key) {
					m.Start = q.Start + n
					m.Unit = unitName(c.unit)
					return m, true
				}
			}
		}
	}
	if id, n, ok := f.moneyBefore(p); ok {
		t, _ := f.code(id)
		m.Type, m.Currency = Money, t
		m.Start += n
		return m, true
	}
	u, n, ok := f.nounBefore(p, nounOf)
	if !ok || u.flags&nounPlural != 0 {
		return m, false
	}
	if u.class == classTime {
		m.Type = 0
		return m, true
	}
	if u.class == classThing && u.flags&nounHead == 0 { // صفا واحدا، مرة واحدة
		return m, false
	}
	m.Start += n
	m.Unit = unitName(u.unit)
	mod, start, words := f.boundBefore(1, false)
	if words > 0 {
		m.Start = start
	}
	m.Mod = mod
	return m, true
}

// nounBefore looks a word up as a noun, with its clitics taken off, and gives their
// width in bytes.
func (f *finder) nounBefore(p past, look func(wordkey.Key) (noun, bool)) (noun, int, bool) {
	if u, ok := look(p.key); ok {
		return u, 0, true
	}
	k := p.key
	for n := 1; n <= 2; n++ {
		switch k.First() {
		case wordkey.Waw, wordkey.Feh:
			if n > 1 {
				return noun{}, 0, false
			}
		case wordkey.Beh, wordkey.Lam, wordkey.Kaf:
		default:
			return noun{}, 0, false
		}
		k = k.Rest(1)
		if u, ok := look(k); ok {
			return u, wordkey.Skip(p.Of(f.text), n), true
		}
	}
	return noun{}, 0, false
}

// moneyBefore looks a word up as the noun of a currency.
func (f *finder) moneyBefore(p past) (moneyNoun, int, bool) {
	k, n := p.key, 0
	for {
		if i := wordkey.Find(moneyKeys[:], k); i >= 0 && moneyVals[i].flags&(moneyWeak|moneyMinor) == 0 {
			if n > 0 {
				return moneyVals[i], wordkey.Skip(p.Of(f.text), n), true
			}
			return moneyVals[i], 0, true
		}
		switch k.First() {
		case wordkey.Waw, wordkey.Feh, wordkey.Beh, wordkey.Lam, wordkey.Kaf:
		default:
			return moneyNoun{}, 0, false
		}
		if n++; n > 2 {
			return moneyNoun{}, 0, false
		}
		k = k.Rest(1)
	}
}

// dual reads a currency or a unit of measure in the dual, which is two of them
// without a number: دولاران، كيلومترين. k is the key of the word at the cursor.
func (f *finder) dual(k wordkey.Key) bool {
	p := past{Span: f.cur.Span, kind: text.Word, key: k}
	u, n, isUnit := f.nounBefore(p, dualUnit)
	var id moneyNoun
	if !isUnit {
		var ok bool
		if id, n, ok = f.moneyBefore(p); !ok || id.flags&moneyDual == 0 {
			return false
		}
	}
	e := expr{start: f.cur.Start, end: f.cur.End, v: numeral.Int(2)}
	e.n.Kind = numeral.Cardinal
	if !isUnit {
		c := f.cur
		e.t = f.moneyNoun(c, k.Rest(clitics(p.Of(f.text), n)))
		if e.t.kind == tailNone {
			return false
		}
		e.start += n
		e.end, e.c = e.t.end, e.t.c
		e.prep = n > 0
	} else {
		e.c = after(f.cur)
		e.start += n
		e.t = tail{kind: tailUnit, noun: u, unit: unitName(u.unit), end: e.end, c: e.c}
		e.prep = n > 0
		if u.flags&nounHead != 0 {
			if t, ok := f.second(e.t); ok {
				e.t = t
				e.end, e.c = t.end, t.c
			}
		}
		if u.class == classUnit {
			e.t = f.per(e.t)
			e.end, e.c = e.t.end, e.t.c
		}
	}
	if c := e.c; c.OK && c.Gap != numeral.Break && c.Kind == text.Word { // طنين اثنين
		if l, ok := numeral.Lookup(c.Text()); ok && l.Class == numeral.Unit && l.N == 2 && !l.And && !l.Prep && !l.Def {
			e.end = c.End
			e.c.Next()
		}
	}
	f.settle(&e)
	f.around(&e)
	typ := Quantity
	if e.t.kind == tailMoney {
		typ = Money
	}
	f.add(f.mention(&e, typ), e.c)
	return true
}

// clitics is the number of letters in the first n bytes of a word.
func clitics(s string, n int) int { return wordkey.Of(s[:n]).Len() }

// dualUnit looks up the dual of a unit of measure. Those of persons and things are
// too common in stories to be figures («الجانبان»); they count where اثنان follows.
func dualUnit(k wordkey.Key) (noun, bool) {
	if i := wordkey.Find(dualKeys[:], k); i >= 0 {
		return dualVals[i], true
	}
	return noun{}, false
}

// plenty reads what has only an order of size: عشرات، مئات الآلاف، ملايين الدولارات.
func (f *finder) plenty(e *expr) bool {
	if e.n.Words == 1 && e.n.First.Class == numeral.Few {
		if c := e.c; c.OK && c.Gap != numeral.Break && c.Kind == text.Number {
			f.pass(c)
			return true
		}
		f.pass(e.c)
		return true
	}
	m := Mention{Span: text.Span{Start: e.start, End: e.end}, Type: Cardinal, Vague: true}
	c := e.c
	if c.OK && c.Gap != numeral.Break && c.Kind == text.Word {
		k := wordkey.Of(c.Text())
		if k == keyOf {
			c.Next()
			if c.OK && c.Gap != numeral.Break && c.Kind == text.Word {
				k = wordkey.Of(c.Text())
			}
		}
		if k.Article() {
			if u, ok := nounOf(k.Rest(2)); ok && u.class == classTime {
				f.pass(e.c)
				return true
			}
			if t := f.moneyNoun(c, k.Rest(2)); t.kind == tailMoney {
				m.Type, m.Currency = Money, t.code
				m.End, e.c = t.end, t.c
			}
		}
	}
	if !e.prep {
		if mod, start, words := f.boundBefore(0, false); words > 0 {
			m.Mod, m.Start = mod, start
		}
	}
	f.add(m, e.c)
	return true
}

// sign reads ½ ¼ ¾.
func (f *finder) sign() bool {
	v := vulgar(f.cur.Text())
	if v.IsZero() {
		return false
	}
	e := expr{start: f.cur.Start, end: f.cur.End, c: after(f.cur), v: v.d}
	e.n = numeral.Numeral{Span: f.cur.Span, Kind: numeral.Frac}
	f.right(&e)
	f.settle(&e)
	f.around(&e)
	typ := f.typeOf(&e)
	if typ == 0 {
		return false
	}
	f.add(f.mention(&e, typ), e.c)
	return true
}

// unitHalf reads a unit in the singular with a fraction: متر ونصف، مترا ونصف المتر.
func (f *finder) unitHalf(e *expr) bool {
	p, ok := f.word(0)
	if !ok || !e.n.First.And || e.n.First.Prep || e.n.First.Def || e.n.Kind != numeral.Frac {
		return false
	}
	u, n, ok := f.nounBefore(p, nounOf)
	if !ok || u.class != classUnit || u.flags&nounPlural != 0 {
		return false
	}
	v, ok := numeral.Int(1).Add(e.n.Value)
	if !ok {
		return false
	}
	m := Mention{Span: text.Span{Start: p.Start + n, End: e.n.End}, Type: Quantity, Value: Value{v}, Unit: unitName(u.unit)}
	if c := e.c; c.OK && c.Gap != numeral.Break && c.Kind == text.Word {
		k := wordkey.Of(c.Text())
		if k.Article() {
			k = k.Rest(2)
		}
		if w, ok := nounOf(k); ok && w.unit == u.unit {
			m.End = c.End
			e.c.Next()
		}
	}
	f.add(m, e.c)
	return true
}
