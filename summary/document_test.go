package summary

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

// property gives what the schema says at a path of names.
func property(t *testing.T, path ...string) any {
	t.Helper()
	var v any
	require.NoError(t, json.Unmarshal([]byte(Schema()), &v))
	for _, name := range path {
		object, ok := v.(map[string]any)
		require.True(t, ok, path)
		v = object[name]
	}
	require.NotNil(t, v, path)
	return v
}

// names are those of values 1, 2, …, until there are no more.
func names[T any](value func(i int) T, name func(T) string) []any {
	var out []any
	for i := 1; i < 100; i++ {
		s := name(value(i))
		if s == "" || len(out) > 0 && s == out[len(out)-1] {
			break
		}
		out = append(out, s)
	}
	return out
}

// TestSchemaNames: the schema has the names of the packages, all and no others.
func TestSchemaNames(t *testing.T) {
	type value = func(int) string
	for path, value := range map[string]value{
		"block.role":      func(i int) string { return article.Role(i).String() },
		"date.type":       func(i int) string { return date.Type(i).String() },
		"date.mod":        func(i int) string { return date.Mod(i).String() },
		"date.quant":      func(i int) string { return date.Quant(i).String() },
		"date.basis":      func(i int) string { return date.Basis(i).String() },
		"date.conflict":   func(i int) string { return date.Conflict(i).String() },
		"date.calendar":   func(i int) string { return date.Calendar(i - 1).String() },
		"number.type":     func(i int) string { return number.Type(i).String() },
		"number.mod":      func(i int) string { return number.Mod(i).String() },
		"type":            func(i int) string { return entities.Type(i).String() },
		"source.encoding": func(i int) string { return text.Encoding(min(i-1, int(text.ISO88596))).String() },
	} {
		def, name, ok := strings.Cut(path, ".")
		at := []string{"$defs", def, "enum"}
		if ok {
			at = []string{"$defs", def, "properties", name, "enum"}
		}
		assert.Equal(t, names(func(i int) int { return i }, value), property(t, at...), path)
	}
	why := property(t, "$defs", "support", "properties", "missing", "items", "properties", "why", "enum")
	assert.Equal(t, names(func(i int) Reason { return Reason(i) }, Reason.String), why)
}

// TestSchemaFields: the schema has the fields of Document, in their order where JSON has one,
// and those without omitempty are required.
func TestSchemaFields(t *testing.T) {
	for def, typ := range map[string]any{
		"": Document{}, "source": DocSource{}, "dateline": DocDateline{}, "published": DocPublished{}, "block": DocBlock{}, "date": DocDate{},
		"number": DocNumber{}, "mention": DocMention{}, "entity": DocEntity{}, "quote": DocQuote{}, "summary": DocSummary{}, "support": DocSupport{},
		"issue": DocIssue{}, "span": DocSpan{},
	} {
		var fields, required []any
		for _, f := range reflect.VisibleFields(reflect.TypeOf(typ)) {
			name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "" {
				continue
			}
			fields = append(fields, name)
			if options != "omitempty" {
				required = append(required, name)
			}
		}
		at := []string{"$defs", def}
		if def == "" {
			at = nil
		}
		properties := property(t, append(at, "properties")...).(map[string]any)
		var have []any
		for name := range properties {
			have = append(have, name)
		}
		assert.ElementsMatch(t, fields, have, def)
		assert.ElementsMatch(t, required, property(t, append(at, "required")...), def)
		assert.Equal(t, false, property(t, append(at, "additionalProperties")...), def)
	}
}

// changed is a document with one change to its JSON.
func changed(t *testing.T, doc []byte, change func(d map[string]any)) []byte {
	t.Helper()
	var d map[string]any
	require.NoError(t, json.Unmarshal(doc, &d))
	change(d)
	out, err := json.Marshal(d)
	require.NoError(t, err)
	return out
}

// item is the item of a list of a document, i from its end where negative.
func item(d map[string]any, list string, i int) map[string]any {
	l := d[list].([]any)
	return l[(i+len(l))%len(l)].(map[string]any)
}

const sampleArticle = `وزير الدفاع الياباني يزور سيول
استمع إلى الملخص
- وصل مينورو كيهارا إلى سيول يوم الأحد.
- وقع الجانبان 3 اتفاقات.

سيول - رويترز: وصل وزير الدفاع الياباني مينورو كيهارا إلى سيول أمس الأحد، وبحث مع نظيره الكوري الجنوبي شين وون سيك 5 ملفات. وقال كيهارا: «سنوقع اتفاقا في 22 محرم 1446 هـ».
`

