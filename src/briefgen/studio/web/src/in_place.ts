// A text on the picture that is changed in place: one field is one step to undo.

import { ask } from "./api.js";
import type { PageText, Place } from "./messages.js";
import type { Studio } from "./studio.js";

export interface Field {
  slide: string;
  /** Which of the texts of the page. */
  at: number;
  text: PageText;
  value: string;
  /** The text of the file when the field was opened: each value is written into that. */
  base: string;
  place: Place;
}

export class InPlace {
  field: Field | null = null;
  private isBusy = false;
  private isWanted = false;
  private isWritten = false;

  constructor(private readonly studio: Studio) {}

  open(text: PageText): void {
    const { studio } = this;
    if (this.field) this.done();
    if (studio.mustWait) return studio.say(studio.mustWait);
    studio.openFile(text.place.file);
    const base = studio.editor.text(text.place.file);
    this.field = { slide: studio.current, at: this.texts.indexOf(text), text, value: text.written, base, place: text.place };
    this.isWritten = false;
    studio.editor.isChanging(text.place);
    studio.set({ tab: "slide" });
    studio.focus(".in-place");
  }

  /** The texts of the page that is shown. */
  get texts(): PageText[] {
    return (this.studio.picture?.texts ?? []) as PageText[];
  }

  /** The text as it is laid out now. */
  get now(): PageText | null {
    const { field } = this;
    return field && (this.texts[field.at] ?? field.text);
  }

  change(value: string): void {
    if (!this.field) return;
    this.field.value = value;
    this.isWanted = true;
    this.studio.changed();
    if (!this.isBusy) void this.write();
  }

  private async write(): Promise<void> {
    this.isBusy = true;
    while (this.isWanted && this.field) {
      this.isWanted = false;
      const { base, place, value } = this.field;
      const edited = await ask("edit", { kind: "set-text", file: place.file, text: base, place, value });
      if (edited.refused) this.studio.say(edited.refused);
      else if (this.field?.base === base) {
        this.studio.editor.write(place.file, edited.text, this.isWritten);
        this.isWritten = true;
      }
    }
    this.isBusy = false;
  }

  private async finish(): Promise<void> {
    while (this.isBusy) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** Keep what was written. */
  done(): void {
    const { field } = this;
    if (!field) return;
    void this.finish().then(() => {
      if (this.field === field) this.field = null;
      this.studio.editor.endStep(field.place.file);
      if (!this.field) this.studio.editor.isChanging(null);
      this.studio.changed();
    });
    if (!this.isBusy) this.field = null;
    this.studio.changed();
  }

  async leave(): Promise<void> {
    const { field } = this;
    if (!field) return;
    this.isWanted = false;
    await this.finish();
    this.field = null;
    if (this.isWritten) this.studio.editor.undo();
    this.studio.editor.isChanging(null);
    this.studio.editor.endStep(field.place.file);
    this.studio.changed();
  }

  async next(by: 1 | -1): Promise<void> {
    const { field } = this;
    if (!field) return;
    this.done();
    await this.finish();
    await this.studio.conversation.idle();
    const text = this.texts[field.at + by];
    if (text) this.open(text);
    else this.studio.focus("#picture");
  }
}
