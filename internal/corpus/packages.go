package corpus

import (
	"go/build"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// PublicPackages lists the packages that a program from outside can import, by their
// folders below the root: not those of internal and examples, generators and other
// commands, or modules of their own.
func PublicPackages(tb testing.TB) []string {
	root := Root(tb)
	var paths []string
	err := filepath.WalkDir(root, func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() || dir == root {
			return err
		}
		switch name := d.Name(); {
		case name == "internal", name == "examples", name == "testdata", strings.HasPrefix(name, "."), strings.HasPrefix(name, "_"):
			return fs.SkipDir
		}
		if module, _ := filepath.Glob(filepath.Join(dir, "go.mod")); module != nil {
			return fs.SkipDir
		}
		pkg, err := build.ImportDir(dir, 0)
		if _, none := err.(*build.NoGoError); none {
			return nil
		}
		if err != nil {
			return err
		}
		if pkg.Name != "main" {
			path, err := filepath.Rel(root, dir)
			if err != nil {
				return err
			}
			paths = append(paths, filepath.ToSlash(path))
		}
		return nil
	})
	if err != nil || len(paths) == 0 {
		tb.Fatal("no public packages", err)
	}
	return paths
}
