package summary

import (
	"encoding/hex"
	"strconv"

	"github.com/khabar-go/khabar/article"
	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/number"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/entities"
)

// AppendJSON appends the result document to dst, on one line and without a line end, and
// returns the extended buffer.
func (d *Digest) AppendJSON(dst []byte) []byte {
	n := d.analysis()
	a := n.Article
	dst = append(dst, `{"schemaVersion":`...)
	dst = strconv.AppendInt(dst, SchemaVersion, 10)
	dst = append(dst, `,"source":`...)
	dst = appendOrigin(dst, d.Origin)
	if !d.NoText {
		dst = appendField(dst, `,"text":`, a.Source.Text)
	}
	dst = appendField(dst, `,"headline":`, a.Headline.Text)
	dst = appendField(dst, `,"kicker":`, a.Kicker.Text)
	dst = appendField(dst, `,"standfirst":`, a.Standfirst.Text)
	dst = appendParts(dst, `,"bullets":`, a.Summary.Items)
	dst = appendParts(dst, `,"bylines":`, a.Bylines)
	dst = append(dst, `,"dateline":`...)
	dst = appendDateline(dst, a.Dateline)
	dst = append(dst, `,"published":`...)
	dst = appendPublished(dst, a.Published)
	dst = appendParts(dst, `,"credits":`, a.Credits)
	dst = appendList(dst, `,"blocks":`, a.Blocks, appendBlock)
	dst = appendList(dst, `,"dates":`, n.Dates, appendDate)
	dst = appendList(dst, `,"numbers":`, n.Numbers, appendNumber)
	dst = appendNames(dst, a.Source.Text, n.Names)
	dst = append(dst, `,"summary":`...)
	dst = appendBrief(dst, a.Summary.Items, d.Summary)
	dst = appendList(dst, `,"issues":`, d.Issues(), appendIssue)
	return append(dst, '}')
}

func appendOrigin(dst []byte, o Origin) []byte {
	dst = appendInt(dst, `{"bytes":`, o.Bytes)
	dst = appendWord(dst, `,"encoding":`, o.Encoding.String())
	dst = append(dst, `,"sha256":"`...)
	dst = hex.AppendEncode(dst, o.SHA256[:])
	dst = append(dst, '"')
	dst = appendOptional(dst, `,"url":`, o.URL)
	return append(dst, '}')
}

func appendDateline(dst []byte, d article.Dateline) []byte {
	if d.IsZero() {
		return append(dst, "null"...)
	}
	dst = appendParts(dst, `{"places":`, d.Places)
	dst = appendField(dst, `,"agency":`, d.Agency.Text)
	return append(appendEnds(append(dst, ','), d.Span), '}')
}

func appendPublished(dst []byte, p article.Published) []byte {
	if p.Value == "" {
		return append(dst, "null"...)
	}
	dst = appendField(dst, `{"value":`, p.Value)
	dst = appendWord(dst, `,"basis":`, p.Basis.String())
	return append(appendEnds(append(dst, ','), p.Span), '}')
}

func appendBlock(dst []byte, b article.Block) []byte {
	dst = appendWord(dst, `{"role":`, b.Role.String())
	dst = appendEnds(append(dst, ','), b.Span)
	dst = appendList(dst, `,"sentences":`, b.Sentences, appendSpan)
	return append(dst, '}')
}

func appendDate(dst []byte, m date.Mention) []byte {
	dst = appendEnds(append(dst, '{'), m.Span)
	dst = appendWord(dst, `,"type":`, m.Type.String())
	if v := m.Value.Start(); !v.IsZero() {
		dst = appendBy(dst, `,"value":"`, v)
	}
	if !m.ValueEnd.IsZero() {
		dst = appendBy(dst, `,"valueEnd":"`, m.ValueEnd)
	}
	dst = appendOptionalWord(dst, `,"mod":`, m.Mod.String())
	dst = appendOptionalWord(dst, `,"quant":`, m.Quant.String())
	dst = appendWord(dst, `,"basis":`, m.Basis.String())
	if m.Type == date.Date || m.Type == date.Time {
		dst = appendWord(dst, `,"calendar":`, m.Calendar.String())
	}
	if !m.Hijri.IsZero() {
		dst = appendWord(dst, `,"hijri":`, m.Hijri.String())
	}
	dst = appendOptionalWord(dst, `,"conflict":`, m.Conflict.String())
	return append(dst, '}')
}

