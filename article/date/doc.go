// Package date finds the temporal expressions of Arabic news and gives their values:
// dates, times, lengths and what comes round, in every name system, calendar and way of
// writing that the Arabic press has.
//
// One task: what time an expression means. [Parse] reads one expression, [Finder.Find]
// finds all of a text, [Finder.Stamp] reads the line that tells when an article was
// published. Values are TIMEX3 (ISO 24617-1); [Mention.Bounds] makes a pair of time.Time
// of them, [WriteTimeML] a marked-up text.
//
// Published on Sunday, 28 July 2024 (the anchor), these mean
//
//	15 يونيو/حزيران 2024                  DATE 2024-06-15
//	آذار (مارس) 2011                      DATE 2011-03
//	الثلاثاء 10 جويلية 2012               DATE 2012-07-10
//	منتصف غشت 2018                        DATE 2018-08 MID
//	٢٨/٧/٢٠٢٤                             DATE 2024-07-28
//	22 محرم 1446 هـ                       DATE 2024-07-28
//	14 شعبان 1433 هـ الموافق 4 يوليو 2012  DATE 2012-07-04
//	رمضان 1445                            DATE 2024-03-11/2024-04-09
//	17 تموز                               DATE 2024-07-17
//	يوم الجمعة المقبل                     DATE 2024-08-02
//	أمس الأول                             DATE 2024-07-26
//	مساء السبت                            TIME 2024-07-27TEV
//	الساعة 3:30 بعد الظهر بتوقيت غرينتش    TIME 2024-07-28T15:30
//	الساعة الثامنة والربع مساء             TIME 2024-07-28T20:15
//	مطلع الشهر المقبل                     DATE 2024-08 START
//	قبل ثلاثة أيام                        DATE 2024-07-25
//	بعد أسبوعين                           DATE 2024-08-11
//	15 عاماً                              DURATION P15Y
//	ساعتين ونصف الساعة                    DURATION PT2H30M
//	من 3 إلى 5 مايو                       DATE 2024-05-03/2024-05-05
//	بين يونيو وأغسطس 2023                 DATE 2023-06/2023-08
//	تسعينيات القرن الماضي                 DATE 199
//	القرن الحادي والعشرين                 DATE 20
//	القرن الرابع قبل الميلاد              DATE BC03
//	الربع الثالث من عام 2024              DATE 2024-Q3
//	صيف 2023                              DATE 2023-SU
//	كل جمعة                               SET P1W EVERY
//	عيد الأضحى                            DATE 2024-06-16
//	اليوم الوطني السعودي                  DATE 2024-09-23
//	حالياً                                DATE PRESENT_REF
//	قبل أيام                              DATE PAST_REF
//
// and these mean nothing, though a word of theirs can be a date elsewhere: «مارس ضغوطا»
// (the verb), «الأب» (the priest), «المغرب» (the country), «الدورة الأولى», «فاز 3-1»,
// «القانون رقم 7/79».
//
// # The anchor
//
// An article says «أمس» and means the day before it was published. That day is
// [Finder].Anchor. Without one a relative expression has its [Rule] («one day before»)
// and no value; a day and month keep an open year (XXXX-05-18). Nothing takes today's
// date, so that an archive gives the same in ten years.
//
// The words around it decide between past and future. A weekday alone is on or before
// the anchor, and after it with المقبل, القادم or a future verb; a month alone is the
// nearest, the last behind a past verb, the next one before a future verb.
// [Mention].Basis tells whether a value was stated, counted from the anchor, counted from
// another date of the text («الشهر نفسه») or is vague («قبل أيام»).
//
// # What a mention is
//
// Proclitics (و ف ب ل ك) and the preposition before it are outside the span («في ⟦يونيو⟧»،
// «منذ ⟦15 عاما⟧»), unless the preposition makes the meaning («⟦قبل ثلاثة أيام⟧»،
// «⟦من 3 إلى 5 مايو⟧»). The words that belong to it are inside: يوم، شهر، عام، الساعة، م، هـ,
// the zone, الماضي, المقبل. Both ends of a range are inclusive.
//
// A month has two names in many papers («يونيو/حزيران»); they are one expression. Two
// that disagree («سبتمبر/كانون الأول»), a weekday that is not that of its date, and a
// Hijri date more than a day from the Gregorian one beside it are a [Conflict]. A date
// that does not exist («31 فبراير»، «34 رجب») has an issue and no value.
//
// In digits the day comes before the month; a number over 12, a weekday beside it, or
// the country ("US") can tell otherwise.
//
// testdata has the specification: some thousand phrases with their values, and how each
// question of convention was decided.
//
// # Calendars
//
// Hijri dates are counted by the published table of Umm al-Qura, 1343 to 1500 AH, and
// keep their fields in [Mention].Hijri. Between 1420 and 1450 AH (April 1999 to May 2029)
// all tables in use agree; outside, [Mention].Uncertain tells that the day may be off by
// one. A Hijri year outside the table has the Gregorian year in which it begins.
// Months and feasts that begin with the sighting of the moon may be a day off in one
// country or another. The Coptic and Syriac months, and the six sets of names of the Gregorian
// ones, are in [ParseMonth] and [System].
//
// # Bounds
//
// [Value.Bounds] and [Mention.Bounds] are half open: the day 2024-07-28 is from its
// midnight to the next. The parts of the day have the hours of the press (morning 05-12,
// midday 12-14, afternoon 14-18, evening 18-22, night 21-05), weeks
// begin on Monday (ISO 8601).
//
// # What it does not do
//
//   - It does not learn when an article was published, nor what today is.
//   - It does not compute prayer times: «بعد صلاة العصر» is none.
//   - Events are no dates: «منذ الاستقلال», «الحرب العالمية الثانية», «موسم الحج».
//   - It does not read dialect (هلق، بكرة) beyond a word or two, nor other languages beyond the dates of
//     stamps (Sunday, July 28, 2024).
//   - It converts no clock times: the hour is as written, [Mention].Zone tells where.
//
// # Data
//
// Names of months, weekdays, holidays, zones and units, and the words that decide, are
// the .tsv files here, each row with its source; the table of Umm al-Qura is
// umalqura.tsv. Go run ./gen writes them into tables.go. Nothing runs at start-up, and
// Find takes linear time and allocates nothing but its result.
package date
