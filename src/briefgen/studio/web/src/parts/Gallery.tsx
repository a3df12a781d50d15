// All layouts as pictures in the deck's own look: choose one for a new slide.

import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../api.js";
import type { LayoutCard } from "../messages.js";
import type { Studio } from "../studio.js";
import { plain, words } from "../words.js";
import { Button } from "./controls.js";
import { Dialog } from "./Dialog.js";
import { Svg } from "./Svg.js";

export function Gallery(props: { studio: Studio }) {
  const { studio } = props;
  const [cards, setCards] = useState<readonly LayoutCard[]>(studio.layouts);
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState("");
  const places = placesFor(studio);
  const [place, setPlace] = useState(places.now);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    void ask("gallery", {}).then((gallery) => setCards(gallery.cards), () => undefined);
  }, []);
  const found = cards.filter((card) => matches(card, search));
  const card = found.find((one) => one.layout === chosen) ?? best(found, search);
  const add = () => {
    const where = places.all[place];
    if (card && where) void studio.add(card.layout, where.file, where.to);
  };
  const press = (event: KeyboardEvent) => {
    if ((event.target as HTMLElement).closest("select, .buttons")) return;
    if (event.key === "Enter") {
      event.preventDefault();
      add();
    } else if (event.key.startsWith("Arrow") && card) arrows(event, found, card, (next) => setChosen(next.layout));
  };
  return (
    <div onKeyDown={press}>
      <Dialog title={words.addSlide} class="gallery" close={() => studio.set({ dialog: null })}
        beside={<input ref={field} type="search" aria-label={words.search} placeholder={words.search} value={search} onInput={(event) => setSearch(event.currentTarget.value)} />}>
        <div class="gallery-body">
          <div class="cards" tabIndex={-1}>
            <p class="gallery-hint">
              <span>{words.galleryHint(cards.length)}</span>
              <span>{words.galleryKeys[0]} <kbd>Enter</kbd> {words.galleryKeys[1]} <kbd>Esc</kbd> {words.galleryKeys[2]}</span>
            </p>
            {found.length === 0 && cards.length > 0 && <p role="status">{words.nothingFound}</p>}
            <div role="radiogroup" aria-label={words.layouts}>
              {groupsOf(found).map((group) => (
                <section key={group} aria-label={group}>
                  <h3>{group}</h3>
                  <div class="card-row">
                    {found.filter((one) => one.group === group).map((one) => (
                      <LayoutButton key={one.layout} card={one} isChosen={one === card} choose={() => setChosen(one.layout)} add={add} />
                    ))}
                  </div>
                </section>
              ))}
            </div>
          </div>
          {card && (
            <aside class="chosen-layout" aria-label={card.name}>
              <Svg svg={card.svg} class="framed" isHidden />
              <h3>{card.name}</h3>
              <p class="what">{card.what}</p>
              {card.room.length > 0 && <Room room={card.room} />}
              <p class="quiet">{words.inText(card.layout)[0]}<strong>{words.inText(card.layout)[1]}</strong>{words.inText(card.layout)[2]}</p>
              <span class="stretch" />
              <label class="choice">
                <span class="choice-label">{words.where}</span>
                <select value={`${place}`} onChange={(event) => setPlace(Number(event.currentTarget.value))}>
                  {places.all.map((one, index) => <option key={index} value={`${index}`} selected={index === place}>{one.name}</option>)}
                </select>
              </label>
              <div class="buttons">
                <Button kind="primary" press={add}>{words.addThis}</Button>
                <Button press={() => studio.set({ dialog: null })}>{words.cancel}</Button>
              </div>
            </aside>
          )}
        </div>
      </Dialog>
    </div>
  );
}

function LayoutButton(props: { card: LayoutCard; isChosen: boolean; choose: () => void; add: () => void }) {
  const { card, isChosen } = props;
  return (
    <button type="button" role="radio" aria-checked={isChosen ? "true" : "false"} tabIndex={isChosen ? 0 : -1} id={`layout-${card.layout}`}
      class="layout-card" onClick={props.choose} onDblClick={props.add}>
      <Svg svg={card.svg} class="framed" isHidden />
      <strong>{card.name}</strong>
      <span>{card.what}</span>
    </button>
  );
}

/** "Title: 2 lines" as a row of two. */
function Room(props: { room: readonly string[] }) {
  return (
    <table>
      <thead><tr><th scope="col">{words.itHas}</th><th scope="col">{words.roomFor}</th></tr></thead>
      <tbody>
        {props.room.map((line) => {
          const [part, ...rest] = line.split(/:\s+/);
          return <tr key={line}><th scope="row">{part}</th><td>{rest.join(": ")}</td></tr>;
        })}
      </tbody>
    </table>
  );
}

const groupsOf = (cards: readonly LayoutCard[]): string[] => [...new Set(cards.map((card) => card.group))];

function matches(card: LayoutCard, search: string): boolean {
  const all = [card.layout, card.name, card.what, ...card.found_by].join(" ").toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => all.includes(word));
}

/** The card that is meant first: by its name, else by the first of the words that it is found by. */
function best(found: readonly LayoutCard[], search: string): LayoutCard | undefined {
  const said = search.trim().toLowerCase();
  const rank = (card: LayoutCard) => {
    const names = `${card.name} ${card.layout}`.toLowerCase().split(/[^a-z]+/);
    const at = card.found_by.indexOf(said);
    return !said || names.includes(said) ? 0 : at < 0 ? 99 : 1 + at;
  };
  return [...found].sort((one, two) => rank(one) - rank(two))[0];
}

function arrows(event: KeyboardEvent, found: readonly LayoutCard[], card: LayoutCard, choose: (card: LayoutCard) => void): void {
  if (event.target instanceof HTMLInputElement && (event.key === "ArrowLeft" || event.key === "ArrowRight")) return;
  event.preventDefault();
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -rowLength(), ArrowDown: rowLength() }[event.key] ?? 0;
  const next = found[Math.max(0, Math.min(found.length - 1, found.indexOf(card) + by))]!;
  choose(next);
  const button = document.getElementById(`layout-${next.layout}`);
  if (!(event.target instanceof HTMLInputElement)) button?.focus();
  button?.scrollIntoView({ block: "nearest" });
}

function rowLength(): number {
  const cards = [...document.querySelectorAll<HTMLElement>(".layout-card")];
  const first = cards[0]?.offsetTop;
  return Math.max(1, cards.filter((card) => card.offsetTop === first).length);
}

interface PlaceToAdd {
  name: string;
  file: number;
  to: () => number;
}

/** Where a slide can come to stand, and after which it does if nothing else is said. */
function placesFor(studio: Studio): { all: PlaceToAdd[]; now: number } {
  const { state } = studio;
  const file = state!.file;
  const slides = state!.slides.filter((slide) => slide.entry >= 0 && slide.place.file === file);
  const after = slides.map((slide) => ({
    name: words.afterSlide(words.pageNumbers(slide.pages), plain(slide.title)), file, to: () => (studio.entryOf(slide.key)?.entry ?? slide.entry) + 1,
  }));
  const all = [{ name: words.asFirst, file, to: () => 0 }, ...after];
  return { all, now: Math.max(0, slides.findIndex((slide) => slide.key === studio.current) + 1) || all.length - 1 };
}
