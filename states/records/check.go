package records

import (
	"cmp"
	"hash/maphash"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/spelling"
)

// finding is a problem of a row of a table, from 0.
type finding struct {
	table string
	row   int
	Problem
}

// Check judges the rows of a dataset by what other cells, rows and tables say. It finds all problems, in the order of the
// tables and their rows. A zero asOf is the day of the shipped edition. [Open] and [Files.Read] do this themselves.
func Check(t Tables, asOf states.Date) (problems []Problem) {
	for _, f := range t.check(asOf) {
		problems = append(problems, f.Problem)
	}
	return problems
}

// checker collects what is found.
type checker struct {
	t        *Tables
	found    []finding
	outlines map[states.Code]orb.MultiPolygon
	rows     map[string]int // of the bills, by id
	ids      []string       // those, in order, once one is looked for
	compared int            // ids, so far
}

func newChecker(t *Tables) *checker {
	return &checker{t: t, outlines: map[states.Code]orb.MultiPolygon{}}
}

func (t *Tables) check(asOf states.Date) []finding {
	c := newChecker(t)
	c.bills(asOf)
	if t.Evidence != nil {
		c.evidence()
	}
	c.coverage()
	c.cases()
	c.links()
	place := map[string]int{}
	for i, name := range TableNames() {
		place[name] = i
	}
	slices.SortStableFunc(c.found, func(a, b finding) int { return cmp.Or(place[a.table]-place[b.table], a.row-b.row) })
	return c.found
}

// add reports a problem of a column of a row.
func (c *checker) add(table string, row int, name, value string, rule Rule, message string) *Problem {
	p := Problem{Column: name, Value: value, Rule: rule, Message: message}
	s := c.t.from[table]
	key, sum := kindNamed(table).identity(c.t, row)
	p.Key = key
	if s != nil && row < len(s.rows) && s.rows[row].sum == sum {
		p.File, p.Sheet, p.Line, p.Row = s.file, s.sheet, s.rows[row].line, s.rows[row].row
		if s.json {
			p.Table = table
		} else if i := columnNamed(s.head.columns, name); i >= 0 {
			p.Letter = letter(i)
		}
	} else {
		p.Table = table
	}
	c.found = append(c.found, finding{table, row, p})
	return &c.found[len(c.found)-1].Problem
}

// where says where a row is, for a message about another one.
func (c *checker) where(table string, row int) string {
	s := c.t.from[table]
	if _, sum := kindNamed(table).identity(c.t, row); s != nil && row < len(s.rows) && s.rows[row].sum == sum {
		return s.rows[row].words(table)
	}
	return "row " + strconv.Itoa(row+1)
}

func (p place) words(table string) string {
	if p.row > 0 {
		return table + " row " + strconv.Itoa(p.row)
	}
	return "line " + strconv.Itoa(p.line)
}

// unique reports rows of the same key.
func unique[K comparable](c *checker, table, column string, n int, key func(int) (k K, value string)) {
	first := make(map[K]int, n)
	for i := range n {
		k, value := key(i)
		if j, twice := first[k]; twice {
			c.add(table, i, column, value, DuplicateKey, "is there already, on "+c.where(table, j)+": leave one of the two out")
			continue
		}
		first[k] = i
	}
}

func (c *checker) bills(asOf states.Date) {
	bills := c.t.Bills
	unique(c, "bills", "id", len(bills), func(i int) (string, string) { return bills[i].ID, bills[i].ID })
	c.rows = make(map[string]int, len(bills))
	for i := range bills {
		c.rows[bills[i].ID] = i
	}
	known := make(map[uint64]int, len(bills)) // by the sum of a key: keys themselves would take as much memory as the bills
	var keys []BillKey
	for i := range bills {
		b := &bills[i]
		for n := range b.Numbers() {
			keys = appendKeys(keys[:0], b, n)
			same := -1
			for _, k := range keys {
				sum := maphash.Comparable(seed, k)
				if j, twice := known[sum]; !twice {
					known[sum] = i
				} else if j != i && bills[j].ID != b.ID && same < 0 && slices.Contains(BillKeys(&bills[j]), k) {
					same = j
				}
			}
			if same < 0 {
				continue
			}
			column, other := "number", &bills[same]
			if n != strings.TrimSpace(b.Number) {
				column = "companions"
			}
			message := "of this state, session and version is already " + other.ID + ", on " + c.where("bills", same) + ": leave one out, or say how the versions differ"
			if spelling.Fold(b.Session) != spelling.Fold(other.Session) {
				message = "is the same bill as " + other.ID + " of session " + cmp.Or(other.Session, "(blank)") + ", on " + c.where("bills", same) +
					": leave one out, or correct number, session or day of introduction"
			}
			c.add("bills", i, column, n, SameBill, message)
		}
		c.bill(i, b, asOf)
		for _, link := range []struct {
			column, id string
			rule       Rule
		}{{"ended_by", b.EndedBy, UnknownEndedBy}, {"amends", b.Amends, UnknownAmended}} {
			if link.id == b.ID && b.ID != "" {
				c.add("bills", i, link.column, link.id, link.rule, "is the bill itself: name another, or leave the cell blank")
			} else if _, ok := c.rows[link.id]; link.id != "" && !ok {
				c.unknownID("bills", i, link.column, link.id, link.rule)
			}
		}
	}
}

