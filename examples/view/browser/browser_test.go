// Package browser tests the pages of examples/view in headless Chromium. It is a module
// of its own, so that the library does not depend on the driver.
//
//	go test .                                                     the tests, skipped without Chromium
//	go test -run Screenshot -screenshot ../testdata/screenshot.png .   the picture of the README
package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
)

var screenshot = flag.String("screenshot", "", "write the picture of the README to this `file`")

var pictureScheme = flag.String("scheme", "light", "the `scheme` of the picture: light or dark")

const articles = "../../../testdata/articles/"

// withBullets are articles with a published summary.
var withBullets = []string{"ye-araby-ports-salaries", "ps-felesteen-gaza-solar", "xx-france24-heritage", "km-vanilla-theft"}

// hostile are texts that a careless page would run, lose or show otherwise.
var hostile = map[string]string{
	"script": "<script>alert(1)</script> عاجل\nقال وزير الخارجية المصري <img src=x onerror=alert(2)> إن </p></article><script>alert(3)</script> القاهرة ترحب بالاتفاق.\n",
	"quotes": "\" onmouseover=\"alert(4)\nقال \"'`<>&\" الوزير: «\" autofocus onfocus=alert(5) x=\"».\n",
	"ends":   "</style><script>alert(6)</script>\n</title><script>alert(7)</script>\n<!-- --> <![CDATA[ ]]> &lt;b&gt; &#60;script&#62; {{.}} ${alert(8)}\n",
	"bidi":   "قال \u202eالوزير\u2066 إن \u200fالأمر\u2067 انتهى\u202c \u2069 في القاهرة.\n",
	"nul":    "قال \x00الوزير\x00 إن\x01 \x1b[31mالأمر\x7f \u0085 انتهى\ufffe في\uffff القاهرة.\n",
	"utf8":   "قال الوزير\xff\xfe إن \xd8 القاهرة\xc0\x80 ترحب\xed\xa0\x80.\n",
	"lines":  "سطر أول من فقرة طويلة جدا كسرت عند عرض ثابت من قبل البرنامج\r\nوسطر ثان من الفقرة نفسها كسر عند العرض نفسه أيضا في القاهرة\r\nوسطر ثالث.\r\n",
	"long":   strings.Repeat("قسطنطينية", 60) + "\nhttps://example.org/" + strings.Repeat("abcdefghij", 40) + "\n",
}

var view, folder string // the program and where its pages go, once TestMain has built it

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(func() int {
		var err error
		if folder, err = os.MkdirTemp("", "view"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer os.RemoveAll(folder)
		if why := missing(); why == "" {
			view = filepath.Join(folder, "view")
			build := exec.Command("go", "build", "-o", view, ".")
			build.Dir = ".."
			if out, err := build.CombinedOutput(); err != nil {
				fmt.Fprintf(os.Stderr, "building examples/view: %v\n%s", err, out)
				return 1
			}
		}
		defer stop()
		return m.Run()
	}())
}

// missing tells why the tests cannot run, "" where they can.
func missing() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "headless-shell", "headless_shell"} {
		if _, err := exec.LookPath(name); err == nil {
			return ""
		}
	}
	return "no Chromium on this machine (Debian: apt-get install chromium)"
}

var stop = func() {}

// browser is the one browser of all tests.
var browser = sync.OnceValues(func() (context.Context, error) {
	// without the sandbox, which root and many containers cannot have: the pages are our own
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WSURLReadTimeout(2*time.Minute))
	alloc, cancelAlloc := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(alloc)
	stop = func() { cancel(); cancelAlloc() }
	return ctx, chromedp.Do(ctx)
})

// A tab is a page in the browser, with what happened on it.
type tab struct {
	context.Context
	t    *testing.T
	file string
	page string // its address

	mu       sync.Mutex
	problems []string // errors on the console, exceptions, dialogs
	requests []string
}

// A setting changes a tab.
type setting func(*tab)

func size(width, height int64) setting {
	return func(b *tab) {
		call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1, Mobile: width < 700})
	}
}

