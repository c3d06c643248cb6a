package summary_test

import (
	"fmt"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/summary"
)

const boats = `عودة قوارب الصيد إلى ميناء الحديدة
استمع إلى الملخص
- عاد 17 قارب صيد إلى ميناء الحديدة يوم السبت.
- استمر التوقف خمسة أشهر.
- نفى مدير الميناء سالم باوزير ارتفاع أسعار السمك.
الحديدة - سبأ
28 يوليو 2024
عاد 17 قاربا للصيد إلى ميناء الحديدة أمس بعد توقف دام ثلاثة أشهر. وكانت العواصف قد أغلقت الميناء منذ نيسان الماضي.
وأكد مدير الميناء سالم باوزير ارتفاع أسعار السمك في أسواق المدينة، وقال: «تمت العودة بلا حوادث». وقالت رئيسة جمعية الصيادين هدى المقطري إن الجمعية وزعت شباكا جديدة على 200 أسرة.
وينتظر الصيادون موسما جيدا.
`

// The bullets over an article, without their glyphs.
func ExamplePublished() {
	a, err := article.Parse([]byte(boats))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, item := range summary.Published(a) {
		fmt.Println(len(item.Sentences), item.Text)
	}
	// Output:
	// 1 عاد 17 قارب صيد إلى ميناء الحديدة يوم السبت.
	// 1 استمر التوقف خمسة أشهر.
	// 1 نفى مدير الميناء سالم باوزير ارتفاع أسعار السمك.
}

// Any text can be checked, not only the summary that was published.
func ExampleSupport() {
	a, err := article.Parse([]byte(boats))
	if err != nil {
		fmt.Println(err)
		return
	}
	claim := "عاد 12 قاربا إلى الميناء."
	r := summary.Support(claim, summary.Analyze(a))
	fmt.Println(r.Supported())
	for _, f := range r.Findings {
		fmt.Println(f.Reason, f.Claim.Of(claim), f.Body.Of(a.Source.Text))
		fmt.Println(f.Message)
	}
	// Output:
	// false
	// other-number 12 قاربا 17 قاربا
	// The article has "17 قاربا" where the claim has "12 قاربا".
}

// A Checker reads the body once and checks many claims. Evidence names the sentences of the
// body that support a claim.
func ExampleChecker() {
	a, err := article.Parse([]byte(boats))
	if err != nil {
		fmt.Println(err)
		return
	}
	checker := summary.NewChecker(summary.Analyze(a))
	for _, claim := range []string{
		"عادت القوارب في 27 تموز.", // a value is compared, not its words: «أمس»
		"قال باوزير إن الجمعية وزعت شباكا جديدة.",
		"لم توزع الجمعية شباكا جديدة.",
		"وزعت الجمعية شباكا في تعز.",
	} {
		r := checker.Check(claim)
		fmt.Println(claim, r.Supported())
		if r.Supported() {
			fmt.Println(" +", r.Sentences[0].Body[0].Of(a.Source.Text))
		}
		for _, f := range r.Findings {
			fmt.Println(" -", f.Reason, f.Claim.Of(claim))
		}
	}
	// Output:
	// عادت القوارب في 27 تموز. true
	//  + عاد 17 قاربا للصيد إلى ميناء الحديدة أمس بعد توقف دام ثلاثة أشهر.
	// قال باوزير إن الجمعية وزعت شباكا جديدة. false
	//  - other-speaker باوزير
	// لم توزع الجمعية شباكا جديدة. false
	//  - negation لم توزع
	// وزعت الجمعية شباكا في تعز. false
	//  - missing-place تعز
}

// Whole sentences, in the order of the text.
func ExampleSummarizer_Extract() {
	a, err := article.Parse([]byte(boats))
	if err != nil {
		fmt.Println(err)
		return
	}
	n := summary.Analyze(a)
	for _, s := range (summary.Summarizer{Sentences: 2}).Extract(n) {
		fmt.Println(s.Of(a.Source.Text))
	}
	// Output:
	// عاد 17 قاربا للصيد إلى ميناء الحديدة أمس بعد توقف دام ثلاثة أشهر.
	// وأكد مدير الميناء سالم باوزير ارتفاع أسعار السمك في أسواق المدينة، وقال: «تمت العودة بلا حوادث».
}

// A budget is in runes; a sentence that does not fit is left out, not cut.
func ExampleSummarizer_Extract_budget() {
	a, err := article.Parse([]byte(boats))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range (summary.Summarizer{Budget: 70}).Extract(summary.Analyze(a)) {
		fmt.Println(s.Of(a.Source.Text))
	}
	// Output:
	// عاد 17 قاربا للصيد إلى ميناء الحديدة أمس بعد توقف دام ثلاثة أشهر.
}

// Signatures alone tell how much two articles share.
func ExampleSign() {
	var s []summary.Signature
	for _, raw := range []string{storyOfAgency, storyOfAgency + "\n(وكالات)\n", otherStory} {
		a, err := article.Parse([]byte(raw))
		if err != nil {
			fmt.Println(err)
			return
		}
		s = append(s, summary.Sign(a))
	}
	fmt.Println(s[0].Similarity(&s[1]), s[0].Similarity(&s[2]))
	// Output:
	// 1 0
}
