// Package spelling knows what people write in the cells and the headers of a table: what a word, a date, a score or a place means,
// what it means in the form that data has, and what it was perhaps meant to be where it means nothing.
package spelling

import (
	"fmt"
	"iter"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/csvtext"
)

// Meaning is what the cells of a column may say: words of the data, and how people write them.
type Meaning struct {
	Tag   string   // the tag by which validator knows it, which is also the rule that a wrong cell breaks
	Wrong string   // follows the quoted text: "is none of pending, enacted, failed, unknown"
	Words []string // all that the data may have but a blank; nil where that is no list

	// Read gives the text as the data has it, "" for blank; ok is false where it means nothing. Dates are read by a [DateColumn].
	Read func(text string) (canonical string, ok bool)
	// Suggest finds what a text that means nothing was perhaps meant to be; near is the word that was perhaps meant.
	Suggest func(text string) (near, canonical string)
	// Rival reports whether another word is as near to a text as the one suggested, and means something else; nil where none can be.
	Rival func(text string) bool

	// advise words what is wrong with a text of a kind that is often found in such a column; nil for none.
	advise func(m *Meaning, text string) *Refusal
}

// Refusal says why a text is not read, and what to write instead.
type Refusal struct {
	Tag        string // of the meaning, or [AmbiguousDate]
	Message    string // follows the quoted text
	Near       string // the word that was perhaps meant, where that is not Suggestion itself
	Suggestion string
	Rival      bool // another word is as near, and means something else
}

// vocabulary is a meaning of few words.
type vocabulary struct {
	words   []string
	aliases map[string]string // folded by plain, to a word
	hints   map[string]string // texts that mean nothing, but were perhaps to say a word
}

// plain is how words are compared: in lower case, one underscore for spaces and hyphens.
func plain(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(csvtext.Trim(text)), func(r rune) bool {
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
	near, ok := Suggest(plain(text), v.names)
	if !ok {
		return "", ""
	}
	if word = v.aliases[near]; word == "" {
		return "", near
	}
	return near, word
}

// names yields the words, then what else they are called.
func (v *vocabulary) names(yield func(string) bool) {
	for _, w := range v.words {
		if !yield(w) {
			return
		}
	}
	for _, a := range slices.Sorted(maps.Keys(v.aliases)) {
		if len(a) > 2 && v.aliases[a] != "" && !yield(a) {
			return
		}
	}
}

// rival reports whether a word is as near to a text as the one that is suggested, and means something else.
func (v *vocabulary) rival(text string) bool {
	if _, hint := v.hints[plain(text)]; hint {
		return false
	}
	_, word := v.suggest(text)
	for near := range Nearest(plain(text), v.names) {
		if other, alias := v.aliases[near]; alias && other != word || !alias && near != word {
			return true
		}
	}
	return false
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
}](tag string, aliased, hints map[string]string) Meaning {
	v := &vocabulary{wordsOf[T](), aliased, hints}
	return v.meaning(tag)
}

func (v *vocabulary) meaning(tag string) Meaning {
	return Meaning{Tag: tag, Wrong: "is none of " + strings.Join(v.words, ", "), Words: v.words, Read: v.read, Suggest: v.suggest, Rival: v.rival}
}

// inOrder names the words of a meaning in another order than the values have.
func inOrder(words string, m Meaning) Meaning {
	m.Words = strings.Split(words, ", ")
	m.Wrong = "is none of " + words
	return m
}

// underWay hints at the status of a bill that was introduced or is on its way: it is not pending by that, since most such records
// are never brought up to date.
var underWay = aliases("unknown: introduced, filed, prefiled, referred, in committee, engrossed, enrolled, passed house, passed senate, passed one chamber, carried over")

// Of is the meaning of the cells of a type; false for a type that has none of its own.
func Of(t reflect.Type) (Meaning, bool) {
	m, ok := meanings[t]
	return m, ok
}

// ByTag is the meaning of the cells of a column with a validate tag.
func ByTag(tag string) (Meaning, bool) {
	for m := range Meanings() {
		if m.Tag == tag {
			return m, true
		}
	}
	return Meaning{}, false
}

