package text_test

import (
	"errors"
	"fmt"

	"github.com/khabar-go/khabar/article/text"
)

// An old paste in windows-1256 that says nothing of its encoding.
func ExampleDecode() {
	raw := []byte("\xe6\xd5\xe1 \xc7\xe1\xe6\xdd\xcf\xa1 \xe6\xda\xc7\xcf.")
	src, err := text.Decode(raw, "")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(src.Text)
	fmt.Println(src.Encoding)
	// Output:
	// وصل الوفد، وعاد.
	// windows-1256
}

// Bad bytes are no error: they stay where they are.
func ExampleDecode_issues() {
	src, _ := text.Decode([]byte("قال\xff\xfe الوزير"), "utf-8")
	for _, issue := range src.Issues {
		fmt.Printf("%s %d–%d %q\n", issue.Code, issue.Span.Start, issue.Span.End, src.Slice(issue.Span))
	}
	// Output:
	// invalid-utf8 6–8 "\xff\xfe"
}

func ExampleDecoder() {
	d := text.Decoder{Label: "cp1256", MaxBytes: 8}
	_, err := d.Decode([]byte("\xc7\xe1\xce\xc8\xd1 \xc7\xe1\xda\xc7\xcc\xe1"))
	var large *text.TooLargeError
	if errors.As(err, &large) {
		fmt.Println(large.Size, "bytes, but at most", large.Limit)
	}
	// Output:
	// 12 bytes, but at most 8
}

func ExampleDetect() {
	for _, raw := range []string{
		"خبر عاجل",
		"\xce\xc8\xd1 \xda\xc7\xcc\xe1",
		"\xce\xc8\xd1 \xd9\xc7\xcc\xe4",
		"\x2e\x06\x28\x06\x31\x06",
	} {
		enc, _ := text.Detect([]byte(raw))
		fmt.Println(enc)
	}
	// Output:
	// UTF-8
	// windows-1256
	// ISO-8859-6
	// UTF-16LE
}

// Positions for a browser and for Python.
func ExampleSource_UTF16() {
	src := text.New("خبر 😀 عاجل")
	urgent := text.Span{Start: 12, End: 20}
	fmt.Println(src.Slice(urgent), src.UTF16(urgent), src.Runes(urgent))
	fmt.Println(src.Slice(src.FromUTF16(text.Span{Start: 7, End: 11})))
	// Output:
	// عاجل {7 11} {6 10}
	// عاجل
}

// Where in the file a word stands.
func ExampleSource_Raw() {
	raw := []byte("\xff\xfe\x2e\x06\x28\x06\x31\x06\x20\x00\x39\x06\x27\x06\x2c\x06\x44\x06")
	src, _ := text.Decode(raw, "")
	urgent := text.Span{Start: 7, End: 15}
	fmt.Println(src.Slice(urgent), src.Raw(urgent))
	// Output:
	// عاجل {10 18}
}
