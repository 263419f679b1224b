import assert from "node:assert/strict";
import { test } from "node:test";

import { Announcements } from "../announcements.js";

/** A document with a live region, as far as announcements know one. */
function invented() {
  const classes = new Set(["vh"]);
  const region = { textContent: "", classList: { contains: (name) => classes.has(name), toggle: (name, on) => (on ? classes.add(name) : classes.delete(name)) } };
  const dataset = { refused: "refused", cut: "cut", failed: "failed", uncopied: "uncopied", unmade: "unmade", unshown: "unshown" };
  const document = { region, element: { dataset }, received: Promise.resolve(), complete() {}, find: (selector) => (selector === ".live" ? document.region : null) };
  return { document, announcements: new Announcements(document), said: () => region.textContent, isHidden: () => classes.has("vh") };
}

test("a choice is told once, to assistive technology alone", () => {
  const { announcements, said, isHidden, document } = invented();
  announcements.choose("CO", "Colorado, 6.5 of 9");
  assert.equal(said(), "Colorado, 6.5 of 9");
  assert.ok(isHidden());
  document.region.textContent = "";
  announcements.choose("CO", "Colorado, 6.5 of 9");
  assert.equal(said(), "", "not again");
});

test("nothing is said of a choice that was there before, or is taken back", () => {
  const { announcements, said } = invented();
  announcements.chosen = "CO";
  announcements.choose("CO", "Colorado");
  assert.equal(said(), "");
  announcements.choose("", "");
  assert.equal(said().trim(), "");
});

test("what failed is said to everyone, each in its own words", () => {
  for (const [what, isOwn, sentence] of [["document", false, "cut"], ["document", true, "refused"], ["details", false, "failed"], ["copy", false, "uncopied"], ["file", false, "unmade"], ["parts", false, "unshown"], ["answer", true, "unshown"]]) {
    const { announcements, said, isHidden } = invented();
    announcements.fail(what, isOwn);
    assert.equal(said(), sentence, what);
    assert.equal(announcements.failed, what);
    assert.ok(!isHidden(), what);
  }
});

test("a document without that sentence has another", () => {
  const { announcements, said, document } = invented();
  document.element.dataset = { failed: "failed" };
  announcements.fail("view", false);
  assert.equal(said(), "failed");
});

test("the sentence about a failure stays while a choice is made, until it is taken back", () => {
  const { announcements, said, isHidden } = invented();
  announcements.fail("details", false);
  announcements.choose("CO", "Colorado");
  assert.equal(said(), "failed");
  announcements.retract();
  assert.equal(said(), " ");
  assert.equal(announcements.failed, "");
  assert.ok(isHidden());
});

test("where nothing failed nothing is taken back", () => {
  const { announcements, said } = invented();
  announcements.choose("CO", "Colorado");
  announcements.retract();
  assert.equal(said(), "Colorado");
});

test("a region that is still on its way is waited for", async () => {
  const { announcements, document } = invented();
  const { region } = document;
  document.region = null;
  document.complete = () => (document.region = region);
  await announcements.say("Colorado");
  assert.equal(region.textContent, "Colorado");
});
