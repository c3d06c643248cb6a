// Package numeral reads numerals, in digits and in Arabic words, over the tokens
// of a text. It is the floor under packages number and date: it knows what a word
// is in a numeral and where a numeral ends, and nothing of units, modifiers or
// what the number counts.
//
// One call reads one numeral; the caller finds where one may begin, by the kind
// of a token (text.Number) or by [Lookup]:
//
//	n, ok := numeral.Read("بعد خمسة وعشرين عاما", 7) // 7: where «خمسة» begins
//	// n.Value 25, n.Kind Cardinal, n.End behind «عشرين»
//
// A caller that goes over the tokens itself uses a [Cursor], a value that is
// copied to come back to a place, and [ReadAt], which moves it behind the numeral.
// Neither allocates.
//
// What date needs beside that:
//
//   - [Maybe] on the key of every word of a text, to pass over those that are none.
//   - [Lookup] for single words: «الثالثة» is Ordinal 3, «والنصف» And, Def and
//     Fraction 1/2, «وعشرون» And and Tens 20.
//   - Numeral.Plain, Numeral.Digits, Numeral.Words to tell a bare «15» from words.
//   - Numeral.Last and LastForm for duals and what is counted in the dual: «ألفين».
//   - [Digits] for the text of one text.Number token.
//
// Words are looked up by package wordkey, whose keys date shares for its own
// tables: the key of a word is made once a token ([wordkey.Of]) and
// [LookupKey] takes it.
//
// The words are the rows of numerals.tsv; the table is generated from it.
package numeral
