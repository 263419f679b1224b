import assert from "node:assert/strict";
import { test } from "node:test";

import { readFragment, writeFragment } from "../query.js";

test("what is written into a fragment is read back", () => {
  for (const query of [
    { state: "CO" },
    { view: "score", card: "m--------" },
    { state: "NM", q: "100 % & more = #1", number: "HB 1" },
    { q: "Peña+Núñez" },
  ]) {
    assert.deepEqual(readFragment(writeFragment("", "endqi", query), "endqi"), query);
  }
});

test("other parts of a fragment stay", () => {
  const fragment = writeFragment("#there=TX&kept=1&here=CO&here.view=table", "here", { state: "GA" });
  assert.equal(fragment, "#there=TX&kept=1&here=GA");
  assert.deepEqual(readFragment(fragment, "there"), { state: "TX" });
});

test("a part without a value is left out", () => {
  assert.equal(writeFragment("#here=CO", "here", { state: "", view: "" }), "");
});
