package main

import (
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
	"github.com/khabar-go/khabar/summary"
)

//go:embed page.html
var pageTemplate string

// A page is what the template writes.
type page struct {
	Title      string
	Style      style
	Script     script
	Legend     []chip
	HasRail    bool // there is a published summary, which stands beside the text on a wide screen
	Sections   []section
	Keyphrases []string
	Index      []group
	Issues     []text.Issue
	Origin     []string
}

// A chip is a button of the legend, which shows and hides the marks of its class.
type chip struct {
	Class, Label string
	Count        int
}

// A section is a run of blocks: of the published summary, or not.
type section struct {
	Summary bool
	Rail    bool // the first summary, which the rail has room for
	Blocks  []block
}

// A block is a block of the article. The text of its nodes is that of the article.
type block struct {
	Index  int
	Role   string
	Label  string
	LTR    bool // it has no letter that is written from right to left
	Joined bool // the text has line ends inside it, which the page does not show
	Bullet *bullet
	Nodes  []*node
}

// A bullet tells how the body supports an item of the published summary.
type bullet struct {
	Number   int
	Hue      int    // of its lines: 1 to hues
	Supports string // the ids of the sentences that support it, separated by spaces
	Support  string // how well, in words
}

// hues is how many colours the palette has for the lines of bullets.
const hues = 4

// attributes are those of a mark in the page.
type attributes struct {
	Class   string
	ID      string
	Entity  string // of a name: the number of its entity; of a quote: that of its speaker
	Quote   string // of a quote and its cue
	Direct  bool   // of a quote: between quotation marks
	Speaker string // of a quote, for its label
	Cue     string // the word that reports it
	Against string // of what a bullet has and the body lacks: the id of what the body has instead
	Bullets string // of a sentence: the numbers of the bullets that it supports
	Title   string // what the mark is, a fact a line
	Focus   bool   // the keyboard reaches it
}

var parsedTemplate = sync.OnceValues(func() (*template.Template, error) { return template.New("page").Parse(pageTemplate) })

// writePage writes the page of a digest.
func writePage(w io.Writer, d *summary.Digest) error {
	t, err := parsedTemplate()
	if err != nil {
		return err
	}
	return t.Execute(w, newPage(d))
}

// A builder makes a page.
type builder struct {
	*summary.Digest
	src      string
	labels   labels
	facts    facts
	supports []support
	counts   map[string]int // of marks, by class
}

func newPage(d *summary.Digest) *page {
	b := &builder{Digest: d, src: d.Article.Source.Text, labels: readLabels(), counts: map[string]int{}}
	b.supports = supportsOf(d, b.labels)
	b.facts = facts{labels: b.labels, country: d.Article.Dateline.Country}
	p := &page{Title: b.title(), Style: newStyle(), Script: newScript(), Sections: b.sections()}
	p.Index, p.Legend = b.index(), b.legend()
	for _, s := range p.Sections {
		p.HasRail = p.HasRail || s.Rail
	}
	for _, k := range d.Summary.Keyphrases {
		p.Keyphrases = append(p.Keyphrases, plain(k.Text))
	}
	for _, i := range d.Issues() {
		p.Issues = append(p.Issues, text.Issue{Code: i.Code, Message: plain(i.Message)})
	}
	p.Origin = b.origin()
	return p
}

func (b *builder) title() string { return cmp.Or(plain(b.Article.Headline.Text), "خبر") }

// sections makes the blocks of the article with their marks.
func (b *builder) sections() []section {
	blocks := b.Article.Blocks
	spans := make([]text.Span, len(blocks))
	for i, bl := range blocks {
		spans[i] = bl.Span
	}
	shared := share(spans, b.marks())
	var out []section
	bullets, rail := 0, false
	for i, bl := range blocks {
		v := block{
			Index: i, Role: bl.Role.String(), Label: b.labels.of("role", bl.Role.String()),
			LTR: !rightToLeft(bl.Of(b.src)), Joined: strings.ContainsAny(bl.Of(b.src), "\n\r"),
			Nodes: nest(bl.Span, shared[i], b.leaf),
		}
		isSummary := bl.Role == article.RoleSummaryLabel || bl.Role == article.RoleBullet
		if bl.Role == article.RoleBullet {
			v.Bullet = b.bullet(bullets)
			bullets++
		}
		if len(out) == 0 || out[len(out)-1].Summary != isSummary {
			out = append(out, section{Summary: isSummary, Rail: isSummary && !rail})
			rail = rail || isSummary
		}
		last := &out[len(out)-1]
		last.Blocks = append(last.Blocks, v)
	}
	return out
}

