// Measures the map beside libraries, and writes wasm/bundle/BENCHMARKS.md:
//
//	node .ci/bench/run.mjs [-rounds 9] [-bundle DIR] [-only script,floor] [-profiles fast] [-o FILE] [-shots DIR] [-patience 4000]
//
// It needs Go, Node, npm and Chromium, and an otherwise idle machine.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { calm, start } from "./browser.mjs";
import { report } from "./report.mjs";
import { serve } from "./server.mjs";

const here = dirname(fileURLToPath(import.meta.url)), top = resolve(here, "../..");
const text = { type: "string" };
const { values: option } = parseArgs({
  args: process.argv.slice(2).map((arg) => arg.replace(/^-(?=\w{2})/, "--")),
  options: { rounds: text, bundle: text, only: text, profiles: text, o: text, shots: text, patience: text },
});
const count = Number(option.rounds ?? 9), patience = Number(option.patience ?? 4000);

const profiles = {
  none: { name: "No throttling", latency: 0, kilobits: 0, slower: 1 },
  fast: { name: "9 Mbit/s, 60 ms, processor 4 times slower", latency: 60, kilobits: 9000, slower: 4 },
  slow: { name: "1.6 Mbit/s, 150 ms, processor 4 times slower", latency: 150, kilobits: 1600, slower: 4 },
};

