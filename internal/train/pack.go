package main

import (
	"encoding/binary"
	"os"
	"path/filepath"

	"github.com/khabar-go/khabar/internal/model"
)

// pack puts the lists and the network into one model file.
func pack(internal, countsPath, work, netDir, out string) error {
	lex, err := readCounts(countsPath)
	if err != nil {
		return err
	}
	b, err := buildNames(internal)
	if err != nil {
		return err
	}
	s := b.Sections()
	forms, err := readUint64s(filepath.Join(work, "vocab.bin"))
	if err != nil {
		return err
	}
	rows := make(map[model.Form]int, len(forms))
	for i, f := range forms {
		rows[model.Form(f)] = i + 1 // row 0 is that of no word
	}
	marks, err := os.ReadFile(filepath.Join(netDir, "plain"))
	if err != nil {
		return err
	}
	plain := map[model.Form]bool{}
	for i, f := range forms {
		plain[model.Form(f)] = marks[i] != 0
	}
	s["words"] = model.PackWords(lex.count, rows, plain)
	for _, name := range []string{"net.rows", "net.keyrows", "net.places", "net.weights"} {
		if s[name], err = os.ReadFile(filepath.Join(netDir, name)); err != nil {
			return err
		}
	}
	keys, err := readUint64s(filepath.Join(netDir, "keys"))
	if err != nil {
		return err
	}
	n, err := os.ReadFile(filepath.Join(netDir, "nplaces"))
	if err != nil {
		return err
	}
	places := map[model.Key]int{}
	all := make([]model.Key, len(keys))
	for i, k := range keys {
		all[i] = model.Key(k)
		if i < int(binary.LittleEndian.Uint32(n)) {
			places[model.Key(k)] = i
		}
	}
	s["net.keys"] = model.PackKeys(all, places)
	return os.WriteFile(out, model.Pack(s), 0o644)
}

func readUint64s(path string) ([]uint64, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := make([]uint64, len(raw)/8)
	for i := range out {
		out[i] = binary.LittleEndian.Uint64(raw[8*i:])
	}
	return out, nil
}
