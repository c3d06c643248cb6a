package gazetteer

import (
	"os"
	"regexp"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A listForm tells what the rows of a list look like.
type listForm struct {
	path    string
	columns string
	legal   map[string]string // column → the pattern of its cells
	least   int               // rows
}

const (
	arabicWords = `[ء-غف-ي]+( [ء-غف-ي0-9]+)*`
	arabicOrNo  = `(` + arabicWords + `)?`
	lettersOnly = `[ء-غف-يپچژڤگً-ْ]+([ -][ء-غف-يپچژڤگً-ْ]+)*` // of places, with their marks
	severalNo   = `(` + lettersOnly + `(;` + lettersOnly + `)*)?`
	countryNo   = `([A-Z]{2}(;[A-Z]{2})*)?`
	ambiguity   = `((word|place|person|country|given|family)(;(word|place|person|country|given|family))*)?`
	origins     = `maghreb|egypt|levant|gulf|iraq|yemen|sudan|horn|turkey|iran|english|french|german|spanish|italian|portuguese|slavic|chinese|japanese|korean|indian|african|hebrew|nordic|dutch|greek|armenian|caucasus|romanian|hungarian|seasia|albanian`
	origin      = `(` + origins + `)(;(` + origins + `))*`
)

var listForms = []listForm{
	{"data/groups/demonyms.tsv", "surface kind country gender number case article base place ambiguous source", map[string]string{
		"surface": arabicWords, "kind": "nationality|city|region", "country": `[A-Z]{2}(;[A-Z]{2})*`, "gender": "m|f", "number": "sg|du|pl",
		"case": "-|nom|obl", "article": "each|first|-", "base": arabicWords, "place": lettersOnly, "ambiguous": ambiguity, "source": "own|handmade|arwikicats"}, 12000},
	{"data/groups/groups.tsv", "surface kind country gender number case article base mention ambiguous source", map[string]string{
		"surface": arabicWords, "kind": "ethnic|religious|political|regional|tribe|dynasty|fans", "country": countryNo, "gender": "m|f", "number": "sg|du|pl",
		"case": "-|nom|obl", "article": "each|first|-", "base": arabicWords, "mention": "yes|optional|no", "ambiguous": ambiguity, "source": "own|handmade|arwikicats"}, 8000},
	{"data/roles/roles.tsv", "surface gender number case state pattern kind feminine masculine ambiguous source", map[string]string{
		"surface": arabicWords, "gender": "m|f", "number": "sg|du|pl", "case": "-|nom|obl", "state": "-|abs|con|def|pron", "pattern": `head|phrase|head\+of`,
		"kind":     "government|military|police|justice|party|religion|business|sport|art|media|science|education|health|international|royal|local|union|other|relational",
		"feminine": arabicOrNo, "masculine": arabicOrNo, "ambiguous": ambiguity, "source": "own|handmade|bodies"}, 14000},
	{"data/roles/modifiers.tsv", "surface gender number case state meaning ambiguous source", map[string]string{
		"surface": arabicWords, "gender": "m|f", "number": "sg|du|pl", "case": "-|nom|obl", "state": "def|indef|fixed",
		"meaning": "former|late|elect|designate|acting|caretaker|resigned|dismissed|suspended|retired|current|permanent|honorary|first|second|third|deputy|delegate|special|executive|resident|nonresident|detained|fugitive|exiled|defected|rank", "ambiguous": ambiguity, "source": "own"}, 700},
	{"data/names/familynames.tsv", "surface origin variants ambiguous source", map[string]string{
		"surface": arabicWords, "origin": origin, "variants": severalNo, "ambiguous": ambiguity, "source": "own|people"}, 8000},
	{"data/names/givennames-foreign.tsv", "surface origin gender ambiguous source", map[string]string{
		"surface": arabicWords, "origin": origin, "gender": "m|f|mf", "ambiguous": ambiguity, "source": "own|people"}, 3000},
	{"data/countries.tsv", "code name aliases capital capitals seats source", map[string]string{
		"code": "[A-Z]{2}", "name": lettersOnly, "aliases": severalNo, "capital": arabicOrNo + `|عمّان`, "capitals": severalNo, "seats": severalNo, "source": "own|handmade|cldr"}, 250},
	{"data/divisions.tsv", "code country name division designator aliases source", map[string]string{
		"code": `[A-Z]{2}(-[A-Z0-9]{1,3})?`, "country": "[A-Z]{2}", "name": lettersOnly, "division": "governorate|region|emirate|municipality|district|province|state|island|historical",
		"designator": arabicWords, "aliases": severalNo, "source": "own"}, 340},
}

// readList reads a list as rows by the names of their columns.
func readList(t *testing.T, path string) (header []string, rows []map[string]string) {
	t.Helper()
	raw, err := os.ReadFile(path)
	require.NoError(t, err)
	for n, line := range strings.Split(string(raw), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if header == nil {
			header = cells
			continue
		}
		require.Lenf(t, cells, len(header), "%s:%d", path, n+1)
		r := map[string]string{}
		for i, c := range cells {
			r[header[i]] = c
		}
		rows = append(rows, r)
	}
	return header, rows
}

// TestListForms checks columns, legal values, Arabic letters and the least size of the
// lists of groups, roles, parts of names and countries.
func TestListForms(t *testing.T) {
	for _, f := range listForms {
		header, rows := readList(t, f.path)
		assert.Equal(t, strings.Fields(f.columns), header, f.path)
		assert.GreaterOrEqual(t, len(rows), f.least, f.path)
		assert.Len(t, f.legal, len(header), "%s: a pattern for every column", f.path)
		for column, pattern := range f.legal {
			legal := regexp.MustCompile(`^(` + pattern + `)$`)
			for _, r := range rows {
				assert.Regexpf(t, legal, r[column], "%s: %s of %q", f.path, column, r[header[0]])
			}
		}
	}
}

// TestNoRowTwice: no two rows of a list say the same.
func TestNoRowTwice(t *testing.T) {
	for path, columns := range map[string][]string{
		"data/groups/demonyms.tsv":          {"surface", "kind", "country", "gender", "number", "case"},
		"data/groups/groups.tsv":            {"surface", "kind", "country", "gender", "number", "case"},
		"data/roles/roles.tsv":              {"surface", "gender", "number", "case", "state"},
		"data/roles/modifiers.tsv":          {"surface", "gender", "number", "case", "state"},
		"data/names/familynames.tsv":        {"surface"},
		"data/names/givennames-foreign.tsv": {"surface"},
		"data/countries.tsv":                {"code"},
		"data/divisions.tsv":                {"country", "division", "name"},
	} {
		_, rows := readList(t, path)
		seen := map[string]bool{}
		for _, r := range rows {
			var key []string
			for _, c := range columns {
				key = append(key, r[c])
			}
			k := strings.Join(key, " ")
			assert.Falsef(t, seen[k], "%s: %s", path, k)
			seen[k] = true
		}
	}
}

// TestForms looks up forms that a reader of news expects, as surface | what it is.
func TestForms(t *testing.T) {
	forms := map[string]string{
		"demonyms": `
			ياباني | JP m sg -
			يابانية | JP f sg -
			يابانيا | JP m sg obl
			يابانيان | JP m du nom
			يابانيين | JP m du obl
			يابانيتان | JP f du nom
			يابانيتين | JP f du obl
			يابانيون | JP m pl nom
			يابانيين | JP m pl obl
			يابانيات | JP f pl -
			أميركي | US m sg -
			أمريكيون | US m pl nom
			أمريكان | US m pl -
			كوري جنوبي | KR m sg -
			كوريون جنوبيون | KR m pl nom
			كورية شمالية | KP f sg -
			جنوب أفريقية | ZA f sg -
			إنجليز | GB m pl -
			ألمان | DE m pl -
			هنود | IN m pl -
			أتراك | TR m pl -
			أتراكا | TR m pl obl
			روس | RU m pl -
			مغاربة | MA m pl -
			قبارصة | CY m pl -
			سوفيات | RU m pl -
			إيفوارية | CI f sg -
			كوسوفي | XK m sg -
			حلبي | SY m sg -
			دماشقة | SY m pl -
			مقدسيون | PS m pl nom
			بيارتة | LB m pl -
			حضارم | YE m pl -
			إسكندرانية | EG f sg -
			وهراني | DZ m sg -
			شيشان | RU m pl -
			كاليفورنية | US f sg -
			كتالونيون | ES m pl nom`,
		"groups": `
			شيعي |  m sg -
			شيعة |  m pl -
			أقباط | EG m pl -
			دروز | LB;SY;IL m pl -
			أكراد |  m pl -
			أكرادا |  m pl obl
			أمازيغية |  f sg -
			حوثيين | YE m pl obl
			صهاينة | IL m pl -
			أفارقة |  m pl -
			شرق أوسطية |  f sg -
			ديموقراطيون |  m pl nom
			مسلمات |  f pl -
			نازيون جدد |  m pl nom
			عرب 48 |  m pl -
			قحطاني | SA m sg -`,
		"roles": `
			وزير | m sg - -
			وزيرا | m sg obl abs
			وزيرة | f sg - -
			وزيران | m du nom abs
			وزيري | m du obl con
			وزراء | m pl - -
			لاعبو | m pl nom con
			مدرسين | m pl obl abs
			محام | m sg - -
			محامون | m pl nom abs
			قضاة | m pl - -
			متحدث باسم | m sg - -
			المتحدثة باسم | f sg - def
			الأمين العام | m sg - def
			القائم بأعمال | m sg - def
			وزير الشؤون الاجتماعية والتضامن | m sg - -
			وزيرة الخارجية | f sg - -
			وزراء الخارجية | m pl - -
			الفريق أول ركن | m sg - def
			حارس مرمى | m sg - -
			حراس مرمى | m pl - -
			المدربون المساعدون | m pl nom def
			نظيره | m sg - pron
			نظيريه | m du obl pron
			نظراؤه | m pl nom pron
			نظيرتها | f sg - pron`,
		"modifiers": `
			السابق | m sg - def
			السابقة | f sg - def
			الأسبق | m sg - def
			الراحل | m sg - def
			المنتخبة | f sg - def
			بالوكالة | m sg - fixed
			بالإنابة | m sg - fixed
			المستقيل | m sg - def`,
	}
	columns := map[string][]string{
		"demonyms": {"country", "gender", "number", "case"}, "groups": {"country", "gender", "number", "case"},
		"roles": {"gender", "number", "case", "state"}, "modifiers": {"gender", "number", "case", "state"},
	}
	for list, table := range forms {
		folder := map[string]string{"demonyms": "groups", "groups": "groups", "roles": "roles", "modifiers": "roles"}[list]
		_, rows := readList(t, "data/"+folder+"/"+list+".tsv")
		have := map[string]bool{}
		for _, r := range rows {
			key := r["surface"] + " |"
			for _, c := range columns[list] {
				key += " " + r[c]
			}
			have[key] = true
		}
		for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
			line = strings.TrimSpace(line)
			assert.Truef(t, have[line], "%s: no row «%s»", list, line)
		}
	}
}

