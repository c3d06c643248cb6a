package summary

import (
	"cmp"
	"slices"
)

// A Grouper finds the groups of articles that are copies and near copies of each other,
// among hundreds of thousands, by their signatures: those that agree in a band of three
// hashes are candidates, and belong together where their similarity is MinSimilarity or
// their containment MinContainment (with a
// similarity of 0.15 at least, under which it cannot be told). Groups are what hangs together so.
//
// The zero Grouper is ready to use. It is not safe for concurrent use; [Sign] is, and is
// what takes the time.
type Grouper struct {
	MinSimilarity  float64 // 0 means 0.4
	MinContainment float64 // 0 means 0.75

	signatures []Signature
}

// Thresholds of the zero Grouper; COMPARE.md tells how they were chosen.
const (
	defaultMinSimilarity  = 0.4
	defaultMinContainment = 0.75
	minForContainment     = 0.15 // below, some hashes that agree by chance make a containment
)

// Add adds the signature of an article and returns its number: 0, 1, 2, …
func (g *Grouper) Add(s Signature) int {
	g.signatures = append(g.signatures, s)
	return len(g.signatures) - 1
}

// bandRows is the number of hashes of a band.
const bandRows = 3

// maxTries limits the comparisons of an article with one group in one band, so that many
// articles that agree in a band and are not alike take linear time.
const maxTries = 32

// Groups gives the groups of two and more, by the numbers that Add returned: each in
// order, and the groups in order of their first. It does not depend on the order in which
// articles were added, but for the numbers.
func (g *Grouper) Groups() [][]int {
	f := newForest(len(g.signatures))
	// Everything goes by rank in an order of the signatures themselves.
	byContent := make([]int32, len(g.signatures))
	for i := range byContent {
		byContent[i] = int32(i)
	}
	slices.SortFunc(byContent, func(a, b int32) int {
		return compareSignatures(&g.signatures[a], &g.signatures[b])
	})
	for i := 1; i < len(byContent); i++ {
		a, b := byContent[i-1], byContent[i]
		if g.signatures[a].Pairs > 0 && g.signatures[a] == g.signatures[b] {
			f.join(a, b)
		}
	}
	members := make([]bandMember, 0, len(byContent))
	for band := 0; band+bandRows <= SignatureSize; band += bandRows {
		members = members[:0]
		for rank, i := range byContent {
			s := &g.signatures[i]
			if s.Pairs == 0 || rank > 0 && *s == g.signatures[byContent[rank-1]] {
				continue
			}
			members = append(members, bandMember{bandKey(s, band), int32(rank)})
		}
		slices.SortFunc(members, func(a, b bandMember) int {
			return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.rank, b.rank))
		})
		for i := 0; i < len(members); {
			j := i + 1
			for j < len(members) && members[j].key == members[i].key {
				j++
			}
			if j > i+1 {
				g.joinBucket(f, members[i:j], byContent)
			}
			i = j
		}
	}
	return f.groups()
}

// A bandMember is an article in a band.
type bandMember struct {
	key  uint64
	rank int32
}

// bandKey is the key of the hashes of a band.
func bandKey(s *Signature, band int) uint64 {
	key := uint64(band)
	for _, h := range s.Hashes[band : band+bandRows] {
		const odd = 0x9E3779B97F4A7C15
		key = (key ^ uint64(h)) * odd
		key ^= key >> 29
	}
	return key
}

// joinBucket joins those of a bucket that are alike.
func (g *Grouper) joinBucket(f *forest, bucket []bandMember, byContent []int32) {
	for i := 1; i < len(bucket); i++ {
		a := byContent[bucket[i].rank]
		tries := 0
		for j := i - 1; j >= 0 && tries < maxTries; j-- {
			b := byContent[bucket[j].rank]
			tries++
			if f.root(a) != f.root(b) && g.alike(&g.signatures[a], &g.signatures[b]) {
				f.join(a, b)
			}
		}
	}
}

// alike tells whether two signatures are of one group.
func (g *Grouper) alike(a, b *Signature) bool {
	j := a.Similarity(b)
	return j >= cmp.Or(g.MinSimilarity, defaultMinSimilarity) ||
		j >= minForContainment && a.Containment(b) >= cmp.Or(g.MinContainment, defaultMinContainment)
}

func compareSignatures(a, b *Signature) int {
	if c := slices.Compare(a.Hashes[:], b.Hashes[:]); c != 0 {
		return c
	}
	return cmp.Compare(a.Pairs, b.Pairs)
}

// A forest is a union-find structure.
type forest struct{ parent []int32 }

func newForest(n int) *forest {
	f := &forest{make([]int32, n)}
	for i := range f.parent {
		f.parent[i] = int32(i)
	}
	return f
}

func (f *forest) root(i int32) int32 {
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

// join joins two trees; the smaller root is that of both.
func (f *forest) join(a, b int32) {
	a, b = f.root(a), f.root(b)
	f.parent[max(a, b)] = min(a, b)
}

// groups gives the trees of two and more.
func (f *forest) groups() [][]int {
	size := make([]int32, len(f.parent))
	for i := range f.parent {
		size[f.root(int32(i))]++
	}
	at := make([]int, len(f.parent))
	var out [][]int
	for i := range f.parent {
		r := f.root(int32(i))
		if size[r] < 2 {
			continue
		}
		if int(r) == i {
			at[r] = len(out)
			out = append(out, make([]int, 0, size[r]))
		}
		out[at[r]] = append(out[at[r]], i)
	}
	return out
}
