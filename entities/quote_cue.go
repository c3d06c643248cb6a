package entities

import (
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/wordkey"
)

//go:generate go run ./quotegen

// A cue is what the lists know of a word or phrase that reports speech, or that the
// grammar of reported speech needs.
type cue struct {
	kind  cueKind
	form  cueForm
	takes cueTakes
	class cueClass
}

// A cueKind tells in which way a word reports.
type cueKind uint8

const (
	noCue          cueKind = iota
	verbCue                // قال، أكدت، يقول
	participleCue          // مؤكدا، مشيرة
	nounCue                // قوله، بقولها، القول
	sourceCue              // بحسب، وفقا، نقلا عن
	attributionCue         // على حد قوله
	formulaCue             // يذكر (أن): reports nobody
)

// A cueForm is the person, gender, number and tense of a cue.
type cueForm uint8

const (
	formFirst cueForm = 1 << iota
	formMasculine
	formFeminine
	formSingular
	formDual
	formPlural
	formPresent
)

// cueTakes is a set: what a cue takes, and how it is used.
type cueTakes uint32

const (
	takesThat       cueTakes = 1 << iota // إن or أن without a preposition
	takesBi                              // بأن
	takesIla                             // إلى أن
	takesAla                             // على أن
	takesMin                             // من أن
	takesAn                              // عن أن
	takesFi                              // في أن
	takesLi                              // لأن
	takesAny                             // any أن behind it: أعرب عن أمله في أن
	takesDirect                          // quotation marks or a colon
	takesQuestion                        // an indirect question: تساءل عما إذا
	takesVerb                            // of sources: a verb of saying, بحسب ما ذكرت
	cueRelays                            // نقلت رويترز عن: the speaker is behind عن
	cueRelaysAtOnce                      // جاء على لسان: the speaker stands right behind
	cueInDocument                        // جاء في: a document stands behind
	cueContinues                         // أضاف: continues a speech
	cueEvenNegated                       // لم يستبعد: reports though negated
	cueWeak                              // mostly another word
	cueShadda                            // بيّن: reports with its shadda, or with أن right behind it
	cueMaqsura                           // رأى: a verb with ى only
	cuePassive                           // قيل: nobody speaks
)

// A cueClass is a set of the other uses of a word.
type cueClass uint32

const (
	venueClass         cueClass = 1 << iota // في تصريح، خلال مؤتمر صحفي: where it was said
	documentClass                           // بيان، تقرير
	carrierClass                            // صحيفة، حركة: a word before the name of a body
	speakerClass                            // مصدر، خبراء: speakers without a name
	anaphorClass                            // المصدر، البيان: who spoke before
	thatClass                               // إن، أن، أنه
	prepositionClass                        //
	adverbClass                             // أمس، أيضا
	blockClass                              // قبل (أن)، يجب (أن)
	relativeClass                           // الذي
	negationClass                           // لم، لا
	hypothesisClass                         // إذا، لو
	turnClass                               // فيما، بينما، من جهته: another one speaks
	bridgeClass                             // (على) ضرورة (أن)
	interrogativeClass                      // هل، عما
	particleClass                           // قد
	wasClass                                // كان
	titleClass                              // الدكتور، السابق: words inside the name of a person with its titles
	labelClass                              // عاجل، فيديو: before a colon, no speaker
	firstpersonClass                        // نحن، لسنا
	formulaClass                            // يذكر (أن): a verb that may report nobody
	issuingClass                            // نشره: between a document and who issued it
	headClass                               // the first word of a phrase of the list
)

// A cuePhrase is a phrase of the list: n words from at on.
type cuePhrase struct {
	at    uint16
	n     uint8
	value uint16
}

// pairKey makes one key of two words.
func pairKey(a, b wordkey.Key) wordkey.Key { return a*0x9E3779B97F4A7C15 ^ b | 1 }

// A quoteItem is what the grammar reads: a word, a number, a mark.
type quoteItem struct {
	start, end int         // bytes of the text
	key        wordkey.Key // of a word without the proclitics that the lists know
	mention    int32       // outermost mention that touches it, or -1
	pair       int32       // of a quotation mark or bracket: its partner, or -1
	claim      int32       // of a cue: the item at which what it reports begins, or -1
	cut        int32       // the item before which a statement that runs here ends
	sentence   int32       // number of its sentence in the paragraph
	value      uint16      // in cueValues: of the phrase that begins here, else of the word
	words      uint8       // of a phrase that begins here: its words; 1 for a word
	pre        quoteClitics
	kind       text.Kind
	mark       markKind
	sign       rune // the first rune of a mark
	name       bool // a mention begins here
	bare       uint8
	how        claimKind
	quoted     bool // inside quotation marks that were taken as direct speech
}

