// Package extract is the scorer behind summary.Summarizer: the sentences of an article
// that may stand in a summary, what can be told of each ([Document], [Features]), the
// trained trees that weigh it, and the choice of a set of sentences. The trainer
// (internal/trainsummary) uses the same code, so that both see the same numbers.
//
// All of it takes time linear in the length of the article.
package extract
