package bulk

import (
	"regexp"
	"slices"
	"strings"

	"github.com/endqi/endqi/states"
)

// kind is what a proposal can become.
type kind uint8

const (
	ordinary kind = iota // a bill, which can become law
	joint                // a joint resolution: law in some places, in others a wish or an amendment put to the voters
	noLaw                // a resolution, a memorial, an amendment of a constitution
)

var (
	// House Resolution Urging …; A joint resolution proposing …; Resolution to honor …; not: Alternative dispute resolution.
	resolutionTitle = regexp.MustCompile(`^(?:an? |the )?(?:(?:house|senate|assembly|legislative|joint|concurrent|simple|study|commemorative|congratulatory|substitute) )+(?:resolution|memorial)\b|` +
		`^(?:an? |the )?resolution(?: (?:to|of|by|for|in|on|urging|proposing|recogniz\w*|honor\w*|commend\w*|congratulat\w*|memoriali\w*|declar\w*|express\w*|celebrat\w*|designat\w*|request\w*|support\w*|oppos\w*|call\w*|direct\w*|condemn\w*|affirm\w*|relat\w*)\b|[,:;.-]|$)|` +
		`^(?:an? )?memorial(?:izing)? (?:to|urging|requesting)\b|^memorializing\b|\bresolution of [0-9]{4}\.?$`)
	amendmentTitle = regexp.MustCompile(`\bpropos\w* (?:an? )?(?:constitutional )?amendments?\b.*\bconstitution\b|^(?:an? )?constitutional amendment\b`)
	jointTitle     = regexp.MustCompile(`^(?:an? |the )?(?:(?:house|senate|assembly|legislative) )?joint resolution\b`)

	// HR, SCR, HJM, SJRG: letters of resolutions and memorials, in which a J makes a joint one.
	resolutionLetters = regexp.MustCompile(`^(?:H|S|A|L)?(?:C|CON|J|JC)?(?:R|RES|M|CA)$`)
	letteredJoint     = regexp.MustCompile(`^(?:H|S|A)?JR[A-Z]{0,2}$`)
)

// kindOf tells what a proposal can become, by the service's own type of it where there is one, its number and its texts.
// Where they differ, the one that can do least counts.
func kindOf(billType, number string, texts ...string) (k kind) {
	switch strings.ToUpper(billType) {
	case "", "B":
	case "JR":
		k = joint
	default:
		k = noLaw
	}
	letters := strings.ToUpper(strings.TrimRight(strings.ReplaceAll(strings.ReplaceAll(number, ".", ""), " ", ""), "0123456789"))
	switch {
	case letters == "HR" && strings.Contains(number, "H.R."): // of Congress, a bill
	case letteredJoint.MatchString(letters) || letters == "HJRES" || letters == "SJRES":
		k = max(k, joint)
	case resolutionLetters.MatchString(letters):
		k = noLaw
	}
	for _, text := range texts {
		text = strings.ToLower(strings.TrimSpace(text))
		switch {
		case amendmentTitle.MatchString(text):
			k = noLaw
		case jointTitle.MatchString(text):
			k = max(k, joint)
		case resolutionTitle.MatchString(text):
			k = noLaw
		}
	}
	return k
}

