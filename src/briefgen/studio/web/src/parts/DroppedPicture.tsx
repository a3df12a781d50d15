// A picture that was dropped is in; its card asks for the description.

import { useState } from "preact/hooks";
import type { Studio } from "../studio.js";
import { words } from "../words.js";
import { Button, FileButton } from "./controls.js";
import { dropFile, putPicture, takePictureOut } from "./drop.js";
import { PICTURES } from "./PictureChoice.js";

export function DroppedPicture(props: { studio: Studio }) {
  const { studio } = props;
  const [description, setDescription] = useState("");
  const { name } = studio.dropped!;
  const end = async (value: string, isDecoration = false) => {
    await putPicture(studio, name, value, isDecoration);
    studio.set({ dropped: null });
    studio.focus("#picture");
  };
  return (
    <section class="card dropped" aria-label={words.pictureDropped}>
      <header>
        <h2>{words.pictureDropped}</h2>
        <span class="quiet">{words.keptWithDeck(name)}</span>
      </header>
      <label>
        <span class="choice-label">{words.description}</span>
        <input type="text" id="description" value={description} onInput={(event) => setDescription(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && void end(description)} />
      </label>
      <div class="buttons">
        <Button kind="primary" isSmall press={() => void end(description)}>{words.save}</Button>
        <Button isSmall press={() => void end("", true)}>{words.onlyDecoration}</Button>
        <FileButton label={words.anotherPicture} accept={PICTURES} take={(file) => void dropFile(studio, file)} isSmall>{words.anotherPicture}</FileButton>
        <Button isSmall press={() => void takePictureOut(studio)}>{words.takeOut}</Button>
      </div>
    </section>
  );
}
