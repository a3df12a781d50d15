// The text of the deck: CodeMirror, one state a file, with one history each.

import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { Annotation, type ChangeDesc, ChangeSet, EditorState, type Extension, Prec, type StateEffect, type Text, Transaction } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, type ViewUpdate } from "@codemirror/view";
import { words } from "../words.js";
import { colours } from "./colours.js";
import { type FaultActions, faultNotes } from "./fault_notes.js";
import { help, helpAt } from "./help.js";
import { lines } from "./lines.js";
import { changingField, mapMarks, type Marks, marksField, openFault, setChanging, setMarks, slideAt } from "./marks.js";
import { pasted } from "./pasted.js";
import { placeOf, smallestChange, stretch, type Stretch } from "./places.js";
import type { HelpAt, Place } from "../messages.js";

/** What the editor tells the studio. */
export interface EditorEvents extends FaultActions {
  textChanged(file: number): void;
  cursorMoved(slide: string | null): void;
  focusPicture(): void;
}

/** A change which the server knows already. */
const isFromServer = Annotation.define<boolean>();

/** A text as it was when the server was asked about it, and what was changed since. */
interface Asked {
  file: number;
  doc: Text;
  since: ChangeDesc;
}

export class TextEditor {
  readonly view: EditorView;
  file = 0;
  private readonly states = new Map<number, EditorState>();
  private readonly known = new Set<number>();
  private readonly savedDepth = new Map<number, number>();
  private readonly extensions: Extension;
  private asked: Asked | null = null;
  /** The state that the view is about to show: what is changed goes out before it is drawn. */
  private coming: EditorState | null = null;
  private stood: { doc: Text; scroll: StateEffect<unknown> } | null = null;

  constructor(private readonly events: EditorEvents, nonce: string) {
    this.extensions = this.allExtensions(nonce);
    this.view = new EditorView({
      state: EditorState.create({ extensions: this.extensions }),
      dispatchTransactions: (transactions, view) => {
        this.changes(transactions);
        view.update(transactions);
      },
    });
  }

  private allExtensions(nonce: string): Extension {
    return [
      EditorView.cspNonce.of(nonce), pasted,
      lineNumbers(), highlightActiveLine(), highlightActiveLineGutter(), drawSelection(),
      history(), EditorView.lineWrapping, colours,
      EditorState.tabSize.of(2), search({ top: true }),
      marksField, lines, faultNotes(this.events), help(() => this.file),
      EditorView.editorAttributes.of({ class: "editor" }),
      EditorView.contentAttributes.of({ "aria-label": words.text, spellcheck: "true", tabindex: "0" }),
      EditorView.updateListener.of((update) => this.updated(update)),
      Prec.high(keymap.of([
        { key: "Alt-Enter", run: () => this.fixHere() },
        { key: "Ctrl-Enter", run: () => (this.events.focusPicture(), true) },
      ])),
      keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
    ];
  }

  private changes(transactions: readonly Transaction[]): void {
    const changes = transactions.filter((one) => one.docChanged);
    for (const one of changes) if (this.asked?.file === this.file) this.asked.since = this.asked.since.composeDesc(one.changes);
    if (changes.every((one) => one.annotation(isFromServer))) return;
    this.coming = transactions.at(-1)!.state;
    this.events.textChanged(this.file);
    this.coming = null;
  }

  private updated(update: ViewUpdate): void {
    if (update.docChanged || update.selectionSet) this.events.cursorMoved(slideAt(update.state)?.key ?? null);
  }

  private fixHere(): boolean {
    const mark = openFault(this.view.state);
    if (mark?.fault.fixes.length) this.events.fix(mark);
    return true;
  }

  private state(file: number): EditorState {
    return file === this.file ? (this.coming ?? this.view.state) : (this.states.get(file) ?? EditorState.create({ extensions: this.extensions }));
  }

  private apply(file: number, transaction: Transaction): void {
    if (file === this.file) this.view.dispatch(transaction);
    else {
      this.states.set(file, transaction.state);
      if (transaction.docChanged && !transaction.annotation(isFromServer)) this.events.textChanged(file);
    }
  }

  /** The server has given its text. */
  has(file: number): boolean {
    return this.known.has(file);
  }

  /** Half of a character, such as other programs put on the clipboard, is none: no file can hold it. */
  text(file: number): string {
    return this.state(file).doc.toString().toWellFormed();
  }

  /** The text of the server, such as at the beginning or after a change elsewhere: no step to undo at the beginning. */
  take(file: number, text: string): void {
    const isFirst = !this.has(file);
    this.known.add(file);
    const change = smallestChange(this.text(file), text);
    if (!this.states.has(file)) this.states.set(file, this.state(file));
    if (!change) return;
    const annotations = [isFromServer.of(true), ...(isFirst ? [Transaction.addToHistory.of(false)] : [isolateHistory.of("full")])];
    this.apply(file, this.state(file).update({ changes: change, annotations }));
    // The places of the same answer are those of this text.
    if (this.asked?.file === file) this.asked = null;
  }

