// How full each part of the slide is: a bar and words.

import type { Studio } from "../studio.js";
import { words } from "../words.js";
import { Meter } from "./SlidePicture.js";

export function HowFull(props: { studio: Studio }) {
  const fits = props.studio.picture?.fits ?? [];
  if (!fits.length) return null;
  const over = fits.filter((fit) => fit.share > 1.0001).length;
  const old = props.studio.slide?.old_since;
  return (
    <section class="card" aria-label={words.howFull}>
      <header>
        <h2>{words.howFull}</h2>
        {old ? <span class="quiet">{words.from(old)}</span> : <span class={over ? "is-fault" : "is-ok"}>{over ? words.tooLong(over) : words.everythingFits}</span>}
      </header>
      <dl class="fits">
        {fits.map((fit, index) => (
          <div key={index}>
            <dt>{fit.name}</dt>
            <dd><Meter share={fit.share > 1.0001 ? 2 : fit.share} /><span class={fit.share > 1.0001 ? "is-fault" : ""}>{fit.words}</span></dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
