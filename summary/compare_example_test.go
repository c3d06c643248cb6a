package summary_test

import (
	"fmt"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/summary"
)

const (
	storyOfAgency = `غرق مركب قبالة صفاقس

صفاقس - غرق مركب صيد قبالة سواحل صفاقس فجر الثلاثاء وعلى متنه تسعة بحارة.
وقال رئيس البحرية التجارية إن زورقين أنقذا سبعة منهم، وإن البحث عن الاثنين الآخرين متواصل.
وكان المركب قد غادر ميناء المهدية مساء الاثنين رغم التحذير من الرياح.
`
	storyOfPaper = `فقدان بحارين بعد غرق مركب صيد

غرق مركب صيد فجر أمس قبالة سواحل صفاقس وعلى متنه تسعة بحارة. وذكر رئيس البحرية التجارية أن زورقين أنقذا سبعة منهم وأن البحث عن الاثنين الآخرين متواصل.
`
	otherStory = `بورصة الدار البيضاء تغلق على ارتفاع

أغلقت بورصة الدار البيضاء على ارتفاع بنسبة 1.2 في المائة مدعومة بأسهم البنوك.
`
)

func ExampleCompare() {
	var ns []*summary.Analysis
	for _, s := range []string{storyOfAgency, storyOfPaper, otherStory} {
		a, err := article.Parse([]byte(s))
		if err != nil {
			fmt.Println(err)
			return
		}
		ns = append(ns, summary.Analyze(a))
	}
	fmt.Println(summary.Compare(ns[0], ns[0]).Kind)
	fmt.Println(summary.Compare(ns[0], ns[1]).Kind)
	fmt.Println(summary.Compare(ns[0], ns[2]).Kind)
	// Output:
	// same
	// rewrite
	// unrelated
}

func ExampleGrouper() {
	var g summary.Grouper
	for _, s := range []string{storyOfAgency, otherStory, storyOfAgency + "\n(وكالات)\n"} {
		a, err := article.Parse([]byte(s))
		if err != nil {
			fmt.Println(err)
			return
		}
		g.Add(summary.Sign(a))
	}
	fmt.Println(g.Groups())
	// Output:
	// [[0 2]]
}
