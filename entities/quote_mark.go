package entities

import (
	"unicode"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
)

// A markKind tells what a quotation mark does in its place.
type markKind uint8

const (
	noMark    markKind = iota
	openMark           // opens; pair is where it closes, or -1
	closeMark          // closes; pair is where it was opened, or -1
)

// The sorts of quotation marks: each closes only what its own sort opened.
type markSort uint8

const (
	noSort     markSort = iota
	guillemets          // « »
	angles              // ‹ ›
	doubles             // " “ ” „ ″ and two single marks
	singles             // ' ‘ ’
	doubleParentheses
	parentheses
)

// markDepth is how many marks may be open at once: what is deeper is none.
const markDepth = 8

func sortOf(sign rune) markSort {
	switch sign {
	case '«', '»':
		return guillemets
	case '‹', '›':
		return angles
	case '"', '“', '”', '„', '‟', '″', '＂':
		return doubles
	case '\'', '‘', '’', '‚', '`':
		return singles
	case '(', ')', '（', '）':
		return parentheses
	}
	return noSort
}

// An opened mark waits for the one that closes it.
type openedMark struct {
	at   int32
	sort markSort
}

// pairMarks finds which quotation marks and brackets of the paragraph belong together.
// Arabic text uses straight and curled marks in either direction, so that white space and
// letters around a mark decide first, and then what is open.
func (r *quoteReader) pairMarks() {
	var stack [markDepth]openedMark
	depth := 0
	for i := range r.items {
		it := &r.items[i]
		if it.kind != text.Punct && it.kind != text.Symbol {
			continue
		}
		sort := sortOf(it.sign)
		if sort == noSort {
			continue
		}
		if sort == parentheses {
			if i+1 < len(r.items) && r.items[i+1].sign == it.sign && r.items[i+1].start == it.end {
				sort = doubleParentheses // ((…)) of the Algerian press
			} else if i > 0 && r.items[i-1].sign == it.sign && r.items[i-1].end == it.start && r.items[i-1].mark != noMark {
				continue // the second of two
			}
		}
		open := -1 // where in the stack one of the sort is open
		for d := depth - 1; d >= 0; d-- {
			if stack[d].sort == sort {
				open = d
				break
			}
		}
		opens := r.looksOpening(i, sort, open >= 0)
		if !opens {
			if open >= 0 {
				at := stack[open].at
				r.items[at].pair, it.pair = int32(i), at
				depth = open
			}
			if sort != parentheses && (open >= 0 || sort != singles) {
				it.mark = closeMark
			}
			continue
		}
		if depth == markDepth {
			continue
		}
		stack[depth] = openedMark{int32(i), sort}
		depth++
		if sort != parentheses {
			it.mark = openMark
		}
	}
	// What is open to the end: two of a sort that looks the same in both directions are a pair
	// whose second mark was set like an opening one.
	for d := 0; d+1 < depth; d++ {
		if a, b := stack[d], stack[d+1]; a.sort == b.sort && (a.sort == doubles || a.sort == singles) {
			r.items[a.at].pair, r.items[b.at].pair = b.at, a.at
			r.items[b.at].mark = closeMark
			d++
		}
	}
	for i := range r.items {
		if it := &r.items[i]; it.mark == openMark && it.pair < 0 && sortOf(it.sign) == singles {
			it.mark = noMark // an apostrophe
		}
	}
}

// looksOpening tells whether a mark opens; open tells whether one of its sort is open.
func (r *quoteReader) looksOpening(i int, sort markSort, open bool) bool {
	it := &r.items[i]
	before, after := r.spaceBefore(i), r.spaceAfter(i)
	switch it.sign {
	case '(', '（', '«', '‹', '„':
		// »…« is set, too
		return !(open && !before && after && it.sign == '«')
	case ')', '）':
		return false
	case '»', '›':
		return !open && before && !after && !r.guillemetOpens
	}
	switch {
	case before && !after:
		return sort != singles || !open
	case after && !before:
		return !open && sort == doubles && r.opensText(i)
	}
	if sort == singles {
		return false // don't, بيت'س
	}
	return !open
}

// opensText tells whether a mark with white space behind it opens nevertheless: at the
// beginning of the paragraph, or behind a colon.
func (r *quoteReader) opensText(i int) bool { return i == 0 || r.items[i-1].sign == ':' }

