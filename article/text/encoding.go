package text

import (
	"fmt"
	"strings"
)

// An Encoding is a character encoding that [Decoder] reads.
type Encoding uint8

// The encodings of Arabic news.
const (
	UTF8 Encoding = iota
	UTF16LE
	UTF16BE
	Windows1256
	ISO88596
)

// String is the name of the encoding in the WHATWG's Encoding Standard:
// "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1256" or "ISO-8859-6".
func (e Encoding) String() string {
	switch e {
	case UTF8:
		return "UTF-8"
	case UTF16LE:
		return "UTF-16LE"
	case UTF16BE:
		return "UTF-16BE"
	case Windows1256:
		return "windows-1256"
	case ISO88596:
		return "ISO-8859-6"
	}
	return fmt.Sprintf("Encoding(%d)", uint8(e))
}

// MarshalText gives the name of the encoding, see [Encoding.String].
func (e Encoding) MarshalText() ([]byte, error) {
	if e > ISO88596 {
		return nil, &UnknownEncodingError{e.String()}
	}
	return []byte(e.String()), nil
}

// UnmarshalText reads a label as [ParseEncoding] does.
func (e *Encoding) UnmarshalText(label []byte) error {
	enc, err := ParseEncoding(string(label))
	if err == nil {
		*e = enc
	}
	return err
}

// ParseEncoding tells which encoding a label names: a label of the WHATWG's
// Encoding Standard, of IANA, or one that Windows, Java, Python or iconv use. Case
// and surrounding white space do not matter. A label of UTF-16 that does not state
// the byte order gives [UTF16LE], as the WHATWG says. The error is an
// [*UnknownEncodingError].
func ParseEncoding(label string) (Encoding, error) {
	enc, _, ok := lookupLabel(trimLabel(label))
	if !ok {
		return UTF8, &UnknownEncodingError{label}
	}
	return enc, nil
}

// trimLabel takes the ASCII white space off a label.
func trimLabel(label string) string { return strings.Trim(label, "\t\n\f\r ") }

// lookupLabel gives the encoding of a trimmed label; open tells that the label leaves
// the byte order open. The first lines of each case are the labels of the WHATWG, the
// others those of IANA and of common programs.
func lookupLabel(label string) (enc Encoding, open, ok bool) {
	switch strings.ToLower(label) {
	case "unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "utf-8", "utf8", "x-unicode20utf8",
		"csutf8", "utf_8", "utf-8-sig", "utf_8_sig", "utf8-bom", "utf-8-bom", "utf8mb4", "utf8mb3", "cp65001", "65001":
		return UTF8, false, true

	case "csunicode", "iso-10646-ucs-2", "ucs-2", "unicode", "utf-16",
		"csutf16", "utf16", "utf_16", "ucs2", "x-utf-16", "iso_10646-ucs-2", "iso-10646", "cp1200", "u16":
		return UTF16LE, true, true

	case "unicodefeff", "utf-16le",
		"csutf16le", "utf16le", "utf_16_le", "utf_16le", "utf16-le", "utf-16-le", "ucs-2le", "ucs2le", "ucs-2-le",
		"unicodelittle", "unicodelittleunmarked", "x-utf-16le", "x-utf-16le-bom", "1200":
		return UTF16LE, false, true

	case "unicodefffe", "utf-16be",
		"csutf16be", "utf16be", "utf_16_be", "utf_16be", "utf16-be", "utf-16-be", "ucs-2be", "ucs2be", "ucs-2-be",
		"unicodebig", "unicodebigunmarked", "x-utf-16be", "cp1201", "1201":
		return UTF16BE, false, true

	case "cp1256", "windows-1256", "x-cp1256",
		"cswindows1256", "windows1256", "windows_1256", "win-1256", "win1256", "x-windows-1256", "cp-1256", "cp_1256",
		"ms1256", "ms-arab", "msarab", "ibm-5352", "1256":
		return Windows1256, false, true

	case "arabic", "asmo-708", "csiso88596e", "csiso88596i", "csisolatinarabic", "ecma-114", "iso-8859-6", "iso-8859-6-e",
		"iso-8859-6-i", "iso-ir-127", "iso8859-6", "iso88596", "iso_8859-6", "iso_8859-6:1987",
		"iso_8859-6-e", "iso_8859-6-i", "iso_8859_6", "iso8859_6", "iso-8859_6", "8859_6", "8859-6", "asmo708", "asmo_708",
		"ecma114", "latin/arabic", "cp28596", "28596", "ibm-1089", "ibm1089", "cp1089", "x-iso-8859-6":
		return ISO88596, false, true
	}
	return UTF8, false, false
}

// An UnknownEncodingError tells that a label names no encoding that is read here.
type UnknownEncodingError struct {
	Label string // as it was given
}

func (e *UnknownEncodingError) Error() string {
	return fmt.Sprintf("text: unknown encoding %q", e.Label)
}

// A TooLargeError tells that an input is longer than the limit.
type TooLargeError struct {
	Size, Limit int // in bytes
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("text: input of %d bytes exceeds the limit of %d", e.Size, e.Limit)
}
