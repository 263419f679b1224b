package records

import (
	"regexp"

	"github.com/endqi/endqi/states/records/internal/csvtext"
)

// footerWords begin a row below a table that is none of its rows: a sum, or a remark on the whole.
var footerWords = regexp.MustCompile(`(?i)^(?:(?:grand |sub[- ]?)?totals?|sum|count|average|mean|sources?|notes?|legend|key|last (?:updated|checked|revised)|updated|as of|(?:prepared|compiled|generated|created|maintained) (?:by|on|from)|©|copyright|\*+)(?:[^\pL\pN_]|$)`)

// footer finds a row of totals or remarks: its first text begins with such a word, and it lacks another cell that every row needs.
func (h *header) footer(cells []string) (at int, ok bool) {
	if !h.footers || len(cells) != len(h.columns) {
		return 0, false
	}
	for at < len(cells) && csvtext.Blank(cells[at:at+1]) {
		at++
	}
	if !footerWords.MatchString(csvtext.Trim(cells[at])) {
		return 0, false
	}
	for i, c := range h.columns {
		if i != at && c != nil && c.required && csvtext.Blank(cells[i:i+1]) {
			return at, true
		}
	}
	return 0, false
}
