package text

//go:generate go run ./gen/charset

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// DefaultMaxBytes is the limit of the input where [Decoder.MaxBytes] is 0: 16 MiB,
// more than any article and most books.
const DefaultMaxBytes = 16 << 20

// A Decoder turns the bytes of an article into a [Source]. The zero Decoder is ready
// to use: it detects the encoding. A Decoder may be used by several goroutines at once.
type Decoder struct {
	// Label is the label of the encoding, see [ParseEncoding]; "" (or white
	// space) detects it, see [Detect].
	Label string

	// MaxBytes limits the input; 0 means [DefaultMaxBytes], less than 0 no limit.
	MaxBytes int
}

// Decode turns the bytes of an article into a Source. It is
// Decoder{Label: label}.Decode(raw).
func Decode(raw []byte, label string) (*Source, error) { return Decoder{Label: label}.Decode(raw) }

// Decode turns the bytes of an article into a Source. It keeps no reference to raw.
//
// A byte order mark decides over the label, as in the WHATWG's Encoding Standard; one
// that contradicts the label gives an issue. A label is obeyed even where the bytes
// look like another encoding: what is not valid gives issues. Only the byte order of
// UTF-16 is detected where neither the label ("utf-16") nor a mark states it,
// little-endian if in doubt.
//
// The error is a [*TooLargeError] or an [*UnknownEncodingError]. No byte sequence is
// an error.
func (d Decoder) Decode(raw []byte) (*Source, error) {
	limit := d.MaxBytes
	if limit == 0 {
		limit = DefaultMaxBytes
	}
	if limit > 0 && len(raw) > limit {
		return nil, &TooLargeError{len(raw), limit}
	}
	g, err := d.choose(raw)
	if err != nil {
		return nil, err
	}
	s := &Source{Encoding: g.enc, Confidence: g.confidence, Issues: g.issues, size: len(raw), bom: g.bom}
	b := raw[g.bom:]
	switch g.enc {
	case UTF8:
		s.Text = string(b)
		if g.valid < len(b) {
			s.Issues = issuesUTF8(s.Issues, b, g.valid)
		}
	case UTF16LE, UTF16BE:
		s.Text, s.Issues = decodeUTF16(s.Issues, b, g.enc == UTF16BE)
	case Windows1256:
		s.Text, s.Issues = decodeBytes(s.Issues, b, &windows1256UTF8)
	case ISO88596:
		s.Text, s.Issues = decodeBytes(s.Issues, b, &iso88596UTF8)
	}
	return s, nil
}

// A guess is the choice of an encoding.
type guess struct {
	enc        Encoding
	confidence float64
	bom        int // bytes of byte order mark
	valid      int // bytes after the mark that are known to be valid UTF-8
	issues     []Issue
}

// choose decides on the encoding by byte order mark, label or detection.
func (d Decoder) choose(raw []byte) (guess, error) {
	label := trimLabel(d.Label)
	labelled, open, ok := lookupLabel(label)
	if label != "" && !ok {
		return guess{}, &UnknownEncodingError{d.Label}
	}
	g := guess{enc: labelled, confidence: 1}
	if enc, n := byteOrderMark(raw); n > 0 {
		g.enc, g.bom = enc, n
		if ok && enc != labelled && !(open && enc == UTF16BE) {
			g.issues = []Issue{{LabelContradicted, Span{}, "The byte order mark is that of " + enc.String() + ", the label says " + labelled.String() + "; the mark was obeyed."}}
		}
	} else if label == "" {
		return detect(raw), nil
	} else if open {
		if enc, confidence := detectOrder(raw); enc == UTF16BE && confidence > 0 {
			g.enc, g.confidence = enc, confidence
		}
	}
	if g.enc == UTF8 {
		g.valid = validUTF8(raw[g.bom:])
	}
	return g, nil
}

// byteOrderMark tells the encoding that a byte order mark states, and its length.
func byteOrderMark(raw []byte) (Encoding, int) {
	switch {
	case len(raw) >= 3 && raw[0] == 0xEF && raw[1] == 0xBB && raw[2] == 0xBF:
		return UTF8, 3
	case len(raw) >= 2 && raw[0] == 0xFF && raw[1] == 0xFE:
		return UTF16LE, 2
	case len(raw) >= 2 && raw[0] == 0xFE && raw[1] == 0xFF:
		return UTF16BE, 2
	}
	return UTF8, 0
}

// issuesUTF8 appends an issue for every run of bytes that are not valid UTF-8, from
// the first one on.
func issuesUTF8(found []Issue, b []byte, first int) []Issue {
	l := issueList{list: found}
	for i := first; i < len(b); i += validUTF8(b[i:]) {
		if len(b)-i < utf8.UTFMax && !utf8.FullRune(b[i:]) {
			l.add(InvalidUTF8, Span{i, len(b)}, "The text ends within a character of UTF-8.")
			break
		}
		l.add(InvalidUTF8, Span{i, i + 1}, "These bytes are not valid UTF-8.")
		i++
	}
	return l.issues()
}

// chunkSize is the size of the pieces in which a text is decoded: they stay in the
// first-level cache.
const chunkSize = 1024

// replacement is U+FFFD as in the tables of bytes.
const replacement = 0x03_BD_BF_EF

