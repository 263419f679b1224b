import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { MapDocument } from "../document.js";
import { LoadError } from "../load.js";

globalThis.SHEET = "map.css";
globalThis.VIEWS_SHEET = { url: "views.css" };

// What is refused before it would touch the page.

const begin = '<section class="endqi" lang="en">', end = '<p class="sources"></p></section>', more = "<!--more-->";
const whole = [begin, "<svg></svg>", end].join(more);

/** @type {import("node:http").Server} */
let server;
let url = "";
/** @type {(response: import("node:http").ServerResponse) => void} */
let answer = () => {};

before(async () => {
  server = createServer((_, response) => answer(response));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${server.address().port}/latest-en.html`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

/** Fetches what answer sends; rejects where it is refused. */
function fetched(broke = () => {}, signal = new AbortController().signal) {
  const root = { ownerDocument: { defaultView: { CSSStyleSheet: class { replaceSync() {} } } }, querySelector: () => null };
  return new MapDocument(/** @type {any} */ (root), () => new URL(url), () => {}).fetch(url, signal, broke);
}
const send = (...chunks) => (response) => {
  response.setHeader("Content-Type", "text/html");
  const next = () => (chunks.length ? response.write(chunks.shift(), () => setImmediate(next)) : response.end());
  next();
};

for (const [what, body, says] of [
  ["an empty file", "", /is no document of the map but an empty file/],
  ["only space", " \n ", /an empty file/],
  ["a login page", "<!doctype html><title>Log in</title>", /but text\/html that begins with "<!doctype html><title>Log in<\/title>"/],
  ["JSON", '{"error":"no"}', /begins with "\{\\"error/],
  ["a page that holds the map", `<!doctype html><endqi-map><template shadowrootmode="open">${whole}</template></endqi-map>`, /is no document of the map/],
  ["the beginning of the beginning", '<section cla', /is no document of the map/],
  ["another section", `<section class="endqu">${end}`, /is no document of the map/],
]) {
  test(`${what} is refused`, async () => {
    answer = send(body);
    await assert.rejects(fetched(), (error) => error instanceof LoadError && error.message.startsWith(url) && says.test(error.message));
    answer = send(...body); // the same, letter by letter
    await assert.rejects(fetched(), LoadError);
  });
}

test("a whole document is taken, in whatever portions it comes", async () => {
  for (const chunks of [[whole], [...whole], ["\n ", whole], [whole.slice(0, 50), whole.slice(50)]]) {
    answer = send(...chunks);
    assert.equal(typeof await fetched((error) => assert.fail(error)), "function");
  }
});

test("a file that ends before its first piece does is refused", async () => {
  answer = send(begin + "<p>");
  await assert.rejects(fetched(), /ends before the document does: publish it whole/);
});

// What is cut later shows as far as it came, so the page has to hear of it, whether the end comes with the first bytes or after.
for (const [where, body] of Object.entries({
  "at the end of a piece": begin + more, "within a piece": begin + more + "<svg></sv", "before its last tag": whole.slice(0, -"</section>".length),
})) {
  for (const [how, chunks] of Object.entries({ "at once": [body], "letter by letter": [...body] })) {
    test(`a file that ends ${where}, and comes ${how}, is no whole document`, async () => {
      answer = send(...chunks);
      const root = { ownerDocument: { defaultView: { CSSStyleSheet: class { replaceSync() {} } } }, querySelector: () => null };
      const doc = new MapDocument(/** @type {any} */ (root), () => new URL(url), () => {});
      doc.write = () => {}; // which needs a page
      const told = new Promise((resolve, reject) => {
        doc.fetch(url, new AbortController().signal, resolve).then((show) => {
          show();
          doc.received.then(() => setImmediate(() => reject(new Error("nobody was told"))));
        }, resolve);
      });
      assert.match((await told).message, /ends before the document does/);
    });
  }
}

test("who aborts before anything shows ends the request", async () => {
  let closed;
  const close = new Promise((done) => { closed = done; }), abort = new AbortController();
  answer = (response) => {
    response.on("close", closed).write(begin);
    setImmediate(() => abort.abort());
  };
  await assert.rejects(fetched(() => {}, abort.signal));
  await close;
});
