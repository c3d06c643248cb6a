// Package apicheck holds the exported API of the public packages against golden files, so
// that no change of it goes unseen.
package apicheck

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/internal/corpus"
)

var update = flag.Bool("update", false, "write the golden files")

// Public lists the folders of the public packages below the root.
func public(t *testing.T, root string) []string {
	var dirs []string
	for _, top := range []string{"article", "entities", "summary"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return fs.SkipDir
			}
			if d.IsDir() && (d.Name() == "testdata" || d.Name() == "gen" || d.Name() == "data") {
				return fs.SkipDir
			}
			if d.IsDir() {
				if files, _ := filepath.Glob(filepath.Join(path, "doc.go")); len(files) > 0 {
					dirs = append(dirs, path)
				}
			}
			return nil
		})
		require.NoError(t, err)
	}
	return dirs
}

func TestAPI(t *testing.T) {
	root := corpus.Root(t)
	dirs := public(t, root)
	require.NotEmpty(t, dirs)
	for _, dir := range dirs {
		name, err := filepath.Rel(root, dir)
		require.NoError(t, err)
		t.Run(name, func(t *testing.T) {
			got := exported(t, dir)
			golden := filepath.Join(root, "testdata", "api", strings.ReplaceAll(filepath.ToSlash(name), "/", ".")+".txt")
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
				return
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err, "run go test ./internal/apicheck -update")
			require.Equal(t, string(want), got, "the API changed; if that is meant, run go test ./internal/apicheck -update")
		})
	}
}

// exported prints the exported declarations of a package, one a line, sorted.
func exported(t *testing.T, dir string) string {
	fset := token.NewFileSet()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	require.NoError(t, err)
	var lines []string
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, f, nil, 0)
		require.NoError(t, err)
		ast.FileExports(file)
		for _, d := range file.Decls {
			lines = append(lines, declaration(fset, d)...)
		}
	}
	sort.Strings(lines)
	return strings.Join(lines, "\n") + "\n"
}

// declaration prints what a declaration exports.
func declaration(fset *token.FileSet, d ast.Decl) []string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		d.Body = nil
		return []string{source(fset, d)}
	case *ast.GenDecl:
		var lines []string
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				lines = append(lines, typeLines(fset, s)...)
			case *ast.ValueSpec:
				for _, n := range s.Names {
					lines = append(lines, fmt.Sprintf("%s %s", d.Tok, n.Name))
				}
			}
		}
		return lines
	}
	return nil
}

// typeLines prints a type, its exported fields one a line.
func typeLines(fset *token.FileSet, s *ast.TypeSpec) []string {
	st, ok := s.Type.(*ast.StructType)
	if !ok {
		return []string{"type " + source(fset, s)}
	}
	lines := []string{"type " + s.Name.Name + " struct"}
	for _, f := range st.Fields.List {
		typ := source(fset, f.Type)
		if len(f.Names) == 0 {
			lines = append(lines, fmt.Sprintf("type %s struct, embeds %s", s.Name.Name, typ))
		}
		for _, n := range f.Names {
			lines = append(lines, fmt.Sprintf("type %s struct, %s %s", s.Name.Name, n.Name, typ))
		}
	}
	return lines
}

func source(fset *token.FileSet, n ast.Node) string {
	var b bytes.Buffer
	_ = printer.Fprint(&b, fset, n)
	return strings.Join(strings.Fields(b.String()), " ")
}
