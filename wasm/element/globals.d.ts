/** Files that the bundler pins: where they are, relative to the bundle, and their hash. */
declare const INTERACTION: { url: string; integrity: string };
declare const VIEWS: { url: string; integrity: string };
declare const CORE: { url: string; integrity: string };
declare const BOUNDARIES: { url: string; integrity: string };

/** Where the style sheets are that a page can link: what the map needs, and what follows it. */
declare const SHEET: string;
declare const VIEWS_SHEET: { url: string; integrity: string };

declare module "*.css" {
  const text: string;
  export default text;
}

interface Window {
  trustedTypes?: { createPolicy<T>(name: string, rules: T): T };
}
declare var trustedTypes: Window["trustedTypes"];

/** Name of the element that the module defines: endqi-map or endqi-place. */
declare const ELEMENT: string;

/** Codes of the jurisdictions. */
declare const CODES: string[];

/** Languages that the bundle speaks, the default first. */
declare const LANGUAGES: string[];

/** Where a jurisdiction has a page and a card of its own. */
declare const PLACES: { pages: string; cards: string };

/**
 * Names in the document, from the table of its parts in package wasm: those that show names, those of them below the map, the parts that a lens or a day changes, those that only a day
 * changes or where to report a mistake, the views that a reader switches between, and those of them that go into the slot.
 */
declare const NAMES: { parts: string[]; far: string[]; lens: string[]; day: string[]; views: string[]; slot: string[] };
