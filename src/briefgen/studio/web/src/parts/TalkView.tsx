// The talk over the whole window, with the keys of clickers.

import { useLayoutEffect } from "preact/hooks";
import type { Studio } from "../studio.js";
import { words } from "../words.js";
import { Button } from "./controls.js";
import { Svg } from "./Svg.js";

export function TalkView(props: { studio: Studio }) {
  const { studio } = props;
  const { talk } = studio;
  const at = talk.at!;
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = talkAction(event, { next: () => talk.step(1), back: () => talk.step(-1), black: () => talk.black(), end: () => talk.end(),
        notes: () => talk.openNotes(), first: () => talk.go(0), last: () => talk.go(Infinity), pause: () => talk.pause() });
      if (!act) return;
      event.preventDefault();
      act();
    };
    const left = () => talk.leftScreen();
    window.addEventListener("keydown", press);
    document.addEventListener("fullscreenchange", left);
    return () => {
      window.removeEventListener("keydown", press);
      document.removeEventListener("fullscreenchange", left);
    };
  }, []);
  const page = studio.state!.page_count;
  return (
    <main class="talk" tabIndex={-1} aria-label={words.show_} onClick={(event) => !(event.target as HTMLElement).closest("button") && talk.step(1)}>
      <h1 class="visually-hidden">{words.show_}: {studio.title}</h1>
      {at.isBlack ? <p class="visually-hidden" role="status">{words.blackNow}</p> : <Svg svg={studio.pictures.get(at.page)?.svg ?? ""} class="talk-slide" />}
      <p class="visually-hidden" role="status">{words.slideOf(`${at.page + 1}`, page)}</p>
      <div class="talk-buttons">
        <Button isSmall press={() => talk.step(-1)}>{words.back}</Button>
        <Button isSmall press={() => talk.step(1)}>{words.next}</Button>
        {!document.fullscreenElement && <Button isSmall press={() => talk.fillScreen()}>{words.fullScreen}</Button>}
        <Button isSmall press={() => talk.openNotes()}>{words.notesWindow} <kbd>N</kbd></Button>
        <Button isSmall press={() => talk.end()}>{words.endTalk} <kbd>Esc</kbd></Button>
      </div>
    </main>
  );
}

type Actions = Partial<Record<"next" | "back" | "black" | "end" | "notes" | "first" | "last" | "pause" | "goTo", () => void>>;

/** What a key does in a talk, as clickers send them. */
export function talkAction(event: KeyboardEvent, actions: Actions): (() => void) | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if ((event.target as HTMLElement).closest("input, button") && (event.key === " " || event.key === "Enter")) return undefined;
  switch (event.key.toLowerCase()) {
    case "pagedown": case "arrowright": case "arrowdown": case " ": case "enter": return actions.next;
    case "pageup": case "arrowleft": case "arrowup": case "backspace": return actions.back;
    case "b": case ".": return actions.black;
    case "escape": return actions.end;
    case "f5": return () => undefined;
    case "n": return actions.notes;
    case "p": return actions.pause;
    case "g": return actions.goTo;
    case "home": return actions.first;
    case "end": return actions.last;
    default: return undefined;
  }
}