const run = (command, args, cwd = top) => execFileSync(command, args, { cwd, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8", maxBuffer: 1 << 28 });
if (!existsSync(join(here, "node_modules"))) run("npm", ["ci"], here);
const { pages, rows } = await import("./pages.mjs");
const scratch = mkdtempSync(join(tmpdir(), "endqi-benchmark-"));
const bundle = option.bundle ?? join(scratch, "map");
if (!option.bundle) run("go", ["run", "./examples/site", "-out", bundle]);
run("go", ["run", "./examples/rendermap", "-o", join(scratch, "map.geojson")]);
const places = JSON.parse(readFileSync(join(scratch, "map.geojson"), "utf8")).features.map((f) => f.properties);
const server = await serve(await pages(bundle, places), bundle);
const measured = Object.keys(rows).filter((row) => !option.only || option.only.split(",").includes(row));
const wanted = Object.keys(profiles).filter((profile) => !option.profiles || option.profiles.split(",").includes(profile));

let profile = profiles.none;
const probe = readFileSync(join(here, "probe.js"), "utf8") + `(${JSON.stringify({ ...rows, map: rows.frame, card: rows.placeframe })})`;
const browse = () => start((send, type) => [
  ["Network.enable", { maxTotalBufferSize: 0, maxResourceBufferSize: 0 }], // no copies for a debugger, which the page would make, decoded
  ["Network.setCacheDisabled", { cacheDisabled: true }],
  ["Network.emulateNetworkConditions", { offline: false, latency: profile.latency, downloadThroughput: profile.kilobits * 125 || -1, uploadThroughput: profile.kilobits * 60 || -1 }],
  ...(type === "page" || type === "iframe" ? [
    ["Page.enable", {}],
    ["Runtime.enable", {}],
    ["Runtime.addBinding", { name: "benchmark" }],
    ["Page.addScriptToEvaluateOnNewDocument", { source: probe }],
    ...(type === "iframe" ? [["Emulation.setCPUThrottlingRate", { rate: profile.slower }]] : []),
  ] : []),
].map(([method, params]) => send(method, params)));

/** Loads a page as a first visitor does, and puts the pointer on Colorado as soon as it can be seen. */
async function load(browser, row, shot) {
  const page = await browser.page(), events = {}, tasks = [], files = new Map(), failures = [];
  const happened = new Map(), await_ = (what, limit) => Promise.race([
    new Promise((resolve) => (what in events ? resolve(true) : happened.set(what, resolve))), new Promise((resolve) => setTimeout(resolve, limit, false))]);
  const forget = browser.listen((method, params, session) => {
    const key = session + params.requestId;
    if (method === "Runtime.bindingCalled") {
      const { what, at, ...more } = JSON.parse(params.payload);
      if (what === "task") return tasks.push({ at, ...more });
      events[what] = at;
      Object.assign(events, more);
      happened.get(what)?.(true);
    } else if (method === "Network.requestWillBeSent" && params.request.url.startsWith("http")) {
      if (!params.request.url.startsWith(server.origin)) failures.push("asks " + params.request.url);
      files.set(key, { url: params.request.url, late: params.wallTime * 1000 - params.timestamp * 1000 });
    } else if (method === "Network.loadingFinished" && files.has(key)) {
      const file = files.get(key);
      file.done = params.timestamp * 1000 + file.late;
    } else if (method === "Runtime.exceptionThrown") {
      failures.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    } else if (method === "Network.responseReceived" && params.response.status !== 200 && params.response.url.startsWith("http")) {
      failures.push(params.response.status + " " + params.response.url);
    }
  });
  const move = (x, y) => page.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
  try {
    await move(1, 1);
    await calm(patience);
    await page.send("Emulation.setCPUThrottlingRate", { rate: profile.slower });
    page.send("Page.navigate", { url: `${server.origin}/${row}.html` }).catch((error) => failures.push(error.message));
    if (!(await await_("visible", 60_000))) throw new Error("the map does not show");
    const around = rows[row].within ? JSON.parse(await page.eval(`JSON.stringify(document.querySelector("iframe").getBoundingClientRect())`)) : { x: 0, y: 0 };
    const last = rows[row].tip ? "details" : "answer";
    if (rows[row].kind !== "ours" || rows[row].tip) {
      for (let i = 0; !(last in events) && i < 400; i++) {
        move(events.x + around.x + (i % 3), events.y + around.y);
        await await_(last, 25);
      }
      if (!(last in events)) failures.push(`the pointer at ${Math.round(events.x)}, ${Math.round(events.y)} shows nothing`);
    }
    if (shot) {
      const { data } = await page.send("Page.captureScreenshot");
      writeFileSync(join(shot, row + ".png"), Buffer.from(data, "base64"));
    }
    const began = await page.eval("performance.timeOrigin");
    await new Promise((resolve) => setTimeout(resolve, 200)); // what the browser still has to tell
    const since = (what) => (what in events ? events[what] - began : undefined);
    const before = [...files.values()].filter(({ done }) => done <= events.visible);
    const until = Math.max(...["visible", "answer", "details"].map((what) => events[what] ?? 0));
    return {
      visible: since("visible"), answer: since("answer"), details: since("details"),
      requests: before.length, bytes: before.reduce((sum, { url }) => sum + server.size(url), 0),
      task: Math.max(0, ...tasks.filter(({ at }) => at >= began && at <= until).map(({ duration }) => duration)), tasks: tasks.map(({ at, duration }) => [at - began, duration]),
      failures, files: [...files.values()].map(({ url, done }) => [url.slice(server.origin.length), done - began]),
    };
  } catch (error) {
    return { failures: [...failures, error.message] };
  } finally {
    forget();
    await page.close();
  }
}

const samples = [];
if (option.shots) mkdirSync(option.shots, { recursive: true });
let product;
for (let round = option.shots ? -1 : 0; round < count; round++) {
  for (const name of round < 0 ? ["none"] : wanted) {
    profile = profiles[name];
    const browser = await browse();
    product = browser.product;
    if (round >= 0) await load(browser, measured[0]); // the first load of a browser is slower than others
    for (let i = 0; i < measured.length; i++) {
      const row = measured[(i + 5 * Math.max(round, 0)) % measured.length]; // so that none always follows the same
      const sample = await load(browser, row, round < 0 && option.shots);
      for (const failure of sample.failures) console.error(`${name}, round ${round + 1}, ${row}: ${failure}`);
      if (round >= 0) samples.push({ profile: name, row, ...sample });
    }
    await browser.stop();
  }
  console.error(`round ${round + 1} of ${count}, ${new Date().toTimeString().slice(0, 8)}`);
}
server.stop();
rmSync(scratch, { recursive: true, force: true });

const dependencies = JSON.parse(readFileSync(join(here, "package.json"), "utf8")).devDependencies;
const markdown = report({ rows, measured, samples, profiles: wanted.map((name) => [name, profiles[name]]), count, product, cores: cpus(), dependencies });
writeFileSync(option.o ?? join(top, "wasm/bundle/BENCHMARKS.md"), markdown);
if (option.o) writeFileSync(option.o + ".json", JSON.stringify(samples));
console.log(markdown);
