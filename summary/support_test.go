package summary_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/summary"
)

// A supportCase is a claim of testdata/support.txt.
type supportCase struct {
	line    int
	claim   string
	reason  string // "" where it is supported
	wrong   string // the words that are
	checker *summary.Checker
	body    string
}

func readSupportCases(t testing.TB) []supportCase {
	raw, err := os.ReadFile("testdata/support.txt")
	if err != nil {
		t.Fatal(err)
	}
	var cases []supportCase
	var body []string
	var day string
	var k *summary.Checker
	for i, line := range strings.Split(string(raw), "\n") {
		mark, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "" || mark == "#":
		case mark == "=":
			day, _, _ = strings.Cut(rest, " ")
			body, k = nil, nil
		case mark == "+" || mark == "-":
			if k == nil {
				p := article.Parser{Headline: "عنوان"}
				p.Published, _ = time.Parse("2006-01-02", day)
				a, err := p.Parse([]byte(strings.Join(body, "\n")))
				if err != nil {
					t.Fatal(err)
				}
				k = summary.NewChecker(summary.Analyze(a))
			}
			c := supportCase{line: i + 1, claim: rest, checker: k, body: strings.Join(body, "\n")}
			if mark == "-" {
				c.reason, c.claim, _ = strings.Cut(rest, " ")
				from, to := strings.Index(c.claim, "["), strings.Index(c.claim, "]")
				c.wrong = c.claim[from+1 : to]
				c.claim = c.claim[:from] + c.wrong + c.claim[to+1:]
			}
			cases = append(cases, c)
		default:
			body = append(body, line)
		}
	}
	return cases
}

// expected tells whether a finding is that of a case.
func (c supportCase) expected(f summary.Finding) bool {
	reason := f.Reason.String()
	if reason != c.reason && !(strings.HasSuffix(reason, "-"+c.reason) && (strings.HasPrefix(reason, "missing-") || strings.HasPrefix(reason, "other-"))) {
		return false
	}
	at := strings.Index(c.claim, c.wrong)
	return f.Claim.Start < at+len(c.wrong) && at < f.Claim.End
}

// turning is the number of cases that may turn when the tagger is trained anew, since
// names in sentences as short as these are seen by one model and not by the next.
const turning = 4

func TestSupportCases(t *testing.T) {
	cases := readSupportCases(t)
	if len(cases) < 150 {
		t.Errorf("%d cases", len(cases))
	}
	var wrong []string
	for _, c := range cases {
		r := c.checker.Check(c.claim)
		found, problem := c.reason == "", ""
		for _, f := range r.Findings {
			if c.reason != "" && c.expected(f) {
				found = true
				continue
			}
			problem += fmt.Sprintf("\n   %v %q: %s", f.Reason, f.Claim.Of(c.claim), f.Message)
		}
		if !found {
			problem += "\n   no " + c.reason
		}
		if problem != "" {
			wrong = append(wrong, fmt.Sprintf("support.txt:%d: %s%s", c.line, c.claim, problem))
		}
	}
	report := t.Logf
	if len(wrong) > turning {
		report = t.Errorf
	}
	report("%d cases, %d wrong\n%s", len(cases), len(wrong), strings.Join(wrong, "\n"))
}