type quoteClitics uint8

const (
	preWaw quoteClitics = 1 << iota // و or ف
	preFeh
	preBeh
	preLam
	preKaf
	preSeen
)

// A claimKind tells how what is said is bound to its cue.
type claimKind uint8

const (
	noClaim     claimKind = iota
	claimThat             // إن …
	claimQuoted           // «…»
	claimColon            // : …
	claimNext             // : at the end of the paragraph
	claimAsk              // عما إذا …
)

func (it *quoteItem) cue() *cue              { return &cueValues[it.value] }
func (it *quoteItem) is(class cueClass) bool { return cueValues[it.value].class&class != 0 }

// lookUp sets value, key, proclitics and the bytes of the proclitics of a word.
func (it *quoteItem) lookUp(word string) {
	k := wordkey.Of(word)
	it.key = k
	if k == 0 {
		return
	}
	if i := wordkey.Find(cueKeys[:], k); i >= 0 {
		if it.value = cueIndex[i]; it.is(thatClass) && strings.HasPrefix(word, "آ") {
			it.value = 0 // آن, a name
		}
		return
	}
	n := 0
	if f := k.First(); (f == wordkey.Waw || f == wordkey.Feh) && k.Len() > 2 {
		k = k.Rest(1)
		n = 1
		it.pre |= preWaw
		if f == wordkey.Feh {
			it.pre |= preFeh
		}
		if i := wordkey.Find(cueKeys[:], k); i >= 0 {
			it.key, it.value = k, cueIndex[i]
			it.bare = uint8(wordkey.Skip(word, n))
			return
		}
	}
	const nouns = documentClass | carrierClass | speakerClass | anaphorClass
	switch k.First() {
	case wordkey.Lam:
		stem := k.Rest(1)
		if stem.First() == wordkey.Lam { // لل is ل + ال
			stem = stem<<5 | wordkey.Alef
		}
		it.noun(word, stem, n, preLam, nouns|venueClass)
	case wordkey.Beh:
		it.noun(word, k.Rest(1), n, preBeh, nouns|thatClass|interrogativeClass)
	case wordkey.Kaf:
		it.noun(word, k.Rest(1), n, preKaf, nouns|thatClass)
	case wordkey.Seen:
		if i := wordkey.Find(cueKeys[:], k.Rest(1)); i >= 0 && cueValues[cueIndex[i]].kind == verbCue {
			if f := k.At(1); f == wordkey.Yeh || f == wordkey.Teh || f == wordkey.Noon {
				it.key, it.value = k.Rest(1), cueIndex[i]
				it.pre |= preSeen
				it.bare = uint8(wordkey.Skip(word, n+1))
			}
		}
	}
	if it.value == 0 && n == 1 {
		it.pre &^= preWaw | preFeh // perhaps a letter of the word
	}
}

// noun takes a word without a proclitic where it is of one of the classes.
func (it *quoteItem) noun(word string, stem wordkey.Key, n int, pre quoteClitics, classes cueClass) {
	i := wordkey.Find(cueKeys[:], stem)
	if i < 0 || cueValues[cueIndex[i]].class&classes == 0 {
		if pre == preLam && stem.Article() {
			it.pre |= preLam // للعلم: surely a preposition
		}
		return
	}
	it.key, it.value = stem, cueIndex[i]
	it.pre |= pre
	it.bare = uint8(min(wordkey.Skip(word, n+1), len(word)))
}

// phraseAt tells the longest phrase of the list that begins at an item, in words.
func (r *quoteReader) phraseAt(i int) (value uint16, words int) {
	items := r.items
	if i+1 >= len(items) || items[i+1].key == 0 {
		return 0, 0
	}
	first, second := items[i].key, r.plainKey(i+1)
	h := wordkey.Find(cuePairKeys[:], pairKey(first, second))
	if h < 0 {
		return 0, 0
	}
	at, n := int(cuePairIndex[h]>>6), int(cuePairIndex[h]&63)
phrases:
	for _, p := range cuePhrases[at : at+n] {
		for w := range int(p.n) {
			if i+w >= len(items) || items[i+w].kind != text.Word || items[i+w].sentence != items[i].sentence {
				continue phrases
			}
			k := items[i+w].key
			if w > 0 {
				k = r.plainKey(i + w)
			}
			if k != cuePhraseWords[int(p.at)+w] {
				continue phrases
			}
		}
		return p.value, int(p.n)
	}
	return 0, 0
}

