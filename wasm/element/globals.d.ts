/** Files that the bundler pins: where they are, relative to the bundle, and their hash. */
declare const VIEWS: { url: string; integrity: string };
declare const CORE: { url: string; integrity: string };
declare const BOUNDARIES: { url: string; integrity: string };

declare module "*.css" {
  const text: string;
  export default text;
}

interface Window {
  trustedTypes?: { createPolicy<T>(name: string, rules: T): T };
}
declare var trustedTypes: Window["trustedTypes"];

/** Languages that the bundle speaks, the default first. */
declare const LANGUAGES: string[];

/** Where a jurisdiction has a page and a card of its own. */
declare const PLACES: { pages: string; cards: string };
