package text_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article/text"
)

func FuzzDecode(f *testing.F) {
	labels := []string{"", "utf-8", "utf-16", "utf-16le", "utf-16be", "windows-1256", "iso-8859-6"}
	for _, label := range labels {
		for _, enc := range encodings {
			raw := encode(enc, sample+"😀")
			f.Add(raw, label)
			f.Add(raw[:len(raw)/2+1], label)
			f.Add(append([]byte(orderMarks[enc]), raw...), label)
		}
		f.Add([]byte{}, label)
		f.Add(allBytes(), label)
		f.Add([]byte("\x00\xd8\x00\xdc\x3d\xd8"), label)
		f.Add([]byte("قال \xff\xfe\xe2\x80 x\xed\xa0\x80"), label)
		f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), label)
		f.Add(append([]byte("1234567\xd8"), make([]byte, 20)...), label)
	}
	f.Fuzz(func(t *testing.T, raw []byte, label string) {
		before := bytes.Clone(raw)
		src, err := text.Decode(raw, label)
		if !bytes.Equal(raw, before) {
			t.Fatal("the input was changed")
		}
		if err != nil {
			if src != nil {
				t.Fatal("a source and an error")
			}
			return
		}
		checkSource(t, src, raw)
		checkPlaces(t, src, raw)
	})
}

// checkSource checks what must be true of the text and the issues of any bytes.
func checkSource(t *testing.T, src *text.Source, raw []byte) {
	if !(src.Confidence > 0 && src.Confidence <= 1) {
		t.Fatalf("confidence %v", src.Confidence)
	}
	if src.Encoding == text.UTF8 {
		if src.Text != strings.TrimPrefix(string(raw), orderMarks[text.UTF8]) {
			t.Fatalf("text of UTF-8 was changed: %q", src.Text)
		}
	} else if !utf8.ValidString(src.Text) {
		t.Fatalf("decoded text is not valid UTF-8: %q", src.Text)
	}
	at, bad := 0, 0
	for _, issue := range src.Issues {
		if issue.Code == "" || issue.Message == "" || issue.Span.Start < at || issue.Span.End < issue.Span.Start || issue.Span.End > len(src.Text) {
			t.Fatalf("issue %+v after %d of %d bytes", issue, at, len(src.Text))
		}
		at = issue.Span.End
		if issue.Code == text.InvalidUTF8 {
			for i := range src.Slice(issue.Span) {
				if i != bad {
					t.Fatalf("issue %+v is on a valid character", issue)
				}
				bad++
			}
			bad = 0
		}
	}
	if src.Encoding == text.UTF8 && utf8.ValidString(src.Text) != !hasCode(src.Issues, text.InvalidUTF8) {
		t.Fatalf("valid %v, issues %+v", utf8.ValidString(src.Text), src.Issues)
	}
}

func hasCode(issues []text.Issue, code string) bool {
	for _, issue := range issues {
		if issue.Code == code {
			return true
		}
	}
	return false
}

// checkPlaces converts the span from each character to the next, and some longer ones.
func checkPlaces(t *testing.T, src *text.Source, raw []byte) {
	ps := places(src.Text)
	if len(ps) > 2000 {
		return // places near to each other are all alike
	}
	index := src.Offsets()
	rawEnd := src.Raw(text.Span{}).Start
	for i := range ps {
		j := min(i+1, len(ps)-1)
		sp := text.Span{Start: ps[i].at, End: ps[j].at}
		if u := index.UTF16(sp); u != (text.Span{Start: ps[i].units, End: ps[j].units}) || u != src.UTF16(sp) || index.FromUTF16(u) != sp || src.FromUTF16(u) != sp {
			t.Fatalf("UTF-16 of %v is %v", sp, u)
		}
		if r := index.Runes(sp); r != (text.Span{Start: ps[i].runes, End: ps[j].runes}) || r != src.Runes(sp) || index.FromRunes(r) != sp || src.FromRunes(r) != sp {
			t.Fatalf("runes of %v are %v", sp, r)
		}
		b := index.Raw(sp)
		if b != src.Raw(sp) || b.Start != rawEnd || b.End < b.Start || b.End > len(raw) {
			t.Fatalf("raw of %v is %v after %d", sp, b, rawEnd)
		}
		if got := index.FromRaw(b); got != sp {
			t.Fatalf("%v came back from raw %v as %v", sp, b, got)
		}
		rawEnd = b.End
		again, err := text.Decode(raw[b.Start:b.End], src.Encoding.String())
		if err != nil {
			t.Fatal(err)
		}
		if again.Text != src.Slice(sp) && !isMark(raw[b.Start:b.End]) {
			t.Fatalf("raw %q is %q alone and %q in the text", raw[b.Start:b.End], again.Text, src.Slice(sp))
		}
	}
	if rawEnd != len(raw) {
		t.Fatalf("raw ends at %d of %d", rawEnd, len(raw))
	}
}

// isMark tells whether bytes cut out of a text look like a byte order mark.
func isMark(b []byte) bool {
	for _, mark := range orderMarks {
		if bytes.HasPrefix(b, []byte(mark)) {
			return true
		}
	}
	return false
}
