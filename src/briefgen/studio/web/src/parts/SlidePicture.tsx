// The picture of the slide: a click on a text opens a field over it, any other leads to its text.

import { useEffect, useLayoutEffect, useReducer, useRef } from "preact/hooks";
import type { PageText, SlideEntry } from "../messages.js";
import type { Studio } from "../studio.js";
import { plain, words } from "../words.js";
import { Button } from "./controls.js";
import { useFrame } from "./framed.js";
import { pictureToDescribe } from "./PictureToDescribe.js";
import { Svg } from "./Svg.js";

export function SlidePicture(props: { studio: Studio }) {
  const { studio } = props;
  const { slide, picture } = studio;
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => studio.onPicture(() => draw(undefined)), []);
  const { box, frame } = useFrame((box) => pictureToDescribe(studio, box));
  if (!picture) return <div class="slide-picture is-none" id="picture" tabIndex={-1}><p>{slide?.is_hidden ? words.isHidden : studio.state!.is_broken ? words.noPictureYet : words.noPicture}</p></div>;
  const click = async (event: MouseEvent) => {
    const at = box.current!.getBoundingClientRect();
    const scale = picture.width / at.width;
    // Its texts come with the answer about the slide, which may be under way.
    if (!picture.texts.length) await studio.conversation.idle();
    const text = textAt(studio.picture?.texts ?? [], (event.clientX - at.left) * scale, (event.clientY - at.top) * scale);
    if (text) return studio.inPlace.open(text);
    const item = (event.target as Element).closest("[data-at]");
    if (item && slide) goToItem(studio, slide, item.getAttribute("data-at")!);
  };
  return (
    <div class={slide?.is_hidden ? "slide-picture is-hidden" : "slide-picture"} id="picture" ref={box} tabIndex={0} role="group"
      aria-label={`${words.picture}: ${plain(slide?.title ?? "")}`} onClick={(event) => void click(event)}>
      <Svg svg={picture.svg} />
      <span class="point-frame" ref={frame} hidden />
      {studio.inPlace.field?.slide === studio.current && <InPlaceField key={studio.inPlace.field.at} studio={studio} box={() => box.current!} />}
    </div>
  );
}

/** The smallest text whose box holds the point. */
function textAt(texts: readonly PageText[], x: number, y: number): PageText | null {
  const hit = texts.filter((one) => x >= one.x && x <= one.x + one.width && y >= one.y && y <= one.y + one.height);
  return hit.sort((one, two) => one.width * one.height - two.width * two.height)[0] ?? null;
}

/** Where an item stands: "+3:5" from the first line of its slide, with the number of its file before a "/" where that is another. */
function goToItem(studio: Studio, slide: SlideEntry, at: string): void {
  const found = at.match(/^(?:(\d+)\/)?(\+?)(-?\d+):(\d+)$/);
  if (!found) return;
  const file = found[1] ? Number(found[1]) : slide.place.file;
  studio.openFile(file);
  const mark = studio.editor.marks.slides.find((one) => one.key === slide.key);
  const doc = studio.editor.doc(file);
  const first = mark && file === slide.place.file ? doc.lineAt(mark.from).number : slide.place.line;
  const line = found[2] ? first + Number(found[3]) : Number(found[3]);
  const column = Number(found[4]);
  studio.goTo({ file, line, column, end_line: line, end_column: column });
}

