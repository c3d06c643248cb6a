package main

import (
	"bufio"
	"strings"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

// writeCoNLL writes one token a line with its label behind a tab, B-TYPE, I-TYPE or O, and
// an empty line behind each sentence. The tokens are whole, clitics included, and the
// labels those of the outermost mentions, as ANERcorp, AQMAR and Wojood have them. Where two
// mentions touch one token it has the label of the first.
func writeCoNLL(out *bufio.Writer, src string, r entities.Result) {
	next := 0
	for s := range text.Sentences(src) {
		last := entities.None // the mention of the token before
		for t := range text.Tokens(src[s.Start:s.End]) {
			start, end := s.Start+t.Start, s.Start+t.End
			for next < len(r.Mentions) && (r.Mentions[next].Within != entities.None || r.Mentions[next].Token.End <= start) {
				next++
			}
			out.WriteString(oneLine(src[start:end]))
			out.WriteByte('\t')
			if next < len(r.Mentions) && r.Mentions[next].Token.Start < end {
				if last == next {
					out.WriteString("I-")
				} else {
					out.WriteString("B-")
				}
				out.WriteString(r.Mentions[next].Type.String())
				last = next
			} else {
				out.WriteByte('O')
				last = entities.None
			}
			out.WriteByte('\n')
		}
		out.WriteByte('\n')
	}
}

// oneLine makes a piece of text fit on a line: white space and controls become spaces,
// bytes that are no UTF-8 become U+FFFD.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r == 0x7F || r == 0x85 || r == text.LineSeparator || r == text.ParagraphSeparator:
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
