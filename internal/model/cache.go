package model

import "github.com/khabar-go/khabar/article/text"

// A cache remembers the words that were met last: most words of an article are among
// the last eight thousand, and to cut and look up a word takes a dozen searches in tables
// of megabytes. What it remembers of a word depends on the word alone, so that no
// result depends on what was met before.
type cache struct {
	of    *Model
	words [1 << wordBits]cachedWord
	sums  [1 << rowBits]cachedSum
}

const (
	wordBits = 13
	rowBits  = 10
)

// A cachedWord is a word by its spelling: what a [Token] has besides its place, in a
// line of the processor's cache.
type cachedWord struct {
	spelling
	conj, prep, n, off uint8
	lal, plain         bool
	row                int32
	stem, whole        Form
	begins             int32
	beginsWhole        int32
}

// set remembers a token.
func (c *cachedWord) set(p spelling, t *Token) {
	*c = cachedWord{
		spelling: p, conj: t.Split.Conj, prep: t.Split.Prep, n: uint8(t.Split.N), off: uint8(t.Off), lal: t.Split.Lal,
		plain: t.plain, row: t.row, stem: t.Stem, whole: t.Whole, begins: t.begins, beginsWhole: t.beginsWhole,
	}
}

// get is the token, at a place of the text.
func (c *cachedWord) get(t *Token, at text.Span) {
	*t = Token{
		Token: text.Token{Span: at, Kind: c.kind},
		Split: Split{Conj: c.conj, Prep: c.prep, N: int(c.n), Lal: c.lal},
		Off:   int(c.off), Stem: c.stem, Whole: c.whole,
		row: c.row, plain: c.plain, begins: c.begins, beginsWhole: c.beginsWhole,
	}
}

// A spelling is what a token is in the text, exactly: three words of eight bytes hold up
// to 24 bytes.
type spelling struct {
	bytes [3]uint64
	size  uint8 // bytes; 0 for none
	kind  text.Kind
}

// spellingOf gives the spelling of a token, none for a long one.
func spellingOf(s string, kind text.Kind) spelling {
	p := spelling{size: uint8(len(s)), kind: kind}
	switch {
	case len(s) > 24:
		return spelling{}
	case len(s) > 16:
		p.bytes = [3]uint64{le64(s, 0), le64(s, len(s)-8), le64(s, 8)}
	case len(s) >= 8:
		p.bytes = [3]uint64{le64(s, 0), le64(s, len(s)-8), 0}
	default:
		for i := 0; i < len(s); i++ {
			p.bytes[0] |= uint64(s[i]) << (8 * i)
		}
	}
	return p
}

// slot is the place of a spelling in a cache.
func (p *spelling) slot() uint64 {
	const a, b = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9
	h := (p.bytes[0]*a ^ p.bytes[1] ^ uint64(p.size)) * b
	return ((h ^ p.bytes[2]) * a) >> (64 - wordBits)
}

// tokens appends the tokens of a stretch of text, as Tokens does.
func (m *Model) tokens(w *Work, dst []Token, body string, sp text.Span) []Token {
	c := w.cacheOf(m)
	var l Letters
	part := sp.Of(body)
	for tokens := text.NewTokenizer(part); tokens.Next(); {
		t := tokens.Token()
		s := t.Of(part)
		p := spellingOf(s, t.Kind)
		slot := &c.words[p.slot()]
		dst = append(dst, Token{})
		k := &dst[len(dst)-1]
		at := text.Span{Start: t.Start + sp.Start, End: t.End + sp.Start}
		if p.size != 0 && slot.spelling == p {
			slot.get(k, at)
			continue
		}
		*k = m.word(&l, s, t.Kind)
		k.Span = at
		if p.size != 0 {
			slot.set(p, k)
		}
	}
	return dst
}

// cacheOf is the cache for a model.
func (w *Work) cacheOf(m *Model) *cache {
	if w.cache == nil || w.cache.of != m {
		w.cache = &cache{of: m}
	}
	return w.cache
}

// A cachedSum is the sum of the rows of a word that has no row of its own.
type cachedSum struct {
	stem Form // 0 for none
	kind text.Kind
	sum  sum
}

// unlisted is the sum of the rows of the features of a word that has no row of its own.
func (m *Model) unlisted(w *Work, t *Token, body string) *sum {
	c := &w.cacheOf(m).sums[uint64(t.Stem)*hashPrime>>(64-rowBits)]
	if c.stem != t.Stem || c.kind != t.Kind {
		c.stem, c.kind, c.sum = t.Stem, t.Kind, sum{}
		c.sum.add(m.rows, 0) // the row of no word: the constant of all
		var l Letters
		t.stemLetters(&l, body)
		// all rows are looked for before the first is read: searches that do not wait for
		// each other wait for memory together
		w.rows = w.rows[:0]
		m.wordKeys(t.Kind, t.Stem, &l, func(k Key) {
			if row, _ := m.key(k); row >= 0 {
				w.rows = append(w.rows, int32(row))
			}
		})
		for _, row := range w.rows {
			c.sum.add(m.keyRows, int(row))
		}
	}
	return &c.sum
}

func le64(s string, at int) uint64 {
	s = s[at : at+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
