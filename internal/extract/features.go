package extract

import (
	"cmp"
	"math"
	"slices"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/entities"
)

// The features of a word of the candidates, from which the chance is reckoned that a
// summary has it.
const (
	wordCount    = iota // occurrences of its stem in the candidates
	wordSpread          // candidates with its stem
	wordPart            // part of the candidates with its stem
	wordFirst           // index of the first candidate with the word
	wordFirstAt         // its place there
	wordHead            // 1 where the headline has its stem, -1 where there is no headline
	wordRank            // how rare it is in the news
	wordPrior           // how ready summaries are to have it
	wordLetters         // how long it is
	wordNumber          // 1 for a number
	wordKind            // the type of the name that it is part of
	wordTotal           // number of candidates
	wordSurface         // occurrences of the word itself
	wordHeadSize        // words of the headline
	wordHouse           // how good the first candidate is by the words of the article
	wordLead            // 1 where the first candidate has its stem
	wordFeatures
)

// A WordVector is the features of a word.
type WordVector [wordFeatures]float32

// WordFeatures fills x with the features of a word.
func (d *Document) WordFeatures(n int, x *WordVector) {
	w := &d.Words[n]
	s := &d.stems[w.stem]
	*x = WordVector{
		wordCount:    float32(s.count),
		wordSpread:   float32(s.spread),
		wordPart:     float32(s.spread) / float32(len(d.Candidates)),
		wordFirst:    float32(w.first),
		wordFirstAt:  float32(w.within),
		wordRank:     w.known.idf(),
		wordPrior:    float32(w.known.prior),
		wordLetters:  float32(w.letter),
		wordKind:     float32(w.kind),
		wordTotal:    float32(len(d.Candidates)),
		wordSurface:  float32(w.count),
		wordHeadSize: float32(d.head.words),
		wordHouse:    d.house,
	}
	if w.number {
		x[wordNumber] = 1
	}
	if w.first == 0 {
		x[wordLead] = 1
	}
	switch {
	case d.head.words == 0:
		x[wordHead] = -1
	case s.head:
		x[wordHead] = 1
	}
}

// weighStems gives each stem its weight in the document's vector.
func (d *Document) weighStems() {
	sum := 0.0
	for i := range d.stems {
		s := &d.stems[i]
		s.weight = float32(s.count) * s.idf
		sum += float64(s.weight) * float64(s.weight)
	}
	d.norm = math.Sqrt(sum)
}

// weighHouse reckons from its words what the first candidate of an article is worth: news
// of a house that begins with what matters, or a comment.
func (d *Document) weighHouse() {
	var sum float32
	for i := range d.Words {
		sum += float32(d.Words[i].known.lead)
	}
	d.house = sum / float32(math.Sqrt(float64(max(1, len(d.Words)))))
}

// weighWords reckons the chance of each word.
func (d *Document) weighWords() {
	var x WordVector
	d.matrix.reset(len(d.Words), len(x))
	for i := range d.Words {
		d.WordFeatures(i, &x)
		d.matrix.set(i, x[:])
	}
	d.sums = d.expert.Word.sums(d.sums[:0], &d.matrix)
	for i := range d.Words {
		d.Words[i].p = logistic(d.sums[i])
	}
}

func logistic(x float32) float32 { return 1 / (1 + float32(math.Exp(-float64(x)))) }

// The features of a candidate.
const (
	fIndex       = iota // index among the candidates
	fRest               // candidates after it
	fTotal              // number of candidates
	fAt                 // index in its block
	fBlockSize          // sentences of its block
	fBlock              // index of its block among the blocks with candidates
	fList               // 1 in a list
	fWords              // words
	fContent            // words that are not common
	fContentPart        // the same, as a part
	fHeadRecall         // part of the headline's stems that it has
	fHeadPrecision
	fHeadWords // words of the headline
	fPersons
	fPlaces
	fBodies
	fNames     // names of all kinds
	fSalience  // mentions in the document of its entities, as a part of all
	fSalient   // of the one mentioned most
	fHeadNames // entities of the headline that it mentions, as a part
	fDates
	fVague
	fNumbers
	fMoney
	fQuoted     // part of it that is reported speech
	fDirect     // part of it that is between quotation marks
	fCues       // words that report speech
	fCentrality // cosine of the vectors of its stems and the document's
	fLead       // cosine with the first candidate
	fSeen       // part of its words that earlier candidates have
	fRepeated   // part of its pairs of words that the document has elsewhere
	fChance     // mean chance of its words
	fExpected   // sum of the chances of its different words
	fGain20     // F that follows from it for a summary of 20 words
	fGain30     // of 30
	fGain45     // of 45
	fGainLead   // fGain30 less that of the first candidate
	fGainBest   // fGain30 less the best one's
	fRank       // how many candidates have a better fGain30
	fWordsLead  // its words for each of the first candidate's
	fCue1       // what its first word is worth
	fCue2       // its second word
	fColon
	fStop
	fQuoteOpen
	fQuestion
	fBrackets
	fLeadWords
	fLeadChance
	fRarity // mean idf of its words
	fDocWords
	fTone // what its words are worth by the linear model
	fToneLead
	fToneBest
	fLater     // part of its weight that later candidates speak of
	fFirstName // type of the name that it begins with
	fNominal   // it begins with the article
	fLeadHead  // fHeadRecall of the first candidate
	fLeadPrecision
	fLeadGain
	fLeadCue
	fLeadTone
	fLeadQuoted
	fLeadRepeated
	fNumberHead // numbers that the headline has, too
	fFreshHead  // names that the headline lacks
	fGainNext   // fGain30 of the next candidate
	fGainPrevious
	fHouse // how good the first candidate is by the words of the article
	Features
)

