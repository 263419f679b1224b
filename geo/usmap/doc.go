// Package usmap draws the United States and its territories, 56 places, and a box for the federal government, each with a score: a geographic map or a
// grid of tiles, as SVG.
//
// Everything about the shapes is worked out beforehand, so that drawing is joining texts:
//
//   - [Regions] reads standings through a lens into the list that a map draws; [AppendSVG] draws it, in three themes, alone or as a picture with title,
//     legend, date and source, for a reader or as a listbox for a script. Regions say which lens they show, and the legend follows.
//   - [AppendSwatch] and [LegendOf] explain the same fills and marks in HTML; [AppendStripes], [AppendUprights] and [AppendCrosses] are the patterns, for other drawings.
//   - [Project] places longitude and latitude on the map: d3's geoAlbersUsa, and insets for the five territories.
//   - [All] and [ByCode] give outlines, label points, callout boxes and tiles; [Neighbors] and [Toward] say what lies beside what.
//
// The package imports neither fmt nor anything heavier, for it is part of what a reader's browser loads.
package usmap
