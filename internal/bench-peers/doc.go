// Package peers compares package text with what Go programs use today for Arabic tokens
// and sentences: bleve's Arabic analyzer, rivo/uniseg and clipperhouse/uax29. It is a module
// of its own, so that none of them is a dependency of the library.
//
//	go test -bench . -count 5
package peers