func appendNumber(dst []byte, m number.Mention) []byte {
	dst = appendEnds(append(dst, '{'), m.Span)
	dst = appendWord(dst, `,"type":`, m.Type.String())
	if !m.Vague {
		dst = appendBy(dst, `,"value":"`, m.Value)
	}
	if m.Range {
		dst = appendBy(dst, `,"valueEnd":"`, m.ValueEnd)
	}
	dst = appendOptional(dst, `,"unit":`, m.Unit)
	dst = appendOptional(dst, `,"currency":`, m.Currency)
	dst = appendOptionalWord(dst, `,"mod":`, m.Mod.String())
	return append(dst, '}')
}

// appendNames appends the mentions, entities and quotes.
func appendNames(dst []byte, src string, r entities.Result) []byte {
	dst = appendList(dst, `,"mentions":`, r.Mentions, func(dst []byte, m entities.Mention) []byte {
		dst = appendEnds(append(dst, '{'), m.Span)
		dst = appendInt(dst, `,"tokenStart":`, m.Token.Start)
		dst = appendInt(dst, `,"tokenEnd":`, m.Token.End)
		dst = appendWord(dst, `,"type":`, m.Type.String())
		dst = appendField(dst, `,"norm":`, m.Norm)
		dst = appendIndex(dst, `,"entity":`, m.Entity)
		dst = appendIndex(dst, `,"within":`, m.Within)
		dst = appendOptional(dst, `,"role":`, roleOf(r, m))
		return append(appendScore(dst, float64(m.Score)), '}')
	})
	id := 0
	dst = appendList(dst, `,"entities":`, r.Entities, func(dst []byte, e entities.Entity) []byte {
		dst = appendInt(dst, `{"id":`, id)
		id++
		dst = appendWord(dst, `,"type":`, e.Type.String())
		dst = appendOptional(dst, `,"kind":`, e.Kind)
		dst = appendField(dst, `,"name":`, e.Name)
		dst = appendList(dst, `,"aliases":`, e.Aliases, appendString)
		dst = appendOptional(dst, `,"country":`, e.Country)
		dst = appendOptional(dst, `,"division":`, e.Division)
		dst = appendOptional(dst, `,"role":`, e.Role)
		dst = appendOptional(dst, `,"roleState":`, e.RoleState)
		dst = appendOptional(dst, `,"nationality":`, e.Nationality)
		dst = appendList(dst, `,"mentions":`, e.Mentions, appendNumeral)
		return append(dst, '}')
	})
	return appendList(dst, `,"quotes":`, r.Quotes, func(dst []byte, q entities.Quote) []byte {
		dst = appendEnds(append(dst, '{'), q.Span)
		dst = appendOptional(dst, `,"cue":`, q.Cue.Of(src))
		dst = appendIndex(dst, `,"speaker":`, q.Speaker)
		dst = append(dst, `,"direct":`...)
		return append(strconv.AppendBool(dst, q.Direct), '}')
	})
}

func appendBrief(dst []byte, bullets []article.Part, b Brief) []byte {
	dst = appendList(dst, `{"sentences":`, b.Sentences, func(dst []byte, s Sentence) []byte {
		dst = appendEnds(append(dst, '{'), s.Span)
		return append(appendScore(dst, s.Score), '}')
	})
	dst = appendList(dst, `,"keyphrases":`, b.Keyphrases, func(dst []byte, k Keyphrase) []byte {
		dst = appendField(dst, `{"text":`, k.Text)
		return append(appendScore(dst, k.Score), '}')
	})
	i := 0
	dst = appendList(dst, `,"support":`, b.supportOf(bullets), func(dst []byte, r Report) []byte {
		bullet := bullets[i]
		dst = appendInt(dst, `{"bullet":`, i)
		dst = appendScore(dst, r.Score)
		dst = appendList(dst, `,"missing":`, r.Findings, func(dst []byte, f Finding) []byte {
			dst = appendEnds(append(dst, '{'), missingSpan(bullet, f))
			return append(appendWord(dst, `,"why":`, f.Reason.String()), '}')
		})
		i++
		return append(dst, '}')
	})
	return append(dst, '}')
}

func appendIssue(dst []byte, i text.Issue) []byte {
	dst = appendField(dst, `{"code":`, i.Code)
	dst = appendEnds(append(dst, ','), i.Span)
	return append(appendField(dst, `,"message":`, i.Message), '}')
}
