import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { panelOf } from "../details.js";
import { load, LoadError } from "../load.js";
import { panelIn, Panels } from "../panels.js";

/** As the bundle writes the file: each panel on a line of its own. */
const file = (/** @type {Record<string, string>} */ panels) =>
  new TextEncoder().encode("{\n" + Object.entries(panels).map(([code, html]) => `${JSON.stringify(code)}:${JSON.stringify(html)}`).join(",\n") + "\n}\n");

const panels = { "": "<p>Highest scores</p>", CO: "<p>Colorado</p>\n<p>“line”</p>", NM: '<p id="NM">Nuevo México</p>', US: "<p>Federal</p>" };

test("every panel is found, first and last too", () => {
  for (const [code, html] of Object.entries(panels)) assert.equal(panelIn(file(panels), code), html);
});

test("a code that is no place has none", () => {
  for (const code of ["XX", "C", "co", "COL", '"', "\\", "constructor", "__proto__", "A long name"]) assert.equal(panelIn(file(panels), code), "");
});

test("a code within another panel's text is not taken for it", () => {
  assert.equal(panelIn(file({ "": 'see "NM": below', CO: '"NM":"x"' }), "NM"), "");
});

test("an empty file has none", () => {
  assert.equal(panelIn(new Uint8Array(), "CO"), "");
});

/** @type {import("node:http").Server} */
let server;
let folder = "";
/** @type {Record<string, string>} what is there, by path; what is not is answered with 404 */
let files = {};
/** @type {string[]} */
let asked = [];
/** Holds back files whose path begins with this until released. */
let held = "", release = () => {};

before(async () => {
  server = createServer(async ({ url = "" }, response) => {
    asked.push(url);
    if (held && url.startsWith(held)) await new Promise((done) => { release = () => done(undefined); });
    response.writeHead(url in files ? 200 : 404).end(files[url] ?? "not here");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  folder = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const own = '<article class="place" data-code="CO"><p>Of its own file</p></article>';
const all = "/panels-en-0123456789.json", co = "/panels/CO-en-0123456789.html";

/** @param {Record<string, string>} there @param {string} slow */
function asks(there, slow = "") {
  [files, asked, held] = [there, [], slow];
  const open = new AbortController().signal, reader = new Panels(load);
  const whole = (/** @type {string} */ code, /** @type {Promise<string> | undefined} */ first = undefined) => reader.panel({ url: folder + all }, code, open, first);
  const panel = (/** @type {string} */ code) => (reader.isRead ? whole(code) : panelOf(folder + all, code, open, (first) => whole(code, first)));
  return { reader, panel };
}
const text = (/** @type {Record<string, string>} */ panels) => new TextDecoder().decode(file(panels));

test("the first details come from the place's own file, before the one that has all is asked for", async () => {
  const { panel } = asks({ [all]: text(panels), [co]: own + "\n" });
  assert.equal(await panel("CO"), own);
  assert.equal(await panel("NM"), panels.NM);
  assert.deepEqual(asked.filter((path) => [co, all].includes(path)), [co, all]);
});

test("a place's own file that does not come is not waited for", async () => {
  const { panel } = asks({ [all]: text(panels), [co]: own }, co);
  assert.equal(await panel("CO"), panels.CO);
  release();
});

test("the file that has all is enough, and further details ask for nothing", async () => {
  const { reader, panel } = asks({ [all]: text(panels) });
  assert.equal(await panel("CO"), panels.CO);
  assert.equal(reader.isRead, true);
  assert.equal(await panel("NM"), panels.NM);
  assert.deepEqual(asked.filter((path) => path !== co), [all]);
});

test("what is no place has no file of its own", async () => {
  const { reader, panel } = asks({ [all]: text(panels) });
  assert.equal(await reader.panel({ url: folder + all }, "XX", new AbortController().signal), panels[""]);
  assert.equal(await panel("US"), panels.US);
  assert.deepEqual(asked.filter((path) => path !== co), [all]); // the one of the test before may be late
});

for (const [what, html] of [["a page of the host", "<!doctype html><title>Log in</title>"], ["one that is cut short", own.slice(0, -5)], ["that of another place", own.replace("CO", "NM")], ["an empty one", ""]]) {
  test(`in place of a place's own file, ${what} is not shown`, async () => {
    const { panel } = asks({ [all]: text(panels), [co]: html });
    assert.equal(await panel("CO"), panels.CO);
  });
}

test("where neither is there, the error is of the file that has all", async () => {
  const { panel } = asks({});
  await assert.rejects(panel("CO"), (error) => error instanceof LoadError && error.message.startsWith(`${folder}${all} answers 404`));
});
