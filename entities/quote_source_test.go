package entities

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestSourceThatSays reads a source at the end of a sentence that is the subject of a
// cue of its own: what the source is given for ends behind that cue.
func TestSourceThatSays(t *testing.T) {
	for _, s := range []string{
		"أدى انهيار جدار في حي قديم إلى مقتل 3 عمال، وفقا للبلدية التي قالت إنها فتحت تحقيقا في الحادث.",
		"وأمس، أسفر حريق في مخزن عن مقتل 4 عمال، وفقاً للشرطة التي قالت إنها ألقت القبض على صاحبه.",
	} {
		assert.NotPanics(t, func() {
			for _, q := range (Tagger{}).TagText(s).Quotes {
				t.Log(q.Of(s))
				assert.True(t, q.Start < q.End && q.End <= len(s))
			}
		}, s)
	}
}
