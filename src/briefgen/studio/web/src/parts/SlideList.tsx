// The slides as pictures, by sections that fold: choose, and move by pointer or keys.

import { memo } from "preact/compat";
import { useRef } from "preact/hooks";
import type { SlideEntry, StudioState } from "../messages.js";
import type { Studio } from "../studio.js";
import { plain, words } from "../words.js";
import { Button, Tag } from "./controls.js";
import { type Landing, SlideDrag } from "./slide_drag.js";
import { Svg } from "./Svg.js";

/** Slides of which there are two versions, by key, and whether it was decided which is to be. */
export type Decided = ReadonlyMap<string, boolean>;

const NONE: Decided = new Map();

export function SlideList(props: { studio: Studio; decided?: Decided }) {
  const { studio, decided = NONE } = props;
  const state = studio.state!;
  const list = useRef<HTMLDivElement>(null);
  const drag = useRef<SlideDrag | null>(null);
  drag.current ??= new SlideDrag(studio, () => list.current!);
  const oldSince = state.is_broken ? state.slides.find((slide) => slide.old_since)?.old_since ?? "" : "";
  return (
    <section class="pane slides-pane" aria-label={words.slides}>
      <header class="pane-head">
        <h2>{words.slides}</h2>
        <Button press={() => (studio.mustWait ? studio.say(studio.mustWait) : studio.set({ dialog: "gallery" }))} waits={studio.mustWait}>
          <span aria-hidden="true">+ </span>{words.addSlide}
        </Button>
      </header>
      {state.is_broken && <p class="all-old"><strong>{oldSince && words.allOld(oldSince)}</strong> {words.mustWait}</p>}
      <div class="sections" ref={list} onKeyDown={(event) => keys(studio, event)}>
        <Sections studio={studio} state={state} current={studio.current} landing={studio.landing} folded={[...studio.folded].join()} drag={drag.current} decided={decided} />
      </div>
    </section>
  );
}

/** Drawn anew only where one of these is another: most keys change none of them, and to compare the rows of a long deck takes time. */
interface SectionsProps {
  studio: Studio;
  state: StudioState;
  current: string;
  landing: Landing | null;
  folded: string;
  drag: SlideDrag;
  decided: Decided;
}

const Sections = memo(function Sections({ studio, state, drag, decided }: SectionsProps) {
  return <>{state.sections.map((section, index) => <Section key={index} studio={studio} index={index} title={section.title} drag={drag} decided={decided} />)}</>;
});

function Section(props: { studio: Studio; index: number; title: string; drag: SlideDrag; decided: Decided }) {
  const { studio, index } = props;
  const slides = studio.state!.slides.filter((slide) => slide.section === index);
  if (!slides.length) return null;
  const isFolded = studio.folded.has(index);
  const only = studio.state!.sections.length === 1;
  const fold = () => {
    if (!studio.folded.delete(index)) studio.folded.add(index);
    studio.changed();
  };
  return (
    <section aria-label={props.title || words.beforeSections}>
      {!only && (
        <h3 class="section-row">
          <button type="button" aria-expanded={isFolded ? "false" : "true"} onClick={fold}>
            <span class="angle" aria-hidden="true" />
            <span class="section-title">{plain(props.title) || words.beforeSections}</span>
            <span class="quiet">{words.slideCount(slides.length)}</span>
          </button>
        </h3>
      )}
      {!isFolded && (
        <ol>
          {slides.map((slide) => (
            <Row key={slide.key} studio={studio} slide={slide} drag={props.drag} svg={studio.pictures.get(slide.pages[0] ?? -1)?.svg ?? ""}
              isCurrent={slide.key === studio.current} landing={studio.landing?.key === slide.key ? studio.landing : null}
              isDragged={studio.landing?.dragged === slide.key} isBroken={studio.state!.is_broken} isDecided={props.decided.get(slide.key)} />
          ))}
        </ol>
      )}
    </section>
  );
}

