// Command batch digests many articles and writes one JSON object a line for each.
//
//	batch [flags] INPUT…
//
//	$ batch -o digests.jsonl -failures failures.jsonl archive/ 2012.tar.gz feed.jsonl
//	$ zcat dump.jsonl.gz | batch -json -field article.body -id-field guid -date-field pubDate - >digests.jsonl
//	$ batch -o digests.jsonl -failures failures.jsonl -resume archive/ 2012.tar.gz feed.jsonl
//
// # Inputs
//
// An input is a file, a folder, an archive or «-», which is standard input. A folder is walked
// with all folders in it, in the order of the names; names that begin with a dot are left
// out, and so are the files that this program is writing. Links to files are followed, links
// to folders are failures. The name of a file tells what is in it, in folders and archives, too:
//
//	.jsonl .ndjson .json      JSON lines: one object a line, its text in the field of -field
//	.tar .tar.gz .tgz .zip    archives: every file in them
//	.gz                       one packed file, of what the rest of the name says
//	.html .htm .xhtml         not read: a failure; extract the text first
//	all others                a text: one article, of any encoding
//
// With -json all that is no archive is JSON lines. An archive inside an archive is not read,
// but for a packed file: news.zip may have a.txt.gz in it, and not b.zip. Texts that
// begin like a picture, a PDF and the like are failures.
//
// «-field article.body» is the field body of the object in the field article. -id-field,
// -date-field and -headline-field name fields in the same way; a line without one of these is
// digested without it. A date is RFC 3339 (or without the zone or the time), RFC 1123, a
// number of seconds or milliseconds since 1970, or anything that Khabar reads as a date.
//
// # Output
//
// Each line has the place of the article and its digest, the result document of package
// summary, which validates on its own:
//
//	{"id":"archive/2012/eg-nile.txt","digest":{"schemaVersion":1,…}}
//	{"id":"2012.tar.gz!july/17.txt","digest":{…}}
//	{"id":"feed.jsonl:12","digest":{…}}
//
// The id is the path as it was given, with slashes on every system; «!» and the name of the
// member of an archive; «:» and the number of the line, from 1. Bytes of a name that are no
// UTF-8 are U+FFFD; a name that an archive has twice gets «#2» behind it. With -id-field
// the id is that of the data, and the place is beside it: {"id":"A-17","at":"feed.jsonl:12",…}.
//
//	$ printf '%s\n' '{"n":7,"text":"الحديدة: عودة 12 قارب صيد\nالحديدة - قال مدير الميناء سالم باوزير إن 12 قارباً عادت أمس."}' |
//	>   batch -json -id-field n -date-field day -notext -
//	{"id":"7","at":"-:1","digest":{"schemaVersion":1,…,"headline":"الحديدة: عودة 12 قارب صيد",…}}
//
// The order is that of the inputs, whatever the number of workers.
//
// # Failures
//
// What cannot be read (a file, a line that is not JSON or lacks the text, a record over the
// limit of -max-bytes, an archive that is broken in its middle) is a failure and stops nothing
// else. Each is one line on standard error, or an object of the file of -failures:
//
//	{"id":"feed.jsonl:13","error":"text: no such field"}
//
// The file of -failures is written anew by each run and has all that is missing in the output.
// An article on which the library panics is a failure, too, with the "stack" in that file.
//
// The exit status is
//
//	0    all were digested
//	1    some failed
//	2    the arguments are wrong; nothing was read or written
//	3    the output cannot be written; silent where its reader has gone (batch … | head)
//	130  interrupted (^C): what was begun is finished and written; 143 for SIGTERM
//
// # Killed and resumed
//
// With -resume the file of -o is read first, and what is in it is not digested again. What
// failed before is tried again. Killed or interrupted and resumed, any number of times,
// the same inputs give the same file, byte for byte, as in one run, but where a file that
// failed has been mended in between: it then comes last. The same file at the same place
// is taken to be the same article. Two runs do not write the same file at once.
//
// Killed at any moment, what was written is whole lines. A single write(2) of a line is not
// enough for that: Linux copies it page by page and gives up between two pages where the process is
// killed. So a small second process, in a session of its own, holds the output. It
// gets lines by a pipe and writes only those that have come whole, each by one write to the
// end of the file; when this process dies, of whatever cause, it finishes the line it has
// and ends. A line for which there is no room is taken back. Where both processes are
// killed in the same moment (a container that is stopped by force, a power cut) the last
// line may be torn: -resume cuts it off and digests its article again.
//
// # Memory
//
// Inputs are streams: what is in memory are the articles that the workers have in hand,
// three for each of them, none larger than -max-bytes, the names of one folder at a
// time, and 16 bytes for each article already written (-resume), each file and each member
// of the archive being read. A bomb of an archive fails member by member.
//
// On a terminal there is a bar on standard error with the share of the inputs that was read,
// rates and the time left; bytes are those of the files as they are, packed or not.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"os"
	"os/signal"
	"time"

	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/summary"
)

