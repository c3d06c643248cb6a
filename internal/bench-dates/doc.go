// Package dates compares package date with markusmobius/go-dateparser, the only other
// parser of Arabic dates in Go: who reads which expression right, and how long it takes.
// It is a module of its own, so that none of it is a dependency of the library.
//
//	go test -v -run TestSideBySide .     # accuracy and time, side by side
//	go test -bench . -cpu 1 .
//
// go-dateparser runs in four settings: Arabic alone, with ParseHijri, with ten regional
// locales (ar-TN, ar-MA, ar-SY and the like, of which it takes one at a time), and with
// both; its Search reads where a text holds more than the expression.
//
// What is compared is what both have: an instant or a stretch of the calendar that has an
// instant. Ranges, lengths, sets, seasons, decades and centuries are left out, and so is
// what has no value. The peer is right where its instant lies anywhere inside the value
// that is asked (any day of the month for «يونيو 2024»), by any of its locales, by Parse
// or ParseHijri. Khabar is right where its value is the very one that is asked, no coarser
// and no finer.
//
// The cases are the specification of article/date, which was written for Khabar and by
// its conventions, and other projects' suites where they lie beside the checkout,
// go-dateparser's own among them, by theirs: what differs by convention is wrong there
// (a weekday without a cue is the next one in duckling, the last one in Khabar).
package dates
