// The line at the bottom: what is saved, what is old and why, how long the deck is.

import { useEffect, useState } from "preact/hooks";
import type { Studio } from "../studio.js";
import { words } from "../words.js";
import { Button } from "./controls.js";

export function StatusBar(props: { studio: Studio }) {
  const { studio } = props;
  const state = studio.state!;
  const old = state.slides.filter((slide) => slide.old_since);
  const { slides, hidden } = studio.counts;
  return (
    <footer class="status">
      <SavedOrNot studio={studio} />
      {studio.message ? <span class="said">{studio.message}</span>
        : state.is_broken ? <span class="quiet">{words.cannotBuild}</span>
        : old.length > 0 && <span><span class="mark is-old" aria-hidden="true" />{words.showsOld(old.map((slide) => studio.nameOf(slide)))}</span>}
      <span class="quiet length">{studio.view === "import" && studio.report ? words.importLength(slides, studio.report.points.length - studio.reportSeen.size) : words.deckLength(slides, hidden, state.minutes)}</span>
      <span class="stretch" />
      <button type="button" class="link-button quiet" onClick={() => studio.set({ dialog: "keys" })}>{words.allKeys} <kbd>F1</kbd></button>
      <Spoken text={studio.message || (state.is_broken ? words.cannotBuild : "")} />
    </footer>
  );
}

function SavedOrNot(props: { studio: Studio }) {
  const { studio } = props;
  if (studio.isStopped) return <span><span class="mark is-bad" aria-hidden="true" />{words.stopped}</span>;
  if (studio.view === "conflict") return <span><span class="mark is-old" aria-hidden="true" />{words.decisionNeeded}</span>;
  if (!studio.isSaved)
    return (
      <span>
        <span class="mark is-old" aria-hidden="true" />{words.notSaved(studio.unsavedChanges)}{" "}
        <Button kind="link" press={() => void studio.save()}>{words.saveNow}</Button>
      </span>
    );
  if (studio.state!.is_broken) return <span><span class="mark is-bad" aria-hidden="true" />{words.savedAsTyped(studio.savedAt)}</span>;
  return <span><span class="mark is-ok" aria-hidden="true" />{words.saved(studio.savedAt)}</span>;
}

/** What a screen reader says: at most one change a second. */
function Spoken(props: { text: string }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(props.text), said ? 1000 : 50);
    return () => clearTimeout(timer);
  }, [props.text]);
  return <span class="visually-hidden" role="status">{said}</span>;
}
