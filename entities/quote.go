package entities

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// A quoteReader finds reported speech, paragraph by paragraph. Each paragraph is read
// into items, which four passes mark:
//
//	pairMarks   «…» belong together
//	claims      what each cue reports, from the end: قال … إن
//	cuts        where what is said ends, from the end: … ، مضيفا
//	report      speakers and spans, from the beginning
//
// Each pass is linear: what looks ahead looks no further than a fixed number of items.
type quoteReader struct {
	src      string
	tokens   []text.Token // that are not read yet
	mentions []Mention
	next     int // the first mention that the items have not reached
	items    []quoteItem
	stack    []int32
	found    []Quote

	role           article.Role
	useful         bool // the paragraph has a cue, a colon or a quotation mark
	guillemetOpens bool
	sentences      int32 // of the paragraph

	last    [2]speaker // who spoke last, and another one before
	spoke   bool       // the sentence before has reported speech
	pending *Quote     // a colon ended the paragraph: cue and speaker of what follows
	wait    Quote
	carried int      // 1 + the index of a quotation that its paragraph left open, or 0
	sort    markSort // of its mark

	// Of the sentence that is read:
	first    int     // its first item
	earlier  int     // the first item of the sentence before, or -1
	boundary int     // the first item of its clause
	here     speaker // who speaks in it
	heard    bool
	inner    int // the first item of its last statement
	ended    int // the item at which that ended
}

// lookBack is how many items before a word its clause is looked for.
const lookBack = 48

// quoteItems is how many items a paragraph may have; a longer one, which no article has,
// is read in pieces.
const quoteItems = 1 << 13

// quotes finds the reported speech of a text: with a cue (قال، مؤكدا، بحسب), and in
// headlines with a colon. Sentences and mentions are in order of position; blocks tell the
// role of each part, and without them every line is a paragraph.
func quotes(src string, sentences []text.Span, blocks []article.Block, mentions []Mention) []Quote {
	var tokens []text.Token
	for _, s := range sentences {
		if s.Start < 0 || s.End > len(src) || s.Start >= s.End {
			continue
		}
		for t := range text.Tokens(src[s.Start:s.End]) {
			t.Start += s.Start
			t.End += s.Start
			tokens = append(tokens, t)
		}
	}
	return new(quoteRoom).quotes(src, tokens, sentences, blocks, mentions)
}

// A quoteRoom is the scratch memory of a quoteReader.
type quoteRoom struct {
	items []quoteItem
	stack []int32
}

