// A page of the handout, the notes or the reading document; its slides lead to their text.

import { useEffect, useState } from "preact/hooks";
import { ask } from "../api.js";
import type { HandoutChoice, SheetPicture } from "../messages.js";
import type { SheetKind } from "../sheets.js";
import type { Studio } from "../studio.js";
import { words } from "../words.js";
import { Button, Choice, Tag } from "./controls.js";
import { Svg } from "./Svg.js";

export function Sheet(props: { studio: Studio; kind: SheetKind }) {
  const { studio, kind } = props;
  const [sheet, setSheet] = useState<SheetPicture | null>(null);
  const page = studio.sheetPage;
  useEffect(() => {
    let isWanted = true;
    void ask("sheet", { kind, page }).then((found) => isWanted && setSheet(found), () => undefined);
    return () => { isWanted = false; };
  }, [kind, page, studio.state!.version]);
  if (!sheet || sheet.kind !== kind) return <p class="caption quiet">{words.loading}</p>;
  const click = (event: MouseEvent) => {
    const key = (event.target as Element).closest("[data-slide]")?.getAttribute("data-slide");
    if (key) studio.choose(key);
  };
  const old = studio.slide?.old_since;
  return (
    <>
      <div class="caption">
        <h2>{words.sheetOf(words.sheetNames[kind], sheet.page + 1, sheet.page_count)}</h2>
        <span class="stretch" />
        <span class="quiet">{words.clickSlide}</span>
        {old ? <Tag kind="advice">{words.oldPictureFrom(old)}</Tag> : <Tag kind="ok">{words.upToDate}</Tag>}
      </div>
      <div class="sheet-place">
        <div class="sheet" id="picture" tabIndex={0} role="group" aria-label={words.sheetOf(words.sheetNames[kind], sheet.page + 1, sheet.page_count)} onClick={click}>
          <Svg svg={sheet.svg} />
        </div>
        <div class="about-sheet">
          <h2>{words.thisPage}</h2>
          {sheet.handout && <SlidesAPage studio={studio} choice={sheet.handout} />}
          <p>{words.pageCount(sheet.page_count)}{sheet.handout && sheet.handout.copies > 1 && ` ${words.copiesToPrint(sheet.handout.copies, sheet.page_count)}`}</p>
          <Button press={() => studio.set({ sheetPage: Math.max(0, page - 1) })} waits={page <= 0}>{words.pageBefore}</Button>
          <Button press={() => studio.set({ sheetPage: Math.min(sheet.page_count - 1, page + 1) })} waits={page >= sheet.page_count - 1}>{words.pageAfter}</Button>
        </div>
      </div>
    </>
  );
}

function SlidesAPage(props: { studio: Studio; choice: HandoutChoice }) {
  const { studio, choice } = props;
  const options = Object.entries(words.perPage).map(([id, name]) => ({ id, name }));
  return (
    <>
      <Choice label={words.slidesAPage} options={options} value={choice.per_page} waits={choice.file < 0}
        choose={(value) => void studio.setHandout({ key: "per-page", value })} />
      {choice.file < 0 ? <p class="quiet">{words.writtenElsewhere}</p> : choice.is_shared && <p class="quiet">{words.forAllDecks}</p>}
    </>
  );
}
