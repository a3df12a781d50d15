// The file was changed elsewhere at the same lines: both are shown, nothing is written before all is decided.

import { useState } from "preact/hooks";
import { ask } from "../api.js";
import { depth } from "../editor/lines.js";
import type { Conflict as Place } from "../messages.js";
import type { Studio } from "../studio.js";
import { words } from "../words.js";
import { Button, Tag } from "./controls.js";
import { SlideList } from "./SlideList.js";

type Choice = "mine" | "other" | "both" | "own";

interface Decision {
  choice: Choice | null;
  own: string;
}

export function ConflictView(props: { studio: Studio }) {
  const { studio } = props;
  const saved = studio.conflict!;
  const { conflicts, fitted } = saved;
  const [decisions, setDecisions] = useState<readonly Decision[]>(conflicts.map((one) => ({ choice: null, own: one.mine })));
  const open = decisions.findIndex((one) => !one.choice);
  const left = decisions.filter((one) => !one.choice).length;
  const decide = (at: number, decision: Decision) => setDecisions(decisions.map((one, index) => (index === at ? decision : one)));
  const goTo = (at: number) => document.querySelector<HTMLElement>(`#place-${at} input`)?.focus();
  const finish = async (copy: boolean) => {
    const texts = copy ? [] : conflicts.map((one, at) => textOf(one, decisions[at]!));
    studio.took(await ask("decide", { file: saved.file, texts, save_as_copy: copy }));
    studio.focusPane("text");
  };
  const slideAt = (line: number) => [...studio.state!.slides].reverse().find((one) => one.place.file === saved.file && one.entry >= 0 && one.place.line <= line);
  const nameOf = (line: number) => {
    const slide = slideAt(line);
    return slide ? `${studio.nameOf(slide)}, ${words.lineNumber(line)}` : words.lineNumber(line);
  };
  const decided = new Map<string, boolean>();
  conflicts.forEach((one, at) => {
    const key = slideAt(one.line)?.key;
    if (key) decided.set(key, (decided.get(key) ?? true) && !!decisions[at]!.choice);
  });
  const lines = studio.editor.text(saved.file).split("\n");
  const placeName = (one: Place) => {
    const key = one.mine.match(/^\s*(?:- +)*([\w-]+):/)?.[1];
    return key ? words.keyOf(key, nameOf(one.line)) : nameOf(one.line);
  };
  const later = () => { studio.set({ view: "write", conflict: null }); studio.focusPane("text"); };
  return (
    <div class="panes conflict-view">
      <SlideList studio={studio} decided={decided} />
      <main class="conflict" aria-labelledby="conflict-head">
        <header class="conflict-head">
          <h2 id="conflict-head">{words.conflictHead}</h2>
          <p>{words.conflictLead(fitted.length, conflicts.length)}</p>
        </header>
        <div class="conflict-places" tabIndex={0} role="group" aria-label={words.conflictHead}>
          {conflicts.map((one, at) => (
            <ConflictPlace key={at} at={at} count={conflicts.length} place={one} round={around(lines, one)} name={placeName(one)} decision={decisions[at]!} decide={(decision) => decide(at, decision)} />
          ))}
          {fitted.length > 0 && (
            <section class="card" aria-label={words.theseFitted(fitted.length)}>
              <h3>{words.theseFitted(fitted.length)}</h3>
              <ul class="fitted">{fitted.map((one) => <li key={one}>{one.split("\n", 1)[0]} <span class="quiet">{words.fromTheOther}</span></li>)}</ul>
            </section>
          )}
        </div>
        <footer class="buttons conflict-buttons">
          {open >= 0 && <Button kind="primary" id="go-to-place" press={() => goTo(open)}>{words.goToPlace(open + 1)}</Button>}
          <Button kind={open < 0 ? "primary" : ""} waits={open >= 0} press={() => (open < 0 ? void finish(false) : goTo(open))}>
            {left ? words.stillToDecide(left) : words.saveResult}
          </Button>
          <span class="stretch" />
          <Button press={() => void finish(true)}>{words.saveCopy}</Button>
          <Button press={later}>{words.decideLater}</Button>
        </footer>
      </main>
    </div>
  );
}

