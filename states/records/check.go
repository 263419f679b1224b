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
)

// Rules across the cells of a row, the rows of a table and the tables of a dataset. All are errors but where it says
// warning.
const (
	DuplicateKey             Rule = "duplicate_key"              // two rows of one id; of one bill and criterion; of one state; of one link
	SameBill                 Rule = "same_bill"                  // two ids for one bill: state, session, number or companion, version
	ScopeOfState             Rule = "scope_of_state"             // a federal bill of a state, or the other way around
	PlaceOfLocal             Rule = "place_of_local"             // a local law without its place, or a place without a local law
	StatusBeforeIntroduction Rule = "status_before_introduction" // even at its last possible day
	EnactedWithoutYear       Rule = "enacted_without_year"       // neither a day of the status nor one of taking effect
	EndedBeforeEffective     Rule = "ended_before_effective"     // a law that ended before it began
	ImpossibleTotal          Rule = "impossible_total"           // a published total that the verdicts cannot add up to
	UnknownAmended           Rule = "unknown_amended"            // amends names no bill
	UnknownEndedBy           Rule = "unknown_ended_by"           // ended_by names no bill
	PendingPastSession       Rule = "pending_past_session"       // warning: pending, though its session is over
	UnknownBill              Rule = "unknown_bill"               // evidence of a bill that there is none of
	Contradiction            Rule = "contradiction"              // evidence of another verdict than the bill's
	NoEvidence               Rule = "no_evidence"                // warning: a verdict that no evidence backs
	HalfAPoint               Rule = "half_a_point"               // a latitude without a longitude, or the other way around
	OutsideState             Rule = "outside_state"              // a case that lies outside its state
)

// finding is a problem of a row of a table, from 0.
type finding struct {
	table string
	row   int
	Problem
}

// Check judges the rows of a dataset by what other cells, rows and tables say. It finds all problems, in the order of the
// tables and their rows. What depends on a day is left out where asOf is zero. [Open] and [Files.Read] do this themselves.
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
	order := map[string]int{}
	for i, name := range TableNames() {
		order[name] = i
	}
	slices.SortStableFunc(c.found, func(a, b finding) int { return cmp.Or(order[a.table]-order[b.table], a.row-b.row) })
	return c.found
}

// add reports a problem of a column of a row.
func (c *checker) add(table string, row int, name, value string, rule Rule, message string) *Problem {
	p := Problem{Column: name, Value: value, Rule: rule, Message: message}
	s := c.t.from[table]
	key, sum := c.identity(table, row)
	p.Key = key
	if s != nil && row < len(s.rows) && s.rows[row].sum == sum {
		p.File, p.Line, p.Row = s.file, s.rows[row].line, s.rows[row].row
		if s.json {
			p.Table = table
		} else if i := slices.IndexFunc(s.head.columns, func(h *column) bool { return h != nil && h.name == name }); i >= 0 {
			p.Letter = letter(i)
		}
	} else {
		p.Table = table
	}
	c.found = append(c.found, finding{table, row, p})
	return &c.found[len(c.found)-1].Problem
}

// identity is the key of a row and the sum of what it holds.
func (c *checker) identity(table string, row int) (key string, sum uint64) {
	switch table {
	case "bills":
		b := &c.t.Bills[row]
		return b.ID, maphash.Comparable(seed, *b)
	case "evidence":
		e := &c.t.Evidence[row]
		return e.Bill + " " + e.Criterion.Key(), maphash.Comparable(seed, *e)
	case "coverage":
		v := &c.t.Coverage[row]
		return string(v.State), maphash.Comparable(seed, *v)
	case "cases":
		k := &c.t.Cases[row]
		return k.ID, maphash.Comparable(seed, *k)
	}
	l := &c.t.Links[row]
	return l.URL, maphash.Comparable(seed, *l)
}