// TestParadigms: every adjective of the groups has its feminine, its duals and plurals.
func TestParadigms(t *testing.T) {
	for _, path := range []string{"data/groups/demonyms.tsv", "data/groups/groups.tsv"} {
		_, rows := readList(t, path)
		have := map[string]bool{}
		for _, r := range rows {
			have[r["kind"]+r["country"]+r["surface"]+r["gender"]+r["number"]+r["case"]] = true
		}
		for _, r := range rows {
			if r["gender"] != "m" || r["number"] != "sg" || r["case"] != "-" || !strings.HasSuffix(r["surface"], "ي") {
				continue
			}
			words := strings.Fields(r["surface"])
			form := func(ending string) string { // جنوب أفريقي has one adjective, كوري جنوبي two
				out := make([]string, len(words))
				for i, w := range words {
					out[i] = w
					if stem, ok := strings.CutSuffix(w, "ي"); ok && (i == len(words)-1 || r["article"] == "each") {
						out[i] = stem + ending
					}
				}
				return strings.Join(out, " ")
			}
			for _, f := range [][2]string{{"ية", "fsg-"}, {"يا", "msgobl"}, {"يان", "mdunom"}, {"يين", "mduobl"}, {"يتان", "fdunom"}, {"يتين", "fduobl"}, {"يون", "mplnom"}, {"يين", "mplobl"}, {"يات", "fpl-"}} {
				assert.Truef(t, have[r["kind"]+r["country"]+form(f[0])+f[1]], "%s: %s lacks %s", path, r["surface"], form(f[0]))
			}
		}
	}
}

