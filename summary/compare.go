package summary

import (
	"cmp"
	"slices"
	"sync"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/entities"
)

// A Likeness tells how two articles belong together.
type Likeness uint8

const (
	Unrelated Likeness = iota // of different things
	Related                   // of one subject
	Rewrite                   // of one story: shortened, rewritten, or with much added
	Same                      // one text, in another house's spelling and order at most
)

var likenesses = [...]string{"unrelated", "related", "rewrite", "same"}

// String is "same", "rewrite", "related" or "unrelated".
func (l Likeness) String() string {
	if int(l) < len(likenesses) {
		return likenesses[l]
	}
	return ""
}

// MarshalText writes the name. The error is nil.
func (l Likeness) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// A Similarity tells how alike two articles are. All parts are between 0 and 1; those of
// names, dates, numbers and quotes are 0 where one article has none.
type Similarity struct {
	Score float64  // all of it; 1 of an article and itself
	Kind  Likeness // by Score and Text

	Text    float64 // pairs of neighbouring words that both have
	Words   float64 // words that both have, the rare ones weighing more
	Names   float64 // persons, places, bodies and other things
	Dates   float64 // days, months and years
	Numbers float64 // values of numbers
	Quotes  float64 // of what the one quotes, the part that the other quotes
}

// Compare tells how alike two articles are: whether they are copies, rewrites of one
// story of an agency, of one subject, or unrelated. Compare(a, b) is Compare(b, a).
//
// Each part is the mean of two: of what both have together, the part that they share, and
// of what the shorter has, the part that the longer has. So a story and its first half
// are more alike than their common part is long.
func Compare(a, b *Analysis) Similarity {
	if sameText(a, b) {
		return Similarity{Score: 1, Kind: Same, Text: 1, Words: 1, Names: 1, Dates: 1, Numbers: 1, Quotes: 1}
	}
	if !hasText(a) || !hasText(b) {
		return Similarity{}
	}
	x, y := profilePool.Get().(*profile), profilePool.Get().(*profile)
	defer profilePool.Put(x)
	defer profilePool.Put(y)
	x.read(a)
	y.read(b)
	var s Similarity
	var sum, weight float64
	for _, part := range []struct {
		value  *float64
		x, y   []weighed
		weight float64
	}{
		{&s.Text, x.bigrams, y.bigrams, weightText},
		{&s.Words, x.words, y.words, weightWords},
		{&s.Names, x.names, y.names, weightNames},
		{&s.Dates, x.dates, y.dates, weightDates},
		{&s.Numbers, x.numbers, y.numbers, weightNumbers},
		{&s.Quotes, x.quotes, y.quotes, weightQuotes},
	} {
		if len(part.x) == 0 || len(part.y) == 0 {
			continue
		}
		*part.value = shared(part.x, part.y)
		sum += *part.value * part.weight
		weight += part.weight
	}
	if weight > 0 {
		s.Score = sum / weight
	}
	s.Kind = s.kind()
	return s
}

// Weights of the parts, and thresholds of the kinds; COMPARE.md tells how they were
// chosen.
const (
	weightText    = 4
	weightWords   = 3
	weightNames   = 1.5
	weightDates   = 0.5
	weightNumbers = 0.5
	weightQuotes  = 0.5

	samePairs    = 0.70
	rewriteScore = 0.45
	relatedScore = 0.12
)

func (s *Similarity) kind() Likeness {
	switch {
	case s.Text >= samePairs:
		return Same
	case s.Score >= rewriteScore:
		return Rewrite
	case s.Score >= relatedScore:
		return Related
	}
	return Unrelated
}

func hasText(n *Analysis) bool { return n != nil && n.Article != nil && n.Article.Source != nil }

func sameText(a, b *Analysis) bool {
	return a == b || hasText(a) && hasText(b) && a.Article.Source.Text == b.Article.Source.Text
}

