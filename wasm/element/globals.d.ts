/** Where the bundle put the core, relative to the module; the bundler writes it into the module. */
declare const CORE: { url: string; integrity: string };

declare module "*.css" {
  const text: string;
  export default text;
}

interface Window {
  trustedTypes?: { createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): string } };
}
declare var trustedTypes: Window["trustedTypes"];
