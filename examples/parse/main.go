// Command parse reads Arabic news articles and prints what they hold: one JSON
// document an article, or an outline for people.
//
//	parse [-published 2024-07-28] [-encoding LABEL] [-format json|text] [-notext] [FILE…]
//
// Without a file it reads standard input. With several files it prints one document
// a line; a file that cannot be read is named on standard error and skipped, and
// the exit status is 1 at the end.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/khabar-go/khabar/summary"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the program; it returns the exit status: 0, 1 where an input could not be
// read, 2 for unusable arguments.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("parse", flag.ContinueOnError)
	flags.SetOutput(stderr)
	published := flags.String("published", "", "the publication `date`, YYYY-MM-DD, where it is known")
	encoding := flags.String("encoding", "", "the `label` of the encoding, such as windows-1256; detected without it")
	format := flags.String("format", "json", "json, or text for an outline")
	notext := flags.Bool("notext", false, "leave the text out of the JSON")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: parse [-published 2024-07-28] [-encoding LABEL] [-format json|text] [-notext] [FILE…]")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	d := summary.Digester{Encoding: *encoding, NoText: *notext}
	if *published != "" {
		day, err := time.Parse(time.DateOnly, *published)
		if err != nil {
			fmt.Fprintf(stderr, "parse: -published wants a date like 2024-07-28, not %q\n", *published)
			return 2
		}
		d.Published = day
	}
	if *format != "json" && *format != "text" {
		fmt.Fprintf(stderr, "parse: -format is json or text, not %q\n", *format)
		return 2
	}

	out := bufio.NewWriter(stdout)
	defer out.Flush()
	w := writer{out: out, digester: d, text: *format == "text", colour: terminal(stdout), line: flags.NArg() > 1}
	if flags.NArg() == 0 {
		raw, err := io.ReadAll(stdin)
		if err == nil {
			err = w.write(raw, "")
		}
		if err != nil {
			fmt.Fprintln(stderr, "parse: standard input:", explain(err))
			return 1
		}
		return 0
	}
	status := 0
	for n, name := range flags.Args() {
		if w.line && terminal(stderr) {
			fmt.Fprintf(stderr, "\r\033[K%d/%d %s", n+1, flags.NArg(), name)
		}
		raw, err := read(name)
		if err == nil {
			err = w.write(raw, name)
		}
		if err != nil {
			if w.line && terminal(stderr) {
				fmt.Fprint(stderr, "\r\033[K")
			}
			fmt.Fprintf(stderr, "parse: %s: %s\n", name, explain(err))
			status = 1
		}
	}
	if w.line && terminal(stderr) {
		fmt.Fprint(stderr, "\r\033[K")
	}
	return status
}

var errDirectory = errors.New("is a directory; name the files in it")

// read reads a file whole.
func read(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, errDirectory
	}
	return os.ReadFile(name)
}

// explain says an error without repeating the name of the file.
func explain(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// terminal tells whether a stream is a terminal that people look at.
func terminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
