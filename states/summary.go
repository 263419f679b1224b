package states

import (
	"strconv"

	"github.com/endqi/endqi/rubric"
)

// Count is how many jurisdictions something holds for: those it is known of, and those it may hold for besides.
type Count struct {
	Sure     []Code `json:"sure"`
	Possible []Code `json:"possible"`
}

// String is the number, "at least" it where more are possible, and "none known" where none is sure but some possible.
func (c Count) String() string {
	switch {
	case len(c.Possible) == 0:
		return strconv.Itoa(len(c.Sure))
	case len(c.Sure) == 0:
		return "none known"
	}
	return "at least " + strconv.Itoa(len(c.Sure))
}

// Summary adds up the standings of the 56 places on the map; US is not among them.
type Summary struct {
	AsOf       Date   `json:"as_of"`
	Places     int    `json:"places"` // 56 for the result of a Tally
	Unsearched []Code `json:"unsearched"`
	NoLaw      []Code `json:"no_law"`
	WithLaw    []Code `json:"with_law"` // a limiting law in force, assessed or not
	Pending    []Code `json:"pending"`
	Recent     []Code `json:"recent"`
	Local      []Code `json:"local"`
	Expands    []Code `json:"expands"`
	standings  []Standing
}

// Sum adds up standings. Places that were not searched count as possible everywhere.
func Sum(standings []Standing) Summary {
	var s Summary
	for _, p := range standings {
		if p.Code == US {
			continue
		}
		s.AsOf = p.AsOf
		s.Places++
		s.standings = append(s.standings, p)
		switch p.Kind {
		case Unsearched:
			s.Unsearched = append(s.Unsearched, p.Code)
		case NoLaw:
			s.NoLaw = append(s.NoLaw, p.Code)
		default:
			s.WithLaw = append(s.WithLaw, p.Code)
		}
		for _, m := range []struct {
			on   bool
			list *[]Code
		}{{p.Marks.Pending, &s.Pending}, {p.Marks.Recent, &s.Recent}, {p.Marks.Local, &s.Local}, {p.Marks.Expands, &s.Expands}} {
			if m.on {
				*m.list = append(*m.list, p.Code)
			}
		}
	}
	return s
}

// AtLeast counts the places with a score of at least s in the group: sure where the low bound reaches it, possible where
// only the high bound does or the place was not searched.
func (s Summary) AtLeast(score rubric.Score, g rubric.Group) Count {
	return s.count(func(p Standing) (sure, possible bool) {
		b := p.Bounds(g)
		return p.Kind != Unsearched && b.Low >= score, p.Kind == Unsearched || b.High >= score
	})
}

// With counts the places whose law has a verdict on a criterion. Those not assessed on it are possible.
func (s Summary) With(c rubric.Criterion, v rubric.Verdict) Count {
	return s.count(func(p Standing) (sure, possible bool) {
		got := p.Verdict(c)
		return got == v && v != rubric.NotAssessed, got == rubric.NotAssessed
	})
}

func (s Summary) count(holds func(Standing) (sure, possible bool)) (c Count) {
	for _, p := range s.standings {
		sure, possible := holds(p)
		if sure {
			c.Sure = append(c.Sure, p.Code)
		} else if possible {
			c.Possible = append(c.Possible, p.Code)
		}
	}
	return c
}
