package labels

// english holds the labels in English: a line each, in the order of their keys, as [Catalogue] says.
const english Catalogue = `
basis.inferred Worked out from the campaign's total
basis.none Basis not recorded
basis.published Scored by the campaign
basis.reading Read by the compilers
bill bill
criterion.attorney_fees Start awarding attorney fees
criterion.constitutional_violations End immunity for constitutional violations
criterion.damage_caps End caps on damages
criterion.failure_to_intervene Start liability for not intervening
criterion.full_compensation Start full compensation
criterion.misconduct_disclosure Start disclosure of misconduct
criterion.officer_consequences Start consequences for officers
criterion.police_officers End immunity for police
criterion.public_employees End immunity for all public employees
date.day {0} {1}, {2}
date.month {0} {1}
effect.expands expands immunity
effect.limits limits immunity
effect.neither leaves immunity as it is
effect.would_expand would expand immunity
federal Federal
group.end END
group.start START
highest highest-scoring bill {0}
highest.unscored proposed, not scored
kind.none no law limiting immunity found
kind.partial law in force, partly scored
kind.scored law in force
kind.unsearched not assessed
law.coming law in force from {0}
law.from in force from {0}
law.since in force since {0}
mark.expands law expands immunity
mark.expands_pending bill to expand immunity pending
mark.local local law
mark.pending bill pending
mark.recent recently passed
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
nothing no law or bill found
partly partly scored
proposed proposed, not law
role.amendment Amended by
role.ended_law No longer in force
role.expanding_bill Laws and bills that expand immunity
role.failed_bill Bills that did not pass
role.law Law in force
role.local_bill Local law
role.other_bill Studies, and laws that leave immunity here as it is
role.pending_bill Pending bills
role.unknown_bill Bills whose outcome is not known
role.upcoming_law Passed, not yet in force
score {0} of {1}
score.range {0} to {1} of {2}
status.enacted enacted
status.failed did not pass
status.pending pending
status.unknown outcome not known
verdict.met met
verdict.none not assessed
verdict.partial met in part
verdict.unmet not met
`
