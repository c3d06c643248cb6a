package summary_test

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/khabar-go/khabar/summary"
)

const visit = `وزير الدفاع الياباني يزور سيول
استمع إلى الملخص
- وصل مينورو كيهارا إلى سيول يوم السبت.
- وقع الجانبان 3 اتفاقات.

سيول - رويترز: وصل وزير الدفاع الياباني مينورو كيهارا إلى سيول أمس، وبحث مع نظيره الكوري الجنوبي شين وون سيك 5 ملفات. وقال كيهارا: «سنوقع اتفاقا الشهر المقبل».
`

// A digest has all that this module finds in an article.
func ExampleDigester_Digest() {
	d, err := summary.Digester{Published: time.Date(2024, 7, 28, 0, 0, 0, 0, time.UTC)}.Digest([]byte(visit))
	if err != nil {
		fmt.Println(err)
		return
	}
	src := d.Article.Source.Text
	fmt.Println(d.Article.Headline.Text)
	for _, m := range d.Dates {
		fmt.Println(m.Of(src), m.Value)
	}
	for _, n := range d.Numbers {
		fmt.Println(n.Of(src), n.Value)
	}
	for i, r := range d.Summary.Support {
		fmt.Println(d.Article.Summary.Items[i].Text, r.Supported())
	}
	// Output:
	// وزير الدفاع الياباني يزور سيول
	// يوم السبت 2024-07-27
	// أمس 2024-07-27
	// الشهر المقبل 2024-08
	// 3 اتفاقات 3
	// 5 ملفات 5
	// وصل مينورو كيهارا إلى سيول يوم السبت. true
	// وقع الجانبان 3 اتفاقات. false
}

// AppendJSON writes the result document; Decode reads it, and checks every offset.
func ExampleDecode() {
	d, err := summary.Digester{URL: "https://example.org/1"}.Digest([]byte(visit))
	if err != nil {
		fmt.Println(err)
		return
	}
	line := d.AppendJSON(nil)

	doc, err := summary.Decode(line)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(doc.SchemaVersion, doc.Source.URL, doc.Dateline.Places, doc.Dateline.Agency)
	fmt.Println(doc.Blocks[0].Role, doc.Blocks[0].Of(*doc.Text))
	// Output:
	// 1 https://example.org/1 [سيول] رويترز
	// headline وزير الدفاع الياباني يزور سيول
}

// Layers that are not wanted are switched off.
func ExampleDigester_without() {
	d, err := summary.Digester{NoText: true, Without: summary.Layers{Names: true, Summary: true}}.Digest([]byte("خبر قصير\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	doc := d.Document()
	fmt.Println(doc.Text == nil, len(doc.Mentions), len(doc.Summary.Keyphrases))
	// Output:
	// true 0 0
}

// All digests many articles at once, and gives the digests in order.
func ExampleDigester_All() {
	articles := slices.Values([][]byte{
		[]byte("أعلنت الوزارة القرار في 28 يوليو 2024.\n"),
		[]byte("أعلنت الوزارة القرار في 29 يوليو 2024.\n"),
	})
	for d, err := range (summary.Digester{}).All(context.Background(), articles, 0) {
		if err != nil {
			fmt.Println(err) // of this article; the others go on
			continue
		}
		fmt.Println(d.Dates[0].Value)
	}
	// Output:
	// 2024-07-28
	// 2024-07-29
}

// InOrder does work of one's own with many items: here with hints for each, and the JSON is
// written by the workers, too.
func ExampleInOrder() {
	type item struct {
		text string
		day  time.Time
	}
	items := slices.Values([]item{
		{"أعلنت الوزارة القرار أمس.\n", time.Date(2024, 7, 28, 0, 0, 0, 0, time.UTC)},
		{"أعلنت الوزارة القرار أمس.\n", time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)},
	})
	write := func(i item) ([]byte, error) {
		d, err := summary.Digester{Published: i.day}.Digest([]byte(i.text))
		if err != nil {
			return nil, err
		}
		return d.AppendJSON(nil), nil
	}
	for r := range summary.InOrder(context.Background(), items, 2, write) {
		if r.Err != nil {
			fmt.Println(r.In.day, r.Err)
			continue
		}
		doc, err := summary.Decode(r.Out)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(r.In.day.Format(time.DateOnly), doc.Dates[0].Value)
	}
	// Output:
	// 2024-07-28 2024-07-27
	// 2024-03-01 2024-02-29
}