// A Vector is the features of a candidate.
type Vector [Features]float32

// fillVectors fills Document.Vectors. It may be called once: it marks words as it goes.
func (d *Document) fillVectors() {
	d.Vectors = zeros(d.Vectors, len(d.Candidates))
	if len(d.Vectors) == 0 {
		return
	}
	d.lead = zeros(d.lead, len(d.stems))
	lead := marks{d.lead}
	leadNorm := lead.take(d, 0)
	for i := range d.Vectors {
		x := &d.Vectors[i]
		d.place(x, i)
		d.words(x, i, lead, leadNorm)
		d.names(x, &d.Sentences[i])
	}
	d.blocks()
	d.compare()
}

// blocks fills in where the block of each candidate stands and how long it is.
func (d *Document) blocks() {
	for i, n := 0, 0; i < len(d.Vectors); n++ {
		j := i
		for j < len(d.Vectors) && d.Candidates[j].Block == d.Candidates[i].Block {
			j++
		}
		for k := i; k < j; k++ {
			d.Vectors[k][fBlock] = float32(n)
			d.Vectors[k][fBlockSize] = float32(j - i)
		}
		i = j
	}
}

func (d *Document) place(x *Vector, i int) {
	c, s := d.Candidates[i], &d.Sentences[i]
	x[fIndex] = float32(i)
	x[fRest] = float32(len(d.Candidates) - 1 - i)
	x[fTotal] = float32(len(d.Candidates))
	x[fAt] = float32(c.At)
	x[fList] = flag(d.Article.Blocks[c.Block].Role == article.RoleListItem)
	x[fDates], x[fVague] = float32(s.dates), float32(s.vague)
	x[fNumbers], x[fMoney] = float32(s.numbers), float32(s.money)
	x[fQuoted] = float32(s.quoted) / float32(c.Len())
	x[fDirect] = float32(s.direct) / float32(c.Len())
	x[fCues] = float32(s.cues)
	x[fColon], x[fStop], x[fQuoteOpen] = flag(s.colon), flag(s.stop), flag(s.quoteOpen)
	x[fQuestion], x[fBrackets] = float32(s.questions), float32(s.brackets)
	x[fDocWords] = float32(len(d.tokens))
}