// where says where a row is, for a message about another one.
func (c *checker) where(table string, row int) string {
	s := c.t.from[table]
	if _, sum := c.identity(table, row); s != nil && row < len(s.rows) && s.rows[row].sum == sum {
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
	ids := make(map[string]bool, len(bills))
	for i := range bills {
		ids[bills[i].ID] = true
	}
	known := make(map[numberKey]int, len(bills))
	for i := range bills {
		b := &bills[i]
		for n := range b.Numbers() {
			k := numberOf(b, n)
			if j, twice := known[k]; !twice {
				known[k] = i
			} else if j != i && bills[j].ID != b.ID {
				column := "number"
				if n != strings.TrimSpace(b.Number) {
					column = "companions"
				}
				c.add("bills", i, column, n, SameBill, "of this state, session and version is already "+bills[j].ID+", on "+c.where("bills", j)+": leave one out, or say how the versions differ")
			}
		}
		c.bill(i, b, asOf)
		for _, link := range []struct {
			column, id string
			rule       Rule
		}{{"ended_by", b.EndedBy, UnknownEndedBy}, {"amends", b.Amends, UnknownAmended}} {
			if link.id == b.ID && b.ID != "" {
				c.add("bills", i, link.column, link.id, link.rule, "is the bill itself: name another, or leave the cell blank")
			} else if link.id != "" && !ids[link.id] {
				c.unknownID("bills", i, link.column, link.id, link.rule, ids)
			}
		}
	}
}

// numberKey is what no two bills have in common.
type numberKey struct {
	state                    states.Code
	session, number, version string
}

// numberOf is a bill as its number or a companion's tells it from others.
func numberOf(b *states.Bill, number string) numberKey {
	k := numberKey{b.State, session(b), billNumber(number), fold(b.Version)}
	if b.Scope == states.Local {
		k.session += "\x00" + fold(b.Place)
	}
	return k
}

// mostIDs is among how many bills the id that was perhaps meant is looked for.
const mostIDs = 10_000

// unknownID reports an id that no bill has.
func (c *checker) unknownID(table string, row int, column, id string, rule Rule, ids map[string]bool) {
	s := c.t.from["bills"]
	if s != nil {
		if at, gone := s.gone[id]; gone {
			c.add(table, row, column, id, rule, "is a bill that was not accepted ("+at.words("bills")+"): correct that first")
			return
		}
	}
	p := c.add(table, row, column, id, rule, "is the id of no bill: copy it from the table of bills")
	if len(ids) <= mostIDs && (s == nil || !s.sifted) {
		others := slices.Sorted(maps.Keys(ids))
		if table == "bills" {
			others = slices.DeleteFunc(others, func(other string) bool { return other == c.t.Bills[row].ID })
		}
		p.Suggestion, _ = nearest(id, slices.Values(others))
	}
}

// bill checks what the cells of one bill say of each other.
func (c *checker) bill(i int, b *states.Bill, asOf states.Date) {
	add := func(column, value string, rule Rule, message string) *Problem {
		return c.add("bills", i, column, value, rule, message)
	}
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
	if from := cmp.Or(b.Effective, b.StatusDate); b.Status == states.Enacted && !b.Ended.IsZero() && b.Ended.Last().Before(from.First()) {
		add("ended", b.Ended.String(), EndedBeforeEffective, "is before the law took effect, "+from.String()+": correct one of the two dates")
	}
	if b.Status == states.Pending && !b.SessionEnd.IsZero() && !asOf.IsZero() && asOf.Last().After(b.SessionEnd.Last()) {
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

// session is a bill's session as it is compared; where it is blank, the year that its dates tell.
func session(b *states.Bill) string {
	if s := fold(b.Session); s != "" {
		return s
	}
	if year := cmp.Or(b.Introduced.Year, b.StatusDate.Year); year != 0 {
		return strconv.Itoa(int(year))
	}
	return ""
}

// billNumber is a bill's number as it is compared: "HB4001" is "H.B. 4001" is "HB 04001".
func billNumber(text string) string {
	var b strings.Builder
	zeros := true // at the beginning of the digits
	for _, r := range strings.ToUpper(text) {
		switch {
		case r == '0' && zeros:
			continue
		case '0' <= r && r <= '9':
			zeros = false
		case r == ' ' || r == '.' || r == '\u00A0':
			continue
		case r == '-' && zeros:
			continue
		default:
			zeros = true
		}
		b.WriteRune(r)
	}
	return b.String()
}

// verdictKey is what no two rows of evidence have in common.
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
	ids := make(map[string]bool, len(c.t.Bills))
	bills := make(map[string]*states.Bill, len(c.t.Bills))
	for i := range c.t.Bills {
		ids[c.t.Bills[i].ID] = true
		bills[c.t.Bills[i].ID] = &c.t.Bills[i]
	}
	backed := make(map[verdictKey]bool, len(evidence))
	for i := range evidence {
		e := &evidence[i]
		b, ok := bills[e.Bill]
		if !ok {
			c.unknownID("evidence", i, "bill", e.Bill, UnknownBill, ids)
			continue
		}
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
}

func (c *checker) links() {
	links := c.t.Links
	unique(c, "links", "url", len(links), func(i int) (linkKey, string) { return linkOf(&links[i]), links[i].URL })
}

// linkKey is what no two links have in common.
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

// coastTolerance is how far from its state's outline a case may lie, in degrees (11 km of latitude): outlines at 1:10,000,000 cut
// off capes and harbors.
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
