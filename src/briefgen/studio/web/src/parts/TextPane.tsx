// The text of the deck.

import { useLayoutEffect, useRef } from "preact/hooks";
import type { Studio } from "../studio.js";
import { words } from "../words.js";
import { Button, Choice } from "./controls.js";
import { FaultList } from "./FaultList.js";

const short = (name: string): string => name.replace(/^.*\//, "").replace(/\.yaml$/, "");

export function TextPane(props: { studio: Studio }) {
  const { studio } = props;
  const files = studio.state!.files;
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current!.append(studio.editor.view.dom);
    studio.editor.isShown();
    return () => studio.editor.isLeft();
  }, []);
  const options = files.map((file, index) => ({ id: `${index}`, name: short(file.name) }));
  return (
    <section class="pane text-pane" aria-label={words.text}>
      <header class="pane-head">
        <h2>{words.text}</h2>
        {files.length > 1
          ? <Choice label={words.file} isLabelHidden options={options} value={`${studio.editor.file}`} choose={(id) => studio.openFile(Number(id))} />
          : <span class="quiet file-name">{short(files[0]?.name ?? "")}</span>}
        <span class="stretch" />
        {studio.view === "write" && studio.report?.deck === studio.state!.choices.deck && <Button press={() => studio.showReport()}>{words.importAgain}</Button>}
        <Button press={() => studio.editor.find()}>{words.find}</Button>
        <Button press={() => void studio.showHelp()}>{words.helpForLine}</Button>
      </header>
      <div class="editor-place" ref={place} />
      <FaultList studio={studio} state={studio.state!} />
    </section>
  );
}
