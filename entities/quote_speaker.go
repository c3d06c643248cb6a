package entities

import (
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/wordkey"
)

// A speaker is who says something, as far as the grammar tells.
type speaker struct {
	mention int32   // or -1 where the speaker has no name
	form    cueForm // gender and number of the verb that goes with it, as far as known
	found   bool    // the text names or describes a speaker here
	context bool    // «المصدر», «البيان»: the one who spoke before
	end     int     // the item behind the words for the speaker
}

var nobody = speaker{mention: -1}

// subjectAfter reads the subject behind the verb at i, no further than end: «قال [أمس]
// [وزير الخارجية المصري بدر عبد العاطي] في مؤتمر صحفي إن».
func (r *quoteReader) subjectAfter(i, end int) speaker {
	j := i + int(r.items[i].words)
	c := r.items[i].cue()
	if c.takes&cueRelays != 0 { // نقلت رويترز عن مسؤول قوله
		for k := j; k < end && k < i+16; k++ {
			if it := &r.items[k]; it.key == wordAn {
				return r.nounPhrase(k+1, end)
			} else if it.sentence != r.items[i].sentence {
				break
			}
		}
	}
	if c.takes&cueRelaysAtOnce != 0 {
		return r.nounPhrase(j, end)
	}
	if c.takes&cueInDocument != 0 {
		return r.document(j, end)
	}
	for ; j < end && j < i+10; j++ {
		it := &r.items[j]
		switch {
		case it.sentence != r.items[i].sentence:
			return nobody
		case it.kind == text.Number, it.kind == text.Punct && isComma(it.sign):
			if it.kind == text.Punct && (it.sign == '.' || it.sign == '؛') {
				return nobody
			}
			continue
		case it.sign == '(' && it.pair > 0:
			j = int(it.pair)
			continue
		case it.mention >= 0 && it.name:
		case it.is(thatClass), it.is(relativeClass), it.sign == ':':
			return nobody
		case it.is(adverbClass), it.is(particleClass), it.cue().kind == nounCue:
			continue
		case it.is(prepositionClass | venueClass), it.pre&(preLam|preBeh) != 0 && !it.name, it.cue().kind == participleCue:
			return r.subjectBehindAdjunct(j, end)
		case it.kind == text.Word && adverbial(r.src[it.start:it.end]):
			continue
		}
		if it.mention >= 0 && it.name && r.governedByClitic(j) {
			return r.subjectBehindAdjunct(j, end)
		}
		return r.nounPhrase(j, end)
	}
	return nobody
}

// adverbial tells of indefinite accusatives: «وقال مازحا», «وأضاف ردا على».
func adverbial(word string) bool {
	k := wordkey.Of(word)
	return k != 0 && k.Last() == wordkey.Alef && k.Len() > 2 && !k.Article()
}

// subjectBehindAdjunct reads a subject that stands behind words like «في تصريح لرويترز»
// or «أمام البرلمان»: an office or a person right behind a name, without a preposition.
func (r *quoteReader) subjectBehindAdjunct(i, end int) speaker {
	for j := i + 1; j < end && j < i+14; j++ {
		it, before := &r.items[j], &r.items[j-1]
		if it.sentence != r.items[i].sentence || it.is(thatClass|relativeClass) || it.sign == ':' {
			break
		}
		if it.mention < 0 || !it.name || r.governedByClitic(j) || it.pre&preWaw != 0 || r.joinedByWaw(j) {
			continue
		}
		switch r.mentions[it.mention].Type {
		case Person, Role:
			if before.mention >= 0 || before.is(adverbClass) || isComma(before.sign) && before.sign != '،' || before.is(speakerClass|titleClass) {
				return r.nounPhrase(j, end)
			}
		}
	}
	return nobody
}

// governedByClitic tells whether a mention's first word has ب ل or ك before the name.
func (r *quoteReader) governedByClitic(j int) bool {
	it := &r.items[j]
	m := &r.mentions[it.mention]
	if m.Start <= it.start {
		return it.pre&(preLam|preBeh|preKaf) != 0
	}
	head := r.src[it.start:m.Start]
	for _, c := range head {
		switch c {
		case 'ب', 'ل', 'ك':
			return true
		}
	}
	return false
}