// quotes is the function quotes for a text whose sentences have been cut into tokens.
func (room *quoteRoom) quotes(src string, tokens []text.Token, sentences []text.Span, blocks []article.Block, mentions []Mention) []Quote {
	r := quoteReader{src: src, tokens: tokens, mentions: mentions, items: room.items[:0], stack: room.stack[:0], last: [2]speaker{nobody, nobody}}
	defer func() { room.items, room.stack = r.items[:0], r.stack[:0] }()
	if len(blocks) == 0 {
		for i := 0; i < len(sentences); {
			end := i + 1
			for end < len(sentences) && !strings.ContainsAny(src[sentences[end-1].End:sentences[end].Start], "\n\r\u2028\u2029") {
				end++
			}
			r.paragraph(sentences[i:end])
			i = end
		}
	}
	at := 0
	for _, b := range blocks {
		for at < len(sentences) && sentences[at].Start < b.Start {
			at++
		}
		end := at
		for end < len(sentences) && sentences[end].Start < b.End {
			end++
		}
		switch b.Role {
		case article.RoleKicker, article.RoleHeadline, article.RoleStandfirst, article.RoleBullet, article.RoleSubhead,
			article.RoleParagraph, article.RoleListItem, article.RoleCaption:
			r.role = b.Role
			r.paragraph(sentences[at:end])
		}
		at = end
	}
	slices.SortStableFunc(r.found, func(a, b Quote) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	return r.found
}

// paragraph reads the sentences of a paragraph.
func (r *quoteReader) paragraph(sentences []text.Span) {
	r.begin()
	for _, s := range sentences {
		if s.Start < 0 || s.End > len(r.src) || s.Start >= s.End {
			continue
		}
		for len(r.tokens) > 0 && r.tokens[0].Start < s.Start {
			r.tokens = r.tokens[1:]
		}
		for len(r.tokens) > 0 && r.tokens[0].End <= s.End {
			if len(r.items) == quoteItems {
				r.end()
				r.begin()
			}
			r.add(r.tokens[0])
			r.tokens = r.tokens[1:]
		}
		r.sentences++
	}
	r.end()
}

func (r *quoteReader) begin() {
	r.items = r.items[:0]
	r.useful, r.guillemetOpens = false, false
	r.sentences = 0
}

// add appends a token.
func (r *quoteReader) add(t text.Token) {
	it := quoteItem{start: t.Start, end: t.End, mention: -1, pair: -1, claim: -1, sentence: r.sentences, words: 1, kind: t.Kind}
	switch t.Kind {
	case text.Word:
		it.lookUp(r.src[it.start:it.end])
		if it.value != 0 && it.cue().kind != noCue {
			r.useful = true
		}
	case text.Punct, text.Symbol:
		it.sign, _ = utf8.DecodeRuneInString(r.src[it.start:it.end])
		if it.sign == '«' {
			r.guillemetOpens = true
		}
		if it.sign == ':' || sortOf(it.sign) != noSort {
			r.useful = true
		}
	}
	for r.next < len(r.mentions) && (r.mentions[r.next].Within != None || r.mentions[r.next].End <= it.start) {
		r.next++
	}
	if r.next < len(r.mentions) {
		if m := &r.mentions[r.next]; m.Start < it.end && m.End > it.start {
			it.mention, it.name = int32(r.next), m.Start >= it.start
		}
	}
	r.items = append(r.items, it)
}

// end reads the paragraph that is in items.
func (r *quoteReader) end() {
	if len(r.items) == 0 {
		return
	}
	r.phrases()
	if !r.useful {
		r.spoke, r.pending, r.carried = false, nil, 0
		return
	}
	r.pairMarks()
	r.claims()
	r.cuts()
	r.carryOn()
	r.reportAll()
}

// phrases joins the words of phrases of the list.
func (r *quoteReader) phrases() {
	for i := 0; i < len(r.items); i++ {
		it := &r.items[i]
		if !it.is(headClass) {
			continue
		}
		value, words := r.phraseAt(i)
		if words == 0 {
			continue
		}
		it.value, it.words = value, uint8(words)
		rest := uint16(0)
		if k := it.cue().kind; k != noCue {
			r.useful = true
		}
		if k := it.cue().kind; k == noCue || k == formulaCue {
			rest = value // all of «في هذا السياق» is what its first word is
		}
		for j := i + 1; j < i+words; j++ {
			r.items[j].value, r.items[j].words = rest, 0
		}
		i += words - 1
	}
}

// carryOn ends a quotation that the paragraph before left open.
func (r *quoteReader) carryOn() {
	if r.carried == 0 {
		return
	}
	at := r.carried - 1
	r.carried = 0
	q := &r.found[at]
	for i := range r.items {
		it := &r.items[i]
		if it.mark == noMark || sortOf(it.sign) != r.sort {
			continue
		}
		switch {
		case it.mark == closeMark && it.pair < 0 && i > 0: // no mark at the beginning of the paragraph
			if slices.ContainsFunc(r.items[:i], func(it quoteItem) bool { return it.how != noClaim }) {
				return
			}
			q.End = r.items[i-1].end
			r.markQuoted(0, i)
		case it.mark == openMark && i == 0:
			end := len(r.items)
			if it.pair >= 0 {
				end = int(it.pair)
			}
			if end > 1 {
				q.End = r.items[end-1].end
				r.markQuoted(0, end)
			}
			if it.pair < 0 {
				r.carried = at + 1
			}
		}
		return
	}
}

func (r *quoteReader) markQuoted(from, to int) {
	for i := from; i < to; i++ {
		r.items[i].quoted = true
	}
}

// reportAll reads the paragraph from its beginning.
func (r *quoteReader) reportAll() {
	sentence, spoke := int32(-1), r.spoke
	r.heard = spoke
	for i := 0; i < len(r.items); i++ {
		it := &r.items[i]
		if it.sentence != sentence {
			sentence = it.sentence
			r.spoke = r.heard
			r.earlier = r.first
			r.first, r.boundary, r.here, r.heard, r.ended = i, i, nobody, false, -1
			if i == 0 {
				r.earlier = -1
				r.boundary = r.behindDateline()
				if r.pending != nil {
					r.takePending()
				}
			}
			if !it.quoted && r.speaksItself() {
				r.headline(i)
			}
		}
		switch {
		case it.mark == openMark && !it.quoted:
			r.bareQuote(i)
		case it.value == 0:
		case it.how != noClaim:
			r.report(i)
		case it.quoted:
		case it.cue().kind == verbCue:
			if !r.reportBehind(i) {
				r.noteSubject(i)
			}
		case it.cue().kind == sourceCue:
			r.reportSource(i)
		case it.cue().kind == attributionCue:
			r.reportAttribution(i)
		}
	}
	r.spoke = r.heard
}

// emit appends a quote of the items from a to b, b excluded.
func (r *quoteReader) emit(a, b int, cue text.Span, s speaker, direct bool) {
	if !direct {
		for b > a && r.trims(b-1) {
			b--
		}
		// marks around all of it are outside
		if b-a > 2 && r.items[a].mark == openMark && int(r.items[a].pair) == b-1 {
			a, b, direct = a+1, b-1, true
			r.markQuoted(a, b)
		}
		for a < b && isComma(r.items[a].sign) {
			a++
		}
	}
	if a >= b {
		return
	}
	if r.found == nil {
		r.found = make([]Quote, 0, 8)
	}
	r.found = append(r.found, Quote{Span: text.Span{Start: r.items[a].start, End: r.items[b-1].end}, Cue: cue, Speaker: int(s.mention), Direct: direct})
	r.heard = true
}

// trims tells of an item that does not belong to the end of what is said.
func (r *quoteReader) trims(i int) bool {
	it := &r.items[i]
	switch it.kind {
	case text.Punct:
		return isComma(it.sign) || it.sign == ':' || it.mark != noMark && it.pair < 0 || it.sign == ')' && it.pair < 0 || it.sign == '('
	case text.Word:
		return it.key == wordWa || it.is(particleClass) || it.key == wordKama
	}
	return false
}

// remember notes who spoke.
func (r *quoteReader) remember(s speaker) {
	if s.mention != r.last[0].mention || s.form != r.last[0].form {
		r.last[1] = r.last[0]
	}
	r.last[0] = s
	r.here = s
	r.here.found = true
}

// before gives the last speaker with whom a verb of a form agrees.
func (r *quoteReader) before(form cueForm) speaker {
	for _, s := range r.last {
		if s.found && agree(s.form, form) {
			return s
		}
	}
	return r.last[0]
}

// agree tells whether two forms can be those of one speaker; unknown ones can. A verb
// before a plural subject is singular, so that only the gender tells.
func agree(a, b cueForm) bool {
	const genders = formMasculine | formFeminine
	return a&genders == 0 || b&genders == 0 || a&b&genders != 0
}

// speakerOf finds the speaker of the cue at i, whose subject, if behind it, ends before end.
func (r *quoteReader) speakerOf(i, end int) speaker {
	it := &r.items[i]
	c := it.cue()
	if c.takes&cuePassive != 0 {
		return nobody
	}
	form := c.form &^ formFirst
	switch c.kind {
	case verbCue:
		s := r.subjectAfter(i, end)
		if !s.found && s.end > 0 && it.how != claimThat && !r.opensSentence(i) {
			s = nobody // an object: «ويصف الخطوة بأنها»
		}
		if it.pre&preWaw == 0 && (s.mention < 0 && !s.context || r.afterSubject(i)) {
			if b := r.subjectBefore(i); b.found {
				b = r.resolve(b)
				b.form = form
				return b
			}
		}
		if s.found || s.end > 0 && s.end < end {
			if s.context {
				b := r.before(form)
				s.mention = b.mention
			}
			s.form, s.found = form, true
			return s
		}
		if c.takes&(cueRelays|cueInDocument) != 0 {
			return r.before(0)
		}
		if it.pre&preWaw == 0 {
			if !r.opens(i) {
				first := r.clauseStart(i)
				if s := r.mainSubject(first, i); s.found {
					s.form = form
					return r.resolve(s)
				}
				// a statement that a participle before it began may end behind the cue: first is behind it then
				if w := &r.items[min(first, i)]; w.kind == text.Word && w.value == 0 && w.mention < 0 && (first > r.boundary || !r.here.found) {
					return speaker{mention: -1, form: form, found: true} // a noun that no list knows
				}
			}
		}
		if r.here.found && agree(r.here.form, form) {
			return r.here
		}
		if i > r.boundary+2 || i > r.boundary && !r.opens(i) {
			if s := r.mainSubject(r.boundary, i); s.found {
				s.form = form
				return r.resolve(s)
			}
		}
		return r.before(form)
	}
	if r.here.found && agree(r.here.form, form) {
		return r.here
	}
	if s := r.mainSubject(r.boundary, i); s.found {
		return r.resolve(s)
	}
	if c.kind == participleCue && r.opensSentence(i) { // «نافيا أن …، قال الوزير»
		for j := end; j < len(r.items) && j < end+40 && r.items[j].sentence == it.sentence; j++ {
			if v := &r.items[j]; v.how != noClaim && v.cue().kind == verbCue {
				if s := r.subjectAfter(j, min(int(v.claim), len(r.items))); s.mention >= 0 {
					return s
				}
				break
			}
		}
	}
	if r.earlier >= 0 && r.opensSentence(i) && c.kind == participleCue && !r.spoke {
		if s := r.mainSubject(r.earlier, r.first); s.found { // «كشف المدير عن ذلك. مشيرا إلى أن»
			return r.resolve(s)
		}
	}
	return r.before(form)
}

// afterSubject tells whether the names right before the verb at i open the clause, or
// stand behind كان: «وكان فلان قد قال في مؤتمر مع فلان إن».
func (r *quoteReader) afterSubject(i int) bool {
	j := i - 1
	for j > 0 && r.items[j].is(particleClass) {
		j--
	}
	if j < 0 || r.items[j].mention < 0 {
		return false
	}
	for n := 0; n < 12 && j > 0 && (r.items[j-1].mention >= 0 || r.items[j-1].is(titleClass)); n++ {
		j--
	}
	return r.opens(j) || r.items[j-1].is(wasClass)
}

// clauseStart is the first item of the clause in which a word stands: behind the last
// comma or «لكن» before it, if there are words between.
func (r *quoteReader) clauseStart(i int) int {
	for j := i - 1; j > r.boundary && j > i-lookBack; j-- {
		if it := &r.items[j]; isComma(it.sign) || it.is(turnClass) || it.is(thatClass) && it.mention < 0 {
			if j+1 < i {
				return j + 1
			}
			break
		}
	}
	return r.boundary
}

// innerSpeaker finds the speaker of a cue that stands inside what another one says.
func (r *quoteReader) innerSpeaker(i, end int) speaker {
	if s := r.subjectAfter(i, end); s.found && !s.context {
		return s
	}
	if s := r.subjectBefore(i); s.found && !s.context {
		return s
	}
	if c := r.items[i].cue(); c.kind == verbCue {
		return r.mainSubject(max(r.inner, r.clauseStart(i)), i)
	}
	return nobody
}

// resolve gives «المصدر» the one who spoke before.
func (r *quoteReader) resolve(s speaker) speaker {
	if s.context {
		s.mention = r.before(s.form).mention
	}
	return s
}

// report reads the cue at i with what it reports.
func (r *quoteReader) report(i int) {
	it := &r.items[i]
	end := min(int(it.claim), len(r.items))
	nested := it.quoted || i < r.ended
	var s speaker
	if nested {
		s = r.innerSpeaker(i, end)
		if it.quoted && s.mention < 0 || it.how == claimNext {
			return // what one says inside the speech of another: only with its own speaker
		}
	} else {
		s = r.speakerOf(i, end)
	}
	cue := r.word(i)
	switch it.how {
	case claimThat, claimAsk, claimColon:
		a := int(it.claim)
		b := int(r.items[a].cut)
		if t := &r.items[a]; it.how == claimColon && t.is(thatClass) && t.key.Len() == 2 && t.pre == 0 {
			a++
		}
		if i > 2 && r.items[i-1].is(relativeClass) && isComma(r.items[i-2].sign) {
			b = r.firstComma(a, b) // «، الذي قال إن …،»
		}
		r.emit(a, b, cue, s, false)
		if !nested {
			r.inner, r.ended = a, b
		}
	case claimQuoted:
		if c := it.cue(); c.kind == verbCue && it.pre == 0 && c.takes&cueWeak == 0 && !nested {
			r.quotationBefore(i, s)
		}
		r.quotation(int(it.claim), cue, s)
	case claimNext:
		r.wait = Quote{Cue: cue, Speaker: int(s.mention)}
		r.pending = &r.wait
		r.heard = true
	}
	if !nested {
		r.remember(s)
	}
}

// quotation takes the quotation that opens at q, and those that go on with it:
// «…» و«…», «…»، وأن «…».
func (r *quoteReader) quotation(q int, cue text.Span, s speaker) {
	for {
		p := r.take(q, cue, s)
		if p < 0 {
			return
		}
		k := p + 1
		if k < len(r.items) && isComma(r.items[k].sign) && r.items[k].sentence == r.items[p].sentence {
			k++
		}
		if k+1 >= len(r.items) || r.items[k].sentence != r.items[p].sentence {
			return
		}
		it := &r.items[k]
		switch {
		case it.kind == text.Word && it.is(thatClass) && it.pre&preWaw != 0:
			k++
			if r.items[k].mark != openMark || !r.isWholeClause(k) {
				b := int(r.items[k].cut)
				r.emit(k, b, cue, s, false)
				r.ended = b
				return
			}
		case it.key == wordWa && it.kind == text.Word:
			if k++; r.items[k].mark != openMark || r.quotedWords(k) < 3 {
				return
			}
		case it.mark == openMark && k > p+1 && r.quotedWords(k) >= 4:
		default:
			return
		}
		if r.items[k].quoted {
			return
		}
		q = k
	}
}

// take emits the quotation that opens at q and gives the mark that closes it, or -1.
func (r *quoteReader) take(q int, cue text.Span, s speaker) int {
	p := int(r.items[q].pair)
	end := p
	if p < 0 {
		end = len(r.items)
	}
	if end <= q+1 {
		return -1
	}
	r.markQuoted(q, end)
	a := q + 1
	if r.items[q].sign == '(' && a < end && r.items[a].sign == '(' {
		a++ // ((
	}
	if it := &r.items[a]; it.is(thatClass) && it.key.Len() == 2 && it.pre == 0 && q > 0 && r.items[q-1].sign != ':' && a+1 < end {
		a++ // «قال " إن القضية وطنية "»: the particle is no part of it
	}
	r.emit(a, end, cue, s, true)
	r.ended = end
	if p < 0 && len(r.found) > 0 {
		r.carried, r.sort = len(r.found), sortOf(r.items[q].sign)
	}
	return p
}

// takePending gives a quotation that opens the paragraph the cue and the speaker before
// the colon that closed the last one.
func (r *quoteReader) takePending() {
	w := *r.pending
	r.pending = nil
	if r.items[0].mark == openMark && !r.items[0].quoted {
		r.quotation(0, w.Cue, speaker{mention: int32(w.Speaker)})
	}
}

// bareQuote reads a quotation without a cue: after speech, a sentence of its own
// continues it.
func (r *quoteReader) bareQuote(q int) {
	if q != r.first {
		return
	}
	p := int(r.items[q].pair)
	if r.titleRole() && p > 0 && r.quoteThenSpeaker(q, p) {
		return
	}
	if !r.spoke || r.quotedWords(q) < 4 || !r.last[0].found {
		return
	}
	if p >= 0 {
		for k := p + 1; k < len(r.items) && r.items[k].sentence == r.items[p].sentence; k++ {
			if r.items[k].sign != '.' {
				return
			}
		}
	}
	r.take(q, text.Span{}, r.last[0])
}

// quoteThenSpeaker reads headlines like «"لن نتراجع".. أردوغان يتوعد».
func (r *quoteReader) quoteThenSpeaker(q, p int) bool {
	k := p + 1
	if r.quotedWords(q) < 2 || k+1 >= len(r.items) || r.items[k].kind != text.Punct || r.items[k].mark != noMark {
		return false
	}
	s := r.nounPhrase(k+1, len(r.items))
	if s.mention < 0 {
		return false
	}
	switch r.mentions[s.mention].Type {
	case Person, Role, Org:
	default:
		return false
	}
	if s.end < len(r.items) {
		if v := &r.items[s.end]; v.cue().kind == verbCue && v.how == noClaim && v.cue().takes&takesDirect != 0 {
			r.take(q, r.word(s.end), s)
			r.remember(s)
			return true
		}
		if v := &r.items[s.end]; v.kind == text.Word {
			return false
		}
	}
	return false
}

// reportBehind reads a verb behind what it reports: «"…"، قال الوزير», «…، يقول أحمد.»
func (r *quoteReader) reportBehind(i int) bool {
	it := &r.items[i]
	c := it.cue()
	if i == 0 || it.pre&(preWaw|preSeen) != 0 || c.takes&takesDirect == 0 || c.form&formFirst != 0 || !r.reports(i) {
		return false
	}
	if q := r.closedBefore(i); q >= 0 {
		if c.takes&cueWeak == 0 || isComma(r.items[i-1].sign) {
			s := r.speakerOf(i, min(i+16, len(r.items)))
			r.take(q, r.word(i), s)
			r.remember(s)
			return true
		}
		return false
	}
	p := i - 2
	if p < r.boundary+3 || c.form&formPresent == 0 || r.items[r.boundary].is(prepositionClass|adverbClass|turnClass|venueClass) || !isComma(r.items[i-1].sign) || r.items[p].sign == '.' || c.takes&takesThat == 0 || c.takes&cueWeak != 0 || r.titleRole() || r.ended > r.boundary {
		return false
	}
	s := r.subjectAfter(i, min(i+16, len(r.items)))
	if !s.found || s.context {
		return false
	}
	if s.end < len(r.items) && r.items[s.end].sentence == it.sentence && r.items[s.end].kind != text.Punct {
		return false
	}
	s.form = c.form
	r.emit(r.boundary, i, r.word(i), s, false)
	r.ended = i
	r.remember(s)
	return true
}

// noteSubject remembers who is told to say something without a report: «دعا فلان إلى
// الهدوء. وأضاف أن …».
func (r *quoteReader) noteSubject(i int) {
	if !r.tells(i) || !r.reports(i) {
		return
	}
	var s speaker
	if r.opensSentence(i) {
		s = r.subjectAfter(i, min(i+16, len(r.items)))
	} else if r.items[i].pre == 0 && i > 0 && r.items[i-1].mention >= 0 && r.opensSentence(r.mentionStart(i-1)) {
		s = r.subjectBefore(i)
	}
	if s.found && !s.context && s.mention >= 0 {
		s.form = r.items[i].cue().form
		r.remember(s)
	}
}

// closedBefore gives the mark that opens a quotation which ends right before item i, or -1.
func (r *quoteReader) closedBefore(i int) int {
	p := i - 1
	if p > 0 && isComma(r.items[p].sign) {
		p--
	}
	if p < 0 || r.items[p].mark != closeMark || r.items[p].pair < 0 {
		return -1
	}
	q := int(r.items[p].pair)
	if r.items[q].quoted || r.quotedWords(q) < 2 || r.isName(q) {
		return -1
	}
	return q
}

// quotationBefore takes the first part of «"…"، قال الوزير، "…"».
func (r *quoteReader) quotationBefore(i int, s speaker) {
	if q := r.closedBefore(i); q >= 0 {
		r.take(q, r.word(i), s)
	}
}

// firstComma gives the first comma from a to b that is not inside quotation marks, or b.
func (r *quoteReader) firstComma(a, b int) int {
	for i := a; i < b && i < a+200; i++ {
		if it := &r.items[i]; it.mark == openMark && it.pair > 0 {
			i = int(it.pair)
		} else if isComma(it.sign) {
			return i
		}
	}
	return b
}

// titleRole tells whether the paragraph is a title or an item of a summary.
func (r *quoteReader) titleRole() bool {
	switch r.role {
	case article.RoleHeadline, article.RoleKicker, article.RoleSubhead, article.RoleBullet, article.RoleStandfirst:
		return true
	}
	return false
}

// speaksItself tells whether «speaker: quote» may stand in the paragraph.
func (r *quoteReader) speaksItself() bool { return r.titleRole() || r.role == article.RoleNone }

// headline reads «speaker: quote» at the beginning of a sentence, and what a second
// speaker says in it: «بايدن: لن نسمح .. ونتنياهو: سنرد».
func (r *quoteReader) headline(i int) {
	sentence := r.items[i].sentence
	for i < len(r.items) && r.items[i].sentence == sentence {
		colon := -1
		for j := i; j < len(r.items) && j < i+16 && r.items[j].sentence == sentence; j++ {
			it := &r.items[j]
			if it.sign == ':' && it.kind == text.Punct {
				colon = j
				break
			}
			if it.kind == text.Word && it.how != noClaim {
				break
			}
			if it.mark == openMark && it.pair > 0 {
				if r.quotedWords(j) > 5 {
					break
				}
				j = int(it.pair)
			}
		}
		if colon < 0 || colon+1 >= len(r.items) || r.items[colon+1].sentence != sentence {
			return
		}
		s := r.colonSpeaker(i, colon)
		end := colon + 1
		for end < len(r.items) && r.items[end].sentence == sentence && !r.changesSpeaker(end) {
			end++
		}
		if s.found {
			q := colon + 1
			r.remember(s)
			if r.items[q].mark == openMark && r.items[q].pair > 0 {
				p := r.take(q, text.Span{}, s)
				_ = p
			} else {
				r.emit(q, end, text.Span{}, s, false)
			}
			r.ended = end
		}
		i = end + 1
	}
}

// changesSpeaker tells of the sign in a headline behind which another one speaks.
func (r *quoteReader) changesSpeaker(i int) bool {
	it := &r.items[i]
	if it.kind != text.Punct || it.mark != noMark || !(it.sign == '.' || it.sign == '…' || it.sign == '|' || it.sign == '؛' || it.sign == '،' || it.sign == '-' || it.sign == '–') {
		return false
	}
	for j := i + 1; j < len(r.items) && j < i+12 && r.items[j].sentence == it.sentence; j++ {
		if r.items[j].sign == ':' {
			return r.colonSpeaker(i+1, j).found
		}
		if r.items[j].how != noClaim && r.items[j].kind == text.Word {
			return true
		}
	}
	return false
}

// colonSpeaker tells who is named before the colon of a headline.
func (r *quoteReader) colonSpeaker(i, colon int) speaker {
	if i >= colon || r.items[i].is(labelClass) && r.items[i].mention < 0 || r.items[i].kind == text.Number {
		return nobody
	}
	for j := i; j < colon; j++ {
		if r.items[j].cue().kind == verbCue && r.items[j].mention < 0 && r.items[j].cue().takes&cueWeak == 0 && j > i {
			// «الوزير يؤكد: …» is claimed by the verb; «في بيان قال: …» too
			return nobody
		}
	}
	s := r.nounPhrase(i, colon)
	if !s.found {
		return nobody
	}
	s.form = 0
	if s.mention >= 0 {
		switch r.mentions[s.mention].Type {
		case Person, Role:
		case Org, Norp:
			if r.role == article.RoleNone {
				return nobody
			}
			// what is told of a body is no speech of it, but a title before the colon names
			// who speaks more often than what it is about
			if s.end < colon && r.items[s.end].is(prepositionClass) && r.items[s.end].kind == text.Word && !r.firstPerson(colon+1) && r.items[s.end].key != wordLi && r.items[s.end].pre&preLam == 0 {
				return nobody
			}
		case GPE:
			if !r.firstPerson(colon + 1) {
				return nobody
			}
		default:
			return nobody
		}
		return s
	}
	if s.context && !r.firstPerson(colon+1) && !r.items[i].is(documentClass) && r.role == article.RoleNone {
		return nobody
	}
	s.context = false
	return s
}

// firstPerson tells whether one speaks of himself, or in quotation marks, from item i on.
func (r *quoteReader) firstPerson(i int) bool {
	if i < len(r.items) && r.items[i].mark == openMark {
		return true
	}
	for j := i; j < len(r.items) && j < i+8 && r.items[j].sentence == r.items[i].sentence; j++ {
		it := &r.items[j]
		if it.kind != text.Word || it.mention >= 0 {
			continue
		}
		if it.is(firstpersonClass) || it.cue().form&formFirst != 0 || it.key == wordLan || j == i && it.key == wordLa {
			return true
		}
		w := r.src[it.start:it.end]
		if strings.HasPrefix(w, "سن") || strings.HasPrefix(w, "سأ") || strings.HasPrefix(w, "وسن") {
			return true
		}
	}
	return false
}

// behindDateline is the item behind a dateline that opens the paragraph: «القاهرة - رويترز:».
func (r *quoteReader) behindDateline() int {
	names := 0
	for i := 0; i < len(r.items) && i < 12; i++ {
		it := &r.items[i]
		switch {
		case it.mention >= 0:
			if t := r.mentions[it.mention].Type; t != GPE && t != Org && t != Loc {
				return 0
			}
			names++
		case it.kind == text.Punct && (it.sign == ':' || it.sign == '-' || it.sign == '–' || it.sign == '—' || it.sign == '/'):
			if names == 0 {
				return 0
			}
			if i+1 < len(r.items) && (r.items[i+1].mention < 0 || it.sign == ':') {
				return i + 1
			}
		case it.kind == text.Punct && it.mark == noMark:
		default:
			return 0
		}
	}
	return 0
}

// A sourcePhrase is a source with the words that name it: «بحسب [ما ذكرت] وزارة الصحة».
type sourcePhrase struct {
	speaker
	cue    text.Span
	like   bool // كما
	medial bool // the clause goes on behind it: «…، بحسب الوزارة، إلى …»
}

// medial tells whether a clause goes on behind the words for a source that end at item i.
func (r *quoteReader) medial(i int) bool {
	if i < 1 || i+1 >= len(r.items) || !isComma(r.items[i].sign) || r.items[i].sign == '.' || r.items[i+1].sentence != r.items[i-1].sentence {
		return false
	}
	it := &r.items[i+1]
	return it.kind == text.Word && it.pre&(preWaw|preFeh) == 0 && it.mention < 0 && it.cue().kind == noCue &&
		(it.is(thatClass) || it.is(prepositionClass) && !it.is(venueClass|turnClass) || r.items[i].sign == '-')
}

// source reads the source at i and tells whether it names one who speaks.
func (r *quoteReader) source(i int) (sourcePhrase, bool) {
	it := &r.items[i]
	c := it.cue()
	j := i + int(it.words)
	n := len(r.items)
	if j >= n || r.items[j].sentence != it.sentence {
		return sourcePhrase{}, false
	}
	stop := min(j+20, n)
	if c.takes&takesVerb != 0 {
		like := it.key == wordKama || it.key == wordMithlama
		for k := j; k < min(j+3, n); k++ {
			v := &r.items[k]
			if v.sentence != it.sentence || v.kind != text.Word {
				break
			}
			if v.value == 0 && v.key.Last() == wordkey.Heh { // ما ذكره
				if f := wordkey.Find(cueKeys[:], v.key.Cut(1)); f >= 0 && cueValues[cueIndex[f]].kind == verbCue {
					v.value = cueIndex[f]
				}
			}
			if v.cue().kind != verbCue || v.cue().form&formFirst != 0 {
				continue
			}
			if v.how != noClaim || v.pre&preWaw != 0 || v.cue().takes&cueShadda != 0 {
				break
			}
			s := r.subjectAfter(k, stop)
			if s.end == 0 {
				s.end = k + 1
			} else if s.mention < 0 { // «شهود عيان»
				for w := 0; w < 3 && !r.clauseEnds(s.end) && r.items[s.end].kind == text.Word; w++ {
					s.end++
				}
			}
			if like && (r.opensSentence(i) || !s.found && v.cue().takes&takesThat == 0 || !r.clauseEnds(s.end)) {
				break
			}
			if !s.found && !r.clauseEnds(s.end) && like {
				break
			}
			s.form = v.cue().form
			return sourcePhrase{speaker: s, cue: r.word(k), like: like, medial: r.medial(s.end)}, true
		}
		return sourcePhrase{}, false
	}
	w := &r.items[j]
	cue := text.Span{Start: it.start + int(it.bare), End: r.items[j-1].end}
	if c.takes&takesLi != 0 && !strings.HasPrefix(r.src[w.start:w.end], "ل") {
		return sourcePhrase{}, false
	}
	s := r.nounPhrase(j, stop)
	if !s.found {
		return sourcePhrase{}, false
	}
	if s.mention >= 0 {
		switch r.mentions[s.mention].Type {
		case Person, Role, Org:
		case GPE:
			if c.takes&cueWeak != 0 && it.words > 1 {
				return sourcePhrase{}, false
			}
		case WorkOfArt, Product:
		default:
			return sourcePhrase{}, false
		}
	} else if c.takes&cueWeak != 0 && w.is(carrierClass) && !w.is(anaphorClass) && !w.is(documentClass) {
		return sourcePhrase{}, false
	}
	return sourcePhrase{speaker: s, cue: cue, medial: r.medial(s.end)}, true
}

// clauseEnds tells whether a clause can end before item i.
func (r *quoteReader) clauseEnds(i int) bool {
	if i >= len(r.items) || i > 0 && r.items[i].sentence != r.items[i-1].sentence {
		return true
	}
	it := &r.items[i]
	return it.kind == text.Punct || it.is(prepositionClass|venueClass|adverbClass|relativeClass) || it.pre&(preLam|preWaw) != 0
}

// reportSource reads what a source before or behind it is given for.
func (r *quoteReader) reportSource(i int) {
	p, ok := r.source(i)
	if !ok {
		return
	}
	s := r.resolve(p.speaker)
	s.found = true
	if p.context && p.mention < 0 {
		s.mention = r.before(0).mention
	}
	n := len(r.items)
	if r.opensClause(i) {
		for k := p.end; k < n && k < p.end+28 && r.items[k].sentence == r.items[i].sentence; k++ {
			it := &r.items[k]
			start := -1
			switch {
			case it.is(thatClass) && it.kind == text.Word && it.pre&preWaw == 0, it.key == wordFaqad:
				start = k + 1
			case it.sign == '،' || it.sign == ',' || it.sign == ':':
				// a comma inside the words for the source: «بحسب الوزير، أحمد حسن، فإن»
				start = k + 1
				if k+1 < n && (r.items[k+1].is(thatClass) && r.items[k+1].pre&preFeh != 0 || r.items[k+1].key == wordFaqad) {
					start = k + 2
				} else if k+1 < n && r.items[k+1].is(relativeClass) {
					continue
				}
			case it.how != noClaim && it.kind == text.Word:
				return
			}
			if start < 0 {
				continue
			}
			if s.mention >= 0 && k > p.end+6 && isComma(it.sign) {
				start = p.end // «وبحسب رويترز حصل … ، »
			}
			if start >= n || r.items[start].sentence != r.items[i].sentence {
				return
			}
			b := int(r.items[start].cut)
			if r.items[start].mark == openMark && r.isWholeClause(start) && !r.items[start].quoted {
				r.quotation(start, p.cue, s)
			} else {
				r.emit(start, b, p.cue, s, false)
			}
			r.ended = b
			r.remember(s)
			return
		}
		return
	}
	comma := i > 0 && (isComma(r.items[i-1].sign) || r.items[i-1].mark == closeMark)
	if r.heard && (p.medial || p.like && !comma) {
		return // a remark inside the speech of another one
	}
	if p.medial || i-r.boundary < 6 && p.end+2 < n && isComma(r.items[p.end].sign) && r.items[p.end].sign != '.' && r.items[p.end+1].sentence == r.items[i].sentence && !strings.HasPrefix(r.src[r.items[p.end+1].start:], "و") && !r.items[p.end+1].is(turnClass) && r.items[i-1].mark != closeMark {
		b := int(r.items[p.end].cut) // the source stands inside
		r.emit(r.boundary, b, p.cue, s, false)
		r.ended = b
		if !r.here.found {
			r.remember(s)
		}
		return
	}
	if r.ended > r.boundary && r.ended+4 < i {
		r.boundary = r.ended // behind what another one said
	}
	r.clauseBefore(i, p.cue, s)
	if !r.here.found {
		r.remember(s)
	}
	for k := p.end; k < n && k < p.end+12 && r.items[k].sentence == r.items[i].sentence; k++ {
		if isComma(r.items[k].sign) {
			r.boundary = k + 1
			break
		}
	}
}

// opensClause tells whether nothing but signs and adverbs stands before item i in its clause.
func (r *quoteReader) opensClause(i int) bool {
	for j := max(r.boundary, i-lookBack); j < i; j++ {
		if it := &r.items[j]; it.kind != text.Punct && !it.is(adverbClass|particleClass|turnClass) || it.mark != noMark {
			return false
		}
	}
	return true
}

// clauseBefore emits what stands in the clause before item i.
func (r *quoteReader) clauseBefore(i int, cue text.Span, s speaker) {
	a, b := r.boundary, i
	for b > a && r.trims(b-1) {
		b--
	}
	if b <= a {
		return
	}
	if q := r.items[b-1].pair; r.items[b-1].mark == closeMark && int(q) == a && !r.items[a].quoted {
		r.take(a, cue, s)
		return
	}
	r.emit(a, b, cue, s, false)
}

// reportAttribution reads «على حد قوله» behind what has no other cue.
func (r *quoteReader) reportAttribution(i int) {
	it := &r.items[i]
	if r.heard || it.cue().takes&cueWeak != 0 && !isComma(r.items[max(i-1, 0)].sign) {
		return
	}
	s := r.here
	if !s.found || !agree(s.form, it.cue().form) {
		if s = r.mainSubject(r.boundary, i); !s.found {
			s = r.before(it.cue().form)
		}
	}
	s = r.resolve(s)
	r.clauseBefore(i, text.Span{Start: it.start + int(it.bare), End: r.items[i+int(it.words)-1].end}, s)
}
