/**
 * One thing that the page shows.
 *
 * @typedef {{
 *   name: string,
 *   wanted(): string | undefined,
 *   shown(): string,
 *   prepare(signal: AbortSignal): Promise<() => void> | (() => void),
 * }} Step
 *
 * wanted says what should show, as a text that is compared, or undefined where that cannot be said yet; shown says what does.
 * prepare fetches what is missing and gives a function that puts it on the page at once; until that is called nothing on the
 * page changes. Its signal aborts when something else is wanted.
 */

/**
 * Brings what the page shows to what is wanted, and rests only when nothing differs. Steps run side by side. What becomes
 * wanted while a step is on its way is seen: the step is dropped and another begins. A step that failed is not tried again
 * until someone asks, by {@link Loop.ask}.
 */
export class Loop {
  #steps;
  #events;
  /** @type {Map<Step, {wanted: string, abort: AbortController}>} the steps that are on their way */
  #running = new Map();
  /** @type {Map<Step, string>} what could not be shown */
  #failed = new Map();
  #stopped = true;
  #waiting = false;

  /**
   * @param {Step[]} steps in the order in which they begin
   * @param {{
   *   done?(step: Step): void,
   *   failed?(step: Step, error: unknown): void,
   *   changed?(): void,
   * }} events done and failed tell of one step, changed that one began, ended or was dropped
   */
  constructor(steps, events = {}) {
    this.#steps = steps;
    this.#events = events;
  }

  /** @param {Step[]} steps that begin after those there are */
  add(steps) {
    this.#steps = [...this.#steps, ...steps];
    this.look();
  }

  /** @param {string} name @returns {boolean} whether there is a step of that name */
  has(name) {
    return this.#steps.some((step) => step.name === name);
  }

  /** @param {string} name @returns {boolean} whether the step of that name is on its way */
  isRunning(name) {
    return [...this.#running.keys()].some((step) => step.name === name);
  }

  /** @param {string} name @returns {boolean} whether the step of that name failed and was not tried again */
  hasFailed(name) {
    return [...this.#failed.keys()].some((step) => step.name === name);
  }

  /** Begins, or begins again after {@link Loop.stop}. */
  start() {
    this.#stopped = false;
    this.ask();
  }

  /** Drops what is on its way; nothing begins until {@link Loop.start}. */
  stop() {
    this.#stopped = true;
    for (const { abort } of this.#running.values()) abort.abort();
    this.#running.clear();
    this.#failed.clear();
  }

  /** Tells that a reader or the page's author asked for something, perhaps for what just failed. */
  ask() {
    this.#failed.clear();
    this.look();
  }

  /** Looks for differences once this moment's changes are made. */
  look() {
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      this.#compare();
    });
  }

  #compare() {
    if (this.#stopped) return;
    for (const step of this.#steps) {
      const wanted = step.wanted(), running = this.#running.get(step);
      if (running && running.wanted !== wanted) {
        running.abort.abort();
        this.#running.delete(step);
      }
      if (this.#failed.has(step) && this.#failed.get(step) !== wanted) this.#failed.delete(step);
      if (wanted === undefined || this.#running.has(step) || wanted === step.shown() || this.#failed.get(step) === wanted) continue;
      this.#run(step, wanted);
    }
    this.#events.changed?.();
  }

  /** @param {Step} step @param {string} wanted */
  async #run(step, wanted) {
    const abort = new AbortController();
    this.#running.set(step, { wanted, abort });
    /** @type {() => void} */
    let commit;
    try {
      commit = await step.prepare(abort.signal);
    } catch (error) {
      commit = () => { throw error; };
    }
    if (this.#running.get(step)?.abort !== abort) return; // dropped
    this.#running.delete(step);
    if (step.wanted() === wanted) {
      try {
        this.#failed.delete(step);
        commit();
        if (step.shown() !== wanted) this.#failed.set(step, wanted); // it would never end
        this.#events.done?.(step);
      } catch (error) {
        this.#fail(step, error);
      }
    }
    this.#compare();
  }

  /**
   * Tells that what a step showed is not all there after all.
   *
   * @param {string} name @param {unknown} error
   */
  fail(name, error) {
    const step = this.#steps.find((step) => step.name === name);
    if (step) this.#fail(step, error);
  }

  /** @param {Step} step @param {unknown} error */
  #fail(step, error) {
    const wanted = step.wanted();
    if (wanted !== undefined) this.#failed.set(step, wanted);
    this.#events.failed?.(step, error);
  }
}
