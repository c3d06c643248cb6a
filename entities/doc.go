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
// # Types
//
//	Person     PERSON       a named person, without title, role or nationality: لويد أوستن
//	Role       OCC          an office or title: وزير الدفاع، الرئيس
//	Norp       NORP         a nationality, ethnic, religious or political group: الياباني، الحوثيون
//	GPE        GPE          a place with a government: اليابان، طوكيو
//	Loc        LOC          another place: البحر الأحمر، أفريقيا
//	Fac        FAC          a building or work: استاد القاهرة الدولي، ميناء المخا
//	Org        ORG          a body: النادي الأهلي، مجلس النواب، رويترز
//	Event      EVENT        a war, cup, summit: دوري أبطال أفريقيا
//	Product    PRODUCT      a vehicle, weapon, software, drug: إف-16
//	WorkOfArt  WORK_OF_ART  a titled work: «مدن الملح»
//	Law        LAW          a law, treaty, resolution: القرار 1701، اتفاق أوسلو
//	Language   LANGUAGE     a language: اللغة العربية
//
// With the mentions in brackets:
//
//	وصل وفد من [GPE واشنطن] و[GPE لندن] و[GPE فيينا] و[GPE بيروت] إلى [GPE كييف].
//	كسب [ORG النادي الأهلي [NORP المصري]] مباراته في [FAC استاد [GPE القاهرة] الدولي] ضمن [EVENT دوري أبطال [LOC أفريقيا]].
//	وصدر عن [ORG دار الآداب] كتاب «[WORK_OF_ART مدن الملح]» ل[OCC لروائي] [PERSON عبد الرحمن منيف].
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
//	قالت وزيرة البيئة التونسية ليلى الشابي: «لن نسمح بحرق النفايات». وأضافت أن بلدية صفاقس ستغلق المكب.
//
//	ليلى الشابي · قالت · لن نسمح بحرق النفايات (direct)
//	ليلى الشابي · أضافت · بلدية صفاقس ستغلق المكب
//
// The verb without a subject has the speaker of the sentence before. «وبحسب البنك
// الدولي، …» and the headline «غوتيريش: …» are quotes, too, the last without a Cue.
//
// # The model
//
// The package carries lists of names and a small network in whole numbers, 9.6 MB
// together (MODEL.md is its card); a program that does not tag does not link them. The
// first call opens the model, once in a program, which takes some 10 ms. Taggers are
// safe for concurrent use from the first call on, and results depend on nothing but the
// text.
//
// # What it does not do
//
// It does not tag dates and numbers, which are those of packages date and number. It
// has no identifiers of Wikidata or the like. Of ten names in unseen news it gets some
// eight to nine right; products, titles of works and facilities are its weakest types. Words
// glued together by a missing space are read as one word.
//
// Some of what the present model gets wrong, each seen in a sentence of our own:
//
//	المتحدث باسم القوات الأميركية في اليابان    inside the office: [ORG القوات [NORP الأميركية]] في [ORG اليابان], for one body
//	التقى كيهارا شين                            one person, where the text has neither full name; two, where it has
//	رفض عقبة جبر القرار                         [PERSON عقبة جبر], a camp
//	زار مستشفى في المكلا                        a facility «مستشفى في المكلا»; it is no name
//	مسرحية غزير الليل                           a title without quotation marks is not found
package entities
