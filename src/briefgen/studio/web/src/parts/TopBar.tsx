// The line at the top: the deck, what is chosen, and what is done with the whole.

import type { Studio } from "../studio.js";
import { words } from "../words.js";
import { Button, Choice } from "./controls.js";

export function Choices(props: { studio: Studio }) {
  const { studio } = props;
  const choices = studio.state!.choices;
  return (
    <>
      <Choice label={words.event} options={choices.events} value={choices.event} choose={(event) => studio.want({ event })} />
      <Choice label={words.audience} options={choices.audiences} value={choices.audience} choose={(audience) => studio.want({ audience })} />
      <Choice label={words.language} options={choices.languages} value={choices.language} choose={(language) => studio.want({ language })} />
      <Choice label={words.look} options={choices.looks} value={choices.look} choose={(look) => studio.want({ look })} />
    </>
  );
}

export function TopBar(props: { studio: Studio }) {
  const { studio } = props;
  const canUndo = studio.editor.canUndo;
  const { deck } = studio.state!.choices;
  const decks = studio.state!.choices.decks.map((one) => (one.id === deck ? { id: deck, name: studio.title } : one));
  const hasOthers = decks.length > 1;
  const canRedo = studio.editor.canRedo;
  return (
    <header class="top">
      <div class="deck-name">
        <span class="product">{words.product}</span>
        <h1 class={hasOthers ? "visually-hidden" : ""}>{studio.title}</h1>
        {hasOthers && <Choice label={words.deck} isLabelHidden options={decks} value={deck} choose={(other) => studio.want({ deck: other })} />}
      </div>
      <div class="choices"><Choices studio={studio} /></div>
      <div class="top-buttons">
        <Button press={() => studio.undo()} waits={!canUndo && words.nothingToUndo}><span aria-hidden="true">↶ </span>{words.undo}</Button>
        <Button class="redo" press={() => studio.redo()} waits={!canRedo && words.nothingToRedo}><span aria-hidden="true">↷ </span>{words.redo}</Button>
        <Button class="few-choices" press={() => studio.set({ dialog: "choices" })}>{words.choices}</Button>
        <Button press={() => studio.talk.begin()}>{words.present}</Button>
        <Button kind={studio.view === "built" ? "" : "primary"} press={() => void studio.startBuild()} waits={studio.buildMustWait}>{words.build}</Button>
      </div>
    </header>
  );
}
