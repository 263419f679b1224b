package records

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// description is what a column holds, and what a cell of it looks like.
type description struct {
	about, example string
	required       bool // though the zero value means something: it must be said, not left out
	writes         bool // an address to write to, mailto, counts
}

var descriptions = map[reflect.Type]map[string]description{
	reflect.TypeFor[states.Bill](): {
		"id":              {about: "Permanent name of the bill, in lower case: state, session, number.", example: "co-2020-sb-20-217"},
		"state":           {about: "USPS code of the jurisdiction; US for the federal government.", example: "CO"},
		"scope":           {about: "Whose law it would be: statewide, local or federal. Blank is statewide.", example: "statewide"},
		"place":           {about: "City or county of a local law.", example: ""},
		"number":          {about: "Number as the legislature writes it; blank where the source names none.", example: "SB 20-217"},
		"companions":      {about: "Further numbers of the same bill, separated by semicolons.", example: ""},
		"version":         {about: "Where several versions are scored, which one.", example: ""},
		"title":           {about: "Title of the bill.", example: "Enhance Law Enforcement Integrity"},
		"session":         {about: "Legislative session, with its year or years.", example: "2020"},
		"session_end":     {about: "Last day of the session; after it a bill that was pending is not.", example: ""},
		"introduced":      {about: "Day of introduction.", example: "2020-06-03"},
		"status":          {about: "How far it came: pending, enacted, failed or unknown. Blank is unknown.", example: "enacted"},
		"status_date":     {about: "Day on which it was enacted or failed.", example: "2020-06-19"},
		"effective":       {about: "Day from which the law is in force; blank where that is the day of its status.", example: "2020-06-19"},
		"ended":           {about: "First day on which the law is no longer in force.", example: ""},
		"ended_by":        {about: "id of the bill that ended it.", example: ""},
		"amends":          {about: "id of the bill that it amends.", example: ""},
		"last_action":     {about: "Day of the last step, where the day of the status is not known.", example: ""},
		"checked":         {about: "Day on which the status was last read.", example: ""},
		"effect":          {about: "What it does to qualified immunity: limits, expands or neither.", example: "limits", required: true},
		"published_end":   {about: "The campaign's own total of the END criteria, 0 to 4.", example: "3"},
		"published_start": {about: "The campaign's own total of the START criteria, 0 to 5.", example: "3.5"},
		"url":             {about: "Address of the bill's text or page.", example: "https://leg.colorado.gov/bills/sb20-217"},
		"source_url":      {about: "Address where the record was read.", example: "https://endqi.org/state/co"},
		"note":            {about: "What a reader should know besides.", example: ""},
		"service_id":      {about: "What LegiScan and Open States call the bill, by which it is brought up to date; separated by semicolons.", example: "1403232; ocd-bill/6b9e0a5d-1f6c-4b40-9d4e-2f3a5c7d8e90"},
	},
	reflect.TypeFor[rubric.Scorecard](): verdictDescriptions(),
	reflect.TypeFor[states.Evidence](): {
		"bill":       {about: "id of the bill.", example: "co-2020-sb-20-217"},
		"criterion":  {about: "Key of the criterion.", example: "police_officers"},
		"verdict":    {about: "The verdict that the bill's own row has on it: met, partial or unmet.", example: "met"},
		"basis":      {about: "Where the verdict comes from: published, inferred or reading.", example: "published"},
		"citation":   {about: "Section of the law.", example: "C.R.S. § 13-21-131"},
		"note":       {about: "Why.", example: ""},
		"source_url": {about: "Address where it was read.", example: "https://endqi.org/state/co"},
	},
	reflect.TypeFor[states.Coverage](): {
		"state":    {about: "USPS code of the jurisdiction.", example: "CO"},
		"searched": {about: "Day on which its bills were searched for; blank where they were not.", example: "2026-11-22"},
		"note":     {about: "What a reader should know besides.", example: ""},
	},
	reflect.TypeFor[states.Link](): {
		"kind":       {about: "What it is for: model_policy, officials, contact, share, campaign or report.", example: "officials"},
		"state":      {about: "USPS code of the jurisdiction; US where it serves the whole country.", example: "US"},
		"label":      {about: "Text of the link.", example: "Find and contact elected officials (USAGov)"},
		"url":        {about: "Address.", example: "https://www.usa.gov/elected-officials", writes: true},
		"source_url": {about: "Address where the link was read.", example: "https://www.usa.gov/elected-officials"},
		"checked":    {about: "Day on which it was last seen to work.", example: "2026-11-22"},
	},
	reflect.TypeFor[cases.Case](): {
		"id":         {about: "Permanent name of the case, in lower case.", example: "anderson-v-creighton"},
		"name":       {about: "Name of the case.", example: "Anderson v. Creighton"},
		"citation":   {about: "Where the decision is reported.", example: "483 U.S. 635"},
		"court":      {about: "Court that decided.", example: "U.S. Supreme Court"},
		"decided":    {about: "Day of the decision.", example: "1987-06-25"},
		"state":      {about: "USPS code of the jurisdiction where it happened.", example: "MN"},
		"city":       {about: "City where it happened.", example: "St. Paul"},
		"latitude":   {about: "Latitude of the city, decimal degrees on WGS 84.", example: "44.9537"},
		"longitude":  {about: "Longitude of the city, decimal degrees on WGS 84; negative in the west.", example: "-93.0900"},
		"plaintiff":  {about: "Who sued.", example: "Robert E. Creighton Jr. and family"},
		"agency":     {about: "Whose officials were sued.", example: "Federal Bureau of Investigation"},
		"setting":    {about: "Where it happened: home, public_place, protest, traffic_stop, school, jail_or_prison or other. Blank is other.", example: "home"},
		"claim":      {about: "What the plaintiff said was done. Blank is other.", example: "search_or_seizure"},
		"outcome":    {about: "What the court did with immunity: granted, denied, mixed or reversed. Blank is not recorded.", example: "reversed"},
		"summary":    {about: "What the court said, in a sentence or two.", example: "Officers searched a family's home without a warrant for a suspect who was not there. The Court asked for a test of immunity on the facts and sent the case back."},
		"doctrine":   {about: "What the decision itself set for its state, in a sentence; blank where it applied the law as it was.", example: ""},
		"source_url": {about: "Address where the decision can be read.", example: "https://www.loc.gov/item/usrep483635/"},
		"confidence": {about: "How sure the compiler is of the record: high or medium.", example: "medium"},
	},
}

// The verdicts of the example, Colorado's SB 20-217.
func verdictDescriptions() map[string]description {
	example := map[rubric.Criterion]rubric.Verdict{
		rubric.PoliceOfficers: rubric.Met, rubric.PublicEmployees: rubric.Unmet, rubric.ConstitutionalViolations: rubric.Met,
		rubric.DamageCaps: rubric.Met, rubric.AttorneyFees: rubric.Met, rubric.FullCompensation: rubric.Met,
	}
	m := map[string]description{}
	for c := range rubric.Criteria() {
		m[c.Key()] = description{about: "Verdict on " + strconv.Quote(c.Label()) + ": met, partial or unmet; blank where it was not assessed.", example: example[c].String()}
	}
	return m
}

// example words a cell of the column, for those who have to fill one in.
func (c *column) example() string {
	const few = 6
	switch {
	case c.meaning != nil && c.meaning.Words != nil && len(c.meaning.Words) <= few:
		return ": write " + strings.Join(c.meaning.Words[:len(c.meaning.Words)-1], ", ") + " or " + c.meaning.Words[len(c.meaning.Words)-1]
	case c.described.example != "":
		return ", such as " + c.described.example
	}
	return ""
}
