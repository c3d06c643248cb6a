package extract

// The features of an article, from which follows how good its first candidate is.
const (
	aHouse     = iota // by its words
	aTotal            // candidates
	aWords            // words of the candidates
	aMean             // words for each candidate
	aBlock            // candidates of the first block
	aBlocks           // blocks for each candidate
	aHeadWords        // words of the headline
	aHeadQuestion
	aHeadColon
	aHeadQuote
	aLeadWords // of the first candidate
	aLeadContent
	aLeadHead // stems of the headline in it, as a part of them
	aLeadCue
	aLeadTone
	aLeadDates
	aLeadQuoted
	aLeadNames
	aCues   // words that report speech, for each candidate
	aQuoted // part that is reported speech, the mean of the candidates
	aNames  // names for each candidate
	ArticleFeatures
)

// An ArticleVector is the features of an article.
type ArticleVector [ArticleFeatures]float32

// ArticleFeatures fills x with the features of an article with candidates.
func (d *Document) ArticleFeatures(x *ArticleVector) {
	n := float32(len(d.Candidates))
	first, c := &d.Sentences[0], d.Candidates[0]
	*x = ArticleVector{
		aHouse: d.house, aTotal: n, aWords: float32(len(d.tokens)), aMean: float32(len(d.tokens)) / n,
		aHeadWords: float32(d.head.words), aHeadQuestion: flag(d.head.question), aHeadColon: flag(d.head.colon), aHeadQuote: flag(d.head.quote),
		aLeadDates: float32(first.dates), aLeadQuoted: float32(first.quoted) / float32(c.Len()),
	}
	for i := range d.Candidates {
		s := &d.Sentences[i]
		if d.Candidates[i].Block == c.Block {
			x[aBlock]++
		}
		if i == 0 || d.Candidates[i].Block != d.Candidates[i-1].Block {
			x[aBlocks]++
		}
		x[aCues] += float32(s.cues) / n
		x[aQuoted] += float32(s.quoted) / float32(d.Candidates[i].Len()) / n
		names := int32(0)
		for _, k := range s.mentions {
			names += k
		}
		if i == 0 {
			x[aLeadNames] = float32(names)
		}
		x[aNames] += float32(names) / n
	}
	x[aBlocks] /= n
	tokens := d.Tokens(0)
	if len(tokens) == 0 {
		return
	}
	words := float32(len(tokens))
	x[aLeadWords], x[aLeadContent] = words, float32(first.content)/words
	x[aLeadCue] = float32(d.Words[tokens[0]].known.cue)
	for _, t := range tokens {
		w := &d.Words[t]
		x[aLeadTone] += float32(w.known.tone) / words
		if d.stems[w.stem].head {
			x[aLeadHead]++
		}
	}
	x[aLeadHead] /= max(1, float32(d.head.words))
}

// chooseExpert reckons how good the first candidate is.
func (d *Document) chooseExpert() {
	d.Worth, d.expert = 0, &d.model.Experts[0]
	if len(d.Candidates) == 0 {
		return
	}
	var x ArticleVector
	d.ArticleFeatures(&x)
	d.matrix.reset(1, len(x))
	d.matrix.set(0, x[:])
	d.sums = d.model.Lead.sums(d.sums[:0], &d.matrix)
	if d.Worth = d.sums[0]; d.Worth > d.model.Limit {
		d.expert = &d.model.Experts[1]
	}
}
