import { Core, CoreError } from "./core.js";
import { copyText, download, join, png } from "./files.js";
import { load } from "./load.js";
import { values } from "./query.js";

/**
 * What an element gives its views.
 *
 * @typedef {{
 *   root: ShadowRoot,
 *   base(): URL,
 *   options(): {lens: string, asof: string, state: string, correction: string, lang: string, pages: string, cards: string},
 *   source(): string,
 *   dataset(): Asset,
 *   replace(element: Element | null, html: string): void,
 *   say(text: string | undefined, everyone?: boolean): void,
 *   choose(name: string, value: string): void,
 *   address(query: Record<string, string>): string,
 * }} Host
 * @typedef {{url: string, integrity?: string}} Asset
 * @typedef {import("./core.js").Dataset} Dataset
 */

/** @type {Core | undefined} shared by every element of the page */
let core;

/**
 * The views of one element that need the core, and what their controls do. Everything here is loaded when a reader, or an
 * attribute, first asks for it.
 */
export class Views {
  #host;
  /** @type {{src: string, opened: Promise<Dataset>} | undefined} */
  #data;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * Views, with what the attributes say of each: all of them or none.
   *
   * @param {Record<string, string>[]} requests @param {AbortSignal} signal
   */
  async ask(requests, signal) {
    const options = this.#host.options();
    const dataset = await this.#open(signal);
    const views = await dataset.views(requests.map((request) => ({ ...options, ...request })));
    signal.throwIfAborted();
    return views;
  }

  /**
   * The site's own dataset, or the campaign's, opened in the core.
   *
   * @param {AbortSignal} signal
   */
  async #open(signal) {
    const host = this.#host, src = host.source();
    if (this.#data?.src === src) return this.#data.opened;
    core ??= new Core(new URL(CORE.url, host.base()).href, CORE.integrity);
    const page = core;
    const { url, integrity } = src ? { url: new URL(src, document.baseURI).href, integrity: "" } : host.dataset();
    const opened = load(url, { signal, integrity }, (response) => response.text()).then((json) => page.open(json)).catch((error) => {
      throw error instanceof CoreError && error.code !== "wasm" ? new CoreError({ ...error, message: `${url}: ${error.message}` }) : error;
    });
    const before = this.#data;
    this.#data = { src, opened };
    try {
      await opened;
    } catch (error) {
      this.#data = before;
      throw error;
    }
    before?.opened.then((dataset) => dataset.close()).catch(() => {});
    return opened;
  }

  /** Gives back what the element holds of the core. */
  close() {
    this.#data?.opened.then((dataset) => dataset.close()).catch(() => {});
    this.#data = undefined;
  }

  /** What the controls of a view hold. */
  values = values;

  /**
   * Does what a button says in its data attributes.
   *
   * @param {HTMLElement} button @param {AbortSignal} signal
   */
  async press(button, signal) {
    const host = this.#host, data = button.dataset;
    const code = /** @type {HTMLElement | null} */ (button.closest("[data-code]"))?.dataset.code ?? "";
    if (data.with) {
      const view = /** @type {HTMLElement | null} */ (button.closest("[data-asks]"));
      if (!view) return;
      view.dataset.with = data.with;
      await this.answer(view, signal);
    } else if (data.load) {
      host.replace(host.root.querySelector("." + data.load), (await this.ask([{ view: data.load }], signal))[0].html);
    } else if (data.export) {
      await this.#export(data.export, button, signal);
    } else if (data.print !== undefined) {
      window.print();
    } else if (data.share && navigator.share) {
      await navigator.share({ text: data.share, url: host.address({ state: code }) }).catch(() => {}); // the reader may think again
    } else if (data.copy || data.link || data.share) {
      const address = host.address(Object.fromEntries(new URLSearchParams(data.link ?? "state=" + code)));
      await copyText(data.copy ?? (data.share ? data.share + " " + address : address), host.root);
      host.say(/** @type {HTMLElement | null} */ (host.root.querySelector(".endqi"))?.dataset.copied, true);
    }
  }

  /**
   * Answers what the controls of a view ask.
   *
   * @param {HTMLElement} view @param {AbortSignal} signal
   */
  async answer(view, signal) {
    const query = values(view), asked = JSON.stringify(query);
    const [{ html, announce }] = await this.ask([{ ...query, view: view.dataset.asks ?? "" }], signal);
    if (JSON.stringify(values(view)) !== asked) return; // the reader went on
    this.#host.replace(view.querySelector("[data-answer]"), html);
    this.#host.say(announce);
  }

  /**
   * Gives the reader a file of what is shown.
   *
   * @param {string} format @param {HTMLElement} button @param {AbortSignal} signal
   */
  async #export(format, button, signal) {
    const host = this.#host;
    const view = button.closest("[data-asks]") ?? host.root.querySelector(".table[data-asks]");
    const layout = host.root.querySelector(".geo")?.checkVisibility() === false ? "tiles" : "geo";
    const ask = { layout, address: host.address({}), ...host.options(), ...(view && values(view)) };
    const file = await (await this.#open(signal)).file({ ...ask, format: { png: "svg", geojson: "properties" }[format] ?? format });
    if (format === "png") return download(file.name.replace(/svg$/, "png"), await png(file));
    if (format !== "geojson") return download(file.name, new Blob([file.text], { type: file.type }));
    const { url, integrity } = BOUNDARIES;
    const boundaries = await load(new URL(url, host.base()).href, { signal, integrity }, (response) => response.json());
    const text = JSON.stringify(join(boundaries, JSON.parse(file.text)));
    download(file.name.replace(/properties-(.*)json$/, "map-$1geojson"), new Blob([text], { type: "application/geo+json" }));
  }
}
