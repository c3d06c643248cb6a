package main

import (
	"testing"
	"time"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/corpus"
)

// BenchmarkDatesAndNumbers finds both in real text, as the result document has them: the
// dates first, and the numbers outside them.
func BenchmarkDatesAndNumbers(b *testing.B) {
	var texts []*text.Source
	size := 0
	for _, raw := range corpus.Texts(b, 2000) {
		texts = append(texts, text.New(string(raw)))
		size += len(raw)
	}
	dates := date.Finder{Anchor: time.Date(2024, 7, 28, 0, 0, 0, 0, time.UTC)}
	var ds []date.Mention
	var ns []number.Mention
	var skip []text.Span
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range texts {
			ds, skip = dates.Append(ds[:0], src.Text), skip[:0]
			for _, d := range ds {
				skip = append(skip, d.Span)
			}
			ns = number.Finder{}.Append(ns[:0], src, skip)
		}
	}
}
