package bulk

import (
	"slices"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
)

// Compare says what drafts know that tables do not. A draft is a row of the tables where one bill is meant (see
// [records.BillKeys]); of it the days of introduction and of the last action are compared where the draft has them, and
// the status where the draft knows one. Every other draft is new. Rows that no draft means are not gone: a service's
// file holds some sessions of some states. Drafts that are new change no standing, for nobody has said what they do.
func Compare(before records.Tables, drafts []Draft, asOf states.Date) records.Difference {
	rows, ids := rowsByKey(before.Bills), map[string]int{}
	for i := range before.Bills {
		ids[before.Bills[i].ID] = i
	}
	after := before
	after.Bills = append([]states.Bill{}, before.Bills...)
	var added []records.Change
	for i := range drafts {
		at, found := ids[drafts[i].ID]
		for _, k := range records.BillKeys(&drafts[i].Bill) {
			if same := rows[k]; len(same) > 0 {
				at, found = same[0], true
				break
			}
		}
		if !found {
			added = append(added, records.Change{Table: "bills", Key: drafts[i].ID, Kind: records.New})
			continue
		}
		learn(&after.Bills[at], &drafts[i])
	}
	if before.Bills == nil {
		before.Bills, after.Bills = []states.Bill{}, []states.Bill{}
	}
	d := records.Compare(before, after, asOf)
	d.Rows = append(d.Rows, added...)
	return d
}

// rowsByKey are the rows of a table by what they have in common with drafts of the same bill, each once.
func rowsByKey(bills []states.Bill) map[records.BillKey][]int {
	rows := map[records.BillKey][]int{}
	for i := range bills {
		for _, k := range records.BillKeys(&bills[i]) {
			if !slices.Contains(rows[k], i) {
				rows[k] = append(rows[k], i)
			}
		}
	}
	return rows
}

// learn brings a bill to what a draft knows of it.
func learn(b *states.Bill, d *Draft) {
	if !d.Introduced.IsZero() {
		b.Introduced = d.Introduced
	}
	switch {
	case d.Status != states.StatusUnknown:
		b.Status, b.StatusDate = d.Status, d.StatusDate
	case b.Status == states.StatusUnknown && !d.LastAction.IsZero():
		b.LastAction = d.LastAction
	}
}
