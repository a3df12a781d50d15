// The speaker's notes in large letters; the size is kept.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { paragraphs, words } from "../words.js";
import { Button } from "./controls.js";

const SIZES = [16, 18, 20, 24, 28, 32, 40];
const KEPT = "size of notes";

export function SpeakerNotes(props: { notes: string }) {
  const [size, setSize] = useState(Number(localStorage.getItem(KEPT)) || 24);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current!.style.fontSize = `${size}px`;
    box.current!.style.lineHeight = "1.42";
    localStorage.setItem(KEPT, `${size}`);
  }, [size]);
  useLayoutEffect(() => { box.current!.scrollTop = 0; }, [props.notes]);
  const turn = (by: 1 | -1) => setSize(SIZES[Math.max(0, Math.min(SIZES.length - 1, SIZES.indexOf(size) + by))] ?? 24);
  return (
    <section class="speaker-notes" aria-label={words.yourNotes}>
      <header>
        <h2>{words.yourNotes}</h2><span class="stretch" />
        <Button press={() => turn(-1)}>{words.smaller}</Button>
        <Button press={() => turn(1)}>{words.larger}</Button>
      </header>
      <div class="notes-text" ref={box} tabIndex={0} role="group" aria-label={words.yourNotes}>
        {props.notes.trim() ? paragraphs(props.notes).map((part, at) => <p key={at} class={words.aboutSlide.test(part) ? "about-slide" : ""}>{strong(part)}</p>) : <p class="quiet">{words.noNotes}</p>}
      </div>
      <footer class="quiet">{props.notes.trim() && words.noteLength(props.notes)}</footer>
    </section>
  );
}

/** Words between two stars are bold. */
function strong(part: string) {
  return part.split(/(\*\*[^*]+\*\*)/).map((piece, at) => (piece.startsWith("**") ? <strong key={at}>{piece.slice(2, -2)}</strong> : piece));
}
