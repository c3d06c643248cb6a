package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
)

// A plain is an article of the unlabelled news.
type plain struct {
	Publisher, Title, Standfirst, Text string
}

// eachPlain calls do for every article of a compressed file of JSON lines, until it
// returns false.
func eachPlain(path string, do func(plain) bool) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var p plain
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return err
		}
		if !do(p) {
			break
		}
	}
	return lines.Err()
}

// plainFiles are the files of unlabelled text.
func plainFiles(shared string) []string {
	return []string{
		filepath.Join(shared, "data/text/news.jsonl.gz"),
		filepath.Join(shared, "data/text/wiki.jsonl.gz"),
	}
}
