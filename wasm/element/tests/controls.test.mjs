import assert from "node:assert/strict";
import { test } from "node:test";

import { nextChange } from "../controls.js";

/** A choice of days, the latest first, as far as the controls know one. */
const choices = (days) => ({ querySelectorAll: () => days.map((value) => ({ value })) });
const changes = choices(["", "2022-01-01", "2021-07-01", "2020-06-19", "2019", "day"]);

test("a step leads to the change before or after a day", () => {
  for (const [asof, back, forward, why] of [
    ["", "2022-01-01", undefined, "the day of the data is the latest"],
    ["2022-01-01", "2021-07-01", "", "and comes after the last change"],
    ["2021-07-01", "2020-06-19", "2022-01-01", "from one change"],
    ["2021-07-02", "2021-07-01", "2022-01-01", "the day after it"],
    ["2021-06-30", "2020-06-19", "2021-07-01", "the day before it"],
    ["2021", "2021-07-01", "2022-01-01", "the end of a year"],
    ["2021-06", "2020-06-19", "2021-07-01", "the end of a month"],
    ["2019", undefined, "2020-06-19", "before any change"],
    ["2018-01-01", undefined, "2019", "and before that"],
  ]) {
    assert.equal(nextChange(changes, asof, "-1"), back, why + ", back");
    assert.equal(nextChange(changes, asof, "1"), forward, why + ", forward");
  }
});

test("where the law never changed, and without a choice, no step leads anywhere", () => {
  for (const none of [choices(["", "day"]), choices([]), null]) {
    assert.equal(nextChange(none, "", "-1"), undefined);
    assert.equal(nextChange(none, "", "1"), undefined);
  }
});
