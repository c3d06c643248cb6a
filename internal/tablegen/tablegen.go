// Package tablegen is what the generators of tables of words share: reading lists,
// keys of words, writing Go. It is for programs; what goes wrong ends them.
package tablegen

import (
	"go/format"
	"log"
	"os"
	"strings"

	"github.com/khabar-go/khabar/internal/wordkey"
)

// Rows gives the rows of a list, each of n columns, the last its source; lines that
// begin with # are comments.
func Rows(file string, n int) [][]string {
	data, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	var rows [][]string
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != n || f[n-1] == "" {
			log.Fatalf("%s:%d: %d columns, want %d with a source", file, i+1, len(f), n)
		}
		rows = append(rows, f)
	}
	return rows
}

// Key is the key of a word, which must have one.
func Key(word string) wordkey.Key {
	k := wordkey.Of(word)
	if k == 0 {
		log.Fatalf("%s has no key", word)
	}
	return k
}

// Write formats Go source and writes it; source that is not Go is printed, for reading.
func Write(file string, src []byte) {
	out, err := format.Source(src)
	if err != nil {
		os.Stdout.Write(src)
		log.Fatal(err)
	}
	if err := os.WriteFile(file, out, 0o644); err != nil {
		log.Fatal(err)
	}
}
