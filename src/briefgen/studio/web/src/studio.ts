// What the page knows and does; the parts of the page draw it and call it.

import { ask, listen } from "./api.js";
import { Conversation } from "./conversation.js";
import type { LiveText } from "./live_text.js";
import type { FaultMark } from "./editor/marks.js";
import { fixed, stretch } from "./editor/places.js";
import { TextEditor } from "./editor/text_editor.js";
import { InPlace } from "./in_place.js";
import type {
  Build, EditAsked, Edited, Fault, FirstPictures, Help, ImportPoint, ImportReport, LayoutCard, Offer, PagePicture, Place, Saved, SlideEntry, StudioState,
} from "./messages.js";
import type { SheetKind } from "./sheets.js";
import type { Remedy } from "./editor/fault_notes.js";
import { painted } from "./painted.js";
import { Talk } from "./talk.js";
import type { Landing } from "./parts/slide_drag.js";
import { countHidden, dated, pagesOf } from "./slides.js";
import { upper, words } from "./words.js";

export type Tab = "slide" | SheetKind;
export type View = "write" | "built" | "import" | "conflict" | "talk";
export type Dialog = "gallery" | "keys" | "help" | "choices" | null;
export type Pane = "slides" | "text" | "faults" | "picture";

type Choice = Parameters<Conversation["want"]>[0];

/** A picture that waits for its description. */
export interface ToDescribe {
  slide: string;
  /** The name of its file. */
  name: string;
  /** How many lines below the first of its slide it waits; null for one that was dropped just now. */
  below: number | null;
}

export class Studio {
  state: StudioState | null = null;
  readonly pictures = new Map<number, PagePicture>();
  readonly svgs = new Map<string, string>();
  current = "";
  /** Which of the pages of the current slide is shown. */
  pageAt = 0;
  tab: Tab = "slide";
  /** -1 is the page on which the current slide stands. */
  sheetPage = -1;
  view: View = "write";
  dialog: Dialog = null;
  /** At 200 % zoom one pane is shown at a time. */
  pane: Pane = "text";
  folded = new Set<number>();
  message = "";
  isStopped = false;
  savedAt = "";
  help: Help | null = null;
  build: Build | null = null;
  builtAt = "";
  /** The offer to save paper was left. */
  isOfferLeft = false;
  report: ImportReport | null = null;
  /** Which points of the report were seen, and which is open. */
  reportSeen: ReadonlySet<number> = new Set();
  reportAt = 0;
  conflict: Saved | null = null;
  toDescribe: ToDescribe | null = null;
  /** Where a slide that is drawn by the pointer will land. */
  landing: Landing | null = null;
  layouts: LayoutCard[] = [];
  readonly editor: TextEditor;
  readonly conversation: Conversation;
  readonly inPlace: InPlace;
  readonly talk: Talk;
  /** The fields that are open: their words belong to what is saved. */
  readonly live = new Set<LiveText>();
  private readonly drawers = new Set<() => void>();
  private readonly pictureDrawers = new Set<() => void>();
  private readonly titles = new Map<string, string>();
  private fonts = 0;
  private moving: Promise<void> = Promise.resolve();
  private reading: Promise<void> = Promise.resolve();
  private isDrawing = false;
  private messageTimer = 0;
  private focusNext: (() => boolean) | null = null;

  constructor(nonce: string) {
    this.editor = new TextEditor(
      {
        textChanged: (file) => this.textChanged(file),
        cursorMoved: (slide) => this.cursorMoved(slide),
        fix: (mark) => this.fixMark(mark),
        help: () => void this.showHelp(),
        takeBack: () => this.undo(),
        remedy: (fault) => this.remedy(fault),
        focusPicture: () => this.focusPane("picture"),
      },
      nonce,
    );
    this.conversation = new Conversation({
      text: (file) => this.editor.text(file),
      current: () => this.current,
      asked: () => this.editor.isAsked(),
      shown: (first) => this.takeFirst(first),
      answered: (state) => this.take(state),
      stopped: () => this.stopped(),
    });
    this.inPlace = new InPlace(this);
    this.talk = new Talk(this);
  }

