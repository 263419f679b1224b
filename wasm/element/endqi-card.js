// The script of card.html: the card of the place that the page's address names, card.html#CO or card.html?state=CO. lang and theme
// may stand in the query too.
import "./endqi-place.js";
import "./frame-inside.js";

const card = document.querySelector("endqi-place"), query = new URLSearchParams(location.search);

for (const name of ["lang", "theme"]) {
  const value = query.get(name);
  if (value) card?.setAttribute(name, value);
}

function choose() {
  const code = location.hash.match(/^#([a-z]+)$/i)?.[1] ?? query.get("state");
  if (code) card?.setAttribute("state", code);
}

choose();
addEventListener("hashchange", choose);
