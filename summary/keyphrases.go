package summary

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
	"github.com/khabar-go/khabar/internal/model"
)

// DefaultKeyphrases is the number of phrases that [Keyphrases] gives at most.
const DefaultKeyphrases = 10

// A Keyphrase is a phrase that tells what an article is about: a name, or a noun with
// what belongs to it. It has no proclitic (و ف ب ل ك) and no stop word at its edges.
type Keyphrase struct {
	Text     string      // as it is written; the ال of «للقوات» restored, white space made one space
	Score    float64     // between 0 and 1, that of the foremost
	Entity   int         // index of Analysis.Names.Entities, or entities.None
	Mentions []text.Span // where it stands, in order, with its spellings and short forms
}

// A Phraser finds keyphrases. The zero Phraser gives up to [DefaultKeyphrases].
type Phraser struct {
	Max int // number of phrases; 0 means DefaultKeyphrases, less than 0 all
}

// Keyphrases finds the phrases that tell what an article is about, the foremost first.
// It is Phraser{}.Keyphrases.
func Keyphrases(n *Analysis) []Keyphrase { return Phraser{}.Keyphrases(n) }

// Keyphrases finds the phrases that tell what an article is about, the foremost first.
//
// Candidates are the names (persons, places, bodies, …; not offices, and nationalities
// only where they are a people) and the noun phrases between them, by the order of nouns
// with and without ال and their adjectives. Spellings (أ إ آ ا, ى ي, ة ه), forms with and
// without ال, and the forms of one entity are one phrase. What counts is how often and
// where it stands (headline, standfirst, first paragraph), how rare its words are in the
// news, and how long it is. A phrase that mostly stands within a better one is left to
// it.
func (p Phraser) Keyphrases(n *Analysis) []Keyphrase {
	if n == nil || n.Article == nil || n.Article.Source == nil {
		return nil
	}
	most := p.Max
	if most == 0 {
		most = DefaultKeyphrases
	}
	s := ranks.Get().(*ranking)
	defer ranks.Put(s)
	s.reset(n)
	s.read()
	s.names()
	s.phrases()
	out := s.choose(most)
	s.n, s.body = nil, "" // what is kept holds no article
	return out
}

var ranks = sync.Pool{New: func() any { return new(ranking) }}

// A ranking is the scratch memory of one call.
type ranking struct {
	reader
	candidates []candidate
	mentions   []phraseMention
	byEntity   []int32 // the candidate of an entity and 1, 0 for none
	table      keyTable
	covered    []bool // units that are in a chosen phrase
	order      []int32
	chosen     []Keyphrase
	spans      []text.Span // mentions of those chosen
	powers     *powers
}

// A candidate is a phrase with all its mentions.
type candidate struct {
	key      model.Form
	entity   int
	info     float32
	weight   float32 // sum of the weights of its mentions
	start    int     // of the first mention
	mentions int32   // number
	last     int32   // the last mention, whose before leads to the others
	score    float32
	asked    int32 // the last mention of the short form that asked for it last, and 1
}

// A phraseMention is a place of a candidate: units from..to, or a name inside another.
type phraseMention struct {
	from, to int32 // to is exclusive; none of a nested name
	nested   int32 // number of the nested name, or -1
	before   int32 // the mention before it, or -1
}

func (s *ranking) reset(n *Analysis) {
	*s = ranking{
		reader:     reader{n: n, body: n.Article.Source.Text, units: s.units[:0], nested: s.nested[:0], skip: s.skip[:0], known: s.known},
		candidates: s.candidates[:0], mentions: s.mentions[:0], byEntity: s.byEntity[:0],
		table: s.table, covered: s.covered[:0], order: s.order[:0],
		chosen: s.chosen[:0], spans: s.spans[:0], powers: s.powers,
	}
	if s.known == nil {
		s.known = new(knownWords)
		s.powers = new(powers)
	}
	s.table.reset()
	s.byEntity = slices.Grow(s.byEntity, len(n.Names.Entities))[:len(n.Names.Entities)]
	clear(s.byEntity)
}

