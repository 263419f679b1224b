import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { after, before, beforeEach, test } from "node:test";

import { load, LoadError, receive } from "../load.js";

const patience = 15_000;

/** @type {import("node:http").Server} */
let server;
let url = "";
/** Each request takes the next of these. @type {((request: any, response: any) => void)[]} */
let answers = [];
/** How many requests came. */
let asked = 0;
/** Is told of each request. */
let arrived = () => {};

before(async () => {
  server = createServer((request, response) => {
    asked++;
    (answers.shift() ?? answer404)(request, response);
    arrived();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${server.address().port}/file`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  answers = [];
  asked = 0;
  arrived = () => {};
});

const answer = (body) => (_, response) => response.end(body);
const answer404 = (_, response) => response.writeHead(404).end("not here");
const refuse = (request) => request.socket.destroy();
const silent = () => {};
/** Sends less than it says. */
const cut = (body) => (request, response) => {
  response.writeHead(200, { "Content-Length": body.length * 2 });
  response.write(body, () => request.socket.destroy());
};
const integrityOf = (body) => "sha384-" + createHash("sha384").update(body).digest("base64");
const text = (bytes) => new TextDecoder().decode(bytes);
const nextRequest = () => new Promise((done) => { arrived = done; });
const turn = () => new Promise((done) => setImmediate(done));

/** Receives the file and gives it as a text. */
async function receiveText(options = {}) {
  let body = "";
  await receive(url, options, (bytes) => { body += text(bytes); });
  return body;
}
const says = (pattern) => (error) => error instanceof LoadError && error.message.startsWith(url) && pattern.test(error.message);

test("a file comes whole", async () => {
  answers = [answer("hello")];
  assert.equal(await receiveText(), "hello");
  answers = [answer("hello")];
  assert.equal(text(await load(url, {})), "hello");
  assert.equal(asked, 2);
});

test("an empty file is a file", async () => {
  answers = [answer("")];
  assert.equal(text(await load(url, {})), "");
});

test("the response is handed over with its bytes", async () => {
  answers = [(_, response) => response.writeHead(200, { "Content-Type": "text/invented" }).end("x")];
  let type;
  await receive(url, {}, (_, response) => { type = response.headers.get("content-type"); });
  assert.equal(type, "text/invented");
});

test("what is not there is asked for once", async () => {
  answers = [answer404];
  await assert.rejects(receiveText(), says(/ answers 404: put the file there, or correct the address/));
  assert.equal(asked, 1);
});

test("a connection that fails before the first byte is tried once more", async () => {
  answers = [refuse, answer("hello")];
  assert.equal(await receiveText(), "hello");
  assert.equal(asked, 2);
  answers = [refuse, refuse, answer("too late")];
  await assert.rejects(receiveText(), says(/could not be read \(.*\): see that the address is right/));
  assert.equal(asked, 4);
});

test("one that is cut is not begun anew, for its bytes were taken", async () => {
  answers = [cut("hel"), answer("hello")];
  await assert.rejects(receiveText(), says(/could not be read/));
  assert.equal(asked, 1);
});

test("silence ends after 15 seconds, twice", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  answers = [silent, silent];
  let request = nextRequest();
  const coming = assert.rejects(receiveText(), says(/sent nothing for 15 seconds: see whether the server is up/));
  await request;
  request = nextRequest();
  t.mock.timers.tick(patience - 1);
  await turn();
  assert.equal(asked, 1);
  t.mock.timers.tick(1);
  await request;
  t.mock.timers.tick(patience);
  await coming;
  assert.equal(asked, 2);
});

test("silence in the middle ends after 15 seconds", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  answers = [(_, response) => response.write("hel")];
  await assert.rejects(receive(url, {}, () => setImmediate(() => t.mock.timers.tick(patience))), says(/sent nothing for 15 seconds/));
});

test("slow but steady comes whole, however long it takes", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const letters = [..."slow but steady"];
  let sent;
  answers = [(_, response) => {
    sent = () => (letters.length ? response.write(letters.shift()) : response.end());
    sent();
  }];
  let body = "";
  await receive(url, {}, (bytes) => {
    body += text(bytes);
    t.mock.timers.tick(patience - 1);
    setImmediate(sent);
  });
  assert.equal(body, "slow but steady");
});

test("what take throws ends the request and comes out as it is", async () => {
  const error = new Error("not ours");
  let closed;
  const close = new Promise((done) => { closed = done; });
  answers = [(_, response) => response.on("close", closed).write("<html>")];
  await assert.rejects(receive(url, {}, () => { throw error; }), (e) => e === error);
  await close;
  assert.equal(asked, 1);
});

test("who aborts gets the signal's reason, and the request ends", async () => {
  const abort = new AbortController(), reason = new Error("moved on");
  let closed;
  const close = new Promise((done) => { closed = done; });
  answers = [(_, response) => response.on("close", closed).write("hel")];
  await assert.rejects(receive(url, { signal: abort.signal }, () => setImmediate(() => abort.abort(reason))), (e) => e === reason);
  await close;
  await assert.rejects(load(url, { signal: abort.signal, integrity: integrityOf("hello") }), (e) => e === reason, "before it begins");
  assert.equal(asked, 1);
});

test("a signal that outlives many requests collects no listeners", async () => {
  const abort = new AbortController();
  let listeners = 0;
  const { addEventListener: add, removeEventListener: remove } = abort.signal;
  abort.signal.addEventListener = function (...args) { listeners++; add.apply(this, args); };
  abort.signal.removeEventListener = function (...args) { listeners--; remove.apply(this, args); };
  answers = [answer("a"), answer404, refuse, answer("b")];
  await receiveText({ signal: abort.signal });
  await receiveText({ signal: abort.signal }).catch(() => {});
  await receiveText({ signal: abort.signal });
  assert.equal(listeners, 0);
});

test("a file that was published is let through", async () => {
  answers = [answer("hello")];
  assert.equal(text(await load(url, { integrity: integrityOf("hello") })), "hello");
  assert.equal(asked, 1);
});

test("an altered file is asked for once more, past the cache, and then refused", async () => {
  answers = [answer("HELLO"), answer("hello")];
  assert.equal(text(await load(url, { integrity: integrityOf("hello") })), "hello");
  answers = [answer("HELLO"), answer("HELLO"), answer("hello")];
  await assert.rejects(load(url, { integrity: integrityOf("hello") }), says(/ is not the file that was published: publish the whole folder anew/));
  assert.equal(asked, 4);
});

test("a file with a hash that was cut is asked for once more", async () => {
  answers = [cut("hel"), answer("hello")];
  assert.equal(text(await load(url, { integrity: integrityOf("hello") })), "hello");
});

test("a file without a hash that was cut is not", async () => {
  answers = [cut("hel"), answer("hello")];
  await assert.rejects(load(url, {}), says(/could not be read/));
});
