// Scores a bill with core.wasm in Node, by the rule that the map follows: node score.mjs map/core-*.wasm
import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const wasi = new WASI({ version: "preview1" });
const { instance } = await WebAssembly.instantiate(await readFile(process.argv[2]), wasi.getImportObject());
wasi.initialize(instance);
const { memory, inbuf, call, outbuf } = instance.exports;

function ask(request) {
  const bytes = new TextEncoder().encode(JSON.stringify(request));
  new Uint8Array(memory.buffer, inbuf(bytes.length) >>> 0).set(bytes);
  const length = call();
  return JSON.parse(new TextDecoder().decode(new Uint8Array(memory.buffer, outbuf() >>> 0, length)));
}

const { handle } = ask({ op: "open", dataset: {} });
const verdicts = { police_officers: "met", attorney_fees: "partial" };
console.log(ask({ op: "view", handle, view: "score.result", place: "TX", ...verdicts }).announce);
