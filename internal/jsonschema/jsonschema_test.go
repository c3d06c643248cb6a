package jsonschema

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// cases have, for each schema, documents that it takes and documents that it does not.
var cases = []struct {
	schema  string
	valid   []string
	invalid []string
}{
	{`{}`, []string{`1`, `null`, `{"a":[]}`}, []string{``, `{`, `1 2`, `{"a":}`}},
	{`true`, []string{`1`, `null`}, nil},
	{`false`, nil, []string{`1`, `null`, `{}`}},

	{`{"type":"integer"}`, []string{`1`, `-3`, `1.0`, `1e2`, `123456789012345678901234567890`}, []string{`1.5`, `"1"`, `null`, `true`}},
	{`{"type":"number"}`, []string{`1`, `0.5`}, []string{`"1"`}},
	{`{"type":"string"}`, []string{`""`, `"خبر"`}, []string{`1`, `[]`}},
	{`{"type":"boolean"}`, []string{`true`, `false`}, []string{`0`, `"true"`}},
	{`{"type":["object","null"]}`, []string{`{}`, `null`}, []string{`[]`, `0`, `false`}},

	{`{"enum":["a",1,null,{"x":[1,2]}]}`, []string{`"a"`, `1`, `1.0`, `null`, `{"x":[1,2.0]}`}, []string{`"A"`, `2`, `{"x":[2,1]}`, `false`, `"1"`}},
	{`{"const":1}`, []string{`1`, `1.00`}, []string{`true`, `"1"`, `2`}},
	{`{"const":{"b":1,"a":2}}`, []string{`{"a":2,"b":1}`}, []string{`{"a":2}`}},

	{`{"minimum":0,"maximum":1}`, []string{`0`, `1`, `0.999`, `"text"`}, []string{`-0.001`, `1.001`, `5`}},
	{`{"maximum":9007199254740993}`, []string{`9007199254740993`}, []string{`9007199254740994`}},

	{`{"minLength":2,"maxLength":3}`, []string{`"اب"`, `"abc"`, `1`}, []string{`"ا"`, `"abcd"`}},
	{`{"pattern":"^[A-Z]{2}$"}`, []string{`"EG"`, `5`}, []string{`"eg"`, `"EGY"`}},
	{`{"pattern":"b"}`, []string{`"abc"`}, []string{`"acc"`}}, // not anchored

	{`{"items":{"type":"integer"},"minItems":1,"maxItems":2}`, []string{`[1]`, `[1,2]`, `{}`}, []string{`[]`, `[1,2,3]`, `[1,"2"]`}},
	{`{"properties":{"a":{"type":"string"}},"required":["a"]}`, []string{`{"a":""}`, `{"a":"","b":1}`, `[]`}, []string{`{}`, `{"a":1}`}},
	{`{"properties":{"a":{}},"additionalProperties":false}`, []string{`{}`, `{"a":1}`}, []string{`{"b":1}`, `{"a":1,"b":1}`}},
	{`{"additionalProperties":{"type":"integer"}}`, []string{`{"x":1}`}, []string{`{"x":"1"}`}},
	{`{"properties":{"a":false}}`, []string{`{"b":1}`}, []string{`{"a":1}`}},
	{`{"additionalProperties":false}`, []string{`{}`}, []string{`{"a":1}`}},

	{`{"allOf":[{"minimum":1},{"maximum":3}]}`, []string{`1`, `3`}, []string{`0`, `4`}},
	{`{"anyOf":[{"type":"string"},{"minimum":3,"type":"number"}]}`, []string{`"a"`, `3`}, []string{`2`, `null`}},
	{`{"oneOf":[{"minimum":2},{"maximum":3}]}`, []string{`1`, `4`}, []string{`2`, `3`}},
	{`{"not":{"type":"null"}}`, []string{`1`}, []string{`null`}},

	{`{"$defs":{"n":{"type":"integer"}},"items":{"$ref":"#/$defs/n"}}`, []string{`[1]`}, []string{`["1"]`}},
	{`{"$defs":{"n":{"type":"integer"}},"$ref":"#/$defs/n","minimum":2}`, []string{`2`}, []string{`1`, `"2"`}}, // beside others, as since 2019-09
	{`{"properties":{"next":{"$ref":"#"}},"additionalProperties":false}`, []string{`{"next":{"next":{}}}`}, []string{`{"next":{"last":{}}}`}},
	{`{"$defs":{"a/b~c":{"const":1}},"$ref":"#/$defs/a~1b~0c"}`, []string{`1`}, []string{`2`}},
	{`{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"x","$comment":"","title":"","description":"","default":1,"examples":[1]}`, []string{`1`}, nil},
}

func TestValidate(t *testing.T) {
	for _, c := range cases {
		s, err := Compile([]byte(c.schema))
		require.NoError(t, err, c.schema)
		for _, doc := range c.valid {
			assert.NoError(t, s.Validate([]byte(doc)), "%s\n%s", c.schema, doc)
		}
		for _, doc := range c.invalid {
			assert.Error(t, s.Validate([]byte(doc)), "%s\n%s", c.schema, doc)
		}
	}
}

// TestCompileErrors: what the validator does not know, or cannot make sense of, is an error.
func TestCompileErrors(t *testing.T) {
	for _, schema := range []string{
		``, `1`, `"a"`, `[]`, `{} {}`,
		`{"minlength":1}`, `{"if":{}}`, `{"properties":{"a":{"prefixItems":[]}}}`, `{"$defs":{"a":{"format":"date"}}}`,
		`{"type":"int"}`, `{"type":1}`, `{"type":[1]}`, `{"enum":[]}`, `{"enum":1}`, `{"pattern":"("}`, `{"pattern":1}`,
		`{"minLength":-1}`, `{"minLength":1.5}`, `{"maxItems":"1"}`, `{"minimum":"1"}`, `{"required":"a"}`, `{"required":[1]}`,
		`{"properties":[]}`, `{"properties":{"a":1}}`, `{"items":[]}`, `{"allOf":[]}`, `{"allOf":{}}`, `{"oneOf":[1]}`,
		`{"$ref":"#/$defs/none"}`, `{"$ref":1}`, `{"$ref":"other.json"}`, `{"$schema":"http://json-schema.org/draft-07/schema#"}`,
	} {
		_, err := Compile([]byte(schema))
		assert.Error(t, err, schema)
	}
}

// TestPlaces: an error names every place that is wrong.
func TestPlaces(t *testing.T) {
	s, err := Compile([]byte(`{"properties":{"a/b":{"items":{"type":"integer"}},"c":{"enum":["x"]}},"required":["d"]}`))
	require.NoError(t, err)
	err = s.Validate([]byte(`{"a/b":[1,"2",3.5],"c":"y"}`))
	assert.EqualError(t, err, `the document: has no "d"
/a~1b/1: is string, not integer
/a~1b/2: is number, not integer
/c: "y" is not one of "x"`)
}
