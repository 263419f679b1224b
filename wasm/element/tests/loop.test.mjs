import assert from "node:assert/strict";
import { test } from "node:test";

import { Loop } from "../loop.js";

/** Lets all that is due happen, but no timer. */
const settle = () => new Promise((done) => setImmediate(done));

/** A step whose preparations wait until the test ends them, by what was wanted. */
class Fake {
  wants;
  has = "";
  /** @type {{wanted: string, signal: AbortSignal, end(): void, fail(error: Error): void}[]} */
  prepared = [];

  constructor(name, wants) {
    this.name = name;
    this.wants = wants;
  }
  wanted() {
    return this.wants;
  }
  shown() {
    return this.has;
  }
  prepare(signal) {
    const wanted = this.wants;
    return new Promise((resolve, reject) => {
      this.prepared.push({ wanted, signal, end: () => resolve(() => this.commit(wanted)), fail: reject });
    });
  }
  commit(wanted) {
    this.has = wanted;
  }
  get asked() {
    return this.prepared.map(({ wanted }) => wanted).join();
  }
}

/** A loop that has begun, and what it told. */
async function begin(...steps) {
  const told = [];
  const loop = new Loop(steps, {
    done: ({ name }) => told.push("done " + name),
    failed: ({ name }, error) => told.push(`failed ${name}: ${error.message}`),
  });
  loop.start();
  await settle();
  return { loop, told };
}

test("nothing begins before start", async () => {
  const step = new Fake("a", "1"), loop = new Loop([step]);
  loop.look();
  loop.ask();
  await settle();
  assert.equal(step.asked, "");
});

test("a step ends with what was wanted on the page", async () => {
  const step = new Fake("a", "1"), { loop, told } = await begin(step);
  assert.ok(loop.isRunning("a"));
  step.prepared[0].end();
  await settle();
  assert.equal(step.has, "1");
  assert.ok(!loop.isRunning("a"));
  assert.deepEqual(told, ["done a"]);
});

test("what is there already begins no step", async () => {
  const step = new Fake("a", "1");
  step.has = "1";
  await begin(step);
  assert.equal(step.asked, "");
});

test("what cannot be said yet begins no step, and ends one that is on its way", async () => {
  const step = new Fake("a", undefined), { loop } = await begin(step);
  assert.equal(step.asked, "");
  step.wants = "1";
  loop.look();
  await settle();
  step.wants = undefined;
  loop.look();
  await settle();
  assert.ok(step.prepared[0].signal.aborted);
  step.prepared[0].end();
  await settle();
  assert.equal(step.has, "");
});

test("a change that is told while a step is on its way drops it", async () => {
  const step = new Fake("a", "1"), { loop, told } = await begin(step);
  step.wants = "2";
  loop.look();
  await settle();
  assert.ok(step.prepared[0].signal.aborted);
  assert.equal(step.asked, "1,2");
  step.prepared[1].end();
  await settle();
  step.prepared[0].end(); // the answer that nobody waits for comes last
  await settle();
  assert.equal(step.has, "2");
  assert.deepEqual(told, ["done a"]);
});

test("a change that nobody told of is seen before the step changes the page", async () => {
  const step = new Fake("a", "1");
  await begin(step);
  step.wants = "2";
  step.prepared[0].end();
  await settle();
  assert.equal(step.has, "");
  assert.equal(step.asked, "1,2");
});

test("the failure of a step that was dropped is told to nobody", async () => {
  const step = new Fake("a", "1"), { loop, told } = await begin(step);
  step.wants = "2";
  loop.look();
  await settle();
  step.prepared[0].fail(new Error("gone"));
  await settle();
  assert.deepEqual(told, []);
  assert.ok(!loop.hasFailed("a"));
});

test("there and back while a step is on its way keeps it", async () => {
  const step = new Fake("a", "1"), { loop } = await begin(step);
  step.wants = "2";
  loop.look();
  step.wants = "1";
  loop.look();
  await settle();
  assert.equal(step.asked, "1");
  assert.ok(!step.prepared[0].signal.aborted);
});

test("steps run side by side, and end in any order", async () => {
  const a = new Fake("a", "1"), b = new Fake("b", "1");
  const { told } = await begin(a, b);
  assert.equal(a.asked + b.asked, "11");
  b.prepared[0].end();
  await settle();
  assert.equal(b.has, "1");
  assert.equal(a.has, "");
  a.prepared[0].end();
  await settle();
  assert.deepEqual(told, ["done b", "done a"]);
});

test("the failure of one step leaves the others alone", async () => {
  const a = new Fake("a", "1"), b = new Fake("b", "1");
  const { told } = await begin(a, b);
  a.prepared[0].fail(new Error("down"));
  await settle();
  b.prepared[0].end();
  await settle();
  assert.deepEqual(told, ["failed a: down", "done b"]);
});

test("what one step brings can make another wanted", async () => {
  const a = new Fake("a", "1"), b = new Fake("b", undefined);
  a.commit = () => { a.has = b.wants = "1"; };
  await begin(a, b);
  assert.equal(b.asked, "");
  a.prepared[0].end();
  await settle();
  assert.equal(b.asked, "1");
});

