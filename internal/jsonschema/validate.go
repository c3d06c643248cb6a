package jsonschema

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"
)

// Validate tells where a JSON document is not what the schema wants, each place by its JSON
// pointer; nil where it is valid.
func (s *Schema) Validate(doc []byte) error {
	v, err := decode(doc)
	if err != nil {
		return err
	}
	return s.root.check(v, "")
}

// check validates a value at a place.
func (n *node) check(v any, at string) error {
	if n.never {
		return fail(at, "nothing may stand here")
	}
	errs := []error{n.scalar(v, at)}
	if n.ref != nil {
		errs = append(errs, n.ref.check(v, at))
	}
	switch v := v.(type) {
	case map[string]any:
		errs = append(errs, n.object(v, at))
	case []any:
		errs = append(errs, n.array(v, at))
	}
	errs = append(errs, n.combined(v, at))
	return errors.Join(errs...)
}

// scalar checks type, value, length, pattern and bounds.
func (n *node) scalar(v any, at string) error {
	if n.types != nil && !slices.ContainsFunc(n.types, func(t string) bool { return isType(v, t) }) {
		return fail(at, "is %s, not %s", typeOf(v), strings.Join(n.types, " or "))
	}
	if n.enum != nil && !slices.Contains(n.enum, canonical(v)) {
		return fail(at, "%s is not one of %s", canonical(v), strings.Join(n.enum, ", "))
	}
	switch v := v.(type) {
	case string:
		length := utf8.RuneCountInString(v)
		switch {
		case n.minLength != nil && length < *n.minLength:
			return fail(at, "has %d characters, fewer than %d", length, *n.minLength)
		case n.maxLength != nil && length > *n.maxLength:
			return fail(at, "has %d characters, more than %d", length, *n.maxLength)
		case n.pattern != nil && !n.pattern.MatchString(v):
			return fail(at, "%q does not match %s", v, n.pattern)
		}
	case json.Number:
		if n.minimum == nil && n.maximum == nil {
			break
		}
		r, _ := new(big.Rat).SetString(string(v))
		switch {
		case r == nil:
			return fail(at, "%s is no number", v)
		case n.minimum != nil && r.Cmp(n.minimum) < 0:
			return fail(at, "%s is less than %s", v, n.minimum.RatString())
		case n.maximum != nil && r.Cmp(n.maximum) > 0:
			return fail(at, "%s is more than %s", v, n.maximum.RatString())
		}
	}
	return nil
}

func (n *node) object(v map[string]any, at string) error {
	var errs []error
	for _, name := range n.required {
		if _, ok := v[name]; !ok {
			errs = append(errs, fail(at, "has no %q", name))
		}
	}
	if n.properties == nil && n.additional == nil {
		return errors.Join(errs...)
	}
	for _, name := range sortedKeys(v) {
		place := at + "/" + escaper.Replace(name)
		if p, ok := n.properties[name]; ok {
			errs = append(errs, p.check(v[name], place))
		} else if n.additional != nil {
			errs = append(errs, n.additional.check(v[name], place))
		}
	}
	return errors.Join(errs...)
}

func (n *node) array(v []any, at string) error {
	var errs []error
	if n.minItems != nil && len(v) < *n.minItems {
		errs = append(errs, fail(at, "has %d items, fewer than %d", len(v), *n.minItems))
	}
	if n.maxItems != nil && len(v) > *n.maxItems {
		errs = append(errs, fail(at, "has %d items, more than %d", len(v), *n.maxItems))
	}
	if n.items != nil {
		for i, item := range v {
			errs = append(errs, n.items.check(item, fmt.Sprintf("%s/%d", at, i)))
		}
	}
	return errors.Join(errs...)
}

// combined checks allOf, anyOf, oneOf and not.
func (n *node) combined(v any, at string) error {
	var errs []error
	for _, s := range n.all {
		errs = append(errs, s.check(v, at))
	}
	if n.any != nil && valid(n.any, v) == 0 {
		errs = append(errs, fail(at, "is none of the schemas of anyOf"))
	}
	if count := valid(n.one, v); n.one != nil && count != 1 {
		errs = append(errs, fail(at, "is %d of the schemas of oneOf", count))
	}
	if n.not != nil && n.not.check(v, at) == nil {
		errs = append(errs, fail(at, "is what it must not be"))
	}
	return errors.Join(errs...)
}

// valid counts the schemas that a value is valid for.
func valid(schemas []*node, v any) (count int) {
	for _, s := range schemas {
		if s.check(v, "") == nil {
			count++
		}
	}
	return count
}

func fail(at, format string, args ...any) error {
	if at == "" {
		at = "the document"
	}
	return fmt.Errorf("%s: %s", at, fmt.Sprintf(format, args...))
}

// isType tells whether a value is of a type; 1.0 is an integer.
func isType(v any, t string) bool {
	if t == "integer" {
		n, ok := v.(json.Number)
		if !ok {
			return false
		}
		r, ok := new(big.Rat).SetString(string(n))
		return ok && r.IsInt()
	}
	return typeOf(v) == t
}

func typeOf(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case json.Number:
		return "number"
	case string:
		return "string"
	case []any:
		return "array"
	}
	return "object"
}

// canonical writes a value so that equal values are equal strings: 1.0 is 1, and the order of
// members does not count.
func canonical(v any) string {
	switch v := v.(type) {
	case json.Number:
		if r, ok := new(big.Rat).SetString(string(v)); ok {
			return r.RatString()
		}
	case []any:
		var out []string
		for _, item := range v {
			out = append(out, canonical(item))
		}
		return "[" + strings.Join(out, ",") + "]"
	case map[string]any:
		var out []string
		for _, name := range sortedKeys(v) {
			out = append(out, canonical(name)+":"+canonical(v[name]))
		}
		return "{" + strings.Join(out, ",") + "}"
	}
	b, _ := json.Marshal(v)
	return string(b)
}
