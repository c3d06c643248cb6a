// Package outside builds programs that import this module as others would: from a folder
// of their own, with a replace line in their go.mod.
package outside

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/internal/corpus"
)

// build builds a program with the given main file against the checkout and gives its path.
func build(t *testing.T, main string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a program, which -short leaves out")
	}
	dir, root := t.TempDir(), corpus.Root(t)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "main.go"), []byte(main), 0o644))
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.sum"), sum, 0o644))
	mod := "module example.org/outside\n\ngo 1.25.0\n\nrequire github.com/khabar-go/khabar v0.0.0\n\nreplace github.com/khabar-go/khabar => " + root + "\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.mod"), []byte(mod), 0o644))
	cmd := exec.Command("go", "build", "-mod=mod", "-o", "outside", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
	return filepath.Join(dir, "outside")
}

// everything imports every public package and calls one thing of each.
const everything = `package main

import (
	"fmt"
	"os"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
@@IMPORTS@@
)

func main() {
	a, err := article.Parse([]byte("وزير الصحة يفتتح مستشفى في طنجة\nالرباط - واس: افتتح وزير الصحة اليوم مستشفى جديدا في مدينة طنجة، بحضور عدد كبير من المسؤولين.\n"))
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(a.Headline.Text)
	n := 0
	for range text.Tokens("قال الوزير 50,000 مرة") {
		n++
	}
	fmt.Println(n)
@@CALLS@@
}
`

// extra are the packages that stand on the floor, each with a call and what it prints.
var extra = []struct{ pkg, call, prints string }{
	{"article/number", "\tv, _ := number.Parse(\"خمسون ألفا\")\n\tfmt.Println(v)", "50000"},
	{"article/date", "\td, _ := date.Parse(\"15 يونيو/حزيران 2024\")\n\tfmt.Println(d)", "2024-06-15"},
}

func TestOutsideProgram(t *testing.T) {
	imports, calls := "", ""
	want := "وزير الصحة يفتتح مستشفى في طنجة\n4\n"
	for _, e := range extra {
		if _, err := os.Stat(filepath.Join(corpus.Root(t), e.pkg, "doc.go")); err != nil {
			continue
		}
		imports += "\t\"github.com/khabar-go/khabar/" + e.pkg + "\"\n"
		calls += e.call + "\n"
		want += e.prints + "\n"
	}
	bin := build(t, strings.NewReplacer("@@IMPORTS@@\n", imports, "@@CALLS@@\n", calls).Replace(everything))
	out, err := exec.Command(bin).CombinedOutput()
	require.NoError(t, err, string(out))
	require.Equal(t, want, string(out))
}

// TestLinked looks at what the linker kept: a program that imports a low floor alone holds
// none of the lists of the floors above it.
func TestLinked(t *testing.T) {
	bin := build(t, `package main

import "github.com/khabar-go/khabar/article/text"

func main() {
	for s := range text.Sentences("قال. وقال.") {
		println(s.Start)
	}
	println(text.FoldAll.String("أ"))
}
`)
	out, err := exec.Command("go", "tool", "nm", bin).CombinedOutput()
	require.NoError(t, err, string(out))
	require.Contains(t, string(out), "khabar/article/text.", "the test can see symbols")
	for _, not := range []string{"khabar/internal/lexicon", "khabar/article/number", "khabar/article/date", "khabar/entities"} {
		require.NotContains(t, string(out), not)
	}
}
