package summary_test

import (
	"fmt"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/summary"
)

func ExampleKeyphrases() {
	a, err := article.Parse([]byte(`ميناء طنجة يستقبل أول سفينة تعمل بالهيدروجين الأخضر

طنجة - رست في ميناء طنجة المتوسط أمس أول سفينة شحن تعمل بالهيدروجين الأخضر، قادمة من روتردام.
وقالت وزيرة الطاقة ليلى بنعلي إن الهيدروجين الأخضر سيخفض كلفة النقل البحري. وأضافت بنعلي أن الميناء يجهز محطة للتزود بالوقود.
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, k := range (summary.Phraser{Max: 3}).Keyphrases(summary.Analyze(a)) {
		fmt.Printf("%.2f %s", k.Score, k.Text)
		for _, m := range k.Mentions {
			fmt.Printf(" [%s]", m.Of(a.Source.Text))
		}
		fmt.Println()
	}
	// Output:
	// 1.00 ميناء طنجة المتوسط [ميناء طنجة] [ميناء طنجة المتوسط]
	// 0.83 الهيدروجين الأخضر [الهيدروجين الأخضر] [الهيدروجين الأخضر] [الهيدروجين الأخضر]
	// 0.45 ليلى بنعلي [ليلى بنعلي] [بنعلي]
}
