package lexicon_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"

	"github.com/khabar-go/khabar/internal/lexicon"
)

func TestZZEval(t *testing.T) {
	f, err := os.Open("/tmp/lx/eval/news.jsonl")
	if err != nil {
		t.Skip()
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 1<<24)
	n, nt, hit := 0, 0, 0
	ex := map[string][]string{}
	cnt := map[string]int{}
	miss := map[string]int{}
	cov, first := 0, 0
	for sc.Scan() {
		var d struct{ Publisher, Title, Text string }
		json.Unmarshal(sc.Bytes(), &d)
		for i, l := range append([]string{d.Title}, strings.Split(d.Text, "\n")...) {
			k := lexicon.Key(nil, l)
			if len(k) == 0 {
				continue
			}
			n++
			if i == 0 {
				nt++
			}
			if m, ok := lexicon.Line(k); ok {
				hit++
				id := fmt.Sprintf("%v %v %v fl=%v title=%v: %s", m.Role, m.Match, m.Scope, m.Flags, i == 0, k[m.Start:m.End])
				cnt[id]++
				if len(ex[id]) < 3 {
					ex[id] = append(ex[id], l)
				}
			}
			if i > 0 {
				w := strings.Fields(string(k))[0]
				first++
				if _, ok := lexicon.Prose([]byte(w)); ok {
					cov++
				} else {
					miss[w]++
				}
			}
		}
	}
	fmt.Println(n, nt, hit, "prose", cov, first)
	ids := []string{}
	for id := range cnt {
		ids = append(ids, id)
	}
	sort.Slice(ids, func(i, j int) bool { return cnt[ids[i]] > cnt[ids[j]] })
	for _, id := range ids[:min(len(ids), 150)] {
		fmt.Println(cnt[id], id)
		for _, e := range ex[id] {
			if len(e) > 160 {
				e = e[:160]
			}
			fmt.Println("     ", e)
		}
	}
	ms := []string{}
	for w := range miss {
		ms = append(ms, w)
	}
	sort.Slice(ms, func(i, j int) bool { return miss[ms[i]] > miss[ms[j]] })
	for _, w := range ms[:300] {
		fmt.Print(w, " ", miss[w], "; ")
	}
}
