// Package rubric is the campaign's measure of a law against qualified immunity: nine criteria, the verdicts a law can
// earn on each, and the score that follows.
//
// Four practices must END, five must START. A law earns one point for a criterion it meets and half a point for one it
// meets in part, so a score runs from 0 to 9 in steps of a half. Where a verdict is not known the score has two bounds
// and prints as a range: not assessed is never counted as no.
//
//   - [Criteria] yields the nine in their order; [ByKey] finds one by its permanent key.
//   - [Scorecard] holds nine verdicts; its zero value has none.
//   - [Scorecard.Bounds] turns verdicts and the campaign's published totals into a score.
//   - [Points] makes a score of points; [Score] itself counts halves.
package rubric

// Version is the edition of the nine criteria. It changes when a key, a question or a rule of scoring does.
const Version = "1.0.0"
