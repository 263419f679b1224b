package records

import (
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// meaning is what the cells of a column may say: one word of the data, and how people write it.
type meaning struct {
	rule  Rule
	wrong string   // follows the quoted text: "is none of pending, enacted, failed, unknown"
	words []string // all that the data may have but a blank; nil where that is no list

	// read gives the text as the data has it, "" for blank; ok is false where it means nothing.
	read func(text string) (canonical string, ok bool)
	// suggest finds what a text that means nothing was perhaps to say; near is the word that was perhaps meant.
	suggest func(text string) (near, canonical string)
}

// vocabulary is a meaning of few words.
type vocabulary struct {
	words   []string
	aliases map[string]string // folded by plain, to a word
	hints   map[string]string // texts that mean nothing, but were perhaps to say a word
}

// plain is how words are compared: in lower case, one underscore for spaces and hyphens.
func plain(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(trim(text)), func(r rune) bool {
		return r == ' ' || r == '_' || r == '-' || r == '\u00A0' || r == '\u2011'
	}), "_")
}

func (v *vocabulary) read(text string) (string, bool) {
	p := plain(text)
	if slices.Contains(v.words, p) {
		return p, true
	}
	word, ok := v.aliases[p]
	return word, ok
}

func (v *vocabulary) suggest(text string) (near, word string) {
	if word, ok := v.hints[plain(text)]; ok {
		return "", word
	}
	near, ok := nearest(plain(text), func(yield func(string) bool) {
		for _, w := range v.words {
			if !yield(w) {
				return
			}
		}
		for _, a := range slices.Sorted(keys(v.aliases)) {
			if len(a) > 2 && v.aliases[a] != "" && !yield(a) {
				return
			}
		}
	})
	if !ok {
		return "", ""
	}
	if word = v.aliases[near]; word == "" {
		return "", near
	}
	return near, word
}

