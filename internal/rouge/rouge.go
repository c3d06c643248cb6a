// Package rouge measures a summary against a reference: ROUGE-1, ROUGE-2 and ROUGE-L of
// Lin, "ROUGE: A Package for Automatic Evaluation of Summaries" (ACL 2004 workshop "Text
// Summarization Branches Out"), as precision, recall and their harmonic mean F (β = 1).
//
//	ref := rouge.Tokens("police killed the gunman")
//	rouge.L(rouge.Tokens("police kill the gunman"), ref).F()   // 0.75
//
// # Normalisation
//
// What is compared are the tokens of package text that are words, numbers or names of
// things in letters and digits (kinds Word, Number, Latin, Code, Hashtag, Handle, URL and
// Email), folded with [text.FoldAll]: marks and tatweel dropped; أ إ آ ا one letter, ى ي
// ئ one, ة ه one, ؤ و one; Arabic digits as ASCII; Latin letters lower case; the # of
// a hashtag and the _ in it away. Punctuation does not count. There is no stemming and no
// list of stop words: «والوزير» and «الوزير» are two words.
package rouge

import (
	"strings"

	"github.com/khabar-go/khabar/article/text"
)

// A Score is a count of what summary and reference share, and of what each has: words,
// pairs of words, or words of the longest common subsequence.
type Score struct {
	Shared, Summary, Reference int
}

// Precision is the shared part of the summary, 0 to 1.
func (s Score) Precision() float64 { return ratio(s.Shared, s.Summary) }

// Recall is the shared part of the reference, 0 to 1.
func (s Score) Recall() float64 { return ratio(s.Shared, s.Reference) }

// F is the harmonic mean of precision and recall, 0 to 1.
func (s Score) F() float64 { return ratio(2*s.Shared, s.Summary+s.Reference) }

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Tokens gives the words of a text as they are compared.
func Tokens(s string) []string {
	var out []string
	for t := range text.Tokens(s) {
		switch t.Kind {
		case text.Punct, text.Symbol, text.Invalid:
			continue
		case text.Hashtag:
			for _, w := range strings.Split(strings.TrimLeft(t.Of(s), "#"), "_") {
				out = add(out, w)
			}
			continue
		}
		out = add(out, t.Of(s))
	}
	return out
}

func add(out []string, word string) []string {
	if w := strings.ToLower(text.FoldAll.String(word)); w != "" {
		return append(out, w)
	}
	return out
}

// N is ROUGE-N: the sequences of n words that both have. A sequence that occurs twice
// counts twice where both have it twice.
func N(summary, reference []string, n int) Score {
	have := grams(reference, n)
	s := Score{Summary: max(0, len(summary)-n+1), Reference: max(0, len(reference)-n+1)}
	for i := 0; i+n <= len(summary); i++ {
		g := strings.Join(summary[i:i+n], " ")
		if have[g] > 0 {
			have[g]--
			s.Shared++
		}
	}
	return s
}

// grams counts the sequences of n words.
func grams(words []string, n int) map[string]int {
	out := make(map[string]int, len(words))
	for i := 0; i+n <= len(words); i++ {
		out[strings.Join(words[i:i+n], " ")]++
	}
	return out
}

// L is ROUGE-L of two texts, each read as one sequence of words: the longest subsequence
// that both have.
func L(summary, reference []string) Score {
	n := 0
	for _, hit := range common(reference, summary) {
		if hit {
			n++
		}
	}
	return Score{Shared: n, Summary: len(summary), Reference: len(reference)}
}

// Union is ROUGE-L of summaries of several sentences, as section 3.2 of the paper has it:
// for each sentence of the reference the words that lie in the longest common
// subsequence with any sentence of the summary.
func Union(summary, reference [][]string) Score {
	var s Score
	for _, c := range summary {
		s.Summary += len(c)
	}
	for _, r := range reference {
		s.Reference += len(r)
		hit := make([]bool, len(r))
		for _, c := range summary {
			for i, h := range common(r, c) {
				hit[i] = hit[i] || h
			}
		}
		for _, h := range hit {
			if h {
				s.Shared++
			}
		}
	}
	return s
}

// common tells which words of a are in a longest common subsequence of a and b.
func common(a, b []string) []bool {
	w := len(b) + 1
	length := make([]int32, (len(a)+1)*w) // of the suffixes from i and j on
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i*w+j] = length[(i+1)*w+j+1] + 1
			} else {
				length[i*w+j] = max(length[(i+1)*w+j], length[i*w+j+1])
			}
		}
	}
	hit := make([]bool, len(a))
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			hit[i] = true
			i, j = i+1, j+1
		case length[(i+1)*w+j] >= length[i*w+j+1]:
			i++
		default:
			j++
		}
	}
	return hit
}
