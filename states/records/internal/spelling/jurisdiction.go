package spelling

import (
	"regexp"
	"slices"
	"strings"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/csvtext"
)

// otherNames are further names of jurisdictions, folded.
var otherNames = map[string]states.Code{
	"usa": "US", "unitedstatesofamerica": "US", "federal": "US", "federalgovernment": "US", "uscongress": "US",
	"washingtondc": "DC", "dc": "DC",
	"virginislands": "VI", "usvi": "VI", "virginislandsus": "VI",
	"commonwealthofthenorthernmarianaislands": "MP", "cnmi": "MP", "commonwealthofpuertorico": "PR",
}

// readCode takes a USPS code in any case, a name or a FIPS code; "8" is the 08 that a spreadsheet cut short.
func readCode(text string) (string, bool) {
	text = csvtext.Trim(text)
	folded := Fold(text)
	if j, ok := states.ByCode(states.Code(strings.ToUpper(folded))); ok {
		return string(j.Code), true
	}
	fips := text
	if len(fips) == 1 {
		fips = "0" + fips
	}
	if j, ok := states.ByFIPS(fips); ok {
		return string(j.Code), true
	}
	if code, ok := otherNames[folded]; ok {
		return string(code), true
	}
	for j := range states.All() {
		if Fold(j.Name) == folded {
			return string(j.Code), true
		}
	}
	return "", text == ""
}

func codes() (all []string) {
	for j := range states.All() {
		all = append(all, string(j.Code))
	}
	return all
}

func suggestCode(text string) (near, code string) {
	near, ok := Suggest(text, names)
	if !ok {
		return "", ""
	}
	j, _ := states.ByName(near)
	return near, string(j.Code)
}

// names yields the names of all jurisdictions.
func names(yield func(string) bool) {
	for j := range states.All() {
		if !yield(j.Name) {
			return
		}
	}
}

func rivalCode(text string) bool {
	return len(slices.Collect(Nearest(text, names))) > 1
}

var zipCode = regexp.MustCompile(`^[0-9]{5}(?:-[0-9]{4})?$`)

func adviseCode(m *Meaning, text string) *Refusal {
	if !zipCode.MatchString(text) {
		return nil
	}
	return &Refusal{Tag: m.Tag, Message: "is a ZIP code, no jurisdiction: write the USPS code of the state, such as CO, DC, PR or US"}
}
