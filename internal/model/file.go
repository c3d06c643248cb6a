package model

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"sort"
)

// A model file is the magic, the version, a checksum of what follows, and sections by
// name.
//
//	"KHBR" version:u32 crc32:u32 sections:u32 {nameLen:u8 name offset:u32 length:u32}… bytes
const (
	magic   = "KHBR"
	version = 3
)

// Errors of a model that cannot be used.
var (
	ErrTruncated = errors.New("model is truncated")
	ErrCorrupt   = errors.New("model is corrupt")
)

// A VersionError tells of a model of another version.
type VersionError struct{ Got, Want uint32 }

func (e *VersionError) Error() string {
	return fmt.Sprintf("model has version %d, want %d", e.Got, e.Want)
}

// Pack writes a model file.
func Pack(sections map[string][]byte) []byte {
	names := make([]string, 0, len(sections))
	for n := range sections {
		names = append(names, n)
	}
	sort.Strings(names)
	head := 16
	for _, n := range names {
		head += 1 + len(n) + 8
	}
	out := append([]byte(magic), make([]byte, 12)...)
	binary.LittleEndian.PutUint32(out[4:], version)
	binary.LittleEndian.PutUint32(out[12:], uint32(len(names)))
	at := head
	for _, n := range names {
		out = append(out, uint8(len(n)))
		out = append(out, n...)
		out = binary.LittleEndian.AppendUint32(out, uint32(at))
		out = binary.LittleEndian.AppendUint32(out, uint32(len(sections[n])))
		at += len(sections[n])
	}
	for _, n := range names {
		out = append(out, sections[n]...)
	}
	binary.LittleEndian.PutUint32(out[8:], crc32.ChecksumIEEE(out[12:]))
	return out
}

// sections reads the directory of a model file.
func sections(file string) (map[string]string, error) {
	if len(file) < 16 {
		return nil, ErrTruncated
	}
	if file[:4] != magic {
		return nil, ErrCorrupt
	}
	if v := le32(file, 4); v != version {
		return nil, &VersionError{v, version}
	}
	out := map[string]string{}
	at := 16
	for range le32(file, 12) {
		if at >= len(file) || at+1+int(file[at])+8 > len(file) {
			return nil, ErrTruncated
		}
		n := int(file[at])
		name := file[at+1 : at+1+n]
		off, size := int(le32(file, at+1+n)), int(le32(file, at+5+n))
		if off < 0 || size < 0 || off+size > len(file) {
			return nil, ErrTruncated
		}
		out[name] = file[off : off+size]
		at += 9 + n
	}
	if checksum(file[12:]) != le32(file, 8) {
		return nil, ErrCorrupt
	}
	return out, nil
}

// checksum is the CRC-32 of a text, without a copy of the whole.
func checksum(s string) uint32 {
	var buf [4096]byte
	var sum uint32
	for len(s) > 0 {
		n := copy(buf[:], s)
		sum = crc32.Update(sum, crc32.IEEETable, buf[:n])
		s = s[n:]
	}
	return sum
}

func sortedKeys[V any](m map[uint64]V) []uint64 {
	keys := make([]uint64, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}
