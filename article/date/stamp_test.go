package date_test

import (
	"testing"
	"time"

	"github.com/khabar-go/khabar/article/date"
)

func TestStamp(t *testing.T) {
	day := time.Date(2012, 7, 20, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		stamp, value, basis, conflict, zone string
		anchor                              time.Time
	}{
		{stamp: "تاريخ النشر :10 أكتوبر 2012", value: "2012-10-10", basis: "stated"},
		{stamp: "\u00a0تاريخ النشر :10 أكتوبر 2012", value: "2012-10-10", basis: "stated"},
		{stamp: "الجمعة, 20 يوليو, 2012, 15:53 بتوقيت القدس", value: "2012-07-20T15:53", basis: "stated", zone: "Asia/Jerusalem"},
		{stamp: "الأربعاء، 07 أكتوبر 2020 - 12:09 م", value: "2020-10-07T12:09", basis: "stated"},
		{stamp: "الأربعاء، 07 أكتوبر 2020 - 12:09 ص", value: "2020-10-07T00:09", basis: "stated"},
		{stamp: "الاصيل 7-4-2012 الاربعاء", value: "2012-07-04", basis: "stated"},
		{stamp: "الاربعاء 7-4-2012", value: "2012-07-04", basis: "stated"},
		{stamp: "السبت 7-4-2012", value: "2012-04-07", basis: "stated"},
		{stamp: "7-4-2012 السبت", value: "2012-04-07", basis: "stated"},
		{stamp: "الأحد 7-4-2012", value: "2012-04-07", basis: "stated", conflict: "weekday"},
		{stamp: "الاثنين 1427/4/9 هـ - الموافق 8/5/2006 م (آخر تحديث) الساعة 17:51 (مكة المكرمة)، 14:51 (غرينتش)", value: "2006-05-08T17:51", basis: "stated", zone: "Asia/Riyadh"},
		{stamp: "25-07-1433 11:59 AM", value: "2012-06-15T11:59", basis: "stated"},
		{stamp: "أمس 11:03 AM", value: "", basis: "relative"},
		{stamp: "أمس 11:03 AM", value: "2012-07-19T11:03", basis: "relative", anchor: day},
		{stamp: "منذ 2 أسبوع 01:58 PM", value: "", basis: "relative"},
		{stamp: "منذ 2 أسبوع 01:58 PM", value: "2012-07-06T13:58", basis: "relative", anchor: day},
		{stamp: "الخميس 03 ماي 2012الجزائر: سليم", value: "2012-05-03", basis: "stated"},
		{stamp: "GMT 17:27 17.03.2020(محدثة GMT 17:49 17.03.2020)", value: "2020-03-17T17:27", basis: "stated", zone: "Etc/UTC"},
		{stamp: "نشر في المساء يوم 26 - 01 - 2013", value: "2013-01-26", basis: "stated"},
		{stamp: "2024-07-28T15:30", value: "2024-07-28T15:30", basis: "stated"},
		{stamp: "آخر تحديث: 28/7/2024 - 15:30", value: "2024-07-28T15:30", basis: "stated"},
		{stamp: "٢٨ يوليو ٢٠٢٤ - ١٥:٣٠", value: "2024-07-28T15:30", basis: "stated"},
		{stamp: "22 محرم 1446هـ - 28 يوليو 2024م", value: "2024-07-28", basis: "stated"},
		{stamp: "الرياض 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م واس", value: "2015-08-10", basis: "stated"},
		{stamp: "رام الله 14-6-2012 وفا-", value: "2012-06-14", basis: "stated"},
		{stamp: "Sunday, July 28, 2024", value: "2024-07-28", basis: "stated"},
		{stamp: "28 juillet 2024 15:30", value: "2024-07-28T15:30", basis: "stated"},
		{stamp: "آخر تحديث 15:30 28/7/2024", value: "2024-07-28T15:30", basis: "stated"},
	} {
		m, ok := date.Finder{Anchor: c.anchor}.Stamp(c.stamp)
		if !ok || m.Value.String() != c.value || m.Basis.String() != c.basis || m.Conflict.String() != c.conflict || m.Zone != c.zone {
			t.Errorf("%s\n\tgot  %v %s %s %s %s\n\twant %s %s %s %s", c.stamp, ok, m.Value, m.Basis, m.Conflict, m.Zone, c.value, c.basis, c.conflict, c.zone)
		}
	}
	for _, s := range []string{"", "الرياض: محمد", "بقلم سليم", "2012"} {
		if m, ok := date.Stamp(s); ok {
			t.Errorf("%q is no stamp: %s", s, m.Value)
		}
	}
}
