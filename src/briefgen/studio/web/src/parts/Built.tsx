// The build: how far it is, then the files of the pack and what changed.

import { ask } from "../api.js";
import type { Build, ChangedSlide, Offer, ReadyFile } from "../messages.js";
import type { Studio } from "../studio.js";
import { plain, upper, words } from "../words.js";
import { Button, Tag } from "./controls.js";
import { Meter } from "./SlidePicture.js";
import { Svg } from "./Svg.js";

export function Built(props: { studio: Studio }) {
  const { studio } = props;
  const { build } = studio;
  return (
    <main class="built" aria-labelledby="built-head">
      <div class="built-main">
        <header class="built-head">
          <h2 id="built-head">{headOf(build)}</h2>
          {build && !build.is_running && !build.failed && !build.is_stopped && <Tag kind="ok">{words.builtAt(studio.builtAt, build.seconds)}</Tag>}
          <span class="stretch" />
          <Button press={() => studio.backToWriting()}>{words.backToWriting} <kbd>Esc</kbd></Button>
        </header>
        {build && (build.event || build.files.length > 0) && <p class="built-lead">{words.builtLead(build)}</p>}
        {build?.is_running && <Running build={build} />}
        {build?.failed && <div class="card is-bad" role="alert"><p>{build.failed}</p><p>{words.oldFilesStay}</p></div>}
        {build && build.files.length > 0 && <Files studio={studio} build={build} />}
        {build?.offer && !studio.isOfferLeft && <BeforePrinting studio={studio} offer={build.offer} />}
        <Advice studio={studio} />
      </div>
      {build && !build.is_running && !build.failed && !build.is_stopped && <Changes studio={studio} build={build} />}
    </main>
  );
}

function headOf(build: Build | null): string {
  if (!build || build.is_running) return words.packRunning;
  if (build.is_stopped) return words.packStopped;
  return build.failed ? words.packFailed : words.packReady;
}

