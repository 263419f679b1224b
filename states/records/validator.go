package records

import (
	"reflect"
	"strings"
	"sync"

	"github.com/go-playground/validator/v10"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/spelling"
)

var dateType = reflect.TypeFor[states.Date]()

// Validator returns a new validator that knows the rules of this package beside its own, for texts as the data writes
// them: usps, civil_date, verdict, criterion, score, status, scope, effect, basis, setting, claim, outcome, confidence and
// coordinate. Add rules of your own and hand it to [Options]. A column of text with one of these tags is also read as
// leniently as our own columns are: `validate:"usps"` takes "Colorado" and keeps "CO". Its url is [states.CheckURL], which
// refuses what a browser would.
func Validator() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	// The only error of a registration is an empty or reserved tag.
	_ = v.RegisterValidation("url", func(f validator.FieldLevel) bool {
		return f.Field().Kind() == reflect.String && states.CheckURL(f.Field().String()) == nil
	})
	for m := range spelling.Meanings() {
		_ = v.RegisterValidation(m.Tag, func(f validator.FieldLevel) bool {
			if f.Field().Kind() != reflect.String {
				return false
			}
			word, ok := m.Read(f.Field().String())
			return ok && word == f.Field().String()
		})
	}
	return v
}

// shared is the validator of options that name none. It is never changed.
var shared = sync.OnceValue(Validator)

// rules are a validate tag, sorted by who is asked.
type rules struct {
	required bool
	meaning  *spelling.Meaning
	cell     string // of the cell alone, as validator takes them
	row      bool   // some rule looks at other cells
}

// parseRules reads a validate tag.
func parseRules(tag string) (r rules) {
	var cell []string
	for rule := range strings.SplitSeq(tag, ",") {
		name, param, _ := strings.Cut(rule, "=")
		switch {
		case name == "" || name == "-" || name == "omitempty":
		case name == "required":
			r.required = true
		case strings.HasSuffix(name, "field") || strings.HasPrefix(name, "required_") || strings.HasPrefix(name, "excluded_") || name == "skip_unless":
			r.row = true
		case name == "oneof":
			m := spelling.OneOf(strings.Fields(param))
			r.meaning = &m
			cell = append(cell, rule)
		default:
			if m, ok := spelling.ByTag(name); ok {
				r.meaning = &m
			}
			cell = append(cell, rule)
		}
	}
	r.cell = strings.Join(cell, ",")
	return r
}

// brokenRule words what validator found wrong with a value; text is the value where it is one of text.
func brokenRule(tag, param string, kind reflect.Kind, text string) string {
	number := kind != reflect.String
	size := func(word string) string {
		if number {
			return "is " + word + " than " + param
		}
		return "has " + strings.Replace(word, "less", "fewer", 1) + " than " + param + " characters"
	}
	switch tag {
	case "url", "http_url", "uri":
		if err := states.CheckURL(text); err != nil {
			return "is no address: " + err.Error()
		}
		return "is no address: write it whole, with https:// before it"
	case "email":
		return "is no e-mail address"
	case "oneof":
		return "is none of " + strings.Join(strings.Fields(param), ", ")
	case "latitude":
		return "is no latitude: write decimal degrees from -90 to 90, such as 39.7392"
	case "longitude":
		return "is no longitude: write decimal degrees from -180 to 180, such as -104.9903"
	case "min", "gte":
		return size("less")
	case "max", "lte":
		return size("more")
	case "gt", "lt":
		word := map[string]string{"gt": "more", "lt": "less"}[tag]
		if number {
			return "is not " + word + " than " + param
		}
		return "has not " + word + " than " + param + " characters"
	case "len", "eq":
		if number {
			return "is not " + param
		}
		return "has not " + param + " characters"
	case "numeric", "number":
		return "is no number"
	case "ascii", "printascii":
		return "has characters other than plain Latin letters, digits and signs"
	}
	if param != "" {
		tag += "=" + param
	}
	return "breaks the rule " + tag
}
