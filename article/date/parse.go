package date

// Parse reads one temporal expression, in Arabic («15 يونيو/حزيران 2024», «ثلاثة
// أيام») or in TIMEX3 (2024-06-15, P3D), and gives its value. A range has both its ends:
// 2024-06-05/2024-06-08. What Parse gives, it reads again from String: Parse(v.String())
// is v.
//
// The error is ErrSyntax for what is no expression or more than one, ErrImpossible for a
// date that does not exist, and ErrNoAnchor for one that has no value without the day
// of publication: see [Finder.Parse].
func Parse(s string) (Value, error) {
	if v, ok := parseTIMEX(s); ok {
		return v, nil
	}
	m, err := Finder{}.Parse(s)
	return m.Range(), err
}

// Parse reads one temporal expression with the anchor and country of the Finder. The
// expression may have a preposition before it and brackets or quotes around it. The
// errors are those of [Parse]; with ErrNoAnchor the mention has its rule.
func (f Finder) Parse(s string) (Mention, error) {
	var r reader
	r.text = s
	r.whole = true
	r.begin(f)
	j := 0
	for it := r.at(j); it.kind == sign && (it.sign == '(' || it.sign == '"'); it = r.at(j) {
		j++
		if j > 3 {
			return Mention{}, ErrSyntax
		}
	}
	m, ok := r.only(j)
	if !ok {
		switch r.at(j).word.class {
		case isPrepIn, isPrepOn, isPrepUntil, isPrepSince, isPrepDuring, isPrepTo, isPrepAbout, isPrepFrom:
			m, ok = r.only(j + 1)
		}
	}
	switch {
	case !ok:
		return Mention{}, ErrSyntax
	case len(m.Issues) > 0 && m.Value.IsZero():
		return m, ErrImpossible
	case m.Value.IsZero():
		return m, ErrNoAnchor
	}
	return m, nil
}

// only reads the expression that begins at item j and ends the text.
func (r *reader) only(j int) (m Mention, ok bool) {
	r.base = j
	switch it := r.at(j); it.kind {
	case arabic, digits, latin:
	default:
		return m, false
	}
	e, ok := r.expression(j)
	if !ok {
		return m, false
	}
	if yes, _ := r.accept(&e); !yes {
		return m, false
	}
	k := e.to
	for it := r.at(k); it.kind == sign && (it.sign == ')' || it.sign == '"' || it.sign == '.' || it.sign == ','); it = r.at(k) {
		k++
		if k > e.to+3 {
			return m, false
		}
	}
	if r.at(k).kind != atEnd {
		return m, false
	}
	return r.mention(&e)
}
