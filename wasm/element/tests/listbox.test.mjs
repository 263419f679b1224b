import assert from "node:assert/strict";
import { test } from "node:test";

/** An element as far as a listbox knows one. */
class Invented {
  dataset = {};
  attributes = new Map();
  focused = 0;
  setAttribute(name, value) {
    this.attributes.set(name, value);
  }
  getAttribute(name) {
    return this.attributes.get(name) ?? null;
  }
  hasAttribute(name) {
    return this.attributes.has(name);
  }
  get ariaSelected() {
    return this.getAttribute("aria-selected");
  }
  matches = () => false;
  querySelectorAll = () => [];
  focus() {
    this.focused++;
  }
  closest(selector) {
    return selector === "[role=listbox]" ? this.map ?? null : selector === "[data-code]" && this.dataset.code ? this : null;
  }
}
globalThis.Element = Invented;
const { Maps } = await import("../listbox.js");

/** A map of four places around New Mexico, in a root; near is up, right, down, left. */
function invented(places = [["CO", "Colorado", "- - NM -"], ["NM", "New Mexico", "CO TX - AZ"], ["NY", "New York", "- - - -"], ["TX", "Texas", "- - - NM"]]) {
  const map = new Invented();
  const options = places.map(([code, ariaLabel, near]) => Object.assign(new Invented(), { dataset: { code, near }, ariaLabel, map }));
  map.querySelectorAll = () => options;
  map.querySelector = (selector) => (selector.includes("tabindex") ? options.find((o) => o.getAttribute("tabindex") === "0") ?? null : null);
  map.checkVisibility = () => true;
  const maps = new Maps({ querySelectorAll: () => [map] });
  maps.takeUp("");
  let at = options[1], time = 0;
  const chosen = [];
  /** Presses a key and says where the focus is then, or null where the key meant nothing. */
  const press = (key, later = 0) => {
    const before = options.map((o) => o.focused);
    const meant = maps.answerKey({ key, timeStamp: (time += later + 1) }, at, (code) => chosen.push(code));
    at = options.find((o, i) => o.focused > before[i]) ?? at;
    return meant ? at.dataset.code : null;
  };
  return { maps, options, press, chosen, from: (code) => (at = options.find((o) => o.dataset.code === code)) };
}

test("arrows go to the neighbor in their direction, and stay where there is none", () => {
  const { press, from } = invented();
  assert.equal(press("ArrowUp"), "CO");
  assert.equal(press("ArrowUp"), "CO");
  assert.equal(press("ArrowDown"), "NM");
  assert.equal(press("ArrowRight"), "TX");
  assert.equal(press("ArrowLeft"), "NM");
  from("NY");
  assert.equal(press("ArrowLeft"), "NY");
});

test("Home and End go to the first and the last place", () => {
  const { press } = invented();
  assert.equal(press("End"), "TX");
  assert.equal(press("Home"), "CO");
});

test("letters go to the next name, or to the code, that they spell", () => {
  const { press, from } = invented();
  assert.equal(press("n"), "NY", "the next one after New Mexico");
  assert.equal(press("n", 5000), "NM", "and around");
  assert.deepEqual([..."nnn"].map((key) => press(key)), ["NY", "NM", "NY"], "the same letter without a pause");
  from("CO");
  assert.deepEqual([..."new y"].map((key) => press(key, key === "n" ? 5000 : 0)).at(-1), "NY");
  from("CO");
  assert.equal(press("t", 5000), "TX");
  assert.deepEqual([..."tx"].map((key) => press(key, key === "t" ? 5000 : 0)).at(-1), "TX");
});

test("Enter and Space choose, but for the space of a name that is being typed", () => {
  const { press, chosen } = invented();
  assert.equal(press("Enter"), "NM");
  assert.equal(press(" ", 5000), "NM");
  assert.deepEqual(chosen, ["NM", "NM"]);
  for (const key of "new") press(key);
  press(" ");
  assert.deepEqual(chosen, ["NM", "NM"], "of New Mexico");
  press(" ", 5000);
  assert.equal(chosen.length, 3, "after a pause it chooses");
});

test("other keys, and keys elsewhere, mean nothing", () => {
  const { press, maps } = invented();
  for (const key of ["Tab", "Escape", "F1", "PageDown"]) assert.equal(press(key), null, key);
  assert.equal(maps.answerKey({ key: "Enter", timeStamp: 0 }, new Invented(), () => assert.fail("chosen")), false);
});

test("one place is the stop of the Tab key: the chosen one, else the first", () => {
  const { maps, options } = invented();
  const stops = () => options.filter((o) => o.getAttribute("tabindex") === "0").map((o) => o.dataset.code);
  assert.deepEqual(stops(), ["CO"]);
  maps.select("TX");
  assert.deepEqual(stops(), ["TX"]);
  assert.deepEqual(options.filter((o) => o.ariaSelected === "true").map((o) => o.dataset.code), ["TX"]);
  maps.select("");
  assert.deepEqual(stops(), ["TX"], "it stays where the reader was");
});
