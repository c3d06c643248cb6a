package summary

import (
	"github.com/khabar-go/khabar/entities"
	"github.com/khabar-go/khabar/internal/lexicon"
)

// checkRole checks an office of the claim: that its words stand together in the body, and
// that the body gives it to the person (الرئيس ⟦أوستن⟧) or the nationality (الرئيس
// ⟦الأميركي⟧) to which the claim gives it.
func (c *Checker) checkRole(t *claimText, s sentence, cand []matched, i int, here stretch) (Finding, bool) {
	person, nation := t.holder(s, i, here)
	var rivals []stretch
	known := false
	if person.first < person.end {
		ok, others := c.givesRole(t, here, c.wordPlaces(&t.words[person.end-1], entities.Person), 12, 6)
		if ok {
			return Finding{}, false
		}
		rivals = append(rivals, others...)
	}
	if nation.first < nation.end {
		places := c.wordPlaces(&t.words[nation.end-1], entities.Norp)
		ok, others := c.givesRole(t, here, places, 5, 0)
		if ok {
			return Finding{}, false
		}
		known = len(places) > 0
		if person.first == person.end {
			rivals = append(rivals, others...)
		}
	}
	together := len(c.occurrences(t, entities.Role, here)) > 0
	if together && len(rivals) == 0 && !known {
		return c.decide(t, s, here, c.sameNames(t, i, here), nil, true, MissingRole, OtherRole)
	}
	least := 0.0
	if together {
		least = roleLikeness
	}
	if r := c.best(t, s, here, rivals); r.likeness > least {
		return t.finding(c, OtherRole, here, r.stretch), true
	}
	if together || c.lists.isGeneric(t, here) || nation.first == nation.end && person.first == person.end && c.allKnown(t, here) {
		return Finding{}, false
	}
	return t.finding(c, MissingRole, here, stretch{}), true
}

// isGeneric tells whether all words of a stretch are ones that a claim may add.
func (l *checkLists) isGeneric(t *claimText, here stretch) bool {
	for i := here.first; i < here.end; i++ {
		if _, ok := l.generic[t.words[i].key]; !ok && t.words[i].content() {
			return false
		}
	}
	return true
}

// allKnown tells whether the body has all words of a stretch in some form: «رئيسها» and
// «الجامعة» for «رئيس الجامعة».
func (c *Checker) allKnown(t *claimText, here stretch) bool {
	for i := here.first; i < here.end; i++ {
		if t.words[i].content() && len(c.wordPlaces(&t.words[i], entities.Role)) == 0 {
			return false
		}
	}
	return true
}

// sharesRole tells whether a stretch of the claim has most words of one of the body:
// «حاكمه» is «حاكم المصرف», and «رئيس وزراء الاحتلال» «رئيس حكومة الاحتلال»; or the one of
// the body is a rank or title, which goes with any office.
func (t *claimText) sharesRole(c *Checker, here, b stretch) bool {
	n, found := 0, 0
	for q := b.first; q < b.end; q++ {
		if !c.words[q].content() {
			continue
		}
		n++
		for i := here.first; i < here.end; i++ {
			if t.words[i].alike(&c.words[q], exactKey, stemKey) {
				found++
				break
			}
		}
	}
	return 5*found > 3*n || isRank(c.words[b.first].Of(c.s)) && !isRank(t.words[here.first].Of(t.s))
}

// isRank tells of military ranks and titles.
func isRank(word string) bool {
	var buf [64]byte
	for _, form := range proclitics(word) {
		if r, ok := lexicon.Title(lexicon.Key(buf[:0], form)); ok {
			return r.Kind != lexicon.Office && r.Kind != lexicon.Job
		}
	}
	return false
}

// allGeneric is isGeneric for words of the body.
func (c *Checker) allGeneric(s stretch) bool {
	for i := s.first; i < s.end; i++ {
		if _, ok := c.lists.generic[c.words[i].key]; !ok && c.words[i].content() {
			return false
		}
	}
	return true
}

// holder gives the person and the nationality that an office of the claim stands before.
func (t *claimText) holder(s sentence, i int, here stretch) (person, nation stretch) {
	at := here.end
	for j := i + 1; j < len(t.names.Mentions); j++ {
		m := &t.names.Mentions[j]
		st, ok := t.stretchIn(s, m.Span)
		if !ok || st.first > at+2 {
			break
		}
		switch {
		case m.Type == entities.Person && person.first == person.end:
			return st, nation
		case m.Type == entities.Norp && st.first <= here.end+1 && st.first >= here.end && nation.first == nation.end:
			nation = st
		}
		at = max(at, st.end)
	}
	return person, nation
}