func (b *builder) bullet(i int) *bullet {
	v := &bullet{Number: i + 1, Hue: i%hues + 1}
	if i >= len(b.supports) {
		return v
	}
	var ids []string
	for _, s := range b.supports[i].sentences {
		ids = append(ids, "s"+strconv.Itoa(s))
	}
	v.Supports, v.Support = strings.Join(ids, " "), b.supports[i].words()
	return v
}

// marks lists all that is marked.
func (b *builder) marks() []*mark {
	var out []*mark
	add := func(s text.Span, l layer, a attributes) { out = append(out, &mark{s, l, a}) }
	for _, s := range b.sentences() {
		add(s.Span, sentenceLayer, s.attributes)
	}
	for i, q := range b.Names.Quotes {
		b.counts["quote"]++
		a := attributes{Class: "quote", Quote: strconv.Itoa(i), Direct: q.Direct, Cue: plain(q.Cue.Of(b.src)), Title: b.facts.quote(b.Names, q, b.src), Focus: true}
		if q.Speaker != entities.None {
			a.Speaker = plain(nameOf(b.Names, q.Speaker, b.src))
			a.Entity = entityID(b.Names.Mentions[q.Speaker])
		}
		add(q.Span, quoteLayer, a)
		add(q.Cue, cueLayer, attributes{Class: "cue", Quote: a.Quote, Entity: a.Entity})
	}
	for i, s := range b.supports {
		for j, m := range s.missing {
			id := fmt.Sprintf("x%d-%d", i, j)
			add(m.Span, missingLayer, attributes{Class: "missing", Title: m.why, Against: id, Focus: true})
			add(m.body, againstLayer, attributes{Class: "against", ID: id})
		}
	}
	for i, m := range b.Names.Mentions {
		class := className(m.Type.String())
		b.counts[class]++
		add(m.Span, nameLayer, attributes{
			Class: "m " + class, ID: "m" + strconv.Itoa(i), Entity: entityID(m), Title: b.facts.mention(b.Names, m), Focus: true,
		})
	}
	for _, m := range b.Dates {
		b.counts["date"]++
		add(m.Span, dateLayer, attributes{Class: "m date", Title: b.facts.date(m), Focus: true})
	}
	for _, m := range b.Numbers {
		b.counts["number"]++
		add(m.Span, numberLayer, attributes{Class: "m number", Title: b.facts.number(m), Focus: true})
	}
	for _, bl := range b.Article.Blocks {
		if (bl.Role == article.RoleBullet || bl.Role == article.RoleListItem) && len(bl.Sentences) > 0 {
			add(text.TrimSpace(b.src, text.Span{Start: bl.Start, End: bl.Sentences[0].Start}), glyphLayer, attributes{Class: "glyph"})
		}
	}
	return out
}

// sentences marks those of all blocks. The extract is shown where there is no published
// summary.
func (b *builder) sentences() []mark {
	bullets := map[int][]string{}
	for i, s := range b.supports {
		for _, n := range s.sentences {
			bullets[n] = append(bullets[n], strconv.Itoa(i+1))
		}
	}
	extract := map[text.Span]bool{}
	if len(b.supports) == 0 {
		for _, s := range b.Summary.Sentences {
			extract[text.Span{Start: s.Start, End: s.End}] = true
		}
	}
	var out []mark
	for i, s := range sentencesOf(b.Article) {
		a := attributes{Class: "s", ID: "s" + strconv.Itoa(i), Bullets: strings.Join(bullets[i], " ")}
		if extract[s] {
			a.Class += " extract"
			b.counts["extract"]++
		}
		out = append(out, mark{s, sentenceLayer, a})
	}
	return out
}