test("a failure is not tried again until someone asks, then also for the same value", async () => {
  const step = new Fake("a", "1"), { loop, told } = await begin(step);
  step.prepared[0].fail(new Error("down"));
  await settle();
  assert.ok(loop.hasFailed("a"));
  loop.look();
  await settle();
  assert.equal(step.asked, "1");
  loop.ask();
  await settle();
  assert.equal(step.asked, "1,1");
  assert.ok(!loop.hasFailed("a"));
  step.prepared[1].end();
  await settle();
  assert.equal(step.has, "1");
  assert.deepEqual(told, ["failed a: down", "done a"]);
});

test("asking does not begin anew what is on its way", async () => {
  const step = new Fake("a", "1"), { loop } = await begin(step);
  loop.ask();
  await settle();
  assert.equal(step.asked, "1");
});

test("another value is tried though the one before failed", async () => {
  const step = new Fake("a", "1"), { loop } = await begin(step);
  step.prepared[0].fail(new Error("down"));
  await settle();
  step.wants = "2";
  loop.look();
  await settle();
  assert.equal(step.asked, "1,2");
});

test("a failure is forgotten once another value shows: the first is tried again", async () => {
  const step = new Fake("a", "1"), { loop } = await begin(step);
  step.prepared[0].fail(new Error("down"));
  await settle();
  step.wants = "2";
  loop.look();
  await settle();
  step.prepared[1].end();
  await settle();
  step.wants = "1";
  loop.look();
  await settle();
  assert.equal(step.asked, "1,2,1");
});

test("a commit that throws is a failure", async () => {
  const step = new Fake("a", "1"), { loop, told } = await begin(step);
  step.commit = () => { throw new Error("no markup"); };
  step.prepared[0].end();
  await settle();
  assert.deepEqual(told, ["failed a: no markup"]);
  assert.ok(loop.hasFailed("a"));
  assert.equal(step.asked, "1");
});

test("a prepare that throws at once is a failure", async () => {
  const step = new Fake("a", "1");
  step.prepare = () => { throw new Error("no file"); };
  const { told } = await begin(step);
  assert.deepEqual(told, ["failed a: no file"]);
});

test("a step that needs no time changes the page in the same turn", async () => {
  const step = new Fake("a", "1");
  step.prepare = () => () => step.commit("1");
  await begin(step);
  assert.equal(step.has, "1");
});

test("a commit that does not bring what is wanted does not spin", async () => {
  const step = new Fake("a", "1"), { loop } = await begin(step);
  step.commit = () => { step.has = "something else"; };
  step.prepared[0].end();
  await settle();
  assert.equal(step.asked, "1");
  assert.ok(loop.hasFailed("a"));
  loop.ask();
  await settle();
  assert.equal(step.asked, "1,1");
});

test("many changes in one moment are one comparison", async () => {
  const step = new Fake("a", "1");
  let comparisons = 0;
  const loop = new Loop([step], { changed: () => comparisons++ });
  loop.start();
  for (const wants of ["2", "3", "4"]) {
    step.wants = wants;
    loop.ask();
    loop.look();
  }
  await settle();
  assert.equal(comparisons, 1);
  assert.equal(step.asked, "4");
});

test("stop drops what is on its way, and nothing begins until start", async () => {
  const step = new Fake("a", "1"), { loop, told } = await begin(step);
  loop.stop();
  assert.ok(step.prepared[0].signal.aborted);
  assert.ok(!loop.isRunning("a"));
  step.prepared[0].end();
  step.wants = "2";
  loop.ask();
  await settle();
  assert.equal(step.has, "");
  assert.equal(step.asked, "1");
  loop.start();
  await settle();
  assert.equal(step.asked, "1,2");
  step.prepared[1].end();
  await settle();
  assert.deepEqual(told, ["done a"]);
});

test("stop and start in one moment end right", async () => {
  const step = new Fake("a", "1"), { loop } = await begin(step);
  loop.stop();
  loop.start();
  await settle();
  assert.equal(step.asked, "1,1");
  step.prepared[0].end(); // of before
  await settle();
  assert.equal(step.has, "");
  step.prepared[1].end();
  await settle();
  assert.equal(step.has, "1");
});

test("stop forgets failures", async () => {
  const step = new Fake("a", "1"), { loop } = await begin(step);
  step.prepared[0].fail(new Error("down"));
  await settle();
  loop.stop();
  loop.start();
  await settle();
  assert.equal(step.asked, "1,1");
});

test("what shows but is not all there after all fails its step", async () => {
  const step = new Fake("a", "1"), { loop, told } = await begin(step);
  step.prepared[0].end();
  await settle();
  step.has = "half";
  loop.fail("a", new Error("cut"));
  loop.look();
  await settle();
  assert.deepEqual(told, ["done a", "failed a: cut"]);
  assert.equal(step.asked, "1");
  loop.ask();
  await settle();
  assert.equal(step.asked, "1,1");
});
