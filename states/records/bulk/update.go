package bulk

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
)

// Update is what a newer edition of a service's files brings into a table of bills.
type Update struct {
	Bills     []states.Bill    // the table, brought up to date; the rows stay in their order
	Known     int              // rows of the table that a draft is of
	Changed   []records.Change // what was filled in, or is newer now
	Contrary  []records.Change // where the table and the service contradict each other: old is the table's, new the service's
	Unmatched []Draft          // bills that the table lacks
}

// UpdateBills brings the bills of a table up to date with drafts of a service, and says what it did. A draft is of the row that
// has its ServiceID; where none has, of the one row that is the same bill (see [records.BillKeys]), which takes the ServiceID.
//
// Blank cells of session_end, introduced, status, status_date, last_action, title and url are filled in. A status that was
// pending or unknown gives way to enacted or failed, a date to a fuller one of the same time, a last action to a later one. What
// else differs is contrary: another outcome, another day, a session that ends in another year, a bill that the table calls
// pending in a session that the service says is over. It stays as it is, unless contrary is to be accepted. Effect, verdicts,
// published totals, notes and every other cell are never touched, and evidence is another table. What is done once is not done
// again: updating with the same drafts changes nothing.
//
// It is an error where a service_id of the table is no name that LegiScan or Open States give, where two rows have the same, and
// where the service's bill of that name is of another state or number; then the table is as it was.
func UpdateBills(bills []states.Bill, drafts []Draft, accept bool) (*Update, error) {
	u := &Update{Bills: slices.Clone(bills)}
	ids, keys := map[string]int{}, rowsByKey(bills)
	for i := range bills {
		for id := range serviceIDs(&bills[i]) {
			if serviceOf(id) == "" {
				return nil, fmt.Errorf("bill %s: service_id %q is no name of LegiScan, a number, or of Open States, ocd-bill/…", bills[i].ID, id)
			}
			if first, twice := ids[id]; twice {
				return nil, fmt.Errorf("bills %s and %s have the same service_id, %s: leave it out of one", bills[first].ID, bills[i].ID, id)
			}
			ids[id] = i
		}
	}
	type match struct {
		row int
		by  service
	}
	taken := map[match]bool{}
	for i := range drafts {
		d := &drafts[i]
		at, known := ids[d.ServiceID] // no row has a blank one
		switch {
		case known && !sameNumber(&bills[at], &d.Bill):
			return nil, fmt.Errorf("bill %s has the service_id %s, which is %s %s of %s: correct the cell, or leave it blank", bills[at].ID, d.ServiceID, d.State, d.Number, d.Session)
		case !known:
			other := false
			if at, known, other = u.match(keys, d); !known {
				if !other {
					u.Unmatched = append(u.Unmatched, *d)
				}
				continue
			}
		}
		of := match{at, serviceOf(d.ServiceID)}
		if taken[of] { // a companion, say
			continue
		}
		taken[of] = true
		u.learn(at, d, accept)
	}
	rows := map[int]bool{}
	for of := range taken {
		rows[of.row] = true
	}
	u.Known = len(rows)
	return u, nil
}

// match finds the one row that is the same bill: none where two are. Other tells of a row that is, but that the service calls by
// another name: the draft is of its companion.
func (u *Update) match(keys map[records.BillKey][]int, d *Draft) (at int, ok, other bool) {
	at = -1
	for _, k := range records.BillKeys(&d.Bill) {
		for _, i := range keys[k] {
			if at >= 0 && at != i {
				return 0, false, true
			}
			at = i
		}
	}
	if at < 0 {
		return 0, false, false
	}
	for id := range serviceIDs(&u.Bills[at]) {
		if id != d.ServiceID && serviceOf(id) == serviceOf(d.ServiceID) {
			return 0, false, true
		}
	}
	return at, true, false
}

