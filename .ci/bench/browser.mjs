// Drives Chromium over a pipe, in its own protocol: every page, frame and worker is prepared before it runs a line, so that
// a frame in a process of its own is slowed down like the page around it.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";

/**
 * @param {(send: (method: string, params?: object) => Promise<any>, type: string) => Promise<unknown>[]} prepare
 */
export async function start(prepare, program = process.env.CHROMIUM ?? "/usr/bin/chromium") {
  const home = mkdtempSync(join(tmpdir(), "endqi-benchmark-"));
  const browser = spawn(program, ["--headless=new", "--remote-debugging-pipe", `--user-data-dir=${home}`, "--no-sandbox", "--disable-gpu",
    "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => browser.once("exit", resolve));
  const [, , , input, output] = browser.stdio;
  const waiting = new Map(), listeners = new Set();
  let last = 0, rest = "";
  const send = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject, method });
    input.write(JSON.stringify({ id: last, method, params, sessionId }) + "\0");
  });
  output.setEncoding("utf8").on("data", (text) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop();
    for (const message of messages.map((m) => JSON.parse(m))) receive(message);
  });
  function receive({ id, error, result, method, params, sessionId }) {
    const question = waiting.get(id);
    waiting.delete(id);
    if (error) question?.reject(new Error(`${question.method}: ${error.message}`));
    else question?.resolve(result);
    if (method === "Target.attachedToTarget") {
      const session = params.sessionId, ask = (m, p) => send(m, p, session).catch(() => {}); // not every kind of target knows everything
      const ready = prepare(ask, params.targetInfo.type);
      ask("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
      Promise.all(ready).then(() => ask("Runtime.runIfWaitingForDebugger"));
    }
    for (const listen of listeners) if (method) listen(method, params, sessionId);
  }
  const listen = (listener) => (listeners.add(listener), () => listeners.delete(listener));
  const { product } = await send("Browser.getVersion");

  return {
    product, listen,
    /** A page in a context of its own, without what others left in a cache. */
    async page() {
      const { browserContextId } = await send("Target.createBrowserContext");
      const { targetId } = await send("Target.createTarget", { url: "about:blank", browserContextId, width: 1280, height: 900 });
      const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
      return {
        session: sessionId,
        send: (method, params) => send(method, params, sessionId),
        eval: async (expression) => (await send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true }, sessionId)).result.value,
        close: () => send("Target.disposeBrowserContext", { browserContextId }),
      };
    },
    async stop() {
      send("Browser.close").catch(() => {});
      await ended;
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Waits until the machine is calm, a new window's own work included, or as long as there is patience for it. */
export async function calm(patience) {
  const end = Date.now() + patience, busy = () => cpus().reduce((sum, { times: { idle, ...t } }) => sum + t.user + t.nice + t.sys + t.irq, 0);
  for (let quiet = 0; quiet < 2 && Date.now() < end; ) {
    const before = busy();
    await new Promise((resolve) => setTimeout(resolve, 150));
    quiet = busy() - before < 0.25 * 150 ? quiet + 1 : 0;
  }
}
