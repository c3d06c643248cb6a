package article_test

import (
	"fmt"
	"time"

	"github.com/khabar-go/khabar/article"
)

const honey = `نحالو دوعن يخسرون نصف خلاياهم بعد موسم جاف
المكلا - سالم باوزير
17 مايو 2013
قال نحالون في وادي دوعن إن الجفاف أهلك نصف خلاياهم هذا العام، وإن سعر الكيلوغرام تضاعف. وأضافوا أن الأمطار تأخرت شهرين.
وتقدر وزارة الزراعة عدد الخلايا في الوادي بنحو 50 ألف خلية، يعيش منها أكثر من 12 ألف أسرة.
(رويترز)
`

func ExampleParse() {
	a, err := article.Parse([]byte(honey))
	if err != nil {
		panic(err)
	}
	fmt.Println(a.Headline.Text)
	fmt.Println(a.Bylines[0].Text, a.Dateline.Places[0].Text, a.Credits[0].Text)
	fmt.Println(a.Published.Value, a.Published.Basis)
	for _, b := range a.Blocks {
		fmt.Println(b.Role, b.Start, b.End, len(b.Sentences))
	}
	// Output:
	// نحالو دوعن يخسرون نصف خلاياهم بعد موسم جاف
	// سالم باوزير المكلا رويترز
	// 2013-05-17 stated
	// headline 0 77 1
	// byline 78 114 1
	// timestamp 115 131 1
	// paragraph 132 348 2
	// paragraph 349 507 1
	// credit 508 522 1
}

func ExampleParser_Parse() {
	// What a feed or a page says of itself goes in from outside.
	p := article.Parser{
		Published: time.Date(2024, 7, 28, 0, 0, 0, 0, time.UTC),
		Headline:  "حين كان الجنوب في الأعلى",
		Authors:   []string{"رنيم حنوش"},
	}
	a, err := p.Parse([]byte("معرض في المكتبة يضم 120 خريطة عربية\nحين كان الجنوب في الأعلى\nافتتح مساء أمس معرض للخرائط العربية القديمة في المكتبة الوطنية بحضور عدد من المؤرخين.\n"))
	if err != nil {
		panic(err)
	}
	fmt.Println(a.Kicker.Text, "/", a.Headline.Text)
	fmt.Println(a.Bylines[0].Text, a.Published.Value, a.Published.Basis)
	// Output:
	// معرض في المكتبة يضم 120 خريطة عربية / حين كان الجنوب في الأعلى
	// رنيم حنوش 2024-07-28 given
}

func ExampleArticle() {
	// The published summary: its label and its items, whatever the glyph.
	a, err := article.Parse([]byte("استمع إلى الملخص\n- خسر النحالون نصف خلاياهم هذا العام.\n- تضاعف سعر الكيلوغرام.\n" + honey))
	if err != nil {
		panic(err)
	}
	fmt.Println(a.Summary.Label.Text)
	for _, item := range a.Summary.Items {
		fmt.Println(item.Text)
	}
	// Output:
	// استمع إلى الملخص
	// خسر النحالون نصف خلاياهم هذا العام.
	// تضاعف سعر الكيلوغرام.
}
