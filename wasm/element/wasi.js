/**
 * The calls of WASI preview 1 that a Go program without package os makes. There are no files, no arguments, no
 * environment and no waiting: a Go function that sleeps would hold up the page.
 *
 * @param {() => WebAssembly.Memory} memory the program's memory; asked each time, since growing replaces its buffer
 * @param {(line: string) => void} log takes each line that the program writes, such as the trace of a panic
 * @returns {WebAssembly.Imports}
 */
export function wasi(memory, log) {
  const OK = 0, BADF = 8;
  const view = () => new DataView(memory().buffer);
  const bytes = (/** @type {number} */ at, /** @type {number} */ length) => new Uint8Array(memory().buffer, at, length);
  const decoder = new TextDecoder();
  let line = "";
  /** @type {Record<string, (...args: any[]) => number>} */
  const calls = {
    sched_yield: () => OK,
    proc_exit(code) {
      throw new WebAssembly.RuntimeError("the program ended with code " + code);
    },
    args_get: () => OK,
    environ_get: () => OK,
    args_sizes_get: none,
    environ_sizes_get: none,
    clock_time_get(clock, _precision, at) {
      const milliseconds = clock === 0 ? Date.now() : performance.now();
      view().setBigUint64(at, BigInt(Math.round(milliseconds * 1e6)), true);
      return OK;
    },
    random_get(at, length) {
      const most = 65536; // that getRandomValues gives at once
      for (let i = 0; i < length; i += most) crypto.getRandomValues(bytes(at + i, Math.min(most, length - i)));
      return OK;
    },
    fd_write(file, vectors, count, at) {
      if (file !== 1 && file !== 2) return BADF;
      let written = 0;
      for (let i = 0; i < count; i++) {
        const start = view().getUint32(vectors + 8 * i, true), length = view().getUint32(vectors + 8 * i + 4, true);
        line += decoder.decode(bytes(start, length));
        written += length;
      }
      const lines = line.split("\n");
      line = lines.pop() ?? "";
      lines.forEach(log);
      view().setUint32(at, written, true);
      return OK;
    },
    poll_oneoff(subscriptions, events, count, at) { // as if every clock had run out: nothing waits
      for (let i = 0; i < count; i++) {
        const from = subscriptions + 48 * i, to = events + 32 * i;
        bytes(to, 32).fill(0);
        view().setBigUint64(to, view().getBigUint64(from, true), true);
        view().setUint8(to + 10, view().getUint8(from + 8));
      }
      view().setUint32(at, count, true);
      return OK;
    },
  };
  /** @param {number} count @param {number} size */
  function none(count, size) {
    view().setUint32(count, 0, true);
    view().setUint32(size, 0, true);
    return OK;
  }
  return { wasi_snapshot_preview1: new Proxy(calls, { get: (known, name) => known[String(name)] ?? (() => BADF) }) };
}
