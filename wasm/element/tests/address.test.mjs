import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Address } from "../address.js";
import { PageHistory } from "../history.js";

/** An element of which only attributes matter; it tells its address of changes, as the element does. */
class Fake {
  id = "";
  /** @type {Map<string, string>} */
  #attributes;
  address = new Address(this);
  history = new PageHistory(this, this.address);

  constructor(attributes = {}) {
    this.#attributes = new Map(Object.entries(attributes));
  }
  getAttribute(name) {
    return this.#attributes.get(name) ?? null;
  }
  hasAttribute(name) {
    return this.#attributes.has(name);
  }
  setAttribute(name, value) {
    this.#attributes.set(name, value);
    this.address.changed(name, value);
  }
  removeAttribute(name) {
    this.#attributes.delete(name);
    this.address.changed(name, null);
  }
  /** What a fragment says. */
  at(hash) {
    location.hash = hash;
    return this.address.read();
  }
}

beforeEach(() => {
  globalThis.location = { hash: "", protocol: "https:", get href() { return "https://site.example/page?q=1" + this.hash; } };
  globalThis.document = { baseURI: "https://site.example/page?q=1" };
  globalThis.history = { state: { of: "the page" }, replaceState(state, _, address) { Object.assign(this, { state, address }); location.hash = new URL(address).hash; } };
});

test("a fragment sets attributes, and one without a part takes them back", () => {
  const e = new Fake({ lens: "end" });
  assert.ok(e.at("#endqi=CO&endqi.lens=start"));
  assert.equal(e.getAttribute("state"), "CO");
  assert.equal(e.getAttribute("lens"), "start");
  assert.ok(e.at("#endqi.lens=all"));
  assert.equal(e.getAttribute("state"), null);
  assert.equal(e.getAttribute("lens"), "all");
  assert.ok(!e.at(""));
  assert.equal(e.getAttribute("lens"), "end", "what the author wrote");
});

test("back and forward between fragments end where they began", () => {
  const e = new Fake({ hash: "" });
  for (const hash of ["#endqi=TX", "#endqi=CO", "#endqi=TX"]) e.at(hash);
  assert.equal(e.getAttribute("state"), "TX");
  e.at("");
  assert.equal(e.getAttribute("state"), null);
});

test("a fragment of someone else says nothing of the element", () => {
  const e = new Fake({ state: "NM" });
  assert.ok(!e.at("#section"));
  assert.ok(!e.at("#other=CO&endqix=TX"));
  assert.equal(e.getAttribute("state"), "NM");
});

test("only those of the attributes that a fragment may set are set", () => {
  const e = new Fake();
  e.at("#endqi.src=evil.json&endqi.base=/evil/&endqi.theme=dark&endqi.card=m--");
  for (const name of ["src", "base", "theme", "card"]) assert.equal(e.getAttribute(name), null, name);
  assert.equal(e.address.query.card, "m--");
});

test("a fragment is read once", () => {
  const e = new Fake();
  e.at("#endqi=CO");
  e.setAttribute("state", "NM");
  e.at("#endqi=CO");
  assert.equal(e.getAttribute("state"), "NM");
});

test("what the reader chose stays through an unrelated fragment, where it is not written there", () => {
  const e = new Fake();
  e.address.set("state", "TX", true);
  e.at("#section");
  assert.equal(e.getAttribute("state"), "TX");
});

test("what the reader chose goes with the fragment that has it", () => {
  const e = new Fake({ hash: "" });
  e.address.set("state", "TX", true);
  e.history.write({ state: "TX" });
  e.at("");
  assert.equal(e.getAttribute("state"), null);
});

test("what the page's script sets is the author's, and stays", () => {
  const e = new Fake();
  e.at("#endqi=CO");
  e.setAttribute("state", "GA");
  e.at("#section");
  assert.equal(e.getAttribute("state"), "GA");
  e.at("#endqi=TX");
  e.at("");
  assert.equal(e.getAttribute("state"), "GA");
});

test("writing leaves the page's state and the rest of the fragment alone", () => {
  const e = new Fake();
  location.hash = "#kept=1";
  e.history.write({ state: "CO", view: "", lens: "end" });
  assert.equal(history.address, "https://site.example/page?q=1#kept=1&endqi=CO&endqi.lens=end");
  assert.deepEqual(history.state, { of: "the page" });
  assert.ok(!e.address.read(), "what was written needs no reading");
});

test("a page that may not write its address loses nothing else", () => {
  history.replaceState = () => { throw new Error("SecurityError"); };
  new Fake().history.write({ state: "CO" });
});

test("an element with an id has a part of its own", () => {
  const e = new Fake();
  e.id = "here";
  e.at("#endqi=TX&here=CO");
  assert.equal(e.getAttribute("state"), "CO");
  e.history.write({ state: "GA" });
  assert.equal(location.hash, "#endqi=TX&here=GA");
});

test("the address of what shows is that of the page, of home, or of the bundle", () => {
  const e = new Fake(), base = new URL("https://maps.example/map/");
  assert.equal(e.history.link({ state: "CO" }, base), "https://site.example/page?q=1#endqi=CO");
  location.hash = "#endqi=TX&kept=1";
  assert.equal(e.history.link({ state: "CO" }, base), "https://site.example/page?q=1#kept=1&endqi=CO");
  globalThis.location = { hash: "", protocol: "about:", href: "about:srcdoc" };
  assert.equal(e.history.link({ state: "CO" }, base), "https://maps.example/map/index.html#endqi=CO");
  e.setAttribute("home", "/qi#old");
  assert.equal(e.history.link({ state: "CO" }, base), "https://site.example/qi#endqi=CO");
});
