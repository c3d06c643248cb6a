package lexicon

// Match is how a pattern meets its line.
type Match uint8

const (
	NoMatch  Match = iota
	Exact          // the whole line
	Prefix         // the line begins with it
	Suffix         // the line ends in it
	Contains       // it stands anywhere in the line
)

var matches = [...]string{"", "exact", "prefix", "suffix", "contains"}

func (m Match) String() string { return enumString(matches[:], uint8(m)) }

// Role is the role of a line, by the names of the annotation guide.
type Role uint8

const (
	NoRole Role = iota
	RoleBoilerplate
	RoleRelated
	RoleTags
	RoleSummaryLabel
	RoleCaption
	RoleCredit
	RoleTimestamp
	RoleKicker
	RoleByline
	RoleSubhead
)

var roles = [...]string{"", "boilerplate", "related", "tags", "summary-label", "caption", "credit", "timestamp", "kicker", "byline", "subhead"}

func (r Role) String() string { return enumString(roles[:], uint8(r)) }

// Scope is how far a line's role reaches.
type Scope uint8

const (
	ScopeLine   Scope = iota // this line alone
	ScopeOpens               // what follows belongs to it: a label with its items below
	ScopeCloses              // it ends what such a label opened
)

var scopes = [...]string{"line", "opens", "closes"}

func (s Scope) String() string { return enumString(scopes[:], uint8(s)) }

// LineMatch is the best pattern found in a line.
type LineMatch struct {
	Role       Role
	Match      Match
	Scope      Scope
	Flags      Flags // Word: also an everyday word or opening; needs other evidence
	Start, End int   // where the pattern stands, in bytes of the key
}

type lineRow struct {
	key      span
	match    Match
	role     Role
	scope    Scope
	maxWords uint8 // most words the line may have, 0 for any number
	flags    Flags
}

// anchorRow lists the patterns that begin (for suffixes: end) with one word.
type anchorRow struct {
	first, last uint16 // half-open range of lineRows, the longest pattern first
}

// Line finds the pattern that says most about a line, given the line's key (see
// [Key]): a pattern for the whole line, else the longest prefix, else the
// longest suffix, else the first pattern that stands inside. Patterns begin and
// end at word boundaries; spaces and colons separate words. The time is linear
// in the key, and next to nothing for a paragraph, whose length rules out all
// patterns that may stand inside a line.
func Line(key []byte) (LineMatch, bool) {
	n := words(key, lineWords)
	if n == 0 {
		return LineMatch{}, false
	}
	if m := lineStart(key, n); m.Match != NoMatch {
		return m, true
	}
	if m := lineEnd(key, n); m.Match != NoMatch {
		return m, true
	}
	if n > lineWords {
		return LineMatch{}, false
	}
	m := lineInside(key, n)
	return m, m.Match != NoMatch
}

// lineStart finds a pattern for the whole line or else the longest prefix.
func lineStart(key []byte, n int) LineMatch {
	var best LineMatch
	for _, r := range anchored(anchorFirst, key[:wordEnd(key, 0)]) {
		switch {
		case r.match == Contains || !r.fits(key, 0, n):
		case r.match == Exact && int(r.key.len) == len(key):
			return r.found(0)
		case r.match == Prefix && best.Match == NoMatch:
			best = r.found(0)
		}
	}
	return best
}

// lineEnd finds the longest suffix.
func lineEnd(key []byte, n int) LineMatch {
	from := lastWord(key)
	for _, r := range anchored(anchorLast, key[from:wordEnd(key, from)]) {
		start := len(key) - int(r.key.len)
		if start >= 0 && (start == 0 || separates(key[start-1])) && r.fits(key, start, n) {
			return r.found(start)
		}
	}
	return LineMatch{}
}

// lineInside finds the first pattern that may stand anywhere.
func lineInside(key []byte, n int) LineMatch {
	for start := 0; start < len(key); {
		end := wordEnd(key, start)
		for _, r := range anchored(anchorFirst, key[start:end]) {
			if r.match == Contains && r.fits(key, start, n) {
				return r.found(start)
			}
		}
		start = end + 1
	}
	return LineMatch{}
}

func (r lineRow) found(start int) LineMatch {
	return LineMatch{Role: r.role, Match: r.match, Scope: r.scope, Flags: r.flags, Start: start, End: start + int(r.key.len)}
}

const (
	anchorFirst = iota
	anchorLast
)

// anchored returns the patterns whose first or last word is word.
func anchored(which int, word []byte) []lineRow {
	if which == anchorFirst {
		if i := find(firstKeys, firstOffs[:], firstIndex[:], word); i >= 0 {
			return lineRows[firstRows[i].first:firstRows[i].last]
		}
		return nil
	}
	if i := find(lastKeys, lastOffs[:], lastIndex[:], word); i >= 0 {
		return lineRows[lastRows[i].first:lastRows[i].last]
	}
	return nil
}

// fits tells whether the pattern stands at key[start:] between word boundaries,
// in a line of n words.
func (r lineRow) fits(key []byte, start, n int) bool {
	if r.maxWords != 0 && n > int(r.maxWords) {
		return false
	}
	end := start + int(r.key.len)
	if end > len(key) || string(key[start:end]) != r.key.in(lineKeys) {
		return false
	}
	return end == len(key) || separates(key[end]) || separates(key[end-1])
}

func separates(c byte) bool { return c == ' ' || c == ':' }

func wordEnd(key []byte, i int) int {
	for i < len(key) && !separates(key[i]) {
		i++
	}
	return i
}

// lastWord returns where the last word of the key starts.
func lastWord(key []byte) int {
	i := len(key)
	for i > 0 && separates(key[i-1]) {
		i--
	}
	for i > 0 && !separates(key[i-1]) {
		i--
	}
	return i
}
