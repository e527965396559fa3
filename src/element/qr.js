// A link as a QR code: loaded when a reader wants one.

import { toSvgPath } from "lean-qr/extras/svg";
import { generate } from "lean-qr/nano";

/** The number of modules on a side, a space, and the dark ones as an SVG path. */
export function qr(text) {
  const code = generate(text);
  return `${code.size} ${toSvgPath(code)}`;
}
