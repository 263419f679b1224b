/** A card of what one jurisdiction of the United States does about qualified immunity. Defined as `<endqi-place>` on import. */
export declare class EndqiPlace extends HTMLElement {}

/** The element's attributes; custom-elements.json describes each. */
export interface EndqiPlaceAttributes {
  state: string;
  base?: string;
  lang?: string;
  theme?: "light" | "dark";
}

declare global {
  interface HTMLElementTagNameMap {
    "endqi-place": EndqiPlace;
  }
  interface HTMLElementEventMap {
    "endqi-ready": CustomEvent<Record<string, never>>;
    "endqi-error": CustomEvent<{ what: string; message: string }>;
  }
}
