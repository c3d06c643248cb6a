// Package peers compares package text with what Go programs use today for Arabic tokens
// and sentences: bleve's Arabic analyzer, rivo/uniseg and clipperhouse/uax29. It is a module
// of its own, so that none of them is a dependency of the library.
//
//	go test -bench . -count 5
//
// All read the same articles, one by one. What they do is not the same: uax29 and uniseg
// give the segments of Unicode's rules, spaces included; Khabar gives typed tokens and
// sentences that know abbreviations and quotations; bleve's analyzer gives folded,
// stemmed words without the stop words. README.md in benchmarks has the figures.
package peers
