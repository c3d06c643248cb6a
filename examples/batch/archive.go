package main

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

var (
	errNested    = errors.New("an archive inside another is not read")
	errEncrypted = errors.New("encrypted")
	errNoZip     = errors.New("a zip archive is read from a file only")
	errNoFile    = errors.New("a link or device, not a file")
)

// gunzip unpacks gzip data.
func gunzip(in io.Reader) (io.Reader, error) {
	z, err := gzip.NewReader(bufio.NewReaderSize(in, readSize))
	if err != nil {
		return nil, broken(err)
	}
	return z, nil
}

// broken is an error with the end of the data as one where it is none that was expected.
func broken(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// tar reads the members of a tar archive. Behind a broken place nothing can be read.
func (s *stream) tar(at string, in io.Reader) bool {
	places := names{}
	for r := tar.NewReader(in); ; {
		h, err := r.Next()
		switch {
		case err == io.EOF:
			return true
		case err != nil && !errors.Is(err, tar.ErrInsecurePath):
			return s.fail(at, err)
		case h.Typeflag == tar.TypeDir, h.Typeflag == tar.TypeXGlobalHeader:
			continue
		}
		err = nil
		switch h.Typeflag {
		case tar.TypeReg, tar.TypeGNUSparse, tar.TypeCont:
		default:
			err = errNoFile
		}
		open := func() (io.ReadCloser, error) { return io.NopCloser(r), err }
		if !s.member(at, h.Name, places, h.Size, open) {
			return false
		}
	}
}

// zip reads the members of a zip archive.
func (s *stream) zip(at string, in io.ReaderAt, size int64) bool {
	r, err := zip.NewReader(countingAt{in, s}, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return s.fail(at, err)
	}
	places := names{}
	for _, f := range r.File {
		if strings.HasSuffix(f.Name, "/") || strings.HasSuffix(f.Name, `\`) {
			continue
		}
		open := f.Open
		switch {
		case f.Flags&1 != 0:
			open = func() (io.ReadCloser, error) { return nil, errEncrypted }
		case !f.Mode().IsRegular():
			open = func() (io.ReadCloser, error) { return nil, errNoFile }
		}
		if !s.member(at, f.Name, places, int64(min(f.UncompressedSize64, 1<<62)), open) {
			return false
		}
	}
	return true
}

// member reads a member of an archive.
func (s *stream) member(archive, name string, places names, size int64, open func() (io.ReadCloser, error)) bool {
	name = path.Clean(strings.ReplaceAll(name, `\`, "/"))
	if hidden(name) {
		return true
	}
	at := places.add(archive + "!" + name)
	form, packed := formOf(name, s.json)
	switch {
	case form == formText && s.skip(at):
		return true
	case form == formTar || form == formZip:
		return s.fail(at, errNested)
	case form == formText && !packed && size > s.limit:
		return s.fail(at, s.tooLong())
	}
	in, err := open()
	if err != nil {
		return s.fail(at, err)
	}
	defer in.Close()
	return s.part(at, form, packed, in, size)
}

// hidden tells of names that begin with a dot, or lie in such a folder, and of what macOS
// adds to archives.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != ".." && part != "." || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// countingAt counts the bytes that a stream reads.
type countingAt struct {
	io.ReaderAt
	s *stream
}

func (c countingAt) ReadAt(p []byte, off int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, off)
	c.s.count(n)
	return n, err
}

// readSize is the size of the buffers of reading, in bytes.
const readSize = 64 << 10

// lines reads JSON lines. White lines are none, but are counted.
func (s *stream) lines(at string, in io.Reader) bool {
	r := bufio.NewReaderSize(in, readSize)
	for n := 1; ; n++ {
		place := fmt.Sprintf("%s:%d", at, n)
		line, err := s.line(r)
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\uFEFF"))
		}
		switch {
		case err == io.EOF:
			return true
		case err == errLong:
			if !s.fail(place, s.tooLong()) {
				return false
			}
			continue
		case err != nil:
			return s.fail(place, err)
		case len(bytes.TrimSpace(line)) == 0 || s.skip(place):
			continue
		}
		if !s.yield(&record{at: place, raw: line, json: true}) {
			return false
		}
	}
}

var errLong = errors.New("long line")

// line reads a line, without its end. One that is too long is read over, with errLong.
func (s *stream) line(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		end := err == nil
		part = bytes.TrimSuffix(part, []byte("\n"))
		if long = long || int64(len(line)+len(part)) > s.limit; !long {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
		case err != nil && err != io.EOF:
			return nil, err
		case long:
			return nil, errLong
		case end || len(line) > 0:
			return line, nil
		default:
			return nil, io.EOF
		}
	}
}