// A profile is what of an article is compared: sets, each in order of the keys.
type profile struct {
	content
	bigrams, words, names, dates, numbers, quotes []weighed
	buf                                           []byte
}

// A weighed is a member of a set. Members with one key have one weight.
type weighed struct {
	key    uint64
	weight uint32
}

var profilePool = sync.Pool{New: func() any { return new(profile) }}

func (p *profile) read(n *Analysis) {
	p.content.read(n.Article)
	p.readPairs(n)
	p.readNames(n)
	p.readValues(n)
}

// readPairs makes the sets of words and of pairs, of all the text and of what is quoted.
func (p *profile) readPairs(n *Analysis) {
	p.bigrams, p.words, p.quotes = p.bigrams[:0], p.words[:0], p.quotes[:0]
	for _, k := range p.content.pairs {
		p.bigrams = append(p.bigrams, weighed{k, 1})
	}
	quotes := n.Names.Quotes
	for i, w := range p.content.words {
		p.words = append(p.words, weighed{uint64(w.form), uint32(wordInfo(int(w.count)) * 8)})
		for len(quotes) > 0 && quotes[0].End <= w.start {
			quotes = quotes[1:]
		}
		if i > 0 && len(quotes) > 0 && quotes[0].Direct && quotes[0].Start <= p.content.words[i-1].start {
			p.quotes = append(p.quotes, weighed{uint64(join(p.content.words[i-1].form, w.form)), 1})
		}
	}
	p.words, p.quotes = asSet(p.words), asSet(p.quotes)
}

// readNames makes the set of the entities: all but offices and nationalities.
func (p *profile) readNames(n *Analysis) {
	p.names = p.names[:0]
	for i := range n.Names.Entities {
		e := &n.Names.Entities[i]
		if e.Type != entities.Role && e.Type != entities.Norp && !isMedia(e.Kind) {
			p.names = append(p.names, weighed{bytesKey(e.Name), 1})
		}
	}
	p.names = asSet(p.names)
}

// readValues makes the sets of the dates and numbers that tell something: days and
// months, and numbers that few articles have.
func (p *profile) readValues(n *Analysis) {
	p.dates, p.numbers = p.dates[:0], p.numbers[:0]
	for i := range n.Dates {
		v := n.Dates[i].Value
		if n.Dates[i].Type == date.Date && v.Month() != 0 {
			p.buf = v.Append(p.buf[:0])
			p.dates = append(p.dates, weighed{bytesKey(p.buf), 1})
		}
	}
	for i := range n.Numbers {
		if m := &n.Numbers[i]; !m.Vague && m.Value.Cmp(smallNumber) > 0 {
			p.buf = m.Value.Append(p.buf[:0])
			p.numbers = append(p.numbers, weighed{bytesKey(p.buf), 1})
		}
	}
	p.dates, p.numbers = asSet(p.dates), asSet(p.numbers)
}

// smallNumber is a number that many articles have.
var smallNumber = number.IntValue(10)

// bytesKey is FNV-1a.
func bytesKey[T string | []byte](s T) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// asSet puts members in order and drops those that are there twice.
func asSet(s []weighed) []weighed {
	slices.SortFunc(s, func(a, b weighed) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(b.weight, a.weight)) })
	return slices.CompactFunc(s, func(a, b weighed) bool { return a.key == b.key })
}

// shared is the mean of the part that two sets share of both together, and of the lighter.
func shared(x, y []weighed) float64 {
	var both, inX, inY uint64
	for _, w := range x {
		inX += uint64(w.weight)
	}
	for _, w := range y {
		inY += uint64(w.weight)
	}
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0].key < y[0].key:
			x = x[1:]
		case x[0].key > y[0].key:
			y = y[1:]
		default:
			both += uint64(min(x[0].weight, y[0].weight))
			x, y = x[1:], y[1:]
		}
	}
	return (float64(both)/float64(inX+inY-both) + float64(both)/float64(min(inX, inY))) / 2
}
