// All words of the page in one place, as a town hall writes them.

import type { Build, Completion, Offer, QuickFix } from "./messages.js";
import type { SheetKind } from "./sheets.js";

export const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** The words with marks for bold and links taken out. */
export const plain = (written: string): string => written.replace(/\*\*|__|[*_`]|\[([^\]]*)\]\([^)]*\)/g, "$1");

/** Empty lines part the paragraphs of notes; a point of a list is one of its own. */
export const paragraphs = (notes: string): string[] => notes.trim().split(/\n\s*\n|\n(?=\s*- )/).map((part) => part.trim().replace(/^- /, "• "));

/** A message as a sentence: with a capital and a full stop, names in quotation marks. */
export function sentence(message: string): string {
  const said = upper(message.trim().replace(/`([^`\n]*)`/g, "“$1”").replace(/"([^"\n]*)"/g, "“$1”"));
  return said && !/[.?!:…]$/.test(said) ? `${said}.` : said;
}

/** The words of a fix are too many for a button. */
export const isLong = (fix: QuickFix | undefined): boolean => (fix?.title.length ?? 0) > 36;

export const fixTitle = (fix: QuickFix): string => (!isLong(fix) ? sentence(fix.title).replace(/\.$/, "") : isQuoting(fix) ? words.quoteIt : words.fixIt);

/** All that a fix does is to put a text in quotation marks. */
export const isQuoting = ({ changes }: QuickFix): boolean => changes.length === 1 && /^"[^"\n]*"$/.test(changes[0]!.text);

const minutes = (count: number): string => `about ${many(Math.max(1, Math.round(count)), "minute")}`;

const spoken = (words: number): string => {
  const seconds = Math.max(10, Math.round((words * 60) / 130 / 10) * 10);
  return seconds < 90 ? `about ${seconds} seconds` : minutes(seconds / 60);
};

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