// names makes candidates of the entities.
func (s *ranking) names() {
	for i := range s.units {
		u := &s.units[i]
		if !u.isName() {
			continue
		}
		c := s.byEntity[u.entity] - 1
		if k := s.table.find(u.key); c < 0 {
			if c = k; c < 0 {
				c = s.newCandidate(u.key, u.info*lengthBonus(u.words))
				s.candidates[c].entity = u.entity
			}
			s.byEntity[u.entity] = c + 1
		} else if k < 0 {
			s.table.enter(u.key, c)
		}
		s.mention(c, phraseMention{int32(i), int32(i + 1), -1, -1}, u.weight, u.Start)
	}
	for i, in := range s.nested {
		if c := s.byEntity[in.entity] - 1; c >= 0 {
			s.mention(c, phraseMention{0, 0, int32(i), -1}, in.weight, in.Start)
		}
	}
}

// maxUnits is the length of a phrase.
const maxUnits = 4

// phrases makes candidates of the noun phrases.
func (s *ranking) phrases() {
	for i := 0; i < len(s.units); {
		end := i + 1
		for end < len(s.units) && s.units[end].joins {
			end++
		}
		for from := i; from < end; from++ {
			s.phrasesFrom(from, i, end)
		}
		i = end
	}
}

// phrasesFrom makes candidates of the phrases that begin at a unit of the noun phrase
// begin..end.
func (s *ranking) phrasesFrom(from, begin, end int) {
	first := &s.units[from]
	if first.adjective() && !first.isName() || first.isName() && from+1 == end {
		return
	}
	if from > begin && first.definite && s.units[from-1].definite {
		return // an adjective
	}
	var key model.Form
	var info float32
	words := 0
	for to := from; to < min(end, from+maxUnits); to++ {
		u := &s.units[to]
		key = join(key, u.key)
		info += u.info
		words += u.words
		if to+1 < end && !s.units[to+1].adjective() && !u.definite {
			continue // a noun in the construct state: وزارة without الصحة
		}
		if to == from && (u.class == weakWord || u.class == headWord || u.isName() || u.info <= minInfo) {
			continue
		}
		n := float32(to + 1 - from)
		c := s.table.find(key)
		if c < 0 {
			c = s.newCandidate(key, info/n*lengthBonus(words))
		}
		s.mention(c, phraseMention{int32(from), int32(to + 1), -1, -1}, first.weight, first.Start)
	}
}

// lengthBonus prefers phrases of two words and more to single ones.
func lengthBonus(words int) float32 {
	if words > 1 {
		return 1.8
	}
	return 1
}

// mention adds a mention to a candidate.
func (s *ranking) mention(c int32, m phraseMention, weight float32, start int) {
	x := &s.candidates[c]
	m.before = x.last
	x.last = int32(len(s.mentions))
	x.mentions++
	x.weight += weight
	x.start = min(x.start, start)
	s.mentions = append(s.mentions, m)
}

// newCandidate adds a candidate without mentions.
func (s *ranking) newCandidate(key model.Form, info float32) int32 {
	c := int32(len(s.candidates))
	s.candidates = append(s.candidates, candidate{key: key, entity: entities.None, info: info, start: math.MaxInt, last: -1})
	s.table.enter(key, c)
	return c
}

// choose gives the best candidates, at most most of them if that is not negative.
func (s *ranking) choose(most int) []Keyphrase {
	length := float32(len(s.body) + 1)
	for i := range s.candidates {
		c := &s.candidates[i]
		early := 1 - float32(min(c.start, len(s.body)))/length
		c.score = s.powers.of(c.weight) * c.info * (1 + earliness*early)
		s.order = append(s.order, int32(i))
	}
	s.heap()
	s.covered = slices.Grow(s.covered, len(s.units))[:len(s.units)]
	clear(s.covered)
	var best float32
	for len(s.order) > 0 && (most < 0 || len(s.chosen) < most) {
		c := &s.candidates[s.next()]
		if c.mentions == 0 || s.foreign(c) || s.taken(c) {
			continue
		}
		if best == 0 {
			best = c.score
		}
		long := c
		if c.entity == entities.None {
			long = s.extended(c)
		}
		k := s.keyphrase(long, c)
		k.Score = float64(c.score / best)
		s.chosen = append(s.chosen, k)
	}
	return s.result()
}

