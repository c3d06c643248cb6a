package text

// The runes of Arabic text that the rules of this package name.
const (
	ArabicComma        = '\u060C' // ،
	ArabicSemicolon    = '\u061B' // ؛
	ArabicLetterMark   = '\u061C' // ALM, a direction control
	ArabicQuestionMark = '\u061F' // ؟
	Hamza              = '\u0621' // ء
	AlefMadda          = '\u0622' // آ
	AlefHamzaAbove     = '\u0623' // أ
	WawHamza           = '\u0624' // ؤ
	AlefHamzaBelow     = '\u0625' // إ
	YehHamza           = '\u0626' // ئ
	Alef               = '\u0627' // ا
	Beh                = '\u0628' // ب
	TehMarbuta         = '\u0629' // ة
	Teh                = '\u062A' // ت
	Jeem               = '\u062C' // ج
	Dal                = '\u062F' // د
	Tatweel            = '\u0640' // ـ
	Feh                = '\u0641' // ف
	Kaf                = '\u0643' // ك
	Lam                = '\u0644' // ل
	Meem               = '\u0645' // م
	Noon               = '\u0646' // ن
	Heh                = '\u0647' // ه
	Waw                = '\u0648' // و
	AlefMaksura        = '\u0649' // ى
	Yeh                = '\u064A' // ي
	Fathatan           = '\u064B' // ً
	Shadda             = '\u0651' // ّ
	Sukun              = '\u0652' // ْ
	ArabicPercent      = '\u066A' // ٪
	ArabicDecimal      = '\u066B' // ٫
	ArabicThousands    = '\u066C' // ٬
	SuperscriptAlef    = '\u0670' // ٰ
	AlefWasla          = '\u0671' // ٱ
	ArabicFullStop     = '\u06D4' // ۔
	NoBreakSpace       = '\u00A0'
	SoftHyphen         = '\u00AD'
	LeftGuillemet      = '\u00AB' // «
	RightGuillemet     = '\u00BB' // »
	ZeroWidthSpace     = '\u200B'
	ZeroWidthNonJoiner = '\u200C' // ZWNJ
	ZeroWidthJoiner    = '\u200D' // ZWJ
	LeftToRightMark    = '\u200E' // LRM
	RightToLeftMark    = '\u200F' // RLM
	LineSeparator      = '\u2028'
	ParagraphSeparator = '\u2029'
	ByteOrderMark      = '\uFEFF'
)
