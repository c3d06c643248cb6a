package text

import "strings"

// urlEnd gives the end of a URL with a scheme or «www.» at i, or 0.
func urlEnd(text string, i int) int {
	rest := text[i:]
	switch {
	case hasPrefixFold(rest, "http://"), hasPrefixFold(rest, "https://"), hasPrefixFold(rest, "ftp://"):
		i += strings.IndexByte(rest, ':') + 3
	case hasPrefixFold(rest, "www."):
		i += 4
	default:
		return 0
	}
	end := i
	for end < len(text) && urlByte(text[end]) {
		end++
	}
	end = trimURL(text, i, end)
	if end == i {
		return 0
	}
	return end
}

// trimURL takes the punctuation of the sentence off the end of a URL. A closing
// bracket that was opened inside the URL belongs to it.
func trimURL(text string, i, end int) int {
	open := strings.Count(text[i:end], "(") - strings.Count(text[i:end], ")")
	for end > i && strings.IndexByte(".,;:!?)]}'\"*_", text[end-1]) >= 0 {
		if text[end-1] == ')' {
			if open >= 0 {
				break
			}
			open++
		}
		end--
	}
	return end
}

// urlByte tells whether a byte may stand in a URL: ASCII that is seen, less quotes,
// angle brackets and bars. Arabic letters in a path are written in percent form
// by what produces links; in print they are the text that goes on.
func urlByte(b byte) bool {
	return b > ' ' && b < 0x7F && b != '"' && b != '<' && b != '>' && b != '|' && b != '\\' && b != '^' && b != '`'
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// maxAddress bounds the length of an e-mail address or a bare domain (RFC 5321).
const maxAddress = 254

// addressEnd gives the end of an e-mail address or a bare domain at i, or 0.
func addressEnd(text string, i int) (int, Kind) {
	limit := min(len(text), i+maxAddress)
	j := i
	for j < limit && (localByte(text[j])) {
		j++
	}
	if j < limit && j > i && text[j] == '@' {
		if e := domainEnd(text, j+1, limit, latinByte); e > 0 {
			return e, Email
		}
		return 0, 0
	}
	if e := domainEnd(text, i, limit, lowerByte); e > 0 {
		if e < len(text) && text[e] == '/' { // example.org/path
			for e < len(text) && urlByte(text[e]) {
				e++
			}
			e = trimURL(text, i, e)
		}
		return e, URL
	}
	return 0, 0
}

func localByte(b byte) bool {
	return latinByte(b) || digitByte(b) || b == '.' || b == '_' || b == '%' || b == '+' || b == '-'
}

// domainEnd gives the end of a domain name at i: labels joined by single dots, the
// last of two or more letters. Where nothing but the name tells that it is one they
// are lower-case (example.org, but not U.S. or A.Smith).
func domainEnd(text string, i, limit int, last func(byte) bool) int {
	end, labels, start := 0, 0, i
	for j := i; ; j++ {
		if j < limit && (latinByte(text[j]) || digitByte(text[j]) || text[j] == '-') {
			continue
		}
		if j == start {
			break
		}
		labels++
		if labels > 1 && topLevel(text[start:j], last) {
			end = j
		}
		if j >= limit || text[j] != '.' {
			break
		}
		start = j + 1
	}
	return end
}

func lowerByte(b byte) bool { return b >= 'a' && b <= 'z' }

func topLevel(s string, letter func(byte) bool) bool {
	if len(s) < 2 || len(s) > 24 {
		return false
	}
	for i := range len(s) {
		if !letter(s[i]) {
			return false
		}
	}
	return true
}