// decodeBytes decodes a single-byte encoding by its table, see windows1256UTF8.
func decodeBytes(found []Issue, b []byte, table *[256]uint32) (string, []Issue) {
	size := sizeBytes(b)
	if size == len(b) {
		return string(b), found // ASCII
	}
	var text strings.Builder
	text.Grow(size)
	var chunk [3*chunkSize + 8]byte
	for rest := b; len(rest) > 0; {
		n := min(len(rest), chunkSize)
		text.Write(chunk[:fillBytes(&chunk, rest[:n], table)])
		rest = rest[n:]
	}
	if table == &iso88596UTF8 { // windows-1256 gives every byte a character
		found = issuesBytes(found, b, table)
	}
	return text.String(), found
}

// sizeBytes is about the length of b in UTF-8: bytes outside ASCII take two, and three
// in 80–9F (punctuation) and FC–FF (direction marks). It is too short for the undefined
// bytes of ISO-8859-6.
func sizeBytes(b []byte) int {
	size := len(b)
	for ; len(b) >= 8; b = b[8:] {
		x := binary.LittleEndian.Uint64(b)
		high := x & highBits
		low := high &^ (x<<1 | x<<2)
		top := high & (x << 1) & (x << 2) & (x << 3) & (x << 4) & (x << 5)
		size += countBytes(high) + countBytes(low|top)
	}
	for _, c := range b {
		if c >= utf8.RuneSelf {
			size += 2
		}
	}
	return size
}

// fillBytes decodes the bytes of a chunk and returns the length of what it wrote. It
// writes four bytes for each, of which the next one covers the superfluous.
func fillBytes(chunk *[3*chunkSize + 8]byte, b []byte, table *[256]uint32) int {
	n := 0
	for len(b) >= 8 {
		x := binary.LittleEndian.Uint64(b)
		if x&highBits == 0 {
			binary.LittleEndian.PutUint64(chunk[n:], x)
			n += 8
		} else {
			for range 8 {
				v := table[byte(x)]
				binary.LittleEndian.PutUint32(chunk[n:], v)
				n += int(v >> 24)
				x >>= 8
			}
		}
		b = b[8:]
	}
	for _, c := range b {
		v := table[c]
		binary.LittleEndian.PutUint32(chunk[n:], v)
		n += int(v >> 24)
	}
	return n
}

// issuesBytes appends an issue for every run of bytes without a character.
func issuesBytes(found []Issue, b []byte, table *[256]uint32) []Issue {
	l := issueList{list: found}
	at := 0
	for _, c := range b {
		v := table[c]
		n := int(v >> 24)
		if v == replacement {
			l.add(UndefinedByte, Span{at, at + n}, "These bytes have no character in the encoding.")
		}
		at += n
	}
	return l.issues()
}

// decodeUTF16 decodes UTF-16 of either byte order.
func decodeUTF16(found []Issue, b []byte, big bool) (string, []Issue) {
	l := issueList{list: found}
	var text strings.Builder
	text.Grow(sizeUTF16(b, big))
	var chunk [chunkSize + 8]byte
	for n := 0; len(b) > 0; n = 0 {
		for len(b) >= 2 && n < chunkSize {
			u := uint32(unit(b, big))
			if u < 0x800 {
				long := (0x7F - u) >> 31 // 1 from U+0080 on
				two := 0x80C0 | u>>6 | u&0x3F<<8
				binary.LittleEndian.PutUint16(chunk[n:], uint16(u^(u^two)&-long))
				n += 1 + int(long)
				b = b[2:]
				continue
			}
			r, size := decodeUnits(b, big)
			if r == utf8.RuneError && utf16.IsSurrogate(rune(u)) {
				at := text.Len() + n
				l.add(InvalidUTF16, Span{at, at + 3}, "These surrogates of UTF-16 have no partner.")
			}
			n += utf8.EncodeRune(chunk[n:], r)
			b = b[size:]
		}
		if len(b) == 1 && n < chunkSize {
			at := text.Len() + n
			l.add(InvalidUTF16, Span{at, at + 3}, "The text ends within a code unit of UTF-16.")
			n += utf8.EncodeRune(chunk[n:], utf8.RuneError)
			b = nil
		}
		text.Write(chunk[:n])
	}
	return text.String(), l.issues()
}

// decodeUnits decodes the rune at the start of b, and tells how many bytes it took. A
// surrogate without a partner is U+FFFD.
func decodeUnits(b []byte, big bool) (rune, int) {
	r := rune(unit(b, big))
	if !utf16.IsSurrogate(r) {
		return r, 2
	}
	if len(b) >= 4 {
		if r = utf16.DecodeRune(r, rune(unit(b[2:], big))); r != utf8.RuneError {
			return r, 4
		}
	}
	return utf8.RuneError, 2
}

// unit is the code unit at the start of b.
func unit(b []byte, big bool) uint16 {
	u := binary.LittleEndian.Uint16(b)
	if big {
		u = bits.ReverseBytes16(u)
	}
	return u
}

// sizeUTF16 is the length in UTF-8, or a little more where there are surrogates.
func sizeUTF16(b []byte, big bool) int {
	size := 3 * (len(b) % 2)
	for ; len(b) >= 2; b = b[2:] {
		u := uint32(unit(b, big))
		size += 1 + int((0x7F-u)>>31+(0x7FF-u)>>31)
	}
	return size
}
