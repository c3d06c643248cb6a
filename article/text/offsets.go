package text

import (
	"math"
	"sort"
)

// Raw is the range of the bytes that were given which a span was decoded from: the
// byte order mark counts. Raw of the whole text is all bytes but the mark.
//
// For all conversions of spans: an end within a character is moved outwards to its
// edge, an end outside the text to the nearest end of the text. Bytes that are not
// valid UTF-8 count as one rune and as one UTF-16 code unit each, as they do in Go's
// range loop and in []rune(text). Each call goes through the text from its start;
// use [Source.Offsets] for many spans.
func (s *Source) Raw(sp Span) Span { return s.unindexed().Raw(sp) }

// FromRaw is the span of the text that was decoded from a range of the bytes that
// were given, the inverse of [Source.Raw].
func (s *Source) FromRaw(sp Span) Span { return s.unindexed().FromRaw(sp) }

// UTF16 counts a span in UTF-16 code units, as JavaScript, Java and C# do.
// See [Source.Raw] for ends within a character and bad bytes.
func (s *Source) UTF16(sp Span) Span { return s.unindexed().UTF16(sp) }

// FromUTF16 is the span of a range of UTF-16 code units, the inverse of
// [Source.UTF16]. An end between two surrogates is moved outwards.
func (s *Source) FromUTF16(sp Span) Span { return s.unindexed().FromUTF16(sp) }

// Runes counts a span in runes (code points), as Python does.
// See [Source.Raw] for ends within a character and bad bytes.
func (s *Source) Runes(sp Span) Span { return s.unindexed().Runes(sp) }

// FromRunes is the span of a range of runes, the inverse of [Source.Runes].
func (s *Source) FromRunes(sp Span) Span { return s.unindexed().FromRunes(sp) }

// Offsets returns an index for the conversion of many spans. Making it goes through
// the text once; then a conversion takes the same short time anywhere in the text, in
// any order (it goes through at most 256 bytes). The index takes a tenth of the memory
// of the text.
func (s *Source) Offsets() *Offsets {
	o := s.unindexed()
	o.marks = make([]point, 0, len(s.Text)/markDistance)
	for p := (point{}); len(s.Text)-p.at > markDistance; {
		p = p.seek([]byte(s.Text), point{p.at + markDistance, math.MaxInt, math.MaxInt})
		o.marks = append(o.marks, p)
	}
	return o
}

func (s *Source) unindexed() *Offsets {
	return &Offsets{text: s.Text, encoding: s.Encoding, size: s.size, bom: s.bom}
}

// markDistance is the distance between two marks of an index, in bytes.
const markDistance = 256

// Offsets converts spans of one Source; see [Source.Offsets]. Its methods are those
// of [Source]. It may be used by several goroutines at once.
// The zero value is that of an empty text.
type Offsets struct {
	text      string
	encoding  Encoding
	size, bom int
	marks     []point // in order
}

// Raw is what [Source.Raw] is.
func (o *Offsets) Raw(sp Span) Span {
	if o.encoding == UTF8 {
		return Span{o.clamp(sp.Start) + o.bom, o.clamp(sp.End) + o.bom}
	}
	start, end := o.bytes(sp)
	return Span{o.raw(start), o.raw(end)}
}

// raw counts the bytes before a place in an encoding that is not UTF-8: one for each
// rune, or two for each code unit. Half a unit at the end was one byte.
func (o *Offsets) raw(p point) int {
	n := o.bom + p.runes
	if o.encoding == UTF16LE || o.encoding == UTF16BE {
		n = o.bom + 2*p.units
	}
	if o.size > 0 {
		n = min(n, o.size)
	}
	return n
}

// FromRaw is what [Source.FromRaw] is.
func (o *Offsets) FromRaw(sp Span) Span {
	sp = Span{max(0, sp.Start-o.bom), max(0, sp.End-o.bom)}
	atEnd := o.size > 0 && sp.Start >= o.size-o.bom
	switch {
	case o.encoding == UTF8:
		return Span{o.clamp(sp.Start), o.clamp(sp.End)}
	case o.encoding == UTF16LE || o.encoding == UTF16BE:
		sp = o.FromUTF16(Span{sp.Start / 2, sp.End/2 + sp.End%2})
	default:
		sp = o.FromRunes(sp)
	}
	if atEnd {
		sp.Start = len(o.text) // after half a code unit
	}
	return sp
}

// UTF16 is what [Source.UTF16] is.
func (o *Offsets) UTF16(sp Span) Span {
	start, end := o.bytes(sp)
	return Span{start.units, end.units}
}

// FromUTF16 is what [Source.FromUTF16] is.
func (o *Offsets) FromUTF16(sp Span) Span {
	start := o.seek(point{}, point{math.MaxInt, math.MaxInt, max(0, sp.Start)})
	end := o.seek(start, point{math.MaxInt, math.MaxInt, max(0, sp.End)})
	if end.units < sp.End {
		end = end.next([]byte(o.text))
	}
	return Span{start.at, end.at}
}

// Runes is what [Source.Runes] is.
func (o *Offsets) Runes(sp Span) Span {
	start, end := o.bytes(sp)
	return Span{start.runes, end.runes}
}

// FromRunes is what [Source.FromRunes] is.
func (o *Offsets) FromRunes(sp Span) Span {
	start := o.seek(point{}, point{math.MaxInt, max(0, sp.Start), math.MaxInt})
	end := o.seek(start, point{math.MaxInt, max(0, sp.End), math.MaxInt})
	return Span{start.at, end.at}
}

// bytes gives the places of the ends of a span of the text.
func (o *Offsets) bytes(sp Span) (start, end point) {
	start = o.seek(point{}, point{o.clamp(sp.Start), math.MaxInt, math.MaxInt})
	limit := o.clamp(sp.End)
	end = o.seek(start, point{limit, math.MaxInt, math.MaxInt})
	if end.at < limit {
		end = end.next([]byte(o.text))
	}
	return start, end
}

// seek gives the last place within the limit, from the mark before it, or from the
// place known if that is nearer.
func (o *Offsets) seek(known, limit point) point {
	if !known.within(limit) {
		known = point{}
	}
	n := sort.Search(len(o.marks), func(i int) bool { return !o.marks[i].within(limit) })
	if n > 0 && o.marks[n-1].at > known.at {
		known = o.marks[n-1]
	}
	return known.seek([]byte(o.text), limit)
}

func (o *Offsets) clamp(at int) int { return min(max(0, at), len(o.text)) }
