// Places of the server (line and column from 1) and positions in a text of CodeMirror (from 0).

import type { Text } from "@codemirror/state";
import type { Place, SourceChange } from "../messages.js";

export interface Stretch {
  from: number;
  to: number;
}

function position(doc: Text, line: number, column: number): number {
  if (line < 1) return 0;
  if (line > doc.lines) return doc.length;
  const at = doc.line(line);
  return Math.min(at.from + Math.max(0, column - 1), at.to);
}

export function stretch(doc: Text, place: Place): Stretch {
  const from = position(doc, place.line, place.column);
  return { from, to: Math.max(from, position(doc, place.end_line, place.end_column)) };
}

/** The place of a stretch. */
export function placeOf(doc: Text, file: number, { from, to }: Stretch): Place {
  const [first, last] = [doc.lineAt(from), doc.lineAt(to)];
  return { file, line: first.number, column: from - first.from + 1, end_line: last.number, end_column: to - last.from + 1 };
}

/** The smallest change that makes one text of the other, so that cursor and scroll stay. */
export function smallestChange(before: string, after: string): { from: number; to: number; insert: string } | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) };
}

/** The same between whole characters: what is sent must be text by itself. */
export function changedPart(before: string, after: string): { start: number; end: number; text: string } {
  const { from, to, insert } = smallestChange(before, after) ?? { from: 0, to: 0, insert: "" };
  const start = from - (isHalf(before, from) || isHalf(after, from) ? 1 : 0);
  const behind = isHalf(before, to) || isHalf(after, from + insert.length) ? 1 : 0;
  return { start, end: to + behind, text: after.slice(start, from + insert.length + behind) };
}

/** Whether a position stands inside a character of two units. */
const isHalf = (text: string, at: number): boolean => at > 0 && text.codePointAt(at - 1)! > 0xffff;

/** The changes of a quick fix, each in the text as it was before all of them. */
export function fixed(doc: Text, changes: readonly SourceChange[]): { from: number; to: number; insert: string }[] {
  return changes.map((change) => ({ ...stretch(doc, change.place), insert: change.text }));
}
