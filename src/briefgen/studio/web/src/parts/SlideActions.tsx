// What can be done with the slide, below its picture.

import type { LayoutCard, Option } from "../messages.js";
import type { Studio } from "../studio.js";
import { upper, words } from "../words.js";
import { Button, Choice } from "./controls.js";

/** Each layout once: the gallery has a card for each kind of chart and diagram. */
function layoutsOf(cards: readonly LayoutCard[]): Option[] {
  const names = new Map<string, string>();
  for (const { layout, name } of cards) {
    const [id, kind] = layout.split("/") as [string, string?];
    if (!names.has(id)) names.set(id, kind ? upper(id) : name);
  }
  return [...names].map(([id, name]) => ({ id, name }));
}

export function SlideActions(props: { studio: Studio }) {
  const { studio } = props;
  const slide = studio.slide;
  if (!slide) return null;
  const waits = studio.mustWait || (slide.entry < 0 ? words.cannotMove : "");
  const layouts = layoutsOf(studio.layouts);
  if (!layouts.some((one) => one.id === slide.layout)) layouts.unshift({ id: slide.layout, name: upper(slide.layout) });
  const kind = slide.is_hidden ? "show" : "hide";
  return (
    <div class="slide-actions" role="group" aria-label={words.actions}>
      <Button press={() => void studio.move(slide.key, (entry) => entry - 1)} waits={waits}>{words.moveUp}</Button>
      <Button press={() => void studio.move(slide.key, (entry) => entry + 1)} waits={waits}>{words.moveDown}</Button>
      <Button press={() => void studio.change("duplicate")} waits={waits}>{words.duplicate}</Button>
      <Button press={() => void studio.change(kind)} waits={waits}>{slide.is_hidden ? words.showAgain : words.hide}</Button>
      <Button press={() => void studio.change("drop")} waits={waits}>{words.delete}</Button>
      <span class="stretch" />
      <Choice label={words.layout} options={layouts} value={slide.layout} waits={!!waits} choose={(layout) => void studio.setLayout(layout)} />
    </div>
  );
}
