package bulk

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states/records"
)

// TermsVersion names the edition of the terms that ship with this package.
const TermsVersion = "1 (2026-11-29)"

// LeastRank is the rank from which a bill counts as found.
const LeastRank = 5

//go:embed terms.csv
var shippedTerms string

// Term is a row of a table of terms: words that bills of some kind have, and how much they tell.
//
// The words stand in the order in which a text has them, in lower case, without punctuation. A star stands for the rest of a
// word (immunit*), bars between words for one of them (police|sheriff*), three points for up to [Gap] words between
// ("good faith ... defense").
type Term struct {
	Words     string           `csv:"term" validate:"required"`
	Points    int              `csv:"points" validate:"min=-20,max=20"` // 0 counts as LeastRank; less than 0 is for what only looks like it
	Effect    string           `csv:"effect" validate:"omitempty,oneof=ending limiting expanding studying"`
	Criterion rubric.Criterion `csv:"criterion"` // that the words are about, where it is one
	Note      string           `csv:"note"`
}

// Gap is how many words three points stand for at most.
const Gap = 8

// Terms are what bills are found by. Make them with [ShippedTerms] or [ReadTerms]; several goroutines may use them at once.
type Terms struct {
	all    []compiled
	first  map[uint32][]anchor // by the first four letters of a word
	likely [1 << 13]uint64     // bits of the hashes of those
}

// compiled is a term as it is looked for.
type compiled struct {
	Term
	elements []element
}

// element is one place of a term: a word, or one of several.
type element struct {
	words []word
	gap   bool // other words may come before it
}

// word is a word of a term.
type word struct {
	text   string
	prefix bool // it may go on
}

func (w word) is(text []byte) bool {
	return string(text) == w.text || w.prefix && len(text) > len(w.text) && string(text[:len(w.text)]) == w.text
}

// is reports whether a word of a text is one of the element's.
func (e *element) is(text []byte) bool {
	for i := range e.words {
		if e.words[i].text[0] == text[0] && e.words[i].is(text) {
			return true
		}
	}
	return false
}

// anchor is a word without which a term cannot be found.
type anchor struct {
	word
	term int
}

// ShippedTerms are the terms that ship with this package, of the edition [TermsVersion].
func ShippedTerms() *Terms {
	t, report, err := ReadTerms(strings.NewReader(shippedTerms), records.Options{File: "terms.csv"})
	if err != nil || !report.Clean() {
		panic("bulk: terms.csv: " + fmt.Sprint(err, report.Problems)) // a test reads them
	}
	return t
}

// ReadTerms reads a table of terms, with the columns of [Term]; "term" alone will do. A term that nearly every bill would have,
// such as "the" or "bill*", is an error: each wants a word of at least four letters that few bills have. Where the report is not
// clean there are no terms.
func ReadTerms(from io.Reader, o records.Options) (*Terms, *records.Report, error) {
	t := &Terms{first: map[uint32][]anchor{}}
	r := records.Read[Term](from, o)
	r.Judge(func(row *Term) *records.Problem {
		_, rarest, err := compile(row.Words)
		if err == nil && rarest < 0 && row.Points >= 0 {
			err = errors.New("matches nearly every bill: add a word of at least four letters that few bills have")
		}
		if err != nil {
			return &records.Problem{Column: "term", Value: row.Words, Rule: records.Unfit, Message: err.Error()}
		}
		return nil
	})
	for _, row := range r.All() {
		t.add(row)
	}
	report := r.Report()
	if r.Err() == nil && report.Clean() && !slices.ContainsFunc(t.all, func(c compiled) bool { return c.Points > 0 }) {
		report.Add(records.Problem{File: o.File, Rule: records.Required, Message: "there is no term with points above 0: no bill could be found"}, o)
	}
	if r.Err() != nil || !report.Clean() {
		return nil, report, r.Err()
	}
	return t, report, nil
}

// All are the terms as they were read.
func (t *Terms) All() (all []Term) {
	for _, c := range t.all {
		all = append(all, c.Term)
	}
	return all
}

