// Faults first, then advice; each with the one thing that is best done about it.

import { memo } from "preact/compat";
import type { Fault, StudioState } from "../messages.js";
import type { Studio } from "../studio.js";
import { fixTitle, sentence, words } from "../words.js";
import { Button } from "./controls.js";

export function faultsFirst(faults: readonly Fault[]): Fault[] {
  return [...faults.filter((fault) => fault.is_error), ...faults.filter((fault) => !fault.is_error)];
}

/** Drawn anew only where the server has said something: there may be hundreds. */
export const FaultList = memo(function FaultList({ studio, state }: { studio: Studio; state: StudioState }) {
  const faults = faultsFirst(state.faults);
  const errors = faults.filter((fault) => fault.is_error).length;
  const head = state.is_broken ? words.stopsHead(errors) : words.faultsHead(errors, faults.length - errors);
  return (
    <section class={faults.length ? "faults" : "faults is-empty"} aria-label={words.faults}>
      <header class="faults-head">
        <h2 id="faults-head" tabIndex={-1}>{head}</h2>
        {faults.length > 0 && (
          <span class="quiet keys"><span class="when-small">{words.show} <kbd>F6</kbd> </span>{words.next} <kbd>F8</kbd></span>
        )}
      </header>
      {faults.length > 0 && (
        <ul tabIndex={0} aria-label={words.faults}>
          {faults.map((fault, index) => <Item key={`${fault.code} ${index}`} studio={studio} fault={fault} />)}
        </ul>
      )}
    </section>
  );
});

function Item(props: { studio: Studio; fault: Fault }) {
  const { studio, fault } = props;
  const fix = fault.fixes[0];
  const remedy = studio.remedy(fault);
  return (
    <li class={fault.is_error ? "is-fault" : "is-advice"}>
      <strong class="kind">{fault.is_error ? words.fault : words.advice}</strong>
      <p><strong>{where(studio, fault)}</strong> {sentence(fault.message)} {sentence(fault.hint)}</p>
      {remedy ? <Button press={() => remedy.press()}>{remedy.name}</Button>
        : fix ? <Button press={() => void studio.fix(fault)}>{fixTitle(fix)}</Button>
        : fault.place && <Button press={() => studio.goTo(fault.place!)}>{words.goThere}</Button>}
    </li>
  );
}

export function where(studio: Studio, fault: Fault): string {
  const slide = studio.find(fault.slide);
  const place = fault.place;
  const file = place && place.file !== studio.state!.file ? studio.state!.files[place.file]?.name ?? "" : "";
  const said = words.at(slide?.pages.length ? words.pageNumbers(slide.pages) : "", place?.line ?? 0, file);
  return said && `${said.charAt(0).toUpperCase()}${said.slice(1)}:`;
}
