// The talk: which slide is on the screen, its clock, and the speaker's window, told by a channel.

import type { PagePicture, SectionEntry, SlideEntry } from "./messages.js";
import type { Studio } from "./studio.js";

/** Where the talk stands. Times are those of `Date.now`, 0 where the clock stands still. */
export interface TalkAt {
  page: number;
  isBlack: boolean;
  runningSince: number;
  secondsBefore: number;
}

/** What the speaker's window shows. */
export interface TalkDeck {
  title: string;
  slides: readonly SlideEntry[];
  sections: readonly SectionEntry[];
  pictures: readonly PagePicture[];
  minutes: number;
}

export type Told = { kind: "deck"; deck: TalkDeck } | { kind: "at"; at: TalkAt | null };
export type Called = { kind: "who" } | { kind: "go"; page: number } | { kind: "step"; by: 1 | -1 } | { kind: "black" } | { kind: "pause" } | { kind: "again" } | { kind: "end" };

export const channelName = (): string => `talk ${location.pathname}`;

export const secondsOf = (at: TalkAt): number => at.secondsBefore + (at.runningSince ? (Date.now() - at.runningSince) / 1000 : 0);

/** So long after a window was opened, Firefox leaves the full screen by itself. */
const LEAVES_MS = 3000;

export class Talk {
  at: TalkAt | null = null;
  private notesOpened = 0;
  private readonly channel = new BroadcastChannel(channelName());

  constructor(private readonly studio: Studio) {
    this.channel.onmessage = (event: MessageEvent<Called>) => this.called(event.data);
  }

  /** Show the talk, from the slide that is looked at. */
  begin(): void {
    const page = this.studio.slide?.pages[this.studio.pageAt] ?? 0;
    this.at = { page, isBlack: false, runningSince: Date.now(), secondsBefore: 0 };
    this.studio.set({ view: "talk", dialog: null });
    this.fillScreen();
    void navigator.wakeLock?.request("screen").catch(() => undefined);
    this.studio.focus(".talk");
    this.tell();
  }

  fillScreen(): void {
    document.documentElement.requestFullscreen?.().catch(() => undefined);
  }

  /** The full screen was left: by Escape the talk ends, by the window with the notes it goes on. */
  leftScreen(): void {
    if (document.fullscreenElement || Date.now() - this.notesOpened < LEAVES_MS) this.studio.changed();
    else if (this.at) this.end();
  }

  end(): void {
    const page = this.at?.page ?? 0;
    this.at = null;
    if (document.fullscreenElement) void document.exitFullscreen();
    this.studio.set({ view: "write" });
    const slide = this.studio.state?.slides.find((one) => one.pages.includes(page));
    if (slide) this.studio.choose(slide.key);
    this.studio.focus("#picture");
    this.tell();
  }

  go(page: number): void {
    const last = (this.studio.state?.page_count ?? 1) - 1;
    if (this.at) this.put({ page: Math.max(0, Math.min(last, page)), isBlack: false });
  }

  /** On or back; hidden slides are left out, as PowerPoint does. */
  step(by: 1 | -1): void {
    if (!this.at) return;
    const hidden = new Set((this.studio.state?.slides ?? []).filter((slide) => slide.is_hidden).flatMap((slide) => slide.pages));
    let page = this.at.page + by;
    while (hidden.has(page)) page += by;
    this.go(page < 0 || page >= (this.studio.state?.page_count ?? 0) ? this.at.page : page);
  }

  black(): void {
    if (this.at) this.put({ isBlack: !this.at.isBlack });
  }

  pause(): void {
    if (this.at) this.put({ secondsBefore: secondsOf(this.at), runningSince: this.at.runningSince ? 0 : Date.now() });
  }

  again(): void {
    this.put({ secondsBefore: 0, runningSince: Date.now() });
  }

  openNotes(): void {
    this.notesOpened = Date.now();
    window.open("#speaker", "presenter", "popup,width=1200,height=760");
  }

  private put(values: Partial<TalkAt>): void {
    if (!this.at) return;
    this.at = { ...this.at, ...values };
    this.studio.changed();
    this.channel.postMessage({ kind: "at", at: this.at } satisfies Told);
  }

  /** Tell the speaker's window all that there is. */
  tell(): void {
    const { state } = this.studio;
    if (!state) return;
    if (this.at) {
      const deck: TalkDeck = {
        title: this.studio.title,
        slides: state.slides.filter((slide) => slide.pages.length > 0),
        sections: state.sections,
        pictures: [...this.studio.pictures.values()],
        minutes: state.minutes,
      };
      this.channel.postMessage({ kind: "deck", deck } satisfies Told);
    }
    this.channel.postMessage({ kind: "at", at: this.at } satisfies Told);
  }

  private called(call: Called): void {
    switch (call.kind) {
      case "who": return this.tell();
      case "step": return this.step(call.by);
      case "go": return this.go(call.page);
      case "black": return this.black();
      case "pause": return this.pause();
      case "again": return this.again();
      case "end": if (this.at) this.end();
    }
  }
}