func scheme(s string) setting {
	return func(b *tab) {
		call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: s}, {Name: "prefers-reduced-motion", Value: "reduce"}},
		})
	}
}

func touch(b *tab) {
	call(b, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
}

func noScript(b *tab) {
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
}

// offline cuts the network off.
func offline(b *tab) {
	call(b, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Offline: true, DownloadThroughput: -1, UploadThroughput: -1}},
	})
	call(b, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: true, DownloadThroughput: -1, UploadThroughput: -1})
}

// load shows the page of an article. At the end of the test nothing may have gone wrong on
// it, and nothing been asked for but the page itself.
func load(t *testing.T, file string, settings ...setting) *tab {
	t.Helper()
	if why := missing(); why != "" {
		t.Skip(why)
	}
	root, err := browser()
	require.NoError(t, err)
	target := filepath.Join(folder, strings.ReplaceAll(t.Name(), "/", "-")+".html")
	out, err := exec.Command(view, "-o", target, file).CombinedOutput()
	require.NoError(t, err, string(out))

	ctx, cancel := chromedp.NewContext(root)
	t.Cleanup(cancel)
	require.NoError(t, chromedp.Do(ctx))
	ctx, cancelTime := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancelTime)
	b := &tab{Context: ctx, t: t, file: file, page: "file://" + target}
	call(b, network.Enable, network.EnableParams{})
	call(b, log.Enable, cdp.Empty{})
	require.NoError(t, chromedp.Listen(ctx, b.listen))
	b.set(append([]setting{offline, size(1280, 900), scheme("light")}, settings...)...)
	run(b, chromedp.Navigate(b.page))
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		assert.Empty(t, b.problems)
		assert.Equal(t, []string{b.page}, b.requests, "nothing but the page is asked for")
	})
	return b
}

// open is load, and waits for the script of the page.
func open(t *testing.T, file string, settings ...setting) *tab {
	t.Helper()
	b := load(t, file, settings...)
	run(b, chromedp.Poll[bool](`document.querySelector('#overlay svg') !== null`))
	return b
}

func (b *tab) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, e.Request.URL)
	case *log.EventEntryAdded:
		b.problems = append(b.problems, fmt.Sprint(e.Entry.Level, ": ", e.Entry.Text))
	case *runtime.EventExceptionThrown:
		b.problems = append(b.problems, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		b.problems = append(b.problems, fmt.Sprint("console.", e.Type))
	case *page.EventJavascriptDialogOpening:
		b.problems = append(b.problems, "dialog: "+e.Message)
		go func() {
			_, _ = chromedp.Call(b, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{})
		}()
	}
}

func (b *tab) set(settings ...setting) {
	b.t.Helper()
	for _, s := range settings {
		s(b)
	}
}

func call[P, R any](b *tab, c cdp.Command[P, R], params P) {
	b.t.Helper()
	_, err := chromedp.Call(b, c, params)
	require.NoError(b.t, err)
}

func run[T any](b *tab, a chromedp.Action[T]) T {
	b.t.Helper()
	out, err := chromedp.Run(b, a)
	require.NoError(b.t, err)
	return out
}

// eval evaluates an expression in the page; the arguments are put in as JSON.
func eval[T any](b *tab, expression string, args ...any) T {
	b.t.Helper()
	if len(args) > 0 {
		values := make([]any, len(args))
		for i, a := range args {
			s, err := json.Marshal(a)
			require.NoError(b.t, err)
			values[i] = string(s)
		}
		expression = fmt.Sprintf(expression, values...)
	}
	return run(b, chromedp.Evaluate[T](expression))
}

// do runs statements in the page.
func (b *tab) do(statements string, args ...any) {
	b.t.Helper()
	eval[chromedp.Void](b, "(() => { "+statements+" })()", args...)
}

// settle waits until the lines were drawn again.
func (b *tab) settle() {
	b.t.Helper()
	run(b, chromedp.Evaluate[bool](`new Promise(done => { let n = 3, f = () => n-- ? requestAnimationFrame(f) : done(true); f() })`, chromedp.EvalAwaitPromise))
}

