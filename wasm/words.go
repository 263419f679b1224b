package wasm

import (
	"strconv"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// message is a text for the reader. {0}, {1} … stand for its arguments; {0:law|laws} is the singular where argument 0 is
// the number 1, else the plural.
type message string

// with puts arguments in their places. A place that has no argument stays empty.
func (m message) with(args ...string) string {
	var text strings.Builder
	m.walk(func(s string) { text.WriteString(s) }, func(n int, forms string) {
		switch {
		case n >= len(args):
		case forms != "":
			text.WriteString(form(forms, args[n]))
		default:
			text.WriteString(args[n])
		}
	})
	return text.String()
}

// walk yields the texts of a message and its places; forms are the two of a {0:one|other}.
func (m message) walk(text func(string), place func(n int, forms string)) {
	rest := string(m)
	for {
		before, after, found := strings.Cut(rest, "{")
		text(before)
		if !found {
			return
		}
		name, after, _ := strings.Cut(after, "}")
		name, forms, _ := strings.Cut(name, ":")
		if n, err := strconv.Atoi(name); err == nil {
			place(n, forms)
		}
		rest = after
	}
}

// form is the singular for the number 1, and the plural for any other text.
func form(forms, number string) string {
	one, other, _ := strings.Cut(forms, "|")
	if number == "1" {
		return one
	}
	return other
}

func itoa(n int) string { return strconv.Itoa(n) }

// date writes a date as exactly as it is known.
func (w *words) date(d states.Date) string {
	year := itoa(int(d.Year))
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return year
	case d.Day == 0:
		return w.MonthYear.with(string(w.Months[d.Month-1]), year)
	}
	return w.DayMonthYear.with(string(w.Months[d.Month-1]), itoa(int(d.Day)), year)
}

// list joins names: "A", "A and B", "A, B and C".
func (w *words) list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	and := w.And
	if strings.HasPrefix(names[last], "I") {
		and = w.AndI
	}
	return and.with(strings.Join(names[:last], ", "), names[last])
}

