// All keys, and the keys that hold on the whole page.

import { useLayoutEffect } from "preact/hooks";
import type { Pane, Studio } from "../studio.js";
import { words } from "../words.js";
import { Dialog } from "./Dialog.js";
import { faultsFirst } from "./FaultList.js";

export function KeysDialog(props: { studio: Studio }) {
  return (
    <Dialog title={words.keysHead} class="keys-dialog" close={() => props.studio.set({ dialog: null })}>
      <dl class="dialog-body" tabIndex={0}>
        {words.keys.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}
      </dl>
    </Dialog>
  );
}

const PANES: Pane[] = ["slides", "text", "faults", "picture"];

function paneOfFocus(): Pane {
  const at = document.activeElement;
  if (at?.closest(".slides-pane")) return "slides";
  if (at?.closest(".faults")) return "faults";
  return at?.closest(".picture-pane") ? "picture" : "text";
}

function nextFault(studio: Studio, by: 1 | -1): void {
  const faults = faultsFirst(studio.state!.faults).filter((fault) => fault.place && fault.place.line > 0);
  if (!faults.length) return;
  const { file } = studio.editor;
  const line = studio.editor.cursorLine();
  const at = faults.findIndex((fault) => fault.place!.file === file && fault.place!.line === line);
  const next = faults[at < 0 ? (by > 0 ? 0 : faults.length - 1) : (at + by + faults.length) % faults.length]!;
  studio.goTo(next.place!);
}

/** What a key does on the whole page; null where it does nothing. */
function action(studio: Studio, event: KeyboardEvent): (() => void) | null {
  const by = event.shiftKey ? -1 : 1;
  if (event.ctrlKey || event.metaKey)
    switch (event.key.toLowerCase()) {
      case "s": return () => void studio.save();
      case "b": return () => void studio.startBuild();
      case "z": return inField(event) ? null : () => (event.shiftKey ? studio.redo() : studio.undo());
      case "y": return inField(event) ? null : () => studio.redo();
      default: return null;
    }
  switch (event.key) {
    case "F1": return () => studio.set({ dialog: studio.dialog === "keys" ? null : "keys" });
    case "F5": return () => studio.talk.begin();
    case "F6": return () => studio.focusPane(PANES[(PANES.indexOf(paneOfFocus()) + by + PANES.length) % PANES.length]!);
    case "F8": return () => (studio.view === "import" ? studio.nextPoint() : nextFault(studio, by));
    case "Escape": return studio.view === "built" && !studio.dialog ? () => studio.backToWriting() : null;
    default: return null;
  }
}

const inField = (event: KeyboardEvent): boolean => !!(event.target as HTMLElement).closest("textarea, input, .cm-content");

export function usePageKeys(studio: Studio): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || studio.state?.kind !== "deck" || studio.view === "talk") return;
      const act = action(studio, event);
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
