package build

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-go/khabar/internal/lexicon"
)

// places: surface, canonical, kind, country, also, ambiguous, source. An empty
// canonical is the surface itself; also is a second place of the same name, as
// kind/country.
func places(s *Sheet) ([]byte, error) {
	c := codes{}
	for _, r := range s.Rows {
		_, also, _ := strings.Cut(r.Get("also"), "/")
		for _, code := range []string{r.Get("country"), also} {
			if code != "" {
				c.list = append(c.list, code)
			}
		}
	}
	slices.Sort(c.list)
	c.list = slices.Compact(c.list)

	t := table{name: "place", rowType: "placeRow", names: new(blob), size: 16}
	for _, r := range s.Rows {
		kind, err := enumOf[lexicon.PlaceKind](r, r.Get("kind"))
		if err != nil {
			return nil, err
		}
		country, err := c.number(r, r.Get("country"))
		if err != nil {
			return nil, err
		}
		flags, err := flagsOf(r)
		if err != nil {
			return nil, err
		}
		var alsoKind lexicon.PlaceKind
		alsoCountry := 0
		if also := r.Get("also"); also != "" {
			k, code, _ := strings.Cut(also, "/")
			if alsoKind, err = enumOf[lexicon.PlaceKind](r, k); err != nil {
				return nil, err
			}
			if alsoCountry, err = c.number(r, code); err != nil {
				return nil, err
			}
		}
		name := r.Get("canonical")
		if name == "" {
			name = r.Get("surface")
		}
		value := fmt.Sprintf("%s, %d, %d, %d, %d, %d", t.names.span(name), kind, country, flags, alsoKind, alsoCountry)
		if err := t.add(r.Key(), value, r); err != nil {
			return nil, err
		}
	}
	return t.file(s, fmt.Sprintf("\nconst placeCountries = %q\n\nconst placeWords = %d\n", strings.Join(c.list, ""), t.maxWords())), nil
}

func (t *table) maxWords() int {
	m := 0
	for k := range t.rows {
		m = max(m, len(strings.Fields(k)))
	}
	return m
}

// outletWords: word, kinds, source.
func outletWords(s *Sheet) ([]byte, error) {
	t := table{name: "press", rowType: "pressRow", size: 2}
	for _, r := range s.Rows {
		set := 0
		for word := range strings.SplitSeq(r.Get("kinds"), "|") {
			kind, err := enumOf[lexicon.OutletKind](r, word)
			if err != nil {
				return nil, err
			}
			set |= 1 << kind
		}
		if err := t.add(r.Key(), strconv.Itoa(set), r); err != nil {
			return nil, err
		}
	}
	return t.file(s, fmt.Sprintf("\nconst pressWords = %d\n", t.maxWords())), nil
}

// outlets: surface, canonical, kind, country, ambiguous, source.
func outlets(s *Sheet) ([]byte, error) {
	c := collectCodes(s, "country")
	t := table{name: "outlet", rowType: "outletRow", names: new(blob), size: 12}
	for _, r := range s.Rows {
		kind, err := enumOf[lexicon.OutletKind](r, r.Get("kind"))
		if err != nil {
			return nil, err
		}
		country, err := c.number(r, r.Get("country"))
		if err != nil {
			return nil, err
		}
		flags, err := flagsOf(r)
		if err != nil {
			return nil, err
		}
		name := r.Get("canonical")
		if name == "" {
			name = r.Get("surface")
		}
		value := fmt.Sprintf("%s, %d, %d, %d", t.names.span(name), kind, country, flags)
		if err := t.add(r.Key(), value, r); err != nil {
			return nil, err
		}
	}
	return t.file(s, fmt.Sprintf("\nconst outletCountries = %q\n\nconst outletWords = %d\n", strings.Join(c.list, ""), t.maxWords())), nil
}

// joiners are the particles that may be written together with what follows.
var joiners = []string{"عبد ", "ابو ", "ابا ", "ابي ", "ام ", "ال ", "بن ", "ابن ", "بني ", "بو ", "ولد ", "ذو ", "فتح ", "جاد ", "عطا ", "خير ", "نور ", "سيف ", "صلاح ", "شمس ", "حب ", "حسب ", "رزق ", "ضيف ", "نصر ", "وجه ", "امه "}

