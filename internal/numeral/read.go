package numeral

import (
	"github.com/khabar-go/khabar/article/text"
)

// A Kind tells what a numeral counts.
type Kind uint8

// The kinds of numeral.
const (
	Cardinal Kind = iota + 1 // ثلاثة، 50 ألف، مئة وعشرون، 3.5
	Ordin                    // الثالث، الحادية عشرة، خامس وعشرون
	Frac                     // نصف، ثلثا، ثلاثة أرباع، ربع مليون
	Plenty                   // no number, only a power of ten: عشرات، مئات الآلاف، بضعة
)

// A Numeral is a number as it is written, in digits, in words or in both.
type Numeral struct {
	text.Span       // without clitics before the first word; the article is inside
	Outer     int   // where the first token begins, its clitics included
	First     Lex   // the first word; the zero Lex where the numeral begins with digits
	Last      Class // the class of the last word, 0 where the numeral ends in digits
	LastForm  Form
	Kind      Kind
	Digits    bool    // it begins with digits
	Plain     bool    // it is one token of digits
	Def       bool    // it has the article
	Grouping  bool    // it is digits with one «.» before three digits: Value takes it as the point
	Value     Decimal // 0 for Plenty
	Grouped   Decimal // where Grouping: the number with «.» parting thousands
	Scale     int     // power of ten of the last scale word, 0 without: 3 for ألف
	Words     int     // tokens
}

// maxWords bounds a numeral in tokens: the longest up to a quintillion in words
// has fewer.
const maxWords = 48

// Read reads the longest numeral whose first token begins at a byte of s. The
// clitics of its first word are left out of its span.
func Read(s string, pos int) (Numeral, bool) {
	c := At(s, pos)
	return ReadAt(&c)
}

// ReadAt reads the longest numeral whose first token is the cursor's, and leaves
// the cursor on the token behind it. Where there is none the cursor stays.
func ReadAt(c *Cursor) (Numeral, bool) {
	if !c.OK || c.Kind != text.Word && c.Kind != text.Number {
		return Numeral{}, false
	}
	r := reader{Cursor: *c}
	it := itemAt(&r.Cursor)
	if it.kind == nothing {
		return Numeral{}, false
	}
	return readItem(c, &r, it)
}

// ReadWord is [ReadAt] where the look-up of the cursor's word is at hand.
func ReadWord(c *Cursor, l Lex) (Numeral, bool) {
	r := reader{Cursor: *c}
	return readItem(c, &r, item{kind: word, Lex: l, start: c.Start + l.Clitic, end: c.End})
}

func readItem(c *Cursor, r *reader, it item) (Numeral, bool) {
	r.n = Numeral{Span: text.Span{Start: it.start, End: it.end}, Outer: c.Start, First: it.Lex, Digits: it.kind == digits, Def: it.Def, Words: 1}
	if !r.read(it) {
		return Numeral{}, false
	}
	*c = r.Cursor
	return r.n, true
}

type itemKind uint8

const (
	nothing itemKind = iota
	word
	digits
)

// An item is a token as part of a numeral, a lone و before it included.
type item struct {
	kind itemKind
	Lex
	value, grouped Decimal
	grouping       bool
	start, end     int
}

// itemAt is the item that begins at the cursor.
func itemAt(c *Cursor) item {
	if !c.OK {
		return item{}
	}
	switch c.Kind {
	case text.Number:
		d, g, amb, ok := Digits(c.Text())
		if ok {
			return item{kind: digits, value: d, grouped: g, grouping: amb, start: c.Start, end: c.End}
		}
	case text.Word:
		if l, ok := Lookup(c.Text()); ok {
			return item{kind: word, Lex: l, start: c.Start + l.Clitic, end: c.End}
		}
	}
	return item{}
}

// A reader reads one numeral. The cursor stands on the last token that was taken.
type reader struct {
	Cursor
	n    Numeral
	next item   // what peek gave
	to   Cursor // and where it was
	at   int    // for which place, 0 for none
	done bool   // a fraction of parts was read, nothing may follow: ثلاثة أرباع
}

// peek gives the next item and the cursor on it. A و that stands alone, or joined
// to digits («و500»), makes the next item an And.
func (r *reader) peek() (item, Cursor) {
	if r.at != r.Cursor.End {
		r.at = r.Cursor.End
		r.next, r.to = r.look()
	}
	return r.next, r.to
}

func (r *reader) look() (item, Cursor) {
	c := r.Cursor
	if r.n.Words >= maxWords || !c.Next() || c.Gap == Break {
		return item{}, c
	}
	and := false
	if c.Kind == text.Word && c.Text() == "و" {
		and = true
		if !c.Next() || c.Gap == Break {
			return item{}, c
		}
	}
	it := itemAt(&c)
	if and && it.kind != nothing {
		if it.And {
			return item{}, c
		}
		it.And = true
	}
	return it, c
}

// take moves the cursor to a peeked item.
func (r *reader) take(it item, c Cursor) {
	r.Cursor = c
	r.n.End = it.end
	r.n.Words++
	r.n.Last, r.n.LastForm = it.Class, it.Form
	if it.Def {
		r.n.Def = true
	}
}

func (r *reader) read(it item) bool {
	r.n.Kind = Cardinal
	r.n.Last, r.n.LastForm = it.Class, it.Form
	ok := false
	switch {
	case it.kind == digits:
		ok = r.cardinal(it)
	case it.Class == Ordinal || it.Class == OrdinalPart:
		r.n.Kind = Ordin
		ok = r.ordinal(it)
	case it.Class == Fraction:
		r.n.Kind = Frac
		ok = r.fraction(it)
	case it.Class == Vague || it.Class == Few || it.Class == Scale && it.Form == Plural:
		r.n.Kind = Plenty
		r.plenty(it)
		ok = true
	case it.Class >= Unit && it.Class <= Scale:
		ok = r.cardinal(it)
	case it.Class == Minus:
		if nxt, c := r.peek(); !nxt.And && (nxt.kind == digits || nxt.Class >= Unit && nxt.Class <= Scale) {
			r.take(nxt, c)
			ok = r.cardinal(nxt)
			r.n.Value.Neg = !r.n.Value.IsZero()
		}
	}
	if ok {
		r.Cursor.Next()
	}
	return ok
}
