package date_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/khabar-go/khabar/article/date"
	"github.com/khabar-go/khabar/article/text"
	"github.com/khabar-go/khabar/internal/corpus"
)

// A suiteCase is a case of another project's tests of Arabic dates.
type suiteCase struct {
	Suite, ID, Input, Reference, Expected, Kind string
	Inclusive                                   string `json:"expected_inclusive"`
	Locale, Calendar, Context, Width            string
	SourceAmount                                string `json:"source_amount"`
	Format, Hijri, Ummalqura                    string
	WeekStart                                   string `json:"start_of_week"`
	Offset                                      *int
	anchor                                      time.Time
}

// suites are the files of shared/data/dates, and how a case is compared: differs gives
// "" where Khabar reads it as the suite has it, and what it reads otherwise. asked is
// false for cases that ask nothing of a finder of dates.
var suites = []struct {
	name    string
	asked   func(*suiteCase) bool
	differs func(*suiteCase) string
	floor   float64 // per cent right of what is asked, differences of convention and dialect apart; a listed limit is not right
}{
	{"duckling", func(c *suiteCase) bool {
		return strings.HasPrefix(c.Kind, "time") || strings.HasPrefix(c.Kind, "duration")
	}, duckling, 97},
	{"maha", func(c *suiteCase) bool {
		if c.Expected == "" && !strings.Contains(c.Kind, "negative") {
			return false // «الليلة» is compared as another kind of value there
		}
		return strings.HasPrefix(c.Kind, "time") || strings.HasPrefix(c.Kind, "duration")
	}, maha, 97},
	{"dateparser", func(c *suiteCase) bool { return c.Kind != "tokenise" && c.Kind != "language-applicable" }, dateparser, 100},
	{"moment-ar", func(*suiteCase) bool { return true }, moment, 100},
	{"cldr-ar", cldrAsked, cldr, 99},
	{"arphp", func(c *suiteCase) bool { return c.Kind != "numeral" && c.Kind != "ordinal" }, arphp, 100},
	{"hijri-pairs-news", func(*suiteCase) bool { return true }, hijriPair, 100},
}

func readSuite(t *testing.T, name string) []*suiteCase {
	t.Helper()
	f, err := os.Open(filepath.Join(corpus.NeedShared(t, "dates"), name+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var cases []*suiteCase
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		c := &suiteCase{}
		if err := json.Unmarshal(sc.Bytes(), c); err != nil {
			t.Fatal(err)
		}
		if c.Reference != "" {
			for _, layout := range []string{"2006-01-02T15:04:05", time.RFC3339} {
				if at, err := time.Parse(layout, c.Reference); err == nil {
					c.anchor = at
				}
			}
		}
		cases = append(cases, c)
	}
	return cases
}

// TestSuites reads the cases of other projects. A case that is read otherwise is listed in
// testdata/suites.tsv with its reason (a convention of ours, dialect, an error of the
// suite, or a limit of Khabar); the test fails where an unlisted case differs, and where a
// listed one does not.
func TestSuites(t *testing.T) {
	reasons := readReasons(t)
	for _, s := range suites {
		t.Run(s.name, func(t *testing.T) {
			asked, right, listed, limits := 0, 0, 0, 0
			for _, c := range readSuite(t, s.name) {
				if !s.asked(c) {
					continue
				}
				asked++
				d := s.differs(c)
				reason := reasons[c.ID]
				switch {
				case d == "" && reason != "":
					t.Errorf("%s is listed (%s), and is read as the suite has it", c.ID, reason)
				case d == "":
					right++
				case strings.HasPrefix(reason, "limit"):
					limits++
				case reason != "":
					listed++
				default:
					t.Errorf("%s %s %s: %q\n\twant %s\n\tgot  %s", c.ID, c.Kind, c.Locale, c.Input, c.Expected, d)
				}
			}
			t.Logf("%d asked: %d as the suite has them, %d differ by convention or are colloquial, %d limits", asked, right, listed, limits)
			if n := asked - listed; n > 0 && 100*float64(right)/float64(n) < s.floor {
				t.Errorf("%.1f%% right, want %.0f%%", 100*float64(right)/float64(n), s.floor)
			}
		})
	}
}

func readReasons(t *testing.T) map[string]string {
	data, err := os.ReadFile("testdata/suites.tsv")
	if err != nil {
		t.Fatal(err)
	}
	reasons := map[string]string{}
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		id, reason, ok := strings.Cut(line, "\t")
		if !ok || reason == "" || reasons[id] != "" {
			t.Fatalf("testdata/suites.tsv:%d: %q", n+1, line)
		}
		reasons[id] = reason
	}
	return reasons
}

