// The notes for the speaker, and the time that they take.

import { useState } from "preact/hooks";
import type { Studio } from "../studio.js";
import { paragraphs, plain, words } from "../words.js";
import { Button } from "./controls.js";

export function Notes(props: { studio: Studio }) {
  const { studio } = props;
  const slide = studio.slide;
  const [changing, setChanging] = useState("");
  if (!slide) return null;
  const isChanging = changing === slide.key;
  const save = async (value: string) => {
    setChanging("");
    const { file } = slide.place;
    if (slide.notes_place) await studio.edit({ kind: "set-text", file: slide.notes_place.file, place: slide.notes_place, value });
    else await studio.edit({ kind: "set-key", file, entry: slide.entry, key: "notes", value });
    studio.focus("#change-notes");
  };
  return (
    <section class="card" aria-label={words.notes}>
      <header>
        <h2>{words.notes}</h2>
        {slide.notes && <span class="quiet">{words.noteLength(slide.notes)}</span>}
      </header>
      {isChanging ? <Writing notes={slide.notes} save={save} leave={() => setChanging("")} />
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

function Writing(props: { notes: string; save: (value: string) => void; leave: () => void }) {
  const [value, setValue] = useState(props.notes.trimEnd());
  return (
    <>
      <textarea class="notes-field" aria-label={words.notes} rows={6} value={value} ref={(area) => area?.focus()}
        onInput={(event) => setValue(event.currentTarget.value)} onKeyDown={(event) => event.key === "Escape" && props.leave()} />
      <div class="buttons">
        <Button kind="primary" isSmall press={() => props.save(value)}>{words.done}</Button>
        <Button isSmall press={props.leave}>{words.leaveIt}</Button>
      </div>
    </>
  );
}
