package article_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/internal/corpus"
)

// layouts are orders and styles in which papers print headline (H), author line (A),
// date line (D) and body (B); «\n\n» where an empty line stands.
var layouts = []string{
	"H\nA\nB", "H\nA\nD\nB", "H\nD\nA\nB", "D\nH\nA\nB", "A\nH\nB", "H\n\nA\n\nB", "\n\nH\n\n\nA\nD\n\nB", "H\nD\nB\nA", "D\n\nH\n\nA\nB",
	"H\nA D\nB", "H\r\nA\r\nB", "H\u2028A\u2028B",
}

// authorStyles are ways to print an author's name, %s.
var authorStyles = []string{
	"%s", "بقلم: %s", "كتب: %s", "كتب - %s", "بقلم/ %s", "| %s |", "القاهرة: %s", "بيروت - %s", "%s - دمشق", "%s (عمّان)", "إعداد: %s", "د. %s", "تقرير: %s", "الرياض ـ %s", "كتب %s:",
}

// dateStyles are ways to print a day.
var dateStyles = []func(time.Time) string{
	func(d time.Time) string { return fmt.Sprintf("%d %s %d", d.Day(), months[d.Month()-1], d.Year()) },
	func(d time.Time) string {
		return fmt.Sprintf("%s، %d %s %d", weekdays[d.Weekday()], d.Day(), months[d.Month()-1], d.Year())
	},
	func(d time.Time) string {
		return fmt.Sprintf("تاريخ النشر: %02d/%02d/%d", d.Day(), int(d.Month()), d.Year())
	},
	func(d time.Time) string { return fmt.Sprintf("%d-%d-%d", d.Day(), int(d.Month()), d.Year()) },
	func(d time.Time) string {
		return fmt.Sprintf("نشر في: %d %s %d - 10:45 ص", d.Day(), months[d.Month()-1], d.Year())
	},
	func(d time.Time) string {
		return fmt.Sprintf("%s %02d %s %d", weekdays[d.Weekday()], d.Day(), months[d.Month()-1], d.Year())
	},
}

var (
	months   = [...]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}
	weekdays = [...]string{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"}
)

// TestComposed composes 2,000 raw articles from real titles, authors and bodies in
// varying orders and styles, and counts how often headline and author come back.
func TestComposed(t *testing.T) {
	corpus.NeedShared(t, "text/news.jsonl.gz")
	var pool []corpus.Article
	var authors []string
	seen := map[string]bool{}
	for _, a := range corpus.News(t, 18031) {
		if strings.Contains(a.Text, "\n") && a.Title != "" {
			pool = append(pool, a)
		}
		if n := strings.Fields(a.Author); len(n) >= 2 && len(n) <= 4 && !strings.ContainsAny(a.Author, "-–.،/\"abcdefghijklmnopqrstuvwxyz") && !strings.Contains(a.Author, "الميادين") && !strings.Contains(a.Author, " و") && !seen[a.Author] {
			seen[a.Author] = true
			authors = append(authors, a.Author)
		}
	}
	require.Greater(t, len(authors), 100)
	rng := rand.New(rand.NewPCG(1, 2))
	const n = 2000
	headlines, names, invented := 0, 0, 0
	misses := map[string]int{}
	for range n {
		a := pool[rng.IntN(len(pool))]
		author := authors[rng.IntN(len(authors))]
		day, err := time.Parse(time.RFC3339, a.Date)
		if err != nil {
			day = time.Date(2020, 5, 17, 0, 0, 0, 0, time.UTC)
		}
		layout := layouts[rng.IntN(len(layouts))]
		style := authorStyles[rng.IntN(len(authorStyles))]
		raw := strings.NewReplacer(
			"H", a.Title,
			"A", fmt.Sprintf(style, author),
			"D", dateStyles[rng.IntN(len(dateStyles))](day),
			"B", a.Text,
		).Replace(layout)
		got, err := article.Parse([]byte(raw))
		require.NoError(t, err)
		if collapse(got.Headline.Text) == collapse(a.Title) {
			headlines++
		} else {
			misses["headline "+layout]++
			if testing.Verbose() && rng.IntN(20) == 0 {
				t.Logf("headline %q is %q in %q", a.Title, got.Headline.Text, layout)
			}
		}
		found := false
		for _, b := range got.Bylines {
			if collapse(b.Text) == collapse(author) {
				found = true
			} else {
				invented++
			}
		}
		if found {
			names++
		} else {
			misses["author "+style]++
			if testing.Verbose() && rng.IntN(20) == 0 {
				t.Logf("author %q in %q %q: %q", author, style, layout, texts(got.Bylines))
			}
		}
	}
	t.Logf("of %d composed articles: headline %.1f%%, author %.1f%%, other names %d", n, 100*float64(headlines)/n, 100*float64(names)/n, invented)
	for k, v := range misses {
		t.Logf("%4d %q", v, k)
	}
	assert.GreaterOrEqual(t, headlines, n*90/100)
	assert.GreaterOrEqual(t, names, n*90/100)
}
