// <worry-sorter> in JSX: `import type {} from "worry-sorter/react"` anywhere in a project with React 19.

import type { DetailedHTMLProps, HTMLAttributes } from "react";

import type { WorrySorterAttributes, WorrySorterElement, WorrySorterEventMap } from "./worry-sorter.js";

type Handlers = {
  [Name in keyof WorrySorterEventMap as `on${Name}`]?: (event: WorrySorterEventMap[Name]) => void;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "worry-sorter": DetailedHTMLProps<HTMLAttributes<WorrySorterElement>, WorrySorterElement> &
        WorrySorterAttributes &
        Handlers;
    }
  }
}
