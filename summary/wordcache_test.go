package summary

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/corpus"
	"github.com/khabar-go/khabar/internal/model"
)

// A word that is remembered is what reading it again gives, wherever it stands.
func TestKnownWords(t *testing.T) {
	var m knownWords
	var l model.Letters
	for _, raw := range corpus.Texts(t, 50) {
		body := string(raw)
		for range 2 {
			for tok := range text.Tokens(body) {
				var got, want word
				m.read(&got, tok, body, &l)
				want.read(tok, body, &l)
				require.Equal(t, want, got, tok.Of(body))
			}
		}
	}
}
