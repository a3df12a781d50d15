// On which pages of the sheets the words of the slide stand.

import type { Studio } from "../studio.js";
import { words } from "../words.js";
import { Button } from "./controls.js";

export function SameWords(props: { studio: Studio }) {
  const same = props.studio.state!.same_words;
  if (!same.length) return null;
  return (
    <section class="card same-words" aria-label={words.sameWords}>
      <h2>{words.sameWords}</h2>
      <div class="buttons">
        {same.map(({ sheet, page }) => (
          <Button key={sheet} isSmall press={() => props.studio.set({ tab: sheet, sheetPage: page })}>{words.sheetPage(sheet, page)}</Button>
        ))}
      </div>
    </section>
  );
}
