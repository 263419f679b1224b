// No library: the shapes are in the page, this colors them and answers the pointer.
import { colors, drawn, html, legend, records, tooltip } from "./common.js";

const by = await records("code"), svg = document.querySelector("#map svg"), tip = tooltip();
for (const [code, { name, class: c }] of by) {
  const path = svg.querySelector("#" + code);
  path.setAttribute("fill", colors[c]);
  path.setAttribute("aria-label", name);
}
const choose = (path) => {
  svg.querySelector("[aria-pressed]")?.removeAttribute("aria-pressed");
  if (by.has(path.id)) path.setAttribute("aria-pressed", true);
};
svg.onmousemove = (event) => tip(event, by.has(event.target.id) ? html(by.get(event.target.id)) : "");
svg.onmouseleave = (event) => tip(event, "");
svg.onclick = (event) => choose(event.target);
svg.onkeydown = (event) => event.key === "Enter" && choose(event.target);
legend();
drawn();
