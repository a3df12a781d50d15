// A page of the handout, the notes or the reading document; its slides lead to their text.

import { useEffect, useRef, useState } from "preact/hooks";
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
  const { current, sheetPage } = studio;
  const { version } = studio.state!;
  const known = useRef("");
  useEffect(() => {
    if (known.current === `${kind} ${sheetPage} ${version}`) return;
    let isWanted = true;
    const take = (found: SheetPicture) => {
      if (!isWanted) return;
      // Where the slide was looked for, its page is the one that is shown from then on.
      studio.sheetPage = found.page;
      known.current = `${kind} ${found.page} ${version}`;
      setSheet(found);
    };
    void ask("sheet", { kind, page: sheetPage, slide: current }).then(take, () => undefined);
    return () => { isWanted = false; };
  }, [kind, sheetPage, sheetPage < 0 && current, version]);
  if (!sheet || sheet.kind !== kind) return <p class="caption quiet">{words.loading}</p>;
  const click = (event: MouseEvent) => {
    const said = (name: string) => (event.target as Element).closest(`[${name}]`)?.getAttribute(name);
    const key = said("data-slide");
    const at = said("data-at")?.match(/^(\d+)\/(\d+):(\d+)$/)?.slice(1).map(Number);
    if (key) studio.choose(key);
    else if (at) studio.goTo({ file: at[0]!, line: at[1]!, column: at[2]!, end_line: at[1]!, end_column: at[2]! });
    else return;
    // The page stays, on whichever page its slide begins.
    studio.set({ sheetPage: sheet.page });
  };
  const turn = (by: 1 | -1) => {
    const edge = by < 0 ? sheet.page === 0 && words.firstPage : sheet.page === sheet.page_count - 1 && words.lastPage;
    return <Button isSmall press={() => (edge ? studio.say(edge) : studio.set({ sheetPage: sheet.page + by }))} waits={edge}>{by < 0 ? words.pageBefore : words.pageAfter}</Button>;
  };
  const old = studio.slide?.old_since;
  return (
    <>
      <div class="caption">
        <h2>{words.sheetOf(words.sheetNames[kind], sheet.page + 1, sheet.page_count)}</h2>
        <span class="stretch" />
        <span class="quiet">{kind === "reading" ? words.clickWords : words.clickSlide}</span>
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
          {turn(-1)}
          {turn(1)}
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
