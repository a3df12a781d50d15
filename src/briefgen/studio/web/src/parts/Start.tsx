// The first start, in an empty folder: three questions on one page.

import { useEffect, useState } from "preact/hooks";
import { ask, base64, sent } from "../api.js";
import type { LookCard, NewProject, Option } from "../messages.js";
import type { Studio } from "../studio.js";
import { sentence, upper, words } from "../words.js";
import { Button, Choice, FileButton } from "./controls.js";
import { PICTURES } from "./PictureChoice.js";
import { Svg } from "./Svg.js";

type Content = NewProject["content"];

export function Start(props: { studio: Studio }) {
  const { studio } = props;
  const [organisation, setOrganisation] = useState("");
  const [looks, setLooks] = useState<readonly LookCard[]>([]);
  const [languages, setLanguages] = useState<readonly Option[]>([]);
  const [language, setLanguage] = useState("en-GB");
  const [logo, setLogo] = useState<File | null>(null);
  const [template, setTemplate] = useState<File | null>(null);
  const [look, setLook] = useState("");
  const [content, setContent] = useState<Content>("samples");
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => void ask("start", { organisation, language }).then((found) => {
      setLooks(found.looks);
      setLanguages(found.languages);
      setLook((now) => now || (found.looks[0]?.id ?? ""));
    }, () => undefined), organisation ? 150 : 0);
    return () => clearTimeout(timer);
  }, [organisation, language]);
  const make = async () => {
    if (!organisation.trim()) {
      studio.focus("#organisation");
      return setRefused(words.nameFirst);
    }
    if (content === "file" && !file) return setRefused(words.fileFirst);
    setBusy(true);
    const asked = {
      organisation, look, language, content, file_name: file?.name ?? "", data: file && content === "file" ? await base64(file) : "",
      logo: logo && !template ? await sent(logo) : null, template: template && (await sent(template)),
    };
    await ask("new", asked).then((state) => studio.begun(state), (error: Error) => setRefused(sentence(error.message)));
    setBusy(false);
  };
  const cover = looks.find((one) => one.id === look);
  return (
    <>
      <header class="top"><h1 class="product-name">{words.product}</h1></header>
      <main class="start">
        <form class="questions" onSubmit={(event) => { event.preventDefault(); void make(); }}>
          <h2>{words.startHead}</h2>
          <p>{words.startLead}</p>
          <fieldset>
            <legend>{words.whoIsItFrom}</legend>
            <div class="who">
            <label>
              <span class="choice-label">{words.organisation}</span>
              <input type="text" id="organisation" ref={(field) => { if (field && !document.activeElement?.closest("form")) field.focus(); }} value={organisation} maxLength={120} aria-invalid={refused === words.nameFirst ? "true" : undefined}
                onInput={(event) => { setOrganisation(event.currentTarget.value); setRefused(""); }} />
            </label>
            <Choice label={words.language} options={languages} value={language} choose={setLanguage} />
            <div class="choice">
              <span class="choice-label">{words.logo}</span>
              <span class="buttons">
                <FileButton label={words.logo} accept={PICTURES} take={(taken) => { setLogo(taken); setRefused(""); }}>{logo ? logo.name : words.choosePicture}</FileButton>
                {logo && <Button isSmall label={words.noLogo} press={() => setLogo(null)}>{words.leaveOut}</Button>}
              </span>
            </div>
            </div>
            {logo && template && <p class="quiet">{words.ownLogo}</p>}
          </fieldset>
          <fieldset>
            <legend>{words.howShouldItLook}</legend>
            <div class="looks">
              {looks.map((one) => (
                <label key={one.id} class={one.id === look ? "look is-chosen" : "look"}>
                  <Svg svg={one.svg} class="framed" isHidden />
                  <span><input type="radio" name="look" checked={one.id === look} onChange={() => setLook(one.id)} /> <strong>{one.name}</strong></span>
                  <span>{upper(one.what)}</span>
                </label>
              ))}
            </div>
            <p class="own-template">
              {template ? words.templateChosen(template.name) : words.mustUseTemplate}{" "}
              <FileButton isLink label={words.mustUseTemplate} accept=".potx,.pptx" take={(taken) => { setTemplate(taken); setRefused(""); }}>
                {template ? words.anotherFile : words.chooseFile}</FileButton>
              {template ? <>{" · "}<Button kind="link" press={() => setTemplate(null)}>{words.useALook}</Button></> : words.thenBuiltOnIt}
            </p>
          </fieldset>
          <fieldset>
            <legend>{words.whatShallBeInIt}</legend>
            <div class="contents">
              {(["samples", "empty", "file"] as const).map((one) => (
                <ContentChoice key={one} content={one} language={language} isChosen={one === content} choose={() => { setContent(one); setRefused(""); }} file={file}
                  take={(taken) => { setFile(taken); setContent("file"); setRefused(""); }} />
              ))}
            </div>
          </fieldset>
          <div class="make">
            <button type="submit" class="button primary large" aria-disabled={busy ? "true" : undefined}>{busy ? words.makingDeck : words.makeDeck}</button>
            <span role="status" class={refused ? "is-fault" : "quiet"}>{refused || words.fewSeconds}</span>
          </div>
        </form>
        <aside class="what-you-get" aria-label={words.whatYouGet}>
          <h2>{words.whatYouGet}</h2>
          {cover && <Svg svg={cover.svg} class="framed large-cover" isHidden />}
          {cover && (
            <div class="samples">{cover.samples.map((svg, index) => <Svg key={index} svg={svg} class="framed" isHidden />)}</div>
          )}
          {template && <p>{words.templateInstead(template.name)}</p>}
          <p>{words.oneText}</p>
          <p class="quiet">{words.plainFiles}</p>
        </aside>
      </main>
      <footer class="status">
        <span><span class="mark is-ok" aria-hidden="true" />{words.ready}</span>
        <span class="quiet">{words.nothingWritten}</span>
      </footer>
    </>
  );
}

function ContentChoice(props: { content: Content; language: string; isChosen: boolean; choose: () => void; file: File | null; take: (file: File) => void }) {
  const { content } = props;
  const [name, english] = words.contents[content];
  const what = content === "samples" && !props.language.startsWith("en") ? words.otherSamples : english;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const dropped = event.dataTransfer?.files[0];
    if (dropped) props.take(dropped);
  };
  return (
    <div class={props.isChosen ? "content is-chosen" : "content"} onDragOver={(event) => content === "file" && event.preventDefault()}
      onDrop={(event) => content === "file" && drop(event)}>
      <label>
        <span><input type="radio" name="content" checked={props.isChosen} onChange={props.choose} /> <strong>{name}</strong></span>
        <span class="content-what">{what}</span>
      </label>
      {content === "file" && (
        <p class="drop-place">
          {props.file ? words.chosenFile(props.file.name) : words.dropHere}{" "}
          <FileButton isLink label={words.contents.file[0]} accept=".pptx,.docx,.md" take={props.take}>{props.file ? words.anotherFile : words.chooseIt}</FileButton>
        </p>
      )}
    </div>
  );
}
