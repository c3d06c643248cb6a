package entities

import (
	"strings"

	"github.com/khabar-go/khabar/internal/wordkey"
)

// Classes of relational nouns; see relations.tsv.
const (
	relationPeer        = 1 // نظيره: the same office elsewhere
	relationPredecessor = 2 // سلفه: the same office before
	relationSuccessor   = 3 // خلفه: the same office after
	relationUnder       = 4 // نائبه: نائب with the office
	relationKin         = 5 // زوجته: none
)

func relationClass(v uint32) int  { return int(v & 15) }
func relationNumber(v uint32) int { return int(v >> 4 & 3) }
func relationFemale(v uint32) bool {
	return v>>6&1 == 1
}
func relationPronoun(v uint32) int { return int(v >> 7 & 3) }

// relationOf reads a relational noun with its pronoun, with or without proclitics:
// نظيره، ونظيراه، بنظيره. A ة at the end is no pronoun: نائبة is a woman, نائبه his
// deputy, and folding does not tell them apart.
func relationOf(w string) (uint32, bool) {
	if strings.HasSuffix(w, "ة") {
		return 0, false
	}
	k := wordkey.Of(w)
	for i := 0; i < 3 && k != 0; i++ {
		if v, ok := find(relationKeys[:], relationValues[:], k); ok {
			return v, true
		}
		switch k.First() {
		case wordkey.Waw, wordkey.Feh, wordkey.Beh, wordkey.Lam, wordkey.Kaf:
			k = k.Rest(1)
		default:
			return 0, false
		}
	}
	return 0, false
}

// relations gives persons who are named by their relation to another the office of
// that other, in the order of the text.
func (r *resolver) relations() {
	for k := range r.members {
		mb := &r.members[k]
		s := &mb.said
		if s.relation == 0 || relationClass(s.relation) == relationKin {
			continue
		}
		if s.role != "" && relationClass(s.relation) == relationPredecessor { // سلفه البابا بنديكتوس
			r.give(r.info[mb.mention].entity, s.role, s.rank, stateFormer, s.nation)
			continue
		}
		role, state := r.antecedent(k)
		if role == "" {
			continue
		}
		switch relationClass(s.relation) {
		case relationPeer:
			state = 0
			role = gendered(r.elsewhere(role, s.nation), relationFemale(s.relation))
		case relationPredecessor:
			state = stateFormer
			role = gendered(role, relationFemale(s.relation))
		case relationSuccessor:
			state = 0
		case relationUnder:
			state = 0
			role = relationNouns[s.relation>>16] + " " + role
		}
		if s.state != 0 {
			state = s.state
		}
		r.give(r.info[mb.mention].entity, role, rankRelation, state, s.nation)
	}
}

// antecedent is the office of the person whom the pronoun of a relational noun means:
// the nearest person or holder before the noun in the sentence. Where the sentence has
// none, its subject is that of the sentence before, the first person there («وأجرى لاحقاً
// اتصالاً مع نظيره»); where it has another subject, a body or a holder without a name, the
// pronoun is of that, and nothing is known of the office. With a pronoun and a noun in
// the dual, each has the office of the one in his place (بلينكن وأوستن … نظيريهما …
// كاميكاوا وكيهارا).
func (r *resolver) antecedent(k int) (string, uint8) {
	s := &r.members[k].said
	i := int(r.members[r.members[k].head].said.first)
	if i == None {
		return "", 0
	}
	// The first mention that is not behind the noun.
	for i != None && r.m[i].Start >= s.at {
		i = int(r.info[i].prev)
	}
	sentence := r.info[r.members[k].mention].sentence
	subject := -1
	for steps := 0; i != None && steps < 16; steps++ {
		if r.info[i].sentence+1 < sentence {
			break
		}
		same := r.info[i].sentence == sentence
		switch r.m[i].Type {
		case Person:
			j := r.memberOf(int32(i))
			if j < 0 || r.info[i].entity == r.info[r.members[k].mention].entity {
				break
			}
			if same { // the nearest person it is, whether his office is known or not
				role, _ := r.roleOfGroup(k, j)
				return role, 0
			}
			subject = j
		case Role:
			if r.info[i].owner != None || !same {
				break
			}
			f := &r.forms[r.info[i].form]
			if f.words == 0 {
				break
			}
			o, ok := officeOf(r.head(f).key)
			if !ok || o.class() != classOffice {
				return "", 0
			}
			role, _ := r.roleText(i, r.formWords(f))
			if o.number() != singular {
				role = r.singular(role, o)
			}
			return role, 0
		case Org, GPE:
			if same && !r.adverbial(i) {
				return "", 0
			}
		}
		i = int(r.info[i].prev)
	}
	if subject < 0 {
		return "", 0
	}
	role, _ := r.roleOfGroup(k, subject)
	return role, 0
}