// plainKey is the key of a word as it is written.
func (r *quoteReader) plainKey(i int) wordkey.Key {
	it := &r.items[i]
	if it.pre == 0 {
		return it.key
	}
	return wordkey.Of(r.src[it.start:it.end])
}

// word is the text of an item without its proclitics.
func (r *quoteReader) word(i int) text.Span {
	it := &r.items[i]
	return text.Span{Start: it.start + int(it.bare), End: it.end}
}

// reports tells whether the word at i is used as a cue, as far as its spelling and the
// word before it tell.
func (r *quoteReader) reports(i int) bool {
	it := &r.items[i]
	c := it.cue()
	switch c.kind {
	case verbCue, participleCue, nounCue:
	default:
		return false
	}
	if c.form&formFirst != 0 || it.kind != text.Word || it.inName(r) {
		return false
	}
	word := r.src[it.start:it.end]
	if c.takes&cueShadda != 0 && !strings.Contains(word, "\u0651") && !(i+1 < len(r.items) && (c.takes&takesThat != 0 && r.items[i+1].is(thatClass) || c.takes&takesAny != 0 && r.items[i+1].is(prepositionClass) && it.pre != 0)) &&
		!(it.pre&preWaw != 0 && r.opens(i)) && c.form != formFeminine|formSingular {
		return false
	}
	switch {
	case c.takes&cueMaqsura != 0 && !strings.HasSuffix(word, "ى"), // رأي، نفي: nouns
		c.kind == nounCue && strings.HasSuffix(word, "ة"),                                                                            // حديثة is no حديثه
		c.kind == participleCue && c.class&(documentClass|carrierClass|speakerClass) != 0 && (i == 0 || !isComma(r.items[i-1].sign)), // مذكرة: a note
		c.kind == participleCue && c.form == formFeminine|formSingular && strings.HasSuffix(word, "ه"):
		return false
	}
	if c.class&formulaClass != 0 && i+1 < len(r.items) && (r.items[i+1].is(thatClass) || i+2 < len(r.items) && r.items[i+1].is(prepositionClass) && r.items[i+2].is(thatClass)) {
		// «ويذكر أن», «أشلاء يعتقد أنها»: nobody, unless one who speaks stands before
		if i == 0 || r.opens(i) {
			return false
		}
		if b := &r.items[i-1]; b.kind == text.Word && b.mention < 0 && !b.is(anaphorClass|titleClass|particleClass) && !wordkey.Of(r.src[b.start:b.end]).Article() {
			return false
		}
	}
	if i == 0 || c.kind != verbCue || r.items[i-1].sentence != it.sentence {
		return true
	}
	before := &r.items[i-1]
	if before.kind != text.Word {
		return true
	}
	if before.is(negationClass) && before.pre&preBeh == 0 && c.takes&cueEvenNegated == 0 {
		return false
	}
	return !before.is(hypothesisClass) && !(before.is(thatClass) && before.pre == 0 && before.key.Len() == 2 && c.form&formPresent != 0) // «أن يقول»
}

// inName tells whether a word is inside a name and not its first, or the whole of one.
func (it *quoteItem) inName(r *quoteReader) bool {
	if it.mention < 0 {
		return false
	}
	m := &r.mentions[it.mention]
	return it.start+int(it.bare) >= m.Start && it.end <= m.End+1
}

// opens tells whether an item opens its sentence or clause.
func (r *quoteReader) opens(i int) bool {
	for j := i - 1; j >= 0 && j > i-lookBack && r.items[j].sentence == r.items[i].sentence; j-- {
		it := &r.items[j]
		switch {
		case it.is(particleClass):
		case it.kind == text.Punct:
			return true
		case it.is(adverbClass | turnClass):
		default:
			return false
		}
	}
	return true
}

// opensSentence tells whether nothing but signs and adverbs stands before an item in its
// sentence.
func (r *quoteReader) opensSentence(i int) bool {
	for j := i - 1; j >= 0 && j > i-8 && r.items[j].sentence == r.items[i].sentence; j-- {
		if it := &r.items[j]; it.kind != text.Punct && !it.is(particleClass|adverbClass|turnClass) {
			return false
		}
	}
	return true
}

// How far a cue looks for what it reports, in items.
const (
	claimWindow     = 44
	claimWindowWeak = 14
)