// result gives the phrases in memory of their own: theirs, and one piece for all mentions.
func (s *ranking) result() []Keyphrase {
	if len(s.chosen) == 0 {
		return nil
	}
	out := slices.Clone(s.chosen)
	clear(s.chosen)
	spans := slices.Clone(s.spans)
	for i := range out {
		n := len(out[i].Mentions)
		out[i].Mentions, spans = spans[:n:n], spans[n:]
	}
	return out
}

// before tells whether candidate a comes before b.
func (s *ranking) before(a, b int32) bool {
	x, y := &s.candidates[a], &s.candidates[b]
	if x.score != y.score {
		return x.score > y.score
	}
	if x.start != y.start {
		return x.start < y.start
	}
	return a < b
}

// heap makes order a heap, the foremost candidate on top: few of many are asked for.
func (s *ranking) heap() {
	for i := len(s.order)/2 - 1; i >= 0; i-- {
		s.sink(i)
	}
}

// next takes the foremost candidate off the heap.
func (s *ranking) next() int32 {
	top, last := s.order[0], len(s.order)-1
	s.order[0] = s.order[last]
	s.order = s.order[:last]
	s.sink(0)
	return top
}

// sink moves a candidate of the heap down to its place.
func (s *ranking) sink(i int) {
	for {
		first := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(s.order); child++ {
			if s.before(s.order[child], s.order[first]) {
				first = child
			}
		}
		if first == i {
			return
		}
		s.order[i], s.order[first] = s.order[first], s.order[i]
		i = first
	}
}

// Weights of a score. They were chosen with the length bonus on the articles of
// testdata/keyphrases.txt.
const (
	earliness = 0.6 // what standing first adds, as a part of the score
	frequency = 0.8 // power of the weight of all mentions
)

// powers remembers weights to the power of frequency: few are different.
type powers [powerSlots]struct{ weight, power float32 }

const powerSlots = 1 << 8

func (p *powers) of(weight float32) float32 {
	const odd = 0x9E3779B1
	s := &p[math.Float32bits(weight)*odd>>24]
	if s.weight != weight {
		s.weight, s.power = weight, float32(math.Pow(float64(weight), frequency))
	}
	return s.power
}

// foreign tells of a Latin word that stands once in the text, mostly the credit of a
// picture.
func (s *ranking) foreign(c *candidate) bool {
	m := &s.mentions[c.last]
	return c.mentions == 1 && m.nested < 0 && s.units[m.from].latin && c.weight < weightHead
}

// taken tells whether a phrase stands mostly within phrases that were chosen before.
func (s *ranking) taken(c *candidate) bool {
	var free, all float32
	for at := c.last; at >= 0; at = s.mentions[at].before {
		m := &s.mentions[at]
		if m.nested >= 0 {
			continue
		}
		w := s.units[m.from].weight
		all += w
		covered := 0
		for u := m.from; u < m.to; u++ {
			if s.covered[u] {
				covered++
			}
		}
		if 2*covered < int(m.to-m.from) {
			free += w
		}
	}
	if c.entity != entities.None {
		return free*4 <= all
	}
	return free*2 <= all
}

// enough is the part of the weight of a phrase that a longer one needs to stand for it:
// «الحرف العربي» for all «الحرف».
const enough = 0.4

