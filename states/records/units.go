package records

import (
	"regexp"
	"strings"

	"github.com/endqi/endqi/states/records/internal/csvtext"
)

// howToWrite is a cell that says how to write those below it: text, (2 letters), YYYY-MM-DD, 0/1/½, limits | expands, 0–9. A day that
// somebody has written, 3/4/2021, looks like it too.
var howToWrite = regexp.MustCompile(`(?i)^[(\[<{]?\s*(?:` +
	`(?:free |plain |short |long )?(?:text|string|words)|(?:whole |decimal )?(?:number|integer|decimal)s?|(?:yyyy|jjjj|year)|dates?|bool(?:ean)?|` +
	`(?:an? |full |web )?(?:url|link|web ?address|hyperlink)|(?:usps|state|postal|two-letter|2-letter) ?(?:code)?s?|codes?|(?:two|2) (?:capital )?letters|` +
	`(?:drop ?down|list|choice|required|optional|mandatory|unique|score|points?|half points|percent|%)|` +
	`(?:y{2,4}|j{2,4}|m{1,4}|d{1,2}|t{1,2})(?:[-/. ](?:y{2,4}|j{2,4}|m{1,4}|d{1,2}|t{1,2})){1,2}|` +
	`(?:[0-9]+(?:[.,]5)?|½|[a-z]+)(?:(?:\s*[/|,;–]\s*|\s+or\s+)(?:[0-9]+(?:[.,]5)?|½|[a-z]+))+|[0-9]+ ?- ?[0-9]+|(?:e\.g\.|example:|such as) .*` +
	`)\s*[)\]>}]?$`)

// findUnits finds the rows right below the header that say how to write the cells, and belong to no bill: every cell of a column
// with rules of its own (a state, a date, a verdict, an address) says it, two or more of them.
func (h *header) findUnits(rows []csvtext.Row) {
	if !h.footers {
		return
	}
	for _, row := range rows {
		if row.Fault != csvtext.Sound || len(row.Cells) != len(h.columns) {
			return
		}
		n := 0
		for i, c := range h.columns {
			cell := strings.Join(strings.Fields(row.Cells[i]), " ")
			if c == nil || c.text && c.cell == "" || cell == "" {
				continue
			}
			if !howToWrite.MatchString(cell) {
				return
			}
			n++
		}
		if n < 2 {
			return
		}
		h.units = row.Line
	}
}
