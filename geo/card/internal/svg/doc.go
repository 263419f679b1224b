// Package svg turns the SVG that usmap writes into pixels.
//
//   - [Parse] reads a drawing, [Drawing.Draw] puts it on a [Canvas]; [Drawing.Pattern] is one of its patterns as a paint for other shapes.
//   - [Path] is an outline of straight segments: of path data by [ParsePath], of text by [Font.Shape]; [Canvas.Fill] paints it.
//
// It reads the part of SVG that usmap writes, and no more: elements svg, g, path, rect, circle, text and pattern with presentation attributes. What it does
// not know is an [*Error], so that nothing is left out of a picture in silence.
//
// # Why no library
//
// golang.org/x/image/vector fills the shapes and golang.org/x/image/font/sfnt reads the fonts. Of the libraries that draw SVG none draws these maps:
//
//   - tdewolff/canvas (version of July 2025) knows no pattern, so that what is partly scored or not assessed comes out black; it ignores the
//     weight of text, takes its fonts from the machine, draws the map smaller than its viewBox, and adds 114 packages and 10 MB to a program.
//   - srwiley/oksvg (October 2022) and fyne-io/oksvg (September 2025) know neither text nor patterns, leave out most outlines, lose the scale
//     of strokes, and take seconds for a map that takes a tenth of one here.
package svg