func (t *Terms) add(row Term) {
	if row.Points == 0 {
		row.Points = LeastRank
	}
	elements, rarest, _ := compile(row.Words)
	if row.Points > 0 {
		for _, w := range elements[rarest].words {
			key := binary.LittleEndian.Uint32([]byte(w.text[:4]))
			t.first[key] = append(t.first[key], anchor{w, len(t.all)})
			h := hash(key)
			t.likely[h>>6] |= 1 << (h & 63)
		}
	}
	t.all = append(t.all, compiled{row, elements})
}

func hash(key uint32) uint32 { return key * 2654435761 >> 13 }

// everywhere are words that bills of every kind have.
var everywhere = setOf("bill bills acts relating relates relative concerning provide provides providing provision provisions certain state states amend amends amending section sections code statutes chapter laws public department general assembly house senate that with from this such other shall enact enacts enacting establish establishes establishing require requires requiring purposes making appropriation known cited titled")

// setOf is the set of the words of a text.
func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// compile reads the words of a term and finds the place whose words are the rarest, -1 where every place has one that nearly all
// bills have.
func compile(text string) (elements []element, rarest int, err error) {
	rarest = -1
	best := 0
	gap := false
	for _, field := range strings.Fields(strings.ToLower(strings.ReplaceAll(text, "…", " ... "))) {
		if field == "..." {
			gap = len(elements) > 0
			continue
		}
		e := element{gap: gap}
		gap = false
		least := 1 << 10
		for w := range strings.SplitSeq(field, "|") {
			stem, prefix := strings.CutSuffix(w, "*")
			if stem == "" || strings.ContainsFunc(stem, func(r rune) bool { return letters[byte(r)] == 0 || r > 127 }) {
				return nil, 0, fmt.Errorf("%s is no word: write letters and digits, a star only at the end, bars between words of which one will do", strconv.Quote(w))
			}
			e.words = append(e.words, word{stem, prefix})
			n := len(stem)
			if everywhere[stem] || n < 4 {
				n = 0
			}
			least = min(least, n)
		}
		if least > best {
			best, rarest = least, len(elements)
		}
		elements = append(elements, e)
	}
	return elements, rarest, nil
}

// Hit is a term that a bill has.
type Hit struct {
	Term  Term
	Field string // title, description, subjects or text
	Words string // of the field
}

// String is the hit in words: title: "qualified immunity" (ending).
func (h Hit) String() string {
	text := h.Field + ": " + strconv.Quote(h.Words)
	if h.Term.Effect != "" {
		text += " (" + h.Term.Effect + ")"
	}
	if h.Term.Points < 0 {
		text += " (only looks like it)"
	}
	return text
}

// field is a text of a bill.
type field struct {
	name string
	text []byte
}

// matcher looks for terms; each goroutine has its own.
type matcher struct {
	*Terms
	lower []byte
	words [][]byte
	found []uint8 // by term, while one bill is looked at
}

// letters are the bytes of words, in lower case; 0 for any other.
var letters = func() (l [256]byte) {
	for c := byte('0'); c <= '9'; c++ {
		l[c] = c
	}
	for c := byte('a'); c <= 'z'; c++ {
		l[c], l[c-'a'+'A'] = c, c
	}
	return l
}()

// may reports whether a text has an anchor; those that it has are marked where there are marks.
func (m *matcher) may(text []byte) (some bool) {
	for i := 0; i < len(text); {
		if letters[text[i]] == 0 {
			i++
			continue
		}
		start := i
		for i < len(text) && letters[text[i]] != 0 {
			i++
		}
		if i-start < 4 {
			continue
		}
		w := text[start:i]
		key := uint32(letters[w[0]]) | uint32(letters[w[1]])<<8 | uint32(letters[w[2]])<<16 | uint32(letters[w[3]])<<24
		if h := hash(key); m.likely[h>>6]&(1<<(h&63)) == 0 {
			continue
		}
		anchors := m.first[key]
		if len(anchors) == 0 {
			continue
		}
		m.lower = m.lower[:0]
		for _, c := range w {
			m.lower = append(m.lower, letters[c])
		}
		for _, a := range anchors {
			if a.is(m.lower) {
				some = true
				if m.found == nil {
					return true
				}
				m.found[a.term] = likely
			}
		}
	}
	return some
}