// elsewhere is an office without the country that it is of, for the peer from another
// country: the peer of a رئيس الحكومة الإسرائيلية is a رئيس الحكومة, that of a وزير خارجية
// مصر a وزير الخارجية. An adjective stands behind a noun with the article: المالية of
// وزير المالية is none of Mali.
func (r *resolver) elsewhere(role, nation string) string {
	if nation == "" || r.list == nil {
		return role
	}
	cut := strings.LastIndexByte(role, ' ')
	for words := 0; words < 2 && cut > 0; words++ {
		last := role[cut+1:]
		country := ""
		before := role[strings.LastIndexByte(role[:cut], ' ')+1 : cut]
		if e, ok := r.list.Lookup(last, Norp); ok && strings.HasPrefix(before, "ال") && strings.HasPrefix(e.Kind, "nationality") {
			country = e.Country
		} else if e, ok := r.list.Lookup(last, GPE); ok && e.Kind == "country" {
			country = e.Country
		}
		if country == "" {
			cut = strings.LastIndexByte(role[:cut], ' ')
			continue
		}
		if country == nation {
			return role
		}
		rest := role[:cut]
		if at := strings.LastIndexByte(rest, ' '); at > 0 && !strings.HasPrefix(rest[at+1:], "ال") {
			rest = rest[:at+1] + "ال" + rest[at+1:]
		}
		return rest
	}
	return role
}

// adverbial tells whether a preposition is before a mention: «في القاهرة» is no subject.
func (r *resolver) adverbial(i int) bool {
	if r.proclitic(i) != "" {
		return true
	}
	switch r.wordBefore(r.m[i].Token.Start) {
	case "في", "من", "إلى", "على", "عن", "مع", "لدى", "عبر", "قرب", "خلال", "بعد", "قبل", "ضد", "بين":
		return true
	}
	return false
}

// roleOfGroup is the office of member j's person, for member k; of the one in k's place
// where both are coordinations of one length and the pronoun is no singular.
func (r *resolver) roleOfGroup(k, j int) (string, bool) {
	s := &r.members[k].said
	if relationPronoun(s.relation) != singular && relationNumber(s.relation) != singular {
		head := r.members[j].head
		n := r.members[j].place + 1
		if place := r.members[k].place; place < n && r.members[r.members[k].head].size == n {
			j = int(head + place)
		}
	}
	e := r.info[r.members[j].mention].entity
	ent := &r.ents[e]
	return ent.Role, ent.Role != ""
}

// gendered puts the head of an office in the gender of the relational noun: the
// نظيرة of a وزير is a وزيرة.
func gendered(role string, female bool) string {
	head, rest, more := strings.Cut(role, " ")
	k := wordkey.Of(head)
	o, ok := officeOf(k)
	if !ok || o.number() != singular || o.feminine() == female {
		return role
	}
	noun := o.noun()
	if female {
		at := int(o>>16) + 1
		if at >= len(officeNouns) || !strings.HasPrefix(officeNouns[at], strings.TrimSuffix(noun, "ة")) {
			return role
		}
		noun = officeNouns[at]
	} else {
		at := int(o>>16) - 1
		if at < 0 || !strings.HasPrefix(noun, officeNouns[at]) {
			return role
		}
		noun = officeNouns[at]
	}
	if k.Article() {
		noun = "ال" + noun
	}
	if more {
		return noun + " " + rest
	}
	return noun
}

// successionTo reads «خلفاً لـ» before a name: who is named held the office before.
func (r *resolver) successionTo(k, i int) {
	switch wordkey.Of(r.wordBefore(r.m[i].Token.Start)) {
	case keyKhalafan:
		s := &r.members[k].said
		s.relation, s.at = relationPredecessor, r.m[i].Token.Start
	}
}
