// Package entities finds the names in an Arabic text, what they name, and who said
// what: persons, offices, nationalities, places, bodies, events, products, works, laws
// and languages, with exact spans.
//
//	r := entities.Tagger{}.TagText("التقى وزير الدفاع الكوري الجنوبي شين وون سيك ونظيراه الياباني مينورو كيهارا والأميركي لويد أوستن في طوكيو.")
//
//	OCC وزير الدفاع · NORP الكوري الجنوبي · PERSON شين وون سيك · NORP الياباني · PERSON مينورو كيهارا ·
//	NORP الأميركي · PERSON لويد أوستن · GPE طوكيو
//
// All three persons are ministers of defence, of KR, JP and US: the relational noun
// «ونظيراه» passes the office on.
//
// # Mentions
//
// A [Mention] is a span of the text without the proclitics و ف ب ل ك («[القاهرة]» in
// «وبالقاهرة») and without the marks around it; the article ال is inside. In «للقوات»
// the span begins at the second ل, and Norm is «القوات». Token is the whole written
// token. Names inside names have Within: «الأميركية» in «القوات الأميركية».
//
// # Entities
//
// Mentions of one thing are one [Entity]: «كيهارا» joins «مينورو كيهارا», «أمريكا»
// joins «أميركا». Countries are ISO 3166-1 codes. A person's Role and Nationality are
// what the text says of them.
//
// # Quotes
//
// A [Quote] is reported speech, with the word that reports it and the mention of the
// speaker, as far as the text tells.
//
// # The model
//
// The package carries lists of names and a small network in whole numbers, 9.5 MB
// together (MODEL.md is its card); a program that does not tag does not link them. The
// first call opens the model, which takes some milliseconds; after that a Tagger is
// safe for concurrent use, and results depend on nothing but the text.
//
// # What it does not do
//
// It does not tag dates and numbers, which are those of packages date and number. It
// has no identifiers of Wikidata or the like. Of ten names in unseen news it gets about
// eight right; products, titles of works and facilities are its weakest types. Words
// glued together by a missing space are read as one word.
package entities
