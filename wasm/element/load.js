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

const patience = 15_000; // milliseconds for one try

/**
 * Fetches a file and reads it, with a limit on the time and one more try where the network failed.
 *
 * @template T
 * @param {string} url
 * @param {{signal?: AbortSignal, integrity?: string}} options integrity as in the attribute of the same name
 * @param {(response: Response) => Promise<T>} read
 * @returns {Promise<T>} rejects with a LoadError, or with the signal's reason
 */
export async function load(url, { signal, integrity = "" }, read) {
  for (let tries = 2; ; ) {
    const limit = new AbortController();
    const stop = () => limit.abort();
    const timer = setTimeout(stop, patience);
    signal?.addEventListener("abort", stop);
    try {
      const response = await fetch(url, { signal: limit.signal, integrity });
      if (response.ok) return await read(response);
      throw new LoadError(url, `answers ${response.status}`, "put the file there, or correct the address");
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof LoadError) throw error;
      if (--tries > 0) continue;
      if (limit.signal.aborted) throw new LoadError(url, `took longer than ${patience / 1000} seconds`, "see whether the server is up");
      const fix = "see that the address is right, that connect-src of the page's content security policy allows it, that another " +
        "origin sends Access-Control-Allow-Origin" + (integrity && ", and that the file is the one that was published");
      throw new LoadError(url, `could not be read (${/** @type {Error} */ (error).message})`, fix);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    }
  }
}

/**
 * The pieces of a document as they come in: comments "more" stand between them.
 *
 * @param {Response} response
 */
export async function* pieces(response) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader(), decoder = new TextDecoder();
  let text = "";
  try {
    for (let ended = false; !ended; ) {
      const { value, done } = await reader.read();
      text += decoder.decode(value, { stream: !done });
      const found = piecesOf(text);
      text = done ? "" : found.pop() ?? "";
      yield* found;
      ended = done;
    }
  } finally {
    reader.cancel().catch(() => {}); // where nobody wants the rest
  }
}

/** @param {string} html a whole document */
export const piecesOf = (html) => html.split("<!--more-->");
