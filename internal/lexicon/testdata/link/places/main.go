// Program places is built by the linking test.
package main

import (
	"os"

	"github.com/khabar-go/khabar/internal/lexicon"
)

func main() {
	p, _ := lexicon.LookupPlace(lexicon.Key(nil, os.Args[0]))
	os.Stdout.WriteString(p.Name)
}
