package text_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"github.com/khabar-go/khabar/article/text"
)

// encode renders a text; what an encoding lacks becomes '?'.
func encode(enc text.Encoding, s string) []byte {
	switch enc {
	case text.UTF16LE, text.UTF16BE:
		var b []byte
		for _, u := range utf16.Encode([]rune(s)) {
			if enc == text.UTF16LE {
				b = append(b, byte(u), byte(u>>8))
			} else {
				b = append(b, byte(u>>8), byte(u))
			}
		}
		return b
	case text.Windows1256:
		return encodeBytes(charmap.Windows1256, s)
	case text.ISO88596:
		return encodeBytes(charmap.ISO8859_6, s)
	}
	return []byte(s)
}

func encodeBytes(m *charmap.Charmap, s string) []byte {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		c, ok := m.EncodeRune(r)
		if !ok {
			c = '?'
		}
		b = append(b, c)
	}
	return b
}

var orderMarks = map[text.Encoding]string{text.UTF8: "\xEF\xBB\xBF", text.UTF16LE: "\xFF\xFE", text.UTF16BE: "\xFE\xFF"}

var encodings = []text.Encoding{text.UTF8, text.UTF16LE, text.UTF16BE, text.Windows1256, text.ISO88596}

const sample = "الوادي - كتب سالم باوزير:\r\nقال المزارعون إن المياه بلغت السد؛ \"لم نر مثلها منذ 1998\"، وأضافوا: هل تكفي؟\n"

func TestDecodeByLabel(t *testing.T) {
	for _, enc := range encodings {
		src, err := text.Decode(encode(enc, sample), enc.String())
		require.NoError(t, err, enc)
		assert.Equal(t, sample, src.Text, enc)
		assert.Equal(t, enc, src.Encoding)
		assert.Equal(t, 1.0, src.Confidence, enc)
		assert.Empty(t, src.Issues, enc)
	}
}

func TestDecodeDetects(t *testing.T) {
	for _, enc := range encodings {
		for _, label := range []string{"", " \t\r\n"} {
			src, err := text.Decoder{Label: label}.Decode(encode(enc, sample))
			require.NoError(t, err, enc)
			assert.Equal(t, sample, src.Text, enc)
			assert.Equal(t, enc, src.Encoding)
			assert.Greater(t, src.Confidence, 0.9, enc)
			assert.Less(t, src.Confidence, 1.0, enc)
		}
	}
}

func TestByteOrderMark(t *testing.T) {
	for enc, mark := range orderMarks {
		raw := append([]byte(mark), encode(enc, sample)...)
		for _, label := range []string{"", enc.String(), "windows-1256", "utf-8", "utf-16be", "utf-16"} {
			src, err := text.Decode(raw, label)
			require.NoError(t, err)
			assert.Equal(t, sample, src.Text, "%v labelled %q", enc, label)
			assert.Equal(t, enc, src.Encoding)
			assert.Equal(t, 1.0, src.Confidence)
			assert.Equal(t, text.Span{Start: len(mark), End: len(raw)}, src.Raw(text.Span{Start: 0, End: len(src.Text)}))

			labelled, err := text.ParseEncoding(label)
			agrees := label == "" || err == nil && labelled == enc || label == "utf-16" && enc == text.UTF16BE
			if agrees {
				assert.Empty(t, src.Issues, "%v labelled %q", enc, label)
			} else if assert.Len(t, src.Issues, 1, "%v labelled %q", enc, label) {
				assert.Equal(t, text.LabelContradicted, src.Issues[0].Code)
				assert.Contains(t, src.Issues[0].Message, labelled.String())
			}
		}
	}
}

func TestByteOrderMarkAlone(t *testing.T) {
	for enc, mark := range orderMarks {
		src, err := text.Decode([]byte(mark), "")
		require.NoError(t, err)
		assert.Equal(t, enc, src.Encoding)
		assert.Empty(t, src.Text)
		assert.Equal(t, text.Span{Start: len(mark), End: len(mark)}, src.Raw(text.Span{}))
	}
	src, err := text.Decode([]byte("\xEF\xBB\xBF\xEF\xBB\xBFخبر"), "")
	require.NoError(t, err)
	assert.Equal(t, "\uFEFFخبر", src.Text, "only the first mark is taken off")
}

