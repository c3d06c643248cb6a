package article_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
)

// TestPublished gives articles a stamp in the forms of the press.
func TestPublished(t *testing.T) {
	for _, c := range []struct{ country, stamp, value, issue string }{
		{stamp: "7-4-2012 الاربعاء", value: "2012-07-04"},
		{stamp: "السبت 7-4-2012", value: "2012-04-07"},
		{stamp: "3/4/2012", value: "2012-04-03"},
		{stamp: "3/4/2012", country: "US", value: "2012-03-04"},
		{stamp: "الثلاثاء 3/4/2012", country: "US", value: "2012-04-03"},
		{stamp: "الخميس 2 مايو 2013", value: "2013-05-02"},
		{stamp: "الجمعة 2 مايو 2013", value: "2013-05-02", issue: article.StampConflict},
		{stamp: "14-08-1433 11:59 AM", value: "2012-07-04T11:59"},
		{stamp: "الخميس 22 محرم 1446 هـ", value: "2024-07-28", issue: article.StampConflict}, // a Sunday
		{stamp: "١٤ محرم ١٤٣٧ هـ الموافق ٢٧ أكتوبر ٢٠١٥ م", value: "2015-10-27"},
		{stamp: "31/02/2013", issue: "impossible-date"},
		{stamp: "الأحد, 22 يوليو, 2012, 18:05 بتوقيت القدس", value: "2012-07-22T18:05"},
		{stamp: "منذ 2 أسبوع 01:58 PM"},
		{stamp: "أمس 11:03 AM"},
	} {
		text := "نحالو دوعن يخسرون نصف خلاياهم بعد موسم جاف\n" + c.stamp + "\nقال نحالون في وادي دوعن إن الجفاف أهلك نصف خلاياهم هذا العام، وإن سعر الكيلوغرام تضاعف.\n"
		a, err := article.Parser{Country: c.country}.Parse([]byte(text))
		require.NoError(t, err)
		assert.Equal(t, c.value, a.Published.Value, c.stamp)
		if c.value != "" {
			assert.Equal(t, article.Stated, a.Published.Basis, c.stamp)
			assert.Equal(t, c.stamp, a.Published.Text)
		}
		if c.issue == "" {
			assert.Empty(t, a.Issues, c.stamp)
			continue
		}
		require.Len(t, a.Issues, 1, c.stamp)
		assert.Equal(t, c.issue, a.Issues[0].Code, c.stamp)
		assert.Contains(t, c.stamp, a.Source.Slice(a.Issues[0].Span))
		assert.NotEmpty(t, a.Issues[0].Message)
	}
}

func TestPublishedTime(t *testing.T) {
	zone := time.FixedZone("", 3*3600)
	at, ok := article.Published{Value: "2012-07-20T15:53"}.Time(zone)
	require.True(t, ok)
	assert.True(t, at.Equal(time.Date(2012, 7, 20, 15, 53, 0, 0, zone)))
	at, ok = article.Published{Value: "2012-07-20"}.Time(nil)
	require.True(t, ok)
	assert.Equal(t, time.Date(2012, 7, 20, 0, 0, 0, 0, time.UTC), at)
	_, ok = article.Published{}.Time(nil)
	assert.False(t, ok)
}

func TestDatelineCountry(t *testing.T) {
	for dateline, country := range map[string]string{
		"تونس - رويترز":                       "TN",
		"طرابلس - رويترز":                     "LY", // the capital rather than the city in Lebanon
		"عمان - رويترز":                       "",   // Amman or Oman
		"دبي، الإمارات العربية المتحدة (CNN)": "AE",
		"صنعاء - سبأ نت":                      "YE",
		"عواصم - وكالات":                      "",
	} {
		a, err := article.Parse([]byte("نحالو دوعن يخسرون نصف خلاياهم بعد موسم جاف\n" + dateline + "\nقال نحالون في وادي دوعن إن الجفاف أهلك نصف خلاياهم هذا العام، وإن سعر الكيلوغرام تضاعف.\n"))
		require.NoError(t, err)
		assert.Equal(t, country, a.Dateline.Country, "%s: %v", dateline, a.Dateline.Places)
	}
}
