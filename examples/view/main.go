// Command view writes an Arabic news article as one HTML page that shows what it holds:
// its blocks by role, names in colours, dates and numbers with their values, who says
// what, and which sentences support each item of the published summary. The page needs
// nothing but itself: no network, no font, no library.
//
//	view [-published 2024-07-28] [-encoding LABEL] [-o page.html] [FILE]
//	view [-published 2024-07-28] [-encoding LABEL] -o FOLDER FILE…
//
// The text on the page, and what is copied from it, is that of the article. Each byte that is
// not UTF-8, and each control character that HTML cannot hold (NUL, U+0001 and the like),
// stands as U+FFFD. Lines that were broken at a fixed width run on.
//
// Without a file it reads standard input, and without -o it writes to standard output.
// Several files become one page each in the folder of -o.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/khabar-go/khabar/summary"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the program; it returns the exit status: 0, 1 where an input could not be
// read or a page not be written, 2 for unusable arguments.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("view", flag.ContinueOnError)
	flags.SetOutput(stderr)
	published := flags.String("published", "", "the publication `date`, YYYY-MM-DD, where it is known")
	encoding := flags.String("encoding", "", "the `label` of the encoding, such as windows-1256; detected without it")
	output := flags.String("o", "", "the `file` to write, or the folder where there are several articles")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: view [-published 2024-07-28] [-encoding LABEL] [-o page.html|FOLDER] [FILE…]")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	d := summary.Digester{Encoding: *encoding}
	if *published != "" {
		day, err := time.Parse(time.DateOnly, *published)
		if err != nil {
			fmt.Fprintf(stderr, "view: -published wants a date like 2024-07-28, not %q\n", *published)
			return 2
		}
		d.Published = day
	}
	files := flags.Args()
	folder := isFolder(*output)
	if len(files) > 1 && !folder {
		fmt.Fprintln(stderr, "view: several articles want a folder that exists: -o FOLDER")
		return 2
	}
	if len(files) == 0 {
		if folder {
			fmt.Fprintf(stderr, "view: %s is a folder; name a file for the page of standard input\n", *output)
			return 2
		}
		files = []string{""}
	}
	status := 0
	written := map[string]string{} // by page, the article
	for _, name := range files {
		target := *output
		if folder {
			base := filepath.Base(name)
			target = filepath.Join(*output, strings.TrimSuffix(base, filepath.Ext(base))+".html")
		}
		err := error(nil)
		if first, ok := written[target]; ok {
			err = fmt.Errorf("its page %s is that of %s", target, first)
		} else {
			err = view(d, name, target, stdin, stdout)
		}
		if err != nil {
			if name == "" {
				name = "standard input"
			}
			fmt.Fprintf(stderr, "view: %s: %s\n", name, err)
			status = 1
			continue
		}
		written[target] = name
	}
	return status
}

// view writes the page of one article; "" names the standard streams.
func view(d summary.Digester, name, target string, stdin io.Reader, stdout io.Writer) error {
	raw, err := read(name, stdin)
	if err != nil {
		return err
	}
	digest, err := d.Digest(raw)
	if err != nil {
		return err
	}
	if target == "" {
		return writeTo(stdout, digest)
	}
	f, err := os.Create(target)
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", target, cause(err))
	}
	return errors.Join(writeTo(f, digest), f.Close())
}

func writeTo(w io.Writer, d *summary.Digest) error {
	out := bufio.NewWriter(w)
	if err := writePage(out, d); err != nil {
		return err
	}
	return out.Flush()
}

var errFolder = errors.New("is a folder; name the files in it")

func read(name string, stdin io.Reader) ([]byte, error) {
	if name == "" {
		return io.ReadAll(stdin)
	}
	if isFolder(name) {
		return nil, errFolder
	}
	raw, err := os.ReadFile(name)
	return raw, cause(err)
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// cause is an error without the name of the file.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