// learn brings a row to what a draft knows of it.
func (u *Update) learn(at int, d *Draft, accept bool) {
	b := &u.Bills[at]
	changed := records.Change{Table: "bills", Key: b.ID}
	contrary := changed
	set := func(column, new string) {
		for name, f := range b.Fields() {
			if name == column && f.String() != new {
				changed.Cells = append(changed.Cells, records.CellChange{Column: column, Old: f.String(), New: new})
				_ = f.UnmarshalText([]byte(new)) // another field's own text
			}
		}
	}
	differ := func(column, new string) {
		if accept {
			set(column, new)
			return
		}
		for name, f := range b.Fields() {
			if name == column {
				contrary.Cells = append(contrary.Cells, records.CellChange{Column: column, Old: f.String(), New: new})
			}
		}
	}
	date := func(column string, old, new states.Date) {
		switch {
		case new.IsZero() || old == new || fuller(old, new):
		case old.IsZero() || fuller(new, old):
			set(column, new.String())
		default:
			differ(column, new.String())
		}
	}
	if b.Title == "" {
		set("title", d.Title)
	}
	date("session_end", b.SessionEnd, d.SessionEnd)
	date("introduced", b.Introduced, d.Introduced)
	outcome := func(s states.Status) bool { return s == states.Enacted || s == states.Failed }
	switch {
	case outcome(d.Status) && !outcome(b.Status):
		set("status", d.Status.String())
		date("status_date", b.StatusDate, d.StatusDate)
	case outcome(d.Status) && b.Status != d.Status:
		differ("status", d.Status.String())
		if !d.StatusDate.IsZero() && d.StatusDate != b.StatusDate {
			differ("status_date", d.StatusDate.String())
		}
	case outcome(d.Status):
		date("status_date", b.StatusDate, d.StatusDate)
	case b.Status == states.Pending && d.Adjourned:
		differ("status", states.StatusUnknown.String())
	}
	if decided := outcome(b.Status); !decided && b.LastAction.Before(d.LastAction) || decided && b.StatusDate.IsZero() && b.LastAction.IsZero() {
		set("last_action", d.LastAction.String())
	}
	if b.URL == "" {
		set("url", d.URL)
	}
	if ids := slices.Collect(serviceIDs(b)); d.ServiceID != "" && !slices.Contains(ids, d.ServiceID) {
		set("service_id", strings.Join(append(ids, d.ServiceID), "; "))
	}
	if len(changed.Cells) > 0 {
		u.Changed = append(u.Changed, changed)
	}
	if len(contrary.Cells) > 0 {
		u.Contrary = append(u.Contrary, contrary)
	}
}

// fuller reports whether a date says all that another says, and more: 2020-06-19 of 2020-06 and of 2020.
func fuller(date, than states.Date) bool {
	return !than.IsZero() && date.Year == than.Year && (than.Month == 0 || date.Month == than.Month && than.Day == 0) && date != than
}

// sameNumber reports whether two bills of one service_id can be the same: of one state, with a number in common as far as both
// have one.
func sameNumber(a, b *states.Bill) bool {
	if a.State != b.State {
		return false
	}
	digits := map[string]bool{}
	for n := range a.Numbers() {
		digits[lastDigits(n)] = true
	}
	for n := range b.Numbers() {
		if digits[lastDigits(n)] {
			return true
		}
	}
	return len(digits) == 0
}

// serviceIDs are what services call a bill.
func serviceIDs(b *states.Bill) iter.Seq[string] {
	return func(yield func(string) bool) {
		for id := range strings.SplitSeq(b.ServiceID, ";") {
			if id = strings.TrimSpace(id); id != "" && !yield(id) {
				return
			}
		}
	}
}

// serviceOf is the service that calls a bill so; empty for none.
func serviceOf(id string) service {
	switch {
	case strings.HasPrefix(id, "ocd-bill/"):
		return ofOpenStates
	case id != "" && strings.Trim(id, "0123456789") == "":
		return ofLegiScan
	}
	return ""
}
