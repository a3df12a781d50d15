// A picture for the slide by its button, for those who do not drop it.

import type { Studio } from "../studio.js";
import { words } from "../words.js";
import { FileButton } from "./controls.js";
import { dropFile } from "./drop.js";

export const PICTURES = ".png,.jpg,.jpeg,.svg,.webp,.gif";

export function PictureChoice(props: { studio: Studio }) {
  const { studio } = props;
  if (!studio.hasPicture(studio.slide)) return null;
  return (
    <section class="card same-words" aria-label={words.pictureForSlide}>
      <h2>{words.pictureForSlide}</h2>
      <div class="buttons">
        <FileButton id="choose-picture" label={words.pictureForSlide} accept={PICTURES} take={(file) => void dropFile(studio, file)}>{words.choosePicture}</FileButton>
        <span class="quiet">{words.orDropIt}</span>
      </div>
    </section>
  );
}