// spaceBefore tells whether white space, punctuation or a proclitic is before an item.
func (r *quoteReader) spaceBefore(i int) bool {
	start := r.items[i].start
	if i == 0 {
		return true
	}
	p := &r.items[i-1]
	if p.end < start {
		return true
	}
	if p.kind == text.Word { // بـ"الردع", و"القوات"
		return p.end-p.start <= 2 || p.end-p.start <= 8 && endsInTatweel(r.src[p.start:p.end])
	}
	return p.kind == text.Punct && p.mark != closeMark && !closes(p.sign)
}

// closes tells of signs that end something: a mark behind them closes.
func closes(sign rune) bool {
	switch sign {
	case '.', '،', '؟', '!', '?', ')', '…', ',', '؛':
		return true
	}
	return false
}

func endsInTatweel(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	return r == text.Tatweel
}

// spaceAfter tells whether white space or punctuation is behind an item.
func (r *quoteReader) spaceAfter(i int) bool {
	end := r.items[i].end
	if i+1 == len(r.items) {
		return true
	}
	n := &r.items[i+1]
	if n.start > end {
		return true
	}
	return n.kind == text.Punct && closes(n.sign)
}

// quotedWords counts the words between a mark and its partner, no further than eight.
func (r *quoteReader) quotedWords(q int) int {
	end := len(r.items)
	if p := r.items[q].pair; p >= 0 {
		end = int(p)
	}
	n := 0
	for j := q + 1; j < end && j < q+24 && n < 8; j++ {
		switch r.items[j].kind {
		case text.Punct, text.Symbol, text.Invalid:
		default:
			n++
		}
	}
	return n
}

// isName tells whether what is in quotation marks is just a name of the text.
func (r *quoteReader) isName(q int) bool {
	p := int(r.items[q].pair)
	if p <= q+1 {
		return false
	}
	first, last := &r.items[q+1], &r.items[p-1]
	return first.mention >= 0 && first.mention == last.mention
}

// isSpeech tells whether the quotation that opens at q can be what the cue at i reports,
// and not a name or a word that is held at a distance.
func (r *quoteReader) isSpeech(q, i int) bool {
	words := r.quotedWords(q)
	if words == 0 {
		return false
	}
	before := &r.items[max(q-1, 0)]
	if before.sign == ':' {
		return true
	}
	if r.isName(q) || q > 0 && before.is(carrierClass) && words < 7 {
		return false
	}
	c := r.items[i].cue()
	if q-1 == i || c.kind == participleCue && q-i <= 2 {
		return words >= 2 || c.kind == participleCue || c.takes&cueWeak == 0
	}
	if words < 3 || before.end == r.items[q].start && before.kind == text.Word && (c.takes&takesBi == 0 || before.key != wordBi) {
		return false
	}
	if p := int(r.items[q].pair); words < 6 && p >= 0 {
		// «قال لصحيفة "نيويورك تايمز" إن»: a name, the report is behind it
		for j := p + 1; j < len(r.items) && j < p+14 && r.items[j].sentence == r.items[i].sentence; j++ {
			if r.items[j].sign == ':' || r.items[j].is(thatClass) && r.accepts(c, i, j) {
				return false
			}
			if r.items[j].cue().kind == verbCue && r.items[j].how != noClaim {
				break
			}
		}
	}
	return true
}

// isWholeClause tells whether the quotation that opens at q right behind إن is all of what
// is reported: long, or up to the end of the clause.
func (r *quoteReader) isWholeClause(q int) bool {
	p := int(r.items[q].pair)
	words := r.quotedWords(q)
	if p < 0 {
		return words >= 4
	}
	if words == 0 {
		return false
	}
	if words >= 5 {
		return true
	}
	if p+1 >= len(r.items) || r.items[p+1].sentence != r.items[p].sentence {
		return true
	}
	n := &r.items[p+1]
	switch {
	case n.kind == text.Punct:
		return n.mark == noMark && n.sign != '('
	case n.cue().kind == participleCue, n.cue().kind == attributionCue:
		return true
	case n.pre&preWaw != 0:
		return n.is(thatClass) || n.how != noClaim
	}
	return false
}

// firstRune is the first rune of a text that is neither white space nor a control.
func firstRune(s string) rune {
	for _, c := range s {
		if !unicode.IsSpace(c) && !text.IsInvisible(c) {
			return c
		}
	}
	return 0
}
