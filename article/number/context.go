package number

import "github.com/khabar-go/khabar/internal/wordkey"

// A flag tells what a word beside a number says of it; see context.tsv.
type flag uint16

const (
	isStop flag = 1 << iota
	isLabel
	isBrand
	isRegnal
	isGroup
	isOrdinalLabel
	isCount
	isMove
	isMonth
	isMonthHead // كانون، ربيع: «الأول» behind it is of the month
	isHour      // صباحا، فجرا
	isBeforeName
	isRank
	isBound
	isAfter
)

// contextOf gives the flags of a word without clitics.
func contextOf(k wordkey.Key) flag {
	if i := wordkey.Find(contextKeys[:], k); i >= 0 {
		return contextVals[i]
	}
	return 0
}
