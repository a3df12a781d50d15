// What the server said of a text (slides, faults), kept in its place while the text changes.

import { type ChangeDesc, StateEffect, StateField, type EditorState } from "@codemirror/state";
import type { Fault } from "../messages.js";
import type { Stretch } from "./places.js";

export interface SlideMark extends Stretch {
  key: string;
}

export interface FaultMark extends Stretch {
  fault: Fault;
  /** The name of a slide that shows its last good picture for it, or "". */
  old: string;
}

export interface Marks {
  slides: readonly SlideMark[];
  faults: readonly FaultMark[];
}

/** The text that is changed on the picture, null for none. */
export const setChanging = StateEffect.define<Stretch | null>();

export const changingField = StateField.define<Stretch | null>({
  create: () => null,
  update(now, transaction) {
    const changes = transaction.changes;
    let changing = now && { from: changes.mapPos(now.from, -1), to: changes.mapPos(now.to, 1) };
    for (const effect of transaction.effects) if (effect.is(setChanging)) changing = effect.value;
    return changing;
  },
});

export const setMarks = StateEffect.define<Marks>();

const moved = <Mark extends Stretch>(marks: readonly Mark[], changes: ChangeDesc): Mark[] =>
  marks.map((mark) => {
    const from = changes.mapPos(mark.from, 1);
    return { ...mark, from, to: Math.max(from, changes.mapPos(mark.to, -1)) };
  });

export const mapMarks = (marks: Marks, changes: ChangeDesc): Marks =>
  changes.empty ? marks : { slides: moved(marks.slides, changes), faults: moved(marks.faults, changes) };

export const marksField = StateField.define<Marks>({
  create: () => ({ slides: [], faults: [] }),
  update(marks, transaction) {
    let now = mapMarks(marks, transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setMarks)) now = effect.value;
    return now;
  },
});

/** The slide in which the cursor stands. */
export function slideAt(state: EditorState): SlideMark | null {
  const head = state.selection.main.head;
  const line = state.doc.lineAt(head);
  const marks = state.field(marksField).slides;
  return marks.find((mark) => mark.from <= line.to && head <= mark.to) ?? null;
}

/** The fault of the cursor's line, or else the first of the text. */
export function openFault(state: EditorState): FaultMark | null {
  const line = state.doc.lineAt(state.selection.main.head);
  const faults = state.field(marksField).faults.filter((mark) => mark.fault.place);
  const here = faults.filter((mark) => mark.from <= line.to && line.from <= mark.to);
  return here.find((mark) => mark.fault.is_error) ?? here[0] ?? faults.find((mark) => mark.fault.is_error) ?? null;
}
