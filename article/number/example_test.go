package number_test

import (
	"fmt"

	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/article/text"
)

func ExampleFind() {
	src := text.New("نشرت الوزارة أكثر من 50 ألف جندي، وبلغت الكلفة ما بين 250 ألفا و300 ألف دولار، " +
		"أي قرابة 12 في المئة من الموازنة، في الدورة الحادية والعشرين.")
	for _, m := range number.Find(src) {
		fmt.Printf("⟦%s⟧ %s %s", src.Slice(m.Span), m.Type, m.Value)
		if m.Range {
			fmt.Printf("–%s", m.ValueEnd)
		}
		fmt.Printf(" %q %q\n", m.Unit+m.Currency, m.Mod)
	}
	// Output:
	// ⟦أكثر من 50 ألف جندي⟧ QUANTITY 50000 "جندي" "MORE_THAN"
	// ⟦ما بين 250 ألفا و300 ألف دولار⟧ MONEY 250000–300000 "USD" ""
	// ⟦قرابة 12 في المئة⟧ PERCENT 12 "" "APPROX"
	// ⟦الحادية والعشرين⟧ ORDINAL 21 "" ""
}

// The country tells which dinar is meant.
func ExampleFinder() {
	src := text.New("غرامة قدرها 200 دينار")
	for _, country := range []string{"TN", "KW", ""} {
		m := number.Finder{Country: country}.Find(src)[0]
		fmt.Printf("%q %s %q\n", country, m.Value, m.Currency)
	}
	// Output:
	// "TN" 200 "TND"
	// "KW" 200 "KWD"
	// "" 200 ""
}

// A date that was found before is passed over.
func ExampleFinder_Append() {
	src := text.New("في 15 يوليو 2024 قتل 15 شخصا")
	date := text.Span{Start: 5, End: 23}
	for _, m := range (number.Finder{}).Append(nil, src, []text.Span{date}) {
		fmt.Println(src.Slice(m.Span), m.Value)
	}
	// Output:
	// 15 شخصا 15
}

func ExampleParse() {
	for _, s := range []string{"٥٠٬٠٠٠", "12,5", "1.4 تريليون", "مليون ونصف المليون", "ثلاثمئة وخمسة وستون", "الحادية عشرة", "ثلاثة أرباع", "عشرون رجلا"} {
		v, err := number.Parse(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(v)
	}
	// Output:
	// 50000
	// 12.5
	// 1400000000000
	// 1500000
	// 365
	// 11
	// 0.75
	// number: not a numeral
}