func TestOpenByteOrder(t *testing.T) {
	for _, label := range []string{"utf-16", "UTF16", "ucs-2", "unicode", "csUnicode", "ISO-10646-UCS-2"} {
		for _, enc := range []text.Encoding{text.UTF16LE, text.UTF16BE} {
			src, err := text.Decode(encode(enc, sample), label)
			require.NoError(t, err)
			assert.Equal(t, enc, src.Encoding, label)
			assert.Equal(t, sample, src.Text, label)
		}
		src, err := text.Decode([]byte("\x00\x00"), label)
		require.NoError(t, err)
		assert.Equal(t, text.UTF16LE, src.Encoding, "in doubt")
	}
	src, err := text.Decode(encode(text.UTF16BE, sample), "utf-16le")
	require.NoError(t, err)
	assert.Equal(t, text.UTF16LE, src.Encoding, "a label that states the order is obeyed")
}

// The labels of https://encoding.spec.whatwg.org/#names-and-labels and others.
func TestLabels(t *testing.T) {
	for enc, labels := range map[text.Encoding]string{
		text.UTF8: "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 UTF-8 utf_8 utf-8-sig csUTF8",
		text.UTF16LE: "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le " +
			"csUTF16 csUTF16LE UTF16 UTF_16LE utf-16-le UCS-2LE UnicodeLittle",
		text.UTF16BE:     "unicodefffe utf-16be csUTF16BE utf16be UTF_16BE utf-16-be UCS-2BE UnicodeBig",
		text.Windows1256: "cp1256 windows-1256 x-cp1256 windows1256 cswindows1256 MS-ARAB CP1256 Win-1256 win1256 WINDOWS-1256 1256",
		text.ISO88596: "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i " +
			"iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 ISO8859_6 ISO_8859-6-E cp28596 latin/arabic",
	} {
		for _, label := range strings.Fields(labels) {
			for _, l := range []string{label, strings.ToUpper(label), "\t " + label + "\r\n"} {
				got, err := text.ParseEncoding(l)
				require.NoError(t, err)
				assert.Equal(t, enc, got, l)
			}
		}
	}
}

func TestUnknownLabel(t *testing.T) {
	for _, label := range []string{"koi8-r", "windows-1252", "utf-7", "utf8 ; q=1", "windows-1256\x00", "عربي", "utf-8\u00a0"} {
		_, err := text.Decode([]byte("خبر"), label)
		var unknown *text.UnknownEncodingError
		require.True(t, errors.As(err, &unknown), label)
		assert.Equal(t, label, unknown.Label)
		assert.ErrorContains(t, err, "unknown encoding")
	}
	_, err := text.ParseEncoding("")
	assert.Error(t, err, "no label is no encoding")
	_, err = text.Decode([]byte("\xEF\xBB\xBFخبر"), "koi8-r")
	assert.Error(t, err, "an unknown label is an error in spite of the mark")
}

func TestLimit(t *testing.T) {
	raw := make([]byte, text.DefaultMaxBytes+1)
	for _, c := range []struct {
		max, size int
		limit     int // 0: no error
	}{
		{0, text.DefaultMaxBytes, 0},
		{0, text.DefaultMaxBytes + 1, text.DefaultMaxBytes},
		{10, 10, 0}, {10, 11, 10}, {1, 0, 0},
		{-1, text.DefaultMaxBytes + 1, 0},
	} {
		src, err := text.Decoder{MaxBytes: c.max, Label: "utf-8"}.Decode(raw[:c.size])
		if c.limit == 0 {
			require.NoError(t, err)
			assert.Len(t, src.Text, c.size)
			continue
		}
		var large *text.TooLargeError
		require.True(t, errors.As(err, &large))
		assert.Equal(t, text.TooLargeError{Size: c.size, Limit: c.limit}, *large)
		assert.Nil(t, src)
	}
}

