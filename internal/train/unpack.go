package main

import (
	"bufio"
	"encoding/binary"
	"os"
	"path/filepath"

	"github.com/khabar-go/khabar/internal/model"
)

// unpack writes what py/adapt.py begins with: the sections of the network of a model
// file, and the rows in them of the words and features of the work folder.
//
//	from.words     a row of net.rows for each word of vocab.bin, or -1
//	from.features  a row of net.keyrows for each feature of dict.bin, or -1
func unpack(path, work string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	m, err := model.Open(string(raw))
	if err != nil {
		return err
	}
	if err := writeNetwork(string(raw), work); err != nil {
		return err
	}
	forms, err := readUint64s(filepath.Join(work, "vocab.bin"))
	if err != nil {
		return err
	}
	keys, err := readUint64s(filepath.Join(work, "dict.bin"))
	if err != nil {
		return err
	}
	words, features := make([]int32, len(forms)), make([]int32, len(keys))
	for i, f := range forms {
		words[i] = int32(m.WordRow(model.Form(f)))
	}
	for i, k := range keys {
		row, _ := m.FeatureRow(model.Key(k))
		features[i] = int32(row)
	}
	for name, rows := range map[string][]int32{"from.words": words, "from.features": features} {
		if err := writeInt32s(filepath.Join(work, name), rows); err != nil {
			return err
		}
	}
	return nil
}

// writeNetwork writes the sections of the network as from.net.rows and so on.
func writeNetwork(file, work string) error {
	parts, err := model.Sections(file)
	if err != nil {
		return err
	}
	for _, name := range []string{"net.rows", "net.keyrows", "net.places", "net.weights"} {
		if err := os.WriteFile(filepath.Join(work, "from."+name), []byte(parts[name]), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func writeInt32s(path string, v []int32) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	if err := binary.Write(w, binary.LittleEndian, v); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
