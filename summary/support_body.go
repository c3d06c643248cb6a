package summary

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"sync"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

// Limits that keep the time of a check linear in the length of body and claim.
const (
	maxPlaces    = 64 // places of a key of the body that are looked at
	maxWindow    = 80 // words of a sentence of the body; longer ones are divided
	maxCandidate = 6  // sentences of the body that one of the claim is compared with
)

// A Checker checks claims against the body of one article, which it reads once. It may be
// used by several goroutines at once.
type Checker struct {
	n     *Analysis
	lists *checkLists
	s     string      // of the source
	words []checkWord // of the body, in order
	sents []sentence
	first map[checkKey]int32 // the last entry of a key
	entry []placeEntry
	body  []text.Span // the blocks that count

	dates   []datePlace
	numbers []numberPlace
	names   []namePlace
	quotes  []quotePlace
	of      entityIndex
	values  map[number.Value][]int32 // indexes of the numbers of a value
	years   map[int]int              // of its dates, and that of its publication, and how it has them
	sorted  []int32                  // indexes of the numbers by value
	digits  map[checkKey]bool        // the digits of its codes and names: 16 in «أف-16»
	inner   []int32                  // of each word: index of the innermost of names that has it, or -1
	byWord  []int32                  // index of the sentence of each word
}

// A sentence is a sentence of a body or claim, or a part of a very long one.
type sentence struct {
	text.Span
	first, end int32 // its words
}

// A placeEntry is a place of a key, or a name of a string: a chain in order of position.
type placeEntry struct{ word, next int32 }

// A stretch is words of a body or of a claim, half open.
type stretch struct{ first, end int32 }

type datePlace struct {
	stretch
	m date.Mention
}

type numberPlace struct {
	stretch
	m number.Mention
}

type namePlace struct {
	stretch
	m int32 // index of the mention
}

// NewChecker reads the body of an article: its paragraphs, lists, subheads and captions,
// not its headline, standfirst and published summary, which are claims themselves. The
// spans of without, of Source.Text, are left out, too: a paragraph that is the claim's
// own copy.
func NewChecker(n *Analysis, without ...text.Span) *Checker {
	c := newChecker()
	c.read(n, without)
	return c
}

// newChecker makes a Checker that has read nothing.
func newChecker() *Checker {
	return &Checker{
		lists: readLists(), first: map[checkKey]int32{}, digits: map[checkKey]bool{}, years: map[int]int{},
		values: map[number.Value][]int32{}, of: entityIndex{name: newChains(), state: newChains(), norm: newChains()},
	}
}

// read reads the body of an article.
func (c *Checker) read(n *Analysis, without []text.Span) {
	c.n = n
	if n == nil || n.Article == nil || n.Article.Source == nil {
		c.n = &Analysis{Article: &article.Article{Source: text.New("")}}
		return
	}
	c.s = n.Article.Source.Text
	without = union(slices.Clone(without))
	for i := range n.Article.Blocks {
		if b := &n.Article.Blocks[i]; isBody(b.Role) {
			c.addBlock(b, without)
		}
	}
	c.link()
	c.codeDigits()
	c.place()
	c.placeQuotes()
}

// checkerPool keeps the memory of checkers that nobody has any longer.
var checkerPool = sync.Pool{New: func() any { return newChecker() }}

// maxPooled is how many words of a body a Checker has room for when it is kept for the
// next article.
const maxPooled = 4096

// free gives a Checker back, without what it holds of the article. Reports hold nothing
// of it.
func (c *Checker) free() {
	if cap(c.words) > maxPooled || cap(c.entry) > 16*maxPooled {
		return
	}
	clear(c.first)
	clear(c.digits)
	clear(c.years)
	clear(c.values)
	c.of.clear()
	clear(c.dates)
	clear(c.numbers)
	*c = Checker{
		lists: c.lists, first: c.first, digits: c.digits, years: c.years, values: c.values, of: c.of,
		words: c.words[:0], sents: c.sents[:0], entry: c.entry[:0], body: c.body[:0], dates: c.dates[:0], numbers: c.numbers[:0],
		names: c.names[:0], quotes: c.quotes[:0], sorted: c.sorted[:0], inner: c.inner[:0], byWord: c.byWord[:0],
	}
	checkerPool.Put(c)
}

// isBody tells of the roles that the body consists of.
func isBody(r article.Role) bool {
	switch r {
	case article.RoleParagraph, article.RoleListItem, article.RoleSubhead, article.RoleCaption, article.RoleDateline, article.RoleNone:
		return true
	}
	return false
}

