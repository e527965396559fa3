// What an article loads: the element alone. The widget comes when the reader nears it.

import { define } from "../element.js";
import { part } from "./part.js";

// The build puts the script's name and hash here.
define(async (host) => (await part(WORRY_SORTER_WIDGET, WORRY_SORTER_WIDGET_HASH)).fetched(host));
