// <worry-sorter> in templates: `import type {} from "worry-sorter/vue"` anywhere in a project with Vue 3.

import type { DefineComponent } from "vue";

import type { WorrySorterAttributes } from "./worry-sorter.js";

declare module "vue" {
  interface GlobalComponents {
    "worry-sorter": DefineComponent<WorrySorterAttributes>;
  }
}
