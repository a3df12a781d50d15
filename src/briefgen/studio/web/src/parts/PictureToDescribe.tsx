// A picture that was dropped is in, or one stands there that nobody has described: its card asks for the description.

import { useState } from "preact/hooks";
import type { Studio } from "../studio.js";
import { words } from "../words.js";
import { Button, FileButton } from "./controls.js";
import { dropFile, takePictureOut } from "./drop.js";
import { useKeptWords } from "./kept_words.js";
import { PICTURES } from "./PictureChoice.js";

export function PictureToDescribe(props: { studio: Studio }) {
  const { studio } = props;
  const [description, setDescription] = useState("");
  const { slide, name, below } = studio.toDescribe!;
  const isDropped = below === null;
  const end = async (value: string) => {
    if (!(await studio.describePicture(slide, name, value))) return;
    forget();
    studio.set({ toDescribe: null });
    studio.focus("#picture");
  };
  const forget = useKeptWords(description, (typed) => void studio.describePicture(slide, name, typed));
  const save = () => (description.trim() ? void end(description.trim()) : studio.say(words.descriptionFirst));
  const head = isDropped ? words.pictureDropped : words.pictureToDescribe;
  const shown = document.querySelector("#picture");
  const address = shown && pictureToDescribe(studio, shown)?.getAttribute("href");
  return (
    <section class="card dropped" aria-label={head}>
      {address && <img src={address} alt="" />}
      <div>
        <header>
          <h2>{head}</h2>
          <span class="quiet">{isDropped ? words.keptWithDeck(name) : name}</span>
        </header>
        <label>
          <span class="choice-label">{words.description}</span>
          <input type="text" id="description" value={description} onInput={(event) => setDescription(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Enter" && save()} />
        </label>
        <div class="buttons">
          <Button kind="primary" isSmall waits={!description.trim() && words.descriptionFirst} press={save}>{words.save}</Button>
          <Button isSmall press={() => void end("")}>{words.onlyDecoration}</Button>
          {isDropped && <FileButton label={words.anotherPicture} accept={PICTURES} take={(file) => { forget(); void dropFile(studio, file); }} isSmall>{words.anotherPicture}</FileButton>}
          {isDropped && <Button isSmall press={() => { forget(); void takePictureOut(studio); }}>{words.takeOut}</Button>}
        </div>
      </div>
    </section>
  );
}

/** The picture of the slide that waits for its description: the last that is written above the place where it waits. */
export function pictureToDescribe(studio: Studio, box: Element): Element | undefined {
  const asked = studio.toDescribe;
  if (asked?.slide !== studio.current) return undefined;
  const pictures = [...box.querySelectorAll("[data-slot] image")];
  const { below } = asked;
  return below === null ? pictures[0] : pictures.filter((one) => lineOf(one) <= below).pop();
}

/** How many lines below the first of its slide an item stands; Infinity in another file. */
function lineOf(item: Element): number {
  const at = item.closest("[data-at]")?.getAttribute("data-at")?.match(/^\+(-?\d+):/);
  return at ? Number(at[1]) : Infinity;
}
