package main

import (
	"bufio"
	"math"
	"os"
	"strconv"
	"strings"

	"github.com/khabar-go/khabar/internal/model"
)

// countTable is the lexicon while training.
type countTable struct {
	count map[model.Form]int
	named map[model.Form]bool
}

func (c countTable) Count(f model.Form) int  { return c.count[f] }
func (c countTable) Named(f model.Form) bool { return c.named[f] }

func quantised(n int) int { return min(255, int(math.Round(8*math.Log2(1+float64(n))))) }

func readCounts(path string) (countTable, error) {
	f, err := os.Open(path)
	if err != nil {
		return countTable{}, err
	}
	defer f.Close()
	c := countTable{map[model.Form]int{}, map[model.Form]bool{}}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		w, n, _ := strings.Cut(lines.Text(), "\t")
		k, err := strconv.Atoi(n)
		if err != nil {
			return c, err
		}
		if k >= 5 {
			c.count[model.FormOf(w)] = quantised(k)
		}
	}
	return c, lines.Err()
}
