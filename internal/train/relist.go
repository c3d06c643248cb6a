package main

import (
	"os"
	"strings"

	"github.com/khabar-go/khabar/internal/model"
)

// relist puts the lists as they are now into a model file, beside the network as it is:
// nothing is learnt anew. The classes of the file keep their numbers, which the features
// of the network are made of; new classes follow them and say nothing to it.
func relist(internal, path string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	parts, err := model.Sections(string(raw))
	if err != nil {
		return err
	}
	b, err := buildNames(internal, strings.Split(parts["names.classes"], "\n")...)
	if err != nil {
		return err
	}
	s := b.Sections()
	for name, part := range parts {
		if !strings.HasPrefix(name, "names.") {
			s[name] = []byte(part)
		}
	}
	return os.WriteFile(path, model.Pack(s), 0o644)
}
