// Text that is pasted from Word or an e-mail, as the deck writes it: no word is lost.

import { type EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Line ends of Word within a paragraph, and those that only computers see. */
const BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const BULLET = /^\s*[•·▪◦‣●■]\s*/;

function asWritten(text: string, state: EditorState): string {
  const lines = text.replace(BREAKS, "\n").split("\n").map((line) => line.replace(/^[\t ]*\t[\t ]*/, (start) => start.replace(/\t/g, "  ")));
  if (!lines.some((line) => BULLET.test(line))) return lines.join("\n");
  const line = state.doc.lineAt(state.selection.main.from);
  const before = line.text.slice(0, state.selection.main.from - line.from);
  const indent = line.text.match(/^ */)![0];
  return lines
    .filter((one) => one.trim())
    .map((one, at) => {
      const said = one.replace(BULLET, "").trim();
      // A dash may stand before the cursor already; a line without a bullet goes on with its point.
      const dash = at === 0 && before.trim() ? "" : BULLET.test(one) ? "- " : at === 0 ? "" : "  ";
      return `${at === 0 ? "" : indent}${dash}${said}`;
    })
    .join("\n");
}

export const pasted: Extension = EditorView.clipboardInputFilter.of(asWritten);
