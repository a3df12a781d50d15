// The kinds of sheets that an event may have.

import type { SheetAt } from "./messages.js";

export type SheetKind = SheetAt["kind"];
