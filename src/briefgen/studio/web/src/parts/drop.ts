// Files that are dropped on the page: pictures for the slide, presentations for a new deck.

import { ask, base64 } from "../api.js";
import type { Studio } from "../studio.js";
import { words } from "../words.js";

export async function dropFile(studio: Studio, file: File): Promise<void> {
  if (/\.(pptx|docx|md)$/i.test(file.name)) return importFile(studio, file);
  if (studio.inPlace.field) studio.inPlace.done();
  const added = await ask("picture", { file_name: file.name, data: await base64(file) });
  if (added.refused) return studio.say(added.refused);
  if (await putPicture(studio, added.name)) {
    studio.set({ toDescribe: { slide: studio.current, name: added.name, below: null }, tab: "slide" });
    studio.focus("#description");
  }
}

/** The current slide shows the picture. */
async function putPicture(studio: Studio, value: string): Promise<boolean> {
  const slide = studio.slide;
  return !!slide && !!(await studio.edit({ kind: "picture", file: slide.place.file, entry: slide.entry, value }));
}

/** What is said of a picture of the current slide; "" says that it is only decoration. */
export async function describePicture(studio: Studio, key: string, value: string): Promise<boolean> {
  const slide = studio.slide;
  return !!slide && !!(await studio.edit({ kind: "describe", file: slide.place.file, entry: slide.entry, key, value }));
}

export async function takePictureOut(studio: Studio): Promise<void> {
  studio.undo();
  studio.set({ toDescribe: null });
  studio.focus("#picture");
}

export async function importFile(studio: Studio, file: File): Promise<void> {
  studio.say(words.importing);
  const report = await ask("import", { file_name: file.name, data: await base64(file) });
  if (report.refused) return studio.say(report.refused);
  studio.set({ report, reportAt: 0, reportSeen: new Set(report.seen), view: "import" });
  studio.say("");
  studio.want({ deck: report.deck });
  studio.focus(report.points[0]?.picture ? "#point-description" : ".point[aria-current]");
}
