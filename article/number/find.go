package number

import (
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/numeral"
	"github.com/khabar-go/khabar/internal/wordkey"
)

//go:generate go run ./gen

// A Finder finds the numbers of a text. The zero Finder is ready to use, and safe
// for concurrent use.
type Finder struct {
	// Country is the country that the text is about or comes from (ISO 3166,
	// "TN"), where it is known. It tells which dinar, lira, riyal, pound or
	// dirham is meant by the noun alone; without it they have no Currency.
	Country string
}

// Find gives the numbers of a text in order. See [Finder].
func Find(src *text.Source) []Mention { return Finder{}.Find(src) }

// Find gives the numbers of a text in order of position; they do not overlap. It
// allocates nothing but the result.
func (f Finder) Find(src *text.Source) []Mention { return f.Append(nil, src, nil) }

// Append appends the numbers of a text to dst, and returns the extended slice. It
// passes over the spans in skip, which are in order and do not overlap: temporal
// expressions and names that were found before. A number that touches one of them
// is part of it and no number of its own.
func (f Finder) Append(dst []Mention, src *text.Source, skip []text.Span) []Mention {
	s := finder{Finder: f, text: src.Text, skip: skip, dst: dst}
	s.run()
	return s.dst
}

// A finder goes over the tokens of one text.
type finder struct {
	Finder
	text   string
	t      text.Tokenizer
	base   int            // where t began
	cur    numeral.Cursor // on the token at hand, once it may be a number
	skip   []text.Span    // those ahead
	passed int            // end of the last one behind
	dst    []Mention
	ring   [ringLen]seen
	keys   [ringLen]wordkey.Key // of the words in the ring, where keyed
	n      int                  // tokens put in the ring
	points byte                 // how the text uses full stops in numbers, once asked
}

// ringLen is how many tokens back a number is looked at; a power of two.
const ringLen = 16

// A seen is a token behind the cursor as it is kept.
type seen struct {
	start, end int
	kind       text.Kind   // 0 for what was taken as an expression
	behind     numeral.Gap // the gap behind an expression
	keyed      bool        // key and gap were asked for before
	gap        numeral.Gap
}

// unknown is the gap behind a token that was passed over.
const unknown numeral.Gap = 0xFF

// A past is a token behind the cursor.
type past struct {
	text.Span
	kind text.Kind // 0 for what was taken as an expression, and past the start of the text
	gap  numeral.Gap
	key  wordkey.Key // of a word
}

// past gives the i-th token before the cursor, from 0.
func (f *finder) past(i int) past {
	if i >= f.n || i >= ringLen-1 {
		return past{gap: numeral.Break}
	}
	at := (f.n - 1 - i) & (ringLen - 1)
	s := &f.ring[at]
	if !s.keyed {
		s.keyed = true
		s.gap = f.gapBefore(i, s.start)
		f.keys[at] = 0
		if s.kind == text.Word {
			f.keys[at] = wordkey.Of(f.text[s.start:s.end])
		}
	}
	return past{text.Span{Start: s.start, End: s.end}, s.kind, s.gap, f.keys[at]}
}

// gapBefore is the gap before the i-th token back, which begins at start; before
// the token at hand where i is -1.
func (f *finder) gapBefore(i, start int) numeral.Gap {
	if i+1 >= f.n {
		return numeral.GapOf(f.text[:start])
	}
	s := &f.ring[(f.n-2-i)&(ringLen-1)]
	if s.kind == 0 && s.behind != unknown {
		return s.behind
	}
	return numeral.GapOf(f.text[min(s.end, start):start])
}

// close ends the look back: what stands before belongs to another expression.
func (f *finder) close(start, end int, behind numeral.Gap) {
	f.ring[f.n&(ringLen-1)] = seen{start: start, end: end, behind: behind}
	f.n++
}

func (f *finder) run() {
	f.t = text.NewTokenizer(f.text)
	for f.t.Next() {
		tok := f.t.Token()
		tok.Start += f.base
		tok.End += f.base
		if len(f.skip) > 0 && f.skipped(tok) {
			continue
		}
		switch tok.Kind {
		case text.Word:
			if f.word1(tok) {
				continue
			}
		case text.Number:
			f.begin(tok)
			if f.at(numeral.Lex{}, 0) {
				f.resume()
				continue
			}
		case text.Symbol:
			if tok.Len() == 2 {
				f.begin(tok)
				if f.sign() {
					f.resume()
					continue
				}
			}
		}
		f.ring[f.n&(ringLen-1)] = seen{start: tok.Start, end: tok.End, kind: tok.Kind}
		f.n++
	}
}

// word1 looks whether a word begins a number, and tells whether it was taken. Most
// words are told to be none by their key.
func (f *finder) word1(tok text.Token) bool {
	s := f.text[tok.Start:tok.End]
	dual := len(s) >= 8 && (s[len(s)-4:] == "ان" || s[len(s)-4:] == "ين")
	if len(s) < 4 {
		return false
	}
	k := wordkey.Of(s)
	if numeral.Maybe(k) {
		if l, ok := numeral.LookupKey(s, k); ok {
			f.begin(tok)
			if f.at(l, k) {
				f.resume()
				return true
			}
		}
	}
	if dual {
		f.begin(tok)
		if f.dual(k) {
			f.resume()
			return true
		}
	}
	return false
}

// begin sets the cursor on a token that may begin a number.
func (f *finder) begin(tok text.Token) {
	f.cur = numeral.On(f.text, tok, f.gapBefore(-1, tok.Start))
}

// resume goes on behind an expression, where the cursor was left.
func (f *finder) resume() {
	f.base = f.cur.Start
	f.t = text.NewTokenizer(f.text[f.base:])
}

// skipped passes over a token that touches a span to skip.
func (f *finder) skipped(tok text.Token) bool {
	for len(f.skip) > 0 && f.skip[0].End <= tok.Start {
		f.passed = f.skip[0].End
		f.skip = f.skip[1:]
	}
	if len(f.skip) == 0 || f.skip[0].Start >= tok.End {
		return false
	}
	f.close(tok.Start, tok.End, unknown)
	return true
}

// add takes a mention, and moves the cursor to c.
func (f *finder) add(m Mention, c numeral.Cursor) {
	if m.Start < f.passed || len(f.skip) > 0 && m.Overlaps(f.skip[0]) {
		f.pass(c)
		return
	}
	f.dst = append(f.dst, m)
	f.pass(c)
}

// pass moves the cursor to c, over what is an expression or is known to be none.
func (f *finder) pass(c numeral.Cursor) {
	f.close(f.cur.Start, c.Start, c.Gap)
	f.cur = c
}