// split cuts a text into words in lower case.
func (m *matcher) split(text []byte) {
	m.lower, m.words = m.lower[:0], m.words[:0]
	m.lower = slices.Grow(m.lower, len(text))
	for i := 0; i < len(text); {
		if letters[text[i]] == 0 {
			i++
			continue
		}
		start := len(m.lower)
		for i < len(text) && letters[text[i]] != 0 {
			m.lower = append(m.lower, letters[text[i]])
			i++
		}
		m.words = append(m.words, m.lower[start:])
	}
}

// at finds the rest of a term's elements in the words from i on, and gives the word after them.
func (m *matcher) at(elements []element, i int) (end int, ok bool) {
	if len(elements) == 0 {
		return i, true
	}
	last := i
	if elements[0].gap {
		last = i + Gap
	}
	for ; i <= last && i < len(m.words); i++ {
		if elements[0].is(m.words[i]) {
			if end, ok = m.at(elements[1:], i+1); ok {
				return end, true
			}
		}
	}
	return 0, false
}

// rank adds up the points of the terms that are found, each once; those of less than no points are looked for from a rank of least
// up. Hits are listed where there is a list.
func (m *matcher) rank(fields []field, hits *[]Hit, least int) (rank int) {
	m.found = nil
	if !slices.ContainsFunc(fields, func(f field) bool { return m.may(f.text) }) {
		return 0
	}
	m.found = make([]uint8, len(m.all))
	for _, f := range fields {
		m.may(f.text)
	}
	rank = m.add(fields, hits)
	if rank >= least { // only then does it matter what it looks like
		for i, c := range m.all {
			if c.Points < 0 {
				m.found[i] = likely
			}
		}
		rank += m.add(fields, hits)
	}
	m.found = nil
	return rank
}

// Whether a term is in a text.
const (
	likely uint8 = 1 + iota // its anchor is
	found                   // all of it is
)

// add looks for the terms that are likely in each field, and adds up the points of those that are there.
func (m *matcher) add(fields []field, hits *[]Hit) (rank int) {
	for _, f := range fields {
		if len(f.text) == 0 {
			continue
		}
		m.split(f.text)
		for t := range m.all {
			if m.found[t] != likely {
				continue
			}
			c := &m.all[t]
			for i := range m.words {
				if !c.elements[0].is(m.words[i]) {
					continue
				}
				if end, ok := m.at(c.elements[1:], i+1); ok {
					m.found[t] = found
					rank += c.Points
					if hits != nil {
						*hits = append(*hits, Hit{c.Term, f.name, string(bytes.Join(m.words[i:end], []byte{' '}))})
					}
					break
				}
			}
		}
	}
	return rank
}

// phrases are the words of a text in which terms are found, also those of what only looks like it. There are none where only those
// are.
func (m *matcher) phrases(text []byte) (words []string) {
	if len(m.all) == 0 || !m.may(text) {
		return nil
	}
	var hits []Hit
	m.rank([]field{{"text", text}}, &hits, 1)
	for _, h := range hits {
		words = append(words, h.Words)
	}
	return words
}

// Find gives the rank of a bill, the points of the terms that it has, and the terms, those with most points first. It is found
// where its rank is at least [LeastRank].
func (t *Terms) Find(d *Draft) (rank int, hits []Hit) {
	return (&matcher{Terms: t}).draft(d)
}

func (m *matcher) draft(d *Draft) (rank int, hits []Hit) {
	fields := []field{{"title", []byte(d.Title)}, {"description", []byte(d.Description)}, {"subjects", []byte(d.Subjects)}}
	for _, text := range d.texts {
		fields = append(fields, field{"text", []byte(text)})
	}
	rank = m.rank(fields, &hits, LeastRank)
	slices.SortStableFunc(hits, func(a, b Hit) int { return b.Term.Points - a.Term.Points })
	return rank, hits
}
