package extract

import (
	"slices"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

// A Document is an article as the scorer sees it.
type Document struct {
	scratch
	model      *Model
	expert     *Expert
	Worth      float32 // the F that the first candidate is expected to have
	Article    *article.Article
	Candidates []Candidate
	Sentences  []sentence // of the candidates
	Vectors    []Vector   // their features
	Scores     []float32  // what each is worth as a summary of one sentence
	Order      []int32    // the candidates, best first
	Words      []word     // the different words of the candidates, by number
	tokens     []int32    // the words of the candidates, by their numbers; a sentence has a range of it
	stems      []stem     // the different stems of the candidates
	head       headline
	norm       float64 // length of the document's vector of weighted stems
	salience   []int32 // how often each entity is mentioned in the candidates and the headline
	named      int32   // mentions in all
	inHeadline []bool  // entities of the headline
	heads      int     // how many
	house      float32 // what the first candidate is worth by the words of the article
}

// A scratch is memory that is needed while a document is read or candidates are chosen.
type scratch struct {
	cuts         cuts
	wordX, stemX index // of the keys of words and stems
	pairX        index
	count        []int32 // of each pair
	pairAt       []pairAt
	seen         []int32 // 1 + the last candidate that has an entity
	entities     []int32
	lead         []float32 // vector of the first candidate
	order        []int32
	sums         []float32
	matrix       matrix
	pairsOf      [][2]int32
	marks        []int32
	stemMarks    []int32
	stemMark     int32
	picked       []int
	has          []bool
}

// A pairAt is where a pair of words stands.
type pairAt struct{ sentence, pair int32 }

// A sentence is a candidate's words and what lies in it.
type sentence struct {
	from, to  int32 // range of Document.tokens
	content   int32 // words that are not among the commonest
	repeated  int32 // pairs of words that the document has elsewhere, too
	mentions  [entities.Language + 1]int32
	entity    []int32 // the entities mentioned, each once
	dates     int32
	numbers   int32
	money     int32 // amounts of money and percentages
	quoted    int32 // bytes within reported speech
	direct    int32 // bytes within quotation marks
	cues      int32 // words that report speech
	vague     int32 // dates such as «حاليا»
	brackets  int32
	questions int32
	colon     bool // it ends with a colon
	stop      bool // it ends with a full stop
	quoteOpen bool // it begins with a quotation mark
}

// A word is a word of the candidates.
type word struct {
	stem    int32
	count   int32 // how often it occurs
	first   int32 // the first candidate that has it
	within  int16 // its place there, 0 for the first word
	last    int32 // the last candidate that has it
	spread  int32 // in how many candidates
	mark    int32 // 1 + the candidate that was read last
	kind    entities.Type
	number  bool
	article bool  // it begins with ال
	letter  uint8 // how many letters
	known   lexeme
	p       float32 // how likely a summary has it
}

// A stem is what several words share.
type stem struct {
	count, spread, last int32
	mark                int32 // 1 + the candidate that was read last
	head                bool  // the headline has it
	idf, weight         float32
}

// A headline is the words of the headline.
type headline struct {
	stems                  index
	words                  int
	question, colon, quote bool
}

// NewDocument reads an article for scoring with a model.
func NewDocument(m *Model, a *article.Article, dates []date.Mention, numbers []number.Mention, names entities.Result) *Document {
	d := new(Document)
	d.Read(m, a, dates, numbers, names)
	return d
}

// Read is NewDocument in the memory of a document that is no longer needed.
func (d *Document) Read(m *Model, a *article.Article, dates []date.Mention, numbers []number.Mention, names entities.Result) {
	d.model, d.Article = m, a
	d.cuts.read(a)
	d.Candidates = d.cuts.candidates(d.Candidates[:0], a)
	d.Sentences = zeros(d.Sentences, len(d.Candidates))
	d.readHeadline()
	d.readWords(names.Mentions)
	d.readNames(names)
	d.readValues(dates, numbers)
	d.readQuotes(names.Quotes)
	d.readPairs()
	d.weighStems()
	d.weighHouse()
	d.chooseExpert()
	d.weighWords()
	d.fillVectors()
	d.score()
}

// Forget drops the article and keeps the memory for the next.
func (d *Document) Forget() { d.model, d.expert, d.Article = nil, nil, nil }

func (d *Document) readHeadline() {
	h := d.Article.Headline.Text
	d.head.stems.reset(16)
	d.head = headline{stems: d.head.stems}
	tokens := text.NewTokenizer(h)
	for tokens.Next() {
		t := tokens.Token()
		if k := KeyOf(h, t); k != 0 {
			if !d.model.Words.find(k).common() {
				d.head.stems.number(k.Stem())
			}
			d.head.words++
			continue
		}
		switch t.Of(h) {
		case "؟", "?":
			d.head.question = true
		case ":":
			d.head.colon = true
		case "«", "\"", "”", "“":
			d.head.quote = true
		}
	}
}

// readWords numbers the words of the candidates. Words inside names take the type of
// the outermost name.
func (d *Document) readWords(names []entities.Mention) {
	src := d.Article.Source.Text
	size := 0
	for _, c := range d.Candidates {
		size += c.Len()
	}
	words, stems := &d.wordX, &d.stemX
	words.reset(size / 20)
	stems.reset(size / 24)
	d.tokens = slices.Grow(d.tokens[:0], size/9)
	d.Words = slices.Grow(d.Words[:0], size/20)
	d.stems = slices.Grow(d.stems[:0], size/24)
	at := 0
	for i, c := range d.Candidates {
		s := &d.Sentences[i]
		s.from = int32(len(d.tokens))
		part := c.Of(src)
		first := true
		tokens := text.NewTokenizer(part)
		for tokens.Next() {
			t := tokens.Token()
			k := KeyOf(part, t)
			if k == 0 {
				s.mark(part, t, first)
				first = false
				continue
			}
			first = false
			s.colon, s.stop = false, false
			kind := entities.NoType
			for at < len(names) && (names[at].End <= c.Start+t.Start || names[at].Within != entities.None) {
				at++
			}
			if at < len(names) && names[at].Start < c.Start+t.End {
				kind = names[at].Type
			}
			n, fresh := words.number(k)
			if fresh {
				root, known := k.Stem(), d.model.Words.find(k)
				m, unseen := stems.number(root)
				if unseen {
					d.stems = append(d.stems, stem{last: -1, head: d.head.stems.find(root) >= 0, idf: known.idf()})
				}
				d.Words = append(d.Words, word{stem: m, first: int32(i), within: int16(min(len(d.tokens)-int(s.from), 1000)), last: -1,
					kind: kind, number: t.Kind == text.Number, article: k.article(), letter: uint8(min(t.Len()/2, 20)), known: known})
			}
			w := &d.Words[n]
			w.count++
			st := &d.stems[w.stem]
			st.count++
			if w.last != int32(i) {
				w.last, w.spread = int32(i), w.spread+1
			}
			if st.last != int32(i) {
				st.last, st.spread = int32(i), st.spread+1
			}
			if !w.known.common() {
				s.content++
			}
			d.tokens = append(d.tokens, n)
		}
		s.to = int32(len(d.tokens))
	}
}

// mark notes a mark of punctuation.
func (s *sentence) mark(part string, t text.Token, first bool) {
	if t.Len() > len("”") {
		return
	}
	switch m := t.Of(part); m {
	case ":":
		s.colon = true
	case "«", "\"", "”", "“":
		s.quoteOpen = s.quoteOpen || first
	case "؟", "?":
		s.questions++
	case "(", "[":
		s.brackets++
	case ".", "!":
		s.stop = true
	}
}

// Tokens gives the words of a candidate, by their numbers in Document.Words.
func (d *Document) Tokens(i int) []int32 { return d.tokens[d.Sentences[i].from:d.Sentences[i].to] }

// readNames counts the names of each candidate and how often each entity is mentioned.
func (d *Document) readNames(r entities.Result) {
	d.salience = zeros(d.salience, len(r.Entities))
	d.inHeadline = zeros(d.inHeadline, len(r.Entities))
	d.named, d.heads = 0, 0
	d.seen = zeros(d.seen, len(r.Entities))
	seen := d.seen
	d.entities = slices.Grow(d.entities[:0], len(r.Mentions))
	all := d.entities
	h := d.Article.Headline.Span
	at := 0
	for i := range r.Mentions {
		m := &r.Mentions[i]
		for at < len(d.Candidates) && d.Candidates[at].End <= m.Start {
			at++
		}
		if m.Entity != entities.None && h.Contains(m.Span) && !d.inHeadline[m.Entity] {
			d.inHeadline[m.Entity] = true
			d.heads++
		}
		if at == len(d.Candidates) || !d.Candidates[at].Contains(m.Span) {
			continue
		}
		s := &d.Sentences[at]
		if m.Within == entities.None && m.Type <= entities.Language {
			s.mentions[m.Type]++
		}
		if m.Entity == entities.None {
			continue
		}
		d.salience[m.Entity]++
		d.named++
		if seen[m.Entity] != int32(at)+1 {
			seen[m.Entity] = int32(at) + 1
			if len(s.entity) == 0 {
				s.entity = all[len(all):]
			}
			all = append(all, int32(m.Entity))
			s.entity = s.entity[:len(s.entity)+1]
		}
	}
}

func (d *Document) readValues(dates []date.Mention, numbers []number.Mention) {
	at := 0
	for i := range dates {
		m := &dates[i]
		if s := d.sentenceOf(m.Span, &at); s != nil {
			s.dates++
			if m.Basis == date.Vague {
				s.vague++
			}
		}
	}
	at = 0
	for i := range numbers {
		m := &numbers[i]
		if s := d.sentenceOf(m.Span, &at); s != nil {
			s.numbers++
			if m.Type == number.Money || m.Type == number.Percent {
				s.money++
			}
		}
	}
}

// sentenceOf is the sentence that a span lies in, nil for none. Spans come in order.
func (d *Document) sentenceOf(sp text.Span, at *int) *sentence {
	for *at < len(d.Candidates) && d.Candidates[*at].End <= sp.Start {
		*at++
	}
	if *at == len(d.Candidates) || !d.Candidates[*at].Contains(sp) {
		return nil
	}
	return &d.Sentences[*at]
}

// readQuotes counts the bytes of each candidate that are reported speech. A quotation
// may go over several sentences.
func (d *Document) readQuotes(quotes []entities.Quote) {
	at, cue := 0, 0
	for k := range quotes {
		q := &quotes[k]
		if s := d.sentenceOf(q.Cue, &cue); s != nil && !q.Cue.Empty() {
			s.cues++
		}
		for at < len(d.Candidates) && d.Candidates[at].End <= q.Start {
			at++
		}
		for i := at; i < len(d.Candidates) && d.Candidates[i].Start < q.End; i++ {
			c, s := d.Candidates[i], &d.Sentences[i]
			n := int32(min(c.End, q.End) - max(c.Start, q.Start))
			s.quoted += n
			if q.Direct {
				s.direct += n
			}
		}
	}
}

// readPairs counts the pairs of neighbouring words that occur more than once. Both words of
// such a pair do.
func (d *Document) readPairs() {
	d.pairX.reset(len(d.tokens) / 4)
	d.count, d.pairAt = d.count[:0], d.pairAt[:0]
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for j := s.from; j+1 < s.to; j++ {
			a, b := d.tokens[j], d.tokens[j+1]
			if d.Words[a].count < 2 || d.Words[b].count < 2 {
				continue
			}
			n, fresh := d.pairX.number(Key(uint64(a)<<32 | uint64(b)))
			if fresh {
				d.count = append(d.count, 0)
			}
			d.count[n]++
			d.pairAt = append(d.pairAt, pairAt{int32(i), n})
		}
	}
	for _, p := range d.pairAt {
		if d.count[p.pair] > 1 {
			d.Sentences[p.sentence].repeated++
		}
	}
}
