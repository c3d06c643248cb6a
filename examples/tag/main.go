// Command tag finds the names of Arabic texts and who says what in them, and writes
// them the way that annotators and their tools read.
//
//	tag [-format markup|conll|brat|jsonl] [-json] [-field text] [-id id] [-plain] [-attributes] [-encoding LABEL] [-out DIR] [FILE…]
//
//	markup  the text with ⟦TYPE: text⟧ around each mention, nested ones inside
//	conll   one whole token a line with B-TYPE, I-TYPE or O; an empty line behind a sentence
//	brat    standoff lines with offsets in runes; -out writes NAME.txt, NAME.ann and annotation.conf
//	jsonl   one object a document: text, mentions, entities, quotes; offsets in bytes
//
// Without a file it reads standard input. A file is an article; with -plain it is a text
// without headline and byline, each line a paragraph. With -json each line of a file is a JSON
// object with an article in the field of -field («text»; «a.b» is the field b in a).
// What cannot be read is named on standard error and skipped, and the exit status is 1 at the
// end; it is 2 for unusable arguments.
//
//	$ echo 'قال وزير الخارجية المصري بدر عبد العاطي إن القاهرة ترحب بالاتفاق.' | tag -plain
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

const usage = "usage: tag [-format markup|conll|brat|jsonl] [-json] [-field text] [-id id] [-plain] [-attributes] [-encoding LABEL] [-out DIR] [FILE…]"

// run is the program; it returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("tag", flag.ContinueOnError)
	flags.SetOutput(stderr)
	w := writer{}
	flags.StringVar(&w.format, "format", "markup", "markup, conll, brat or jsonl")
	flags.BoolVar(&w.attributes, "attributes", false, "in markup, write the number of each mention's entity and its country")
	flags.StringVar(&w.dir, "out", "", "for brat, the `folder` to write the documents to")
	isJSON := flags.Bool("json", false, "read JSON lines")
	field := flags.String("field", "text", "the `field` of a JSON object that holds the text")
	id := flags.String("id", "id", "the `field` of a JSON object that is copied to the output of jsonl")
	plain := flags.Bool("plain", false, "read plain text, not articles")
	encoding := flags.String("encoding", "", "the `label` of the encoding, such as windows-1256; detected without it")
	flags.Usage = func() {
		fmt.Fprintln(stderr, usage)
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	switch w.format {
	case "markup", "conll", "brat", "jsonl":
	default:
		fmt.Fprintf(stderr, "tag: -format is markup, conll, brat or jsonl, not %q\n", w.format)
		return 2
	}
	if w.dir != "" && w.format != "brat" {
		fmt.Fprintln(stderr, "tag: -out is for -format brat")
		return 2
	}
	if *isJSON && *encoding != "" {
		fmt.Fprintln(stderr, "tag: JSON is UTF-8; -encoding is for texts")
		return 2
	}

	out := bufio.NewWriter(stdout)
	defer out.Flush()
	w.out = out
	w.several = flags.NArg() > 1 || *isJSON
	status := 0
	report := func(name string, err error) {
		fmt.Fprintf(stderr, "tag: %s: %s\n", name, explain(err))
		status = 1
	}
	if w.dir != "" {
		if err := w.prepare(); err != nil {
			report(w.dir, err)
			return status
		}
	}
	var tagger entities.Tagger
	tag := func(d document) error {
		var r entities.Result
		if d.art != nil {
			r = tagger.Tag(d.art)
		} else {
			r = tagger.TagText(d.text)
		}
		if err := w.write(d, r); err != nil {
			return err
		}
		return out.Flush()
	}
	read := func(name, shown string, in io.Reader) {
		if *isJSON {
			err := readJSON(in, *field, *id, *plain, func(d document, err error) bool {
				d.name = name
				if err == nil {
					err = tag(d)
				}
				if err != nil {
					report(fmt.Sprintf("%s:%d", shown, d.line), err)
				}
				return true
			})
			if err != nil {
				report(shown, err)
			}
			return
		}
		raw, err := io.ReadAll(in)
		if err == nil {
			var src *text.Source
			if src, err = text.Decode(raw, *encoding); err == nil {
				d := newDocument(src, *plain)
				d.name = name
				err = tag(d)
			}
		}
		if err != nil {
			report(shown, err)
		}
	}
	if flags.NArg() == 0 {
		read("", "standard input", stdin)
	}
	for _, name := range flags.Args() {
		f, err := open(name)
		if err != nil {
			report(name, err)
			continue
		}
		read(name, name, f)
		f.Close()
	}
	return status
}

var errDirectory = errors.New("is a directory; name the files in it")

func open(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, errDirectory
	}
	return os.Open(name)
}

// explain says an error without repeating the name of the file.
func explain(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