  start(): void {
    this.conversation.want();
    listen({
      files: () => this.conversation.want(),
      build: (build) => this.buildTold(build),
      gone: () => this.stopped(),
      back: () => this.isStopped && this.conversation.wantAll(),
    });
  }

  // Drawing: at most once for all that happens at a time.

  onChange(draw: () => void): () => void {
    this.drawers.add(draw);
    return () => this.drawers.delete(draw);
  }

  /** The picture that is shown is another, and nothing else. */
  onPicture(draw: () => void): () => void {
    this.pictureDrawers.add(draw);
    return () => this.pictureDrawers.delete(draw);
  }

  changed(): void {
    if (this.isDrawing) return;
    this.isDrawing = true;
    queueMicrotask(() => {
      this.isDrawing = false;
      for (const draw of this.drawers) draw();
    });
  }

  /** What was to be drawn is in the page now. */
  drawn(): void {
    if (this.focusNext?.()) this.focusNext = null;
  }

  set(values: Partial<Pick<Studio, "tab" | "view" | "dialog" | "pane" | "sheetPage" | "pageAt" | "report" | "reportAt" | "reportSeen" | "conflict" | "toDescribe" | "help">>): void {
    Object.assign(this, values);
    this.changed();
  }

  say(message: string): void {
    this.message = message;
    clearTimeout(this.messageTimer);
    this.messageTimer = window.setTimeout(() => {
      this.message = "";
      this.changed();
    }, 8000);
    this.changed();
  }

  // What the server said.

  /** The slide that is looked at is painted before the rest is read. */
  private takeFirst(first: FirstPictures): Promise<void> {
    for (const picture of first.pictures) this.pictures.set(picture.page, picture);
    for (const draw of this.pictureDrawers) draw();
    return painted();
  }

  private take(state: StudioState): void {
    this.isStopped = false;
    // A file that came to be meanwhile.
    if (state.files.some((file, index) => file.text === null && !this.editor.has(index))) return this.conversation.wantAll();
    const isFirst = this.state === null || this.state.kind === "start" || this.state.choices.deck !== state.choices.deck;
    this.state = state;
    for (const picture of state.pictures) {
      const known = this.pictures.get(picture.page);
      // An old picture comes without what can be changed in it; how full it was is still true.
      const fits = picture.fits.length || known?.svg !== picture.svg ? picture.fits : known.fits;
      this.pictures.set(picture.page, { ...picture, fits });
    }
    for (const page of [...this.pictures.keys()]) if (page >= state.page_count) this.pictures.delete(page);
    if (state.kind === "start") return this.changed();
    state.files.forEach((file, index) => {
      if (file.text === null || this.conversation.isAhead(index)) return;
      this.editor.take(index, file.text);
      this.conversation.tookText(index, file.text);
    });
    state.files.forEach((file, index) => file.is_saved && !this.conversation.isAhead(index) && this.editor.isSaved(index));
    if (isFirst) this.begin(state);
    if (this.fonts !== state.fonts) this.readFonts(state.fonts);
    this.remark();
    if (!this.slide) this.current = this.editor.cursorSlide() ?? state.slides[0]?.key ?? "";
    if (state.same_words.length && this.tab !== "slide" && !state.sheets.includes(this.tab)) this.tab = "slide";
    this.talk.tell();
    this.changed();
  }

  /** Templates bring faces of their own: their style sheet is another then. */
  private readFonts(count: number): void {
    const link = document.querySelector<HTMLLinkElement>("#fonts");
    if (link && count) link.href = `fonts.css?${count}`;
    this.fonts = count;
  }

