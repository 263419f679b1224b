const pause = 1000; // milliseconds after which a typed letter starts another name

/**
 * Makes the jurisdictions of a map one stop of the Tab key: a listbox whose focus roves (WAI-ARIA Authoring Practices,
 * listbox pattern). An arrow key goes to the option's neighbor in that direction, which its data-near names; Home and End
 * go to the first and last, letters to the next option whose name, or to the one whose code, they spell.
 */
export class Listbox {
  root;
  #typed = "";
  #typedAt = 0;

  /** @param {Element} root an element with role=listbox */
  constructor(root) {
    this.root = root;
    this.select(this.selected);
    if (!root.querySelector("[tabindex='0']")) this.#options[0]?.setAttribute("tabindex", "0");
  }

  get #options() {
    return /** @type {(HTMLElement | SVGElement)[]} */ ([...this.root.querySelectorAll("[role=option]")]);
  }

  /** The code of the option that is chosen, or "". */
  get selected() {
    return this.#options.find((option) => option.ariaSelected === "true")?.dataset.code ?? "";
  }

  /** @param {string} code */
  option(code) {
    return this.#options.find((option) => option.dataset.code === code);
  }

  /**
   * Marks one option as chosen, or none with "", and makes the chosen one the stop of the Tab key.
   *
   * @param {string} code
   */
  select(code) {
    for (const option of this.#options) {
      option.setAttribute("aria-selected", String(option.dataset.code === code));
      if (!option.hasAttribute("tabindex")) option.setAttribute("tabindex", "-1");
    }
    this.#stopAt(this.option(code));
  }

  /** @param {HTMLElement | SVGElement | undefined} option */
  #stopAt(option) {
    if (!option) return;
    this.root.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
    option.setAttribute("tabindex", "0");
  }

  /** Moves the focus to the stop of the Tab key, where the map shows. */
  focus() {
    if (this.root.checkVisibility()) /** @type {HTMLElement | null} */ (this.root.querySelector("[tabindex='0']"))?.focus();
  }

  /**
   * Whether a key goes on with a name that is being typed: the space of "New Mexico" does not choose.
   *
   * @param {KeyboardEvent} event
   */
  types({ key, timeStamp }) {
    return key.length === 1 && (key !== " " || (this.#typed !== "" && timeStamp - this.#typedAt < pause));
  }

  /** Draws the ring of the map around the option that has the focus, or else the chosen one: over its neighbors' borders. */
  outline() {
    const options = this.#options;
    const option = options.find((o) => o.matches(":focus-visible")) ?? options.find((o) => o.ariaSelected === "true");
    const shapes = [...(option?.querySelectorAll(":scope > :is(path, rect):not(.stripes)") ?? [])];
    this.root.querySelector(".ring")?.setAttribute("d", shapes.map(pathData).join(""));
  }

  /**
   * Moves the focus as the key says.
   *
   * @param {Element} from the option that has the focus
   * @param {KeyboardEvent} event
   * @returns {boolean} whether from is an option of this listbox and the key means a move
   */
  move(from, event) {
    const options = this.#options, at = options.findIndex((option) => option === from);
    if (at < 0) return false;
    const [up, right, down, left] = (options[at].dataset.near ?? "").split(" ");
    /** @type {Record<string, () => HTMLElement | SVGElement | undefined>} */
    const moves = {
      ArrowUp: () => this.option(up),
      ArrowRight: () => this.option(right),
      ArrowDown: () => this.option(down),
      ArrowLeft: () => this.option(left),
      Home: () => options[0],
      End: () => options.at(-1),
    };
    const move = this.types(event) ? () => this.#spelled(event, options, at) : moves[event.key];
    if (moves[event.key]) this.#typed = "";
    const to = move?.();
    this.#stopAt(to);
    to?.focus();
    return move !== undefined;
  }

  /**
   * The next option whose name starts with what was typed without a pause; the same letter again goes on to the next one.
   *
   * @param {KeyboardEvent} event @param {(HTMLElement | SVGElement)[]} options @param {number} at
   */
  #spelled({ key, timeStamp }, options, at) {
    this.#typed = (timeStamp - this.#typedAt < pause ? this.#typed : "") + key.toLocaleLowerCase();
    this.#typedAt = timeStamp;
    const isOneLetter = /^(.)\1*$/.test(this.#typed), name = isOneLetter ? this.#typed[0] : this.#typed, first = at + (isOneLetter ? 1 : 0);
    const named = [...options.slice(first), ...options.slice(0, first)].find((o) => o.ariaLabel?.toLocaleLowerCase().startsWith(name));
    return named ?? this.option(this.#typed.toUpperCase()); // by its code, which the map shows
  }
}

/** @param {Element} shape a path or a rect */
function pathData(shape) {
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => shape.getAttribute(name));
  return shape.getAttribute("d") ?? `M${x} ${y}h${width}v${height}h-${width}z`;
}

/**
 * The listboxes of a document: the map and the tiles, which have the same choice.
 */
export class Maps {
  #root;
  /** @type {Listbox[]} */
  #maps = [];

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.#root = root;
  }

  /**
   * Takes up the maps that are in the document now, with a place chosen, or none with "".
   *
   * @param {string} state
   */
  takeUp(state) {
    const known = this.#maps;
    this.#maps = [...this.#root.querySelectorAll("[role=listbox]")].map((root) => known.find((map) => map.root === root) ?? new Listbox(root));
    this.select(state);
    if (state) this.outline();
  }

  /** Forgets the maps of a document that is gone. */
  clear() {
    this.#maps = [];
  }

  /** @param {string} state the place to mark as chosen, or "" */
  select(state) {
    const stale = this.#maps.filter((map) => map.selected !== state);
    for (const map of stale) map.select(state);
    if (stale.length) this.outline();
  }

  /** Outlines the place that has the focus, or else the chosen one, above its neighbors. */
  outline() {
    for (const map of this.#maps) map.outline();
  }

  /** Moves the focus to the map that shows. */
  focus() {
    for (const map of this.#maps) map.focus();
  }

  /**
   * Answers a key: Enter and Space choose a place, others move the focus.
   *
   * @param {KeyboardEvent} event @param {Element} option where it was pressed @param {(code: string) => void} choose
   * @returns {boolean} whether the key was pressed in a map and means something there
   */
  answerKey(event, option, choose) {
    if (!inMap(option)) return false;
    if (!["Enter", " "].includes(event.key) || this.#maps.some((map) => map.types(event))) return this.#maps.some((map) => map.move(option, event));
    choose(codeOf(option));
    return true;
  }
}

/** @param {EventTarget | null} target @returns {string} the code of the place that it belongs to, or "" */
export function codeOf(target) {
  return (target instanceof Element && /** @type {HTMLElement | null} */ (target.closest("[data-code]"))?.dataset.code) || "";
}

/** @param {EventTarget | null} target */
export function inMap(target) {
  return target instanceof Element && target.closest("[role=listbox]") !== null;
}