// joinedByWaw tells whether a mention's first word has و before the name.
func (r *quoteReader) joinedByWaw(j int) bool {
	it := &r.items[j]
	m := &r.mentions[it.mention]
	return m.Start > it.start && firstRune(r.src[it.start:m.Start]) == 'و' || j > 0 && r.items[j-1].key == wordWa
}

// mentionEnd is the item behind the mention that begins at j.
func (r *quoteReader) mentionEnd(j int) int {
	m := r.items[j].mention
	for j < len(r.items) && r.items[j].mention == m {
		j++
	}
	return j
}

// mentionStart is the first item of the mention at j.
func (r *quoteReader) mentionStart(j int) int {
	for j > 0 && r.items[j-1].mention == r.items[j].mention {
		j--
	}
	return j
}

// nounPhrase reads the words for a speaker that begin at j.
func (r *quoteReader) nounPhrase(j, end int) speaker {
	end = min(end, len(r.items))
	if j < end && (r.items[j].mark == openMark || r.items[j].kind == text.Word && (r.items[j].key == wordLi || r.items[j].key == wordBi)) {
		j++
		if j < end && r.items[j].mark == openMark {
			j++
		}
	}
	if j >= end {
		return nobody
	}
	it := &r.items[j]
	if it.mention >= 0 && (it.name || r.mentions[it.mention].Start < it.start && j > 0 && r.items[j-1].mention != it.mention) {
		behind := r.mentionEnd(j)
		s := speaker{mention: it.mention, found: true, end: behind}
		switch r.mentions[it.mention].Type {
		case Role, Norp:
			if p := r.personAfter(j, end); p >= 0 {
				s.mention, s.end = r.items[p].mention, r.mentionEnd(p)
			}
		}
		return s
	}
	switch {
	case it.kind != text.Word:
		return nobody
	case it.is(anaphorClass):
		s := speaker{mention: -1, found: true, context: true, end: j + 1}
		if p := r.personAfter(j, end); p >= 0 {
			s.mention, s.context, s.end = r.items[p].mention, false, r.mentionEnd(p)
		} else if n := j + 1; n < end && r.items[n].mention >= 0 && r.items[n].name && r.mentions[r.items[n].mention].Type != Norp && !r.governedByClitic(n) && it.is(carrierClass) {
			s.mention, s.context, s.end = r.items[n].mention, false, r.mentionEnd(n)
		}
		return s
	case it.is(documentClass) && !it.is(speakerClass):
		return r.document(j, end)
	case it.is(carrierClass):
		s := speaker{mention: -1, found: true, end: j + 1}
		for k := j + 1; k < end && k < j+5; k++ {
			n := &r.items[k]
			if n.mark == openMark {
				continue
			}
			if n.mention >= 0 && n.name {
				switch r.mentions[n.mention].Type {
				case Org, Product, WorkOfArt, GPE, Loc:
					s.mention, s.end = n.mention, r.mentionEnd(k)
				}
				break
			}
			if n.kind != text.Word || n.is(prepositionClass|thatClass) {
				break
			}
		}
		return s
	case it.is(speakerClass):
		s := speaker{mention: -1, found: true, end: j + 1}
		if p := r.personAfter(j, end); p >= 0 {
			s.mention, s.end = r.items[p].mention, r.mentionEnd(p)
		}
		return s
	}
	s := speaker{mention: -1, end: j + 1}
	if p := r.personAfter(j, end); p >= 0 {
		s.mention, s.found, s.end = r.items[p].mention, true, r.mentionEnd(p)
	} else if n := j + 1; n < end && (it.key == wordNafs || it.key == wordDhat) {
		return r.nounPhrase(n, end) // «نفس المسؤول»
	} else if n < end && r.items[n].mention < 0 && r.items[n].pre == 0 && r.items[n].is(speakerClass|documentClass) {
		return r.nounPhrase(n, end) // «ثلاثة مسؤولين», «آخر تقرير»
	}
	return s
}

