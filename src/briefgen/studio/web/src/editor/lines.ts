// How lines are drawn: those of the current slide carry a bar; what is continued hangs below its text.

import { type EditorState, type Extension, RangeSetBuilder, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { changingField, setChanging, setMarks, slideAt } from "./marks.js";

const DEEPEST = 40;

/** Where the text of a line begins: behind its spaces and the dashes of its lists. */
export const depth = (line: string): number => Math.min(DEEPEST, line.match(/^\s*(?:- +)*/)![0].length);

function visibleIndentation(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges)
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const indent = depth(line.text);
      if (indent) builder.add(line.from, line.from, Decoration.line({ class: `indent-${indent}` }));
      at = line.to + 1;
    }
  return builder.finish();
}

const hanging = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = visibleIndentation(view);
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = visibleIndentation(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const hangingTheme = EditorView.theme(
  Object.fromEntries(
    Array.from({ length: DEEPEST }, (_, at) => [
      `.indent-${at + 1}.cm-line`,
      { paddingLeft: `calc(${at + 1}ch + 16px)`, textIndent: `-${at + 1}ch` },
    ]),
  ),
);

function linesOfSlide(state: EditorState): DecorationSet {
  const slide = slideAt(state);
  if (!slide) return Decoration.none;
  const builder = new RangeSetBuilder<Decoration>();
  const last = state.doc.lineAt(Math.min(slide.to, state.doc.length)).number;
  for (let number = state.doc.lineAt(slide.from).number; number <= last; number++) {
    const line = state.doc.line(number);
    if (number === last && line.from === slide.to && slide.to > slide.from) break;
    builder.add(line.from, line.from, Decoration.line({ class: "of-slide" }));
  }
  return builder.finish();
}

const currentSlide = StateField.define<DecorationSet>({
  create: linesOfSlide,
  update: (drawn, transaction) =>
    transaction.docChanged || transaction.selection || transaction.effects.some((effect) => effect.is(setMarks))
      ? linesOfSlide(transaction.state)
      : drawn,
  provide: (field) => EditorView.decorations.from(field),
});

function linesBeingChanged(state: EditorState): DecorationSet {
  const changing = state.field(changingField);
  if (!changing) return Decoration.none;
  const builder = new RangeSetBuilder<Decoration>();
  const last = state.doc.lineAt(Math.min(changing.to, state.doc.length)).number;
  for (let number = state.doc.lineAt(changing.from).number; number <= last; number++) {
    const at = state.doc.line(number).from;
    builder.add(at, at, Decoration.line({ class: "being-changed" }));
  }
  return builder.finish();
}

const beingChanged = StateField.define<DecorationSet>({
  create: linesBeingChanged,
  update: (drawn, transaction) =>
    transaction.docChanged || transaction.effects.some((effect) => effect.is(setChanging)) ? linesBeingChanged(transaction.state) : drawn,
  provide: (field) => EditorView.decorations.from(field),
});

export const lines: Extension = [hanging, hangingTheme, currentSlide, changingField, beingChanged];