func TestEncodingText(t *testing.T) {
	for _, enc := range encodings {
		b, err := json.Marshal(map[string]text.Encoding{"encoding": enc})
		require.NoError(t, err)
		assert.Equal(t, `{"encoding":"`+enc.String()+`"}`, string(b))
		var back map[string]text.Encoding
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, enc, back["encoding"])
	}
	_, err := json.Marshal(text.Encoding(99))
	assert.Error(t, err)
	assert.Equal(t, "Encoding(99)", text.Encoding(99).String())
	enc := text.ISO88596
	assert.Error(t, enc.UnmarshalText([]byte("klingon")))
	assert.Equal(t, text.ISO88596, enc, "unchanged by an error")
}

// Every byte of the single-byte encodings is what x/text's charmap says, alone and
// among others.
func TestTables(t *testing.T) {
	for enc, m := range map[text.Encoding]*charmap.Charmap{text.Windows1256: charmap.Windows1256, text.ISO88596: charmap.ISO8859_6} {
		var raw []byte
		var want strings.Builder
		for i := range 256 {
			raw = append(raw, byte(i))
			want.WriteRune(m.DecodeByte(byte(i)))
		}
		for _, pad := range []string{"", "x", "1234567", "\n\n\n"} {
			src, err := text.Decode(append([]byte(pad), raw...), enc.String())
			require.NoError(t, err)
			assert.Equal(t, pad+want.String(), src.Text, enc)
			assert.True(t, utf8.ValidString(src.Text))
		}
	}
}

func TestUndefinedBytes(t *testing.T) {
	src, err := text.Decode([]byte("\xce\xc8\xd1 \xff\xfe \xc7\xa1"), "iso-8859-6")
	require.NoError(t, err)
	assert.Equal(t, "خبر \uFFFD\uFFFD ا\uFFFD", src.Text)
	require.Len(t, src.Issues, 2)
	assert.Equal(t, text.UndefinedByte, src.Issues[0].Code)
	assert.Equal(t, "\uFFFD\uFFFD", src.Slice(src.Issues[0].Span))
	assert.Equal(t, text.Span{Start: 4, End: 6}, src.Raw(src.Issues[0].Span))
	assert.Equal(t, text.Span{Start: 8, End: 9}, src.Raw(src.Issues[1].Span))
}

func TestUTF16Faults(t *testing.T) {
	for _, c := range []struct {
		name, raw, want string // raw is big-endian
		bad             []text.Span
	}{
		{"odd byte", "\x06\x2e\x06\x28\x06", "خب\uFFFD", []text.Span{{Start: 4, End: 5}}},
		{"one byte", "\x06", "\uFFFD", []text.Span{{Start: 0, End: 1}}},
		{"pair", "\xd8\x3d\xde\x00\x06\x28", "😀ب", nil},
		{"high alone", "\xd8\x3d\x06\x28", "\uFFFDب", []text.Span{{Start: 0, End: 2}}},
		{"low alone", "\x06\x28\xde\x00\x06\x28", "ب\uFFFDب", []text.Span{{Start: 2, End: 4}}},
		{"two highs and a low", "\xd8\x3d\xd8\x3d\xde\x00", "\uFFFD😀", []text.Span{{Start: 0, End: 2}}},
		{"low and high", "\xde\x00\xd8\x3d\x06\x28", "\uFFFD\uFFFDب", []text.Span{{Start: 0, End: 4}}},
		{"high at the end", "\x06\x28\xd8\x3d", "ب\uFFFD", []text.Span{{Start: 2, End: 4}}},
		{"high and half a unit", "\x06\x28\xd8\x3d\xde", "ب\uFFFD\uFFFD", []text.Span{{Start: 2, End: 4}, {Start: 4, End: 5}}},
		{"U+FFFD itself", "\xff\xfd\x06\x28", "\uFFFDب", nil},
		{"U+FFFE and NUL", "\x06\x28\xff\xfe\x00\x00", "ب\uFFFE\x00", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, enc := range []text.Encoding{text.UTF16BE, text.UTF16LE} {
				raw := []byte(c.raw)
				if enc == text.UTF16LE {
					for i := 0; i+1 < len(raw); i += 2 {
						raw[i], raw[i+1] = raw[i+1], raw[i]
					}
				}
				src, err := text.Decode(raw, enc.String())
				require.NoError(t, err)
				assert.Equal(t, c.want, src.Text)
				var bad []text.Span
				for _, issue := range src.Issues {
					assert.Equal(t, text.InvalidUTF16, issue.Code)
					bad = append(bad, src.Raw(issue.Span))
				}
				assert.Equal(t, c.bad, bad)
			}
		})
	}
}

