/**
 * Makes the controls above the map say what it shows.
 *
 * @param {Element} views the part that holds them @param {{lens: string, asof: string}} shown
 */
export function showChoices(views, { lens, asof }) {
  const isDay = asof.length === "2006-01-02".length;
  choose(views, "lens", lens);
  choose(views, "asof", isDay ? "day" : asof);
  const field = dayField(views, isDay);
  if (field) field.value = isDay ? asof : "";
}

/** @param {Element} views @param {string} name @param {string} value of one that means nothing the default shows, which is the first */
function choose(views, name, value) {
  const choice = /** @type {HTMLSelectElement | null} */ (views.querySelector(`select[name=${name}]`));
  if (!choice) return;
  choice.value = value;
  if (choice.selectedIndex < 0) choice.selectedIndex = 0;
}

/**
 * The field for a day, open or out of the way.
 *
 * @param {Element} views @param {boolean} open
 */
export function dayField(views, open) {
  const field = /** @type {HTMLInputElement | null} */ (views.querySelector("input[name=asof]")), label = field?.closest("label");
  if (!field || !label) return null;
  if (open) field.type = "date"; // only now: see the view that writes it
  label.hidden = !open;
  return field;
}