func flag(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

// words fills in what follows from the words of a candidate.
func (d *Document) words(x *Vector, i int, lead marks, leadNorm float64) {
	tokens := d.Tokens(i)
	n := float32(len(tokens))
	x[fWords] = n
	s := &d.Sentences[i]
	x[fContent] = float32(s.content)
	if n == 0 {
		return
	}
	x[fContentPart] = float32(s.content) / n
	x[fHeadWords] = float32(d.head.words)
	x[fCue1] = float32(d.Words[tokens[0]].known.cue)
	if n > 1 {
		x[fCue2] = float32(d.Words[tokens[1]].known.cue)
	}
	if n > 1 {
		x[fRepeated] = float32(s.repeated) / (n - 1)
	}
	var tone, later float32
	first := &d.Words[tokens[0]]
	x[fFirstName] = float32(first.kind)
	x[fNominal] = flag(first.article)
	var dot, leadDot, norm, chance, expected, rarity, seen, head, own, weight float32
	for _, t := range tokens {
		w := &d.Words[t]
		st := &d.stems[w.stem]
		rarity += w.known.idf()
		chance += w.p
		tone += float32(w.known.tone)
		if w.first < int32(i) {
			seen++
		}
		if w.mark != int32(i)+1 {
			w.mark = int32(i) + 1
			expected += w.p
		} else {
			expected += w.p * w.known.twice()
		}
		if st.mark == int32(i)+1 {
			continue
		}
		if st.last > int32(i) {
			later += st.idf
		}
		st.mark = int32(i) + 1
		own++
		weight += st.idf
		if st.head && w.number {
			x[fNumberHead]++
		}
		if st.head {
			head++
		}
		dot += st.idf * st.weight
		norm += st.idf * st.idf
		leadDot += st.idf * lead.weight[w.stem]
	}
	long := math.Sqrt(float64(norm))
	x[fCentrality] = quotient(float64(dot), long*d.norm)
	x[fLead] = quotient(float64(leadDot), long*leadNorm)
	x[fSeen] = seen / n
	x[fTone] = tone / float32(math.Sqrt(float64(n)))
	x[fLater] = quotient(float64(later), float64(weight))
	x[fChance] = chance / n
	x[fExpected] = expected
	x[fRarity] = rarity / n
	x[fHeadRecall] = quotient(float64(head), float64(len(d.head.stems.keys)))
	x[fHeadPrecision] = head / own
	x[fGain20] = 2 * expected / (n + 20)
	x[fGain30] = 2 * expected / (n + 30)
	x[fGain45] = 2 * expected / (n + 45)
}

func quotient(a, b float64) float32 {
	if b == 0 {
		return 0
	}
	return float32(a / b)
}

func (d *Document) names(x *Vector, s *sentence) {
	x[fPersons] = float32(s.mentions[entities.Person])
	x[fPlaces] = float32(s.mentions[entities.GPE] + s.mentions[entities.Loc] + s.mentions[entities.Fac])
	x[fBodies] = float32(s.mentions[entities.Org])
	sum := int32(0)
	for _, n := range s.mentions {
		sum += n
	}
	x[fNames] = float32(sum)
	salience, most, heads := int32(0), int32(0), 0
	for _, e := range s.entity {
		salience += d.salience[e]
		most = max(most, d.salience[e])
		if d.inHeadline[e] {
			heads++
		} else {
			x[fFreshHead]++
		}
	}
	x[fSalience] = quotient(float64(salience), float64(d.named))
	x[fSalient] = quotient(float64(most), float64(d.named))
	x[fHeadNames] = quotient(float64(heads), float64(d.heads))
}

// compare fills in what needs the other candidates.
func (d *Document) compare() {
	order := numbers(d.order, len(d.Vectors))
	d.order = order
	slices.SortFunc(order, func(i, j int32) int {
		return cmp.Or(cmp.Compare(d.Vectors[j][fGain30], d.Vectors[i][fGain30]), cmp.Compare(i, j))
	})
	lead, best := &d.Vectors[0], d.Vectors[order[0]][fGain30]
	tone := lead[fTone]
	for i := range d.Vectors {
		tone = max(tone, d.Vectors[i][fTone])
	}
	for rank, i := range order {
		x := &d.Vectors[i]
		x[fRank] = float32(rank)
		x[fHouse] = d.house
		x[fGainLead] = x[fGain30] - lead[fGain30]
		x[fGainBest] = x[fGain30] - best
		x[fWordsLead] = x[fWords] / max(1, lead[fWords])
		x[fToneLead] = x[fTone] - lead[fTone]
		x[fToneBest] = x[fTone] - tone
		x[fLeadHead], x[fLeadPrecision], x[fLeadGain], x[fLeadCue] = lead[fHeadRecall], lead[fHeadPrecision], lead[fGain30], lead[fCue1]
		x[fLeadTone], x[fLeadQuoted], x[fLeadRepeated] = lead[fTone], lead[fQuoted], lead[fRepeated]
		if i > 0 {
			x[fGainPrevious] = d.Vectors[i-1][fGain30]
		}
		if int(i)+1 < len(d.Vectors) {
			x[fGainNext] = d.Vectors[i+1][fGain30]
		}
		x[fLeadWords], x[fLeadChance] = lead[fWords], lead[fChance]
	}
}

// marks is a vector of stems, by their numbers.
type marks struct{ weight []float32 }

// take sets the vector to that of a candidate and gives its length.
func (m marks) take(d *Document, i int) float64 {
	sum := 0.0
	for _, t := range d.Tokens(i) {
		s := d.Words[t].stem
		if m.weight[s] == 0 {
			m.weight[s] = d.stems[s].idf
			sum += float64(m.weight[s]) * float64(m.weight[s])
		}
	}
	return math.Sqrt(sum)
}

// Centrality gives the cosine of each candidate's vector and the document's.
func (d *Document) Centrality() []float64 {
	out := make([]float64, len(d.Vectors))
	for i := range d.Vectors {
		out[i] = float64(d.Vectors[i][fCentrality])
	}
	return out
}

// WordCount is the number of different words of the candidates.
func (d *Document) WordCount() int { return len(d.Words) }