function textOf(place: Place, decision: Decision): string {
  return { mine: place.mine, other: place.other, both: place.both, own: decision.own }[decision.choice ?? "mine"];
}

/** The lines before and after a place, which are the same on both sides. */
interface Around {
  before: string | undefined;
  after: string | undefined;
}

const around = (lines: readonly string[], { line, mine }: Place): Around => ({ before: lines[line - 2], after: lines[line - 1 + linesOf(mine).length] });

const linesOf = (text: string): string[] => (text ? text.replace(/\n$/, "").split("\n") : []);

function ConflictPlace(props: { at: number; count: number; name: string; place: Place; round: Around; decision: Decision; decide: (decision: Decision) => void }) {
  const { at, place, decision } = props;
  const radio = (choice: Choice, label: string) => (
    <label class={decision.choice === choice ? "button small is-chosen" : "button small"}>
      <input type="radio" name={`place-${at}`} checked={decision.choice === choice} onChange={() => props.decide({ ...decision, choice })} /> {label}
    </label>
  );
  return (
    <section id={`place-${at}`} class="place" aria-label={words.placeOf(at + 1, props.count, props.name)}>
      <header>
        <h3>{words.placeOf(at + 1, props.count, props.name)}</h3><span class="stretch" />
        {decision.choice ? <Tag kind="ok">{words.decided}</Tag> : <Tag kind="advice">{words.notDecided}</Tag>}
        {place.both && radio("both", words.keepBoth)}
        {radio("own", words.writeMyself)}
      </header>
      <div class="sides">
        <Side head={words.yours} where={words.yoursWhere} text={place.mine} other={place.other} round={props.round} line={place.line} isChosen={decision.choice === "mine"}>{radio("mine", words.keepMine)}</Side>
        <Side head={words.theOther} where={words.otherWhere} text={place.other} other={place.mine} round={props.round} line={place.line} isChosen={decision.choice === "other"}>{radio("other", words.takeOther)}</Side>
      </div>
      {decision.choice === "both" && <pre class="both">{place.both}</pre>}
      {decision.choice === "own" && (
        <textarea class="own-text" aria-label={words.yourText} rows={6} value={decision.own} spellcheck={false}
          onInput={(event) => props.decide({ ...decision, own: event.currentTarget.value })} />
      )}
    </section>
  );
}

/** What is continued hangs below the text of its line. */
function hanging(line: string) {
  const indent = depth(line);
  return { paddingLeft: `${indent}ch`, textIndent: `-${indent}ch` };
}

function keyFirst(line: string) {
  const found = line.match(/^(\s*(?:- +)*)([\w-]+)(:(?:\s.*)?)$/);
  return found ? <>{found[1]}<span class="tok-key">{found[2]}</span>{found[3]}</> : line;
}

function Side(props: { head: string; where: string; text: string; other: string; round: Around; line: number; isChosen: boolean; children: preact.ComponentChildren }) {
  const there = new Set(linesOf(props.other));
  const lines = linesOf(props.text);
  const { before, after } = props.round;
  return (
    <div class={props.isChosen ? "side is-chosen" : "side"}>
      <header><strong>{props.head}</strong> <span class="quiet">{props.where}</span></header>
      <div class="side-lines">
        {before !== undefined && <Line number={props.line - 1} text={before} />}
        {!lines.length && <p class="quiet">{words.nothingThere}</p>}
        {lines.map((line, at) => <Line key={at} number={props.line + at} text={line} isChanged={!there.has(line)} />)}
        {after !== undefined && <Line number={props.line + lines.length} text={after} />}
      </div>
      <footer>{props.children}</footer>
    </div>
  );
}

function Line(props: { number: number; text: string; isChanged?: boolean }) {
  return (
    <div class={props.isChanged ? "side-line is-changed" : "side-line"}>
      <span class="line-number">{props.number}</span><code style={hanging(props.text)}>{keyFirst(props.text)}</code>
    </div>
  );
}