// names: name, kind, gender, ambiguous, source. A name of several kinds has a
// row for each; a compound name is entered joined too.
func names(s *Sheet) ([]byte, error) {
	type name struct {
		kind    lexicon.NameKind
		gender  lexicon.Gender
		flags   lexicon.Flags
		derived bool // no row of the file spells it so
		from    Row
	}
	all := map[string]*name{}
	enter := func(key string, n name) {
		old := all[key]
		if old == nil {
			all[key] = &n
			return
		}
		old.kind |= n.kind
		old.gender |= n.gender
		old.flags |= n.flags
		old.derived = old.derived && n.derived
	}
	seen := map[string]int{}
	for _, r := range s.Rows {
		var n name
		switch r.Get("kind") {
		case "given":
			n.kind = lexicon.Given
		case "family":
			n.kind = lexicon.Family
		case "particle":
			n.kind = lexicon.Particle
		default:
			return nil, r.errorf("unknown kind %q", r.Get("kind"))
		}
		switch r.Get("gender") {
		case "m":
			n.gender = lexicon.Masculine
		case "f":
			n.gender = lexicon.Feminine
		case "mf":
			n.gender = lexicon.Masculine | lexicon.Feminine
		case "":
		default:
			return nil, r.errorf("unknown gender %q", r.Get("gender"))
		}
		var err error
		if n.flags, err = flagsOf(r); err != nil {
			return nil, err
		}
		n.from = r
		key := r.Key()
		if line, ok := seen[r.Fields[0]+"\t"+r.Get("kind")]; ok {
			return nil, r.errorf("%s stands in line %d", r.Fields[0], line)
		}
		seen[r.Fields[0]+"\t"+r.Get("kind")] = r.Line
		enter(key, n)
		for _, j := range joiners {
			if rest, ok := strings.CutPrefix(key, j); ok {
				joined := n
				joined.derived = true
				joined.flags = 0
				enter(strings.TrimSpace(j)+rest, joined)
			}
		}
	}
	t := table{name: "name", rowType: "nameRow", size: 3}
	for key, n := range all {
		if n.derived {
			n.flags |= lexicon.Derived
		}
		if err := t.add(key, fmt.Sprintf("%d, %d, %d", n.kind, n.gender, n.flags), n.from); err != nil {
			return nil, err
		}
	}
	return t.file(s, fmt.Sprintf("\nconst nameWords = %d\n", t.maxWords())), nil
}

// bylines: word, kind, credit, author, ambiguous, source.
func bylines(s *Sheet) ([]byte, error) {
	t := table{name: "byline", rowType: "bylineRow", size: 4}
	for _, r := range s.Rows {
		kind, err := enumOf[lexicon.BylineKind](r, r.Get("kind"))
		if err != nil {
			return nil, err
		}
		credit, err := enumOf[lexicon.Credit](r, r.Get("credit"))
		if err != nil {
			return nil, err
		}
		author := r.Get("author")
		if author != "yes" && author != "no" {
			return nil, r.errorf("author is %q, not yes or no", author)
		}
		flags, err := flagsOf(r)
		if err != nil {
			return nil, err
		}
		if err := t.add(r.Key(), fmt.Sprintf("%d, %d, %t, %d", kind, credit, author == "yes", flags), r); err != nil {
			return nil, err
		}
	}
	return t.file(s, fmt.Sprintf("\nconst bylineWords = %d\n", t.maxWords())), nil
}

// titles: title, kind, side, ambiguous, source.
func titles(s *Sheet) ([]byte, error) {
	t := table{name: "title", rowType: "titleRow", size: 3}
	for _, r := range s.Rows {
		kind, err := enumOf[lexicon.TitleKind](r, r.Get("kind"))
		if err != nil {
			return nil, err
		}
		side, err := enumOf[lexicon.TitleSide](r, r.Get("side"))
		if err != nil {
			return nil, err
		}
		flags, err := flagsOf(r)
		if err != nil {
			return nil, err
		}
		if err := t.add(r.Key(), fmt.Sprintf("%d, %d, %d", kind, side, flags), r); err != nil {
			return nil, err
		}
	}
	return t.file(s, fmt.Sprintf("\nconst titleWords = %d\n", t.maxWords())), nil
}

// stamps: word, kind, value, ambiguous, source.
func stamps(s *Sheet) ([]byte, error) {
	t := table{name: "stamp", rowType: "stampRow", size: 3}
	for _, r := range s.Rows {
		kind, err := enumOf[lexicon.StampKind](r, r.Get("kind"))
		if err != nil {
			return nil, err
		}
		value := 0
		if v := r.Get("value"); v != "" {
			if value, err = strconv.Atoi(v); err != nil || value < 0 || value > 255 {
				return nil, r.errorf("bad value %q", v)
			}
		}
		flags, err := flagsOf(r)
		if err != nil {
			return nil, err
		}
		if err := t.add(r.Key(), fmt.Sprintf("%d, %d, %d", kind, value, flags), r); err != nil {
			return nil, err
		}
	}
	return t.file(s, fmt.Sprintf("\nconst stampWords = %d\n", t.maxWords())), nil
}