// words are all the texts of the widget in one language. A test holds that none is missing and none unused.
type words struct {
	Code string // of the language, BCP 47

	// Dates, lists, counts.
	Months          [12]message
	MonthYear       message // month, year
	DayMonthYear    message // month, day, year
	And, AndI       message // all but the last, the last; AndI where the last begins with the sound of i
	OutOf           message // score, maximum
	RangeOutOf      message // low, high, maximum
	AtLeast         message // number
	FiveTerritories message
	SoManyPlaces    message // number

	// Jurisdictions whose name differs from the English one.
	Places map[states.Code]string

	// The rubric.
	Criteria  [rubric.OfficerConsequences + 1]message
	Standards func(rubric.Criterion) rubric.Standard
	Groups    [3]message // AllNine, End, Start: as a heading of a column
	Must      [3]message // as a heading
	Verdicts  [4]message
	Bases     [4]message

	// Standings.
	Kinds                                                               [4]message
	MarkPending, MarkRecent, MarkLocal, MarkExpands, MarkExpandsPending message
	LeadUnsearched                                                      message // name
	LeadNoLaw                                                           message // name, date
	LeadPartly                                                          message // low, high
	LeadLaw                                                             message // number and title, date
	IfPassed                                                            message // number, score now, score then
	IfPassedUnscored                                                    message // number
	NoPending, PendingUnscored                                          message
	PendingScore                                                        message // score
	CaseCount                                                           message // number

	// Evidence.
	SplitNotPublished, NotAssessedYet, NoEvidence message
	Source                                        message // site
	StandardOf, Precedents, Inconsistencies       message

	// Bills.
	LawsInForce, UpcomingLaws, EndedLaws, PendingBills, FailedBills, UnknownBills, StudyBills, LocalLaws, ExpandingBills message
	Statuses                                                                                                             [4]message
	InForceSince, InForceFrom, EnactedOn, EndedOn, FailedOn, IntroducedOn                                                message // date
	Session                                                                                                              message // name
	Companions                                                                                                           message // numbers
	TextOf                                                                                                               message // number
	NotScored, Unnumbered, AmendedBy, WouldExpand                                                                        message

	// Cases.
	Cases    message
	Outcomes [5]message

	// The rest of the panel.
	Coverage, NotSearched message
	SearchedOn            message // date
	Correct               message
	Act, Neighbors        message
	HowTo                 message
	HowToRead             []message

	// The document.
	Title                          message
	Updated                        message // date
	Opening                        message
	SummaryLaw                     message // with a law, all
	SummaryNone, SummaryUnsearched message // number
	SummaryFive                    message // how many, names
	Loading, Failed, Copied        message

	// Map and legend.
	MapLabel, TilesLabel                                message // what the map shows
	Shows                                               message // what the map shows
	Lenses                                              message // of the choice
	LensAll, LensEnd, LensStart, LensPending, LensCases message
	LegendPartly, LegendNone                            message

	// Table.
	Caption                  message // date
	Jurisdiction, Score, Law message

	// The rubric's section.
	Rubric, RubricLead      message
	MetIn                   message // how many, names
	MetNotKnown, MetNowhere message
	NotAssessedIn           message // names

	// Congress.
	Federal, FederalLead, FederalAll message
	FederalEarlier                   message // number

	// Highlights.
	Highlights                              message
	HighlightsMore                          message // number
	Events                                  [3]message
	EventExpands, EventStudy, EventNoChange message
	EventLocal                              message // place
	EventScore                              message // before, after

	// Sources.
	Sources, NotAdvice, NotAdviceMore message
	Method                            message // edition of the rubric

	// Controls.
	View                          message
	ViewMap, ViewTiles, ViewTable message
	All                           message

	// Time.
	AsOf, OrDay                           message
	Today                                 message // date
	EndOf                                 message // year
	PastOn                                message // date
	PastBefore, PastBeforeNone            message
	PastSince, PastSinceNone, PastUnknown message
	PastChange                            message // number, score before, score after

	// The table's and the bills' filters.
	FilterTable, SearchName, Criterion, Verdict message
	Ascending, Descending, AToZ, ZToA           message
	SortedBy                                    message // column, order
	Filtered                                    message // shown, all
	Bills, FilterBills, SearchBill              message
	Status, Year, Effect                        message
	Effects                                     [3]message
	InForceBills, UnknownNote                   message
	BillsShown                                  message // shown, all

	// Comparison.
	Compare, CompareChoose, CompareNone, CompareEmpty, Full message
	CompareNth                                              message // number
	CompareCaption                                          message // date
	Reach                                                   message // name, score, name of the highest, its score, criteria
	ReachOpen                                               message // name, name of the highest, criteria
	ReachUnsplit                                            message // name of the highest, points
	ReachBill                                               message // number, score, status
	ReachUnsearched                                         message // name

	// Scoring a bill.
	ScoreBill, ScoreLead, ScoreWhich, Number, BillTitle message
	Result, ResultEmpty, ResultFirst                    message
	ResultScore                                         message // score, END, START
	ResultPlace                                         message // name, score then, score now
	ResultAbove                                         message // names
	ResultSource                                        message // edition of the rubric

	// Acting.
	Share, CopyLink, CopyText, Print, Card message
	ShareText                              message // name, score
	ShareUnsearched                        message // name
	Draft, DraftOpen, DraftAsk             message
	DraftSubject                           message // name
	DraftMissing                           message // criteria
	DraftBill                              message // number
	LinkKinds                              []linkKind

	// Taking away.
	TakeSVG, TakePNG, TakeCSV, TakeGeoJSON, TakeJSON, DownloadCSV message
	CiteAs                                                        message
	Cite                                                          message // title, date, source
	CiteAsOf                                                      message // date

	// What was proposed.
	ProposedPending, ProposedEarlier message // names
	ProposedNowhere                  message

	RubricMore message
}

// standard is how a criterion is judged, in the reader's language.
func (w *words) standard(c rubric.Criterion) rubric.Standard { return w.Standards(c) }
