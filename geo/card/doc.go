// Package card makes PNG pictures: share cards, and maps that usmap drew.
//
//   - [Encode] writes the share card of one jurisdiction, for previews of links, posts or stories, in English or Spanish: its score, the nine verdicts, the law or that none was found, its place on the
//     map, the date and the source, in light or dark colors and with an accent of your own. The card of US is the map of the whole country. [All] draws every card at once; [Describe] is the alternative text of one.
//   - [EncodeMap] turns what [usmap.AppendSVG] wrote into pixels, in any layout and theme.
//
// Verdicts differ by shape and not by color alone, what is partly scored or not assessed has the patterns of the map, and what was not assessed is never shown
// as zero. Texts are set in Public Sans, which is part of the package (SIL Open Font License, see internal/svg/fonts); a text that is too long for its place
// is set smaller, wrapped or cut with an ellipsis. Package internal/svg draws, and says why no library does.
package card
