// Package gazetteer holds the lists of people, bodies, groups, offices and other named
// things that Arabic news speaks of, one row a fact with its source. The program
// internal/train makes the table of the tagger from them; package lists reads them.
//
//	people     politicians, commanders, clerics, officials, athletes, artists, by country or field
//	bodies     ministries, armies, parties, companies, clubs, media, universities, organisations
//	things     events, facilities, regions, laws, weapons, devices, works; trigger nouns; ambiguous forms
//	groups     nationalities and other adjectives of origin; ethnic, religious and political groups
//	roles      offices, ranks and professions, and the words that modify them (السابق، بالوكالة)
//	names      family names, and given names of other languages
//	free       lists of others, not read row by row: ArWikiCats, NERAr, words of names in Wikidata
//	*.tsv      the countries of ISO 3166-1, and the divisions of the Arab ones (ISO 3166-2)
//
// The last column of a row is its source: own, handmade, pattern, people and bodies are of
// this project; arwikicats, nerar, wd-names and cldr are in the NOTICE with their licences.
// Rows of the folder free are evidence for the network and give no entity its name.
package gazetteer