// addBlock reads the sentences of a block that are not left out.
func (c *Checker) addBlock(b *article.Block, without []text.Span) {
	for _, s := range b.Sentences {
		if overlapsAny(without, s) || s.Empty() {
			continue
		}
		c.body = append(c.body, s)
		c.words, c.sents = appendWords(c.lists, c.words, c.sents, c.s, s)
	}
}

func overlapsAny(spans []text.Span, s text.Span) bool {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].End > s.Start })
	return i < len(spans) && spans[i].Overlaps(s)
}

// appendWords appends the words of a sentence, and the sentence, in parts where it is
// very long.
func appendWords(l *checkLists, words []checkWord, sents []sentence, s string, sp text.Span) ([]checkWord, []sentence) {
	first := len(words)
	for t := range text.Tokens(sp.Of(s)) {
		w := makeWord(l, sp.Of(s), t)
		w.Span = t.Shift(sp.Start)
		words = append(words, w)
	}
	for at := first; at < len(words); {
		end := min(len(words), at+maxWindow)
		if len(words)-end < maxWindow/4 {
			end = len(words)
		}
		part := text.Span{Start: words[at].Start, End: words[end-1].End}
		if at == first && end == len(words) {
			part = sp
		}
		sents = append(sents, sentence{part, int32(at), int32(end)})
		markDenials(l, words[at:end], at)
		at = end
	}
	return words, sents
}

// codeDigits notes the digits inside the codes of the body.
func (c *Checker) codeDigits() {
	for i := range c.words {
		w := &c.words[i]
		if w.key != 0 || w.mark && w.n == 0 {
			continue
		}
		s := w.Of(c.s)
		for j := 0; j < len(s); {
			k := j
			for k < len(s) && s[k] >= '0' && s[k] <= '9' {
				k++
			}
			if k > j {
				c.digits[exactKey|checkKey(hashLetters(s[j:k]))] = true
			}
			j = max(k, j+1)
		}
	}
}

// link makes the index of the keys.
func (c *Checker) link() {
	c.byWord = slices.Grow(c.byWord, len(c.words))[:len(c.words)]
	for i := range c.sents {
		for j := c.sents[i].first; j < c.sents[i].end; j++ {
			c.byWord[j] = int32(i)
		}
	}
	for i := len(c.words) - 1; i >= 0; i-- {
		w := &c.words[i]
		if w.stop {
			continue
		}
		for _, k := range w.all() {
			next, ok := c.first[k]
			if !ok {
				next = -1
			}
			c.first[k] = int32(len(c.entry))
			c.entry = append(c.entry, placeEntry{int32(i), next})
		}
	}
}

// place finds the words of the dates, numbers and names of the body.
func (c *Checker) place() {
	if day, ok := c.n.Article.Published.Time(nil); ok {
		c.years[day.Year()] = impliedYear
	}
	for _, m := range c.n.Dates {
		if s, ok := c.stretch(m.Span); ok {
			c.dates = append(c.dates, datePlace{s, m})
			c.addYears(m)
		}
	}
	for _, m := range c.n.Numbers {
		if s, ok := c.stretch(m.Span); ok {
			if !m.Vague {
				c.values[m.Value] = append(c.values[m.Value], int32(len(c.numbers)))
				if m.Range {
					c.values[m.ValueEnd] = append(c.values[m.ValueEnd], int32(len(c.numbers)))
				}
			}
			c.numbers = append(c.numbers, numberPlace{s, m})
		}
	}
	for i := range c.numbers {
		if !c.numbers[i].m.Vague {
			c.sorted = append(c.sorted, int32(i))
		}
	}
	slices.SortStableFunc(c.sorted, func(a, b int32) int {
		return cmp.Compare(c.numbers[a].m.Value.Float64(), c.numbers[b].m.Value.Float64())
	})
	c.inner = slices.Grow(c.inner, len(c.words))[:len(c.words)]
	for i := range c.inner {
		c.inner[i] = -1
	}
	for i, m := range c.n.Names.Mentions {
		if s, ok := c.stretch(m.Span); ok {
			if m.Type == entities.Person || m.Type == entities.Org {
				forgetDenials(c.words, s)
			}
			for j := s.first; j < s.end; j++ {
				c.inner[j] = int32(len(c.names))
			}
			c.names = append(c.names, namePlace{s, int32(i)})
		}
	}
}

// placeQuotes finds the words of the quotes, and which entities have a name or country.
func (c *Checker) placeQuotes() {
	for _, q := range c.n.Names.Quotes {
		if st, ok := c.stretch(q.Span); ok {
			p := quotePlace{stretch: st, speaker: q.Speaker}
			if q.Speaker != entities.None {
				p.kind = c.n.Names.Mentions[q.Speaker].Type
			}
			c.quotes = append(c.quotes, p)
		}
	}
	slices.SortStableFunc(c.quotes, func(a, b quotePlace) int { return cmp.Compare(a.end, b.end) })
	c.of.fill(c)
}

