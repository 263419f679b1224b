// Serves pages, and behind them a folder, on this machine: brotli where there is a .br or it makes a file smaller.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const types = { html: "text/html; charset=utf-8", js: "text/javascript", mjs: "text/javascript", css: "text/css", json: "application/json", svg: "image/svg+xml", wasm: "application/wasm", png: "image/png" };

/** @param {Map<string, Buffer>} pages @param {string} folder */
export async function serve(pages, folder) {
  const files = new Map();
  function file(path) {
    if (!files.has(path)) {
      const name = join(folder, path), raw = pages.get(path) ?? (existsSync(name) ? readFileSync(name) : undefined);
      const small = raw && (pages.has(path) || !existsSync(name + ".br") ? brotliCompressSync(raw) : readFileSync(name + ".br"));
      files.set(path, raw && (small.length < raw.length ? { body: small, encoding: { "Content-Encoding": "br" } } : { body: raw }));
    }
    return files.get(path);
  }
  for (const path of pages.keys()) file(path);
  const server = createServer(({ url }, response) => {
    const path = new URL(url, "http://localhost").pathname, found = file(path);
    if (!found) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": types[extname(path).slice(1)] ?? "application/octet-stream", "Content-Length": found.body.length, "Access-Control-Allow-Origin": "*", ...found.encoding });
    response.end(found.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    size: (url) => file(new URL(url).pathname)?.body.length ?? 0,
    stop: () => (server.closeAllConnections(), server.close()),
  };
}