// hover moves the mouse onto the first box of the first element of a selector.
func (b *tab) hover(selector string) {
	b.t.Helper()
	at := eval[[]float64](b, `(() => { let e = document.querySelector(%s); let r = e.getClientRects()[0]; if (r.top < 90 || r.bottom > innerHeight - 60) { e.scrollIntoView({block: 'center'}); r = e.getClientRects()[0] } return [r.left + r.width / 2, r.top + r.height / 2] })()`, selector)
	run(b, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0], at[1]))
	b.settle()
}

func (b *tab) press(keys string) {
	b.t.Helper()
	run(b, chromedp.KeyEvent(keys))
	b.settle()
}

func source(t *testing.T, file string) *article.Article {
	t.Helper()
	raw, err := os.ReadFile(file)
	require.NoError(t, err)
	a, err := article.Parse(raw)
	require.NoError(t, err)
	return a
}

// shown is a text as a page can hold it: U+FFFD stands for every byte that is not UTF-8, for control
// characters but tab and line ends, and for U+FFFE and U+FFFF.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, s)
}

func blocks(t *testing.T, file string) []string {
	a := source(t, file)
	out := []string{}
	for _, b := range a.Blocks {
		out = append(out, shown(b.Of(a.Source.Text)))
	}
	return out
}

// texts gives every article of the tests by name.
func texts(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name, raw := range hostile {
		out["hostile-"+name] = filepath.Join(t.TempDir(), name+".txt")
		require.NoError(t, os.WriteFile(out["hostile-"+name], []byte(raw), 0o644))
	}
	for _, name := range append([]string{"dz-bridge-glued", "eg-oneline-nile"}, withBullets...) {
		out[name] = articles + name + ".txt"
	}
	return out
}

// The text is that of the article, whatever it holds; nothing of it runs; no page is
// wider than a phone.
func TestTexts(t *testing.T) {
	for name, file := range texts(t) {
		t.Run(name, func(t *testing.T) {
			b := open(t, file, size(360, 740))
			got := eval[[]string](b, `Array.from(document.querySelectorAll('.b'), e => e.textContent)`)
			assert.Equal(t, blocks(t, file), got)
			assert.Zero(t, eval[int](b, `document.querySelectorAll('article script, article img, article style').length`))
			for _, width := range []int64{320, 360, 768, 1024} {
				b.set(size(width, 740))
				b.settle()
				assert.LessOrEqual(t, eval[int64](b, `document.scrollingElement.scrollWidth`), width, "at %d pixels", width)
			}
		})
	}
}

// Even mark-up that a page would let through does not run: the policy allows nothing but
// the script of the page.
func TestPolicy(t *testing.T) {
	b := open(t, articles+"eg-oneline-nile.txt")
	b.do(`let s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s);
		let d = document.createElement('div'); d.innerHTML = '<img src="data:," onerror="window.ran = true">'; document.body.append(d);`)
	b.settle()
	assert.False(t, eval[bool](b, `window.ran === true`))
	b.mu.Lock()
	defer b.mu.Unlock()
	assert.NotEmpty(t, b.problems, "the policy complains")
	b.problems = nil
	b.requests = b.requests[:1]
}

// What is selected and copied is the text of the article alone, a block a line.
func TestCopy(t *testing.T) {
	for _, width := range []int64{360, 1280} {
		for _, name := range withBullets[:2] {
			t.Run(fmt.Sprint(name, width), func(t *testing.T) {
				b := open(t, articles+name+".txt", size(width, 900))
				want := blocks(t, b.file)
				text := strings.Join(want, "\n")
				assert.Equal(t, text, b.copied(`r.selectNodeContents(document.getElementById('article'))`))
				assert.Equal(t, want[0], b.copied(`r.selectNodeContents(document.getElementById('b0'))`))
				mention := eval[string](b, `document.querySelector('.paragraph .m').textContent`)
				assert.Equal(t, mention, b.copied(`r.selectNodeContents(document.querySelector('.paragraph .m'))`))
				first, last := []rune(want[0]), []rune(want[len(want)-1])
				part := strings.TrimPrefix(text, string(first[:2]))
				part = strings.TrimSuffix(part, string(last[len(last)-1:]))
				assert.Equal(t, part, b.copied(`
					let texts = id => { let w = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT), out = []; while (w.nextNode()) out.push(w.currentNode); return out };
					let end = texts(%s).pop();
					r.setStart(texts('b0')[0], 2); r.setEnd(end, end.length - 1)`, fmt.Sprintf("b%d", len(want)-1)))
				// more than the article: what the browser makes of it, without legend, labels and lines
				all := strings.Fields(b.copied(`r.selectNodeContents(document.body)`))
				words := strings.Fields(text)
				require.GreaterOrEqual(t, len(all), len(words))
				assert.Equal(t, words, all[:len(words)])
			})
		}
	}
}

