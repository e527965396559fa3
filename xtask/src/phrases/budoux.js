// Reads a list of texts from a file and prints the phrases of each, as BudouX finds them.

import { readFileSync } from "node:fs";

import { loadDefaultJapaneseParser } from "budoux";

const parser = loadDefaultJapaneseParser();
const texts = JSON.parse(readFileSync(process.argv[1], "utf8"));
console.log(JSON.stringify(texts.map((text) => parser.parse(text))));
