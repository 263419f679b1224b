package wasm

// english holds the texts in English: a line each, in the order of their keys, as [catalogue] says.
const english catalogue = `
AToZ A to Z
Act Go on
All All
AmendedBy Amended by
And {0} and {1}
AndI {0} and {1}
AsOf As of
Ascending lowest first
AtLeast at least {0}
BillTitle Title
Bills Bills
BillsShown {0} of {1} bills shown.
Caption Every jurisdiction on {0}
Card Picture to share
CaseCount {0} {0:case|cases}
Cases Court cases
Cite “{0}”, edition of {1}. {2}.
CiteAs Cite as:
CiteAsOf As of {0}.
Companions also {0}
Compare Compare
CompareCaption Side by side on {0}, and against 9 of 9
CompareChoose Places to compare
CompareEmpty Choose two to four places.
CompareNone None
CompareNth Place {0}
Copied Copied
CopyLink Copy link
CopyText Copy text
Correct Report a mistake
Coverage How this was searched
Criterion Criterion
Current The current map
Day the day
DayMonthYear {0} {1}, {2}
Descending highest first
DownloadCSV Download CSV
Draft Draft of a letter to a representative
DraftAsk Please support a law that meets all nine criteria.
DraftBill {0} is pending.
DraftMissing What its law does not do yet: {0}.
DraftOpen I write to you as a constituent about qualified immunity, which lets officials who violate a person’s rights escape being sued.
DraftSubject Qualified immunity in {0}
Effect Effect
EnactedOn enacted {0}
EndOf End of {0}
EndedLaws No longer in force
EndedOn no longer in force since {0}
EventExpands It expands immunity.
EventLocal A law of {0} only.
EventNoChange The score stayed the same.
EventScore Score: {0} → {1}.
EventStudy It orders a study and ends no immunity.
ExpandingBills Laws and bills that expand immunity
Failed The details could not be loaded. What is shown is the edition named at the top.
FailedBills Bills that did not pass
FailedOn did not pass, {0}
Federal In Congress
FederalAll All federal bills
FederalEarlier {0} earlier {0:bill|bills} did not pass.
FederalLead A federal law would reach claims under federal law; it does not change the score of a state.
FilterBills Filter the bills
FilterTable Filter the table
Filtered {0} of {1} shown.
FiveTerritories the five territories
Full 9 of 9
Highlights Highlights
HighlightsMore Show {0} more
HowTo How to read the map
IfPassed If {0} passed, the score would go from {1} to {2}.
IfPassedUnscored {0} is pending. It has not been scored, so what it would change cannot be said.
InForceBills In force
InForceFrom in force from {0}
InForceSince in force since {0}
Inconsistencies Where the published verdicts do not agree with each other:
IntroducedOn introduced {0}
Jurisdiction Jurisdiction
Law Law
LawsInForce Law in force
LeadLaw {0} has been in force since {1}.
LeadNoLaw A search on {1} found no law of {0} in force that ends or limits qualified immunity, so none of the nine criteria is met.
LeadNoLawThen Of the laws that a search on {2} found, none that ends or limits qualified immunity was in force in {0} on {1}, so none of the nine criteria was met.
LeadPartly Not every criterion has been scored, so the score lies between {0} and {1}.
LeadUnsearched Nobody has searched the law of {0} for this edition. It may or may not limit qualified immunity, so it has no score, which is not the same as a low one.
LegendPartly partly known
LensAll score on all nine criteria
LensCases court cases
LensEnd score on what must END
LensPending pending bills
LensStart score on what must START
Lenses Show
Loading Loading…
LocalLaws Local law
MapLabel Map of the United States: {0}
MarkExpands law expands immunity
MarkExpandsPending bill to expand immunity pending
MarkLocal local law
MarkPending bill pending
MarkRecent recently passed
MetIn Met in {0} ({1}).
MetNotKnown Not known to be met anywhere.
MetNowhere Met nowhere.
Method Each verdict names its source and whether the campaign scored it or the compilers read it from the text (rubric {0}). What is not known is shown as not known.
MonthYear {0} {1}
Neighbors Neighbors
NoCase no case in this collection
NoEvidence No note on this verdict is recorded.
NoPending no bill pending
NoneOfNine none of the nine
NotAdvice This is not legal advice, and it may be out of date.
NotAdviceMore Check the law itself before you rely on it.
NotAssessedIn Not assessed in {0}.
NotAssessedYet Nobody has assessed this point yet.
NotScored not scored
NotSearched Not searched.
Number Number
Opening Qualified immunity is a rule made by courts: an official who violates a person’s rights cannot be made to pay for it unless earlier decisions had clearly established that such conduct was unlawful. A state can bar this defense to claims under its own law.
OtherDay another day …
OutOf {0} of {1}
PastBefore In the year before:
PastBeforeNone In the year before, no law moved a score.
PastChange {0} took effect; the score went from {1} to {2}.
PastOn As of {0}
PastSince Since then:
PastSinceNone Since then, no law has moved a score.
PastUnknown A bill is shown in the past only where its own dates say so. One without dates may be missing, or stand among those whose outcome is not known. Places were searched for laws for this edition, not on that day.
PendingBills Pending bills
PendingScore bill pending with {0}
PendingUnscored bill pending, not scored
Precedents Precedents
Print Print
ProposedEarlier Proposed in a bill that did not pass or whose outcome is not known: {0}.
ProposedNowhere No pending bill is known to propose it.
ProposedPending Proposed in a pending bill: {0}.
RangeOutOf {0} to {1} of {2}
Reach {0} has {1}. To reach what is known of {2} ({3}), its law would have to do this: {4}.
ReachBill Its bill with the highest known score is {0} ({1}; {2}).
ReachNothing {0} is not known to lack anything that {1} is known to meet.
ReachOpen Not assessed in {0}, and so perhaps missing too: {1}.
ReachUnsearched Nobody has searched the law of {0}, so what is missing cannot be said.
ReachUnsplit The campaign published {1} more {1:point|points} of {0} only as part of a total, so it cannot be said for which criteria.
Refused The data of this site could not be loaded. What is shown in its place is the edition named at the top, which is not this site’s own.
Result Result
ResultAbove As high or higher today: {0}.
ResultEmpty No question has been answered yet.
ResultFirst No place is known to score as high today.
ResultPlace As law it would bring {0} to {1}; today: {2}.
ResultScore {0} (END {1}, START {2})
ResultSource Scored by a reader on the nine criteria of End Qualified Immunity, rubric {0}.
Rubric The nine criteria
RubricLead Four practices must end and five must start. A law earns a point for each criterion it meets.
RubricMore Show the standards and precedents
Score Score
ScoreBill Score a bill
ScoreLead Answer the nine questions for any bill. The score follows the rules of this map. Nothing you enter leaves this page, unless you share it.
ScoreWhich The bill
SearchBill Number or words
SearchName Name
SearchedOn Bills and laws were searched on {0}.
Session session of {0}
Share Share
ShareText {0} scores {1} on ending qualified immunity.
ShareUnsearched Nobody has yet searched the law of {0} on qualified immunity.
Shows The map shows {0}.
SoManyPlaces {0} states
SortedBy Sorted by {0}, {1}.
Source Source: {0}
Sources Sources
SplitNotPublished The campaign published the total for this half, not this point.
StandardOf What counts
Status Status
StudyBills Studies
SummaryFive {0} {0:scores|score} 5 of 9 or more ({1})
SummaryLaw {0} of {1} places have a law in force that limits qualified immunity
SummaryNone {0} were searched without finding one
SummaryUnsearched {0} {0:is|are} not assessed
TakeCSV Table (CSV)
TakeGeoJSON Map data (GeoJSON)
TakeJSON All data (JSON)
TakePNG Map (PNG)
TakeSVG Map (SVG)
TextOf Text of {0}
TilesLabel Tile map of the United States: {0}
Title Qualified immunity, state by state
Today {0}
Translation Translated from English.
UnknownBills Bills whose outcome is not known
UnknownNote The records of these bills name no outcome. Most will have ended with their session; some may have passed. They are not counted as pending and change no score.
Unnumbered Bill without a known number
UpcomingLaws Passed, not yet in force
Updated Updated {0}
Verdict Verdict
View View
ViewMap Map
ViewTable Table
ViewTiles Tiles
WouldExpand would expand immunity
Year Year
ZToA Z to A
basis.inferred Worked out from the campaign's total
basis.none Basis not recorded
basis.published Scored by the campaign
basis.reading Read from the text by the compilers
criterion.attorney_fees Start awarding attorney fees
criterion.constitutional_violations End immunity for constitutional violations
criterion.damage_caps End caps on damages
criterion.failure_to_intervene Start liability for not intervening
criterion.full_compensation Start full compensation
criterion.misconduct_disclosure Start disclosure of misconduct
criterion.officer_consequences Start consequences for officers
criterion.police_officers End immunity for police
criterion.public_employees End immunity for all public employees
effect.expands expands immunity
effect.limits limits immunity
effect.neither orders a study
event.enacted Enacted.
event.failed Did not pass.
event.introduced Introduced.
group.end END
group.start START
how.1 Each place has a score from 0 to 9: one point for each criterion that its law meets, half a point for one it meets in part.
how.2 A range such as 3–8 means that not all nine have been scored. The shape is striped and colored by the lower number.
how.3 “0” means that a search found no law that meets any of the nine. A place that nobody searched is marked “not assessed”; it has no score.
how.4 Choose a place on the map or in the table to see the law, each of its nine verdicts with a source, bills and court cases.
kind.none no law found
kind.partial law in force, partly known
kind.scored law in force
kind.unsearched not assessed
link.campaign Campaign:
link.contact Write to:
link.model_policy Model policy:
link.officials Find officials:
link.report Report:
link.share Spread the word:
month.1 January
month.10 October
month.11 November
month.12 December
month.2 February
month.3 March
month.4 April
month.5 May
month.6 June
month.7 July
month.8 August
month.9 September
must.end What must END
must.start What must START
outcome.denied Immunity denied
outcome.granted Immunity granted
outcome.mixed Immunity granted in part
outcome.reversed Sent back without a final answer
status.enacted enacted
status.failed did not pass
status.pending pending
status.unknown outcome not known
verdict.met met
verdict.none not assessed
verdict.partial partly met
verdict.unmet not met
`
