// Command bigrams counts how often one letter follows another in Arabic text, for
// the detection of encodings. It reads JSON lines with a field "text" and writes a
// TSV file: first, second, count for a million pairs, source.
//
//	go run ./article/text/gen/bigrams -skip 6000 -source "…" wiki.jsonl.gz news.jsonl.gz > article/text/data/bigrams.tsv
//
// Only counts leave the corpora, never their text.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"unicode"
)

// class names what a rune counts as: itself where it is an Arabic letter or mark
// of ISO-8859-6, or else a kind of character.
func class(r rune) string {
	switch {
	case r >= 'ء' && r <= 'غ', r >= 'ـ' && r <= '\u0652':
		return fmt.Sprintf("U+%04X", r)
	case unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r):
		return "persian"
	case r >= 0x80 && unicode.Is(unicode.Latin, r):
		return "accent"
	case unicode.IsLetter(r):
		return "latin"
	}
	return "other"
}

func main() {
	source := flag.String("source", "", "what stands in the column source")
	about := flag.String("about", "", "a line of comment that explains the source")
	skip := flag.Int("skip", 0, "lines to skip at the head of the last file: they are for measuring")
	flag.Parse()
	counts := map[[2]string]int{}
	total := 0
	for i, name := range flag.Args() {
		lines := 0
		if i == flag.NArg()-1 {
			lines = *skip
		}
		if err := count(name, lines, func(first, second string) {
			counts[[2]string{first, second}]++
			total++
		}); err != nil {
			log.Fatal(err)
		}
	}
	names := []string{"other", "latin", "accent", "persian"}
	for r := 'ء'; r <= '\u0652'; r++ {
		if name := class(r); name != "persian" && name != "other" {
			names = append(names, name)
		}
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprintf(out, "# Pairs of characters in Arabic text, for a million pairs; %d pairs were counted.\n", total)
	fmt.Fprintf(out, "# %s\n", *about)
	fmt.Fprintln(out, "first\tsecond\tper-million\tsource")
	for _, a := range names {
		for _, b := range names {
			if n := counts[[2]string{a, b}]; n > 0 {
				fmt.Fprintf(out, "%s\t%s\t%.3f\t%s\n", a, b, float64(n)*1e6/float64(total), *source)
			}
		}
	}
}

// count reads a file and calls pair for every two characters that stand together.
func count(name string, skip int, pair func(first, second string)) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	d := json.NewDecoder(z)
	for n := 0; ; n++ {
		var line struct{ Text string }
		switch err := d.Decode(&line); {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case n < skip:
			continue
		}
		last := "other"
		for _, r := range line.Text {
			c := class(r)
			pair(last, c)
			last = c
		}
		pair(last, "other")
	}
}
