// The words of a field that is left without its button, such as for another slide: they are kept.

import { useEffect, useRef } from "preact/hooks";

/** What is typed is kept when its field goes; gives what forgets it, where a button has said what to do. */
export function useKeptWords(typed: string, keep: (typed: string) => void): () => void {
  const now = useRef("");
  now.current = typed.trim();
  useEffect(() => () => { if (now.current) keep(now.current); }, []);
  return () => { now.current = ""; };
}
