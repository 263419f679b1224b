package states

import (
	"cmp"
	"iter"
	"strconv"
	"strings"
)

// Code is a jurisdiction's USPS code in capitals, "CO"; US is the federal government. The zero value names none.
type Code string

// US is the code of the federal government, the only jurisdiction without a shape on the map: it has a box there.
const US Code = "US"

// String is the code itself.
func (c Code) String() string { return string(c) }

// UnmarshalText accepts one of the 57 codes exactly as USPS writes it; anything else is a [*ParseError] and leaves c alone.
func (c *Code) UnmarshalText(text []byte) error {
	if _, ok := ByCode(Code(text)); !ok {
		return &ParseError{Kind: "jurisdiction", Value: string(text), Want: "a USPS code such as CO, DC, PR or US"}
	}
	*c = Code(text)
	return nil
}

// Name is the jurisdiction's English name, or the code itself where it is none of the 57.
func (c Code) Name() string {
	if j, ok := ByCode(c); ok {
		return j.Name
	}
	return string(c)
}

// Jurisdiction is a place that makes its own law: a state, the District of Columbia, a territory, or the United States.
type Jurisdiction struct {
	Code Code             `json:"code"`
	FIPS string           `json:"fips"` // two digits with the leading zero kept; empty for US, which has none
	Name string           `json:"name"`
	Kind JurisdictionKind `json:"kind"`
}

// JurisdictionKind says what a jurisdiction is. The zero value is a state.
type JurisdictionKind uint8

const (
	State JurisdictionKind = iota
	District
	Territory
	Federal
)

const jurisdictionWords Words = "state district territory federal"

// String is "state", "district", "territory" or "federal".
func (k JurisdictionKind) String() string {
	return cmp.Or(jurisdictionWords.At(uint8(k)), "JurisdictionKind("+strconv.Itoa(int(k))+")")
}

// MarshalText gives the same word as String.
func (k JurisdictionKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalJSON reads such a word in quotes; null leaves k alone, and anything else is a [*ParseError].
func (k *JurisdictionKind) UnmarshalJSON(data []byte) error {
	return jurisdictionWords.readJSON("kind of jurisdiction", data, (*uint8)(k))
}

// All yields the 57 jurisdictions: states and DC in the order of their names, then the territories, then US.
func All() iter.Seq[Jurisdiction] {
	return func(yield func(Jurisdiction) bool) {
		for row := range strings.SplitSeq(table, "\n") {
			if !yield(parseRow(row)) {
				return
			}
		}
	}
}

// ByCode finds a jurisdiction by its USPS code in capitals; [Lookup] takes what people write.
func ByCode(c Code) (Jurisdiction, bool) {
	if len(c) != 2 {
		return Jurisdiction{}, false
	}
	for row := range strings.SplitSeq(table, "\n") {
		if row[:2] == string(c) {
			return parseRow(row), true
		}
	}
	return Jurisdiction{}, false
}

// ByFIPS finds a jurisdiction by its two-digit FIPS code, "08". An empty or unpadded code finds none.
func ByFIPS(fips string) (Jurisdiction, bool) {
	for j := range All() {
		if fips != "" && j.FIPS == fips {
			return j, true
		}
	}
	return Jurisdiction{}, false
}

// ByName finds a jurisdiction by its English name, in any case.
func ByName(name string) (Jurisdiction, bool) {
	for j := range All() {
		if strings.EqualFold(j.Name, name) {
			return j, true
		}
	}
	return Jurisdiction{}, false
}

// Lookup finds a jurisdiction by what people write: a code in any case with or without periods ("co", "N.Y."), a FIPS code
// with or without its zero ("08", "8"), or a name in any case, with or without "the" and "State of" ("Washington DC", "Virgin
// Islands"). Spaces around and between do not matter. It does not guess: a text with a slip finds none.
func Lookup(text string) (Jurisdiction, bool) {
	text = strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return r == ' ' || r == ',' || r == '\t' || r == '\u00a0'
	}), " ")
	bare := strings.ReplaceAll(text, ".", "")
	if len(bare) == 1 {
		bare = "0" + bare
	}
	if j, ok := ByCode(Code(strings.ToUpper(bare))); ok {
		return j, true
	}
	if j, ok := ByFIPS(bare); ok {
		return j, true
	}
	for _, before := range [...]string{"the ", "state of ", "commonwealth of ", "territory of "} {
		bare = strings.TrimPrefix(bare, before)
	}
	for row := range strings.SplitSeq(alsoWritten, "\n") {
		if row[3:] == bare {
			return ByCode(Code(row[:2]))
		}
	}
	for j := range All() {
		if strings.ToLower(strings.ReplaceAll(j.Name, ".", "")) == bare {
			return j, true
		}
	}
	return Jurisdiction{}, false
}

// Names that people write and the Census Bureau does not, without periods.
const alsoWritten = `DC washington dc
DC washington district of columbia
VI virgin islands
VI united states virgin islands
MP northern marianas
MP cnmi
US usa
US united states of america
US federal
US federal government`

func parseRow(row string) Jurisdiction {
	j := Jurisdiction{Code: Code(row[:2]), FIPS: strings.TrimLeft(row[3:5], " "), Name: row[6:]}
	switch j.Code {
	case "DC":
		j.Kind = District
	case "AS", "GU", "MP", "PR", "VI":
		j.Kind = Territory
	case US:
		j.Kind = Federal
	}
	return j
}

// USPS code, FIPS 5-2 state code, name; the Census Bureau's list of state and state-equivalent codes.
const table = `AL 01 Alabama
AK 02 Alaska
AZ 04 Arizona
AR 05 Arkansas
CA 06 California
CO 08 Colorado
CT 09 Connecticut
DE 10 Delaware
DC 11 District of Columbia
FL 12 Florida
GA 13 Georgia
HI 15 Hawaii
ID 16 Idaho
IL 17 Illinois
IN 18 Indiana
IA 19 Iowa
KS 20 Kansas
KY 21 Kentucky
LA 22 Louisiana
ME 23 Maine
MD 24 Maryland
MA 25 Massachusetts
MI 26 Michigan
MN 27 Minnesota
MS 28 Mississippi
MO 29 Missouri
MT 30 Montana
NE 31 Nebraska
NV 32 Nevada
NH 33 New Hampshire
NJ 34 New Jersey
NM 35 New Mexico
NY 36 New York
NC 37 North Carolina
ND 38 North Dakota
OH 39 Ohio
OK 40 Oklahoma
OR 41 Oregon
PA 42 Pennsylvania
RI 44 Rhode Island
SC 45 South Carolina
SD 46 South Dakota
TN 47 Tennessee
TX 48 Texas
UT 49 Utah
VT 50 Vermont
VA 51 Virginia
WA 53 Washington
WV 54 West Virginia
WI 55 Wisconsin
WY 56 Wyoming
AS 60 American Samoa
GU 66 Guam
MP 69 Northern Mariana Islands
PR 72 Puerto Rico
VI 78 U.S. Virgin Islands
US    United States`
