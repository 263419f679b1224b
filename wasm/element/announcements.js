/**
 * What is said in the document's live region: to assistive technology what the reader chose and what the page shows then, to
 * everyone what failed.
 */
export class Announcements {
  #document;
  /** The choice that was told last. */
  chosen = "";
  /** What the sentence is about that says what failed; "" while there is none. */
  failed = "";

  /** @param {import("./document.js").MapDocument} document */
  constructor(document) {
    this.#document = document;
  }

  /**
   * Tells of a choice that shows, once. Of one that was taken back nothing is said.
   *
   * @param {string} state @param {string} name
   */
  choose(state, name) {
    if (state === this.chosen) return;
    this.chosen = state;
    if (!this.failed) this.say(state ? name : " ");
  }

  /**
   * Says to everyone what failed.
   *
   * @param {string} what @param {boolean} [isOwn] whether the data are a site's own
   */
  fail(what, isOwn = false) {
    const says = this.#document.element?.dataset ?? {};
    /** @type {Record<string, string | undefined>} */
    const sentences = { document: isOwn ? says.refused : says.cut, details: says.failed, copy: says.uncopied, file: says.unmade };
    this.failed = what;
    this.say(sentences[what] ?? says.unshown ?? says.failed, true);
  }

  /** Takes back the sentence about what failed. */
  retract() {
    if (!this.failed) return;
    this.failed = "";
    if (!this.#region?.classList.contains("vh")) this.say(" ");
  }

  get #region() {
    return this.#document.find(".live");
  }

  /**
   * Says a text to assistive technology, or to everyone; nothing without one.
   *
   * @param {string} [text]
   */
  async say(text, everyone = false) {
    if (!text) return;
    if (!this.#region) {
      await this.#document.received;
      this.#document.complete();
    }
    let region = this.#region;
    if (!region) { // in a document that was cut
      region = document.createElement("div");
      region.className = "live vh";
      region.setAttribute("role", "status");
      this.#document.find(".grid")?.append(region);
    }
    region.textContent = text;
    region.classList.toggle("vh", !everyone);
  }
}