// claims finds, from the end of the paragraph to its beginning, what each cue reports:
// the nearest إن, quotation or colon that no cue behind it has.
func (r *quoteReader) claims() {
	limit := len(r.items)
	for i := len(r.items) - 1; i >= 0; i-- {
		it := &r.items[i]
		if i+1 < len(r.items) && r.items[i+1].sentence != it.sentence {
			limit = i + 1
		}
		if it.value == 0 || !r.reports(i) {
			continue
		}
		it.claim, it.how = r.complement(i, limit)
		if it.how == noClaim && it.cue().takes&cueRelays != 0 && limit < len(r.items) && limit-i < claimWindow {
			// «نقلت رويترز عن الوزير قوله إن»: the verb takes what «قوله» has
			if n := &r.items[limit]; n.sentence == it.sentence && n.how != noClaim && n.cue().kind == nounCue && r.has(i, limit, wordAn) {
				it.claim, it.how = n.claim, n.how
				n.claim, n.how = -1, noClaim
			}
		}
		if it.how != noClaim || it.cue().kind == participleCue && it.cue().takes&cueWeak == 0 {
			limit = i
		}
	}
}

// has tells whether a word stands between two items.
func (r *quoteReader) has(i, end int, k wordkey.Key) bool {
	for j := i + 1; j < end; j++ {
		if r.items[j].key == k {
			return true
		}
	}
	return false
}

// complement finds what the cue at i reports, before limit.
func (r *quoteReader) complement(i, limit int) (int32, claimKind) {
	c := r.items[i].cue()
	window := claimWindow
	if c.takes&(cueWeak|takesAny) != 0 {
		window = claimWindowWeak
	}
	for j := i + int(r.items[i].words); j < limit && j <= i+window; j++ {
		it := &r.items[j]
		if it.sentence != r.items[i].sentence {
			break
		}
		switch {
		case it.mark == openMark:
			if c.takes&takesDirect != 0 && r.isSpeech(j, i) && (c.takes&cueWeak == 0 || r.items[j-1].sign == ':' || r.items[j-1].mention >= 0 && r.quotedWords(j) >= 5) {
				return int32(j), claimQuoted
			}
			if it.pair >= 0 {
				j = int(it.pair)
			}
		case it.mark == closeMark && int(it.pair) < i:
			return -1, noClaim
		case it.sign == '(' && it.pair > int32(j):
			j = int(it.pair)
		case it.sign == ':' && c.takes&takesDirect != 0 && it.kind == text.Punct:
			switch {
			case j+1 == len(r.items):
				return int32(j + 1), claimNext
			case r.items[j+1].mark == openMark && r.quotedWords(j+1) >= 1:
				return int32(j + 1), claimQuoted
			case r.items[j+1].sentence != it.sentence || r.items[j+1].end-it.end > 4096:
				return -1, noClaim
			case r.items[j+1].mark == closeMark:
				return -1, noClaim
			}
			return int32(j + 1), claimColon
		case it.sign == '؛', it.sign == '!', it.sign == '؟', it.sign == '?':
			return -1, noClaim
		case it.is(turnClass) && it.kind == text.Word && j > i+1 && r.items[j-1].sign == '،':
			return -1, noClaim
		case it.is(interrogativeClass) && c.takes&takesQuestion != 0 && !it.is(blockClass) && it.key != wordMin:
			return int32(j), claimAsk
		case it.is(thatClass) && it.kind == text.Word && it.mention < 0 && r.accepts(c, i, j):
			if j+1 >= limit && limit < len(r.items) && r.items[j+1].sentence != it.sentence || j+1 >= len(r.items) {
				return -1, noClaim
			}
			// «أن» with words of a quotation in marks that go on to the end of the clause
			if k := j + 1; r.items[k].mark == openMark && c.takes&takesDirect != 0 && r.isWholeClause(k) {
				return int32(k), claimQuoted
			}
			return int32(j + 1), claimThat
		}
	}
	return -1, noClaim
}

