package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sync/atomic"

	"github.com/khabar-go/khabar/summary"
)

// A report tells of failures.
type report struct {
	bar    *bar
	file   *os.File // of -failures
	quiet  bool
	failed int
}

// failure tells of the failure of a record. The error is that of the report itself.
func (r *report) failure(rec *record, err error) error {
	if rec == nil {
		return err
	}
	r.failed++
	r.bar.failed()
	if r.file == nil {
		if !r.quiet {
			r.bar.print(fmt.Sprintf("batch: %s: %v\n", rec.at, err))
		}
		return nil
	}
	b := append(rec.names(nil), `,"error":`...)
	b = appendString(b, err.Error())
	var panicked *summary.PanicError
	if errors.As(err, &panicked) {
		b = appendString(append(b, `,"stack":`...), string(panicked.Stack))
	}
	b = append(b, '}', '\n')
	return appendLine(r.file, b)
}

// end tells how many there were.
func (r *report) end(out io.Writer, cut int64) {
	if r.quiet {
		return
	}
	if cut > 0 {
		fmt.Fprintf(out, "batch: cut %d bytes of a torn line off the output\n", cut)
	}
	fmt.Fprintf(out, "batch: %s", r.bar.total())
	if r.failed > 0 && r.file != nil {
		fmt.Fprintf(out, ", see %s", r.file.Name())
	}
	fmt.Fprintln(out)
}

// A counter counts in several goroutines.
type counter = atomic.Int64
