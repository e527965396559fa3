// The element <worry-sorter> for TypeScript. The module has no exports: importing it defines the element.

/** What the widget shows. */
export interface WorryReadyDetail {
  /** The catalogue's name. */
  readonly catalogue: string;
  /** The month of its edition. */
  readonly edition: string;
  /** The language's tag. */
  readonly language: string;
}

/** How far the reader has come; never which card stands where. */
export interface WorryChangeDetail {
  /** The part of the path that the reader is in. */
  readonly part: "sort" | "compare" | "arrange" | "plan" | "keep";
  /** How many cards are on a pile. */
  readonly placed: number;
  /** How many pairs have an answer or were left out. */
  readonly answered: number;
  /** How many cards there are. */
  readonly total: number;
}

/** The last card has come onto a pile. */
export interface WorryDoneDetail {
  readonly placed: number;
  readonly total: number;
}

/** Why the plain tables stand instead of the widget. */
export interface WorryErrorDetail {
  readonly reason: "browser" | "policy" | "missing" | "edition" | "catalogue" | "stopped";
  /** For the console. */
  readonly message: string;
}

/** The events by their names; they bubble and leave shadow roots. */
export interface WorrySorterEventMap {
  "worry-ready": CustomEvent<WorryReadyDetail>;
  "worry-change": CustomEvent<WorryChangeDetail>;
  "worry-done": CustomEvent<WorryDoneDetail>;
  "worry-error": CustomEvent<WorryErrorDetail>;
}

/** The attributes; each is also a property. */
export interface WorrySorterAttributes {
  /** The language to begin with: `ja` or `en`. */
  lang?: string;
  /** The scheme; `""` follows the page. */
  theme?: "" | "light" | "dark" | "auto";
  /** Which parts are shown. */
  view?: "all" | "tables" | "sorter";
  /** A code to open as somebody's order. */
  state?: string;
  /** Whether the reader's record is kept on their device. */
  storage?: "local" | "none";
  /** When the widget is fetched. */
  loading?: "lazy" | "eager";
  /** The month of an edition; `""` follows the newest. */
  edition?: string;
  /** Whether facts from outside the article are shown. */
  facts?: "show" | "hide";
}

/** The element. */
export interface WorrySorterElement extends HTMLElement, Required<WorrySorterAttributes> {
  /** The code of the reader's own record; empty while the widget does not run. */
  readonly code: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "worry-sorter": WorrySorterElement;
  }
  interface GlobalEventHandlersEventMap extends WorrySorterEventMap {}
}
