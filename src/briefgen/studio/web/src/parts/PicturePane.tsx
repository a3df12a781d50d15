// The slide as it is, or a sheet with it.

import type { Studio, Tab } from "../studio.js";
import { words } from "../words.js";
import { Tag, Tabs } from "./controls.js";
import { HowFull } from "./HowFull.js";
import { Notes } from "./Notes.js";
import { PictureChoice } from "./PictureChoice.js";
import { PictureToDescribe } from "./PictureToDescribe.js";
import { SameWords } from "./SameWords.js";
import { Sheet } from "./Sheet.js";
import { SlideActions } from "./SlideActions.js";
import { FieldBar, SlidePicture } from "./SlidePicture.js";
import { Texts } from "./Texts.js";

export function PicturePane(props: { studio: Studio }) {
  const { studio } = props;
  const ids: Tab[] = ["slide", ...studio.state!.sheets];
  const choose = (tab: Tab) => {
    void studio.inPlace.done();
    studio.set({ tab, sheetPage: -1 });
  };
  return (
    <section class="pane picture-pane" aria-label={words.picture}>
      <Tabs label={words.picture} ids={ids} current={studio.tab} choose={choose} panel="picture-panel"
        name={(id) => (id === "slide" ? words.slideTab : words.sheets[id])} />
      <div class="picture-panel" role="tabpanel" id="picture-panel" aria-labelledby={`tab-picture-panel-${studio.tab}`}
        onKeyDown={(event) => keys(studio, event)}>
        {studio.tab === "slide" ? <SlideTab studio={studio} /> : <Sheet studio={studio} kind={studio.tab} />}
      </div>
    </section>
  );
}

function SlideTab(props: { studio: Studio }) {
  const { studio } = props;
  const field = studio.inPlace.field?.slide === studio.current ? studio.inPlace.field : null;
  const isAsked = studio.toDescribe?.slide === studio.current;
  return (
    <>
      {field ? <FieldBar studio={studio} /> : <Caption studio={studio} />}
      <SlidePicture studio={studio} />
      <SlideActions studio={studio} />
      {isAsked && <PictureToDescribe key={studio.toDescribe!.name} studio={studio} />}
      {studio.state!.is_broken && studio.picture && <WhyOld studio={studio} />}
      <HowFull studio={studio} />
      {field && <Texts studio={studio} />}
      {!field && !studio.state!.is_broken && (
        <>
          {!isAsked && <PictureChoice studio={studio} />}
          <Notes studio={studio} />
          <SameWords studio={studio} />
          <Texts studio={studio} />
        </>
      )}
    </>
  );
}

function Caption(props: { studio: Studio }) {
  const { studio } = props;
  const slide = studio.slide;
  const number = words.pageNumbers(slide?.pages ?? []);
  return (
    <div class="caption">
      <h2>{slide?.is_hidden ? words.hiddenSlide : words.slideOf(number, studio.state!.page_count)}</h2>
      {slide && slide.pages.length > 1 && <span class="quiet">{words.pageOfSlide(studio.pageAt + 1, slide.pages.length)}</span>}
      <span class="stretch" />
      {slide?.old_since ? <Tag kind="advice">{words.oldPictureFrom(slide.old_since)}</Tag>
        : studio.picture && <><span class="quiet">{words.clickText}</span><Tag kind="ok">{words.upToDate}</Tag></>}
    </div>
  );
}

function WhyOld(props: { studio: Studio }) {
  const fault = props.studio.state!.faults.find((one) => one.stops_reading);
  return (
    <section class="card is-advice" aria-label={words.whyOld}>
      <h2>{words.whyOld}</h2>
      <p>{words.whyOldText(fault?.place?.line ?? 0)}</p>
    </section>
  );
}

function keys(studio: Studio, event: KeyboardEvent): void {
  if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
  const by = event.key === "PageDown" ? 1 : event.key === "PageUp" ? -1 : 0;
  if (!by) return;
  event.preventDefault();
  if (studio.tab === "slide") studio.step(by);
  else studio.set({ sheetPage: Math.max(0, studio.sheetPage + by) });
}