// Among how many bills the id that was perhaps meant is looked for, and how many ids are compared in all.
const (
	mostIDs      = 10_000
	mostCompared = 200_000
)

// unknownID reports an id that no bill has.
func (c *checker) unknownID(table string, row int, column, id string, rule Rule) {
	s := c.t.from["bills"]
	if s != nil {
		if at, gone := s.gone[id]; gone {
			c.add(table, row, column, id, rule, "is a bill that was not accepted ("+at.words("bills")+"): correct that first")
			return
		}
	}
	p := c.add(table, row, column, id, rule, "is the id of no bill: copy it from the table of bills")
	if c.compared += len(c.rows); len(c.rows) <= mostIDs && c.compared <= mostCompared && (s == nil || !s.filtered) {
		if c.ids == nil {
			c.ids = slices.Sorted(maps.Keys(c.rows))
		}
		p.Suggestion, _ = spelling.Suggest(id, func(yield func(string) bool) {
			for _, other := range c.ids {
				if (table != "bills" || other != c.t.Bills[row].ID) && !yield(other) {
					return
				}
			}
		})
	}
}

// bill checks what the cells of one bill say of each other.
func (c *checker) bill(i int, b *states.Bill, asOf states.Date) {
	add := func(column, value string, rule Rule, message string) *Problem {
		return c.add("bills", i, column, value, rule, message)
	}
	c.state("bills", i, b.State)
	switch {
	case b.State == states.US && b.Scope != states.FederalScope:
		add("scope", b.Scope.String(), ScopeOfState, "is not the scope of a bill of the United States").Suggestion = states.FederalScope.String()
	case b.State != states.US && b.Scope == states.FederalScope:
		add("scope", b.Scope.String(), ScopeOfState, "is the scope of a bill of the United States, and the state is "+string(b.State)).Suggestion = states.Statewide.String()
	case b.Scope == states.Local && b.Place == "":
		add("place", "", PlaceOfLocal, "is blank, and the bill is local: name the city or county")
	case b.Scope != states.Local && b.Place != "":
		add("place", b.Place, PlaceOfLocal, "is a place, and the bill is "+b.Scope.String()+": write local as its scope, or leave the place blank")
	}
	if last, first := b.StatusDate.Last(), b.Introduced.First(); !last.IsZero() && last.Before(first) {
		add("status_date", b.StatusDate.String(), StatusBeforeIntroduction, "is before the bill was introduced, "+b.Introduced.String()+": correct one of the two dates")
	}
	if b.Status == states.Enacted && b.EffectiveDate().IsZero() {
		add("status_date", "", EnactedWithoutYear, "is blank, and the bill is enacted: write at least the year")
	}
	if from := b.Started(); b.Status == states.Enacted && !b.Ended.IsZero() && b.Ended.Last().Before(from.First()) {
		add("ended", b.Ended.String(), EndedBeforeEffective, "is before the law took effect, "+from.String()+": correct one of the two dates")
	}
	if b.Status == states.Pending && !b.SessionEnd.IsZero() && cmp.Or(asOf, states.Updated()).Last().After(b.SessionEnd.Last()) {
		add("status", b.Status.String(), PendingPastSession, "is the status, but the session ended on "+b.SessionEnd.String()+": look up what became of the bill").Severity = Warning
	}
	for _, g := range []rubric.Group{rubric.End, rubric.Start} {
		total := b.Published(g)
		if _, err := b.Scorecard.Bounds(g, total); err != nil {
			possible, _ := b.Scorecard.Bounds(g, rubric.Total{})
			add("published_"+g.String(), total.String(), ImpossibleTotal, "is not what the verdicts add up to, "+possible.String()+": correct the total or a verdict").Err = err
		}
	}
}

// state reports a code that names no jurisdiction: a table in a file never has one, rows of a program's own may, and
// [states.Tally] has no place for them.
func (c *checker) state(table string, row int, code states.Code) {
	if _, ok := states.ByCode(code); ok {
		return
	}
	p := c.add(table, row, "state", string(code), JurisdictionKey, "is no jurisdiction: write a USPS code such as CO, DC, PR or US")
	if j, ok := states.Lookup(string(code)); ok {
		p.Suggestion = string(j.Code)
	}
}

