// Package site makes the files of a site that depend on its data: what the element shows first, the details of each
// jurisdiction, the records, the pages, the share cards, and the lists of files and headers. For those who come without the
// element there are the records as tables and maps at addresses that stay, feeds of what changed, and what other sites read to
// show a preview of a link.
//
// The files that do not depend on data, [Assets], are compiled and joined by package bundle, which runs the [Steps] of this
// package and writes all files with their compressed forms. This package starts no process, writes to no disk and imports
// no compiler, so that a program in a browser can make the same files from other records.
package site