// A wrong label is obeyed.
func TestWrongLabel(t *testing.T) {
	raw := encode(text.Windows1256, sample)
	src, err := text.Decode(raw, "utf-8")
	require.NoError(t, err)
	assert.Equal(t, string(raw), src.Text)
	assert.NotEmpty(t, src.Issues)
	assert.Equal(t, text.UTF8, src.Encoding)

	src, err = text.Decode(raw, "iso-8859-6")
	require.NoError(t, err)
	assert.Equal(t, text.ISO88596, src.Encoding)
	assert.NotEmpty(t, src.Issues)
	assert.Equal(t, len(raw), utf8.RuneCountInString(src.Text))

	src, err = text.Decode([]byte(sample), "windows-1256")
	require.NoError(t, err)
	assert.Equal(t, len(sample), utf8.RuneCountInString(src.Text))
}

func TestNULIsKept(t *testing.T) {
	want := "خبر\x00\x00 عاجل من الساحل\r\n\x00"
	for _, enc := range encodings {
		for _, label := range []string{"", enc.String()} {
			src, err := text.Decode(encode(enc, want), label)
			require.NoError(t, err)
			assert.Equal(t, want, src.Text, "%v labelled %q", enc, label)
			assert.Empty(t, src.Issues)
		}
	}
}

// The text is a copy: changing the bytes afterwards changes nothing.
func TestDecodeCopies(t *testing.T) {
	for _, enc := range encodings {
		raw := encode(enc, sample)
		src, err := text.Decode(raw, enc.String())
		require.NoError(t, err)
		clear(raw)
		assert.Equal(t, sample, src.Text)
	}
}

// Lengths around those of chunks and words.
func TestDecodeLengths(t *testing.T) {
	pattern := []rune("ab خبر، “—” 😀 a")
	for _, n := range []int{0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 1021, 1022, 1023, 1024, 1025, 1032, 2047, 2048, 2049, 5000} {
		var want []rune
		for i := range n {
			want = append(want, pattern[i%len(pattern)])
		}
		for _, enc := range encodings {
			s := string(want)
			if enc == text.Windows1256 || enc == text.ISO88596 {
				s = strings.ReplaceAll(s, "😀", "?")
			}
			if enc == text.ISO88596 {
				s = strings.NewReplacer("“", "?", "”", "?", "—", "?").Replace(s)
			}
			src, err := text.Decode(encode(enc, s), enc.String())
			require.NoError(t, err)
			require.Equal(t, s, src.Text, "%v, %d runes", enc, n)
			require.Empty(t, src.Issues)
		}
	}
}

func TestDecodeIssuesAreBounded(t *testing.T) {
	for label, unit := range map[string]string{"utf-8": "a\xff", "iso-8859-6": "a\xff", "utf-16le": "a\x00\x00\xd8"} {
		src, err := text.Decode(bytes.Repeat([]byte(unit), 20000), label)
		require.NoError(t, err)
		require.Len(t, src.Issues, 1001, label)
		assert.Equal(t, text.MoreIssues, src.Issues[1000].Code)
		assert.Contains(t, src.Issues[1000].Message, "19000 more")
		assert.Equal(t, len(src.Text), src.Issues[1000].Span.End)
	}
}
