// Written by docs/generate.py from the folder messages: change it there.

/** Something to look at: the number of the slide in the old file and the key of the new one, the reason as a word, and a sentence. */
export interface ImportPoint {
  old: number;
  slide: string;
  reason: string;
  sentence: string;
  picture: string;
}

/** What became of a presentation; `refused` says in a sentence why it was not taken. `words` is the count, `on_slides`, `in_notes` and `left_out` its parts; `before` the slides of the old file, drawn from its parts as SVG; `seen` the numbers of the points that were seen, from 0. */
export interface ImportReport {
  refused: string;
  deck: string;
  words: number;
  on_slides: number;
  in_notes: number;
  left_out: number;
  points: ImportPoint[];
  remarks: string[];
  before: string[];
  seen: number[];
}

/** POST api/import -> ImportReport: a presentation that was dropped, as base64; its deck becomes a new deck of the project and is the current one. */
export interface NewImport {
  file_name: string;
  data: string;
}

/** POST api/picture -> PictureAdded: a picture that was dropped, as base64. */
export interface NewPicture {
  file_name: string;
  data: string;
}

/** POST api/new -> StudioState: a new project in the empty folder, for an `organisation`, in a `look` (by its id) and a `language` (by its tag; "" for the first). `content` is "samples", "empty" or "file", with the `data` of a presentation as base64 and its `file_name`. `logo` is the organisation's; slides are built on the PowerPoint file `template` where one is given. */
export interface NewProject {
  organisation: string;
  look: string;
  content: "samples" | "empty" | "file";
  file_name?: string;
  data?: string;
  language?: string;
  logo?: NewPicture | null;
  template?: NewImport | null;
}

/** The name by which a deck shows it; `refused` says why it was not taken. */
export interface PictureAdded {
  name: string;
  refused: string;
}

/** POST api/report -> ImportReport: the report of the import that the current deck was made by, with the points that were `seen` since, which are noted down. */
export interface ReportAsked {
  deck: string;
  seen: number[] | null;
}

/** How a build stands: event "build" of the stream, and POST api/build {} -> Build, which begins one and returns at once. `share` from 0 to 1, `doing` such as: Handout, page 5 of 12; `parts` are the files on their way. */
export interface Build {
  is_running: boolean;
  share: number;
  doing: string;
  is_stopped: boolean;
  failed: string;
  files: ReadyFile[];
  changes: ChangedSlide[];
  folder: string;
  seconds: number;
  event: string;
  since: string;
  offer: Offer | null;
  parts: BuildPart[];
}

/** A file that is being made: its `name` and `kind` in plain words, how far it is (its `share`, from 0 to 1), and what is done to it just now (`doing`, such as: page 5 of 12), "" where that has not begun or has ended. */
export interface BuildPart {
  name: string;
  kind: string;
  share: number;
  doing: string;
}

/** A slide that is other than in the last build: `page` from 0 (-1: it is gone), what changed, the old words and the new. */
export interface ChangedSlide {
  page: number;
  title: string;
  what: string;
  old: string;
  new: string;
}

/** What is asked without saying more: api/gallery, api/save, api/build, api/stop. */
export interface Nothing {
}

/** A way to save paper or ink, in a sentence (`words`), and the option of the handout that does it. */
export interface Offer {
  words: string;
  key: "per-page" | "ink";
  value: string;
}

/** POST api/open -> Opened: open the file of the pack with this `index`, -1 for the folder. */
export interface OpenAsked {
  index: number;
}

/** `is_opened` where a program of this computer shows it; else the page shows `address`, "" where it can show nothing. */
export interface Opened {
  is_opened: boolean;
  address: string;
}

/** A file of the pack: its number, its name and the kind of file in plain words, how long it is ("12 pages"), one copy (sheets), what to print for the event ("40 copies, 120 sheets"), and what is new in it since the last build. */
export interface ReadyFile {
  index: number;
  name: string;
  kind: string;
  file: string;
  length: string;
  one_copy: string;
  to_print: string;
  news: string;
  sheets: number;
}

/** What can be chosen at the top, and what is (by id): the deck; its event, which is a target of the project; the audience; the language; the look. */
export interface Choices {
  decks: Option[];
  deck: string;
  events: Option[];
  event: string;
  audiences: Option[];
  audience: string;
  languages: Option[];
  language: string;
  looks: Option[];
  look: string;
}

/** A choice by its `id`, as it is shown (`name`). */
export interface Option {
  id: string;
  name: string;
}

