package spelling

import (
	"regexp"
	"strings"

	"github.com/endqi/endqi/rubric"
)

// OtherNames are names that spreadsheets give to a column of ours. A name that the table itself has counts first.
func OtherNames(column string) []string { return otherNamesOfColumns[column] }

var otherNamesOfColumns = map[string][]string{
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

// Criterion is the criterion that a column's name means though it is spelled in another way: Attorney's Fees, "attorney
// fees (start)", 5. Attorney fee. It is blank where none is within an edit
// distance of two.
func Criterion(name string) string {
	const near = 3
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	name = aroundCriterion.ReplaceAllString(name, "")
	name = strings.NewReplacer("'s", "s", "’s", "s", "'", "", "’", "").Replace(name)
	typed := []rune(Fold(name))
	best, found := near, ""
	for c := range rubric.Criteria() {
		for _, own := range []string{c.Key(), c.Label()} {
			if d := editDistance(typed, []rune(Fold(own)), best); d < best {
				best, found = d, c.Key()
			}
		}
	}
	return found
}

// IsCriterion reports whether a column is one of verdicts.
func IsCriterion(column string) bool {
	_, ok := rubric.ByKey(column)
	return ok
}

// aroundCriterion is what stands around a criterion's name: its number, its group.
var aroundCriterion = regexp.MustCompile(`^(?:q?[0-9]{1,2}[.):]? |(?:end|start)[ :–-]+ ?)|[ ]?[(\[][^)\]]*[)\]]$`)

// NoColumn says what to do with a name that is near one of ours but is none; empty for any other.
func NoColumn(name string) string {
	switch Fold(name) {
	case "score", "total", "totalscore", "points", "grade":
		return "totals go in published_end and published_start, verdicts in the columns of the nine criteria"
	}
	return ""
}
