package extract

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

func key(t *testing.T, word string) Key {
	for tok := range text.Tokens(word) {
		return KeyOf(word, tok)
	}
	t.Fatal("no token in", word)
	return 0
}

// Words with one stem, and words with two.
func TestStem(t *testing.T) {
	for _, same := range []string{
		"وزارة الوزارة والوزارة للوزارة بالوزارة",
		"مدينة المدينة والمدينه",
		"وزير الوزير والوزير للوزير",
		"بايدن وبايدن",
		"الأمن والأمن بالأمن أمن", // «أمن» keeps its three letters
	} {
		words := strings.Fields(same)
		for _, w := range words[1:] {
			assert.Equal(t, key(t, words[0]).Stem(), key(t, w).Stem(), w)
		}
	}
	for _, pair := range []string{"وزير زيارة", "بلد لد", "2024 2025", "NATO نATO"} {
		a, b, _ := strings.Cut(pair, " ")
		assert.NotEqual(t, key(t, a).Stem(), key(t, b).Stem(), pair)
	}
	assert.Equal(t, key(t, "٢٠٢٤"), key(t, "2024"))
	assert.Equal(t, key(t, "Reuters"), key(t, "REUTERS"))
}

func TestIndex(t *testing.T) {
	var x index
	x.reset(0)
	for round := range 2 {
		for k := Key(1); k <= 5000; k++ {
			n, fresh := x.number(k * 977)
			require.Equal(t, int32(k)-1, n)
			require.Equal(t, round == 0, fresh)
		}
	}
	assert.Equal(t, int32(-1), x.find(1))
	assert.Equal(t, int32(41), x.find(42*977))
}

func TestLexicon(t *testing.T) {
	var words []Entry
	for k := Key(1); k <= 3000; k++ {
		words = append(words, Entry{Key: k * 31, Rank: uint8(k), Tone: int8(k)})
	}
	x := NewLexicon(words)
	for _, w := range words {
		require.Equal(t, lexeme{rank: w.Rank, tone: w.Tone, seen: true}, x.find(w.Key))
	}
	assert.False(t, x.find(5).seen)
	assert.Less(t, Shipped().Words.find(key(t, "في")).idf(), float32(2))
}

// The loop without branches gives what the plain one gives.
func TestForest(t *testing.T) {
	f := Forest{Depth: 5, Base: .5}
	for tree := range 3 {
		for l := range 5 {
			f.Feature = append(f.Feature, uint8(l))
			f.Threshold = append(f.Threshold, Fix(float32(tree)-float32(l)/2))
		}
		for n := range 32 {
			f.Leaf = append(f.Leaf, float32(tree*100+n))
		}
	}
	for _, v := range []float32{-1e30, -1, -.5, 0, .25, 1, 1.5, 3, 1e30} {
		var m matrix
		m.reset(3, 5)
		m.set(0, []float32{v, -v, v / 2, 1, v - 1})
		m.set(1, []float32{-v, 1, v, v / 2, v + 1})
		m.set(2, []float32{0, v, 1, -v, v})
		want := []float32{f.Base, f.Base, f.Base, f.Base}
		f.slow(want, &m)
		assert.Equal(t, want, f.sums(nil, &m), v)
	}
	assert.Equal(t, int32(1<<16), Fix(1))
	m := Shipped()
	for _, f := range []*Forest{&m.Lead, &m.Experts[0].Word, &m.Experts[0].One, &m.Experts[0].Two, &m.Experts[1].Word, &m.Experts[1].One, &m.Experts[1].Two} {
		require.NotEmpty(t, f.Feature)
		assert.Len(t, f.Threshold, len(f.Feature))
		assert.Len(t, f.Leaf, len(f.Feature)/f.Depth<<f.Depth)
	}
}

// What stands at the ends of sentences and does not belong to them: article, sentences.
func TestCandidates(t *testing.T) {
	for _, c := range []struct {
		raw  string
		want []string
	}{
		{"عنوان المقال هنا\n\nالقاهرة - رويترز: وصل الوزير إلى مطار القاهرة اليوم.\nوالتقى نظيره. وبحثا الأزمة.",
			[]string{"وصل الوزير إلى مطار القاهرة اليوم.", "والتقى نظيره.", "وبحثا الأزمة."}},
		{"عنوان المقال هنا\n\nوصل الوزير إلى مطار القاهرة اليوم.\nوعاد مساء إلى بلاده بعد الزيارة. (رويترز)",
			[]string{"وصل الوزير إلى مطار القاهرة اليوم.", "وعاد مساء إلى بلاده بعد الزيارة."}},
	} {
		a, err := article.Parse([]byte(c.raw))
		require.NoError(t, err)
		got := []string{}
		for _, s := range Candidates(a) {
			got = append(got, s.Of(a.Source.Text))
		}
		assert.Equal(t, c.want, got)
	}
}

// News whose first sentence says what happened, and a comment that begins elsewhere, are
// weighed by two experts.
func TestExpert(t *testing.T) {
	worth := func(raw string) *Document {
		a, err := article.Parse([]byte(raw))
		require.NoError(t, err)
		return NewDocument(Shipped(), a, nil, nil, entities.Result{})
	}
	news := worth("الوزارة تعلن فتح الجسر\n\nأعلنت وزارة الأشغال، اليوم الأحد، فتح الجسر الجديد أمام السيارات في العاصمة.\nوقالت الوزارة في بيان إن العمل دام عامين.\nوأضافت أن الجسر يخدم آلاف السكان.")
	comment := worth("لماذا نقرأ؟\n\nهل تذكر أول كتاب قرأته؟\nقد لا تذكره، لكنه لا يزال فيك.\nنحن ننسى الكتب كما ننسى الطعام الذي أكلناه، وهي مع ذلك صنعتنا.")
	assert.Greater(t, news.Worth, comment.Worth)
	assert.NotSame(t, news.expert, comment.expert)
	assert.Zero(t, worth("").Worth)
}

// A document's vectors are finite, whatever the text.
func TestVectors(t *testing.T) {
	for _, raw := range []string{"", "و", "... !!!", "عنوان\nجملة. جملة. جملة.", "12 13. 14\n«»\n"} {
		a, err := article.Parse([]byte(raw))
		require.NoError(t, err)
		d := NewDocument(Shipped(), a, nil, nil, entities.Result{})
		for _, v := range d.Vectors {
			for f, x := range v {
				assert.False(t, x != x || x > 1e9 || x < -1e9, "feature %d of %q is %v", f, raw, x)
			}
		}
	}
}
