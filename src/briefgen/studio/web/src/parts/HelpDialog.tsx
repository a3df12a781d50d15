// What can stand at the cursor, and what the word there means.

import type { Studio } from "../studio.js";
import { words } from "../words.js";
import { Button } from "./controls.js";
import { Dialog } from "./Dialog.js";

export function HelpDialog(props: { studio: Studio }) {
  const { studio } = props;
  const help = studio.help;
  const close = () => studio.set({ dialog: null });
  const insert = (text: string) => {
    close();
    queueMicrotask(() => studio.editor.insert(text));
  };
  return (
    <Dialog title={help?.title || words.helpForLine} class="help-dialog" close={close}>
      <div class="dialog-body" tabIndex={0}>
        <p>{help?.what || words.nothingHere}</p>
        {!!help?.completions.length && (
          <>
            <h3>{words.canStandHere}</h3>
            <ul class="completions">
              {help.completions.map((one) => (
                <li key={one.word}>
                  <Button isSmall label={words.insert(one)} press={() => insert(one.insert)}>{one.word}</Button>
                  <span>{one.what}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  );
}
