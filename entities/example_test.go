package entities_test

import (
	"fmt"
	"strings"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/entities"
)

// brackets writes a text with its mentions in brackets, nested ones inside.
func brackets(s string, mentions []entities.Mention) string {
	var b strings.Builder
	at := 0
	var ends []int // of the mentions that are open
	upTo := func(to int) {
		for len(ends) > 0 && ends[len(ends)-1] <= to {
			end := ends[len(ends)-1]
			b.WriteString(s[at:end] + "]")
			at, ends = end, ends[:len(ends)-1]
		}
		b.WriteString(s[at:to])
		at = to
	}
	for _, m := range mentions {
		upTo(m.Start)
		b.WriteString("[" + m.Type.String() + " ")
		ends = append(ends, m.End)
	}
	upTo(len(s))
	return b.String()
}

func ExampleTagger_TagText() {
	for _, s := range []string{
		"وصل وفد من واشنطن ولندن وفيينا وبيروت إلى كييف.",
		"كسب النادي الأهلي المصري مباراته في استاد القاهرة الدولي ضمن دوري أبطال أفريقيا.",
		"وصدر عن دار الآداب كتاب «مدن الملح» للروائي عبد الرحمن منيف.",
		"وقدّمت الحكومة مشروع قانون الإيجارات إلى مجلس النواب.",
	} {
		r := entities.Tagger{}.TagText(s)
		fmt.Println(brackets(s, r.Mentions))
	}
	// Output:
	// وصل وفد من [GPE واشنطن] و[GPE لندن] و[GPE فيينا] و[GPE بيروت] إلى [GPE كييف].
	// كسب [ORG النادي الأهلي [NORP المصري]] مباراته في [FAC استاد [GPE القاهرة] الدولي] ضمن [EVENT دوري أبطال [LOC أفريقيا]].
	// وصدر عن [ORG دار الآداب] كتاب «[WORK_OF_ART مدن الملح]» ل[OCC لروائي] [PERSON عبد الرحمن منيف].
	// وقدّمت الحكومة مشروع [LAW قانون الإيجارات] إلى [ORG مجلس النواب].
}

// Proclitics are outside a mention, and its normal form has the article that لل swallowed.
func ExampleMention() {
	s := "وللجيش اللبناني وبوزارة الدفاع وكواشنطن وبالقاهرة."
	for _, m := range (entities.Tagger{}).TagText(s).Mentions {
		if m.Within == entities.None {
			fmt.Printf("%s: %s, %s, %s\n", m.Token.Of(s), m.Of(s), m.Type, m.Norm)
		}
	}
	// Output:
	// وللجيش اللبناني: لجيش اللبناني, ORG, الجيش اللبناني
	// وبوزارة الدفاع: وزارة الدفاع, ORG, وزارة الدفاع
	// وكواشنطن: واشنطن, GPE, واشنطن
	// وبالقاهرة: القاهرة, GPE, القاهرة
}

// A relational noun (نظيراه) gives the office of one person to those after it, with
// the nationality that each of them has.
func ExampleEntity() {
	s := "واتفق وزير الدفاع الكوري الجنوبي شين وون سيك ونظيراه الياباني مينورو كيهارا " +
		"والأميركي لويد أوستن على إجراء مناورات. وشدد كيهارا على أهميتها."
	for _, e := range (entities.Tagger{}).TagText(s).Entities {
		if e.Type == entities.Person {
			fmt.Printf("%s %v: %s, %s, %d mentions\n", e.Name, e.Aliases, e.Role, e.Nationality, len(e.Mentions))
		}
	}
	// Output:
	// شين وون سيك []: وزير الدفاع, KR, 1 mentions
	// مينورو كيهارا [كيهارا]: وزير الدفاع, JP, 2 mentions
	// لويد أوستن []: وزير الدفاع, US, 1 mentions
}

