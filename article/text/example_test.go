package text_test

import (
	"fmt"

	"github.com/khabar-go/khabar/article/text"
)

// Tokens are views of the text: a kind and a range of bytes.
func ExampleTokens() {
	const s = "قال «الوزير» إن 1,250 طائرة من طراز ميغ-29 أقلعت. #خبر_عاجل"
	for tok := range text.Tokens(s) {
		fmt.Println(tok.Kind, tok.Start, tok.End, tok.Of(s))
	}
	// Output:
	// word 0 6 قال
	// punct 7 9 «
	// word 9 21 الوزير
	// punct 21 23 »
	// word 24 28 إن
	// number 29 34 1,250
	// word 35 45 طائرة
	// word 46 50 من
	// word 51 59 طراز
	// code 60 69 ميغ-29
	// word 70 80 أقلعت
	// punct 80 81 .
	// hashtag 82 98 #خبر_عاجل
}

// A Tokenizer looks ahead: here, for a number and the word after it.
func ExampleTokenizer() {
	const s = "وصل 12 ممثلاً عن 5 دول"
	t := text.NewTokenizer(s)
	for t.Next() {
		number := t.Token()
		if number.Kind != text.Number || !t.Next() {
			continue
		}
		fmt.Printf("%s × %s\n", number.Of(s), t.Token().Of(s))
	}
	// Output:
	// 12 × ممثلاً
	// 5 × دول
}

// A full stop ends a sentence, but not one after an initial, in a number or in
// a quotation after which the sentence goes on.
func ExampleSentences() {
	const s = "قال د. سمير العلي: «هل يكفي 2.5 مليون؟» ثم غادر القاعة. وأضاف لاحقاً أن الرقم تقديري.."
	for sp := range text.Sentences(s) {
		fmt.Println(sp.Start, sp.End, sp.Of(s))
	}
	// Output:
	// 0 94 قال د. سمير العلي: «هل يكفي 2.5 مليون؟» ثم غادر القاعة.
	// 95 149 وأضاف لاحقاً أن الرقم تقديري..
}

// A Segmenter that joins lines reads text with hard breaks; an empty line still
// ends a sentence.
func ExampleSegmenter() {
	const s = "وصل الوفد إلى\nالعاصمة مساء\n\nوغادر صباحاً"
	for sp := range (text.Segmenter{JoinLines: true}).Sentences(s) {
		fmt.Printf("%q\n", sp.Of(s))
	}
	// Output:
	// "وصل الوفد إلى\nالعاصمة مساء"
	// "وغادر صباحاً"
}

// Words are looked up by their folded form, in a buffer that is used again.
func ExampleFolding_Append() {
	var buf []byte
	for _, word := range []string{"القُــوَّات", "الأميركيّة", "علی", "١٢٫٥٪"} {
		buf = text.FoldAll.Append(buf[:0], word)
		fmt.Println(string(buf))
	}
	// Output:
	// القوات
	// الاميركيه
	// علي
	// 12.5%
}

func ExampleFolding_String() {
	const word = "مُؤَسَّسـة"
	fmt.Println(text.FoldSurface.String(word))
	fmt.Println((text.FoldSurface | text.FoldTehMarbuta).String(word))
	fmt.Println(text.FoldAll.String(word))
	fmt.Println(text.FoldTatweel.String("١٤٣٦ هـ"))
	// Output:
	// مؤسسة
	// مؤسسه
	// موسسه
	// ١٤٣٦ هـ
}

// Spans are half-open ranges of bytes; those of a part are shifted into the whole.
func ExampleSpan() {
	const s = "التقى كيهارا شين أوستن"
	whole := text.Span{Start: 11, End: len(s)}
	part := whole.Of(s)
	for tok := range text.Tokens(part) {
		sp := tok.Shift(whole.Start)
		fmt.Println(sp.Of(s), sp.Len(), whole.Contains(sp), sp.Overlaps(text.Span{Start: 0, End: 20}))
	}
	// Output:
	// كيهارا 12 true true
	// شين 6 true false
	// أوستن 10 true false
}
