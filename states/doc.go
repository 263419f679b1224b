// Package states holds what each jurisdiction's law does about qualified immunity: 57 jurisdictions, their bills and laws,
// the evidence behind every verdict, and the standing that follows.
//
//   - [All], [ByCode], [ByFIPS] and [ByName] give the jurisdictions.
//   - [Bills], [AllEvidence], [AllCoverage] and [Links] give copies of the shipped records; [Source] names their edition.
//   - [Tally] turns bills and coverage into a [Standing] for each jurisdiction on a date. It is pure: the clock is a parameter.
//   - [Sum] adds the standings up for the country; [Highlights] lists what happened, newest first, and what each did to a score.
//
// Three rules keep the result honest. A criterion that was not assessed counts as anything from 0 to 1, never as no, so a
// score can be a range. A place that was not searched has no score, not a score of zero. A bill is pending only where its
// record says so and its session has not ended.
package states
