// Vue's templates know the element.

import type {} from "worry-sorter/vue";
import type { GlobalComponents } from "vue";

export type Props = InstanceType<GlobalComponents["worry-sorter"]>["$props"];
export const fine: Props = { view: "tables", facts: "hide" };
// @ts-expect-error
export const wrong: Props = { view: "none" };
