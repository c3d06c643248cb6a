package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
)

// A document is one text to tag.
type document struct {
	name string          // of the file
	id   json.RawMessage // of a JSON object, as it is written there
	line int             // of a JSON object in its file
	text string
	art  *article.Article // nil for plain text
}

// newDocument reads the structure of an article, unless it is plain text.
func newDocument(src *text.Source, plain bool) document {
	d := document{text: src.Text}
	if !plain {
		d.art = article.Parser{}.ParseSource(src)
	}
	return d
}

// maxLine is the longest line of JSON.
const maxLine = 64 << 20

var (
	errNoField = errors.New("no such field")
	errNoText  = errors.New("the field is no string")
	errLong    = fmt.Errorf("the line is longer than %d MB", maxLine>>20)
)

// readJSON reads objects, one a line, and gives the text in a field of each; «a.b» is
// the field b of the object in field a. yield returns false to stop; a line that cannot
// be read has an error and no text.
func readJSON(in io.Reader, field, id string, plain bool, yield func(document, error) bool) error {
	r := bufio.NewReaderSize(in, 64<<10)
	for n := 1; ; n++ {
		line, err := readLine(r)
		if err != nil && err != errLong {
			if err == io.EOF {
				return nil
			}
			return err
		}
		if err == nil && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var d document
		if err == nil {
			d, err = fromJSON(line, field, id, plain)
		}
		d.line = n
		if !yield(d, err) {
			return nil
		}
	}
}

// readLine reads a line; one that is too long is skipped with errLong.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > maxLine {
			long = true
		}
		if !long {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case long && (err == nil || err == io.EOF):
			return nil, errLong
		case err == io.EOF && len(line) > 0:
			return line, nil
		}
		return line, err
	}
}

func fromJSON(line []byte, field, id string, plain bool) (document, error) {
	raw, err := lookUp(line, field)
	if err != nil {
		return document{}, err
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return document{}, fmt.Errorf("%s: %w", field, errNoText)
	}
	d := newDocument(text.New(s), plain)
	if v, err := lookUp(line, id); err == nil {
		d.id = append(json.RawMessage(nil), v...)
	}
	return d, nil
}

// lookUp gives the value at a path of names.
func lookUp(object []byte, path string) (json.RawMessage, error) {
	raw := json.RawMessage(object)
	for _, name := range strings.Split(path, ".") {
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(raw, &fields); err != nil {
			return nil, err
		}
		var ok bool
		if raw, ok = fields[name]; !ok {
			return nil, fmt.Errorf("%s: %w", path, errNoField)
		}
	}
	return raw, nil
}