func (c *Checker) stretch(s text.Span) (stretch, bool) { return wordsOf(c.words, s) }

// addYears notes the years of a date, and those of its Hijri fields.
func (c *Checker) addYears(m date.Mention) {
	how := impliedYear
	if m.Basis == date.Stated || m.Value.Grain() == date.Year {
		how = givenYear
	}
	for _, v := range [...]date.Value{m.Value.Start(), m.ValueEnd} {
		if y, ok := v.Year(); ok {
			c.years[y] = max(c.years[y], how)
		}
	}
	c.years[m.Hijri.Year] = max(c.years[m.Hijri.Year], how)
}

// wordsOf gives the words that a span touches.
func wordsOf(words []checkWord, s text.Span) (stretch, bool) {
	first, _ := slices.BinarySearchFunc(words, s.Start, func(w checkWord, at int) int {
		if w.End <= at {
			return -1
		}
		return 1
	})
	end := first
	for end < len(words) && words[end].Start < s.End {
		end++
	}
	return stretch{int32(first), int32(end)}, first < end
}

// spanOf is the span of words of the body.
func (c *Checker) spanOf(s stretch) text.Span {
	return text.Span{Start: c.words[s.first].Start, End: c.words[s.end-1].End}
}

// places are the first places of a key in the body.
func (c *Checker) places(k checkKey) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		e, ok := c.first[k]
		for n := 0; ok && e >= 0 && n < maxPlaces; n++ {
			if !yield(c.entry[e].word) {
				return
			}
			e = c.entry[e].next
		}
	}
}

// has tells whether the body has a key.
func (c *Checker) has(k checkKey) bool {
	_, ok := c.first[k]
	return ok
}

// forgetDenials takes back what words of a name deny: «غير» in «غير بيدرسن».
func forgetDenials(words []checkWord, s stretch) {
	for i := s.first; i < s.end; i++ {
		if n := words[i].next; n >= 0 {
			words[n].deny = affirmed
			words[i].next = -1
		}
	}
}

// An entityIndex finds the mentions of the body of what has a name, a country or a normal
// form.
type entityIndex struct{ name, state, norm chains }

func (x *entityIndex) clear() {
	x.name.clear()
	x.state.clear()
	x.norm.clear()
}

// fill finds the mentions of a body, the last first, so that the first of it head the
// chains.
func (x *entityIndex) fill(c *Checker) {
	for i := len(c.names) - 1; i >= 0; i-- {
		m := &c.n.Names.Mentions[c.names[i].m]
		x.norm.add(m.Norm, i)
		if m.Entity == entities.None {
			continue
		}
		e := &c.n.Names.Entities[m.Entity]
		x.name.add(e.Name, i)
		if isState(e) {
			x.state.add(e.Country, i)
		}
	}
}

// chains are lists of indexes of Checker.names, each of a string.
type chains struct {
	head  map[string]int32 // the index of its first link
	links []placeEntry
}

func newChains() chains { return chains{head: map[string]int32{}} }

func (x *chains) clear() {
	clear(x.head)
	x.links = x.links[:0]
}

// add puts an index before the others of a string.
func (x *chains) add(key string, i int) {
	next, ok := x.head[key]
	if !ok {
		next = -1
	}
	x.head[key] = int32(len(x.links))
	x.links = append(x.links, placeEntry{int32(i), next})
}

// of iterates over the first indexes of a string.
func (x *chains) of(key string) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		k, ok := x.head[key]
		for n := 0; ok && k >= 0 && n < maxPlaces; n++ {
			if !yield(x.links[k].word) {
				return
			}
			k = x.links[k].next
		}
	}
}

// A claimText is a claim, read for one check.
type claimText struct {
	s       string
	words   []checkWord
	sents   []sentence
	at      [][]int32 // of each word: its places in the body, in order
	weight  []float64
	names   entities.Result
	dates   []date.Mention
	numbers []number.Mention
	values  map[number.Value]bool // of its numbers
	keys    map[checkKey]bool     // of its words
	sides   map[opposite]bool     // of pairs of antonyms that it has words of
	fact    []bool                // the word belongs to a fact
	wrong   []bool                // a finding covers the word
	found   []bool                // and the fact is in the body, or a finding

	all    []int32   // what at consists of
	others []stretch // room for the places of the body that stand against a fact
	likely []int32   // and for those of a predicate
}

