package model

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLetters(t *testing.T) {
	for _, c := range []struct {
		text  string
		bytes int
	}{
		{"", 0},
		{"الأهرام", 7},
		{"رئيس الوزراء", 12},
		{"پوتين گلوبال", 12},                  // of Persian, in the page, too
		{"ڤولفسبورغ", 11},                     // ڤ: escape and two bytes
		{"Al Jazeera 24/7", 15},               //
		{"Ștefan", 8},                         // Ș is not in the page
		{"إم\u200cبي\u200cسي \U0001f600", 14}, // joiners are in the page, the face is not
		{"\x1a", 2},                           // the escape itself
		{"بلا «نقاط» — وتطويل كتـــاب", 27}, // marks
	} {
		packed := packLetters([]byte(c.text))
		assert.Len(t, packed, c.bytes, c.text)
		assert.Equal(t, c.text, unpackLetters(string(packed)))
	}
	assert.NotPanics(t, func() { unpackLetters("\x1a") })
}
