package wordkey

import (
	"testing"

	"github.com/khabar-go/khabar/article/text"
	"github.com/stretchr/testify/assert"
)

// same: words of a line have one key; other: words that have another.
func TestOf(t *testing.T) {
	for _, c := range []struct{ same, other []string }{
		{[]string{"ثلاثة", "ثَلاثةٌ", "ثــلاثه", "ثلا\u200cثة", "ﺛﻼﺛﺔ"}, []string{"ثلاث", "ثلاثون", "وثلاثة"}},
		{[]string{"مئة", "مية", "ميه", "مِئَةٌ"}, []string{"مائة"}},
		{[]string{"أولى", "اولي", "أُولى"}, []string{"أول"}},
		{[]string{"", "گرم", "abc", "12", "استراتيجياتهم", "ثلاثة1"}, []string{"كرم"}},
	} {
		for _, w := range c.same {
			assert.Equal(t, Of(c.same[0]), Of(w), w)
		}
		for _, w := range c.other {
			assert.NotEqual(t, Of(c.same[0]), Of(w), w)
		}
	}
}

func TestStrip(t *testing.T) {
	k := Of("وبالثلاثة")
	assert.Equal(t, uint8(Waw), k.First())
	assert.Equal(t, Of("بالثلاثة"), k.Rest(1))
	assert.True(t, k.Rest(2).Article())
	assert.False(t, k.Article())
	assert.False(t, Of("ال").Article())
	assert.Equal(t, 9, k.Len())
	assert.Equal(t, Of("وبالثلاث"), k.Cut(1))
	assert.Equal(t, uint8(Heh), k.Last())
	assert.Zero(t, Of("من").Cut(2))
	assert.Equal(t, "ثلاثة", "وَثلاثة"[Skip("وَثلاثة", 1):])
	assert.Equal(t, "ثلاثة", "بالثلاثة"[Skip("بالثلاثة", 3):])
}

func TestFind(t *testing.T) {
	words := []string{"واحد", "اثنان", "ثلاثة", "أربعة", "خمسة"}
	var keys []Key
	for _, w := range words {
		keys = append(keys, Of(w))
	}
	table, at := Fill(keys)
	for i, k := range keys {
		assert.Equal(t, at[i], Find(table, k), words[i])
	}
	assert.Equal(t, -1, Find(table, Of("ستة")))
	assert.Equal(t, -1, Find(table, 0))
}

// The key of a word is that of its folded form.
func FuzzOf(f *testing.F) {
	for _, s := range []string{"ثلاثة", "مُئة", "ﺛﻼﺛﺔ", "a\u200cb", "\xd8", "ۃ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		k := Of(s)
		if k != 0 {
			assert.Equal(t, k, Of(text.FoldAll.String(s)))
			assert.LessOrEqual(t, k.Len(), Max)
		}
		for n := range 3 {
			i := Skip(s, n)
			assert.True(t, i >= 0 && i <= len(s))
		}
	})
}

func TestAt(t *testing.T) {
	k := Of("ما")
	for i, want := range map[int]uint8{-2: 0, -1: 0, 0: Meem, 1: Alef, 2: 0, 30: 0} {
		assert.Equal(t, want, k.At(i), "letter %d", i)
	}
	assert.Zero(t, Key(0).At(-1))
	assert.Zero(t, Key(0).Last())
}