// TestCountriesHaveDemonyms: every country has its adjective, but for those where nobody
// lives or the news knows no adjective.
func TestCountriesHaveDemonyms(t *testing.T) {
	const without = "AQ BL BV CC GS HM HK IO MO SJ TF UM"
	_, rows := readList(t, "data/groups/demonyms.tsv")
	have := map[string]bool{}
	for _, r := range rows {
		if r["kind"] == "nationality" {
			for _, c := range strings.Split(r["country"], ";") {
				have[c] = true
			}
		}
	}
	_, countries := readList(t, "data/countries.tsv")
	for _, c := range countries {
		if !strings.Contains(without, c["code"]) {
			assert.Truef(t, have[c["code"]], "%s %s", c["code"], c["name"])
		}
	}
}

// TestCounterparts: the feminine and the masculine that a role names are rows themselves.
func TestCounterparts(t *testing.T) {
	_, rows := readList(t, "data/roles/roles.tsv")
	gender := map[string]string{}
	for _, r := range rows {
		gender[r["surface"]] += r["gender"]
	}
	for _, r := range rows {
		if f := r["feminine"]; f != "" {
			assert.Containsf(t, gender[f], "f", "%s: %s", r["surface"], f)
		}
		if m := r["masculine"]; m != "" {
			assert.Containsf(t, gender[m], "m", "%s: %s", r["surface"], m)
		}
	}
}

