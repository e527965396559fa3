// What an article loads: the element alone. The widget comes when the reader nears it.

import { define } from "../element.js";

// The build puts the module's name here.
define(async (host) => (await import(WORRY_SORTER_WIDGET)).fetched(host));
