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
