package card

import (
	"image/color"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/geo/card/internal/svg"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
)

// texts is what a card says, in the order it is set.
func (p *page) said() (all []string) {
	for _, t := range p.texts {
		all = append(all, t.text)
	}
	return all
}

func shipped(asOf states.Date) []states.Standing {
	return states.Tally(states.Bills(), states.AllCoverage(), asOf)
}

func TestCardSays(t *testing.T) {
	standings := shipped(states.Updated())
	for _, test := range []struct {
		code states.Code
		want []string
	}{
		{"CO", []string{"Colorado", "6.5", "of 9", "3 of 4", "3.5 of 5 (1.5 scored only together)", "End immunity for police", "Law in force since June 19, 2020", "SB 20-217", "Enhance Law Enforcement Integrity",
			"As of November 29, 2026 · Source: endqi.org, bill texts and public records · Not legal advice", "met", "met in part", "not met", "not assessed"}},
		{"NM", []string{"New Mexico", "4–5", "of 9", "partly scored", "3 of 4", "1–2 of 5", "HB 4"}},
		{"TX", []string{"Texas", "0", "of 9", "No law limiting immunity found", "Searched on November 22, 2026", "0 of 4", "0 of 5"}},
		{"MA", []string{"0–7", "partly scored", "S.2963", "bill pending", "H.1641"}},
		{"NY", []string{"0", "local law", "New York City Local Law 48 of 2021"}},
		{"AL", []string{"0", "law expands immunity", "HB 202"}},
		{"DC", []string{"District of Columbia", "0", "No law limiting immunity found"}},
		{"MP", []string{"Northern Mariana Islands", "Not assessed", "No score yet", "Not searched yet."}},
		{"US", []string{"United States", "At least 2", "FEDERAL LAW", "bill pending", "local law", "law expands immunity", "0", "of 9", "No law limiting immunity found", "H.R. 7046 and 7 more pending", "H.R. 503 and 1 more would expand immunity"}},
	} {
		p, err := compose(standings, test.code, Options{})
		require.NoError(t, err)
		for _, want := range test.want {
			assert.Contains(t, p.said(), want, "%s", test.code)
		}
	}
}

func TestCountryAddsUp(t *testing.T) {
	for asOf, want := range map[string]string{
		"2026-11-22": "At least 2 of 56 states and territories score 5 of 9 or more. A law is in force in 5, none was found in 46; not assessed: 5.",
		"2020-12-30": "At least 1 of 56 states and territories score 5 of 9 or more. A law is in force in 1,",
		"2019-01-01": "None known of 56 states and territories score 5 of 9 or more. A law is in force in 0,",
	} {
		p, err := compose(shipped(states.MustParseDate(asOf)), states.US, Options{})
		require.NoError(t, err)
		assert.Contains(t, strings.Join(p.said(), " "), want, "as of %s", asOf)
	}
}

func TestNotAssessedIsNeverZero(t *testing.T) {
	standings := shipped(states.Updated())
	n := 0
	for _, s := range standings {
		if s.Kind != states.Unsearched {
			continue
		}
		n++
		p, err := compose(standings, s.Code, Options{})
		require.NoError(t, err)
		for _, said := range p.said() {
			first, _, _ := strings.Cut(said, " ")
			assert.NotContains(t, []string{"0", "0/9", "0–9"}, first, "%s says %q", s.Code, said)
			assert.NotEqual(t, "of 9", said, "%s", s.Code)
		}
		assert.Contains(t, p.said(), "Not assessed")
	}
	assert.Equal(t, 5, n, "Puerto Rico, Guam, the Virgin Islands, American Samoa, the Northern Marianas")
}

func TestSourceIsTheCallers(t *testing.T) {
	p, err := compose(shipped(states.Updated()), "CO", Options{Source: "a survey by our readers"})
	require.NoError(t, err)
	assert.Contains(t, p.said(), "As of November 29, 2026 · Source: a survey by our readers · Not legal advice")

	p, err = compose([]states.Standing{{Code: "CO"}}, "CO", Options{Source: "us"})
	require.NoError(t, err)
	assert.Contains(t, p.said(), "Source: us · Not legal advice", "no date, no words about it")
}