// Meanings yields the meanings of all types, in no order.
func Meanings() iter.Seq[Meaning] { return maps.Values(meanings) }

// meanings are those of the types that the records are made of. Columns of text take part by their validate tag.
var meanings = map[reflect.Type]Meaning{
	reflect.TypeFor[states.Code](): {Tag: "usps", Wrong: "is no jurisdiction: write a USPS code such as CO, DC, PR or US", Words: codes(), Read: readCode, Suggest: suggestCode, Rival: rivalCode, advise: adviseCode},
	reflect.TypeFor[states.Date](): {Tag: civilDate, Wrong: "is no date: write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known", Read: readCivilDate},
	reflect.TypeFor[rubric.Verdict](): inOrder("met, partial, unmet", wordMeaning[rubric.Verdict]("verdict", aliases(
		"met: yes, y, true, t, 1, 1.0, ✓, ✔, ☑, ✅, full, fully, pass, passes",
		"partial: ½, 0.5, .5, 0,5, 1/2, half, partly, partially, in part, some",
		"unmet: no, n, false, f, 0, 0.0, ✗, ✘, ❌, ☒, fail, fails, not met",
		": not assessed, unassessed, not scored, n/a, na, unknown, ?, tbd",
	), nil)),
	reflect.TypeFor[rubric.Criterion](): wordMeaning[rubric.Criterion]("criterion", criterionLabels(), nil),
	reflect.TypeFor[rubric.Total]():     {Tag: "score", Wrong: "is no score: write points such as 3 or 3.5, up to 4 for END and 5 for START", Words: scores(rubric.AllNine), Read: readScore},
	reflect.TypeFor[states.Status](): inOrder("pending, enacted, failed, unknown", wordMeaning[states.Status]("status", aliases(
		"pending: active, open, still pending, in progress",
		"enacted: passed, signed, signed into law, became law, law, adopted, chaptered",
		"failed: died, dead, vetoed, defeated, rejected, withdrawn, did not pass, not enacted, stalled",
		"unknown: not known, not recorded, ?, n/a, tbd",
	), underWay)),
	reflect.TypeFor[states.Scope](): wordMeaning[states.Scope]("scope", aliases(
		"statewide: state, territory, state law", "local: city, county, municipal", "federal: national, us, congress",
	), nil),
	reflect.TypeFor[states.Effect](): wordMeaning[states.Effect]("effect", aliases(
		"limits: limit, ends, end, restricts, restrict, repeals", "expands: expand, widens, strengthens, protects", "neither: study, none, no effect",
	), nil),
	reflect.TypeFor[states.Basis](): wordMeaning[states.Basis]("basis", aliases(
		"published: campaign, endqi", "inferred: deduced", "reading: read, own reading",
	), nil),
	reflect.TypeFor[cases.Setting](): wordMeaning[cases.Setting]("setting", aliases(
		"home: house", "public_place: public, street", "protest: demonstration", "traffic_stop: traffic, car stop", "jail_or_prison: jail, prison",
	), nil),
	reflect.TypeFor[cases.Claim](): wordMeaning[cases.Claim]("claim", aliases(
		"excessive_force: force", "search_or_seizure: search, seizure", "free_speech: speech, first amendment", "false_arrest: arrest",
	), nil),
	reflect.TypeFor[cases.Outcome](): wordMeaning[cases.Outcome]("outcome", aliases(
		"granted: immunity granted, immune", "denied: immunity denied", "mixed: granted in part, denied in part", "reversed: remanded, vacated",
	), nil),
	reflect.TypeFor[cases.Confidence](): wordMeaning[cases.Confidence]("confidence", nil, nil),
	reflect.TypeFor[cases.Degrees]():    {Tag: "coordinate", Wrong: "is no coordinate: write decimal degrees such as 39.7392 or -104.9903", Read: readDegrees},
}

// OneOf is the meaning of a column of text whose validate tag is oneof.
func OneOf(words []string) Meaning {
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
	m := v.meaning("oneof")
	m.Read = read
	return m
}

func criterionLabels() map[string]string {
	m := map[string]string{}
	for c := range rubric.Criteria() {
		m[plain(c.Label())] = c.Key()
	}
	return m
}
