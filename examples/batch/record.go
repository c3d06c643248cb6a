package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/summary"
)

// A record is one article of the inputs, or what failed in its place.
type record struct {
	at   string // its place: path!member:line
	id   string // of its field -id-field, "" for none
	raw  []byte // the text, or the line with the JSON object
	json bool
	err  error // what kept it from being read
}

// fields names fields of a JSON object; «a.b» is the field b of the object in a.
type fields struct{ text, id, date, headline string }

// buffers are those of lines that have been written.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// digest gives the line of the output for a record, with its line end, in one of buffers.
func (r *record) digest(d summary.Digester, f fields) (*[]byte, error) {
	raw := r.raw
	switch {
	case r.err != nil:
		return nil, r.err
	case r.json:
		obj, err := r.object(f)
		if err != nil {
			return nil, err
		}
		raw = []byte(obj.text)
		d.Encoding, d.Headline, d.Published = "utf-8", obj.headline, obj.published
	default:
		if kind := foreign(raw); kind != "" {
			return nil, fmt.Errorf("not a text: %s", kind)
		}
	}
	dig, err := d.Digest(raw)
	if err != nil {
		return nil, err
	}
	line := buffers.Get().(*[]byte)
	*line = append(dig.AppendJSON(r.head((*line)[:0])), '}', '\n')
	return line, nil
}

// head appends the beginning of a line of the output, up to the digest. resume reads it.
func (r *record) head(b []byte) []byte {
	return append(r.names(b), `,"digest":`...)
}

// names appends the beginning of an object with the record's id and place.
func (r *record) names(b []byte) []byte {
	b = append(b, `{"id":`...)
	if r.id == "" {
		return appendString(b, r.at)
	}
	b = append(appendString(b, r.id), `,"at":`...)
	return appendString(b, r.at)
}

// appendString appends a JSON string.
func appendString(b []byte, s string) []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string has JSON
	return append(b, bytes.TrimSuffix(out.Bytes(), []byte("\n"))...)
}

// An object is what a line of JSON tells of an article.
type object struct {
	text, headline string
	published      time.Time
}

var (
	errNoField   = errors.New("no such field")
	errNoText    = errors.New("not a string")
	errNoDate    = errors.New("not a date")
	errNotObject = errors.New("not a JSON object")
)

// object reads the fields of a line. It sets the record's id first, so that a
// failure has it, too.
func (r *record) object(f fields) (object, error) {
	var o object
	if i := invalid(r.raw); i >= 0 {
		return o, fmt.Errorf("JSON is UTF-8, and byte %d is not", i)
	}
	var all members
	err := json.Unmarshal(r.raw, &all)
	var notObject *json.UnmarshalTypeError
	switch {
	case errors.As(err, &notObject), err == nil && all == nil:
		return o, errNotObject
	case err != nil:
		return o, fmt.Errorf("not JSON: %w", err)
	}
	if f.id != "" {
		r.id = all.scalar(f.id)
	}
	raw, ok := all.at(f.text)
	if !ok || string(raw) == "null" {
		return o, fmt.Errorf("%s: %w", f.text, errNoField)
	}
	if json.Unmarshal(raw, &o.text) != nil {
		return o, fmt.Errorf("%s: %w", f.text, errNoText)
	}
	if f.headline != "" {
		o.headline = all.scalar(f.headline)
	}
	if s := all.scalar(f.date); f.date != "" && strings.TrimSpace(s) != "" {
		if o.published, ok = parseDate(s); !ok {
			return o, fmt.Errorf("%s: %w: %q", f.date, errNoDate, s)
		}
	}
	return o, nil
}

// invalid tells where text is no UTF-8; -1 for nowhere.
func invalid(raw []byte) int {
	if utf8.Valid(raw) {
		return -1
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n < 2 {
			return i
		}
		i += n
	}
}

// Members are those of a JSON object.
type members map[string]json.RawMessage

// at gives the value at a path of names. A member whose own name has dots goes before the
// path.
func (m members) at(path string) (json.RawMessage, bool) {
	if v, ok := m[path]; ok {
		return v, true
	}
	for i := range len(path) {
		if path[i] != '.' {
			continue
		}
		var inner members
		if v, ok := m[path[:i]]; !ok || json.Unmarshal(v, &inner) != nil {
			continue
		}
		if v, ok := inner.at(path[i+1:]); ok {
			return v, true
		}
	}
	return nil, false
}

// scalar is the string, number or truth value at a path as a string, "" for none.
func (m members) scalar(path string) string {
	raw, ok := m.at(path)
	if !ok || string(raw) == "null" || raw[0] == '{' || raw[0] == '[' {
		return ""
	}
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return string(raw)
	}
	return s
}

// layouts are those of dates in data.
var layouts = []string{
	time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700",
	"2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly, "2006/01/02", "20060102", time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700",
}

// parseDate reads a date of publication: one of layouts, a Unix time in seconds or
// milliseconds, or what Khabar reads as a whole day.
func parseDate(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil {
			return t, true
		}
	}
	if n, err := strconv.ParseFloat(s, 64); err == nil {
		return unixTime(n)
	}
	m, ok := date.Finder{}.Stamp(s)
	if !ok {
		return time.Time{}, false
	}
	if _, ok := m.Value.Year(); !ok || m.Value.Day() == 0 {
		return time.Time{}, false
	}
	t, _, ok := m.Value.Bounds(time.UTC)
	return t, ok
}

// Unix times are told from years and from compact dates (20120720) by their size: in seconds
// the first is of 1973, in milliseconds the last of 5138.
const (
	minUnix   = 1e8
	minMillis = 1e11
	maxMillis = 1e14
)

func unixTime(n float64) (time.Time, bool) {
	switch {
	case math.IsNaN(n) || n < minUnix || n >= maxMillis:
		return time.Time{}, false
	case n >= minMillis:
		return time.UnixMilli(int64(n)).UTC(), true
	}
	return time.Unix(int64(n), 0).UTC(), true
}

// signatures are the first bytes of files that are no texts.
var signatures = []struct{ begin, kind string }{
	{"%PDF-", "PDF"}, {"\x89PNG\r\n", "PNG picture"}, {"\xff\xd8\xff", "JPEG picture"}, {"GIF8", "GIF picture"},
	{"RIFF", "picture, sound or video"}, {"ID3", "sound"}, {"OggS", "sound or video"},
	{"PK\x03\x04", "zip archive or Office document"}, {"\x1f\x8b\x08", "gzip data"}, {"BZh", "bzip2 data"},
	{"\xfd7zXZ\x00", "xz data"}, {"\x28\xb5\x2f\xfd", "zstd data"}, {"7z\xbc\xaf\x27\x1c", "7z archive"}, {"Rar!\x1a", "rar archive"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office document"}, {"{\\rtf", "RTF document"}, {"\x7fELF", "program"}, {"SQLite format 3\x00", "database"},
}

// foreign tells what a file is that is no text, by its first bytes; "" for a text.
func foreign(raw []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(raw, []byte(s.begin)) {
			return s.kind
		}
	}
	return ""
}
