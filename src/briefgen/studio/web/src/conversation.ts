// Asks the server for the state: one question at a time, and the newest text wins.

import { StateLine, Stopped } from "./api.js";
import { SentTexts } from "./sent_texts.js";
import type { Ask, FirstPictures, StudioState } from "./messages.js";

type Choice = Partial<Pick<Ask, "deck" | "event" | "audience" | "language" | "look">>;

export interface Speaker {
  /** The text of a file as it is now. */
  text(file: number): string;
  current(): string;
  /** The question goes out now: what is typed from here on is newer than its answer. */
  asked(): void;
  /** The slide that is shown, before all else. */
  shown(first: FirstPictures): Promise<void>;
  answered(state: StudioState): void;
  stopped(): void;
}

const AGAIN_MS = 1000;

export class Conversation {
  private isBusy = false;
  private isWanted = false;
  private have = 0;
  private revision = 0;
  private choice: Choice = {};
  private asking: readonly number[] = [];
  private readonly line = new StateLine();
  private readonly sent = new SentTexts();
  private readonly changed = new Set<number>();
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly speaker: Speaker) {}

  /** The text of a file is another now. */
  textChanged(file: number): void {
    this.changed.add(file);
    this.revision += 1;
    this.want();
  }

  /** The page goes on from the text of a file that the server gave. */
  tookText(file: number, text: string): void {
    this.sent.took(file, text);
  }

  /** The server has not seen the newest text of a file. */
  isAhead(file: number): boolean {
    return this.changed.has(file) || this.asking.includes(file);
  }

  /** Ask, perhaps with another choice. */
  want(choice: Choice = {}): void {
    this.choice = { ...this.choice, ...choice };
    this.isWanted = true;
    if (!this.isBusy) void this.run();
  }

  /** Ask for everything anew. */
  wantAll(): void {
    this.have = 0;
    this.want();
  }

  /** All that was typed has been answered. */
  idle(): Promise<void> {
    return this.isBusy || this.isWanted ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve();
  }

  /** A state that came by another way. */
  took(state: StudioState): void {
    this.have = state.version;
  }

  /** The text of a file goes out once more. */
  private again(file: number): void {
    this.changed.add(file);
    this.isWanted = true;
  }

  /** A text that went out was answered. */
  private settle(file: number, state: StudioState): void {
    if (!state.unknown?.includes(file)) return this.sent.arrived(file);
    this.sent.isUnknown(file);
    this.again(file);
  }

  private async run(): Promise<void> {
    this.isBusy = true;
    while (this.isWanted) {
      this.isWanted = false;
      await this.once();
    }
    this.isBusy = false;
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private async once(): Promise<void> {
    const { choice, revision } = this;
    const files = [...this.changed];
    const whole = new Map(files.map((file) => [file, this.speaker.text(file)]));
    const texts = files.map((file) => this.sent.part(file, whole.get(file)!));
    this.changed.clear();
    this.asking = files;
    this.choice = {};
    this.speaker.asked();
    try {
      const question = { have: this.have, revision, texts, current: this.speaker.current(), ...choice };
      const answer = this.line.ask(question, (first) => this.speaker.shown(first));
      for (const [file, text] of whole) this.sent.goesOut(file, text);
      const state = await answer;
      this.have = state.version;
      this.asking = [];
      for (const file of files) this.settle(file, state);
      this.speaker.answered(state);
    } catch (error) {
      for (const file of files) {
        this.sent.isLost(file);
        this.again(file);
      }
      this.asking = [];
      this.choice = { ...choice, ...this.choice };
      if (!(error instanceof Stopped)) console.error(error);
      this.speaker.stopped();
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      this.isWanted = true;
    }
  }
}
