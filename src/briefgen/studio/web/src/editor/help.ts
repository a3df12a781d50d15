// What can be written at a place, and what a word means: asked from the server.

import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { EditorState, Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import { ask } from "../api.js";
import type { Help, HelpAt } from "../messages.js";

export function helpAt(state: EditorState, file: number, at = state.selection.main.head): HelpAt {
  const line = state.doc.lineAt(at);
  return { file, text: state.doc.toString(), line: line.number, column: at - line.from + 1 };
}

const quiet = (asked: HelpAt): Promise<Help | null> => ask("help", asked).catch(() => null);

/** Whether words stand before a place of a line, behind its key and its dashes: nothing is offered for the next one of a text. */
export function isProse(line: { text: string; from: number }, at: number): boolean {
  const before = line.text.slice(0, at - line.from).replace(/^\s*(?:- +)*(?:[\w-]+: +)?/, "");
  return /[^\s]/.test(before) && !/[[{,]/.test(before);
}

export function help(file: () => number): Extension {
  const complete = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[\w-]*/);
    if (!context.explicit && (!word || word.from === word.to || isProse(context.state.doc.lineAt(word.from), word.from))) return null;
    const found = await quiet(helpAt(context.state, file(), context.pos));
    if (!found || context.aborted || found.completions.length === 0) return null;
    return {
      from: word?.from ?? context.pos,
      // In the order of the answer: what a layout has of its own first.
      options: found.completions.map((one, index) => ({ label: one.word, apply: one.insert, info: one.what || undefined, boost: -Math.min(index, 99) })),
      validFor: /^[\w-]*$/,
    };
  };
  const hover = hoverTooltip(async (view, at) => {
    const word = view.state.wordAt(at);
    if (!word) return null;
    const found = await quiet(helpAt(view.state, file(), at));
    if (!found?.what) return null;
    return {
      pos: word.from,
      end: word.to,
      above: true,
      create: () => {
        const dom = document.createElement("div");
        dom.className = "hover-help";
        const head = document.createElement("strong");
        head.textContent = found.title;
        const what = document.createElement("p");
        what.textContent = found.what;
        dom.append(head, what);
        return { dom };
      },
    };
  });
  return [autocompletion({ override: [complete], icons: false, closeOnBlur: true }), hover];
}