  /** Write the text after an edit as one step to undo; `goesOn` where it belongs to the step before. */
  write(file: number, text: string, goesOn = false): void {
    const change = smallestChange(this.text(file), text);
    if (!change) return;
    // What is called so goes on with the step before, whatever that was; its start does not.
    const step = goesOn
      ? [Transaction.userEvent.of("input.type.compose")]
      : [isolateHistory.of("before"), Transaction.userEvent.of("input.type.compose.start")];
    this.apply(file, this.state(file).update({ changes: change, annotations: step }));
  }

  /** What comes next is a step of its own. */
  endStep(file: number): void {
    this.apply(file, this.state(file).update({ annotations: isolateHistory.of("full") }));
  }

  /** Changes of a quick fix, as one step. */
  change(file: number, changes: { from: number; to: number; insert: string }[]): void {
    this.apply(file, this.state(file).update({ changes, annotations: isolateHistory.of("full") }));
  }

  doc(file: number): Text {
    return this.state(file).doc;
  }

  open(file: number): void {
    if (file === this.file) return;
    this.states.set(this.file, this.view.state);
    const state = this.state(file);
    this.file = file;
    this.view.setState(state);
    this.asked = null;
  }

  /** Keep in mind which text the server is asked about now. */
  isAsked(): void {
    const { doc } = this.state(this.file);
    this.asked = { file: this.file, doc, since: ChangeSet.empty(doc.length) };
  }

  /** Show what the server said about the text that it was asked about. */
  mark(marks: (place: (at: Place) => Stretch) => Marks): void {
    const state = this.view.state;
    const asked = this.asked?.file === this.file ? this.asked : { file: this.file, doc: state.doc, since: ChangeSet.empty(state.doc.length) };
    const made = mapMarks(marks((at) => stretch(asked.doc, at)), asked.since);
    this.view.dispatch({ effects: setMarks.of(made) });
    this.events.cursorMoved(slideAt(this.view.state)?.key ?? null);
  }

  get marks(): Marks {
    return this.view.state.field(marksField);
  }

  cursorSlide(): string | null {
    return slideAt(this.view.state)?.key ?? null;
  }

  /** The first line of the cursor's line, from 1. */
  cursorLine(): number {
    return this.view.state.doc.lineAt(this.view.state.selection.main.head).number;
  }

  /** Begin there: what is in view already stays where it is, as somebody may be about to click on it. */
  beginAt(at: number): void {
    this.view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "nearest", yMargin: 60 }) });
  }

  /** Put the cursor there and show it. */
  go(at: number, isFocused: boolean, end = at): void {
    const head = Math.min(at, this.view.state.doc.length);
    this.view.dispatch({
      selection: { anchor: Math.min(end, this.view.state.doc.length), head },
      effects: EditorView.scrollIntoView(head, { y: "start", yMargin: 60 }),
    });
    if (isFocused) this.view.focus();
  }

  /** Its view is left for another: it keeps in mind where it stood. */
  isLeft(): void {
    this.stood = { doc: this.view.state.doc, scroll: this.view.scrollSnapshot() };
  }

  /** It is in the page again, where it stood; where its text is another by now, at the cursor. */
  isShown(): void {
    this.view.requestMeasure();
    const { stood } = this;
    const cursor = EditorView.scrollIntoView(this.view.state.selection.main.head, { y: "center" });
    if (stood) this.view.dispatch({ effects: stood.doc === this.view.state.doc ? stood.scroll : cursor });
  }

  /** Show which text is changed on the picture, without moving the cursor. */
  isChanging(place: Place | null): void {
    const at = place && stretch(this.view.state.doc, place);
    this.view.dispatch({ effects: [setChanging.of(at), ...(at ? [EditorView.scrollIntoView(at.from, { y: "nearest", yMargin: 60 })] : [])] });
  }

  /** Where the text stands now that is changed on the picture. */
  placeOfChange(file: number): Place | null {
    const state = this.state(file);
    const at = state.field(changingField);
    return at && placeOf(state.doc, file, at);
  }

  undo(): boolean {
    return undo(this.view);
  }

  redo(): boolean {
    return redo(this.view);
  }

  get canUndo(): boolean {
    return undoDepth(this.view.state) > 0;
  }

  get canRedo(): boolean {
    return redoDepth(this.view.state) > 0;
  }

  isSaved(file: number): void {
    this.savedDepth.set(file, undoDepth(this.state(file)));
  }

  /** How many steps lie between the text and what was saved last; at least one. */
  steps(file: number): number {
    return Math.max(1, Math.abs(undoDepth(this.state(file)) - (this.savedDepth.get(file) ?? 0)));
  }

  find(): void {
    openSearchPanel(this.view);
  }

  helpAt(): HelpAt {
    return helpAt(this.view.state, this.file);
  }

  insert(text: string): void {
    const word = this.view.state.wordAt(this.view.state.selection.main.head);
    const { from, to } = word ?? this.view.state.selection.main;
    this.view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length }, annotations: isolateHistory.of("full") });
    this.view.focus();
  }
}
