// A dialog over the page: Escape closes it, and the focus goes back where it was.

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { words } from "../words.js";

interface DialogProps {
  title: string;
  close: () => void;
  children: ComponentChildren;
  class?: string;
  beside?: ComponentChildren;
}

export function Dialog(props: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    return () => before?.focus();
  }, []);
  return (
    <dialog ref={dialog} class={props.class} aria-labelledby="dialog-title"
      onCancel={(event) => { event.preventDefault(); props.close(); }}>
      <header class="dialog-head">
        <h2 id="dialog-title">{props.title}</h2>
        {props.beside}
        <button type="button" class="button cross" aria-label={words.close} onClick={props.close}>×</button>
      </header>
      {props.children}
    </dialog>
  );
}
