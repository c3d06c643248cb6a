// Command dates finds the temporal expressions of Arabic text and writes what they mean:
// a table for people, one JSON object a line, or the text marked up as TimeML.
//
//	dates [-anchor 2024-07-28] [-country EG] [-location Asia/Riyadh] [-format table|jsonl|timeml] [-encoding LABEL] [FILE…]
//
// Without a file it reads standard input. The anchor is the day that «أمس» is counted from,
// which the text alone does not tell; without one such expressions have no value. A file
// that cannot be read is named on standard error and skipped, and the exit status is 1 at
// the end; it is 2 for unusable arguments.
//
//	$ echo 'يفتتح المعرض يوم الجمعة المقبل ويستمر حتى 9 أغسطس/آب' | dates -anchor 2024-07-28
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
	_ "time/tzdata" // -location works where the system has no zones

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/text"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

const usage = "usage: dates [-anchor 2024-07-28] [-country EG] [-location Asia/Riyadh] [-format table|jsonl|timeml] [-encoding LABEL] [FILE…]"

// run is the program; it returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("dates", flag.ContinueOnError)
	flags.SetOutput(stderr)
	anchor := flags.String("anchor", "", "the `date` of publication, 2024-07-28 or 2024-07-28T15:30, that relative expressions are counted from")
	country := flags.String("country", "", "the `code` of the country that the text is about or comes from, such as EG (ISO 3166-1)")
	location := flags.String("location", "UTC", "the IANA `zone` of the days, such as Asia/Riyadh")
	format := flags.String("format", "table", "table, jsonl or timeml")
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
	unusable := func(format string, args ...any) int {
		fmt.Fprintf(stderr, "dates: "+format+"\n", args...)
		return 2
	}
	write, ok := formats[*format]
	if !ok {
		return unusable("-format is table, jsonl or timeml, not %q", *format)
	}
	if *format == "timeml" && flags.NArg() > 1 {
		return unusable("-format timeml writes one document: give one file")
	}
	if !isCountry(*country) {
		return unusable("-country wants two letters like EG, not %q", *country)
	}
	loc, err := time.LoadLocation(*location)
	if err != nil || *location == "Local" {
		return unusable("-location wants a zone like Asia/Riyadh, not %q", *location)
	}
	finder := date.Finder{Location: loc, Country: *country}
	if *anchor != "" {
		if finder.Anchor, ok = parseAnchor(*anchor, loc); !ok {
			return unusable("-anchor wants a date like 2024-07-28, not %q", *anchor)
		}
	}

	out := bufio.NewWriter(stdout)
	defer out.Flush()
	p := printer{out: out, finder: finder, loc: loc, several: flags.NArg() > 1}
	find := func(name string, raw []byte) error {
		src, err := text.Decode(raw, *encoding)
		if err != nil {
			return err
		}
		if err := write(&p, name, src, finder.Find(src)); err != nil {
			return err
		}
		return out.Flush()
	}
	if flags.NArg() == 0 {
		raw, err := io.ReadAll(stdin)
		if err == nil {
			err = find("", raw)
		}
		if err != nil {
			fmt.Fprintln(stderr, "dates: standard input:", explain(err))
			return 1
		}
		return 0
	}
	status := 0
	for _, name := range flags.Args() {
		raw, err := read(name)
		if err == nil {
			err = find(name, raw)
		}
		if err != nil {
			fmt.Fprintf(stderr, "dates: %s: %s\n", name, explain(err))
			status = 1
		}
	}
	return status
}

// parseAnchor reads the day, or the day and time, of publication.
func parseAnchor(s string, loc *time.Location) (time.Time, bool) {
	for _, layout := range [...]string{time.DateOnly, "2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339} {
		if t, err := time.ParseInLocation(layout, s, loc); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// isCountry tells whether s is a code in form, or none.
func isCountry(s string) bool {
	return s == "" || len(s) == 2 && 'A' <= s[0] && s[0] <= 'Z' && 'A' <= s[1] && s[1] <= 'Z'
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
