package card

import (
	"strconv"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// Describe is the alternative text of a card: what it shows, for those who do not see it, in the language of the options. It has
// the errors of [Encode].
func Describe(standings []states.Standing, c states.Code, o Options) (string, error) {
	if err := o.check(); err != nil {
		return "", err
	}
	s, ok := states.Find(standings, c)
	if !ok {
		return "", notAmong(c)
	}
	in := language{o.Language}
	var lines []string
	say := func(words ...string) {
		if line := strings.TrimSpace(strings.Join(words, " ")); line != "" {
			lines = append(lines, strings.TrimSuffix(line, ".")+".")
		}
	}
	if c == states.US {
		sum := states.Sum(standings)
		say(in.text("map"))
		say(in.count(sum.AtLeast(threshold, rubric.AllNine)), in.text("countOf", strconv.Itoa(sum.Places), threshold.String()))
		say(in.kinds(sum))
	}
	score := capital(in.Kind(states.Unsearched))
	if s.Kind != states.Unsearched {
		score = in.Score(s.Bounds(rubric.AllNine), rubric.AllNine.Max())
		if s.Kind == states.PartlyKnown {
			score += ", " + in.Partly()
		}
	}
	say(in.Place(c)+":", score)
	say(in.basis(s))
	for _, g := range []rubric.Group{rubric.End, rubric.Start} {
		var verdicts []string
		for criterion := range g.Criteria() {
			verdicts = append(verdicts, in.Criterion(criterion)+": "+in.Verdict(s.Verdict(criterion)))
		}
		say(in.Group(g)+", "+in.total(s, g)+":", strings.Join(verdicts, "; "))
	}
	for _, f := range in.facts(s) {
		say(f.lead, f.says())
	}
	if !s.AsOf.IsZero() {
		say(in.text("asOf", in.Date(s.AsOf)))
	}
	say(o.page(c))
	return strings.Join(lines, " "), nil
}