// TestMinisters: the portfolios are many, and a woman can hold each. TestCounterparts
// looks for the rows of the women.
func TestMinisters(t *testing.T) {
	_, rows := readList(t, "data/roles/roles.tsv")
	portfolios := map[string]bool{}
	for _, r := range rows {
		if p, ok := strings.CutPrefix(r["surface"], "وزير "); ok && strings.HasPrefix(r["feminine"], "وزيرة ") {
			portfolios[p] = true
		}
	}
	assert.Greater(t, len(portfolios), 600)
	for _, p := range []string{"الخارجية", "الشؤون الخارجية والتعاون الدولي", "الفلاحة والصيد البحري والتنمية القروية والمياه والغابات", "الدولة لشؤون مجلس الأمة"} {
		assert.True(t, portfolios[p], p)
	}
}

// TestForeignGivenNames: they don't repeat the lexicon's list of given names.
func TestForeignGivenNames(t *testing.T) {
	_, known := readList(t, "../lexicon/data/givennames.tsv")
	given := map[string]bool{}
	for _, r := range known {
		if r["kind"] == "given" {
			given[r["name"]] = true
		}
	}
	_, rows := readList(t, "data/names/givennames-foreign.tsv")
	for _, r := range rows {
		assert.False(t, given[r["surface"]], r["surface"])
	}
}

// TestDivisions: the 22 countries of the Arab League, each code of its own country and
// once; the country's code alone only where ISO 3166-2 has none.
func TestDivisions(t *testing.T) {
	_, rows := readList(t, "data/divisions.tsv")
	seen, countries := map[string]bool{}, map[string]int{}
	for _, r := range rows {
		assert.True(t, strings.HasPrefix(r["code"], r["country"]), r["name"])
		if strings.Contains(r["code"], "-") {
			assert.False(t, seen[r["code"]], r["code"])
			seen[r["code"]] = true
			countries[r["country"]]++
		}
	}
	var codes []string
	for c := range countries {
		codes = append(codes, c)
	}
	sort.Strings(codes)
	assert.Equal(t, strings.Fields("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE"), codes)
	// The numbers of ISO 3166-2; Iraq's 19 are 18 governorates and the Kurdistan Region.
	for c, n := range map[string]int{"AE": 7, "BH": 4, "DJ": 6, "DZ": 58, "EG": 27, "IQ": 19, "JO": 12, "KM": 3, "KW": 6, "LB": 8, "LY": 22, "MA": 12, "MR": 15, "OM": 11, "PS": 16, "QA": 8, "SA": 13, "SD": 18, "SO": 18, "SY": 14, "TN": 24, "YE": 22} {
		assert.Equal(t, n, countries[c], c)
	}
}

// TestCapitals: a capital belongs to one country, and a few are known.
func TestCapitals(t *testing.T) {
	_, rows := readList(t, "data/countries.tsv")
	of := map[string]string{}
	for _, r := range rows {
		names := strings.Split(r["capital"]+";"+r["capitals"]+";"+r["seats"], ";")
		for _, c := range names {
			if c == "" || c == "جورج تاون" { // of Guyana and of the Cayman Islands
				continue
			}
			assert.Emptyf(t, of[c], "%s is of %s, too", c, r["code"])
			of[c] = r["code"]
		}
	}
	for capital, code := range map[string]string{"واشنطن": "US", "كييف": "UA", "طهران": "IR", "عمّان": "JO", "تل أبيب": "IL", "رام الله": "PS", "نواكشوط": "MR", "نور سلطان": "KZ", "بريشتينا": "XK"} {
		assert.Equal(t, code, of[capital], capital)
	}
}
