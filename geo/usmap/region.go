package usmap

import "github.com/endqi/endqi/states"

// Region is one jurisdiction as it is to be drawn.
type Region struct {
	Code    states.Code
	Fill    Fill
	Partial bool         // only partly known: stripes over the fill; without meaning where nothing is assessed
	Marks   states.Marks // drawn as small signs
	Label   string       // the score as printed in the shape: "6.5", "3–8"; empty prints the code alone
	Name    string       // for tooltips and assistive technology: "Colorado, 6.5 of 9, law in force"; empty takes the jurisdiction's name
}

func (r *Region) striped() bool { return r.Partial && r.Fill != NotAssessed }

// Regions are the standings of the places on the map, seen through a lens; that of US is left out, for it is no place on the map.
func Regions(standings []states.Standing, l states.Lens) []Region {
	regions := make([]Region, 0, len(places))
	for _, s := range standings {
		if s.Code != states.US {
			regions = append(regions, RegionOf(s, l))
		}
	}
	return regions
}

// RegionOf is a standing seen through a lens, with a name in English.
func RegionOf(s states.Standing, l states.Lens) Region {
	v := s.Through(l)
	r := Region{Code: s.Code, Marks: s.Marks, Label: v.String(), Partial: v.Assessed && !v.Bounds.Known(), Name: describe(s, l, v)}
	if v.Assessed {
		r.Fill = Step(v.Class())
	}
	return r
}

func describe(s states.Standing, l states.Lens, v states.Value) string {
	name := s.Code.Name()
	c, single := l.Criterion()
	switch {
	case single:
		name += ", " + c.Label() + ": "
		if v.Assessed {
			name += s.Verdict(c).String()
		} else {
			name += "not assessed"
		}
	case !v.Assessed:
		name += ", not assessed"
	case v.Bounds.Known():
		name += ", " + v.Bounds.Low.String() + " of " + v.Max.String()
	default:
		name += ", " + v.Bounds.Low.String() + " to " + v.Bounds.High.String() + " of " + v.Max.String()
	}
	if v.Assessed {
		if s.Kind == states.NoLaw {
			name += ", no law found"
			for b := range s.In(states.UpcomingLaw) {
				name += ", law in force from " + b.EffectiveDate().String()
			}
		} else {
			name += ", law in force"
		}
	}
	list, n := marksOf(s.Marks)
	for _, m := range list[:n] {
		name += ", " + [...]string{
			PendingMark: "bill pending", RecentMark: "recently passed", LocalMark: "local law",
			ExpandsMark: "law that expands immunity", ExpandsPendingMark: "bill to expand immunity pending",
		}[m]
	}
	return name
}
