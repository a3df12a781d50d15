// Faults in the text: a line under the words, and under the line a note with the cause and the fix.

import { undoDepth } from "@codemirror/commands";
import { type EditorState, type Extension, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import type { Fault } from "../messages.js";
import { fixTitle, isLong, isQuoting, sentence, words } from "../words.js";
import { type FaultMark, marksField, openFault, setMarks } from "./marks.js";
import { fixed } from "./places.js";

export interface FaultActions {
  fix(mark: FaultMark): void;
  help(): void;
  takeBack(): void;
  remedy(fault: Fault): Remedy | null;
}

/** What the page has for a fault that no change of the text alone mends. */
export interface Remedy {
  name: string;
  press(): void;
}

class FaultNote extends WidgetType {
  constructor(
    readonly mark: FaultMark,
    readonly line: string,
    readonly canTakeBack: boolean,
    readonly actions: FaultActions,
  ) {
    super();
  }

  override eq(other: FaultNote): boolean {
    const [one, two] = [this.mark.fault, other.mark.fault];
    return one.message === two.message && one.hint === two.hint && one.code === two.code
      && this.mark.old === other.mark.old && this.canTakeBack === other.canTakeBack && this.line === other.line && one.fixes[0]?.title === two.fixes[0]?.title;
  }

  toDOM(): HTMLElement {
    const { fault, old } = this.mark;
    const place = element("div", "fault-place");
    const note = element("div", `fault-note ${fault.is_error ? "" : "is-advice"}`);
    place.append(note);
    note.setAttribute("role", "group");
    note.setAttribute("aria-label", fault.is_error ? words.fault : words.advice);
    const said = element("p", "");
    if (fault.stops_reading) said.append(element("strong", "", `${words.cannotBeRead} `));
    said.append(sentence(fault.message));
    if (fault.hint) said.append(` ${sentence(fault.hint)}`);
    if (old) said.append(` ${words.keepsPicture(old)}`);
    note.append(said);
    if (this.line && (fault.stops_reading || isLong(fault.fixes[0]))) note.append(element("p", "visually-hidden", words.wouldBeRight), element("pre", "right-line", this.line));
    note.append(this.buttons());
    return place;
  }

  private buttons(): HTMLElement {
    const { fault } = this.mark;
    const row = element("div", "buttons");
    const fix = fault.fixes[0];
    if (fix) row.append(button(fixTitle(fix), "primary small", () => this.actions.fix(this.mark)));
    const remedy = this.actions.remedy(fault);
    if (remedy) row.append(button(remedy.name, "primary small", () => remedy.press()));
    if (fault.stops_reading && this.canTakeBack) row.append(button(words.takeBack, "small", () => this.actions.takeBack()));
    if (!fault.stops_reading && !(fix && isQuoting(fix))) row.append(button(words.whatCanStand, "small", () => this.actions.help()));
    if (fix) row.append(element("kbd", "", "Alt"), element("kbd", "", "Enter"));
    return row;
  }

  override get estimatedHeight(): number {
    return 96;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function element(kind: string, name: string, text = ""): HTMLElement {
  const made = document.createElement(kind);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

function button(text: string, name: string, press: () => void): HTMLButtonElement {
  const made = element("button", `button ${name}`, text) as HTMLButtonElement;
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

/** The line of a fault after its first fix, "" where that changes more than this line. */
function rightLine(state: EditorState, mark: FaultMark): string {
  const fix = mark.fault.fixes[0];
  if (!fix) return "";
  const line = state.doc.lineAt(mark.from);
  const changes = fixed(state.doc, fix.changes);
  if (changes.some((change) => change.from < line.from || change.to > line.to || change.insert.includes("\n"))) return "";
  const after = state.changes(changes).apply(state.doc);
  return after.lineAt(Math.min(line.from, after.length)).text.trim();
}

function draw(state: EditorState, actions: FaultActions): DecorationSet {
  const found: { from: number; to: number; value: Decoration }[] = [];
  for (const mark of state.field(marksField).faults) {
    if (!mark.fault.place) continue;
    const end = Math.min(mark.to, state.doc.lineAt(mark.from).to);
    if (mark.from < end) found.push({ from: mark.from, to: end, value: Decoration.mark({ class: mark.fault.is_error ? "text-fault" : "text-advice" }) });
  }
  const open = openFault(state);
  if (open) {
    const line = state.doc.lineAt(Math.min(open.to, state.doc.lineAt(open.from).to));
    found.push({ from: line.to, to: line.to, value: Decoration.widget({ widget: new FaultNote(open, rightLine(state, open), undoDepth(state) > 0, actions), block: true, side: 1 }) });
  }
  return Decoration.set(found.map((part) => part.value.range(part.from, part.to)), true);
}

export function faultNotes(actions: FaultActions): Extension {
  return StateField.define<DecorationSet>({
    create: (state) => draw(state, actions),
    update(drawn, transaction) {
      const isNew = transaction.docChanged || transaction.selection || transaction.effects.some((effect) => effect.is(setMarks));
      return isNew ? draw(transaction.state, actions) : drawn;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

