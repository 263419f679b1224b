import { pause } from "./document.js";

/**
 * The details of every place, for readers who need no WebAssembly: one file has them all, and each place has a file of its own,
 * which is there sooner. The first details come from that; the file that has all follows it, so that further ones come at once.
 */
export class Panels {
  #load;
  /** @type {Promise<Uint8Array> | undefined} */
  #file;
  #url = "";
  /** @type {AbortSignal | undefined} */
  #signal;
  /** Whether the file is there: details then come at once. */
  isRead = false;

  /** @param {typeof import("./load.js").load} load */
  constructor(load) {
    this.#load = load;
  }

  /**
   * The markup of one panel from the file that has all, which lets the place's own file have the network to itself for a second at most.
   *
   * @param {import("./element.js").Asset} file @param {string} code "" for how to read the map
   * @param {AbortSignal} signal of the connection: whoever asks next needs the same file
   * @param {Promise<unknown>} [first] the place's own file
   * @returns {Promise<string>} of a code that is no place, how to read the map
   */
  async panel(file, code, signal, first) {
    await Promise.race([first?.catch(() => {}), pause(1000)]);
    const panels = await this.#open(file, signal);
    return panelIn(panels, code) || panelIn(panels, "");
  }

  /** @param {import("./element.js").Asset} file @param {AbortSignal} signal */
  #open({ url, integrity }, signal) {
    if (this.#file && this.#url === url && !this.#signal?.aborted) return this.#file;
    const file = this.#load(url, { signal, integrity });
    this.#file = file;
    this.#url = url;
    this.#signal = signal;
    this.isRead = false;
    file.then(
      () => { if (this.#file === file) this.isRead = true; },
      () => { if (this.#file === file) this.#file = undefined; }, // the next one asks again
    );
    return file;
  }
}

/**
 * Reads one panel of the file that has all of them, which is much to read at once: each is on a line of its own.
 *
 * @param {Uint8Array} panels JSON @param {string} code @returns {string} "" where there is none
 */
export function panelIn(panels, code) {
  const text = (/** @type {number} */ from, /** @type {number} */ to) => new TextDecoder().decode(panels.subarray(from, to));
  for (let at = 0, end; (end = panels.indexOf(10, at)) >= 0; at = end + 1) {
    if (text(at, at + 8).startsWith(JSON.stringify(code) + ":")) return JSON.parse(`{${text(at, end).replace(/,$/, "")}}`)[code];
  }
  return "";
}
