package entities

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/model"
)

//go:embed model.khabar
var modelFile string

// standard is the model that the package carries, opened when it is first used. Its
// bytes are constant, so that every reader sees the same. It is no initialised
// variable: a program that does not tag does not link the model.
var standard struct {
	once sync.Once
	m    *model.Model
	err  error
}

func openStandard() {
	standard.once.Do(func() { standard.m, standard.err = model.Open(modelFile) })
}

// A Tagger finds names, what they name, and who said what. The zero Tagger uses the
// model that the package carries; it is ready to use, by many goroutines at once.
type Tagger struct {
	// Model replaces the model of the package; nil is that of the package.
	Model *Model
}

// A Model is a model read with [OpenModel].
type Model struct{ m *model.Model }

// OpenModel reads a model file: the bytes of one that `go run ./internal/train` made.
// The errors are [ErrTruncated], [ErrCorrupt], and [*VersionError] for a file of another version.
func OpenModel(file []byte) (*Model, error) {
	m, err := model.Open(string(file))
	if err != nil {
		return nil, err
	}
	return &Model{m}, nil
}

// Errors of OpenModel.
var (
	ErrTruncated = model.ErrTruncated
	ErrCorrupt   = model.ErrCorrupt
)

// A VersionError tells of a model file of a version that this package does not read.
type VersionError = model.VersionError

func (t Tagger) model() *model.Model {
	if t.Model != nil {
		return t.Model.m
	}
	openStandard()
	if standard.err != nil {
		panic("entities: the model of the package: " + standard.err.Error()) // a broken build
	}
	return standard.m
}

// Tag finds the mentions, entities and quotes of an article. Spans are of
// a.Source.Text.
func (t Tagger) Tag(a *article.Article) Result {
	if a == nil || a.Source == nil {
		return Result{}
	}
	return t.run(a.Source.Text, a.Blocks)
}

// TagText finds the mentions, entities and quotes of a plain text: each line is a
// paragraph.
func (t Tagger) TagText(s string) Result {
	return t.run(s, nil)
}

func (t Tagger) run(body string, blocks []article.Block) Result {
	m := t.model()
	w := workPool.Get().(*work)
	defer workPool.Put(w)
	w.reset(body)
	if blocks == nil {
		for sp := range text.Sentences(body) {
			w.sentence(m, sp, uint8(article.RoleParagraph))
		}
	}
	for _, b := range blocks {
		if len(b.Sentences) == 0 {
			w.sentence(m, b.Span, uint8(b.Role))
		}
		for _, sp := range b.Sentences {
			w.sentence(m, sp, uint8(b.Role))
		}
	}
	w.rules.agree(listed{m.Names})
	var r Result
	r.Mentions = append(make([]Mention, 0, len(w.mentions)), w.mentions...)
	r.Entities = resolve(body, w.sentences, r.Mentions, listed{m.Names})
	r.Quotes = w.room.quotes(body, w.tokens, w.sentences, blocks, r.Mentions)
	return r
}

// workPool keeps the scratch memory of finished calls.
var workPool = sync.Pool{New: func() any { return new(work) }}

// work is the scratch memory of one call.
type work struct {
	model.Work
	body      string
	mentions  []Mention
	sentences []text.Span
	tokens    []text.Token // of the sentences
	room      quoteRoom
	inner     []innerName
	stack     []int
	rules     ruled
}

func (w *work) reset(body string) {
	w.body = body
	w.mentions = w.mentions[:0]
	w.sentences = w.sentences[:0]
	w.tokens = w.tokens[:0]
	w.rules.work = w
}

// sentence labels a sentence and makes mentions of its labels.
func (w *work) sentence(m *model.Model, sp text.Span, role uint8) {
	if sp.Empty() {
		return
	}
	w.sentences = append(w.sentences, sp)
	m.Label(&w.Work, w.body, sp, role)
	for i := range w.Toks {
		w.tokens = append(w.tokens, w.Toks[i].Token)
	}
	for i := 0; i < len(w.Toks); {
		before := len(w.mentions)
		j := w.name(w.Outer, i, len(w.Toks), None)
		if j == i {
			i++
			continue
		}
		outer := len(w.mentions) - 1
		if outer < before {
			i = j
			continue
		}
		if w.modelNumber(m, j, outer) {
			w.mentions[outer].Type = Product
		}
		w.nested(m, i, j, outer)
		i = j
	}
	w.rules.settle(m)
}

// name makes a mention of the tokens from i whose labels are of one name, and returns
// the token after it; i where no name begins.
func (w *work) name(label []uint8, i, end, within int) int {
	ty := label[i]
	if ty == 0 {
		return i
	}
	inside := ty + ty&1 // B-X is odd, I-X the even number after it
	j := i + 1
	for j < end && label[j] == inside {
		j++
	}
	if a, b := w.trim(i, j); a < b {
		w.add(a, b, Type(inside/2), within)
		return max(j, b)
	}
	return j
}

