//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package main

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
	"time"
	"unsafe"
)

var (
	stopSignals = []os.Signal{syscall.SIGINT, syscall.SIGTERM}
	pipeSignals = []os.Signal{syscall.SIGPIPE}
	ignored     = []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGPIPE, syscall.SIGXFSZ}
)

// detach gives a process a session of its own, so that it does not die with the terminal or
// the process group.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }

// locks tells whether lock does anything.
const locks = true

// patience is how long a run that was killed has to finish its last line.
const patience = 5 * time.Second

// lock keeps other runs from a file until it is closed, here and in the second process.
// Where the file system knows no locks there are none.
func lock(f *os.File) error { return lockWithin(f, patience) }

func lockWithin(f *os.File, patience time.Duration) error {
	const step = 5 * time.Millisecond
	for waited := time.Duration(0); ; waited += step {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case err == syscall.EINTR:
			continue
		case err != syscall.EWOULDBLOCK:
			return nil
		case waited >= patience:
			return errLocked
		}
		time.Sleep(step)
	}
}

// isClosed tells whether an error says that nobody reads an output any more.
func isClosed(err error) bool {
	return errors.Is(err, errClosed) || errors.Is(err, syscall.EPIPE)
}

// columns is the width of the terminal that a file is, 0 if it is none.
func columns(f *os.File) int {
	var size struct{ rows, columns, width, height uint16 }
	_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, f.Fd(), syscall.TIOCGWINSZ, uintptr(unsafe.Pointer(&size)))
	switch {
	case errno != 0:
		return 0
	case size.columns == 0:
		return defaultColumns
	}
	return int(size.columns)
}
