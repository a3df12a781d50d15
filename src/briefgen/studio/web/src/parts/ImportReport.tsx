// What became of a presentation: the words add up, and what to look at stands in order, before beside now.

import { useLayoutEffect, useState } from "preact/hooks";
import type { ImportPoint, ImportReport, SlideEntry } from "../messages.js";
import type { Studio } from "../studio.js";
import { shapeOf } from "../slides.js";
import { plain, words } from "../words.js";
import { Button, Tabs, Tag } from "./controls.js";
import { Meter } from "./SlidePicture.js";
import { useFrame } from "./framed.js";
import { useKeptWords } from "./kept_words.js";
import { Svg } from "./Svg.js";
import { TextPane } from "./TextPane.js";

type ReportTab = keyof typeof words.reportTabs;

export function ImportView(props: { studio: Studio }) {
  const { studio } = props;
  const report = studio.report!;
  const { reportAt: at, reportSeen: seen } = studio;
  const point = report.points[at];
  const slide = studio.find(point?.slide ?? "");
  const choose = (index: number) => studio.choosePoint(index);
  const [isPrinting, setPrinting] = useState(false);
  useLayoutEffect(() => {
    if (!isPrinting) return;
    window.print();
    setPrinting(false);
  }, [isPrinting]);
  return (
    <main class="panes import-view">
      <Slides studio={studio} report={report} at={at} choose={choose} />
      <section class="pane report-pane" aria-label={words.importReport}>
        <header class="pane-head">
          <h2>{words.importReport}</h2><span class="quiet">{report.deck}</span><span class="stretch" />
          <Button press={() => setPrinting(true)}>{words.print}</Button>
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
                  <strong>{index + 1}. {one.picture ? words.needsDescription : one.reason}</strong>
                  <span class="quiet">{seen.has(index) && <Tag kind="ok">{words.seen}</Tag>} {words.slide} {one.old}</span>
                </button>
                <p>{one.sentence}</p>
                {isPrinting && <Both report={report} point={one} now={studio.pictures.get(studio.find(one.slide)?.pages[0] ?? -1)?.svg ?? ""} />}
                {index === at && (one.picture && !seen.has(index) ? <Description key={index} studio={studio} point={one} />
                  : !seen.has(index) && <Button kind="primary" isSmall press={() => studio.nextPoint()}>{words.seenNext}</Button>)}
              </li>
            ))}
          </ol>
          {report.remarks.length > 0 && <p class="quiet remarks" id="left-out" tabIndex={-1}>{words.alsoLeftOut} {report.remarks.join(" ")}</p>}
        </div>
      </section>
      <BeforeAndNow studio={studio} slide={slide ?? studio.slide} point={point} before={point ? report.before[point.old - 1] ?? "" : ""} />
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
            <h3 class="section-row"><span class="section-title">{words.lookFirst}</span><span class="quiet">{words.slideCount(first.size)}</span></h3>
            <ol>
              {report.points.map((point, index) => (
                <Row key={index} studio={studio} slide={studio.find(point.slide)} isCurrent={index === props.at} press={() => props.choose(index)}
                  tag={<Tag kind={studio.reportSeen.has(index) ? "ok" : point.picture ? "fault" : "advice"}>{studio.reportSeen.has(index) ? words.seen : point.reason}</Tag>} />
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
        <div>
          <dt>{words.leftOut}{" "}
            {report.remarks.length > 0 && <Button kind="link" press={() => document.getElementById("left-out")?.focus()}>{words.readWhich}</Button>}</dt>
          <dd>{report.left_out.toLocaleString("en-GB")}</dd></div>
      </dl>
    </section>
  );
}

/** On paper: the slide before beside the slide now. */
function Both(props: { report: ImportReport; point: ImportPoint; now: string }) {
  return (
    <div class="both-printed">
      <Svg svg={props.report.before[props.point.old - 1] ?? ""} class="framed" />
      <Svg svg={props.now} class="framed" />
    </div>
  );
}

/** What a picture shows, for those who cannot see it: written into the text of the slide. */
function Description(props: { studio: Studio; point: ImportPoint }) {
  const { studio, point } = props;
  const [value, setValue] = useState("");
  const forget = useKeptWords(value, (typed) => void studio.describePicture(point.slide, point.picture, typed));
  const save = (description: string) => {
    forget();
    void studio.describe(point, description);
  };
  return (
    <div class="description">
      <label>
        <span class="choice-label">{words.descriptionShort}</span>
        <textarea id="point-description" rows={2} value={value} onInput={(event) => setValue(event.currentTarget.value)} />
      </label>
      <div class="buttons">
        <Button kind="primary" isSmall waits={!value.trim() && words.descriptionFirst} press={() => (value.trim() ? save(value.trim()) : studio.say(words.descriptionFirst))}>{words.saveNext}</Button>
        <Button isSmall press={() => save("")}>{words.onlyDecoration}</Button>
      </div>
    </div>
  );
}

/** What a point speaks of, in the picture of the slide now: a picture by its number among those of the slide. */
function framed(svg: Element, points: readonly ImportPoint[], point: ImportPoint): Element | undefined {
  if (point.picture) {
    const peers = points.filter((one) => one.picture && one.slide === point.slide);
    return [...svg.querySelectorAll("[data-slot] image, image")][peers.indexOf(point)];
  }
  const slots = { Chart: "chart", Table: "table", Drawing: "diagram" } as Record<string, string>;
  return svg.querySelector(`[data-slot="${slots[point.reason] ?? "none"}"]`) ?? undefined;
}

/** The picture of the slide now, with a frame round what the point speaks of. */
function NowPicture(props: { studio: Studio; svg: string; point: ImportPoint | undefined }) {
  const { studio, svg, point } = props;
  const { box, frame } = useFrame((box) => point && framed(box, studio.report!.points, point));
  return (
    <div class="now-picture" ref={box}>
      <Svg svg={svg} class="framed" />
      <span class="point-frame" ref={frame} hidden />
    </div>
  );
}

function BeforeAndNow(props: { studio: Studio; slide: SlideEntry | undefined; point: ImportPoint | undefined; before: string }) {
  const { studio, slide } = props;
  const [tab, setTab] = useState<ReportTab>("both");
  const ids: ReportTab[] = ["both", "now", "text"];
  return (
    <section class="pane picture-pane" aria-label={words.beforeAndNow}>
      <Tabs label={words.beforeAndNow} ids={ids} current={tab} choose={setTab} panel="before-and-now" name={(id) => words.reportTabs[id]} />
      <div class={`report-panel is-${tab}`} style={{ "--shape": shapeOf(studio.pictures.get(slide?.pages[0] ?? -1)) }} role="tabpanel" id="before-and-now" aria-labelledby={`tab-before-and-now-${tab}`}>
        {tab === "text" ? <TextPane studio={studio} /> : (
          <div class="picture-panel before-now" tabIndex={0} role="group" aria-label={words.reportTabs[tab]}>
            {tab === "both" && props.before && (
              <>
                <div class="caption"><h3>{words.before}</h3><span class="quiet">{words.beforeFrom}</span></div>
                <Svg svg={props.before} class="framed" />
              </>
            )}
            {slide && <Now studio={studio} slide={slide} point={props.point} />}
            <div class="buttons">
              {slide && <Button isSmall press={() => studio.changeLayout(slide.key)}>{words.changeLayout}</Button>}
              {slide && <Button isSmall press={() => studio.changeFirstText(slide.key)}>{words.changeText}</Button>}
              {props.point && <Button isSmall press={() => studio.nextPoint()}>{words.nextPoint} <kbd>F8</kbd></Button>}
            </div>
          </div>
        )}
      </div>
    </section>
  );
}

function Now(props: { studio: Studio; slide: SlideEntry; point: ImportPoint | undefined }) {
  const { studio, slide } = props;
  const picture = studio.pictures.get(slide.pages[0] ?? -1);
  if (!picture) return null;
  return (
    <>
      <div class="caption">
        <h3>{words.now}</h3><span class="quiet">{words.nowSlide(words.pageNumbers(slide.pages), studio.layoutName(slide.layout))}</span>
        <span class="stretch" />
        {slide.old_since ? <Tag kind="advice">{words.oldPictureFrom(slide.old_since)}</Tag> : <Tag kind="ok">{words.upToDate}</Tag>}
      </div>
      <NowPicture studio={studio} svg={picture.svg} point={props.point} />
    </>
  );
}