// givesRole tells whether the words of an office stand near one of the places of a name
// in the body, before it or behind it; others are the other offices that do.
func (c *Checker) givesRole(t *claimText, here stretch, places []int32, before, behind int32) (bool, []stretch) {
	var others []stretch
	for _, p := range places {
		in := c.sents[c.byWord[p]]
		from, to := max(in.first, p-before), min(in.end, p+1+behind)
		if c.allWords(t, here, stretch{from, to}) {
			return true, nil
		}
		for q := from; q < p; q++ {
			k := c.inner[q]
			if k < 0 {
				continue
			}
			n := c.names[k]
			if c.n.Names.Mentions[n.m].Type == entities.Role && n.first == q && !c.allGeneric(n.stretch) && !t.sharesRole(c, here, n.stretch) && n.end <= p && c.onlyNorps(n.end, p) {
				others = append(others, n.stretch)
			}
		}
	}
	return false, others
}

// onlyNorps tells whether the words between an office and its holder are nationalities
// and names, such as the given name.
func (c *Checker) onlyNorps(from, to int32) bool {
	for q := from; q < to; q++ {
		if c.words[q].mark {
			continue
		}
		k := c.inner[q]
		if k < 0 {
			if _, ok := c.lists.generic[c.words[q].key]; !ok {
				return false
			}
			continue
		}
		switch c.n.Names.Mentions[c.names[k].m].Type {
		case entities.Norp, entities.Person, entities.GPE:
		default:
			return false
		}
	}
	return true
}

// allWords tells whether all words of a stretch of the claim are among words of the body,
// in any form.
func (c *Checker) allWords(t *claimText, here, in stretch) bool {
	for i := here.first; i < here.end; i++ {
		if !t.words[i].content() {
			continue
		}
		found := false
		for q := in.first; q < in.end && !found; q++ {
			found = t.words[i].alike(&c.words[q], exactKey, stemKey)
		}
		if !found {
			return false
		}
	}
	return true
}

// nationOf compares a nationality of the claim with those of the noun before it: the
// body has «الجيش السوداني» and never «الجيش المصري». known tells whether the body says
// the nationality of that noun.
//
// A noun that the body also has alone says less: who speaks of «الجيش» may mean any.
func (c *Checker) nationOf(t *claimText, s sentence, i int, here stretch) (r rival, same, known bool) {
	alone := false
	defer func() {
		if known && alone && r.likeness < nationLikenessAlone {
			known = false
		}
	}()
	h := here.first - 1
	for h >= s.first && (t.words[h].mark || t.words[h].stop) {
		if t.words[h].stop {
			return rival{}, false, false
		}
		h--
	}
	if h < s.first {
		return rival{}, false, false
	}
	m := &t.names.Mentions[i]
	var e *entities.Entity
	if m.Entity != entities.None {
		e = &t.names.Entities[m.Entity]
	}
	for _, p := range c.wordPlaces(&t.words[h], entities.Norp) {
		in := c.sents[c.byWord[p]]
		nation := false
		for q := p + 1; q < min(in.end, p+4); q++ {
			if sameNameWord(&t.words[here.first], &c.words[q], entities.Norp) || t.words[here.first].alike(&c.words[q], groupKey) || t.gluedTo(c, here.first, q) {
				return rival{}, true, true
			}
			k := c.inner[q]
			if k < 0 {
				continue
			}
			b := &c.n.Names.Mentions[c.names[k].m]
			if b.Type != entities.Norp && b.Type != entities.GPE {
				continue
			}
			if e != nil && b.Entity != entities.None && sameEntity(e, &c.n.Names.Entities[b.Entity]) {
				return rival{}, true, true
			}
			nation = nation || b.Type == entities.Norp && q <= p+2
			if b.Type == entities.Norp && q == p+1 {
				known = true
				if v := c.similar(t, s, here, c.names[k].stretch); v > r.likeness {
					r = rival{stretch: c.names[k].stretch, likeness: v}
				}
			}
		}
		alone = alone || !nation
	}
	return r, false, known
}

// gluedTo tells whether a word of the body begins with a word of the claim, with the next
// one glued to it for lack of a blank: «الإسلاميةفي».
func (t *claimText) gluedTo(c *Checker, i, q int32) bool {
	a, b := t.words[i].Of(t.s), c.words[q].Of(c.s)
	return len(a) >= 10 && len(b) > len(a) && b[:len(a)] == a
}