  private begin(state: StudioState): void {
    document.documentElement.lang = "en-GB";
    this.editor.open(state.file);
    this.current = "";
    this.layouts = [];
    if (state.files.some((file) => file.was_recovered)) this.say(words.recovered);
    const first = state.slides.find((slide) => slide.entry >= 0) ?? state.slides[0];
    if (first)
      queueMicrotask(() => {
        const mark = this.editor.marks.slides.find((one) => one.key === first.key);
        if (mark) this.editor.beginAt(mark.from);
        this.choose(first.key);
        this.conversation.want(); // nobody has asked yet for what can be changed on it
      });
    this.reading = ask("report", { deck: state.choices.deck, seen: null }).then((report) => this.knowReport(report), () => undefined);
    void ask("gallery", {}).then((gallery) => {
      this.layouts = gallery.cards;
      this.changed();
    }, () => undefined);
  }

  /** The project was made just now. */
  begun(state: StudioState): void {
    this.conversation.took(state);
    this.take(state);
    // The first slide is chosen a moment later, and its texts come with the answer about it.
    setTimeout(() => void this.reading.then(() => (this.report ? this.showReport() : void this.openFirstText())));
  }

  /** The report of the import that the deck was made by, where it was. */
  private knowReport(report: ImportReport): void {
    const seen = new Set(report.seen);
    const at = report.deck === this.report?.deck ? this.reportAt : Math.max(0, report.points.findIndex((_, index) => !seen.has(index)));
    this.set({ report: report.deck ? report : null, reportSeen: seen, reportAt: at });
  }

  private remark(): void {
    const { state, editor } = this;
    if (!state) return;
    const ofFile = (place: Place | null): place is Place => place?.file === editor.file;
    editor.mark((at) => ({
      slides: state.slides.filter((slide) => slide.entry >= 0 && ofFile(slide.place)).map((slide) => ({ ...at(slide.place), key: slide.key })),
      faults: state.faults.filter((fault) => ofFile(fault.place) && fault.place.line > 0).map((fault) => ({ ...at(fault.place!), fault, old: this.oldFor(fault) })),
    }));
  }

  private oldFor(fault: Fault): string {
    const slide = fault.is_error && !fault.stops_reading ? this.find(fault.slide) : undefined;
    return slide?.old_since ? this.nameOf(slide) : "";
  }

  private stopped(): void {
    if (this.isStopped) return;
    this.isStopped = true;
    this.changed();
  }

  private textChanged(file: number): void {
    this.conversation.textChanged(file);
    // Else the answer draws the page, which comes at once: the key is seen sooner.
    if (this.isStopped) this.changed();
  }

  private cursorMoved(key: string | null): void {
    if (!key || key === this.current) return;
    this.current = key;
    this.pageAt = 0;
    this.sheetPage = -1;
    this.conversation.want();
    this.changed();
  }

  // Slides.

  find(key: string): SlideEntry | undefined {
    return this.state?.slides.find((slide) => slide.key === key);
  }

  get slide(): SlideEntry | undefined {
    return this.find(this.current);
  }

  get picture(): PagePicture | undefined {
    const page = this.slide?.pages[this.pageAt] ?? this.slide?.pages[0];
    return page === undefined ? undefined : this.pictures.get(page);
  }

  get title(): string {
    const { decks, deck } = this.state!.choices;
    const file = this.state!.files[this.state!.file]?.name ?? "";
    const name = decks.find((one) => one.id === deck)?.name || deck || file.replace(/^.*\/|\.yaml$/g, "");
    // A text that cannot be read says no title: the last one holds.
    if (!this.state!.is_broken) this.titles.set(deck, name);
    return this.titles.get(deck) ?? name;
  }

  /** What a layout is called in the gallery. */
  layoutName(layout: string): string {
    return this.layouts.find((card) => card.layout === layout)?.name ?? upper(layout.replace(/-/g, " "));
  }

