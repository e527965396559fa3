// The page's address: our own key in its fragment, #worry=…. Other parts of the address are left alone.
//
// The address is read, and links are built from it; it is never written.

// Our key, in the fragment and, for apps that drop fragments, in the query.
const KEY = "worry=";

/** The code in the page's address; undefined if there is none. */
export function code() {
  const parts = [location.hash, location.search].flatMap((parts) => parts.slice(1).split("&"));
  const found = parts.find((part) => part.startsWith(KEY))?.slice(KEY.length);
  try {
    return found && decodeURIComponent(found);
  } catch {
    return found;
  }
}

/** The address of this page with a code, or without one. */
export function link(code) {
  const url = new URL(location);
  const others = (parts) => parts.slice(1).split("&").filter((part) => part && !part.startsWith(KEY));
  url.search = others(url.search).join("&");
  url.hash = [...others(url.hash), ...(code ? [KEY + code] : [])].join("&");
  return url.href;
}

/** Whether a link to this page leads anywhere from another device. */
export const leads = () => location.protocol.startsWith("http");