// copied is what comes out of the clipboard where a range r was selected and copied.
func (b *tab) copied(statements string, args ...any) string {
	b.t.Helper()
	b.do(`let r = document.createRange(); `+statements+`; let s = getSelection(); s.removeAllRanges(); s.addRange(r)`, args...)
	command := func(key, code, name string) {
		for _, t := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
			p := input.DispatchKeyEventParams{Type: t, Key: key, Code: code, Modifiers: int64(chromedp.ModifierCtrl)}
			if t == input.DispatchKeyEventTypeKeyDown {
				p.Commands = []string{name}
			}
			call(b, input.DispatchKeyEvent, p)
		}
	}
	command("c", "KeyC", "copy")
	b.do(`let a = document.createElement('textarea'); a.id = 'pasted'; document.body.append(a); a.focus()`)
	command("v", "KeyV", "paste")
	return eval[string](b, `(() => { let a = document.getElementById('pasted'); a.remove(); return a.value })()`)
}

const chain = `Array.from(document.querySelectorAll('article .m.on'), e => e.textContent)`

// The pointer or the focus on a name brings out all its mentions, and a card says what
// it names.
func TestChain(t *testing.T) {
	b := open(t, articles+"ye-araby-ports-salaries.txt")
	id := eval[string](b, `Array.from(document.querySelectorAll('.m.person')).map(e => e.dataset.e).find(e => document.querySelectorAll('article .m[data-e="' + e + '"]').length > 1)`)
	of := fmt.Sprintf(`article .m[data-e="%s"]`, id)
	mentions := eval[[]string](b, `Array.from(document.querySelectorAll(%s), e => e.textContent)`, of)
	require.Greater(t, len(mentions), 1)

	b.hover(of)
	assert.Equal(t, mentions, eval[[]string](b, chain))
	card := eval[string](b, `document.getElementById('card').innerText`)
	name := eval[string](b, `document.querySelector('#e' + %s + ' a').textContent`, id)
	assert.Contains(t, card, "شخص")
	assert.Contains(t, card, name)
	assert.Contains(t, card, fmt.Sprintf("الموضع 1 من %d", len(mentions)))
	assert.Equal(t, "card", eval[string](b, `document.querySelector(%s).getAttribute('aria-describedby')`, of))
	assert.True(t, eval[bool](b, `(() => { let r = document.getElementById('card').getBoundingClientRect(); return r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight })()`))

	b.press(kb.Escape)
	assert.Empty(t, eval[[]string](b, chain))
	assert.True(t, eval[bool](b, `document.getElementById('card').hidden`))

	b.do(`document.querySelector(%s).focus()`, of)
	b.settle()
	assert.Equal(t, mentions, eval[[]string](b, chain))
	at := `Array.from(document.querySelectorAll(%s)).indexOf(document.activeElement)`
	b.press(kb.ArrowLeft)
	assert.Equal(t, 1, eval[int](b, at, of), "left is the next mention")
	b.press(kb.ArrowRight)
	assert.Equal(t, 0, eval[int](b, at, of))
	b.press(kb.ArrowRight)
	assert.Equal(t, len(mentions)-1, eval[int](b, at, of), "and round again")
}

