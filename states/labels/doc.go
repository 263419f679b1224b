// Package labels is the one vocabulary of what the map, its legend, the panels, the tables and the cards say, in English and Spanish: what a verdict, a
// mark, a kind of standing, a bill's role, status and effect, and a basis are called, and how a date and a score are put in words.
//
//	labels.Spanish.Verdict(rubric.Partial)   "se cumple en parte"
//	labels.English.Law(standing)             "law in force, partly scored, bill pending"
//	labels.English.Date(day)                 "November 22, 2026"
//
// Texts of one page or part alone stand there. A word of data, such as "partial", is the String of its type.
package labels