  nameOf(slide: SlideEntry): string {
    return words.slideName(words.pageNumbers(slide.pages));
  }

  /** Show a slide, its text too. */
  choose(key: string, isTextFocused = false): void {
    const slide = this.find(key);
    if (!slide) return;
    if (key !== this.current) void this.inPlace.done();
    const isOther = key !== this.current;
    this.current = key;
    if (isOther) Object.assign(this, { pageAt: 0, sheetPage: -1 });
    this.tab = this.view === "write" && isOther && this.tab !== "slide" ? this.tab : "slide";
    this.openFile(slide.place.file);
    const mark = this.editor.marks.slides.find((one) => one.key === key);
    const at = mark?.from ?? (slide.place.line > 0 ? stretch(this.editor.doc(slide.place.file), slide.place).from : null);
    if (at !== null && (!mark || this.editor.cursorSlide() !== key)) this.editor.go(at, isTextFocused);
    else if (isTextFocused) this.editor.view.focus();
    if (isTextFocused) {
      this.pane = "text";
      this.focusText();
    }
    if (isOther) this.conversation.want();
    this.changed();
  }

  openFile(file: number): void {
    if (file === this.editor.file) return;
    this.editor.open(file);
    this.remark();
    this.changed();
  }

  /** The slide before or after; on its other pages first. */
  step(by: 1 | -1): void {
    const pages = this.slide?.pages.length ?? 0;
    if (this.tab === "slide" && pages > 1 && this.pageAt + by >= 0 && this.pageAt + by < pages) return this.set({ pageAt: this.pageAt + by });
    const slides = this.state?.slides ?? [];
    const next = slides[slides.findIndex((slide) => slide.key === this.current) + by];
    if (next) this.choose(next.key);
  }

  goTo(place: Place, isFocused = true): void {
    this.openFile(place.file);
    const at = stretch(this.editor.doc(place.file), place);
    this.editor.go(at.from, isFocused);
    this.set({ view: "write", pane: "text" });
    if (isFocused) this.focusText();
  }

  // Changes of the text by meaning.

  /** Change the text by what is asked of it as it is then, when all that was typed has its place; null where there is nothing to ask, or where it is refused. */
  async edit(asked: () => Omit<EditAsked, "text"> | null): Promise<Edited | null> {
    await this.typed();
    const question = asked();
    if (!question) return null;
    const text = this.editor.text(question.file);
    const edited = await ask("edit", { ...question, text });
    if (this.editor.text(question.file) !== text) return this.edit(asked);
    if (edited.refused) {
      this.say(edited.refused);
      return null;
    }
    this.editor.write(question.file, edited.text);
    this.editor.endStep(question.file);
    await this.conversation.idle();
    return edited;
  }

  /** All that was typed, in the text and in fields, has been answered. */
  private async typed(): Promise<void> {
    for (const field of this.live) await field.finish();
    await this.conversation.idle();
  }

  /** An entry of the list as it is then: where it stands, by its key. */
  entryOf(key: string): { file: number; entry: number } | null {
    const slide = this.find(key);
    return slide && slide.entry >= 0 ? { file: slide.place.file, entry: slide.entry } : null;
  }

  /** Why slides cannot be moved now, "" where they can. */
  get mustWait(): string {
    return this.state?.is_broken ? words.mustWait : "";
  }

  /** Move a slide; who presses a key twice moves it twice, each time from where it stands then. */
  move(key: string, target: (entry: number) => number): Promise<void> {
    this.moving = this.moving.then(() => this.moveNow(key, target)).catch(() => undefined);
    return this.moving;
  }

