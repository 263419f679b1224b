package states

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/endqi/endqi/rubric"
)

// PropertiesVersion is the edition of the members that [AppendProperties] writes.
const PropertiesVersion = 2

// AppendProperties appends the standing as a JSON object, the properties of a GeoJSON feature, always with the same
// members in the same order:
//
//	code, fips, name   text; fips keeps its leading zero
//	as_of              the date on which the jurisdiction stands so; null for a Standing that no Tally made
//	kind               "scored", "partial", "none" or "unsearched"
//	score              number in points; null where score_low and score_high differ and where unsearched
//	score_low, score_high, end_low, end_high, start_low, start_high   numbers in points; null where unsearched
//	end_score, start_score   text such as "3 of 4" and "3–5 of 5", which no spreadsheet takes for a day; null where unsearched
//	class              0 to 9; null where unsearched
//	label              text as printed in the shape, "6.5" or "3–8"; null where unsearched
//	police_officers …  the nine verdicts, "met", "partial" or "unmet"; null where not assessed
//	pending, recent, local, expands, expands_pending   true or false
//	laws               ids of the laws in force that limit immunity, scored or not
//	bills              ids of the limiting bills that are pending
//	highest_bill, highest_number   id and number of the highest-scoring bill on record, see [HighestBill]; null for none
//	highest_low, highest_high      its bounds in points; null where no bill was scored
//	highest_status, highest_year   what had become of it, "enacted" or "unknown", and its year; null likewise
//	highest_rivals     ids of the bills that may score higher
//	bills_on_record, bills_scored   how many limiting bills there are, and how many of them are scored; null where none is
//	                   known and nobody searched
//	updated            the given date of the data; null for none
//	version            [PropertiesVersion]
func AppendProperties(dst []byte, s Standing, updated Date) []byte {
	o := object{append(dst, '{')}
	s.each(o.add)
	o.add(member{"updated", updated.String(), asText})
	o.add(member{"version", strconv.Itoa(PropertiesVersion), asNumber})
	return append(o.dst, '}')
}

// form is what the text of a member stands for. An empty text is not known, but for a list, which is empty then.
type form uint8

const (
	asText form = iota
	asNumber
	asMark // "yes" or "no"
	asList // ids, separated by idBreak
)

const idBreak = "; "

// member is a name and the text of its value.
type member struct {
	name, text string
	form       form
}

// each gives the members of a standing, for [AppendProperties] and for its table alike. Lists of members are loops of few
// calls, which a reader's browser loads faster than a call for each.
func (s *Standing) each(add func(member)) {
	j, _ := ByCode(s.Code)
	score, end, start := s.Score(), s.Bounds(rubric.End), s.Bounds(rubric.Start)
	single := ""
	if score.Known() {
		single = score.Low.String()
	}
	for _, m := range [...]member{
		{"code", string(s.Code), asText},
		{"fips", j.FIPS, asText},
		{"name", j.Name, asText},
		{"as_of", s.AsOf.String(), asText},
		{"kind", s.Kind.String(), asText},
	} {
		add(m)
	}
	for _, m := range [...]member{
		{"score", single, asNumber},
		{"score_low", score.Low.String(), asNumber},
		{"score_high", score.High.String(), asNumber},
		{"end_score", end.String() + " of " + rubric.End.Max().String(), asText},
		{"end_low", end.Low.String(), asNumber},
		{"end_high", end.High.String(), asNumber},
		{"start_score", start.String() + " of " + rubric.Start.Max().String(), asText},
		{"start_low", start.Low.String(), asNumber},
		{"start_high", start.High.String(), asNumber},
		{"class", strconv.Itoa(score.Class()), asNumber},
		{"label", score.String(), asText},
	} {
		if s.Kind == Unsearched {
			m.text = ""
		}
		add(m)
	}
	for c := rubric.PoliceOfficers; c <= rubric.OfficerConsequences; c++ {
		add(member{c.Key(), s.Verdict(c).String(), asText})
	}
	for i, on := range [...]bool{s.Marks.Pending, s.Marks.Recent, s.Marks.Local, s.Marks.Expands, s.Marks.ExpandsPending} {
		m := member{markWords.At(uint8(i)), "no", asMark}
		if on {
			m.text = "yes"
		}
		add(m)
	}
	add(member{"laws", s.ids(Law, UnassessedLaw), asList})
	add(member{"bills", s.ids(PendingBill, PendingBill), asList})
	h := s.Highest()
	h.each("highest_", add)
}

const markWords Words = "pending recent local expands expands_pending"

// each gives the members of a highest-scoring bill.
func (h *HighestBill) each(prefix string, add func(member)) {
	b := &h.Bill
	for _, m := range [...]member{
		{"bill", b.ID, asText},
		{"number", b.Number, asText},
		{"low", h.Bounds.Low.String(), asNumber},
		{"high", h.Bounds.High.String(), asNumber},
		{"status", b.On.String(), asText},
		{"year", strconv.Itoa(b.Year()), asNumber},
		{"rivals", strings.Join(h.Rivals, idBreak), asList},
	} {
		if h.Scored == 0 || m.text == "0" && m.name == "year" {
			m.text = ""
		}
		m.name = prefix + m.name
		add(m)
	}
	for _, m := range [...]member{{"bills_on_record", strconv.Itoa(h.Bills), asNumber}, {"bills_scored", strconv.Itoa(h.Scored), asNumber}} {
		if !h.Searched && h.Bills == 0 {
			m.text = ""
		}
		add(m)
	}
}

// ids are those of the bills of two roles, in the standing's order.
func (s *Standing) ids(role, other Role) (ids string) {
	for i := range s.Bills {
		if b := &s.Bills[i]; b.Role == role || b.Role == other {
			if ids != "" {
				ids += idBreak
			}
			ids += b.ID
		}
	}
	return ids
}

type object struct{ dst []byte }

// add appends a member.
func (o *object) add(m member) {
	text := m.text
	switch {
	case m.form == asList && text == "":
		text = "[]"
	case m.form == asList:
		text = "[" + strings.ReplaceAll(string(AppendJSON(nil, text)), idBreak, `","`) + "]"
	case m.name == "fips": // empty for the United States, which have none
		text = string(AppendJSON(nil, text))
	case text == "":
		text = "null"
	case m.form == asText:
		text = string(AppendJSON(nil, text))
	case m.form == asMark && text == "yes":
		text = "true"
	case m.form == asMark:
		text = "false"
	}
	before := `,"`
	if o.dst[len(o.dst)-1] == '{' {
		before = `"`
	}
	o.dst = append(o.dst, before+m.name+`":`+text...)
}

// AppendJSON appends a text as a JSON string (RFC 8259 § 7). Bytes that are no UTF-8 become U+FFFD.
func AppendJSON(dst []byte, value string) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	for _, r := range value {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r == '\n':
			dst = append(dst, '\\', 'n')
		case r < ' ':
			dst = append(dst, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return append(dst, '"')
}
