// What became of a presentation: the words add up, and what to look at stands in order, before beside now.

import { useState } from "preact/hooks";
import type { ImportReport, SlideEntry } from "../messages.js";
import type { Studio } from "../studio.js";
import { plain, words } from "../words.js";
import { Button, Tag } from "./controls.js";
import { Meter } from "./SlidePicture.js";
import { Svg } from "./Svg.js";

export function ImportView(props: { studio: Studio }) {
  const { studio } = props;
  const report = studio.report!;
  const [at, setAt] = useState(0);
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const point = report.points[at];
  const slide = studio.find(point?.slide ?? "");
  const choose = (index: number) => {
    setAt(index);
    const key = report.points[index]?.slide;
    if (key) studio.choose(key);
  };
  const next = () => {
    setSeen(new Set([...seen, at]));
    choose((at + 1) % Math.max(1, report.points.length));
  };
  return (
    <main class="panes import-view">
      <Slides studio={studio} report={report} at={at} choose={choose} />
      <section class="pane report-pane" aria-label={words.importReport}>
        <header class="pane-head">
          <h2>{words.importReport}</h2><span class="quiet">{report.deck}</span><span class="stretch" />
          <Button press={() => studio.set({ view: "write" })}>{words.toTheText}</Button>
        </header>
        <div class="report" tabIndex={0} role="group" aria-label={words.importReport}>
          <Sums report={report} />
          {report.points.length > 0 && (
            <header class="report-head">
              <h3>{words.lookFirst}</h3><span class="stretch" />
              <Meter share={seen.size / report.points.length} /><span>{words.seenOf(seen.size, report.points.length)}</span>
            </header>
          )}
          <ol class="points">
            {report.points.map((one, index) => (
              <li key={index} class={index === at ? "is-current" : ""}>
                <button type="button" class="point" aria-current={index === at ? "true" : undefined} onClick={() => choose(index)}>
                  <strong>{index + 1}. {one.reason}</strong><span class="quiet">{words.slide} {one.old}</span>
                </button>
                <p>{one.sentence}</p>
                {index === at && <Button kind="primary" isSmall press={next}>{words.seenNext}</Button>}
              </li>
            ))}
          </ol>
          {report.remarks.length > 0 && <p class="quiet remarks">{words.alsoLeftOut} {report.remarks.join(" ")}</p>}
        </div>
      </section>
      <BeforeAndNow studio={studio} slide={slide ?? studio.slide} before={point ? report.before[point.old - 1] ?? "" : ""} />
    </main>
  );
}

function Slides(props: { studio: Studio; report: ImportReport; at: number; choose: (index: number) => void }) {
  const { studio, report } = props;
  const first = new Set(report.points.map((point) => point.slide));
  const whole = studio.state!.slides.filter((slide) => !first.has(slide.key) && slide.entry >= 0);
  return (
    <section class="pane slides-pane" aria-label={words.slides}>
      <header class="pane-head"><h2>{words.slides}</h2></header>
      <div class="sections">
        {report.points.length > 0 && (
          <section aria-label={words.lookFirst}>
            <h3 class="section-row"><span class="section-title">{words.lookFirst}</span><span class="quiet">{words.slideCount(report.points.length)}</span></h3>
            <ol>
              {report.points.map((point, index) => (
                <Row key={index} studio={studio} slide={studio.find(point.slide)} isCurrent={index === props.at} press={() => props.choose(index)}
                  tag={<Tag kind="advice">{point.reason}</Tag>} />
              ))}
            </ol>
          </section>
        )}
        <section aria-label={words.cameWhole}>
          <h3 class="section-row"><span class="section-title">{words.cameWhole}</span><span class="quiet">{words.slideCount(whole.length)}</span></h3>
          <ol>
            {whole.map((slide) => (
              <Row key={slide.key} studio={studio} slide={slide} isCurrent={false} press={() => studio.choose(slide.key)} tag={<Tag kind="ok">{words.asItWas}</Tag>} />
            ))}
          </ol>
        </section>
      </div>
    </section>
  );
}

function Row(props: { studio: Studio; slide: SlideEntry | undefined; isCurrent: boolean; press: () => void; tag: preact.ComponentChildren }) {
  const { slide } = props;
  return (
    <li class={props.isCurrent ? "slide-item is-current" : "slide-item"}>
      <button type="button" class="slide-row" aria-current={props.isCurrent ? "true" : undefined} onClick={props.press}>
        <span class="thumb"><Svg svg={props.studio.pictures.get(slide?.pages[0] ?? -1)?.svg ?? ""} isHidden /></span>
        <span class="row-words">
          <strong>{words.pageNumbers(slide?.pages ?? [])}</strong>
          <span class="row-title">{plain(slide?.title ?? "")}</span>
          {props.tag}
        </span>
      </button>
    </li>
  );
}

function Sums(props: { report: ImportReport }) {
  const { report } = props;
  return (
    <section class="sums">
      <h3>{words.wordsAccounted(report.words)}</h3>
      <dl>
        <div><dt>{words.onSlidesCount}</dt><dd>{report.on_slides.toLocaleString("en-GB")}</dd></div>
        <div><dt>{words.inNotes}</dt><dd>{report.in_notes.toLocaleString("en-GB")}</dd></div>
        <div><dt>{words.leftOut}</dt><dd>{report.left_out.toLocaleString("en-GB")}</dd></div>
      </dl>
    </section>
  );
}

function BeforeAndNow(props: { studio: Studio; slide: SlideEntry | undefined; before: string }) {
  const { studio, slide } = props;
  const picture = studio.pictures.get(slide?.pages[0] ?? -1);
  return (
    <section class="pane picture-pane" aria-label={words.beforeAndNow}>
      <header class="pane-head"><h2>{words.beforeAndNow}</h2></header>
      <div class="picture-panel before-now" tabIndex={0} role="group" aria-label={words.beforeAndNow}>
        {props.before && (
          <>
            <div class="caption"><h3>{words.before}</h3><span class="quiet">{words.beforeFrom}</span></div>
            <Svg svg={props.before} class="framed" />
          </>
        )}
        {picture && slide && (
          <>
            <div class="caption"><h3>{words.now}</h3><span class="quiet">{words.nowSlide(words.pageNumbers(slide.pages), slide.layout)}</span></div>
            <Svg svg={picture.svg} class="framed" />
          </>
        )}
      </div>
    </section>
  );
}