// long are standings whose texts have no end: whatever people write must stay in its place.
func long() map[string]states.Standing {
	verbose := strings.Repeat("concerning the civil liability of peace officers and others ", 12)
	unbroken := strings.Repeat("Donaudampfschifffahrt", 30)
	law := states.Bill{ID: "a", State: "MP", Number: verbose, Title: verbose, Status: states.Enacted, StatusDate: states.MustParseDate("2020"), Session: "2020",
		Scorecard: rubric.Scorecard{PoliceOfficers: rubric.Met, AttorneyFees: rubric.Partial}}
	bills := []states.Bill{law}
	for i, change := range []func(*states.Bill){
		func(b *states.Bill) {
			b.Status, b.SessionEnd, b.Number = states.Pending, states.MustParseDate("2030"), unbroken
		},
		func(b *states.Bill) { b.Scope, b.Place, b.Number = states.Local, verbose, unbroken },
		func(b *states.Bill) { b.Effect, b.Number, b.Title = states.Expands, "", unbroken },
		func(b *states.Bill) {
			b.Effect, b.Number, b.Status, b.SessionEnd = states.Expands, "1", states.Pending, states.MustParseDate("2030")
		},
		func(b *states.Bill) { b.Effective = states.MustParseDate("2031") },
		func(b *states.Bill) { b.StatusDate = states.MustParseDate("2026-10-01") },
	} {
		b := law
		b.ID = string(rune('b' + i))
		change(&b)
		bills = append(bills, b)
	}
	asOf := states.MustParseDate("2026-11-22")
	all := map[string]states.Standing{}
	searched := []states.Coverage{{State: "MP", Searched: asOf}}
	pick := func(name string, bills []states.Bill) {
		for _, s := range states.Tally(bills, searched, asOf) {
			if s.Code == "MP" {
				all[name] = s
			}
		}
	}
	pick("all at once", bills)
	pick("one law", bills[:1])
	pick("pending alone", bills[1:2])
	pick("local alone", bills[2:3])
	pick("expanding", bills[3:5])
	pick("upcoming", bills[5:6])
	law.Number, law.Title = "", ""
	pick("neither number nor title", []states.Bill{law})
	law.Number, law.Title = "HB 1", "line\nbreaks, \t tabs, \x00 and \u4e2d\u6587, \U0001F5FD"
	pick("characters that the font lacks", []states.Bill{law})
	return all
}

func TestTextStaysInItsPlace(t *testing.T) {
	pages := map[string]*page{}
	standings := shipped(states.Updated())
	for _, f := range []Format{Wide, Square, Tall} {
		for _, l := range []labels.Language{labels.English, labels.Spanish} {
			name := f.String() + " " + string(l) + " "
			for _, s := range standings {
				p, err := compose(standings, s.Code, Options{Format: f, Language: l, Pages: "https://map.example/places/"})
				require.NoError(t, err)
				pages[name+string(s.Code)] = p
			}
			address := strings.Repeat("https://example.org/a/very/long/address", 20)
			endless := Options{Format: f, Language: l, Source: strings.ReplaceAll(address, "address", "address "), Pages: address}
			for of, s := range long() {
				pages[name+of] = single(s, endless)

				s.Code = states.US
				all := append([]states.Standing{s}, standings[:56]...)
				p, err := compose(all, states.US, endless)
				require.NoError(t, err)
				pages[name+"US, "+of] = p
			}
		}
	}
	require.Greater(t, len(pages), 6*70)
	for name, p := range pages {
		margins := p.sheet().Grown(-8)
		margins.Left, margins.Top = 30, 30
		for i, text := range p.texts {
			if text.ink.Empty() {
				continue
			}
			assert.Equal(t, text.ink, text.ink.Within(text.room), "%s: %q leaves its place", name, text.text)
			assert.Equal(t, text.ink, text.ink.Within(margins), "%s: %q leaves the card", name, text.text)
			for _, other := range p.texts[:i] {
				if !text.ink.Within(other.ink).Empty() {
					t.Errorf("%s: %q lies on %q", name, text.text, other.text)
				}
			}
		}
	}
}

