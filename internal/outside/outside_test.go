// Package outside builds programs that import this module as others would: from a folder
// of their own, with a replace line in their go.mod, and without the network.
package outside

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/internal/corpus"
)

const module = "github.com/khabar-go/khabar"

// A call is one use of a public package: statements that print what follows.
type call struct{ pkg, statements, prints string }

// calls has one call, at least, of every public package.
var calls = []call{
	{"article", `
	a, err := article.Parse([]byte("وزير الصحة يفتتح مستشفى في طنجة\nالرباط - واس: افتتح وزير الصحة اليوم مستشفى جديدا في مدينة طنجة، بحضور عدد كبير من المسؤولين.\n"))
	fmt.Println(a.Headline.Text, err)`, "وزير الصحة يفتتح مستشفى في طنجة <nil>"},
	{"article/text", `
	for tok := range text.Tokens("إف-16 50,000") {
		fmt.Print(tok.Kind, tok.Span, " ")
	}
	fmt.Println(text.FoldAll.String("القُوّات الأميركية"))`, "code {0 7} number {8 14} القوات الاميركيه"},
	{"article/number", `
	v, _ := number.Parse("خمسون ألفا")
	fmt.Println(v)`, "50000"},
	{"article/date", `
	d, _ := date.Parse("15 يونيو/حزيران 2024")
	fmt.Println(d)`, "2024-06-15"},
	{"entities", `
	r := entities.Tagger{}.TagText("وصل محمد بن سلمان إلى القاهرة.")
	for _, m := range r.Mentions {
		fmt.Print(m.Type, " ", m.Norm, "; ")
	}
	fmt.Println()`, "PERSON محمد بن سلمان; GPE القاهرة; "},
	{"summary", `
	digest, err := summary.Digester{NoText: true}.Digest([]byte("وزير الصحة يفتتح مستشفى في طنجة\nالرباط - واس: افتتح وزير الصحة اليوم مستشفى جديدا في مدينة طنجة، بحضور عدد كبير من المسؤولين.\n"))
	fmt.Println(digest.Article.Headline.Text, len(digest.Dates), err)
	doc, err := summary.Decode(digest.AppendJSON(nil))
	fmt.Println(doc.Dateline.Places, doc.Text == nil, err)`, "وزير الصحة يفتتح مستشفى في طنجة 1 <nil>\n[الرباط] true <nil>"},
}

// TestProgram runs a program that imports every public package and calls each.
func TestProgram(t *testing.T) {
	public := corpus.PublicPackages(t)
	var want []string
	for _, pkg := range public {
		for _, c := range calls {
			if c.pkg == pkg {
				want = append(want, c.prints)
			}
		}
	}
	bin := build(t, program(t, public))
	out, err := exec.Command(bin).CombinedOutput()
	require.NoError(t, err, string(out))
	assert.Equal(t, strings.Join(want, "\n"), strings.TrimSpace(string(out)))
}

// links tells what the linker must leave out of a program that imports some packages only.
var links = []struct {
	imports []string
	without []string
}{
	{[]string{"article/text"}, []string{"internal/lexicon", "internal/gazetteer", "internal/numeral", "article/number", "article/date", "entities", "summary"}},
	{[]string{"article/number"}, []string{"internal/lexicon", "internal/gazetteer", "article/date", "entities", "summary"}},
	{[]string{"article/date"}, []string{"internal/lexicon", "internal/gazetteer", "internal/model", "entities", "summary"}},
	{[]string{"article"}, []string{"internal/gazetteer", "internal/model", "entities", "summary"}},
	{[]string{"entities"}, []string{"summary", "internal/extract"}},
}

// TestLinked looks at the symbols of programs that import one package: what stands above
// it, and the lists of names, cost them nothing.
func TestLinked(t *testing.T) {
	public := corpus.PublicPackages(t)
	for _, l := range links {
		t.Run(strings.Join(l.imports, "+"), func(t *testing.T) {
			for _, pkg := range l.imports {
				if !slices.Contains(public, pkg) {
					t.Skipf("there is no package %s yet", pkg)
				}
			}
			out, err := exec.Command("go", "tool", "nm", build(t, program(t, l.imports))).Output()
			require.NoError(t, err)
			// Only the symbols' names count, and «article.» must not match «article/text.».
			symbols := string(out)
			for _, pkg := range l.imports {
				require.Contains(t, symbols, " "+module+"/"+pkg+".", "the binary has symbols to look at")
			}
			for _, pkg := range l.without {
				for line := range strings.Lines(symbols) {
					assert.Falsef(t, strings.Contains(line, " "+module+"/"+pkg+".") || strings.Contains(line, " "+module+"/"+pkg+"/"), "linked: %s", line)
				}
			}
		})
	}
}

// program writes a program that makes the calls of some packages.
func program(t *testing.T, packages []string) string {
	var imports, statements strings.Builder
	for _, pkg := range packages {
		from := statements.Len()
		for _, c := range calls {
			if c.pkg == pkg {
				statements.WriteString(c.statements + "\n")
			}
		}
		require.NotEqualf(t, from, statements.Len(), "%s is public: write a call of it in the table calls", pkg)
		fmt.Fprintf(&imports, "\t%q\n", module+"/"+pkg)
	}
	return "package main\n\nimport (\n\t\"fmt\"\n\n" + imports.String() + ")\n\nfunc main() {" + statements.String() + "}\n"
}

// build builds a program in a module of its own, with what the module cache holds, and
// gives its path.
func build(t *testing.T, main string) string {
	if testing.Short() {
		t.Skip("builds a program, which -short leaves out")
	}
	dir, root := t.TempDir(), corpus.Root(t)
	// The go.sum of the checkout stands for the download: nothing is fetched here.
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.sum"), sum, 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "main.go"), []byte(main), 0o644))
	run(t, dir, "mod", "init", "example.org/outside")
	run(t, dir, "mod", "edit", "-require="+module+"@v0.0.0", "-replace="+module+"="+root)
	bin := filepath.Join(dir, "outside")
	run(t, dir, "build", "-o", bin, ".")
	return bin
}

func run(t *testing.T, dir string, args ...string) {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	require.NoErrorf(t, err, "go %s: %s", strings.Join(args, " "), out)
}