// The exit statuses.
const (
	statusOK          = 0
	statusFailures    = 1
	statusUsage       = 2
	statusOutput      = 3
	statusInterrupted = 130
	statusTerminated  = 143
)

func main() {
	if os.Args[0] == writerName {
		os.Exit(serveLines(os.Stdin, os.Stdout, os.Stderr))
	}
	ignorePipe()
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, stopSignals...)
	p := program{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
		columns: func() int { return columns(os.Stderr) },
		now:     time.Now,
		signals: signals,
		stopped: func() { signal.Stop(signals) }, // the next one kills
	}
	if columns(os.Stdout) > 0 {
		p.onTerminal = true
	}
	os.Exit(p.run(os.Args[1:]))
}

// A program is what it runs in.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	columns        func() int // of the terminal that stderr is; 0 for none
	onTerminal     bool       // stdout is a terminal, too
	now            func() time.Time
	signals        <-chan os.Signal
	stopped        func() // called after the first signal
}

// Options are the command line.
type options struct {
	inputs   []string
	output   string
	resume   bool
	failures string
	quiet    bool
	workers  int
	reading  reading
	digester summary.Digester
	fields   fields
}

const usage = "usage: batch [-o FILE [-resume]] [-failures FILE] [-json] [-field text] [-id-field id] [-date-field date] [-headline-field title] [-encoding LABEL] [-max-bytes N] [-notext] [-workers N] [-quiet] INPUT…"

// errUsage tells of wrong arguments, of which the user has been told.
var errUsage = errors.New("usage")

// parse reads the command line. Flags may stand behind inputs, too.
func (p *program) parse(args []string) (options, error) {
	var o options
	var maxBytes int64
	flags := flag.NewFlagSet("batch", flag.ContinueOnError)
	flags.SetOutput(p.stderr)
	flags.Usage = func() {
		fmt.Fprintln(p.stderr, usage)
		flags.PrintDefaults()
	}
	flags.StringVar(&o.output, "o", "", "the `file` to write to; standard output without")
	flags.BoolVar(&o.resume, "resume", false, "go on with the file of -o")
	flags.StringVar(&o.failures, "failures", "", "the `file` to write failures to, as JSON lines")
	flags.BoolVar(&o.quiet, "quiet", false, "no bar, no failures and no count on standard error")
	flags.IntVar(&o.workers, "workers", 0, "how many articles are digested at once; as many as there are processors without")
	flags.BoolVar(&o.reading.json, "json", false, "standard input, and all that is no archive, is JSON lines")
	flags.StringVar(&o.fields.text, "field", "text", "the `field` of a JSON object that has the text; a.b is the field b of the object in a")
	flags.StringVar(&o.fields.id, "id-field", "", "the `field` that has the id")
	flags.StringVar(&o.fields.date, "date-field", "", "the `field` that has the date of publication")
	flags.StringVar(&o.fields.headline, "headline-field", "", "the `field` that has the headline")
	flags.StringVar(&o.digester.Encoding, "encoding", "", "the `label` of the encoding of texts, such as windows-1256; detected without")
	flags.Int64Var(&maxBytes, "max-bytes", text.DefaultMaxBytes, "the `size` of the largest file, member or line that is read")
	flags.BoolVar(&o.digester.NoText, "notext", false, "leave the text out of the digests")

	var err error
	if o.inputs, err = parseMixed(flags, args); err != nil {
		return o, err // the user has been told
	}
	wrong := func(format string, args ...any) (options, error) {
		fmt.Fprintf(p.stderr, "batch: "+format+"\n", args...)
		return o, errUsage
	}
	switch {
	case len(o.inputs) == 0:
		fmt.Fprintln(p.stderr, usage)
		return o, errUsage
	case o.workers < 0:
		return wrong("-workers is a number of workers, not %d", o.workers)
	case maxBytes <= 0 || maxBytes > 1<<40:
		return wrong("-max-bytes is a number of bytes, not %d", maxBytes)
	case o.fields.text == "":
		return wrong("-field is the name of a field")
	}
	if o.output == "-" {
		o.output = ""
	}
	if o.resume && o.output == "" {
		return wrong("-resume needs the file of -o")
	}
	if o.digester.Encoding != "" {
		if _, err := text.ParseEncoding(o.digester.Encoding); err != nil {
			return wrong("-encoding: %v", err)
		}
	}
	for _, in := range o.inputs {
		for _, out := range []string{o.output, o.failures} {
			if out != "" && sameFile(in, out) {
				return wrong("%s is an input, and would be written to", out)
			}
		}
	}
	if o.output != "" && o.failures != "" && (o.output == o.failures || sameFile(o.output, o.failures)) {
		return wrong("-o and -failures are the same file")
	}
	o.reading.limit = maxBytes
	o.digester.MaxBytes = int(maxBytes)
	o.reading.stdin = p.stdin
	return o, nil
}

