// Package apicheck holds the exported API of the public packages against golden files, so
// that no change of it goes unseen.
package apicheck

import (
	"flag"
	"fmt"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/internal/corpus"
)

var update = flag.Bool("update", false, "write the golden files of testdata/api")

const module = "github.com/khabar-go/khabar"

// TestAPI compares the exported declarations of every public package, one a line as in
// Go's own api folder, with testdata/api.
func TestAPI(t *testing.T) {
	root := corpus.Root(t)
	golden := filepath.Join(root, "testdata", "api")
	fset := token.NewFileSet()
	load := importer.ForCompiler(fset, "source", nil)
	expected := map[string]bool{}
	for _, path := range corpus.PublicPackages(t) {
		name := strings.ReplaceAll(path, "/", ".") + ".txt"
		expected[name] = true
		t.Run(path, func(t *testing.T) {
			pkg := check(t, fset, load, filepath.Join(root, filepath.FromSlash(path)), module+"/"+path)
			got := strings.Join(exported(pkg), "\n") + "\n"
			file := filepath.Join(golden, name)
			if *update {
				require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
				return
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err, "a new public package: run go test ./internal/apicheck -update")
			assert.Equal(t, string(want), got, "the API changed; if that is meant, run go test ./internal/apicheck -update")
		})
	}
	files, err := os.ReadDir(golden)
	require.NoError(t, err)
	for _, f := range files {
		assert.Truef(t, expected[f.Name()], "testdata/api/%s is of no package; delete it if that is meant", f.Name())
	}
}

// check reads and type-checks a package without the bodies of its functions.
func check(t *testing.T, fset *token.FileSet, load types.Importer, dir, path string) *types.Package {
	info, err := build.ImportDir(dir, 0)
	require.NoError(t, err)
	var files []*ast.File
	for _, name := range info.GoFiles {
		f, err := parser.ParseFile(fset, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		files = append(files, f)
	}
	conf := types.Config{Importer: load, IgnoreFuncBodies: true}
	pkg, err := conf.Check(path, fset, files, nil)
	require.NoError(t, err)
	return pkg
}

// exported prints the exported declarations of a package, sorted.
func exported(pkg *types.Package) []string {
	p := printer{qualify: func(other *types.Package) string {
		if other == pkg {
			return ""
		}
		return other.Name()
	}}
	for _, name := range pkg.Scope().Names() {
		if obj := pkg.Scope().Lookup(name); obj.Exported() {
			p.object(obj)
		}
	}
	slices.Sort(p.lines)
	return p.lines
}

type printer struct {
	qualify types.Qualifier
	lines   []string
}

func (p *printer) line(format string, args ...any) {
	p.lines = append(p.lines, fmt.Sprintf(format, args...))
}

func (p *printer) typ(t types.Type) string { return types.TypeString(t, p.qualify) }

// signature prints the parameters and results of a function.
func (p *printer) signature(f *types.Func) string {
	return strings.TrimPrefix(p.typ(f.Type()), "func")
}

func (p *printer) object(obj types.Object) {
	switch obj := obj.(type) {
	case *types.Const:
		p.line("const %s %s = %s", obj.Name(), p.typ(obj.Type()), obj.Val().ExactString())
	case *types.Var:
		p.line("var %s %s", obj.Name(), p.typ(obj.Type()))
	case *types.Func:
		p.line("func %s%s", obj.Name(), p.signature(obj))
	case *types.TypeName:
		p.typeName(obj)
	}
}

// typeName prints a type with its exported fields or, for an interface, its methods,
// and the methods that values and pointers of it have, those of embedded types included.
func (p *printer) typeName(obj *types.TypeName) {
	name := obj.Name()
	if obj.IsAlias() {
		p.line("type %s = %s", name, p.typ(types.Unalias(obj.Type())))
		return
	}
	switch t := obj.Type().Underlying().(type) {
	case *types.Struct:
		p.line("type %s struct", name)
		p.fields(name, t)
	case *types.Interface:
		p.line("type %s interface", name)
		for i := range t.NumMethods() {
			if m := t.Method(i); m.Exported() {
				p.line("type %s interface, %s%s", name, m.Name(), p.signature(m))
			}
		}
		return
	default:
		p.line("type %s %s", name, p.typ(t))
	}
	p.methods(name, obj.Type(), "")
	p.methods(name, types.NewPointer(obj.Type()), "*")
}

func (p *printer) fields(name string, t *types.Struct) {
	for i := range t.NumFields() {
		f, what := t.Field(i), t.Field(i).Name()
		if !f.Exported() {
			continue
		}
		if f.Embedded() {
			what = "embedded"
		}
		tag := ""
		if t.Tag(i) != "" {
			tag = " `" + t.Tag(i) + "`"
		}
		p.line("type %s struct, %s %s%s", name, what, p.typ(f.Type()), tag)
	}
}

// methods prints the exported methods of a type; those of its pointer only where the
// type itself has them not.
func (p *printer) methods(name string, t types.Type, star string) {
	set := types.NewMethodSet(t)
	for i := range set.Len() {
		m := set.At(i).Obj().(*types.Func)
		if !m.Exported() {
			continue
		}
		if ptr, ok := t.(*types.Pointer); ok && types.NewMethodSet(ptr.Elem()).Lookup(m.Pkg(), m.Name()) != nil {
			continue
		}
		p.line("method (%s%s) %s%s", star, name, m.Name(), p.signature(m))
	}
}
