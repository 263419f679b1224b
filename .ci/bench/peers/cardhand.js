// No library: a card of one place, built from its record.
import { colors, drawn, read } from "./common.js";

const { name, label, class: c, criteria, verdicts } = await read("CO.json"), signs = { met: "✓", partial: "½", unmet: "✗" };
const card = document.querySelector("#map");
card.className = "card";
card.innerHTML = `<h2>${name}</h2><p><b style="background:${colors[c]}">${label}</b> of 9</p><ul class="cells">${criteria.map((text, i) => `<li title="${text}">${signs[verdicts[i]] ?? "?"}</li>`).join("")}</ul>`;
drawn();
