package summary

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/internal/corpus"
)

// news gives the articles of the unlabelled news one by one, without holding them.
func news(b *testing.B) iter.Seq[[]byte] {
	path := corpus.NeedShared(b, "text/news.jsonl.gz")
	return func(yield func([]byte) bool) {
		f, err := os.Open(path)
		require.NoError(b, err)
		defer f.Close()
		z, err := gzip.NewReader(f)
		require.NoError(b, err)
		lines := bufio.NewScanner(z)
		lines.Buffer(nil, 16<<20)
		for lines.Scan() {
			var a corpus.Article
			require.NoError(b, json.Unmarshal(lines.Bytes(), &a))
			if !yield([]byte(a.Title + "\n" + a.Text)) {
				return
			}
		}
		require.NoError(b, lines.Err())
	}
}

// BenchmarkAll digests all of the unlabelled news and writes the JSON of each article. Peak
// is the resident memory of the whole program, reading included, in MB.
func BenchmarkAll(b *testing.B) {
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			articles := news(b)
			forgetPeak()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			var doc []byte
			count, size, written, cpu := 0, 0, 0, cpuTime()
			for b.Loop() {
				sized := func(yield func([]byte) bool) {
					for raw := range articles {
						size += len(raw)
						if !yield(raw) {
							return
						}
					}
				}
				for d, err := range (Digester{}).All(b.Context(), sized, workers) {
					if err != nil {
						fatal(b, err)
					}
					doc = d.AppendJSON(doc[:0])
					count++
					written += len(doc)
				}
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(count)/b.Elapsed().Seconds(), "articles/s")
			b.ReportMetric(float64(size)/1e6/b.Elapsed().Seconds(), "MB/s")
			b.ReportMetric(float64(size)/1e6/(cpuTime()-cpu), "MB/cpu-s")
			b.ReportMetric(float64(written)/float64(size), "JSON/text")
			b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(count), "allocs/article")
			b.ReportMetric(peak(), "peak-MB")
		})
	}
}

// forgetPeak makes the kernel count the peak of resident memory from now on, where it can.
func forgetPeak() {
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
}

// peak is the peak of resident memory in MB, 0 where the system does not tell.
func peak() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := bytes.Cut(status, []byte("VmHWM:"))
	kb, _, _ := bytes.Cut(bytes.TrimSpace(rest), []byte(" "))
	n, _ := strconv.Atoi(string(kb))
	return float64(n) * 1024 / 1e6
}

// cpuTime is the time in seconds that processors have spent for the program, garbage collection
// included, 0 where the system does not tell. On a busy machine it tells more than the clock.
func cpuTime() float64 {
	stat, _ := os.ReadFile("/proc/self/stat")
	_, rest, _ := bytes.Cut(stat, []byte(") "))
	fields := bytes.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(string(fields[11]))
	system, _ := strconv.Atoi(string(fields[12]))
	return float64(user+system) / 100
}

// BenchmarkDigest is the time of one core for the parts of a digest, each over the same
// articles: the structure, what is found without names (dates and numbers), all but the
// summary, the whole, and the JSON of the whole.
func BenchmarkDigest(b *testing.B) {
	texts := corpus.Texts(b, 500)
	size := 0
	digests := make([]*Digest, len(texts))
	for i, raw := range texts {
		size += len(raw)
		var err error
		digests[i], err = Digester{}.Digest(raw)
		require.NoError(b, err)
	}
	var doc []byte
	digest := func(d Digester) func(int) {
		return func(i int) {
			if _, err := d.Digest(texts[i]); err != nil {
				b.Fatal(err)
			}
		}
	}
	for _, part := range []struct {
		name string
		do   func(i int)
	}{
		{"parse", func(i int) { _, _ = article.Parse(texts[i]) }},
		{"structure", digest(Digester{Without: Layers{Dates: true, Numbers: true, Names: true, Summary: true}})},
		{"no-names", digest(Digester{Without: Layers{Names: true, Summary: true}})},
		{"no-summary", digest(Digester{Without: Layers{Summary: true}})},
		{"summary", func(i int) { brief(digests[i].Analysis, Summarizer{}) }},
		{"extract", func(i int) { Summarizer{}.Extract(digests[i].Analysis) }},
		{"keyphrases", func(i int) { Keyphrases(digests[i].Analysis) }},
		{"whole", digest(Digester{})},
		{"json", func(i int) { doc = digests[i].AppendJSON(doc[:0]) }},
		{"encoding-json", func(i int) { _, _ = json.Marshal(digests[i].Document()) }},
		{"whole-with-json", func(i int) {
			d, _ := Digester{}.Digest(texts[i])
			doc = d.AppendJSON(doc[:0])
		}},
	} {
		b.Run(part.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			runs, cpu := 0, cpuTime()
			for b.Loop() {
				for i := range texts {
					part.do(i)
				}
				runs++
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(runs*len(texts)), "allocs/article")
			b.ReportMetric(float64(runs*len(texts))/b.Elapsed().Seconds(), "articles/s")
			b.ReportMetric(float64(runs*size)/1e6/(cpuTime()-cpu), "MB/cpu-s")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkDigestSupport is the time of one core for the check of a published summary: of
// news with a standfirst, which is taken as its only bullet. MB are those of the articles.
func BenchmarkDigestSupport(b *testing.B) {
	corpus.NeedShared(b, "text/news.jsonl.gz")
	const articles = 500
	var claims [][]article.Part
	var analyses []*Analysis
	size, checked := 0, 0
	for _, a := range corpus.News(b, 4*articles) {
		if a.Standfirst == "" || len(claims) == articles {
			continue
		}
		raw := []byte(a.Title + "\n" + a.Text)
		d, err := Digester{Without: Layers{Summary: true}}.Digest(raw)
		require.NoError(b, err)
		claims = append(claims, []article.Part{{Text: a.Standfirst}})
		analyses = append(analyses, d.Analysis)
		size += len(raw)
		checked += len(a.Standfirst)
	}
	require.NotEmpty(b, claims)
	b.SetBytes(int64(size))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	runs, cpu := 0, cpuTime()
	for b.Loop() {
		for i := range claims {
			if r := checkBullets(claims[i], analyses[i]); len(r) != 1 {
				b.Fatal("the bullet was not checked")
			}
		}
		runs++
	}
	runtime.ReadMemStats(&after)
	n := float64(runs * len(claims))
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/n, "allocs/article")
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/n/1e3, "kB/article")
	b.ReportMetric(n/b.Elapsed().Seconds(), "articles/s")
	b.ReportMetric(float64(runs*size)/1e6/(cpuTime()-cpu), "MB/cpu-s")
	b.ReportMetric(float64(checked)/float64(len(claims)), "claim-bytes/article")
	b.ReportMetric(0, "ns/op")
}

// fatal ends a benchmark with an error, and the stack of a panic.
func fatal(b *testing.B, err error) {
	if p := (*PanicError)(nil); errors.As(err, &p) {
		b.Fatalf("%v\n%s", err, p.Stack)
	}
	b.Fatal(err)
}
