package summary_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/internal/corpus"
	"github.com/khabar-go/khabar/summary"
)

// A bulletCase is a sentence of a bullet in testdata/support-bullets.txt.
type bulletCase struct {
	line     int
	start    string   // its first words
	must     []string // words of the sentences of the body that support it
	may      []string // and of those that can be named, too
	findings []string // reason and words
}

// readBulletCases gives the cases of each article, whose names are in order.
func readBulletCases(t *testing.T) (names []string, of map[string][]*bulletCase) {
	raw, err := os.ReadFile("testdata/support-bullets.txt")
	if err != nil {
		t.Fatal(err)
	}
	of = map[string][]*bulletCase{}
	name := ""
	var c *bulletCase
	for i, line := range strings.Split(string(raw), "\n") {
		mark, rest, _ := strings.Cut(line, " ")
		switch mark {
		case "", "#":
		case "=":
			name = rest
			names = append(names, name)
		case "*":
			c = &bulletCase{line: i + 1, start: rest}
			of[name] = append(of[name], c)
		case "+":
			c.must = append(c.must, rest)
		case "~":
			c.may = append(c.may, rest)
		case "-":
			c.findings = append(c.findings, rest)
		default:
			t.Fatalf("support-bullets.txt:%d: %s", i+1, line)
		}
	}
	return names, of
}

// bulletArticle reads an article of the repository or of the shared data.
func bulletArticle(t *testing.T, name string) *article.Article {
	path := filepath.Join(corpus.Root(t), "testdata", "articles", name+".txt")
	if shared, ok := strings.CutPrefix(name, "shared/"); ok {
		path = corpus.NeedShared(t, shared+".txt")
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a, err := article.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Each sentence of the published bullets is supported by the sentences of the body that
// say the same, and nothing is found against it but what is wrong.
func TestSupportBullets(t *testing.T) {
	names, cases := readBulletCases(t)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			a := bulletArticle(t, name)
			c := summary.NewChecker(summary.Analyze(a))
			left := cases[name]
			for _, b := range a.Summary.Items {
				r := c.Check(b.Text)
				for _, e := range r.Sentences {
					if len(left) == 0 || !strings.HasPrefix(e.Claim.Of(b.Text), left[0].start) {
						t.Fatalf("no case for %s", e.Claim.Of(b.Text))
					}
					left[0].check(t, a.Source.Text, b.Text, e, r.Findings)
					left = left[1:]
				}
			}
			if len(left) > 0 {
				t.Errorf("support-bullets.txt:%d: no sentence of a bullet", left[0].line)
			}
		})
	}
}

func (c *bulletCase) check(t *testing.T, body, claim string, e summary.Evidence, found []summary.Finding) {
	named := map[string]bool{}
	if len(e.Body) == 0 {
		t.Errorf("support-bullets.txt:%d: no sentence named", c.line)
	}
	for _, p := range e.Body {
		right := false
		for _, words := range append(c.must, c.may...) {
			if strings.Contains(p.Of(body), words) {
				named[words], right = true, true
			}
		}
		if !right {
			t.Errorf("support-bullets.txt:%d: wrong sentence named: %s", c.line, p.Of(body))
		}
	}
	for _, words := range c.must {
		if !named[words] {
			t.Errorf("support-bullets.txt:%d: not named: %s", c.line, words)
		}
	}
	have := map[string]bool{}
	for _, f := range found {
		if f.Claim.Start >= e.Claim.Start && f.Claim.End <= e.Claim.End {
			have[fmt.Sprint(f.Reason, " ", f.Claim.Of(claim))] = true
		}
	}
	for _, f := range c.findings {
		if !have[f] {
			t.Errorf("support-bullets.txt:%d: not found: %s", c.line, f)
		}
		delete(have, f)
	}
	for f := range have {
		t.Errorf("support-bullets.txt:%d: finding %s", c.line, f)
	}
}
