package date

import "github.com/khabar-go/khabar/internal/wordkey"

// A cue is what a word tells of the words behind it, to be combined.
type cue uint16

const (
	cueFuture  cue = 1 << iota // سوف، المقرر، ينتظر
	cuePast                    // أعلن، كان، قد
	cueBlock                   // شارع، جامعة: a date behind it is a name
	cueMedia                   // صحيفة، قناة
	cueTown                    // سوق، مدينة
	cuePrayer                  // صلاة
	cueNoVerb                  // no verb, though it looks like one: سياسة، وقت
	cueMonth                   // a month's name behind it is a month: رواتب
	cueGeneral                 // الأمين: «العام» behind it is no year
	cueCounted                 // what a number counts: a number before it is no year
	cueBehind                  // a month's name before it is a name: مايو كلينك
	cueYear                    // a number behind it is a year: انتخابات 2019
)

// cueOf looks a word up among the cues, with and without و ف before it.
func (r *reader) cueOf(it *item) cue {
	if it.kind != arabic || it.key == 0 {
		return 0
	}
	if i := wordkey.Find(cueKeys[:], it.key); i >= 0 {
		return cueVals[i]
	}
	k := it.key
	switch k.First() {
	case wordkey.Waw, wordkey.Feh, wordkey.Beh, wordkey.Lam, wordkey.Kaf:
		if k.First() == wordkey.Lam && k.At(1) == wordkey.Lam {
			if i := wordkey.Find(cueKeys[:], k.Rest(2)); i >= 0 {
				return cueVals[i]
			}
		}
		k = k.Rest(1)
	case wordkey.Alef:
		if !k.Article() {
			return 0
		}
		k = k.Rest(2)
	default:
		return 0
	}
	if i := wordkey.Find(cueKeys[:], k); i >= 0 {
		return cueVals[i]
	}
	if k.Article() {
		if i := wordkey.Find(cueKeys[:], k.Rest(2)); i >= 0 {
			return cueVals[i]
		}
	}
	return 0
}

// tenseCue tells whether a word is a sign of the past or the future: a cue, a verb
// with س, or a verb with the ت of the perfect.
func (r *reader) tenseCue(it *item) Side {
	if it.kind != arabic || it.key == 0 {
		return Nearest
	}
	if c := r.cueOf(it); c != 0 {
		switch {
		case c&cueFuture != 0:
			return Future
		case c&cuePast != 0:
			return Past
		case c&cueNoVerb != 0:
			return Nearest
		}
	}
	if it.word.class != isNothing {
		return Nearest
	}
	k := it.key
	if f := k.First(); f == wordkey.Waw || f == wordkey.Feh {
		k = k.Rest(1)
	}
	n := k.Len()
	if k.First() == wordkey.Seen && n >= 4 {
		switch k.At(1) {
		case wordkey.Yeh, wordkey.Teh, wordkey.Noon:
			return Future
		}
	}
	if k.Last() == wordkey.Teh && n >= 4 && n <= 8 && !k.Article() && k.At(n-2) != wordkey.Alef && k.At(n-2) != wordkey.Yeh && k.At(n-2) != wordkey.Waw {
		return Past
	}
	return Nearest
}

// tense gives the side of the anchor that the clause before item j tells of; to is the
// item behind the expression, where the clause may go on.
func (r *reader) tense(j, to int) Side {
	commas := 0
	for i := j - 1; i >= 0 && i > j-26 && r.at(i+1).gap != breaks; i-- {
		it := r.at(i)
		if it.kind == sign {
			switch it.sign {
			case '.', '!', ';':
				return r.tenseAfter(to)
			case ',':
				if commas++; commas > 1 {
					return Nearest
				}
			}
			continue
		}
		if s := r.tenseCue(it); s != Nearest {
			return s
		}
	}
	if j <= r.lineAt+1 {
		return r.tenseAfter(to)
	}
	return Nearest
}

// tenseAfter looks at the words that follow an expression which opens its clause.
func (r *reader) tenseAfter(to int) Side {
	for i := to; i < to+4; i++ {
		it := r.peek(i)
		if it.kind == atEnd {
			break
		}
		if s := r.tenseCue(it); s != Nearest {
			return s
		}
	}
	return Nearest
}

// clauseStart tells whether item j opens a clause: it begins its line, or a mark
// stands before it.
func (r *reader) clauseStart(j int) bool {
	p := r.prev(j)
	return p.kind == atEnd || p.kind == sign && p.sign != '-' && p.sign != '('
}

// pastVerb tells whether item j is a verb of the past.
func (r *reader) pastVerb(j int) bool {
	it := r.peek(j)
	return it.kind == arabic && r.tenseCue(it) == Past
}

// pastNarrative tells whether the clause before item j is one of the past.
func (r *reader) pastNarrative(j int) bool {
	return r.tense(j, j+64) == Past
}
