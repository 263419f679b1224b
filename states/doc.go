// Package states holds what each jurisdiction's law does about qualified immunity: 57 jurisdictions, their bills and laws,
// the evidence behind every verdict, and the standing that follows.
//
//   - [All], [ByCode], [ByFIPS] and [ByName] give the jurisdictions; [Lookup] finds one by what people write.
//   - [Bills], [AllEvidence], [AllCoverage] and [Links] give copies of the shipped records; [Source] names their edition.
//   - [Tally] turns bills and coverage into a [Standing] for each jurisdiction on a date. It is pure: the clock is a parameter.
//     [StandingOf] is that of one alone.
//   - [Bill.PhaseOn] says how far a bill has come by a day; roles, marks and lists follow from it.
//   - [Standing.Highest] is the highest-scoring bill on record of a jurisdiction, whatever became of it.
//   - [AppendCSV] and [AppendProperties] write standings as rows of a table and as properties of GeoJSON.
//   - [Sum] adds the standings up for the country; [Highlights] lists what happened, newest first, and what each did to a score.
//   - [CheckURL] judges an address as browsers do: one rule for whoever reads records and for whoever shows them.
//
// Three rules keep the result honest. A criterion that was not assessed counts as anything from 0 to 1, never as no, so a
// score can be a range. A place that was not searched has no score, not a score of zero. A bill is pending only where its
// record says so and its session has not ended.
//
// # Other lists of places
//
// The 57 are the product: coverage, boundaries, tile grid and words are theirs, and [Tally] knows no other. There is no list of
// cities or counties to search all of, so that "no law found" could not be told from "not searched" for them. A law of a city or
// county is a [Bill] whose Scope is [Local] and whose Place names it: it is listed with its state, marks it, and never changes
// its score. To score such laws by themselves, [Bill.Bounds] and rubric.Scorecard.Bounds want no place at all.
package states
