// Package bundle makes the folder that a site hosts to show the map: nothing in it needs a server that computes.
//
//	endqi-map-HASH.js      the custom element, the style sheet of the map inside
//	endqi-map.js           the same, for pages that do not pin it
//	endqi-map-HASH.css     the same style sheet, for pages that hold the map as markup
//	endqi-views-HASH.css   that of all around the map, which the element fetches once the map shows, or the page links
//	endqi-place.js         the card of one place, likewise with endqi-place-HASH.js and .css
//	page-HASH.css          the frame of the pages in the folder
//	interaction-HASH.js    what answers the reader, fetched once the map shows
//	views-HASH.js          what the element fetches for a lens, a day, a site's own data, and views that filter and compare
//	core-HASH.wasm         the program behind that
//	panels-LANG-HASH.json  the details of every jurisdiction
//	panels/                those of each by itself, which are there sooner
//	cards/                 of each a card for other pages, pictures of it to share, and in kits/ a ZIP with the picture in three sizes and two languages
//	dataset-HASH.json      the records
//	boundaries-HASH.json   the jurisdictions' boundaries, for GeoJSON to take away
//	latest-LANG.html       what the element shows first, in each language; it names its own files of those above
//	latest-map-LANG.html   the same without the parts below the map, for embeds that show none of them
//	latest.json            which of the files show the current edition, for programs
//	index.html             the map as a page
//	map.html, card.html    for frames: the map, and the card of one place
//	404.html               the page for what is not there
//	LICENSES.txt           the licenses of all that went into the files
//	manifest.json          size and SHA-384 of each file
//
// Beside each stand its .br and .gz, for servers that send files as they lie there. A file with a hash in its name never
// changes: a page can pin it by its integrity and cache it for good. A new edition takes the place of the
// folder as a whole, and the hashed files of earlier ones stay in it.
//
// [Build] makes the folder and [Handler] serves it with the headers that it needs. What depends on data comes from package site;
// this one compiles, joins, compresses and writes. The same records and the same Go give
// the same bytes, wherever and whenever they are built.
package bundle