// A finger has no pointer that hovers.
func TestTouch(t *testing.T) {
	b := open(t, articles+"ye-araby-ports-salaries.txt", size(360, 740), touch)
	at := eval[[]float64](b, `(() => { let e = document.querySelector('.paragraph .m.person'); e.scrollIntoView({block: 'center'}); let r = e.getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2] })()`)
	run(b, chromedp.TapXY(at[0], at[1]))
	run(b, chromedp.Poll[bool](`!document.getElementById('card').hidden`))
	assert.NotEmpty(t, eval[[]string](b, chain))
	assert.LessOrEqual(t, eval[int](b, `document.scrollingElement.scrollWidth`), 360)
}

func TestValueOfDates(t *testing.T) {
	b := open(t, articles+"ye-araby-ports-salaries.txt")
	b.hover(".timestamp .m.date")
	card := eval[string](b, `document.getElementById('card').innerText`)
	assert.Contains(t, card, "السبت 9 مارس 2024")
	assert.Contains(t, card, "2024-03-09")
	assert.Contains(t, card, "مذكور في النص")
	b.hover(".paragraph .m.number")
	assert.Contains(t, eval[string](b, `document.getElementById('card').innerText`), "4,700")
}

func TestQuotes(t *testing.T) {
	b := open(t, articles+"ps-felesteen-gaza-solar.txt")
	said := eval[int](b, `document.querySelectorAll('.said').length`)
	require.Positive(t, said)
	notes := eval[[]string](b, `Array.from(document.querySelectorAll('.note'), e => e.dataset.name)`)
	speakers := eval[[]string](b, `Array.from(document.querySelectorAll('.quote[data-speaker]'), e => e.dataset.speaker)`)
	require.NotEmpty(t, speakers)
	assert.Subset(t, notes, speakers)
	inside := eval[bool](b, `Array.from(document.querySelectorAll('.said')).every(l => {
		let r = l.getBoundingClientRect(), q = document.querySelector('.quote[data-q="' + l.dataset.quote + '"]').getBoundingClientRect();
		return r.top >= q.top - 1 && (r.left > q.right || r.right < q.left) })`)
	assert.True(t, inside, "the lines are beside what is said")

	b.hover(".quote[data-direct]")
	lit := eval[int](b, `document.querySelectorAll('.quote.on, .cue.on, .m.on').length`)
	assert.GreaterOrEqual(t, lit, 3, "the quote, its cue and its speaker")
	assert.Contains(t, eval[string](b, `document.getElementById('card').innerText`), "المتحدث")

	b.set(size(360, 740))
	b.settle()
	assert.Equal(t, said, eval[int](b, `document.querySelectorAll('.said').length`))
	assert.Contains(t, eval[string](b, `getComputedStyle(Array.from(document.querySelectorAll('.quote[data-speaker]')).at(-1), '::before').content`), speakers[len(speakers)-1],
		"on a phone the name stands before the quote")
}

// The keyboard reaches the legend, the names, dates, quotes and bullets, and the index.
func TestKeyboard(t *testing.T) {
	b := open(t, articles+"ps-felesteen-gaza-solar.txt")
	seen := map[string]int{}
	for range 400 {
		run(b, chromedp.KeyEvent(kb.Tab))
		kind := eval[string](b, `(() => { let e = document.activeElement, c = ['skip', 'chip', 'theme', 'bullet', 'date', 'number', 'quote', 'm'].find(c => e.classList.contains(c));
			return c || (e.closest('.index') ? 'index' : e.tagName) })()`)
		if kind == "BODY" {
			break
		}
		seen[kind]++
		if seen[kind] == 1 && kind != "skip" {
			assert.NotEqual(t, "none", eval[string](b, `getComputedStyle(document.activeElement).outlineStyle`), "the focus on %s is seen", kind)
		}
		if kind == "bullet" && seen[kind] == 1 {
			assert.NotEmpty(t, eval[[]string](b, `Array.from(document.querySelectorAll('.paragraph .s.on'), e => e.id)`), "its sentences")
			assert.True(t, eval[bool](b, `document.querySelector('.link.on') !== null`))
		}
	}
	for _, kind := range []string{"skip", "chip", "theme", "bullet", "date", "number", "quote", "m", "index"} {
		want := eval[int](b, `(k => document.querySelectorAll(k === 'm' ? '.m[tabindex]:not(.date,.number)' : k === 'index' ? '.index a' : ['skip', 'chip', 'theme'].includes(k) ? '.' + k : '.' + k + '[tabindex]').length)(%s)`, kind)
		assert.Positive(t, seen[kind], kind)
		assert.Equal(t, want, seen[kind], kind)
	}
}

