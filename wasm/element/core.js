import { load } from "./load.js";
import { wasi } from "./wasi.js";

/**
 * What the core answers where it cannot do what was asked.
 */
export class CoreError extends Error {
  /** @param {{code: string, message: string}} error */
  constructor({ code, message }) {
    super(message);
    this.name = "CoreError";
    this.code = code;
  }
}

/**
 * @typedef {{memory: WebAssembly.Memory, _initialize(): void, inbuf(length: number): number, call(): number, outbuf(): number}} Exports
 * @typedef {{html: string, announce?: string}} View
 */

/**
 * The program that turns a dataset into views: one instance, which any number of elements share. It is fetched when it is
 * first needed. After a trap, such as a stack overflow, Go's state cannot be trusted: the instance is dropped, one more is
 * started and the datasets are opened in it again.
 */
export class Core {
  #url;
  #integrity;
  /** @type {Promise<WebAssembly.Module> | undefined} */
  #module;
  /** @type {Promise<Exports> | undefined} */
  #instance;

  /** @param {string} url of core.wasm @param {string} [integrity] */
  constructor(url, integrity) {
    this.#url = url;
    this.#integrity = integrity;
  }

  /**
   * Opens a dataset. Close it when nothing shows it any more.
   *
   * @param {string} json the dataset's text
   * @returns {Promise<Dataset>} rejects with a CoreError where the text is no dataset
   */
  async open(json) {
    const dataset = new Dataset(this, json);
    await dataset.ready();
    return dataset;
  }

  /**
   * Puts a question to the core. A trap is tried once more in a new instance.
   *
   * @template T
   * @param {(instance: Exports) => T} question
   * @returns {Promise<T>}
   */
  async ask(question) {
    for (let tries = 2; ; ) {
      const instance = await this.#start();
      try {
        return question(instance);
      } catch (error) {
        if (error instanceof CoreError) throw error;
        this.#instance = undefined;
        if (--tries === 0) throw error;
      }
    }
  }

  /** Starts the program, once for all who ask; after a failure the next call starts it anew. */
  #start() {
    this.#module ??= this.#compile().catch((error) => {
      this.#module = undefined;
      throw error;
    });
    const module = this.#module;
    this.#instance ??= module.then(instantiate).catch((error) => {
      this.#instance = undefined;
      throw error;
    });
    return this.#instance;
  }

  async #compile() {
    const bytes = await load(this.#url, { integrity: this.#integrity });
    try {
      return await WebAssembly.compile(bytes);
    } catch (error) {
      if (!(error instanceof WebAssembly.CompileError)) throw error;
      throw new CoreError({
        code: "wasm",
        message: `${this.#url} is not run (${error.message}): allow 'wasm-unsafe-eval' in script-src of the page's content security policy`,
      });
    }
  }
}

/** @param {WebAssembly.Module} module @returns {Promise<Exports>} */
async function instantiate(module) {
  /** @type {Exports} */
  let exports;
  const imports = wasi(() => exports.memory, (line) => console.warn("endqi-map core:", line));
  const instance = await WebAssembly.instantiate(module, imports);
  exports = /** @type {any} */ (instance.exports);
  exports._initialize();
  return exports;
}

/**
 * @param {Exports} instance
 * @param {string} request
 * @returns {any} the answer
 */
function call(instance, request) {
  const bytes = new TextEncoder().encode(request);
  const at = instance.inbuf(bytes.length) >>> 0; // Go's addresses are unsigned
  new Uint8Array(instance.memory.buffer, at, bytes.length).set(bytes);
  const length = instance.call() >>> 0;
  const answer = new Uint8Array(instance.memory.buffer, instance.outbuf() >>> 0, length);
  const { error, ...rest } = JSON.parse(new TextDecoder().decode(answer));
  if (error) throw new CoreError(error);
  return rest;
}

/**
 * A dataset that the core has read.
 */
export class Dataset {
  #core;
  #json;
  /** @type {Exports | undefined} the instance that knows the handle */
  #instance;
  #handle = 0;

  /** @param {Core} core @param {string} json */
  constructor(core, json) {
    this.#core = core;
    this.#json = json;
  }

  /** Resolves when the core has read the dataset. */
  async ready() {
    await this.#core.ask((instance) => this.#in(instance));
  }

  /**
   * The views that the requests name, all from the same instance: all of them or none.
   *
   * @param {object[]} requests members of a "view" request besides op and handle
   * @returns {Promise<View[]>}
   */
  views(requests) {
    return this.#core.ask((instance) => {
      const handle = this.#in(instance);
      const views = requests.map((request) => call(instance, JSON.stringify({ ...request, op: "view", handle })));
      for (const { warning } of views) if (warning) console.warn("endqi-map core:", warning);
      return views;
    });
  }

  /**
   * A file of what is shown.
   *
   * @param {object} request members of an "export" request besides op and handle
   * @returns {Promise<import("./files.js").File>}
   */
  file(request) {
    return this.#core.ask((instance) => call(instance, JSON.stringify({ ...request, op: "export", handle: this.#in(instance) })));
  }

  /** Gives the core's memory back. */
  async close() {
    await this.#core.ask((instance) => {
      if (this.#instance === instance) call(instance, JSON.stringify({ op: "close", handle: this.#handle }));
      this.#instance = undefined;
    });
  }

  /** @param {Exports} instance */
  #in(instance) {
    if (this.#instance !== instance) {
      const { handle, warnings = [] } = call(instance, `{"op":"open","dataset":${this.#json}}`);
      for (const warning of warnings) console.warn("endqi-map dataset:", warning);
      this.#handle = handle;
      this.#instance = instance;
    }
    return this.#handle;
  }
}
