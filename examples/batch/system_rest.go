//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly || windows)

package main

func isBrokenPipe(error) bool { return false }