// sentencesOf lists the sentences of an article; the number of a sentence is its place
// there.
func sentencesOf(a *article.Article) []text.Span {
	var out []text.Span
	for _, bl := range a.Blocks {
		out = append(out, bl.Sentences...)
	}
	return out
}

// legend has a chip for each kind of mark that the page has.
func (b *builder) legend() []chip {
	var out []chip
	add := func(code, class string) {
		if n := b.counts[class]; n > 0 {
			out = append(out, chip{class, b.labels.of("group", code), n})
		}
	}
	for t := entities.Person; t <= entities.Language; t++ {
		add(t.String(), className(t.String()))
	}
	for _, s := range b.supports {
		b.counts["support"] += len(s.sentences)
	}
	for _, code := range []string{"date", "number", "quote", "support", "extract"} {
		add(code, code)
	}
	return out
}

// A group is the entities of a type in the index.
type group struct {
	Class, Label string
	Entries      []entry
}

// An entry is an entity in the index.
type entry struct {
	ID, First int // number of the entity and of its first mention
	Name      string
	Count     int
	Facts     []fact
}

// index lists the entities by type.
func (b *builder) index() []group {
	var out []group
	for t := entities.Person; t <= entities.Language; t++ {
		g := group{Class: className(t.String()), Label: b.labels.of("group", t.String())}
		for i, e := range b.Names.Entities {
			if e.Type == t && len(e.Mentions) > 0 {
				g.Entries = append(g.Entries, entry{i, e.Mentions[0], plain(e.Name), len(e.Mentions), b.facts.entity(e)})
			}
		}
		if len(g.Entries) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// origin tells of the bytes that the page was made from.
func (b *builder) origin() []string {
	out := []string{
		b.Origin.Encoding.String(), fmt.Sprintf("%s بايت", grouped(strconv.Itoa(b.Origin.Bytes))), fmt.Sprintf("SHA-256 %x", b.Origin.SHA256),
	}
	if p := b.Article.Published; p.Value != "" {
		out = slices.Insert(out, 0, fmt.Sprintf("النشر %s (%s)", isolated(p.Value), b.labels.of("basis", p.Basis.String())))
	}
	return out
}

// className is the class and colour of a type of names: work-of-art.
func className(t string) string { return strings.ReplaceAll(strings.ToLower(t), "_", "-") }

func entityID(m entities.Mention) string {
	if m.Entity == entities.None {
		return ""
	}
	return strconv.Itoa(m.Entity)
}

// leaf is a piece of the text as HTML.
func (b *builder) leaf(s text.Span) template.HTML {
	// a carriage return itself is a line feed to a browser
	return template.HTML(strings.ReplaceAll(template.HTMLEscapeString(clean(s.Of(b.src))), "\r", "&#13;"))
}

// clean replaces what HTML cannot hold by U+FFFD: every byte that is not UTF-8, every control
// character but tab and line ends, and U+FFFE and U+FFFF. All else stays as it is.
func clean(s string) string {
	return strings.Map(func(r rune) rune { // a byte that is not UTF-8 comes as U+FFFD
		switch {
		case r == '\t', r == '\n', r == '\r':
		case r < ' ', r == 0xFFFE, r == 0xFFFF:
			return utf8.RuneError
		}
		return r
	}, s)
}

// plain makes a string of the text one line without direction marks, for labels and titles.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, clean(s))
	return strings.Join(strings.Fields(s), " ")
}

// rightToLeft tells whether a text has letters that are written from right to left, or
// none at all.
func rightToLeft(s string) bool {
	letters := false
	for _, r := range s {
		if r >= 0x590 && r <= 0x8FF || r >= 0xFB1D && r <= 0xFEFC {
			return true
		}
		letters = letters || unicode.IsLetter(r)
	}
	return !letters
}
