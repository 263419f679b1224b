package spelling

import (
	"regexp"
	"slices"
	"strings"

	"github.com/endqi/endqi/states/records/internal/csvtext"
)

// What people and spreadsheets write where there is nothing to write. The second list holds what may be a text of its
// own in a column of texts.
var (
	nothingWords = []string{"n/a", "n.a.", "n.a", "na", "#n/a", "tbd", "none", "unknown", "–", "—"}
	nothingSigns = []string{"-", "--", "?", "tba", "null", "nil"}
)

// SaysNothing reports whether a cell says that there is nothing in it: N/A, TBD, and a hyphen or another sign where signs count. In a
// column of texts a sign may be a text, and in one of verdicts a hyphen may be a no.
func SaysNothing(text string, signs bool) bool {
	const longest = 16
	if text == "" || len(text) > longest || !perhapsNothing[text[0]] {
		return false
	}
	word := strings.ToLower(csvtext.Trim(text))
	return slices.Contains(nothingWords, word) || signs && slices.Contains(nothingSigns, word)
}

// perhapsNothing are the first bytes of those words, before anything is compared.
var perhapsNothing = func() (first [256]bool) {
	for _, word := range slices.Concat(nothingWords, nothingSigns) {
		first[word[0]] = true
		first[strings.ToUpper(word)[0]] = true
	}
	first[' '], first['\t'], first["\u00A0"[0]] = true, true, true
	return first
}()

var (
	footnote = regexp.MustCompile(`[ ]?(?:[*†‡§¹²³⁴-⁹]+|\([0-9a-z]{1,2}\)|\[[0-9a-z]{1,2}\])$`)
	markup   = regexp.MustCompile(`</?[A-Za-z][^<>]*>|&(?:nbsp|amp|#[0-9]+);`)
	year     = regexp.MustCompile(`^((?:19|20)[0-9]{2})\.0+$`)
)

// YearNumber is the year of which a spreadsheet made a number, 2021.0; false for any other text.
func YearNumber(text string) (string, bool) {
	if m := year.FindStringSubmatch(csvtext.Trim(text)); m != nil {
		return m[1], true
	}
	return "", false
}

// HoldsMarkup reports whether a text holds HTML.
func HoldsMarkup(text string) bool {
	return (strings.IndexByte(text, '<') >= 0 || strings.IndexByte(text, '&') >= 0) && markup.MatchString(text)
}

// WithoutMarkup is a text without HTML.
func WithoutMarkup(text string) string {
	text = markup.ReplaceAllStringFunc(text, func(m string) string {
		if m == "&amp;" {
			return "&"
		}
		return " "
	})
	return strings.Join(strings.Fields(text), " ")
}

// SheetError reports whether a cell is an error of a spreadsheet's formula. #N/A is none: people write it for what is not there.
func SheetError(text string) bool {
	return len(text) > 4 && text[0] == '#' && sheetErrors[strings.ToUpper(csvtext.Trim(text))]
}

var sheetErrors = map[string]bool{"#REF!": true, "#VALUE!": true, "#NAME?": true, "#DIV/0!": true, "#NUM!": true, "#NULL!": true, "#SPILL!": true, "#CALC!": true, "#FIELD!": true, "#BLOCKED!": true, "#CONNECT!": true, "#ERROR!": true}

// meant is what a text means once it was made plain; empty where that is nothing, or no other text.
func (m *Meaning) meant(plain, text string) string {
	if word, ok := m.Read(plain); ok && plain != text {
		return word
	}
	return ""
}

// Explain words what is wrong with a text that means nothing, in the terms of the text.
func (m *Meaning) Explain(text string) *Refusal {
	text = csvtext.Trim(text)
	if HoldsMarkup(text) {
		return &Refusal{Tag: m.Tag, Message: "holds HTML: write the text alone", Suggestion: m.meant(WithoutMarkup(text), text)}
	}
	plain := footnote.ReplaceAllString(text, "")
	if word := m.meant(plain, text); word != "" {
		r := &Refusal{Tag: m.Tag, Message: "has a footnote behind it, which belongs in a column of text such as note", Suggestion: word}
		if plain != word {
			r.Near = plain
		}
		return r
	}
	if m.advise != nil {
		if r := m.advise(m, text); r != nil {
			return r
		}
	}
	r := &Refusal{Tag: m.Tag, Message: m.Wrong}
	if m.Suggest != nil {
		r.Near, r.Suggestion = m.Suggest(text)
		r.Rival = m.Rival != nil && m.Rival(text)
	}
	return r
}

// ExplainExact words what is wrong with a text where only the form that data has is read; what it means is what to write.
func (m *Meaning) ExplainExact(text string) *Refusal {
	word, ok := m.Read(text)
	if m.Tag == civilDate {
		var r *Refusal
		if word, r = (&DateColumn{Order: ISODates}).Read(text); r != nil {
			return r
		}
		ok = true
	}
	if ok {
		return &Refusal{Tag: m.Tag, Message: m.Wrong, Suggestion: word}
	}
	return m.Explain(text)
}
