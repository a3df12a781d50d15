// Text that is pasted from Word, Excel or an e-mail, as the deck writes it: no word is lost.

import { type EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Line ends of Word within a paragraph, and those that only computers see. */
const BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
/** The sign of an entry; Word writes a number with a Tab key behind it. */
const BULLET = /^\s*(?:[•·▪◦‣●■]\s*|\(?\d{1,3}[.)]\t\s*)/;
const KEY = /^((?: |- )*)["'\w-]+:(?:\s|$)/;

function asWritten(text: string, state: EditorState): string {
  const lines = text.replace(BREAKS, "\n").split("\n").map((line) => line.replace(/^[\t ]*\t[\t ]*/, (start) => start.replace(/\t/g, "  ")));
  const line = state.doc.lineAt(state.selection.main.from);
  const before = line.text.slice(0, state.selection.main.from - line.from);
  if (lines.some((one) => BULLET.test(one))) return asEntries(lines, before, line.text);
  const rest = lines.slice(1).filter((one) => one.trim());
  // What stands at the margin would end what it is pasted into; lines of a deck bring their own.
  if (!before || !rest.length || rest.some((one) => one.startsWith(" "))) return lines.join("\n");
  if (/^ *- /.test(before) && !KEY.test(before)) return asEntries(lines.map((one, at) => (at && one.trim() ? `•${one}` : one)), before, line.text);
  const margin = " ".repeat(before.trim() ? marginIn(line.text) : before.length);
  return lines.map((one, at) => (at && one.trim() ? margin + one : one)).join("\n");
}

/** Where a text goes on: behind its key, or below its last line. */
function marginIn(line: string): number {
  const key = line.match(KEY);
  return key ? key[1]!.length + 2 : line.match(/^ */)![0].length;
}

/** Each with its dash; a line without a sign goes on with its entry. */
function asEntries(lines: readonly string[], before: string, line: string): string {
  const indent = line.match(/^ */)![0];
  return lines
    .filter((one) => one.trim())
    .map((one, at) => {
      const said = one.replace(BULLET, "").trim();
      // A dash may stand before the cursor already.
      const dash = at === 0 && before.trim() ? "" : BULLET.test(one) ? "- " : at === 0 ? "" : "  ";
      return `${at === 0 ? "" : indent}${dash}${said}`;
    })
    .join("\n");
}

export const pasted: Extension = EditorView.clipboardInputFilter.of(asWritten);
