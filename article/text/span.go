package text

// A Span is a half-open range of bytes, [Start, End), of [Source.Text].
//
// Spans are the one unit of position of the whole library: whatever a stage
// finds is a Span, and src.Text[s.Start:s.End] is always what was found.
// Both ends lie on rune boundaries, except inside bytes that are not valid
// UTF-8, where every byte counts as a rune of its own.
type Span struct {
	Start, End int
}

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty tells whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains tells whether t lies within s; a span contains itself.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps tells whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Of is the text of the span: text[s.Start:s.End].
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Shift is the span moved by n bytes; it turns a position within a part of a
// text into a position within the whole.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }
