package usmap

import (
	"cmp"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
)

// Region is one jurisdiction as it is to be drawn.
type Region struct {
	Code    states.Code
	Fill    Fill
	Partial bool                // only partly scored: stripes over the fill; without meaning where nothing is assessed
	Kind    states.StandingKind // tells the legend whether to explain a place without law and bill
	Marks   states.Marks        // drawn as small signs
	Word    string              // written in place of the code: "Federal" for US, whose box has room for it; empty writes the code
	Label   string              // the score as printed in the shape: "6.5", "3–8"; empty prints the code alone
	Bill    string              // where Label is of a bill and not of a law, the word before it, "bill"; Label is empty where the bill is not scored
	Lens    states.Lens         // what Fill and Label show: it chooses the legend, and all regions of a map have the same; the zero value is the score on all nine
	AsOf    states.Date         // the day that is shown; it is part of the ids, see [Options]
	Name    string              // for tooltips and assistive technology: "Colorado, 6.5 of 9, law in force"; empty takes the jurisdiction's name
}

// name is what assistive technology calls it.
func (r *Region) name() string { return cmp.Or(r.Name, r.Code.Name()) }

// printed is what is written in the shape, beside the code.
func (r *Region) printed() string {
	if r.Bill != "" && r.Label != "" {
		return r.Bill + " " + r.Label
	}
	return r.Bill + r.Label
}

func (r *Region) striped() bool { return r.Partial && r.Fill != NotAssessed }

// Regions are the standings of the places on the map, seen through a lens, each with its highest-scoring bill where it has no law.
func Regions(standings []states.Standing, l states.Lens) []Region {
	regions := make([]Region, len(standings))
	for i, s := range standings {
		regions[i] = RegionOf(s, l).WithHighest(s)
	}
	return regions
}

// RegionOf is a standing seen through a lens, in English.
func RegionOf(s states.Standing, l states.Lens) Region {
	v := s.Through(l)
	r := Region{Code: s.Code, Kind: s.Kind, Lens: l, AsOf: s.AsOf, Marks: s.Marks, Label: v.String(), Partial: v.Assessed && !v.Bounds.Known(), Name: describe(s, l, v)}
	if v.Assessed {
		r.Fill = Step(v.Class())
	}
	return r.InWords(labels.English)
}

// InWords is the region with the word that stands in the box of US in place of a code, in a language. Its name then begins with that word, so that what a
// reader sees, says and hears is the same (WCAG 2.2 SC 2.5.3). Any other region is left as it is.
func (r Region) InWords(in labels.Language) Region {
	if r.Code == states.US {
		r.Word = in.Federal()
		r.Name = r.Word + ", " + r.Name
	}
	return r
}

// WithHighest is the region as the map of all nine criteria shows it: a place that was searched and has no law that limits immunity shows its
// highest-scoring bill on record, as a bill; or, in its place, that a law expands immunity, which no bill's score may seem to belong to. Any other region, and any other lens, is left as it is.
func (r Region) WithHighest(s states.Standing) Region {
	if r.Lens != states.LensAll || s.Kind != states.NoLaw {
		return r
	}
	h := s.Highest()
	if h.Bills > 0 {
		r.Name += ", " + labels.English.Highest(h)
	}
	switch {
	case s.Marks.Expands:
		r.Fill = Expanding
	case h.Bills > 0:
		r.Fill, r.Bill, r.Label = Proposed, labels.English.Bill(), ""
		if h.Scored > 0 {
			r.Label = h.Bounds.String()
		}
	}
	return r
}

// describe is a place with what a lens shows of it and what is known of its law: "Colorado, 6.5 of 9, law in force".
func describe(s states.Standing, l states.Lens, v states.Value) string {
	const in = labels.English
	name := s.Code.Name() + ", "
	switch c, single := l.Criterion(); {
	case s.Kind == states.Unsearched: // which Law says
	case single:
		name += c.Label() + ": " + in.Verdict(s.Verdict(c)) + ", "
	default:
		name += in.Score(v.Bounds, v.Max) + ", "
	}
	return name + in.Law(s)
}
