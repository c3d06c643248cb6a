package article

// A Role is what a block is in its article. The names are those of the result
// document.
type Role uint8

// The roles of a block.
const (
	RoleNone         Role = iota
	RoleKicker            // a short line over (or under) the headline: a rubric, a column's name, who speaks
	RoleHeadline          // the title
	RoleStandfirst        // the deck: one or more sentences between headline and text
	RoleByline            // who wrote it
	RoleDateline          // where and through whom it came, on a line of its own
	RoleTimestamp         // when it was published
	RoleSummaryLabel      // «استمع إلى الملخص»: opens the published summary
	RoleBullet            // an item of the published summary
	RoleSubhead           // a title inside the text
	RoleParagraph         // running text
	RoleListItem          // an item of a list inside the text
	RoleCaption           // the text of a picture
	RoleCredit            // «(رويترز)», «المصدر: وكالات»
	RoleRelated           // «اقرأ أيضاً» and what it leads to
	RoleTags              // key words
	RoleBoilerplate       // what a page prints on every article
)

var roleNames = [...]string{
	"", "kicker", "headline", "standfirst", "byline", "dateline", "timestamp", "summary-label", "bullet",
	"subhead", "paragraph", "list-item", "caption", "credit", "related", "tags", "boilerplate",
}

// String is the role's name in the result document, "" for RoleNone.
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return ""
}
