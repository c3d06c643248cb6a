package article

import "github.com/khabar-go/khabar/article/text"

// An Article is the structure of a news article. Everything in it is a view of
// Source.Text: a Part's Text is the text that its Span covers.
type Article struct {
	Source *text.Source

	// Blocks are the parts of the article in order of position. They do not
	// overlap, and every byte that is neither white space nor NUL is in
	// exactly one of them.
	Blocks []Block

	Headline   Part // the title proper
	Kicker     Part // the line over or under it
	Standfirst Part // the deck
	Summary    Summary
	Bylines    []Part // person names, without titles, cities and words such as «كتب»
	Dateline   Dateline
	Published  Published
	Credits    []Part // agencies and papers named as the source, without brackets

	// Issues are those of the source, and what the structure adds to them.
	Issues []text.Issue
}

// A Part is a piece of the article: its place and its text. A part that was
// given from outside and does not occur in the text has an empty Span.
type Part struct {
	text.Span
	Text string
}

// IsZero tells whether the part is absent.
func (p Part) IsZero() bool { return p.Text == "" }

// A Block is a line or a paragraph with its role.
type Block struct {
	Role Role
	text.Span

	// Sentences are the sentences of the block, in order. A list item's and
	// a bullet's begin after the glyph.
	Sentences []text.Span
}

// A Summary is the summary that was published with the article.
type Summary struct {
	Label Part   // «استمع إلى الملخص», absent where the items stand under the headline
	Items []Part // without their glyphs
}

// A Dateline tells where an article was written and by which agency it came.
type Dateline struct {
	text.Span        // the whole of it, the sign before the text included
	Places    []Part // as written: دبي, الإمارات العربية المتحدة
	Agency    Part   // the agency or paper, as written
	Country   string // ISO 3166-1 alpha-2 of the places, "" where they are in none, or it is not known which
}

// IsZero tells whether there is no dateline.
func (d Dateline) IsZero() bool { return d.Span.Empty() }
