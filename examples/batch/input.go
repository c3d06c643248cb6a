package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// A reading tells how inputs are read. Its done, counted and skipped are called by one
// goroutine at a time.
type reading struct {
	inputs []string
	omit   []string // files that are left out: those that are written
	stdin  io.Reader
	json   bool  // all that is no archive is JSON lines
	limit  int64 // bytes of a record

	done    func(at string) bool // tells what need not be read
	counted func(n int64)        // hears of the bytes read, packed as they are in the files
	skipped func()               // hears of a record that is done
}

// A key stands for a name: 16 bytes of its SHA-256, few enough to keep millions of them and
// too many for two names to share them.
type key [16]byte

func keyOf(name string) key {
	sum := sha256.Sum256([]byte(name))
	return key(sum[:16])
}

// names makes names unique.
type names map[key]struct{}

// add gives the name, with #2 and so on behind it where it was there before.
func (n names) add(name string) string {
	name = strings.ToValidUTF8(name, "\uFFFD")
	unique := name
	for i := 2; ; i++ {
		k := keyOf(unique)
		if _, ok := n[k]; !ok {
			n[k] = struct{}{}
			return unique
		}
		unique = fmt.Sprintf("%s#%d", name, i)
	}
}

// A file is a file of the inputs.
type file struct {
	path string // to open it; "-" for standard input
	at   string // its place in the output
	info fs.FileInfo
	err  error
}

// size is the number of its bytes where it is known.
func (f file) size() int64 {
	if f.info == nil || !f.info.Mode().IsRegular() {
		return 0
	}
	return f.info.Size()
}

// files gives the files of the inputs in order, each path once.
func (r reading) files() iter.Seq[file] {
	return func(yield func(file) bool) {
		var omit []fs.FileInfo
		for _, name := range r.omit {
			if info, err := os.Stat(name); name != "" && err == nil {
				omit = append(omit, info)
			}
		}
		w := walk{paths: map[key]struct{}{}, places: names{}, omit: omit, yield: yield}
		for _, in := range r.inputs {
			if !w.input(in, r.stdin) {
				return
			}
		}
	}
}

// A walk goes through files and folders.
type walk struct {
	paths  map[key]struct{} // that were given
	places names
	omit   []fs.FileInfo
	yield  func(file) bool
}

// input walks one input.
func (w *walk) input(path string, stdin io.Reader) bool {
	if path == "-" {
		var info fs.FileInfo
		if f, ok := stdin.(*os.File); ok {
			info, _ = f.Stat()
		}
		return w.give(file{path: path, info: info})
	}
	path = filepath.Clean(path)
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return w.folder(path)
	}
	return w.give(file{path: path, info: info, err: err})
}

// folder walks what is in a folder.
func (w *walk) folder(path string) bool {
	entries, err := os.ReadDir(path)
	if err != nil && !w.give(file{path: path, err: err}) {
		return false
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if !w.entry(filepath.Join(path, e.Name()), e) {
			return false
		}
	}
	return true
}

var (
	errLink    = errors.New("a link to a folder; links are followed to files only")
	errSpecial = errors.New("not a file that can be read to its end")
)

// entry walks an entry of a folder.
func (w *walk) entry(path string, e fs.DirEntry) bool {
	if e.IsDir() {
		return w.folder(path)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
	case info.IsDir():
		err = errLink
	case !info.Mode().IsRegular():
		err = errSpecial
	}
	for _, o := range w.omit {
		if err == nil && os.SameFile(o, info) {
			return true
		}
	}
	return w.give(file{path: path, info: info, err: err})
}

// give gives a file, once.
func (w *walk) give(f file) bool {
	k := keyOf(f.path)
	if _, ok := w.paths[k]; ok {
		return true
	}
	w.paths[k] = struct{}{}
	f.at = w.places.add(filepath.ToSlash(f.path))
	return w.yield(f)
}

