package model

// A feature is where the rows of a feature are: a row of the first layer and, for a
// feature of the place, one of scores of labels.
type feature struct {
	row   int32 // -1 without one
	place bool
}

// feature finds a feature in the table.
func (m *Model) feature(k Key) feature {
	row, place := m.key(k)
	return feature{int32(row), place}
}

// A context has the features of the place of a word, found when the model is opened.
type context struct {
	conj, prep [32]feature // by letter
	quote      [8]feature
	edge       [3]feature
	phrase     [3][]feature // first word, inside, last word; by class
}

func (m *Model) prepareContext() {
	c := &m.context
	for i := range c.conj {
		c.conj[i] = m.feature(key(tConj, uint64(i)))
		c.prep[i] = m.feature(key(tPrep, uint64(i)))
	}
	for i := range c.quote {
		c.quote[i] = m.feature(key(tQuote, uint64(i)))
	}
	for i := range c.edge {
		c.edge[i] = m.feature(key(tEdge, uint64(i)))
	}
	for i := range c.phrase {
		c.phrase[i] = make([]feature, len(m.Names.Classes))
		for class := range c.phrase[i] {
			c.phrase[i][class] = m.feature(key(tPhraseB+i, uint64(class)))
		}
	}
}

// add adds the rows of a feature to a token and, where there are, to the scores of its
// labels.
func (m *Model) add(u *sum, p *[labels]int32, f feature) {
	if f.row < 0 {
		return
	}
	u.add(m.keyRows, int(f.row))
	if !f.place {
		return
	}
	row := m.places[int(f.row)*2*labels:][:2*labels]
	for j := range p {
		p[j] += int32(int16(le16(row, 2*j)))
	}
}

// input sums the rows of the features of each token.
func (m *Model) input(w *Work, body string, toks []Token, block uint8) {
	n := len(toks)
	w.grow(n)
	w.phr = m.phrases(w.phr[:0], toks)
	w.quote = quotes(w.quote[:0], body, toks)
	var u sum
	var p [labels]int32
	m.add(&u, &p, m.feature(key(tBlock, uint64(block))))
	for i := range toks {
		t := &toks[i]
		w.want[i] = !t.plain
		s := &w.sums[i]
		*s = u
		if t.row >= 0 {
			s.add(m.rows, int(t.row))
		} else {
			s.join(m.unlisted(w, t, body))
		}
		w.place[i] = p
		m.addContext(w, t, i)
	}
	m.add(&w.sums[0], &w.place[0], m.context.edge[1])
	m.add(&w.sums[n-1], &w.place[n-1], m.context.edge[2])
	for _, ph := range w.phr {
		for j := ph.start; j < ph.end; j++ {
			w.want[j] = true
			features := m.context.phrase[ph.template(j)-tPhraseB]
			m.Names.SetClasses(ph.set, func(c int) { m.add(&w.sums[j], &w.place[j], features[c]) })
		}
	}
	for i := range w.sums {
		w.sums[i].relu(&w.x[i])
	}
}

// addContext adds the features of the proclitics of token i, and of quotation marks.
func (m *Model) addContext(w *Work, t *Token, i int) {
	if t.Split.Conj != 0 {
		m.add(&w.sums[i], &w.place[i], m.context.conj[t.Split.Conj&31])
	}
	if t.Split.Prep != 0 {
		m.add(&w.sums[i], &w.place[i], m.context.prep[t.Split.Prep&31])
	}
	if q := w.quote[i]; q != 0 {
		m.add(&w.sums[i], &w.place[i], m.context.quote[q&7])
	}
}

// grow makes room for n tokens.
func (w *Work) grow(n int) {
	w.sums, w.x, w.place, w.want = grow(w.sums, n), grow(w.x, n), grow(w.place, n), grow(w.want, n)
}

// A sum is the sum of rows of a table. The bytes of a row are 128 more than they mean,
// so that none is negative; even ones are of one number of the state, odd ones of the
// next.
type sum struct {
	state
	rows int
}

// maxRows is how many rows make a sum at most; no more would surely fit into its lanes.
// No text comes near it: a token has some twenty.
const maxRows = 250

const evenBytes = 0x00FF_00FF_00FF_00FF

// add adds a row of a table; nothing to a sum that is full.
func (u *sum) add(table string, row int) {
	if u.rows == maxRows {
		return
	}
	u.rows++
	r := table[row*Dim : row*Dim+Dim]
	for k := 0; k < words; k += 2 {
		x := le64(r, 4*k)
		u.state[k] += x & evenBytes
		u.state[k+1] += x >> 8 & evenBytes
	}
}

// join adds the rows of another sum, if there is room.
func (u *sum) join(v *sum) {
	if u.rows+v.rows > maxRows {
		return
	}
	u.rows += v.rows
	for k := range u.state {
		u.state[k] += v.state[k]
	}
}

// relu makes X of the sum.
func (u *sum) relu(x *state) {
	over := each(half - 128*int64(u.rows))
	for k, s := range u.state {
		x[k] = atMost(positive(s+over), each(1<<sumBits-1)) << fineBits
	}
}
