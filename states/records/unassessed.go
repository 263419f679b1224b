package records

import (
	"slices"
	"strings"

	"github.com/endqi/endqi/states/records/internal/csvtext"
	"github.com/endqi/endqi/states/records/internal/spelling"
)

// draftColumns are the columns that drafts of package bulk have for the person who assesses them, and a table of bills has not.
var draftColumns = []string{"description", "subjects", "rank", "found"}

// findDrafts finds the columns that a person fills in who assesses drafts, where the file is one of drafts.
func (r *headerReader) findDrafts() {
	if !r.service || !slices.ContainsFunc(r.cells, func(cell string) bool { return slices.Contains(draftColumns, spelling.Fold(cell)) }) {
		return
	}
	for i, c := range r.columns {
		if c != nil && (c.name == "effect" || c.name == "published_end" || c.name == "published_start" || spelling.IsCriterion(c.name)) {
			r.header.drafts = append(r.header.drafts, i)
		}
	}
}

// unassessed reports whether a row is a draft of which nobody has said anything.
func (h *header) unassessed(cells []string) bool {
	return h.drafts != nil && !slices.ContainsFunc(h.drafts, func(i int) bool { return csvtext.Trim(cells[i]) != "" })
}

// reportDrafts says how many drafts are left out, since nobody has assessed them.
func (r *Reader[T]) reportDrafts() {
	n := r.report.Files[0].Drafts
	if n == 0 {
		return
	}
	lines := r.lineWord() + "s " + strings.Join(r.drafts, ", ")
	if n > few {
		lines += " …"
	}
	r.problem(Problem{Column: "effect", Rule: Required, Severity: Note, Message: "is blank in " + count(n, "draft") + ", which nobody has assessed yet and which are left out: " + lines})
}