/** The files as they are made: a word and a bar for each. */
function Running(props: { build: Build }) {
  const { build } = props;
  const head = words.fileHead;
  return (
    <section class="card files running" aria-label={words.packRunning}>
      <table>
        <thead><tr><th scope="col">{head.file}</th><th scope="col">{head.kind}</th><th scope="col">{head.progress}</th></tr></thead>
        <tbody>
          {build.parts.map((part, index) => (
            <tr key={index}>
              <th scope="row">{part.name}</th><td class="quiet">{part.kind}</td>
              <td><span class="progress"><Meter share={part.share} /><span>{part.share >= 1 ? words.made : upper(part.doing) || words.waiting}</span></span></td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="buttons">
        <Button press={() => void ask("stop", {})}>{words.stop}</Button>
        <span class="quiet" role="status">{build.parts.find((part) => part.doing)?.name ?? (build.doing || words.loading)}</span>
      </div>
    </section>
  );
}

function BeforePrinting(props: { studio: Studio; offer: Offer }) {
  const { studio, offer } = props;
  return (
    <section class="card" aria-label={words.beforePrinting}>
      <h3>{words.beforePrinting}</h3>
      <p>{offer.words}</p>
      <div class="buttons">
        <Button isSmall press={() => void studio.takeOffer(offer)}>{words.showOffer(offer)}</Button>
        <Button isSmall press={() => studio.leaveOffer()}>{words.leaveOffer}</Button>
      </div>
    </section>
  );
}

function Files(props: { studio: Studio; build: Build }) {
  const { build } = props;
  const head = words.fileHead;
  return (
    <section class="card files" aria-label={head.file}>
      <div class="table-place" tabIndex={0} role="group" aria-label={words.fileHead.file}>
        <table>
          <thead>
            <tr>
              <th scope="col">{head.file}</th><th scope="col">{head.kind}</th><th scope="col" class="number">{head.length}</th>
              <th scope="col" class="number">{head.copy}</th><th scope="col" class="number">{head.print}</th><th scope="col">{build.since ? words.newSince(build.since) : head.isNew}</th>
              <th scope="col"><span class="visually-hidden">{head.open}</span></th>
            </tr>
          </thead>
          <tbody>{build.files.map((file) => <FileRow key={file.index} studio={props.studio} file={file} isFirst={!build.since} />)}</tbody>
        </table>
      </div>
      <div class="buttons">
        <Button kind="primary" press={() => void open(props.studio, -1)}>{words.openFolder}</Button>
        <Button press={() => copy(props.studio, printList(build.files))}>{words.copyPrintList}</Button>
        <Button press={() => void props.studio.startBuild()} waits={build.is_running}>{words.buildAgain}</Button>
        <span class="stretch" />
        <span class="quiet">{words.folder(build.folder.split(/[\\/]/).slice(-2).join(" / "))}</span>
      </div>
    </section>
  );
}

/** With the program of this computer, or else in the browser. */
async function open(studio: Studio, index: number): Promise<void> {
  const opened = await ask("open", { index });
  if (opened.address) window.open(opened.address, "_blank", "noopener");
  else if (!opened.is_opened) studio.say(words.cannotOpen(studio.build?.folder ?? ""));
}

function FileRow(props: { studio: Studio; file: ReadyFile; isFirst: boolean }) {
  const { file } = props;
  return (
    <tr>
      <th scope="row" title={file.file}>{file.name}</th><td class="quiet">{file.kind}</td><td class="number">{file.length}</td>
      <td class="number">{file.one_copy}</td><td class="number">{file.to_print}</td><td class={file.news ? "" : "quiet"}>{props.isFirst ? words.isNew : file.news || words.asBefore}</td>
      <td><Button isSmall label={words.openName(file.name)} press={() => void open(props.studio, file.index)}>{words.open}</Button></td>
    </tr>
  );
}

function printList(files: readonly ReadyFile[]): string {
  return files.filter((file) => file.to_print).map((file) => `${file.name} (${file.file}): ${file.to_print}`).join("\n");
}

function copy(studio: Studio, text: string): void {
  void navigator.clipboard.writeText(text).then(() => studio.say(words.copied), () => undefined);
}

function Changes(props: { studio: Studio; build: Build }) {
  const { studio, build } = props;
  const all = studio.state!.page_count;
  const said = build.changes.map((one) => `${changeHead(one)}: ${words.changeWords(one.what, one.old, one.new)}`);
  const slides = new Set(build.changes.filter((one) => one.page >= 0).map((one) => one.page)).size;
  return (
    <section class="card changes" aria-label={words.whatChanged}>
      <h3>{build.since ? words.whatChangedSince(build.since) : words.whatChanged}</h3>
      <p class="quiet">{!build.since ? words.firstBuild : slides ? words.changedCount(slides, all) : build.changes.length ? "" : words.nothingChanged}</p>
      <ul>
        {build.changes.map((one, index) => (
          <li key={index}>
            {one.page >= 0 && <Svg svg={studio.pictures.get(one.page)?.svg ?? ""} class="framed" isHidden />}
            <div>
              <strong>{changeHead(one)}</strong>
              <p>{words.changeWords(one.what, one.old, one.new)}</p>
            </div>
          </li>
        ))}
      </ul>
      {build.changes.length > 0 && (
        <div class="buttons">
          <Button isSmall press={() => copy(studio, said.join("\n"))}>{words.copyList}</Button>
          <span class="quiet">{words.copyListFor}</span>
        </div>
      )}
    </section>
  );
}

const changeHead = (one: ChangedSlide): string => (one.page >= 0 ? `${words.slide} ${one.page + 1}: ${plain(one.title)}` : plain(one.title));

function Advice(props: { studio: Studio }) {
  const count = props.studio.state!.faults.filter((fault) => !fault.is_error).length;
  if (!count) return null;
  return (
    <p class="quiet">
      {words.adviceStays(count)}{" "}
      <Button kind="link" press={() => { props.studio.set({ view: "write" }); props.studio.focusPane("faults"); }}>{words.readThem(count)}</Button>
    </p>
  );
}
