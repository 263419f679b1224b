/**
 * A file that could not be loaded: what it was, why, and what whoever runs the site can do.
 */
export class LoadError extends Error {
  /** @param {string} url @param {string} why @param {string} fix */
  constructor(url, why, fix) {
    super(`${url} ${why}: ${fix}`);
    this.name = "LoadError";
  }
}

const patience = 15_000; // milliseconds without a byte: a slow server is waited for, a silent one is not
const misplaced = "put the file there, or correct the address";

/**
 * @typedef {{signal?: AbortSignal, integrity?: string}} Options integrity as in the attribute of the same name
 * @typedef {(bytes: Uint8Array, response: Response) => void} Take
 */

/**
 * Fetches a file and hands over its bytes as they come. Where the network fails before the first, it tries once more.
 *
 * @param {string} url @param {RequestInit & {signal?: AbortSignal}} options @param {Take} take what it throws ends the request
 * @returns {Promise<Response>} when all of it was taken; rejects with a LoadError, with the signal's reason or with what take threw
 */
export async function receive(url, options, take) {
  const { signal } = options;
  for (let tries = 2, begun = false; ; ) {
    const limit = new AbortController(), stop = () => limit.abort();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(stop, patience);
    };
    signal?.addEventListener("abort", stop);
    let taking = false;
    try {
      signal?.throwIfAborted();
      wait();
      const response = await fetch(url, { ...options, signal: limit.signal });
      if (!response.ok) throw new LoadError(url, `answers ${response.status}`, misplaced);
      for (const reader = response.body?.getReader(); reader; ) {
        wait();
        const { value, done } = await reader.read();
        if (done) break;
        begun = taking = true;
        take(value, response);
        taking = false;
      }
      return response;
    } catch (error) {
      signal?.throwIfAborted();
      if (taking || error instanceof LoadError) throw error;
      if (!begun && --tries > 0) continue;
      if (limit.signal.aborted) throw new LoadError(url, `sent nothing for ${patience / 1000} seconds`, "see whether the server is up");
      throw new LoadError(url, `could not be read (${/** @type {Error} */ (error).message})`,
        "see that the address is right, that connect-src of the page's content security policy allows it, and that another origin sends Access-Control-Allow-Origin");
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      limit.abort(); // the rest is not wanted any more
    }
  }
}

/**
 * Fetches a file as a whole. One that came altered, or broke off, is fetched once more past the browser's cache, which may hold
 * a broken copy.
 *
 * The check of its hash is our own: fetch() with an integrity tells nothing of a file until it is there, so that a slow
 * connection could not be told from a dead one. Where a page has no crypto.subtle, for it is not secure, the browser's
 * check follows, of the copy that it has just got.
 *
 * @param {string} url @param {Options} options
 * @returns {Promise<Uint8Array<ArrayBuffer>>} rejects as receive does
 */
export async function load(url, { signal, integrity }) {
  for (let cache = /** @type {RequestCache} */ ("default"); ; cache = "reload") {
    try {
      /** @type {Uint8Array[]} */
      const chunks = [];
      await receive(url, { signal, cache }, (bytes) => chunks.push(bytes));
      const bytes = joined(chunks);
      if (!integrity || await isPublished(bytes, integrity)) return bytes;
      throw new LoadError(url, "is not the file that was published", "publish the whole folder anew, and see that nothing on the way rewrites its files");
    } catch (error) {
      if (signal?.aborted || !integrity || cache === "reload") throw error;
    }
  }

  /** @param {Uint8Array[]} chunks */
  function joined(chunks) {
    const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes @param {string} integrity of SHA-384 */
  async function isPublished(bytes, integrity) {
    if (!globalThis.crypto?.subtle) return fetch(url, { signal, integrity, cache: "force-cache" }).then(() => true, () => false);
    const sum = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
    return integrity === "sha384-" + btoa(String.fromCharCode(...sum));
  }
}