// document reads who speaks in a document: «بيان لوزارة الدفاع», «تقرير نشرته رويترز».
func (r *quoteReader) document(j, end int) speaker {
	s := speaker{mention: -1, found: true, end: j + 1}
	if j < len(r.items) && r.items[j].is(anaphorClass) {
		s.context = true
	}
	for k := j + 1; k < end && k < j+9; k++ {
		it := &r.items[k]
		if it.sentence != r.items[j].sentence || it.is(thatClass) || it.kind == text.Punct && it.mark == noMark || it.is(relativeClass) && s.context ||
			it.is(prepositionClass) && it.key != wordAn && it.key != wordMin && it.key != wordFi && it.mention < 0 {
			break
		}
		if it.mention >= 0 && it.name {
			b := &r.items[k-1]
			if b.is(carrierClass) && k-2 > j {
				b = &r.items[k-2]
				if r.items[k-1].pre&preLam != 0 {
					b = &r.items[k-1]
				}
			}
			if k > j+1 && b.mention < 0 && !r.governedByClitic(k) && b.mark == noMark && b.pre&preLam == 0 && !b.is(issuingClass|carrierClass|documentClass) && b.key != wordAn && b.key != wordMin && b.key != wordLi {
				break // «بلاغ توصلت رويترز بنسخة منه»
			}
			switch r.mentions[it.mention].Type {
			case Norp, Event, Product, Language, Law:
				continue
			}
			n := r.nounPhrase(k, end)
			s.mention, s.context, s.end = n.mention, false, n.end
			return s
		}
	}
	return s
}

// personAfter finds the person to whom the office or other words that begin at j belong:
// the first that neither a preposition nor a noun in construct governs.
func (r *quoteReader) personAfter(j, end int) int {
	commas, gap := 0, 0
	for k := j + 1; k < end && k < j+18; k++ {
		it, before := &r.items[k], &r.items[k-1]
		switch {
		case it.sentence != r.items[j].sentence, it.sign == ':', it.mark == closeMark && int(it.pair) < j,
			it.is(thatClass) && it.mention < 0, it.is(relativeClass) && it.mention < 0, it.cue().kind == verbCue && it.how != noClaim && it.mention < 0:
			return -1
		case isComma(it.sign) && it.kind == text.Punct:
			if commas++; commas > 1 || k+1 < len(r.items) && !(r.items[k+1].mention >= 0 || r.items[k+1].is(titleClass)) {
				return -1
			}
			continue
		}
		if it.mention < 0 && it.kind == text.Word && !it.is(titleClass) {
			if gap++; gap > 2 && r.items[j].mention >= 0 {
				return -1 // another noun phrase: «هاجم رئيس الحكومة الوزيرين المستقيلين من …»
			}
		}
		if it.mention < 0 || !it.name {
			continue
		}
		if r.joinedByWaw(k) || r.governedByClitic(k) {
			if r.joinedByWaw(k) {
				return -1
			}
			continue
		}
		if r.mentions[it.mention].Type != Person {
			continue
		}
		switch {
		case before.mention >= 0:
			start := k - 1
			for start > j && r.items[start-1].mention == before.mention {
				start--
			}
			if start <= j || r.mentions[before.mention].Type != Role {
				return k
			}
			if !r.governed(start) {
				return k
			}
		case before.is(titleClass), isComma(before.sign), before.mark == openMark, before.sign == ')':
			if !r.governed(k - 1) {
				return k
			}
		case before.kind == text.Word && before.is(prepositionClass):
		case k-1 == j && before.is(speakerClass|anaphorClass), before.kind == text.Word && wordkey.Of(r.src[before.start:before.end]).Article():
			return k
		}
	}
	return -1
}

// governed tells whether the words that begin at j hang on a preposition or on a noun in
// construct before them.
func (r *quoteReader) governed(j int) bool { return r.hangs(j, 0) }

func (r *quoteReader) hangs(j, depth int) bool {
	if j == 0 || r.items[j-1].sentence != r.items[j].sentence {
		return false
	}
	if r.items[j].mention >= 0 && r.items[j].name && r.governedByClitic(j) {
		return true
	}
	b := &r.items[j-1]
	switch {
	case b.kind != text.Word, b.is(adverbClass), b.is(particleClass), b.is(wasClass), b.is(thatClass), b.is(turnClass):
		return false
	case b.mention >= 0:
		return false
	case b.is(prepositionClass), b.is(venueClass), b.is(carrierClass), b.is(speakerClass), b.is(documentClass):
		return true
	case b.is(titleClass):
		return depth < 8 && r.hangs(j-1, depth+1)
	case b.cue().kind == verbCue:
		return false
	}
	return false
}