// extended is the best longer phrase around mentions of a candidate that stands for it,
// or the candidate itself.
func (s *ranking) extended(c *candidate) *candidate {
	best := c
	for at := c.last; at >= 0; at = s.mentions[at].before {
		m := s.mentions[at]
		if m.to-m.from > 2 {
			return c
		}
		begin, end := int(m.from), int(m.to)
		for begin > int(m.to)-maxUnits && s.units[begin].joins {
			begin--
		}
		for end < int(m.from)+maxUnits && end < len(s.units) && s.units[end].joins {
			end++
		}
		for from := begin; from <= int(m.from); from++ {
			var key model.Form
			for to := from; to < min(end, from+maxUnits); to++ {
				key = join(key, s.units[to].key)
				if to+1 < int(m.to) || to+1-from <= int(m.to-m.from) {
					continue
				}
				i := s.table.find(key)
				if i < 0 {
					continue
				}
				l := &s.candidates[i]
				if l.weight < enough*c.weight || from < int(m.from) && l.mentions < 2 {
					continue // the second: بيع الإسطرلاب, what is done with it, once
				}
				if l.asked == c.last+1 {
					continue
				}
				l.asked = c.last + 1
				if (best == c || l.score > best.score) && !s.taken(l) {
					best = l
				}
			}
		}
	}
	return best
}

// keyphrase makes the result of a candidate with the mentions of its short form, which
// may be itself, and covers its units.
func (s *ranking) keyphrase(c, short *candidate) Keyphrase {
	k := Keyphrase{Entity: c.entity}
	from := len(s.spans)
	best := int32(-1)
	for at := c.last; at >= 0; at = s.mentions[at].before {
		m := &s.mentions[at]
		s.spans = append(s.spans, s.span(m))
		for u := m.from; u < m.to; u++ {
			s.covered[u] = true
		}
		if best < 0 || s.better(m, &s.mentions[best]) {
			best = at
		}
	}
	if short != c {
		for at := short.last; at >= 0; at = s.mentions[at].before {
			if m := &s.mentions[at]; !s.covered[m.from] {
				s.spans = append(s.spans, s.span(m))
				for u := m.from; u < m.to; u++ {
					s.covered[u] = true
				}
			}
		}
	}
	k.Mentions = s.spans[from:]
	slices.SortFunc(k.Mentions, func(a, b text.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	k.Text = s.text(&s.mentions[best])
	return k
}

func (s *ranking) span(m *phraseMention) text.Span {
	if m.nested >= 0 {
		return s.nested[m.nested].Span
	}
	return text.Span{Start: s.units[m.from].Start, End: s.units[m.to-1].End}
}

// better tells whether the text of a, which stands before b, is the one to show: that
// of more words, that which has its alef, and the first of such.
func (s *ranking) better(a, b *phraseMention) bool {
	if a.nested >= 0 || b.nested >= 0 {
		return b.nested >= 0
	}
	u, v := &s.units[a.from], &s.units[b.from]
	if a.to-a.from == 1 && b.to-b.from == 1 && u.words != v.words {
		return u.words > v.words
	}
	return !u.lam || v.lam
}

// unquoted drops quotation marks: سد «بارو».
var unquoted = strings.NewReplacer("«", "", "»", "", "\"", "", "“", "", "”", "")

// plain tells of a text whether it has nothing but letters and digits, and single spaces
// between them.
func plain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' && i+1 < len(s) && s[i+1] == ' ':
			return false
		case c == ' ', '0' <= c && c <= '9', 'A' <= c && c <= 'Z', 'a' <= c && c <= 'z':
		case c >= 0xD8 && c <= 0xDB: // the first byte of an Arabic letter
		case c >= 0x80 && c <= 0xBF && i > 0 && (s[i-1] >= 0xD8 && s[i-1] <= 0xDB): // its second
		default:
			return false
		}
	}
	return true
}

// text is the text of a mention for people.
func (s *ranking) text(m *phraseMention) string {
	t := s.span(m).Of(s.body)
	if m.nested < 0 && s.units[m.from].lam {
		t = "ا" + t
	}
	if plain(t) {
		return t
	}
	t = unquoted.Replace(t)
	if strings.ContainsAny(t, "\n\r\t\u00a0\u2028\u2029") || strings.Contains(t, "  ") {
		t = strings.Join(strings.Fields(t), " ")
	}
	return t
}
