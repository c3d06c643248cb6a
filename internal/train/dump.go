package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/model"
)

// labelTypes are the types of names, in the order of the labels: O, B-PERSON,
// I-PERSON, B-OCC, …
var labelTypes = []string{"PERSON", "OCC", "NORP", "GPE", "LOC", "FAC", "ORG", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"}

func typeIndex(t string) int {
	for i, s := range labelTypes {
		if s == t {
			return i
		}
	}
	return -1
}

// A set is a data set on its way to the trainer.
type set struct {
	name   string
	docs   []string
	doc    []int32 // by token
	sent   []int32
	vec    []int32
	stem   []uint64
	label  []int16 // -1 where anything goes
	inner  []int16
	start  []int32 // of the token without proclitics
	end    []int32
	off    []int32 // by token, into feats
	feats  []uint64
	labels []string // of corpora with labels of their own
}

// A dumper makes data sets.
type dumper struct {
	res   *model.Resources
	vecs  map[model.Form]int32
	sent  int32
	stems map[model.Form]*stem
}

// A stem is a word of the vocabulary.
type stem struct {
	count int
	tok   model.Token
	text  string
}

// note counts the stem of a token.
func (d *dumper) note(t model.Token, body string, weight int) {
	s := d.stems[t.Stem]
	if s == nil {
		s = &stem{text: strings.Clone(t.Of(body)), tok: t}
		s.tok.End -= s.tok.Start
		s.tok.Start = 0
		d.stems[t.Stem] = s
	}
	s.count += weight
}

// vocabulary is a data set of one token a sentence: the most common stems, whose
// rows are summed beforehand. It returns their Forms, too.
func (d *dumper) vocabulary(size int) (*set, []uint64) {
	var forms []uint64
	for f, s := range d.stems {
		if s.count >= 12 {
			forms = append(forms, uint64(f))
		}
	}
	sort.Slice(forms, func(i, j int) bool {
		a, b := d.stems[model.Form(forms[i])].count, d.stems[model.Form(forms[j])].count
		if a != b {
			return a > b
		}
		return forms[i] < forms[j]
	})
	if len(forms) > size {
		forms = forms[:size]
	}
	v := &set{name: "vocab", docs: []string{"vocab"}}
	for i, f := range forms {
		s := d.stems[model.Form(f)]
		vec, ok := d.vecs[model.Form(f)]
		if !ok {
			vec = -1
		}
		v.doc = append(v.doc, 0)
		v.sent = append(v.sent, int32(i))
		v.vec = append(v.vec, vec)
		v.start, v.end = append(v.start, 0), append(v.end, 0)
		v.label, v.inner = append(v.label, 0), append(v.inner, 0)
		v.off = append(v.off, int32(len(v.feats)))
		d.res.WordKeys(s.tok, s.text, func(k model.Key) { v.feats = append(v.feats, uint64(k)) })
	}
	return v, forms
}

// A stretch is a sentence with the role of its block.
type stretch struct {
	text.Span
	role uint8
}

func sentencesOf(body string) []stretch {
	a, err := article.Parse([]byte(body))
	var out []stretch
	if err != nil || a.Source.Text != body {
		for s := range text.Sentences(body) {
			out = append(out, stretch{s, 0})
		}
		return out
	}
	for _, b := range a.Blocks {
		if len(b.Sentences) == 0 {
			out = append(out, stretch{b.Span, uint8(b.Role)})
		}
		for _, s := range b.Sentences {
			out = append(out, stretch{s, uint8(b.Role)})
		}
	}
	return out
}

// add adds an article.
func (d *dumper) add(s *set, a goldArticle, lines bool) {
	doc := int32(len(s.docs))
	s.docs = append(s.docs, a.ID+"\t"+a.Publisher)
	outer, inner := layers(a.Mentions)
	var sents []stretch
	if lines {
		at := 0
		for _, l := range strings.SplitAfter(a.Text, "\n") {
			if strings.TrimSpace(l) != "" {
				sents = append(sents, stretch{text.TrimSpace(a.Text, text.Span{Start: at, End: at + len(l)}), uint8(article.RoleParagraph)})
			}
			at += len(l)
		}
	} else {
		sents = sentencesOf(a.Text)
	}
	for _, st := range sents {
		toks := d.res.Tokens(nil, a.Text, st.Span)
		d.sentence(s, doc, a.Text, toks, st.role, outer, inner)
	}
}

func (d *dumper) sentence(s *set, doc int32, body string, toks []model.Token, role uint8, outer, inner []goldMention) {
	base := len(s.doc)
	keys := make([][]uint64, len(toks))
	d.res.Sentence(body, toks, role, func(i int, k model.Key) { keys[i] = append(keys[i], uint64(k)) })
	weight := 1
	if s.name == "train" || s.name == "own" {
		weight = 6
	}
	for i, t := range toks {
		if s.name != "news" {
			d.note(t, body, weight)
		}
		s.doc = append(s.doc, doc)
		s.sent = append(s.sent, d.sent)
		v, ok := d.vecs[t.Stem]
		if !ok {
			v = -1
		}
		s.vec = append(s.vec, v)
		s.stem = append(s.stem, uint64(t.Stem))
		s.start = append(s.start, int32(t.Start+t.Off))
		s.end = append(s.end, int32(t.End))
		s.off = append(s.off, int32(len(s.feats)))
		s.feats = append(s.feats, keys[i]...)
		s.label = append(s.label, 0)
		s.inner = append(s.inner, 0)
	}
	paint(s.label[base:], toks, outer)
	paint(s.inner[base:], toks, inner)
	d.sent++
}

// layers divides the names into the outermost and those right inside them.
func layers(ms []goldMention) (outer, inner []goldMention) {
	var names []goldMention
	for _, m := range ms {
		if typeIndex(m.Type) >= 0 {
			names = append(names, m)
		}
	}
	sort.SliceStable(names, func(i, j int) bool {
		if names[i].Start != names[j].Start {
			return names[i].Start < names[j].Start
		}
		return names[i].End > names[j].End
	})
	end, innerEnd := -1, -1
	for _, m := range names {
		switch {
		case m.Start >= end:
			outer = append(outer, m)
			end = m.End
			innerEnd = -1
		case m.Start >= innerEnd && m.End <= end:
			inner = append(inner, m)
			innerEnd = m.End
		}
	}
	return outer, inner
}

// paint writes the labels of mentions over tokens.
func paint(label []int16, toks []model.Token, ms []goldMention) {
	j := sort.Search(len(ms), func(j int) bool { return len(toks) == 0 || ms[j].End > toks[0].Start })
	for ; j < len(ms) && len(toks) > 0 && ms[j].Start < toks[len(toks)-1].End; j++ {
		first := true
		for i, t := range toks {
			if t.End <= ms[j].Start || t.Start >= ms[j].End {
				continue
			}
			if label[i] != 0 && first { // two names in one token: the first keeps it
				continue
			}
			ty := int16(typeIndex(ms[j].Type))
			l := 2 + 2*ty
			if first {
				l = 1 + 2*ty
			}
			if ms[j].Opt != "" {
				l = -1
			}
			label[i] = l
			first = false
		}
	}
}

// dictionary numbers the features that are worth a row: those of the annotated text
// that occur twice, and the common ones of the plain text.
func dictionary(annotated, plain []*set) map[uint64]int32 {
	n := map[uint64]int{}
	for _, s := range annotated {
		for _, k := range s.feats {
			n[k] += 20
		}
	}
	for _, s := range plain {
		for _, k := range s.feats {
			n[k]++
		}
	}
	var keys []uint64
	for k, c := range n {
		if c >= 40 {
			keys = append(keys, k)
		}
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	ids := make(map[uint64]int32, len(keys))
	for i, k := range keys {
		ids[k] = int32(i)
	}
	return ids
}

// write writes a set as flat arrays for the trainer.
func (s *set) write(dir string, dict map[uint64]int32, rows map[uint64]int32) error {
	row := make([]int32, len(s.stem))
	for i, f := range s.stem {
		row[i] = -1
		if r, ok := rows[f]; ok {
			row[i] = r
		}
	}
	ids := make([]int32, 0, len(s.feats))
	off := make([]int32, 0, len(s.off)+1)
	for i := range s.off {
		off = append(off, int32(len(ids)))
		end := len(s.feats)
		if i+1 < len(s.off) {
			end = int(s.off[i+1])
		}
		for _, k := range s.feats[s.off[i]:end] {
			if id, ok := dict[k]; ok {
				ids = append(ids, id)
			}
		}
	}
	off = append(off, int32(len(ids)))
	for name, v := range map[string]any{"doc": s.doc, "sent": s.sent, "vec": s.vec, "label": s.label, "inner": s.inner, "start": s.start, "end": s.end, "off": off, "feat": ids, "row": row, "stem": s.stem} {
		f, err := os.Create(filepath.Join(dir, s.name+"."+name))
		if err != nil {
			return err
		}
		w := bufio.NewWriterSize(f, 1<<20)
		if err := binary.Write(w, binary.LittleEndian, v); err != nil {
			return err
		}
		if err := w.Flush(); err != nil {
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	if s.labels != nil {
		if err := os.WriteFile(filepath.Join(dir, s.name+".labels"), []byte(strings.Join(s.labels, "\n")), 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(dir, s.name+".docs"), []byte(strings.Join(s.docs, "\n")), 0o644)
}

// readVecNames numbers the words of a file of vectors.
func readVecNames(path string) (map[model.Form]int32, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[model.Form]int32{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	lines.Scan()
	for i := int32(0); lines.Scan(); i++ {
		w, _, _ := strings.Cut(lines.Text(), " ")
		for t := range text.Tokens(w) {
			out[model.TokenForm(t, w)] = i
			break
		}
	}
	return out, lines.Err()
}

// dump writes all data sets for the trainer. The set news, which nothing trains on, is of
// the nine articles and those of the folders dev.
func dump(shared, internal, work, dev string, plainWords int) error {
	raw, err := os.ReadFile(filepath.Join(work, "res.bin"))
	if err != nil {
		return err
	}
	res, err := model.OpenResources(string(raw))
	if err != nil {
		return err
	}
	vecs, err := readVecNames(filepath.Join(work, "vec.vec"))
	if err != nil {
		return err
	}
	d := &dumper{res: res, vecs: vecs, stems: map[model.Form]*stem{}}
	var annotated []*set
	for _, from := range [][2]string{{"train", "data/train-entities"}, {"news", "data/entities"}} {
		name, dir := from[0], from[1]
		arts, err := goldArticles(filepath.Join(shared, dir))
		if err != nil {
			return err
		}
		if name == "news" && dev != "" {
			for _, dir := range strings.Split(dev, ",") {
				more, err := goldArticles(dir)
				if err != nil {
					return err
				}
				arts = append(arts, more...)
			}
		}
		s := &set{name: name}
		for _, a := range arts {
			d.add(s, a, false)
		}
		annotated = append(annotated, s)
	}
	own, err := readMarkup(filepath.Join(internal, "../testdata/entities/train/*.ann"))
	if err != nil {
		return err
	}
	o := &set{name: "own"}
	for _, a := range own {
		d.add(o, a, true)
	}
	annotated = append(annotated, o)
	for _, c := range []string{"anercorp", "aqmar", "newsfane", "wojood-sample"} {
		s, err := d.conll(filepath.Join(shared, "data/ner", c, "train.txt"), c)
		if err != nil {
			return err
		}
		annotated = append(annotated, s)
	}
	p := &set{name: "plain"}
	for i, path := range plainFiles(shared) {
		n := 0
		skip := 0
		err := eachPlain(path, func(a plain) bool {
			skip++
			if skip%(1+2*i) != 0 {
				return true
			}
			before := len(p.doc)
			d.add(p, goldArticle{ID: strconv.Itoa(skip), Publisher: a.Publisher, Text: a.Title + "\n\n" + a.Text}, false)
			n += len(p.doc) - before
			return n < plainWords*(3-2*i)/4
		})
		if err != nil {
			return err
		}
	}
	var forDict []*set
	for _, s := range annotated {
		if s.name != "news" {
			forDict = append(forDict, s)
		}
	}
	dict := dictionary(forDict, []*set{p})
	fmt.Println("features", len(dict))
	keys := make([]uint64, len(dict))
	for k, i := range dict {
		keys[i] = k
	}
	f, err := os.Create(filepath.Join(work, "dict.bin"))
	if err != nil {
		return err
	}
	if err := binary.Write(f, binary.LittleEndian, keys); err != nil {
		return err
	}
	f.Close()
	v, forms := d.vocabulary(42000)
	f, err = os.Create(filepath.Join(work, "vocab.bin"))
	if err != nil {
		return err
	}
	if err := binary.Write(f, binary.LittleEndian, forms); err != nil {
		return err
	}
	f.Close()
	rows := make(map[uint64]int32, len(forms))
	for i, f := range forms {
		rows[f] = int32(i)
	}
	for _, s := range append(annotated, p, v) {
		fmt.Println(s.name, len(s.docs), "docs", len(s.doc), "tokens", len(s.feats), "features")
		if err := s.write(work, dict, rows); err != nil {
			return err
		}
	}
	return nil
}

// conll reads a corpus of one token and its label a line; the labels are numbered in
// order of appearance, and named in NAME.labels.
func (d *dumper) conll(path, name string) (*set, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	s := &set{name: name}
	labels := map[string]int16{"O": 0}
	var words []string
	var tags []int16
	flush := func() {
		if len(words) == 0 {
			return
		}
		body := strings.Join(words, " ")
		at := 0
		var toks []model.Token
		for _, w := range words {
			all := d.res.Tokens(nil, body, text.Span{Start: at, End: at + len(w)})
			best := 0
			for i, t := range all {
				if t.Kind == text.Word && all[best].Kind != text.Word {
					best = i
				}
			}
			if len(all) == 0 {
				all = append(all, model.Token{Token: text.Token{Span: text.Span{Start: at, End: at + len(w)}, Kind: text.Symbol}})
			}
			toks = append(toks, all[best])
			at += len(w) + 1
		}
		base := len(s.doc)
		doc := int32(len(s.docs))
		s.docs = append(s.docs, strconv.Itoa(int(doc)))
		d.sentence(s, doc, body, toks, uint8(article.RoleParagraph), nil, nil)
		copy(s.label[base:], tags)
		words, tags = words[:0], tags[:0]
	}
	for _, line := range strings.Split(string(raw), "\n") {
		f := strings.Fields(line)
		if len(f) < 2 {
			flush()
			continue
		}
		l, ok := labels[f[1]]
		if !ok {
			l = int16(len(labels))
			labels[f[1]] = l
		}
		words = append(words, f[0])
		tags = append(tags, l)
		if len(words) > 200 {
			flush()
		}
	}
	flush()
	names := make([]string, len(labels))
	for n, i := range labels {
		names[i] = n
	}
	s.labels = names
	return s, nil
}

// dumpTest writes a corpus of one token and its label a line as a data set for
// testing, by the features of a work folder.
func dumpTest(work, path string) error {
	raw, err := os.ReadFile(filepath.Join(work, "res.bin"))
	if err != nil {
		return err
	}
	res, err := model.OpenResources(string(raw))
	if err != nil {
		return err
	}
	vecs, err := readVecNames(filepath.Join(work, "vec.vec"))
	if err != nil {
		return err
	}
	keys, err := readUint64s(filepath.Join(work, "dict.bin"))
	if err != nil {
		return err
	}
	dict := make(map[uint64]int32, len(keys))
	for i, k := range keys {
		dict[k] = int32(i)
	}
	d := &dumper{res: res, vecs: vecs, stems: map[model.Form]*stem{}}
	s, err := d.conll(path, "anercorp-test")
	if err != nil {
		return err
	}
	return s.write(work, dict, nil)
}
