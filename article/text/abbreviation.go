package text

import (
	"strings"
	"unicode/utf8"
)

// maxInitial is the longest abbreviation that is looked back at, in bytes.
const maxInitial = 32

// abbreviation tells whether the stop at i belongs to an abbreviation after which
// the sentence goes on at next:
//
//   - the initial of a name or a title cut short, one letter, also after و:
//     د. محمد, أ. ف. ب., ستيفن ج. ويتمور, وآ. ليندغرين, J. K. Rowling;
//   - a unit or currency after a number: 11,3 م. منذ 2012, 500 د.ج. للواحد.
//
// Letters that are full words end the sentence: the year's «م» and «هـ» (عام 1436 هـ.
// وقال) and the name of one of a series (المجموعة ب. وفاز). closed tells whether a
// closing quote or bracket follows the stop.
func abbreviation(text string, start, i, next int, closed bool) bool {
	r, n := utf8.DecodeLastRuneInString(text[start:i])
	if classOf(r, n) == classTatweel {
		return false
	}
	word := wordBefore(text, start, i)
	number := afterNumber(text, start, word.Start)
	switch letterCount(text, word) {
	case 1:
		switch {
		case r >= 'a' && r <= 'z', word.Start > start && text[word.Start-1] == '/': // كلم/س
			return false
		case closed, serial(text, start, word.Start, r), agency(text, start, word, r):
			return !opensSentence(text, next)
		case number && units(word.Of(text)):
			return complement(wordAt(text, next))
		case number:
			return !opensSentence(text, next)
		}
		return !opener(wordAt(text, next))
	case 2:
		if first, _ := utf8.DecodeRuneInString(word.Of(text)); first == Waw && r != Waw && r != Yeh {
			return !closed && !opener(wordAt(text, next))
		}
	}
	return number && units(word.Of(text)) && complement(wordAt(text, next))
}

// wordBefore is the span of the letters and marks before i, not before start.
func wordBefore(text string, start, i int) Span {
	end := i
	for start = max(start, i-maxInitial); i > start; {
		r, n := utf8.DecodeLastRuneInString(text[start:i])
		switch classOf(r, n) {
		case classLetter, classLatin, classMark, classTatweel, classJoin:
		default:
			return Span{i, end}
		}
		i -= n
	}
	return Span{i, end}
}

// wordAt is the word that begins at i, with its marks; "" where none does.
func wordAt(text string, i int) string {
	from := i
	for limit := min(len(text), i+maxInitial); i < limit; {
		c, n := at(text, i)
		switch c {
		case classLetter, classLatin, classMark, classTatweel, classJoin:
		default:
			return text[from:i]
		}
		i += n
	}
	return text[from:i]
}

// previousWord is the word before the one that begins at i, on the same line.
func previousWord(text string, start, i int) Span {
	for i > start && text[i-1] == ' ' {
		i--
	}
	return wordBefore(text, start, i)
}

// letterCount counts the letters of a word.
func letterCount(text string, word Span) int {
	count := 0
	for i := word.Start; i < word.End; {
		c, n := at(text, i)
		if c == classLetter || c == classLatin {
			count++
		}
		i += n
	}
	return count
}

// serial tells whether the letter r, at i, names one of a series, as the noun before
// it shows: المجموعة ب, الفئة أ, فيتامين د. Any noun with the article does before a
// letter that is no title, since names of persons have none.
func serial(text string, start, i int, r rune) bool {
	noun := previousWord(text, start, i).Of(text)
	bare, definite := strings.CutPrefix(noun, "ال")
	switch bare {
	case "مجموعة", "فئة", "درجة", "قسم", "ملحق", "نموذج", "فيتامين", "فيتامينات", "نقطة", "بند", "فقرة", "شعبة", "جناح", "قطاع", "خيار":
		return true
	}
	return definite && letterCount(noun, Span{0, len(noun)}) > 3 && !titles(r)
}

// titles tells whether a letter is a common title cut short: د (doctor), أ ا
// (professor, Mr), م (engineer), ش (sheikh), ق (judge).
func titles(r rune) bool {
	switch r {
	case Dal, AlefHamzaAbove, Alef, Meem, 'ش', 'ق':
		return true
	}
	return false
}

// agency tells whether an initial r, at word, is the last of a news agency's:
// أ. ف. ب., ا.ف.ب., د. ب. أ.
func agency(text string, start int, word Span, r rune) bool {
	second, i := initialBefore(text, start, word.Start)
	first, _ := initialBefore(text, start, i)
	switch {
	case r == Beh && second == Feh:
		return first == Alef || first == AlefHamzaAbove
	case r == Alef || r == AlefHamzaAbove:
		return second == Beh && first == Dal
	}
	return false
}

// initialBefore gives the initial with its stop that stands before i, and where
// it begins; 0 where there is none.
func initialBefore(text string, start, i int) (rune, int) {
	for i > start && text[i-1] == ' ' {
		i--
	}
	if i <= start || text[i-1] != '.' {
		return 0, start
	}
	r, n := utf8.DecodeLastRuneInString(text[start : i-1])
	return r, i - 1 - n
}

