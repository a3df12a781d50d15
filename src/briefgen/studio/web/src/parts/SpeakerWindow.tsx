// The speaker's window: notes, the next slide, and the clock. Always dark.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { SlideEntry } from "../messages.js";
import { clock, dated, shapeOf } from "../slides.js";
import { type Called, channelName, secondsOf, type TalkAt, type TalkDeck, type Told } from "../talk.js";
import { plain, words } from "../words.js";
import { Button } from "./controls.js";
import { SpeakerNotes } from "./SpeakerNotes.js";
import { Svg } from "./Svg.js";
import { talkAction } from "./TalkView.js";

export function SpeakerWindow() {
  const [deck, setDeck] = useState<TalkDeck | null>(null);
  const [at, setAt] = useState<TalkAt | null>(null);
  const [, setTick] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const channel = useRef<BroadcastChannel | null>(null);
  const call = (called: Called) => channel.current?.postMessage(called);
  useLayoutEffect(() => {
    channel.current = new BroadcastChannel(channelName());
    channel.current.onmessage = (event: MessageEvent<Told>) => (event.data.kind === "deck" ? setDeck(event.data.deck) : event.data.kind === "at" && setAt(event.data.at));
    call({ kind: "who" });
    const timer = setInterval(() => setTick((tick) => tick + 1), 250);
    const go = (by: 1 | -1) => call({ kind: "step", by });
    const press = (event: KeyboardEvent) => {
      const act = talkAction(event, { next: () => go(1), back: () => go(-1), black: () => call({ kind: "black" }), pause: () => call({ kind: "pause" }), goTo: () => setAsking(true) });
      if (!act || (event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => { clearInterval(timer); window.removeEventListener("keydown", press); channel.current?.close(); };
  }, []);
  if (!deck || !at) return <main class="speaker is-waiting"><h1>{words.presenter}</h1><p role="status">{words.waitingForTalk}</p></main>;
  const slide = deck.slides.find((one) => one.pages.includes(at.page));
  const shown = deck.pictures.find((one) => one.page === at.page);
  return (
    <div class="speaker" style={{ "--shape": shapeOf(shown) }}>
      <Head deck={deck} at={at} slide={slide} />
      <main class="speaker-main">
        <div class="speaker-slides">
          <h2>{words.nowOnScreen}</h2>
          <div class="now">{at.isBlack ? <p role="status">{words.blackNow}</p> : <Svg svg={shown?.svg ?? ""} />}</div>
          <Coming deck={deck} at={at} slide={slide} />
        </div>
        <SpeakerNotes notes={slide?.notes ?? ""} />
      </main>
      <footer class="speaker-buttons">
        <Button press={() => call({ kind: "step", by: -1 })}>{words.back} <kbd>Page Up</kbd></Button>
        <Button kind="primary" press={() => call({ kind: "step", by: 1 })}>{words.next} <kbd>Page Down</kbd></Button>
        {isAsking
          ? <GoTo count={deck.pictures.length} go={(page) => { setAsking(false); if (page !== null) call({ kind: "go", page }); }} />
          : <Button press={() => setAsking(true)}>{words.goTo} <kbd>G</kbd></Button>}
        <Button press={() => call({ kind: "black" })}>{words.black} <kbd>B</kbd></Button>
        <span class="stretch" />
        <Button press={() => call({ kind: "pause" })}>{at.runningSince ? words.pause : words.goOn} <kbd>P</kbd></Button>
        <Button press={() => call({ kind: "again" })}>{words.again}</Button>
        <Button press={() => { call({ kind: "end" }); window.close(); }}>{words.endTalk}</Button>
      </footer>
    </div>
  );
}

function GoTo(props: { count: number; go: (page: number | null) => void }) {
  const press = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (event.key === "Enter") props.go(Math.max(1, Math.min(props.count, Number(event.currentTarget.value) || 1)) - 1);
    if (event.key === "Escape") props.go(null);
  };
  return <input class="go-to" type="number" min={1} max={props.count} aria-label={words.goToNumber} ref={(field) => field?.focus()} onKeyDown={press} />;
}

/** The time planned up to a page: each slide's own minutes, else an even share of the whole. */
export function plannedUntil(deck: TalkDeck, page: number): number {
  const count = Math.max(1, deck.pictures.length);
  const known = deck.slides.reduce((sum, slide) => sum + slide.minutes, 0);
  if (!known) return (deck.minutes * 60 * page) / count;
  const scale = deck.minutes ? deck.minutes / known : 1;
  return deck.slides.reduce((sum, slide) => sum + (slide.pages.filter((one) => one < page).length / Math.max(1, slide.pages.length)) * slide.minutes, 0) * scale * 60;
}

function Head(props: { deck: TalkDeck; at: TalkAt; slide: SlideEntry | undefined }) {
  const { deck, at, slide } = props;
  const gone = secondsOf(at);
  const whole = deck.minutes * 60;
  const planned = plannedUntil(deck, at.page);
  return (
    <header class="speaker-head">
      <h1 class="visually-hidden">{words.presenter}: {deck.title}</h1>
      <div><span class="quiet">{words.slide}</span><p><strong>{at.page + 1}</strong> {words.of(deck.pictures.length)}</p></div>
      <div><span class="quiet">{words.section}</span><p class="section-now">{plain(deck.sections[slide?.section ?? -1]?.title ?? "") || "–"}</p></div>
      <span class="stretch" />
      <div class="right"><span class="quiet">{words.timeOfDay}</span><p>{dated(new Date())}</p></div>
      <div class="right"><span class="quiet">{words.sinceBegun}</span><p><strong class="clock">{clock(gone)}</strong> {whole > 0 && <span class="quiet">{words.of(0).replace("0", clock(whole))}</span>}</p></div>
      {whole > 0 && <Pace gone={gone} whole={whole} planned={planned} />}
    </header>
  );
}

function Pace(props: { gone: number; whole: number; planned: number }) {
  const bar = useRef<HTMLSpanElement>(null);
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    bar.current!.style.width = `${Math.min(100, (props.gone / props.whole) * 100)}%`;
    mark.current!.style.left = `${Math.min(100, (props.planned / props.whole) * 100)}%`;
  });
  const minutes = Math.trunc((props.gone - props.planned) / 60);
  const said = minutes >= 1 ? words.behind(minutes) : minutes <= -1 ? words.ahead(-minutes) : words.onTime;
  return (
    <div class="pace">
      <span class="pace-bar" aria-hidden="true"><span ref={bar} class="gone" /><span ref={mark} class="plan" /></span>
      <p><strong class={minutes >= 1 ? "is-late" : ""}>{said}</strong> <span class="quiet">{words.plannedHere(clock(props.planned))}</span></p>
    </div>
  );
}

