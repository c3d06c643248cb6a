package model

import (
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// A Key is a feature: its template in the highest byte, its value below.
type Key uint64

// Templates of features.
const (
	tStem    = iota + 1 // the word without its proclitics
	_                   // not in use; the numbers of the others are in model files
	tPrefix             // 1 to 4 first letters of the stem; the length is part of the value
	tSuffix             // 1 to 4 last letters
	tConj               // the proclitic conjunction
	tPrep               // the proclitic preposition
	tKind               // kind of token and its shape
	tClass              // a class that the lists give the word alone
	tPhraseB            // a class of a phrase of the lists: its first word
	tPhraseI            // … a word inside
	tPhraseE            // … its last word
	tQuote              // place inside quotation marks
	tBlock              // role of the block
	tEdge               // first or last token of a sentence
)

func key(template int, value uint64) Key {
	return Key(uint64(template)<<56 | value&(1<<56-1))
}

// A Token is a token as the tagger sees it.
type Token struct {
	text.Token
	Split Split
	Off   int  // bytes of proclitics
	Stem  Form // the word without them
	Whole Form
	row   int32 // of the stem in the first layer, -1 without one
	plain bool  // the stem is in no name
	// begins and beginsWhole are the slots of Names of the phrases that begin with Stem
	// and Whole, -1 where none does.
	begins, beginsWhole int32
}

// Tokens appends the tokens of a stretch of text.
func (m *Resources) Tokens(dst []Token, body string, sp text.Span) []Token {
	var l Letters
	for t := range text.Tokens(sp.Of(body)) {
		dst = append(dst, m.token(&l, t, sp.Of(body), sp.Start))
	}
	return dst
}

func (m *Resources) token(l *Letters, t text.Token, body string, at int) Token {
	k := m.word(l, t.Of(body), t.Kind)
	k.Start, k.End = t.Start+at, t.End+at
	return k
}

// word is the token of a spelling, with an empty span.
func (m *Resources) word(l *Letters, s string, kind text.Kind) Token {
	k := Token{Token: text.Token{Kind: kind}}
	switch kind {
	case text.Word, text.Code, text.Latin, text.Number, text.Hashtag:
		l.Set(s)
		k.Whole = l.form(0, l.n)
		k.Stem = k.Whole
		if kind == text.Word && l.n > 2 {
			k.Split = SplitOf(l, s, m)
			if k.Split.N > 0 {
				k.Stem = l.Stem(k.Split)
				k.Off = l.Offset(k.Split.N)
			}
		}
	default:
		k.Stem = bytesForm(s)
		k.Whole = k.Stem
	}
	row, plain := m.row(k.Stem)
	k.row, k.plain = int32(row), plain
	k.begins = int32(m.Names.find(step(root, k.Stem)))
	k.beginsWhole = k.begins
	if k.Whole != k.Stem {
		k.beginsWhole = int32(m.Names.find(step(root, k.Whole)))
	}
	return k
}

// bytesForm is the Form of a token without letters: of its bytes.
func bytesForm(s string) Form {
	return hash(hashStart, s)
}

// TokenForm is the Form of a whole token.
func TokenForm(t text.Token, body string) Form {
	switch t.Kind {
	case text.Word, text.Code, text.Latin, text.Number, text.Hashtag:
		return FormOf(t.Of(body))
	}
	return bytesForm(t.Of(body))
}

// stemLetters makes l the letters of a token's stem.
func (t *Token) stemLetters(l *Letters, body string) {
	l.Set(t.Of(body))
	l.trim(t.Split)
}

// trim takes the proclitics off, and gives the article of لل its alef back.
func (l *Letters) trim(s Split) {
	if s.N == 0 {
		return
	}
	k := s.N
	if s.Lal {
		k--
	}
	copy(l.code[:], l.code[k:l.n])
	l.n -= k
	if s.Lal {
		l.code[0] = wordkey.Alef
	}
}

// wordKeys gives the features of a stem: they depend on its spelling alone.
func (m *Resources) wordKeys(kind text.Kind, stem Form, l *Letters, add func(Key)) {
	add(key(tStem, uint64(stem)))
	shape := uint64(kind) << 8
	switch kind {
	case text.Word, text.Latin, text.Code:
		if l.article() {
			shape |= 1
		}
		shape |= uint64(min(l.n, 8)) << 1
		for k := 1; k <= 4 && k <= l.n; k++ {
			add(key(tPrefix, uint64(l.form(0, k))<<3|uint64(k)))
			add(key(tSuffix, uint64(l.form(l.n-k, l.n))<<3|uint64(k)))
		}
	case text.Number:
		shape |= uint64(min(l.n, 6)) << 1
	}
	add(key(tKind, shape))
	if slot := m.Names.find(step(root, stem)); slot >= 0 {
		m.Names.SetClasses(m.Names.set(slot), func(c int) { add(key(tClass, uint64(c))) })
	}
}

// article tells whether the letters begin with ال.
func (l *Letters) article() bool {
	return l.n > 3 && l.code[0] == wordkey.Alef && l.code[1] == wordkey.Lam
}

// contextKeys gives the features of a token that depend on its proclitics.
func (m *Resources) contextKeys(t *Token, add func(Key)) {
	if t.Split.Conj != 0 {
		add(key(tConj, uint64(t.Split.Conj)))
	}
	if t.Split.Prep != 0 {
		add(key(tPrep, uint64(t.Split.Prep)))
	}
}

// A phrase is a phrase of the lists in a sentence.
type phrase struct {
	start, end int // tokens
	set        uint32
	entity     uint32
}

// template is the template of what a token has from the phrase.
func (p phrase) template(tok int) int {
	switch tok {
	case p.start:
		return tPhraseB
	case p.end - 1:
		return tPhraseE
	}
	return tPhraseI
}

// maxPhrase is the number of tokens of the longest phrase that is looked for.
const maxPhrase = 12

// phrases appends the longest phrases of the lists, of two tokens or more, that are
// in no longer one.
func (m *Resources) phrases(dst []phrase, toks []Token) []phrase {
	last := 0
	for i := range toks {
		p := m.phraseAt(toks, i)
		if p.end-p.start >= 2 && p.end > last {
			dst = append(dst, p)
			last = p.end
		}
	}
	return dst
}

// phraseAt is the longest phrase that begins with a token.
func (m *Resources) phraseAt(toks []Token, i int) phrase {
	best := m.phraseOfStem(toks, i)
	if t := &toks[i]; t.Split.N > 0 && t.beginsWhole >= 0 {
		if p := m.walk(toks, i, t.Whole, t.beginsWhole); p.end > best.end {
			best = p
		}
	}
	return best
}

// phraseOfStem is the longest phrase that begins with a token without its proclitics.
func (m *Resources) phraseOfStem(toks []Token, i int) phrase {
	if toks[i].begins < 0 {
		return phrase{start: i, end: i}
	}
	return m.walk(toks, i, toks[i].Stem, toks[i].begins)
}

// walk is the longest phrase whose first word is at the slot begins.
func (m *Resources) walk(toks []Token, i int, first Form, begins int32) phrase {
	p := phrase{start: i, end: i}
	node, slot := step(root, first), int(begins)
	for j := i; ; {
		if s := m.Names.set(slot); s != 0 {
			p.end, p.set, p.entity = j+1, s, m.Names.entity(slot)
		}
		if j++; j == len(toks) || j == i+maxPhrase {
			return p
		}
		node = step(node, toks[j].Whole)
		if slot = m.Names.find(node); slot < 0 {
			return p
		}
	}
}

// quotes gives each token its place inside quotation marks: 0 outside, 1 the first
// word inside, and so on to 4; the marks themselves 5 (opening) and 6 (closing).
func quotes(dst []uint8, body string, toks []Token) []uint8 {
	in := uint8(0)
	for i := range toks {
		q := uint8(0)
		if toks[i].Kind == text.Punct || toks[i].Kind == text.Symbol {
			switch toks[i].Of(body) {
			case "«", "“", "”", "\"", "»", "‟", "„":
				if in > 0 {
					in, q = 0, 6
				} else {
					in, q = 1, 5
				}
			default:
				if in > 0 {
					q = min(in, 4)
				}
			}
		} else if in > 0 {
			q = min(in, 4)
			if in < 30 {
				in++
			} else {
				in = 0
			}
		}
		dst = append(dst, q)
	}
	return dst
}

// Sentence gives the features of all tokens of a sentence: add is called with the
// number of the token and the feature.
func (m *Resources) Sentence(body string, toks []Token, block uint8, add func(int, Key)) {
	q := quotes(nil, body, toks)
	var l Letters
	for i := range toks {
		one := func(k Key) { add(i, k) }
		toks[i].stemLetters(&l, body)
		m.wordKeys(toks[i].Kind, toks[i].Stem, &l, one)
		m.contextKeys(&toks[i], one)
		if q[i] != 0 {
			one(key(tQuote, uint64(q[i])))
		}
		one(key(tBlock, uint64(block)))
		if i == 0 {
			one(key(tEdge, 1))
		}
		if i == len(toks)-1 {
			one(key(tEdge, 2))
		}
	}
	for _, p := range m.phrases(nil, toks) {
		m.Names.SetClasses(p.set, func(c int) {
			for j := p.start; j < p.end; j++ {
				add(j, key(p.template(j), uint64(c)))
			}
		})
	}
}

// WordKeys gives the features of the stem of a token.
func (m *Resources) WordKeys(t Token, body string, add func(Key)) {
	var l Letters
	t.stemLetters(&l, body)
	m.wordKeys(t.Kind, t.Stem, &l, add)
}

// Nationality is the number of tokens from i, before end, that are an adjective of
// nationality; 0 for none.
func (m *Resources) Nationality(toks []Token, i, end int) int {
	p := m.phraseOfStem(toks[:min(end, i+2)], i)
	if p.end == i || p.entity == 0 {
		return 0
	}
	if e := m.Names.Entity(p.entity); e.Type == "NORP" && e.Kind == "nationality" {
		return p.end - i
	}
	return 0
}

// Body is the number of tokens from i, before end, that are a body of the lists, with
// a name of two words or a word that is nothing else; 0 for none.
func (m *Resources) Body(toks []Token, i, end int) int {
	p := m.phraseOfStem(toks[:end], i)
	if p.end == i || p.entity == 0 || m.Names.Entity(p.entity).Type != "ORG" {
		return 0
	}
	if p.end == i+1 && len(m.Names.sets[p.set]) > 2 {
		return 0
	}
	return p.end - i
}

// Place is the number of tokens from i, before end, that are a place of the lists with a
// government, and whether it is a country or a capital; 0 for none.
func (m *Resources) Place(toks []Token, i, end int) (n int, great bool) {
	p := m.phraseOfStem(toks[:end], i)
	if p.end == i || p.entity == 0 {
		return 0, false
	}
	e := m.Names.Entity(p.entity)
	if e.Type != "GPE" {
		return 0, false
	}
	return p.end - i, e.Kind == "country" || e.Kind == "capital"
}

// FullName is the number of tokens from i, before end, that are a person of the lists
// under a name of several words; 0 for none.
func (m *Resources) FullName(toks []Token, i, end int) int {
	p := m.phraseOfStem(toks[:end], i)
	if p.end <= i+1 || p.entity == 0 || m.Names.Entity(p.entity).Type != "PERSON" {
		return 0
	}
	return p.end - i
}

// BodyNoun tells of nouns that begin names of bodies: وزارة، لجنة، محكمة.
func (m *Resources) BodyNoun(f Form) bool {
	slot := m.Names.find(step(root, f))
	if slot < 0 {
		return false
	}
	yes := false
	m.Names.SetClasses(m.Names.set(slot), func(c int) {
		yes = yes || strings.HasPrefix(m.Names.Classes[c], "TRIGGER/ORG")
	})
	return yes
}
