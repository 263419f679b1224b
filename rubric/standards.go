package rubric

// Reach says whose immunity the nine questions ask about, and why. It is a rule for people who assess laws.
const Reach = "The nine questions ask about a place's own officials: those of a state and of its local governments and, for the United States, " +
	"federal officials and everyone sued under federal law. " +
	"A state's law against federal officers alone neither limits nor expands their immunity, whatever it says of defenses, and is not scored. " +
	"It could answer yes to no question about who is bound; yet a duty to award fees would earn it a point that a person wronged by the local police can never use. " +
	"The same holds for a law that only opens a way to sue and leaves every defense in place, and for one that only changes who pays. " +
	"Such laws are listed with their place and move neither its score nor its marks, the mark of a recent law among them."

// standards holds the nine standards. What counts is drawn from the campaign's printed explanations and from the
// verdicts in the shipped data; where no verdict on record is partial, Partial is empty. No criterion has the zero
// Standard.
func standards(c Criterion) Standard {
	switch c {
	case PoliceOfficers:
		return Standard{
			Question: "Does it bar qualified immunity as a defense for all law enforcement officers?",
			Met: "An officer sued under the law cannot plead qualified immunity, good faith, or that the right was not clearly established. " +
				"Switching off the state's own immunities for officers by name counts as well.",
			Partial: "The usual defense ends, but a safe harbor stays for conduct that a statute, a rule or a court had approved. " +
				"One federal bill is read this way; no published verdict is partial.",
			Unmet: "A good-faith defense stays, whether a judge or a jury decides it, or the bar has exceptions, or it binds federal officers alone.",
			Precedents: []Precedent{
				{"co-2020-sb-20-217", Met, "C.R.S. § 13-21-131(2)(b) says that qualified immunity is no defense."},
				{"ca-2021-sb-2", Met, "Cal. Civ. Code § 52.1(n) switches off three immunities for peace and custodial officers."},
				{"ct-2020-hb-6004", Unmet, "Conn. Gen. Stat. § 52-571k(d) keeps immunity for an objectively good-faith belief."},
				{"fl-2021-sb-670", Unmet, "Proposed Fla. Stat. § 760.52 leaves a good-faith defense for the jury to decide."},
				{"us-2020-s-4036", Partial, "Keeps a safe harbor for conduct that a statute, rule or court had approved."},
			},
			Inconsistencies: []string{
				"A Rhode Island bill counts although it reaches only officers of local government.",
				"New Jersey's S 4046 fails because it applies in certain cases and keeps exceptions, while Maine's LD 1416 counts although it is limited to force cases.",
			},
		}
	case PublicEmployees:
		return Standard{
			Question: "Does it bar the defense for all public employees, not for the police alone?",
			Met:      "The law reaches anyone who acts for a public body, or makes the employer answer for all of its employees, without the defense.",
			Partial:  "The usual defense ends for all, but a safe harbor stays. One federal bill is read this way; no published verdict is partial.",
			Unmet:    "The law names police or peace officers only, or it reaches all employees and leaves them a good-faith defense.",
			Precedents: []Precedent{
				{"nm-2021-hb-4", Met, "NMSA 1978 § 41-4A-4 bars the defense for anyone who acts for a public body."},
				{"wv-2021-hb-3027", Met, "Proposed W. Va. Code § 55-2-23 bars the defenses of every government employee."},
				{"co-2020-sb-20-217", Unmet, "C.R.S. § 13-21-131(1) lets only peace officers be sued."},
				{"fl-2021-sb-670", Unmet, "Reaches any officer, employee or agent, but leaves each a good-faith defense."},
				{"us-2020-s-4036", Partial, "Keeps a safe harbor for conduct that a statute, rule or court had approved."},
			},
			Inconsistencies: []string{
				"Federal bills that amend 42 U.S.C. § 1983 are read as meeting it, although they leave federal employees untouched.",
			},
		}
	case ConstitutionalViolations:
		return Standard{
			Question: "Does it reach all violations of the state constitution?",
			Met:      "The law covers every right in the state's bill of rights or constitution. Covering federal rights as well is not needed.",
			Partial:  "Only listed rights or violations are covered.",
			Unmet:    "Only one kind of claim is covered, such as force, search and seizure, or interference by threat.",
			Precedents: []Precedent{
				{"co-2020-sb-20-217", Met, "C.R.S. § 13-21-131(1) covers the bill of rights of the state constitution."},
				{"nm-2021-hb-4", Met, "NMSA 1978 § 41-4A-3 covers the bill of rights of the state constitution."},
				{"ut-2021-hb-367", Partial, "Proposed Utah Code 53-19 covers only listed rights in Article I."},
				{"wa-2021-hb-1202", Partial, "Section 3 gives a claim for listed violations only, some of them wider than the constitution."},
				{"ca-2021-sb-2", Unmet, "Cal. Civ. Code § 52.1 covers only interference by threat, intimidation or coercion."},
			},
			Inconsistencies: []string{
				"Laws that cover state rights alone count, as in Colorado and New Mexico; yet an older page faults New York City's law for not reaching all state and U.S. constitutional violations.",
				"New York City's law, limited to search, seizure and force, is unmet, while the bills in Utah and Washington, limited to listed rights, are partial.",
				"Connecticut's law and Florida's SB 670 count for the rights they cover, although both keep a good-faith defense.",
			},
		}
	case DamageCaps:
		return Standard{
			Question: "Are the damages free of every limit set by law?",
			Met:      "The law sets such limits aside, or it adds none in a state that has none.",
			Unmet:    "The law sets a limit of its own, or leaves a limit in other state law standing.",
			Precedents: []Precedent{
				{"co-2020-sb-20-217", Met, "C.R.S. § 13-21-131(2)(a) sets statutory limits on liability and damages aside."},
				{"az-2021-hb-2591", Met, "Arizona's constitution bars limits on damages."},
				{"ct-2020-hb-6004", Met, "Conn. Gen. Stat. § 52-571k sets no limit on what can be awarded."},
				{"nm-2021-hb-4", Unmet, "NMSA 1978 § 41-4A-6 limits recovery to $2 million a claimant."},
				{"wi-2021-2021-ab-186", Unmet, "The limit of Wis. Stat. § 893.80(3) stays."},
			},
			Inconsistencies: []string{
				"New York City's law is ticked and counted in the published total, although the published explanation says that it does not meet the standard.",
			},
		}
	case AttorneyFees:
		return Standard{
			Question: "Must the court award attorney fees to a person who wins?",
			Met:      "A court shall award reasonable fees to a plaintiff who prevails, or the plaintiff is entitled to them.",
			Unmet:    "Fees are left to the court, which may award them, or are not mentioned.",
			Precedents: []Precedent{
				{"co-2020-sb-20-217", Met, "C.R.S. § 13-21-131(3) says that a court shall award fees."},
				{"hi-2021-hb-666", Met, "Section 2(d) of the proposed chapter says that a court shall award fees."},
				{"mo-2020-hb-30", Met, "Proposed RSMo 506.450 entitles a plaintiff who prevails to reasonable fees."},
				{"ct-2020-hb-6004", Unmet, "Conn. Gen. Stat. § 52-571k says that a court may award fees."},
			},
			Inconsistencies: []string{
				"One word decides: \"shall award\" counts, \"may award\" earns nothing.",
				"Some readings rest on summaries that say only that fees are awarded or can be recovered, as for Virginia's HB 2045; they count as met although the summary does not say whether the court must.",
			},
		}
	case FullCompensation:
		return Standard{
			Question: "Is a person who wins sure to be paid all that was awarded?",
			Met:      "The employer must pay the judgment or indemnify the officer.",
			Unmet:    "Indemnity is taken away, has an exception that can leave a judgment unpaid, or is not provided.",
			Precedents: []Precedent{
				{"ct-2020-hb-6004", Met, "Conn. Gen. Stat. § 52-571k has the employer hold the officer harmless."},
				{"ca-2021-sb-2", Met, "Cal. Civ. Code § 52.1(o) has the public entity indemnify the officer."},
				{"fl-2021-sb-670", Unmet, "Payment is not sure where the harm is found to be intentional."},
				{"wi-2021-2021-ab-186", Unmet, "Removes the indemnity of Wis. Stat. § 895.46 for law enforcement officers."},
			},
		}
	case FailureToIntervene:
		return Standard{
			Question: "Is an officer who fails to intervene liable to the person harmed?",
			Met: "Failing to intervene makes an officer liable, and there is a duty to report. " +
				"No met verdict is on record; the duty to report is what Maryland's partial verdict was said to lack.",
			Partial: "The law reaches failing to intervene but not fully, as without a duty to report.",
			Unmet:   "The law does not mention failing to intervene, or speaks of it without making an officer liable.",
			Precedents: []Precedent{
				{"md-2021-unnumbered", Partial, "Reaches an officer who allows another to violate rights, but is silent on a duty to report."},
				{"hi-2021-hb-666", Partial, "Section 2(a) of the proposed chapter names failing to intervene; the printed verdict is partial."},
				{"ny-2021-local-law-48-of-2021", Partial, "N.Y.C. Admin. Code § 8-803 reaches failing to intervene only in part."},
				{"ct-2020-hb-6004", Unmet, "The action in Conn. Gen. Stat. § 52-571k does not mention failing to intervene."},
				{"tx-2021-hb-88", Unmet, "Speaks of intervening only with regard to the use of force and sets no civil liability."},
			},
			Inconsistencies: []string{
				"Louisiana's HB 702 is unmet because liability is tied to unlawful force, while New York City's law, limited to search, seizure and force, is partial.",
			},
		}
	case MisconductDisclosure:
		return Standard{
			Question: "Are records of misconduct, such as judgments and settlements, open to the public?",
			Met:      "Judgments, settlements or the papers of a claim are public.",
			Unmet:    "The law does not open such records. Opening judgments and settlements subject to exemptions was not enough in Vermont.",
			Precedents: []Precedent{
				{"wv-2021-hb-3027", Met, "Proposed W. Va. Code § 55-2-23 has a clause on public information."},
				{"nh-2023-hb-647", Met, "According to a summary, all papers of a claim are open to the public."},
				{"vt-2022-s-254-enacted", Unmet, "Judgments and settlements are public unless an exemption applies; marked not met."},
				{"nj-2021-s-4046", Unmet, "Marked as not meeting the standard."},
			},
			Inconsistencies: []string{
				"Vermont's law opens judgments and settlements to the public, subject to exemptions, and is marked not met; Hawaii's HB 666, which according to a summary has them reported publicly, counts.",
			},
		}
	case OfficerConsequences:
		return Standard{
			Question: "Does a violation have consequences for the officer or employee who committed it?",
			Met:      "The officer pays part of the judgment, or a finding can end the job or contract.",
			Unmet:    "The law requires no consequence for the person who committed the violation.",
			Precedents: []Precedent{
				{"wv-2021-hb-3027", Met, "Proposed W. Va. Code § 55-2-23 provides for ending a contract, agreement or employment."},
				{"ok-2024-sb-1811", Met, "A finding against an employee is a cause for dismissal."},
				{"ok-2026-sb-1666", Met, "According to a summary, an officer who did not act in good faith pays 5% or $25,000."},
				{"ny-2021-local-law-48-of-2021", Unmet, "The law does not require discipline of an officer who commits misconduct."},
			},
		}
	}
	return Standard{}
}