// prose: form, kind, ambiguous, source.
func prose(s *Sheet) ([]byte, error) {
	t := table{name: "prose", rowType: "proseRow", size: 2}
	for _, r := range s.Rows {
		kind, err := enumOf[lexicon.ProseKind](r, r.Get("kind"))
		if err != nil {
			return nil, err
		}
		flags, err := flagsOf(r)
		if err != nil {
			return nil, err
		}
		if err := t.add(r.Key(), fmt.Sprintf("%d, %d", kind, flags), r); err != nil {
			return nil, err
		}
	}
	return t.file(s, fmt.Sprintf("\nconst proseWords = %d\n", t.maxWords())), nil
}

// A pattern is one row of lines.tsv with the word it is found by.
type pattern struct {
	anchor, key string
	match       lexicon.Match
	role        lexicon.Role
	scope       lexicon.Scope
	maxWords    int
	flags       lexicon.Flags
}

// linePatterns: pattern, match, role, scope, maxwords, ambiguous, source.
func linePatterns(s *Sheet) ([]byte, error) {
	var first, last []pattern
	mostWords := 0
	seen := map[string]Row{}
	for _, r := range s.Rows {
		p := pattern{key: r.Key()}
		var err error
		if p.match, err = enumOf[lexicon.Match](r, r.Get("match")); err != nil {
			return nil, err
		}
		if p.role, err = enumOf[lexicon.Role](r, r.Get("role")); err != nil {
			return nil, err
		}
		scope := r.Get("scope")
		if scope == "" {
			scope = "line"
		}
		if p.scope, err = enumOf[lexicon.Scope](r, scope); err != nil {
			return nil, err
		}
		if v := r.Get("maxwords"); v != "" {
			if p.maxWords, err = strconv.Atoi(v); err != nil || p.maxWords < 1 || p.maxWords > 255 {
				return nil, r.errorf("bad maxwords %q", v)
			}
		} else if p.match == lexicon.Contains {
			return nil, r.errorf("a pattern that may stand anywhere needs maxwords")
		}
		mostWords = max(mostWords, p.maxWords)
		if p.flags, err = flagsOf(r); err != nil {
			return nil, err
		}
		id := p.key + "\t" + p.match.String()
		if old, ok := seen[id]; ok {
			if old.Get("role") != r.Get("role") || old.Get("scope") != r.Get("scope") || old.Get("maxwords") != r.Get("maxwords") {
				return nil, r.errorf("%q contradicts line %d", p.key, old.Line)
			}
			continue
		}
		seen[id] = r
		words := strings.FieldsFunc(p.key, func(c rune) bool { return c == ' ' || c == ':' })
		if len(words) == 0 {
			return nil, r.errorf("no word")
		}
		if p.match == lexicon.Suffix {
			p.anchor = words[len(words)-1]
			last = append(last, p)
		} else {
			p.anchor = words[0]
			if !strings.HasPrefix(p.key, p.anchor) {
				return nil, r.errorf("%q does not begin with a word", p.key)
			}
			first = append(first, p)
		}
	}
	slices.SortFunc(first, patternOrder)
	slices.SortFunc(last, patternOrder)

	var w bytes.Buffer
	size := 0
	texts := new(blob)
	fmt.Fprintf(&w, "const lineWords = %d\n\n", mostWords)
	fmt.Fprintf(&w, "var lineRows = [%d]lineRow{\n", len(first)+len(last))
	for _, p := range slices.Concat(first, last) {
		fmt.Fprintf(&w, "\t{%s, %d, %d, %d, %d, %d}, // %s\n", texts.span(p.key), p.match, p.role, p.scope, p.maxWords, p.flags, p.key)
		size += 16
	}
	fmt.Fprintf(&w, "}\n\nconst lineKeys = `%s`\n\n", texts.text.String())
	size += texts.text.Len()
	from := 0
	for _, group := range []struct {
		name string
		list []pattern
	}{{"first", first}, {"last", last}} {
		t := table{name: group.name, rowType: "anchorRow", size: 4}
		for i := 0; i < len(group.list); {
			j := i
			for j < len(group.list) && group.list[j].anchor == group.list[i].anchor {
				j++
			}
			if err := t.add(group.list[i].anchor, fmt.Sprintf("%d, %d", from+i, from+j), Row{}); err != nil {
				return nil, err
			}
			i = j
		}
		from += len(group.list)
		_, n := t.write(&w)
		size += n
		w.WriteByte('\n')
	}
	return file(s, len(seen), size, w.Bytes()), nil
}
