package extract

// A lexeme is what the tables know of a word.
type lexeme struct {
	rank  uint8 // log2 of the number of articles for each with it, times 8
	prior int8  // how much more likely a summary has it than another word as common: log odds times 16
	cue   int8  // how much better a sentence does that begins with it: per cent of F times 4
	tone  int8  // how much better a sentence does that has it: F of a sentence of one word, times 1000
	again uint8 // how often summaries that have it have it twice: per cent
	lead  int8  // how good the first sentence is of articles that have it: F of an article of one word, times 500
	seen  bool
}

// twice is the chance that a summary that has the word has it twice.
func (l lexeme) twice() float32 { return float32(l.again) / 100 }

// common tells of a word that says little: it is in more than one of twenty articles.
func (l lexeme) common() bool { return l.seen && l.rank < 34 }

// idf is the weight of a word in vectors: log2 of the number of articles for each with it.
func (l lexeme) idf() float32 {
	if !l.seen {
		return 13
	}
	return float32(l.rank) / 8
}

// A Lexicon is a table of the commoner words, in open addressing: a power of two of
// slots, by the upper bits of a key's mix, which is what the slot has of the key.
type Lexicon struct {
	Slots []uint32 // 0 is free
	Rank  []uint8
	Prior []int8
	Cue   []int8
	Tone  []int8
	Again []uint8
	Lead  []int8
}

func (x *Lexicon) find(k Key) lexeme {
	if len(x.Slots) == 0 {
		return lexeme{}
	}
	mask := uint32(len(x.Slots) - 1)
	h := k.mix() | 1
	for i := h >> 1 & mask; ; i = (i + 1) & mask {
		switch x.Slots[i] {
		case 0:
			return lexeme{}
		case h:
			return lexeme{rank: x.Rank[i], prior: x.Prior[i], cue: x.Cue[i], tone: x.Tone[i], again: x.Again[i], lead: x.Lead[i], seen: true}
		}
	}
}

// An Entry is a word of a Lexicon.
type Entry struct {
	Key                    Key
	Rank                   uint8
	Prior, Cue, Tone, Lead int8
	Again                  uint8
}

// NewLexicon makes a table of words. Where two words have one hash the first counts.
func NewLexicon(words []Entry) Lexicon {
	size := 16
	for size < 2*len(words) {
		size *= 2
	}
	x := Lexicon{make([]uint32, size), make([]uint8, size), make([]int8, size), make([]int8, size), make([]int8, size), make([]uint8, size), make([]int8, size)}
	for _, w := range words {
		h := w.Key.mix() | 1
		i := h >> 1 & uint32(size-1)
		for x.Slots[i] != 0 && x.Slots[i] != h {
			i = (i + 1) & uint32(size-1)
		}
		if x.Slots[i] == 0 {
			x.Slots[i], x.Rank[i], x.Prior[i], x.Cue[i], x.Tone[i], x.Again[i], x.Lead[i] = h, w.Rank, w.Prior, w.Cue, w.Tone, w.Again, w.Lead
		}
	}
	return x
}
