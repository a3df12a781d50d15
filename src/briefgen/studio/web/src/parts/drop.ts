// Files that are dropped on the page: pictures for the slide, presentations for a new deck.

import { ask, base64 } from "../api.js";
import type { Studio } from "../studio.js";
import { words } from "../words.js";

export async function dropFile(studio: Studio, file: File): Promise<void> {
  if (/\.(pptx|docx|md)$/i.test(file.name)) return importFile(studio, file);
  if (studio.inPlace.field) studio.inPlace.done();
  const added = await ask("picture", { file_name: file.name, data: await base64(file) });
  if (added.refused) return studio.say(added.refused);
  if (await putPicture(studio, added.name, "")) {
    studio.set({ dropped: { slide: studio.current, name: added.name }, tab: "slide" });
    studio.focus("#description");
  }
}

/** The current slide shows the picture. */
export async function putPicture(studio: Studio, value: string, description: string, isDecoration = false): Promise<boolean> {
  const slide = studio.slide;
  if (!slide) return false;
  return !!(await studio.edit({ kind: "picture", file: slide.place.file, entry: slide.entry, value, description, key: isDecoration ? "decorative" : "" }));
}

export async function takePictureOut(studio: Studio): Promise<void> {
  studio.undo();
  studio.set({ dropped: null });
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