func ExampleEntity_roleState() {
	s := "قال الرئيس الأميركي السابق دونالد ترامب إنه سيترشح، وكانت مستشارة الأمن القومي السابقة كوندوليزا رايس " +
		"قد أيدته. والتقت وزيرة الخارجية الألمانية أنالينا بيربوك نظيرها الفرنسي جان نويل بارو."
	for _, e := range (entities.Tagger{}).TagText(s).Entities {
		if e.Type == entities.Person {
			fmt.Printf("%s: %s, %q, %s\n", e.Name, e.Role, e.RoleState, e.Country)
		}
	}
	// Output:
	// دونالد ترامب: الرئيس, "former", US
	// كوندوليزا رايس: مستشارة الأمن القومي, "former", US
	// أنالينا بيربوك: وزيرة الخارجية, "", DE
	// جان نويل بارو: وزير الخارجية, "", FR
}

func ExampleQuote() {
	s := "قالت وزيرة البيئة التونسية ليلى الشابي: «لن نسمح بحرق النفايات». وأضافت أن بلدية صفاقس ستغلق المكب.\n" +
		"وبحسب البنك الدولي، ينمو الاقتصاد المغربي بثلاثة في المئة.\n" +
		"غوتيريش: العالم أمام لحظة الحقيقة"
	r := entities.Tagger{}.TagText(s)
	for _, q := range r.Quotes {
		speaker := "?"
		if q.Speaker != entities.None {
			speaker = r.Mentions[q.Speaker].Of(s)
		}
		fmt.Printf("%s | %s | %s | direct %v\n", speaker, q.Cue.Of(s), q.Of(s), q.Direct)
	}
	// Output:
	// ليلى الشابي | قالت | لن نسمح بحرق النفايات | direct true
	// ليلى الشابي | أضافت | بلدية صفاقس ستغلق المكب | direct false
	// البنك الدولي | بحسب | ينمو الاقتصاد المغربي بثلاثة في المئة | direct false
	// غوتيريش |  | العالم أمام لحظة الحقيقة | direct false
}

func ExampleTagger_Tag() {
	a, err := article.Parse([]byte(`مستشفى عائم في ميناء المخا يستقبل أول مرضاه
عدن - سمير باوزير
أعلن وزير الصحة اليمني سالم الحضرمي أن سفينة طبية رست في ميناء المخا على البحر الأحمر، وبدأت تستقبل المرضى من محافظة تعز.
وقال الحضرمي لوكالة سبأ إن «السفينة تضم ثلاث غرف عمليات»، وإن اللجنة الدولية للصليب الأحمر تكفلت بالأدوية.
ويعمل على متنها أطباء مصريون وأردنيون.
(رويترز)
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	r := entities.Tagger{}.Tag(a)
	for _, e := range r.Entities {
		fmt.Print(e.Type, " ", e.Name)
		for _, v := range []string{e.Kind, e.Country, e.Division, e.Role} {
			if v != "" {
				fmt.Print(", ", v)
			}
		}
		for _, i := range e.Mentions {
			fmt.Print(" | ", r.Mentions[i].Of(a.Source.Text))
		}
		fmt.Println()
	}
	// Output:
	// FAC ميناء المخا, port, YE | ميناء المخا | ميناء المخا
	// GPE المخا, city, YE | المخا | المخا
	// GPE عدن, division, YE, YE-AD | عدن
	// PERSON سمير باوزير | سمير باوزير
	// NORP يمني, nationality, YE | اليمني
	// PERSON سالم الحضرمي, YE, وزير الصحة | سالم الحضرمي | الحضرمي
	// LOC البحر الأحمر, sea | البحر الأحمر
	// GPE تعز, division, YE, YE-TA | تعز
	// ORG وكالة الأنباء اليمنية سبأ, agency, YE | وكالة سبأ
	// ORG اللجنة الدولية للصليب الأحمر, ngo | اللجنة الدولية للصليب الأحمر
	// NORP مصري, nationality, EG | مصريون
	// NORP أردني, nationality, JO | أردنيون
	// ORG رويترز, agency, GB | رويترز
}

func ExampleOpenModel() {
	_, err := entities.OpenModel([]byte("no model"))
	fmt.Println(err == entities.ErrTruncated || err == entities.ErrCorrupt)
	// Output: true
}