function Coming(props: { deck: TalkDeck; at: TalkAt; slide: SlideEntry | undefined }) {
  const { deck, at, slide } = props;
  const slides = deck.slides.filter((one) => !one.is_hidden);
  const page = slides.flatMap((one) => one.pages).find((one) => one > at.page) ?? -1;
  const next = deck.pictures.find((one) => one.page === page);
  const then = slides.filter((one) => page >= 0 && (one.pages[0] ?? 0) > page).slice(0, 4);
  const ofSection = slides.filter((one) => one.section === slide?.section).flatMap((one) => one.pages);
  const last = Math.max(-1, ...ofSection);
  return (
    <div class="coming">
      <section aria-label={words.next}>
        <h2>{next ? words.nextSlide(page + 1) : words.lastSlide}</h2>
        {next && <div class="next-slide"><Svg svg={next.svg} /></div>}
      </section>
      <section aria-label={words.then}>
        <h2>{words.then}</h2>
        <ul>{then.map((one) => <li key={one.key}><span>{(one.pages[0] ?? 0) + 1}</span><span class="then-title">{plain(one.title)} {one.layout === "section" && <span class="quiet">{words.sectionMark}</span>}</span></li>)}</ul>
        {last > at.page && <p class="quiet">{words.sectionEnds(ofSection.filter((one) => one > at.page).length, deck.minutes ? clock(plannedUntil(deck, last + 1)) : "")}</p>}
      </section>
    </div>
  );
}

