// Every text of the slide with a way to change it: for keyboards and screen readers, too.

import type { Studio } from "../studio.js";
import { plain, words } from "../words.js";
import { Button } from "./controls.js";

export function Texts(props: { studio: Studio }) {
  const { inPlace } = props.studio;
  const texts = inPlace.texts;
  if (!texts.length) return null;
  const at = inPlace.field?.at ?? -1;
  return (
    <section class="card texts" aria-label={words.textsHere}>
      <h2>{words.textsHere}</h2>
      <ul>
        {texts.map((text, index) => (
          <li key={index} class={index === at ? "is-current" : ""}>
            <strong>{text.name}</strong>
            <span class="text-words">{plain(text.written)}</span>
            {index === at ? <span>{words.beingChanged}</span>
              : <Button isSmall label={words.changeName(text.name)} press={() => void inPlace.open(text)}>{words.change}</Button>}
          </li>
        ))}
      </ul>
    </section>
  );
}
