// A text on the picture that is changed in place.

import { LiveText } from "./live_text.js";
import type { PageText } from "./messages.js";
import type { Studio } from "./studio.js";

export interface Field {
  slide: string;
  /** Which of the texts of the page. */
  at: number;
  text: PageText;
  live: LiveText;
}

export class InPlace {
  field: Field | null = null;

  constructor(private readonly studio: Studio) {}

  /** Open the field of a text, when all that was written before has its place. */
  async open(shown: PageText): Promise<void> {
    const { studio } = this;
    const at = this.texts.indexOf(shown);
    await this.done();
    await studio.conversation.idle();
    const text = this.texts[at];
    if (studio.mustWait) return studio.say(studio.mustWait);
    if (this.field && studio.find(this.field.slide)) return studio.choose(this.field.slide); // its words were refused, and stay there
    if (this.field) this.close(this.field);
    if (text) this.begin(text, at);
  }

  private begin(text: PageText, at: number): void {
    const { studio } = this;
    const { place } = text;
    studio.openFile(place.file);
    studio.editor.isChanging(place);
    const to = { kind: "set-text", file: place.file, place } as const;
    const find = () => ({ ...to, place: studio.editor.placeOfChange(place.file) ?? place });
    this.field = { slide: studio.current, at, text, live: new LiveText(studio, text.written, to, find) };
    studio.set({ tab: "slide", pane: "picture" });
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
    this.field?.live.change(value);
  }

  /** Keep what was written. */
  async done(): Promise<void> {
    const { field } = this;
    if (field && (await field.live.finish())) this.close(field);
  }

  /** The text is as it was. */
  async leave(): Promise<void> {
    const { field } = this;
    if (!field) return;
    await field.live.takeBack();
    this.close(field);
  }

  private close(field: Field): void {
    if (this.field !== field) return;
    this.field = null;
    field.live.end();
    this.studio.editor.isChanging(null);
    this.studio.changed();
  }

  async next(by: 1 | -1): Promise<void> {
    const { field } = this;
    if (!field) return;
    await this.done();
    await this.studio.conversation.idle();
    const text = this.texts[field.at + by];
    if (text) await this.open(text);
    else this.studio.focus("#picture");
  }
}
