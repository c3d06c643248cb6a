package summary

import (
	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
)

// A Brief is the part of a digest that tells what the article says in short, and how far its
// body supports the summary that was published with it.
type Brief struct {
	Sentences  []Sentence  // an extract, in order of position
	Keyphrases []Keyphrase // the foremost first
	Support    []Report    // of each bullet of the published summary, in order; spans of claims are those of the bullet's text
}

// brief makes the summary of an article and checks the published one.
func brief(n *Analysis, s Summarizer) Brief {
	return Brief{Sentences: s.Extract(n), Keyphrases: Keyphrases(n), Support: checkBullets(n.Article.Summary.Items, n)}
}

// supportOf is Support, as far as there are bullets.
func (b Brief) supportOf(bullets []article.Part) []Report {
	return b.Support[:min(len(b.Support), len(bullets))]
}

// checkBullets checks the bullets of the published summary.
func checkBullets(bullets []article.Part, n *Analysis) []Report {
	if len(bullets) == 0 {
		return nil
	}
	checker := checkerPool.Get().(*Checker)
	defer checker.free()
	checker.read(n, nil)
	out := make([]Report, len(bullets))
	for i, b := range bullets {
		out[i] = checker.Check(b.Text)
	}
	return out
}

// missingSpan is where in the article a part of a bullet stands.
func missingSpan(bullet article.Part, f Finding) text.Span { return f.Claim.Shift(bullet.Start) }
