// The page: which view is shown, and what lies over it.

import { useEffect, useLayoutEffect, useReducer } from "preact/hooks";
import type { Pane, Studio } from "../studio.js";
import { words } from "../words.js";
import { Built } from "./Built.js";
import { ConflictView } from "./Conflict.js";
import { Tabs } from "./controls.js";
import { Dialog } from "./Dialog.js";
import { dropFile } from "./drop.js";
import { Gallery } from "./Gallery.js";
import { HelpDialog } from "./HelpDialog.js";
import { ImportView } from "./ImportReport.js";
import { KeysDialog, usePageKeys } from "./Keys.js";
import { PicturePane } from "./PicturePane.js";
import { SlideList } from "./SlideList.js";
import { Start } from "./Start.js";
import { StatusBar } from "./StatusBar.js";
import { TalkView } from "./TalkView.js";
import { TextPane } from "./TextPane.js";
import { Choices, TopBar } from "./TopBar.js";

export function App(props: { studio: Studio }) {
  const { studio } = props;
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => studio.onChange(() => draw(undefined)), []);
  usePageKeys(studio);
  useDrop(studio);
  useLayoutEffect(() => studio.drawn());
  useEffect(() => { document.title = studio.state?.kind === "deck" ? `${studio.title} – ${words.product}` : words.product; });
  if (!studio.state) return <main class="waiting"><h1>{words.product}</h1><p role="status">{studio.isStopped ? words.stoppedHead : words.loading}</p></main>;
  if (studio.state.kind === "start") return <Start studio={studio} />;
  if (studio.view === "talk") return <TalkView studio={studio} />;
  return (
    <>
      <TopBar studio={studio} />
      <Shown studio={studio} />
      <StatusBar studio={studio} />
      <Over studio={studio} />
    </>
  );
}

function Shown(props: { studio: Studio }) {
  const { studio } = props;
  if (studio.view === "built") return <Built studio={studio} />;
  if (studio.view === "conflict" && studio.conflict) return <ConflictView studio={studio} />;
  if (studio.view === "import" && studio.report) return <ImportView studio={studio} />;
  return <Writing studio={studio} />;
}

const PANES: Pane[] = ["slides", "text", "picture", "faults"];

function Writing(props: { studio: Studio }) {
  const { studio } = props;
  const faults = studio.state!.faults.filter((fault) => fault.is_error).length;
  const advice = studio.state!.faults.length - faults;
  const names = { slides: words.slides, text: words.text, picture: words.picture, faults: faults || !advice ? words.faultsHead(faults, 0) : words.adviceTag(advice) };
  const number = words.pageNumbers(studio.slide?.pages ?? []);
  return (
    <main class={`panes shows-${studio.pane}`}>
      <div class="pane-tabs">
        <Tabs label={words.product} ids={PANES} current={studio.pane} name={(pane) => names[pane]} choose={(pane) => studio.set({ pane })} panel="panes" />
        <span>{words.slideOf(number, studio.state!.page_count)}</span>
      </div>
      <div class="panes-inner" id="panes">
        <SlideList studio={studio} />
        <TextPane studio={studio} />
        <PicturePane studio={studio} />
      </div>
    </main>
  );
}

function Over(props: { studio: Studio }) {
  const { studio } = props;
  switch (studio.dialog) {
    case "gallery": return <Gallery studio={studio} />;
    case "keys": return <KeysDialog studio={studio} />;
    case "help": return <HelpDialog studio={studio} />;
    case "choices":
      return (
        <Dialog title={words.choices} close={() => studio.set({ dialog: null })}>
          <div class="dialog-body choices-body"><Choices studio={studio} /></div>
        </Dialog>
      );
    case null: return null;
  }
}

function useDrop(studio: Studio): void {
  useEffect(() => {
    const over = (event: DragEvent) => event.dataTransfer?.types.includes("Files") && event.preventDefault();
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (!file || event.defaultPrevented) return;
      event.preventDefault();
      if (studio.state?.kind === "deck") void dropFile(studio, file);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
    };
  }, []);
}