// TestSchemaRefuses: what is wrong with a document is not valid by the schema.
func TestSchemaRefuses(t *testing.T) {
	schema := compiled(t)
	d, err := Digester{URL: "https://example.org/1"}.Digest([]byte(sampleArticle))
	require.NoError(t, err)
	doc := d.AppendJSON(nil)
	require.NoError(t, schema.Validate(doc))
	for name, change := range map[string]func(map[string]any){
		"version":         func(d map[string]any) { d["schemaVersion"] = 2 },
		"no headline":     func(d map[string]any) { delete(d, "headline") },
		"null list":       func(d map[string]any) { d["credits"] = nil },
		"null text":       func(d map[string]any) { d["text"] = nil },
		"another field":   func(d map[string]any) { d["title"] = "" },
		"sha256":          func(d map[string]any) { d["source"].(map[string]any)["sha256"] = "ABC" },
		"encoding":        func(d map[string]any) { d["source"].(map[string]any)["encoding"] = "utf8" },
		"empty url":       func(d map[string]any) { d["source"].(map[string]any)["url"] = "" },
		"dateline":        func(d map[string]any) { delete(d["dateline"].(map[string]any), "places") },
		"role":            func(d map[string]any) { item(d, "blocks", 0)["role"] = "title" },
		"negative offset": func(d map[string]any) { item(d, "blocks", 0)["start"] = -1 },
		"broken offset":   func(d map[string]any) { item(d, "blocks", 0)["start"] = 0.5 },
		"type of date":    func(d map[string]any) { item(d, "dates", 0)["type"] = "date" },
		"empty value":     func(d map[string]any) { item(d, "dates", 0)["value"] = "" },
		"type of name":    func(d map[string]any) { item(d, "mentions", 0)["type"] = "PER" },
		"entity":          func(d map[string]any) { item(d, "mentions", 0)["entity"] = -1 },
		"score":           func(d map[string]any) { item(d, "mentions", 0)["score"] = 1.5 },
		"no mentions":     func(d map[string]any) { item(d, "entities", 0)["mentions"] = []any{} },
		"country":         func(d map[string]any) { item(d, "entities", 0)["country"] = "Japan" },
		"direct":          func(d map[string]any) { delete(item(d, "quotes", 0), "direct") },
		"number":          func(d map[string]any) { item(d, "numbers", 0)["value"] = 3 },
		"summary":         func(d map[string]any) { delete(d, "summary") },
		"why": func(d map[string]any) {
			support(d, 0)["missing"] = []any{map[string]any{"start": 0, "end": 1, "why": "?"}}
		},
	} {
		assert.Error(t, schema.Validate(changed(t, doc, change)), name)
	}
}

func support(d map[string]any, i int) map[string]any {
	return d["summary"].(map[string]any)["support"].([]any)[i].(map[string]any)
}

// TestDecodeRefuses: offsets and indexes that do not agree are found, and named.
func TestDecodeRefuses(t *testing.T) {
	d, err := Digester{}.Digest([]byte(sampleArticle))
	require.NoError(t, err)
	doc := d.AppendJSON(nil)
	_, err = Decode(doc)
	require.NoError(t, err)
	end := float64(len(sampleArticle))
	for _, c := range []struct {
		path   string
		change func(map[string]any)
	}{
		{"blocks[0]", func(d map[string]any) { item(d, "blocks", 0)["start"] = 1 }},            // inside a letter
		{"blocks[4]", func(d map[string]any) { item(d, "blocks", -1)["end"] = end + 1 }},       // behind the text
		{"blocks[1]", func(d map[string]any) { item(d, "blocks", 0)["end"] = end }},            // overlaps
		{"blocks[0]", func(d map[string]any) { item(d, "blocks", 0)["end"] = 0 }},              // empty
		{"blocks[0]", func(d map[string]any) { item(d, "blocks", 0)["end"] = -2 }},             // backwards
		{"blocks[0].sentences[0]", func(d map[string]any) { item(d, "blocks", 0)["end"] = 8 }}, // a sentence outside
		{"dateline", func(d map[string]any) { d["dateline"].(map[string]any)["end"] = end * 2 }},
		{"dates[1]", func(d map[string]any) { item(d, "dates", 1)["start"] = 0 }},
		{"numbers[0]", func(d map[string]any) { item(d, "numbers", 0)["end"] = end * 2 }},
		{"quotes[0]", func(d map[string]any) { item(d, "quotes", 0)["end"] = end * 2 }},
		{"quotes[0].speaker", func(d map[string]any) { item(d, "quotes", 0)["speaker"] = 99 }},
		{"mentions[0]", func(d map[string]any) { item(d, "mentions", 0)["tokenEnd"] = 2 }},
		{"mentions[0].token", func(d map[string]any) { item(d, "mentions", 0)["tokenEnd"] = 1 }},
		{"mentions[0].entity", func(d map[string]any) { item(d, "mentions", 0)["entity"] = 99 }},
		{"mentions[0].within", func(d map[string]any) { item(d, "mentions", 0)["within"] = 0 }},
		{"mentions[2]", func(d map[string]any) { item(d, "mentions", 2)["within"] = 0 }},
		{"entities[0].id", func(d map[string]any) { item(d, "entities", 0)["id"] = 1 }},
		{"entities[0].mentions[0]", func(d map[string]any) { item(d, "entities", 0)["mentions"] = []any{99} }},
		{"entities", func(d map[string]any) { item(d, "entities", 0)["mentions"] = []any{} }},
		{"summary.support[0].bullet", func(d map[string]any) { support(d, 0)["bullet"] = 2 }},
		{"summary.support[0].missing[0]", func(d map[string]any) {
			support(d, 0)["missing"] = []any{map[string]any{"start": 1, "end": 2, "why": "negation"}}
		}},
	} {
		_, err := Decode(changed(t, doc, c.change))
		var check *CheckError
		if assert.ErrorAs(t, err, &check, c.path) {
			assert.Equal(t, c.path, check.Path)
		}
	}
	for _, bad := range []string{"", "{", "[]", "null", `"x"`, string(doc) + "{}", strings.Replace(string(doc), `"headline"`, `"title"`, 1)} {
		_, err := Decode([]byte(bad))
		assert.Error(t, err)
	}
	_, err = Decode(changed(t, doc, func(d map[string]any) { d["schemaVersion"] = 2 }))
	assert.ErrorIs(t, err, ErrVersion)
}

// TestDecodeWithoutText: without the text, offsets are checked against each other.
func TestDecodeWithoutText(t *testing.T) {
	d, err := Digester{NoText: true}.Digest([]byte(sampleArticle))
	require.NoError(t, err)
	doc := d.AppendJSON(nil)
	back, err := Decode(doc)
	require.NoError(t, err)
	assert.Nil(t, back.Text)
	_, err = Decode(changed(t, doc, func(d map[string]any) { item(d, "blocks", 0)["end"] = 1 << 20 }))
	assert.Error(t, err)
}