export const words = {
  product: "briefgen studio",
  close: "Close",
  cancel: "Cancel",

  deck: "Deck",
  event: "Event",
  audience: "Audience",
  language: "Language",
  look: "Look",
  choices: "Event, look…",
  undo: "Undo",
  redo: "Redo",
  present: "Present",
  build: "Build",
  nothingToUndo: "There is nothing to undo",
  nothingToRedo: "There is nothing to redo",
  faultsFirst: (count: number) => `${many(count, "fault")} must be fixed first`,
  mustBeRead: "The text must be readable first",

  slides: "Slides",
  addSlide: "Add a slide",
  slideCount: (count: number) => many(count, "slide"),
  beforeSections: "Before the first section",
  gripName: (name: string) => `Move ${name}, or Alt + Up and Down`,
  slideName: (number: string) => (number === "–" ? "hidden slide" : `slide ${number}`),
  pageNumbers: (pages: readonly number[]) =>
    pages.length === 0 ? "–"
    : pages.length === 1 ? `${pages[0]! + 1}`
    : pages.length === 2 ? `${pages[0]! + 1} and ${pages[1]! + 1}`
    : `${pages[0]! + 1} to ${pages[pages.length - 1]! + 1}`,
  faultTag: (count: number) => many(count, "fault"),
  adviceTag: (count: number) => many(count, "piece of advice", "pieces of advice"),
  oldPicture: "Old picture",
  oldPictureFrom: (time: string) => `Old picture, from ${time}`,
  hidden: "Hidden",
  onSlides: (count: number) => `On ${count} slides`,
  noTitle: "No title",
  allOld: (time: string) => `All pictures are from ${time}.`,
  mustWait: "Moving and adding slides must wait until the text can be read again.",
  movedTo: (name: string, place: number, count: number, section: string) =>
    `${name}, now ${ordinal(place)} of ${count}${section ? ` in ${section}` : ""}`,
  cannotMove: "This slide is made by briefgen itself and cannot be moved",
  isEdge: "It is at the end already",
  duplicated: (name: string) => `A copy of ${name} was made`,
  dropped: (name: string) => `${name} was deleted. Undo brings it back`,
  nowHidden: (name: string) => `${name} is hidden now`,
  nowShown: (name: string) => `${name} is shown again`,

  text: "Text",
  find: "Find",
  helpForLine: "Help for this line",
  textName: (name: string) => `Text of ${name}`,
  file: "File",
  whatCanStand: "What can stand here?",
  goThere: "Go there",
  fixIt: "Fix it",
  quoteIt: "Put quotation marks round it",
  takeBack: "Take back my last change",
  cannotBeRead: "From here on the text cannot be read.",
  wouldBeRight: "This line as it would be right:",
  keepsPicture: (name: string) => `So ${name} keeps its last good picture.`,
  nothingHere: "There is no help for this place.",
  canStandHere: "This can stand here",
  insert: (completion: Completion) => `Write ${completion.word}`,

  faults: "Faults and advice",
  faultsHead: (faults: number, advice: number) =>
    `${faults === 0 ? "No faults" : many(faults, "fault")}${advice ? `, ${many(advice, "piece of advice", "pieces of advice")}` : ""}`,
  stopsHead: (count: number) => `${many(count, "fault")} ${count === 1 ? "stops" : "stop"} the pictures`,
  fault: "Fault",
  advice: "Advice",
  next: "Next",
  show: "Show",
  at: (slide: string, line: number, file: string) =>
    `${[slide && `Slide ${slide}`, line && `line ${line}`, file].filter(Boolean).join(", ")}`,

  picture: "Picture",
  slideTab: "Slide",
  sheets: { handout: "Handout sheet", notes: "Notes page", reading: "Reading page" } as Record<SheetKind, string>,
  sheetNames: { handout: "Handout", notes: "Notes", reading: "Reading" } as Record<SheetKind, string>,
  slideOf: (number: string, count: number) => `Slide ${number} of ${count}`,
  hiddenSlide: "Hidden slide",
  clickText: "Click a text to change it",
  upToDate: "Up to date",
  noPicture: "This slide has no picture yet. Its faults stand below the text.",
  noPictureYet: "There are no pictures until the text can be read. What to do stands in the text.",
  isHidden: "This slide is hidden: it is in no file of the pack. Show brings it back.",
  moveUp: "Move up",
  moveDown: "Move down",
  duplicate: "Duplicate",
  hide: "Hide",
  showAgain: "Show",
  delete: "Delete",
  layout: "Layout",
  actions: "What to do with this slide",
  pageBefore: "Page before",
  pageAfter: "Page after",
  pageOfSlide: (at: number, count: number) => `Page ${at} of ${count} of this slide`,
  sheetOf: (sheet: string, at: number, count: number) => `${sheet}, page ${at} of ${count}`,
  clickSlide: "Click a slide to go to it",
  clickWords: "Click a text to go to it",
  firstPage: "This is the first page",
  lastPage: "This is the last page",
  thisPage: "This page",
  pageCount: (pages: number) => (pages === 1 ? "1 page." : `${many(pages, "page")}, ${many(Math.ceil(pages / 2), "sheet")} on both sides.`),
  noSheet: "This event has no such sheet.",
  loading: "One moment…",

  howFull: "How full it is",
  everythingFits: "Everything fits",
  tooLong: (count: number) => `${many(count, "text")} ${count === 1 ? "is" : "are"} too long`,
  from: (time: string) => `from ${time}`,
  notes: "Notes for the speaker",
  noNotes: "No notes yet.",
  changeNotes: "Change the notes",
  addNotes: "Write notes",
  noteLength: (text: string) => `${many(countWords(text), "word")}, ${spoken(countWords(text))}`,
  sameWords: "The same words stand on",
  sheetPage: (sheet: SheetKind, page: number) =>
    `${{ handout: "Handout", notes: "Notes", reading: "Reading" }[sheet]} page ${page + 1}`,
  textsHere: "Texts on this slide",
  change: "Change",
  changeName: (name: string) => `Change ${name}`,
  beingChanged: "Being changed",
  changing: (name: string) => (/^Below|\d$/.test(name) ? `Changing ${/^Below/.test(name) ? "what is " : ""}${name.toLowerCase()}` : `Changing the ${name.toLowerCase()}`),
  done: "Done",
  leaveIt: "Leave it as it was",
  linesUsed: (lines: number, most: number) =>
    most === 0 ? many(lines, "line") : `${lines} of ${many(most, "line")}${lines === most ? ", full" : ""}`,
  linesTooMany: (lines: number, most: number) => `${many(lines, "line")}, room for ${most}`,
  whyOld: "Why is the picture old?",
  whyOldText: (line: number) =>
    `Your text is kept as you typed it. The studio shows the last pictures that could be drawn, until ${
      line ? `line ${line}` : "the text"
    } can be read again. Then new pictures come by themselves, and you stay where you are.`,

  saved: (time: string) => (time ? `All changes saved, ${time}` : "All changes saved"),
  savedAsTyped: (time: string) => `Saved as typed${time ? `, ${time}` : ""}. The last good pictures are shown`,
  notSaved: (count: number) => `Not saved yet: ${many(count, "change")}`,
  saveNow: "Save now",
  recovered: "Your text from last time was found again. It is not saved yet",
  decisionNeeded: "Not saved: a decision is needed",
  showsOld: (names: string[]) =>
    names.length === 1 ? `${upper(names[0]!)} shows its last good picture` : `${many(names.length, "slide")} show their last good pictures`,
  deckLength: (slides: number, hiddenOnes: number, time: number) =>
    `${many(slides, "slide")}${hiddenOnes ? `, ${hiddenOnes} hidden` : ""}${time ? ` · ${minutes(time)}` : ""}`,
  cannotBuild: "The pack cannot be built until the fault is fixed",
  allKeys: "All keys:",
  stopped: "The studio was stopped. Your text is kept in this window: start the studio again",
  stoppedHead: "The studio was stopped",
  stoppedText:
    "This page can show no new pictures. Your text is kept, also on the disk: start the studio again, open the address that it names, and go on where you were.",

  galleryHint: (count: number) => `Shown in your look, with sample words. ${many(count, "layout")}.`,
  galleryKeys: ["Arrow keys choose,", "adds,", "closes"] as const,
  search: "Search, for example “before and after”",
  itHas: "It has",
  roomFor: "Room for",
  inText: (layout: string) => ["In the text it is called ", layout.split("/")[0], ". You can change to another layout later; no words are lost."] as const,
  where: "Where",
  afterSlide: (number: string, title: string) => `After ${number === "–" ? "the hidden slide" : `slide ${number}`}, ${title}`,
  asFirst: "At the beginning",
  addThis: "Add this slide",
  nothingFound: "No layout is called so. Try another word.",
  layouts: "Layouts",

  packReady: "Your pack is ready",
  packRunning: "Your pack is being built",
  packFailed: "The pack could not be built",
  packStopped: "The build was stopped. The old files are as they were",
  oldFilesStay: "The old files are as they were.",
  builtAt: (time: string, seconds: number) => `Built at ${time}, in ${many(Math.max(1, Math.round(seconds)), "second")}`,
  backToWriting: "Back to writing",
  fileHead: { file: "File", kind: "Kind", length: "Length", copy: "One copy", print: "To print", isNew: "New", open: "Open", progress: "How far it is" },
  made: "Made",
  waiting: "Waits for its turn",
  newSince: (time: string) => `New since ${time}`,
  firstBuild: "This is the first pack: all of it is new.",
  whatChangedSince: (time: string) => `What changed since ${time}`,
  builtLead: ({ event, files }: Build) => {
    const sheets = files.reduce((sum, file) => sum + (file.to_print ? file.sheets : 0), 0);
    return [event, files.length && `${many(files.length, "file")}, no faults`, sheets && `${many(sheets, "sheet")} to print, on both sides`]
      .filter(Boolean).map((part) => `${part}.`).join(" ");
  },
  showOffer: (offer: Offer) => (offer.key === "per-page" ? `Show me ${offer.value} a page` : "Show me light ink"),
  leaveOffer: "Leave it",
  handoutNow: (offer: { key: string; value: string }) =>
    `The handout has ${offer.key === "ink" ? `${offer.value} ink` : offer.value === "auto" ? "as many slides a page as can be read" : `${many(Number(offer.value), "slide")} a page`} now. Undo takes it back`,
  writtenElsewhere: "This is written in a file that the studio does not change, such as decks/seminars.csv.",
  slidesAPage: "Slides a page",
  perPage: { auto: "As many as can be read", 1: "1, with lines", 2: "2, with lines", 3: "3, with lines", 4: "4", 6: "6, with lines", 9: "9" } as Record<string, string>,
  forAllDecks: "This holds for every deck of the project.",
  copiesToPrint: (copies: number, pages: number) => `${many(copies, "copy", "copies")}: ${many(copies * Math.ceil(pages / 2), "sheet")}.`,
  isNew: "New",
  asBefore: "As before",
  open: "Open",
  openName: (name: string) => `Open ${name}`,
  cannotOpen: (folder: string) => `This computer has no program for it. The file lies in ${folder}`,
  openFolder: "Open the folder",
  copyPrintList: "Copy the print list",
  buildAgain: "Build again",
  stop: "Stop",
  folder: (name: string) => `Folder: ${name}`,
  whatChanged: "What changed",
  changedCount: (count: number, all: number) => `${count} of ${many(all, "slide")}. All others are as they were.`,
  nothingChanged: "No slide is other than in the last build.",
  changeWords: (what: string, old: string, now: string) =>
    old && now ? `${what}: “${old}” is now “${now}”`
    : now ? `${what} added: “${now}”`
    : old ? `${what} taken out: “${old}”`
    : what,
  copyList: "Copy as a list",
  copyListFor: "to send to those who have the old pack",
  copied: "Copied",
  beforePrinting: "Before you print",
  adviceStays: (count: number) => `${many(count, "piece of advice does", "pieces of advice do")} not stop the build.`,
  readThem: (count: number) => (count === 1 ? "Read it" : "Read them"),
  built: (files: number) => `Built · ${many(files, "file")}`,

  startHead: "This folder is empty. Shall we begin?",
  startLead: "Three questions, and you have a first pack to look at. You can change every answer later.",
  whoIsItFrom: "1. Who is it from?",
  organisation: "Name of your organisation",
  logo: "Logo, if you have one",
  choosePicture: "Choose a picture",
  leaveOut: "Leave out",
  noLogo: "Leave the logo out",
  ownLogo: "Your PowerPoint template brings its own logo; this one is not used.",
  howShouldItLook: "2. How should it look?",
  mustUseTemplate: "Must you use your organisation’s own PowerPoint template?",
  chooseFile: "Choose the file",
  thenBuiltOnIt: "; slides are then built on it.",
  anotherFile: "choose another",
  useALook: "use a look from above",
  templateChosen: (name: string) => `Slides are built on ${name}.`,
  templateInstead: (name: string) => `With ${name}, slides have the colours, letters and logo of that file in place of these.`,
  whatShallBeInIt: "3. What shall be in it?",
  contents: {
    samples: ["Sample slides", "A title, points, figures, cases, a chart. Replace the words with yours. About 10 minutes."],
    empty: ["An empty deck", "A cover and a closing slide, nothing between."],
    file: ["A PowerPoint file you have", "All words are kept, and you are told what to look at."],
  } as const,
  otherSamples: "A slide of each common kind: a title, points, figures, a chart, a table. Words of your language show where yours belong. About 10 minutes.",
  dropHere: "Drop a .pptx here, or",
  chooseIt: "choose it",
  chosenFile: (name: string) => `${name} is chosen.`,
  makeDeck: "Make my first deck",
  makingDeck: "Making your first deck…",
  fewSeconds: "It takes a few seconds. Nothing leaves this computer.",
  whatYouGet: "This is what you get",
  oneText: "From one text you get slides, a handout, speaker’s notes and a document to read, all with the same words.",
  plainFiles: "Your slides are kept as plain text files (YAML) in this folder. You can write in the studio or in any other editor.",
  ready: "Ready",
  nothingWritten: "Nothing is written before you press the button",
  nameFirst: "Write the name of your organisation first",
  fileFirst: "Choose the PowerPoint file first",

  importReport: "Report of the import",
  importing: "Reading the presentation…",
  wordsAccounted: (count: number) => `All ${count.toLocaleString("en-GB")} words are accounted for.`,
  onSlidesCount: "On slides",
  inNotes: "In the notes",
  leftOut: "Left out, with a reason",
  lookFirst: "Look at these first",
  cameWhole: "Came over whole",
  asItWas: "As it was",
  seenOf: (seen: number, all: number) => `${seen} of ${all} seen`,
  nextPoint: "Next to look at",
  seenNext: "Seen, go to the next",
  seen: "Seen",
  needsDescription: "A picture needs a description",
  descriptionShort: "Description",
  descriptionFirst: "Write first what the picture shows",
  saveNext: "Save and go to the next",
  allSeen: "All points are seen",
  readWhich: "read which",
  changeText: "Change a text",
  beforeAndNow: "Before and now",
  reportTabs: { both: "Before and now", now: "Now, large", text: "Text" } as const,
  print: "Print",
  changeLayout: "Change the layout",
  importLength: (slides: number, points: number) => `${many(slides, "slide")} · ${points} to look at · your old file is untouched`,
  before: "Before",
  beforeFrom: "in the PowerPoint file, drawn from its parts",
  now: "Now",
  nowSlide: (number: string, layout: string) => `Slide ${number}, layout ${layout}`,
  alsoLeftOut: "Also left out:",
  toTheText: "To the text",
  importAgain: "Import report",
  notTaken: "The file was not taken",

  conflictHead: "The file was changed somewhere else while you were writing.",
  conflictLead: (fitted: number, places: number) =>
    `${fitted ? `${many(fitted, "change")} fitted together by ${fitted === 1 ? "itself" : "themselves"}. ` : ""}In ${many(places, "place")} both sides changed the same lines. Nothing has been written, and nothing is lost.`,
  placeOf: (at: number, count: number, name: string) => `Place ${at} of ${count}${name ? `: ${name}` : ""}`,
  keyOf: (key: string, place: string) => `${key} of ${place}`,
  lineNumber: (line: number) => `line ${line}`,
  yours: "Yours",
  yoursWhere: "in this window, not saved yet",
  theOther: "The other",
  otherWhere: "in the file",
  keepMine: "Keep mine",
  takeOther: "Take the other",
  keepBoth: "Keep both changes",
  writeMyself: "Write this place myself",
  yourText: "Your text for this place",
  decided: "Decided",
  notDecided: "Not decided yet",
  twoVersions: "Two versions",
  nothingThere: "(nothing stands here)",
  theseFitted: (count: number) => (count === 1 ? "This one fitted together" : `These ${count} fitted together`),
  fromTheOther: "(the other)",
  goToPlace: (place: number) => `Go to place ${place}`,
  saveResult: "Save the result",
  stillToDecide: (count: number) => `Save the result: ${many(count, "place")} still to decide`,
  saveCopy: "Save mine as a copy beside it",
  decideLater: "Decide later",

  pictureForSlide: "A picture for this slide",
  orDropIt: "or drop it on the slide",
  pictureDropped: "The picture you dropped",
  pictureToDescribe: "What does the picture show?",
  describeIt: "Describe it",
  keptWithDeck: (name: string) => `${name}, kept with the deck`,
  description: "Description, for those who cannot see it",
  save: "Save",
  onlyDecoration: "It is only decoration",
  anotherPicture: "Another picture",
  takeOut: "Take it out",
  dropPicture: "Drop it here: a picture for this slide, or a PowerPoint file for a new deck",

  presenter: "Speaker’s window",
  slide: "Slide",
  of: (count: number) => `of ${count}`,
  section: "Section",
  timeOfDay: "Time of day",
  sinceBegun: "Since you began",
  behind: (count: number) => `${many(count, "minute")} behind`,
  ahead: (count: number) => `${many(count, "minute")} ahead`,
  onTime: "On time",
  plannedHere: (time: string) => `planned here: ${time}`,
  nowOnScreen: "Now on the screen",
  nextSlide: (number: number) => `Next: slide ${number}`,
  lastSlide: "This is the last slide",
  then: "Then",
  sectionMark: "(section)",
  sectionEnds: (count: number, time: string) => `The section ends in ${many(count, "slide")}.${time ? ` It should end at ${time}.` : ""}`,
  yourNotes: "Your notes",
  /** How a remark on the slide begins, which is not to be said aloud. */
  aboutSlide: /^(about this slide|am y sleid hon|à propos de cette diapositive|zu dieser folie)\b/i,
  smaller: "A− Smaller",
  larger: "A+ Larger",
  back: "Back",
  goTo: "Go to slide…",
  goToNumber: "Number of the slide",
  black: "Black screen",
  pause: "Pause the clock",
  goOn: "Start the clock",
  again: "Start it again from 0",
  endTalk: "End the talk",
  waitingForTalk: "The talk is not being shown. Press Present in the studio.",
  fullScreen: "Full screen",
  notesWindow: "Notes in a second window",
  show_: "The talk",
  blackNow: "The screen is black. B brings the slide back",

  keysHead: "All keys",
  keys: [
    ["F6, Shift + F6", "The next or last pane"],
    ["F8, Shift + F8", "The next or last fault"],
    ["Alt + Enter", "Do what the first button of a fault says"],
    ["Ctrl + S", "Save"],
    ["Ctrl + Z, Ctrl + Y", "Undo, redo"],
    ["Alt + Up, Alt + Down", "Move the slide, in the list"],
    ["Page Up, Page Down", "Slide before or after, in the list and at the picture"],
    ["Enter", "From a slide of the list to its text"],
    ["Ctrl + Enter", "From the text to the picture"],
    ["Ctrl + Space", "What can be written here"],
    ["Ctrl + F", "Find in the text"],
    ["Ctrl + B", "Build"],
    ["F5", "Present"],
    ["Escape, then Tab", "Leave the text"],
    ["F1", "This list"],
  ] as const,
};

function ordinal(count: number): string {
  const rest = count % 100 > 10 && count % 100 < 14 ? 0 : count % 10;
  return `${count}${["th", "st", "nd", "rd"][rest] ?? "th"}`;
}

export function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
