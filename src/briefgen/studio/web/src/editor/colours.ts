// Keys and comments in colour, in the lines that are seen; and where a new line begins.
//
// A grammar of YAML (Lezer's) parsed a long deck anew after each key: .02 s before the key was shown, and .1 s of idle time.

import { indentService } from "@codemirror/language";
import { EditorState, type Extension, RangeSetBuilder, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

const KEY = Decoration.mark({ class: "tok-key" });
const COMMENT = Decoration.mark({ class: "tok-comment" });
const UNIT = 2;
// How far above the lines that are seen it is looked for where their slide begins.
const FURTHEST = 2000;

/** Spaces and dashes, a key, and the colon behind it. */
const keyAt = /^(\s*(?:- +)*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'[\]{},&*!|>%@`-](?:[^:#]|:(?=\S)|#(?<=\S#))*|-(?=[^\s])[^:#]*?)\s*:(?=\s|$)/;
const flowKey = /([{,]\s*)([\w-]+)(?=\s*:(?:\s|$))/g;
const blockHead = /(?:^|[:-]\s+)[|>][+-]?\d?[+-]?\s*(?:#.*)?$/;
const spaces = (line: string): number => line.match(/^ */)![0].length;

export interface Token {
  from: number;
  to: number;
  kind: "key" | "comment";
}

/** What reads line after line, from one that is in no text of several lines: what it finds in each. */
export function reader(): (line: string) => Token[] {
  let block = -1;
  let quote = "";
  return (line) => {
    if (block >= 0 && (!line.trim() || spaces(line) > block)) return [];
    block = -1;
    const key = quote ? null : line.match(keyAt);
    const found: Token[] = key ? [{ from: key[1]!.length, to: key[1]!.length + key[2]!.length, kind: "key" }] : [];
    const start = key ? key[0].length : 0;
    const rest = line.slice(start);
    let at = 0;
    if (!quote) at = rest.match(/^\s*(?:- +)*/)![0].length;
    const isFlow = /[[{]/.test(rest[at] ?? "");
    let comment = -1;
    for (let begins = !quote; at < rest.length; at++) {
      const sign = rest[at]!;
      if (quote) {
        if (quote === '"' && sign === "\\") at++;
        else if (sign === quote) quote = "";
      } else if (sign === "#" && (at + start === 0 || /\s/.test((line[at + start - 1])!))) {
        comment = at + start;
        break;
      } else if ((sign === '"' || sign === "'") && begins) quote = sign;
      begins = isFlow ? /[\s[{,:]/.test(sign) : begins && sign === " ";
    }
    if (isFlow) for (const one of rest.slice(0, comment < 0 ? undefined : comment - start).matchAll(flowKey))
      found.push({ from: start + one.index + one[1]!.length, to: start + one.index + one[0].length, kind: "key" });
    if (comment >= 0) found.push({ from: comment, to: line.length, kind: "comment" });
    if (!quote && blockHead.test(line)) block = key ? key[1]!.length : spaces(line);
    return found;
  };
}

/** The number of the nearest line above that begins an entry or a key of the whole file. */
function firstLine(doc: Text, number: number): number {
  for (let at = number; at > Math.max(1, number - FURTHEST); at--) if (/^(?:\S| {0,2}- +\S+:)/.test(doc.line(at).text)) return at;
  return Math.max(1, number - FURTHEST);
}

function visible(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { doc } = view.state;
  for (const { from, to } of view.visibleRanges) {
    const first = doc.lineAt(from).number;
    const read = reader();
    for (let number = firstLine(doc, first), last = doc.lineAt(to).number; number <= last; number++) {
      const line = doc.line(number);
      const found = read(line.text);
      if (number >= first) for (const one of found) builder.add(line.from + one.from, line.from + one.to, one.kind === "key" ? KEY : COMMENT);
    }
  }
  return builder.finish();
}

const drawn = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = visible(view);
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = visible(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** A new line begins below the words of the one above: below its key, or its dash where it has no key; deeper behind `|` and `>`. */
const newLine = indentService.of((context, at) => {
  const above = context.lineAt(at, -1);
  if (above.from + above.text.length !== at) return undefined;
  const key = above.text.match(keyAt);
  if (!key) return spaces(above.text);
  return key[1]!.length + (blockHead.test(above.text) ? UNIT : 0);
});

export const colours: Extension = [drawn, newLine, EditorState.languageData.of(() => [{ commentTokens: { line: "#" } }])];