interface RowProps {
  studio: Studio;
  slide: SlideEntry;
  drag: SlideDrag;
  svg: string;
  isCurrent: boolean;
  landing: Landing | null;
  isDragged: boolean;
  isBroken: boolean;
  isDecided: boolean | undefined;
}

/** What a row shows: other things of a slide (its place in the text) do not draw it anew. */
const shown = ({ title, pages, faults, advice, old_since, is_hidden, entry, place }: SlideEntry): string =>
  [title, pages.join(), faults, advice, old_since, is_hidden, entry, place.file].join("|");

const Row = memo(
  function Row({ studio, slide, drag, svg, isCurrent, landing, isDragged, isBroken, isDecided }: RowProps) {
    const number = words.pageNumbers(slide.is_hidden ? [] : slide.pages);
    const name = words.slideName(number);
    const label = ["slide-item", isCurrent && "is-current", landing && `lands-${landing.side}`, isDragged && "is-dragged", slide.is_hidden && "is-hidden"];
    return (
      <li class={label.filter(Boolean).join(" ")} data-key={slide.key}>
        <button type="button" class="grip" aria-label={words.gripName(name)} tabIndex={-1} disabled={slide.entry < 0 || isBroken}
          onPointerDown={(event) => drag.begin(event, slide)}><Grip /></button>
        <button type="button" class="slide-row" aria-current={isCurrent ? "true" : undefined} tabIndex={isCurrent ? 0 : -1} id={`row-${slide.key}`}
          onClick={() => studio.choose(slide.key)} onPointerDown={(event) => event.pointerType === "mouse" && drag.begin(event, slide)}>
          <span class={slide.pages.length > 1 ? "thumb is-double" : "thumb"}><Svg svg={svg} isHidden /></span>
          <span class="row-words">
            <strong>{number}</strong>
            <span class="row-title">{plain(slide.title) || words.noTitle}</span>
            {isDecided !== undefined && <Tag kind={isDecided ? "ok" : "advice"}>{isDecided ? words.decided : words.twoVersions}</Tag>}
            {slide.faults > 0 && <Tag kind="fault">{words.faultTag(slide.faults)}</Tag>}
            {slide.old_since && !isBroken && <Tag kind="advice">{words.oldPicture}</Tag>}
            {slide.is_hidden && <Tag kind="plain">{words.hidden}</Tag>}
            {slide.pages.length > 1 && <Tag kind="plain">{words.onSlides(slide.pages.length)}</Tag>}
          </span>
        </button>
      </li>
    );
  },
  (before, now) =>
    before.svg === now.svg && before.isCurrent === now.isCurrent && before.landing === now.landing && before.isDragged === now.isDragged &&
    before.isBroken === now.isBroken && before.isDecided === now.isDecided && before.slide.key === now.slide.key && shown(before.slide) === shown(now.slide),
);

function Grip() {
  return (
    <svg width="8" height="14" aria-hidden="true">
      {[1, 5, 9, 13].flatMap((y) => [1.5, 6.5].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1" fill="currentColor" />))}
    </svg>
  );
}

function keys(studio: Studio, event: KeyboardEvent): void {
  const key = (event.target as HTMLElement).closest<HTMLElement>("[data-key]")?.dataset["key"];
  if (!key) return;
  const slides = studio.state!.slides.filter((slide) => !studio.folded.has(slide.section));
  const at = slides.findIndex((slide) => slide.key === key);
  const by = event.key === "ArrowDown" || event.key === "PageDown" ? 1 : event.key === "ArrowUp" || event.key === "PageUp" ? -1 : 0;
  if (event.altKey && by) {
    event.preventDefault();
    void studio.move(key, (entry) => entry + by).then(() => studio.focus(".slide-row[aria-current]"));
  } else if (by && slides[at + by]) {
    event.preventDefault();
    studio.choose(slides[at + by]!.key);
    studio.focus(".slide-row[aria-current]");
  } else if (event.key === "Enter") {
    event.preventDefault();
    studio.choose(key, true);
  } else if (event.key === "Delete") {
    studio.choose(key);
    void studio.change("drop");
  }
}
