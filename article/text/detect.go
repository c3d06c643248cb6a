package text

import (
	"bytes"
	"encoding/binary"
	"math"
	"unicode/utf8"
)

// Detect tells in which encoding the bytes of an article are, and how sure that is, in
// (0, 1].
//
// A byte order mark decides. Without one, UTF-16 shows by units of ASCII or Arabic in
// one byte order; UTF-8 by its sequences, of which text in another encoding has
// few by chance. Between windows-1256 and ISO-8859-6 decides which of them gives
// the likelier pairs of letters: both have the letters up to ض in the same
// places, but ل م ن ه و ي, which are a third of all Arabic, in different ones. Where
// nothing decides it is the superset: UTF-8 for ASCII, windows-1256 for letters that
// both have, and for French. Bytes that are no text at all are called UTF-8,
// with a confidence below 0.2.
//
// Only the check for valid UTF-8 goes through the whole of a long text.
func Detect(raw []byte) (Encoding, float64) {
	if enc, n := byteOrderMark(raw); n > 0 {
		return enc, 1
	}
	g := detect(raw)
	return g.enc, g.confidence
}

// detect decides for bytes without a byte order mark.
func detect(raw []byte) guess {
	if enc, confidence := detectOrder(raw); confidence > 0 {
		return guess{enc: enc, confidence: confidence}
	}
	valid := validUTF8(raw)
	if valid == len(raw) {
		good, _ := sequences(raw, 4)
		return guess{enc: UTF8, confidence: sureUTF8(good), valid: valid}
	}
	good, bad := sequences(raw, evidence)
	switch {
	case bad == 0 && good > 0:
		return guess{enc: UTF8, confidence: sureUTF8(good), valid: valid}
	case bad == 0 && cutInArabic(raw[valid]):
		return guess{enc: UTF8, confidence: 0.5, valid: valid}
	case controls(raw):
		return guess{enc: UTF8, confidence: unsure, valid: valid}
	case good >= bad && good > 0:
		return guess{enc: UTF8, confidence: min(sure, float64(good)/float64(good+bad)), valid: valid}
	}
	g := detectBytes(raw)
	if g.enc == UTF8 {
		g.valid = valid
	}
	return g
}

// The least confidence, in what does not look like text, and the greatest in a
// detection that had something to decide.
const (
	unsure = 0.1
	sure   = 0.999
)

// cutInArabic tells whether the first byte of a sequence of UTF-8 may begin an Arabic
// letter or the punctuation of Arabic text, and not only a letter of another script.
func cutInArabic(lead byte) bool {
	return lead >= 0xD8 && lead <= 0xDB || lead == 0xC2 || lead == 0xE2 || lead == 0xEF
}

// What is looked at: characters outside ASCII, and the bytes in search of controls
// and of UTF-16.
const (
	evidence = 256
	window   = 512
)

// sureUTF8 is the confidence in UTF-8 without a bad byte: ASCII is sure. One valid sequence of
// two bytes occurs by chance in windows-1256 («ط،»), two hardly.
func sureUTF8(good int) float64 {
	if good == 0 {
		return 1
	}
	return min(sure, 1-math.Pow(0.05, float64(good)))
}

// sequences counts the valid sequences of UTF-8 of two bytes and more, and the bytes
// that are not valid, up to limit. The beginning of a sequence at the end of raw is neither.
func sequences(raw []byte, limit int) (good, bad int) {
	for i := 0; i < len(raw) && good+bad < limit; {
		if i = skipASCII(raw, i); i == len(raw) {
			break
		}
		if _, n := utf8.DecodeRune(raw[i:]); n > 1 {
			good++
			i += n
			continue
		}
		if len(raw)-i < utf8.UTFMax && !utf8.FullRune(raw[i:]) {
			break
		}
		bad++
		i++
	}
	return good, bad
}

