import { Core, CoreError } from "./core.js";
import { copyText, download, join, png } from "./files.js";
import { load, LoadError } from "./load.js";
import { values } from "./query.js";

/**
 * What an element gives its views.
 *
 * @typedef {{
 *   root: ShadowRoot,
 *   base(): URL,
 *   options(): Options,
 *   dataset(): Asset,
 *   signal(): AbortSignal,
 *   replace(element: Element | null, html: string): void,
 *   say(text: string | undefined, everyone?: boolean): void,
 *   address(query: Record<string, string>): string,
 * }} Host
 * @typedef {{url: string, integrity?: string}} Asset
 * @typedef {import("./core.js").Dataset} Dataset
 * @typedef {{lens: string, asof: string, state: string, correction: string, lang: string, src: string, pages: string, cards: string}} Options what the document shows, src as the attribute, and where links lead
 */

/** @type {Map<string, Core>} by address, shared by every element of the page */
const cores = new Map();

/**
 * The views of one element that need the core, and what their controls do. Everything here is loaded when a reader, or an
 * attribute, first asks for it.
 */
export class Views {
  #host;
  /** @type {Map<string, Promise<Dataset>>} by address */
  #opened = new Map();

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * Asks for views of a dataset: all of them come, or none.
   *
   * @param {Record<string, string>[]} requests view and what its controls hold @param {Options} options
   */
  async ask(requests, options) {
    const dataset = await this.#open(options.src);
    return dataset.views(requests.map((request) => this.#request(request, options)));
  }

  /**
   * Makes a request of a view: an option wins over what controls or the page's fragment say under its name.
   *
   * @param {Record<string, string>} request @param {Options} options
   */
  #request({ view, ...query }, options) {
    const { src } = options;
    return { ...query, ...options, ...(view === "panel" && { state: query.state }), id: "", host: src && resolve(src).host, view };
  }

  /**
   * Opens the site's own dataset, or the campaign's, in the core.
   *
   * @param {string} src
   * @returns {Promise<Dataset>}
   */
  #open(src) {
    const { url, integrity } = src ? { url: resolve(src).href, integrity: undefined } : this.#host.dataset();
    const known = this.#opened.get(url);
    if (known) return known;
    const host = this.#host;
    const opened = load(url, { signal: host.signal(), integrity }).then((json) => this.#core.open(new TextDecoder().decode(json))).catch((error) => {
      throw error instanceof CoreError && error.code !== "wasm" ? new CoreError({ ...error, message: `${url}: ${error.message.replace(/^the request /, "")}` }) : error;
    });
    this.#opened.set(url, opened);
    opened.then(
      () => this.#closeAllBut(url),
      () => this.#opened.get(url) === opened && this.#opened.delete(url), // the next one asks again
    );
    return opened;
  }

  get #core() {
    const url = new URL(CORE.url, this.#host.base()).href;
    let core = cores.get(url);
    if (!core) cores.set(url, core = new Core(url, CORE.integrity));
    return core;
  }

  /** @param {string} [kept] the address of one that stays */
  #closeAllBut(kept) {
    for (const [url, opened] of this.#opened) {
      if (url === kept) continue;
      this.#opened.delete(url);
      opened.then((dataset) => dataset.close()).catch(() => {});
    }
  }

  /** Gives back what the element holds of the core. */
  close() {
    this.#closeAllBut();
  }

  /**
   * Does what a button says in its data attributes.
   *
   * @param {HTMLElement} button
   */
  async press(button) {
    const host = this.#host, data = button.dataset;
    const code = /** @type {HTMLElement | null} */ (button.closest("[data-code]"))?.dataset.code ?? "";
    if (data.with) {
      const view = /** @type {HTMLElement | null} */ (button.closest("[data-asks]"));
      if (!view) return;
      view.dataset.with = data.with;
      await this.answer(view);
    } else if (data.load) {
      const [{ html }] = await this.ask([{ view: data.load }], host.options());
      host.replace(host.root.querySelector("." + data.load), html);
    } else if (data.export) {
      await this.#export(data.export, button);
    } else if (data.print !== undefined) {
      window.print();
    } else if (data.share && navigator.share) {
      await navigator.share({ text: data.share, url: host.address({ state: code }) }).catch(() => {}); // the reader may cancel
    } else if (data.copy || data.link || data.share) {
      const address = host.address(Object.fromEntries(new URLSearchParams(data.link ?? "state=" + code)));
      await copyText(data.copy ?? (data.share ? data.share + " " + address : address), host.root);
      const done = /** @type {HTMLElement | null} */ (host.root.querySelector(".endqi"))?.dataset.copied ?? "";
      confirm(button, done);
      host.say(done);
    }
  }

  /**
   * Answers what the controls of a view ask.
   *
   * @param {HTMLElement} view
   */
  async answer(view) {
    const host = this.#host, query = values(view), asked = JSON.stringify(query);
    const [{ html, announce }] = await this.ask([{ ...query, view: view.dataset.asks ?? "" }], host.options());
    if (!view.isConnected || JSON.stringify(values(view)) !== asked) return; // the reader went on
    host.replace(view.querySelector("[data-answer]"), html);
    host.say(announce);
  }

  /**
   * Gives the reader a file of what is shown.
   *
   * @param {string} format @param {HTMLElement} button
   */
  async #export(format, button) {
    const host = this.#host, options = host.options();
    const view = button.closest("[data-asks]") ?? host.root.querySelector(".table[data-asks]");
    const layout = host.root.querySelector(".geo")?.checkVisibility() === false ? "tiles" : "geo";
    const query = { ...(view && values(view)), layout, address: host.address({}), view: "" };
    const request = this.#request(query, options);
    const file = await (await this.#open(options.src)).file({ ...request, format: { png: "svg", geojson: "properties" }[format] ?? format });
    if (format === "png") return download(file.name.replace(/svg$/, "png"), await png(file));
    if (format !== "geojson") return download(file.name, new Blob([file.text], { type: file.type }));
    const { url, integrity } = BOUNDARIES;
    const boundaries = JSON.parse(new TextDecoder().decode(await load(new URL(url, host.base()).href, { signal: host.signal(), integrity })));
    const text = JSON.stringify(join(boundaries, JSON.parse(file.text)));
    download(file.name.replace(/properties-(.*)json$/, "map-$1geojson"), new Blob([text], { type: "application/geo+json" }));
  }
}

/**
 * Says on a button, where the reader's finger is, that what it was pressed for is done; after two seconds it says again what it does.
 *
 * @param {HTMLElement} button @param {string} done
 */
function confirm(button, done) {
  const { textContent, style, offsetWidth } = button;
  if (textContent === done) return;
  style.minInlineSize = offsetWidth + "px"; // so that its neighbors stay where they are
  button.textContent = done;
  setTimeout(() => {
    button.textContent = textContent;
    style.minInlineSize = "";
  }, 2000);
}

/** @param {string} src a site's own address for a dataset, as in the attribute */
function resolve(src) {
  try {
    return new URL(src, document.baseURI);
  } catch {
    throw new LoadError(`src=${JSON.stringify(src)}`, "is no address", "write one such as /data/map.json");
  }
}
