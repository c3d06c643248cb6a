// Package lexicon holds the lists that tell the lines of an Arabic news page
// apart: places, outlets, names, titles, stock lines, and the words of bylines,
// time stamps and prose.
//
// # Lists
//
// Each list is a TSV file in data, one fact a row with its source, and a
// generated Go file with its tables (go generate). Rows are the lines of the
// file, keys the spellings that a text can match, bytes the static data that a
// program gets which looks into the list.
//
//	list             rows  keys   bytes  looked up by
//	bylinewords.tsv   272   271    9031  BylineWord     كتب، بقلم، إعداد، تصوير
//	givennames.tsv   8181  7781  183562  LookupName     محمد، عبد الله، الحسيني، بن
//	lines.tsv        1619  1619   75414  Line           اقرأ أيضاً، جميع الحقوق محفوظة
//	outlets.tsv      3519  3519  193339  LookupOutlet   أ ف ب، رويترز، «الشرق الأوسط»
//	outletwords.tsv    51    51    1373  OutletWord     صحيفة، وكالة، قناة
//	places.tsv       8796  8796  499305  LookupPlace    لندن، مخيم الزعتري، عواصم
//	prose.tsv        1791  1791   36499  Prose          قال، أعلنت، فيما، من جهته
//	stampwords.tsv    695   695   20155  StampWord      الأحد، جمادى الأولى، بتوقيت
//	titles.tsv        705   702   21551  Title          د.، اللواء الركن، رئيس التحرير
//
// The linker drops the tables of the lists that a program does not look into.
// Nothing runs at start-up.
//
// # Keys
//
// All lookups take a key, the matching form of a text ([Key]): folded, without
// punctuation but for the colon, with one space between words. A lookup takes
// the whole key; [MaxPlaceWords] and its like say how many words a parser need
// try at a position, the longest first. Lookups do not allocate. [Line] alone
// looks for a part of its key.
//
// # Evidence, not verdicts
//
// A list says what a surface can be, not what it is. [Flags] warn of the other
// readings: «الباب» is a town and the door, «بدر» a town and a name, «الرياض» a
// paper and its city. A surface that names two places has the one most often
// meant in news first and the other as AlsoKind and AlsoCountry.
//
// # Sources
//
// The source column of each row:
//
//	handmade     written for this project from general knowledge
//	research     forms counted in news pages of 44 publishers, see handmade
//	cldr47       Unicode CLDR 47, Arabic names of territories and months (Unicode-3.0)
//	un-m49       UN M49 and UNTERM names of countries (ODC-PDDL-1.0)
//	naturalearth Natural Earth, first-level divisions (public domain)
//	arwikicats   ArWikiCats, cities, chosen one by one (MIT)
//	wd-names     name tokens of Wikidata, those attested as names (CC0-1.0)
package lexicon

//go:generate go run ./gen