// skipASCII is the place of the first byte outside ASCII from i on.
func skipASCII(raw []byte, i int) int {
	for len(raw)-i >= 8 && binary.LittleEndian.Uint64(raw[i:])&highBits == 0 {
		i += 8
	}
	for i < len(raw) && raw[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// controls tells whether the start of raw has more control characters than text has.
// NUL does not count: it pads text, too.
func controls(raw []byte) bool {
	raw = raw[:min(len(raw), window)]
	n := 0
	for _, c := range raw {
		if c < ' ' && c != 0 && (c < '\t' || c > '\r') && c != 0x1A || c == 0x7F {
			n++
		}
	}
	return n > len(raw)/32
}

// detectOrder tells the byte order of UTF-16 without a mark. The confidence is 0 where
// the bytes are not UTF-16.
func detectOrder(raw []byte) (Encoding, float64) {
	start := 0
	for start+1 < len(raw) && raw[start]|raw[start+1] == 0 {
		start += 2 // padding in front
	}
	raw = raw[start:min(len(raw), start+window)]
	if bytes.IndexByte(raw, 0) < 0 && bytes.IndexByte(raw, 0x06) < 0 {
		return UTF16LE, 0 // neither ASCII nor Arabic
	}
	little, big := weighUnits(raw, false), weighUnits(raw, true)
	enc, best := UTF16LE, little
	if big.good-big.bad > little.good-little.bad {
		enc, best = UTF16BE, big
	}
	if best.good < 3 || best.good <= 2*best.bad {
		return enc, 0
	}
	return enc, min(sure, float64(best.good)/float64(best.good+best.bad)*(1-math.Pow(0.5, float64(best.good))))
}

// A weight tells what speaks for and against a reading of UTF-16.
type weight struct{ good, bad int }

// weighUnits reads UTF-16. Units of ASCII and Arabic speak for it, those of scripts
// that do not occur in Arabic news, of controls and of single surrogates against it.
func weighUnits(b []byte, big bool) (w weight) {
	pair := false // the unit before was a high surrogate
	for ; len(b) >= 2; b = b[2:] {
		u := unit(b, big)
		low := u >= 0xDC00 && u < 0xE000
		switch {
		case low != pair:
			w.bad += 2 // half a pair of surrogates
		case u >= 0x0600 && u < 0x0700:
			w.good += 3
		case u >= 0x20 && u < 0x7F, u == '\n', u == '\r', u == '\t', u >= 0xA0 && u < 0x100:
			w.good += 2
		case u >= 0xFB50 && u < 0xFE00, u >= 0xFE70:
			w.good++
		case u == 0, u >= 0x0100 && u < 0x0800, u >= 0x2000 && u < 0x2300, u >= 0xD800 && u < 0xE000:
			// padding, other scripts, punctuation and symbols, surrogates: they do not tell
		default:
			w.bad += 2
		}
		pair = u >= 0xD800 && u < 0xDC00
	}
	return w
}

// detectBytes decides between the single-byte encodings by what pairs of characters cost
// in each. Both cost the same where the text has letters of both only; then it is
// windows-1256, which is far more frequent.
func detectBytes(raw []byte) guess {
	windows, n := cost(raw, &windows1256Kinds)
	iso, _ := cost(raw, &iso88596Kinds)
	enc, best, other := Windows1256, windows, iso+natural
	if other < best {
		enc, best, other = ISO88596, iso, windows
	}
	if best > costNoise*n+costShort {
		return guess{enc: UTF8, confidence: unsure}
	}
	mean := float64(best) / float64(max(1, n))
	odds := math.Exp(-float64(other-best) / natural)
	quality := min(1, (costNoise-mean)/(costNoise-costText))
	return guess{enc: enc, confidence: min(sure, max(unsure, quality/(1+odds)))}
}

// Costs of pairs, see pairCost.
const (
	natural   = 16 // a nat
	costText  = 56 // 200 bytes of Arabic news cost at most 50 a pair on average,
	costShort = 16 // more than that in all is allowed: single letters
	costNoise = 76 // 20 bytes at most 62; random bytes cost 84
)

// cost adds up the costs of the pairs that have a byte outside ASCII, and counts them.
func cost(raw []byte, kinds *[256]uint8) (sum, n int) {
	for i := skipASCII(raw, 0); i < len(raw) && n < evidence; i = skipASCII(raw, i) {
		last := uint8(0)
		if i > 0 {
			last = kinds[raw[i-1]]
		}
		for ; i < len(raw) && raw[i] >= utf8.RuneSelf && n < evidence; i++ {
			kind := kinds[raw[i]]
			sum += int(pairCost[last][kind])
			last = kind
			n++
		}
		if i < len(raw) {
			sum += int(pairCost[last][kinds[raw[i]]])
			n++
		}
	}
	return sum, n
}