// accepts tells whether the إن or أن at j belongs to a cue at i.
func (r *quoteReader) accepts(c *cue, i, j int) bool {
	it, before := &r.items[j], &r.items[j-1]
	switch {
	case it.pre&(preKaf|preFeh) != 0:
		return false
	case it.pre&preBeh != 0:
		return c.takes&(takesBi|takesAny) != 0
	case it.pre&preWaw != 0:
		return false // a second أن: the first was not accepted
	case c.takes&takesAny != 0:
		return !before.is(blockClass) || before.is(bridgeClass)
	}
	if before.kind == text.Word {
		var want cueTakes
		switch before.key {
		case wordIla:
			want = takesIla
		case wordAla:
			want = takesAla
		case wordMin:
			want = takesMin
		case wordAn:
			want = takesAn
		case wordFi:
			want = takesFi
		}
		if want != 0 {
			return c.takes&want != 0 || j > i+1 && r.items[j-2].is(bridgeClass) && c.takes&(takesThat|takesAla|takesIla) != 0
		}
		if before.is(bridgeClass) && j-1 > i {
			return c.takes&(takesThat|takesAla|takesIla|takesMin|takesAn) != 0
		}
		if (before.is(blockClass) || before.cue().kind == formulaCue) && j-1 > i {
			return false
		}
	}
	return c.takes&takesThat != 0 || c.takes&(takesIla|takesAla) != 0 && j == i+1
}

// cuts finds, from the end of the paragraph to its beginning, where a statement that
// runs over each item ends: at the next cue of the same speaker or of another one, at a
// source, at the end of the sentence; not at what stands inside quotation marks.
func (r *quoteReader) cuts() {
	n := len(r.items)
	next := n
	r.stack = r.stack[:0]
	for i := n - 1; i >= 0; i-- {
		it := &r.items[i]
		if i+1 < n && r.items[i+1].sentence != it.sentence {
			next = i + 1
		}
		switch {
		case it.mark == closeMark && it.pair >= 0:
			r.stack = append(r.stack, int32(next))
			it.cut = int32(next)
			next = i
			continue
		case it.mark == openMark && it.pair >= 0:
			if l := len(r.stack); l > 0 {
				next = int(r.stack[l-1])
				r.stack = r.stack[:l-1]
			}
		}
		it.cut = int32(next)
		if r.cutsHere(i) {
			next = i
		}
	}
}

// cutsHere tells whether what was said before an item ends there.
func (r *quoteReader) cutsHere(i int) bool {
	it := &r.items[i]
	if it.kind == text.Punct && i > 0 && r.items[i-1].sentence == it.sentence && r.titleRole() {
		return it.sign == '|' || it.sign == '…' || strings.HasPrefix(r.src[it.start:it.end], "..")
	}
	if it.kind != text.Word || i == 0 || r.items[i-1].sentence != it.sentence {
		return false
	}
	c := it.cue()
	if it.value == 0 || c.kind == noCue && c.class&(venueClass|turnClass|interrogativeClass) == 0 {
		return false
	}
	comma := isComma(r.items[i-1].sign) || r.items[i-1].mark == closeMark
	joined := it.pre&preWaw != 0
	switch c.kind {
	case participleCue:
		if it.inName(r) {
			return false
		}
		if it.how != noClaim {
			return true
		}
		return c.takes&cueWeak == 0 && c.form&formFirst == 0 && (comma || c.form&formMasculine != 0 && c.form&formSingular != 0 && endsInAlef(r.src[it.start:it.end]))
	case verbCue:
		if !r.reports(i) {
			return false
		}
		if joined && c.takes&cueContinues != 0 && c.takes&cueWeak == 0 {
			return true
		}
		if it.how == noClaim {
			// «…، وأكد التزام بلاده»: told of the speaker, in the past
			return comma && joined && c.takes&cueWeak == 0 && c.takes&(takesThat|takesIla|takesAla|takesMin) != 0 && c.form&formPresent == 0
		}
		return comma || joined && c.takes&cueContinues != 0
	case nounCue:
		return false
	case sourceCue:
		if s, ok := r.source(i); ok {
			return !s.medial && (comma || !s.like)
		}
	case attributionCue:
		return c.takes&cueWeak == 0 || comma
	}
	if !comma {
		return false
	}
	if c.class&venueClass != 0 {
		return it.words > 1 || it.pre&preLam != 0
	}
	if c.class&turnClass != 0 || it.key == wordKama {
		for j := i + 1; j < len(r.items) && j < i+16 && r.items[j].sentence == it.sentence; j++ {
			if r.items[j].how != noClaim && r.items[j].cue().kind == verbCue {
				return true
			}
		}
	}
	return false
}

func isComma(sign rune) bool {
	return sign == '،' || sign == ',' || sign == '؛' || sign == ';' || sign == '-' || sign == '–' || sign == '—' || sign == '.' || sign == '…'
}

// endsInAlef tells whether a word ends in ا, with or without its tanwin.
func endsInAlef(word string) bool {
	for {
		r, n := utf8.DecodeLastRuneInString(word)
		if wordkey.Skipped(r) {
			word = word[:len(word)-n]
			continue
		}
		return r == 'ا'
	}
}
