package wasm

// english holds the texts in English: a line each, in the order of their keys, as [catalogue] says.
const english catalogue = `
AToZ A to Z
Act Take action
ActLead Choose your state to write to its legislators.
All All
And {0} and {1}
AndI {0} and {1}
AsOf As of
Ascending lowest first
AtLeast {0} so far
Between between {0} and {1}
BillTitle Title
Bills Bills
BillsByScore Highest score first
BillsByScoreNote By what is surely met; a range may end higher. Only a law counts in the score of its place.
BillsShown {0} of {1} bills match.
Caption Every jurisdiction on {0}
Card Picture to share
CaseCount {0} {0:case|cases}
CaseDot where a case comes from
Cases Court cases
ChoosePlace Choose a jurisdiction
Cite “{0}”, edition of {1}.
CiteAs Cite as:
CiteAsOf As of {0}.
Close Close
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
DataOf data of {0}
Day the day
Descending highest first
Doctrine What it set:
DownloadCSV Download CSV
DraftAsk Please support a law that meets all nine criteria.
DraftBill Pending today: {0}.
DraftClose Sincerely, [your name and address]
DraftMissing Our law does not yet {0}.
DraftOpen I write to you as a constituent about qualified immunity, which shields officials who violate people’s rights from having to pay for it.
DraftRecord On the same criteria a bill on record, {0}, scores {1}.
DraftSubject Qualified immunity in {0}
DraftTell Please tell me whether our law limits it.
Earlier Earlier change of law
EditionAdded added: {0}
EditionChanged What this edition changed
Effect Effect
Email Open in an email
EnactedOn enacted {0}
EndOf End of {0}
EndedOn no longer in force since {0}
EventExpands It expands immunity.
EventLocal A law of {0} only.
EventNoChange The score stayed the same.
EventOpen Score not yet settled: {0}.
EventOther It leaves the immunity of the place’s own officials as it is.
EventScore Score: {0} → {1}.
FailedChoice What you chose could not be loaded. What shows is as it was before; choose again to try once more.
FailedCopy The browser did not allow copying. Mark the text and copy it by hand.
FailedDetails The details could not be loaded. Choose the place again to try once more.
FailedDocument The rest of the map could not be loaded. Choose anything to try once more.
FailedFile The file could not be made. Ask again to try once more.
FailedOn did not pass, {0}
FailedPart This part could not be shown.
FailedSource The data of this site could not be loaded. What is shown in its place is the edition named at the top, which is not this site’s own.
Federal In Congress
FederalAll All federal bills
FederalEarlier {0} earlier {0:bill|bills} did not pass.
FederalLead A federal law would reach claims under federal law; it does not change the score of a state.
FilterBills Filter the bills
FilterTable Filter the table
Filtered {0} of {1} shown.
Filters Filters
Finding {0} {0:state limits|states limit} qualified immunity by law.
FindingExpand In {0}, a law expands it.
FindingExpandThen In {0}, a law expanded it.
FindingKnown {0} {0:state is|states are} known to limit qualified immunity by law.
FindingKnownThen On {1}, {0} {0:state is|states are} known to have limited qualified immunity by law.
FindingThen On {1}, {0} {0:state|states} limited qualified immunity by law.
FindingTried {0} more {0:has|have} tried.
FindingTriedThen {0} more had tried.
FiveTerritories the five territories
Full 9 of 9
FullHeight Full height
GroupBill {0} {0:place|places} with no law in force, but a limiting bill on record
GroupBills {0} {0:place|places} with a limiting bill on record
GroupEmpty {0} {0:place|places} with no limiting bill found
GroupExpand {0} {0:place|places} where a law expands immunity
GroupLaw {0} {0:place|places} with a law in force
GroupUnsearched {0} {0:place|places} not assessed
Highlights Highlights
HighlightsMore Show the timeline: all {0} steps
HowTo How to read the map
IfPassed If {0} passed, the score would rise from {1} to {2}.
IfPassedUnscored {0} is pending and not yet scored.
InForceBills In force
Inconsistencies Where the published verdicts do not agree with each other:
IntroducedOn introduced {0}
Jurisdiction Jurisdiction
Kit Share kit (ZIP): three sizes, two languages
Later Later change of law
Law Law
LawFederal no federal law
LawOf no law of {0}
LeadLaw {0} has been in force since {1}.
LeadNoLaw A search on {1} found {0} in force that ends or limits qualified immunity.
LeadNoLawThen Of the laws that a search on {1} found, none that ends or limits qualified immunity was in force on {0}.
LeadUnsearched {0} has not been researched yet. Its law may or may not limit qualified immunity, so it has no score, which is not the same as a low one.
LensAll score on all nine criteria
LensCases court cases
LensEnd score on what must END
LensHighest highest-scoring bills
LensPending pending bills
LensStart score on what must START
Lenses Show
Loading Loading…
MapLabel Map of the United States: {0}
MetIn Met in {0} ({1}).
MetNotKnown Not known to be met anywhere.
MetNowhere Met nowhere.
Method Each verdict names its source and whether the campaign scored it or the compilers read it (rubric {0}). What is not known is shown as not known.
Neighbors Neighbors
NewestFirst newest first
NoBill no bill found
NoCase no case in this collection
NoEvidence No note on this verdict is recorded.
NoLaw no law
NoPending no bill pending
NoneBest best bill: {0}
NoneOfNine none of the nine
NotAdvice This is not legal advice, and it may be out of date.
NotAdviceMore Check the law itself before you rely on it.
NotAssessedIn Not assessed in {0}.
NotAssessedYet Not yet scored.
NotScored not scored
NotSearched Not searched.
Number Number
Opening Qualified immunity is a rule made by courts: an official who violates a person’s rights cannot be made to pay for it unless earlier decisions had clearly established that such conduct was unlawful. A state can bar this defense to claims under its own law.
OtherDay another day …
PastBefore In the year before:
PastBeforeNone In the year before, no law moved a score.
PastChange {0} took effect; the score went from {1} to {2}.
PastExpands {0} took effect; it expands immunity.
PastOn As of {0}, as known in this edition
PastSince Since then:
PastSinceNone Since then, no law has moved a score.
PastUnknown A bill is shown in the past only where its own dates say so. One without dates may be missing, or stand among those whose outcome is not known. Places were searched for laws for this edition, not on that day.
PendingFederal In Congress: {0} to limit immunity, {1} to expand it.
PendingIn Pending in {0} {0:place|places}: {1}.
PendingScore bill pending with {0}
PendingUnscored bill pending, not scored
PlaceBill Highest-scoring bill on record:
PlaceExpands {0}, {1}, expands immunity.
PlaceMore {0}: law, bills and court cases
PlaceTitle Qualified immunity
PlaceUnscored {0} {0:bill|bills} on record, not scored.
Precedents Precedents
Print Print
ProposedEarlier Proposed in a bill that did not pass or whose outcome is not known: {0}.
ProposedNowhere No pending bill is known to propose it.
ProposedPending Proposed in a pending bill: {0}.
Ranking Highest scores
RankingBackwards Laws that expand immunity
RankingBills Bills that are not law
RankingHigher No bill is known to score above {0}. These places have bills scored only in part that may: {1}.
RankingNote The highest known score of a bill in each place. It changes no place’s score.
RankingRivals another may score higher
Reach To match {0}’s known points, {1} would need to: {2}.
ReachBill Its bill with the highest known score is {0} ({1}; {2}).
ReachNine To score 9 of 9, {0} would need to: {1}.
ReachNothing {0} is not known to lack anything that {1} is known to meet.
ReachOpen Not known of {0}, so perhaps needed too: {1}.
ReachUnsearched {0} has not been researched yet, so what is missing cannot be said.
ReachUnsplit {0} has {1} {1:point|points} more for some of these, scored only together: {2}.
Result Result
ResultAbove As high or higher today: {0}.
ResultEmpty No question has been answered yet.
ResultFirst No place is known to score as high today.
ResultPlace As law it would bring {0} to {1}; today: {2}.
ResultScore {0} (END {1}, START {2})
ResultSource Scored by a reader on the nine criteria of End Qualified Immunity, rubric {0}.
Rubric The nine criteria
RubricLead All legislation should include these nine, the campaign asks: four practices must end, five must start. A law earns a point for each.
RubricMore Show the standards and precedents
Score Score
ScoreBill Score a bill
ScoreLead Answer the nine questions for any bill. The score follows the rules of this map. Nothing you enter leaves this page, unless you share it.
ScoreWhich The bill
SearchBill Number or words
SearchName Name
SearchedLongAgo That was more than 180 days ago: newer bills may be missing.
SearchedOn Bills and laws were searched on {0}.
Session session of {0}
SessionOver session over, no passage recorded
Share Share
ShareText {0} scores {1} on ending qualified immunity.
ShareUnsearched The law of {0} on qualified immunity has not been researched yet.
ShowMore Show {0} more of {1}
Shows The map shows {0}.
Skip Skip these details
SoManyPlaces {0} states
SortBy Sort
SortedBy Sorted by {0}, {1}.
Source Source: {0}
Sources Sources
SplitNotPublished A part of the campaign’s {0} total ({1}), not scored alone.
StandardOf What counts
Status Status
Sum {0} {0:point|points}: {1}.
SumMet {0} for criteria met
SumPart {0} for criteria met in part
SumUnscored {0} for {1} {1:criterion|criteria} not scored
SumUnsplit {0} for {1} {1:criterion|criteria} (?) that the campaign scored only together
SummaryLaw {0} of {1} states and territories limit qualified immunity by law
TableFirst First come {0}.
TableNarrow Left out here for lack of room: END, START and the nine verdicts. A place shows its own when you choose it; a wider page shows all.
TakeCSV Table (CSV)
TakeGeoJSON Map data (GeoJSON)
TakeJSON All data (JSON)
TakePNG Map (PNG)
TakeSVG Map (SVG)
TextOf Text of {0}
TilesLabel Tile map of the United States: {0}
Timeline Timeline
Title Qualified immunity, state by state
Translation Translated from English.
UnknownNote The records of these bills name no outcome. Most will have ended with their session; some may have passed. They are not counted as pending and change no score.
Unnumbered Bill, number unknown
Unsplit scored only together with others
Updated Updated {0}
Verdict Verdict
View View
ViewMap Map
ViewTable Table
ViewTiles Tiles
Write Write to your legislator
Year Year
ZToA Z to A
event.enacted Enacted.
event.failed Did not pass.
event.introduced Introduced.
how.1 Each place has a score from 0 to 9: one point for each criterion that its law meets, half a point for one it meets in part.
how.2 A range such as 4–5 means that some criteria are unscored. The shape is striped and colored by the lower number. A single score beside “?” has points for criteria that the campaign scored only together.
how.3 “bill 7.5” is a bill that is not law, the highest-scoring one of a place without a law. It changes no score.
how.4 “0” alone means that a search found neither a law nor a bill that limits immunity. What has not been researched is “not assessed” and has no score.
how.5 Choose a place to see its law, each of the nine verdicts with a source, bills and court cases.
how.6 By keyboard: Tab leads to the map, arrows from place to place, letters to a name or code; Enter chooses, Escape takes it back.
link.campaign Campaign:
link.contact Write to:
link.model_policy Model policy:
link.officials Find officials:
link.report Report:
link.share Spread the word:
must.end What must END
must.start What must START
outcome.denied Immunity denied
outcome.granted Immunity granted
outcome.mixed Immunity granted in part
outcome.reversed Sent back without a final answer
short.attorney_fees Fees
short.bill Best bill
short.constitutional_violations All rights
short.damage_caps No caps
short.failure_to_intervene Duty to act
short.full_compensation Full pay
short.misconduct_disclosure Open files
short.name Place
short.officer_consequences Officer pays
short.police_officers Police
short.public_employees All staff
`