func TestTheCardOfManyLawsCountsThem(t *testing.T) {
	p := single(long()["all at once"], Options{})
	assert.Contains(t, p.said(), "2 laws in force")
	all := language{}.facts(long()["all at once"])
	require.Len(t, all, 3, "no more than three lines")
	assert.Contains(t, all[0].lead, " and 1 more")
	assert.Contains(t, single(long()["upcoming"], Options{}).said(), "No law limiting immunity found", "a law to come is not in force")
	assert.Equal(t, "in force from 2031", language{}.facts(long()["upcoming"])[1].verb)
	assert.Equal(t, "A bill without number or title", language{}.facts(long()["neither number nor title"])[0].lead)
}

// The font has every character of the cards that ship: none is drawn as one that it lacks.
func TestNoCharacterIsMissing(t *testing.T) {
	standings := shipped(states.Updated())
	for weight := svg.Regular; weight <= svg.ExtraBold; weight++ {
		outline := func(r rune) svg.Path {
			path, _ := svg.Font{Weight: weight, Size: 20}.Shape(string(r))
			return path
		}
		missing := outline('\u4e2d')
		require.NotEmpty(t, missing)
		known := map[rune]bool{}
		for _, s := range standings {
			p, err := compose(standings, s.Code, Options{Language: labels.Spanish})
			require.NoError(t, err)
			for _, text := range p.said() {
				for _, r := range text {
					if !known[r] {
						known[r] = true
						assert.NotEqual(t, missing, outline(r), "weight %d has no %q of %q", weight, r, text)
					}
				}
			}
		}
	}
}

// A reader who sees no color tells the verdicts apart: dark and light alone differ in many places.
func TestVerdictsDifferByShape(t *testing.T) {
	const r = 11
	signs := map[rubric.Verdict][]bool{}
	for _, v := range []rubric.Verdict{rubric.NotAssessed, rubric.Unmet, rubric.Partial, rubric.Met} {
		p := newPage(Options{})
		p.sign(v, 20, 20, r)
		picture, err := p.render()
		require.NoError(t, err)
		for y := 20 - r; y <= 20+r; y++ {
			for x := 20 - r; x <= 20+r; x++ {
				signs[v] = append(signs[v], color.GrayModel.Convert(picture.At(x, y)).(color.Gray).Y < 176)
			}
		}
	}
	for v, a := range signs {
		for w, b := range signs {
			if v == w {
				continue
			}
			differ := 0
			for i := range a {
				if a[i] != b[i] {
					differ++
				}
			}
			assert.Greater(t, differ, len(a)/12, "%q and %q look alike", v, w)
		}
	}
}

func TestRegionsDifferByShape(t *testing.T) {
	dark := func(r usmap.Region) (share float64) {
		p := newPage(Options{})
		p.region(svg.Rectangle(box(100, 100, 300, 300), 0), r, 3, 2)
		picture, err := p.render()
		require.NoError(t, err)
		for y := 110; y < 290; y++ {
			for x := 110; x < 290; x++ {
				if color.GrayModel.Convert(picture.At(x, y)).(color.Gray).Y < 190 {
					share++
				}
			}
		}
		return share / (180 * 180)
	}
	assert.Zero(t, dark(usmap.Region{Fill: usmap.Step(0)}), "zero is plain")
	assert.Greater(t, dark(usmap.Region{Fill: usmap.Step(0), Partial: true}), .15, "partly scored is striped")
	assert.Greater(t, dark(usmap.Region{}), .04, "not assessed has crosses")
}

func TestEachMarkIsSaid(t *testing.T) {
	for m, marks := range map[states.Mark]states.Marks{
		states.PendingMark: {Pending: true}, states.RecentMark: {Recent: true}, states.LocalMark: {Local: true},
		states.ExpandsMark: {Expands: true}, states.ExpandsPendingMark: {ExpandsPending: true},
	} {
		said := single(states.Standing{Code: "CO", Kind: states.NoLaw, Marks: marks}, Options{}).said()
		for other := states.PendingMark; other <= states.ExpandsPendingMark; other++ {
			assert.Equal(t, other == m, slices.Contains(said, labels.English.Mark(other)), "%s", other)
		}
	}
}
