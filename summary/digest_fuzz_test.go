package summary

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/article/text"
)

// hostileUnits are patterns that, repeated, a reader might take long over.
var hostileUnits = map[string]string{
	"one name":      "محمد ",
	"one place":     "القاهرة ",
	"one person":    "وزير الخارجية المصري بدر عبد العاطي ",
	"two places":    "من بيروت إلى دمشق ",
	"and":           "و",
	"and, apart":    "و ",
	"alef":          "ا",
	"proclitics":    "وبال",
	"marks":         "\u064B",
	"quotes":        "\"",
	"guillemets":    "«»",
	"said":          "قال محمد: «نعم» ",
	"sentences":     "قال. ",
	"lines":         "لندن: أحمد علي\n",
	"empty lines":   "\n",
	"bullets":       "- أعلنت مصر 50 ألف قرار أمس\n",
	"dates":         "أمس الأحد 28 يوليو 2024 ",
	"ranges":        "من 3 إلى ",
	"digits":        "1",
	"numbers":       "خمسون ألفا و",
	"money":         "50 ألف دولار ",
	"brackets":      "(",
	"invalid":       "\xff\xd8",
	"addresses":     "http://)",
	"no":            "لم ",
	"names and not": "لم يقل محمد علي إن 50 جنديا غادروا بيروت أمس. ",
}

// withSummary puts what looks like a published summary over a text.
func withSummary(unit string, size int) string {
	n := size / len(unit) / 2
	return "عنوان الخبر في السطر الأول\nاستمع إلى الملخص\n- " + strings.Repeat(unit, n) + "\n- " + unit + "\n\n" + strings.Repeat(unit, n) + "\n"
}

// seeds are inputs that have each layer, and hostile ones.
func seeds() []string {
	out := []string{
		"", " ", "\ufeff", "\x00", "خبر", "\u2028\u2029\u2066\u200f", "\"\\/\b\f\n\r\t\x1f\x7f<>&\u0085", "a\xffb\xe2\x80", "\xe2\x80\xa8\xe2\x80",
		"\xff\xfeا\x00ل\x00", "\xc7\xe1\xda\xd1\xc8\xed\xc9 \xdd\xed \xe3\xd5\xd1",
		"وزير الخارجية يزور القاهرة\nاستمع إلى الملخص\n- وصل الوزير أحمد علي إلى القاهرة يوم الأحد ومعه 50 خبيرا.\n- لم يوقع أي اتفاق.\n\nبيروت - رويترز: وصل وزير الخارجية اللبناني أحمد علي إلى القاهرة أمس الأحد ومعه 60 خبيرا، وقال: «سنوقع الاتفاق في 31 فبراير».\n",
	}
	for _, unit := range hostileUnits {
		out = append(out, strings.Repeat(unit, 20), withSummary(unit, 200))
	}
	return out
}

// FuzzDigest: whatever the bytes, the digest is sound, its values read back, and what is
// switched off is empty.
func FuzzDigest(f *testing.F) {
	for _, s := range seeds() {
		f.Add([]byte(s), "")
	}
	f.Add([]byte("مسقط تستضيف المعرض\nافتتح الوزير أمس معرض الكتاب في مسقط.\n"), "مسقط تستضيف المعرض\xff")
	schema := compiled(f)
	day := time.Date(2024, 7, 28, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, raw []byte, hint string) {
		d, err := Digester{Published: day, Headline: hint, Authors: []string{hint}, URL: hint}.Digest(raw)
		require.NoError(t, err)
		sound(t, schema, d)
		valuesReadBack(t, d.Document())
		views(t, d)

		again, err := Digester{Published: day, Headline: hint, Authors: []string{hint}, URL: hint}.Digest(raw)
		require.NoError(t, err)
		require.Equal(t, string(d.AppendJSON(nil)), string(again.AppendJSON(nil)), "the same again")

		bare, err := Digester{Encoding: "utf-8", NoText: true, Without: Layers{Dates: true, Numbers: true, Names: true, Summary: true}}.Digest(raw)
		require.NoError(t, err)
		sound(t, schema, bare)
		doc := bare.Document()
		assert.Nil(t, doc.Text)
		assert.Zero(t, len(doc.Dates)+len(doc.Numbers)+len(doc.Mentions)+len(doc.Entities)+len(doc.Quotes)+len(doc.Summary.Sentences)+len(doc.Summary.Keyphrases)+len(doc.Summary.Support))
	})
}

// valuesReadBack reads the values of dates and numbers as values.
func valuesReadBack(t *testing.T, doc *Document) {
	for _, m := range doc.Dates {
		for _, s := range []string{m.Value, m.ValueEnd} {
			if s != "" {
				v, err := date.Parse(s)
				require.NoError(t, err, s)
				require.Equal(t, s, v.String())
			}
		}
	}
	for _, m := range doc.Numbers {
		for _, s := range []string{m.Value, m.ValueEnd} {
			if s != "" {
				v, err := number.Parse(s)
				require.NoError(t, err, s)
				require.Equal(t, s, v.String())
			}
		}
	}
}

// views checks that what a digest holds are views of its text.
func views(t *testing.T, d *Digest) {
	src := d.Article.Source.Text
	view := func(s text.Span) {
		require.True(t, 0 <= s.Start && s.Start <= s.End && s.End <= len(src), "%v of %d", s, len(src))
		require.True(t, s.End == len(src) || utf8.RuneStart(src[s.End]) || !utf8.ValidString(src), "%v", s)
	}
	for _, k := range d.Summary.Keyphrases {
		require.NotEmpty(t, k.Mentions)
		for _, s := range k.Mentions {
			view(s)
		}
	}
	for i, r := range d.Summary.Support {
		bullet := d.Article.Summary.Items[i]
		for _, e := range r.Sentences {
			view(e.Claim.Shift(bullet.Start))
			for _, p := range e.Body {
				view(p.Span)
			}
		}
		for _, f := range r.Findings {
			require.Equal(t, f.Claim.Of(bullet.Text), missingSpan(bullet, f).Of(src))
			view(f.Body)
		}
	}
}

// TestDigestLinear: four times as much takes about four times as long, whatever it is.
func TestDigestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	took := func(unit string, size int) time.Duration {
		raw := []byte(withSummary(unit, size))
		start := time.Now()
		d, err := Digester{}.Digest(raw)
		require.NoError(t, err)
		d.AppendJSON(nil)
		return time.Since(start)
	}
	took("خبر ", 1<<13) // opens the model
	for name, unit := range hostileUnits {
		var small, large time.Duration
		for range 3 { // a busy machine may need more than one
			small, large = max(small, took(unit, 1<<13)), took(unit, 1<<15)
			if large < 12*small+time.Second {
				break
			}
		}
		t.Logf("%-14s %8v %8v", name, small.Round(time.Microsecond), large.Round(time.Microsecond))
		assert.Less(t, large, 12*small+time.Second, "%s: %v, four times as much %v", name, small, large)
	}
}
