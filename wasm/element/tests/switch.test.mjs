import assert from "node:assert/strict";
import { test } from "node:test";

import { Switch } from "../switch.js";

globalThis.NAMES = { lens: [], day: [], views: ["map", "tiles", "table", "bills", "score"], slot: ["bills", "score"] };

/** A view whose controls hold what is asked of them. */
const controls = (held) => ({
  dataset: {},
  querySelector: () => null,
  querySelectorAll: () => Object.entries(held).map(([name, value]) => ({ type: "text", name, value })),
});

/** A document with a switch and a slot, as far as the switch knows one; html is what the controls of a view are to hold. */
function invented(isNarrow = false) {
  const buttons = NAMES.views.map((view) => ({ dataset: { view }, ariaPressed: "false" }));
  const slot = { hidden: true, dataset: {}, firstElementChild: null }, table = controls({ q: "new" });
  const root = { dataset: {}, querySelectorAll: () => buttons };
  const found = { ".slot": slot, ".table[data-asks]": table, ".tiles": { checkVisibility: () => isNarrow } };
  const document = { element: root, find: (selector) => found[selector] ?? null, fill: (into, html) => (into.firstElementChild = controls(html)) };
  const address = { query: {} }, wanted = { view: "" };
  return { buttons, slot, root, address, wanted, found, views: new Switch(document, address, () => wanted.view), pressed: () => buttons.filter((b) => b.ariaPressed === "true").map((b) => b.dataset.view) };
}

test("the switch says which view shows, and tiles where there is no room for the map", () => {
  for (const isNarrow of [false, true]) {
    const { views, pressed, slot } = invented(isNarrow);
    views.showPressed();
    assert.deepEqual(pressed(), [isNarrow ? "tiles" : "map"]);
    views.show("table");
    assert.deepEqual(pressed(), ["table"]);
    assert.ok(slot.hidden);
    views.show("");
    assert.deepEqual(pressed(), [isNarrow ? "tiles" : "map"]);
    assert.equal(views.shown, "");
  }
});

test("a view is put into the slot, of a revision of the document", () => {
  const { views, slot, pressed } = invented();
  views.fill(slot, "bills", { q: "HB 1" }, 3);
  assert.equal(views.shown, "bills");
  assert.equal(views.revision, 3);
  assert.ok(!slot.hidden);
  assert.deepEqual(pressed(), ["bills"]);
  views.show("map");
  assert.ok(slot.hidden, "it stays there for the way back");
  assert.deepEqual(views.held("bills"), { q: "HB 1" });
});

test("what controls held is remembered when another view takes the slot", () => {
  const { views, slot, found } = invented();
  assert.deepEqual(views.held("bills"), {}, "before the first time");
  views.fill(slot, "bills", { q: "HB 1" }, 1);
  views.fill(slot, "score", { number: "SB 2" }, 1);
  assert.deepEqual(views.held("bills"), { q: "HB 1" });
  assert.deepEqual(views.held("score"), { number: "SB 2" });
  views.keep();
  found[".table[data-asks]"] = null;
  assert.deepEqual(views.held("table"), { q: "new" }, "of a table that is replaced too");
});

test("a fragment says once what the controls of the view that it asks for hold", () => {
  const { views, slot, address, wanted } = invented();
  views.fill(slot, "bills", { q: "HB 1" }, 2);
  address.query = { q: "SB 9" };
  wanted.view = "bills";
  views.link();
  assert.equal(views.revision, 0, "the view is to be asked for again");
  assert.deepEqual(views.held("bills"), { q: "SB 9" });
  assert.deepEqual(views.held("score"), {}, "no other");
  views.fill(slot, "bills", { q: "SB 9" }, 2);
  address.query = { q: "HB 7" };
  assert.deepEqual(views.held("bills"), { q: "SB 9" }, "what the reader sees");
});
