package article_test

import (
	"os"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/corpus"
)

// FuzzParse parses any bytes. Whatever they are, the blocks are in order and cover all
// that is neither white space nor NUL, sentences lie in their blocks, and every part
// is the text of its span.
func FuzzParse(f *testing.F) {
	for _, path := range corpus.Own(f) {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		if len(raw) > 1500 {
			raw = raw[:1500]
		}
		f.Add(raw)
	}
	for _, h := range hostile {
		f.Add([]byte(h.unit + h.unit + h.unit))
	}
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, raw []byte) {
		a, err := article.Parse(raw)
		if err != nil {
			t.Fatal(err) // a few bytes are never too many
		}
		check(t, a)
	})
}

// check tests what is true of every article.
func check(t testing.TB, a *article.Article) {
	src := a.Source.Text
	pos := 0
	gap := func(from, to int) {
		for _, r := range src[from:to] {
			if r != 0 && !unicode.IsSpace(r) {
				t.Fatalf("%q at %d–%d is in no block", src[from:to], from, to)
			}
		}
	}
	for _, b := range a.Blocks {
		if b.Start < pos || b.End <= b.Start || b.End > len(src) {
			t.Fatalf("block %v after %d of %d", b.Span, pos, len(src))
		}
		if b.Role == article.RoleNone {
			t.Fatalf("block %v has no role", b.Span)
		}
		boundary(t, src, b.Span)
		gap(pos, b.Start)
		pos = b.End
		at := b.Start
		for _, s := range b.Sentences {
			if s.Start < at || s.Empty() || s.End > b.End {
				t.Fatalf("sentence %v in block %v after %d", s, b.Span, at)
			}
			boundary(t, src, s)
			at = s.End
		}
	}
	gap(pos, len(src))
	parts := append([]article.Part{a.Headline, a.Kicker, a.Standfirst, a.Summary.Label, a.Dateline.Agency, a.Published.Part}, a.Bylines...)
	parts = append(append(append(parts, a.Summary.Items...), a.Dateline.Places...), a.Credits...)
	for _, p := range parts {
		if p.Text != p.Of(src) {
			t.Fatalf("part %v is %q, its span %q", p.Span, p.Text, p.Of(src))
		}
		boundary(t, src, p.Span)
	}
	for _, i := range a.Issues {
		if i.Span.Start < 0 || i.Span.End > len(src) || i.Span.Start > i.Span.End || i.Code == "" || i.Message == "" {
			t.Fatalf("issue %+v of %d bytes", i, len(src))
		}
	}
}

// boundary tests that a span begins and ends between runes.
func boundary(t testing.TB, src string, s text.Span) {
	for _, i := range []int{s.Start, s.End} {
		for start := i - 1; start >= max(0, i-utf8.UTFMax); start-- {
			if _, n := utf8.DecodeRuneInString(src[start:]); start+n > i {
				t.Fatalf("span %v cuts a rune at %d", s, i)
			}
		}
	}
}