// claimPool keeps the memory of claims that were checked.
var claimPool = sync.Pool{New: func() any {
	return &claimText{values: map[number.Value]bool{}, keys: map[checkKey]bool{}, sides: map[opposite]bool{}}
}}

// free gives a claim back.
func (t *claimText) free() {
	if cap(t.words) > maxPooled || cap(t.all) > 16*maxPooled {
		return
	}
	clear(t.values)
	clear(t.keys)
	clear(t.sides)
	*t = claimText{
		values: t.values, keys: t.keys, sides: t.sides, words: t.words[:0], sents: t.sents[:0], at: t.at[:0], weight: t.weight[:0],
		fact: t.fact[:0], wrong: t.wrong[:0], found: t.found[:0], all: t.all[:0], others: t.others[:0], likely: t.likely[:0],
	}
	claimPool.Put(t)
}

// zeroed is a slice of n zero values, in the memory of another.
func zeroed[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// readClaim reads a claim with its names, dates and numbers.
func (c *Checker) readClaim(claim string) *claimText {
	t := claimPool.Get().(*claimText)
	t.s = claim
	for sp := range text.Sentences(claim) {
		t.words, t.sents = appendWords(c.lists, t.words, t.sents, claim, sp)
	}
	src := text.New(claim)
	f := date.Finder{Country: c.n.Article.Dateline.Country}
	f.Anchor, _ = c.n.Article.Published.Time(nil)
	if f.Country == "US" {
		f.Country = ""
	}
	t.dates = f.Find(src)
	t.names = entities.Tagger{}.TagText(claim)
	t.dates = outsideNames(t.dates, t.names.Mentions)
	for _, m := range t.names.Mentions {
		if st, ok := wordsOf(t.words, m.Span); ok && (m.Type == entities.Person || m.Type == entities.Org) {
			forgetDenials(t.words, st)
		}
	}
	var skip []text.Span
	for _, m := range t.dates {
		skip = append(skip, m.Span)
	}
	inside := enclosure{names: t.names.Mentions}
	t.numbers = slices.DeleteFunc(number.Finder{Country: c.n.Article.Dateline.Country}.Append(nil, src, union(skip)),
		func(m number.Mention) bool { return inside.contains(m.Span) })
	t.at = zeroed(t.at, len(t.words))
	t.weight = zeroed(t.weight, len(t.words))
	t.fact = zeroed(t.fact, len(t.words))
	t.found = zeroed(t.found, len(t.words))
	t.wrong = zeroed(t.wrong, len(t.words))
	for _, m := range t.numbers {
		t.values[m.Value] = true
		if m.Range {
			t.values[m.ValueEnd] = true
		}
	}
	for i := range t.words {
		c.find(t, i)
		for _, k := range t.words[i].all() {
			t.keys[k] = t.keys[k] || !t.words[i].stop
		}
		for _, o := range c.lists.opposites(&t.words[i]) {
			t.sides[o] = true
		}
	}
	return t
}

// find finds the places of a word of a claim in the body, and its weight: what is rare
// in the body tells more.
func (c *Checker) find(t *claimText, i int) {
	w := &t.words[i]
	if !w.content() {
		return
	}
	from := len(t.all)
	for _, k := range w.all() {
		switch k & kindKeys {
		case exactKey, stemKey, groupKey:
		case rootKey:
			if letters(k) < 3 {
				continue
			}
		default:
			continue
		}
		for p := range c.places(k) {
			t.all = append(t.all, p)
		}
	}
	slices.Sort(t.all[from:])
	t.all = t.all[:from+len(slices.Compact(t.all[from:]))]
	t.at[i] = t.all[from:len(t.all):len(t.all)]
	t.weight[i] = 1 / (1 + math.Log(float64(max(1, len(t.at[i])))))
	if w.say {
		t.weight[i] *= 0.3
	}
}

// letters is the number of letters of a key.
func letters(k checkKey) int {
	k &^= kindKeys
	n := 0
	for k != 0 {
		k >>= 5
		n++
	}
	return n
}

// candidates are the sentences of the body that share most with one of the claim, the
// best first.
func (c *Checker) candidates(t *claimText, s sentence) []matched {
	score := map[int32]float64{}
	for i := s.first; i < s.end; i++ {
		last := int32(-1)
		for _, p := range t.at[i] {
			if k := c.byWord[p]; k != last {
				score[k] += t.weight[i]
				last = k
			}
		}
	}
	var out []matched
	for k, v := range score {
		out = append(out, matched{k, v})
	}
	slices.SortFunc(out, func(a, b matched) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.sent, b.sent)) })
	return out[:min(len(out), maxCandidate)]
}

// A matched is a sentence of the body and the weight of what it shares with one of the
// claim.
type matched struct {
	sent  int32
	score float64
}
