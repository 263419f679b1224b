/** A map of what each jurisdiction of the United States does about qualified immunity. Defined as `<endqi-map>` on import. */
export declare class EndqiMap extends HTMLElement {}

/** The element's attributes; custom-elements.json describes each. */
export interface EndqiMapAttributes {
  base?: string;
  src?: string;
  state?: string;
  view?: "map" | "tiles" | "table" | "bills" | "compare" | "score";
  lens?: string;
  asof?: string;
  lang?: string;
  theme?: "light" | "dark";
  correction?: string;
  hash?: boolean | "";
}

declare global {
  interface HTMLElementTagNameMap {
    "endqi-map": EndqiMap;
  }
  interface HTMLElementEventMap {
    "endqi-select": CustomEvent<{ state: string }>;
  }
}
