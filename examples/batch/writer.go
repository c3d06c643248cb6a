package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
)

// A lineWriter writes lines, each with its line end.
type lineWriter interface {
	writeLine(line []byte) error
	close() error
}

// newLineWriter gives the writer of lines to an output: a process of its own for a file or
// pipe of the system. Where there is none to be had, this process writes itself.
func newLineWriter(out io.Writer) lineWriter {
	f, ok := out.(*os.File)
	if !ok {
		return plainWriter{out}
	}
	w, err := startWriter(f)
	if err != nil {
		return fileWriter{f}
	}
	return w
}

// A plainWriter writes in this process.
type plainWriter struct{ io.Writer }

func (w plainWriter) writeLine(line []byte) error {
	_, err := w.Write(line)
	return err
}

func (plainWriter) close() error { return nil }

// A fileWriter writes to a file in this process.
type fileWriter struct{ *os.File }

func (w fileWriter) writeLine(line []byte) error { return appendLine(w.File, line) }
func (fileWriter) close() error                  { return nil }

// appendLine writes a line with one call. Where there is room for a part of it only, that
// is taken back.
func appendLine(f *os.File, line []byte) error {
	n, err := f.Write(line)
	if err == nil || n == 0 {
		return err
	}
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		_ = f.Truncate(info.Size() - int64(n)) // the error that is told is the first
	}
	return err
}

// The second process. It is this program, started under the name writerName, with the output
// as its standard output. On its standard input come frames: the length of a line in eight
// bytes, little endian, and the line. Its answer to each is on its standard error: one of the
// bytes below, the last one followed by words, after which it ends.
const (
	writerName = "batch: writer of whole lines"

	answerWritten = '+'
	answerClosed  = '|' // nobody reads the output any more
	answerError   = '!'
)

// serveLines is the second process; it returns the exit status. A frame that has not come
// whole is not written.
func serveLines(in io.Reader, out *os.File, answers io.Writer) int {
	ignoreSignals()
	r := bufio.NewReaderSize(in, readSize)
	var line []byte
	for {
		var size [8]byte
		if _, err := io.ReadFull(r, size[:]); err != nil {
			return statusOK
		}
		n := int(binary.LittleEndian.Uint64(size[:]))
		if cap(line) < n {
			line = make([]byte, n+n/4)
		}
		line = line[:n]
		if _, err := io.ReadFull(r, line); err != nil {
			return statusOK
		}
		switch err := appendLine(out, line); {
		case err == nil:
			_, _ = answers.Write([]byte{answerWritten}) // if nobody hears it, no frame will follow
		case isClosed(err):
			_, _ = answers.Write([]byte{answerClosed})
			return statusOutput
		default:
			fmt.Fprintf(answers, "%c%v", answerError, err)
			return statusOutput
		}
	}
}

// A processWriter gives lines to the second process.
type processWriter struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	answers *bufio.Reader
	err     error
}

// startWriter starts the second process for an output.
func startWriter(out *os.File) (*processWriter, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(self)
	cmd.Args = []string{writerName}
	cmd.Stdout = out
	detach(cmd)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	answers, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return &processWriter{cmd: cmd, in: in, answers: bufio.NewReader(answers)}, nil
}

// writeLine returns when the line is written.
func (w *processWriter) writeLine(line []byte) error {
	if w.err != nil {
		return w.err
	}
	var size [8]byte
	binary.LittleEndian.PutUint64(size[:], uint64(len(line)))
	_, err := w.in.Write(size[:])
	if err == nil {
		_, err = w.in.Write(line)
	}
	w.err = w.answer(err)
	return w.err
}

// errClosed tells that nobody reads the output any more.
var errClosed = errors.New("the output is closed")

// answer reads the answer to a frame that was sent, or that failed to be.
func (w *processWriter) answer(sent error) error {
	a, err := w.answers.ReadByte()
	switch {
	case err != nil:
		return errors.Join(errors.New("the process that writes has died"), sent)
	case a == answerWritten:
		return nil
	case a == answerClosed:
		return errClosed
	}
	why, _ := io.ReadAll(w.answers)
	if a != answerError { // a crash of Go begins otherwise
		why = append([]byte{a}, why...)
	}
	return errors.New(string(why))
}

// close waits until the process has ended.
func (w *processWriter) close() error {
	_ = w.in.Close()
	err := w.cmd.Wait()
	if w.err != nil {
		return nil // it has been told
	}
	return err
}

// ignoreSignals keeps the second process alive until its input ends.
func ignoreSignals() { signal.Ignore(ignored...) }

// ignorePipe makes a write to a pipe that nobody reads an error.
func ignorePipe() {
	if len(pipeSignals) > 0 {
		signal.Ignore(pipeSignals...)
	}
}