  private async moveNow(key: string, target: (entry: number) => number): Promise<void> {
    let [name, file] = ["", 0];
    const edited = await this.edit(() => {
      const slide = this.find(key);
      if (!slide) return null;
      [name, file] = [this.nameOf(slide), slide.place.file];
      const to = target(slide.entry);
      const isEdge = to === slide.entry || to < 0 || to >= this.entries(slide.place.file);
      const why = this.mustWait || (slide.entry < 0 ? words.cannotMove : isEdge ? words.isEdge : "");
      if (why) this.say(why);
      return why ? null : { kind: "move", file, entry: slide.entry, to };
    });
    const now = edited && this.byEntry(file, edited.entry);
    if (!now) return;
    this.choose(now.key);
    const peers = this.state!.slides.filter((one) => one.section === now.section);
    const title = this.state!.sections[now.section]?.title ?? "";
    this.say(words.movedTo(upper(name), peers.indexOf(now) + 1, peers.length, title));
  }

  /** How many entries the list of slides of a file has. */
  entries(file: number): number {
    return Math.max(0, ...(this.state?.slides ?? []).filter((slide) => slide.place.file === file).map((slide) => slide.entry + 1));
  }

  byEntry(file: number, entry: number): SlideEntry | undefined {
    return this.state?.slides.find((slide) => slide.place.file === file && slide.entry === entry);
  }

  async change(kind: "duplicate" | "drop" | "hide" | "show"): Promise<void> {
    const key = this.current;
    let [name, file] = ["", 0];
    const edited = await this.edit(() => {
      const slide = this.find(key);
      const why = this.mustWait || (slide && slide.entry < 0 ? words.cannotMove : "");
      if (why) this.say(why);
      if (!slide || why) return null;
      [name, file] = [this.nameOf(slide), slide.place.file];
      return { kind, file, entry: slide.entry };
    });
    if (!edited) return;
    const now = this.byEntry(file, Math.min(edited.entry, this.entries(file) - 1));
    if (now && (kind === "duplicate" || kind === "drop")) this.choose(now.key);
    this.say(upper({ duplicate: words.duplicated, drop: words.dropped, hide: words.nowHidden, show: words.nowShown }[kind](name)));
  }

  /** Whether a picture can be put on a slide. */
  hasPicture(slide: SlideEntry | undefined): boolean {
    const card = this.layouts.find((one) => one.layout.split("/")[0] === slide?.layout);
    // What a layout has room for is said in a line each.
    return !!slide && slide.entry >= 0 && !this.mustWait && !!card?.room.some((line) => line.startsWith("Picture:"));
  }

  /** What is offered for a fault beside the picture: to choose one where it is missing, to describe one that nobody has. */
  remedy(fault: Fault): Remedy | null {
    if (fault.code === "BF101" && this.hasPicture(this.find(fault.slide))) return { name: words.choosePicture, press: () => this.showPicture(fault.slide, "#choose-picture") };
    const isMissing = this.state?.faults.some((other) => other.code === "BF101" && other.slide === fault.slide);
    const picture = fault.code === "BF503" && !isMissing && this.pictureAt(fault);
    if (!picture) return null;
    const press = () => {
      this.set({ toDescribe: picture });
      this.showPicture(fault.slide, "#description");
    };
    return { name: words.describeIt, press };
  }

  private showPicture(slide: string, field: string): void {
    this.set({ view: "write" });
    this.choose(slide);
    this.set({ tab: "slide", pane: "picture" });
    this.focus(field);
  }