// parseMixed parses flags that stand before, between and behind the other arguments,
// which it gives. Behind «--» all are arguments.
func parseMixed(flags *flag.FlagSet, args []string) (rest []string, err error) {
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		left := flags.Args()
		if n := len(args) - len(left); n > 0 && args[n-1] == "--" {
			return append(rest, left...), nil
		}
		if len(left) == 0 {
			return rest, nil
		}
		rest, args = append(rest, left[0]), left[1:]
	}
}

// run is the program; it returns the exit status.
func (p *program) run(args []string) int {
	o, err := p.parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return statusOK
	case err != nil:
		return statusUsage
	}
	stop := p.watch()
	out, err := openOutput(o.output, o.resume, p.stdout)
	if err != nil {
		fmt.Fprintf(p.stderr, "batch: %v\n", err)
		return statusOutput
	}
	defer out.close()
	rep := &report{quiet: o.quiet, bar: p.newBar(o)}
	if o.failures != "" {
		if rep.file, err = os.OpenFile(o.failures, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666); err != nil {
			fmt.Fprintf(p.stderr, "batch: %v\n", err)
			return statusOutput
		}
		defer rep.file.Close()
	}
	status := p.work(o, out, rep, stop)
	if err := out.close(); err != nil && status != statusOutput {
		status = p.unwritable(rep.bar, err)
	}
	return status
}

// work digests the inputs and writes the digests.
func (p *program) work(o options, out *output, rep *report, stop *stopper) int {
	bar := rep.bar
	rd := o.reading
	rd.done, rd.counted, rd.skipped = out.has, bar.read, bar.skip
	rd.omit = []string{o.output, o.failures}
	rd.inputs = o.inputs
	bar.start(rd)
	defer bar.stop()

	items := stop.until(rd.records)
	digest := func(r *record) (*[]byte, error) { return r.digest(o.digester, o.fields) }
	for d := range summary.InOrder(context.Background(), items, o.workers, digest) {
		if d.Err != nil {
			if err := rep.failure(d.In, d.Err); err != nil {
				return p.unwritable(bar, err)
			}
			continue
		}
		err := out.write(*d.Out)
		buffers.Put(d.Out)
		if err != nil {
			return p.unwritable(bar, err)
		}
		bar.wrote()
	}
	bar.stop()
	rep.end(p.stderr, out.cut)
	if s := stop.status(); s != 0 {
		if !o.quiet {
			hint := ""
			if o.output != "" {
				hint = "; -resume goes on"
			}
			fmt.Fprintf(p.stderr, "batch: interrupted%s\n", hint)
		}
		return s
	}
	if rep.failed > 0 {
		return statusFailures
	}
	return statusOK
}

// unwritable tells that the output cannot be written, but not where its reader has gone.
func (p *program) unwritable(bar *bar, err error) int {
	bar.stop()
	if !isClosed(err) {
		fmt.Fprintf(p.stderr, "batch: %v\n", err)
	}
	return statusOutput
}

// A stopper ends a sequence early when a signal comes.
type stopper struct {
	stop   chan struct{} // closed by the signal
	signal os.Signal     // set before
	whole  bool          // the sequence came to its end
}

// watch waits for the first signal.
func (p *program) watch() *stopper {
	s := &stopper{stop: make(chan struct{})}
	if p.signals == nil {
		return s
	}
	go func() {
		s.signal = <-p.signals
		if p.stopped != nil {
			p.stopped()
		}
		close(s.stop)
	}()
	return s
}

// until is the sequence until the signal, which is heeded even where the sequence waits for
// input that does not come.
func (s *stopper) until(seq iter.Seq[*record]) iter.Seq[*record] {
	return func(yield func(*record) bool) {
		next, quit := make(chan *record), make(chan struct{})
		defer close(quit)
		go func() {
			defer close(next)
			for r := range seq {
				select {
				case next <- r:
				case <-quit:
					return
				}
			}
		}()
		for {
			select {
			case <-s.stop:
				return
			default:
			}
			select {
			case <-s.stop:
				return
			case r, ok := <-next:
				if !ok {
					s.whole = true
					return
				}
				if !yield(r) {
					return
				}
			}
		}
	}
}

// status is the exit status of a signal that has cut the work short, else 0. It is asked
// when the sequence has returned.
func (s *stopper) status() int {
	select {
	case <-s.stop:
	default:
		return 0
	}
	switch {
	case s.whole:
		return 0
	case s.signal == os.Interrupt:
		return statusInterrupted
	}
	return statusTerminated
}
