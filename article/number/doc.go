// Package number finds the numbers of Arabic news and gives their values: counts,
// ordinals, percentages, amounts of money, quantities, in digits of every script,
// in words of every gender and case, and in both.
//
// One task: which numbers a text holds, and where. [Finder.Find] gives a [Mention]
// for each, with its span in bytes, its [Type], an exact [Value], the unit or the
// ISO 4217 currency, and what bounds it:
//
//	أكثر من 50 ألف جندي          QUANTITY 50000 جندي MORE_THAN
//	ما بين 250 ألفا و300 ألف دولار  MONEY 250000–300000 USD
//	قرابة 12 في المئة             PERCENT 12 APPROX
//	الدورة الحادية والعشرون        ORDINAL 21
//
// [Parse] reads a string that is one numeral.
//
// # What a mention is
//
// Proclitics (و ف ب ل ك) are outside the span, the article is inside; so are the
// words that bound the number (نحو، أكثر من، ما لا يقل عن، تقريبا، بين) and the noun
// or unit. An adjective of the noun is outside («21 طائرة» مسيّرة) where it is not
// part of the unit (متر مربع). Verbs that bound a number (تجاوز، ناهز) are outside,
// and give its Mod.
//
// A number with the noun that it counts or measures is a Quantity, one without is a
// Cardinal. The dual of a unit or a currency counts by itself (كيلومترين، دولاران);
// that of persons and things only with اثنان behind it. واحد alone is a pronoun more
// often than a number, and counts behind a person, a unit or a currency, before a
// percent sign, and in «واحد من كل». «أحد» and «إحدى» are no numbers. عشرات، مئات الآلاف
// and the like are mentions that are Vague.
//
// The value is what is written, the bound stays in Mod. A fraction without an end is
// given to three decimals (ثلث is 0.333). One full stop before three digits parts
// thousands before a counted noun («11.800 شخص»), and is the decimal point
// otherwise; before an amount of money or a measure the rest of the text tells.
//
// # What is no number
//
// A number in a date, a duration or the time of day belongs to package date: give
// its spans to [Finder.Append] as spans to skip. What a number must not be taken
// for is known here too, as far as words beside it tell: years, scores (3-1),
// resolutions (القرار 1701), types (إف-16، ميغ 29), channels, telephones, items of a list,
// kings (لويس الرابع عشر), ages and durations (26 عاما).
//
// It is not for colloquial Arabic beyond its number words, for mathematics, or for
// the names that hold numbers: those that are found later (كأس العالم 2022) are the
// business of who finds them.
//
// # Data
//
// The words of numerals are rows of internal/numeral/numerals.tsv; nouns and units,
// currencies, modifiers and the words of the context are the .tsv files here, each
// row with its source. Go run ./gen writes the tables.
package number
