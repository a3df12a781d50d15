// Files that are dropped on the page: pictures for the slide, presentations for a new deck.

import { ask, base64 } from "../api.js";
import type { Studio } from "../studio.js";
import { words } from "../words.js";

export async function dropFile(studio: Studio, file: File): Promise<void> {
  if (/\.(pptx|docx|md)$/i.test(file.name)) return importFile(studio, file);
  studio.say("");
  void studio.inPlace.done();
  const slide = studio.current;
  const added = await ask("picture", { file_name: file.name, data: await base64(file) });
  if (added.refused) return studio.say(added.refused);
  if (await putPicture(studio, slide, added.name)) {
    studio.set({ toDescribe: { slide, name: added.name, below: null }, tab: "slide" });
    studio.focus("#description");
  }
}

/** The slide shows the picture. */
async function putPicture(studio: Studio, slide: string, value: string): Promise<boolean> {
  const edited = await studio.edit(() => {
    const at = studio.entryOf(slide);
    return at && { kind: "picture", ...at, value };
  });
  return !!edited;
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