// records gives the records of the inputs that are not done.
func (r reading) records(yield func(*record) bool) {
	for f := range r.files() {
		s := stream{reading: r, yield: yield}
		if !s.file(f) {
			return
		}
		if n := f.size() - s.read; n > 0 {
			r.counted(n) // what was left out, or not read to its end
		}
	}
}

// A stream reads one file.
type stream struct {
	reading
	yield func(*record) bool
	read  int64 // bytes of the file
}

// count tells of bytes of the file that were read.
func (s *stream) count(n int) {
	s.read += int64(n)
	s.counted(int64(n))
}

// fail gives a failure.
func (s *stream) fail(at string, err error) bool {
	return s.yield(&record{at: at, err: err})
}

// skip tells whether a record is done.
func (s *stream) skip(at string) bool {
	if !s.done(at) {
		return false
	}
	s.skipped()
	return true
}

// file reads a file. It gives false where no more is wanted, as all of these do.
func (s *stream) file(f file) bool {
	if f.err != nil {
		return s.fail(f.at, f.err)
	}
	form, packed := formOf(f.path, s.json)
	if form == formText && s.skip(f.at) {
		return true
	}
	if form == formText && !packed && f.size() > s.limit {
		return s.fail(f.at, s.tooLong())
	}
	if f.path == "-" {
		return s.part(f.at, form, packed, counting{s.stdin, s}, f.size())
	}
	in, err := os.Open(f.path)
	if err != nil {
		return s.fail(f.at, err)
	}
	defer in.Close()
	if form == formZip && !packed {
		if f.info == nil || !f.info.Mode().IsRegular() {
			return s.fail(f.at, errNoZip)
		}
		return s.zip(f.at, in, f.size())
	}
	return s.part(f.at, form, packed, counting{in, s}, f.size())
}

// part reads a file or the member of an archive.
func (s *stream) part(at string, form form, packed bool, in io.Reader, size int64) bool {
	if packed {
		unpacked, err := gunzip(in)
		if err != nil {
			return s.fail(at, err)
		}
		in, size = unpacked, 0
	}
	switch form {
	case formLines:
		return s.lines(at, in)
	case formTar:
		return s.tar(at, bufio.NewReaderSize(in, readSize))
	case formZip:
		return s.fail(at, errNested)
	case formHTML:
		return s.fail(at, errHTML)
	}
	raw, err := s.all(in, size)
	return s.yield(&record{at: at, raw: raw, err: err})
}

// A form is what a file has in it.
type form uint8

const (
	formText form = iota
	formLines
	formTar
	formZip
	formHTML
)

var errHTML = errors.New("HTML: extract its text first")

// formOf tells by its name what is in a file, and whether it is packed.
func formOf(name string, lines bool) (f form, packed bool) {
	name = strings.ToLower(name)
	name, packed = strings.CutSuffix(name, ".gz")
	if rest, ok := strings.CutSuffix(name, ".tgz"); ok && !packed {
		name, packed = rest+".tar", true
	}
	switch ext := filepath.Ext(name); {
	case ext == ".tar":
		return formTar, packed
	case ext == ".zip", ext == ".tgz", ext == ".gz":
		return formZip, packed // if packed, an archive in an archive
	case lines, ext == ".jsonl", ext == ".ndjson", ext == ".json":
		return formLines, packed
	case ext == ".html", ext == ".htm", ext == ".xhtml":
		return formHTML, packed
	}
	return formText, packed
}

// all reads a text; size is a guess, or 0.
func (s *stream) all(in io.Reader, size int64) ([]byte, error) {
	buf := bytes.NewBuffer(make([]byte, 0, min(max(size, 0), s.limit)+bytes.MinRead))
	n, err := buf.ReadFrom(io.LimitReader(in, s.limit+1))
	switch {
	case err != nil:
		return nil, err
	case n > s.limit:
		return nil, s.tooLong()
	}
	return buf.Bytes(), nil
}

func (s *stream) tooLong() error { return fmt.Errorf("longer than %d bytes", s.limit) }

// counting counts the bytes that a stream reads.
type counting struct {
	io.Reader
	s *stream
}

func (c counting) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.s.count(n)
	return n, err
}
