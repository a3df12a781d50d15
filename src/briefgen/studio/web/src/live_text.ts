// A field of the page whose words stand in the file as they are typed: one field is one step to undo.

import { ask } from "./api.js";
import type { EditAsked } from "./messages.js";
import type { Studio } from "./studio.js";

/** Where the words go, in the text of the file as it is now. */
export type WrittenTo = Omit<EditAsked, "text" | "value">;

const AGAIN_MS = 5;

export class LiveText {
  value: string;
  /** The text of the file when the field was opened: each value is written into that. */
  private base: string;
  /** The text of the file after what was written last. Where it is another, somebody else wrote in it: the base is new then. */
  private known: string;
  private isShared = false;
  private isBusy = false;
  private isWanted = false;
  private isWritten = false;
  private isRefused = false;
  /** What is written next belongs to the step that was written last. */
  private goesOn = false;

  constructor(
    private readonly studio: Studio,
    private readonly first: string,
    private to: WrittenTo,
    /** Where the words go after others wrote in the file; null where that is gone. */
    private readonly find: () => WrittenTo | null,
  ) {
    this.value = first;
    this.base = this.known = studio.editor.text(to.file);
    studio.live.add(this);
  }

  change(value: string): void {
    this.value = value;
    this.isWanted = true;
    this.studio.changed();
    if (!this.isBusy) void this.write();
  }

  /** Whether all words stand in the file; those that do not, because the server does not answer or refuses them, stay in the field. */
  async finish(): Promise<boolean> {
    if (this.isWanted && !this.isBusy) void this.write();
    while (this.isBusy) await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    return !this.isWanted && !this.isRefused;
  }

  /** The field is closed: what comes next is a step of its own. */
  end(): void {
    this.studio.live.delete(this);
    this.studio.editor.endStep(this.to.file);
  }

  /** The text is as it was: one step back, unless others wrote since. */
  async takeBack(): Promise<void> {
    this.isWanted = false;
    await this.finish();
    const { editor } = this.studio;
    if (this.isWritten && (this.isShared || editor.text(this.to.file) !== this.known)) {
      this.change(this.first);
      await this.finish();
    } else if (this.isWritten) editor.undo();
  }

  private async write(): Promise<void> {
    this.isBusy = true;
    try {
      while (this.isWanted) {
        this.isWanted = false;
        await this.writeOnce();
      }
    } catch {
      this.isWanted = true;
    } finally {
      this.isBusy = false;
    }
  }

  private async writeOnce(): Promise<void> {
    const { editor } = this.studio;
    const { file } = this.to;
    if (editor.text(file) !== this.known) await this.goOn();
    const edited = await ask("edit", { ...this.to, text: this.base, value: this.value });
    this.isRefused = !!edited.refused;
    if (edited.refused) return this.studio.say(edited.refused);
    if (editor.text(file) !== this.known) {
      this.isWanted = true; // somebody wrote meanwhile: once more, into that
      return;
    }
    editor.write(file, edited.text, this.goesOn);
    this.goesOn = true;
    this.known = editor.text(file);
    this.isWritten = true;
  }

  /** Somebody else wrote in the file. */
  private async goOn(): Promise<void> {
    await this.studio.conversation.idle();
    this.isShared = true;
    this.goesOn = false;
    this.base = this.known = this.studio.editor.text(this.to.file);
    const to = this.find();
    if (!to) throw new Error("its slide is gone");
    this.to = to;
  }
}
