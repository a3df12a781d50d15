// A slide drawn to another place by the pointer: one gesture is one step to undo.

import type { SlideEntry } from "../messages.js";
import type { Studio } from "../studio.js";

/** Where it will land: before or after the row of that key. */
export interface Landing {
  dragged: string;
  key: string;
  side: "before" | "after";
}

const COUNTS_FROM = 5;
const EDGE = 40;

export class SlideDrag {
  constructor(
    private readonly studio: Studio,
    private readonly list: () => HTMLElement,
  ) {}

  begin(event: PointerEvent, slide: SlideEntry): void {
    if (event.button !== 0 || slide.entry < 0 || this.studio.mustWait) return;
    const handle = event.currentTarget as HTMLElement;
    const start = event.clientY;
    const signal = new AbortController();
    const on = { signal: signal.signal };
    let isMoving = false;
    handle.setPointerCapture(event.pointerId);
    const end = (isDone: boolean) => {
      signal.abort();
      const landing = this.studio.landing;
      this.show(null);
      if (isDone && landing) this.land(slide, landing);
      if (isMoving) handle.addEventListener("click", (click) => click.stopImmediatePropagation(), { once: true, capture: true });
    };
    handle.addEventListener("pointermove", (move) => {
      isMoving ||= Math.abs(move.clientY - start) >= COUNTS_FROM;
      if (isMoving) this.show(this.landing(slide, move.clientY));
    }, on);
    handle.addEventListener("pointerup", () => end(true), on);
    handle.addEventListener("pointercancel", () => end(false), on);
    window.addEventListener("keydown", (key) => key.key === "Escape" && end(false), on);
  }

  private show(landing: Landing | null): void {
    this.studio.landing = landing;
    this.studio.changed();
  }

  private landing(slide: SlideEntry, y: number): Landing | null {
    const list = this.list();
    const around = list.getBoundingClientRect();
    if (y < around.top + EDGE) list.scrollBy(0, -12);
    if (y > around.bottom - EDGE) list.scrollBy(0, 12);
    for (const row of list.querySelectorAll<HTMLElement>("[data-key]")) {
      const box = row.getBoundingClientRect();
      if (y < box.top || y > box.bottom) continue;
      const over = this.studio.find(row.dataset["key"]!);
      if (!over || over.entry < 0 || over.place.file !== slide.place.file) return null;
      return { dragged: slide.key, key: over.key, side: y < box.top + box.height / 2 ? "before" : "after" };
    }
    return null;
  }

  private land(slide: SlideEntry, landing: Landing): void {
    const over = this.studio.find(landing.key);
    if (!over) return;
    const gap = over.entry + (landing.side === "after" ? 1 : 0);
    const to = gap > slide.entry ? gap - 1 : gap;
    if (to !== slide.entry) void this.studio.move(slide.key, () => to);
  }
}
