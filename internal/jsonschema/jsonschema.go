// Package jsonschema validates JSON documents in tests. It has the part of JSON Schema
// 2020-12 that the schemas of this repository use, and refuses a schema that uses more: a
// keyword that is not understood never passes silently.
//
// It has: $ref to «#» and «#/…», $defs, type, const, enum; properties, required,
// additionalProperties; items, minItems, maxItems; minimum, maximum; minLength, maxLength, pattern; allOf,
// anyOf, oneOf, not; and as annotations $schema, $id, $comment, title, description, default and
// examples.
package jsonschema

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"regexp"
)

// A Schema is a schema that was compiled. It may be used by several goroutines at once.
type Schema struct{ root *node }

// node is a schema or a part of one.
type node struct {
	never bool  // the schema «false»
	ref   *node // $ref

	types     []string
	enum      []string // canonical JSON; of const, too
	pattern   *regexp.Regexp
	minLength *int
	maxLength *int
	minimum   *big.Rat
	maximum   *big.Rat

	properties map[string]*node
	required   []string
	additional *node // additionalProperties
	items      *node
	minItems   *int
	maxItems   *int

	all, any, one []*node
	not           *node
}

// draft is the only value of $schema.
const draft = "https://json-schema.org/draft/2020-12/schema"

// Compile reads a schema.
func Compile(schema []byte) (*Schema, error) {
	v, err := decode(schema)
	if err != nil {
		return nil, err
	}
	c := compiler{root: v, nodes: map[string]*node{}}
	root, err := c.node(v, "#")
	if err != nil {
		return nil, err
	}
	// Parts that nothing refers to are read, too.
	for _, r := range c.refs {
		if r.node.ref, err = c.resolve(r.to); err != nil {
			return nil, fmt.Errorf("%s: %w", r.at, err)
		}
	}
	return &Schema{root}, nil
}

// decode reads one JSON value, with numbers as they are written.
func decode(doc []byte) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(doc))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, errors.New("more than one JSON value")
	}
	return v, nil
}
