// Parts of this version, each with the hash of its bytes: what has other bytes is not run.

const again = {}; // By name, the ending that tells an address from one that failed: a page never asks for that again.

/**
 * Imports a part that lies beside this file.
 *
 * `import()` takes no hash. A preload does, and what it has loaded is what the import then gets; it leaves the page
 * at once. A browser that knows no such preload has the hash in the name alone.
 */
export async function part(name, integrity) {
  const ending = again[name] ?? "";
  const address = new URL(name + ending, import.meta.url).href;
  const link = document.createElement("link");
  if (link.relList.supports("modulepreload")) {
    await new Promise((resolve, reject) => {
      Object.assign(link, { rel: "modulepreload", integrity, href: address, onload: resolve });
      link.onerror = () => {
        again[name] = `${ending}?`;
        reject(new Error(`${address} is not there, or not of this version`));
      };
      document.head.append(link);
    }).finally(() => link.remove());
  }
  return import(address);
}
