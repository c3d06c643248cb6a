// Package text is the lowest floor: the bytes of an Arabic text, its encoding, tokens,
// sentences and spelling.
//
//	src, err := text.Decode(raw, "")            // UTF-8, UTF-16, windows-1256, ISO-8859-6; detected
//	for t := range src.Tokens() { … }           // وقال · 50,000 · إف-16 · #وسم_مركب · https://…
//	for s := range src.Sentences() { … }        // not after «د.», not in «10.5», not at «..»
//	key := text.FoldAll.String("إلى القــوّات")  // الي القوات
//
// Which function when:
//
//   - [Decode] for bytes of unknown or named encoding; [New] for a string.
//   - [Tokens] to read all words and numbers; a [Tokenizer] to look ahead.
//   - [Sentences] for paragraphs; a [Segmenter] for text that was broken in mid-sentence.
//   - a [Folding] to compare and look up; it never changes the text.
//   - [Source.Raw], [Source.UTF16], [Source.Runes] and [Source.Offsets] to hand positions
//     to those who count otherwise.
//
// Every position is a half-open range of bytes of [Source.Text]; see [Span]. Nothing here
// allocates in its loops, and nothing fails on bad bytes: they give issues.
//
// Not for: text of other scripts alone, HTML, or stemming.
package text