/** POST api/edit -> Edited: a change of the text by meaning, of the file as it is in the page. It is not applied by the server: the page writes it into its own text, where it can be undone. - "set-text": what is written at `place` becomes `value` - "move": the entry `entry` comes to stand as number `to` - "duplicate", "drop", "hide", "show": the entry `entry` - "add": a slide with `layout` (its sample words in it) comes to stand as number `to` - "layout": the entry `entry` gets `layout` - "picture": the entry `entry` shows the picture `value` (a name that api/picture gave), with the alternative text `description` - "describe": the picture `key` (the name of its file) of the entry `entry` gets the alternative text `value`; "" says that it is only decoration - "output": the output at `place` (of none: the handout that is made where nobody names outputs) gets the option `key`, which is `value` - "set-key": the key `key` of the entry `entry` becomes the text `value`; "" takes it out */
export interface EditAsked {
  kind: "set-text" | "move" | "duplicate" | "drop" | "hide" | "show" | "add" | "layout" | "picture" | "describe" | "output" | "set-key";
  file: number;
  text: string;
  entry?: number;
  to?: number;
  place?: Place | null;
  value?: string;
  layout?: string;
  key?: string;
  description?: string;
}

/** The text after an edit; `refused` says in a sentence why there is none, else "". `cursor` is a place to go to, such as the title of a new slide; `entry` the number of the entry now. */
export interface Edited {
  text: string;
  refused: string;
  cursor: Place | null;
  entry: number;
}

/** What is wrong: `is_error` for a fault, else it is advice. `slide` is the key of its entry, "" where it is of none. `stops_reading` where the file cannot be read at all. */
export interface Fault {
  code: string;
  is_error: boolean;
  stops_reading: boolean;
  message: string;
  hint: string;
  place: Place | null;
  slide: string;
  fixes: QuickFix[];
}

/** A change that mends a fault: `title` such as: Change to "lead"; the `changes` of the text. */
export interface QuickFix {
  title: string;
  changes: SourceChange[];
}

/** A layout in the gallery, drawn in the deck's look: `what` it is for in at most six words, `group` among "Words", "Figures", "Order and place", "Beginning and end"; what it has room for (`room`, a line each); everyday words by which it is found; `source` the YAML of the sample. */
export interface LayoutCard {
  layout: string;
  name: string;
  what: string;
  group: string;
  room: string[];
  found_by: string[];
  svg: string;
  source: string;
}

/** POST api/gallery {} -> LayoutGallery. */
export interface LayoutGallery {
  cards: LayoutCard[];
}

/** A look: its `id`, `name`, what it is like, its cover. */
export interface LookCard {
  id: string;
  name: string;
  what: string;
  svg: string;
  samples: string[];
}

/** The name of the organisation as it is typed, and the language that is chosen. */
export interface StartAsk {
  organisation: string;
  language: string;
}

/** POST api/start {organisation} -> StartPictures: the looks with their names and a cover each as SVG, with the organisation on it; and the `languages` that a project can be in. */
export interface StartPictures {
  looks: LookCard[];
  languages: Option[];
}

/** A word that can stand at the cursor, with what it is for. */
export interface Completion {
  word: string;
  what: string;
  insert: string;
}

/** POST api/help {file, text, line, column} -> Help: what can stand at a place, and what the word there means (a line or two of plain text). */
export interface Help {
  title: string;
  what: string;
  completions: Completion[];
  page: string;
}

/** Where in a text the page asks for help. */
export interface HelpAt {
  file: number;
  text: string;
  line: number;
  column: number;
}

/** What can be chosen of the handout: how many slides stand on a page (`per_page`, a number or "auto"), and where that is written; of how many `copies` it is. */
export interface HandoutChoice {
  per_page: string;
  file: number;
  place: Place | null;
  is_shared: boolean;
  copies: number;
}

/** A page as SVG. Its items carry `data-at` ("line:column", relative to the first line of the entry as "+3:5", with the file's number before a "/" where it is another file than the entry's) and `data-slot`. `texts` and `fits` are given for the page that is looked at. */
export interface PagePicture {
  page: number;
  slide: string;
  svg: string;
  width: number;
  height: number;
  fits: PartFit[];
  texts: PageText[];
}

/** A text on a page that can be changed in place: its `name`, what is `written` (with markup), where, the box on the page in points (`x`, `y`, `width`, `height`), its size in points, colour and weight, and how many lines it has and may have (0: as many as it likes). */
export interface PageText {
  name: string;
  written: string;
  place: Place;
  x: number;
  y: number;
  width: number;
  height: number;
  size: number;
  colour: string;
  is_bold: boolean;
  lines: number;
  most_lines: number;
}

/** How full a part of a page is: its `name` as the form shows it, the `share` from 0 to 1 (more where it does not fit), and the `words` for it ("9 of 14 lines"). */
export interface PartFit {
  name: string;
  share: number;
  words: string;
}

/** A page of a kind of sheet. */
export interface SameWords {
  sheet: "handout" | "notes" | "reading";
  page: number;
}

/** Which page of which kind of sheet the page wants to see. */
export interface SheetAt {
  kind: "handout" | "notes" | "reading";
  page: number;
  slide: string;
}

