package standfirst_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/khabar-go/khabar/internal/standfirst"
)

func TestWithout(t *testing.T) {
	const deck = "افتتح الوزير جسراً جديداً في طنجة بعد عامين من العمل."
	body := "حضر الحفل عدد من السكان.\nوقال الوزير إن الجسر مهم."
	for _, c := range []string{
		deck + "\n" + body,
		deck + " " + body,
		body + "\n" + deck,
		deck + "\n" + body + "\nافتتح الوزير جسرا جديدا في طنجة بعد عامين من العمل",
		body,
	} {
		assert.Equal(t, body, standfirst.Without(c, deck))
	}
}

func TestBaselines(t *testing.T) {
	var s [][]string
	for _, line := range []string{"a b c d", "e f", "a b e f g", "h i j"} {
		s = append(s, strings.Fields(line))
	}
	assert.Equal(t, []int{0, 1}, standfirst.Lead(s, 2))
	assert.Equal(t, []int{3}, standfirst.Oracle(s, strings.Fields("h i"), 1))
	assert.ElementsMatch(t, []int{0, 3}, standfirst.Oracle(s, strings.Fields("a b c h i j"), 2))
	assert.Equal(t, []int{2}, standfirst.TextRank(s, 1)) // it shares words with two
	assert.Empty(t, standfirst.TextRank(nil, 2))
	assert.Equal(t, []string{"a", "b", "c", "d", "h", "i", "j"}, standfirst.Join(s, []int{3, 0}))
}
