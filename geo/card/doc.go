// Package card makes PNG pictures: share cards, and maps that usmap drew.
//
//   - [Encode] writes the share card of one jurisdiction, 1200 by 630 pixels: its score, the nine verdicts, the law or that none was found, its place on the
//     map, the date and the source. The card of US is the map of the whole country. [All] draws every card at once.
//   - [EncodeMap] turns what [usmap.AppendSVG] wrote into pixels, in any layout and theme.
//
// Verdicts differ by shape and not by color alone, and what was not assessed is never shown as zero. Texts are set in Public Sans, which is part of the
// package (SIL Open Font License, see fonts); a text that is too long for its place is set smaller, wrapped or cut with an ellipsis.
package card