/** POST api/sheet {kind, page} -> SheetPicture: a page of the handout, the notes or the reading document as SVG, in points; its items carry `data-slide`, the key of the entry. */
export interface SheetPicture {
  kind: "handout" | "notes" | "reading";
  page: number;
  page_count: number;
  svg: string;
  width: number;
  height: number;
  handout: HandoutChoice | null;
}

/** The text of a file as it is in the page now. */
export interface ChangedText {
  file: number;
  text: string;
  part: TextPart | null;
  made_of: string[];
}

/** A stretch of a `file`; the end is exclusive. Line 0 means the whole file. */
export interface Place {
  file: number;
  line: number;
  column: number;
  end_line: number;
  end_column: number;
}

/** A stretch of a file becomes `text`. */
export interface SourceChange {
  place: Place;
  text: string;
}

/** A stretch of a text that the server has. */
export interface TextPart {
  digest: string;
  start: number;
  end: number;
}

/** A place where the file on the disk and the page's text both changed: `base` is what stood there, `line` the first line of `mine`. */
export interface Conflict {
  line: number;
  base: string;
  mine: string;
  other: string;
  both: string;
}

/** POST api/decide -> Saved: for each conflict of a file the text to stand there; or nothing but `save_as_copy`, which writes the page's text as a file beside it. */
export interface Decisions {
  file: number;
  texts: string[];
  save_as_copy?: boolean;
}

/** POST api/save {} -> Saved. Where `conflicts` are given nothing was written; `texts` are the texts that are others now, merged with what others wrote: the page gets them with its next state. `fitted` names what fitted together. */
export interface Saved {
  is_saved: boolean;
  at: string;
  refused: string;
  file: number;
  conflicts: Conflict[];
  fitted: string[];
  texts: ChangedText[];
}

/** POST api/state -> StudioState; as a message to state, FirstPictures may come first. `have` is the version that the page has (0: none), `revision` counts the changes of its text, `texts` is what is changed in it since it asked last, `current` the key of the slide that it shows. What is chosen is given by id: the `deck`, the `event`, the `audience`, the `language`, the `look`; "" leaves it as it was, "*" is what the files say. */
export interface Ask {
  have: number;
  revision: number;
  texts?: ChangedText[];
  current?: string;
  deck?: string;
  event?: string;
  audience?: string;
  language?: string;
  look?: string;
}

/** Event "files" of the stream: files of the project were changed elsewhere; the page asks for its state. Where a file `is_open` in the page with other text, saving merges. */
export interface FilesChanged {
  files: number[];
}

/** The pages of the slide that the page shows, told before all else is known. They have the numbers that they had in the version that the page has. */
export interface FirstPictures {
  pictures: PagePicture[];
}

/** A part of the deck: its `title` ("" before the first), the number of its `slides`. */
export interface SectionEntry {
  title: string;
  slides: number;
}

/** An entry of the text: a slide on one page or several (`pages`; none if it is hidden or was never drawn). `key` stays the same while the text changes around it. `entry` is its number in the list of slides of `place.file`, from 0; -1 where it is made by none (a contents page). `old_since` says since when its picture is that of an older text ("14:29"), "" where it is not. `faults` and `advice` count what stands in it. `minutes` is the time planned for it. */
export interface SlideEntry {
  key: string;
  id: string;
  title: string;
  layout: string;
  section: number;
  entry: number;
  place: Place;
  pages: number[];
  is_hidden: boolean;
  faults: number;
  advice: number;
  old_since: string;
  notes: string;
  notes_place: Place | null;
  minutes: number;
}

/** A YAML file of the project: `name` as it is shown, its `text` as it lies over the disk, null where the page has it, whether that `is_saved`, and whether it `was_recovered` from a run that ended before it was. */
export interface SourceFile {
  name: string;
  text: string | null;
  is_saved: boolean;
  was_recovered: boolean;
}

/** What there is. `version` grows with each compilation; `revision` is that of the page's text which it is made from. `pictures` holds the pages that changed since the version that the page has. `is_broken` where the text cannot be read, and all is as it was before; `sheets` says which kinds of sheets the event's outputs have, `same_words` on which pages of them (from 0) the words of the current slide stand. `kind` is "start" in a folder without a project. */
export interface StudioState {
  kind: "start" | "deck";
  version: number;
  revision: number;
  is_broken: boolean;
  choices: Choices;
  files: SourceFile[];
  file: number;
  sections: SectionEntry[];
  slides: SlideEntry[];
  page_count: number;
  faults: Fault[];
  pictures: PagePicture[];
  sheets: ("handout" | "notes" | "reading")[];
  same_words: SameWords[];
  fonts: number;
  language: string;
  minutes: number;
  unknown: number[];
}
