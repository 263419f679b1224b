/**
 * Makes the choices below the map say what it shows.
 *
 * @param {Element} choices the part that holds them @param {{lens: string, asof: string}} shown
 */
export function showChoices(choices, { lens, asof }) {
  const isOther = /^\d{4}(-\d\d){0,2}$/.test(asof) && !daysOf(choices).includes(asof);
  choose(choices, "lens", lens);
  choose(choices, "asof", isOther ? "day" : asof);
  const field = dayField(choices, isOther);
  if (field) field.value = isOther ? lastDay(asof) : "";
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (choices.querySelectorAll("[data-step]"))) {
    button.ariaDisabled = String(nextChange(choices, asof, button.dataset.step) === undefined);
  }
}

/**
 * The day on which the law changed before or after another day, or the last one before any of them; "" is the day of the data, the
 * latest there is, and undefined none.
 *
 * @param {Element | null} choices @param {string} asof @param {string | undefined} step "-1" goes back, "1" forward
 * @returns {string | undefined}
 */
export function nextChange(choices, asof, step) {
  const days = daysOf(choices);
  return step === "1" ? days.findLast((day) => lastDay(day) > lastDay(asof)) : days.find((day) => lastDay(day) < lastDay(asof));
}

/** The days that can be chosen without the field, the latest first. @param {Element | null} choices */
function daysOf(choices) {
  const options = /** @type {NodeListOf<HTMLOptionElement> | undefined} */ (choices?.querySelectorAll("[name=asof] > option"));
  return [...options ?? []].map((option) => option.value).filter((value) => value !== "day");
}

/** @param {string} asof a day, or the end of a month or a year @returns {string} as texts that compare as the days do */
const lastDay = (asof) => (asof ? asof + "-12-31".slice(asof.length - 4) : "9");

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