func TestLegend(t *testing.T) {
	b := open(t, articles+"ye-araby-ports-salaries.txt")
	colour := `getComputedStyle(document.querySelector('article .m.person')).backgroundColor`
	before := eval[string](b, colour)
	b.do(`document.querySelector('.chip.person').focus()`)
	b.press(kb.Enter)
	assert.Equal(t, "false", eval[string](b, `document.querySelector('.chip.person').getAttribute('aria-pressed')`))
	assert.Equal(t, "rgba(0, 0, 0, 0)", eval[string](b, colour))
	assert.Zero(t, eval[int](b, `document.querySelectorAll('article .m.person[tabindex]').length`), "hidden marks are not in the way of the keyboard")
	b.press(" ")
	assert.Equal(t, before, eval[string](b, colour))
	assert.Positive(t, eval[int](b, `document.querySelectorAll('article .m.person[tabindex]').length`))

	for _, c := range []struct{ chip, what string }{{"quote", ".said"}, {"support", ".link"}} {
		n := eval[int](b, `document.querySelectorAll(%s).length`, c.what)
		require.Positive(t, n)
		b.do(`document.querySelector(%s).click()`, ".chip."+c.chip)
		b.settle()
		assert.Zero(t, eval[int](b, `document.querySelectorAll(%s).length`, c.what))
		b.do(`document.querySelector(%s).click()`, ".chip."+c.chip)
		b.settle()
		assert.Equal(t, n, eval[int](b, `document.querySelectorAll(%s).length`, c.what))
	}
}

// contrasts gives the lowest contrast of the words of a page with what they stand on.
const contrasts = `(() => {
	let channels = c => c.match(/[\d.]+/g).map(Number);
	let lum = c => { let [r, g, b] = channels(c).map(x => { x /= 255; return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4) }); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
	let paper = getComputedStyle(document.getElementById('article'), '::before').backgroundColor;
	let back = e => { for (; e; e = e.parentElement) { if (e.id === 'article') return paper; let c = getComputedStyle(e).backgroundColor, v = channels(c); if (v.length < 4 || v[3] === 1) return c } return 'rgb(255, 255, 255)' };
	let least = 21;
	for (let w = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), n; n = w.nextNode();) {
		if (!n.textContent.trim() || !n.parentElement.getClientRects().length || n.parentElement.closest('svg')) continue;
		let a = lum(getComputedStyle(n.parentElement).color), b = lum(back(n.parentElement));
		least = Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
	}
	return least })()`

func TestSchemes(t *testing.T) {
	b := open(t, articles+"ye-araby-ports-salaries.txt")
	colours := `['backgroundColor', 'color'].map(p => getComputedStyle(document.body)[p]).join(' on ')`
	light := eval[string](b, colours)
	assert.GreaterOrEqual(t, eval[float64](b, contrasts), 4.5)
	b.set(scheme("dark"))
	dark := eval[string](b, colours)
	assert.NotEqual(t, light, dark)
	assert.GreaterOrEqual(t, eval[float64](b, contrasts), 4.5)

	toggle := func() { b.do(`document.getElementById('theme').click()`) }
	toggle()
	assert.Equal(t, light, eval[string](b, colours), "the button turns the scheme of the system")
	toggle()
	assert.Equal(t, dark, eval[string](b, colours))
	b.set(scheme("light"))
	assert.Equal(t, dark, eval[string](b, colours), "and what was chosen stays")
}