// verdictKey is the unique key of a row of evidence.
type verdictKey struct {
	bill      string
	criterion rubric.Criterion
}

func (c *checker) evidence() {
	evidence := c.t.Evidence
	unique(c, "evidence", "criterion", len(evidence), func(i int) (verdictKey, string) {
		return verdictKey{evidence[i].Bill, evidence[i].Criterion}, evidence[i].Criterion.Key()
	})
	if c.t.Bills == nil {
		return
	}
	backed := make(map[verdictKey]bool, len(evidence))
	for i := range evidence {
		e := &evidence[i]
		row, ok := c.rows[e.Bill]
		if !ok {
			c.unknownID("evidence", i, "bill", e.Bill, UnknownBill)
			continue
		}
		b := &c.t.Bills[row]
		backed[verdictKey{e.Bill, e.Criterion}] = true
		switch has := b.Scorecard.Verdict(e.Criterion); {
		case has == rubric.NotAssessed:
			c.add("evidence", i, "verdict", e.Verdict.String(), Contradiction, "is not the verdict of the bill, which has none on "+e.Criterion.Key()+": write it there too, or leave this row out")
		case has != e.Verdict:
			c.add("evidence", i, "verdict", e.Verdict.String(), Contradiction, "is not the verdict of the bill, which has "+has.String()+" on "+e.Criterion.Key()+": correct one of the two")
		}
	}
	for i := range c.t.Bills {
		b := &c.t.Bills[i]
		for k, v := range b.Scorecard.All() {
			if v != rubric.NotAssessed && !backed[verdictKey{b.ID, k}] {
				c.add("bills", i, k.Key(), v.String(), NoEvidence, "has no row of evidence: add one that says where the verdict comes from").Severity = Warning
			}
		}
	}
}

func (c *checker) coverage() {
	coverage := c.t.Coverage
	unique(c, "coverage", "state", len(coverage), func(i int) (states.Code, string) { return coverage[i].State, string(coverage[i].State) })
	for i := range coverage {
		c.state("coverage", i, coverage[i].State)
	}
}

func (c *checker) links() {
	links := c.t.Links
	unique(c, "links", "url", len(links), func(i int) (linkKey, string) { return linkOf(&links[i]), links[i].URL })
	for i := range links {
		c.state("links", i, links[i].State)
	}
}

// linkKey is the unique key of a link.
type linkKey struct {
	kind, url string
	state     states.Code
}

func linkOf(l *states.Link) linkKey { return linkKey{l.Kind, l.URL, l.State} }

func (c *checker) cases() {
	all := c.t.Cases
	unique(c, "cases", "id", len(all), func(i int) (string, string) { return all[i].ID, all[i].ID })
	for i := range all {
		c.one(i, &all[i])
	}
}

// one checks what the cells of one case say of each other.
func (c *checker) one(i int, k *cases.Case) {
	if k.State != "" {
		c.state("cases", i, k.State)
	}
	if (k.Latitude == "") != (k.Longitude == "") {
		column := "latitude"
		if k.Longitude == "" {
			column = "longitude"
		}
		c.add("cases", i, column, "", HalfAPoint, "is blank: write both coordinates or neither")
	}
	if message := c.outside(k); message != "" {
		c.add("cases", i, "latitude", k.Latitude.String()+", "+k.Longitude.String(), OutsideState, message)
	}
}

// coastTolerance is how far from its state's outline a case may lie, in degrees (11 km of latitude): outlines at
// 1:10,000,000 cut off capes and harbors.
const coastTolerance = 0.1

// outside words where a case lies that is not in its state; empty where it is, or has no coordinates.
func (c *checker) outside(k *cases.Case) string {
	lon, lat, ok := k.Point()
	own := c.outline(k.State)
	if !ok || own == nil || within(own, lon, lat) {
		return ""
	}
	message := "is not in " + k.State.Name()
	if within(own, -lon, lat) {
		return message + ": is the sign of the longitude missing? West is negative"
	}
	if within(own, lat, lon) {
		return message + ": are latitude and longitude swapped?"
	}
	for j := range states.All() {
		if other := c.outline(j.Code); other != nil && planar.MultiPolygonContains(other, orb.Point{lon, lat}) {
			return message + " but in " + j.Name + ": correct the state or the coordinates"
		}
	}
	return message + ": correct the state or the coordinates"
}

// outline is a state's boundary; nil for the United States.
func (c *checker) outline(code states.Code) orb.MultiPolygon {
	m, known := c.outlines[code]
	if !known {
		m, _ = geo.Boundary(code, geo.Full)
		c.outlines[code] = m
	}
	return m
}

func within(m orb.MultiPolygon, lon, lat float64) bool {
	p := orb.Point{lon, lat}
	return planar.MultiPolygonContains(m, p) || planar.DistanceFrom(m, p) <= coastTolerance
}
