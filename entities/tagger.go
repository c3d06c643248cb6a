package entities

import (
	_ "embed"
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
	w.rules.agree(m, listed{m.Names})
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
	w.rules.edges(m)
	w.named(m)
	w.rules.settle(m)
}

// named makes mentions of the labels of the sentence.
func (w *work) named(m *model.Model) {
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
	e, ok := l.names.LookupAs(phrase, t.String())
	if !ok {
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