var (
	// What a record says of a bill that became law: the governor's or President's signature, a chapter, a public act, a law
	// without signature or over a veto, a day of effect.
	signed = regexp.MustCompile(`\bgov(?:ernor|\.)?\b.*\b(?:signed|approved|approval|signs|approves)\b|\b(?:signed|approved)(?: (?:and \w+ )?by| ?[-–:])? (?:the )?(?:acting )?gov(?:ernor|\.)?\b|` +
		`\bsigned into law\b|\bsigned by mayor\b|\bsigned by the mayor\b|^signed (?:chap|c)\.`)
	notSigned = regexp.MustCompile(`\b(?:not|un|dis)[ -]?(?:signed|approved)\b|\bfor (?:the )?(?:\w+'s )?(?:signature|approval)\b|\b(?:to|await\w*|presented|sent|delivered|transmitted|forwarded|due|deadline)\b.*\bgov\w*\.?(?:'s)?\b(?: for)? ?(?:signature|approval|action|review)?$|\bveto`)
	unsigned  = regexp.MustCompile(`(?i)\b(?:not|un|dis)[ -]?(?:signed|approved)\b`)
	law       = regexp.MustCompile(`\bbec[ao]mes? (?:a |public |private |act |state |session |pub\. )?(?:law|ch)|\bbec[ao]mes? (?:public )?act\b|\bpublic (?:act|law|chapter)\b|\bp\.? ?[al]\.? ?(?:no\.? ?)?[0-9]|\bpub\. (?:act|law|ch)|\bprivate law\b|` +
		`\bact(?:s)? (?:no\.?|number|#) ?[0-9a-z]|^act [0-9]|\bis now act\b|\bassigned act\b|\b[0-9]{4} wisconsin act\b|- act [0-9]|\bhea? no\. [0-9]+ enacted|` +
		`\bchaptered\b|\bchapter(?: no\.?| number| #)? ?[0-9]|\bchapter number assigned\b|\bassigned chapter\b|\bchap(?:\.|ter text)|\bsession laws?\b|\bacts of assembly\b|\(acts ch|\bacts? ch\.|\bch\. (?:sl )?[0-9]|^c [0-9]+,? l [0-9]|^c\. ?[0-9]|^secretary of state chapter|^law l[0-9]|` +
		`\bwithout (?:the )?(?:gov\w*\.?(?:'s)?|mayor's|president's|his|her|executive)? ?(?:signature|approval)\b|\bw/o (?:the )?(?:gov\w*\.?(?:'s)? )?signature\b|` +
		`^(?:was |has been )?enacted\.?$|\benacted (?:under|without)\b`)
	effective      = regexp.MustCompile(`^effective\b|[;.:,(] ?effective\b|\beffective (?:date|immediately|on|upon) ?\(?s?\)?:?`)
	notEffective   = regexp.MustCompile(`\bamend|\bmotion\b|\bfail|\breport`)
	notLaw         = regexp.MustCompile(`\breferred\b|\bpursuant to (?:resolve|public law|chapter|p\.?l)|\bshall (?:this|the|said) (?:bill|act|resolve)\b`) // laws that an action only names
	ofResolution   = regexp.MustCompile(`\bres(?:olution|\.)? ?chap|\bresolve chap|\bresolution (?:chapter|no)`)
	override       = regexp.MustCompile(`\boverr[io]d|\bnotwithstanding the (?:gov|objections|veto)|\bpassed over (?:the )?(?:gov\w*\.?(?:'s)? )?veto\b|\bveto notwithstanding\b`)
	overrideFailed = regexp.MustCompile(`\bfail|\bsustain|\blost\b|\brejected\b|\bnot overr|\bdefeated\b|\bpostponed\b|\btabled\b|\bmotion to\b|\bbegins?\b|\bconsider|\bshall (?:this|the|said) (?:bill|act|resolve)\b`)
	president      = regexp.MustCompile(`\b(?:signed|approved) by (?:the )?president\b`)
)

// lawStems are parts of words of which an action that tells of a law has one: looking for them is quicker than all of
// the above.
var lawStems = []string{"sign", "approv", "law", "act ", "acts ", "act,", "pub", "chap", "ch. ", "p.l", "pa ", "p.a", "enacted", "effective", "overr", "notwithstanding", "passed over", "c ", "c. ", "hea "}

// story is what the actions on a bill tell, one after the other.
type story struct {
	introduced states.Date
	passed     bool // into law, as an action says
	strict     bool // in words that are not said of a resolution
	overridden bool // a veto, as far as the last action on it says
	president  bool // signed, which in a state the president of its senate does
}

// tell adds an action.
func (s *story) tell(on states.Date, action string) {
	text := strings.ToLower(strings.Join(strings.Fields(action), " "))
	if text == "" {
		return
	}
	if s.introduced.IsZero() && (strings.Contains(text, "introduced") || strings.Contains(text, "prefiled")) {
		s.introduced = on
	}
	switch {
	case !strings.Contains(text, "veto") && !strings.Contains(text, "overr") && !strings.Contains(text, "notwithstanding"):
	case override.MatchString(text):
		s.overridden = !overrideFailed.MatchString(text)
	case strings.Contains(text, "veto") && strings.Contains(text, "sustain"):
		s.overridden = false
	}
	if !slices.ContainsFunc(lawStems, func(stem string) bool { return strings.Contains(text, stem) }) || ofResolution.MatchString(text) || notLaw.MatchString(text) {
		return
	}
	if law.MatchString(text) && !strings.Contains(text, "veto") && !notSigned.MatchString(text) {
		s.passed, s.strict = true, true
	}
	s.president = s.president || president.MatchString(text)
	switch {
	case signed.MatchString(text) && !notSigned.MatchString(text),
		effective.MatchString(text) && !notEffective.MatchString(text),
		override.MatchString(text) && !overrideFailed.MatchString(text):
		s.passed = true
	}
}

// enacted reports whether the record tells of a law, for what the proposal can become in a state. Congress makes laws by
// joint resolution; of a state's, only plain words of a law are believed.
func (s *story) enacted(state states.Code, k kind) bool {
	passed := s.passed || s.president && state == states.US
	switch k {
	case noLaw:
		return false
	case joint:
		return s.strict || passed && state == states.US
	}
	return passed
}
