package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// An output is where the digests go.
type output struct {
	lines lineWriter
	file  *os.File         // of -o
	seen  map[key]struct{} // places of the records that were in it
	cut   int64            // bytes of a torn line that were cut off
}

// openOutput opens the output: the file at path, or stdout where that is "".
func openOutput(path string, resume bool, stdout io.Writer) (*output, error) {
	if path == "" {
		return &output{lines: newLineWriter(stdout)}, nil
	}
	o := &output{}
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		if resume {
			return nil, fmt.Errorf("%s: -resume needs a file", path)
		}
		if o.file, err = os.OpenFile(path, os.O_WRONLY, 0); err != nil {
			return nil, err
		}
		o.lines = newLineWriter(o.file)
		return o, nil
	}
	if o.file, err = os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o666); err != nil {
		return nil, err
	}
	if err := o.prepare(path, resume); err != nil {
		o.file.Close()
		return nil, err
	}
	o.lines = newLineWriter(o.file)
	return o, nil
}

// errLocked tells that another run writes to a file.
var errLocked = errors.New("another run is writing to it")

// prepare empties the file, or reads what is in it and cuts off a torn line.
func (o *output) prepare(path string, resume bool) error {
	if err := lock(o.file); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	var end int64
	if resume {
		var err error
		if o.seen, end, err = scan(o.file); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	info, err := o.file.Stat()
	if err != nil || info.Size() == end {
		return err
	}
	if resume {
		o.cut = info.Size() - end
	}
	return os.Truncate(path, end)
}

// A lineError tells of a line that this program has not written.
type lineError struct{ line int }

func (e *lineError) Error() string {
	return fmt.Sprintf("line %d is none that batch has written; -resume leaves the file as it is", e.line)
}

// scan reads an output: the places of its records, and where its whole lines end. A last line
// without its end, or that is no JSON, is torn.
func scan(in io.Reader) (seen map[key]struct{}, end int64, err error) {
	seen = map[key]struct{}{}
	r := bufio.NewReaderSize(in, 1<<20)
	var line []byte
	for n := 1; ; n++ {
		if line, err = readLine(r, line[:0]); err != nil && err != io.EOF {
			return nil, 0, err
		}
		at, ok := placeOf(line)
		switch {
		case err == io.EOF: // no line end
			return seen, end, nil
		case ok:
			seen[keyOf(at)] = struct{}{}
			end += int64(len(line))
			continue
		case json.Valid(line):
			return nil, 0, &lineError{n}
		}
		if _, err := r.Peek(1); err == io.EOF {
			return seen, end, nil
		}
		return nil, 0, &lineError{n}
	}
}

// readLine appends a line with its end; io.EOF comes with what has none.
func readLine(r *bufio.Reader, line []byte) ([]byte, error) {
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part...)
		if err != bufio.ErrBufferFull {
			return line, err
		}
	}
}

// placeOf gives the place of the record of a line of the output; ok is false for what is not
// such a line.
func placeOf(line []byte) (at string, ok bool) {
	rest, found := bytes.CutPrefix(line, []byte(`{"id":`))
	if !found || !json.Valid(line) {
		return "", false
	}
	at, rest = cutString(rest)
	if more, found := bytes.CutPrefix(rest, []byte(`,"at":`)); found {
		at, rest = cutString(more)
	}
	return at, bytes.HasPrefix(rest, []byte(`,"digest":{`))
}

// cutString cuts a JSON string off valid JSON.
func cutString(b []byte) (s string, rest []byte) {
	if len(b) == 0 || b[0] != '"' {
		return "", nil
	}
	end := 1
	for ; end < len(b) && b[end] != '"'; end++ {
		if b[end] == '\\' {
			end++
		}
	}
	end = min(end+1, len(b))
	if json.Unmarshal(b[:end], &s) != nil {
		return "", nil
	}
	return s, b[end:]
}

// has tells whether the record at a place was in the output.
func (o *output) has(at string) bool {
	_, ok := o.seen[keyOf(at)]
	return ok
}

// write writes a line.
func (o *output) write(line []byte) error { return o.lines.writeLine(line) }

// close ends the writing; it may be called again.
func (o *output) close() error {
	if o.lines == nil {
		return nil
	}
	err := o.lines.close()
	o.lines = nil
	if o.file != nil {
		err = errors.Join(err, o.file.Close())
	}
	return err
}

// sameFile tells whether two paths name the same file.
func sameFile(a, b string) bool {
	if filepath.Clean(a) == filepath.Clean(b) {
		return true
	}
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	return errA == nil && errB == nil && x.Mode().IsRegular() && os.SameFile(x, y)
}