// subjectBefore reads the subject before the verb at i: «الوزير قال», «بلينكن يؤكد»,
// «المتحدث الذي قال».
func (r *quoteReader) subjectBefore(i int) speaker {
	from := i
	for i--; i >= 0 && i > from-lookBack && r.items[i].sentence == r.items[from].sentence; i-- {
		it := &r.items[i]
		if it.is(particleClass) || it.is(adverbClass) && it.mention < 0 {
			continue
		}
		if it.sign == ')' && it.pair >= 0 && it.mark == noMark {
			i = int(it.pair)
			continue
		}
		relative := it.is(relativeClass)
		if form := r.items[from].cue().form; it.key == wordAllati && form&formMasculine != 0 || it.key == wordAlladhi && form&formFeminine != 0 {
			return nobody // «الوثيقة التي قال إنها»
		}
		if i == from-1 && i > 2 && isComma(it.sign) && r.items[i-1].mention >= 0 {
			// «زوجة الرئيس، فلانة، تقول»
			if s := r.mentionStart(i - 1); s > 0 && isComma(r.items[s-1].sign) && r.mentions[r.items[i-1].mention].Type == Person {
				return speaker{mention: r.items[i-1].mention, found: true, end: i}
			}
		}
		if relative && i > 0 {
			i--
			if isComma(r.items[i].sign) && i > 0 {
				i--
			}
			it = &r.items[i]
		}
		if it.mark == closeMark && it.pair >= 0 && i > 0 && r.items[i-1].mention >= 0 {
			i--
			it = &r.items[i]
		}
		if it.mention < 0 {
			if it.is(anaphorClass) && it.end-it.start <= 8 { // هو، هي
				return speaker{mention: -1, found: true, context: true, end: i + 1}
			}
			if it.is(titleClass) && i > 0 && r.items[i-1].mention >= 0 {
				continue
			}
			return nobody
		}
		return r.phraseEnding(i, relative)
	}
	return nobody
}

// phraseEnding reads the names that end at i as a speaker: the last person among names
// that touch, or the office.
func (r *quoteReader) phraseEnding(i int, relative bool) speaker {
	best, first := int32(-1), i
	for j := i; j >= 0 && j > i-24 && r.items[j].sentence == r.items[i].sentence; j-- {
		it := &r.items[j]
		if it.mention < 0 {
			if it.is(titleClass) || it.mark != noMark {
				continue
			}
			break
		}
		first = j
		if t := r.mentions[it.mention].Type; best < 0 || r.mentions[best].Type != Person && (t == Person || t == Role || r.mentions[best].Type == Norp) {
			best = it.mention
		}
		if it.name && r.joinedByWaw(j) {
			break
		}
	}
	if best < 0 || !relative && r.governed(first) {
		return nobody
	}
	return speaker{mention: best, found: true, end: i + 1}
}

// tells tells whether a word is a verb of saying, with or without what it reports.
func (r *quoteReader) tells(i int) bool {
	it := &r.items[i]
	return it.kind == text.Word && it.cue().kind == verbCue && it.cue().takes&cueWeak == 0 && it.cue().form&formFirst == 0 && !it.inName(r)
}

// mainSubject reads the subject of the sentence that begins at first, as far as item i: the
// first name that nothing governs.
func (r *quoteReader) mainSubject(first, i int) speaker {
	if first >= len(r.items) {
		return nobody
	}
	if v := &r.items[first]; first < i && r.tells(first) {
		// «وأشار في تصريح إلى …، مؤكدا أن»
		s := r.subjectAfter(first, min(i, first+16))
		if !s.found {
			s = r.before(v.cue().form)
		}
		return s
	}
	for j := first; j < i && j < first+30; j++ {
		it := &r.items[j]
		if it.quoted {
			continue
		}
		if it.mention < 0 {
			if j == first && it.is(speakerClass) || j <= first+1 && it.is(speakerClass) && !it.is(prepositionClass) {
				return r.nounPhrase(j, i)
			}
			continue
		}
		if !it.name || r.governed(j) {
			continue
		}
		switch r.mentions[it.mention].Type {
		case GPE, Norp:
			if j > first+2 {
				continue
			}
			fallthrough
		case Person, Role, Org:
			return r.nounPhrase(j, i)
		}
	}
	return nobody
}
