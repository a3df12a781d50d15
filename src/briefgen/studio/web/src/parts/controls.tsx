// Buttons and choices as they look everywhere.

import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { Option } from "../messages.js";

interface ButtonProps {
  press: () => void;
  children: ComponentChildren;
  kind?: "primary" | "link" | "";
  isSmall?: boolean;
  label?: string;
  id?: string;
  class?: string;
  /** Why it must wait: it stays reachable and says so. */
  waits?: string | boolean;
}

export function Button(props: ButtonProps) {
  const name = ["button", props.kind, props.isSmall ? "small" : "", props.class].filter(Boolean).join(" ");
  return (
    <button type="button" id={props.id} class={name} aria-label={props.label} aria-disabled={props.waits ? "true" : undefined}
      title={typeof props.waits === "string" ? props.waits : undefined} onClick={props.press}>
      {props.children}
    </button>
  );
}

interface ChoiceProps {
  label: string;
  options: readonly Option[];
  value: string;
  choose: (id: string) => void;
  isLabelHidden?: boolean;
  waits?: boolean;
}

export function Choice(props: ChoiceProps) {
  const options = props.options.some((one) => one.id === props.value) ? props.options : [{ id: props.value, name: props.value || "–" }, ...props.options];
  return (
    <label class="choice">
      <span class={props.isLabelHidden ? "visually-hidden" : "choice-label"}>{props.label}</span>
      <select value={props.value} disabled={props.waits} onChange={(event) => props.choose(event.currentTarget.value)}>
        {options.map((one) => <option key={one.id} value={one.id} selected={one.id === props.value}>{one.name}</option>)}
      </select>
    </label>
  );
}

export function Tag(props: { kind: "fault" | "advice" | "ok" | "plain"; children: ComponentChildren }) {
  return <span class={`tag is-${props.kind}`}>{props.children}</span>;
}

/** A button by which a file of this computer is chosen. */
export function FileButton(props: { label: string; accept: string; take: (file: File) => void; isLink?: boolean; isSmall?: boolean; id?: string; children: ComponentChildren }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button id={props.id} kind={props.isLink ? "link" : ""} isSmall={props.isSmall} press={() => field.current?.click()}>{props.children}</Button>
      <input ref={field} type="file" accept={props.accept} class="visually-hidden" tabIndex={-1} aria-label={props.label}
        onChange={(event) => event.currentTarget.files?.[0] && props.take(event.currentTarget.files[0])} />
    </>
  );
}

/** Arrow keys choose among tabs. */
export function Tabs<Id extends string>(props: {
  label: string; ids: readonly Id[]; current: Id; name: (id: Id) => ComponentChildren; choose: (id: Id) => void; panel: string;
}) {
  const press = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!by) return;
    event.preventDefault();
    const next = props.ids[(props.ids.indexOf(props.current) + by + props.ids.length) % props.ids.length]!;
    props.choose(next);
    document.getElementById(`tab-${props.panel}-${next}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={props.label} onKeyDown={press}>
      {props.ids.map((id) => (
        <button key={id} type="button" role="tab" id={`tab-${props.panel}-${id}`} aria-selected={id === props.current ? "true" : "false"}
          aria-controls={props.panel} tabIndex={id === props.current ? 0 : -1} onClick={() => props.choose(id)}>
          {props.name(id)}
        </button>
      ))}
    </div>
  );
}
