package jsonschema

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
)

// A compiler reads the parts of one schema.
type compiler struct {
	root  any
	nodes map[string]*node // by their place, "#/$defs/span"
	refs  []reference      // to resolve when all parts are read
}

type reference struct {
	node   *node
	to, at string
}

// node reads the schema at a place.
func (c *compiler) node(v any, at string) (*node, error) {
	n := &node{}
	c.nodes[at] = n
	switch v := v.(type) {
	case bool:
		n.never = !v
		return n, nil
	case map[string]any:
		for _, key := range sortedKeys(v) {
			if err := c.keyword(n, key, v[key], at+"/"+escaper.Replace(key)); err != nil {
				return nil, err
			}
		}
		return n, nil
	}
	return nil, fmt.Errorf("%s: a schema is an object or a boolean", at)
}

// keyword reads one keyword of a schema.
func (c *compiler) keyword(n *node, key string, v any, at string) (err error) {
	switch key {
	case "$id", "$comment", "title", "description", "default", "examples":
	case "$schema":
		if v != draft {
			err = errors.New("not " + draft)
		}
	case "$defs":
		_, err = c.named(v, at)
		return err
	case "$ref":
		to, ok := v.(string)
		if !ok {
			err = errNoString
			break
		}
		c.refs = append(c.refs, reference{n, to, at})
	case "type":
		n.types, err = typeNames(v)
	case "const":
		n.enum = []string{canonical(v)}
	case "enum":
		list, ok := v.([]any)
		if !ok || len(list) == 0 {
			err = errors.New("no list of values")
		}
		for _, v := range list {
			n.enum = append(n.enum, canonical(v))
		}
	case "pattern":
		s, ok := v.(string)
		if !ok {
			err = errNoString
			break
		}
		n.pattern, err = regexp.Compile(s)
	case "minLength":
		n.minLength, err = count(v)
	case "maxLength":
		n.maxLength, err = count(v)
	case "minItems":
		n.minItems, err = count(v)
	case "maxItems":
		n.maxItems, err = count(v)
	case "minimum":
		n.minimum, err = number(v)
	case "maximum":
		n.maximum, err = number(v)
	case "required":
		n.required, err = stringList(v)
	case "properties":
		n.properties, err = c.named(v, at)
		return err
	case "additionalProperties":
		n.additional, err = c.node(v, at)
		return err
	case "items":
		n.items, err = c.node(v, at)
		return err
	case "not":
		n.not, err = c.node(v, at)
		return err
	case "allOf":
		n.all, err = c.list(v, at)
		return err
	case "anyOf":
		n.any, err = c.list(v, at)
		return err
	case "oneOf":
		n.one, err = c.list(v, at)
		return err
	default:
		err = errors.New("the validator does not know this keyword")
	}
	if err != nil {
		return fmt.Errorf("%s: %w", at, err)
	}
	return nil
}

var errNoString = errors.New("no string")

// named reads an object of schemas.
func (c *compiler) named(v any, at string) (map[string]*node, error) {
	object, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%s: no object of schemas", at)
	}
	out := map[string]*node{}
	for _, name := range sortedKeys(object) {
		n, err := c.node(object[name], at+"/"+escaper.Replace(name))
		if err != nil {
			return nil, err
		}
		out[name] = n
	}
	return out, nil
}

// list reads an array of schemas.
func (c *compiler) list(v any, at string) ([]*node, error) {
	array, ok := v.([]any)
	if !ok || len(array) == 0 {
		return nil, fmt.Errorf("%s: no list of schemas", at)
	}
	var out []*node
	for i, v := range array {
		n, err := c.node(v, fmt.Sprintf("%s/%d", at, i))
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// resolve finds what a $ref refers to: the whole schema or a part of it that was read.
func (c *compiler) resolve(to string) (*node, error) {
	if n, ok := c.nodes[to]; ok {
		return n, nil
	}
	return nil, fmt.Errorf("%s: no such schema here", to)
}

// typeNames reads the types of a schema: one or a list.
func typeNames(v any) ([]string, error) {
	if s, ok := v.(string); ok {
		v = []any{s}
	}
	names, err := stringList(v)
	for _, s := range names {
		if !slices.Contains([]string{"array", "boolean", "integer", "null", "number", "object", "string"}, s) {
			return nil, fmt.Errorf("%q is no type", s)
		}
	}
	return names, err
}

func stringList(v any) ([]string, error) {
	list, ok := v.([]any)
	if !ok {
		return nil, errors.New("no list of strings")
	}
	var out []string
	for _, v := range list {
		s, ok := v.(string)
		if !ok {
			return nil, errors.New("no list of strings")
		}
		out = append(out, s)
	}
	return out, nil
}

func number(v any) (*big.Rat, error) {
	if n, ok := v.(json.Number); ok {
		if r, ok := new(big.Rat).SetString(string(n)); ok {
			return r, nil
		}
	}
	return nil, errors.New("no number")
}

func count(v any) (*int, error) {
	r, err := number(v)
	if err != nil || !r.IsInt() || r.Sign() < 0 || !r.Num().IsInt64() {
		return nil, errors.New("no count")
	}
	n := int(r.Num().Int64())
	return &n, nil
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// escaper writes a name as a part of a JSON pointer.
var escaper = strings.NewReplacer("~", "~0", "/", "~1")