// joins tells of the lines that begin at their bullet and end at their sentence.
const joins = `(() => {
	let layer = document.getElementById('overlay').getBoundingClientRect(), out = [];
	document.querySelectorAll('.bullet').forEach(bullet => {
		let r = bullet.getBoundingClientRect();
		let links = Array.from(document.querySelectorAll('.link[data-of="' + bullet.dataset.bullet + '"]'));
		let dots = Array.from(document.querySelectorAll('.dot[data-of="' + bullet.dataset.bullet + '"]'));
		let ids = bullet.dataset.supports.split(' ').filter(Boolean);
		out.push(links.length === ids.length && dots.length === ids.length && ids.every((id, i) => {
			let start = links[i].getPointAtLength(0), s = document.getElementById(id).getBoundingClientRect(), d = dots[i].getBoundingClientRect();
			let y = start.y + layer.top, mid = (d.top + d.bottom) / 2;
			return y > r.top && y < r.bottom && mid > s.top && mid < s.bottom && d.left > 0 && d.right < innerWidth }));
	});
	return out })()`

// Lines lead from the bullets to their sentences, whatever the width and the place of
// the page.
func TestLines(t *testing.T) {
	for _, name := range withBullets {
		t.Run(name, func(t *testing.T) {
			b := open(t, articles+name+".txt")
			lines := eval[int](b, `document.querySelectorAll('.link').length`)
			assert.Positive(t, lines)
			for _, width := range []int64{1280, 1000, 360} {
				b.set(size(width, 740))
				for _, y := range []int{0, 300, 100000} {
					b.do(`window.scrollTo(0, %s)`, y)
					b.settle()
					assert.NotContains(t, eval[[]bool](b, joins), false, "at %d pixels, scrolled to %d", width, y)
					assert.Equal(t, lines, eval[int](b, `document.querySelectorAll('.link').length`))
				}
			}
		})
	}
}

// What the body says otherwise is underlined in red, with the reason, and what it says
// instead comes out.
func TestMissing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bridge.txt")
	require.NoError(t, os.WriteFile(file, []byte("جسر جديد في أسوان\nاستمع إلى الملخص\n- بلغت كلفة الجسر 90 مليون جنيه.\n"+
		"افتتحت محافظة أسوان الأحد جسرا جديدا على النيل يربط ضفتي المدينة.\n"+
		"وقال المحافظ إن كلفة الجسر بلغت 70 مليون جنيه، وإن العمل فيه استمر عامين كاملين.\n"), 0o644))
	b := open(t, file)
	require.Positive(t, eval[int](b, `document.querySelectorAll('.bullet .missing').length`))
	assert.Contains(t, eval[string](b, `getComputedStyle(document.querySelector('.missing')).textDecoration`), "wavy")
	for _, selector := range []string{".bullet .missing", ".bullet .m.number"} {
		b.hover(".headline") // and off the mark
		b.hover(selector)
		assert.Contains(t, eval[string](b, `document.getElementById('card').innerText`), "في النص: 70 مليون جنيه", selector)
		assert.Equal(t, "70 مليون جنيه", eval[string](b, `document.querySelector('.against.on').textContent`))
	}
}

// Without a script the page still has its text, colours, values and index.
func TestWithoutScript(t *testing.T) {
	b := load(t, articles+"ye-araby-ports-salaries.txt", noScript, size(360, 740))
	assert.Equal(t, blocks(t, b.file), eval[[]string](b, `Array.from(document.querySelectorAll('.b'), e => e.textContent)`))
	assert.Contains(t, eval[string](b, `document.querySelector('.timestamp .m.date').title`), "2024-03-09")
	assert.NotEqual(t, "rgba(0, 0, 0, 0)", eval[string](b, `getComputedStyle(document.querySelector('.m.person')).backgroundColor`))
	assert.Zero(t, eval[int](b, `document.querySelectorAll('#overlay').length`))
	assert.LessOrEqual(t, eval[int](b, `document.scrollingElement.scrollWidth`), 360)
}

func TestScreenshot(t *testing.T) {
	if *screenshot == "" {
		t.Skip("without -screenshot FILE")
	}
	b := open(t, articles+"ye-araby-ports-salaries.txt", size(1280, 1040), scheme(*pictureScheme))
	b.hover(".paragraph .m.person")
	picture, err := png.Decode(bytes.NewReader(run(b, chromedp.CaptureScreenshot())))
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, picture))
	require.NoError(t, os.WriteFile(*screenshot, out.Bytes(), 0o644))
}
