// Program outlets is built by the linking test.
package main

import (
	"os"

	"github.com/khabar-go/khabar/internal/lexicon"
)

func main() {
	o, _ := lexicon.LookupOutlet(lexicon.Key(nil, os.Args[0]))
	os.Stdout.WriteString(o.Name)
}
