// Program none is built by the linking test.
package main

import (
	"os"

	"github.com/khabar-go/khabar/article/text"
)

func main() { os.Stdout.WriteString(text.FoldAll.String("أ")) }