// units tells whether a word is a unit cut short, or the letter of an era.
func units(word string) bool {
	switch word {
	case "م", "كم", "كلم", "سم", "ملم", "مم", "غ", "غم", "جم", "كغ", "كغم", "كلغ", "كجم", "ملغ", "ملجم", "ه", "هـ":
		return true
	}
	return false
}

// complement tells whether a word depends on the measure before it and so opens no
// sentence: «30 كم. من العاصمة».
func complement(word string) bool {
	switch word {
	case "من", "منها", "منه", "عن", "عنها", "عنه", "إلى", "الى", "منذ", "أي", "تحت", "فوق", "التي", "الذي", "مربع", "مكعب",
		"شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "يومياً", "يوميا", "سنوياً", "سنويا", "تقريباً", "تقريبا":
		return true
	}
	return false
}

// opener tells whether a word with و opens sentences of news and is no name:
// verbs of saying and being, pronouns and particles.
func opener(word string) bool {
	switch word {
	case "وقال", "وقالت", "وأضاف", "وأضافت", "واضاف", "واضافت", "وتابع", "وتابعت", "وأوضح", "وأوضحت", "واوضح", "واوضحت",
		"وأكد", "وأكدت", "واكد", "واكدت", "وأشار", "وأشارت", "واشار", "واشارت", "وذكر", "وذكرت", "ولفت", "ولفتت",
		"وأعلن", "وأعلنت", "واعلن", "واعلنت", "ورأى", "وأفاد", "وأفادت", "ونقل", "ونقلت", "وكتب", "وكتبت", "وسأل", "وردّ", "ورد",
		"وكان", "وكانت", "ويقول", "وتقول", "ويأتي", "وتأتي", "وجاء", "وجاءت", "وبلغ", "وبلغت", "ويذكر",
		"وقد", "ولقد", "ولم", "ولن", "وليس", "وليست", "وهو", "وهي", "وهم", "وهذا", "وهذه", "وذلك", "وتلك", "وهناك", "ولكن", "ولكنه", "ولكنها",
		"وفي", "وفى", "وعن", "وعلى", "وإلى", "ومن", "ومع", "وبعد", "وقبل", "وعندما", "وحين", "وإذا", "وكما", "ولأن", "وإن", "وأن", "ومنذ", "وبذلك", "وبحسب", "ووفق":
		return true
	}
	return false
}

// interrogative tells whether a word opens a question.
func interrogative(word string) bool {
	switch word {
	case "هل", "وهل", "فهل", "ما", "وما", "ماذا", "وماذا", "لماذا", "ولماذا", "فلماذا", "كيف", "وكيف", "فكيف", "متى", "ومتى",
		"أين", "وأين", "فأين", "اين", "من", "ومن", "لمن", "كم", "وكم", "أليس", "أليست", "ألا", "أم":
		return true
	}
	return false
}

// afterNumber tells whether a number, and perhaps white space, stands before i.
func afterNumber(text string, start, i int) bool {
	for i > start {
		r, n := utf8.DecodeLastRuneInString(text[start:i])
		switch classOf(r, n) {
		case classSpace, classJoin, classControl:
			i -= n
		case classDigit:
			return true
		default:
			return false
		}
	}
	return false
}

// enumerator tells whether all that the sentence holds before the stop at i is
// the number of a list item: «1.», «- 12.».
func enumerator(text string, start, i int) bool {
	digits := 0
	for j := start; j < i; {
		c, n := at(text, j)
		switch {
		case c == classDigit:
			digits++
		case digits > 0, digits == 0 && c != classSpace && c != classPunct && c != classControl && c != classJoin:
			return false
		}
		j += n
		if j-start > maxInitial {
			return false
		}
	}
	return digits > 0 && digits < 4
}

// adverbial tells whether all that the sentence holds before the stop at i is the
// year in which it takes place: «وفي العام 1988م. كان». It goes on.
func adverbial(text string, start, i int) bool {
	start = TrimSpace(text, Span{start, i}).Start
	if i-start > 2*maxInitial {
		return false
	}
	first := wordAt(text, start)
	for {
		switch first {
		case "في", "فى", "منذ", "خلال", "عام", "العام", "سنة", "وفي", "وفى", "ومنذ", "وخلال", "ففي":
		default:
			return first == "" && start < i && digitsAndEra(text, start, i)
		}
		start = TrimSpace(text, Span{start + len(first), i}).Start
		first = wordAt(text, start)
	}
}

// digitsAndEra tells whether text[i:end] is a year with «م» or «هـ».
func digitsAndEra(text string, i, end int) bool {
	year := numberEnd(text, i)
	if year == i {
		return false
	}
	switch era := TrimSpace(text, Span{year, end}); era.Of(text) {
	case "م", "هـ", "ه":
		return true
	}
	return false
}
