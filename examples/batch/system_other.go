//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"time"
)

var (
	stopSignals = []os.Signal{os.Interrupt}
	pipeSignals []os.Signal
	ignored     = []os.Signal{os.Interrupt}
)

func detach(*exec.Cmd) {}

// lock does nothing: that a file is written to by one run only is left to the user.
func lock(*os.File) error { return nil }

func lockWithin(*os.File, time.Duration) error { return nil }

// locks tells whether lock does anything.
const locks = false

// isClosed tells whether an error says that nobody reads an output any more.
func isClosed(err error) bool {
	return errors.Is(err, errClosed) || errors.Is(err, io.ErrClosedPipe) || isBrokenPipe(err)
}

// columns is the width of the terminal that a file is, 0 if it is none.
func columns(f *os.File) int {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return 0
	}
	if null, err := os.Stat(os.DevNull); err == nil && os.SameFile(info, null) {
		return 0
	}
	return defaultColumns
}