  /** The picture whose description waits at the place of a fault: its file is named there, or in a line above. */
  private pictureAt({ slide, place }: Fault): ToDescribe | null {
    const first = this.find(slide)?.place;
    if (!place || !first || place.file !== first.file || !this.editor.has(place.file)) return null;
    const lines = this.editor.text(place.file).split("\n").slice(first.line - 1, place.line).reverse();
    const name = lines.map((line) => line.match(/\bfile:\s*(?:"([^"]+)"|'([^']+)'|([^\s,}'"][^,}]*))/)).find((found) => found);
    return name ? { slide, name: (name[1] ?? name[2] ?? name[3]!).trim(), below: place.line - first.line } : null;
  }

  async setLayout(layout: string): Promise<void> {
    const key = this.current;
    await this.edit(() => {
      const at = this.entryOf(key);
      return at && { kind: "layout", ...at, layout };
    });
  }

  /** A new slide comes to stand as that entry of the list, with its first text open. */
  async add(layout: string, file: number, to: () => number): Promise<void> {
    this.dialog = null;
    const edited = await this.edit(() => ({ kind: "add", file, layout, to: to() }));
    const now = edited && this.byEntry(file, edited.entry);
    if (!now) return;
    this.choose(now.key);
    if (!(await this.openFirstText()) && edited.cursor) this.goTo(edited.cursor);
  }

  /** Open the first text of the current slide; whether it has one. */
  private async openFirstText(): Promise<boolean> {
    await this.conversation.idle();
    const first = this.picture?.texts[0];
    if (first) await this.inPlace.open(first);
    return !!first;
  }

  /** An option of the handout, written where its outputs are named. */
  async setHandout(option: { key: string; value: string }): Promise<boolean> {
    const { handout } = await ask("sheet", { kind: "handout", page: 0, slide: "" });
    if (!handout || handout.file < 0) this.say(words.writtenElsewhere);
    else if (await this.edit(() => ({ kind: "output", file: handout.file, place: handout.place, ...option }))) {
      this.say(words.handoutNow(option));
      return true;
    }
    return false;
  }

  async takeOffer(offer: Offer): Promise<void> {
    if (!(await this.setHandout(offer))) return;
    this.leaveOffer();
    this.set({ view: "write", pane: "picture", tab: "handout", sheetPage: 0 });
    this.focus("#picture");
  }

  leaveOffer(): void {
    this.isOfferLeft = true;
    this.changed();
  }

  // The report of an import.

  showReport(): void {
    this.set({ view: "import" });
    this.choosePoint(this.reportAt);
  }

  choosePoint(index: number): void {
    this.set({ reportAt: index });
    const key = this.report?.points[index]?.slide;
    if (key) this.choose(key);
    this.focus(this.report?.points[index]?.picture && !this.reportSeen.has(index) ? "#point-description" : ".point[aria-current]");
  }

  /** The point was seen: on to the next that was not. */
  nextPoint(): void {
    const count = this.report?.points.length ?? 0;
    this.reportSeen = new Set([...this.reportSeen, this.reportAt]);
    void ask("report", { deck: this.report?.deck ?? "", seen: [...this.reportSeen] }).catch(() => undefined);
    const order = Array.from({ length: count }, (_, index) => (this.reportAt + 1 + index) % count);
    const next = order.find((index) => !this.reportSeen.has(index));
    if (next === undefined) this.say(words.allSeen);
    this.choosePoint(next ?? order[0] ?? 0);
  }

  async describe(point: ImportPoint, value: string): Promise<void> {
    if (await this.describePicture(point.slide, point.picture, value)) this.nextPoint();
  }

  /** What is said of a picture of a slide; "" says that it is only decoration. */
  async describePicture(slide: string, picture: string, value: string): Promise<boolean> {
    const edited = await this.edit(() => {
      const at = this.entryOf(slide);
      return at && { kind: "describe", ...at, key: picture, value };
    });
    return !!edited;
  }

  changeLayout(key: string): void {
    this.set({ view: "write", pane: "picture" });
    this.choose(key);
    this.focus(".slide-actions select");
  }

  changeFirstText(key: string): void {
    this.set({ view: "write", pane: "picture" });
    this.choose(key);
    void this.openFirstText();
  }

  // Faults.

  fixMark(mark: FaultMark): void {
    const fix = mark.fault.fixes[0];
    if (!fix) return;
    const files = new Set(fix.changes.map((change) => change.place.file));
    for (const file of files)
      this.editor.change(file, fixed(this.editor.doc(file), fix.changes.filter((change) => change.place.file === file)));
    this.editor.view.focus();
  }

  async fix(fault: Fault): Promise<void> {
    await this.conversation.idle();
    const newest = this.state?.faults.find((one) => one.code === fault.code && one.message === fault.message);
    if (newest?.place) this.goTo(newest.place, false);
    if (newest) this.fixMark({ fault: newest, from: 0, to: 0, old: "" });
  }

  async showHelp(): Promise<void> {
    this.help = await ask("help", this.editor.helpAt()).catch(() => null);
    this.set({ dialog: "help" });
  }

  undo(): void {
    void this.inPlace.done();
    if (!this.editor.undo()) this.say(words.nothingToUndo);
  }

  redo(): void {
    if (!this.editor.redo()) this.say(words.nothingToRedo);
  }

  // Saving, building.

  get isSaved(): boolean {
    return this.unsavedChanges === 0;
  }

  get unsavedChanges(): number {
    const files = this.state?.files ?? [];
    return files.reduce((sum, file, index) => sum + (file.is_saved && !this.conversation.isAhead(index) ? 0 : this.editor.steps(index)), 0);
  }

  async save(): Promise<boolean> {
    await this.typed();
    return this.took(await ask("save", {}));
  }

  /** What came of saving: done, refused, or a conflict to decide. */
  took(saved: Saved): boolean {
    if (saved.refused) this.say(saved.refused);
    if (saved.conflicts.length) {
      this.set({ conflict: saved, view: "conflict" });
      this.focus("#go-to-place");
    }
    else if (this.view === "conflict") this.set({ conflict: null, view: "write" });
    if (saved.is_saved) this.savedAt = saved.at;
    this.conversation.want();
    this.changed();
    return saved.is_saved;
  }

  get buildMustWait(): string {
    if (this.view === "conflict") return words.decisionNeeded;
    const faults = this.state?.faults.filter((fault) => fault.is_error).length ?? 0;
    return faults ? words.faultsFirst(faults) : "";
  }

  async startBuild(): Promise<void> {
    const first = this.state?.faults.find((fault) => fault.is_error);
    if (this.buildMustWait) {
      this.say(this.buildMustWait);
      if (this.view === "conflict") this.focus("#go-to-place");
      else if (first?.place) this.goTo(first.place);
      return;
    }
    if (!this.isSaved && !(await this.save())) return;
    this.view = "built";
    this.build = null;
    this.isOfferLeft = false;
    this.changed();
    this.buildTold(await ask("build", {}));
  }

  private buildTold(build: Build): void {
    if (!build.is_running && this.build !== build) this.builtAt = dated(new Date());
    this.build = build;
    this.changed();
    // Who waits for it goes on with the files; who writes meanwhile is left alone.
    if (build.files.length && this.view === "built" && document.activeElement === document.body) this.focus(".files td .button");
  }

  backToWriting(): void {
    this.set({ view: "write" });
    this.focusPane("text");
  }

  // Focus.

  /** Focus what is drawn next. */
  focus(selector: string): void {
    const go = () => {
      const found = document.querySelector<HTMLElement>(selector);
      found?.focus();
      return !!found;
    };
    this.focusNext = go;
    this.changed();
  }

  /** Focus the text, which at 200 % is seen only when its pane is drawn. */
  private focusText(): void {
    this.focusNext = () => (this.editor.view.focus(), true);
    this.changed();
  }

  focusPane(pane: Pane): void {
    this.set({ pane });
    if (pane === "text") this.focusText();
    else this.focus({ slides: ".slide-row[aria-current] , .slide-row", faults: "#faults-head", picture: "#picture" }[pane]);
  }

  want(choice: Choice): void {
    this.conversation.want(choice);
  }

  get counts(): { slides: number; hidden: number } {
    const slides = this.state?.slides ?? [];
    return { slides: pagesOf(slides), hidden: countHidden(slides) };
  }
}
