// Package article reads the structure of an Arabic news article: which line is the
// headline, the kicker, the deck, the byline, a bullet of the published summary, a
// paragraph, a credit or what a page prints on every article; who wrote it, where it
// comes from and when it was published.
//
//	a, err := article.Parse(raw)        // bytes of any encoding
//	fmt.Println(a.Headline.Text)        // وزير الصحة يفتتح مستشفى جديداً في طنجة
//	for _, b := range a.Blocks { … }    // every line or paragraph with its role
//
// The structure is read from plain text as it is pasted, fed or extracted: what tells a
// byline from a place, or a credit from a last bracket, is lists of places, agencies,
// papers, names and stock lines, not mark-up. It does not read HTML; a program that has
// pages extracts their text first and may hand over what the page says of itself
// (headline, authors, date) in the fields of [Parser].
//
// Text broken by one line end, by empty lines, by U+2028 or at a fixed width gives the
// same blocks. A text that is one single line is one paragraph, whose dateline, byline
// and credit are found inside it.
//
// All positions are bytes of [text.Source].Text. Parse takes linear time, and fails only
// where the bytes cannot be read at all: bad text gives issues.
package article