// one reads a text that is one expression, with what may stand around it.
func one(f date.Finder, s string) (date.Mention, string) {
	s = strings.Trim(s, " ,.،")
	m, err := f.Parse(s)
	if err == date.ErrSyntax {
		ms := f.Find(text.New(s))
		switch {
		case len(ms) == 0:
			return m, "nothing"
		case len(ms) > 1:
			return ms[0], "more than one: " + all(s, ms)
		case float64(ms[0].End-ms[0].Start) < 0.6*float64(len(s)):
			return ms[0], "only " + show(s, ms[0])
		}
		return ms[0], ""
	}
	return m, ""
}

func all(s string, ms []date.Mention) string {
	var out []string
	for _, m := range ms {
		out = append(out, show(s, m))
	}
	return strings.Join(out, "; ")
}

// spans compares a value with the stretch [start, end).
func spans(m date.Mention, start, end time.Time) bool {
	a, b, ok := m.Bounds(time.UTC)
	return ok && a.Equal(start) && b.Equal(end)
}

func stamp(s string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02T15", "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// duckling gives local values, hours without minutes, and intervals whose end is
// exclusive; «now» is the second of the reference.
func duckling(c *suiteCase) string {
	m, why := one(date.Finder{Anchor: c.anchor}, c.Input)
	if c.Expected == "" {
		if why == "nothing" {
			return ""
		}
		return show(c.Input, m)
	}
	if why != "" {
		return why
	}
	got := m.Range().String()
	want := c.Expected
	if strings.HasPrefix(c.Kind, "duration") {
		if m.Type == date.Duration && got == want {
			return ""
		}
		return got
	}
	if from, till, ok := strings.Cut(want, "/"); ok {
		a, ok1 := stamp(from)
		b, ok2 := stamp(till)
		if m.Mod == date.Start || m.Mod == date.End || m.Mod == date.Mid { // the suite has days for أوائل
			return got + " " + m.Mod.String()
		}
		if ok1 && ok2 && spans(m, a, b) {
			return ""
		}
		return got
	}
	if c.Kind == "time/hour" && len(want) == 13 {
		want += ":00"
	}
	if c.Kind == "time/second" && want == c.anchor.Format("2006-01-02T15:04:05") && got == "PRESENT_REF" {
		return ""
	}
	if got != want {
		return got
	}
	return ""
}

// maha gives the reference's own day and clock where a phrase tells none: what Khabar
// gives must hold the suite's instant and be as fine as the phrase. Its weeks begin on
// Sunday.
func maha(c *suiteCase) string {
	m, why := one(date.Finder{Anchor: c.anchor}, c.Input)
	if c.Expected == "" {
		if why != "" || (m.Type == date.Duration) == strings.HasPrefix(c.Kind, "time") {
			return ""
		}
		return show(c.Input, m)
	}
	if why != "" {
		return why
	}
	got := m.Range().String()
	if strings.HasPrefix(c.Kind, "duration") {
		if m.Type == date.Duration && sameLength(got, c.Expected) {
			return ""
		}
		return got
	}
	if from, till, ok := strings.Cut(c.Expected, "/"); ok {
		a, _ := stamp(from)
		b, _ := stamp(till)
		end, isRange := m.Range().End()
		if isRange && within(date.Mention{Value: m.Value}, a, date.Year) && within(date.Mention{Value: end}, b, date.Year) {
			return ""
		}
		return got
	}
	at, ok := stamp(c.Expected)
	if !ok {
		return "the suite's value is unreadable: " + c.Expected
	}
	if m.Value.IsRef() && at.Equal(c.anchor) {
		return ""
	}
	kind := strings.TrimPrefix(c.Kind, "time/")
	need := date.Day
	switch {
	case strings.Contains(kind, "week") && !strings.Contains(kind, "weekday"):
		a, _, ok := m.Bounds(time.UTC)
		if c.WeekStart == "MO" && within(m, at, date.Week) {
			return ""
		}
		if c.WeekStart == "" && ok && a.AddDate(0, 0, -int(a.Weekday())).Equal(at.AddDate(0, 0, -int(at.Weekday()))) {
			return ""
		}
		return got
	case strings.Contains(kind, "year") && !strings.Contains(kind, "month"):
		need = date.Year
	case strings.Contains(kind, "month"):
		need = date.Year
		if m.Value.Grain() < date.MonthGrain {
			return got
		}
	case strings.Contains(kind, "hour"), strings.Contains(kind, "minute"), kind == "time", kind == "am", kind == "pm":
		need = date.DayPart
		if at.Format("15:04:05") == c.anchor.Format("15:04:05") { // no clock time in it
			need = date.Day
		}
	}
	if within(m, at, need) {
		return ""
	}
	return got
}

// within tells whether a value holds an instant, and is as fine as need.
func within(m date.Mention, at time.Time, need date.Grain) bool {
	a, b, ok := m.Bounds(time.UTC)
	return ok && !at.Before(a) && at.Before(b) && m.Value.Grain() >= need
}

// sameLength compares lengths; Maha writes every unit as a decimal and its T once, or
// not at all before a clock unit that follows another.
func sameLength(got, want string) bool {
	v, ok := parts(got)
	w, ok2 := parts(want)
	if !ok || !ok2 || len(v) != len(w) {
		return false
	}
	for u, n := range w {
		if d := v[u] - n; d < -0.002*n-0.001 || d > 0.002*n+0.001 {
			return false
		}
	}
	return true
}

// parts are the amounts of a length in seconds, days, or months: 1.5H is 5400S.
func parts(s string) (map[string]float64, bool) {
	out := map[string]float64{}
	s, ok := strings.CutPrefix(s, "P")
	clock := false
	for s != "" && ok {
		if s[0] == 'T' {
			clock, s = true, s[1:]
			continue
		}
		n := strings.IndexFunc(s, func(r rune) bool { return r != '.' && r != '-' && (r < '0' || r > '9') })
		if n < 0 {
			return nil, false
		}
		v, err := strconv.ParseFloat(s[:n], 64)
		if err != nil {
			return nil, false
		}
		switch {
		case s[n] == 'Y':
			out["month"] += 12 * v
		case s[n] == 'M' && !clock:
			out["month"] += v
		case s[n] == 'W':
			out["day"] += 7 * v
		case s[n] == 'D':
			out["day"] += v
		case s[n] == 'H':
			out["second"] += 3600 * v
			clock = true
		case s[n] == 'M':
			out["second"] += 60 * v
		case s[n] == 'S':
			out["second"] += v
		default:
			return nil, false
		}
		s = s[n+1:]
	}
	return out, ok
}

// dateparser's translations are read for what they say.
func dateparser(c *suiteCase) string {
	anchor := c.anchor
	if anchor.IsZero() {
		anchor = time.Date(2014, 9, 1, 10, 30, 0, 0, time.UTC)
	}
	f := date.Finder{Anchor: anchor}
	if c.Kind == "search" || c.Kind == "search-whole" {
		ms := f.Find(text.New(c.Input))
		var got []string
		for _, m := range ms {
			got = append(got, m.Of(c.Input))
		}
		if s := strings.Join(got, " | "); s != c.Expected {
			return s
		}
		return ""
	}
	m, why := one(f, c.Input)
	if why != "" {
		return why
	}
	got := m.Value.String()
	switch c.Kind {
	case "translation-to-english":
		if want := fromEnglish(c.Expected, anchor); got != want {
			return got + ", translated " + want
		}
	default:
		at, ok := stamp(c.Expected)
		if !ok || !within(m, at, date.Day) {
			return got
		}
	}
	return ""
}

// fromEnglish is the value of a translation of dateparser.
func fromEnglish(s string, anchor time.Time) string {
	if at, err := time.Parse("2 January 2006 03:04 pm", strings.Replace(strings.ToLower(s), "january", "January", 1)); err == nil {
		return at.Format("2006-01-02T15:04")
	}
	var n int
	var unit string
	s = strings.Replace(s, "ago 2 hour", "2 hour ago", 1)
	ago := strings.HasSuffix(s, " ago")
	if _, err := fmt.Sscanf(strings.TrimSuffix(s, " ago"), "%d %s", &n, &unit); err != nil {
		return "?"
	}
	switch {
	case ago && unit == "day":
		return anchor.AddDate(0, 0, -n).Format("2006-01-02")
	case ago && unit == "hour":
		return anchor.Add(-time.Duration(n) * time.Hour).Format("2006-01-02T15:04")
	}
	return "P" + strconv.Itoa(n) + strings.ToUpper(unit[:1])
}

var momentUnits = map[string]date.Unit{"second": date.Seconds, "minute": date.Minutes, "hour": date.Hours, "day": date.Days, "week": date.Weeks, "month": date.Months, "year": date.Years, "S": date.Seconds, "s": date.Seconds, "D": date.Days, "d": date.Days}

// moment prints lengths, and the parts of one instant.
func moment(c *suiteCase) string {
	switch c.Kind {
	case "month-name", "month-name-short":
		return month(c)
	case "weekday":
		return weekday(c)
	}
	f := date.Finder{Anchor: time.Date(2010, 2, 14, 15, 25, 50, 0, time.UTC)}
	m, why := one(f, strings.ReplaceAll(c.Input, `\u200f`, "\u200f"))
	if why != "" {
		return why
	}
	got := m.Range().String()
	switch c.Kind {
	case "humanised-duration":
		n, u, few := amount(c.Expected)
		v, known := m.Value.Amount(u)
		if !m.Value.IsDuration() || !few && (v != float64(n) || !known) || few && v == 0 && known {
			return got
		}
	case "relative":
		s := strings.TrimPrefix(strings.TrimPrefix(c.Expected, "+"), "-")
		n, unit := 0, ""
		if _, err := fmt.Sscanf(strings.TrimLeft(s, "PT"), "%d%s", &n, &unit); err != nil {
			return "unreadable"
		}
		if strings.HasPrefix(c.Expected, "-") {
			n = -n
		}
		u := momentUnits[unit]
		if m.Rule.Unit != u || m.Rule.Count != n {
			return fmt.Sprintf("%s %+v", got, m.Rule)
		}
	case "formatted-date":
		at, ok := stamp(c.Expected)
		need := date.Day
		if strings.Contains(c.Format, "h:mm") || c.Format == "LT" || c.Format == "LTS" || len(c.Format) > 2 && strings.HasPrefix(strings.ToUpper(c.Format), "LLL") {
			need = date.Minute
		}
		if !ok || !within(m, at, need) {
			return got
		}
	}
	return ""
}

// amount reads «44 minutes», «an hour»; few is «a few seconds».
func amount(s string) (n int, u date.Unit, few bool) {
	words := strings.Fields(s)
	n = 1
	if v, err := strconv.Atoi(words[0]); err == nil {
		n = v
	}
	return n, momentUnits[strings.TrimSuffix(words[len(words)-1], "s")], strings.Contains(s, "few")
}

func month(c *suiteCase) string {
	m, err := date.ParseMonth(c.Input)
	n, _ := strconv.Atoi(c.Expected)
	want := map[string]date.Calendar{"islamic": date.HijriCalendar, "coptic": date.CopticCalendar}[c.Calendar]
	switch {
	case err != nil:
		return err.Error()
	case m.Number != n || m.Calendar != want:
		return fmt.Sprint(m.Calendar, " ", m.Number)
	}
	return ""
}

func weekday(c *suiteCase) string {
	at := time.Date(2024, 7, 14, 0, 0, 0, 0, time.UTC) // a Sunday, whose day is no month
	name := c.Input
	if !strings.HasPrefix(name, "ال") { // a bare name needs its date
		for i := range 7 {
			day := at.AddDate(0, 0, i)
			m, why := one(date.Finder{}, "يوم "+c.Input+" "+day.Format("2/1/2006"))
			if why != "" {
				return why
			}
			if (m.Conflict == 0) != (strings.EqualFold(day.Weekday().String()[:3], c.Expected)) {
				return name + " " + m.Conflict.String()
			}
		}
		return ""
	}
	m, why := one(date.Finder{Anchor: at}, name)
	if why != "" {
		return why
	}
	if got := strings.ToLower(m.Rule.Weekday.String()[:3]); got != c.Expected || !m.Rule.HasDay {
		return got
	}
	return ""
}

// cldrAsked leaves out patterns, single letters, and calendars that no Arabic paper dates by.
func cldrAsked(c *suiteCase) bool {
	switch c.Kind {
	case "dateformat", "timeformat":
		return false
	case "month":
		return c.Width != "narrow" && (c.Calendar == "gregorian" || c.Calendar == "islamic" || c.Calendar == "coptic")
	}
	if c.Kind == "era" && (c.Calendar != "gregorian" && !strings.HasPrefix(c.Calendar, "islamic") || c.Width == "eraNarrow") {
		return false
	}
	name, width, _ := strings.Cut(c.Context, "-")
	_, isDay := cldrDays[name]
	switch {
	case c.Kind == "relativeTime" && (name == "quarter" || isDay && !strings.HasSuffix(c.ID, "-one") && !strings.HasSuffix(c.ID, "-two")):
		return false // «قبل 3 أرباع سنة», «خلال 11 يوم ثلاثاء»: templates that nobody fills
	case isDay && width != "":
		return false // «أحد قادم»
	}
	return c.Width != "narrow"
}

func cldr(c *suiteCase) string {
	at := time.Date(2024, 7, 28, 12, 0, 0, 0, time.UTC)
	f := date.Finder{Anchor: at}
	switch c.Kind {
	case "month":
		return month(c)
	case "weekday":
		return weekday(c)
	case "quarter":
		m, why := one(f, c.Input)
		if got := m.Value.String(); why != "" || !strings.HasSuffix(got, "-"+c.Expected) {
			return why + got
		}
	case "dayperiod":
		h, want := "5", "T17:00"
		switch c.Expected {
		case "am", "morning1", "morning2":
			want = "T05:00"
		case "afternoon1":
			h, want = "1", "T13:00"
		case "night2":
			h, want = "10", "T22:00"
		case "noon", "midnight":
			m, why := one(f, c.Input)
			if why != "" {
				return why
			}
			return m.Value.String()
		}
		m, why := one(date.Finder{}, "الساعة "+h+" "+c.Input)
		if got := m.Value.String(); why != "" || got != want {
			return why + got
		}
	case "era":
		n, want := "1445 ", "1445"
		switch {
		case c.Expected == "BCE" || c.Expected == "0" && c.Calendar == "gregorian":
			n, want = "1445 ", "BC1445"
		case strings.HasPrefix(c.Calendar, "islamic"):
			want = "2023-07-19"
		}
		m, why := one(date.Finder{}, "عام "+n+c.Input)
		if got := m.Value.String(); why != "" || got != want {
			return why + got
		}
	case "relative":
		return cldrRelative(f, c)
	case "relativeTime":
		return cldrTime(f, c)
	case "metazone":
		m, why := one(date.Finder{}, "الساعة 15:00 ب"+c.Input)
		if why != "" || m.Zone == "" || m.Zone == "local" {
			return why + m.Zone
		}
	}
	return ""
}

var cldrUnits = map[string]date.Unit{"second": date.Seconds, "minute": date.Minutes, "hour": date.Hours, "day": date.Days, "week": date.Weeks, "month": date.Months, "quarter": date.Quarters, "year": date.Years}

var cldrDays = map[string]time.Weekday{"sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6}

// cldrRelative compares the rule of «السنة الماضية»; year-1 is the year before.
func cldrRelative(f date.Finder, c *suiteCase) string {
	m, why := one(f, c.Input)
	if why != "" {
		return why
	}
	name, _, _ := strings.Cut(c.Context, "-")
	n, err := strconv.Atoi(strings.TrimPrefix(c.Expected, c.Context))
	if err != nil {
		return "unreadable"
	}
	if wd, ok := cldrDays[name]; ok {
		side := []date.Side{date.Past, date.Present, date.Future}[n+1]
		if m.Rule.Weekday != wd || !m.Rule.HasDay || m.Rule.Side != side {
			return fmt.Sprintf("%+v", m.Rule)
		}
		return ""
	}
	if m.Value.IsRef() && n == 0 {
		return ""
	}
	if m.Rule.Unit != cldrUnits[name] || m.Rule.Count != n {
		return fmt.Sprintf("%s %+v", m.Value, m.Rule)
	}
	return ""
}

// cldrTime compares «قبل 3 سنوات» with its rule. CLDR has خلال for what is ahead, which
// tells of a length.
func cldrTime(f date.Finder, c *suiteCase) string {
	n := map[string]string{"zero": "0", "few": "3", "many": "11", "other": "100"}
	count := n[c.ID[strings.LastIndexByte(c.ID, '-')+1:]]
	want := map[string]int{"": 1, "0": 0, "3": 3, "11": 11, "100": 100}[count]
	if strings.HasSuffix(c.ID, "-two") {
		want = 2
	}
	name, _, _ := strings.Cut(c.Context, "-")
	u := cldrUnits[name]
	wd, isDay := cldrDays[name]
	m, why := one(f, strings.ReplaceAll(c.Input, "{0}", count))
	if why != "" {
		return why
	}
	if v, known := m.Value.Amount(u); m.Type == date.Duration && known && v == float64(want) && strings.HasSuffix(c.Expected, "future") {
		return ""
	}
	side := date.Future
	if strings.HasSuffix(c.Expected, "past") {
		want, side = -want, date.Past
	}
	if isDay {
		if m.Rule.Weekday != wd || !m.Rule.HasDay || m.Rule.Side != side {
			return fmt.Sprintf("%s %+v", m.Value, m.Rule)
		}
		return ""
	}
	if m.Rule.Unit != u || m.Rule.Count != want {
		return fmt.Sprintf("%s %+v", m.Value, m.Rule)
	}
	return ""
}

func arphp(c *suiteCase) string {
	m, why := one(date.Finder{}, c.Input)
	if why != "" {
		return why
	}
	if m.Value.String() != c.Expected || m.Conflict != 0 {
		return m.Value.String() + " " + m.Conflict.String()
	}
	return ""
}

// hijriPair wants the Gregorian date as it is printed, sure where the calendars agree and
// flagged where they do not.
func hijriPair(c *suiteCase) string {
	s := c.Input
	if strings.Count(s, "(") > strings.Count(s, ")") {
		s += ")" // the excerpt ends before it
	}
	m, why := one(date.Finder{}, s)
	if why != "" {
		return why
	}
	got := m.Value.String() + " " + m.Hijri.String()
	want := c.Expected + " " + c.Hijri
	flag := ""
	switch {
	case c.Offset == nil:
		flag = "impossible-date"
	case *c.Offset < -1 || *c.Offset > 1:
		flag = "calendar"
	case *c.Offset != 0:
		flag = "uncertain"
	}
	switch {
	case got != want:
		return got
	case flag == "" && (m.Conflict != 0 || len(m.Issues) > 0):
		return "flagged " + m.Conflict.String()
	case flag == "" && m.Uncertain && m.Hijri.Sure():
		return "uncertain"
	case flag == "uncertain" && (!m.Uncertain || m.Conflict != 0):
		return "not flagged as a day off"
	case flag == "calendar" && m.Conflict != date.CalendarConflict:
		return "no conflict"
	case flag == "impossible-date" && len(m.Issues) == 0:
		return "no issue"
	}
	return ""
}
