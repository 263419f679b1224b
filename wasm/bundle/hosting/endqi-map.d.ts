/** A map of what each jurisdiction of the United States does about qualified immunity. Defined as `<endqi-map>` on import. */
export declare class EndqiMap extends HTMLElement {}

/** The element's attributes; custom-elements.json describes each. */
export interface EndqiMapAttributes {
  base?: string;
  src?: string;
  state?: string;
  show?: string;
  view?: "map" | "tiles" | "table" | "bills" | "compare" | "score";
  lens?: string;
  asof?: string;
  lang?: string;
  theme?: "light" | "dark";
  correction?: string;
  hash?: boolean | "";
  home?: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "endqi-map": EndqiMap;
  }
  interface HTMLElementEventMap {
    "endqi-ready": CustomEvent<Record<string, never>>;
    "endqi-select": CustomEvent<{ state: string }>;
    "endqi-view": CustomEvent<{ view: string }>;
    "endqi-lens": CustomEvent<{ lens: string }>;
    "endqi-asof": CustomEvent<{ asof: string }>;
    "endqi-error": CustomEvent<{ what: string; message: string }>;
  }
}
