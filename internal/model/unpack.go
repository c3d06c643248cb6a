package model

// What the trainer needs to go on from a model file.

// Sections are the named parts of a model file. The errors are those of [Open].
func Sections(file string) (map[string]string, error) { return sections(file) }

// WordRow is the row of a word in the section net.rows, or -1. Row 0 is that of words
// without one.
func (m *Model) WordRow(f Form) int {
	row, _ := m.row(f)
	return row
}

// FeatureRow is the row of a feature in the section net.keyrows, or -1. A feature of the
// place has the same row in net.places.
func (m *Model) FeatureRow(k Key) (row int, place bool) { return m.key(k) }

// Plain tells of a word that is in no name unless the lists have it in a phrase.
func (m *Model) Plain(f Form) bool {
	_, plain := m.row(f)
	return plain
}

// Word tells of a feature of the word alone, which the row of a word has in it.
func (k Key) Word() bool {
	switch k >> 56 {
	case tStem, tPrefix, tSuffix, tKind, tClass:
		return true
	}
	return false
}

// Phrase tells of a feature of a phrase of the lists.
func (k Key) Phrase() bool { return k>>56 >= tPhraseB && k>>56 <= tPhraseE }
