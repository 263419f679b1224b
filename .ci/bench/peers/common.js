// What the pages of all libraries share: records, colors, the text of a tooltip, and the word that the map is drawn.
export const read = async (name) => (await fetch(name)).json();
export const colors = COLORS;

/** Records by the key that a library's boundaries have. */
export async function records(key = "fips") {
  const { criteria, states } = await read("scores.json");
  for (const state of states) state.criteria = criteria.map((name, i) => `${name}: ${state.verdicts[i]}`);
  return new Map(states.map((state) => [state[key], state]));
}

export const html = ({ name, label, criteria }) => `<b>${name}</b> ${label}/9<ul><li>${criteria.join("<li>")}</ul>`;
export const lines = ({ name, label, criteria }) => [`${name} ${label}/9`, ...criteria];

export const drawn = () => performance.mark("drawn");

/** A legend and a tooltip, for libraries that bring none. */
export function legend() {
  document.querySelector("#map").insertAdjacentHTML("afterend", `<p>${colors.map((c, i) => `<i style="background:${c}"></i> ${i} `).join("")}</p>`);
}
export function tooltip() {
  const tip = document.body.appendChild(document.createElement("div"));
  tip.className = "tip";
  tip.hidden = true;
  return ({ clientX, clientY }, text) => {
    tip.hidden = !text;
    if (text && tip.of !== text) tip.innerHTML = tip.of = text;
    tip.style.translate = `${clientX + 12}px ${clientY + 12}px`;
  };
}
