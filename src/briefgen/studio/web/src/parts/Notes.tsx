// The notes for the speaker, and the time that they take.

import { useEffect, useState } from "preact/hooks";
import { LiveText, type WrittenTo } from "../live_text.js";
import type { SlideEntry } from "../messages.js";
import type { Studio } from "../studio.js";
import { paragraphs, plain, words } from "../words.js";
import { Button } from "./controls.js";

export function Notes(props: { studio: Studio }) {
  const { studio } = props;
  const slide = studio.slide;
  const [changing, setChanging] = useState("");
  if (!slide) return null;
  const isChanging = changing === slide.key;
  const leave = () => {
    setChanging("");
    studio.focus("#change-notes");
  };
  return (
    <section class="card" aria-label={words.notes}>
      <header>
        <h2>{words.notes}</h2>
        {slide.notes && <span class="quiet">{words.noteLength(slide.notes)}</span>}
      </header>
      {isChanging ? <Writing key={slide.key} studio={studio} slide={slide} leave={leave} gone={() => setChanging("")} />
        : (
          <>
            {slide.notes ? <div class="notes" tabIndex={0} role="group" aria-label={words.notes}>{paragraphs(slide.notes).map((part, at) => <p key={at}>{plain(part)}</p>)}</div> : <p class="quiet">{words.noNotes}</p>}
            {slide.entry >= 0 && (
              <Button id="change-notes" isSmall press={() => setChanging(slide.key)}>{slide.notes ? words.changeNotes : words.addNotes}</Button>
            )}
          </>
        )}
    </section>
  );
}

/** Where the notes of a slide are written, or will be. */
function notesOf(slide: SlideEntry): WrittenTo {
  const { notes_place: place } = slide;
  return place ? { kind: "set-text", file: place.file, place } : { kind: "set-key", file: slide.place.file, entry: slide.entry, key: "notes" };
}

/** What is typed stands in the text at once, as on the picture: who goes on to another slide, or saves, loses none of it. */
function Writing(props: { studio: Studio; slide: SlideEntry; leave: () => void; gone: () => void }) {
  const { studio, slide, leave } = props;
  const find = () => {
    const now = studio.find(slide.key);
    return now ? notesOf(now) : null;
  };
  const [live] = useState(() => new LiveText(studio, slide.notes.trimEnd(), notesOf(slide), find));
  useEffect(() => () => {
    props.gone();
    void live.finish().then(() => live.end());
  }, []);
  const takeBack = () => void live.takeBack().then(leave);
  return (
    <>
      <textarea class="notes-field" aria-label={words.notes} rows={6} value={live.value} ref={focusOnce}
        onInput={(event) => live.change(event.currentTarget.value)} onKeyDown={(event) => event.key === "Escape" && takeBack()} />
      <div class="buttons">
        <Button kind="primary" isSmall press={leave}>{words.done}</Button>
        <Button isSmall press={takeBack}>{words.leaveIt}</Button>
      </div>
    </>
  );
}

const focusOnce = (area: HTMLTextAreaElement | null) => area?.focus();