func keys(m map[string]string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// aliases makes a map of "word: alias, alias" lines.
func aliases(lines ...string) map[string]string {
	m := map[string]string{}
	for _, line := range lines {
		word, list, _ := strings.Cut(line, ": ")
		for a := range strings.SplitSeq(list, ", ") {
			m[plain(a)] = word
		}
	}
	return m
}

// wordsOf lists the texts of a small type's values.
func wordsOf[T interface {
	~uint8
	fmt.Stringer
}]() (words []string) {
	for n := 0; n < 256; n++ {
		word := T(n).String()
		if word == "" && n > 0 {
			break
		}
		if word != "" {
			words = append(words, word)
		}
	}
	return words
}

func wordMeaning[T interface {
	~uint8
	fmt.Stringer
}](rule Rule, aliased map[string]string) meaning {
	v := &vocabulary{wordsOf[T](), aliased, hints[rule]}
	return meaning{rule, "is none of " + strings.Join(v.words, ", "), v.words, v.read, v.suggest}
}

// A bill that was introduced, or is on its way, is not pending by that: most such records are never brought up to date.
var hints = map[Rule]map[string]string{
	StatusWord: aliases("unknown: introduced, filed, prefiled, referred, in committee, engrossed, enrolled, passed house, passed senate, passed one chamber, carried over"),
}

// inOrder names the words of a meaning in another order than the values have.
func inOrder(words string, m meaning) meaning {
	m.words = strings.Split(words, ", ")
	m.wrong = "is none of " + words
	return m
}

// meanings are those of the types that the records are made of. Columns of text take part by their validate tag.
var meanings = map[reflect.Type]meaning{
	reflect.TypeFor[states.Code](): {JurisdictionKey, "is no jurisdiction: write a USPS code such as CO, DC, PR or US", codes(), readCode, suggestCode},
	reflect.TypeFor[states.Date](): {rule: CivilDate, wrong: "is no date: write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known"},
	reflect.TypeFor[rubric.Verdict](): inOrder("met, partial, unmet", wordMeaning[rubric.Verdict](VerdictWord, aliases(
		"met: yes, y, true, t, 1, 1.0, ✓, ✔, ☑, ✅, full, fully, pass, passes",
		"partial: ½, 0.5, .5, 0,5, 1/2, half, partly, partially, in part, some",
		"unmet: no, n, false, f, 0, 0.0, ✗, ✘, ❌, ☒, fail, fails, not met",
		": not assessed, unassessed, not scored, n/a, na, unknown, ?, tbd",
	))),
	reflect.TypeFor[rubric.Criterion](): wordMeaning[rubric.Criterion](CriterionKey, criterionLabels()),
	reflect.TypeFor[rubric.Total]():     {ScorePoints, "is no score: write points such as 3 or 3.5, up to 4 for END and 5 for START", scores(), readScore, nil},
	reflect.TypeFor[states.Status](): inOrder("pending, enacted, failed, unknown", wordMeaning[states.Status](StatusWord, aliases(
		"pending: active, open, still pending, in progress",
		"enacted: passed, signed, signed into law, became law, law, adopted, chaptered",
		"failed: died, dead, vetoed, defeated, rejected, withdrawn, did not pass, not enacted, stalled",
		"unknown: not known, not recorded, ?, n/a, tbd",
	))),
	reflect.TypeFor[states.Scope](): wordMeaning[states.Scope](ScopeWord, aliases(
		"statewide: state, territory, state law", "local: city, county, municipal", "federal: national, us, congress",
	)),
	reflect.TypeFor[states.Effect](): wordMeaning[states.Effect](EffectWord, aliases(
		"limits: limit, ends, end, restricts, restrict, repeals", "expands: expand, widens, strengthens, protects", "neither: study, none, no effect",
	)),
	reflect.TypeFor[states.Basis](): wordMeaning[states.Basis](BasisWord, aliases(
		"published: campaign, endqi", "inferred: deduced", "reading: read, own reading",
	)),
	reflect.TypeFor[cases.Setting](): wordMeaning[cases.Setting](SettingWord, aliases(
		"home: house", "public_place: public, street", "protest: demonstration", "traffic_stop: traffic, car stop", "jail_or_prison: jail, prison",
	)),
	reflect.TypeFor[cases.Claim](): wordMeaning[cases.Claim](ClaimWord, aliases(
		"excessive_force: force", "search_or_seizure: search, seizure", "free_speech: speech, first amendment", "false_arrest: arrest",
	)),
	reflect.TypeFor[cases.Outcome](): wordMeaning[cases.Outcome](OutcomeWord, aliases(
		"granted: immunity granted, immune", "denied: immunity denied", "mixed: granted in part, denied in part", "reversed: remanded, vacated",
	)),
	reflect.TypeFor[cases.Confidence](): wordMeaning[cases.Confidence](ConfidenceWord, nil),
	reflect.TypeFor[cases.Degrees]():    {Coordinate, "is no coordinate: write decimal degrees such as 39.7392 or -104.9903", nil, readDegrees, nil},
}

// numbers are meanings by kind, which gocsv alone would read too kindly: 12.7 as the whole number 12, 0x10 as 16.
func numberMeaning(k reflect.Kind) (meaning, bool) {
	number := func(parse func(string) error) func(string) (string, bool) {
		return func(text string) (string, bool) {
			text = trim(text)
			return text, text == "" || parse(text) == nil
		}
	}
	switch k {
	case reflect.Bool:
		v := vocabulary{[]string{"true", "false"}, aliases("true: yes, y, t, 1, ✓", "false: no, n, f, 0, ✗"), nil}
		return meaning{TrueOrFalse, "is none of true, false", v.words, v.read, v.suggest}, true
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return meaning{WholeNumber, "is no whole number", nil, number(func(s string) error { _, err := strconv.ParseInt(s, 10, 64); return err }), nil}, true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return meaning{WholeNumber, "is no whole number from 0 up", nil, number(func(s string) error { _, err := strconv.ParseUint(s, 10, 64); return err }), nil}, true
	case reflect.Float32, reflect.Float64:
		return meaning{DecimalNumber, "is no number", nil, number(func(s string) error { _, err := strconv.ParseFloat(s, 64); return err }), nil}, true
	}
	return meaning{}, false
}

// other names of jurisdictions, folded.
var otherNames = map[string]states.Code{
	"usa": "US", "unitedstatesofamerica": "US", "federal": "US", "federalgovernment": "US", "uscongress": "US",
	"washingtondc": "DC", "dc": "DC",
	"virginislands": "VI", "usvi": "VI", "virginislandsus": "VI",
	"commonwealthofthenorthernmarianaislands": "MP", "cnmi": "MP", "commonwealthofpuertorico": "PR",
}

// readCode takes a USPS code in any case, a name or a FIPS code; "8" is the 08 that a spreadsheet cut short.
func readCode(text string) (string, bool) {
	text = trim(text)
	folded := fold(text)
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
		if fold(j.Name) == folded {
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

func scores() (all []string) {
	for s := range rubric.AllNine.Max() + 1 {
		all = append(all, s.String())
	}
	return all
}

func suggestCode(text string) (near, code string) {
	near, ok := nearest(text, func(yield func(string) bool) {
		for j := range states.All() {
			if !yield(j.Name) {
				return
			}
		}
	})
	if !ok {
		return "", ""
	}
	j, _ := states.ByName(near)
	return near, string(j.Code)
}

// readScore takes points as 3, 3.5, 3,5, 3½ or out of a group's maximum, 3.5/5.
func readScore(text string) (string, bool) {
	text = trim(text)
	points, of, out := strings.Cut(text, "/")
	if out && of != "4" && of != "5" && of != "9" {
		return "", false
	}
	points = strings.Replace(trim(points), ",", ".", 1)
	if whole, half := strings.CutSuffix(points, "½"); half {
		points = max(trim(whole), "0") + ".5"
	}
	if points == "" {
		return "", text == ""
	}
	s, err := rubric.ParseScore(points, rubric.AllNine)
	return s.String(), err == nil
}

// readDegrees takes a plain decimal, with a point or a comma.
func readDegrees(text string) (string, bool) {
	var d cases.Degrees
	if text = trim(text); strings.Count(text, ",") == 1 && !strings.Contains(text, ".") {
		text = strings.Replace(text, ",", ".", 1)
	}
	return text, d.UnmarshalText([]byte(text)) == nil
}

func criterionLabels() map[string]string {
	m := map[string]string{}
	for c := range rubric.Criteria() {
		m[plain(c.Label())] = c.Key()
	}
	return m
}

// oneOf is the meaning of a column of text whose validate tag is oneof.
func oneOf(words []string) meaning {
	v := &vocabulary{words: words}
	read := func(text string) (string, bool) {
		if slices.Contains(words, text) {
			return text, true
		}
		if word, ok := v.read(text); ok && slices.Contains(words, word) {
			return word, true
		}
		return text, true // the tag's own rule judges
	}
	return meaning{"oneof", "is none of " + strings.Join(words, ", "), words, read, v.suggest}
}
