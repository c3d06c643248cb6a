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
func (m *Model) add(u *state, p *[labels]int32, f feature) {
	if f.row < 0 {
		return
	}
	u.addRow(m.keyRows, int(f.row))
	if !f.place {
		return
	}
	row := m.places[int(f.row)*2*labels:]
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
	var u state
	var p [labels]int32
	m.add(&u, &p, m.feature(key(tBlock, uint64(block))))
	for i := range toks {
		t := &toks[i]
		w.want[i] = !t.plain
		if t.row >= 0 {
			w.cur[i+pad].sum(&u, m.rows, int(t.row))
		} else {
			w.cur[i+pad].add(&u, m.unlisted(w, t, body))
		}
		w.place[i] = p
		m.addContext(w, t, i)
	}
	m.add(&w.cur[pad], &w.place[0], m.context.edge[1])
	m.add(&w.cur[pad+n-1], &w.place[n-1], m.context.edge[2])
	for _, ph := range w.phr {
		for j := ph.start; j < ph.end; j++ {
			w.want[j] = true
			features := m.context.phrase[ph.template(j)-tPhraseB]
			m.Names.SetClasses(ph.set, func(c int) { m.add(&w.cur[j+pad], &w.place[j], features[c]) })
		}
	}
	for i := pad; i < n+pad; i++ {
		w.cur[i].relu()
	}
}

// addContext adds the features of the proclitics of token i, and of quotation marks.
func (m *Model) addContext(w *Work, t *Token, i int) {
	if t.Split.Conj != 0 {
		m.add(&w.cur[i+pad], &w.place[i], m.context.conj[t.Split.Conj&31])
	}
	if t.Split.Prep != 0 {
		m.add(&w.cur[i+pad], &w.place[i], m.context.prep[t.Split.Prep&31])
	}
	if q := w.quote[i]; q != 0 {
		m.add(&w.cur[i+pad], &w.place[i], m.context.quote[q&7])
	}
}

// grow makes room for n tokens, with empty states around them.
func (w *Work) grow(n int) {
	w.cur, w.next, w.place = grow(w.cur, n+2*pad+1), grow(w.next, n+2*pad+1), grow(w.place, n)
	w.pairs = grow(w.pairs, n+2*pad)
	w.want = grow(w.want, n)
	for i := range pad {
		w.cur[i], w.next[i] = state{}, state{}
	}
	for i := n + pad; i < len(w.cur); i++ {
		w.cur[i], w.next[i] = state{}, state{}
	}
}

// addRow adds a row of a table.
func (u *state) addRow(table string, row int) { u.sum(u, table, row) }

// sum makes u the sum of a state and a row of a table.
func (u *state) sum(a *state, table string, row int) {
	r := table[row*Dim : row*Dim+Dim]
	for j := 0; j < Dim; j += 3 {
		u[j] = a[j] + int32(int8(r[j]))
		u[j+1] = a[j+1] + int32(int8(r[j+1]))
		u[j+2] = a[j+2] + int32(int8(r[j+2]))
	}
}

// add makes u the sum of two states.
func (u *state) add(a, b *state) {
	for j := range u {
		u[j] = a[j] + b[j]
	}
}

// relu makes X of U.
func (u *state) relu() {
	for j, v := range u {
		u[j] = relu(v)
	}
}
