// Gen writes the generated tables of package lexicon and their figures in its
// package comment. Run it in the package's
// folder, by go generate.
package main

import (
	"bytes"
	"log"
	"os"

	"github.com/khabar-go/khabar/internal/lexicon/build"
)

func main() {
	log.SetFlags(0)
	files, err := build.Tables(os.DirFS("data"))
	if err != nil {
		log.Fatal(err)
	}
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		log.Fatal(err)
	}
	if files["doc.go"], err = build.Doc(doc, files); err != nil {
		log.Fatal(err)
	}
	for name, src := range files {
		if old, err := os.ReadFile(name); err == nil && bytes.Equal(old, src) {
			continue
		}
		if err := os.WriteFile(name, src, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
