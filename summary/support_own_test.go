package summary_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/internal/claims"
	"github.com/khabar-go/khabar/internal/corpus"
)

// ownPairs makes pairs of the repository's own articles: headlines, standfirsts and
// bullets, with the blocks below them.
func ownPairs(t testing.TB) []claims.Pair {
	var pairs []claims.Pair
	for _, path := range corpus.Own(t) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		a, err := article.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		var body []string
		for _, b := range a.Blocks {
			switch b.Role {
			case article.RoleParagraph, article.RoleListItem, article.RoleSubhead, article.RoleCaption:
				body = append(body, a.Source.Slice(b.Span))
			}
		}
		if len(body) == 0 {
			continue
		}
		parts := append([]article.Part{a.Headline, a.Standfirst}, a.Summary.Items...)
		for _, p := range parts {
			if p.Text == "" || p.Span.Empty() || strings.Contains(strings.Join(body, "\n"), p.Text) {
				continue
			}
			pair := claims.Pair{ID: filepath.Base(path) + p.Text, Title: "عنوان", Claim: p.Text, Body: strings.Join(body, "\n")}
			pair.Published, _ = a.Published.Time(nil)
			pairs = append(pairs, pair)
		}
	}
	return pairs
}

// The floors of the repository's own articles, in percent: of changed facts that are
// found, and of true claims that are flagged (which is a ceiling).
var ownFloors = map[claims.Kind]float64{
	claims.Number: 90, claims.Date: 90, claims.Place: 90, claims.Name: 85, claims.Role: 80, claims.Nationality: 80, claims.Negation: 60, claims.Opposite: 50,
}

const ownFalseAlarms = 6

func TestSupportOwn(t *testing.T) {
	pairs := ownPairs(t)
	chosen := claims.Choose(pairs)
	cases := claims.Make(chosen, 1)
	cs := &checkers{of: map[string]*checked{}}
	tally := map[claims.Kind]*supportTally{}
	for _, c := range cases {
		if c.Near {
			continue
		}
		if tally[c.Kind] == nil {
			tally[c.Kind] = &supportTally{}
		}
		tally[c.Kind].add(t, c, cs.check(t, c))
	}
	t.Logf("%d claims, %d grounded, %d cases", len(pairs), len(chosen), len(cases))
	for _, k := range claims.Kinds {
		n := tally[k]
		if n == nil {
			continue
		}
		t.Logf("%-12s %4d cases %4d flagged %6.1f%%", k, n.cases, n.flagged, n.share())
		switch floor := ownFloors[k]; {
		case k == claims.True && n.share() > ownFalseAlarms:
			t.Errorf("%.1f%% of true claims flagged", n.share())
		case k != claims.True && n.share() < floor:
			t.Errorf("%s: %.1f%% found, floor %.0f%%", k, n.share(), floor)
		}
	}
}