// modelNumber tells of a body that ends in letters and digits with a hyphen whether it is
// what the body makes: «إنفيديا إتش-100». Bodies of the lists remain: «جي-20».
func (w *work) modelNumber(m *model.Model, j, outer int) bool {
	x := &w.mentions[outer]
	if last := &w.Toks[j-1]; x.Type != Org || last.End != x.End || last.Kind != text.Code || strings.IndexByte(last.Of(w.body), '-') < 0 {
		return false
	}
	_, listed := m.Names.Lookup(w.body[x.Start:x.End])
	return !listed
}

// nested makes mentions of the names inside the mention outer, whose tokens are those
// from i to j: by their own labels, and the nationalities by the list.
func (w *work) nested(m *model.Model, i, j, outer int) {
	w.inner = w.inner[:0]
	for k := i; k < j; {
		ty := w.Inner[k]
		if ty == 0 {
			k++
			continue
		}
		inside := ty + ty&1
		end := k + 1
		for end < j && w.Inner[end] == inside {
			end++
		}
		if a, b := w.trim(k, end); a < b {
			w.inner = append(w.inner, innerName{a, min(b, j), Type(inside / 2)})
		}
		k = end
	}
	if t := w.mentions[outer].Type; t != Norp && t != Person && t != WorkOfArt {
		w.nationalities(m, i, j)
		w.bodies(m, i, j, t)
	}
	w.place(outer)
}

// An innerName is a name inside another, by tokens.
type innerName struct {
	i, j int
	ty   Type
}

// nationalities adds the adjectives of nationality that no label has found, inside
// names inside the name, too: «قائد القوة البحرية للجيش [الإيراني]».
func (w *work) nationalities(m *model.Model, i, j int) {
	for k := i; k < j; {
		n := m.Nationality(w.Toks, k, j)
		if n == 0 {
			k++
			continue
		}
		known := false
		for _, o := range w.inner {
			known = known || o.ty == Norp && o.i < k+n && k < o.j
		}
		if !known {
			w.inner = append(w.inner, innerName{k, k + n, Norp})
		}
		k += n
	}
}

// bodies adds the body in an office, event, facility or product that no label has
// found: one of the lists («معالجات [إنفيديا]»), or in an office what follows a noun of
// bodies («رئيس [اللجنة الدائمة للبحوث]»).
func (w *work) bodies(m *model.Model, i, j int, outer Type) {
	if outer != Role && outer != Event && outer != Fac && outer != Product {
		return
	}
	for _, o := range w.inner {
		if o.ty == Org {
			return
		}
	}
	for k := i; k < j; k++ {
		if outer == Role && k > i && m.BodyNoun(w.Toks[k].Stem) {
			w.inner = append(w.inner, innerName{k, j, Org})
			return
		}
		if n := m.Body(w.Toks, k, j); n > 0 && n < j-i && (k > i || outer == Product) && (n > 1 || outer != Role) {
			w.inner = append(w.inner, innerName{k, k + n, Org})
			return
		}
	}
}

// place adds the inner names as mentions, in order, each within the smallest that
// holds it; those that are the whole of another or lie across it are left out.
func (w *work) place(outer int) {
	slices.SortStableFunc(w.inner, func(a, b innerName) int { return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(b.j, a.j)) })
	stack := append(w.stack[:0], outer)
	for _, n := range w.inner {
		sp := text.Span{Start: w.start(n.i), End: w.Toks[n.j-1].End}
		for len(stack) > 1 && w.mentions[stack[len(stack)-1]].End <= sp.Start {
			stack = stack[:len(stack)-1]
		}
		top := stack[len(stack)-1]
		if around := w.mentions[top].Span; around == sp || !around.Contains(sp) {
			continue
		}
		w.add(n.i, n.j, n.ty, top)
		stack = append(stack, len(w.mentions)-1)
	}
	w.stack = stack
}

func (w *work) start(i int) int { return w.Toks[i].Start + w.Toks[i].Off }

// add adds a mention of the tokens from i to j.
func (w *work) add(i, j int, ty Type, within int) {
	sp := text.Span{Start: w.start(i), End: w.Toks[j-1].End}
	score := float32(1)
	if within == None {
		for k := i; k < j; k++ {
			score = min(score, w.Prob[k])
		}
	}
	w.mentions = append(w.mentions, Mention{
		Span:   sp,
		Token:  text.Span{Start: w.Toks[i].Start, End: w.Toks[j-1].End},
		Type:   ty,
		Score:  score,
		Entity: None,
		Within: within,
	})
}

// listed answers the resolver out of the table of names.
type listed struct{ names *model.Names }

func (l listed) Lookup(phrase string, t Type) (entry, bool) {
	e, ok := l.names.Lookup(phrase)
	if !ok || e.Type != t.String() {
		return entry{}, false
	}
	out := entry{Name: e.Name, Type: t, Kind: e.Kind, Country: e.Country, Role: e.Role}
	if e.Kind == "division" {
		out.Role = ""
		if strings.Contains(e.Role, "-") { // ISO 3166-2; of a country the list has its code there
			out.Division = e.Role
		}
	}
	return out, true
}
