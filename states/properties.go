package states

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/endqi/endqi/rubric"
)

// PropertiesVersion is the edition of the members that [AppendProperties] writes.
const PropertiesVersion = 1

// AppendProperties appends the standing as a JSON object, the properties of a GeoJSON feature, always with the same
// members in the same order:
//
//	code, fips, name   text; fips keeps its leading zero
//	kind               "scored", "partial", "none" or "unsearched"
//	score, low, high   numbers in points; score is null where low and high differ, all three where unsearched
//	end, start         text such as "3/4" and "3–5/5"; null where unsearched
//	class              0 to 9; null where unsearched
//	label              text as printed in the shape, "6.5" or "3–8"; null where unsearched
//	police_officers …  the nine verdicts, "met", "partial" or "unmet"; null where not assessed
//	pending, recent, local, expands, expands_pending   true or false
//	laws               ids of the laws in force that limit immunity, scored or not
//	bills              ids of the limiting bills that are pending
//	updated            the given date of the data; null for none
//	version            [PropertiesVersion]
func AppendProperties(dst []byte, s Standing, updated Date) []byte {
	j, _ := ByCode(s.Code)
	o := object{dst: append(dst, '{')}
	o.text("code", string(s.Code))
	o.text("fips", j.FIPS)
	o.text("name", j.Name)
	o.text("kind", s.Kind.String())
	known := s.Kind != Unsearched
	score := s.Score()
	o.raw("score", score.Low.String(), known && score.Known())
	o.raw("low", score.Low.String(), known)
	o.raw("high", score.High.String(), known)
	o.textIf("end", s.End.Of(rubric.End), known)
	o.textIf("start", s.Start.Of(rubric.Start), known)
	o.raw("class", strconv.Itoa(score.Class()), known)
	o.textIf("label", score.String(), known)
	for c := rubric.PoliceOfficers; c <= rubric.OfficerConsequences; c++ {
		v := s.Verdict(c)
		o.textIf(c.Key(), v.String(), v != rubric.NotAssessed)
	}
	o.raw("pending", strconv.FormatBool(s.Marks.Pending), true)
	o.raw("recent", strconv.FormatBool(s.Marks.Recent), true)
	o.raw("local", strconv.FormatBool(s.Marks.Local), true)
	o.raw("expands", strconv.FormatBool(s.Marks.Expands), true)
	o.raw("expands_pending", strconv.FormatBool(s.Marks.ExpandsPending), true)
	o.ids("laws", s, Law, UnassessedLaw)
	o.ids("bills", s, PendingBill)
	o.textIf("updated", updated.String(), !updated.IsZero())
	o.raw("version", strconv.Itoa(PropertiesVersion), true)
	return append(o.dst, '}')
}

type object struct{ dst []byte }

func (o *object) name(key string) {
	if o.dst[len(o.dst)-1] != '{' {
		o.dst = append(o.dst, ',')
	}
	o.dst = append(o.dst, `"`+key+`":`...)
}

func (o *object) raw(key, value string, known bool) {
	o.name(key)
	if !known {
		value = "null"
	}
	o.dst = append(o.dst, value...)
}

func (o *object) text(key, value string) {
	o.name(key)
	o.dst = AppendJSON(o.dst, value)
}

func (o *object) textIf(key, value string, known bool) {
	if known {
		o.text(key, value)
	} else {
		o.raw(key, "", false)
	}
}

func (o *object) ids(key string, s Standing, roles ...Role) {
	o.name(key)
	o.dst = append(o.dst, '[')
	for _, b := range s.Bills {
		if !slices.Contains(roles, b.Role) {
			continue
		}
		if o.dst[len(o.dst)-1] != '[' {
			o.dst = append(o.dst, ',')
		}
		o.dst = AppendJSON(o.dst, b.ID)
	}
	o.dst = append(o.dst, ']')
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
