package entities

import (
	"github.com/khabar-go/khabar/article/text"
)

// trim moves the ends of a name off quotation marks, brackets and stops that are not
// its own: those around it are outside, those inside it inside.
//
//	«القدس»             القدس
//	ثكنة "شراغا"        the whole, though the labels end before the mark
//	(أسوشييتد برس       أسوشييتد برس
//
// It returns the first token and the one after the last, the same where there is no word
// in the name.
func (w *work) trim(i, j int) (int, int) {
	if !w.anyWord(i, j) {
		return i, i
	}
	for i < j && w.mark(i) && !w.closed(i, j) {
		i++
	}
	for j > i && w.mark(j-1) && !w.opened(i, j) {
		j--
	}
	for j-i >= 3 && w.opening(i) && w.closing(j-1) && w.match(i, j) == j-1 {
		i, j = i+1, j-1 // the whole in marks
	}
	if k := w.unclosed(i, j); k >= 0 && j < len(w.Toks) && w.closing(j) {
		j++
	}
	return i, j
}

// anyWord tells whether one of the tokens is more than punctuation and symbols.
func (w *work) anyWord(i, j int) bool {
	for ; i < j; i++ {
		if k := w.Toks[i].Kind; k != text.Punct && k != text.Symbol {
			return true
		}
	}
	return false
}

// mark tells whether a token is punctuation.
func (w *work) mark(i int) bool { return w.Toks[i].Kind == text.Punct }

func (w *work) opening(i int) bool {
	switch w.Toks[i].Of(w.body) {
	case "«", "“", "\"", "(", "[", "„", "‟", "'", "‘", "”":
		return w.mark(i)
	}
	return false
}

func (w *work) closing(i int) bool {
	switch w.Toks[i].Of(w.body) {
	case "»", "”", "\"", ")", "]", "“", "'", "’":
		return w.mark(i)
	}
	return false
}

// match is the token that closes the mark at i, before j; -1 without one.
func (w *work) match(i, j int) int {
	for k := i + 1; k < j; k++ {
		if w.closing(k) && (w.Toks[k].Of(w.body) == w.Toks[i].Of(w.body) || w.Toks[k].Of(w.body) != "\"") {
			return k
		}
	}
	return -1
}

// closed tells whether the mark at i opens something that closes before j.
func (w *work) closed(i, j int) bool { return w.opening(i) && w.match(i, j) >= 0 }

// opened tells whether the mark at j-1 closes something that opens after i.
func (w *work) opened(i, j int) bool {
	if !w.closing(j - 1) {
		return false
	}
	for k := i; k < j-1; k++ {
		if w.opening(k) && w.match(k, j) == j-1 {
			return true
		}
	}
	return false
}

// unclosed is the last mark from i to j that opens and does not close; -1 without one.
func (w *work) unclosed(i, j int) int {
	for k := j - 1; k >= i; k-- {
		if w.opening(k) {
			if w.match(k, j) < 0 && !(w.closing(k) && w.opened(i, k+1)) {
				return k
			}
			return -1
		}
	}
	return -1
}
