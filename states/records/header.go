package records

import (
	"slices"
	"strings"
)

// Names that spreadsheets give to columns of ours. A name that the table itself has always counts first.
var otherColumns = map[string][]string{
	"id":              {"bill_id", "case_id", "key", "slug"},
	"state":           {"jurisdiction", "state_code", "state_name", "usps", "fips", "st"},
	"number":          {"bill_number", "bill_no", "bill_num", "bill", "identifier", "measure"},
	"companions":      {"companion", "companion_bills", "companion_bill"},
	"title":           {"bill_title", "bill_name", "name", "short_title"},
	"session":         {"legislative_session", "session_name", "session_identifier", "year"},
	"session_end":     {"session_ends", "sine_die", "adjourns"},
	"introduced":      {"introduced_date", "date_introduced", "introduced_on", "filed"},
	"status":          {"bill_status", "current_status", "outcome"},
	"status_date":     {"date_of_status", "enacted_date", "date_enacted", "date_passed"},
	"effective":       {"effective_date", "in_force", "date_effective"},
	"ended":           {"end_date", "repealed", "repeal_date"},
	"last_action":     {"last_action_date", "latest_action_date"},
	"checked":         {"last_checked", "date_checked", "as_of"},
	"published_end":   {"end_score", "end_total"},
	"published_start": {"start_score", "start_total"},
	"url":             {"link", "bill_url", "text_url", "address"},
	"source_url":      {"source", "source_link", "sources"},
	"note":            {"notes", "comment", "comments", "remarks"},
	"bill":            {"bill_id"},
	"criterion":       {"criteria"},
	"citation":        {"cite", "section"},
	"searched":        {"date_searched", "searched_on"},
	"decided":         {"date", "decision_date", "date_decided", "year"},
	"latitude":        {"lat", "y"},
	"longitude":       {"lon", "lng", "long", "x"},
	"agency":          {"department", "employer"},
	"claim":           {"allegation", "violation"},
	"outcome":         {"ruling", "result", "holding"},
	"summary":         {"description", "facts"},
	"name":            {"case_name", "case", "title"},
}

// header joins a file's columns with a table's.
type header struct {
	cells   []string
	line    int
	columns []*column // by place in the file; nil for one that is not read
	exact   bool      // cells are never escaped formulas
}

// named reports whether a column goes by a folded name; own are the names that its csv tag gives it.
func (c *column) named(folded string, further map[string]string) (own, other bool) {
	if slices.Contains(c.own, folded) {
		return true, true
	}
	if slices.Contains(c.other, folded) {
		return false, true
	}
	for n, column := range further {
		other = other || column == c.name && fold(n) == folded
	}
	return false, other
}

// known counts the cells that name a column of the table.
func known(cells []string, columns []*column, further map[string]string) (n int) {
	for _, cell := range cells {
		if folded := fold(cell); folded != "" && slices.ContainsFunc(columns, func(c *column) bool {
			_, other := c.named(folded, further)
			return other
		}) {
			n++
		}
	}
	return n
}

// readHeader finds the table's columns in a file's first row. Names are compared without case, spaces, hyphens and
// underscores. The problems lack only the file's name.
func readHeader(cells []string, line int, columns []*column, further map[string]string) (h *header, problems []Problem) {
	h = &header{cells: slices.Clone(cells), line: line, columns: make([]*column, len(cells))}
	report := func(i int, rule Rule, severity Severity, column, message string) *Problem {
		problems = append(problems, Problem{Line: line, Column: column, Letter: letter(i), Value: cells[i], Rule: rule, Severity: severity, Message: message})
		return &problems[len(problems)-1]
	}
	at := map[*column]int{}
	take := func(i int, c *column) {
		if first, twice := at[c]; twice {
			report(i, DuplicateColumn, Error, c.name, "is the column "+c.name+" once more, which column "+letter(first)+" is already: leave one out")
			return
		}
		at[c], h.columns[i] = i, c
	}
	var left []int
	for i, cell := range cells {
		folded := fold(cell)
		own := slices.IndexFunc(columns, func(c *column) bool { own, _ := c.named(folded, nil); return own && folded != "" })
		switch {
		case own >= 0:
			take(i, columns[own])
		case folded != "" && (folded != reasonColumn || i < len(cells)-1):
			left = append(left, i)
		}
	}
	for _, i := range left {
		folded := fold(cells[i])
		var by []*column
		for _, c := range columns {
			if _, other := c.named(folded, further); other {
				by = append(by, c)
			}
		}
		free := slices.IndexFunc(by, func(c *column) bool { _, taken := at[c]; return !taken })
		switch {
		case free >= 0:
			take(i, by[free])
		case len(by) > 0 && fold(cells[at[by[0]]]) == folded:
			take(i, by[0])
		case len(by) > 0:
			report(i, UnknownColumn, Warning, by[0].name, "is not read, since column "+letter(at[by[0]])+" is "+by[0].name)
		default:
			p := report(i, UnknownColumn, Warning, "", "is no column of this table and is not read")
			p.Near, p.Suggestion = nearestColumn(cells[i], columns, further)
		}
	}
	for _, c := range columns {
		if _, found := at[c]; c.required && !found {
			problems = append(problems, Problem{Line: line, Column: c.name, Rule: MissingColumn, Message: "the column is missing, and every row needs it" + c.example()})
		}
	}
	return h, problems
}

// nearestColumn is the column that a name is perhaps a slip of, and the name of it that is near where that is another.
func nearestColumn(name string, columns []*column, further map[string]string) (near, column string) {
	of := map[string]string{}
	var all []string
	add := func(n, column string) {
		if _, twice := of[n]; !twice {
			of[n] = column
			all = append(all, n)
		}
	}
	for _, c := range columns {
		add(c.name, c.name)
	}
	for _, c := range columns {
		for _, n := range slices.Concat(c.others, otherColumns[c.name], slices.Sorted(keys(further))) {
			if further[n] == "" || further[n] == c.name {
				add(n, c.name)
			}
		}
	}
	near, ok := nearest(strings.ReplaceAll(trim(name), " ", "_"), slices.Values(all))
	switch {
	case !ok:
		return "", ""
	case of[near] == near:
		return "", near
	}
	return near, of[near]
}
