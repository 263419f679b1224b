/**
 * Makes the choices below the map say what it shows.
 *
 * @param {Element} choices the part that holds them @param {{lens: string, asof: string}} shown
 */
export function showChoices(choices, { lens, asof }) {
  const isDay = asof.length === "2006-01-02".length;
  choose(choices, "lens", lens);
  choose(choices, "asof", isDay ? "day" : asof);
  const field = dayField(choices, isDay);
  if (field) field.value = isDay ? asof : "";
}

/** @param {Element} choices @param {string} name @param {string} value one that is no option chooses the first, which is the default */
function choose(choices, name, value) {
  const choice = /** @type {HTMLSelectElement | null} */ (choices.querySelector(`select[name=${name}]`));
  if (!choice) return;
  choice.value = value;
  if (choice.selectedIndex < 0) choice.selectedIndex = 0;
}

/**
 * The field for a day, open or out of the way.
 *
 * @param {Element} choices @param {boolean} open
 */
export function dayField(choices, open) {
  const field = /** @type {HTMLInputElement | null} */ (choices.querySelector("input[name=asof]")), label = field?.closest("label");
  if (!field || !label) return null;
  if (open) field.type = "date"; // only now: see the view that writes it
  label.hidden = !open;
  return field;
}