function InPlaceField(props: { studio: Studio; box: () => HTMLElement }) {
  const { inPlace } = props.studio;
  const area = useRef<HTMLTextAreaElement>(null);
  const field = inPlace.field!;
  const text = inPlace.now!;
  useLayoutEffect(() => {
    area.current!.focus();
    area.current!.select();
  }, [field.at]);
  useLayoutEffect(() => fit(area.current!, text, props.box(), props.studio.picture!.width));
  const press = (event: KeyboardEvent) => {
    // Saving and building are those of the page; all else belongs to the field.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void inPlace.done();
      props.studio.focus("#picture");
    } else if (event.key === "Escape") {
      event.preventDefault();
      void inPlace.leave().then(() => props.studio.focus("#picture"));
    } else if (event.key === "Tab") {
      event.preventDefault();
      void inPlace.next(event.shiftKey ? -1 : 1);
    }
  };
  return (
    <textarea class="in-place" ref={area} aria-label={words.changeName(text.name)} value={field.live.value} rows={1} spellcheck
      onClick={(event) => event.stopPropagation()} onKeyDown={press} onInput={(event) => inPlace.change(event.currentTarget.value)} />
  );
}

/** Exactly over the text, in the slide's own size. */
function fit(area: HTMLTextAreaElement, text: PageText, box: HTMLElement, width: number): void {
  const scale = box.clientWidth / width;
  const drawn = drawnAt(box, text, scale);
  Object.assign(area.style, {
    left: `${text.x * scale - 8}px`,
    top: `${text.y * scale - 6}px`,
    width: `${text.width * scale + 16}px`,
    fontSize: `${text.size * scale}px`,
    fontWeight: text.is_bold ? "bold" : "normal",
    fontFamily: drawn ? getComputedStyle(drawn).fontFamily : "",
    color: text.colour,
    background: isLight(text.colour) ? "#1A1F22" : "#FFFFFF",
    height: "0",
  });
  area.style.height = `${Math.max(area.scrollHeight, text.height * scale + 8)}px`;
}

/** What is drawn at the place of a text: its letters are those of the field. */
function drawnAt(box: HTMLElement, text: PageText, scale: number): Element | undefined {
  const whole = box.getBoundingClientRect();
  const [middle, bottom] = [whole.top + (text.y + text.height / 2) * scale, whole.top + (text.y + text.height) * scale];
  const texts = [...box.querySelectorAll("svg text")];
  const isThere = (one: Element) => {
    const at = one.getBoundingClientRect();
    return at.left < whole.left + (text.x + text.width) * scale && at.right > whole.left + text.x * scale && at.top < Math.max(middle, bottom - 2) && at.bottom > middle;
  };
  return texts.find(isThere) ?? texts[0];
}

function isLight(colour: string): boolean {
  const parts = colour.match(/^#(..)(..)(..)$/);
  if (!parts) return false;
  const [red, green, blue] = parts.slice(1).map((part) => parseInt(part, 16)) as [number, number, number];
  return red * 0.299 + green * 0.587 + blue * 0.114 > 160;
}

/** While a text is changed, the line over the picture says which, how much room it has, and how to end. */
export function FieldBar(props: { studio: Studio }) {
  const { inPlace } = props.studio;
  const text = inPlace.now!;
  const isOver = text.most_lines > 0 && text.lines > text.most_lines;
  const said = isOver ? words.linesTooMany(text.lines, text.most_lines) : words.linesUsed(text.lines, text.most_lines);
  return (
    <div class="caption is-changing">
      <h2>{words.changing(text.name)}</h2>
      {text.most_lines > 0 && <Meter share={text.lines / text.most_lines} />}
      <span class={isOver ? "is-fault" : ""}>{said}</span>
      <span class="stretch" />
      <Button kind="primary" isSmall press={() => { void inPlace.done(); props.studio.focus("#picture"); }}>{words.done} <kbd>Enter</kbd></Button>
      <Button isSmall press={() => void inPlace.leave().then(() => props.studio.focus("#picture"))}>{words.leaveIt} <kbd>Esc</kbd></Button>
    </div>
  );
}

export function Meter(props: { share: number }) {
  const bar = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => { bar.current!.style.width = `${Math.min(1, props.share) * 100}%`; }, [props.share]);
  return <span class={props.share > 1 ? "meter is-over" : "meter"} aria-hidden="true"><span ref={bar} /></span>;
}
