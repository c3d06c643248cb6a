package date

import "strings"

// A zoneOf is a zone as it was read.
type zoneOf struct {
	zone int16 // 1 + index of zoneNames
	k    int
}

// zoneAt reads the zone of a clock time: «بتوقيت غرينتش», «بالتوقيت المحلي», «ت غ»,
// «(مكة المكرمة)», GMT.
func (r *reader) zoneAt(j int) (z zoneOf) {
	z.k = j
	it := r.peek(j)
	k := j
	paren := it.signed('(')
	if paren {
		k++
		it = r.peek(k)
	}
	end := func(n int) zoneOf {
		if paren {
			if !r.peek(n).signed(')') {
				return zoneOf{k: j}
			}
			n++
		}
		z.k = n
		return z
	}
	switch {
	case it.kind == latin:
		s := r.text[it.start:it.end]
		if strings.EqualFold(s, "GMT") || strings.EqualFold(s, "UTC") {
			z.zone = 1
			return end(k + 1)
		}
		return z
	case it.kind != arabic:
		return z
	case it.key == keyTGh:
		z.zone = 1
		return end(k + 1)
	case it.key == keyTeh:
		n := k + 1
		if r.peek(n).signed('.') {
			n++
		}
		switch r.peek(n).key {
		case keyGhain:
			z.zone = 1
		case keyMeem: // ت م: local time
			z.zone = localZone
		default:
			return z
		}
		n++
		if r.at(n).signed('.') && r.at(n).gap == none0 && paren {
			n++
		}
		return end(n)
	case it.key == keyTawqit || it.key == keyBiTawqit || it.key == keyBilTawqit || it.key == keyAlTawqit || it.key == keyHasbTawqit:
		n := k + 1
		if l := r.peek(n); l.kind == latin {
			s := r.text[l.start:l.end]
			if strings.EqualFold(s, "GMT") || strings.EqualFold(s, "UTC") {
				z.zone = 1
				return end(n + 1)
			}
			return z
		}
		switch l := r.peek(n); l.key {
		case keyMadina: // بتوقيت مدينة …
			n++
		case keyRasmi, keySayfi: // بالتوقيت الصيفي لبريطانيا
			if m, _ := phraseAt(r, zoneHeadKeys[:], zoneHeadVals[:], zoneList[:], zoneWords[:], n+1); m > n+1 {
				n++
			}
		}
		if m, v := phraseAt(r, zoneHeadKeys[:], zoneHeadVals[:], zoneList[:], zoneWords[:], n); m > n {
			z.zone = int16(v) + 1
			if zoneNames[v] == "" {
				z.zone = localZone
			}
			switch r.peek(m).key {
			case keyAlMuhtalla, keyRasmi, keySayfi, keyShatwi, keyMahalli: // بتوقيت مصر الصيفي
				m++
			}
			return end(m)
		}
		if w := r.peek(n); w.kind == arabic && w.word.class == isNothing && w.key != 0 { // a place that is not known
			z.zone = localZone
			return end(n + 1)
		}
		return z
	}
	if paren {
		if m, v := phraseAt(r, zoneHeadKeys[:], zoneHeadVals[:], zoneList[:], zoneWords[:], k); m > k {
			z.zone = int16(v) + 1
			if zoneNames[v] == "" {
				z.zone = localZone
			}
			return end(m)
		}
	}
	return z
}

// localZone stands for «بالتوقيت المحلي» and for places without a zone of their own.
const localZone = -1

func zoneName(z int16) string {
	switch {
	case z == 0:
		return ""
	case z < 0:
		return "local"
	}
	return zoneNames[z-1]
}
